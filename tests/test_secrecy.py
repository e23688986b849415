"""Canaries: words that must not turn up in the log, and choices that must not be found beside a person."""

import logging
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.rehearsal_clock import RehearsalClock
from storage.backup import backup
from tests.chats.harness import CountedIds, Stage, each, program

CHOSEN = "kestrel-canary"
OTHER = "plover-canary"
TYPED = "heron-canary"


async def rehearse(folder: Path, *lines: str) -> list[str]:
    """What the bot says to these lines, on the database of a folder."""
    stage, said = Stage(), list[str]()
    clock = RehearsalClock(lambda: stage.start, flows=False)
    async with program(stage, said.append, folder, clock=clock, ids=CountedIds()) as rehearsal:
        await rehearsal.run(each(lines))
    return said


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    """What a query finds in a database file."""
    with closing(sqlite3.connect(path)) as database:
        return list(database.execute(query))


def files(folder: Path, pattern: str = "*") -> list[Path]:
    """The files of a folder."""
    return sorted(folder.glob(pattern))


async def test_the_log_never_says_what_anybody_wrote_or_chose(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        await rehearse(
            tmp_path,
            f"anna-canary> /poll Which? | {CHOSEN} | {OTHER}",
            "anna-canary> :tap 1",
            f"anna-canary> /vote 1 {OTHER}",
            f"anna-canary@ {TYPED}",
            f"anna-canary@ /remind 1h {TYPED}",
            f"anna-canary> /vote 1 {TYPED}",
            ":clock +2h",
            "anna-canary> /close 1",
        )
    assert caplog.records, "nothing was logged at all"
    assert [record.getMessage() for record in caplog.records if "canary" in record.getMessage()] == []


async def test_nothing_on_the_disk_joins_a_person_to_a_choice_in_an_anonymous_poll(tmp_path: Path) -> None:
    said = await rehearse(
        tmp_path,
        f"anna> /poll Which? | {CHOSEN} | {OTHER} --anonymous",
        "berta> :tap 1",
        f"clara> /vote 1 {CHOSEN}",
        f"clara@ /vote 1 {CHOSEN}",
        "dora> hello",
        f"dora@ /vote 1 {OTHER}",
    )
    assert any("berta" in line and CHOSEN in line for line in said), "the voter must be told"
    (key,) = files(tmp_path / "keys")
    copy = tmp_path / "copy.db"
    await backup(f"sqlite+aiosqlite:///{tmp_path / 'linli.db'}", copy)
    assert key.read_bytes() not in copy.read_bytes()
    for path in (tmp_path / "linli.db", copy):
        voters = {voter for (voter,) in rows(path, "SELECT voter FROM votes")}
        assert len(voters) == 3
        assert voters.isdisjoint(person for (person,) in rows(path, "SELECT id FROM people"))
        assert rows(path, "SELECT DISTINCT cast_at FROM votes") == [(None,)]
        assert rows(path, "SELECT body FROM outbox") == []
    # What was said back to a voter was never written, not even to be deleted.
    for path in files(tmp_path, "linli.db*"):
        assert f"#1: {CHOSEN}".encode() not in path.read_bytes()
        assert f"#1: {OTHER}".encode() not in path.read_bytes()


async def test_after_the_close_nobody_can_tell_any_more(tmp_path: Path) -> None:
    poll = f"anna> /poll Which? | {CHOSEN} | {OTHER} --anonymous"
    await rehearse(tmp_path, poll, "berta> :tap 1", "anna> /close 1")
    assert files(tmp_path / "keys") == []


async def test_a_vote_typed_where_all_can_see_leaves_no_trace(tmp_path: Path) -> None:
    await rehearse(tmp_path, f"anna> /poll Which? | {CHOSEN} | {OTHER} --anonymous", f"berta> /vote 1 {CHOSEN}")
    assert rows(tmp_path / "linli.db", "SELECT * FROM votes") == []
