"""A group on Telegram that moves or puts the bot out, and updates, limits and letters that go wrong on the way."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.wire.telegram_house import TelegramHouse, counts, telegram_house
from tests.wire.telegram_people import Query


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(tmp_path) as running:
        yield running


# -- groups that move, and groups that put the bot out ---------------------------------------------------------------


async def test_a_group_that_becomes_a_supergroup_takes_its_polls_along(house: TelegramHouse) -> None:
    alice, group = house.estate(supergroup=False)
    bob = house.server.user("Bob")
    poll = await house.poll(alice, group)
    await (await alice.tap(poll, "Yes")).answered()
    await house.shows(group, "1 person has voted")
    await alice.say(group, "/setup Lakeside Gardens | English | Shanghai")
    await house.shows(group, "Lakeside Gardens")
    await house.stop()
    tapped = await bob.tap(poll, "No")
    new = house.server.migrate(group)
    await house.start()
    assert "No" in (await tapped.answered(10)).text
    anew = await house.shows(new, "2 people have voted")
    assert counts(anew) == [1, 1]
    await (await bob.tap(anew, "Yes")).answered()
    await house.server.wait_for(lambda: counts(anew) == [2, 0])
    await alice.say(new, "/poll Bins? | Green | Grey")
    await house.shows(new, "#2  Bins?")
    await alice.say(new, "/status")
    await house.shows(new, "Lakeside Gardens")


async def test_a_button_left_behind_by_a_move_founds_no_estate(house: TelegramHouse) -> None:
    alice, group = house.estate(supergroup=False)
    poll = await house.poll(alice, group)
    await alice.start()
    await house.shows(alice.private, "Lakeside")
    new = house.server.migrate(group)
    anew = await house.shows(new, "#1  Gate?")
    late = house.server.ask(Query(house.server, alice, poll, poll.button("Yes")["callback_data"]), inaccessible=False)
    assert "too old" in (await late.answered()).text
    await alice.dm("/vote 1 2")
    await house.server.wait_for(lambda: counts(anew) == [0, 1])
    assert (await house.store.counts())["estates"] == 1


async def test_a_move_is_learned_by_writing_too(house: TelegramHouse) -> None:
    alice, group = house.estate(supergroup=False)
    poll = await house.poll(alice, group)
    await alice.start()
    await house.shows(alice.private, "Lakeside")
    await house.settled()
    await house.stop()
    new = house.server.migrate(group)
    house.server.queue.drop_all()
    await house.start()
    await alice.dm("/vote 1 2")
    assert counts(await house.shows(new, "1 person has voted")) == [0, 1]
    assert "Nobody has voted yet" in poll.text


async def test_out_of_the_group_the_bot_is_silent_there_and_back_in_it_goes_on(house: TelegramHouse) -> None:
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    await alice.start()
    await house.shows(alice.private, "Lakeside")
    house.server.kick_bot(group)
    await house.settled()
    so_far = len(house.server.ledger.calls)
    await alice.dm("/vote 1 2")
    await house.shows(alice.private, "#1: No")
    await house.settled()
    assert house.calls_for(group, "sendMessage", "editMessageText", since=so_far) == 0
    house.server.add_bot(group)
    assert await house.shows(group, "1 person has voted") is poll
    await (await alice.tap(poll, "Yes")).answered()
    await house.server.wait_for(lambda: counts(poll) == [1, 0])


async def test_that_the_bot_was_put_out_is_learned_by_writing_too(house: TelegramHouse) -> None:
    alice, group = house.estate()
    await house.poll(alice, group)
    await alice.start()
    await house.shows(alice.private, "Lakeside")
    await house.settled()
    await house.stop()
    house.server.kick_bot(group)
    house.server.queue.drop_all()
    await house.start()
    for said in ("Yes", "No"):
        await alice.dm(f"/vote 1 {said}")
        await house.shows(alice.private, f"{said}. You can change it")
        await house.settled()
    await house.server.wait_for(lambda: house.refusals)
    await alice.dm("/vote 1 Yes")
    await house.shows(alice.private, "changed from No to Yes")
    await house.settled()
    assert house.refusals == 1


# -- what goes wrong -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cursor_lost", [False, True])
async def test_an_update_that_comes_again_is_counted_once(house: TelegramHouse, cursor_lost: bool) -> None:
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    await house.settled()
    # From here on the bot does not come to tell the server how far it has got.
    house.server.fault("getUpdates", hold="before")
    await alice.say(group, "/poll Bins? | Green | Grey")
    await (await alice.tap(poll, "Yes")).answered()
    await house.shows(group, "#2  Bins?")
    await house.shows(group, "1 person has voted")
    assert len(house.server.queue.pending) == 2
    if cursor_lost:
        async with house.store.transaction() as uow:
            uow.set_cursor("telegram", str(house.server.bot.id), "")
    await house.stop()
    house.server.clear_faults()
    await house.start()
    await house.settled()
    await alice.say(group, "/poll Lamps? | Old | New")
    await house.shows(group, "#3  Lamps?")
    assert counts(poll) == [1, 0]
    assert sum("Bins?" in message.text for message in group.messages) == 1


async def test_a_flood_limit_delays_edits_and_the_last_one_arrives(house: TelegramHouse) -> None:
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    house.server.fault("editMessageText", retry_after=1)
    people = [house.server.user(f"Neighbour {number}") for number in range(5)]
    for person in people:
        await (await person.tap(poll, "No")).answered()
    assert counts(await house.shows(group, "5 people have voted")) == [0, 5]
    assert len(group.edits_of(poll.message_id)) == 1


async def test_one_unreadable_update_stops_nothing_and_is_noted(house: TelegramHouse) -> None:
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    await house.stop()
    before = await alice.tap(poll, "Yes")
    number = house.server.queue.push({"message": {"chat": {"id": 7}, "text": "my secret"}})
    bob = house.server.user("Bob")
    after = await bob.tap(poll, "No")
    await house.start()
    for tap in (before, after):
        assert (await tap.answered()).text
    assert counts(await house.shows(group, "2 people have voted")) == [1, 1]
    (letter,) = await house.store.dead_letters(10)
    assert (letter.platform, letter.event_id, letter.kind) == ("telegram", str(number), "message")
    assert "secret" not in letter.error
