"""What people wrote, made fit to stand in a file that other programs read."""

from __future__ import annotations

import re
import unicodedata

from app.bidi import isolate

_BREAKS = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")


def writable(text: str) -> str:
    """The text with "\\n" between its lines, without control characters and halves of surrogate pairs."""
    return "".join(_writable(sign) for sign in _BREAKS.sub("\n", text))


def plain_lines(text: str) -> str:
    """The same, with each line's direction contained."""
    return isolate(writable(text))


def plain_line(text: str) -> str:
    """The text as one line, in which runs of white space are one space, with its direction contained."""
    return " ".join(isolate(" ".join(writable(text).split())).split())


def _writable(sign: str) -> str:
    if sign == "\n":
        return sign
    if sign == "\t":
        return " "
    category = unicodedata.category(sign)
    if category == "Cs":
        return "\ufffd"
    return "" if category == "Cc" else sign
