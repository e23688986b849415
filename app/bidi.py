"""Keeps right-to-left words and stray control characters in what people write from disturbing a sentence."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

FIRST_STRONG_ISOLATE = "\u2068"
POP_DIRECTIONAL_ISOLATE = "\u2069"

_ISOLATE_STARTS = frozenset("\u2066\u2067\u2068")
_EMBEDDINGS_AND_OVERRIDES = frozenset("\u202a\u202b\u202c\u202d\u202e")
_BIDI_CONTROLS = _EMBEDDINGS_AND_OVERRIDES | _ISOLATE_STARTS | frozenset("\u2069\u200e\u200f\u061c")
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
# Joiners hold family emoji and Persian words together; every other format character is unseen and unneeded.
_KEPT_FORMATS = frozenset("\u200c\u200d")
# Blank although Unicode files them under letters and symbols: the Hangul fillers and the empty Braille cell.
_BLANKS = frozenset("\u115f\u1160\u3164\uffa0\u2800")


def isolate(text: str) -> str:
    """Return `text` such that its direction cannot reach the words around it.

    Embeddings and overrides are dropped, since they can make a text read as something else; isolates are
    balanced. A line with right-to-left characters outside an isolate is wrapped in FSI…PDI; a line without
    any is left as it is, so that terminals stay clean. Lines are separate: a line break ends every isolate.
    """
    if text.isascii():
        return text
    return "\n".join(_isolate_line(line) for line in text.split("\n"))


def _isolate_line(line: str) -> str:
    kept: list[str] = []
    depth = 0
    exposed = False
    for char in line:
        if char in _EMBEDDINGS_AND_OVERRIDES:
            continue
        if char in _ISOLATE_STARTS:
            depth += 1
        elif char == POP_DIRECTIONAL_ISOLATE:
            if depth == 0:
                continue
            depth -= 1
        elif depth == 0 and unicodedata.bidirectional(char) in _RIGHT_TO_LEFT:
            exposed = True
        kept.append(char)
    balanced = "".join(kept) + POP_DIRECTIONAL_ISOLATE * depth
    return f"{FIRST_STRONG_ISOLATE}{balanced}{POP_DIRECTIONAL_ISOLATE}" if exposed else balanced


@lru_cache(maxsize=2048)
def clean_name(text: str) -> str:
    """Return a person's or a room's name as one plain line: "" when nothing visible is left of it.

    Control characters, line breaks and runs of white space become one space; bidi controls and other unseen
    format characters are dropped. What can be seen, emoji included, stays.
    """
    name = " ".join("".join(_name_characters(text)).split())
    return name if any(_is_visible(char) for char in name) else ""


def _name_characters(text: str) -> Iterator[str]:
    for char in text:
        category = unicodedata.category(char)
        if category in {"Cc", "Zl", "Zp", "Zs"}:
            yield " "
        elif char in _KEPT_FORMATS or (category not in {"Cf", "Cs", "Cn"} and char not in _BIDI_CONTROLS):
            yield char


def _is_visible(char: str) -> bool:
    return unicodedata.category(char)[0] in "LNPS" and char not in _BLANKS
