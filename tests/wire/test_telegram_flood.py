"""A flood at a Telegram that holds the bot to its limits: none of them is broken, and nobody else waits."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.messages import Address, Outgoing, Span
from tests.wire.house import now
from tests.wire.telegram_house import TelegramHouse, counts, telegram_house
from tests.wire.telegram_sending import RealLimits
from transports.telegram import TELEGRAM_PACE, TelegramTransport

PEOPLE = 35
EACH = 4


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(tmp_path) as running:
        yield running


async def held_to_the_limits(house: TelegramHouse) -> RealLimits:
    """Start again with Telegram's own limits on both sides."""
    await house.stop()
    house.pace = TELEGRAM_PACE
    house.server.limits = limits = RealLimits()
    await house.start()
    return limits


def sent(house: TelegramHouse) -> int:
    """How many messages the bot has sent."""
    return len(house.server.ledger.calls_of("sendMessage"))


async def test_a_flood_elsewhere_is_no_wait_and_no_limit_is_broken(house: TelegramHouse) -> None:
    alice, group = house.estate()
    await house.shows(group, "I am Linli")
    limits = await held_to_the_limits(house)
    before = sent(house)
    neighbours = [house.server.user(f"Neighbour {number}") for number in range(PEOPLE)]
    for neighbour in neighbours:
        neighbour.started = True
        for _ in range(EACH):
            await neighbour.say(neighbour.private, "/help")
    await house.settled()
    # Once everybody has had an answer, the quiet room is the one that was served longest ago.
    await house.server.wait_for(lambda: all(neighbour.private.messages for neighbour in neighbours), 10.0)
    asked_at = sent(house)
    await alice.say(group, "/help vote")
    await house.shows(group, "Usage")
    # Of the answers that wait, only those go before it that are sent while the question is read.
    assert sent(house) - asked_at <= 30
    assert asked_at < before + PEOPLE * EACH - 60
    await house.server.wait_for(lambda: sent(house) == before + PEOPLE * EACH + 1, 20.0)
    assert limits.refused == 0


async def test_a_group_that_votes_asks_and_polls_at_once_is_written_to_within_its_limits(house: TelegramHouse) -> None:
    alice, group = house.estate()
    limits = await held_to_the_limits(house)
    poll = await house.poll(alice, group)
    for number in range(5):
        neighbour = house.server.user(f"Neighbour {number}")
        await neighbour.tap(poll, "Yes")
        if number % 3 == 0:
            await neighbour.say(group, "/help vote")
    await house.shows(group, "5 people have voted", 15.0)
    assert counts(poll) == [5, 0]
    await house.server.wait_for(lambda: len([each for each in group.messages if "Usage" in each.text]) == 2, 15.0)
    assert limits.refused == 0


async def test_the_pieces_of_a_long_message_keep_to_the_limits_too(house: TelegramHouse) -> None:
    _, group = house.estate()
    await house.shows(group, "I am Linli")
    house.server.limits = limits = RealLimits()
    transport = TelegramTransport(house.server.token, house.server.root, now, pace=TELEGRAM_PACE)
    await transport.start()
    try:
        await transport.send(Outgoing("long", Address("telegram", str(group.id)), (Span("lakeside " * 700),)))
    finally:
        await transport.close()
    assert len([message for message in group.messages if "lakeside" in message.text]) == 2
    assert limits.refused == 0
