"""What the bot knows of its Matrix rooms: names, members, encryption, successors, and which are direct chats.

It is asked from the server when first needed and kept current by what a sync brings; nothing of it is stored, as the
server knows it all.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable

from transports.matrix_facts import ABSENT, NUMBER, Member, RoomFacts
from transports.matrix_json import Json, objects, part, words
from transports.matrix_memory import Recent
from transports.matrix_wire import LIST, Homeserver, Rejection, Unreachable

log = logging.getLogger(__name__)

MANY = 20_000
"""How many messages' authors are kept in mind."""

STATE = ("m.room.create", "m.room.name", "m.room.canonical_alias", "m.room.encryption", "m.room.tombstone")
"""What is asked of every room. Its members are not: there may be thousands."""

ENCRYPTION = {"algorithm": "m.megolm.v1.aes-sha2"}


def name_from(account: str) -> str:
    """The name of somebody who has given none."""
    return account.removeprefix("@").partition(":")[0]


class Rooms:
    """The facts of all rooms, who wrote which message, and the direct chats.

    ``reaches`` tells whether somebody reads what is encrypted for them; without it nothing encrypted can be used.
    """

    def __init__(self, home: Homeserver, reaches: Callable[[str], Awaitable[bool]] | None = None) -> None:
        self._home = home
        self._reaches = reaches
        self._facts: dict[str, RoomFacts] = {}
        self._news: Counter[str] = Counter()
        self._authors: Recent[str] = Recent(MANY)
        self._redacted: Recent[bool] = Recent(MANY)
        self._direct: dict[str, list[str]] = {}

    async def facts(self, room: str) -> RoomFacts:
        """What is known of a room the bot is or was in. Raises Rejection when it may not know, Unreachable."""
        known = self._facts.get(room)
        if known is None:
            news = self._news[room]
            known = RoomFacts()
            for event in await self._all_state(room):
                known.apply(event)
            if self._news[room] == news:
                # What changed while the server answered may be missing from its answer.
                self._facts[room] = known
        return known

    async def _all_state(self, room: str) -> list[Json]:
        asked = await asyncio.gather(*(self._state(room, kind) for kind in STATE))
        if all("type" in event for event in asked if event):
            return list(asked)
        # A server that tells only what is in single events is asked for the whole of them.
        return objects(await self._home.call("GET", "rooms", room, "state"), LIST)

    async def _state(self, room: str, kind: str, key: str = "") -> Json:
        """A state event, {} if there is none. Raises Rejection, Unreachable."""
        try:
            return await self._home.call("GET", "rooms", room, "state", kind, key, query={"format": "event"})
        except Rejection as error:
            if error.status != 404:
                raise
            return {}

    def apply(self, room: str, event: Json) -> None:
        """A sync brought an event: if it is state of a room in mind, keep that current."""
        if "state_key" in event:
            self._news[room] += 1
            if room in self._facts:
                self._facts[room].apply(event)

    def forget(self, room: str) -> None:
        """Ask anew when next needed."""
        self._facts.pop(room, None)
        self._news[room] += 1

    # -- members --------------------------------------------------------------------------------------------------

    async def member(self, room: str, account: str) -> Member:
        """Somebody's membership and name. Raises Rejection when the bot may not know, Unreachable."""
        facts = await self.facts(room)
        known = facts.members.get(account)
        if known is not None or facts.complete:
            return known or ABSENT
        told = await self._state(room, "m.room.member", account)
        content = part(told, "content") if "type" in told else told
        asked = (words(content, "membership") or ABSENT[0], words(content, "displayname"))
        if account not in facts.members:
            # Else a sync was quicker, and knows better.
            facts.note_member(account, asked)
        return facts.members.get(account, asked)

    async def name_of(self, room: str, account: str) -> str:
        """The name shown for a member, made from the account where there is none. Raises Rejection, Unreachable."""
        return (await self.member(room, account))[1] or name_from(account)

    async def has(self, room: str, account: str) -> bool:
        """Whether the account has joined. Raises Rejection, Unreachable."""
        return (await self.member(room, account))[0] == "join"

    async def present(self, room: str) -> frozenset[str]:
        """Everybody who has joined or is invited. Asked only where it must be known: of direct chats, and of encrypted
        rooms, whose keys go to all. Raises Rejection, Unreachable."""
        facts = await self.facts(room)
        if facts.complete:
            return facts.present
        news = self._news[room]
        everybody = await self._home.call("GET", "rooms", room, "members", query={"not_membership": "leave"})
        fresh = RoomFacts(complete=True)
        for event in objects(everybody, "chunk"):
            fresh.apply(event)
        if self._news[room] != news or self._facts.get(room) is not facts:
            # Somebody came or went meanwhile. Whoever may be there is taken to be; next time it is asked again.
            return fresh.present | facts.present
        facts.members, facts.complete = fresh.members, True
        return facts.present

    # -- messages -------------------------------------------------------------------------------------------------

    def note_author(self, event_id: str, account: str) -> None:
        """Who wrote a message."""
        self._authors.put(event_id, account)

    def note_redacted(self, event_id: str) -> None:
        """A message is gone."""
        self._redacted.put(event_id, True)

    def is_redacted(self, event_id: str) -> bool:
        """Whether a message is known to be gone."""
        return bool(self._redacted.get(event_id))

    async def author(self, room: str, event_id: str) -> str:
        """Who wrote a message, be it gone since; "" if it is hidden from the bot. Raises Unreachable, Rejection."""
        known = self._authors.get(event_id)
        if known is not None:
            return known
        try:
            event = await self._home.call("GET", "rooms", room, "event", event_id)
        except Rejection as error:
            if error.status not in (400, 403, 404):
                raise
            event = {}
        if part(event, "unsigned").get("redacted_because"):
            self.note_redacted(event_id)
        author = words(event, "sender")
        self.note_author(event_id, author)
        return author

    async def is_mine(self, room: str, event_id: str) -> bool:
        """Whether a message is the bot's and still there. Raises Unreachable, Rejection."""
        return await self.author(room, event_id) == self._home.user_id and not self._redacted.get(event_id)

    # -- power ----------------------------------------------------------------------------------------------------

    async def power(self, room: str, account: str) -> float:
        """The account's power level as the server has it now. Raises Rejection, Unreachable."""
        facts = await self.facts(room)
        if not await self.has(room, account):
            return 0
        if facts.creators_rule and account in facts.creators:
            return float("inf")
        try:
            given = await self._home.call("GET", "rooms", room, "state", "m.room.power_levels", "")
        except Rejection as error:
            if error.status != 404:
                raise
            return 100 if account in facts.creators[:1] else 0
        level = part(given, "users").get(account, given.get("users_default", 0))
        # Old rooms allow numbers as words; what is no number, or none that can be, gives no power.
        plain = str(level).strip()
        return int(plain) if NUMBER.fullmatch(plain) else 0

    # -- direct chats ---------------------------------------------------------------------------------------------

    def set_direct(self, content: Json) -> None:
        """Take over the account's own list of direct chats."""
        self._direct = {
            account: [room for room in rooms if isinstance(room, str)]
            for account, rooms in content.items()
            if isinstance(rooms, list)
        }

    def direct_account(self, room: str) -> str:
        """With whom the room is a direct chat, "" if it is none."""
        return next((account for account, rooms in self._direct.items() if room in rooms), "")

    async def private_with(self, room: str) -> str:
        """With whom the bot is alone there: "" in a room, even one that began as a direct chat and has since grown."""
        account = self.direct_account(room)
        if not account or await self.present(room) - {account, self._home.user_id}:
            return ""
        return account

    async def add_direct(self, account: str, room: str) -> None:
        """Note a direct chat in the account's own list. Raises Rejection, Unreachable."""
        known = self._direct.setdefault(account, [])
        if room in known:
            return
        # At once, as messages may come from there before the server has taken the note.
        known.insert(0, room)
        path = ("user", self._home.user_id, "account_data", "m.direct")
        try:
            await self._home.call("PUT", *path, body=dict(self._direct))
        except (Rejection, Unreachable):
            if room in known:
                known.remove(room)
            raise

    async def find_direct(self, account: str) -> str:
        """The room in which the bot can write to somebody alone, "" if there is none. Raises Unreachable, Rejection."""
        for room in self._direct.get(account, []):
            try:
                facts, present = await self.facts(room), await self.present(room)
                joined = await self.has(room, self._home.user_id)
            except Rejection as error:
                if error.status not in (403, 404):
                    raise
                continue
            usable = self._reaches is not None or not facts.encryption_event
            if joined and usable and present == {account, self._home.user_id}:
                return room
        return ""

    async def open_direct(self, account: str) -> str:
        """A direct chat with somebody, made if there is none. Raises Rejection, Unreachable."""
        room = await self.find_direct(account)
        if not room:
            body: Json = {"is_direct": True, "preset": "trusted_private_chat", "invite": [account]}
            if self._reaches is not None and await self._reaches(account):
                body["initial_state"] = [{"type": "m.room.encryption", "state_key": "", "content": ENCRYPTION}]
            room = words(await self._home.call("POST", "createRoom", body=body), "room_id")
            if not room:
                raise Unreachable("the homeserver does not say which room was made")
            # A sync may have shown it half made.
            self.forget(room)
            await self.add_direct(account, room)
        return room
