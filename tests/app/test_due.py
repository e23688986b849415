"""What falls due: on time, late, skipped, failing; once and again; over restarts and clock changes."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.context import Effects
from app.due import LATE_AFTER, TRY_AGAIN, AlarmClock
from app.engine import Defaults, Engine
from app.ports import Clock
from app.words import Reply, words
from commands import declared
from domain.estate import Estate, Room
from domain.poll import Poll, PollKind, PollStatus, options_from
from domain.schedule import LATE_LIMIT, Alarm
from storage.keys import KeyFolder
from storage.store import Store, open_store
from tests import migrated
from tests.app.declared import CATALOGUE
from tests.chats.harness import CountedIds
from transports.console import ConsoleTransport

START = datetime(2026, 11, 23, 1, tzinfo=UTC)  # Monday, 09:00 in Shanghai
SHANGHAI = ZoneInfo("Asia/Shanghai")
HOUR = timedelta(hours=1)


class Home:
    """A program on the database of a folder: its clock stands where it was put, what it says is kept."""

    def __init__(self, store: Store, folder: Path, now: datetime) -> None:
        self.now = now
        self.clock: Clock = lambda: self.now
        self.store = store
        self.said: list[str] = []
        registry = declared()
        registry.job("shaky")(self.shaky)
        self.broken = False
        self.impossible = False
        self.rang: list[str] = []
        self.rung = asyncio.Event()
        self.engine = Engine(
            registry,
            store,
            [ConsoleTransport(self.said.append)],
            CATALOGUE,
            clock=self.present,
            ids=CountedIds(),
            keys=KeyFolder(folder / "keys"),
            defaults=Defaults("en", "Asia/Shanghai"),
        )

    def present(self) -> datetime:
        """The present, by whatever clock the test has put there."""
        return self.clock()

    async def shaky(self, effects: Effects, alarm: Alarm, late: bool) -> None:
        """A job that stages something, speaks, and fails for as long as it is broken."""
        self.rang.append(alarm.id)
        self.rung.set()
        effects.uow.alarms.put(reminder("left behind", effects.now + 100 * HOUR, no=77))
        await effects.announce(Reply((words("reminder-rings", text=alarm.text),)))
        if self.impossible:
            effects.uow.alarms.put(replace(reminder("of no estate", effects.now + 100 * HOUR, no=78), estate_id="none"))
        if self.broken:
            raise RuntimeError(f"about {alarm.text}")

    async def set(self, *alarms: Alarm) -> None:
        async with self.store.transaction() as uow:
            for alarm in alarms:
                uow.alarms.put(alarm)

    async def alarms(self) -> dict[str, datetime]:
        async with self.store.transaction() as uow:
            return {alarm.id: alarm.due_at for alarm in await uow.alarms.due(START + timedelta(days=9999))}

    async def ring(self, at: datetime) -> datetime | None:
        """Let it be that time. Returns when the bell is to ring next."""
        self.now = at
        upcoming = await self.engine.due.run()
        await self.engine.senders["console"].drain()
        return upcoming

    def heard(self) -> list[str]:
        """What was said since it was last asked."""
        said, self.said[:] = list(self.said), []
        return said


@asynccontextmanager
async def living_in(folder: Path, now: datetime = START) -> AsyncIterator[Home]:
    store = await open_store(migrated.sqlite_at(folder / "linli.db"), clock=lambda: now)
    try:
        async with store.transaction() as uow:
            uow.estates.put(Estate("e", "Sunrise", "en", "Asia/Shanghai", START))
            uow.rooms.put(Room("r", "e", "console", "room", "room"))
        yield Home(store, folder, now)
    finally:
        await store.close()


@pytest.fixture
async def home(tmp_path: Path) -> AsyncIterator[Home]:
    async with living_in(tmp_path) as home:
        yield home


def reminder(text: str, due_at: datetime, *, rule: str = "", zone: str = "Asia/Shanghai", no: int = 1) -> Alarm:
    return Alarm(f"alarm {text}", "e", "reminder", "", due_at, zone, "", "wang", no, "r", text=text, rule=rule)


def shaky(text: str, due_at: datetime, *, rule: str = "") -> Alarm:
    return Alarm(f"alarm {text}", "e", "shaky", "", due_at, "Asia/Shanghai", "", "wang", text=text, rule=rule)


def in_english(key: str, *, no: int = 1, text: str = "bins", at: datetime | None = None) -> str:
    moment = "" if at is None else CATALOGUE.moment("en", at, SHANGHAI, START)
    return CATALOGUE.text("en", key, no=no, text=text, at=moment, p="/")


# -- on time, late, skipped -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("after", [timedelta(0), LATE_AFTER])
async def test_what_is_on_time_is_said_without_more(home: Home, after: timedelta) -> None:
    await home.set(reminder("bins", START + HOUR))
    assert await home.ring(START) == START + HOUR
    assert home.heard() == []
    assert await home.ring(START + HOUR + after) is None
    assert home.heard() == [f"bot> {in_english('reminder-rings')}"]
    assert await home.alarms() == {}


@pytest.mark.parametrize("after", [LATE_AFTER + timedelta(seconds=1), LATE_LIMIT])
async def test_what_was_missed_within_a_day_is_said_late_with_the_time_it_was_for(home: Home, after: timedelta) -> None:
    await home.set(reminder("bins", START + HOUR))
    await home.ring(START + HOUR + after)
    assert home.heard() == [f"bot> {in_english('reminder-rings')}", f"  {in_english('said-late', at=START + HOUR)}"]


async def test_what_was_missed_by_more_is_skipped_and_that_is_said(home: Home) -> None:
    await home.set(reminder("bins", START + HOUR))
    await home.ring(START + HOUR + LATE_LIMIT + timedelta(seconds=1))
    assert home.heard() == [f"bot> {in_english('reminder-skipped', at=START + HOUR)}"]
    assert await home.alarms() == {}


async def test_of_many_missed_times_one_is_told_of_and_the_next_one_is_ahead(home: Home) -> None:
    await home.set(reminder("bins", START + HOUR, rule="daily@10:00"))
    upcoming = await home.ring(START + timedelta(days=3, hours=2))
    assert upcoming == START + timedelta(days=4, hours=1)
    assert home.heard() == [
        f"bot> {in_english('reminder-skipped', at=START + HOUR)}",
        f"  {in_english('reminder-next', at=upcoming)}",
    ]
    assert await home.ring(START + timedelta(days=3, hours=3)) == upcoming
    assert home.heard() == []


async def test_a_poll_whose_deadline_passed_long_ago_closes_at_its_deadline_saying_that_it_is_late(home: Home) -> None:
    async with home.store.transaction() as uow:
        poll = Poll("p", "e", 1, PollKind.SINGLE, "Bins?", options_from(("a", "b")), "wang", "r", START)
        uow.polls.put(poll)
    await home.set(Alarm("close", "e", "poll.close", "p", START + HOUR, "Asia/Shanghai", "", "wang"))
    await home.ring(START + timedelta(days=40))
    async with home.store.transaction() as uow:
        closed = await uow.polls.by_id("p")
    assert closed is not None
    assert (closed.status, closed.closed_at) == (PollStatus.CLOSED, START + HOUR)
    assert any(CATALOGUE.text("en", "outcome-none") in line for line in home.heard())


# -- again and again --------------------------------------------------------------------------------------------------


async def test_a_recurring_reminder_keeps_its_time_on_the_clock_over_a_clock_change(home: Home) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = datetime(2027, 3, 26, 2, 30, tzinfo=berlin)
    await home.set(reminder("bins", first.astimezone(UTC), rule="daily@02:30", zone="Europe/Berlin"))
    rings: list[datetime] = []
    upcoming: datetime | None = first
    for _ in range(4):
        assert upcoming is not None
        upcoming = await home.ring(upcoming)
        assert upcoming is not None
        rings.append(upcoming.astimezone(berlin))
    # On the 28th there is no 02:30; it moves forward by what the change leaves out.
    assert [f"{at:%d %H:%M}" for at in rings] == ["27 02:30", "28 03:30", "29 02:30", "30 02:30"]
    assert len(home.heard()) == 4


async def test_a_time_that_comes_twice_rings_once(home: Home) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    await home.set(
        reminder("bins", datetime(2026, 11, 23, 2, 30, tzinfo=UTC), rule="weekly:7@02:30", zone="Europe/Berlin")
    )
    twice = datetime(2027, 10, 31, 2, 30, tzinfo=berlin)
    await home.ring(twice.astimezone(UTC) - HOUR)
    home.heard()
    await home.ring(twice.astimezone(UTC))
    assert len(home.heard()) == 1
    assert await home.ring(twice.replace(fold=1).astimezone(UTC)) == datetime(2027, 11, 7, 1, 30, tzinfo=UTC)
    assert home.heard() == []


# -- failing ----------------------------------------------------------------------------------------------------------


async def test_a_job_that_fails_says_and_keeps_nothing_and_stops_no_other(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    home.broken = True
    await home.set(shaky("secret", START + HOUR), reminder("bins", START + HOUR))
    assert await home.ring(START + HOUR) == START + HOUR + TRY_AGAIN
    assert home.heard() == [f"bot> {in_english('reminder-rings')}"]
    assert list(await home.alarms()) == ["alarm secret"]
    errors = [record.getMessage() for record in caplog.records if record.levelno >= logging.ERROR]
    assert len(errors) == 1
    assert "RuntimeError" in errors[0]
    assert "about secret" not in errors[0]


async def test_a_job_that_failed_is_tried_again_later_and_then_done_once(home: Home) -> None:
    home.broken = True
    await home.set(shaky("x", START + HOUR), reminder("later", START + 2 * HOUR))
    await home.ring(START + HOUR)
    assert await home.ring(START + HOUR + TRY_AGAIN / 2) == START + HOUR + TRY_AGAIN
    assert len(home.rang) == 1
    home.broken = False
    assert await home.ring(START + HOUR + TRY_AGAIN) == START + 2 * HOUR
    assert await home.ring(START + HOUR + 2 * TRY_AGAIN) == START + 2 * HOUR
    assert len(home.rang) == 2
    assert home.heard() == ["bot> ⏰ x"]


async def test_an_alarm_that_failed_and_was_dropped_meanwhile_leaves_nothing_that_rings(home: Home) -> None:
    home.broken = True
    await home.set(shaky("x", START))
    await home.ring(START)
    async with home.store.transaction() as uow:
        uow.alarms.delete("alarm x")
    assert await home.ring(START + TRY_AGAIN / 2) is None


async def test_what_the_database_refuses_of_one_job_stops_no_other(
    home: Home, caplog: pytest.LogCaptureFixture
) -> None:
    home.impossible = True
    await home.set(shaky("secret", START + HOUR), reminder("bins", START + HOUR), reminder("gate", START + 3 * HOUR))
    assert await home.ring(START + HOUR) == START + HOUR + TRY_AGAIN
    assert home.heard() == [f"bot> {in_english('reminder-rings')}"]
    assert list(await home.alarms()) == ["alarm secret", "alarm gate"]
    home.impossible = False
    assert await home.ring(START + HOUR + TRY_AGAIN) == START + 3 * HOUR
    assert home.heard() == ["bot> ⏰ secret"]
    assert "secret" not in caplog.text.replace("alarm secret", "")


@pytest.mark.parametrize("how", ["broken", "impossible"])
@pytest.mark.parametrize(("rule", "left"), [("", {}), ("daily@09:00", {"alarm x": START + timedelta(days=2)})])
async def test_a_job_that_fails_for_more_than_a_day_is_given_up_until_its_next_time(
    home: Home, rule: str, left: dict[str, datetime], how: str
) -> None:
    setattr(home, how, True)
    await home.set(shaky("x", START, rule=rule))
    at: datetime | None = START
    for _ in range(int(LATE_LIMIT / TRY_AGAIN) + 2):
        assert at is not None
        at = await home.ring(at)
    assert await home.alarms() == left
    assert at == left.get("alarm x")


# -- restarts and the bell --------------------------------------------------------------------------------------------


async def test_what_was_missed_while_the_program_was_down_is_done_at_its_start(tmp_path: Path) -> None:
    async with living_in(tmp_path) as home:
        await home.set(reminder("bins", START + HOUR), reminder("gate", START + 5 * HOUR, no=2))
    async with living_in(tmp_path, START + 2 * HOUR) as home:
        bell = AlarmClock(home.engine.due, home.clock)
        await bell.start()
        bell.stop()
        await home.engine.senders["console"].drain()
        assert home.heard() == [
            f"bot> {in_english('reminder-rings')}",
            f"  {in_english('said-late', at=START + HOUR)}",
        ]
        assert list(await home.alarms()) == ["alarm gate"]


async def test_a_job_that_failed_is_tried_at_the_next_start(tmp_path: Path) -> None:
    async with living_in(tmp_path) as home:
        home.broken = True
        await home.set(shaky("x", START))
        await home.ring(START)
    async with living_in(tmp_path, START + timedelta(minutes=1)) as home:
        await home.ring(home.now)
        assert home.heard() == ["bot> ⏰ x"]


async def test_the_bell_rings_by_itself_at_the_time_it_is_set_to(tmp_path: Path) -> None:
    async with living_in(tmp_path, datetime.now(UTC)) as home:
        began = datetime.now(UTC)
        home.clock = lambda: datetime.now(UTC)
        await home.set(shaky("x", began + timedelta(seconds=0.3)))
        bell = AlarmClock(home.engine.due, home.clock)
        await bell.start()
        try:
            assert home.rang == []
            async with asyncio.timeout(20):
                await home.rung.wait()
            assert datetime.now(UTC) >= began + timedelta(seconds=0.3)
        finally:
            bell.stop()
