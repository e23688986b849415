"""Reading what servers answer, whoever they are: JSON however deep, and times to wait that make sense."""

from __future__ import annotations

import json
import re
from typing import Any

DEEPEST = 100
"""What is nested deeper than this is nothing that is ever looked at, and reads as null."""

LONGEST_PAUSE_SECONDS = 3600.0
"""Whoever asks for longer is asked again after this."""

_BRACKET = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{}]', re.DOTALL)


def read_json(payload: bytes) -> Any:
    """The value that a payload in JSON holds, without what is nested absurdly deep: one message must not keep all
    others from being read. Raises ValueError.
    """
    text = payload.decode(errors="replace")
    try:
        return json.loads(text)
    except RecursionError:
        return json.loads(pruned(text))


def pruned(text: str) -> str:
    """JSON with null for what is nested too deep."""
    kept: list[str] = []
    depth = start = 0
    for found in _BRACKET.finditer(text):
        sign = found[0]
        if sign in ("[", "{"):
            depth += 1
            if depth == DEEPEST + 1:
                kept += (text[start : found.start()], "null")
        elif sign in ("]", "}"):
            depth -= 1
            if depth == DEEPEST:
                start = found.end()
    return "".join((*kept, text[start:]))


def with_whole_characters(value: Any) -> Any:
    """The value with a question mark for each half of a character, which no database and no request takes."""
    return read_json(json.dumps(value, ensure_ascii=False).encode(errors="replace"))


def pause_seconds(value: object, unit: float = 1.0) -> float | None:
    """A time to wait as a server gives it, in units of so many seconds; None for what is none."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
        return None
    return float(min(value, LONGEST_PAUSE_SECONDS / unit)) * unit
