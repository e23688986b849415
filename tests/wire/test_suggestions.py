"""The suggestion box on real wires: what is sent without a name, read with its codename, and deleted from the chat."""

from __future__ import annotations

import json
import logging
import re
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import closing
from pathlib import Path

import pytest

from tests.wire.house import House, matrix_says, running_house
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.telegram_house import TelegramHouse, telegram_house

People = Callable[[str], Awaitable[MatrixPerson]]
TOO_OLD = json.dumps({"ok": False, "error_code": 400, "description": "Bad Request: query is too old"})
CODENAME = re.compile(r"[a-z]+(?:-[a-z]+){4}")


@pytest.fixture
async def telegram(tmp_path: Path) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(tmp_path) as running:
        yield running


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> AsyncIterator[House]:
    async with running_house(synapse, tmp_path) as running:
        yield running


def kept(folder: Path, query: str) -> list[tuple[object, ...]]:
    """What a query finds in the bot's database."""
    with closing(sqlite3.connect(f"file:{folder / 'linli.db'}?mode=ro", uri=True)) as database:
        return list(database.execute(query))


async def test_on_telegram_by_buttons_and_the_message_can_be_deleted(telegram: TelegramHouse) -> None:
    alice, group = telegram.estate()
    bob = telegram.server.user("Bob")
    await alice.say(group, "/setup Lakeside | English | Shanghai")
    await telegram.shows(group, "Lakeside is set up")
    await bob.say(group, "/status")
    await telegram.shows(group, "2 neighbours seen")
    own = await bob.dm("The lamp at gate 2 is broken")
    offer = await telegram.shows(bob.private, "Shall I pass this on")
    assert kept(telegram.folder, "SELECT * FROM cases") == []
    await bob.tap(offer, "Send without my name …")
    await telegram.server.wait_for(lambda: "Telegram, and whoever holds this bot's key" in offer.text)
    found = CODENAME.search(offer.text)
    assert found is not None
    await bob.tap(offer, "Send without my name")
    await telegram.server.wait_for(lambda: "Sent without your name" in offer.text)
    ((text, author),) = kept(telegram.folder, "SELECT text, author FROM cases")
    assert (text, author) == ("The lamp at gate 2 is broken", "")
    await bob.tap(offer, "Delete my message")
    await telegram.shows(bob.private, "Deleted. Write the codename down")
    assert own in bob.private.deleted
    # From another account, which no group has ever seen.
    stranger = telegram.server.user("Stranger")
    await stranger.dm(f"/case {found[0]}")
    await telegram.shows(stranger.private, "Nobody but you can read it yet")
    assert kept(telegram.folder, "SELECT * FROM posts WHERE account <> ''") == []


async def test_a_tap_twice_sends_it_once(telegram: TelegramHouse) -> None:
    alice, group = telegram.estate()
    await alice.say(group, "/status")
    await telegram.shows(group, "1 neighbour seen")
    await alice.dm("/suggest More light")
    draft = await telegram.shows(alice.private, "Send this without your name?")
    taps = [await alice.tap(draft, "Send without my name") for _ in range(3)]
    answers = [(await tap.answered()).text for tap in taps]
    assert sorted(answers) == ["", "⚠ That is done already.", "⚠ That is done already."]
    assert len(kept(telegram.folder, "SELECT * FROM cases")) == 1


async def test_on_matrix_by_numbers_and_no_reaction_to_it_is_kept(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await chen.create_room(name="Lakeside", invite=[house.matrix.user])
    await matrix_says(chen, room, lambda text: "I am Linli" in text)
    await chen.say(room, "!status")
    await matrix_says(chen, room, lambda text: "1 neighbour seen" in text)
    direct = await chen.create_room(invite=[house.matrix.user], direct=True)
    own = await chen.say(direct, "!suggest The lamp at gate 2 is broken --area security")
    draft = await matrix_says(chen, direct, lambda text: "Send this without your name?" in text)
    await chen.react(direct, draft, "1️⃣")
    await matrix_says(chen, direct, lambda text: "Sent without your name" in text)
    ((text, area),) = kept(house.folder, "SELECT text, area FROM cases")
    assert (text, area) == ("The lamp at gate 2 is broken", "security")
    body = next(e["content"]["body"] for e in chen.events if e["event_id"] == draft)
    found = CODENAME.search(body)
    assert found is not None
    await chen.say(direct, "1")
    await matrix_says(chen, direct, lambda text: "Deleted. Write the codename down" in text)
    redacted = [e.get("redacts") or e["content"].get("redacts") for e in chen.events if e["type"] == "m.room.redaction"]
    assert redacted == [own]
    await chen.say(direct, f"!case {found[0]}")
    await matrix_says(chen, direct, lambda text: "Nobody but you can read it yet" in text)
    files = [path.read_text("utf-8") for path in house.folder.glob("*reactions*")]
    assert draft not in "".join(files)
    assert draft not in [row[0] for row in kept(house.folder, "SELECT message_id FROM posts")]


async def test_where_it_may_not_delete_it_says_what_to_do(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await chen.create_room(name="Lakeside", invite=[house.matrix.user])
    await matrix_says(chen, room, lambda text: "I am Linli" in text)
    await chen.say(room, "!status")
    await matrix_says(chen, room, lambda text: "1 neighbour seen" in text)
    direct = await chen.create_room(invite=[house.matrix.user], direct=True, trusted=False)
    await chen.say(direct, "!status")
    await matrix_says(chen, direct, lambda text: "1 neighbour seen" in text)
    await chen.say(direct, "!suggest More light")
    await matrix_says(chen, direct, lambda text: "Send this without your name?" in text)
    await chen.say(direct, "1")
    await matrix_says(chen, direct, lambda text: "Sent without your name" in text)
    await chen.say(direct, "1")
    await matrix_says(chen, direct, lambda text: "I may not delete your message" in text)


async def test_the_log_says_nothing_of_who_tapped_and_when(
    telegram: TelegramHouse, caplog: pytest.LogCaptureFixture
) -> None:
    alice, group = telegram.estate()
    await alice.say(group, "/status")
    await telegram.shows(group, "1 neighbour seen")
    with caplog.at_level(logging.INFO):
        await alice.dm("/suggest More light")
        draft = await telegram.shows(alice.private, "Send this without your name?")
        late = telegram.server.fault("answerCallbackQuery", status=400, body=TOO_OLD)
        await alice.tap(draft, "Send without my name")
        await telegram.server.wait_for(lambda: late.hits and "Sent without your name" in draft.text)
        await alice.dm("/vote")
        await telegram.shows(alice.private, "There is nothing to vote on now")
    lines = [record.getMessage() for record in caplog.records if record.name.startswith(("app", "transports"))]
    assert any("a tap could not be answered" in line for line in lines)
    assert any("vote in a direct chat" in line for line in lines)
    assert [line for line in lines if str(alice.id) in line or "suggest" in line] == []
