"""Those who are nominated, what was said for and against them, and how they came out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

MAX_STATEMENT = 500
MAX_REASON = 300
MAX_QUESTION = 300
MAX_ANSWER = 500


class Standing(StrEnum):
    """How far somebody has come.

    NOMINATED: has not said yes yet. LAPSED: said nothing until nominations ended. ACCEPTED: stands, and waits for
    vetting. STRUCK: taken off the published list.
    """

    NOMINATED = "nominated"
    LAPSED = "lapsed"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    PASSED = "passed"
    REJECTED = "rejected"
    STRUCK = "struck"


class Outcome(StrEnum):
    """How a candidate came out."""

    ELECTED = "elected"
    TIED = "tied"
    ALTERNATE = "alternate"
    NOT_ELECTED = "not-elected"


@dataclass(frozen=True, slots=True)
class Nomination:
    """That a person nominated somebody, and why ("" for no reason given)."""

    person_id: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Vetting:
    """What one organiser found; a rejection has a ``reason``, which the candidate reads."""

    person_id: str
    passes: bool
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Candidacy:
    """One person who is proposed in one election, by however many.

    ``owner_id`` is the owner on the roll ("" while there is none: see ``given``, the words that were typed),
    ``person_id`` the person in the chat ("" while nobody registered as that owner), ``name`` and ``unit`` what is
    shown. ``confirmed`` is when the conditions were confirmed one by one. ``reply`` is what the candidate says to a
    rejection or an objection. ``number`` is their place on the list, drawn by lot (0 before). ``photo`` tells whether
    there is one. ``outcome`` and ``place`` are known after the count; of those that share a place each has the same.
    """

    id: str
    election_id: str
    owner_id: str
    person_id: str
    name: str
    unit: str
    given: str
    standing: Standing = Standing.NOMINATED
    nominations: tuple[Nomination, ...] = ()
    vettings: tuple[Vetting, ...] = ()
    confirmed: datetime | None = None
    statement: str = ""
    photo: bool = False
    reply: str = ""
    number: int = 0
    outcome: Outcome | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class CandidateQuestion:
    """A question put to a candidate in the room; ``no`` counts within the election."""

    election_id: str
    no: int
    candidacy_id: str
    person_id: str
    text: str
    asked_at: datetime
    answer: str = ""
    answered_at: datetime | None = None
