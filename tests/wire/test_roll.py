"""The roll on real wires: a spreadsheet sent in a direct message, letters that come back, and their links."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.pictures import ROLLS
from tests.wire.house import House, matrix_says, running_house
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.telegram_chats import Media
from tests.wire.telegram_house import TelegramHouse, telegram_house

People = Callable[[str], Awaitable[MatrixPerson]]
ROLL = ("\n".join(ROLLS["roll.csv"]) + "\n").encode()
LINK = re.compile(r"start=(register_[A-Z0-9]{12})")


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(tmp_path) as running:
        yield running


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> AsyncIterator[House]:
    async with running_house(synapse, tmp_path) as running:
        yield running


async def test_on_telegram_from_the_file_to_an_owner_who_follows_the_link(telegram: TelegramHouse) -> None:
    alice, group = telegram.estate()
    await alice.say(group, "/setup Lakeside | English | Shanghai")
    await telegram.shows(group, "Lakeside is set up")
    await alice.start()
    await alice.send_file(alice.private, "roll.csv", ROLL, kind="text/csv")
    offer = await telegram.shows(alice.private, "Shall I read “roll.csv” as the roll")
    await alice.tap(offer, "Read it")
    await telegram.server.wait_for(lambda: "New: 6" in offer.text)
    await alice.tap(offer, "Take it over")
    await telegram.server.wait_for(lambda: "4 heads, counted so" in offer.text)
    await alice.dm("/codes")
    await telegram.shows(alice.private, "The same codes as a table")
    sent = {media.filename: media for media in files_in(telegram, alice.private)}
    rows = list(csv.reader(io.StringIO(sent["codes.csv"].data.decode("utf-8-sig"))))
    codes = {row[0]: row[3].replace("-", "") for row in rows[1:]}
    assert codes.keys() >= {"Chen Wei", "Olga Braun"}
    # What the camera would open: the picture itself is read in the tests of the letters.
    page = sent["letters.html"].data.decode()
    assert len(re.findall("<svg", page)) == len(codes) == 3
    stranger = telegram.server.user("Stranger")
    await stranger.start(f"register_{codes['Chen Wei']}")
    done = await telegram.shows(stranger.private, "You are registered in Lakeside as Chen Wei")
    assert "1-101, 2-101, 209.75 m²" in done.text
    kept = b"".join(path.read_bytes() for path in telegram.folder.rglob("linli.db*"))
    assert [owner for owner, code in codes.items() if code.encode() in kept] == []
    assert b"138 0000 1111" not in kept
    assert b"Chen Wei" in kept


def files_in(telegram: TelegramHouse, chat: object) -> list[Media]:
    messages = getattr(chat, "messages")  # noqa: B009
    return [message.media for message in messages if message.media is not None]


async def test_on_matrix_a_spreadsheet_is_taken_over_by_reactions(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await chen.create_room(name="Lakeside", invite=[house.matrix.user])
    await matrix_says(chen, room, lambda text: "I am Linli" in text)
    await chen.say(room, "!setup Lakeside | English | Shanghai")
    await matrix_says(chen, room, lambda text: "Lakeside is set up" in text)
    direct = await chen.create_room(invite=[house.matrix.user], direct=True)
    url = await chen.upload(ROLL)
    content = {"msgtype": "m.file", "body": "roll.csv", "url": url, "info": {"mimetype": "text/csv"}}
    await chen.send(direct, "m.room.message", content)
    offer = await matrix_says(chen, direct, lambda text: "Shall I read “roll.csv”" in text)
    await chen.react(direct, offer, "1️⃣")
    await matrix_says(chen, direct, lambda text: "New: 6" in text)
    await chen.say(direct, "1")
    await matrix_says(chen, direct, lambda text: "4 heads, counted so" in text)
    await chen.say(direct, "!codes 1-103")
    await matrix_says(chen, direct, lambda text: "1 letter with a code" in text)
