"""One-time codes such as ``K7QM-2R4T``: read aloud, typed on a phone, and told from a slip of the finger."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable

from domain.refusal import Refusal

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs, a prime number of them; none that look alike (0 O, 1 I L)."""
LENGTH = 8
"""The last sign is the check."""
HALF = LENGTH // 2
LONG = 12
"""How many signs a code has that is printed in a letter and lives for months."""
_BETWEEN = frozenset(" -\u2010\u2011\u2012\u2013\u2014\u2015\u2212_.")
_PARTED = re.compile(
    r"(?<![0-9A-Z])(?=([0-9A-Z]{4}(?:[\s\u2010-\u2015\u2212_.-]{0,3}[0-9A-Z]{4}){2})(?![0-9A-Z]))", re.ASCII
)
"""Twelve signs within other words, divided or not."""


def make_code(below: Callable[[int], int]) -> str:
    """A fresh code; ``below(n)`` gives a random number from 0 to n - 1. About 34 random bits."""
    signs = "".join(ALPHABET[below(len(ALPHABET))] for _ in range(LENGTH - 1))
    return spelled(signs + _check(signs))


def spelled(signs: str) -> str:
    """The code as people see it, in two halves."""
    return f"{signs[:HALF]}-{signs[HALF:]}"


def make_long_code(below: Callable[[int], int]) -> str:
    """The signs of a fresh code for a letter. About 54 random bits."""
    signs = "".join(ALPHABET[below(len(ALPHABET))] for _ in range(LONG - 1))
    return signs + _check(signs)


def spelled_long(signs: str) -> str:
    """The code of a letter as people see it, in three parts."""
    return "-".join(signs[at : at + HALF] for at in range(0, LONG, HALF))


def looks_like_code(text: str, length: int = LENGTH) -> bool:
    """Whether a text that is no command is meant as a code: so many signs, in one piece or in equal ones, that could be
    one or have a digit among them.
    """
    signs = _signs(text)
    pieces = {len(piece) for piece in re.split(r"[\W_]+", text) if piece}
    if not _has_shape(signs, length) or len(pieces) > 1:
        # Plain words can have as many letters: “never answers”.
        return False
    divided = len(text.strip()) > length and set(signs) <= set(ALPHABET)
    return divided or any(sign.isdigit() for sign in signs)


def read_code(text: str) -> str:
    """The eight signs of a code, however it was typed: any case, full width, any dash or none.

    Raises Refusal: code-shape if that is no code, code-typo if it is one with a slip in it.
    """
    signs = _signs(text)
    if not _has_shape(signs, LENGTH):
        raise Refusal("code-shape", given=text.strip()[:20])
    return _checked(signs, text, "code-typo")


def find_long_code(text: str) -> str:
    """The part of a text that is a letter's code, with words around it; "" if there is none."""
    return next((each for each in _inside(text) if _is_sound(_signs(each))), "")


def _inside(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKC", text).upper()
    return [found[1] for found in _PARTED.finditer(plain) if any(sign.isdigit() for sign in found[1])]


def _is_sound(signs: str) -> bool:
    return set(signs) <= set(ALPHABET) and _check(signs[:-1]) == signs[-1]


def read_long_code(text: str) -> str:
    """The twelve signs of a letter's code, however it was typed, and whatever stands around it.

    Raises Refusal register-shape, register-typo.
    """
    text = find_long_code(text) or next(iter(_inside(text)), text)
    signs = _signs(text)
    if not _has_shape(signs, LONG):
        raise Refusal("register-shape", given=text.strip()[:20])
    return _checked(signs, text, "register-typo")


def _has_shape(signs: str, length: int) -> bool:
    return len(signs) == length and signs.isascii() and signs.isalnum()


def _checked(signs: str, text: str, refusal: str) -> str:
    """Raises ``refusal``: code-typo, register-typo."""
    if not set(signs) <= set(ALPHABET) or _check(signs[:-1]) != signs[-1]:
        raise Refusal(refusal, given=text.strip()[:20])
    return signs


def hash_code(signs: str) -> str:
    """What is stored of a code. It lives for a day, and guessing goes through a chat, so a plain hash is enough."""
    return hashlib.sha256(signs.encode()).hexdigest()


def _signs(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).upper()
    return "".join(sign for sign in plain if sign not in _BETWEEN)


def _check(signs: str) -> str:
    """Weighted by place, so that one wrong sign and two neighbours exchanged are both noticed."""
    total = sum(place * ALPHABET.index(sign) for place, sign in enumerate(signs, start=1))
    return ALPHABET[total % len(ALPHABET)]
