"""Reading what is encrypted: keys as they come, whose they are, and that no message counts twice.

What nio leaves open is done here: that a message's session belongs to a trusted device of the one who is said to have
sent it, that no message is shown again as another, and that one piece of nonsense spoils nothing else.
"""

from __future__ import annotations

import json
import logging
import secrets
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import vodozemac
from nio.crypto import InboundGroupSession
from nio.events.to_device import ToDeviceEvent
from nio.exceptions import EncryptionError

from transports.matrix_devices import Devices
from transports.matrix_encrypt import MEGOLM
from transports.matrix_json import Json, objects, part, words
from transports.matrix_olm import Machine, OlmThread, rows, together, write

log = logging.getLogger(__name__)


class SendToDevice(Protocol):
    """Sending to devices, by user and device."""

    async def __call__(self, kind: str, messages: Mapping[str, Mapping[str, Json]]) -> None:
        """Send."""


class Undecryptable(Exception):
    """An event cannot be read, for one of the reasons below. ``session`` is the session it needs."""

    def __init__(self, reason: str, session: str = "") -> None:
        super().__init__(reason)
        self.reason, self.session = reason, session


NO_KEY = "its key has not come"
UNKNOWN = "its sender's server does not say which devices they have"
UNSIGNED = "it is from a device that its owner has not signed"
FORGED = "it is not from whom it is said to be"
DAMAGED = "it is damaged"
REPLAYED = "it is another event's content, shown again"


class Decryptor:
    """What others say to this device, encrypted."""

    def __init__(self, thread: OlmThread, devices: Devices, send: SendToDevice) -> None:
        self._thread, self._devices, self._send = thread, devices, send

    async def receive(self, answer: Mapping[str, Any]) -> list[Json]:
        """Take in what a sync says to this device. To be called before its rooms are read; the same again does no
        harm. Returns the to-device events that are not about room keys."""
        events = objects(dict(answer), "to_device", "events")
        count = part(dict(answer), "device_one_time_keys_count").get("signed_curve25519", 0)
        return await self._thread.run(lambda olm: take_in(olm, events, count if isinstance(count, int) else 0))

    async def ask_for(self, room: str, event: Json) -> None:
        """Ask the sender for the key of an event, once for each session. It comes with a later sync."""
        sender, session = words(event, "sender"), words(event, "content", "session_id")
        if not await self._thread.run(lambda olm: _note_asked(olm, room, session)):
            return
        request: Json = {
            "action": "request",
            "request_id": secrets.token_hex(12),
            "requesting_device_id": await self._thread.run(lambda olm: olm.device_id),
            "body": {"algorithm": MEGOLM, "room_id": room, "session_id": session},
        }
        await self._send("m.room_key_request", {sender: {"*": request}})

    async def decrypt(self, room: str, event: Json) -> Json:
        """The event as it was before it was encrypted. The same event again gives the same. Raises Undecryptable,
        and what the calls raise."""
        content = part(event, "content")
        session_id, ciphertext = words(content, "session_id"), words(content, "ciphertext")
        if content.get("algorithm") != MEGOLM or not session_id or not ciphertext:
            raise Undecryptable(DAMAGED)
        sender, event_id = words(event, "sender"), words(event, "event_id")
        await self._devices.learn([sender])
        if not self._devices.knows(sender):
            raise Undecryptable(UNKNOWN, session_id)
        clear = await self._thread.run(lambda olm: self._open(olm, room, sender, event_id, session_id, ciphertext))
        payload, kind = clear.get("content"), words(clear, "type")
        if not isinstance(payload, dict) or not kind or clear.get("room_id") != room:
            raise Undecryptable(DAMAGED)
        # What belongs where is said in the open alone: servers gather by it.
        payload.pop("m.relates_to", None)
        if "m.relates_to" in content:
            payload["m.relates_to"] = content["m.relates_to"]
        return {**event, "type": kind, "content": payload}

    def _open(self, olm: Machine, room: str, sender: str, event_id: str, session_id: str, ciphertext: str) -> Json:
        session = find_session(olm, room, session_id)
        if session is None:
            raise Undecryptable(NO_KEY, session_id)
        self._check_owner(olm, session, sender)
        try:
            text, number = session.decrypt(ciphertext)
            clear = json.loads(text)
        except (vodozemac.MegolmDecryptionException, vodozemac.DecodeException, EncryptionError, ValueError) as error:
            # A key that came late may begin after this message: then it is the key that is lacking.
            reason = NO_KEY if "unknown" in str(error).lower() or "index" in str(error).lower() else DAMAGED
            raise Undecryptable(reason, session_id) from None
        if not isinstance(clear, dict):
            raise Undecryptable(DAMAGED)
        write(olm, "INSERT INTO bot_seen VALUES (?, ?, ?) ON CONFLICT DO NOTHING", [(session_id, number, event_id)])
        [(first,)] = rows(olm, "SELECT event FROM bot_seen WHERE session = ? AND number = ?", session_id, number)
        if first != event_id:
            raise Undecryptable(REPLAYED)
        return clear

    def _check_owner(self, olm: Machine, session: InboundGroupSession, sender: str) -> None:
        """That the session is of a device of the sender's that is to be believed. nio asks this only of devices that
        somebody has verified, so that a server could put words of one person into another's mouth."""
        device = olm.device_store.device_from_sender_key(sender, session.sender_key)
        if device is None or device.ed25519 != session.ed25519:
            raise Undecryptable(FORGED)
        if not self._devices.trusts(device):
            raise Undecryptable(UNSIGNED)


def take_in(olm: Machine, events: Sequence[Json], count: int) -> list[Json]:
    """Give the machine what came for this device; what is about verification is returned."""
    olm.uploaded_key_count = count
    rest = []
    with together(olm):
        for event in events:
            if words(event, "type").startswith("m.key.verification."):
                rest.append(event)
                continue
            try:
                olm.handle_to_device_event(ToDeviceEvent.parse_event(event))
            except Exception as error:
                # Whatever anybody may send to a device: it spoils nothing else.
                log.warning("matrix: a message to the device cannot be read: %s", type(error).__name__)
        olm.received_key_requests.clear()
    return rest


def find_session(olm: Machine, room: str, session_id: str) -> InboundGroupSession | None:
    """A room's session. Events need not say any more whose it is."""
    for sessions in olm.inbound_group_store[room].values():
        if session_id in sessions:
            found: InboundGroupSession = sessions[session_id]
            return found
    return None


def _note_asked(olm: Machine, room: str, session: str) -> bool:
    new = (room, session) not in olm.asked
    olm.asked.add((room, session))
    return new
