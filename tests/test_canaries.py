"""What must not be found: in logs what anybody wrote or chose or is called, on disk who chose what anonymously."""

import hmac
import logging
import re
import sqlite3
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.rehearsal import Rehearsal
from app.rehearsal_clock import RehearsalClock
from commands import vote
from domain.poll import Choice, Poll
from storage.backup import backup
from tests.chats.harness import CATALOGUE, CountedIds, Stage, each, program

START = datetime(2026, 11, 23, 1, tzinfo=UTC)

# Words that occur nowhere else. Each person's name, and everything they write or choose, is one of them.
NAMES = ["Quixwang", "Quixmei", "Quixlao"]
WRITTEN = [
    "QWREMINDER",
    "QWMUTTER",
    "QWWHISPER",
    "QWQUESTION",
    "QWAYE",
    "QWNAY",
    "QWSECRET",
    "QWYES",
    "QWNO",
    "QWVOIDED",
]
LIBRARIES = ["sqlalchemy", "alembic", "aiosqlite", "apscheduler", "asyncio", "matplotlib"]

NAMED = """
Quixwang> /setup QWMUTTER garden | English | Shanghai
Quixwang> QWMUTTER about the gate
Quixwang> /poll QWQUESTION? | QWAYE | QWNAY | QWELSE
Quixmei> /vote 1 1
Quixmei> /vote 1 QWNAY
Quixlao> :tap 1
Quixlao@ I whisper QWWHISPER to you
Quixlao@ QWWHISPER@QWWHISPER.example
Quixlao@ /suggest QWWHISPER
Quixlao@ /vote 1 QWWHISPER
Quixmei@ /vote 1
Quixmei@ :tap 3
Quixmei@ /remind 3d QWREMINDER mine
Quixwang> /remind tomorrow 19:00 QWREMINDER ours
Quixwang> /remind QWREMINDER
Quixwang> /organiser @Quixmei
Quixmei@ /link me
Quixwang> /results 1 names
Quixwang> /export 1 json
Quixwang> /poll
Quixwang> QWQUESTION step by step
Quixwang> /cancel
Quixwang> /void 1 QWVOIDED
:clock +5d
""".strip().splitlines()

ANONYMOUS = """
Quixwang> /poll QWSECRET? | QWYES | QWNO --anonymous
Quixmei> hello
Quixlao> hello
Quixmei> :tap 1
Quixmei@ /vote 1 QWNO
Quixmei@ /vote 1
Quixmei@ :tap 2
Quixlao@ /vote 1 2
Quixlao@ /unvote 1
Quixlao@ /vote 1 QWNO
Quixwang> /vote 1 QWYES
Quixwang> :tap 1
Quixwang> /nudge 1
Quixmei> /vote 1 QWYES
""".strip().splitlines()


class Ear(logging.Handler):
    """Keeps every record as a line of a log would have it."""

    def __init__(self) -> None:
        super().__init__(logging.NOTSET)
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def ear() -> Iterator[Ear]:
    """What our loggers say at their most talkative, and libraries as the program lets them speak."""
    ear = Ear()
    root = logging.getLogger()
    levels = {
        name: logging.getLogger(name).level for name in ("", "app", "storage", "transports", "commands", *LIBRARIES)
    }
    for name in levels:
        logging.getLogger(name).setLevel(logging.WARNING if name in LIBRARIES else logging.DEBUG)
    root.addHandler(ear)
    try:
        yield ear
    finally:
        root.removeHandler(ear)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)


class House:
    """A program played on the database of a folder, and what there is on its disk."""

    def __init__(self, rehearsal: Rehearsal, folder: Path, said: list[str]) -> None:
        self.rehearsal = rehearsal
        self.folder = folder
        self.said = said

    async def play(self, lines: Sequence[str]) -> str:
        self.said.clear()
        await self.rehearsal.run(each(lines))
        return "\n".join(self.said)

    def disk(self) -> bytes:
        """Every byte of the database and of what stands beside it: deleted rows and earlier states included."""
        files = [path for path in sorted(self.folder.glob("linli.db*")) if path.is_file()]
        assert any(path.name.endswith("-wal") for path in files)
        return b"".join(path.read_bytes() for path in files)

    def keys(self) -> list[Path]:
        return sorted(self.folder.joinpath("keys").glob("*"))

    async def copied(self) -> Path:
        copy = self.folder / "elsewhere" / "copy.db"
        copy.parent.mkdir(exist_ok=True)
        copy.unlink(missing_ok=True)
        await backup(f"sqlite+aiosqlite:///{self.folder / 'linli.db'}", copy)
        return copy

    async def rows(self) -> dict[str, list[tuple[object, ...]]]:
        """All rows of all tables, as a backup holds them."""
        with closing(sqlite3.connect(await self.copied())) as database:
            tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
            return {name: database.execute(f'SELECT * FROM "{name}"').fetchall() for name in tables}  # noqa: S608


@asynccontextmanager
async def lived_in(folder: Path) -> AsyncIterator[House]:
    said: list[str] = []
    clock = RehearsalClock(lambda: START, flows=False)
    async with program(Stage(), said.append, folder, clock=clock, ids=CountedIds()) as rehearsal:
        yield House(rehearsal, folder, said)


async def test_logs_hold_nothing_that_anybody_wrote_or_chose_or_is_called(tmp_path: Path, ear: Ear) -> None:
    async with lived_in(tmp_path) as house:
        transcript = await house.play([*NAMED, *ANONYMOUS])
    # The canaries were alive, and the log was listening.
    assert all(word in transcript for word in (*WRITTEN, *NAMES))
    assert len(ear.lines) > len(NAMED)
    found = [line for line in ear.lines if any(word.casefold() in line.casefold() for word in (*WRITTEN, *NAMES))]
    assert found == []


async def test_a_failure_is_logged_without_what_was_written(
    tmp_path: Path, ear: Ear, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stumble(poll: Poll, text: str, words: object) -> Choice:
        raise ValueError(f"cannot read {text} of {poll.question}")

    monkeypatch.setattr(vote, "read_choice", stumble)
    async with lived_in(tmp_path) as house:
        said = await house.play(["Quixwang> /poll QWQUESTION? | QWAYE | QWNAY", "Quixmei> /vote 1 QWAYE"])
    code = re.search(r"\b[0-9A-Z]{4}\.", said.splitlines()[-1])
    assert code is not None
    assert any(f"incident {code[0][:4]}" in line and "ValueError" in line for line in ear.lines)
    assert not any(word in line for line in ear.lines for word in (*WRITTEN, *NAMES))


async def test_the_disk_never_joins_a_person_to_an_anonymous_choice(tmp_path: Path) -> None:
    async with lived_in(tmp_path) as house:
        transcript = await house.play(ANONYMOUS)
        assert "#1: QWYES" in transcript
        assert "QWYES to QWNO" in transcript
        assert "(QWNO) is taken back" in transcript
        disk, rows = house.disk(), await house.rows()
        (key,) = house.keys()
        secret = key.read_bytes()
        assert len(secret) >= 32
    copy = (tmp_path / "elsewhere" / "copy.db").read_bytes()
    for kept in (disk, copy):
        assert b"QWYES" in kept, "the options themselves are looked for in the wrong place"
        # What was said back, in the words it was said in, and a mark on somebody's ballot.
        assert not re.findall(rb"#1: (?:QW|your)|QWYES to QWNO|\(QWNO\)|Your choice:|u2713|\xe2\x9c\x93", kept)
        assert secret not in kept
        assert secret.hex().encode() not in kept
    people = {str(row[0]) for row in rows["people"]}
    voters = [str(row[1]) for row in rows["votes"]]
    assert len(people) == len(voters) == 3
    elsewhere = repr([rows[table] for table in rows if table != "votes"])
    assert not any(name in repr(rows["votes"]) for name in (*people, *NAMES, *map(str.casefold, NAMES)))
    assert not any(voter in elsewhere for voter in voters)
    assert all(row[3] is None for row in rows["votes"]), "a time would help to find the person"
    assert rows["outbox"] == rows["prompts"] == rows["dead_letters"] == []
    # Whoever has the key and the people can make the voters: that is what destroying it at the close ends.
    assert {hmac.digest(secret, person.encode(), "sha256").hex() for person in people} == set(voters)


async def test_every_ballot_of_an_anonymous_poll_bears_the_same_buttons_whatever_was_chosen(tmp_path: Path) -> None:
    async with lived_in(tmp_path) as house:
        await house.play([*ANONYMOUS, *(f"{name}@ /vote 1" for name in NAMES)])
        async with house.rehearsal.store.transaction() as uow:
            posts = [await uow.posts.latest_with_actions("console", f"@{name.casefold()}") for name in NAMES]
    assert len({post.actions for post in posts if post is not None}) == 1
    assert None not in posts


@pytest.mark.parametrize("end", ["/close 1", "/void 1 QWVOIDED", ""])
async def test_the_key_is_beside_the_database_while_a_poll_is_open_and_gone_once_it_is_not(
    tmp_path: Path, end: str
) -> None:
    deadline = "" if end else " --until 2d"
    async with lived_in(tmp_path) as house:
        await house.play([ANONYMOUS[0] + deadline, *ANONYMOUS[1:]])
        (key,) = house.keys()
        assert key.stat().st_mode & 0o077 == 0
        copy = await house.copied()
        assert [path.name for path in copy.parent.iterdir()] == [copy.name]
        await house.play([f"Quixwang> {end}" if end else ":clock +3d"])
        assert house.keys() == []
        assert len((await house.rows())["votes"]) == 3


@pytest.mark.parametrize("flag", ["--anonymous", "--hidden"])
async def test_a_secret_choice_typed_into_the_room_is_refused_and_leaves_no_trace(tmp_path: Path, flag: str) -> None:
    async with lived_in(tmp_path) as house:
        await house.play([f"Quixwang> /poll QWSECRET? | QWYES | QWNO {flag}", "Quixmei> hello"])
        for typed in ("/vote 1 QWTYPED", "/vote 1 1", "/vote 1 QWYES", "!vote #1 ＱＷＮＯ"):
            said = await house.play([f"Quixmei> {typed}"])
            assert CATALOGUE.text("en", "refusal-vote-in-private", no=1, p="/").splitlines()[0] in said
        rows = await house.rows()
        assert rows["votes"] == rows["prompts"] == rows["outbox"] == []
        assert b"QWTYPED" not in house.disk()


async def test_a_half_made_order_of_an_anonymous_poll_is_nowhere_on_the_disk(tmp_path: Path) -> None:
    async with lived_in(tmp_path) as house:
        said = await house.play(
            [
                "Quixwang> /poll QWSECRET? | QWYES | QWNO | QWELSE --ranked --anonymous",
                "Quixmei> hello",
                "Quixmei@ /vote 1",
                "Quixmei@ :tap 2",
                "Quixmei@ :tap 1",
            ]
        )
        assert "QWNO > QWYES" in said
        disk = house.disk()
        assert b"QWNO > QWYES" not in disk
        # The buttons of a step hold the order so far; those of an untouched ballot hold one place each.
        assert re.search(rb"r:[0-9a-f]{16}:1:[0-9a-z]\b", disk)
        assert re.findall(rb"r:[0-9a-f]{16}:1:[0-9a-z]{2}", disk) == []


async def test_codes_are_on_the_disk_as_hashes_alone(tmp_path: Path) -> None:
    async with lived_in(tmp_path) as house:
        said = await house.play(["Quixwang> hello", "Quixmei> hello", "Quixwang> /status", "Quixwang@ /link me"])
        code = re.search(r"\b[0-9A-Z]{4}-[0-9A-Z]{4}\b", said)
        assert code is not None
        rows = await house.rows()
        assert len(rows["link_codes"]) == 1
        assert code[0] not in repr(rows)
        assert code[0].replace("-", "") not in repr(rows)
