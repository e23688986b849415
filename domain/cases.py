"""Suggestions and cases: what residents bring forward, what becomes of it, and who may read it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction

from domain.refusal import Refusal

MOST_TEXT = 2000
MOST_NOTES = 50
FIRST_NUMBERS = 100
"""Numbers have three signs at least, so that there are many to draw from."""
ANSWER_WITHIN = timedelta(days=7)
"""After so many days without an answer a case is overdue."""
MOVE_WITHIN = timedelta(days=30)
"""After so many days without a step a case that was accepted is overdue."""
AGENDA_SHARE = Fraction(1, 5)
"""The share of owners at whose proposal a meeting of the owners' assembly must be called, which takes up the matter:
Guiding Rules for Owners' Assemblies and Owners' Committees (业主大会和业主委员会指导规则, 建房〔2009〕274号),
article 21. The rule counts owners and their area; here the heads of those known in the chat are counted."""


class Area(StrEnum):
    """What a case is about."""

    ENVIRONMENT = "environment"
    SECURITY = "security"
    VEHICLES = "vehicles"
    FACILITIES = "facilities"
    OTHER = "other"


class CaseStatus(StrEnum):
    """How far a case has come."""

    NEW = "new"
    ACCEPTED = "accepted"
    DOING = "doing"
    DONE = "done"
    DECLINED = "declined"  # with a reason
    MERGED = "merged"  # goes on as another case
    WITHDRAWN = "withdrawn"  # by its author


OPEN = frozenset({CaseStatus.NEW, CaseStatus.ACCEPTED, CaseStatus.DOING})


class Showing(StrEnum):
    """Who may read a case beside its author."""

    HELD = "held"  # nobody yet: it waits for the others of its day, so that nothing tells when it came
    KEPT = "kept"  # the organisers
    QUEUED = "queued"  # the organisers; it goes to the rooms with the next round
    PUBLIC = "public"  # everybody
    HIDDEN = "hidden"  # the organisers, who took it out of everybody's sight


@dataclass(frozen=True, slots=True)
class Case:
    """One suggestion and what became of it.

    ``author`` is a person's id, "" for who did not give a name; then ``codename`` is the hash of the words that
    open it (the id, "" and the day are all there is of its origin). Days are those of the estate's time zone.
    ``assignee`` is a person's id; ``merged_into`` the number of the case with which it goes on. ``shortened`` is
    the wording shown to everybody where it is not the whole. ``muted``: its author can add nothing. ``asked`` is what
    an author without a name wants done with it at the next round, "withdraw" or "reopen". ``opened_in`` and
    ``opened_thread`` are the room and topic where it was said, "" for a direct message.
    """

    id: str
    estate_id: str
    no: int
    area: Area
    text: str
    opened_on: date
    author: str = ""
    codename: str = ""
    status: CaseStatus = CaseStatus.NEW
    reason: str = ""
    changed_on: date | None = None
    answered_on: date | None = None
    assignee: str = ""
    merged_into: int = 0
    showing: Showing = Showing.KEPT
    shortened: str = ""
    muted: bool = False
    asked: str = ""
    agenda_on: date | None = None
    opened_in: str = ""
    opened_thread: str = ""

    @property
    def is_anonymous(self) -> bool:
        """Whether nobody knows who wrote it."""
        return not self.author

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.status in OPEN

    @property
    def wording(self) -> str:
        """The text as everybody may read it."""
        return self.shortened or self.text


class Speaker(StrEnum):
    """Who wrote a note."""

    ORGANISER = "organiser"
    AUTHOR = "author"


@dataclass(frozen=True, slots=True)
class Note:
    """An answer to a case, or what its author added. ``place`` counts from 1 within the case; ``person`` is the
    organiser's id, or that of an author who gave a name.
    """

    id: str
    case_id: str
    place: int
    speaker: Speaker
    person: str
    text: str
    on: date


def check_text(text: str) -> str:
    """The text to keep. Raises Refusal case-empty, case-too-long."""
    kept = text.strip()
    if not kept:
        raise Refusal("case-empty")
    if len(kept) > MOST_TEXT:
        raise Refusal("case-too-long", most=MOST_TEXT, length=len(kept))
    return kept


def draw_number(taken: Collection[int], below: Callable[[int], int]) -> int:
    """A number for a new case that tells nothing of when it came: any that is free, of the fewest signs of which at
    least half are free. ``below(n)`` gives a random number from 0 to n - 1.
    """
    first = FIRST_NUMBERS
    while sum(first <= no < 10 * first for no in taken) * 2 >= 9 * first:
        first *= 10
    while (no := first + below(9 * first)) in taken:
        pass
    return no


def step(case: Case, status: CaseStatus, reason: str, today: date) -> Case:
    """The case after an organiser's step. Raises Refusal case-closed, case-already, case-needs-reason."""
    if case.status is status and case.reason == reason:
        raise Refusal("case-already", no=case.no)
    if not case.is_open:
        raise Refusal("case-closed", no=case.no)
    if status is CaseStatus.DECLINED and not reason:
        raise Refusal("case-needs-reason", no=case.no)
    return replace(case, status=status, reason=reason, changed_on=today)


def reopen(case: Case, today: date) -> Case:
    """The case as something that is to be done again. Raises Refusal case-still-open."""
    if case.is_open:
        raise Refusal("case-still-open", no=case.no)
    return replace(case, status=CaseStatus.NEW, reason="", merged_into=0, changed_on=today, answered_on=None)


def withdraw(case: Case, today: date) -> Case:
    """The case after its author took it back. Raises Refusal case-closed."""
    if not case.is_open:
        raise Refusal("case-closed", no=case.no)
    return replace(case, status=CaseStatus.WITHDRAWN, reason="", changed_on=today)


def ask(case: Case, what: str, today: date) -> Case:
    """The case after its author asked, by codename, to "withdraw" or to "reopen" it. What others know already changes
    at the next round only: at once, it would tell that the author is about. Raises Refusal case-closed,
    case-still-open, case-muted.
    """
    if case.muted:
        raise Refusal("case-muted", no=case.no)
    done = withdraw(case, today) if what == "withdraw" else reopen(case, today)
    return done if case.showing is Showing.HELD else replace(case, asked=what)


def do_asked(case: Case, today: date) -> Case:
    """The case after the round has done what its author asked for, if it still can be done."""
    what, free = case.asked, replace(case, asked="")
    if what == "withdraw" and case.is_open:
        return withdraw(free, today)
    return reopen(free, today) if what == "reopen" and not case.is_open else free


def merge(case: Case, into: Case, today: date) -> Case:
    """The case as a part of another that is about the same. Raises Refusal case-merge-self, case-closed."""
    if case.id == into.id:
        raise Refusal("case-merge-self", no=case.no)
    for each in (case, into):
        if not each.is_open:
            raise Refusal("case-closed", no=each.no)
    return replace(case, status=CaseStatus.MERGED, reason="", merged_into=into.no, changed_on=today)


_GAP = re.compile(r"\s*(?:\[?(?:…|\.{3,}|。{3,})\]?)+\s*")


def shorten(text: str, wording: str) -> str:
    """The wording for everybody: parts of the text in their order, with "…" wherever something was left out.

    Raises Refusal shorten-visibly if it says anything that the text does not.
    """
    parts = [part for part in _GAP.split(wording.strip()) if part]
    at, first = 0, 0
    for number, part in enumerate(parts):
        found = text.find(part, at)
        if found < 0:
            raise Refusal("shorten-visibly", part=part[:40])
        first = found if number == 0 else first
        at = found + len(part)
    if not parts:
        raise Refusal("shorten-visibly", part=wording.strip()[:40])
    shown = " … ".join(parts)
    lead, tail = ("… " if text[:first].strip() else ""), (" …" if text[at:].strip() else "")
    return f"{lead}{shown}{tail}"


def add_note(case: Case, notes: Collection[Note], speaker: Speaker, today: date) -> tuple[Case, int]:
    """The case after a note, and the place of that note.

    Raises Refusal case-muted, case-notes-many; case-closed for who adds to what is over.
    """
    if speaker is Speaker.AUTHOR:
        if case.muted:
            raise Refusal("case-muted", no=case.no)
        if not case.is_open:
            raise Refusal("case-closed", no=case.no)
    if len(notes) >= MOST_NOTES:
        raise Refusal("case-notes-many", no=case.no, most=MOST_NOTES)
    place = max((note.place for note in notes), default=0) + 1
    if speaker is Speaker.ORGANISER and case.answered_on is None:
        case = replace(case, answered_on=today)
    return case, place


def is_known(note: Note, today: date) -> bool:
    """Whether others than the author may read a note: what comes without a name becomes known the day after."""
    return bool(note.person) or note.on < today


def may_read(case: Case, person_id: str, *, organiser: bool) -> bool:
    """Whether the person may read the case without its codename."""
    if case.showing is Showing.HELD:
        return False
    return case.showing is Showing.PUBLIC or organiser or case.author == person_id


def is_overdue(case: Case, today: date) -> bool:
    """Whether the organisers owe an answer or a step."""
    if not case.is_open or case.showing is Showing.HELD:
        return False
    if case.status is CaseStatus.NEW and case.answered_on is None:
        return today - (case.changed_on or case.opened_on) > ANSWER_WITHIN
    return today - max(case.changed_on or case.opened_on, case.answered_on or case.opened_on) > MOVE_WITHIN


def is_agenda_due(supporters: int, heads: int) -> bool:
    """Whether so many supporters of so many heads put the case on the agenda of the assembly."""
    return heads > 0 and supporters >= heads * AGENDA_SHARE


def is_agenda_due_on_roll(heads: int, all_heads: int, area: int, whole_area: int) -> bool:
    """Whether the owners who support a case put it on the agenda: by their heads and by their area."""
    return is_agenda_due(heads, all_heads) and is_agenda_due(area, whole_area)


def supporters_needed(heads: int) -> int:
    """How many supporters put a case on the agenda."""
    return -(-heads * AGENDA_SHARE.numerator // AGENDA_SHARE.denominator)
