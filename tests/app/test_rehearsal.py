"""The rehearsal's loop and its clock: what transcripts cannot show."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.rehearsal_clock import NoTime, RehearsalClock, read_target
from tests.chats.harness import CountedIds, Stage, each, program

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


# -- the clock -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("+3d", at("2026-11-26 09:00")),
        ("＋90m", at("2026-11-23 10:30")),
        ("+1d 12h", at("2026-11-24 21:00")),
        ("+3天", at("2026-11-26 09:00")),
        ("2026-12-01 19:00", at("2026-12-01 19:00")),
        ("2026-12-01", at("2026-12-01 00:00")),
        ("明天 19:00", at("2026-11-24 19:00")),
        ("2026-11-23 09:00", at("2026-11-23 09:00")),
    ],
)
def test_times_to_move_to(typed: str, target: datetime) -> None:
    assert read_target(typed, NOW, SHANGHAI) == target


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "unclear"),
        ("+", "unclear"),
        ("-3d", "unclear"),
        ("+3 moons", "unclear"),
        ("soon", "unclear"),
        ("2026-13-01", "unclear"),
        ("2026-11-23", "back"),
        ("2026-11-23 08:59", "back"),
        ("2040-01-01", "far"),
        ("+99999d", "unclear"),
        ("9999-12-31 23:59", "far"),
    ],
)
def test_no_times_to_move_to(typed: str, problem: str) -> None:
    with pytest.raises(NoTime, match=f"^rehearsal-clock-{problem}$"):
        read_target(typed, NOW, SHANGHAI)


class Hands:
    """A real clock that is set by hand."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


def test_a_script_has_all_the_time_in_the_world() -> None:
    hands = Hands()
    clock = RehearsalClock(hands, flows=False)
    hands.now += timedelta(hours=1)
    assert clock() == NOW
    clock.move(NOW + timedelta(days=3))
    hands.now += timedelta(hours=1)
    assert clock() == NOW + timedelta(days=3)


def test_under_a_person_s_hands_time_goes_on() -> None:
    hands = Hands()
    clock = RehearsalClock(hands, flows=True)
    clock.move(at("2026-11-26 09:00"))
    hands.now += timedelta(hours=1)
    assert clock() == at("2026-11-26 10:00")
    assert clock().tzinfo is UTC


@pytest.mark.parametrize("flows", [True, False])
def test_time_is_never_moved_back(flows: bool) -> None:
    clock = RehearsalClock(Hands(), flows=flows)
    clock.move(NOW - timedelta(days=1))
    assert clock() == NOW


# -- the loop --------------------------------------------------------------------------------------------------------


class Program:
    """Runs the program, any number of times on one database, and keeps what it printed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.hands = Hands()
        self.lines: list[str] = []
        self.ids = CountedIds()

    def write(self, line: str) -> None:
        self.lines.append(line)

    async def run(
        self,
        lines: Iterable[str] | AsyncIterator[str],
        *,
        write: Callable[[str], None] | None = None,
        by_hand: bool = False,
    ) -> list[str]:
        """What is printed in this run."""
        before = len(self.lines)
        clock = RehearsalClock(self.hands, flows=by_hand)
        async with program(Stage(NOW), write or self.write, self.folder, clock=clock, ids=self.ids) as rehearsal:
            rehearsal.by_hand = by_hand
            await rehearsal.run(lines if isinstance(lines, AsyncIterator) else each(lines))
        return self.lines[before:]


@pytest.fixture
def linli(tmp_path: Path) -> Program:
    return Program(tmp_path)


async def test_what_falls_due_happens_while_a_person_thinks(linli: Program) -> None:
    rung = asyncio.Event()

    def write(line: str) -> None:
        linli.lines.append(line)
        if line.startswith("bot> ⏰ #1"):
            # The reminder is set: a moment is left of its minute.
            linli.hands.now = NOW + timedelta(seconds=59.95)
        elif "Tea" in line and line.startswith("bot"):
            linli.hands.now = NOW + timedelta(seconds=61)
            rung.set()

    async def typed() -> AsyncIterator[str]:
        yield "a101> /remind 1m Tea"
        await rung.wait()
        yield ":quit"

    async with asyncio.timeout(10):
        await linli.run(typed(), write=write, by_hand=True)
    assert rung.is_set()


async def test_a_person_may_leave_out_who_speaks_and_reads_whole_lines(linli: Program) -> None:
    printed = await linli.run(["a101@ hello", "/help"], by_hand=True)
    assert printed[0].startswith("! ")
    assert [line for line in printed if line.startswith("a101@")] == ["a101@ hello", "a101@ /help"]


async def test_a_script_may_not(linli: Program) -> None:
    printed = await linli.run(["a101> hello", "hello"])
    assert printed[:2] == ["a101> hello", "hello"]
    assert printed[2].startswith("! Who says this?")


async def test_nothing_after_quit_is_read(linli: Program) -> None:
    read: list[str] = []

    async def typed() -> AsyncIterator[str]:
        for line in (":quit", "a101> hello"):
            read.append(line)
            yield line

    assert await linli.run(typed()) == [":quit"]
    assert read == [":quit"]


async def test_once_nobody_reads_the_transcript_it_ends_quietly(linli: Program) -> None:
    def write(line: str) -> None:
        linli.lines.append(line)
        if line.startswith("bot"):
            raise BrokenPipeError

    printed = await linli.run(["a101> /poll Bins? | Yes | No", "b202> :tap 1"], write=write)
    assert printed[0].startswith("a101>")
    assert len(printed) == 2


async def test_a_line_that_fails_is_told_and_the_next_goes_on(linli: Program, caplog: pytest.LogCaptureFixture) -> None:
    database = linli.folder / "linli.db"

    def rename(old: str, new: str) -> None:
        with sqlite3.connect(database) as connection:
            connection.execute(f"ALTER TABLE {old} RENAME TO {new}")

    async def typed() -> AsyncIterator[str]:
        yield "a101> /poll Bins? | Yes | No"
        await asyncio.to_thread(rename, "cursors", "hidden_cursors")
        yield "b202> a very private remark"
        await asyncio.to_thread(rename, "hidden_cursors", "cursors")
        yield "b202> :tap 1"

    printed = await linli.run(typed())
    failed = printed.index("b202> a very private remark")
    assert printed[failed + 1].startswith("! Something went wrong")
    assert printed[printed.index("b202> :tap 1") + 1].startswith("bot@b202>")
    assert "the rehearsal failed at a line" in caplog.text
    assert "private" not in caplog.text


async def test_the_next_run_goes_on_at_the_time_and_with_the_rights_of_the_last(linli: Program) -> None:
    await linli.run(["a101> /poll Bins? | Yes | No", ":clock +3d"])
    linli.hands.now = NOW + timedelta(days=1)
    printed = await linli.run(["b202> /poll Bikes? | Yes | No --until 1d", "a101> /close 2"])
    assert any("Fri 27 Nov, 09:00" in line for line in printed)
    assert any("Closed Thu 26 Nov, 09:00" in line for line in printed)


async def test_time_that_passed_between_two_runs_has_passed(linli: Program) -> None:
    await linli.run(["a101> /remind 1h Tea"])
    linli.hands.now = NOW + timedelta(hours=2)
    assert any("Tea" in line for line in await linli.run([]))
