"""What the bot writes is shown, edited, answered and carried along."""

import pytest
from telegram import (
    Bot,
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    Update,
)
from telegram.error import BadRequest, ChatMigrated

from tests.wire.bot_api_tests.calls import PNG, buttons, joined, updates
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer


async def test_messages_are_shown_edited_and_deleted(bot: Bot, estate: Chat) -> None:
    entity = MessageEntity("bold", 3, 4)
    sent = await bot.send_message(estate.id, "𝄞 Bins?", entities=[entity], reply_markup=buttons([("Yes", "7:1")]))
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
    assert (again.photo[-1].width, again.photo[-1].height) == (640, 480)


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
        with pytest.raises(BadRequest, match="Query is too old and response timeout expired or query id is invalid"):
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
