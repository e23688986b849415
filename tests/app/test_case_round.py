"""Neither the order nor the time in which suggestions without a name become known tells when they were sent."""

import itertools
import re
import shutil
from collections import Counter
from pathlib import Path

from app.ids import RandomIds
from app.rehearsal_clock import RehearsalClock
from domain.cases import draw_number
from tests.chats.harness import Stage, each, program

ROUNDS = 24
AUTHORS = ("anna", "chen", "dora")
# For six orders, so rarely (once in 10,000 times) would fair dice be further from even.
MOST_UNEVEN = 25.74


def unevenness(orders: Counter[tuple[int, ...]], draws: int) -> float:
    """The chi-square statistic of how often each order of three came."""
    even = draws / 6
    return sum((orders[order] - even) ** 2 / even for order in itertools.permutations(range(3)))


async def rehearse(folder: Path, lines: list[str]) -> list[str]:
    stage, said = Stage(), list[str]()
    clock = RehearsalClock(lambda: stage.start, flows=False)
    async with program(stage, said.append, folder, clock=clock, ids=RandomIds()) as rehearsal:
        await rehearsal.run(each(lines))
    return said


async def test_the_order_and_time_of_publication_tell_nothing_of_the_order_and_time_of_sending(tmp_path: Path) -> None:
    lines = ["olga> /setup Lakeside | English | Shanghai", *(f"{author}> hello" for author in AUTHORS)]
    for number in range(ROUNDS):
        for place, author in enumerate(AUTHORS):
            lines += [f"{author}@ /suggest matter {number} {place}", f"{author}@ :tap 1", ":clock +20m"]
        lines += [":clock +23h", "olga@ /cases csv"]
    said = await rehearse(tmp_path, lines)
    digests = [at for at, line in enumerate(said) if line.startswith("bot@olga> 💡 Suggestions, this morning")]
    assert len(digests) == ROUNDS, "each day's suggestions become known together"
    orders: Counter[tuple[int, ...]] = Counter()
    for number, at in enumerate(digests):
        listed = [re.search(r"matter (\d+) (\d)", line) for line in said[at : at + 6]]
        found = [(int(each[1]), int(each[2])) for each in listed if each is not None]
        assert {of for of, _ in found} == {number}
        orders[tuple(place for _, place in found)] += 1
    assert unevenness(orders, ROUNDS) < MOST_UNEVEN, orders
    # Between a suggestion and its morning nobody else hears anything.
    for at, line in enumerate(said):
        if "Sent without your name" in line:
            heard = list(itertools.takewhile(lambda later: not later.startswith(":clock"), said[at + 1 :]))
            assert all(each.startswith("  ") for each in heard), heard


def test_numbers_come_in_no_order_of_time() -> None:
    orders: Counter[tuple[int, ...]] = Counter()
    ids = RandomIds()
    for _ in range(3000):
        taken: list[int] = []
        for _ in range(3):
            taken.append(draw_number(taken, ids.below))
        orders[tuple(sorted(range(3), key=taken.__getitem__))] += 1
    assert unevenness(orders, 3000) < MOST_UNEVEN, orders


async def test_what_is_published_without_a_name_comes_the_next_morning_in_any_order(tmp_path: Path) -> None:
    orders: Counter[tuple[int, ...]] = Counter()
    lines = ["olga> /setup Lakeside | English | Shanghai", *(f"{author}> hello" for author in AUTHORS)]
    for place, author in enumerate(AUTHORS):
        lines += [f"{author}@ /suggest matter {place}", f"{author}@ :tap 1"]
    said = await rehearse(tmp_path, [*lines, ":clock +1d", "olga@ /cases"])
    numbers = {int(each[2]): each[1] for line in said if (each := re.search(r"#(\d+) .*: matter (\d)", line))}
    for turn in range(ROUNDS):
        folder = tmp_path.with_name(f"{tmp_path.name}-{turn}")
        shutil.copytree(tmp_path, folder)
        # Published in the order of sending, as an organiser might who was told.
        lines = [f"olga@ /publish {numbers[place]}" for place in range(3)]
        said = await rehearse(folder, [*lines, ":clock +1d"])
        shown = [int(each[1]) for line in said if (each := re.fullmatch(r"  matter (\d)", line))]
        assert not any("bot> 💡" in line for line in said[: said.index(":clock +1d")])
        orders[tuple(shown)] += 1
    assert unevenness(orders, ROUNDS) < MOST_UNEVEN, orders
