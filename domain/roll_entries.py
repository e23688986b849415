"""What a file says of an estate's roll: its units, how large they are, and who owns them.

Areas are whole hundredths of a square metre, shares are exact fractions: nothing here is ever rounded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from domain.roll import Kind


@dataclass(frozen=True, slots=True)
class OwnerEntry:
    """An owner as a roll file names them: the name, and how to reach them ("" if the file does not say)."""

    name: str
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One unit as a roll file gives it.

    ``row`` is the row of the spreadsheet, counted as it shows it (the first is 1). ``unit`` is what people call it
    ("3-201"), ``area`` is in hundredths of a square metre, ``share`` the part of the whole where the file states one.
    ``representative`` is the name of the one of several owners who votes for them, "" if none is named, None if the
    file says nothing of representatives.
    ``developer``: the developer still holds it.
    """

    row: int
    unit: str
    building: str
    area: int
    owners: tuple[OwnerEntry, ...]
    share: Fraction | None = None
    representative: str | None = ""
    kind: Kind = Kind.RESIDENTIAL
    developer: bool = False


class Column(StrEnum):
    """What a column of a roll file holds."""

    UNIT = "unit"
    BUILDING = "building"
    AREA = "area"
    OWNERS = "owners"
    SHARE = "share"
    REPRESENTATIVE = "representative"
    KIND = "kind"
    DEVELOPER = "developer"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a roll file that is wrong, or (not ``grave``) that should be looked at.

    ``row`` is counted as the spreadsheet shows it, ``column`` is None where the whole row is meant. ``code`` is the
    closing part of a text's key (``roll-problem-<code>``); ``given`` is what stood there, cut short, and ``other`` the
    row with which it collides, 0 if with none.
    """

    row: int
    column: Column | None
    code: str
    given: str = ""
    other: int = 0
    grave: bool = True
