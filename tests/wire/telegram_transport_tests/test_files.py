"""Files that people send on Telegram: which are heard of, and how they are fetched."""

import logging

import pytest

from app.ports import RetryLater, SendRefused
from app.sent_files import SentFile
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer
from tests.wire.telegram_transport_tests.kit import JSON, NOW, PNG, events, only
from tests.wire.telegram_transport_tests.test_updates import GROUP, ME, message
from transports.telegram import TelegramTransport
from transports.telegram_updates import event_of

PHOTO = PNG + bytes(range(256)) * 300
PRIVATE: JSON = {"id": 5, "type": "private", "first_name": "Ben"}


async def sent_file(transport: TelegramTransport) -> SentFile:
    event = await only(transport)
    assert event.file is not None
    return event.file


@pytest.mark.parametrize("caption", ["", "The lamp is broken 🔦"])
async def test_a_photo_in_a_direct_chat(transport: TelegramTransport, ann: User, caption: str) -> None:
    said = await ann.send_photo(ann.private, PHOTO, caption)
    event = await only(transport)
    assert event.private
    assert (event.text, event.message_id) == (caption, str(said.message_id))
    assert event.file is not None
    assert (event.file.name, event.file.media_type, event.file.size) == ("", "image/jpeg", len(PHOTO))
    assert await transport.fetch(event.file, len(PHOTO)) == PHOTO


@pytest.mark.parametrize("caption", ["", "/suggest a new gate"])
async def test_a_document_in_a_direct_chat(transport: TelegramTransport, ann: User, caption: str) -> None:
    await ann.send_file(ann.private, "门 1.pdf", b"%PDF", caption, kind="application/pdf")
    event = await only(transport)
    assert event.text == caption
    assert event.file is not None
    assert (event.file.name, event.file.media_type, event.file.size) == ("门 1.pdf", "application/pdf", 4)
    assert await transport.fetch(event.file, 4) == b"%PDF"


async def test_in_a_group_only_a_file_with_words_is_heard(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    server.privacy = False
    await ann.send_photo(estate, PHOTO)
    await ann.send_file(estate, "plan.pdf", b"%PDF")
    await ann.send_photo(estate, PHOTO, "/suggest a lamp")
    event = await only(transport)
    assert event.text == "/suggest a lamp"
    assert event.file is not None
    assert not event.private


async def test_each_photo_of_an_album_is_an_event(transport: TelegramTransport, ann: User) -> None:
    await ann.send_photo(ann.private, PHOTO, "Three lamps")
    await ann.send_photo(ann.private, PHOTO)
    heard = await events(transport)
    assert [event.text for event in heard] == ["Three lamps", ""]
    assert len({event.file.reference for event in heard if event.file}) == len({e.event_id for e in heard}) == 2


async def test_a_forwarded_message_tells_its_words_and_its_file_alone(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    bo = server.user("Bo Bystander")
    shown = await bo.send_photo(estate, PHOTO, "Look at this")
    await ann.forward(shown, ann.private)
    event = await only(transport)
    assert event.sender is not None
    assert (event.text, event.sender.account) == ("Look at this", str(ann.id))
    assert event.file is not None
    assert await transport.fetch(event.file, len(PHOTO)) == PHOTO
    assert "Bystander" not in repr(event)
    assert str(bo.id) not in repr(event)


def sized(name: str, side: int, size: int | None) -> JSON:
    told = {} if size is None else {"file_size": size}
    return {"file_id": name, "file_unique_id": name, "width": side, "height": side} | told


@pytest.mark.parametrize(
    ("sizes", "chosen", "bytes_told"),
    [
        ([sized("s", 90, 900), sized("l", 1280, 90_000), sized("m", 320, 9_000)], "l", 90_000),
        ([sized("s", 90, 900), sized("huge", 9000, 20_000_001)], "s", 900),
        ([sized("s", 90, None), sized("l", 1280, None)], "l", 0),
    ],
)
def test_the_largest_picture_that_is_given_out(sizes: list[JSON], chosen: str, bytes_told: int) -> None:
    event = event_of(message(chat=PRIVATE, photo=sizes), ME, NOW)
    assert event is not None
    assert event.file == SentFile("", "image/jpeg", bytes_told, chosen)


def test_a_document_of_which_little_is_told() -> None:
    event = event_of(message(chat=PRIVATE, document={"file_id": "d", "file_unique_id": "u"}), ME, NOW)
    assert event is not None
    assert event.file == SentFile("", "application/octet-stream", 0, "d")
    named = event_of(message(chat=PRIVATE, document={"file_id": "d", "file_name": "a\0\ud83d"}), ME, NOW)
    assert named is not None
    assert named.file == SentFile("a\ufffd\ufffd", "application/octet-stream", 0, "d")


@pytest.mark.parametrize("chat", [PRIVATE, GROUP])
def test_other_things_are_nothing(chat: JSON) -> None:
    others: list[JSON] = [{"sticker": {"file_id": "s"}}, {"voice": {"file_id": "v"}}, {"photo": []}, {"document": None}]
    for other in others:
        assert event_of(message(chat=chat, **other), ME, NOW) is None


# -- fetching ---------------------------------------------------------------------------------------------------------


async def test_what_is_told_to_be_too_large_is_not_asked_for(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    await ann.send_file(ann.private, "film.mp4", b"x" * 1001)
    file = await sent_file(transport)
    with pytest.raises(SendRefused, match="more than 1000 bytes"):
        await transport.fetch(file, 1000)
    assert server.ledger.calls_of("getFile", "download") == []
    assert await transport.fetch(file, 1001) == b"x" * 1001


async def test_what_the_bot_api_does_not_give_out(transport: TelegramTransport, ann: User) -> None:
    await ann.send_file(ann.private, "film.mp4", b"x", told_size=20_000_001)
    with pytest.raises(SendRefused, match="file is too big"):
        await transport.fetch(await sent_file(transport), 50_000_000)


async def test_who_lies_about_the_size_is_found_out_before_the_end(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    await ann.send_file(ann.private, "small.txt", b"x" * 100_000, told_size=10)
    file = await sent_file(transport)
    assert file.size == 10
    # The second half never comes: whoever waited for it would say that Telegram cannot be reached.
    server.fault("download", hold="after")
    with pytest.raises(SendRefused, match="more than 1000 bytes"):
        await transport.fetch(file, 1000)
    server.clear_faults()
    assert await transport.fetch(file, 100_000) == b"x" * 100_000


async def test_a_length_that_is_too_much_is_believed(transport: TelegramTransport, ann: User) -> None:
    await ann.send_file(ann.private, "a.txt", b"x" * 100)
    file = await sent_file(transport)
    with pytest.raises(SendRefused, match="more than 99 bytes"):
        await transport.fetch(SentFile(file.name, file.media_type, 0, file.reference), 99)


async def test_a_file_that_is_gone(server: TelegramServer, transport: TelegramTransport, ann: User) -> None:
    await ann.send_file(ann.private, "a.txt", b"x")
    file = await sent_file(transport)
    server.fault("download", status=404, body='{"ok":false,"error_code":404,"description":"Not Found"}')
    with pytest.raises(SendRefused, match="not given out"):
        await transport.fetch(file, 10)
    server.fault("download", status=404)
    with pytest.raises(SendRefused, match="not given out"):
        await transport.fetch(file, 10)
    server.files.clear()
    with pytest.raises(SendRefused, match="wrong file_id"):
        await transport.fetch(file, 10)


@pytest.mark.parametrize("method", ["getFile", "download"])
@pytest.mark.parametrize(
    "fault",
    [
        {"status": 502},
        {"status": 401, "body": '{"ok":false,"error_code":401,"description":"Unauthorized"}'},
        {"status": 302},
        # What is only asked for is asked for once more by the HTTP client itself.
        {"drop": "before", "times": 2},
        {"truncate": True},
        {"hold": "before"},
    ],
    ids=str,
)
async def test_what_may_work_later(
    server: TelegramServer, transport: TelegramTransport, ann: User, method: str, fault: JSON
) -> None:
    await ann.send_file(ann.private, "a.txt", b"hello")
    file = await sent_file(transport)
    server.fault(method, **fault)
    with pytest.raises(RetryLater) as failure:
        await transport.fetch(file, 10)
    assert failure.value.whole_platform
    server.clear_faults()
    assert await transport.fetch(file, 10) == b"hello"


async def test_how_long_to_wait_is_telegrams_to_say(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    await ann.send_file(ann.private, "a.txt", b"hello")
    file = await sent_file(transport)
    for method in ("getFile", "download"):
        server.fault(method, retry_after=7)
        with pytest.raises(RetryLater) as failure:
            await transport.fetch(file, 10)
        assert failure.value.seconds == 7


async def test_the_token_is_in_no_log_and_in_no_error(
    server: TelegramServer, transport: TelegramTransport, ann: User, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await ann.send_file(ann.private, "a.txt", b"hello")
    file = await sent_file(transport)
    assert await transport.fetch(file, 10) == b"hello"
    told = []
    faults: list[JSON] = [{"status": 502}, {"status": 404}, {"truncate": True}, {"hold": "before"}]
    for fault in (*faults, {"drop": "before", "times": 2}):
        server.fault("download", **fault)
        with pytest.raises((RetryLater, SendRefused)) as failure:
            await transport.fetch(file, 10)
        told.append(repr(failure.value) + str(failure.value))
        server.clear_faults()
    secret = server.token.partition(":")[2]
    assert secret not in caplog.text
    assert secret not in "".join(told)
