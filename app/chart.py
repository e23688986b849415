"""The result of a poll as a picture: a bar for each option, readable on a phone in all our languages."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from babel import Locale
from babel.numbers import format_decimal
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.transforms import IdentityTransform

from app.bidi import clean_name
from app.fonts import DPI, fonts_for
from app.wrapping import wrap

WIDTH: Final = 900
"""The width of every chart, in pixels."""

_MARGIN = 44
_BAR_HEIGHT = 32
_FIGURES_WIDTH = 260  # right of the bars: "12,345 (66.66 %)"
_THINNEST_BAR = 4
_AFTER_TITLE, _AFTER_LABEL, _AFTER_ROW = 26, 6, 24
_LINE_SPACING = 1.36
_MOST_LINES = 4
# A picture of more options than this says less of each, to stay within the height that platforms accept.
_MANY_ROWS = 30
_LONGEST_TEXT = 500  # characters looked at; four lines hold fewer
_TITLE_SIZE, _LABEL_SIZE, _FOOTER_SIZE = 40, 32, 26

_INK, _QUIET = "#1f2933", "#616e7c"
_TRACK, _BAR, _LEADING_BAR = "#e9edf1", "#90b8dd", "#2b6cb0"
_PIXELS = IdentityTransform()


@dataclass(frozen=True, slots=True)
class Row:
    """One option: what it says, how many chose it, and that share as text ("70 %")."""

    label: str
    count: int
    percent_text: str


def render_chart(title: str, rows: Sequence[Row], footer: str, language: str, *, whole: int | None = None) -> bytes:
    """Return a PNG, `WIDTH` pixels wide, with one horizontal bar for each row, the leaders' in a darker blue.

    `whole` is the count that would fill a bar's track, the number of voters for instance; without it the
    largest count does. Of characters that no font at hand can draw, letters become □ and others are left out.
    Takes a fraction of a second: meant for a worker thread, and for any number of them at once.
    """
    page = _Page(language)
    page.paragraph(title, _TITLE_SIZE, _INK, _MOST_LINES)
    page.y += _AFTER_TITLE
    most = max((row.count for row in rows), default=0)
    full = max(whole or 0, most, 1)
    for row in rows:
        page.paragraph(row.label, _LABEL_SIZE, _INK, 1 if len(rows) > _MANY_ROWS else _MOST_LINES)
        page.y += _AFTER_LABEL
        count = format_decimal(row.count, locale=Locale.parse(language, sep="-"))
        figures = f"{count} ({row.percent_text})" if row.percent_text else count
        page.bar(row.count / full, _LEADING_BAR if row.count == most else _BAR, figures)
        page.y += _AFTER_ROW
    page.paragraph(footer, _FOOTER_SIZE, _QUIET, _MOST_LINES)
    return page.png()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of text around a height, in pixels from the top of the page."""

    text: str
    x: int
    middle: float
    align: str
    size: int
    colour: str


class _Page:
    """A picture that grows downwards; `y` is how far, in pixels from its top."""

    def __init__(self, language: str) -> None:
        self.y = _MARGIN
        self._fonts = fonts_for(language)
        self._lines: list[_Line] = []
        self._bars: list[tuple[int, float, str]] = []

    def paragraph(self, text: str, size: int, colour: str, most_lines: int) -> None:
        """Set `text` across the page."""
        shown = self._fonts.drawable(clean_name(text[:_LONGEST_TEXT]))
        height = round(size * _LINE_SPACING)
        for line in wrap(shown, WIDTH - 2 * _MARGIN, partial(self._fonts.width, size), most_lines):
            self._lines.append(_Line(line, _MARGIN, self.y + height / 2, "left", size, colour))
            self.y += height

    def bar(self, share: float, colour: str, figures: str) -> None:
        """Set a bar that fills `share` (0 to 1) of its track, and `figures` beside it."""
        room = WIDTH - 2 * _MARGIN - _FIGURES_WIDTH
        self._bars.append((self.y, room, _TRACK))
        if share > 0:
            self._bars.append((self.y, max(_THINNEST_BAR, room * share), colour))
        shown = self._fonts.drawable(figures)
        middle = self.y + _BAR_HEIGHT / 2
        self._lines.append(_Line(shown, WIDTH - _MARGIN, middle, "right", _LABEL_SIZE, _INK))
        self.y += _BAR_HEIGHT

    def png(self) -> bytes:
        """Return the picture, as high as it has grown."""
        height = self.y + _MARGIN
        figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI)
        FigureCanvasAgg(figure)  # not pyplot's: that keeps every figure, and one state for all threads
        for top, width, colour in self._bars:
            figure.add_artist(
                Rectangle(
                    (_MARGIN, height - top - _BAR_HEIGHT),
                    width,
                    _BAR_HEIGHT,
                    facecolor=colour,
                    edgecolor="none",
                    transform=_PIXELS,
                )
            )
        for line in self._lines:
            # What people write is no formula: a $ stays a $.
            figure.text(
                line.x,
                height - line.middle,
                line.text,
                color=line.colour,
                ha=line.align,
                va="center_baseline",
                fontproperties=self._fonts.properties(line.size),
                parse_math=False,
                transform=_PIXELS,
            )
        picture = io.BytesIO()
        figure.savefig(picture, format="png", dpi=DPI, metadata={"Software": None})
        return picture.getvalue()
