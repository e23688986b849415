"""What the Matrix transport hears: messages, mentions, threads, reactions, through a real Synapse."""

import json
import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from app.messages import Kind, Sender
from tests.wire.matrix_bot import MatrixBot, direct_with, room_with, running_bot
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse

People = Callable[[str], Awaitable[MatrixPerson]]


@pytest.fixture
async def bot(synapse: Synapse, tmp_path: Path) -> AsyncIterator[MatrixBot]:
    async with running_bot(synapse, tmp_path) as running:
        yield running


async def test_rooms_and_direct_chats_are_told_apart(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room, direct = await room_with(bot, chen), await direct_with(bot, chen)
    said = await bot.hear_event(await chen.say(room, "!help"))
    assert (said.private, said.address.chat, said.address.account, said.title) == (False, room, "", "Block 3")
    assert said.sender == Sender(chen.user_id, "Chen", handle=chen.user_id[1:], direct=direct)
    whispered = await bot.hear_event(await chen.say(direct, "!mine"))
    assert (whispered.private, whispered.address.account, whispered.title) == (True, chen.user_id, "")
    added = {incoming.address.chat: incoming for incoming in bot.heard if incoming.kind is Kind.BOT_ADDED}
    assert (added[room].private, added[direct].private) == (False, True)
    inviter = added[room].sender
    assert inviter is not None
    assert inviter.account == chen.user_id


async def test_a_direct_chat_that_grows_is_no_longer_private(bot: MatrixBot, matrix_person: People) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    direct = await direct_with(bot, chen)
    await chen.invite(direct, li.user_id)
    assert not (await bot.hear_event(await chen.say(direct, "!mine"))).private


async def test_what_is_not_for_the_bot_is_not_heard(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    before = len(bot.heard)
    await bot.say(room, "my own words")
    await chen.say(room, "!vote 1 1", msgtype="m.notice")
    await chen.say(room, "waves", msgtype="m.emote")
    command = await chen.say(room, "!vote 7 1")
    await chen.edit(room, command, "!vote 7 2")
    gone = await chen.say(room, "never mind")
    await chen.redact(room, gone)
    await bot.hear_event(await chen.say(room, "the end"))
    assert [incoming.text for incoming in bot.heard[before:]] == ["!vote 7 1", "the end"]


async def test_answers_threads_and_quotes(bot: MatrixBot, matrix_person: People) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    room = await room_with(bot, chen)
    await chen.invite(room, li.user_id)
    await li.join(room)
    question = await bot.say(room, "How many?")
    answer = await bot.hear_event(await chen.say(room, f"> <{bot.user_id}> How many?\n\n3", reply_to=question))
    assert (answer.text, answer.reply_to, answer.replies_to_bot) == ("3", question, True)
    chat = await li.say(room, "a question among neighbours")
    aside = await bot.hear_event(await chen.say(room, "yes", reply_to=chat))
    assert (aside.reply_to, aside.replies_to_bot) == (chat, False)
    threaded = await bot.hear_event(await chen.say(room, "!poll A?", thread=chat))
    assert (threaded.address.thread, threaded.reply_to) == (chat, "")
    in_thread = await bot.hear_event(await chen.say(room, "!vote 1 1", thread=chat, reply_to=question))
    assert (in_thread.address.thread, in_thread.replies_to_bot) == (chat, True)


async def test_mentions(bot: MatrixBot, matrix_person: People) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    await li.set_name("李 <b>")
    room = await room_with(bot, chen)
    await chen.invite(room, li.user_id)
    await li.join(room)

    async def hear(body: str, **more: object) -> tuple[str, bool]:
        heard = await bot.hear_event(await chen.say(room, body, **more))  # type: ignore[arg-type]
        return heard.text, heard.addressed

    told = {"m.mentions": {"user_ids": [bot.user_id]}}
    assert await hear("Linli: !vote 7 1", **told) == ("!vote 7 1", True)
    assert await hear("Linli：你好") == ("你好", True)
    assert await hear("Linli、你好") == ("你好", True)
    assert await hear(f"{bot.user_id} !help") == ("!help", True)
    assert await hear("!help Linli", **told) == ("!help", True)
    assert await hear("Linli is a strange name") == ("Linli is a strange name", False)
    pill = f'!organiser <a href="https://matrix.to/#/{li.user_id}">李 &lt;b&gt;</a>'
    named = await bot.hear_event(
        await chen.say(room, "!organiser 李 <b>", format="org.matrix.custom.html", formatted_body=pill)
    )
    assert named.mentions["李 <b>"].account == li.user_id
    assert named.mentions["李 <b>"].name == "李 <b>"
    spelled = await bot.hear_event(await chen.say(room, f"!organiser {li.user_id}"))
    assert spelled.mentions[li.user_id].name == "李 <b>"
    assert not spelled.addressed


async def test_a_vote_by_reaction_is_taken_back_after_a_restart(bot: MatrixBot, matrix_person: People) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    room = await room_with(bot, chen)
    await chen.invite(room, li.user_id)
    await li.join(room)
    poll = await bot.say(room, "The gate?", "Yes", "No")
    seeded = [e for e in await chen.messages(room) if e["type"] == "m.reaction"]
    assert [e["content"]["m.relates_to"]["key"] for e in seeded] == ["1️⃣", "2️⃣"]
    reaction = await chen.react(room, poll, "2️⃣")
    tap = await bot.hear_event(reaction)
    assert (tap.kind, tap.message_id, tap.action, tap.tap_id) == (Kind.TAP, poll, "#2", reaction)
    for key, action in (("1", "#1"), ("🔟", "#10"), ("3⃣", "#3")):
        assert (await bot.hear_event(await li.react(room, poll, key))).action == action
    others = await li.say(room, "my own list")
    await li.react(room, poll, "👍")
    await chen.react(room, others, "1️⃣")
    by_moderator = await li.react(room, poll, "4")
    await bot.hear_event(by_moderator)

    await bot.restart()
    await chen.redact(room, by_moderator)
    taken_back = await chen.redact(room, reaction)
    untap = await bot.hear_event(taken_back)
    assert (untap.kind, untap.message_id, untap.action) == (Kind.UNTAP, poll, "#2")
    assert untap.sender is not None
    assert untap.sender.account == chen.user_id
    taps = [incoming.action for incoming in bot.heard if incoming.kind in (Kind.TAP, Kind.UNTAP)]
    assert taps == ["#2", "#1", "#10", "#3", "#4", "#2"]

    await bot.poll()
    kept = bot.folder / "matrix-reactions.jsonl"
    assert json.loads(kept.read_text().splitlines()[-1]) == {"event": reaction}
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
