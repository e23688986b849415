"""Codenames: a few words by which an author without a name finds a suggestion again, and nobody else does."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

WORDS = 5
LIST_LENGTH = 2048
"""Five words of 2,048 are 55 random bits."""
_SHORT = 4
"""So many letters tell a word of the English list."""
_COMMON = 128
"""So many characters at the front of the Chinese lists, which are in the order of use, are in nearly every sentence."""
_SPACES = " \t\r\n"
_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212_.·,、"

Codename = tuple[int, ...]
"""The places of its words in the list, which is as long in every language."""


@dataclass(frozen=True, slots=True)
class Found:
    """A codename at the front of a text, and what follows it. ``dashed``: every word but the last was followed by a
    dash, as codenames are shown; ``divided``: by a dash or a space.
    """

    codename: Codename
    rest: str
    dashed: bool
    divided: bool


def make_codename(below: Callable[[int], int]) -> Codename:
    """A fresh one; ``below(n)`` gives a random number from 0 to n - 1."""
    return tuple(below(LIST_LENGTH) for _ in range(WORDS))


def spelled(codename: Codename, words: Sequence[str]) -> str:
    """How it is written in the language of a word list."""
    return "-".join(words[place] for place in codename)


def hash_codename(codename: Codename) -> str:
    """What is stored of it. Takes about a twentieth of a second and 16 MB, so that trying all of them takes ages."""
    plain = ",".join(map(str, codename)).encode()
    return hashlib.scrypt(plain, salt=b"linli codename", n=2**14, r=8, p=1, maxmem=2**26, dklen=16).hex()


def read_codename(text: str, lists: Sequence[Sequence[str]]) -> Found | None:
    """The codename at the front of a text; None if there is none.

    It may be written with any dashes or spaces or, in Chinese, with nothing in between; a long English word may be
    given by its first four letters. Traditional and simplified characters mean the same.
    """
    plain, known = _plain(text), _places(lists)
    places: list[int] = []
    gaps: list[str] = []
    at = len(text) - len(text.lstrip())
    while True:
        end = _end_of_word(plain, at)
        place = _place(plain[at:end], known, lists)
        if place is None:
            return None
        places.append(place)
        at = end
        if len(places) == WORDS:
            break
        while end < len(plain) and plain[end] in _SPACES + _DASHES:
            end += 1
        gaps.append(plain[at:end])
        at = end
    if at < len(plain) and plain[at].isalnum() and plain[at].isascii():
        return None
    dashed = all(any(sign in _DASHES for sign in gap) for gap in gaps)
    return Found(tuple(places), text[at:].strip(), dashed, all(gaps))


_PIECE = re.compile(r"[0-9a-z]+|[^\x00-\x7f]")


def begins_like_codename(text: str, lists: Sequence[Sequence[str]], *, dashed: bool = False) -> bool:
    """Whether a text that is no right codename may be one with a slip: all but one of its first words are of the lists.
    ``dashed``: only with dashes between the words, as codenames are shown.
    """
    plain, known = _plain(text.strip()), _places(lists)
    pieces = _pieces(plain)
    words = [piece for piece, _ in pieces[:WORDS]]
    gaps = [gap for _, gap in pieces[: len(words) - 1]]
    places = [_place(word, known, lists) for word in words]
    hits = sum(place is not None for place in places)
    shown = all(any(sign in _DASHES for sign in gap) for gap in gaps)
    if hits < WORDS - 1 or (dashed and not shown):
        return False
    if shown and len(words) >= WORDS - 1:
        return True
    if all(gaps):
        return len(words) == WORDS
    # Five characters in a row are what many a sentence is; then there is a very common one among them.
    alone = len(pieces) == WORDS and not any(gaps) and not plain.isascii()
    return alone and all(place is None or place >= _COMMON for place in places)


def _pieces(plain: str) -> list[tuple[str, str]]:
    """The words at the front of a text, as far as blanks and dashes divide them, each with what follows it."""
    pieces: list[tuple[str, str]] = []
    at = 0
    while len(pieces) <= WORDS and (found := _PIECE.match(plain, at)) is not None and found.group() not in _DASHES:
        at = found.end()
        while at < len(plain) and plain[at] in _SPACES + _DASHES:
            at += 1
        pieces.append((found.group(), plain[found.end() : at]))
    return pieces


def _plain(text: str) -> str:
    """The text with plain small letters for full-width ones; the same length."""
    signs = (unicodedata.normalize("NFKC", sign).casefold() for sign in text)
    return "".join(sign if len(sign) == 1 else was for sign, was in zip(signs, text, strict=True))


def _end_of_word(text: str, at: int) -> int:
    """Where a run of Latin letters ends, or one character of another script."""
    end = at
    while end < len(text) and text[end].isascii() and text[end].isalpha():
        end += 1
    return end if end > at else at + 1


def _place(word: str, known: Mapping[str, int], lists: Sequence[Sequence[str]]) -> int | None:
    if not word.isascii():
        return known.get(word)
    place = known.get(word[:_SHORT])
    if place is None:
        return None
    whole = next(words[place] for words in lists if words[place].isascii())
    return place if word == whole or (len(word) >= _SHORT and whole.startswith(word)) else None


def _places(lists: Sequence[Sequence[str]]) -> Mapping[str, int]:
    return {(word[:_SHORT] if word.isascii() else word): place for words in lists for place, word in enumerate(words)}
