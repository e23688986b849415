"""Somebody started a second program with the bot's token: Telegram gives each the updates that the other loses."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

import aiohttp
import pytest

from app import intake
from tests.wire.telegram_house import TelegramHouse, counts, telegram_house

LONGEST_WAIT = 0.4


class SecondPoller:
    """A program that polls at once again whatever it is answered, and confirms nothing: it only gets in the way."""

    def __init__(self, url: str) -> None:
        self._url = url
        self.conflicts = 0

    async def run(self) -> None:
        """Poll until cancelled."""
        async with aiohttp.ClientSession() as session:
            while True:
                async with session.post(self._url, json={"timeout": 1}) as answer:
                    self.conflicts += answer.status == 409
                await asyncio.sleep(0.05)


@pytest.fixture
async def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[TelegramHouse]:
    monkeypatch.setattr(intake, "FIRST_WAIT", 0.1)
    monkeypatch.setattr(intake, "LONGEST_WAIT", LONGEST_WAIT)
    async with telegram_house(tmp_path) as running:
        yield running


async def test_a_second_program_with_the_token_costs_no_vote(
    house: TelegramHouse, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)
    alice, group = house.estate()
    bob, carol = house.server.user("Bob"), house.server.user("Carol")
    poll = await house.poll(alice, group)
    other = SecondPoller(f"{house.server.root}/bot{house.server.token}/getUpdates")
    polling = asyncio.create_task(other.run())
    await house.server.wait_for(lambda: "another program" in caplog.text, 5)
    before, began = house.server.queue.polls, asyncio.get_running_loop().time()
    taps = [await bob.tap(poll, "Yes"), await carol.tap(poll, "No")]
    await house.server.wait_for(lambda: counts(poll) == [1, 1], 10)
    # Both take each other's poll; ours waits longer each time, so neither is busy.
    lasted = asyncio.get_running_loop().time() - began
    assert house.server.queue.polls - before <= 10 + 25 * lasted
    polling.cancel()
    await asyncio.wait([polling])
    for tap in taps:
        await tap.answered()
    await alice.say(group, "/close 1")
    await house.shows(group, "2 people")
    assert other.conflicts
    assert "Traceback" not in caplog.text
