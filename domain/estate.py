"""The estate, its rooms, and the people in them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from domain.roll import HeadsBasis, SharesBasis


class Role(StrEnum):
    """What a person may do beyond what every resident may."""

    ORGANISER = "organiser"
    AUDITOR = "auditor"


class Box(StrEnum):
    """Whose suggestions an estate takes."""

    OPEN = "open"
    NAMED = "named"  # only those that come with a name
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Estate:
    """A housing estate. ``zone`` is an IANA time zone name; the counters hold the next number to give out.

    ``named`` is false until somebody ran ``/setup``: a room works from its first minute without it. ``box`` says which
    suggestions it takes, the bases what a head is and what weighs a unit where owners decide, and ``proxy_cap`` for
    how many owners one person may vote by proxy (0: any number).
    """

    id: str
    name: str
    language: str
    zone: str
    created_at: datetime
    next_ballot: int = 1
    next_reminder: int = 1
    named: bool = False
    box: Box = Box.OPEN
    heads_basis: HeadsBasis = HeadsBasis.PARTY
    shares_basis: SharesBasis = SharesBasis.AREA
    proxy_cap: int = 0


@dataclass(frozen=True, slots=True)
class Room:
    """A group chat of an estate. ``chat`` is the platform's own id; ``active`` is false once the bot was removed.

    ``language`` overrides the estate's. ``native_polls``: quick polls are shown as polls of the platform's own.
    """

    id: str
    estate_id: str
    platform: str
    chat: str
    title: str
    language: str | None = None
    active: bool = True
    native_polls: bool = False

    def left(self) -> Room:
        """The room after the bot was removed from it."""
        return replace(self, active=False)


@dataclass(frozen=True, slots=True)
class Person:
    """One human being, however many accounts. ``estate_id`` is the estate last spoken about in direct messages."""

    id: str
    language: str | None = None
    estate_id: str | None = None


@dataclass(frozen=True, slots=True)
class Account:
    """A person's account on one platform.

    ``direct`` is the chat where the bot can write to them ("" if none is known), ``blocked`` that the platform
    refused such a message for good until they write again.
    """

    platform: str
    account: str
    person_id: str
    name: str
    handle: str = ""
    direct: str = ""
    blocked: bool = False

    def unreachable(self) -> Account:
        """The account after the platform refused a message to it."""
        return replace(self, blocked=True)


@dataclass(frozen=True, slots=True)
class Grant:
    """A role given to a person, by whom and when; ``ends_at`` is when it ends by itself, None if it does not.

    ``given_by`` is None where the room's administrators on the platform gave it, and the person themself where it came
    with a seat to which the owners elected them.
    """

    estate_id: str
    person_id: str
    role: Role
    given_by: str | None
    given_at: datetime
    ends_at: datetime | None = None


class CodePurpose(StrEnum):
    """What a one-time code joins."""

    ROOM = "room"
    PERSON = "person"
    OWNER = "owner"


@dataclass(frozen=True, slots=True)
class LinkCode:
    """A one-time code (stored hashed) that joins a room to an estate, an account to a person, or a person to an owner
    on the roll (``subject_id``).
    """

    code_hash: str
    purpose: CodePurpose
    subject_id: str
    expires_at: datetime
