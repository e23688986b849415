"""Reading the bot's English: what a poll's message says of its counts, as a neighbour reads it."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TITLE = re.compile(r"^🗳 #(\d+)  (.+)$", re.MULTILINE)
_COUNTED = re.compile(r"^(\d+)  (\S+) +[█░]+  (\d+)  \((\S+) %\)$", re.MULTILINE)
_DATED = re.compile(r"^(\d+)  (\S+) +✓ (\d+)  \? (\d+)  ✗ (\d+)(?:  ★)?$", re.MULTILINE)
_PLAIN = re.compile(r"^(\d+)  (\S+)$", re.MULTILINE)
_NOBODY = re.compile(r"Nobody has voted yet|nobody voted")
_VOTERS = re.compile(r"(\d+) (?:person has voted|people have voted|person voted|people voted)")
_FIRST = re.compile(r"^(?:Most|Equal) support: (.+)$", re.MULTILINE)
_ROUND = re.compile(r"^Round 1: (.+?)(?: → .*)?$", re.MULTILINE)
_NAMED = re.compile(r"^(\w+): (.+)$", re.MULTILINE)
CODE = re.compile(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b")


@dataclass(frozen=True, slots=True)
class Read:
    """What a message says of a poll. ``counts`` is None where it says none; a date has three a option."""

    no: int
    question: str
    status: str
    options: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...] | None
    voters: int | None


def read_poll(text: str) -> Read | None:
    """What a message says of a poll, None if it speaks of none."""
    title = _TITLE.search(text)
    if title is None:
        return None
    dated, counted, plain = _DATED.findall(text), _COUNTED.findall(text), _PLAIN.findall(text)
    counts: tuple[tuple[int, ...], ...] | None = None
    if dated:
        counts = tuple((int(yes), int(maybe), int(no)) for _, _, yes, maybe, no in dated)
    elif counted:
        counts = tuple((int(count),) for _, _, count, _ in counted)
    rows = dated or counted or plain
    assert [int(row[0]) for row in rows] == list(range(1, len(rows) + 1)), text
    status = "closed" if "\nClosed " in text else "void" if "\nVoid, it counts for nothing." in text else "open"
    return Read(int(title[1]), title[2], status, tuple(row[1] for row in rows), counts, _voters(text))


def _voters(text: str) -> int | None:
    if _NOBODY.search(text):
        return 0
    found = _VOTERS.search(text)
    return int(found[1]) if found else None


def read_winners(text: str) -> tuple[str, ...]:
    """Who came first, by a result."""
    found = _FIRST.search(text)
    return tuple(sorted(found[1].split(", "))) if found else ()


def read_first_round(text: str) -> dict[str, int] | None:
    """The first round of an order's count, by a result."""
    found = _ROUND.search(text)
    if found is None:
        return None
    return {word: int(count) for word, count in (part.rsplit(" ", 1) for part in found[1].split(" · "))}


def read_names(text: str) -> set[tuple[str, str]]:
    """Who chose what, by ``/results 7 names``."""
    return set(_NAMED.findall(text.partition("\n")[2]))
