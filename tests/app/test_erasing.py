"""What is kept about a person as they read it, and forgetting them, down to what the database's log keeps."""

import json
from pathlib import Path

from app.rehearsal_clock import RehearsalClock
from tests.chats.harness import CountedIds, Stage, each, program

SAID = [
    "olga> /setup Sunrise Garden | English | Shanghai",
    "zacharias> hello",
    "zacharias@ /me erase",
    "zacharias@ :tap 1",
]


def naming(folder: Path) -> list[str]:
    """The files of the database in which the name can be read."""
    return [file.name for file in sorted(folder.glob("linli.db*")) if b"zacharias" in file.read_bytes()]


async def test_no_name_stays_in_the_log_of_the_database(tmp_path: Path) -> None:
    stage = Stage()
    clock = RehearsalClock(lambda: stage.start, flows=False)
    said: list[str] = []
    async with program(stage, said.append, tmp_path, clock=clock, ids=CountedIds()) as rehearsal:
        await rehearsal.run(each(SAID[:3]))
        assert naming(tmp_path) != []
        await rehearsal.run(each(SAID[3:]))
        # The bot is running: a copy of its files would hold whatever is in them now.
        assert naming(tmp_path) == []
    assert "bot@zacharias> Done. I no longer know you." in "\n".join(said)


OWNING = [
    "olga> /setup Sunrise Garden | English | Shanghai",
    "chen> hello",
    "dan> hello",
    "olga> /auditor chen --until 31 December",
    "olga@ :file roll.csv /roll import",
    "olga@ :tap 1",
    "olga@ :tap 1",
    "olga@ /codes 1-103",
    "chen@ /register ZFYU-NU4V-BYRQ",
    "pia> hello",
    "olga> /organiser pia",
    "olga@ /proxy 1-103 dan --until 5 December",
    "pia@ /confirm ZNKW-33BR",
    "pia@ :tap 1",
    "olga@ /proxy 1-101 chen --until 1 December",
    "pia@ /confirm VM5U-87Z9",
    "pia@ :tap 1",
    "olga@ /proxy 1-102 dan --until 1 December",
    "pia@ /confirm X8S2-G8XA",
    "pia@ :tap 1",
    "chen@ /me export",
]


async def test_the_file_tells_of_proxies_on_both_sides_and_of_roles_with_their_ends(tmp_path: Path) -> None:
    stage = Stage()
    clock = RehearsalClock(lambda: stage.start, flows=False)
    said: list[str] = []
    async with program(stage, said.append, tmp_path, clock=clock, ids=CountedIds(), files=tmp_path) as rehearsal:
        await rehearsal.run(each(OWNING))
    (estate,) = json.loads((tmp_path / "me.json").read_bytes())["estates"]
    assert estate["roles"] == [
        {
            "role": "auditor",
            "since": "2026-11-23T01:00:00+00:00",
            "given_by": "olga",
            "until": "2026-12-31T15:59:00+00:00",
        }
    ]
    told = [(each["side"], each["holder"], each["units"], each["ballot"], each["until"]) for each in estate["proxies"]]
    assert sorted(told) == [
        ("holder", "chen", ["1-101", "2-101"], None, "2026-12-01T15:59:00+00:00"),
        ("principal", "dan", ["1-103"], None, "2026-12-05T15:59:00+00:00"),
    ]
    assert {each["recorded_by"] for each in estate["proxies"]} == {"olga"}
