"""What is said of an election is true there: it is no word more than what happened."""

import asyncio
from pathlib import Path

import pytest

from tests.app.electing import found_estate, scripted, steps
from tests.chats.harness import CountedIds, play


class Told:
    """An estate in a folder, and what is said there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ids = CountedIds()
        asyncio.run(found_estate(folder, self.ids))

    def say(self, *lines: str) -> str:
        return asyncio.run(play(scripted(lines), self.folder, self.ids))


@pytest.fixture
def estate(tmp_path: Path) -> Told:
    return Told(tmp_path)


def test_organisers_are_not_reminded_of_vetting_that_is_done(estate: Told) -> None:
    estate.say(*(line for step in steps("sealed", "called", "nominating", "vetting")[:-1] for line in step))
    assert "for vetting" not in estate.say(":clock 2026-12-05 10:00")


def test_that_areas_forbid_a_secret_ballot_is_said_where_they_do(estate: Told) -> None:
    because = "owners stand alone with their area, so that a secret ballot would tell whose it is."
    assert because not in estate.say("olga@ /election Committee --seats 2 --rule simple --mode sealed")
    assert because not in estate.say("olga@ /election Committee --mode sealed"), "here all areas are alike"
    estate.say("olga@ :file roll.csv /roll import", "olga@ :tap 1", "olga@ :tap 1")
    assert because in estate.say("olga@ /election Committee --seats 5")


def test_one_seat_is_said_as_one(estate: Told) -> None:
    estate.say(*(line for step in steps("sealed", "called", "nominating", "vetting") for line in step))
    assert "[2] 1 seat instead" in estate.say(":clock 2026-12-07 10:00")


@pytest.mark.parametrize("at", ["@", "＠"])
def test_a_mention_is_one_word_however_short_the_reason_behind_it(estate: Told, at: str) -> None:
    estate.say(*(line for step in steps("sealed", "called") for line in step), ":clock 2026-11-26 10:00")
    said = estate.say(f"eva> /nominate 1 {at}wang always there")
    assert "#1: Wang Fang is nominated." in said
    assert "“always there”" in said
