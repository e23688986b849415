"""The seated committee: its members, their offices and duties, how seats fall vacant, and asking for a recall."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Office(StrEnum):
    """What a member was elected to by the members."""

    CHAIR = "chair"
    VICE = "vice"
    MEMBER = "member"


class Ended(StrEnum):
    """Why somebody is a member no longer."""

    TERM = "term"
    RESIGNED = "resigned"
    RECALLED = "recalled"
    DEPARTED = "departed"  # owns nothing in the estate any more
    REPLACED = "replaced"  # a new committee was seated


@dataclass(frozen=True, slots=True)
class Member:
    """A member of an estate's committee, seated by an election (its id) ``since`` and ``until``, the term's end.

    ``duty`` is what they see to, in the committee's words ("" for nothing in particular). ``ended_at`` and ``ended``
    are None while they are a member.
    """

    id: str
    estate_id: str
    election_id: str
    candidacy_id: str
    owner_id: str
    person_id: str
    name: str
    since: datetime
    until: datetime
    office: Office = Office.MEMBER
    duty: str = ""
    ended_at: datetime | None = None
    ended: Ended | None = None

    @property
    def serves(self) -> bool:
        """Whether they are a member now."""
        return self.ended_at is None


class RecallState(StrEnum):
    """ASKED: gathers support. HEARING: the member may answer. PUT: a decision was announced. DROPPED: out of time."""

    ASKED = "asked"
    HEARING = "hearing"
    PUT = "put"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Recall:
    """That owners, or members, ask for a member's recall. ``supporters`` are ids of persons, who asked first among
    them; ``decision_id`` is the decision that it came to, "" before.
    """

    id: str
    estate_id: str
    member_id: str
    reason: str
    asked_by: str
    asked_at: datetime
    supporters: tuple[str, ...] = ()
    state: RecallState = RecallState.ASKED
    answer: str = ""
    answer_until: datetime | None = None
    decision_id: str = ""
