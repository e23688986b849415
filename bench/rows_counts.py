"""Row 9: counting a million papers by every method; a hundred times as many must take a hundred times as long."""

from __future__ import annotations

import gc
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bench.figures import Figure, middle
from bench.processes import Settings
from domain.tally.approval import count_approval
from domain.tally.dates import Answer, count_dates
from domain.tally.plurality import count_plurality
from domain.tally.ranked import count_ranked

PAPERS = 1_000_000
FEWER = 10_000
OPTIONS = 6
MOST_OPTIONS = 30
SEED = 7
ANSWERS = tuple(Answer)
LINEAR = 1.25
CACHED = (
    "the steps grow as the papers do; above 1 is the memory, for so long papers fit into a cache only if they are few"
)
ROWS = frozenset({9})


@dataclass(slots=True)
class Method:
    """One way of counting, with how to fill in a paper."""

    name: str
    options: int
    count: Callable[[int, Any], object]
    paper: Callable[[random.Random], object]
    seconds: list[float] = field(default_factory=list)
    growth: list[float] = field(default_factory=list)


def _some(chance: random.Random, options: int = OPTIONS) -> list[int]:
    return chance.sample(range(1, options + 1), chance.randint(1, options))


def _all(chance: random.Random) -> tuple[int, ...]:
    """All of the most options that a poll may have, in some order: of a million such papers no two are alike."""
    return tuple(chance.sample(range(1, MOST_OPTIONS + 1), MOST_OPTIONS))


def _dates(chance: random.Random, options: int) -> dict[int, Answer]:
    return {date: chance.choice(ANSWERS) for date in _some(chance, options)}


def methods() -> list[Method]:
    """Every method of domain/tally that counts papers; the dearest two with as many options as a poll may have too."""
    most = f"{MOST_OPTIONS} options"
    return [
        Method("one choice", OPTIONS, count_plurality, lambda chance: chance.randint(1, OPTIONS)),
        Method("approval", OPTIONS, count_approval, lambda chance: frozenset(_some(chance))),
        Method("ranked", OPTIONS, count_ranked, lambda chance: tuple(_some(chance))),
        Method(f"ranked, {most}, all papers unlike", MOST_OPTIONS, count_ranked, _all),
        Method("dates", OPTIONS, count_dates, lambda chance: _dates(chance, OPTIONS)),
        Method(f"dates, {most}", MOST_OPTIONS, count_dates, lambda chance: _dates(chance, MOST_OPTIONS)),
    ]


def measure(settings: Settings, _rows: frozenset[int]) -> Iterator[Figure]:
    """Row 9, a line for each method and one for the growth."""
    many, few = settings.size(PAPERS, 1000), settings.size(FEWER, 10)
    for method in methods():
        chance = random.Random(SEED)  # noqa: S311 - papers, not secrets
        papers = [method.paper(chance) for _ in range(many)]
        for _ in range(settings.pairs):
            gc.collect()
            small = min(_seconds(method, papers[:few]) for _ in range(5))
            large = _seconds(method, papers)
            method.seconds.append(large)
            method.growth.append(large / many / (small / few))
        del papers
        yield Figure(
            9,
            f"seconds to count {many} papers, {method.name}",
            tuple(method.seconds),
            2.0,
            absolute=f"{many / middle(method.seconds):,.0f} papers/s",
        )
        yield Figure(
            9,
            f"cost of a paper, {many} ÷ {few} papers, {method.name}",
            tuple(method.growth),
            LINEAR,
            note=CACHED if method.options == MOST_OPTIONS else "",
        )


def _seconds(method: Method, papers: list[object]) -> float:
    start = time.perf_counter()
    method.count(method.options, papers)
    return time.perf_counter() - start
