"""Each way in which a message may fail, and what is then to be done; never with a secret or our own words."""

import logging
from typing import Any

import pytest

from app.messages import Address, Attachment
from app.ports import ChatGone, ChatMoved, MessageGone, RetryLater, SendFailure, SendRefused, Transport
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer
from tests.wire.telegram_transport_tests.kit import PNG, choice, events, latest, place, transport_to, words
from transports.telegram import TelegramTransport

PRIVATE_WORDS = "nobody-may-read-this"


def refusal(code: int, description: str) -> dict[str, Any]:
    """A fault: the Bot API says no."""
    body = f'{{"ok":false,"error_code":{code},"description":"{description}"}}'
    return {"status": code, "body": body}


REFUSALS: list[tuple[dict[str, Any], type[SendFailure]]] = [
    (refusal(403, "Forbidden: bot was blocked by the user"), ChatGone),
    (refusal(403, "Forbidden: user is deactivated"), ChatGone),
    (refusal(400, "Bad Request: chat not found"), ChatGone),
    (refusal(400, "Bad Request: PEER_ID_INVALID"), ChatGone),
    (refusal(400, "Bad Request: message to edit not found"), MessageGone),
    (refusal(400, "Bad Request: message can't be edited"), MessageGone),
    (refusal(400, "Bad Request: MESSAGE_ID_INVALID"), MessageGone),
    (refusal(400, "Bad Request: not enough rights to send text messages to the chat"), SendRefused),
    (refusal(400, "Bad Request: BUTTON_DATA_INVALID"), SendRefused),
    (refusal(413, "Request Entity Too Large"), SendRefused),
]


@pytest.mark.parametrize(("fault", "failure"), REFUSALS)
async def test_refusals(
    server: TelegramServer,
    transport: TelegramTransport,
    estate: Chat,
    fault: dict[str, Any],
    failure: type[SendFailure],
) -> None:
    server.fault("sendMessage", **fault)
    with pytest.raises(SendFailure) as caught:
        await transport.send(words(place(estate), PRIVATE_WORDS))
    assert type(caught.value) is failure
    assert caught.value.__suppress_context__


async def test_an_accepted_message_without_an_id_is_not_sent_again(
    server: TelegramServer, transport: TelegramTransport, estate: Chat
) -> None:
    server.fault("sendMessage", status=200, body='{"ok":true,"result":true}')
    with pytest.raises(SendRefused):
        await transport.send(words(place(estate), "x"))


UNREACHABLE: list[dict[str, Any]] = [
    {"drop": "before"},
    {"drop": "after"},
    {"truncate": True},
    {"status": 502},
    {"status": 200, "body": "<html>"},
    refusal(500, "Internal Server Error"),
    refusal(401, "Unauthorized"),
]


@pytest.mark.parametrize("fault", UNREACHABLE)
async def test_what_is_wrong_with_the_platform_holds_everything(
    server: TelegramServer, transport: TelegramTransport, estate: Chat, fault: dict[str, Any]
) -> None:
    for method, attempt in (
        ("sendMessage", lambda: transport.send(words(place(estate), "x"))),
        ("editMessageText", lambda: transport.edit(words(place(estate), "x"), "5")),
    ):
        server.fault(method, **fault)
        with pytest.raises(RetryLater) as caught:
            await attempt()
        assert caught.value.whole_platform
        assert caught.value.seconds > 0


PERHAPS: list[dict[str, Any]] = [
    {"drop": "before"},
    {"drop": "after"},
    {"truncate": True},
    {"hold": "after"},
    {"status": 502},
    {"status": 200, "body": "<html>"},
    {"status": 200, "body": "{}"},
    refusal(500, "Internal Server Error"),
]
CERTAINLY_NOT: list[dict[str, Any]] = [
    {"retry_after": 3},
    {"status": 429},
    {"status": 407},
    refusal(401, "Unauthorized"),
]


@pytest.mark.parametrize(
    ("fault", "perhaps"), [*((fault, True) for fault in PERHAPS), *((fault, False) for fault in CERTAINLY_NOT)]
)
async def test_whether_a_message_may_have_been_taken(
    server: TelegramServer, transport: TelegramTransport, estate: Chat, fault: dict[str, Any], perhaps: bool
) -> None:
    armed = server.fault("sendMessage", **fault)
    with pytest.raises(RetryLater) as caught:
        await transport.send(words(place(estate), "x"))
    armed.release()
    assert caught.value.perhaps_sent is perhaps


async def test_what_could_not_be_sent_at_all_was_certainly_not_taken(
    server: TelegramServer, transport: TelegramTransport, estate: Chat
) -> None:
    await server.stop()
    with pytest.raises(RetryLater) as caught:
        await transport.send(words(place(estate), "x"))
    assert not caught.value.perhaps_sent


async def test_an_edit_that_may_have_been_made_can_be_made_again(
    server: TelegramServer, transport: TelegramTransport, estate: Chat
) -> None:
    sent = await transport.send(words(place(estate), "x"))
    server.fault("editMessageText", drop="after")
    with pytest.raises(RetryLater) as caught:
        await transport.edit(words(place(estate), "y"), sent)
    assert not caught.value.perhaps_sent
    await transport.edit(words(place(estate), "y"), sent)
    assert latest(estate).text == "y"


async def test_after_a_lost_answer_the_platform_is_tried_with_what_does_no_harm(
    server: TelegramServer, transport: TelegramTransport, estate: Chat
) -> None:
    server.fault("*", times=3, status=502)
    perhaps = []
    for _ in range(3):
        with pytest.raises(RetryLater) as caught:
            await transport.send(words(place(estate), "x"))
        assert caught.value.whole_platform
        perhaps.append(caught.value.perhaps_sent)
    assert perhaps == [True, False, False]
    assert estate.messages == []
    await transport.send(words(place(estate), "y"))
    await transport.send(words(place(estate), "z"))
    assert [call.method for call in server.ledger.calls[-3:]] == ["getMe", "sendMessage", "sendMessage"]


async def test_a_flood_limit_holds_the_chat(server: TelegramServer, transport: TelegramTransport, estate: Chat) -> None:
    server.fault("sendMessage", retry_after=17)
    with pytest.raises(RetryLater) as caught:
        await transport.send(words(place(estate), "x"))
    assert (caught.value.seconds, caught.value.whole_platform) == (17.0, False)
    server.fault("sendMessage", **refusal(429, "Too Many Requests"))
    with pytest.raises(RetryLater):
        await transport.send(words(place(estate), "x"))


async def test_a_slow_answer_is_given_up(server: TelegramServer, transport: TelegramTransport, estate: Chat) -> None:
    fault = server.fault("sendMessage", hold="before")
    with pytest.raises(RetryLater, match="SocketTimeoutError"):
        await transport.send(words(place(estate), "x"))
    fault.release()


async def test_chats_that_are_gone(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    stranger = server.user("Stranger")
    await ann.start()
    await ann.block()
    server.kick_bot(estate)
    for address in (
        place(estate),
        place(-4711),
        Address("telegram", "", account=str(stranger.id)),
        Address("telegram", str(ann.id), account=str(ann.id)),
    ):
        with pytest.raises(ChatGone):
            await transport.send(words(address, "x"))


async def test_a_muted_bot_is_refused_but_still_there(
    server: TelegramServer, transport: TelegramTransport, estate: Chat
) -> None:
    server.restrict_bot(estate)
    with pytest.raises(SendRefused, match="rights"):
        await transport.send(words(place(estate), "x"))


async def test_a_moved_chat_tells_where_to(server: TelegramServer, transport: TelegramTransport, ann: User) -> None:
    old = server.group("Small", supergroup=False, creator=ann)
    server.add_bot(old)
    sent = await transport.send(words(place(old), "x"))
    new = server.migrate(old)
    for attempt in (transport.send(words(place(old), "y")), transport.edit(words(place(old), "y"), sent)):
        with pytest.raises(ChatMoved) as caught:
            await attempt
        assert caught.value.chat == str(new.id)


async def test_messages_that_cannot_be_edited(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    sent = await transport.send(words(place(estate), "x"))
    theirs = await ann.say(estate, "/mine")
    with pytest.raises(MessageGone):
        await transport.edit(words(place(estate), "y", attachment=Attachment("a.png", "image/png", PNG)), sent)
    with pytest.raises(MessageGone):
        await transport.edit(words(place(estate), "y"), str(theirs.message_id))
    server.delete(latest(estate))
    with pytest.raises(MessageGone):
        await transport.edit(words(place(estate), "y"), sent)


@pytest.mark.parametrize("text", ["x" * 4097, "", " \n"])
async def test_an_edit_is_one_message(transport: TelegramTransport, estate: Chat, text: str) -> None:
    sent = await transport.send(words(place(estate), "x"))
    with pytest.raises(SendRefused):
        await transport.edit(words(place(estate), text), sent)
    assert latest(estate).text == "x"


async def test_too_large_a_file_is_refused_without_trying(
    server: TelegramServer, transport: TelegramTransport, estate: Chat
) -> None:
    with pytest.raises(SendRefused, match="too large"):
        await transport.send(words(place(estate), attachment=Attachment("x", "text/csv", bytes(50_000_001))))
    assert server.ledger.calls_of("sendDocument") == []


async def test_a_refusal_does_not_repeat_what_it_quotes(
    server: TelegramServer, transport: TelegramTransport, estate: Chat
) -> None:
    for quoted in (f"'{PRIVATE_WORDS} isn't it'", f'\\"{PRIVATE_WORDS}\\"'):
        server.fault("sendMessage", **refusal(400, f"Bad Request: button URL {quoted} is invalid"))
        with pytest.raises(SendRefused, match="is invalid") as caught:
            await transport.send(words(place(estate), PRIVATE_WORDS))
        assert PRIVATE_WORDS not in str(caught.value)


async def provoke(server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat) -> list[str]:
    """Do everything, much of it going wrong; the words of what was raised."""
    raised: list[str] = []
    await ann.say(estate, f"/poll {PRIVATE_WORDS}")
    server.queue.push({"message": {"text": PRIVATE_WORDS}})
    await transport.poll("")
    sent = await transport.send(words(place(estate), PRIVATE_WORDS, buttons=choice("Yes")))
    await ann.tap(latest(estate), 0)
    tap = (await transport.poll("")).events[-1]
    await transport.acknowledge(tap, PRIVATE_WORDS, alert=False)
    await transport.acknowledge(tap, PRIVATE_WORDS, alert=False)
    for fault in (*UNREACHABLE, *(fault for fault, _ in REFUSALS), {"status": 200, "body": PRIVATE_WORDS}):
        server.clear_faults()
        server.fault("*", times=3, **fault)
        for attempt in (
            transport.poll(""),
            transport.start(),
            transport.edit(words(place(estate), PRIVATE_WORDS), sent),
        ):
            try:
                await attempt
            except Exception as error:
                raised += [str(error), repr(error), repr(error.__cause__)]
    server.clear_faults()
    return raised


async def test_neither_the_token_nor_anybodys_words_are_logged(
    server: TelegramServer, ann: User, estate: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        transport: TelegramTransport = transport_to(server)
        port: Transport = transport
        await port.start()
        raised = await provoke(server, transport, ann, estate)
        assert len(await events(transport, (await transport.poll("")).cursor)) == 0
        await port.close()
    logged = caplog.text + "".join(str(record.__dict__) for record in caplog.records)
    secret = server.token.partition(":")[2]
    assert "cannot be read" in logged
    assert len(raised) > 30
    for text in (logged, *raised):
        assert secret not in text
        assert PRIVATE_WORDS not in text
