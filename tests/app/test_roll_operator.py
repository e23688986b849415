"""Rolls on the command line, and what the bot says of them when it runs again."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.ids import RandomIds
from app.rehearsal_clock import RehearsalClock
from commands.roll_operator import OperatorsRoll
from storage.keys import KeyFolder
from storage.store import open_store
from tests import migrated
from tests.chats.harness import CATALOGUE, CountedIds, Stage, each, program
from tests.pictures import lay_out

BEFORE = [
    "olga> /setup Sunrise Garden | English | Shanghai",
    "dan> hello",
    "olga@ :file roll.csv /roll import",
    "olga@ :tap 1",
    "olga@ :tap 1",
    "pia> hello",
    "olga> /organiser pia",
    "olga@ /proxy 1-103 dan --until 5 December",
    "pia@ /confirm ZNKW-33BR",
    "pia@ :tap 1",
    "olga> /notice 7d",
    "olga> :tap 1",
]


async def take_over(folder: Path, file: Path) -> int:
    store = await open_store(migrated.sqlite_at(folder / "linli.db"))
    try:
        return await OperatorsRoll(store, KeyFolder(folder / "keys"), RandomIds(), CATALOGUE).take_over(
            file, "", sure=True
        )
    finally:
        await store.close()


async def test_where_there_is_no_estate_or_no_file_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert await take_over(tmp_path, tmp_path / "nothing.csv") == 1
    assert capsys.readouterr().out == f"There is no file {tmp_path / 'nothing.csv'}.\n"
    assert await take_over(tmp_path, lay_out(tmp_path / "desk") / "roll.csv") == 1
    assert capsys.readouterr().out == "There is no estate yet. It begins in a group, with /setup.\n"


async def test_a_roll_under_notice_that_is_replaced_ends_it_and_the_group_hears(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ids, said = CountedIds(), list[str]()
    # The command line knows no clock but the machine's.
    stage = Stage(datetime.now(UTC))
    later = f"{stage.start + timedelta(days=30):%Y-%m-%d} 12:00"
    clock = RehearsalClock(lambda: stage.start, flows=False)
    async with program(stage, said.append, tmp_path, clock=clock, ids=ids) as rehearsal:
        await rehearsal.run(each(BEFORE))
    assert await take_over(tmp_path, tmp_path / "desk" / "roll-later.csv") == 0
    assert "1 proxy has ended by this" in capsys.readouterr().out
    said.clear()
    async with program(stage, said.append, tmp_path, clock=clock, ids=ids) as rehearsal:
        await rehearsal.run(each([f":clock {later}", "olga> /notice", "olga@ /proxy"]))
    told = "\n".join(said)
    assert "bot> 📋 The roll of Sunrise Garden has changed while it was under public notice" in told
    assert "⚠ Units or areas have changed since." in told
    assert "🏠 Nobody votes for you, and you for nobody." in told


async def test_many_problems_come_as_a_table_whose_columns_say_what_they_are(tmp_path: Path) -> None:
    desk = lay_out(tmp_path / "desk")
    rows = "".join(f"1-{no},none,Owner {no}\n" for no in range(9))
    (desk / "bad.csv").write_text(f"unit,area,owners\n{rows}", "utf-8")
    stage = Stage()
    clock = RehearsalClock(lambda: stage.start, flows=False)
    said = list[str]()
    lines = [BEFORE[0], "olga@ :file bad.csv /roll import", "olga@ :tap 1"]
    async with program(stage, said.append, tmp_path, clock=clock, ids=CountedIds(), files=tmp_path) as rehearsal:
        await rehearsal.run(each(lines))
    table = (tmp_path / "problems.csv").read_text("utf-8-sig").splitlines()
    assert table[0] == "Row,Written,Problem"
    assert len(table) == 10
