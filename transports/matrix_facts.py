"""What a Matrix room's state events tell: its name, encryption, successor, and those of its members who are known."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from transports.matrix_json import Json, items, part, words

CREATORS_RULE_FROM = 12
"""The room version from which a room's creators stand above all power levels."""

PRESENT = ("join", "invite")

MOST_KNOWN = 1_000
"""How many members are kept in mind of a room of which nobody asked who is in it."""

Member = tuple[str, str]
"""A membership and a name, either "" where there is none."""

ABSENT: Member = ("leave", "")

NUMBER = re.compile("-?[0-9]{1,16}")


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
            self.note_member(key, (words(content, "membership"), words(content, "displayname")))
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

    @property
    def present(self) -> frozenset[str]:
        """Those known to have joined or to be invited."""
        return frozenset(account for account, (membership, _) in self.members.items() if membership in PRESENT)
