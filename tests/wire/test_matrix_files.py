"""Files that people send on Matrix: which are heard of, and how they are fetched, encrypted or not."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from nio.crypto.attachments import encrypt_attachment

from app.config import EncryptionSettings
from app.messages import Incoming, Kind
from app.ports import RetryLater, SendRefused
from app.sent_files import SentFile
from tests.wire.matrix_bot import MatrixBot, direct_with, room_with, running_bot
from tests.wire.matrix_person import MatrixPerson
from tests.wire.scripted_homeserver import ScriptedHomeserver, scripted_homeserver
from tests.wire.synapse import Synapse
from tests.wire.test_matrix_encrypted import KEY, strict_person
from tests.wire.test_matrix_script import bot_before
from transports.matrix import MatrixTransport
from transports.matrix_media import file_of as read_file

People = Callable[[str], Awaitable[MatrixPerson]]
Json = dict[str, Any]

PHOTO = b"\xff\xd8\xff" + bytes(range(256)) * 40
JPEG = {"mimetype": "image/jpeg", "size": len(PHOTO)}


@pytest.fixture
async def bot(synapse: Synapse, tmp_path: Path) -> AsyncIterator[MatrixBot]:
    async with running_bot(synapse, tmp_path) as running:
        yield running


@pytest.fixture
async def chen(matrix_person: People) -> MatrixPerson:
    return await matrix_person("Chen")


@pytest.fixture
async def direct(bot: MatrixBot, chen: MatrixPerson) -> str:
    return await direct_with(bot, chen)


def file_of(event: Incoming) -> SentFile:
    assert event.file is not None
    return event.file


async def sent(bot: MatrixBot, chen: MatrixPerson, room: str, content: Json) -> SentFile:
    """A message with a file, as the bot hears of it."""
    event = await bot.hear_event(await chen.send(room, "m.room.message", content))
    return file_of(event)


@pytest.mark.parametrize("kind", ["m.image", "m.file"])
async def test_a_file_without_a_word_in_a_direct_chat(
    bot: MatrixBot, chen: MatrixPerson, direct: str, kind: str
) -> None:
    url = await chen.upload(PHOTO)
    said = await chen.say(direct, "灯.jpg", msgtype=kind, url=url, info=JPEG)
    event = await bot.hear_event(said)
    assert (event.kind, event.private, event.text, event.message_id) == (Kind.MESSAGE, True, "", said)
    file = file_of(event)
    assert (file.name, file.media_type, file.size) == ("灯.jpg", "image/jpeg", len(PHOTO))
    assert await bot.transport.fetch(file, len(PHOTO)) == PHOTO


async def test_the_words_beside_a_file(bot: MatrixBot, chen: MatrixPerson, direct: str) -> None:
    url = await chen.upload(PHOTO)
    more = {"msgtype": "m.image", "url": url, "filename": "a.jpg"}
    captioned = await bot.hear_event(await chen.say(direct, "The lamp is broken", **more))
    assert (captioned.text, file_of(captioned).name) == ("The lamp is broken", "a.jpg")
    named = await bot.hear_event(await chen.say(direct, "a.jpg", **more))
    assert (named.text, file_of(named).name) == ("", "a.jpg")
    answered = await bot.hear_event(await chen.say(direct, "And this", reply_to=named.event_id, **more))
    assert (answered.text, answered.reply_to) == ("And this", named.event_id)


async def test_in_a_room_only_a_file_with_words_is_heard(bot: MatrixBot, chen: MatrixPerson) -> None:
    room = await room_with(bot, chen)
    url = await chen.upload(PHOTO)
    before = len(bot.heard)
    await chen.say(room, "a.jpg", msgtype="m.image", url=url)
    await chen.say(room, "a.jpg", msgtype="m.image", url=url, filename="a.jpg")
    told = {"m.mentions": {"user_ids": [bot.user_id]}}
    await chen.send(room, "m.room.message", {"msgtype": "m.file", "body": "a.pdf", "url": url} | told)
    await bot.hear_event(
        await chen.say(room, "!suggest a lamp", msgtype="m.image", url=url, filename="a.jpg", info=JPEG)
    )
    (event,) = bot.heard[before:]
    assert (event.text, event.private, file_of(event).name) == ("!suggest a lamp", False, "a.jpg")
    assert bot.dead == []


async def test_what_else_is_sent_is_no_file(bot: MatrixBot, chen: MatrixPerson, direct: str) -> None:
    url = await chen.upload(PHOTO)
    before = len(bot.heard)
    for kind in ("m.audio", "m.video", "m.location"):
        await chen.say(direct, "a", msgtype=kind, url=url, filename="b")
    await chen.say(direct, "a.jpg", msgtype="m.image")
    end = await bot.hear_event(await chen.say(direct, "the end"))
    assert bot.heard[before:] == [end]
    assert end.file is None
    (letter,) = bot.dead
    assert letter.error == "Malformed"


@pytest.mark.parametrize("size", [None, -1, "7", 2**60, 1.5, []])
def test_a_size_that_is_none_is_not_told(size: object) -> None:
    content = {"msgtype": "m.file", "body": "x", "url": "mxc://a/b", "info": {"size": size, "mimetype": 7}}
    file = read_file(content)
    assert file is not None
    assert (file.size, file.media_type) == (0, "application/octet-stream")


# -- fetching ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("told", [{"size": len(PHOTO)}, {"size": 5}, {}])
async def test_more_bytes_than_are_wanted(bot: MatrixBot, chen: MatrixPerson, direct: str, told: Json) -> None:
    content = {"msgtype": "m.file", "body": "x", "url": await chen.upload(PHOTO), "info": told}
    file = await sent(bot, chen, direct, content)
    with pytest.raises(SendRefused, match="more than 10242 bytes"):
        await bot.transport.fetch(file, len(PHOTO) - 1)
    assert await bot.transport.fetch(file, len(PHOTO)) == PHOTO


async def test_a_size_told_too_large_is_believed(bot: MatrixBot) -> None:
    # Nothing is asked for: there is no such server.
    file = SentFile("", "image/jpeg", 11, '{"url": "mxc://nowhere.test/a"}')
    with pytest.raises(SendRefused, match="more than 10 bytes"):
        await bot.transport.fetch(file, 10)


@pytest.mark.parametrize(
    "address", ["mxc://{server}/AAAA", "mxc://{server}/..", "https://{server}/a", "mxc://a/b/c", ""]
)
async def test_a_file_that_is_gone_or_never_was(bot: MatrixBot, address: str) -> None:
    url = address.format(server=bot.user_id.partition(":")[2])
    with pytest.raises(SendRefused):
        await bot.transport.fetch(SentFile("", "", 0, f'{{"url": "{url}"}}'), 10)


# -- encrypted files --------------------------------------------------------------------------------------------------


async def sealed_photo(person: MatrixPerson, tampered: bool = False) -> Json:
    """The content of an encrypted file's message; the file on the server is ``tampered`` with."""
    ciphertext, keys = encrypt_attachment(PHOTO)
    stored = bytes([ciphertext[0] ^ 1]) + ciphertext[1:] if tampered else ciphertext
    file = {**keys, "url": await person.upload(stored)}
    return {"msgtype": "m.image", "body": "a.jpg", "filename": "a.jpg", "info": JPEG, "file": file}


async def test_an_encrypted_file_is_opened(bot: MatrixBot, chen: MatrixPerson, direct: str) -> None:
    file = await sent(bot, chen, direct, await sealed_photo(chen))
    assert (file.name, file.media_type, file.size) == ("a.jpg", "image/jpeg", len(PHOTO))
    assert await bot.transport.fetch(file, len(PHOTO)) == PHOTO
    with pytest.raises(SendRefused, match="more than"):
        await bot.transport.fetch(replace(file, size=0), len(PHOTO) - 1)


async def test_an_encrypted_file_that_was_tampered_with(bot: MatrixBot, chen: MatrixPerson, direct: str) -> None:
    file = await sent(bot, chen, direct, await sealed_photo(chen, tampered=True))
    with pytest.raises(SendRefused, match="not the one that was sent"):
        await bot.transport.fetch(file, len(PHOTO))


@pytest.mark.parametrize(
    "damage",
    [
        {"v": "v1"},
        {"key": None},
        {"key": {"k": "short"}},
        {"key": {"k": "€"}},
        {"iv": ""},
        {"iv": "A"},
        {"iv": "/" * 32},
        {"hashes": {}},
        {"hashes": {"sha256": "A"}},
    ],
    ids=str,
)
async def test_keys_that_are_none(bot: MatrixBot, chen: MatrixPerson, direct: str, damage: Json) -> None:
    content = await sealed_photo(chen)
    content["file"] |= damage
    file = await sent(bot, chen, direct, content)
    with pytest.raises(SendRefused):
        await bot.transport.fetch(file, len(PHOTO))


async def test_a_file_in_an_encrypted_direct_chat(synapse: Synapse, bot: MatrixBot, matrix_person: People) -> None:
    await bot.restart(encryption=EncryptionSettings(KEY))
    courier = await matrix_person("Courier")
    async with strict_person(synapse, "Li") as li:
        room = await li.do("create_room", direct=True, invite=[bot.user_id])
        await bot.hear(lambda event: event.kind is Kind.BOT_ADDED and event.address.chat == room)
        said = await li.do("send", room=room, content=await sealed_photo(courier))
        event = await bot.hear_event(said)
        assert (event.private, event.text) == (True, "")
        assert await bot.transport.fetch(file_of(event), len(PHOTO)) == PHOTO
        assert await bot.transport.erase(event.address, said)


# -- trouble ----------------------------------------------------------------------------------------------------------

FILE = SentFile("a", "text/plain", 0, '{"url": "mxc://far.test/a"}')


@pytest.fixture
async def home() -> AsyncIterator[ScriptedHomeserver]:
    async with scripted_homeserver() as running:
        yield running


@pytest.fixture
async def scripted(home: ScriptedHomeserver, tmp_path: Path) -> AsyncIterator[MatrixTransport]:
    async with bot_before(home, tmp_path) as running:
        yield running


@pytest.mark.parametrize("status", [429, 500, 502, 504])
async def test_what_may_work_later(home: ScriptedHomeserver, scripted: MatrixTransport, status: int) -> None:
    home.files["far.test/a"] = status
    with pytest.raises(RetryLater):
        await scripted.fetch(FILE, 10)
    home.files["far.test/a"] = b"hello"
    assert await scripted.fetch(FILE, 5) == b"hello"


async def test_a_server_that_says_nothing(home: ScriptedHomeserver, tmp_path: Path) -> None:
    async with bot_before(home, tmp_path, answer_seconds=1.0) as impatient:
        home.hangs.add("media/download")
        with pytest.raises(RetryLater):
            await impatient.fetch(FILE, 10)


@pytest.mark.parametrize("status", [400, 403, 404, 413])
async def test_what_never_will(home: ScriptedHomeserver, scripted: MatrixTransport, status: int) -> None:
    home.files["far.test/a"] = status
    with pytest.raises(SendRefused):
        await scripted.fetch(FILE, 10)
