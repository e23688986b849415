"""Bars and columns of text: they render in every client, and Chinese lines up where the font is fixed."""

from collections.abc import Collection, Sequence

from wcwidth import wcwidth

FULL = "█"
EMPTY = "░"


def bar(count: int, whole: int, width: int = 10) -> str:
    """A bar of `width` cells for `count` of `whole`, rounded to the nearest cell.

    It is empty only for nothing and full only for all: one vote is seen, and a single vote against is too.
    Raises `ValueError` unless 0 <= count <= whole and width >= 2.
    """
    if not 0 <= count <= whole or width < 2:
        raise ValueError(f"no bar of {width} cells for {count} of {whole}")
    if count in (0, whole):
        filled = width if count else 0
    else:
        nearest = (2 * count * width + whole) // (2 * whole)
        filled = min(max(nearest, 1), width - 1)
    return FULL * filled + EMPTY * (width - filled)


def display_width(text: str) -> int:
    """Columns of the text in a fixed-width font: two for a Chinese character, none for a combining mark."""
    return sum(max(wcwidth(character), 0) for character in text)


def pad(text: str, columns: int, *, right: bool = False) -> str:
    """The text filled up with spaces to so many columns (on the left if `right`); never cut."""
    spaces = " " * max(columns - display_width(text), 0)
    return spaces + text if right else text + spaces


def columns(rows: Sequence[Sequence[str]], *, right: Collection[int] = (), widest: int = 24) -> list[str]:
    """One line a row, cells in columns two spaces apart; those (counted from 0) in `right` align right.

    A cell wider than `widest` does not widen its column: its own line runs over, since what people vote on is
    never cut, and the other lines stay fit for a phone. Lines do not end in spaces.
    """
    count = max(map(len, rows), default=0)
    widths = [
        max((min(display_width(row[index]), widest) for row in rows if index < len(row)), default=0)
        for index in range(count)
    ]
    return [
        "  ".join(pad(cell, widths[index], right=index in right) for index, cell in enumerate(row)).rstrip(" ")
        for row in rows
    ]
