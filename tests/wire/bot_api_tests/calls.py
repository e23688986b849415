"""What the tests of the Bot API server all do."""

from typing import Any

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.request import HTTPXRequest

from tests.wire.telegram_chats import Chat
from tests.wire.telegram_server import TelegramServer

JSON = dict[str, Any]
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)


def bot_of(server: TelegramServer, token: str | None = None) -> Bot:
    return Bot(
        token or server.token,
        server.base_url,
        server.base_file_url,
        request=HTTPXRequest(8),
        get_updates_request=HTTPXRequest(4),
    )


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
