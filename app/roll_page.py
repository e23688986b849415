"""The roll under public notice as a page: every unit with building and area, and its owners where that is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from app.i18n import Catalogue
from app.pages import page

STYLE = """
body { margin: 1rem auto; max-width: 40rem; padding: 0 1rem; font: 1rem/1.5 sans-serif; color: #000; background: #fff }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; padding: 0.2rem 0.5rem; border-bottom: 1px solid #ccc }
.n { text-align: right }
"""


@dataclass(frozen=True, slots=True)
class RollRow:
    """One unit as it is shown: label, building, area as people read it, and the owners' names ("" if not shown)."""

    unit: str
    building: str
    area: str
    owners: str


def roll_page(
    catalogue: Catalogue, language: str, title: str, said: Sequence[str], rows: Sequence[RollRow], *, names: bool
) -> bytes:
    """The page; ``said`` are the lines above the table, in words."""
    columns = ["unit", "building", "area", *(["owners"] if names else [])]
    head = "".join(f"<th>{escape(catalogue.text(language, f'roll-column-{name}'))}</th>" for name in columns)
    lines = []
    for row in rows:
        cells = f"<td>{escape(row.unit)}</td><td>{escape(row.building)}</td><td class=n>{escape(row.area)}</td>"
        lines.append(f"<tr>{cells}{f'<td>{escape(row.owners)}</td>' if names else ''}</tr>")
    above = "".join(f"<p>{escape(line)}</p>" for line in said)
    body = (
        f"<h1>{escape(title)}</h1>{above}<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    )
    return page(language, title, STYLE, body)
