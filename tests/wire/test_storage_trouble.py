"""A whole house on the Telegram wire whose database takes nothing for a while: what people hear, and what is kept."""

import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from tests.app.test_hardship import until
from tests.wire.house import CATALOGUE
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_house import TelegramHouse, counts, telegram_house

TOLD = {language: CATALOGUE.text(language, "storage-trouble") for language in CATALOGUE.languages}
TAPPED = {language: CATALOGUE.text(language, "storage-trouble-tap") for language in CATALOGUE.languages}


@pytest.fixture(autouse=True)
def in_haste(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.hardship.LONGEST_WAIT", 0.4)
    monkeypatch.setattr("app.hardship.BRIEF", 0.6)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[TelegramHouse]:
    async with telegram_house(tmp_path) as house:
        yield house


async def refuse(house: TelegramHouse, *, writes: bool) -> None:
    await house.store._database.pragma(f"PRAGMA query_only={'ON' if writes else 'OFF'}")


def told(chat: Chat) -> list[str]:
    return [message.text for message in chat.messages if message.text in TOLD.values()]


async def test_people_are_told_once_and_everything_is_recorded_in_the_end(
    house: TelegramHouse, caplog: pytest.LogCaptureFixture
) -> None:
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    wang = house.server.user("Wang", language_code="zh-hans")
    lin = house.server.user("Lin", language_code="zh-hant")
    await house.settled()
    await refuse(house, writes=True)

    # People of one batch and people who come later, while it is tried again.
    first = await wang.tap(poll, "Yes")
    await alice.say(group, "/poll Bins? | Green | Grey")
    assert (await first.answered()).text == TAPPED["zh-Hans"]
    assert first.answer is not None
    assert first.answer.alert
    second = await lin.tap(poll, "No")
    await lin.dm("/status")
    await alice.say(group, "/status")
    assert (await second.answered()).text == TAPPED["zh-Hant"]
    await house.shows(group, TOLD["en"])
    await house.shows(lin.private, TOLD["zh-Hant"])
    assert counts(poll) == [0, 0]

    await refuse(house, writes=False)
    other = await house.shows(group, "🗳 #2  Bins?")
    await house.server.wait_for(lambda: counts(poll) == [1, 1], 10.0)
    assert told(group) == [TOLD["en"]]
    assert told(lin.private) == [TOLD["zh-Hant"]]
    assert told(wang.private) == []
    assert "Grey" in (await (await wang.tap(other, "Grey")).answered()).text
    operator = [record.message for record in caplog.records if "app.hardship" in record.name]
    assert len([line for line in operator if line.startswith("intake") and "may not be written" in line]) == 1
    assert len([line for line in operator if line.startswith("intake") and "works again" in line]) == 1


async def test_what_neighbours_say_to_each_other_is_not_answered(house: TelegramHouse) -> None:
    alice, group = house.estate()
    house.server.privacy = False
    poll = await house.poll(alice, group)
    await house.settled()
    await refuse(house, writes=True)
    await alice.say(group, "The plumber comes on Monday.")
    # Whoever is answered came after that, in the same batch or a later one.
    late = await alice.tap(poll, "Yes")
    await late.answered()
    await refuse(house, writes=False)
    await house.server.wait_for(lambda: counts(poll) == [1, 0], 10.0)
    assert told(group) == []


async def test_a_trouble_of_a_moment_is_nobodys_business(
    house: TelegramHouse, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.hardship.BRIEF", 10.0)
    alice, group = house.estate()
    poll = await house.poll(alice, group)
    await house.settled()
    await refuse(house, writes=True)
    tap = await alice.tap(poll, "Yes")
    await until(lambda: "intake of telegram" in caplog.text)
    await refuse(house, writes=False)
    assert (await tap.answered()).text.startswith("#1: Yes")


async def test_a_database_held_by_another_program_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.engine.BUSY_SECONDS", 0.2)
    async with telegram_house(tmp_path) as house:
        alice, group = house.estate()
        poll = await house.poll(alice, group)
        await house.settled()
        with closing(sqlite3.connect(tmp_path / "linli.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            tap = await alice.tap(poll, "Yes")
            assert (await tap.answered()).text == TAPPED["en"]
            other.execute("ROLLBACK")
        await house.server.wait_for(lambda: counts(poll) == [1, 0], 10.0)
        assert (await (await alice.tap(poll, "No")).answered()).text.startswith("#1: changed")
