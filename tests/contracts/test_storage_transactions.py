"""Transactions: all or nothing, one at a time, whatever interrupts them."""

import asyncio
import logging
import traceback
import types
from collections.abc import Coroutine, Generator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import event

from storage.errors import RuleBroken, StorageDown, StorageError
from storage.store import Store, open_store
from tests.contracts.storage_samples import (
    NOW,
    a_message,
    a_person,
    a_poll,
    a_room,
    a_vote,
    an_account,
    an_estate,
    opened,
    settle_in,
)
from tests.databases import PostgreSQL


@types.coroutine
def cancelled_at(suspension: int, work: Coroutine[Any, Any, None]) -> Generator[Any, Any, None]:
    """Run the work, and cancel its task where it waits for the n-th time."""
    steps, waits = work.__await__(), 0
    thrown: BaseException | None = None
    while True:
        try:
            waited_for = steps.send(None) if thrown is None else steps.throw(thrown)
        except StopIteration:
            return
        thrown, waits = None, waits + 1
        task = asyncio.current_task()
        if waits == suspension and task is not None:
            task.cancel()
        try:
            yield waited_for
        except BaseException as error:
            thrown = error


async def voters(store: Store) -> set[str]:
    async with store.transaction() as unit:
        return set(await unit.polls.votes("poll"))


@pytest.mark.parametrize("error", [ValueError, TimeoutError, OSError, asyncio.CancelledError, KeyboardInterrupt])
async def test_nothing_is_kept_of_a_block_that_raises(store: Store, error: type[BaseException]) -> None:
    await settle_in(store)

    async def fail() -> None:
        async with store.transaction() as unit:
            unit.polls.put_vote(a_vote("li"))
            unit.outbox.add(a_message("1"))
            unit.set_cursor("console", "bot", "9")
            raise error

    with pytest.raises(error):
        await fail()
    assert await voters(store) == set()
    assert await store.queue("console", 9) == ()
    assert await store.cursor("console", "bot") == ""


async def test_nothing_is_kept_when_one_write_is_refused(store: Store) -> None:
    await settle_in(store)

    async def vote() -> None:
        async with store.transaction() as unit:
            unit.polls.put_vote(a_vote("li"))
            unit.polls.put_vote(a_vote("wang", poll="no such poll"))

    with pytest.raises(RuleBroken):
        await vote()
    assert await voters(store) == set()


async def test_a_refusal_by_the_database_quotes_nothing(store: Store) -> None:
    await settle_in(store)
    try:
        async with store.transaction() as unit:
            unit.rooms.put(replace(a_room("other"), title="canary title"))
            unit.polls.put(replace(a_poll("canary-id"), question="canary question"))
    except StorageError as error:
        told = "".join(traceback.format_exception(error))
    else:
        pytest.fail("the number was given twice")
    assert "canary" not in told
    assert "-100" not in told


async def test_writers_take_turns_in_the_order_they_came(store: Store) -> None:
    await settle_in(store)
    order: list[int] = []

    async def vote(number: int) -> None:
        async with store.transaction() as unit:
            order.append(number)
            poll = await unit.polls.by_id("poll")
            assert poll is not None
            await asyncio.sleep(0)
            unit.polls.put(replace(poll, revision=poll.revision + 1))

    await asyncio.gather(*(vote(number) for number in range(20)))
    async with store.transaction() as unit:
        poll = await unit.polls.by_id("poll")
    assert poll is not None
    assert poll.revision == 21
    assert order == list(range(20))


async def test_a_writer_may_be_cancelled_at_any_moment(store: Store) -> None:
    """Whatever await is hit, the transaction is in or out as a whole, and the next one works."""
    await cancel_everywhere(store)


async def test_a_database_in_memory_outlives_a_cancelled_writer() -> None:
    """It would be gone with its connection, which a statement cut short might cost."""
    async with opened("sqlite+aiosqlite:///:memory:") as store:
        await cancel_everywhere(store)


async def cancel_everywhere(store: Store) -> None:
    await settle_in(store)

    async def work(voter: str) -> None:
        async with store.transaction() as unit:
            await unit.polls.votes("poll")
            unit.polls.put_vote(a_vote(voter))
            unit.outbox.add(a_message(voter))

    for suspension in range(1, 200):
        try:
            await asyncio.create_task(cancelled_at(suspension, work(f"v{suspension}")))
            break
        except asyncio.CancelledError:
            pass
    else:
        pytest.fail("the transaction never came to its end")
    assert suspension > 5, "there were fewer places to be cancelled at than a transaction has"
    queued = {row.message.token for row in await store.queue("console", 999)}
    assert await voters(store) == queued
    assert f"v{suspension}" in queued
    assert "v1" not in queued


async def test_fifty_votes_are_a_few_statements(store: Store) -> None:
    await settle_in(store)
    seen: list[str] = []
    engine = store._database._engine.sync_engine
    event.listen(engine, "before_cursor_execute", lambda *given: seen.append(given[2]))
    async with store.transaction() as unit:
        await unit.unseen("console", [str(number) for number in range(50)])
        for number in range(50):
            voter = f"voter-{number}"
            unit.note_seen("console", str(number), NOW)
            if await unit.people.account("console", voter) is None:
                unit.people.put(a_person(voter))
                unit.people.put_account(an_account(voter, voter))
            poll = await unit.polls.by_id("poll")
            assert poll is not None
            assert len(await unit.polls.votes(poll.id)) == number
            unit.polls.put_vote(a_vote(voter))
            unit.outbox.add(a_message(f"t{number}", view="poll:poll"))
    newcomers = [statement for statement in seen if "FROM accounts" in statement]
    others = [statement for statement in seen if statement not in newcomers and "BEGIN" not in statement]
    assert len(newcomers) == 50
    assert len(others) <= 12, others
    assert len(await store.queue("console", 99)) == 1


async def test_what_did_not_change_is_not_written(store: Store) -> None:
    await settle_in(store)
    written: list[str] = []
    async with store.transaction() as unit:
        unit.estates.put(await unit.estates.get("estate"))
        poll = await unit.polls.by_id("poll")
        assert poll is not None
        unit.polls.put(replace(poll))
        engine = store._database._engine.sync_engine
        event.listen(engine, "before_cursor_execute", lambda *given: written.append(given[2]))
    assert written == []


async def test_a_database_that_is_not_there_is_told(tmp_path_factory: pytest.TempPathFactory) -> None:
    blocked = tmp_path_factory.mktemp("blocked") / "file"
    blocked.write_bytes(b"")
    with pytest.raises((StorageError, OSError)):
        await open_store(f"sqlite+aiosqlite:///{blocked}/linli.db")
    with pytest.raises(StorageDown):
        await open_store("postgresql+asyncpg://nobody@127.0.0.1:1/none")


async def test_a_url_of_something_else_is_told() -> None:
    for url in ("mysql://root@localhost/linli", "linli.db", ""):
        with pytest.raises(StorageError, match=r"database"):
            await open_store(url)


async def test_the_next_transaction_works_after_the_server_dropped_the_connection(
    postgresql: PostgreSQL, postgresql_url: str
) -> None:
    async with opened(postgresql_url) as store:
        await settle_in(store)
        name = postgresql_url.rpartition("/")[2]
        cut = f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"  # noqa: S608
        await asyncio.to_thread(postgresql.run, cut)
        with pytest.raises(StorageError):
            await voters(store)
        assert await voters(store) == set()


async def test_nothing_that_was_written_is_logged(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    async with store.transaction() as unit:
        unit.estates.put(replace(an_estate(), name="canary name"))
    with pytest.raises(RuleBroken):
        async with store.transaction() as unit:
            unit.polls.put(replace(a_poll("p", estate="canary estate"), question="canary question"))
    assert "canary" not in caplog.text
