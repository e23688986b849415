"""Rows 1, 2 and 3: how many votes a second, durable and answered, against the null bot and the bare disk."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, middle
from bench.processes import (
    GROUP,
    PEOPLE,
    FeedProcess,
    LinliProcess,
    NullProcess,
    Settings,
    Stalled,
    scratch_folder,
)
from bench.raw_sqlite import commits_per_second
from bench.taps import Json

TAPS = 10_000
ROWS = frozenset({1, 2, 3})


@dataclass(frozen=True, slots=True)
class Speed:
    """Votes a second until the last was confirmed by the offset of a later poll, and until the last was answered."""

    durable: float
    answered: float
    message: Json


def measure(settings: Settings, rows: frozenset[int]) -> Iterator[Figure]:
    """The rows asked for; Linli's own run is the same for all three."""
    taps = settings.size(TAPS, 200)
    people = max(1, taps * PEOPLE // TAPS)
    ours: list[Speed] = []
    quiet: list[float] = []
    answering: list[float] = []
    commits: list[float] = []
    for _ in range(settings.pairs):
        ours.append(linli(settings, taps, people))
        message = ours[-1].message
        if 1 in rows:
            quiet.append(null_handled(taps, people, message))
        if 3 in rows:
            answering.append(null_answered(taps, people, message))
        if 2 in rows:
            with ExitStack() as stack:
                commits.append(commits_per_second(scratch_folder(settings, stack), taps, people))
    said = f"{middle(each.durable for each in ours):.0f} durable votes/s"
    if 1 in rows:
        yield Figure(
            1,
            "durable votes/s ÷ null bot's handled updates/s",
            _ratios([each.durable for each in ours], quiet),
            1.0,
            at_least=True,
            absolute=f"{said}; null bot {middle(quiet):.0f}/s",
            note=f"{taps} taps by {people} people; Linli also answers every tap, the null bot none",
        )
    if 2 in rows:
        yield Figure(
            2,
            "durable votes/s ÷ raw sqlite3 commits/s",
            _ratios([each.durable for each in ours], commits),
            1.0,
            at_least=True,
            absolute=f"{said}; sqlite3 {middle(commits):.0f} commits/s",
        )
    if 3 in rows:
        answered = [each.answered for each in ours]
        yield Figure(
            3,
            "answered votes/s ÷ null bot answering every tap",
            _ratios(answered, answering),
            1.5,
            at_least=True,
            absolute=f"{middle(answered):.0f} answered votes/s; null bot {middle(answering):.0f}/s",
        )


def linli(settings: Settings, taps: int, people: int) -> Speed:
    """Linli on a new database; start-up is not counted."""
    with ExitStack() as stack:
        folder = scratch_folder(settings, stack)
        feed = stack.enter_context(FeedProcess())
        bot = stack.enter_context(LinliProcess(feed, folder, settings.profile))
        message = bot.open_poll(feed)
        feed.until_taken(bot)
        feed.ask("mark")
        feed.ask("taps", chat=GROUP, count=taps, people=people)
        state = feed.until(
            bot,
            "every tap is confirmed and answered",
            lambda state: state["waiting"] == 0 and state["answered"] >= taps,
        )
        start = state["fetched_at"]
        speed = Speed(taps / (state["confirmed_at"] - start), taps / (state["last_answer"] - start), message)
        if kept_votes(folder / "data" / "linli.db") != feed.ask("tally", chat=GROUP, people=people):
            raise Stalled("what is in the database is not what was tapped")
        return speed


def _ratios(ours: list[float], theirs: list[float]) -> tuple[float, ...]:
    return tuple(mine / other for mine, other in zip(ours, theirs, strict=True))


def null_handled(taps: int, people: int, message: Json) -> float:
    """The null bot's handled updates a second."""
    with ExitStack() as stack:
        feed = stack.enter_context(FeedProcess())
        bot = stack.enter_context(NullProcess(feed, total=taps))
        feed.when("polled_at", bot)
        feed.ask("taps", chat=GROUP, count=taps, people=people, message=message)
        end = float(bot.line())
        return taps / (end - feed.when("fetched_at", bot))


def null_answered(taps: int, people: int, message: Json) -> float:
    """The null bot's answered updates a second."""
    with ExitStack() as stack:
        feed = stack.enter_context(FeedProcess())
        bot = stack.enter_context(NullProcess(feed, total=taps, answers=True))
        feed.when("polled_at", bot)
        feed.ask("taps", chat=GROUP, count=taps, people=people, message=message)
        bot.line()
        state = feed.state()
        if state["answered"] != taps:
            raise Stalled("the null bot left taps unanswered")
        return float(taps / (state["last_answer"] - state["fetched_at"]))


def kept_votes(database: Path) -> list[int]:
    """How many votes each option has in the database."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        counted = connection.execute("SELECT choice, count(*) FROM votes GROUP BY choice ORDER BY choice")
        return [count for _, count in counted]
