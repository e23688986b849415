"""Whole decisions, and their records as anybody checks them: from the file alone, with whatever they have at hand."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from domain.recount import RecordWrong, recount
from tests.app.decided import MODES, played, result, script

ROOT = Path(__file__).parents[2]
HEAD = re.compile(r"Chain of acts: ([0-9a-f]{16})")


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
