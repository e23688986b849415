"""Rows 4, 6 and 7: what a flood does to others, to memory, and to the limits of the platform."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

from bench.figures import Figure, middle, percentile
from bench.limits import SLOT_SECONDS, allowed
from bench.processes import (
    GROUP,
    PEOPLE,
    FeedProcess,
    LinliProcess,
    Settings,
    Stalled,
    scratch_folder,
    wait_until,
)

QUIET_ROOM = -1002
QUIET_PER_SECOND = 10
ORDINARY_PER_SECOND = 20
FLOOD = 10
FLOOD_SECONDS = 20.0
WAITING = 100_000
WAITING_PEOPLE = 5_000
BURST = 10_000
SETTLE_SECONDS = 3.0
COUNT = re.compile(r"([\d,]+)\s+\([\d.]+\s%\)")
ROWS = frozenset({4, 6, 7})


def measure(settings: Settings, rows: frozenset[int]) -> Iterator[Figure]:
    """The rows asked for."""
    if 4 in rows:
        yield fairness(settings)
    if 6 in rows:
        yield memory(settings)
    if 7 in rows:
        yield from edits(settings)


def fairness(settings: Settings) -> Figure:
    """Row 4. One Linli for all pairs; the flood is in one other room, before and after it ordinary life there."""
    calm, flooded = [], []
    with ExitStack() as stack:
        feed = stack.enter_context(FeedProcess())
        bot = stack.enter_context(LinliProcess(feed, scratch_folder(settings, stack)))
        for chat in (GROUP, QUIET_ROOM):
            bot.open_poll(feed, chat)
        for _ in range(settings.pairs):
            calm.append(quiet_delay(feed, bot, settings, ORDINARY_PER_SECOND))
            flooded.append(quiet_delay(feed, bot, settings, ORDINARY_PER_SECOND * FLOOD))
    return Figure(
        4,
        "quiet room's 99th percentile during a tenfold flood elsewhere ÷ without",
        tuple(flood / rest for flood, rest in zip(flooded, calm, strict=True)),
        2.0,
        absolute=f"{middle(flooded) * 1000:.0f} ms; without {middle(calm) * 1000:.0f} ms",
        note=(
            f"from a tap being offered to its answer; {QUIET_PER_SECOND} taps/s in the quiet room for "
            f"{FLOOD_SECONDS:g} s, {ORDINARY_PER_SECOND} taps/s in another, in the flood {ORDINARY_PER_SECOND * FLOOD}"
        ),
    )


def quiet_delay(feed: FeedProcess, bot: LinliProcess, settings: Settings, others_per_second: int) -> float:
    """The 99th percentile of a quiet room's answers, in seconds, at some load elsewhere."""
    seconds = max(0.5, FLOOD_SECONDS * settings.scale)
    taps, others = round(QUIET_PER_SECOND * seconds), round(others_per_second * seconds)
    feed.ask("mark")
    feed.ask("stream", chat=GROUP, count=others, seconds=seconds, people=PEOPLE)
    feed.ask("stream", chat=QUIET_ROOM, count=taps, seconds=seconds, people=100, first=PEOPLE)

    time.sleep(seconds)
    feed.until_taken(bot)
    feed.until(bot, "every tap is answered", lambda state: state["answered"] == taps + others)
    delays: list[float] = feed.ask("delays", chat=QUIET_ROOM)
    return percentile(delays, 99)


def memory(settings: Settings) -> Figure:
    """Row 6. The peak is the kernel's high-water mark of the whole process."""
    waiting = settings.size(WAITING, 200)
    people = max(1, waiting * WAITING_PEOPLE // WAITING)
    idle, peak, seconds = [], [], []
    for _ in range(settings.pairs):
        with ExitStack() as stack:
            feed = stack.enter_context(FeedProcess())
            bot = stack.enter_context(LinliProcess(feed, scratch_folder(settings, stack)))
            bot.open_poll(feed)
            time.sleep(SETTLE_SECONDS * min(1.0, settings.scale))
            idle.append(bot.memory())
            begun = time.monotonic()
            feed.ask("taps", chat=GROUP, count=waiting, people=people)
            feed.until_taken(bot)
            seconds.append(time.monotonic() - begun)
            peak.append(bot.memory("VmHWM"))
    return Figure(
        6,
        f"peak memory with {waiting} waiting ÷ idle",
        tuple(most / rest for most, rest in zip(peak, idle, strict=True)),
        1.25,
        absolute=f"{middle(peak):.0f} MiB; idle {middle(idle):.0f} MiB; taken in within {middle(seconds):.0f} s",
        note=f"taps by {people} people in one poll",
    )


@dataclass(frozen=True, slots=True)
class Burst:
    """What a burst of votes made the bot write: edits, what was allowed, what would have been refused, and the seconds
    from the last vote's being kept to the right tally.
    """

    edits: int
    allowed: int
    refused: int
    behind: float
    seconds: float


def edits(settings: Settings) -> Iterator[Figure]:
    """Row 7."""
    votes = settings.size(BURST, 200)
    bursts = [burst(settings, votes) for _ in range(settings.pairs)]
    yield Figure(
        7,
        f"edits sent ÷ allowed in a burst of {votes} votes",
        tuple(each.edits / each.allowed for each in bursts),
        1.0,
        absolute=(
            f"{middle(each.edits for each in bursts):.0f} edits in {middle(each.seconds for each in bursts):.0f} s"
        ),
        note="allowed: what 1 a second and 20 a minute in one group leave, from the first tap to the right tally",
    )
    yield Figure(
        7,
        "calls that a strict Telegram would answer 429",
        tuple(float(each.refused) for each in bursts),
        0.0,
        note="1 a second a chat, 20 a minute a group, 30 a second in all, counted at the server",
    )
    yield Figure(
        7,
        "last vote to the right tally ÷ one limiter slot",
        tuple(each.behind / SLOT_SECONDS for each in bursts),
        1.0,
        absolute=f"{middle(each.behind for each in bursts):.1f} s",
        note=f"a slot is {SLOT_SECONDS:g} s: a minute's 20 messages for a group, evenly",
    )


def burst(settings: Settings, votes: int) -> Burst:
    """A poll, and everybody votes at once."""
    people = max(1, votes * PEOPLE // BURST)
    with ExitStack() as stack:
        feed = stack.enter_context(FeedProcess())
        bot = stack.enter_context(LinliProcess(feed, scratch_folder(settings, stack)))
        bot.open_poll(feed)
        feed.until_taken(bot)
        feed.ask("mark")
        feed.ask("taps", chat=GROUP, count=votes, people=people)
        feed.until_taken(bot)
        right = feed.ask("tally", chat=GROUP, people=people)

        def shown() -> list[tuple[float, str]] | None:
            bot.check()
            written: list[tuple[float, str]] = feed.ask("written", chat=GROUP)
            return written if counts(written[-1][1]) == right else None

        written = wait_until(shown, "the right tally is shown", 120)
        state = feed.state()
    times = [at for at, _ in written]
    first, end = state["fetched_at"], times[-1]
    made = [at for at in times if at >= first]
    possible = allowed(times, first, end)
    if not possible:
        raise Stalled("nothing could have been edited in so short a time")
    return Burst(len(made), possible, state["refused"], max(0.0, end - state["confirmed_at"]), end - first)


def counts(text: str) -> list[int]:
    """The counts that a poll's message shows, option by option."""
    return [int(count.replace(",", "")) for count in COUNT.findall(text)]
