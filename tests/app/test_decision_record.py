"""Whole decisions, and their records as anybody checks them: from the file alone, with whatever they have at hand."""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.recount import RecordWrong, recount
from storage.store import open_store
from tests.chats.harness import play

ROOT = Path(__file__).parents[2]
MODES = ("open", "sealed", "secret")
CAST = re.compile(r"for ([-, 0-9]+): \w+\..*\n  Your receipt: ([2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4})")
HEAD = re.compile(r"Chain of acts: ([0-9a-f]{16})")

PREPARED = """# clock 2026-11-23 10:00 Asia/Shanghai
# language en
olga> /setup Sunrise Garden | English | Shanghai
dan> hello
olga@ :file roll.csv /roll import
olga@ :tap 1
olga@ :tap 1
olga@ /codes
chen@ /register ZFYU-NU4V-BYRQ
lina@ /register 5HXY3DF5ARY9
ola@ /register ZADP-7Q36-UPE9
olga> /notice 1d
olga> :tap 1
olga@ /decide Paint the gate? --rule simple --mode {mode} --opens 25 November
olga@ :tap 1
:clock 2026-11-26 10:00
"""
VOTES = ("chen@ /vote 1 yes", "lina@ /vote 1 no", "ola@ /vote 1 yes")
CLOSED = ":clock 2026-12-10 10:00\n"


def script(mode: str) -> str:
    """A whole decision in this mode; a secret vote is read once more before it is cast."""
    lines = [line for vote in VOTES for line in (vote, f"{vote.partition('@')[0]}@ :tap 1")[: 1 + (mode == "secret")]]
    return PREPARED.format(mode=mode) + "".join(f"{line}\n" for line in lines) + CLOSED


@dataclass(frozen=True)
class Played:
    """What was said, and the record that was kept; ``opened`` is the auditor's form."""

    said: str
    published: bytes
    opened: bytes | None

    @property
    def receipts(self) -> dict[str, list[str]]:
        """The receipts that voters were told, and for which units."""
        return {receipt: units.split(", ") for units, receipt in CAST.findall(self.said)}


async def played(text: str, folder: Path) -> Played:
    """Play it, and read the record of #1 out of the database."""
    said = await play(text, folder)
    store = await open_store(f"sqlite+aiosqlite:///{folder / 'linli.db'}")
    try:
        async with store.transaction() as uow:
            room = await uow.rooms.find("console", "room")
            assert room is not None
            decision = await uow.decisions.by_no(room.estate_id, 1)
            assert decision is not None
            published = await uow.decisions.record(decision.id)
            opened = await uow.decisions.opened_record(decision.id)
    finally:
        await store.close()
    assert published is not None, said
    return Played(said, published, opened)


def result(published: bytes) -> list[tuple[str, int, int]]:
    """How many papers and heads said what."""
    (item,) = json.loads(published)["results"]
    return [(said, item[said]["papers"], item[said]["heads"]) for said in ("yes", "no", "abstain")]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """A program with our own interpreter."""
    return subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *arguments], check=False, cwd=ROOT, capture_output=True, text=True
    )


def refused(done: subprocess.CompletedProcess[str]) -> bool:
    """Whether a verifier found the record wrong, and said so."""
    return done.returncode == 1 and done.stdout.startswith("WRONG: ")


@pytest.mark.parametrize("mode", MODES)
async def test_a_decision_is_recounted_from_its_record_alone(mode: str, tmp_path: Path) -> None:
    done = await played(script(mode), tmp_path)
    assert result(done.published) == [("yes", 2, 2), ("no", 1, 1), ("abstain", 0, 0)]
    lines = recount(done.published)
    file = tmp_path / "record.json"
    for form in (done.published, done.opened):
        if form is None:
            continue
        file.write_bytes(form)
        alone, by_command = run("-I", "domain/recount.py", str(file)), run("bot.py", "verify", str(file))
        for told in (alone, by_command):
            assert (told.returncode, told.stdout.splitlines(), told.stderr) == (0, recount(form), "")
        # A bit of a head that somebody adds.
        file.write_bytes(form.replace(b'"heads":2', b'"heads":3', 1))
        assert file.read_bytes() != form
        assert refused(run("-I", "domain/recount.py", str(file)))
        assert refused(run("bot.py", "verify", str(file)))
    assert (done.opened is not None) == (mode == "sealed")
    # What the room was told last is the head of the chain, and one who rewrote the file could not rewrite the room.
    acts = json.loads(done.published)["acts"]
    heads = HEAD.findall(done.said)
    assert heads == [act["hash"][:16] for act in acts if act["kind"] in ("opened", "closed")]
    assert acts[-1]["kind"] == "closed"
    assert any(acts[-1]["hash"] in line for line in lines)


@pytest.mark.parametrize("mode", MODES)
async def test_every_flipped_bit_is_found(mode: str, tmp_path: Path) -> None:
    done = await played(script(mode), tmp_path)
    for at in range(0, len(done.published), 97):
        flipped = bytearray(done.published)
        flipped[at] ^= 1
        with pytest.raises(RecordWrong):
            recount(bytes(flipped))


@pytest.mark.parametrize("mode", MODES)
async def test_choices_stand_beside_units_where_everybody_may_see_them_alone(mode: str, tmp_path: Path) -> None:
    done = await played(script(mode), tmp_path)
    record = json.loads(done.published)
    assert {paper["receipt"] for paper in record["papers"]} == done.receipts.keys()
    assert sorted(done.receipts.values()) == record["took_part"] == [["1-101", "2-101"], ["1-102"], ["1-103"]]
    shown = {paper["receipt"]: paper.get("units") for paper in record["papers"]}
    if mode == "open":
        assert shown == done.receipts
        return
    assert set(shown.values()) == {None}
    assert "roll" not in record["electorate"]
    papers = json.dumps(record["papers"])
    assert [word for word in ("1-101", "1-102", "1-103", "Chen", "Li Na", "Olga") if word in papers] == []
    if mode == "sealed":
        assert done.opened is not None
        opened = json.loads(done.opened)
        assert {paper["receipt"]: paper["units"] for paper in opened["papers"]} == done.receipts
        assert opened["published"] == record["sha256"]
