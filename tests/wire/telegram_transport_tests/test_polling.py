"""Polling loses nothing, is stopped by nothing, and tells what is wrong in words without secrets."""

import asyncio
from typing import Any

import pytest

from app.ports import TransportDown, TransportRefused
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer
from tests.wire.telegram_transport_tests.kit import NOW, events, place, transport_to
from transports.telegram import TelegramTransport


async def test_start_tells_who_the_bot_is(server: TelegramServer) -> None:
    transport = transport_to(server, api_url=server.root + "/")
    assert (transport.identity, transport.start_link("x")) == ("", "")
    await transport.start()
    await transport.close()
    assert transport.identity == str(server.bot.id)
    assert transport.start_link("code_K7") == "https://t.me/linli_test_bot?start=code_K7"
    assert server.ledger.calls_of("deleteWebhook") == []


async def test_start_after_close_works_again(server: TelegramServer, ann: User) -> None:
    transport = transport_to(server)
    await transport.start()
    await transport.close()
    await transport.start()
    await ann.dm("hello")
    assert [event.text for event in await events(transport)] == ["hello"]
    await transport.close()


async def test_start_removes_a_webhook_and_keeps_what_is_pending(server: TelegramServer, ann: User) -> None:
    server.webhook = "https://example.org/hook"
    await ann.dm("kept")
    transport = transport_to(server)
    await transport.start()
    assert [event.text for event in await events(transport)] == ["kept"]
    await transport.close()


async def test_a_cursor_brings_the_same_events_until_the_next_one_settles_them(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    for text in ("a", "b"):
        await ann.dm(text)
    first = await transport.poll("")
    again = await transport.poll("")
    assert again == first
    assert server.ledger.delivered == []
    empty = await transport.poll(first.cursor)
    assert (empty.events, empty.cursor) == ((), first.cursor)
    assert len(server.ledger.delivered) == 2


async def test_before_any_update_the_cursor_stays_empty(transport: TelegramTransport) -> None:
    batch = await transport.poll("")
    assert (batch.events, batch.cursor) == ((), "")


async def test_a_poll_waits_for_news(server: TelegramServer, ann: User) -> None:
    transport = transport_to(server, poll_seconds=5)
    await transport.start()
    poll = asyncio.create_task(transport.poll(""))
    await server.wait_for(lambda: server.queue.polls)
    assert not poll.done()
    await ann.dm("now")
    assert [event.text for event in (await poll).events] == ["now"]
    await transport.close()


async def test_sends_go_through_while_a_poll_waits(server: TelegramServer, ann: User, estate: Chat) -> None:
    transport = transport_to(server, poll_seconds=5)
    await transport.start()
    poll = asyncio.create_task(transport.poll(""))
    await server.wait_for(lambda: server.queue.polls)
    for _ in range(20):
        assert await transport.is_admin(place(estate), str(ann.id))
    assert not poll.done()
    await ann.dm("now")
    assert len((await poll).events) == 1
    await transport.close()


async def test_after_a_quiet_week_numbers_may_begin_lower(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    await ann.dm("before")
    cursor = (await transport.poll("")).cursor
    assert (await transport.poll(cursor)).events == ()
    server.queue.jump_to(17)
    for text in ("after", "later"):
        await ann.dm(text)
    batch = await transport.poll(cursor)
    assert [event.text for event in batch.events] == ["after", "later"]
    assert batch.cursor == "19"
    assert (await transport.poll(batch.cursor)).events == ()
    assert len(server.ledger.delivered) == 3


async def test_the_same_number_for_another_message_is_another_event(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    await ann.dm("before")
    first = await transport.poll("")
    await transport.poll(first.cursor)
    server.queue.jump_to(first_number := int(first.cursor) - 1)
    await ann.dm("after")
    (event,) = (await transport.poll("")).events
    assert event.event_id.startswith(f"{first_number}:")
    assert event.event_id != first.events[0].event_id


UNREADABLE: list[tuple[dict[str, Any], str, str]] = [
    ({"message": {"message_id": 1}}, "message", "KeyError"),
    ({"message": None}, "message", "TypeError"),
    (
        {"message": {"message_id": 1, "date": "noon", "chat": {"id": 1, "type": "group"}, "text": "secret"}},
        "message",
        "TypeError",
    ),
    (
        {"message": {"message_id": 1, "date": 10**15, "chat": {"id": 1, "type": "group"}, "text": "secret"}},
        "message",
        "ValueError",
    ),
    ({"callback_query": {"message": {}, "data": "x", "id": "1"}}, "callback_query", "KeyError"),
    ({"my_chat_member": []}, "my_chat_member", "TypeError"),
]


@pytest.mark.parametrize(("update", "kind", "error"), UNREADABLE)
async def test_an_unreadable_update_stops_nothing(
    server: TelegramServer,
    transport: TelegramTransport,
    ann: User,
    update: dict[str, Any],
    kind: str,
    error: str,
) -> None:
    await ann.dm("before")
    number = server.queue.push(update)
    await ann.dm("after")
    batch = await transport.poll("")
    assert [event.text for event in batch.events] == ["before", "after"]
    (letter,) = batch.dead
    assert (letter.platform, letter.event_id, letter.kind, letter.error, letter.at) == (
        "telegram",
        str(number),
        kind,
        error,
        NOW,
    )
    assert (await transport.poll(batch.cursor)).events == ()
    assert len(server.ledger.delivered) == 3


async def test_an_unreadable_update_at_the_end_is_left_behind_too(
    server: TelegramServer, transport: TelegramTransport
) -> None:
    server.queue.push({"message": {}})
    batch = await transport.poll("")
    assert len(batch.dead) == 1
    assert (await transport.poll(batch.cursor)).dead == ()


async def test_what_is_no_object_is_a_dead_letter(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    server.queue.push_raw('"what?"')
    await ann.dm("after")
    batch = await transport.poll("")
    assert [event.text for event in batch.events] == ["after"]
    assert [letter.kind for letter in batch.dead] == ["unknown"]


async def test_unknown_kinds_and_edits_are_passed_over(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    server.queue.push({"something_new": {"a": 1}})
    message = await ann.say(estate, "/vote 7 1")
    await ann.edit(message, "/vote 7 2")
    batch = await transport.poll("")
    assert [event.text for event in batch.events] == ["/vote 7 1"]
    await ann.edit(message, "/vote 7 3")
    batch = await transport.poll(batch.cursor)
    assert (batch.events, batch.dead) == ((), ())


TROUBLE: list[tuple[dict[str, Any], str, float | None]] = [
    ({"retry_after": 7}, "wait 7 s", 7.0),
    ({"status": 429, "body": "{}"}, "HTTP 429", None),
    ({"status": 500, "body": '{"ok":false,"error_code":500,"description":"Internal Server Error"}'}, "500", None),
    ({"status": 502}, "HTTP 502", None),
    ({"status": 404}, "HTTP 404", None),
    ({"status": 200}, "HTTP 200", None),
    ({"status": 200, "body": "[1]"}, "HTTP 200", None),
    ({"status": 200, "body": '{"ok":true}'}, "200", None),
    ({"status": 200, "body": '{"ok":true,"result":{}}'}, "without a list", None),
    ({"status": 200, "body": '{"ok":true,"result":[{"message":{}}]}'}, "without numbers", None),
    ({"status": 200, "body": "[" * 100_000}, "HTTP 200", None),
    ({"drop": "before"}, "cannot be reached", None),
    ({"drop": "after"}, "cannot be reached", None),
    ({"truncate": True}, "cannot be reached", None),
    (
        {"status": 409, "body": '{"ok":false,"error_code":409,"description":"Conflict: terminated by other"}'},
        "another program is polling",
        None,
    ),
]


@pytest.mark.parametrize(("fault", "reason", "seconds"), TROUBLE)
async def test_trouble_is_told_and_passes(
    server: TelegramServer,
    transport: TelegramTransport,
    ann: User,
    fault: dict[str, Any],
    reason: str,
    seconds: float | None,
) -> None:
    await ann.dm("still here")
    server.fault("getUpdates", **fault)
    with pytest.raises(TransportDown, match=reason) as caught:
        await transport.poll("")
    assert caught.value.seconds == seconds
    assert [event.text for event in await events(transport)] == ["still here"]


async def test_a_hanging_server_is_given_up(server: TelegramServer, transport: TelegramTransport) -> None:
    fault = server.fault("getUpdates", hold="before")
    with pytest.raises(TransportDown, match="SocketTimeoutError"):
        await transport.poll("")
    fault.release()


async def test_a_webhook_set_later_is_named(server: TelegramServer, transport: TelegramTransport) -> None:
    server.webhook = "https://example.org/hook"
    with pytest.raises(TransportDown, match="webhook"):
        await transport.poll("")


async def test_a_second_program_is_named(server: TelegramServer, ann: User) -> None:
    first, second = (transport_to(server, poll_seconds=5) for _ in "12")
    waiting = asyncio.create_task(first.poll(""))
    await server.wait_for(lambda: server.queue.polls)
    taking_over = asyncio.create_task(second.poll(""))
    with pytest.raises(TransportDown, match="another program is polling"):
        await waiting
    await ann.dm("mine")
    assert len((await taking_over).events) == 1
    await first.close()
    await second.close()


async def test_no_server_at_all(server: TelegramServer) -> None:
    await server.stop()
    transport = transport_to(server)
    with pytest.raises(TransportDown, match="ClientConnectorError"):
        await transport.start()
    with pytest.raises(TransportDown, match="ClientConnectorError"):
        await transport.poll("")
    await transport.close()


async def test_a_server_that_comes_back_goes_on(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    port = int(server.root.rpartition(":")[2])
    await server.stop()
    with pytest.raises(TransportDown):
        await transport.poll("")
    await server.start(port)
    await ann.dm("back")
    assert [event.text for event in await events(transport)] == ["back"]


async def test_a_wrong_token_is_for_the_operator(server: TelegramServer) -> None:
    transport = transport_to(server, token="1:another-secret")
    for attempt in (transport.start(), transport.poll("")):
        with pytest.raises(TransportRefused) as caught:
            await attempt
        assert "another-secret" not in repr(caught.value)
        assert caught.value.__suppress_context__
    await transport.close()


async def test_a_start_without_a_name_is_no_start(server: TelegramServer) -> None:
    server.fault("getMe", status=200, body='{"ok":true,"result":{"id":1}}')
    transport = transport_to(server)
    with pytest.raises(TransportDown, match="who the bot is"):
        await transport.start()
    assert transport.identity == ""
    await transport.close()
