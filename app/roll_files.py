"""Reading a roll from the file of a spreadsheet, and writing it as one that can be read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from app.roll_tables import MOST_ROWS, rows_of
from domain.refusal import Refusal
from domain.roll import Kind
from domain.roll_cells import guarded, joined, write_share
from domain.roll_entries import Column, Entry
from domain.roll_reading import RollFile, read_rows

HEADS = {
    "en": ("unit", "building", "area (m²)", "owners", "share", "representative", "kind", "developer", "phone"),
    "zh-Hans": ("房号", "楼栋", "建筑面积(㎡)", "业主", "份额", "代表", "用途", "开发商", "电话"),
    "zh-Hant": ("戶號", "樓棟", "專有面積(㎡)", "業主", "應有部分", "代表", "用途", "建商", "電話"),
}
"""The heads of the columns, in the order of `Column`; each is one that is understood when the file comes back."""
KINDS = {
    "en": ("residential", "commercial", "parking", "other"),
    "zh-Hans": ("住宅", "商业", "车位", "其他"),
    "zh-Hant": ("住宅", "商業", "車位", "其他"),
}
NO_BUILDING = "/"
YES = {"en": "yes", "zh-Hans": "是", "zh-Hant": "是"}

__all__ = ["RollFile", "read_roll", "write_roll"]


def read_roll(content: bytes) -> RollFile:
    """The units of a CSV or XLSX file and what is wrong with them. It takes seconds for a large file: use a thread.

    Raises Refusal roll-file-kind, roll-file-broken, roll-file-large, roll-file-header, roll-file-empty,
    roll-file-encoding.
    """
    header, rows = rows_of(content)
    if len(rows) > MOST_ROWS:
        raise Refusal("roll-file-large")
    found = read_rows(header, rows)
    if not found.entries and not found.problems:
        raise Refusal("roll-file-empty")
    return found


def write_roll(entries: Sequence[Entry], language: str) -> bytes:
    """The entries as CSV in UTF-8 with a byte-order mark, without which spreadsheets misread Chinese; no cell acts as a
    formula.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(HEADS[language])
    kinds = dict(zip(Kind, KINDS[language], strict=True))
    building = ""
    for entry in entries:
        # An empty cell would mean that of the row above.
        written, building = entry.building or (NO_BUILDING if building else ""), entry.building
        cells = {
            Column.UNIT: entry.unit,
            Column.BUILDING: written,
            Column.AREA: f"{entry.area // 100}.{entry.area % 100:02}",
            Column.OWNERS: joined([owner.name for owner in entry.owners]),
            Column.SHARE: "" if entry.share is None else write_share(entry.share),
            Column.REPRESENTATIVE: entry.representative or "",
            Column.KIND: kinds[entry.kind],
            Column.DEVELOPER: YES[language] if entry.developer else "",
            Column.CONTACT: joined([owner.contact for owner in entry.owners]) if _told(entry) else "",
        }
        writer.writerow([guarded(cells[column]) for column in Column])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _told(entry: Entry) -> bool:
    return any(owner.contact for owner in entry.owners)
