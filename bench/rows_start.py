"""Rows 5 and 8: how soon the bot is there again, and what it takes to sit idle."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack

from bench.figures import Figure, middle
from bench.processes import (
    GROUP,
    PEOPLE,
    FeedProcess,
    LinliProcess,
    NullProcess,
    Process,
    Settings,
    scratch_folder,
)
from bench.taps import Json

WAITING = 10_000
BEFORE_THE_KILL = 400
SETTLE_SECONDS = 3.0
ROWS = frozenset({5, 8})


def measure(settings: Settings, rows: frozenset[int]) -> Iterator[Figure]:
    """The rows asked for."""
    if 5 in rows:
        yield recovery(settings)
    if 8 in rows:
        yield from idle(settings)


def recovery(settings: Settings) -> Figure:
    """Row 5."""
    waiting = settings.size(WAITING, 200)
    ours, theirs = [], []
    for _ in range(settings.pairs):
        seconds, message = after_the_kill(settings, waiting)
        ours.append(seconds)
        theirs.append(null_cold_start(waiting, message))
    return Figure(
        5,
        "kill -9 to first answered vote ÷ null bot's cold start to first answer",
        tuple(mine / other for mine, other in zip(ours, theirs, strict=True)),
        1.5,
        absolute=f"{middle(ours):.2f} s; null bot {middle(theirs):.2f} s",
        note=f"killed in mid-batch; from the new process to the first answer, {waiting} taps waiting",
    )


def after_the_kill(settings: Settings, waiting: int) -> tuple[float, Json]:
    """Seconds from the new process to the first answered tap."""
    people = max(1, waiting * PEOPLE // WAITING)
    with ExitStack() as stack:
        folder = scratch_folder(settings, stack)
        feed = stack.enter_context(FeedProcess())
        with LinliProcess(feed, folder) as bot:
            message = bot.open_poll(feed)
            feed.ask("taps", chat=GROUP, count=BEFORE_THE_KILL, people=people)
            feed.until(bot, "some taps are answered", lambda state: state["answered"] >= BEFORE_THE_KILL // 4)
            bot.kill()
        feed.ask("taps", chat=GROUP, count=waiting, people=people)
        feed.ask("mark")
        again = stack.enter_context(LinliProcess(feed, folder))
        return feed.when("first_answer", again) - again.started_at, message


def null_cold_start(waiting: int, message: Json) -> float:
    """The same of the null bot."""
    with ExitStack() as stack:
        feed = stack.enter_context(FeedProcess())
        feed.ask("taps", chat=GROUP, count=waiting, people=max(1, waiting * PEOPLE // WAITING), message=message)
        bot = stack.enter_context(NullProcess(feed, answers=True))
        return feed.when("first_answer", bot) - bot.started_at


def idle(settings: Settings) -> Iterator[Figure]:
    """Row 8. The database is there already, as at every start but the first."""
    memory: list[tuple[float, float]] = []
    ready: list[tuple[float, float]] = []
    with ExitStack() as stack:
        folder = scratch_folder(settings, stack)
        feed = stack.enter_context(FeedProcess())
        with LinliProcess(feed, folder) as bot:
            first = feed.when("polled_at", bot) - bot.started_at
            bot.open_poll(feed)
        for _ in range(settings.pairs):
            feed.ask("mark")
            with LinliProcess(feed, folder) as bot:
                mine = start_and_settle(feed, bot, settings)
            feed.ask("mark")
            with NullProcess(feed, answers=True) as null:
                other = start_and_settle(feed, null, settings)
            ready.append((mine[0], other[0]))
            memory.append((mine[1], other[1]))
    yield Figure(
        8,
        "idle memory ÷ null bot's",
        tuple(mine / other for mine, other in memory),
        1.6,
        absolute=f"{middle(mine for mine, _ in memory):.0f} MiB; null bot {middle(it for _, it in memory):.0f} MiB",
        note="resident memory, Telegram alone configured",
    )
    yield Figure(
        8,
        "time to ready ÷ null bot's",
        tuple(mine / other for mine, other in ready),
        2.0,
        absolute=(
            f"{middle(mine for mine, _ in ready):.2f} s; null bot {middle(other for _, other in ready):.2f} s; "
            f"the very first start, which makes the database, {first:.2f} s"
        ),
        note="from the new process to its first getUpdates",
    )


def start_and_settle(feed: FeedProcess, bot: Process, settings: Settings) -> tuple[float, float]:
    """Seconds to the first getUpdates, and MiB a few seconds later."""
    seconds = feed.when("polled_at", bot) - bot.started_at
    time.sleep(SETTLE_SECONDS * min(1.0, settings.scale))
    return seconds, bot.memory()
