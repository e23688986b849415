"""From the bytes of a spreadsheet to rows of text, and no further than a roll may be long and wide."""

from __future__ import annotations

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from itertools import islice
from xml.etree.ElementTree import ParseError

import openpyxl
from defusedxml.common import DefusedXmlException
from openpyxl.utils.exceptions import InvalidFileException

from app.roll_encodings import likelihood
from domain.refusal import Refusal
from domain.roll_headers import NEEDED, Header, read_header
from domain.roll_reading import Row

MOST_ROWS = 20_000
MOST_COLUMNS = 200
MOST_EMPTY = 20_000
"""Rows without anything in them are passed over, but not without end."""
MOST_PARTS = 1000
MOST_PART_BYTES = 60_000_000
MOST_BYTES = 100_000_000
"""How much may be packed in a file: the largest roll has less than a tenth of it."""
HEADS = 30
"""Above the head of the table there may be so many other rows."""
MOST_SHEETS = 20
PACKED, LOCKED = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
XML_HEAD = 4096
DIVIDERS = (",", "\t", ";", "|")
# A cell may be as large as a whole file: that it is too long for a roll is said by row and column.
csv.field_size_limit(2**31 - 1)

Cells = Sequence[str]
# In how many ways a library fails at a file that was made to break it.
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    ParseError,
    DefusedXmlException,
    OSError,
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)


def rows_of(content: bytes) -> tuple[Header, list[Row]]:
    """The head of the first table that is a roll, and the rows below it.

    Raises Refusal roll-file-kind, roll-file-broken, roll-file-large, roll-file-header, roll-file-empty,
    roll-file-encoding.
    """
    if content.startswith(LOCKED):
        # An old kind of file, or one with a password.
        raise Refusal("roll-file-kind")
    tables = list(_sheets(content)) if content.startswith(PACKED) else [_csv_rows(content)]
    missing = set(NEEDED)
    anything = False
    for rows in tables:
        for place, row in enumerate(rows[:HEADS]):
            header = read_header(row.cells)
            if not header.missing:
                return header, rows[place + 1 :]
            if header.places and len(header.missing) < len(missing):
                missing = set(header.missing)
            anything = anything or any(cell.strip() for cell in row.cells)
    if not anything:
        raise Refusal("roll-file-empty")
    raise Refusal("roll-file-header", missing=tuple(column for column in NEEDED if column in missing))


def _bounded(rows: Iterable[Cells]) -> list[Row]:
    """The rows that say something, with their numbers. Raises Refusal roll-file-large."""
    kept: list[Row] = []
    empty = 0
    for number, cells in enumerate(rows, 1):
        width = max((place for place, cell in enumerate(cells, 1) if cell), default=0)
        if width > MOST_COLUMNS or len(kept) > MOST_ROWS + HEADS or empty > MOST_EMPTY:
            raise Refusal("roll-file-large")
        if width:
            kept.append(Row(number, cells[:width]))
        else:
            empty += 1
    return kept


# -- text ----------------------------------------------------------------------------------------------------------


def _csv_rows(content: bytes) -> list[Row]:
    """The rows under the encoding and the divider under which most heads of columns are found; where the heads are
    English and tell nothing of the encoding, under the one whose text is likeliest.
    """
    readings = [(text, likely, divider) for text, likely in _readings(content) for divider in DIVIDERS]
    if not readings:
        raise Refusal("roll-file-encoding")
    try:
        text, _, divider = max(readings, key=lambda reading: (_heads(reading[0], reading[2]), reading[1]))
        return _bounded(_records(text, divider))
    except csv.Error:
        raise Refusal("roll-file-broken") from None


def _heads(text: str, divider: str) -> int:
    """How many heads of columns the likeliest row has."""
    rows = islice(_records(text, divider), HEADS)
    return max((len(read_header(cells).places) for cells in rows if len(cells) <= MOST_COLUMNS), default=0)


def _records(text: str, divider: str) -> Iterator[Cells]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=divider)


def _readings(content: bytes) -> Iterator[tuple[str, float]]:
    """The text in every encoding in which it can be meant, with how likely it is."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    elif b"\0" in content:
        encodings = []
    else:
        encodings = ["utf-8-sig", "gb18030", "cp950", "big5hkscs"]
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        yield text, likelihood(text, "gb2312" if encoding == "gb18030" else "big5")
        if encoding == "utf-8-sig":
            return


# -- sheets --------------------------------------------------------------------------------------------------------


def _sheets(content: bytes) -> Iterator[list[Row]]:
    """The tables of an XLSX file, one after the other."""
    try:
        _look_inside(content)
        with warnings.catch_warnings():
            # What the library misses in a file (colours, validations) is nothing to a roll.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    except Refusal:
        raise
    except _BROKEN as error:
        raise Refusal("roll-file-broken") from error
    try:
        for sheet in book.worksheets[:MOST_SHEETS]:
            # What the sheet says of its own size may be anything.
            sheet.reset_dimensions()
            yield _bounded([_text(value) for value in values] for values in sheet.iter_rows(values_only=True))
    except Refusal:
        raise
    except _BROKEN as error:
        raise Refusal("roll-file-broken") from error
    finally:
        book.close()


_SPOILED = (
    OSError,
    ValueError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    ArithmeticError,
    EOFError,
    NotImplementedError,
)
"""In how many ways a library fails at a file that was made to break it."""


def _look_inside(content: bytes) -> None:
    """Refuse what would unpack to too much, and what defines words of its own that grow. Raises Refusal, BadZipFile."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_BYTES:
            raise Refusal("roll-file-large")
        if any(part.file_size > MOST_PART_BYTES for part in parts):
            raise Refusal("roll-file-large")
        if "[Content_Types].xml" not in package.namelist() or "xl/workbook.xml" not in package.namelist():
            raise Refusal("roll-file-kind")
        for part in parts:
            if part.filename.endswith((".xml", ".rels")):
                with package.open(part) as opened:
                    head = opened.read(XML_HEAD)
                if b"<!DOCTYPE" in head or b"<!ENTITY" in head or b"\0" in head:
                    raise Refusal("roll-file-broken")


def _text(value: object) -> str:
    """What a spreadsheet shows in a cell, of numbers as much as it keeps of them."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float():
            return format(value, ".15g")
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)
