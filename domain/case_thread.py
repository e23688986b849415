"""What is said to a case, by organisers and by its author, and what its author may do with it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from domain.cases import Case, Showing, reopen, withdraw
from domain.refusal import Refusal

MOST_NOTES = 50
"""How many answers a case takes, and as many additions: these leave room for those."""
MOST_ADDED_A_DAY = 5
"""How often an author may add to one case in a day."""


class Speaker(StrEnum):
    """Who wrote a note, and who beside its author reads it."""

    ORGANISER = "organiser"  # an answer, for everybody who may read the case
    AUTHOR = "author"  # an addition, for the organisers
    SHOWN = "shown"  # an addition, for everybody who may read the case
    REOPENED = "reopened"  # nobody's words: the case was opened again, and its text is the reason it had before


@dataclass(frozen=True, slots=True)
class Note:
    """An answer to a case, what its author added, or that it was opened again. ``place`` counts from 1 within the case;
    ``person`` is who did it, "" for an author who gave no name.
    """

    id: str
    case_id: str
    place: int
    speaker: Speaker
    person: str
    text: str
    on: date

    @property
    def is_addition(self) -> bool:
        """Whether the author added it."""
        return self.speaker in (Speaker.AUTHOR, Speaker.SHOWN)


def next_place(notes: Collection[Note]) -> int:
    """The place of the next note of a case."""
    return max((note.place for note in notes), default=0) + 1


def add_note(case: Case, notes: Collection[Note], speaker: Speaker, today: date) -> tuple[Case, int]:
    """The case after a note, and the place of that note.

    Raises Refusal case-muted, case-notes-many, case-added-enough; case-closed for who adds to what is over.
    """
    if speaker is not Speaker.ORGANISER:
        if case.muted:
            raise Refusal("case-muted", no=case.no)
        if not case.is_open:
            raise Refusal("case-closed", no=case.no)
        if sum(note.is_addition and note.on == today for note in notes) >= MOST_ADDED_A_DAY:
            raise Refusal("case-added-enough", no=case.no, most=MOST_ADDED_A_DAY)
    same = [note for note in notes if note.is_addition is (speaker is not Speaker.ORGANISER)]
    if len(same) >= MOST_NOTES:
        raise Refusal("case-notes-many", no=case.no, most=MOST_NOTES)
    if speaker is Speaker.ORGANISER and case.answered_on is None:
        case = replace(case, answered_on=today)
    return case, next_place(notes)


def is_known(note: Note, today: date) -> bool:
    """Whether others than the author may read a note: what comes without a name becomes known the day after."""
    return not note.is_addition or bool(note.person) or note.on < today


def last_answer(notes: Collection[Note]) -> date | None:
    """The day of the organisers' last answer."""
    return max((note.on for note in notes if note.speaker is Speaker.ORGANISER), default=None)


def may_reopen(case: Case, notes: Collection[Note]) -> bool:
    """Whether its author may still open a case again: once, so that no answer can be undone for ever."""
    return not any(note.speaker is Speaker.REOPENED and note.person == case.author for note in notes)


def reopen_by_author(case: Case, notes: Collection[Note], today: date) -> Case:
    """The case after its author opened it again. Raises Refusal case-muted, case-still-open, case-reopened."""
    if case.muted:
        raise Refusal("case-muted", no=case.no)
    done = reopen(case, today)
    if not may_reopen(case, notes):
        raise Refusal("case-reopened", no=case.no)
    return done


def ask(case: Case, what: str, notes: Collection[Note], today: date) -> Case:
    """The case after its author asked, by codename, to "withdraw" or to "reopen" it. What others know already changes
    at the next round only: at once, it would tell that the author is about. Raises Refusal case-closed,
    case-still-open, case-muted, case-reopened.
    """
    if case.muted:
        raise Refusal("case-muted", no=case.no)
    done = withdraw(case, today) if what == "withdraw" else reopen_by_author(case, notes, today)
    return done if case.showing is Showing.HELD else replace(case, asked=what)


def do_asked(case: Case, today: date) -> Case:
    """The case after the round has done what its author asked for, if it still can be done."""
    what, free = case.asked, replace(case, asked="")
    if what == "withdraw" and case.is_open:
        return withdraw(free, today)
    return reopen(free, today) if what == "reopen" and not case.is_open else free
