"""Photos and files in the suggestion box on real wires: what arrives at the organisers, and what does not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from nio.crypto.attachments import encrypt_attachment
from PIL import Image

from tests.pictures import DOCUMENT, MARKS, photo
from tests.wire.house import House, matrix_says, running_house
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_house import TelegramHouse, telegram_house

People = Callable[[str], Awaitable[MatrixPerson]]


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(tmp_path) as running:
        yield running


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> AsyncIterator[House]:
    async with running_house(synapse, tmp_path) as running:
        yield running


def contents(folder: Path) -> list[bytes]:
    with closing(sqlite3.connect(f"file:{folder / 'linli.db'}?mode=ro", uri=True)) as database:
        return [row[0] for row in database.execute("SELECT content FROM case_file_contents ORDER BY id")]


def everything_kept(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def is_plain_picture(content: bytes) -> bool:
    with Image.open(BytesIO(content)) as picture:
        return picture.format == "JPEG" and not any(mark in content for mark in MARKS)


async def test_on_telegram_an_album_goes_along_without_what_the_camera_noted(telegram: TelegramHouse) -> None:
    alice, group = telegram.estate()
    await alice.say(group, "/status")
    await telegram.shows(group, "1 neighbour seen")
    await alice.send_photo(alice.private, photo(400), "The lamp at gate 2 is broken")
    await telegram.shows(alice.private, "1 photo or file goes along")
    own = await alice.send_file(alice.private, "IMG_Chen.jpg", photo(), kind="image/jpeg")
    offer = await telegram.shows(alice.private, "2 photos or files go along")
    await alice.tap(offer, "Send without my name …")
    await telegram.server.wait_for(lambda: "What the camera noted" in offer.text)
    assert contents(telegram.folder) == []
    await alice.tap(offer, "Send without my name")
    await telegram.server.wait_for(lambda: "Sent without your name" in offer.text)
    kept = contents(telegram.folder)
    assert [is_plain_picture(content) for content in kept] == [True, True]
    left = everything_kept(telegram.folder)
    assert [mark for mark in (b"IMG_Chen", *MARKS) if mark in left] == []
    await alice.tap(offer, "Delete my message")
    await telegram.server.wait_for(lambda: own in alice.private.deleted)
    assert len(alice.private.deleted) == 2


def sent_files(chat: Chat) -> list[str]:
    return [message.media.filename for message in chat.messages if message.media is not None]


async def test_on_telegram_a_named_document_reaches_the_organiser_as_it_is(telegram: TelegramHouse) -> None:
    alice, group = telegram.estate()
    bob = telegram.server.user("Bob")
    await alice.say(group, "/setup Lakeside | English | Shanghai")
    await telegram.shows(group, "Lakeside is set up")
    await bob.say(group, "/status")
    await telegram.shows(group, "2 neighbours seen")
    await alice.start()
    await bob.send_file(
        bob.private, "notice.pdf", DOCUMENT, "/suggest The notice is out of date", kind="application/pdf"
    )
    draft = await telegram.shows(bob.private, "it can only go with your name")
    await bob.tap(draft, "Send with my name")
    await telegram.server.wait_for(lambda: "Sent with your name" in draft.text)
    number = draft.text.partition("#")[2].partition(".")[0]
    await alice.dm(f"/case {number}")
    read = await telegram.shows(alice.private, "The notice is out of date")
    await alice.tap(read, "📷 Show the photo or file")
    await telegram.shows(alice.private, f"#{number}, 1 of 1")
    assert sent_files(alice.private) == ["notice.pdf"]


async def test_a_file_that_is_gone_or_too_large_is_told_and_the_draft_stays(telegram: TelegramHouse) -> None:
    alice, group = telegram.estate()
    await alice.say(group, "/status")
    await telegram.shows(group, "1 neighbour seen")
    await alice.send_file(alice.private, "big.jpg", b"", kind="image/jpeg", told_size=6_000_000)
    await telegram.shows(alice.private, "That file is too large: 5 MB fit")
    await alice.send_photo(alice.private, photo(400), "/suggest More light")
    draft = await telegram.shows(alice.private, "Send this without your name?")
    gone = telegram.server.fault(
        "getFile", status=400, body=json.dumps({"ok": False, "error_code": 400, "description": "Bad Request: file_id"})
    )
    tap = await alice.tap(draft, "Send without my name")
    answered = await tap.answered()
    assert gone.hits
    assert "I could not get the photo or file" in answered.text
    assert contents(telegram.folder) == []
    await alice.tap(draft, "Send without my name")
    await telegram.server.wait_for(lambda: "Sent without your name" in draft.text)
    assert [is_plain_picture(content) for content in contents(telegram.folder)] == [True]


async def test_on_matrix_an_encrypted_photo_goes_along(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await chen.create_room(name="Lakeside", invite=[house.matrix.user])
    await matrix_says(chen, room, lambda text: "I am Linli" in text)
    await chen.say(room, "!status")
    await matrix_says(chen, room, lambda text: "1 neighbour seen" in text)
    direct = await chen.create_room(invite=[house.matrix.user], direct=True)
    sealed, keys = encrypt_attachment(photo())
    file = keys | {"url": await chen.upload(sealed)}
    info = {"mimetype": "image/jpeg", "size": len(sealed)}
    content = {"msgtype": "m.image", "body": "IMG_Chen.jpg", "filename": "IMG_Chen.jpg", "file": file, "info": info}
    await chen.send(direct, "m.room.message", content)
    await matrix_says(chen, direct, lambda text: "What do you suggest?" in text)
    await chen.say(direct, "The lamp at gate 2 is broken")
    draft = await matrix_says(chen, direct, lambda text: "What the camera noted" in text)
    await chen.react(direct, draft, "1️⃣")
    await matrix_says(chen, direct, lambda text: "Sent without your name" in text)
    assert [is_plain_picture(content) for content in contents(house.folder)] == [True]
    left = everything_kept(house.folder)
    secret = keys["key"]["k"].encode()
    assert [mark for mark in (b"IMG_Chen", secret, *MARKS) if mark in left] == []
