"""Breaks a text into lines of a measured width, as Chinese and Western readers expect it broken."""

import unicodedata
from collections.abc import Callable, Iterator

_NEVER_FIRST = frozenset("，。、；：？！）》」』】〉〗”’…·,.;:?!)]}%")
_NEVER_LAST = frozenset("（《「『【〈〖“‘([{#")
_ZERO_WIDTH_JOINER = "\u200d"


def wrap(text: str, width: float, measure: Callable[[str], float], most_lines: int) -> list[str]:
    """Return `text` as at most `most_lines` lines, none wider than `width` as `measure` tells.

    Lines end at spaces and between wide characters, but never before closing or after opening punctuation
    where that can be helped; a word wider than a line is cut. What does not fit ends in an ellipsis.
    """
    lines: list[str] = []
    line = ""
    for piece in _pieces(text):
        if measure((line + piece).rstrip()) <= width:
            line += piece
            continue
        if line.strip():
            lines.append(line.rstrip())
        line = piece.lstrip()
        while measure(line.rstrip()) > width and len(lines) <= most_lines:
            head = _fitting_head(line, width, measure)
            lines.append(head)
            line = line[len(head) :]
        if len(lines) > most_lines:
            break
    if line.strip():
        lines.append(line.rstrip())
    if len(lines) > most_lines:
        lines = [*lines[: most_lines - 1], _shortened(lines[most_lines - 1], width, measure)]
    return lines


def _pieces(text: str) -> Iterator[str]:
    """Yield what a line break may not fall into; together the pieces are `text`."""
    piece = ""
    for char in text:
        if piece and _may_break(piece[-1], char):
            yield piece
            piece = ""
        piece += char
    if piece:
        yield piece


def _may_break(before: str, after: str) -> bool:
    if before == " " or after == " ":
        return before == " " and after != " "
    if before in _NEVER_LAST or after in _NEVER_FIRST or _continues(before, after):
        return False
    return _is_wide(before) or _is_wide(after)


def _continues(before: str, after: str) -> bool:
    joiners = (before, after)
    return _ZERO_WIDTH_JOINER in joiners or unicodedata.category(after).startswith("M")


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in {"W", "F"}


def _fitting_head(text: str, width: float, measure: Callable[[str], float]) -> str:
    length = 1
    while length < len(text) and measure(text[: length + 1]) <= width:
        length += 1
    return text[:length]


def _shortened(line: str, width: float, measure: Callable[[str], float]) -> str:
    while line and measure(f"{line}…") > width:
        line = line[:-1]
    return f"{line.rstrip()}…"
