"""How the Matrix transport comes into rooms, goes, moves with them, and misses nothing, through a real Synapse."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

import pytest

from app.config import InvitePolicy
from app.messages import Kind
from app.ports import ChatGone, ChatMoved
from tests.wire.matrix_bot import MatrixBot, direct_with, room_with, running_bot
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import SERVER_NAME, Synapse

People = Callable[[str], Awaitable[MatrixPerson]]


@pytest.fixture
async def bot(synapse: Synapse, tmp_path: Path) -> AsyncIterator[MatrixBot]:
    async with running_bot(synapse, tmp_path) as running:
        yield running


def told(bot: MatrixBot) -> set[tuple[str, Kind, str]]:
    return {(incoming.event_id, incoming.kind, incoming.action) for incoming in bot.heard}


async def test_history_is_not_answered_but_nothing_later_is_missed(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await chen.create_room(name="Block 3", public=True)
    await chen.say(room, "before the bot came")
    await chen.invite(room, bot.user_id)
    await bot.hear_kind(Kind.BOT_ADDED)
    await chen.say(room, "after")
    await bot.hear_text("after")
    assert "before the bot came" not in [incoming.text for incoming in bot.heard]

    bot.cursor = ""
    await chen.say(room, "before the very first start")
    await bot.restart()
    await bot.poll()
    heard = len(bot.heard)
    await chen.say(room, "while it was down")
    await bot.restart()
    await bot.hear_text("while it was down")
    assert [incoming.text for incoming in bot.heard[heard:]] == ["while it was down"]


async def test_a_cursor_asked_for_again_tells_the_same_again(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    before = bot.cursor
    room = await room_with(bot, chen)
    poll = await bot.say(room, "The gate?", "Yes")
    reaction = await chen.react(room, poll, "1️⃣")
    await bot.hear_event(reaction)
    await chen.redact(room, reaction)
    await chen.say(room, "the end")
    await bot.hear_text("the end")
    first = told(bot)
    for _ in range(2):
        bot.cursor, bot.heard = before, []
        await bot.restart()
        await bot.hear_text("the end")
        # Whether the server still says what a reaction was that is gone meanwhile is its affair.
        assert told(bot) - first == set()
        assert [event for event in first - told(bot) if event[1] is not Kind.TAP] == []
    assert sorted(kind for _, kind, _ in first) == ["bot_added", "message", "tap", "untap"]


async def test_a_long_absence_is_made_up_for_in_order(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    await bot.transport.close()
    said = [f"!vote 7 {number}" for number in range(160)]
    for words in said:
        await chen.say(room, words)
    heard = len(bot.heard)
    await bot.restart()
    await bot.hear_text(said[-1])
    assert [incoming.text for incoming in bot.heard[heard:]] == said


async def test_being_thrown_out_and_coming_back(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    await chen.say(room, "just before")
    await chen.kick(room, bot.user_id)
    removed = await bot.hear_kind(Kind.BOT_REMOVED)
    assert (removed.address.chat, removed.title) == (room, "Block 3")
    assert [incoming.text for incoming in bot.heard if incoming.kind is Kind.MESSAGE] == ["just before"]
    with pytest.raises(ChatGone):
        await bot.say(room, "hello?")
    await chen.say(room, "behind its back")
    await chen.invite(room, bot.user_id)
    await bot.hear(lambda incoming: incoming.kind is Kind.BOT_ADDED and incoming is not bot.heard[0])
    await chen.say(room, "welcome back")
    await bot.hear_text("welcome back")
    assert "behind its back" not in [incoming.text for incoming in bot.heard]
    await chen.ban(room, bot.user_id)
    await bot.hear(lambda incoming: incoming.kind is Kind.BOT_REMOVED and incoming != removed)


async def test_who_leaves_or_is_thrown_out_is_told(bot: MatrixBot, matrix_person: People) -> None:
    chen, dan, eva = await matrix_person("Chen"), await matrix_person("Dan"), await matrix_person("Eva")
    room = await room_with(bot, chen)
    for person in (dan, eva):
        await chen.invite(room, person.user_id)
        await person.join(room)
    await dan.leave(room)
    gone = await bot.hear_kind(Kind.LEFT)
    assert (gone.address.chat, gone.private) == (room, False)
    assert gone.sender is not None
    assert (gone.sender.account, gone.sender.name) == (dan.user_id, "Dan")
    await chen.kick(room, eva.user_id)
    await bot.hear(lambda heard: heard.kind is Kind.LEFT and heard.sender is not None and heard.sender.name == "Eva")


async def test_leaving_the_direct_chat_blocks(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    direct = await direct_with(bot, chen)
    await chen.leave(direct)
    blocked = await bot.hear_kind(Kind.BLOCKED)
    assert (blocked.private, blocked.address.account) == (True, chen.user_id)
    with pytest.raises(ChatGone):
        await bot.transport.send(bot.message(direct, "a reminder", account=chen.user_id))
    await bot.transport.send(bot.message("", "a reminder", account=chen.user_id))
    await chen.sync_until(lambda person: person.invites)
    await chen.join(next(iter(chen.invites)))
    assert (await bot.hear_kind(Kind.UNBLOCKED)).address.chat != direct


async def test_encrypted_rooms_say_so_once(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    secret = await chen.create_room(encrypted=True, invite=[bot.user_id])
    told = await bot.hear_kind(Kind.ENCRYPTED)
    assert told.address.chat == secret
    state = [event for event in await chen.messages(secret) if event["type"] == "m.room.encryption"]
    assert told.event_id == state[0]["event_id"]

    room = await room_with(bot, chen)
    switched = await chen.set_state(room, "m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"})
    assert (await bot.hear_event(switched)).kind is Kind.ENCRYPTED
    await bot.restart()
    await chen.say(room, "in the clear")
    await bot.hear_text("in the clear")
    assert [incoming.event_id for incoming in bot.heard if incoming.kind is Kind.ENCRYPTED] == [
        told.event_id,
        switched,
    ]


async def test_only_those_on_the_list_may_invite(synapse: Synapse, tmp_path: Path, matrix_person: People) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    policy = InvitePolicy(anyone=False, allowed=frozenset({chen.user_id, "elsewhere.test"}))
    async with running_bot(synapse, tmp_path, policy) as bot:
        wanted = await chen.create_room(invite=[bot.user_id])
        unwanted = await li.create_room(invite=[bot.user_id])
        await bot.hear_kind(Kind.BOT_ADDED)
        while (await li.members(unwanted))[bot.user_id] == "invite":
            await bot.poll()
        assert (await li.members(unwanted))[bot.user_id] == "leave"
        await bot.poll()
        assert [(i.kind, i.address.chat) for i in bot.heard] == [(Kind.BOT_ADDED, wanted)]
        # An invitation that came while the bot was down, judged by the rules of its next start.
        await bot.transport.close()
        waiting = await li.create_room(invite=[bot.user_id])
        await bot.restart(invites=replace(policy, allowed=frozenset({SERVER_NAME})))
        await bot.hear(lambda incoming: incoming.address.chat == waiting)


async def test_a_space_is_no_room_and_its_rooms_are(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    space = await chen.create_room(name="Lakeside", invite=[bot.user_id], kind="m.space")
    while (await chen.members(space))[bot.user_id] == "invite":
        await bot.poll()
    assert (await chen.members(space))[bot.user_id] == "leave"
    room = await chen.create_room(name="Block 3", invite=[bot.user_id])
    path = f"/rooms/{quote(space)}/state/m.space.child/{quote(room)}"
    await chen.request("PUT", path, {"via": [SERVER_NAME]})
    added = await bot.hear_kind(Kind.BOT_ADDED)
    assert (added.address.chat, added.title) == (room, "Block 3")
    assert [incoming.address.chat for incoming in bot.heard] == [room]


async def test_an_upgraded_room_is_followed(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await chen.create_room(name="Block 3", public=True, invite=[bot.user_id])
    await bot.hear_kind(Kind.BOT_ADDED)
    successor = await chen.upgrade(room)
    moved = await bot.hear_kind(Kind.ROOM_MOVED)
    assert (moved.address.chat, moved.moved_to, moved.title) == (room, successor, "Block 3")
    tombstone = [event for event in await chen.messages(room) if event["type"] == "m.room.tombstone"]
    assert moved.event_id == tombstone[0]["event_id"]
    with pytest.raises(ChatMoved) as told:
        await bot.say(room, "too late")
    assert told.value.chat == successor
    await chen.say(successor, "here we are")
    await bot.hear_text("here we are")
    assert [incoming.kind for incoming in bot.heard].count(Kind.BOT_ADDED) == 1


async def test_a_private_successor_is_followed_once_invited(
    synapse: Synapse, tmp_path: Path, matrix_person: People
) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    async with running_bot(synapse, tmp_path, InvitePolicy(anyone=False, allowed=frozenset({chen.user_id}))) as bot:
        room = await room_with(bot, chen, version="10")
        await chen.invite(room, li.user_id)
        await li.join(room)
        await chen.set_power(room, li.user_id, 100)
        successor = await li.upgrade(room, "11")
        await li.say(room, "moving")
        await bot.hear_text("moving")
        assert Kind.ROOM_MOVED not in [incoming.kind for incoming in bot.heard]
        # Li may not invite the bot to just any room.
        await li.invite(successor, bot.user_id)
        moved = await bot.hear_kind(Kind.ROOM_MOVED)
        assert (moved.address.chat, moved.moved_to) == (room, successor)


async def test_a_tombstone_alone_leads_nowhere(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    trap = await chen.create_room(public=True, name="Elsewhere")
    await chen.set_state(room, "m.room.tombstone", {"body": "", "replacement_room": trap})
    while (await chen.members(trap)).get(bot.user_id) != "leave":
        await bot.poll()
    await chen.say(room, "still here")
    await bot.hear_text("still here")
    assert {incoming.address.chat for incoming in bot.heard} == {room}
