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
    HIDDEN = "hidden"  # the organisers, who took out of everybody's sight what everybody could read


@dataclass(frozen=True, slots=True)
class Case:
    """One suggestion and what became of it.

    ``author`` is a person's id, "" for who did not give a name; then ``codename`` is the hash of the words that
    open it (the id, "" and the day are all there is of its origin). Days are those of the estate's time zone.
    ``answered_on`` is the day of the first answer. ``assignee`` is a person's id, who may read it to see to it;
    ``merged_into`` the number of the case with which it goes on. ``shortened`` is
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
    """The case after an organiser's step. Raises Refusal case-closed, case-taken-back, case-already,
    case-needs-reason.
    """
    if case.status is status and case.reason == reason:
        raise Refusal("case-already", no=case.no)
    if case.status is CaseStatus.WITHDRAWN:
        raise Refusal("case-taken-back", no=case.no)
    if not case.is_open:
        raise Refusal("case-closed", no=case.no)
    if status is CaseStatus.DECLINED and not reason:
        raise Refusal("case-needs-reason", no=case.no)
    answered = case.answered_on
    if answered is None and status is CaseStatus.DECLINED:
        # A reason for not doing it is an answer.
        answered = today
    return replace(case, status=status, reason=reason, changed_on=today, answered_on=answered)


def reopen(case: Case, today: date) -> Case:
    """The case as something that is to be done again. Raises Refusal case-still-open."""
    if case.is_open:
        raise Refusal("case-still-open", no=case.no)
    return replace(case, status=CaseStatus.NEW, reason="", merged_into=0, changed_on=today)


def withdraw(case: Case, today: date) -> Case:
    """The case after its author took it back: what waits to be shown is not. Raises Refusal case-closed."""
    if not case.is_open:
        raise Refusal("case-closed", no=case.no)
    showing = Showing.KEPT if case.showing is Showing.QUEUED else case.showing
    return replace(case, status=CaseStatus.WITHDRAWN, reason="", changed_on=today, showing=showing)


def hide(case: Case) -> Case:
    """The case out of everybody's sight: unseen as it was before, if it was never shown. Raises Refusal
    case-not-shown, case-already-hidden.
    """
    if case.showing is Showing.HIDDEN:
        raise Refusal("case-already-hidden", no=case.no)
    if case.showing not in (Showing.QUEUED, Showing.PUBLIC):
        raise Refusal("case-not-shown", no=case.no)
    return replace(case, showing=Showing.HIDDEN if case.showing is Showing.PUBLIC else Showing.KEPT)


def unhide(case: Case) -> Case:
    """The case as it was before it was hidden: for everybody. Raises Refusal case-not-hidden, publish-withdrawn."""
    if case.showing is not Showing.HIDDEN:
        raise Refusal("case-not-hidden", no=case.no)
    if case.status is CaseStatus.WITHDRAWN:
        raise Refusal("publish-withdrawn", no=case.no)
    return replace(case, showing=Showing.PUBLIC)


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


def may_read(case: Case, person_id: str, *, organiser: bool) -> bool:
    """Whether the person may read the case without its codename."""
    if case.showing is Showing.HELD:
        return False
    return case.showing is Showing.PUBLIC or organiser or person_id in (case.author, case.assignee)


def is_overdue(case: Case, today: date, last_answer: date | None) -> bool:
    """Whether the organisers owe an answer or a step; the day of their ``last_answer``, if there is one."""
    if not case.is_open or case.showing is Showing.HELD:
        return False
    since = case.changed_on or case.opened_on
    if case.status is CaseStatus.NEW and (last_answer is None or last_answer < since):
        return today - since > ANSWER_WITHIN
    return today - max(since, last_answer or since) > MOVE_WITHIN


def is_agenda_due(supporters: int, heads: int) -> bool:
    """Whether so many supporters of so many heads put the case on the agenda of the assembly."""
    return heads > 0 and supporters >= heads * AGENDA_SHARE


def is_agenda_due_on_roll(heads: int, all_heads: int, area: int, whole_area: int) -> bool:
    """Whether the owners who support a case put it on the agenda: by their heads and by their area."""
    return is_agenda_due(heads, all_heads) and is_agenda_due(area, whole_area)


def supporters_needed(heads: int) -> int:
    """How many supporters put a case on the agenda."""
    return -(-heads * AGENDA_SHARE.numerator // AGENDA_SHARE.denominator)
