"""What is wrong between the rows of a roll file: units that stand there twice, shares beyond the whole, namesakes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from domain.roll_cells import folded
from domain.roll_entries import Column, Entry, Problem

MOST_PROBLEMS = 200
LONGEST_UNIT = 100

_BUILDING_WORDS = re.compile(r"(?:号楼|號樓|楼栋|栋|幢|棟|楼|樓|座|#)$")
_BUILDING_WORDS_BEFORE = re.compile(r"^(?:building|block|tower)\b[ .]*(?:no\b\.?)? *", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Draft:
    """A row as far as it could be read: ``entry`` is None where the row has a grave problem."""

    row: int
    unit: str
    building: str
    entry: Entry | None


def check_together(drafts: Sequence[Draft]) -> tuple[list[Entry], list[Problem]]:
    """The entries under names that tell them apart, and the problems that only several rows together have."""
    problems: list[Problem] = []
    named = _told_apart(drafts, problems)
    entries = [draft.entry for draft in _each_once(named, problems) if draft.entry is not None]
    problems.extend(_shares_beyond_the_whole(entries))
    problems.extend(_namesakes(entries))
    return entries, problems


def first_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """As many problems as people can look through, in the order of the rows. Grave ones are kept before others, and
    a last one, ``more``, says how many there are besides.
    """
    by_weight = sorted(problems, key=lambda problem: (not problem.grave, problem.row))
    kept = sorted(by_weight[:MOST_PROBLEMS], key=lambda problem: problem.row)
    left = by_weight[MOST_PROBLEMS:]
    if left:
        kept.append(Problem(0, None, "more", str(len(left)), grave=any(problem.grave for problem in left)))
    return tuple(kept)


def _told_apart(drafts: Sequence[Draft], problems: list[Problem]) -> Sequence[Draft]:
    """Where several buildings have the same numbers of rooms, all units are called by building and room."""
    first: dict[str, Draft] = {}
    for draft in drafts:
        before = first.setdefault(folded(draft.unit), draft) if draft.unit else draft
        if folded(before.building) != folded(draft.building):
            break
    else:
        return drafts
    named = [_called_by_building(one, problems) for one in drafts]
    joined = next((one.unit for one in named if one.row == draft.row), draft.unit)
    problems.append(Problem(draft.row, Column.UNIT, "unit-joined", joined, before.row, grave=False))
    return named


def _called_by_building(draft: Draft, problems: list[Problem]) -> Draft:
    building = _BUILDING_WORDS.sub("", _BUILDING_WORDS_BEFORE.sub("", draft.building)).strip() or draft.building
    if not building or not draft.unit or folded(draft.unit).startswith(folded(f"{building}-")):
        return draft
    unit = f"{building}-{draft.unit}"
    entry = draft.entry and replace(draft.entry, unit=unit)
    if len(unit) > LONGEST_UNIT and entry is not None:
        problems.append(Problem(draft.row, Column.UNIT, "cell-long", unit[:40]))
        entry = None
    return replace(draft, unit=unit, entry=entry)


def _each_once(drafts: Sequence[Draft], problems: list[Problem]) -> list[Draft]:
    first: dict[str, int] = {}
    once: list[Draft] = []
    for draft in drafts:
        row = first.setdefault(folded(draft.unit), draft.row) if draft.unit else draft.row
        if row == draft.row:
            once.append(draft)
        else:
            problems.append(Problem(draft.row, Column.UNIT, "unit-twice", draft.unit[:40], row))
    return once


def _shares_beyond_the_whole(entries: Sequence[Entry]) -> list[Problem]:
    """Told where the sum goes beyond the whole, with what all shares add up to."""
    # Over one denominator for all of a kind: adding thousands of fractions one by one makes ever larger ones.
    numerators: dict[int, int] = {}
    last = 0
    for entry in entries:
        if entry.share is not None:
            under, last = entry.share.denominator, entry.row
            numerators[under] = numerators.get(under, 0) + entry.share.numerator
    whole = sum((Fraction(over, under) for under, over in numerators.items()), Fraction(0))
    if whole <= 1:
        return []
    return [Problem(last, Column.SHARE, "shares-sum", f"{whole.numerator}/{whole.denominator}"[:40])]


def _namesakes(entries: Sequence[Entry]) -> list[Problem]:
    """Who stands there several times, once a name: as two people where their contacts differ, else as one."""
    seen: dict[str, tuple[Entry, str]] = {}
    told: set[str] = set()
    problems = []
    for entry in entries:
        for owner in entry.owners:
            name, contact = folded(owner.name), folded(owner.contact)
            before, known = seen.setdefault(name, (entry, contact))
            unsold = before.developer and entry.developer
            if before is entry or unsold or name in told or (contact and contact == known):
                continue
            told.add(name)
            differ = contact and known and contact != known
            code = "owner-namesake" if differ else "owner-same"
            problems.append(Problem(entry.row, Column.OWNERS, code, owner.name[:40], before.row, grave=False))
    return problems
