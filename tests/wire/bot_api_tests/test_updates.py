"""What the bot is told of what people do."""

import pytest
from telegram import Bot, ForceReply, Update

from tests.wire.bot_api_tests.calls import updates
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer


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
async def test_privacy_mode(server: TelegramServer, bot: Bot, ann: User, estate: Chat, text: str, heard: bool) -> None:
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


async def test_anonymous_admins_are_the_group(server: TelegramServer, bot: Bot, ann: User, estate: Chat) -> None:
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
    changes = [(u.my_chat_member.chat.type, u.my_chat_member.new_chat_member.status) for u in seen if u.my_chat_member]
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
