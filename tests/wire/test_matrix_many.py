"""Rooms of many, through a real Synapse: nobody is asked for who does not matter, and no third person is overlooked."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest

from app.messages import Kind
from app.ports import MessageGone
from tests.wire.fault_proxy import FaultProxy, fault_proxy
from tests.wire.matrix_bot import MatrixBot, direct_with, running_bot
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse

People = Callable[[str], Awaitable[MatrixPerson]]

MANY = 24
LINES = 55
"""More than a sync brings of one room."""


@pytest.fixture
async def faults(synapse: Synapse) -> AsyncIterator[FaultProxy]:
    async with fault_proxy(synapse.url) as proxy:
        yield proxy


@pytest.fixture
async def bot(synapse: Synapse, faults: FaultProxy, tmp_path: Path) -> AsyncIterator[MatrixBot]:
    """A bot whose calls pass through the proxy, which notes them."""
    async with running_bot(synapse, tmp_path, homeserver=faults.url) as running:
        yield running


def loads(faults: FaultProxy) -> list[str]:
    """What was asked that has all members in its answer."""
    return [path for _, path in faults.asked if path.endswith(("/members", "/joined_members", "/state"))]


def members_shown(faults: FaultProxy, room: str) -> set[str]:
    """Fills with those whom syncs show as members of the room, without their having come or gone."""
    shown: set[str] = set()

    def note(answer: dict[str, Any]) -> None:
        state = answer.get("rooms", {}).get("join", {}).get(room, {}).get("state", {})
        shown.update(event["state_key"] for event in state.get("events", []) if event["type"] == "m.room.member")

    faults.changes["/sync"] = note
    return shown


async def test_in_a_room_of_many_only_those_who_speak_are_known(
    bot: MatrixBot, faults: FaultProxy, matrix_person: People, synapse: Synapse
) -> None:
    chen = await matrix_person("Chen")
    room = await chen.create_room(name="Block 3", public=True)
    shown = members_shown(faults, room)
    async with AsyncExitStack() as stack:
        made = await asyncio.gather(*(synapse.person(f"Neighbour{number}") for number in range(MANY)))
        neighbours = [await stack.enter_async_context(person) for person in made]
        await asyncio.gather(*(person.join(room) for person in neighbours))
        # Else they would be seen coming, in the room's latest events.
        for number in range(LINES):
            await chen.say(room, f"before the bot {number}")
        await chen.invite(room, bot.user_id)
        await bot.hear_kind(Kind.BOT_ADDED)
        li, wang, silent = neighbours[:3]
        await li.say(room, "hello")
        heard = await bot.hear_text("hello")
        assert (heard.sender and heard.sender.name, heard.title, heard.private) == ("Neighbour0", "Block 3", False)
        # Who is renamed, and who is only spoken of.
        # In this room alone: a new name for all rooms reaches them when the server finds the time.
        new = {"membership": "join", "displayname": "Li of the third floor"}
        await li.set_state(room, "m.room.member", new, li.user_id)
        await li.say(room, "renamed")
        heard = await bot.hear_text("renamed")
        assert heard.sender is not None
        assert heard.sender.name == "Li of the third floor"
        named = {"msgtype": "m.text", "body": "of somebody", "m.mentions": {"user_ids": [silent.user_id]}}
        await chen.send(room, "m.room.message", named)
        await bot.hear_text("of somebody")
        # A gap in which people come, go, and speak.
        await wang.leave(room)
        for number in range(LINES):
            await silent.say(room, f"line {number}")
        heard = await bot.hear_text(f"line {LINES - 1}")
        assert heard.sender is not None
        assert heard.sender.name == "Neighbour2"
        await bot.restart()
        await li.say(room, "after a restart")
        heard = await bot.hear_text("after a restart")
        assert heard.sender is not None
        assert heard.sender.name == "Li of the third floor"
    assert loads(faults) == []
    assert {li.user_id, silent.user_id} <= shown
    assert len(shown) <= 6
    # Everybody who was asked for by themselves had to do with it.
    asked = {path.rpartition("/")[2] for _, path in faults.asked if "/state/m.room.member/" in path}
    assert len(asked) <= 5


async def test_in_a_direct_chat_that_has_grown_nothing_private_is_said_any_more(
    bot: MatrixBot, matrix_person: People
) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    direct = await direct_with(bot, chen)
    await chen.say(direct, "alone")
    assert (await bot.hear_text("alone")).private
    ballot = await bot.transport.send(bot.message(direct, "your ballot", account=chen.user_id))
    # Invited is enough: who accepts later reads what was said meanwhile.
    await chen.invite(direct, li.user_id)
    await chen.say(direct, "not alone")
    assert not (await bot.hear_text("not alone")).private
    sent = await bot.transport.send(bot.message(direct, "a secret", account=chen.user_id))
    with pytest.raises(MessageGone):
        await bot.transport.edit(bot.message(direct, "a new secret", account=chen.user_id), ballot)
    await chen.sync_until(lambda person: person.invites)
    elsewhere = next(iter(chen.invites))
    await chen.join(elsewhere)
    assert sent in [event["event_id"] for event in await chen.messages(elsewhere)]
    await li.join(direct)
    read = [event["content"].get("body", "") for event in await li.messages(direct)]
    assert [words for words in read if "secret" in words] == []


async def test_a_third_person_who_came_within_a_gap_is_not_overlooked(bot: MatrixBot, matrix_person: People) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    direct = await direct_with(bot, chen)
    await chen.say(direct, "alone")
    assert (await bot.hear_text("alone")).private
    await chen.invite(direct, li.user_id)
    await li.join(direct)
    for number in range(LINES):
        await chen.say(direct, f"line {number}")
    heard = await bot.hear_text(f"line {LINES - 1}")
    assert (heard.private, heard.address.account) == (False, "")
    assert not [incoming for incoming in bot.heard if incoming.private and incoming.text.startswith("line")]
    await li.leave(direct)
    await chen.say(direct, "alone again")
    assert (await bot.hear_text("alone again")).private
