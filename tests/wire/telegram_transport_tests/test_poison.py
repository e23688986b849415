"""Updates that no Bot API should send: the rest of the batch is read, and what it tells can be stored."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given, settings

from app.messages import Batch
from app.ports import TransportDown
from tests.wire.poison import CANARY, spoilt
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer
from tests.wire.telegram_transport_tests.kit import JSON, transport_to
from transports.telegram import TelegramTransport


def deep(levels: int) -> str:
    """An update whose message answers one that answers one, and so on."""
    chat = '"chat":{"id":-100,"type":"group","title":"x"},"date":1790000000'
    who = '"from":{"id":5,"is_bot":false,"first_name":"Ben"}'
    return (
        '{"update_id":%d,"message":'
        + "".join(f'{{"message_id":{n + 9},{chat},{who},"text":"level {n}","reply_to_message":' for n in range(levels))
        + f'{{"message_id":8,{chat},"text":"{CANARY}"}}'
        + "}" * (levels + 1)
    )


RAW = {
    "no JSON": '{"update_id": %d, "message": {"text": ' + CANARY + "}}",
    "an open string": '{"update_id": %d, "message": {"text": "' + CANARY + "}}",
    "a huge number": '{"update_id": %d, "message": {"message_id": ' + "9" * 5000 + "}}",
    "unknown kind": '{"update_id": %d, "something_new": {"text": "' + CANARY + '"}}',
    "not a number": '{"update_id": %d, "message": {"message_id": 1, "date": NaN, "text": "canary", "chat": '
    '{"id": -1, "type": "group"}, "from": {"id": 1, "is_bot": false, "first_name": "x"}}}',
}


@pytest.mark.parametrize("raw", RAW.values(), ids=RAW.keys())
async def test_one_update_that_is_none_costs_no_other(
    server: TelegramServer, transport: TelegramTransport, ann: User, raw: str
) -> None:
    await ann.dm('before {"update_id": 1')
    number = server.queue.push_raw(raw)
    await ann.dm("after")
    batch = await patiently(transport)
    assert [event.text for event in batch.events] == ['before {"update_id": 1', "after"]
    (letter,) = batch.dead
    assert letter.event_id == str(number)
    assert CANARY not in repr(letter)
    assert (await transport.poll(batch.cursor)).dead == ()
    assert len(server.ledger.delivered) == 3


@pytest.mark.parametrize("levels", [90, 500, 5000])
async def test_answers_to_answers_to_answers_are_read_as_an_answer(
    server: TelegramServer, transport: TelegramTransport, ann: User, levels: int
) -> None:
    await ann.dm("before")
    server.queue.push_raw(deep(levels))
    await ann.dm("after")
    batch = await transport.poll("")
    assert [event.text for event in batch.events] == ["before", "level 0", "after"]
    assert batch.dead == ()


async def test_the_last_of_two_keys_of_one_name_counts(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    server.queue.push_raw('{"update_id": 1, "update_id": %d, "message": 5, "message": []}')
    await ann.dm("after")
    batch = await transport.poll("")
    assert [event.text for event in batch.events] == ["after"]
    assert len(batch.dead) == 1


async def test_sixty_five_kilobytes_are_read_like_any_other_message(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    entities = [{"type": "bold", "offset": n, "length": 1} for n in range(1500)]
    said = {"message_id": 9, "date": 1_790_000_000, "chat": {"id": estate.id, "type": "supergroup", "title": "x"}}
    said |= {"from": {"id": 5, "is_bot": False, "first_name": "Ben"}, "photo": []}
    server.queue.push({"message": said | {"caption": "x" * 65_536, "caption_entities": entities}})
    await ann.dm("after")
    batch = await transport.poll("")
    assert [len(event.text) for event in batch.events] == [65_536, 5]


async def patiently(transport: TelegramTransport) -> Batch:
    """A batch that is believed to be spoilt only after some tries."""
    for _ in range(2):
        with suppress(TransportDown):
            return await transport.poll("")
    return await transport.poll("")


# -- changes at random ------------------------------------------------------------------------------------------------

GROUP: JSON = {"id": -1001, "type": "supergroup", "title": "Estate", "is_forum": True}
BEN: JSON = {"id": 5, "is_bot": False, "first_name": "Ben", "last_name": "Wu", "username": "ben", "language_code": "en"}
BOT: JSON = {"id": 123456789, "is_bot": True, "first_name": "Linli", "username": "linli_test_bot"}
MESSAGE: JSON = {
    "message_id": 8,
    "date": 1_790_000_000,
    "chat": GROUP,
    "from": BEN,
    "text": f"/vote 7 @Ann {CANARY}",
    "entities": [{"type": "text_mention", "offset": 8, "length": 4, "user": BEN | {"id": 6}}],
    "message_thread_id": 3,
    "is_topic_message": True,
    "reply_to_message": {"message_id": 4, "date": 1_790_000_000, "chat": GROUP, "from": BOT},
}
SOUND: tuple[JSON, ...] = (
    {"message": MESSAGE},
    {"message": MESSAGE | {"chat": {"id": 5, "type": "private"}, "sender_chat": GROUP}},
    {"message": MESSAGE | {"photo": [{"file_id": "p", "width": 90, "height": 67, "file_size": 900}]}},
    {"message": MESSAGE | {"document": {"file_id": "d", "file_name": "a.pdf", "mime_type": "application/pdf"}}},
    {"message": {"message_id": 9, "date": 1_790_000_000, "chat": GROUP, "from": BEN, "migrate_to_chat_id": -1002}},
    {"callback_query": {"id": "77", "from": BEN, "message": MESSAGE, "data": "vote:7:1", "chat_instance": "1"}},
    {
        "my_chat_member": {
            "chat": GROUP,
            "from": BEN,
            "date": 1_790_000_000,
            "old_chat_member": {"user": BOT, "status": "left"},
            "new_chat_member": {"user": BOT, "status": "member"},
        }
    },
)


NUMBER = 700_000_500
"""Stands for an update's number until it is queued."""


class Stand:
    """A server and a transport in a loop of their own."""

    def __init__(self) -> None:
        self.runner = asyncio.Runner()
        self.server = TelegramServer()
        self.runner.run(self.server.start())
        self.transport = transport_to(self.server, answer_seconds=5.0)
        self.runner.run(self.transport.start())
        self.ann = self.server.user("Ann")

    def close(self) -> None:
        self.runner.run(self.transport.close())
        self.runner.run(self.server.stop())
        self.runner.close()

    async def read_between(self, update: Any) -> Batch:
        """The batch of a strange update between two sound ones."""
        self.server.queue.drop_all()
        await self.ann.dm("before")
        self.server.queue.push_raw(json.dumps(update).replace(str(NUMBER), "%d"))
        await self.ann.dm("after")
        return await self.transport.poll("")


@pytest.fixture(scope="module")
def stand() -> Iterator[Stand]:
    made = Stand()
    yield made
    made.close()


@given(update=spoilt(*({"update_id": NUMBER} | update for update in SOUND)))
@settings(max_examples=250, deadline=None)
def test_a_spoilt_update_costs_no_other_and_what_it_tells_can_be_stored(stand: Stand, update: JSON) -> None:
    batch = stand.runner.run(stand.read_between(update))
    texts = [event.text for event in batch.events]
    assert texts[:1] + texts[-1:] == ["before", "after"]
    assert int(batch.cursor) == stand.server.queue.pending[-1].update_id + 1
    for event in batch.events:
        json.dumps(asdict(event), default=str).encode()
        assert_storable(asdict(event))
    assert CANARY not in repr(batch.dead)


def assert_storable(value: Any) -> None:
    """Strings where strings belong, and such as a database takes, as its numbers are."""
    if isinstance(value, dict):
        for key, part in value.items():
            assert_storable(key)
            assert_storable(part)
    elif isinstance(value, tuple):
        for part in value:
            assert_storable(part)
    elif isinstance(value, str):
        assert not any("\ud800" <= letter <= "\udfff" for letter in value)
    elif isinstance(value, int):
        assert abs(value) < 2**63
    else:
        assert value is None or hasattr(value, "year"), value
