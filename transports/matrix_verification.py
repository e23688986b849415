"""Verification by emoji (SAS) for a bot: people compare what their client shows with what the bot's operator sees.

nio has half of it, for devices alone and of an older form of the protocol: no request, ready and done, no rooms, no
master keys. Here the bot answers and never asks. It gives its MAC without anybody's word, as it takes nothing from
the other side's: it is the person who learns whether the bot is the bot. What the bot shows them must come another
way than through the server that is in question.

Nothing here reads or sends: ``in_room`` and ``to_device`` take what has come and return what to answer. It is of no
bot in particular.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import vodozemac

from transports.signed_json import Json, canonical, encode

PREFIX = "m.key.verification."
REQUEST = f"{PREFIX}request"
METHOD = "m.sas.v1"
OFFERS = {
    "hashes": "sha256",
    "key_agreement_protocols": "curve25519-hkdf-sha256",
    "message_authentication_codes": "hkdf-hmac-sha256.v2",
}
LIFE = timedelta(minutes=10)
"""How old a request may be, and how long a verification may take."""
AHEAD = timedelta(minutes=5)
"""How far the clock of the one who asks may be ahead."""
MOST = 200
MOST_OF_ONE = 3
"""How many may be under way at once, and how many of one person's; the oldest give way."""

EMOJI = (
    "🐶 🐱 🦁 🐎 🦄 🐷 🐘 🐰 🐼 🐓 🐧 🐢 🐟 🐙 🦋 🌷 🌳 🌵 🍄 🌏 🌙 ☁️ 🔥 🍌 🍎 🍓 🌽 🍕 🎂 ❤️ 😀 🤖 "
    "🎩 👓 🔧 🎅 👍 ☂️ ⌛ ⏰ 🎁 💡 📕 ✏️ 📎 ✂️ 🔒 🔑 🔨 ☎️ 🏁 🚂 🚲 ✈️ 🚀 🏆 ⚽ 🎸 🎺 🔔 ⚓ 🎧 📁 📌"
).split()


@dataclass(frozen=True, slots=True)
class Me:
    """The bot: its account, its device, and the public keys it proves to have. ``master`` is "" without one."""

    user: str
    device: str
    ed25519: str
    master: str


@dataclass(frozen=True, slots=True)
class Answer:
    """An event to send: to the room of what it answers, or to that device of its sender's when there is one."""

    kind: str
    content: Json
    device: str = ""


@dataclass(frozen=True, slots=True)
class Received:
    """What comes of an event: answers, and the emoji and numbers once they are known, for the operator to see.
    ``done`` when the other side has found them equal; ``cancelled`` is why it has not come to that."""

    answers: tuple[Answer, ...] = ()
    emoji: tuple[str, ...] = ()
    decimals: tuple[int, ...] = ()
    done: bool = False
    cancelled: str = ""


@dataclass(slots=True)
class _Run:
    """One verification under way. In a room ``transaction`` is the request's event id."""

    user: str
    device: str
    transaction: str
    in_room: bool
    begun: datetime
    sas: vodozemac.Sas | None = None
    shared: vodozemac.EstablishedSas | None = field(default=None, repr=False)
    done: bool = False

    def answer(self, kind: str, content: Json) -> Answer:
        if self.in_room:
            relation: Json = {"m.relates_to": {"rel_type": "m.reference", "event_id": self.transaction}}
            return Answer(PREFIX + kind, content | relation)
        return Answer(PREFIX + kind, content | {"transaction_id": self.transaction}, self.device)

    def cancel(self, code: str, reason: str) -> Received:
        return Received((self.answer("cancel", {"code": code, "reason": reason}),), cancelled=code)


class _Wrong(Exception):
    """The other side did not keep to the protocol; the arguments are Matrix's code and the reason."""


class Verifications:
    """All verifications under way. What belongs to none of them is passed over."""

    def __init__(self, me: Me) -> None:
        self._me = me
        self._runs: dict[tuple[str, str], _Run] = {}

    def in_room(self, event: Mapping[str, Any], now: datetime) -> Received:
        """An event of a room, decrypted if it was encrypted. Others of the room's events do no harm."""
        kind, content, sender = event.get("type"), event.get("content"), event.get("sender")
        if not isinstance(kind, str) or not isinstance(content, dict) or not isinstance(sender, str):
            return Received()
        if kind == "m.room.message":
            if content.get("msgtype") != REQUEST or content.get("to") != self._me.user:
                return Received()
            return self._requested(sender, event.get("event_id"), content, event.get("origin_server_ts"), now, True)
        relation = content.get("m.relates_to")
        transaction = relation.get("event_id") if isinstance(relation, dict) else None
        return self._went_on(sender, transaction, kind, content, now, in_room=True)

    def to_device(self, event: Mapping[str, Any], now: datetime) -> Received:
        """A message to the bot's device. Others than those of verifications do no harm."""
        kind, content, sender = event.get("type"), event.get("content"), event.get("sender")
        if not isinstance(kind, str) or not isinstance(content, dict) or not isinstance(sender, str):
            return Received()
        transaction = content.get("transaction_id")
        if kind == REQUEST:
            return self._requested(sender, transaction, content, content.get("timestamp"), now, False)
        return self._went_on(sender, transaction, kind, content, now, in_room=False)

    # -- what is under way --------------------------------------------------------------------------------------

    def _requested(
        self, sender: str, transaction: object, content: Json, sent: object, now: datetime, in_room: bool
    ) -> Received:
        device, methods = content.get("from_device"), content.get("methods")
        if not isinstance(device, str) or not device or not isinstance(methods, list):
            return Received()
        if not isinstance(transaction, str) or not transaction or (sender, transaction) in self._runs:
            return Received()
        if not _is_fresh(sent, now):
            return Received()
        run = _Run(sender, device, transaction, in_room, now)
        if METHOD not in methods:
            return run.cancel("m.unknown_method", "only emoji")
        self._make_room_for(sender, now)
        self._runs[sender, transaction] = run
        return Received((run.answer("ready", {"from_device": self._me.device, "methods": [METHOD]}),))

    def _make_room_for(self, sender: str, now: datetime) -> None:
        self._forget(now)
        for most, those in ((MOST_OF_ONE, [key for key in self._runs if key[0] == sender]), (MOST, list(self._runs))):
            for key in those[: max(0, len(those) - most + 1)]:
                self._runs.pop(key, None)

    def _forget(self, now: datetime) -> None:
        for key in [key for key, run in self._runs.items() if now - run.begun > LIFE]:
            del self._runs[key]

    def _went_on(
        self, sender: str, transaction: object, kind: str, content: Json, now: datetime, *, in_room: bool
    ) -> Received:
        self._forget(now)
        run = self._runs.get((sender, transaction)) if isinstance(transaction, str) else None
        if run is None or run.in_room != in_room:
            return Received()
        try:
            match kind.removeprefix(PREFIX):
                case "start":
                    return self._started(run, content)
                case "key":
                    return self._keyed(run, content)
                case "mac":
                    return self._proved(run, content)
                case "cancel":
                    del self._runs[sender, run.transaction]
                    return Received(cancelled=str(content.get("code"))[:100])
                case "done":
                    del self._runs[sender, run.transaction]
            return Received()
        except _Wrong as wrong:
            del self._runs[sender, run.transaction]
            return run.cancel(*wrong.args)

    # -- its steps ----------------------------------------------------------------------------------------------

    def _started(self, run: _Run, content: Json) -> Received:
        if run.sas is not None:
            raise _Wrong("m.unexpected_message", "it has started already")
        if content.get("from_device") != run.device:
            raise _Wrong("m.unexpected_message", "another device goes on")
        shown = _list_of(content, "short_authentication_string")
        shown = [way for way in ("decimal", "emoji") if way in shown]
        missing = [name for name, wanted in OFFERS.items() if wanted not in _list_of(content, name)]
        if content.get("method") != METHOD or missing or not shown:
            raise _Wrong("m.unknown_method", "only emoji, by today's methods")
        sas = vodozemac.Sas()
        try:
            # The commitment to a key that is shown only after the other side has shown theirs.
            committed = sas.public_key.to_base64().encode() + canonical(content)
        except (ValueError, RecursionError):
            raise _Wrong("m.invalid_message", "this cannot be committed to") from None
        run.sas = sas
        accept: Json = {
            "method": METHOD,
            "hash": OFFERS["hashes"],
            "key_agreement_protocol": OFFERS["key_agreement_protocols"],
            "message_authentication_code": OFFERS["message_authentication_codes"],
            "short_authentication_string": shown,
            "commitment": encode(hashlib.sha256(committed).digest()),
        }
        return Received((run.answer("accept", accept),))

    def _keyed(self, run: _Run, content: Json) -> Received:
        if run.sas is None or run.shared is not None:
            raise _Wrong("m.unexpected_message", "a key before the start, or again")
        theirs, own, me = content.get("key"), run.sas.public_key.to_base64(), self._me
        try:
            shared = run.sas.diffie_hellman(vodozemac.Curve25519PublicKey.from_base64(str(theirs)))
        except ValueError:
            raise _Wrong("m.invalid_message", "this is no key") from None
        run.shared = shared
        ends = f"{run.user}|{run.device}|{theirs}|{me.user}|{me.device}|{own}"
        shown = shared.bytes(f"MATRIX_KEY_VERIFICATION_SAS|{ends}|{run.transaction}")
        return Received(
            (run.answer("key", {"key": own}), run.answer("mac", self._mac(run, shared))),
            tuple(EMOJI[index] for index in shown.emoji_indices),
            tuple(shown.decimals),
        )

    def _mac(self, run: _Run, shared: vodozemac.EstablishedSas) -> Json:
        me = self._me
        info = f"MATRIX_KEY_VERIFICATION_MAC{me.user}{me.device}{run.user}{run.device}{run.transaction}"
        keys = {f"ed25519:{me.device}": me.ed25519}
        if me.master:
            keys[f"ed25519:{me.master}"] = me.master
        macs = {name: shared.calculate_mac(key, info + name) for name, key in keys.items()}
        return {"mac": macs, "keys": shared.calculate_mac(",".join(sorted(macs)), f"{info}KEY_IDS")}

    def _proved(self, run: _Run, content: Json) -> Received:
        """Their MAC: that both have the same secret is all that is asked of it."""
        macs, keys, me = content.get("mac"), content.get("keys"), self._me
        if run.shared is None or run.done or not isinstance(macs, dict) or not isinstance(keys, str):
            raise _Wrong("m.unexpected_message", "a proof before the keys, or again")
        info = f"MATRIX_KEY_VERIFICATION_MAC{run.user}{run.device}{me.user}{me.device}{run.transaction}KEY_IDS"
        try:
            run.shared.verify_mac(",".join(sorted(macs)), info, keys)
        except ValueError:
            raise _Wrong("m.key_mismatch", "the proof does not hold") from None
        run.done = True
        return Received((run.answer("done", {}),), done=True)


def _is_fresh(sent: object, now: datetime) -> bool:
    """Whether a request is of now. ``sent`` is in milliseconds since 1970, or whatever came in its place."""
    if not isinstance(sent, int):
        return False
    try:
        at = datetime.fromtimestamp(sent / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return False
    return -AHEAD <= now - at <= LIFE


def _list_of(content: Json, name: str) -> list[Any]:
    found = content.get(name)
    return found if isinstance(found, list) else []
