"""Sending while the database takes nothing: what it was told last decides, and nothing is sent twice or lost."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from app.messages import Address, Delivery, Outgoing, Span
from app.ports import StorageTrouble
from storage.store import Store
from tests.app.test_hardship import until, writes
from tests.app.test_outbox import House, Platform
from tests.contracts.storage_samples import opened

MESSAGE = Outgoing("token", Address("telegram", "-100"), (Span("Yes 3, No 1"),))


@pytest.fixture
async def store(migrated_sqlite_url: str) -> AsyncIterator[Store]:
    async with opened(migrated_sqlite_url) as store:
        yield store


class BreakingPlatform(Platform):
    """A platform in the midst of whose work the database stops taking anything."""

    def __init__(self) -> None:
        super().__init__()
        self.breaking: Store | None = None

    async def open_direct(self, account: str) -> str:
        await self._break()
        return await super().open_direct(account)

    async def send(self, message: Outgoing) -> str:
        sent = await super().send(message)
        await self._break()
        return sent

    async def _break(self) -> None:
        breaking, self.breaking = self.breaking, None
        if breaking is not None:
            await writes(breaking, work=False)


@pytest.mark.parametrize("delivery", Delivery)
@pytest.mark.parametrize("direct", [False, True])
async def test_what_was_sent_as_the_database_went_is_sent_once(store: Store, delivery: Delivery, direct: bool) -> None:
    """Directly, it goes before anything is sent; in a room, after the platform has it."""
    platform = BreakingPlatform()
    house = House(store, platform)
    address = Address("telegram", "", account="5") if direct else MESSAGE.address
    await house.add(replace(MESSAGE, delivery=delivery, address=address))
    platform.breaking = store
    sending = asyncio.create_task(house.sender.run())
    await until(lambda: house.sender._outage.on)
    assert len(platform.sent) == (0 if direct else 1)
    await writes(store, work=True)
    await until(lambda: not house.sender._outage.on)
    sending.cancel()
    await house.sender.drain()
    assert platform.sent == [("direct-5" if direct else "-100", "Yes 3, No 1")]
    assert await store.queue("telegram", 9) == ()
    assert await store.dead_letters(9) == ()


async def test_nothing_is_sent_while_it_cannot_be_noted(store: Store) -> None:
    house = House(store, Platform())
    await house.add(MESSAGE)
    await writes(store, work=False)
    sending = asyncio.create_task(house.sender.run())
    await until(lambda: house.sender._outage.on)
    assert house.platform.sent == []
    assert not sending.done()
    await writes(store, work=True)
    await until(lambda: bool(house.platform.sent))
    sending.cancel()


async def test_a_tap_is_not_read_before_the_message_it_is_on_can_be_noted(store: Store) -> None:
    platform = BreakingPlatform()
    house = House(store, platform)
    await house.add(MESSAGE)
    platform.breaking = store
    sending = asyncio.create_task(house.sender.run())
    await until(lambda: bool(platform.sent))
    for _ in range(2):
        with pytest.raises(StorageTrouble):
            await asyncio.wait_for(house.sender.quiet(), 5)
    await writes(store, work=True)
    await until(lambda: not house.sender._outage.on)
    await asyncio.wait_for(house.sender.quiet(), 5)
    sending.cancel()
