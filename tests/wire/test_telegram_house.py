"""A group on Telegram and the whole bot: topics, privacy mode, taps by the dozen, links, direct messages."""

from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest

from tests.wire.telegram_chats import Message
from tests.wire.telegram_house import TelegramHouse, counts, telegram_house
from tests.wire.telegram_sending import RealLimits
from transports.telegram import TELEGRAM_PACE


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(tmp_path) as running:
        yield running


def is_chinese(text: str) -> bool:
    """Whether there are Chinese characters in a text."""
    return any("\u4e00" <= sign <= "\u9fff" for sign in text)


def lacks(message: Message, label: str) -> bool:
    """Whether none of a message's buttons says this now."""
    return not any(label in button for row in message.buttons for button in row)


# -- the group and its talk ------------------------------------------------------------------------------------------


async def test_what_is_asked_in_a_topic_stays_in_it(house: TelegramHouse) -> None:
    alice, forum = house.estate(forum=True)
    topic = house.server.topic(forum, "Gate", alice)
    await house.shows(forum, "I am Linli")
    asked = await alice.say(forum, "/help vote", thread=topic)
    helped = await house.shows(forum, "Usage")
    assert (helped.thread_id, helped.reply_to) == (topic, asked)
    poll = await house.poll(alice, forum, thread=topic)
    assert poll.thread_id == topic
    await (await alice.tap(poll, "Yes")).answered()
    assert await house.shows(forum, "1 person has voted") is poll
    await alice.say(forum, "/close 1")
    result = await house.shows(forum, "Most support: Yes")
    assert (result.thread_id, result is poll) == (topic, False)
    await house.server.wait_for(lambda: "Closed" in poll.text)
    assert poll.buttons == []


async def test_privacy_mode_is_no_hindrance(house: TelegramHouse) -> None:
    assert house.server.privacy
    alice, group = house.estate()
    bob, carol = house.server.user("Bob"), house.server.user("Carol")
    poll = await house.poll(alice, group)
    await bob.say(group, "what do you all think?")
    await bob.say(group, "/vote@other_bot 1 1")
    await bob.say(group, f"/vote@{house.server.bot.username} 1 2")
    await house.shows(group, "1 person has voted")
    await carol.say(group, "1", reply_to=poll)
    await house.shows(group, "2 people have voted")
    await alice.say(group, "No", reply_to=poll)
    assert await house.shows(group, "3 people have voted") is poll
    assert counts(poll) == [1, 2]


async def test_who_writes_as_the_group_is_told_that_nobody_is_counted(house: TelegramHouse) -> None:
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    bob = house.server.user("Bob")
    house.server.promote(bob, group, anonymous=True)
    hidden = await bob.say(group, "/vote 1 1", anonymous=True)
    told = await house.shows(group, "You write as the group")
    assert told.reply_to is hidden
    assert "Nobody has voted yet" in poll.text


async def test_an_edited_command_is_not_run_again(house: TelegramHouse) -> None:
    alice, group = house.estate()
    asked = await alice.say(group, "/poll Gate? | Yes | No")
    await house.shows(group, "#1  Gate?")
    await alice.edit(asked, "/poll Fence? | Yes | No")
    await alice.say(group, "/poll Bins? | Yes | No")
    await house.shows(group, "#2  Bins?")
    assert group.find("Fence?") is None


async def test_menus_are_there_in_every_language(house: TelegramHouse) -> None:
    await house.server.wait_for(lambda: len(house.server.commands) >= 4 and house.server.queue.polls)
    shown = {
        (scope, language): {entry["command"]: entry["description"] for entry in entries}
        for (scope, language), entries in house.server.commands.items()
    }
    group, private = '{"type": "all_group_chats"}', '{"type": "all_private_chats"}'
    for scope in (group, private):
        assert {"poll", "vote", "help"} <= shown[scope, ""].keys()
        assert not is_chinese(shown[scope, ""]["vote"])
        assert is_chinese(shown[scope, "zh"]["vote"])
        assert shown[scope, "zh"].keys() == shown[scope, ""].keys()
    assert "setup" in shown[group, ""]
    assert "setup" not in shown[private, ""]


# -- taps ------------------------------------------------------------------------------------------------------------


async def test_a_tap_is_answered_in_the_persons_own_language(house: TelegramHouse) -> None:
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    bob = house.server.user("Bob", language_code="zh-hans")
    in_chinese = (await (await bob.tap(poll, "Yes")).answered()).text
    assert is_chinese(in_chinese)
    assert "Yes" in in_chinese
    assert not is_chinese((await (await alice.tap(poll, "No")).answered()).text)
    assert not is_chinese((await house.shows(group, "2 people have voted")).text)


async def test_two_taps_at_once_are_one_vote(house: TelegramHouse) -> None:
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    await house.stop()
    taps = [await alice.tap(poll, option) for option in ("Yes", "No", "No")]
    await house.start()
    said = [(await tap.answered()).text for tap in taps]
    assert "changed from Yes to No" in said[1]
    assert "as before" in said[2]
    assert counts(await house.shows(group, "1 person has voted")) == [0, 1]


async def test_sixty_taps_are_sixty_votes_and_few_edits(house: TelegramHouse) -> None:
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    people = [house.server.user(f"Neighbour {number}") for number in range(60)]
    taps = [await person.tap(poll, number % 3 == 0) for number, person in enumerate(people)]
    for tap in taps:
        assert (await tap.answered(20)).text
    assert counts(await house.shows(group, "60 people have voted")) == [40, 20]
    assert len(group.edits_of(poll.message_id)) <= 6


async def test_one_tap_after_the_other_keeps_to_telegrams_limits(house: TelegramHouse) -> None:
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    await house.stop()
    house.pace = TELEGRAM_PACE
    house.server.limits = limits = RealLimits()
    await house.start()
    for number in range(60):
        tap = await house.server.user(f"Neighbour {number}").tap(poll, "No")
        assert (await tap.answered()).text
    assert counts(await house.shows(group, "60 people have voted")) == [0, 60]
    assert limits.refused == 0
    assert len(group.edits_of(poll.message_id)) <= 20


# -- direct messages -------------------------------------------------------------------------------------------------


async def test_a_ranked_poll_opens_ones_ballot_also_for_who_never_spoke(house: TelegramHouse) -> None:
    alice, group = house.estate()
    bob = house.server.user("Bob")
    poll = await house.poll(alice, group, "Trees? | Oak | Lime | Elm --ranked")
    opened = await (await bob.tap(poll, 0)).answered()
    address, _, payload = str(opened.url).partition("?start=")
    assert address == f"https://t.me/{house.server.bot.username}"
    await bob.start(payload)
    ballot = await house.shows(bob.private, "Trees?")
    for option in ("Lime", "Elm", "Oak"):
        await (await bob.tap(ballot, option)).answered()
        await house.server.wait_for(partial(lacks, ballot, option))
    await (await bob.tap(ballot, "Cast")).answered()
    await house.shows(group, "1 person has voted")
    assert "Lime > Elm > Oak" in "\n".join(message.text for message in bob.messages)
    again = await (await bob.tap(poll, 0)).answered()
    assert "direct messages" in again.text


async def test_a_ballot_link_passed_on_to_a_stranger_tells_what_to_do(house: TelegramHouse) -> None:
    alice, group = house.estate()
    bob, eve = house.server.user("Bob"), house.server.user("Eve")
    poll = await house.poll(alice, group, "Trees? | Oak | Lime | Elm --ranked")
    opened = await (await bob.tap(poll, 0)).answered()
    await eve.start(str(opened.url).partition("?start=")[2])
    await house.shows(eve.private, "I have not seen you in this estate's group yet")
    assert eve.private.find("Oak") is None


async def test_who_blocked_the_bot_is_left_alone_until_they_write_again(house: TelegramHouse) -> None:
    alice, group = house.estate()
    bob = house.server.user("Bob")
    await bob.say(group, "/status")
    await bob.start()
    await house.shows(bob.private, "Lakeside")
    poll = await house.poll(alice, group)
    await (await alice.tap(poll, "Yes")).answered()
    await bob.block()
    await alice.say(group, "/nudge 1")
    await house.shows(group, "Reminded 0 neighbours")
    await house.shows(group, "1 more has no direct chat with me")
    await bob.start()
    await alice.say(group, "/nudge 1")
    await house.shows(group, "Reminded 1 neighbour ")
    await house.shows(bob.private, "You have not voted yet: #1")


async def test_that_somebody_has_blocked_the_bot_is_learned_by_writing_too(house: TelegramHouse) -> None:
    alice, group = house.estate()
    bob = house.server.user("Bob")
    await bob.say(group, "/status")
    await bob.start()
    await house.shows(bob.private, "Lakeside")
    poll = await house.poll(alice, group)
    await (await alice.tap(poll, "Yes")).answered()
    await house.settled()
    await house.stop()
    await bob.block()
    house.server.queue.drop_all()
    await house.start()
    await alice.say(group, "/nudge 1")
    await house.shows(group, "Reminded 1 neighbour ")
    await house.server.wait_for(lambda: house.refusals)
    await alice.say(group, "/nudge 1")
    await house.shows(group, "Reminded 0 neighbours")
    assert house.refusals == 1
