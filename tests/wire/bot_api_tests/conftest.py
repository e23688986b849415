"""A Bot API server, a bot of the real python-telegram-bot, and an estate to talk in."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from tests.wire.bot_api_tests.calls import bot_of, joined
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer


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


@pytest.fixture
def ann(server: TelegramServer) -> User:
    return server.user("Ann", language_code="zh-hans")


@pytest.fixture
def estate(server: TelegramServer, ann: User) -> Chat:
    """A supergroup of Ann's with the bot in it, whose updates about that are out of the way."""
    return joined(server, server.group("Estate", creator=ann))
