"""What the tests of the Telegram transport all use."""

from datetime import UTC, datetime
from itertools import count
from typing import Any

from app.messages import Address, Button, Incoming, Outgoing, Span
from tests.wire.telegram_chats import Chat, Message
from tests.wire.telegram_server import TelegramServer
from transports.telegram import TelegramTransport

JSON = dict[str, Any]
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
PNG = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4) + (480).to_bytes(4)
tokens = count(1)


def transport_to(server: TelegramServer, **settings: Any) -> TelegramTransport:
    """A transport that is quick to give up; not started."""
    given: JSON = {"token": server.token, "api_url": server.root, "poll_seconds": 0, "answer_seconds": 0.3}
    return TelegramTransport(clock=lambda: NOW, **(given | settings))


def place(chat: Chat | int, thread: int | None = None) -> Address:
    """A group's address, or that of one of its topics."""
    chat_id = chat if isinstance(chat, int) else chat.id
    return Address("telegram", str(chat_id), "" if thread is None else str(thread))


def words(address: Address, *body: Span | str, **more: Any) -> Outgoing:
    """A message."""
    spans = tuple(Span(part) if isinstance(part, str) else part for part in body)
    return Outgoing(f"token-{next(tokens)}", address, spans, **more)


def choice(*labels: str) -> tuple[tuple[Button, ...], ...]:
    """One row of buttons whose actions are numbered."""
    return (tuple(Button(label, action=f"vote.{n}") for n, label in enumerate(labels, start=1)),)


async def events(transport: TelegramTransport, cursor: str = "") -> list[Incoming]:
    """What a poll brings, all of it readable."""
    batch = await transport.poll(cursor)
    assert batch.dead == ()
    return list(batch.events)


async def only(transport: TelegramTransport) -> Incoming:
    """The one event that a poll brings."""
    (event,) = await events(transport)
    return event


def latest(chat: Chat) -> Message:
    """The bot's latest message."""
    return chat.messages[-1]
