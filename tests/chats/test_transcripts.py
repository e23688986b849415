"""Every transcript under this folder is what the bot really says. `UPDATE_CHATS=1` rewrites them, for review."""

import asyncio
import difflib
import os
from pathlib import Path

import pytest

from domain.recount import recount
from tests.chats.harness import inputs, play, stage_of, transcripts

HERE = Path(__file__).parent


@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(HERE))) for path in transcripts(HERE)])
def test_the_transcript_is_what_happens(path: Path, tmp_path: Path) -> None:
    expected = path.read_text("utf-8")
    happened = asyncio.run(play(expected, tmp_path))
    for record in tmp_path.glob("sent/record-*.json"):
        # The last two lines of a recount are to be compared with what the room was told.
        told = [line.split()[-1] for line in recount(record.read_bytes())[-2:]]
        assert [head for head in told if head not in happened] == [], record.name
    if os.environ.get("UPDATE_CHATS") == "1":
        path.write_text(happened, "utf-8")
        return
    difference = difflib.unified_diff(
        expected.splitlines(), happened.splitlines(), "written in the transcript", "what happened", lineterm="", n=5
    )
    assert happened == expected, "\n" + "\n".join(difference)


def test_what_people_type_is_told_from_what_is_said() -> None:
    transcript = """\
# language zh-Hant
botanist> what is it?

bot> first line
  second

  last line
  [1] Yes

bot#garden~ changed
bot@a101> to you alone
! a remark
a101@ /help
"""
    assert inputs(transcript) == ["# language zh-Hant", "botanist> what is it?", "", "", "a101@ /help"]


def test_comments_set_the_stage() -> None:
    stage = stage_of("# clock 2026-03-08 01:30 America/New_York\n# language zh-Hant\n\n# language en\n")
    assert (stage.start.isoformat(), stage.zone, stage.language) == (
        "2026-03-08T06:30:00+00:00",
        "America/New_York",
        "zh-Hant",
    )


async def test_silence_and_a_message_too_many_are_both_noticed(tmp_path: Path) -> None:
    (tmp_path / "silent").mkdir()
    (tmp_path / "loud").mkdir()
    assert await play("a101> just talking\nbot> Hello!\n", tmp_path / "loud") == "a101> just talking\n"
    assert await play("a101> :tap 1\n", tmp_path / "silent") != "a101> :tap 1\n"
