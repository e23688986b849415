"""Turns the rows of a roll file into units and their owners, and tells everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from domain.roll import Kind
from domain.roll_cells import (
    Unreadable,
    content,
    folded,
    is_date,
    read_area,
    read_flag,
    read_kind,
    read_share,
    split,
    split_contacts,
    tidy,
)
from domain.roll_crosschecks import Draft, check_together, first_problems
from domain.roll_entries import Column, Entry, OwnerEntry, Problem
from domain.roll_headers import Header, read_header

LONGEST_CELL = 1000
LONGEST_NAME = 100
"""Of a unit or a building, which stand inside of sentences."""
SHOWN = 40
"""As much of a cell is told with a problem."""

_TOTAL = re.compile(
    r".{0,12}(?:合计|总计|小计|共计|合計|總計|小計|共計).{0,20}"
    r"|(?:sub|grand)?-?totals?(?:area|units)?[:=]?[0-9.,]*(?:m2)?|sum[:=]?"
)
_REMARK = re.compile(
    r"(?:制表|填表|审核|審核|备注|備註|说明|說明|附注|注|註|日期|note|notes|remark|remarks)[人者日期]*[:].*"
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: its number as the spreadsheet shows it (the first is 1), and the text of its cells."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True, slots=True)
class RollFile:
    """What a roll file says: its units, in the order of the rows, and its problems, by row.

    A row with a grave problem gives no entry. With grave problems the file must not be taken over.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


def read_rows(header: Header, rows: Iterable[Row]) -> RollFile:
    """The units in the rows below a header that misses nothing. No rows, or empty ones, give no entries."""
    reader = _Reader(header)
    for row in rows:
        reader.read(row)
    entries, problems = check_together(reader.drafts)
    return RollFile(tuple(entries), first_problems([*reader.problems, *problems]))


class _Reader:
    """Goes down the rows; a building that is given once, in a merged cell, holds for the rows below it."""

    def __init__(self, header: Header) -> None:
        self.drafts: list[Draft] = []
        self.problems: list[Problem] = []
        self._header = header
        self._building = ""
        self._entrance = ""

    def read(self, row: Row) -> None:
        if not any(cell and not cell.isspace() for cell in row.cells) or self._is_no_unit(row):
            return
        sound = len(self.problems)
        self._look_at_lengths(row)
        building, entrance = self._place(row)
        unit = self._unit(row, entrance)
        entry = self._entry(row, unit, building)
        grave = any(problem.grave for problem in self.problems[sound:])
        self.drafts.append(Draft(row.number, unit, building, None if grave else entry))

    def _cell(self, row: Row, column: Column) -> str:
        place = self._header.places.get(column)
        # What is too long is a problem already; no time is spent on it.
        return row.cells[place][: LONGEST_CELL + 1] if place is not None and place < len(row.cells) else ""

    def _problem(self, row: Row, column: Column, code: str, given: str = "", *, grave: bool = True) -> None:
        self.problems.append(Problem(row.number, column, code, tidy(given[:LONGEST_CELL])[:SHOWN], grave=grave))

    def _is_no_unit(self, row: Row) -> bool:
        """Totals, remarks below the table, and the header where it is repeated on every page."""
        unit = folded(content(self._cell(row, Column.UNIT)))
        first = next((cell for cell in row.cells if cell and not cell.isspace()), "")
        start = folded(tidy(first[:LONGEST_CELL]))
        if _TOTAL.fullmatch(unit) or _TOTAL.fullmatch(start):
            return True
        if _REMARK.fullmatch(start) and not (self._cell(row, Column.AREA) or self._cell(row, Column.OWNERS)):
            return True
        area = self._cell(row, Column.AREA)
        return area != "" and not any(map(str.isdigit, area)) and not read_header(row.cells).missing

    def _look_at_lengths(self, row: Row) -> None:
        for column in self._header.places:
            cell = self._cell(row, column)
            longest = LONGEST_NAME if column in {Column.UNIT, Column.BUILDING} else LONGEST_CELL
            # Some signs are taken apart into many.
            if len(cell) > longest or (not cell.isascii() and len(tidy(cell)) > longest):
                self._problem(row, column, "cell-long", cell)

    def _place(self, row: Row) -> tuple[str, str]:
        """The building and the entrance; the dash that says that there is none ends what was carried down."""
        written = self._cell(row, Column.BUILDING)
        if tidy(written):
            building = content(written)
            if building != self._building:
                self._building, self._entrance = building, ""
        if self._header.entrance is not None and self._header.entrance < len(row.cells):
            written = row.cells[self._header.entrance][:LONGEST_NAME]
            if tidy(written):
                self._entrance = content(written)
        return self._building, self._entrance

    def _unit(self, row: Row, entrance: str) -> str:
        written = self._cell(row, Column.UNIT)
        unit = content(written)
        if not unit:
            self._problem(row, Column.UNIT, "unit-missing", written)
        elif is_date(unit):
            self._problem(row, Column.UNIT, "unit-date", written)
        elif entrance:
            return f"{re.sub('(?:单元|單元)$', '', entrance)}-{unit}"
        return unit

    def _entry(self, row: Row, unit: str, building: str) -> Entry:
        developer = self._developer(row)
        owners = self._owners(row, developer=developer)
        return Entry(
            row=row.number,
            unit=unit,
            building=building,
            area=self._area(row),
            owners=owners,
            share=self._share(row),
            representative=self._representative(row, owners),
            kind=self._kind(row),
            developer=developer,
        )

    def _share(self, row: Row) -> Fraction | None:
        written = self._cell(row, Column.SHARE)
        try:
            return read_share(written)
        except Unreadable as unreadable:
            self._problem(row, Column.SHARE, unreadable.code, written)
            return None

    def _area(self, row: Row) -> int:
        written = self._cell(row, Column.AREA)
        try:
            return read_area(written)
        except Unreadable as unreadable:
            self._problem(row, Column.AREA, unreadable.code, written)
            return 0

    def _developer(self, row: Row) -> bool:
        written = self._cell(row, Column.DEVELOPER)
        try:
            return read_flag(written)
        except Unreadable as unreadable:
            self._problem(row, Column.DEVELOPER, unreadable.code, written)
            return False

    def _kind(self, row: Row) -> Kind:
        written = self._cell(row, Column.KIND)
        kind = read_kind(written)
        if kind is None:
            self._problem(row, Column.KIND, "kind-unknown", written, grave=False)
        return Kind.OTHER if kind is None else kind

    def _owners(self, row: Row, *, developer: bool) -> tuple[OwnerEntry, ...]:
        names = [name for name in split(self._cell(row, Column.OWNERS)) if name]
        if not names and not developer:
            self._problem(row, Column.OWNERS, "owners-missing", self._cell(row, Column.OWNERS))
        doubtful = next((name for name in names if "/" in name or "&" in name), "")
        if doubtful:
            self._problem(row, Column.OWNERS, "owner-divider", doubtful, grave=False)
        owners: dict[str, OwnerEntry] = {}
        for name, contact in zip(names, _contacts(self._cell(row, Column.CONTACT), len(names)), strict=True):
            before = owners.setdefault(folded(name), OwnerEntry(name, contact))
            if before.name != name or before.contact != contact:
                owners[folded(name)] = OwnerEntry(before.name, before.contact or contact)
        if len(owners) < len(names):
            keys = [folded(name) for name in names]
            twice = next(name for place, name in enumerate(names) if folded(name) in keys[:place])
            self._problem(row, Column.OWNERS, "owner-twice", twice, grave=False)
        return tuple(owners.values())

    def _representative(self, row: Row, owners: Sequence[OwnerEntry]) -> str | None:
        if Column.REPRESENTATIVE not in self._header.places:
            return None
        written = self._cell(row, Column.REPRESENTATIVE)
        name = content(written)
        if not name:
            return ""
        for owner in owners:
            if folded(owner.name) == folded(name):
                return owner.name
        self._problem(row, Column.REPRESENTATIVE, "representative-unknown", written)
        return ""


def _contacts(text: str, owners: int) -> list[str]:
    """One contact for each owner where there are as many; else all that is written is the first one's."""
    parts = split_contacts(text)
    if len(parts) == owners:
        return parts
    told = [part for part in parts if part]
    if len(told) == owners:
        return told
    return [" ".join(told), *[""] * (owners - 1)][:owners]
