"""The Telegram transport in front of a Bot API server, and an estate to talk in."""

from collections.abc import AsyncIterator

import pytest

from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer
from tests.wire.telegram_transport_tests.kit import transport_to
from transports.telegram import TelegramTransport


@pytest.fixture
async def server() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as running:
        yield running
    assert running.violations == []


@pytest.fixture
async def transport(server: TelegramServer) -> AsyncIterator[TelegramTransport]:
    """A transport that has started and asks for what is there without waiting."""
    made = transport_to(server)
    await made.start()
    yield made
    await made.close()


@pytest.fixture
def ann(server: TelegramServer) -> User:
    return server.user("Ann", language_code="zh-hans")


@pytest.fixture
def estate(server: TelegramServer, ann: User) -> Chat:
    """A supergroup of Ann's with the bot in it, whose updates about that are out of the way."""
    chat = server.group("Estate", creator=ann)
    server.add_bot(chat)
    server.queue.drop_all()
    return chat
