"""Letters that bring registration codes to the owners' doors: one page each, to be printed from any browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import segno

from app.i18n import Catalogue
from app.pages import page
from domain.roll import natural

MOST_UNITS = 12
"""How many units a letter names; more are counted."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")

STYLE = """
@page { size: A4; margin: 20mm }
* { box-sizing: border-box }
body { margin: 0; font: 12pt/1.5 sans-serif; color: #000; background: #fff }
article { break-after: page; min-height: 250mm; position: relative; max-width: 170mm; margin: 0 auto }
header { font-size: 11pt; min-height: 60mm }
h1 { font-size: 16pt; margin: 0 0 4mm }
.fold { position: absolute; left: -12mm; width: 5mm; border-top: 0.3pt solid #000 }
.first { top: 85mm } .second { top: 185mm }
.code { font: bold 26pt/1.4 monospace; letter-spacing: 0.08em; text-align: center; margin: 6mm 0 }
.links { display: flex; justify-content: center; gap: 15mm }
figure { margin: 0; text-align: center }
svg { width: 38mm; height: 38mm }
"""


@dataclass(frozen=True, slots=True)
class Letter:
    """What one letter says: to whom, for which units, the code as it is typed, and for each platform that can be
    opened from a picture its name and the address that fills the code in.
    """

    owner: str
    units: tuple[str, ...]
    building: str
    code: str
    links: tuple[tuple[str, str], ...]


def _in_order(letters: Sequence[Letter]) -> list[Letter]:
    """As somebody walks through the estate."""
    return sorted(letters, key=lambda letter: (natural(letter.building), *map(natural, letter.units[:1]), letter.code))


def letters_html(catalogue: Catalogue, language: str, estate: str, expires: str, letters: Sequence[Letter]) -> bytes:
    """All letters as one page for the browser that loads nothing from anywhere; ``expires`` is the day in words."""

    def text(key: str, **args: str | int) -> str:
        return escape(catalogue.text(language, key, **args)).replace("\n", "<br>")

    title = text("letter-title", estate=estate)
    pages = []
    for letter in _in_order(letters):
        pages.append(
            f'<article><i class="fold first"></i><i class="fold second"></i>'
            f"<header>{escape(letter.owner)}<br>{escape(_units(catalogue, language, letter))}</header>"
            f"<h1>{title}</h1><p>{text('letter-what', estate=estate)}</p>"
            f"<p>{text('letter-how' if letter.links else 'letter-how-typed', code=letter.code)}</p>"
            f'<p class="code">{escape(letter.code)}</p>'
            f'<div class="links">{"".join(_link(name, address) for name, address in letter.links)}</div>'
            f"<p>{text('letter-until', expires=expires)}</p><p>{text('letter-secret')}</p></article>"
        )
    return page(language, catalogue.text(language, "letter-title", estate=estate), STYLE, "".join(pages))


def _units(catalogue: Catalogue, language: str, letter: Letter) -> str:
    more = len(letter.units) - MOST_UNITS
    shown = catalogue.joined(language, letter.units[:MOST_UNITS])
    return f"{shown} … (+{more})" if more > 0 else shown


def _link(name: str, address: str) -> str:
    """A picture for a telephone's camera, with the name of the platform under it."""
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(
        out, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=4, nl=False
    )
    return f"<figure>{out.getvalue().decode()}<figcaption>{escape(name)}</figcaption></figure>"


def letters_csv(catalogue: Catalogue, language: str, letters: Sequence[Letter]) -> bytes:
    """The same codes as a table, UTF-8 with a byte-order mark; no cell may act as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        [catalogue.text(language, f"letter-column-{name}") for name in ("owner", "units", "building", "code")]
    )
    for letter in _in_order(letters):
        row = (letter.owner, ", ".join(letter.units), letter.building, letter.code)
        writer.writerow([f"'{value}" if value.startswith(_FORMULA) else value for value in row])
    return b"\xef\xbb\xbf" + out.getvalue().encode()
