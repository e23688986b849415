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
SEED = 7
LINEAR = 1.25
ROWS = frozenset({9})


@dataclass(slots=True)
class Method:
    """One way of counting, with how to fill in a paper."""

    name: str
    count: Callable[[int, Any], object]
    paper: Callable[[random.Random], object]
    seconds: list[float] = field(default_factory=list)
    growth: list[float] = field(default_factory=list)


def _some(chance: random.Random) -> list[int]:
    return chance.sample(range(1, OPTIONS + 1), chance.randint(1, OPTIONS))


def methods() -> list[Method]:
    """Every method of domain/tally that counts papers."""
    answers = tuple(Answer)
    return [
        Method("one choice", count_plurality, lambda chance: chance.randint(1, OPTIONS)),
        Method("approval", count_approval, lambda chance: frozenset(_some(chance))),
        Method("ranked", count_ranked, lambda chance: tuple(_some(chance))),
        Method("dates", count_dates, lambda chance: {date: chance.choice(answers) for date in _some(chance)}),
    ]


def measure(settings: Settings, _rows: frozenset[int]) -> Iterator[Figure]:
    """Row 9, a line for each method and one for the growth."""
    many, few = settings.size(PAPERS, 1000), settings.size(FEWER, 10)
    for method in methods():
        chance = random.Random(SEED)  # noqa: S311 - papers, not secrets
        papers = [method.paper(chance) for _ in range(many)]
        for _ in range(settings.pairs):
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
        )


def _seconds(method: Method, papers: list[object]) -> float:
    gc.collect()
    start = time.perf_counter()
    method.count(OPTIONS, papers)
    return time.perf_counter() - start
