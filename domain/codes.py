"""One-time codes such as ``K7QM-2R4T``: read aloud, typed on a phone, and told from a slip of the finger."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable

from domain.refusal import Refusal

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs, a prime number of them; none that look alike (0 O, 1 I L)."""
LENGTH = 8
"""The last sign is the check."""
HALF = LENGTH // 2
_BETWEEN = frozenset(" -\u2010\u2011\u2012\u2013\u2014\u2015\u2212_.")


def make_code(below: Callable[[int], int]) -> str:
    """A fresh code; ``below(n)`` gives a random number from 0 to n - 1. About 34 random bits."""
    signs = "".join(ALPHABET[below(len(ALPHABET))] for _ in range(LENGTH - 1))
    return spelled(signs + _check(signs))


def spelled(signs: str) -> str:
    """The code as people see it, in two halves."""
    return f"{signs[:HALF]}-{signs[HALF:]}"


def looks_like_code(text: str) -> bool:
    """Whether a text that is no command is meant as a code: eight signs that could be one, or have a digit among
    them.
    """
    signs = _signs(text)
    if len(signs) != LENGTH or not signs.isascii() or not signs.isalnum():
        return False
    divided = len(text.strip()) > LENGTH and set(signs) <= set(ALPHABET)
    return divided or any(sign.isdigit() for sign in signs)


def read_code(text: str) -> str:
    """The eight signs of a code, however it was typed: any case, full width, any dash or none.

    Raises Refusal: code-shape if that is no code, code-typo if it is one with a slip in it.
    """
    signs = _signs(text)
    if len(signs) != LENGTH or not signs.isascii() or not signs.isalnum():
        raise Refusal("code-shape", given=text.strip()[:20])
    if not set(signs) <= set(ALPHABET) or _check(signs[:-1]) != signs[-1]:
        raise Refusal("code-typo", given=text.strip()[:20])
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
