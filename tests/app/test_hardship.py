"""What works beside the intake while the database takes nothing: what falls due, and pictures."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.context import Context, Effects
from app.due import AlarmClock
from app.hardship import LONGEST_WAIT, Outage
from app.messages import Address, Batch, Incoming, Kind, Outgoing, Sender, Span
from app.ports import StorageTrouble
from app.workshop import Workshop
from domain.schedule import Alarm
from storage.errors import StorageFull, StorageReadOnly
from storage.store import Store
from tests.app.test_due import living_in, shaky
from tests.contracts.storage_samples import a_vote, opened
from tests.wire.house import now

MESSAGE = Outgoing("token", Address("telegram", "-100"), (Span("Yes 3, No 1"),))


async def writes(store: Store, *, work: bool) -> None:
    await store._database.pragma(f"PRAGMA query_only={'OFF' if work else 'ON'}")


async def until(true: Callable[[], bool]) -> None:
    for _ in range(1000):
        if true():
            return
        await asyncio.sleep(0.01)
    pytest.fail("it never came to that")


@pytest.fixture
async def store(migrated_sqlite_url: str) -> AsyncIterator[Store]:
    async with opened(migrated_sqlite_url) as store:
        yield store


def test_waits_grow_and_the_operator_hears_twice(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    outage = Outage("outbox of telegram")
    waits = [outage.met(StorageFull("no room: make some")) for _ in range(12)]
    assert waits == sorted(waits)
    assert 0 < waits[0] < 1
    assert waits[-1] == LONGEST_WAIT
    outage.over()
    outage.over()
    assert [record.levelname for record in caplog.records] == ["ERROR", "WARNING"]
    assert "outbox of telegram: no room: make some" in caplog.text
    assert outage.met(StorageFull("again")) == waits[0]


def test_the_operator_is_told_what_to_do() -> None:
    assert "make room" in StorageFull.plainly
    assert issubclass(StorageReadOnly, StorageTrouble)
    assert "write the file" in StorageReadOnly.plainly


async def test_what_falls_due_rings_once_the_database_works(tmp_path: Path) -> None:
    async with living_in(tmp_path) as home:
        home.clock = now
        await home.set(shaky("bins", now()))
        bell = AlarmClock(home.engine.due, home.present)
        await writes(home.store, work=False)
        await bell.start()
        assert bell._outage.on
        assert home.rang == []
        await writes(home.store, work=True)
        await until(lambda: not bell._outage.on)
        bell.stop()
        assert home.rang == ["alarm bins"]


async def test_what_falls_due_while_something_else_rings_is_not_forgotten(tmp_path: Path) -> None:
    async with living_in(tmp_path) as home:
        rang: list[str] = []

        async def slow(_effects: Effects, alarm: Alarm, _late: bool) -> None:
            rang.append(alarm.id)
            await asyncio.sleep(0.1)

        home.engine.house.registry.job("slow")(slow)
        home.clock = now
        soon = now() + timedelta(seconds=0.2)
        await home.set(*(replace(shaky(str(n), soon + timedelta(seconds=n * 0.05)), job="slow") for n in range(3)))
        bell = AlarmClock(home.engine.due, home.present)
        await bell.start()
        await until(lambda: len(rang) == 3)
        bell.stop()


async def test_an_event_that_can_never_be_recorded_is_noted_and_left_behind(tmp_path: Path) -> None:
    async with living_in(tmp_path) as home:

        async def heard(context: Context, _text: str) -> None:
            context.uow.polls.put_vote(a_vote("li", poll="no such poll"))

        home.engine.house.registry.hooks["said"] = heard
        said = Incoming(
            "console", "e1", Kind.MESSAGE, Address("console", "dm"), True, now(), Sender("li", "Li"), text="hello"
        )
        await home.engine.intakes["console"].take(Batch((said,), "1"))
        letters = [(letter.event_id, letter.error) for letter in await home.store.dead_letters(9)]
        assert letters == [("e1", "RuleBroken")]
        assert await home.store.cursor("console", home.engine.intakes["console"]._transport.identity) == "1"


async def test_a_picture_waits_for_the_database(store: Store) -> None:
    made = asyncio.Event()
    workshop = Workshop(store, made.set)
    await writes(store, work=False)
    workshop.take([lambda: MESSAGE])
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(made.wait(), 0.3)
    await writes(store, work=True)
    await asyncio.wait_for(made.wait(), 10)
    assert len(await store.queue("telegram", 9)) == 1
