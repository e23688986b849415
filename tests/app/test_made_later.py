"""Files from a command: a calendar at once, and a filing pack when it is made, where it was asked for."""

from __future__ import annotations

import asyncio
import logging
import zipfile
from pathlib import Path

import pytest

from app import made_later
from app.calendar_file import MEDIA_TYPE as CALENDAR
from app.calendar_file import Event, calendar_file
from app.context import Context
from app.declare import Registry
from app.filing import MEDIA_TYPE, SUMS, Page, filing_pack
from app.made_later import send_when_made
from app.messages import Attachment
from app.words import Reply, words
from commands import declared
from tests.app.declared import NOW
from tests.chats import harness

SAID = Reply((words("picture-caption", no=9),))


async def pack(ctx: Context) -> None:
    made_at, language = ctx.now.astimezone(ctx.zone), ctx.reader.language
    send_when_made(
        ctx, SAID, "pack.zip", MEDIA_TYPE, lambda: filing_pack([], [Page("p", "Notice", [])], [], made_at, language)
    )


async def dates(ctx: Context) -> Reply:
    events = [Event("9-voting@linli", NOW, NOW, "Voting", "")]
    content = await asyncio.to_thread(calendar_file, "Lakeside", events, ctx.now, ctx.estate.zone)
    return Reply(SAID.lines, attachment=Attachment("dates.ics", CALENDAR, content))


async def spoilt(ctx: Context) -> None:
    send_when_made(ctx, SAID, "pack.zip", MEDIA_TYPE, lambda: filing_pack([], [], [], NOW.replace(tzinfo=None), "en"))


async def unwritten(ctx: Context) -> Reply:
    with pytest.raises(ValueError, match="written"):
        send_when_made(ctx, Reply(SAID.lines, in_memory=True), "pack.zip", MEDIA_TYPE, bytes)
    return SAID


@pytest.fixture(autouse=True)
def with_commands_for_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """Their names are those of commands that are there, as every name has its words."""

    def more() -> Registry:
        registry = declared()
        for name, handler in {"cancel": pack, "status": dates, "help": spoilt, "me": unwritten}.items():
            registry.command(name, group="help")(handler)
        return registry

    monkeypatch.setattr(harness, "declared", more)


@pytest.mark.parametrize(("where", "answers"), [("a101>", "bot>"), ("a101@", "bot@a101>")])
async def test_a_pack_comes_where_it_was_asked_for(where: str, answers: str, tmp_path: Path) -> None:
    said = await harness.play(f"{where} /cancel\n", tmp_path)
    assert f"{answers} 🗳 #9" in said
    assert said.count("<pack.zip>") == 1
    with zipfile.ZipFile(tmp_path / "sent" / "pack.zip") as package:
        assert package.namelist() == ["01-p.html", SUMS]
        assert package.infolist()[0].date_time == (2026, 11, 23, 9, 0, 0)


async def test_a_calendar_comes_at_once(tmp_path: Path) -> None:
    said = await harness.play("a101> /status\n", tmp_path)
    assert "<dates.ics>" in said
    assert (tmp_path / "sent" / "dates.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


async def test_who_asks_for_a_file_too_many_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made_later, "MOST_AT_ONCE", 0)
    said = await harness.play("a101> /cancel\n", tmp_path)
    assert "Many files are being made" in said
    assert "pack.zip" not in said


async def test_what_cannot_be_made_is_noted_without_its_words(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        said = await harness.play("a101> /help\n", tmp_path)
    assert "pack.zip" not in said
    assert [record.getMessage() for record in caplog.records] == ["a file could not be made (ValueError)"]


async def test_what_is_for_memory_alone_is_not_made_later(tmp_path: Path) -> None:
    said = await harness.play("a101> /me\n", tmp_path)
    assert said.count("🗳 #9") == 1  # it got by the refusal
    assert "pack.zip" not in said
