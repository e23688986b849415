"""What organisers read of an estate's cases in the morning."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.context import Effects
from app.words import Line, Listed, Words, words
from commands.case_words import cut_short
from domain.case_thread import Note, Speaker, last_answer
from domain.cases import Case, CaseStatus, Showing, is_overdue

MOST_LISTED = 15
REMIND_EVERY = 7
"""Organisers are reminded of an overdue case every so many days."""
SNIPPET = 60


@dataclass(frozen=True, slots=True)
class _Heard:
    """A case, and what was said to it."""

    case: Case
    notes: tuple[Note, ...]


async def digest(
    effects: Effects, released: Sequence[Case], asked: Sequence[Case], since: date, today: date
) -> list[Line]:
    """What is new since the last round, what authors did since then or ``asked`` this one for, and what waits too long;
    nothing if there is none of that.
    """
    cases = await effects.uow.cases.of_estate(effects.estate.id)
    fresh = {case.id for case in released}
    fresh |= {case.id for case in cases if not case.is_anonymous and case.is_open and since <= case.opened_on < today}
    known = [case for case in cases if case.showing is not Showing.HELD]
    heard = [_Heard(case, await effects.uow.cases.notes(case.id)) for case in known]
    new = [case for case in known if case.id in fresh]
    wanted = {case.id for case in asked}
    named: list[tuple[str, list[Case]]] = [
        ("digest-added", [each.case for each in heard if _was_added_to(each, since, today)]),
        ("digest-withdrawn", [case for case in known if _was_taken_back(case, wanted, since, today)]),
        ("digest-reopened", [each.case for each in heard if _was_reopened(each, wanted, since, today)]),
        ("digest-overdue", [each.case for each in heard if _is_due(each, today)]),
    ]
    lines: list[Line] = []
    if new:
        lines.append(words("digest-new", count=len(new)))
        lines += [_line(case) for case in new[:MOST_LISTED]]
        if len(new) > MOST_LISTED:
            lines.append(words("digest-more", count=len(new) - MOST_LISTED))
    lines += [words(key, cases=_numbers(found)) for key, found in named if found]
    first = next((found[0] for found in (new, *(found for _, found in named)) if found), None)
    return [words("digest-title"), *lines, words("digest-how", no=first.no)] if first is not None else []


def _was_added_to(each: _Heard, since: date, today: date) -> bool:
    return each.case.is_open and any(note.is_addition and since <= note.on < today for note in each.notes)


def _was_taken_back(case: Case, asked: set[str], since: date, today: date) -> bool:
    """By its author, with this round or, under their name, since the last one."""
    if case.status is not CaseStatus.WITHDRAWN or case.changed_on is None:
        return False
    return case.id in asked if case.is_anonymous else since <= case.changed_on < today


def _was_reopened(each: _Heard, asked: set[str], since: date, today: date) -> bool:
    """By its author, with this round or, under their name, since the last one."""
    case = each.case
    days = [note.on for note in each.notes if note.speaker is Speaker.REOPENED and note.person == case.author]
    if case.is_anonymous:
        return case.is_open and case.id in asked and today in days
    return case.is_open and any(since <= day < today for day in days)


def _is_due(each: _Heard, today: date) -> bool:
    return is_overdue(each.case, today, last_answer(each.notes)) and _age(each.case, today) % REMIND_EVERY == 1


def _age(case: Case, today: date) -> int:
    return (today - max(case.opened_on, case.changed_on or case.opened_on)).days


def _line(case: Case) -> Words:
    text = " ".join(cut_short(case.text, SNIPPET).split())
    return words("digest-line", no=case.no, area=words(f"area-{case.area}"), text=text)


def _numbers(cases: list[Case]) -> Words | Listed:
    """Their numbers, as many as one reads."""
    listed = tuple(f"#{case.no}" for case in cases[:MOST_LISTED])
    more = len(cases) - MOST_LISTED
    return words("digest-numbers-more", cases=listed, count=more) if more > 0 else listed
