"""The Bot API test server behaves as documented, seen through the real python-telegram-bot."""

import asyncio
import json
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    Update,
)
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.request import HTTPXRequest

from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_sending import RealLimits
from tests.wire.telegram_server import TelegramServer

JSON = dict[str, Any]
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)


@pytest.fixture(autouse=True)
def retry_after_is_a_timedelta(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library's coming way, asked for here because it warns of the old one."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        yield running


@pytest.fixture
async def bot(server: TelegramServer) -> AsyncIterator[Bot]:
    async with bot_of(server) as ready:
        yield ready


def bot_of(server: TelegramServer, token: str | None = None) -> Bot:
    return Bot(
        token or server.token,
        server.base_url,
        server.base_file_url,
        request=HTTPXRequest(8),
        get_updates_request=HTTPXRequest(4),
    )


@pytest.fixture
def ann(server: TelegramServer) -> User:
    return server.user("Ann", language_code="zh-hans")


@pytest.fixture
def estate(server: TelegramServer, ann: User) -> Chat:
    """A supergroup of Ann's with the bot in it, whose updates about that are out of the way."""
    return joined(server, server.group("Estate", creator=ann))


def joined(server: TelegramServer, chat: Chat) -> Chat:
    server.add_bot(chat)
    server.queue.drop_all()
    return chat


async def updates(bot: Bot, **arguments: Any) -> list[JSON]:
    """Raw updates. In this case of letters the library does not insist on its own method, which parses."""
    received: Any = await bot.do_api_request("GetUpdates", api_kwargs=arguments, read_timeout=9)
    return list(received)


def buttons(*rows: list[tuple[str, str]]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(t, callback_data=d) for t, d in row] for row in rows])


def ids(received: list[JSON]) -> list[int]:
    return [update["update_id"] for update in received]


# Long polling


async def test_updates_stay_until_a_higher_offset_confirms_them(
    server: TelegramServer, bot: Bot, ann: User
) -> None:
    for text in ("a", "b", "c"):
        await ann.dm(text)
    first = await updates(bot)
    assert [u["message"]["text"] for u in first] == ["a", "b", "c"]
    assert ids(await updates(bot, offset=ids(first)[0], limit=1)) == ids(first)[:1]
    assert server.ledger.delivered == []
    assert ids(await updates(bot, offset=ids(first)[1] + 1)) == ids(first)[2:]
    assert ids(server.ledger.delivered) == ids(first)[:2]
    await ann.dm("d")
    assert [u["message"]["text"] for u in await updates(bot, offset=-1)] == ["d"]
    assert [u["message"]["text"] for u in server.ledger.dropped] == ["c"]


async def test_a_poll_waits_for_the_next_update(server: TelegramServer, bot: Bot, ann: User) -> None:
    poll = asyncio.create_task(updates(bot, timeout=5))
    await server.wait_for(lambda: server.queue.polls)
    assert not poll.done()
    await ann.dm("now")
    assert [u["message"]["text"] for u in await poll] == ["now"]


async def test_a_second_poll_terminates_the_first(server: TelegramServer, bot: Bot, ann: User) -> None:
    first = asyncio.create_task(updates(bot, timeout=5))
    await server.wait_for(lambda: server.queue.polls)
    second = asyncio.create_task(updates(bot, timeout=5))
    with pytest.raises(Conflict, match="terminated by other getUpdates request"):
        await first
    await ann.dm("who?")
    assert len(await second) == 1


async def test_a_webhook_excludes_polling(server: TelegramServer, bot: Bot, ann: User) -> None:
    await ann.dm("lost")
    await bot.set_webhook("https://example.org/hook")
    with pytest.raises(Conflict, match="webhook is active"):
        await updates(bot)
    info = await bot.get_webhook_info()
    assert (info.url, info.pending_update_count) == ("https://example.org/hook", 1)
    await bot.delete_webhook(drop_pending_updates=True)
    assert await updates(bot) == []


async def test_only_allowed_updates_are_queued(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    server.promote(server.bot, estate)
    server.promote(server.user("Bo"), estate)
    assert [set(u) for u in await updates(bot, allowed_updates=json.dumps(["chat_member"]))] == [
        {"update_id", "my_chat_member"}
    ]
    await server.user("Cy").join(estate)
    assert "chat_member" in (await updates(bot))[-1]


async def test_ids_may_jump_backwards(server: TelegramServer, bot: Bot, ann: User) -> None:
    await ann.dm("before")
    [before] = ids(await updates(bot))
    await updates(bot, offset=before + 1)
    server.queue.jump_to(5)
    await ann.dm("after")
    assert ids(await updates(bot, offset=before + 1)) == [5]
    assert ids(await updates(bot, offset=before + 1)) == [5], "an offset from the future confirms nothing"
    assert await updates(bot, offset=6) == []


async def test_raw_updates_come_as_pushed(server: TelegramServer, bot: Bot) -> None:
    server.queue.push({"poll_of_the_future": {"x": 1}})
    server.queue.push({"message": {"message_id": "not a number"}})
    strange, wrong = await updates(bot)
    assert strange["poll_of_the_future"] == {"x": 1}
    assert Update.de_json(strange, bot).effective_message is None
    with pytest.raises(KeyError):
        Update.de_json(wrong, bot)
    server.queue.drop_all()
    server.queue.push_raw('{"update_id": %d, "message": {')
    with pytest.raises(TelegramError, match="Invalid server response"):
        await updates(bot)


async def test_a_restarted_server_still_has_what_was_not_confirmed(server: TelegramServer, ann: User) -> None:
    await ann.dm("still here")
    port = int(server.root.rpartition(":")[2])
    await server.stop()
    await server.start(port)
    async with bot_of(server) as bot:
        assert len(await updates(bot)) == 1


# Who is told what


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("good morning", False),
        ("/vote 7", True),
        ("/vote@Linli_Test_Bot 7", True),
        ("/vote@other_bot 7", False),
        ("/投票 3 2", True),
        ("see /vote", False),
    ],
)
async def test_privacy_mode(
    server: TelegramServer, bot: Bot, ann: User, estate: Chat, text: str, heard: bool
) -> None:
    await ann.say(estate, text)
    assert bool(await updates(bot)) == heard
    server.queue.drop_all()
    server.privacy = False
    await ann.say(estate, text)
    assert len(await updates(bot)) == 1


async def test_privacy_mode_lets_replies_and_admins_bots_hear(
    server: TelegramServer, bot: Bot, ann: User, estate: Chat
) -> None:
    asked = await bot.send_message(estate.id, "Name?", reply_markup=ForceReply())
    question = estate.messages[-1]
    assert question.forces_reply
    await ann.say(estate, "Ann", reply_to=question)
    await ann.say(estate, "unheard", reply_to=await ann.say(estate, "unheard too"))
    [update] = [Update.de_json(u, bot) for u in await updates(bot)]
    assert update.message
    assert update.message.reply_to_message
    assert update.message.reply_to_message.message_id == asked.message_id
    assert update.message.is_topic_message is None
    assert update.message.message_thread_id == asked.message_id, "a thread id outside of any topic"
    server.promote(server.bot, estate)
    await ann.say(estate, "heard")
    assert (await updates(bot))[-1]["message"]["text"] == "heard"


async def test_edits_commands_and_languages_are_told(bot: Bot, ann: User, estate: Chat) -> None:
    message = await ann.say(estate, "𝄞")
    await ann.edit(message, "/vote 7 然后 /help@linli_test_bot")
    update = Update.de_json((await updates(bot))[0], bot)
    edited = update.edited_message
    assert edited
    assert edited.from_user
    assert edited.edit_date
    assert edited.from_user.language_code == "zh-hans"
    assert list(edited.parse_entities(["bot_command"]).values()) == ["/vote", "/help@linli_test_bot"]


async def test_anonymous_admins_are_the_group(
    server: TelegramServer, bot: Bot, ann: User, estate: Chat
) -> None:
    await ann.say(estate, "/close 7", anonymous=True)
    message = Update.de_json((await updates(bot))[0], bot).effective_message
    assert message
    assert message.from_user
    assert message.sender_chat
    assert (message.from_user.id, message.sender_chat.id) == (1087968824, estate.id)
    with pytest.raises(ValueError, match="no administrator"):
        await server.user("Bo").say(estate, "hello", anonymous=True)


async def test_membership_changes_are_told(server: TelegramServer, bot: Bot, ann: User) -> None:
    estate = server.group("Estate", creator=ann)
    server.add_bot(estate)
    server.kick_bot(estate)
    await ann.start("invite")
    await ann.block()
    await ann.unblock()
    seen = [Update.de_json(u, bot) for u in await updates(bot)]
    changes = [
        (u.my_chat_member.chat.type, u.my_chat_member.new_chat_member.status)
        for u in seen
        if u.my_chat_member
    ]
    assert changes == [
        ("supergroup", "member"),
        ("supergroup", "kicked"),
        ("private", "kicked"),
        ("private", "member"),
    ]
    assert [u.message.text for u in seen if u.message] == [None, "/start invite"]


async def test_members_and_administrators(server: TelegramServer, bot: Bot, ann: User, estate: Chat) -> None:
    bo, cy = server.user("Bo"), server.user("Cy")
    server.promote(bo, estate, anonymous=True)
    statuses = [(await bot.get_chat_member(estate.id, u.id)).status for u in (ann, bo, cy)]
    assert statuses == ["creator", "administrator", "left"]
    assert {a.user.id for a in await bot.get_chat_administrators(estate.id)} == {ann.id, bo.id}
    assert (await bot.get_chat(estate.id)).title == "Estate"
    assert await bot.get_chat_member_count(estate.id) == 3


# Messages


async def test_messages_are_shown_edited_and_deleted(bot: Bot, estate: Chat) -> None:
    entity = MessageEntity("bold", 3, 4)
    sent = await bot.send_message(
        estate.id, "𝄞 Bins?", entities=[entity], reply_markup=buttons([("Yes", "7:1")])
    )
    [message] = estate.messages
    assert (message.text, message.marked("bold"), message.buttons) == ("𝄞 Bins?", ["Bins"], [["Yes"]])
    assert sent.parse_entities() == {entity: "Bins"}
    await sent.edit_text("<b>A &lt; B</b>", parse_mode="HTML", reply_markup=buttons([("No", "n")]))
    await sent.edit_reply_markup(None)
    assert (message.text, message.marked("bold"), message.buttons) == ("A < B", ["A < B"], [])
    assert [shown.text for shown in estate.edits_of(sent.message_id)] == ["A < B", "A < B"]
    await sent.set_reaction("👍")
    assert message.reactions == ["👍"]
    await sent.delete()
    assert (estate.messages, estate.deleted) == ([], [message])


async def test_topics(server: TelegramServer, bot: Bot, ann: User) -> None:
    forum = joined(server, server.group("Forum", forum=True, creator=ann))
    thread = server.topic(forum, "Garden", ann)
    await ann.say(forum, "/poll", thread=thread)
    message = Update.de_json((await updates(bot))[-1], bot).effective_message
    assert message
    assert message.reply_to_message
    assert (message.is_topic_message, message.message_thread_id) == (True, thread)
    assert message.reply_to_message.forum_topic_created, "in a topic even no reply carries the first message"
    await message.reply_text("in the topic", do_quote=True)
    await bot.send_message(forum.id, "there too", message_thread_id=thread)
    assert [(m.thread_id, m.reply_to is not None) for m in forum.messages] == [
        (thread, True),
        (thread, False),
    ]


async def test_files_go_both_ways(server: TelegramServer, bot: Bot, ann: User) -> None:
    await ann.send_file(ann.private, "roll.csv", b"unit,area\n", "the roll")
    message = Update.de_json((await updates(bot))[0], bot).effective_message
    assert message
    assert message.document
    assert (message.caption, message.document.file_name) == ("the roll", "roll.csv")
    assert bytes(await (await message.document.get_file()).download_as_bytearray()) == b"unit,area\n"
    await bot.send_document(ann.id, b"export", filename="投票.csv", caption="7")
    photo = await bot.send_photo(ann.id, PNG, caption="result")
    again = await bot.send_photo(ann.id, photo.photo[-1].file_id)
    document, first, _ = ann.messages
    assert (document.media and document.media.filename, first.text) == ("投票.csv", "result")
    assert first.media
    assert first.media.data == PNG
    assert (again.photo[0].width, again.photo[0].height) == (640, 480)


async def test_taps_are_answered_once(server: TelegramServer, bot: Bot, ann: User, estate: Chat) -> None:
    await bot.send_message(estate.id, "Bins?", reply_markup=buttons([("Yes 0", "1"), ("No 0", "2")]))
    query = await ann.tap(estate.messages[0], "No")
    callback = Update.de_json((await updates(bot))[-1], bot).callback_query
    assert callback
    assert (callback.data, callback.from_user.id) == ("2", ann.id)
    await callback.answer("Counted.", show_alert=True)
    answer = await query.answered()
    assert (answer.text, answer.alert) == ("Counted.", True)
    late = await ann.tap(estate.messages[0], 0, inaccessible=True)
    late.expire()
    callback = Update.de_json((await updates(bot))[-1], bot).callback_query
    assert callback
    assert callback.message
    assert not callback.message.is_accessible
    for stale in (query.id, late.id, "17"):
        with pytest.raises(
            BadRequest, match="Query is too old and response timeout expired or query id is invalid"
        ):
            await bot.answer_callback_query(stale)


async def test_deep_links_start_the_private_chat(bot: Bot, ann: User, estate: Chat) -> None:
    link = InlineKeyboardButton("Vote", url=f"https://t.me/{bot.username}?start=v7")
    await bot.send_message(estate.id, "Poll", reply_markup=InlineKeyboardMarkup([[link]]))
    await ann.open_link(estate.messages[0], "Vote")
    assert (await updates(bot))[-1]["message"]["text"] == "/start v7"


async def test_command_menus_by_scope_and_language(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    scope = BotCommandScopeChat(estate.id)
    await bot.set_my_commands([BotCommand("vote", "投票")], scope=scope, language_code="zh")
    assert [c.description for c in await bot.get_my_commands(scope, "zh")] == ["投票"]
    assert await bot.get_my_commands(scope) == await bot.get_my_commands() == ()
    await bot.delete_my_commands(scope, "zh")
    assert await bot.get_my_commands(scope, "zh") == ()
    with pytest.raises(BadRequest, match="Bot_command_invalid"):
        await bot.set_my_commands([BotCommand("投票", "Vote")])


async def test_a_group_that_becomes_a_supergroup(server: TelegramServer, bot: Bot, ann: User) -> None:
    old = joined(server, server.group("Estate", supergroup=False, creator=ann))
    new = server.migrate(old)
    with pytest.raises(ChatMigrated) as told:
        await bot.send_message(old.id, "hello?")
    assert told.value.new_chat_id == new.id
    await bot.send_message(told.value.new_chat_id, "hello")
    seen = [Update.de_json(u, bot).effective_message for u in await updates(bot)]
    moves = [(m.chat_id, m.migrate_to_chat_id, m.migrate_from_chat_id) for m in seen if m]
    assert moves == [(old.id, new.id, None), (new.id, None, old.id)]


# Refusals

Refused = Callable[[TelegramServer, Bot, Chat], Awaitable[object]]


async def to_stranger(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    await bot.send_message(server.user("Stranger").id, "hello")


async def to_blocker(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    blocker = server.user("Blocker")
    await blocker.start()
    await bot.send_message(blocker.id, "hello")
    await blocker.block()
    await bot.send_message(blocker.id, "hello again")


async def after_kick(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    server.kick_bot(estate)
    await bot.send_message(estate.id, "hello")


async def after_leaving(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    await bot.leave_chat(estate.id)
    await bot.send_message(estate.id, "hello")


async def when_muted(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    server.restrict_bot(estate)
    await bot.send_message(estate.id, "hello")


async def same_edit(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    sent = await bot.send_message(estate.id, "same", reply_markup=buttons([("A", "a")]))
    await sent.edit_text("same", reply_markup=buttons([("A", "b")]))
    await sent.edit_text("same", reply_markup=buttons([("A", "b")]))


async def edit_after_deletion(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    sent = await bot.send_message(estate.id, "gone")
    server.delete(estate.messages[0])
    await sent.edit_text("back")


async def edit_of_others(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    said = await server.user("Bo").say(estate, "mine")
    await bot.edit_message_text("yours", estate.id, said.message_id)


async def delete_of_others(server: TelegramServer, bot: Bot, estate: Chat) -> None:
    said = await server.user("Bo").say(estate, "mine")
    await bot.delete_message(estate.id, said.message_id)


def sending(text: str, **arguments: Any) -> Refused:
    return lambda server, bot, estate: bot.send_message(estate.id, text, **arguments)


MISTAKES = {
    "entity outside": (
        sending("abc", entities=[MessageEntity("bold", 1, 3)]),
        "entity beginning at utf-16 offset 1",
    ),
    "entity in half": (
        sending("𝄞", entities=[MessageEntity("bold", 1, 1)]),
        "in a middle of a utf-16 symbol",
    ),
    "bare <": (sending("I <3 you", parse_mode="HTML"), "can't parse entities"),
    "unclosed": (sending("<b>you", parse_mode="HTML"), "can't find end tag"),
}
REFUSALS: dict[str, tuple[Refused, type[TelegramError], str]] = {
    "stranger": (to_stranger, Forbidden, "bot can't initiate conversation with a user"),
    "blocked": (to_blocker, Forbidden, "bot was blocked by the user"),
    "kicked": (after_kick, Forbidden, "bot was kicked from the supergroup chat"),
    "left": (after_leaving, Forbidden, "bot is not a member of the supergroup chat"),
    "muted": (when_muted, BadRequest, "not enough rights to send text messages"),
    "no chat": (lambda s, bot, c: bot.send_message(-17, "?"), BadRequest, "chat not found"),
    "no topic": (sending("x", message_thread_id=9), BadRequest, "message thread not found"),
    "no original": (sending("x", reply_to_message_id=99), BadRequest, "message to be replied not found"),
    "blank": (sending(" \n "), BadRequest, "message text is empty"),
    "too long": (sending("𝄞" * 2049), BadRequest, "message is too long"),
    "long data": (sending("x", reply_markup=buttons([("A", "数" * 22)])), BadRequest, "button_data_invalid"),
    "unchanged": (same_edit, BadRequest, "message is not modified: specified new message content"),
    "deleted": (edit_after_deletion, BadRequest, "message to edit not found"),
    "others' words": (edit_of_others, BadRequest, "message can't be edited"),
    "others' messages": (delete_of_others, BadRequest, "message can't be deleted"),
    "not a picture": (lambda s, bot, c: bot.send_photo(c.id, b"GARBAGE"), BadRequest, "image_process_failed"),
}


@pytest.mark.parametrize("case", REFUSALS)
async def test_refusals_are_worded_as_the_real_ones(
    server: TelegramServer, bot: Bot, estate: Chat, case: str
) -> None:
    act, error, words = REFUSALS[case]
    with pytest.raises(error) as refused:
        await act(server, bot, estate)
    assert type(refused.value) is error
    assert words in str(refused.value).lower()
    assert server.violations == [], "the world refuses, the call itself is well-formed"


@pytest.mark.parametrize("case", MISTAKES)
async def test_wrong_formatting_is_a_violation(
    server: TelegramServer, bot: Bot, estate: Chat, case: str
) -> None:
    act, words = MISTAKES[case]
    with pytest.raises(BadRequest) as refused:
        await act(server, bot, estate)
    assert words in str(refused.value).lower()
    assert len(server.violations) == 1
    assert estate.messages == []


@pytest.mark.parametrize(
    ("method", "arguments", "violation"),
    [
        ("sendMessage", {"chat_id": 1}, "lacks the required parameter 'text'"),
        ("sendMessage", {"chat_id": 1, "text": "x", "txet": "y"}, "has no parameter 'txet'"),
        ("sendMessage", {"chat_id": [1], "text": "x"}, "sendMessage.chat_id should be Integer or String"),
        ("sendMessage", {"chat_id": 1, "text": 5}, "sendMessage.text should be String"),
        (
            "sendMessage",
            {"chat_id": 1, "text": "x", "reply_markup": {"inline_keyboard": [[{"txt": 1}]]}},
            "reply_markup",
        ),
        ("sendMessage", {"chat_id": 1, "text": "x", "disable_notification": "yes"}, "is not JSON"),
        ("sendPhoto", {"chat_id": 1, "photo": "attach://p"}, "names an attachment that was not sent"),
        (
            "sendPoll",
            {"chat_id": 1, "question": "x", "options": [{"text": "a"}]},
            "is not known to the test server",
        ),
    ],
)
async def test_calls_that_are_not_in_the_table_are_violations(
    server: TelegramServer, method: str, arguments: JSON, violation: str
) -> None:
    async with (
        aiohttp.ClientSession() as http,
        http.post(f"{server.base_url}{server.token}/{method}", json=arguments) as answer,
    ):
        assert (answer.status, (await answer.json())["error_code"]) == (400, 400)
    [told] = server.violations
    assert violation in told


async def test_unknown_methods_and_tokens(server: TelegramServer, bot: Bot) -> None:
    with pytest.raises(EndPointNotFound):
        await bot.do_api_request("sendTelepathy")
    assert server.violations == ["sendTelepathy is no method of the Bot API"]
    stranger = bot_of(server, "1:wrong")
    with pytest.raises(InvalidToken):
        await stranger.initialize()
    await stranger.shutdown()


async def test_real_limits(server: TelegramServer, bot: Bot, ann: User, estate: Chat) -> None:
    now = [100.0]
    server.limits = RealLimits(clock=lambda: now[0])
    sent = await bot.send_message(estate.id, "1")
    with pytest.raises(RetryAfter) as told:
        await sent.edit_text("too soon")
    assert told.value.retry_after == timedelta(seconds=1)
    await ann.start()
    await bot.send_message(ann.id, "another chat is another queue")
    for number in range(2, 21):
        now[0] += 1
        await bot.send_message(estate.id, str(number))
    now[0] += 1
    with pytest.raises(RetryAfter) as told:
        await bot.send_message(estate.id, "21")
    assert told.value.retry_after == timedelta(seconds=40)
    now[0] += 40
    await bot.send_message(estate.id, "21")
    assert server.limits.refused == 2


# Faults


@pytest.mark.parametrize(
    ("fault", "error", "done"),
    [
        ({"status": 502}, NetworkError, 0),
        ({"status": 200, "body": "<html>captive portal</html>"}, TelegramError, 0),
        ({"retry_after": 7}, RetryAfter, 0),
        ({"drop": "before"}, NetworkError, 0),
        ({"drop": "after"}, NetworkError, 1),
        ({"truncate": True}, NetworkError, 1),
    ],
)
async def test_faults(
    server: TelegramServer, bot: Bot, estate: Chat, fault: JSON, error: type[TelegramError], done: int
) -> None:
    server.fault("sendMessage", **fault)
    with pytest.raises(error):
        await bot.send_message(estate.id, "once")
    assert len(estate.messages) == done
    await bot.send_message(estate.id, "twice")
    assert len(estate.messages) == done + 1


@pytest.mark.parametrize(("place", "done"), [("before", 0), ("after", 1)])
async def test_calls_can_be_held(
    server: TelegramServer, bot: Bot, estate: Chat, place: Any, done: int
) -> None:
    fault = server.fault("sendMessage", hold=place)
    send = asyncio.create_task(bot.send_message(estate.id, "slow"))
    await server.wait_for(lambda: fault.hits)
    await server.wait_for(lambda: len(estate.messages) == done)
    assert not send.done()
    fault.release()
    assert (await send).text == "slow"
    assert len(estate.messages) == 1


# As a process


async def test_it_runs_as_a_process_under_control() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.wire.telegram_server", stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout
        root = f"http://127.0.0.1:{int(await process.stdout.readline())}"
        async with aiohttp.ClientSession(root) as http:

            async def control(operation: str, **arguments: Any) -> Any:
                async with http.post(f"/control/{operation}", json=arguments) as answer:
                    told = await answer.json()
                assert "error" not in told, told
                return told["result"]

            await drive(root, control)
    finally:
        process.terminate()
        await process.wait()


async def drive(root: str, control: Callable[..., Awaitable[Any]]) -> None:
    server = TelegramServer()
    user = await control("user", name="Ann")
    group = await control("group", title="Estate", creator=user)
    await control("write", user=user, chat=group, text="/poll")
    async with Bot(server.token, f"{root}/bot") as bot:
        assert (await updates(bot))[-1]["message"]["text"] == "/poll"
        await bot.send_message(group, "Bins?", reply_markup=buttons([("Yes", "y")]))
        shown = await control("wait_message", chat=group, text="Bins")
        assert shown["buttons"] == [["Yes"]]
        query = await control("tap", user=user, chat=group, message_id=shown["message_id"], button="Yes")
        await bot.answer_callback_query(query, "Counted.")
    assert (await control("answer", query=query))["text"] == "Counted."
    assert (await control("wait_calls", method="sendMessage", count=1)) == 1
    ledger = await control("ledger")
    assert (len(ledger["pending"]), ledger["violations"]) == (4, [])
