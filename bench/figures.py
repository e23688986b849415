"""What was measured, and the table it is told in."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """One ratio, measured in every pair, against its target.

    ``target`` is None where nothing was promised. ``at_least`` says on which side of it is good. ``absolute`` is for
    orientation, ``note`` says what exactly was measured where the row's name does not.
    """

    row: int
    what: str
    ratios: tuple[float, ...]
    target: float | None
    at_least: bool = False
    absolute: str = ""
    note: str = ""

    @property
    def median(self) -> float:
        """The middle of the pairs."""
        return statistics.median(self.ratios)

    @property
    def met(self) -> bool:
        """Whether the median keeps the promise."""
        if self.target is None:
            return True
        return self.median >= self.target if self.at_least else self.median <= self.target

    def as_json(self) -> dict[str, Any]:
        """The figure for a program to read."""
        return asdict(self) | {"median": self.median, "met": self.met}


def middle(values: Iterable[float]) -> float:
    """The median."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: float) -> float:
    """The value that so many percent do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * percent / 100))]


HEAD = ("#", "ratio", "median", "min to max", "target", "", "for orientation")


def table(figures: Sequence[Figure]) -> str:
    """The table, in Markdown."""
    rows = [HEAD, *map(_cells, figures)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    rule = tuple("-" * width for width in widths)
    lines = [_line(row, widths) for row in (rows[0], rule, *rows[1:])]
    notes = [f"{each.row}, {each.what}: {each.note}" for each in figures if each.note]
    return "\n".join([*lines, "", *notes])


def _cells(figure: Figure) -> tuple[str, ...]:
    sign = "≥" if figure.at_least else "≤"
    target = "" if figure.target is None else f"{sign} {figure.target:g}"
    verdict = "" if figure.target is None else ("met" if figure.met else "missed")
    extent = f"{_short(min(figure.ratios))} to {_short(max(figure.ratios))}"
    return str(figure.row), figure.what, _short(figure.median), extent, target, verdict, figure.absolute


def _short(value: float) -> str:
    return f"{value:.2f}" if value < 100 else f"{value:.0f}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
