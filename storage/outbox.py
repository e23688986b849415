"""Messages to be sent once the transaction is in."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, select, tuple_, update

from app.messages import Address, Attachment, Button, Delivery, Outgoing, Span, Style
from app.ports import QueuedMessage, lane_of
from storage import tables
from storage.staging import Row, Session

_columns = tables.outbox.c
NO_WORDS = "[]"
"""The body of a live message, whose words are found when it is sent."""
Place = tuple[str, str, str, str, str]
"""Platform, chat, account, view and edited message: newer words for one place take the place of older ones."""


@dataclass(frozen=True, slots=True)
class _Add:
    message: Outgoing


@dataclass(frozen=True, slots=True)
class _Move:
    platform: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class _Drop:
    platform: str
    chat: str


class Outbox:
    """The queue of a unit of work. What is asked of it is kept in order and done at the end."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._asked: list[_Add | _Move | _Drop] = []
        self.changed = False
        """Whether ``flush`` wrote anything."""

    @property
    def is_asked(self) -> bool:
        """Whether anything is staged."""
        return bool(self._asked)

    def add(self, message: Outgoing) -> None:
        """Stage a message. A queued, not yet begun one of the same view to the same chat is replaced in its place.

        Raises ValueError for one that may not touch the disk.
        """
        if message.unwritten:
            raise ValueError("what nothing may be written of cannot be queued")
        self._ask(_Add(message))

    async def move_chat(self, platform: str, old: str, new: str) -> None:
        """Stage that what is queued for a chat goes to another."""
        self._ask(_Move(platform, old, new))

    async def drop_chat(self, platform: str, chat: str) -> None:
        """Stage that what is queued for a chat is dropped."""
        self._ask(_Drop(platform, chat))

    def _ask(self, what: _Add | _Move | _Drop) -> None:
        self._asked.append(what)
        self._session.log.note(lambda: _take_last(self._asked))

    async def flush(self) -> None:
        """Do what was asked, in its order."""
        new: list[Outgoing] = []
        for what in self._asked:
            match what:
                case _Add(message):
                    new = _coalesced(new, message)
                case _Move(platform, old, chat):
                    self.changed = True
                    await self._session.write(_moved(platform, old, chat))
                    new = [_readdressed(message, platform, old, chat) for message in new]
                case _Drop(platform, chat):
                    here = and_(_columns.platform == platform, _columns.chat == chat)
                    await self._session.write(delete(tables.outbox).where(here))
                    new = [message for message in new if not _is_in(message, platform, chat)]
        await self._insert(await self._replace(new))

    async def _replace(self, messages: list[Outgoing]) -> list[Outgoing]:
        """Put newer words in place of queued ones. Returns the messages for which nothing was queued."""
        places = [place_of(message) for message in messages if message.view]
        if not places:
            return messages
        queued: dict[Place, Row] = {}
        waiting = select(tables.outbox).where(~_columns.begun, tuple_(*_PLACE).in_(places)).order_by(_columns.id)
        for row in await self._session.rows(waiting):
            queued[row["platform"], row["chat"], row["account"], row["view"], row["edits"]] = row
        left = []
        for message in messages:
            earlier = queued.get(place_of(message)) if message.view else None
            if earlier is None:
                left.append(message)
                continue
            if not message.body and earlier["body"] == NO_WORDS:
                continue  # both find their words when they are sent
            self.changed = True
            words = columns_of(_newer(message_of(earlier), message))
            await self._session.write(update(tables.outbox).where(_columns.id == earlier["id"]).values(**words))
        return left

    async def _insert(self, messages: list[Outgoing]) -> None:
        start = datetime.fromtimestamp(0, UTC)
        rows = [columns_of(each) | {"attempts": 0, "not_before": start, "begun": False} for each in messages]
        if rows:
            self.changed = True
            await self._session.write(tables.outbox.insert(), rows)


_PLACE: tuple[ColumnElement[str], ...] = (
    _columns.platform,
    _columns.chat,
    _columns.account,
    _columns.view,
    _columns.edits,
)


def place_of(message: Outgoing) -> Place:
    """Where newer words take the place of older ones."""
    address = message.address
    return address.platform, address.chat, address.account, message.view, message.edits


def same_place(message: Outgoing) -> ColumnElement[bool]:
    """The rows of the message's place."""
    return and_(*(column == part for column, part in zip(_PLACE, place_of(message), strict=True)))


def queued_of(row: Row) -> QueuedMessage:
    """The queued message of a row."""
    return QueuedMessage(row["id"], message_of(row), row["attempts"], row["not_before"], row["begun"])


def message_of(row: Row) -> Outgoing:
    """The message of a row."""
    attachment = None
    if row["attachment"] is not None:
        attachment = Attachment(row["attachment_name"], row["attachment_type"], row["attachment"])
    return Outgoing(
        token=row["token"],
        address=Address(row["platform"], row["chat"], row["thread"], row["account"]),
        body=tuple(Span(text, Style(style)) for text, style in json.loads(row["body"])),
        buttons=tuple(tuple(Button(*parts) for parts in line) for line in json.loads(row["buttons"])),
        reply_to=row["reply_to"],
        view=row["view"],
        edits=row["edits"],
        delivery=Delivery(row["delivery"]),
        force_reply=row["force_reply"],
        attachment=attachment,
        until=row["until"],
    )


def columns_of(message: Outgoing) -> dict[str, Any]:
    """The columns that hold a message."""
    buttons = [[(button.label, button.action, button.start) for button in line] for line in message.buttons]
    attachment = message.attachment
    return {
        "token": message.token,
        "platform": message.address.platform,
        "chat": message.address.chat,
        "thread": message.address.thread,
        "account": message.address.account,
        "view": message.view,
        "body": json.dumps([(span.text, span.style.value) for span in message.body]),
        "buttons": json.dumps(buttons),
        "reply_to": message.reply_to,
        "edits": message.edits,
        "delivery": message.delivery.value,
        "force_reply": message.force_reply,
        "attachment_name": attachment.name if attachment else None,
        "attachment_type": attachment.media_type if attachment else None,
        "attachment": attachment.content if attachment else None,
        "lane": lane_of(message),
        "urgent": message.delivery is Delivery.ANSWER and not message.view,
        "until": message.until,
    }


def _newer(queued: Outgoing, newer: Outgoing) -> Outgoing:
    """The newer words, where the queued message would have been said: its topic and its answer, and no less surely."""
    return replace(
        newer,
        address=replace(newer.address, thread=newer.address.thread or queued.address.thread),
        reply_to=newer.reply_to or queued.reply_to,
        delivery=Delivery.NOTICE if Delivery.NOTICE in (queued.delivery, newer.delivery) else newer.delivery,
    )


def _coalesced(messages: list[Outgoing], newer: Outgoing) -> list[Outgoing]:
    if newer.view:
        for index, queued in enumerate(messages):
            if queued.view and place_of(queued) == place_of(newer):
                return [*messages[:index], _newer(queued, newer), *messages[index + 1 :]]
    return [*messages, newer]


def _moved(platform: str, old: str, new: str) -> Any:
    here = and_(_columns.platform == platform, _columns.chat == old)
    return update(tables.outbox).where(here).values(chat=new, lane=new)


def _readdressed(message: Outgoing, platform: str, old: str, new: str) -> Outgoing:
    if not _is_in(message, platform, old):
        return message
    return replace(message, address=replace(message.address, chat=new))


def _is_in(message: Outgoing, platform: str, chat: str) -> bool:
    return (message.address.platform, message.address.chat) == (platform, chat)


def _take_last(asked: list[_Add | _Move | _Drop]) -> None:
    asked.pop()
