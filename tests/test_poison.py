"""Poison through both platforms into the whole bot: what came with it is done, and the operator is told of it."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from app.context import Context
from app.declare import Registry
from app.words import Reply
from commands import declared
from tests.wire.house import House, matrix_says, running_house, telegram_says
from tests.wire.matrix_person import MatrixPerson, MatrixRefusal
from tests.wire.poison import CANARY, NAMES
from tests.wire.synapse import Synapse
from tests.wire.telegram_chats import Chat, Message
from tests.wire.telegram_house import counts
from tests.wire.telegram_people import User

BOT = Path(__file__).parents[1] / "bot.py"
People = Callable[[str], Awaitable[MatrixPerson]]


class Stumble(Exception):
    """What a faulty command fails with; its text quotes what somebody wrote."""


async def stumble(ctx: Context) -> Reply:
    """A command that half does something and fails."""
    ctx.uow.estates.put(ctx.estate)
    raise Stumble(ctx.incoming.text)


def with_a_fault() -> Registry:
    registry = declared()
    registry.command("cancel", group="help")(stumble)
    return registry


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> AsyncIterator[House]:
    def prepare(house: House) -> None:
        house.registry = with_a_fault()

    async with running_house(synapse, tmp_path, prepare) as running:
        yield running


async def check(house: House) -> str:
    """What `bot.py check` tells of the database."""
    config = house.folder / "config.toml"
    config.write_text(
        f'[bot]\ndata_dir = "{house.folder}"\n[telegram]\ntoken = "{house.telegram.token}"\n'
        f'api_url = "{house.telegram.root}"\n'
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(BOT), "check", "--config", str(config), stdout=asyncio.subprocess.PIPE
    )
    told, _ = await asyncio.wait_for(process.communicate(), 45)
    assert process.returncode == 0, told
    return told.decode()


async def a_poll(house: House) -> tuple[User, Chat, Message]:
    alice = house.telegram.user("Alice")
    group = house.telegram.group("Lakeside", creator=alice)
    house.telegram.add_bot(group)
    await alice.say(group, "/poll Gate? | Yes | No")
    await telegram_says(house, group, lambda text: "#1  Gate?" in text)
    found = group.find("#1  Gate?")
    assert found is not None
    return alice, group, found


async def test_poison_between_two_taps_on_telegram(house: House) -> None:
    alice, group, poll = await a_poll(house)
    bob, carol = house.telegram.user("Bob"), house.telegram.user("Carol")
    await house.telegram.wait_for(lambda: not house.telegram.queue.pending, 5)
    await house.stop()
    queue = house.telegram.queue
    before = await bob.tap(poll, "Yes")
    queue.push_raw('{"update_id": %d, "message": {"text": ' + CANARY + "}}")
    unknown = queue.push({"something_new": {"text": CANARY}})
    shapeless = queue.push({"message": {"text": CANARY}})
    deep: object = {"text": CANARY}
    for _ in range(800):
        deep = {"reply_to_message": deep}
    queue.push({"message": deep})
    await alice.say(group, f"/cancel {CANARY}")
    await alice.say(group, f"/vote 1 {'x' * 65_000}")
    strangers = [house.telegram.user(name) for name in NAMES]
    for stranger in strangers:
        source = json.dumps({"callback_query": (await voted(house, stranger, poll))})
        queue.push_raw('{"update_id": %d, ' + source[1:])
    after = await carol.tap(poll, "No")
    await house.start()
    for tap in (before, after):
        assert (await tap.answered(15)).text
    await house.telegram.wait_for(lambda: sum(counts(poll)) == 2 + len(strangers), 10)
    told = await check(house)
    for kept in (f"telegram {unknown} unknown: UnknownKind", f"telegram {shapeless} message: KeyError", "Stumble"):
        assert kept in told
    assert "JSONDecodeError" in told or "NotJson" in told
    assert CANARY not in told
    await alice.say(group, "/close 1")
    await telegram_says(house, group, lambda text: "Closed" in text, 10)


async def voted(house: House, user: User, poll: Message) -> dict[str, object]:
    """The update of somebody's tap, as it is, taken out of the queue."""
    await user.tap(poll, "Yes")
    taken = house.telegram.queue.pending.pop()
    tap: dict[str, object] = taken.content["callback_query"]
    return tap


async def test_poison_between_two_votes_on_matrix(house: House, matrix_person: People) -> None:
    chen, wei = await matrix_person("Chen"), await matrix_person("Wei")
    room = await chen.create_room(name="Lakeside", invite=[house.matrix.user, wei.user_id])
    await wei.join(room)
    await matrix_says(chen, room, lambda text: "poll" in text)
    await chen.say(room, "!poll Gate? | Yes | No")
    poll = await matrix_says(chen, room, lambda text: "#1  Gate?" in text)
    await house.stop()
    await chen.react(room, poll, "1️⃣")
    content = {"msgtype": "m.text", "body": CANARY, "m.relates_to": {"rel_type": "m.thread"}}
    broken = await chen.send(room, "m.room.message", content)
    await chen.say(room, CANARY, reply_to="$" + "x" * 60_000)
    await chen.say(room, f"!cancel {CANARY}")
    await chen.say(room, "!vote 1 " + "界" * 20_000)
    deep: object = CANARY
    for _ in range(850):
        deep = [deep]
    with suppress(MatrixRefusal):  # it depends on the homeserver how deep is too deep
        await chen.say(room, CANARY, nested=deep)
    last = poll
    for _ in range(20):
        last = await chen.say(room, CANARY, reply_to=last)
    for name in NAMES:
        with suppress(MatrixRefusal, UnicodeEncodeError):
            await wei.set_name(name[:250])
    await wei.react(room, poll, "2️⃣")
    await house.start()
    await matrix_says(chen, room, lambda text: "2 people have voted" in text)
    told = await check(house)
    assert f"matrix {broken} m.room.message: Malformed" in told
    assert "message: Stumble" in told
    assert CANARY not in told
