"""Messages that the bot takes out of Matrix rooms: which it may, and what is said of the others."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from app.messages import Address
from app.ports import RetryLater
from tests.wire.matrix_bot import MatrixBot, direct_with, room_with, running_bot
from tests.wire.matrix_person import MatrixPerson
from tests.wire.scripted_homeserver import scripted_homeserver
from tests.wire.synapse import Synapse
from tests.wire.test_matrix_script import ROOM, Lakeside, bot_before

People = Callable[[str], Awaitable[MatrixPerson]]


@pytest.fixture
async def bot(synapse: Synapse, tmp_path: Path) -> AsyncIterator[MatrixBot]:
    async with running_bot(synapse, tmp_path) as running:
        yield running


@pytest.fixture
async def chen(matrix_person: People) -> MatrixPerson:
    return await matrix_person("Chen")


async def erased(bot: MatrixBot, person: MatrixPerson, room: str, event_id: str) -> bool:
    """Ask for a message to be taken out; whether that is said to be done. Nothing of one that is out can be read."""
    done = await bot.transport.erase(Address("matrix", room), event_id)
    assert (await person.text_of(room, event_id) == "") == done
    return done


async def redactions(person: MatrixPerson, room: str) -> int:
    return sum(event["type"] == "m.room.redaction" for event in await person.messages(room))


async def test_what_a_person_said_in_a_direct_chat(bot: MatrixBot, chen: MatrixPerson) -> None:
    direct = await direct_with(bot, chen)
    said, kept = await chen.say(direct, "Nobody must know"), await chen.say(direct, "hello")
    assert await erased(bot, chen, direct, said)
    assert await chen.text_of(direct, kept) == "hello"


async def test_the_bots_own_words(bot: MatrixBot, chen: MatrixPerson) -> None:
    room = await room_with(bot, chen)
    assert await erased(bot, chen, room, await bot.say(room, "Done."))


async def test_others_words_only_where_the_bot_has_the_power(bot: MatrixBot, chen: MatrixPerson) -> None:
    room = await room_with(bot, chen)
    said = await chen.say(room, "!suggest a lamp")
    assert not await erased(bot, chen, room, said)
    await chen.set_power(room, bot.user_id, 50)
    assert await erased(bot, chen, room, said)


async def test_what_is_gone_is_gone(bot: MatrixBot, chen: MatrixPerson) -> None:
    room = await room_with(bot, chen)
    said, sent = await chen.say(room, "never mind"), await bot.say(room, "Done.")
    await chen.redact(room, said)
    assert await erased(bot, chen, room, said)
    assert await redactions(chen, room) == 1
    assert await erased(bot, chen, room, sent)
    assert await erased(bot, chen, room, sent)
    assert await redactions(chen, room) == 2


async def test_what_never_was_or_is_out_of_reach(bot: MatrixBot, chen: MatrixPerson) -> None:
    room = await room_with(bot, chen)
    said = await chen.say(room, "hello")
    assert not await bot.transport.erase(Address("matrix", room), "$" + "a" * 43)
    await chen.set_power(room, bot.user_id, 50)
    await chen.kick(room, bot.user_id)
    assert not await erased(bot, chen, room, said)


@pytest.mark.parametrize("status", [429, 502])
async def test_what_may_work_later(tmp_path: Path, status: int) -> None:
    async with scripted_homeserver() as home, bot_before(home, tmp_path) as transport:
        home.rooms[ROOM] = lambda path, query: status if path.startswith("redact/") else 403
        with pytest.raises(RetryLater):
            await transport.erase(Address("matrix", ROOM), "$1")
        # Nor is it known whether it is gone while that cannot be asked.
        home.rooms[ROOM] = lambda path, query: 403 if path.startswith("redact/") else status
        with pytest.raises(RetryLater):
            await transport.erase(Address("matrix", ROOM), "$1")
        home.rooms[ROOM] = Lakeside()
        assert not await transport.erase(Address("matrix", ROOM), "$1")
