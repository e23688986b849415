"""Calls that Telegram refuses are refused, in its words."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from telegram import Bot, MessageEntity
from telegram.error import BadRequest, EndPointNotFound, Forbidden, InvalidToken, RetryAfter, TelegramError

from tests.wire.bot_api_tests.calls import JSON, bot_of, buttons
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_sending import RealLimits
from tests.wire.telegram_server import TelegramServer

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
async def test_refusals_are_worded_as_the_real_ones(server: TelegramServer, bot: Bot, estate: Chat, case: str) -> None:
    act, error, words = REFUSALS[case]
    with pytest.raises(error) as refused:
        await act(server, bot, estate)
    assert type(refused.value) is error
    assert words in str(refused.value).lower()
    assert server.violations == [], "the world refuses, the call itself is well-formed"


@pytest.mark.parametrize("case", MISTAKES)
async def test_wrong_formatting_is_a_violation(server: TelegramServer, bot: Bot, estate: Chat, case: str) -> None:
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
