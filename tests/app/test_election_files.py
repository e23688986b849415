"""The files of an election as they arrive: the calendar that is read back, and the filing pack that is unpacked."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from icalendar import Calendar

from domain.recount import recount
from tests.chats.harness import inputs, play

TIES = Path(__file__).parents[1] / "chats" / "elections" / "ties.chat"


def typed(transcript: str, until: str) -> str:
    """What people typed in a transcript, as far as the line that begins so."""
    lines = inputs(transcript)
    end = next(at for at, line in enumerate(lines) if line.startswith(until))
    return "".join(f"{line}\n" for line in lines[:end])


def found(folder: Path, name: str) -> bytes:
    """The last file of this name that was sent."""
    files = sorted(folder.rglob(name), key=lambda file: file.stat().st_mtime_ns)
    assert files, [str(each) for each in folder.rglob("*")]
    return files[-1].read_bytes()


@pytest.fixture(scope="module")
def called() -> str:
    """An estate with an election that takes nominations."""
    return typed(TIES.read_text("utf-8"), "chen@ /nominate me")


def events(content: bytes) -> dict[str, tuple[str, int]]:
    """When each event begins and which version it is, by its uid without the election's id."""
    return {
        str(each["uid"]).partition("-")[2]: (each.decoded("dtstart").isoformat(), int(str(each["sequence"])))
        for each in Calendar.from_ical(content).walk("VEVENT")
    }


async def test_the_calendar_has_every_phase_and_a_later_one_takes_its_place(called: str, tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
    await play(f"{called}wu@ /calendar\n", tmp_path / "one")
    first = events(found(tmp_path / "one", "election-1.ics"))
    phases = ("nominate", "vet", "notice", "vote", "result")
    by_law = {"meeting-end@linli", "filing-end@linli"}
    assert first.keys() == {f"{phase}{end}@linli" for phase in phases for end in ("", "-end")} | by_law
    assert first["notice-end@linli"][0] == "2026-12-10T01:00:00+00:00"
    await play(f"{called}olga@ /extend 1 2d many are away\nwu@ /calendar\n", tmp_path / "two")
    later = events(found(tmp_path / "two", "election-1.ics"))
    assert later["notice-end@linli"][0] == "2026-12-12T01:00:00+00:00"
    assert all(later[uid][1] > first[uid][1] for uid in first)


async def test_the_filing_pack_holds_what_the_authorities_ask_for(tmp_path: Path) -> None:
    script = typed(TIES.read_text("utf-8"), "olga@ /election Committee --fills 1")
    await play(f"{script}olga@ /filing 1\n", tmp_path)
    with zipfile.ZipFile(io.BytesIO(found(tmp_path, "election-1.zip"))) as pack:
        files = {name: pack.read(name) for name in pack.namelist()}
    names = {re.sub(r"^\d+-", "", name): name for name in files}
    assert names.keys() == {
        "notices.html",
        "candidates.html",
        "minutes.html",
        "elected.html",
        "roll.csv",
        "record-1.json",
        "SHA256SUMS.txt",
    }
    for line in files["SHA256SUMS.txt"].decode().splitlines():
        digest, _, name = line.partition("  ")
        assert hashlib.sha256(files[name]).hexdigest() == digest
    record = files[names["record-1.json"]]
    assert recount(record)
    minutes, listed = (files[names[name]].decode() for name in ("minutes.html", "candidates.html"))
    for item in json.loads(record)["items"]:
        assert item["text"] in minutes
        assert item["text"] in listed
    assert "10 × 3 = 30" in minutes
    notices = files[names["notices.html"]].decode()
    for act in json.loads(record)["acts"]:
        if "details" in act:
            assert act["hash"] in notices
    rows = list(csv.reader(io.StringIO(files[names["roll.csv"]].decode("utf-8-sig"))))
    assert rows[-1][1:] == ["12", "12", "1200.00"]


async def test_the_filing_pack_of_a_run_off_calls_for_nobody(tmp_path: Path) -> None:
    script = typed(TIES.read_text("utf-8"), "olga@ /election Last seat --fills 1")
    await play(f"{script}olga@ /filing 2\n", tmp_path)
    with zipfile.ZipFile(io.BytesIO(found(tmp_path, "election-2.zip"))) as pack:
        notices = next(pack.read(name).decode() for name in pack.namelist() if name.endswith("notices.html"))
    assert "run-off among those who were equal" in notices
    assert "ballot made from the list" in notices
    assert "candidates called for" not in notices
    assert "Whoever stands confirms" not in notices
