"""The order of candidates, drawn by a lot that anybody can draw again, and names that tell them apart.

The seed's hash is published before anybody stands, the seed with the list: nobody could choose a seed to suit the
names, and nobody who knew the names could choose another.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from domain.candidacies import Candidacy
from domain.poll import fold


def lot_hash(seed: str) -> str:
    """What is published of a seed beforehand: its SHA-256, in hexadecimal."""
    return hashlib.sha256(seed.encode()).hexdigest()


def draw(seed: str, names: Collection[str]) -> list[str]:
    """The names in the order of SHA-256 of ``seed:name``. Raises ValueError for a name that comes twice."""
    if len(set(names)) < len(names):
        raise ValueError("a name that two candidates have")
    return sorted(names, key=lambda name: (lot_hash(f"{seed}:{name}"), name))


def unique_names(wanted: Sequence[tuple[str, str]]) -> list[str]:
    """A name for each that nobody else has: the name, with what tells namesakes apart (a unit, "" for nothing) behind
    it where it is not the only one, and with a number where that does not help.
    """
    often = Counter(fold(name) for name, _ in wanted)
    taken = {name for name, count in often.items() if count == 1}
    return [
        " ".join(name.split()) if often[fold(name)] == 1 else _free(" ".join(name.split()), apart, taken)
        for name, apart in wanted
    ]


def _free(name: str, apart: str, taken: set[str]) -> str:
    first = f"{name} ({apart})" if apart else name
    shown, number = first, 1
    while fold(shown) in taken:
        number += 1
        shown = f"{first} {number}"
    taken.add(fold(shown))
    return shown


def shown_names(candidacies: Iterable[Candidacy]) -> Mapping[str, str]:
    """What each candidate is called among these, by the candidacy's id; no two are alike. It does not depend on the
    order in which they are given.
    """
    ordered = sorted(candidacies, key=lambda each: each.id)
    names = unique_names([(each.name, each.unit) for each in ordered])
    return dict(zip((each.id for each in ordered), names, strict=True))


def numbered(candidacies: Sequence[Candidacy], seed: str) -> tuple[Candidacy, ...]:
    """The candidates of a list with their numbers, in that order."""
    names = shown_names(candidacies)
    places = {name: no for no, name in enumerate(draw(seed, list(names.values())), start=1)}
    found = (replace(each, number=places[names[each.id]]) for each in candidacies)
    return tuple(sorted(found, key=lambda each: each.number))
