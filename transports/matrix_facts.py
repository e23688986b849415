"""What a Matrix room's state events tell: its name, encryption, successor, and those of its members who are known."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field

from transports.matrix_json import Json, items, part, words

CREATORS_RULE_FROM = 12
"""The room version from which a room's creators stand above all power levels."""

STATE = ("m.room.create", "m.room.name", "m.room.canonical_alias", "m.room.encryption", "m.room.tombstone")
"""What is asked of every room. Its members are not: there may be thousands."""

PRESENT = ("join", "invite")

MOST_KNOWN = 1_000
"""How many members are kept in mind of a room of which nobody asked who is in it."""

Member = tuple[str, str]
"""A membership and a name, either "" where there is none."""

ABSENT: Member = ("leave", "")

NUMBER = re.compile("-?[0-9]{1,16}")


def glance_filter(room: str) -> str:
    """What a first sync is to bring that is about a room's state alone, and not about its members."""
    nothing: Json = {"types": []}
    about = {"state": {"types": STATE, "lazy_load_members": True}, "timeline": {"limit": 1, "types": STATE}}
    rooms = {"rooms": [room], **about, "ephemeral": nothing, "account_data": nothing}
    return json.dumps({"room": rooms, "presence": nothing, "account_data": nothing})


def member_of(event: Json) -> Member:
    """What an m.room.member tells, ABSENT of all who have neither joined nor are invited."""
    content = part(event, "content")
    member = (words(content, "membership"), words(content, "displayname"))
    return member if member[0] in PRESENT else ABSENT


@dataclass(slots=True)
class RoomFacts:
    """A room as its state events tell.

    ``members`` are those who are known, by account: membership and name. Only a room that is ``complete`` has everybody
    in it who joined or was invited, and nobody else. A room of thousands need never be.
    """

    name: str = ""
    alias: str = ""
    members: dict[str, Member] = field(default_factory=dict)
    complete: bool = False
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
            self.note_member(key, member_of(event))
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
                self.creators_rule = bool(NUMBER.fullmatch(version)) and int(version) >= CREATORS_RULE_FROM

    def note_member(self, account: str, member: Member) -> None:
        """Whether somebody is there, and under which name."""
        self.members.pop(account, None)
        if member[0] in PRESENT or not self.complete:
            self.members[account] = member
        while not self.complete and len(self.members) > MOST_KNOWN:
            del self.members[next(iter(self.members))]

    def note_asked(self, account: str, member: Member) -> Member:
        """What was told of somebody when asked, unless more was told of them meanwhile. Returns what holds."""
        if account not in self.members and not self.complete:
            self.note_member(account, member)
        return self.members.get(account, ABSENT)

    @property
    def present(self) -> frozenset[str]:
        """Those known to have joined or to be invited."""
        return frozenset(account for account, (membership, _) in self.members.items() if membership in PRESENT)
