"""Encrypting for a room: its key, who has it, when it is changed, and the sessions that carry it to devices."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from nio import KeysClaimResponse, KeysUploadResponse
from nio.crypto import OutboundGroupSession

from transports.matrix_devices import Call, Devices
from transports.matrix_json import Json, part
from transports.matrix_olm import Machine, OlmThread, together

log = logging.getLogger(__name__)

MEGOLM = "m.megolm.v1.aes-sha2"
DEVICES_A_REQUEST = 200
ROTATION = timedelta(days=7)
ROTATION_MESSAGES = 100
KEYLESS_PAUSE = timedelta(hours=1)
"""How long a device that had no key left to begin a session with is not asked again."""


@dataclass(slots=True)
class _RoomKey:
    """The key with which a room's messages are encrypted now, and who has it."""

    session: OutboundGroupSession
    made: datetime
    holders: set[tuple[str, str]] = field(default_factory=set)


class Encryptor:
    """What this device says to others, encrypted."""

    def __init__(self, thread: OlmThread, call: Call, devices: Devices, clock: Callable[[], datetime]) -> None:
        self._thread, self._call, self._devices, self._clock = thread, call, devices, clock
        self._room_keys: dict[str, _RoomKey] = {}
        self._room_locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._keyless: dict[tuple[str, str], datetime] = {}
        self.own: Callable[[Json], Json] = lambda device_keys: device_keys
        """Adds the account's signature to the keys of this device before they are uploaded."""

    async def encrypt(
        self, room: str, users: Iterable[str], settings: Mapping[str, Any], kind: str, content: Json
    ) -> Json:
        """The content of the m.room.encrypted event that says this to all of these people's devices.

        ``settings`` is the content of the room's m.room.encryption. Raises what the calls raise.
        """
        people = list(users)
        async with self._room_locks[room]:
            await self._devices.learn(people)
            await self._thread.run(lambda olm: self._room_key(olm, room, people, settings))
            missing = await self._thread.run(lambda olm: self._without_session(olm, room, people))
            for start in range(0, len(missing), DEVICES_A_REQUEST):
                await self._claim(missing[start : start + DEVICES_A_REQUEST])
            while messages := await self._thread.run(lambda olm: self._next_shares(olm, room, people)):
                await self.send_to_device("m.room.encrypted", messages)
                self._room_keys[room].holders.update((user, name) for user, to in messages.items() for name in to)
            return await self._thread.run(lambda olm: _encrypted(olm, room, kind, content))

    async def settle(self) -> None:
        """Do what the machine has put off: upload keys, renew broken sessions, send what it has to say.

        Raises what the calls raise.
        """
        upload = await self._thread.run(lambda olm: olm.share_keys() if olm.should_upload_keys else None)
        if upload is not None:
            if "device_keys" in upload:
                # Signed by its owner from the start, it is never seen unsigned by anybody.
                upload["device_keys"] = self.own(upload["device_keys"])
            counts = part(await self._call("POST", "keys", "upload", body=upload), "one_time_key_counts")
            response = KeysUploadResponse(0, counts.get("signed_curve25519", 0))
            await self._thread.run(lambda olm: olm.handle_response(response))
        wedged = await self._thread.run(lambda olm: olm.get_users_for_key_claiming() if olm.wedged_devices else None)
        if wedged:
            await self._claim([(user, device) for user, names in wedged.items() for device in names])
        for message in await self._thread.run(lambda olm: list(olm.outgoing_to_device_messages)):
            await self.send_to_device(message.type, {message.recipient: {message.recipient_device: message.content}})
            await self._thread.run(partial(Machine.mark_as_sent, message=message))

    async def send_to_device(self, kind: str, messages: Mapping[str, Mapping[str, Json]]) -> None:
        """Send to devices, by user and device. Raises what the calls raise."""
        await self._call("PUT", "sendToDevice", kind, secrets.token_hex(12), body={"messages": dict(messages)})

    def _room_key(self, olm: Machine, room: str, users: Sequence[str], settings: Mapping[str, Any]) -> None:
        """Make a new key if there is none, it has served its time, or somebody has it who is not to read on."""
        known = self._room_keys.get(room)
        targets = {(device.user_id, device.id) for device in self._devices.targets(olm, users)}
        if known is not None and not known.holders - targets and not self._is_spent(known, settings):
            return
        olm.create_outbound_group_session(room)
        session = olm.outbound_group_sessions[room]
        # It is this clock and the room's own settings that count.
        session.max_age, session.max_messages = timedelta.max, 2**31
        session.mark_as_shared()
        self._room_keys[room] = _RoomKey(session, self._clock())

    def _is_spent(self, key: _RoomKey, settings: Mapping[str, Any]) -> bool:
        age, messages = settings.get("rotation_period_ms"), settings.get("rotation_period_msgs")
        usual = ROTATION // timedelta(milliseconds=1)
        longest = timedelta(milliseconds=min(age, usual)) if isinstance(age, int) and age > 0 else ROTATION
        most = min(messages, ROTATION_MESSAGES) if isinstance(messages, int) and messages > 0 else ROTATION_MESSAGES
        return key.session.message_count >= most or self._clock() - key.made >= longest

    def _without_session(self, olm: Machine, room: str, users: Sequence[str]) -> list[tuple[str, str]]:
        """Devices to begin a session with."""
        now = self._clock()
        self._keyless = {name: since for name, since in self._keyless.items() if now - since < KEYLESS_PAUSE}
        missing = []
        for device in self._devices.targets(olm, users):
            name = (device.user_id, device.id)
            if name in self._room_keys[room].holders or olm.session_store.get(device.curve25519):
                continue
            if name not in self._keyless:
                missing.append(name)
                self._keyless[name] = now
        return missing

    async def _claim(self, devices: Iterable[tuple[str, str]]) -> None:
        """Begin sessions with devices."""
        wanted: defaultdict[str, dict[str, str]] = defaultdict(dict)
        for user, device in devices:
            wanted[user][device] = "signed_curve25519"
        keys = part(await self._call("POST", "keys", "claim", body={"one_time_keys": wanted}), "one_time_keys")
        await self._thread.run(lambda olm: _begin_sessions(olm, keys))

    def _next_shares(self, olm: Machine, room: str, users: Sequence[str]) -> dict[str, dict[str, Json]]:
        """The room's key for some devices that lack it, by user and device."""
        key = self._room_keys[room]
        content = {
            "algorithm": MEGOLM,
            "room_id": room,
            "session_id": key.session.id,
            "session_key": key.session.session_key,
        }
        messages: defaultdict[str, dict[str, Json]] = defaultdict(dict)
        count = 0
        with together(olm):
            for device in self._devices.targets(olm, users):
                session = olm.session_store.get(device.curve25519)
                if (device.user_id, device.id) in key.holders or session is None:
                    continue
                messages[device.user_id][device.id] = olm.seal(session, device, "m.room_key", content)
                count += 1
                if count >= DEVICES_A_REQUEST:
                    break
        return dict(messages)


def _begin_sessions(olm: Machine, keys: Mapping[str, Any]) -> None:
    with together(olm):
        for user, of_user in keys.items():
            for device, key in of_user.items() if isinstance(of_user, dict) else ():
                try:
                    olm.handle_response(KeysClaimResponse({user: {device: key}}, {}))
                except Exception as error:
                    # Whatever a server gives for a key: no other device is touched by it.
                    log.warning("matrix: a device's key cannot be used: %s", type(error).__name__)


def _encrypted(olm: Machine, room: str, kind: str, content: Json) -> Json:
    encrypted: Json = olm.group_encrypt(room, {"type": kind, "content": content})
    # Servers gather threads and edits by this, so it is said in the open too.
    if "m.relates_to" in content:
        encrypted["m.relates_to"] = content["m.relates_to"]
    return encrypted
