"""What the Matrix transport writes, as another client sees it on a real Synapse."""

import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from app.messages import Address, Attachment, Span, Style
from app.ports import ChatGone, MessageGone, RetryLater, SendRefused
from tests.wire.matrix_bot import MatrixBot, direct_with, room_with, running_bot
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import SHIPPED_MESSAGE_LIMITS, Synapse, running_synapse

People = Callable[[str], Awaitable[MatrixPerson]]
Event = dict[str, Any]


@pytest.fixture
async def bot(synapse: Synapse, tmp_path: Path) -> AsyncIterator[MatrixBot]:
    async with running_bot(synapse, tmp_path) as running:
        yield running


async def content_of(person: MatrixPerson, room: str, event_id: str) -> Event:
    found = [event for event in await person.messages(room) if event["event_id"] == event_id]
    content: Event = found[0]["content"]
    return content


async def test_text_is_escaped_and_set(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    message = replace(
        bot.message(room, ""),
        body=(
            Span("🗳 #7 <b>Gate & fence</b>", Style.BOLD),
            Span("\n"),
            Span("1  Yes  ███░  3", Style.CODE),
            Span("\n"),
            Span("2  <i>   █░░░  1", Style.CODE),
            Span("\n4 < 5"),
        ),
    )
    content = await content_of(chen, room, await bot.transport.send(message))
    assert content["body"] == "🗳 #7 <b>Gate & fence</b>\n1  Yes  ███░  3\n2  <i>   █░░░  1\n4 < 5"
    assert content["formatted_body"] == (
        "<strong>🗳 #7 &lt;b&gt;Gate &amp; fence&lt;/b&gt;</strong>"
        "<pre><code>1  Yes  ███░  3\n2  &lt;i&gt;   █░░░  1\n</code></pre>4 &lt; 5"
    )
    assert (content["msgtype"], content["m.mentions"]) == ("m.notice", {})
    plain = await content_of(chen, room, await bot.say(room, "<b> and @room"))
    assert (plain["body"], "formatted_body" in plain, plain["m.mentions"]) == ("<b> and @room", False, {})


async def test_answers_and_threads(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    asked = await chen.say(room, "!help")
    answer = await bot.transport.send(replace(bot.message(room, "Here."), reply_to=asked))
    assert (await content_of(chen, room, answer))["m.relates_to"] == {"m.in_reply_to": {"event_id": asked}}
    thread = Address("matrix", room, thread=asked)
    threaded = await bot.transport.send(replace(bot.message(room, "Here."), address=thread))
    assert (await content_of(chen, room, threaded))["m.relates_to"] == {
        "rel_type": "m.thread",
        "event_id": asked,
        "is_falling_back": True,
        "m.in_reply_to": {"event_id": asked},
    }


async def test_the_same_token_is_one_message_even_after_a_restart(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    message = bot.message(room, "⏰ once", "Yes")
    first = await bot.transport.send(message)
    assert await bot.transport.send(message) == first
    await bot.restart()
    assert await bot.transport.send(message) == first
    mine = [event for event in await chen.messages(room) if event["sender"] == bot.user_id]
    assert [event["type"] for event in mine] == ["m.room.member", "m.room.message", "m.reaction"]


async def test_edits(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    poll = await bot.say(room, "0 votes", "Yes")
    later = bot.message(room, "1 vote", "Yes", "No")
    await bot.transport.edit(later, poll)
    await bot.transport.edit(later, poll)
    assert await chen.text_of(room, poll) == "1 vote"
    # The queue may put newer words under the token of a message that has gone out meanwhile.
    await bot.transport.edit(replace(later, body=(Span("2 votes"),)), poll)
    assert await chen.text_of(room, poll) == "2 votes"
    mine = [e for e in await chen.messages(room) if e["sender"] == bot.user_id and e["type"] != "m.room.member"]
    keys = [e["content"]["m.relates_to"]["key"] for e in mine if e["type"] == "m.reaction"]
    assert (len(mine), keys) == (5, ["1️⃣", "2️⃣"])
    await chen.redact(room, poll)
    await chen.say(room, "gone")
    await bot.hear_text("gone")
    with pytest.raises(MessageGone):
        await bot.transport.edit(bot.message(room, "3 votes"), poll)
    await bot.restart()
    with pytest.raises(MessageGone):
        await bot.transport.edit(bot.message(room, "3 votes"), poll)


async def test_a_direct_chat_is_opened_once(bot: MatrixBot, matrix_person: People) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    known = await direct_with(bot, chen)
    await bot.transport.send(bot.message("", "⏰ to Chen", account=chen.user_id))
    assert [e["content"]["body"] for e in await chen.messages(known) if e["type"] == "m.room.message"] == ["⏰ to Chen"]
    await bot.transport.send(bot.message("", "⏰ to Li", account=li.user_id))
    await bot.restart()
    await bot.poll()
    await bot.transport.send(bot.message("", "⏰ again", account=li.user_id))
    await li.sync_until(lambda person: person.invites)
    (room,) = li.invites
    assert any(event["content"].get("is_direct") for event in li.invites[room])
    await li.join(room)
    said = [e["content"]["body"] for e in await li.messages(room) if e["type"] == "m.room.message"]
    assert said == ["⏰ to Li", "⏰ again"]
    heard = await bot.hear_event(await li.say(room, "thanks"))
    assert (heard.private, heard.address.account) == (True, li.user_id)


async def test_a_chart_is_shown_as_a_picture(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    header = struct.pack(">IIBBBBB", 640, 320, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + header
    png = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    chart = Attachment("结果 7.png", "image/png", png)
    shown = await bot.transport.send(replace(bot.message(room, "#7 is decided"), attachment=chart))
    content = await content_of(chen, room, shown)
    assert (content["msgtype"], content["body"], content["filename"]) == ("m.image", "#7 is decided", "结果 7.png")
    assert content["info"] == {"mimetype": "image/png", "size": len(png), "w": 640, "h": 320}
    assert content["url"].startswith("mxc://")
    table = replace(bot.message(room, ""), attachment=Attachment("7.csv", "text/csv", b"a,b\n"))
    sent = await content_of(chen, room, await bot.transport.send(table))
    assert (sent["msgtype"], sent["body"]) == ("m.file", "7.csv")


async def test_the_longest_text_fits_new_and_as_an_edit(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    longest = bot.transport.capabilities.max_text
    text = "\n".join(f"{number:06}" + "长" * 93 for number in range(longest // 100))
    message = replace(bot.message(room, ""), body=(Span("题", Style.BOLD), Span(text)))
    sent = await bot.transport.send(message)
    assert (await content_of(chen, room, sent))["body"] == message.plain
    await bot.transport.edit(replace(message, token="newer", body=(*message.body, Span("。"))), sent)
    assert await chen.text_of(room, sent) == f"{message.plain}。"


async def test_what_cannot_be_sent(bot: MatrixBot, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    with pytest.raises(SendRefused):
        await bot.say(room, "长" * 30_000)
    with pytest.raises(ChatGone):
        await bot.say("!nowhere:linli.test", "hello?")
    with pytest.raises(ChatGone):
        await bot.transport.is_admin(Address("matrix", "!nowhere:linli.test"), chen.user_id)


@pytest.mark.parametrize("version", ["11", "12"])
async def test_who_administers(bot: MatrixBot, matrix_person: People, version: str) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    room = await room_with(bot, chen, version=version)
    await chen.invite(room, li.user_id)
    await li.join(room)
    here = Address("matrix", room)
    assert await bot.transport.is_admin(here, chen.user_id)
    assert not await bot.transport.is_admin(here, li.user_id)
    await chen.set_power(room, li.user_id, 50)
    await bot.hear_event(await li.say(room, "!setup"))
    assert await bot.transport.is_admin(here, li.user_id)
    assert not await bot.transport.is_admin(here, "@stranger:linli.test")


async def say_often(bot: MatrixBot, room: str, times: int) -> None:
    for number in range(times):
        await bot.say(room, f"message {number}")


async def test_the_servers_limits_are_passed_on(tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with running_synapse(tmp_path / "server", SHIPPED_MESSAGE_LIMITS) as strict:
        async with await strict.person("Chen") as chen, running_bot(strict, tmp_path) as bot:
            room = await room_with(bot, chen)
            # Reactions count too; that there is no room for them all does not fail the message.
            poll = await bot.say(room, "The gate?", *(f"option {number}" for number in range(1, 10)))
            with pytest.raises(RetryLater) as told:
                await say_often(bot, room, 10)
            assert told.value.whole_platform
            assert 0 < told.value.seconds <= 10
            assert await chen.text_of(room, poll) == "The gate?"
