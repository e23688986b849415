"""A filing pack: what an authority is handed about a vote, as one archive of pages to print, tables and files."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape

from app.pages import page
from app.plain_text import plain_line, plain_lines, writable
from domain.roll_cells import guarded

MEDIA_TYPE = "application/zip"
SUMS = "SHA256SUMS.txt"
"""The file that tells the SHA-256 of every other, as ``sha256sum --check`` reads it."""
MOST_NAME = 60
_FOLDERS = re.compile(r"[/\\:]+")
_UNNAMED = re.compile(r"[^A-Za-z0-9_-]+")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")
_READABLE_FILE = 0o100644 << 16
_UNIX = 3

STYLE = """
@page { size: A4; margin: 20mm; @bottom-center { content: counter(page) " / " counter(pages) } }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: 170mm; padding: 4mm; font: 11pt/1.5 sans-serif; color: #000; background: #fff }
@media print { body { max-width: none; padding: 0 } }
h1 { font-size: 16pt; margin: 0 0 4mm }
h2 { font-size: 12pt; margin: 6mm 0 2mm; break-after: avoid }
p { margin: 0 0 2mm; orphans: 2; widows: 2; overflow-wrap: anywhere }
table { border-collapse: collapse; width: 100%; margin: 4mm 0; font-size: 10pt }
thead { display: table-header-group }
tr { break-inside: avoid }
th, td { border: 0.3pt solid #000; padding: 1mm 2mm; text-align: start; vertical-align: top; overflow-wrap: anywhere }
"""


@dataclass(frozen=True, slots=True)
class FilingFile:
    """A file that goes in as it is, such as a record. Its name may be anything: `file_name` says what becomes of it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Table:
    """A table in words; every row has as many cells as the ``header``. On a page it stands under its ``title``."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page to be printed: its sections, each a heading ("" for none) with its lines, and ``tables`` below them."""

    name: str
    title: str
    sections: Sequence[tuple[str, Sequence[str]]]
    tables: Sequence[Table] = ()


def filing_pack(
    files: Sequence[FilingFile], pages: Sequence[Page], tables: Sequence[Table], made_at: datetime, language: str
) -> bytes:
    """The archive: pages as HTML, then tables as CSV, then files, numbered as they are given, and their `SUMS`.

    ``language`` is that of the pages. Every file bears the wall time of ``made_at``, which is aware. The same input
    gives the same archive, to the byte where zlib is the same, and everywhere the same sums. With a megabyte in it
    this takes tens of milliseconds, too long for a transaction. Raises ValueError for a time without a zone and for
    a row that does not fit its table.
    """
    if made_at.tzinfo is None:
        raise ValueError("a time without a zone")
    contents = [
        *((each.name, ".html", page_html(each, language)) for each in pages),
        *((each.name, ".csv", table_csv(each)) for each in tables),
        *((each.name, "", each.content) for each in files),
    ]
    digits = max(2, len(str(len(contents))))
    named = [
        (file_name(name, ending, no, digits), content) for no, (name, ending, content) in enumerate(contents, start=1)
    ]
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in named)
    return _archive([*named, (SUMS, sums.encode("ascii"))], made_at)


def file_name(name: str, ending: str, no: int, digits: int = 2) -> str:
    """A name in ASCII for the file ``no`` that stays in its folder on every machine: "03-record-9.json".

    Of a ``name`` that has folders the last part counts. Where ``ending`` is "" the name keeps its own, if it is one.
    """
    last = _FOLDERS.split(name.strip(" /\\:"))[-1]
    if not ending:
        stem, dot, kept = last.rpartition(".")
        if stem and _ENDING.fullmatch(dot + kept):
            last, ending = stem, dot + kept.lower()
    plain = _UNNAMED.sub("-", last)[:MOST_NAME].strip("-")
    return f"{no:0{digits}}{f'-{plain}' if plain else ''}{ending}"


def page_html(content: Page, language: str) -> bytes:
    """One page, which loads nothing from anywhere; what runs from right to left keeps to itself."""
    body = [_element("h1", content.title)]
    for heading, lines in content.sections:
        inside = [_element("h2", heading)] if heading else []
        body.append(f"<section>{''.join([*inside, *(_element('p', line) for line in lines)])}</section>")
    body += [_table(each) for each in content.tables]
    return page(language, plain_line(content.title), STYLE, "".join(body))


def _table(table: Table) -> str:
    head, *rows = (list(row) for row in _rows(table))
    caption = _element("h2", table.title) if table.title else ""
    lines = "".join(f"<tr>{''.join(_element('td', cell) for cell in row)}</tr>" for row in rows)
    heads = "".join(_element("th", cell) for cell in head)
    return f"{caption}<table><thead><tr>{heads}</tr></thead><tbody>{lines}</tbody></table>"


def _element(tag: str, text: str) -> str:
    return f'<{tag} dir="auto">{escape(plain_lines(text)).replace(chr(10), "<br>")}</{tag}>'


def table_csv(table: Table) -> bytes:
    """The table as CSV in UTF-8 with a byte-order mark, without which spreadsheets misread Chinese; no cell acts as a
    formula.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([guarded(writable(cell).strip()) for cell in row] for row in _rows(table))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _rows(table: Table) -> Iterator[Sequence[str]]:
    """The header and the rows. Raises ValueError where they do not have the same cells."""
    yield table.header
    for row in table.rows:
        if len(row) != len(table.header):
            raise ValueError("a row does not fit its table")
        yield row


def _archive(contents: Sequence[tuple[str, bytes]], made_at: datetime) -> bytes:
    """The files in the order of their names, all of one date."""
    out = io.BytesIO()
    date = (made_at.year, made_at.month, made_at.day, made_at.hour, made_at.minute, made_at.second)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in sorted(contents):
            entry = zipfile.ZipInfo(name, date)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = _UNIX
            entry.external_attr = _READABLE_FILE
            package.writestr(entry, content)
    return out.getvalue()
