"""getUpdates behaves as documented, seen through the real python-telegram-bot."""

import asyncio
import json

import pytest
from telegram import Bot, Update
from telegram.error import Conflict, TelegramError

from tests.wire.bot_api_tests.calls import bot_of, ids, updates
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer


async def test_updates_stay_until_a_higher_offset_confirms_them(server: TelegramServer, bot: Bot, ann: User) -> None:
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
