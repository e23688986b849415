"""What the bot knows of its Matrix rooms: names, members, encryption, successors, and which are direct chats.

It is asked from the server when first needed and kept current by what a sync brings; nothing of it is stored, as the
server knows it all.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from transports.matrix_json import Json, items, objects, part, words
from transports.matrix_memory import Recent
from transports.matrix_wire import LIST, Homeserver, Rejection, Unreachable

log = logging.getLogger(__name__)

MANY = 20_000
"""How many messages' authors are kept in mind."""

CREATORS_RULE_FROM = 12
"""The room version from which a room's creators stand above all power levels."""

PRESENT = ("join", "invite")

ENCRYPTION = {"algorithm": "m.megolm.v1.aes-sha2"}

_NUMBER = re.compile("-?[0-9]{1,16}")


@dataclass(slots=True)
class RoomFacts:
    """A room as its state events tell. ``members`` are those joined or invited, by account: membership and name."""

    name: str = ""
    alias: str = ""
    members: dict[str, tuple[str, str]] = field(default_factory=dict)
    encryption_event: str = ""
    encryption: Json = field(default_factory=dict)
    tombstone_event: str = ""
    successor: str = ""
    predecessor: str = ""
    creators: tuple[str, ...] = ()
    creators_rule: bool = False

    @property
    def title(self) -> str:
        """The name shown for the room, "" if it has none of its own."""
        return self.name or self.alias

    def apply(self, event: Json) -> None:
        """Take in a state event; anything else, and what is malformed, changes nothing."""
        key, content = event.get("state_key"), part(event, "content")
        kind = words(event, "type")
        if kind == "m.room.member" and isinstance(key, str):
            membership = words(content, "membership")
            if membership in PRESENT:
                self.members[key] = (membership, words(content, "displayname"))
            else:
                self.members.pop(key, None)
            return
        if key != "":
            return
        match kind:
            case "m.room.name":
                self.name = words(content, "name")
            case "m.room.canonical_alias":
                self.alias = words(content, "alias")
            case "m.room.encryption":
                # Once on, it stays on, whatever is said of it later.
                self.encryption_event = words(event, "event_id")
                self.encryption = content if words(content, "algorithm") else self.encryption
            case "m.room.tombstone":
                self.successor = words(content, "replacement_room")
                self.tombstone_event = words(event, "event_id")
            case "m.room.create":
                self.predecessor = words(content, "predecessor", "room_id")
                others = [creator for creator in items(content, "additional_creators") if isinstance(creator, str)]
                self.creators = (words(event, "sender"), *others)
                version = words(content, "room_version")
                self.creators_rule = bool(_NUMBER.fullmatch(version)) and int(version) >= CREATORS_RULE_FROM

    def name_of(self, account: str) -> str:
        """The name shown for a member, made from the account where there is none."""
        return self.members.get(account, ("", ""))[1] or account.removeprefix("@").partition(":")[0]

    def has(self, account: str) -> bool:
        """Whether the account has joined."""
        return self.members.get(account, ("", ""))[0] == "join"


class Rooms:
    """The facts of all rooms, who wrote which message, and the direct chats.

    ``reaches`` tells whether somebody reads what is encrypted for them; without it nothing encrypted can be used.
    """

    def __init__(self, home: Homeserver, reaches: Callable[[str], Awaitable[bool]] | None = None) -> None:
        self._home = home
        self._reaches = reaches
        self._facts: dict[str, RoomFacts] = {}
        self._outrun: set[str] = set()
        self._authors: Recent[str] = Recent(MANY)
        self._redacted: Recent[bool] = Recent(MANY)
        self._direct: dict[str, list[str]] = {}

    async def facts(self, room: str) -> RoomFacts:
        """What is known of a room the bot is or was in. Raises Rejection when it may not know, Unreachable."""
        known = self._facts.get(room)
        if known is None:
            self._outrun.discard(room)
            known = RoomFacts()
            for event in objects(await self._home.call("GET", "rooms", room, "state"), LIST):
                known.apply(event)
            if room not in self._outrun:
                # What changed while the server answered may be missing from its answer.
                self._facts[room] = known
        return known

    def apply(self, room: str, event: Json) -> None:
        """A sync brought an event: if it is state of a room in mind, keep that current."""
        if "state_key" in event:
            if room in self._facts:
                self._facts[room].apply(event)
            else:
                self._outrun.add(room)

    def forget(self, room: str) -> None:
        """Ask anew when next needed."""
        self._facts.pop(room, None)
        self._outrun.add(room)

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
        if not facts.has(account):
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
        return int(plain) if _NUMBER.fullmatch(plain) else 0

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
        if not account or set((await self.facts(room)).members) - {account, self._home.user_id}:
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
                facts = await self.facts(room)
            except Rejection as error:
                if error.status not in (403, 404):
                    raise
                continue
            here = {account, self._home.user_id}
            usable = self._reaches is not None or not facts.encryption_event
            if facts.has(self._home.user_id) and set(facts.members) == here and usable:
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
