"""What the bot knows of its Matrix rooms: names, members, encryption, successors, and which are direct chats.

It is asked from the server when first needed and kept current by what a sync brings; nothing of it is stored, as the
server knows it all.
"""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable

from transports.matrix_facts import ABSENT, NUMBER, STATE, Member, RoomFacts, glance_filter, member_of
from transports.matrix_json import Json, objects, part, words
from transports.matrix_memory import Recent
from transports.matrix_wire import LIST, Homeserver, Rejection, Unreachable

log = logging.getLogger(__name__)

MANY = 20_000
"""How many messages' authors are kept in mind."""

WHOLE = {"format": "event"}
"""Asks for a whole event, not only for what is in it."""

MOST_COUNTS = 3
"""How often everybody is asked for anew because somebody comes or goes meanwhile."""

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
        self._glances = 0
        self._counting: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._meanwhile: dict[str, dict[str, Member]] = {}
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
        # No room is without the first: where it is not found, there is no room to know of.
        first = self._home.call("GET", "rooms", room, "state", STATE[0], "", query=WHOLE)
        asked = await asyncio.gather(first, *(self._state(room, kind) for kind in STATE[1:]))
        return asked if "type" in asked[0] else await self._at_a_glance(room)

    async def _at_a_glance(self, room: str) -> list[Json]:
        """The state, from a server that tells of single events only what is in them."""
        # A first sync never waits. Its timeout is free to tell one from another, where servers answer from memory.
        self._glances += 1
        query = {"filter": glance_filter(room), "timeout": str(self._glances)}
        seen = part(await self._home.call("GET", "sync", query=query), "rooms", "join", room)
        if seen:
            return objects(seen, "state", "events") + objects(seen, "timeline", "events")
        # The bot is not there any more.
        return objects(await self._home.call("GET", "rooms", room, "state"), LIST)

    async def _state(self, room: str, kind: str, key: str = "") -> Json:
        """A state event, {} if there is none. Raises Rejection, Unreachable."""
        try:
            return await self._home.call("GET", "rooms", room, "state", kind, key, query=WHOLE)
        except Rejection as error:
            if error.status != 404:
                raise
            return {}

    def apply(self, room: str, event: Json) -> None:
        """A sync brought an event: if it is state of a room in mind, keep that current."""
        if "state_key" not in event:
            return
        if event.get("type") != "m.room.member":
            self._news[room] += 1
        elif room in self._meanwhile and isinstance(event["state_key"], str):
            self._meanwhile[room][event["state_key"]] = member_of(event)
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
        return facts.note_asked(account, (words(content, "membership") or ABSENT[0], words(content, "displayname")))

    async def name_of(self, room: str, account: str) -> str:
        """The name shown for a member, made from the account where there is none. Raises Rejection, Unreachable."""
        return (await self.member(room, account))[1] or name_from(account)

    async def has(self, room: str, account: str) -> bool:
        """Whether the account has joined. Raises Rejection, Unreachable."""
        return (await self.member(room, account))[0] == "join"

    async def present(self, room: str) -> frozenset[str]:
        """Everybody who has joined or is invited. Asked only where it must be known: of direct chats, and of encrypted
        rooms, whose keys go to all. Raises Rejection, Unreachable."""
        async with self._counting[room]:
            facts = await self.facts(room)
            perhaps: frozenset[str] = frozenset()
            for _ in range(MOST_COUNTS):
                if facts.complete:
                    return facts.present
                fresh, meanwhile = await self._count(room)
                agreed = all(fresh.members.get(account, ABSENT) == member for account, member in meanwhile.items())
                if agreed and self._facts.get(room) is facts:
                    facts.members, facts.complete = fresh.members, True
                    return facts.present
                perhaps = fresh.present | {account for account, member in meanwhile.items() if member != ABSENT}
                facts = await self.facts(room)
        # Somebody comes and goes without end. Whoever may be there is taken to be; next time it is asked again.
        return perhaps

    async def _count(self, room: str) -> tuple[RoomFacts, dict[str, Member]]:
        """Everybody who is there as the server tells, and what syncs have told of members in the meantime."""
        meanwhile: dict[str, Member] = {}
        self._meanwhile[room] = meanwhile
        try:
            everybody = await self._home.call("GET", "rooms", room, "members", query={"not_membership": "leave"})
        finally:
            del self._meanwhile[room]
        fresh = RoomFacts(complete=True)
        for event in objects(everybody, "chunk"):
            fresh.apply(event)
        return fresh, meanwhile

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
        return account if account and not await self.has_others(room, account) else ""

    async def has_others(self, room: str, account: str) -> bool:
        """Whether a third person has joined or is invited, besides somebody and the bot. One who is known is enough,
        without asking who else is there. Raises Rejection, Unreachable."""
        both = {account, self._home.user_id}
        return bool((await self.facts(room)).present - both or await self.present(room) - both)

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
                facts, grown = await self.facts(room), await self.has_others(room, account)
                here = {account, self._home.user_id}
                alone = not grown and await self.present(room) == here and await self.has(room, self._home.user_id)
            except Rejection as error:
                if error.status not in (403, 404):
                    raise
                continue
            usable = self._reaches is not None or not facts.encryption_event
            if alone and usable:
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
