"""The program on storage that fails it: what the operator reads, what residents read, and what is on the disk after."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

import bot as program
from tests.test_bot import settings
from tests.wire.house import CATALOGUE
from tests.wire.telegram_house import counts
from tests.wire.telegram_server import TelegramServer

ROOT = Path(__file__).parents[1]

# The program, on whose files a limit of one byte is put by one signal and lifted by another.
ON_A_DISK_THAT_FILLS = """
import resource, signal, sys
soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
signal.signal(signal.SIGUSR1, lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard)))
signal.signal(signal.SIGUSR2, lambda *_: resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard)))
import bot
sys.exit(bot.main())
"""

# The program, as somebody whom a file's rights bind: root gives up that it may write everywhere.
BOUND_BY_RIGHTS = """
import ctypes, os, sys
if os.geteuid() == 0:
    libc = ctypes.CDLL(None, use_errno=True)
    head, data = (ctypes.c_uint32 * 2)(0x20080522, 0), (ctypes.c_uint32 * 6)()
    assert libc.capget(head, data) == 0
    data[0] &= ~0b110
    data[1] &= ~0b110
    assert libc.capset(head, data) == 0
"""

IMPATIENT = """
import storage.engine
storage.engine.BUSY_SECONDS = 0.1
"""

# Several commands, one after the other; between them a sign that no output holds.
EACH = """
import sys
import bot
for config in sys.argv[1:]:
    for command in ("run", "migrate", "check"):
        print(command, bot.main([command, "--config", config]), config, end="\\n\\x1e")
"""


async def started(launcher: str, *arguments: str, folder: Path) -> asyncio.subprocess.Process:
    """A launcher of the program, with both its outputs in one pipe."""
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-uc",
        launcher,
        *arguments,
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": ""},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server
    assert server.violations == []


def configured(folder: Path) -> Path:
    """Settings that reach no platform: the database is looked at first."""
    config = folder / "config.toml"
    config.write_text(f'[bot]\ndata_dir = "{folder}"\n[matrix]\nhomeserver = "http://127.0.0.1:9"\nuser = "@a:b.c"\n')
    with config.open("a") as more:
        more.write('access_token = "t"\n')
    return config


def made(path: Path) -> Path:
    """A database of the bot, closed in good order."""
    assert program.main(["migrate", "--config", str(configured(path.parent))]) == 0
    return path


def a_text(path: Path) -> None:
    path.write_text("Tuesday: paper and glass. Friday: the rest.\n" * 50)


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def from_the_future(path: Path) -> None:
    with closing(sqlite3.connect(made(path))) as connection:
        connection.execute("UPDATE meta SET value = '99' WHERE name IN ('schema', 'oldest_reader')")
        connection.commit()


def damaged(path: Path) -> None:
    content = made(path).read_bytes()
    path.write_bytes(content[:100] + b"\xff" * (len(content) - 100))


async def told(launcher: str, *paths: Path) -> dict[Path, dict[str, tuple[int, list[str]]]]:
    """What each command of the program says of these databases, and its status. The launcher only prepares."""
    configs = {str(configured(path.parent)): path for path in paths}
    process = await started(launcher + EACH, *configs, folder=paths[0].parent)
    out, _ = await asyncio.wait_for(process.communicate(), 45)
    assert process.returncode == 0, out.decode()
    found: dict[Path, dict[str, tuple[int, list[str]]]] = {path: {} for path in paths}
    for part in out.decode().split("\x1e")[:-1]:
        *lines, last = part.splitlines()
        command, status, config = last.split()
        found[configs[config]][command] = (int(status), lines)
    return found


async def test_a_file_that_cannot_serve_is_named_and_left_as_it_is(tmp_path: Path) -> None:
    words: dict[Callable[[Path], None], str] = {
        a_text: "not a database of Linli",
        of_another_program: "something else than Linli",
        Path.mkdir: "a folder",
        from_the_future: "schema 99, this version of the program knows up to",
        damaged: "the database is damaged: restore a backup",
    }
    paths: dict[Path, str] = {}
    before: dict[Path, bytes] = {}
    for number, (make, said) in enumerate(words.items()):
        path = tmp_path / str(number) / "linli.db"
        await asyncio.to_thread(os.mkdir, path.parent)
        await asyncio.to_thread(make, path)
        before[path] = path.read_bytes() if path.is_file() else b""
        paths[path] = said
    for path, commands in (await told("", *paths)).items():
        assert commands.keys() == {"run", "migrate", "check"}
        for command, (status, lines) in commands.items():
            named = [line for line in lines if paths[path] in line]
            assert status == 1
            assert len(named) == 1, (command, lines)
            assert str(path) in named[0], named
            assert command == "check" or len(lines) == 1
        assert (path.read_bytes() if path.is_file() else b"") == before[path]
        # A look at a database that is in order so far as to be looked at makes the files beside it.
        beside = {"linli.db.lock", "linli.db-wal", "linli.db-shm", "config.toml"}
        assert set(os.listdir(path.parent)) <= {"linli.db", *beside}


async def test_a_database_held_by_another_program_is_told(tmp_path: Path) -> None:
    path = await asyncio.to_thread(made, tmp_path / "linli.db")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for status, lines in (await told(IMPATIENT, path))[path].values():
            assert status == 1
            assert len([line for line in lines if "another program holds the database" in line]) == 1, lines


@pytest.mark.parametrize("what", ["linli.db", "."])
async def test_what_may_not_be_written_is_told(what: str, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    await asyncio.to_thread(made, data / "linli.db")
    before = (data / "linli.db").read_bytes()
    (data / what).chmod(0o500 if what == "." else 0o400)
    try:
        for status, lines in (await told(BOUND_BY_RIGHTS, data / "linli.db"))[data / "linli.db"].values():
            assert status == 1
            named = [line for line in lines if "may not be written" in line]
            assert len(named) == 1, lines
            assert str(data / "linli.db") in named[0]
    finally:
        (data / what).chmod(0o700)
    assert (data / "linli.db").read_bytes() == before


@asynccontextmanager
async def on_a_disk_that_fills(config: Path) -> AsyncIterator[tuple[asyncio.subprocess.Process, list[str]]]:
    """The program running, and what it has logged so far; killed at the end if it still lives."""
    process = await started(ON_A_DISK_THAT_FILLS, "run", "--config", str(config), folder=config.parent)
    log: list[str] = []

    async def read() -> None:
        assert process.stdout is not None
        log.extend([line.decode() async for line in process.stdout])

    reading = asyncio.create_task(read())
    try:
        yield process, log
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await reading


async def test_on_a_full_disk_the_program_waits_says_so_and_goes_on(tmp_path: Path, telegram: TelegramServer) -> None:
    config = settings(tmp_path, telegram)
    alice, wang = telegram.user("Alice"), telegram.user("Wang", language_code="zh-hans")
    group = telegram.group("Lakeside", creator=alice)
    telegram.add_bot(group)
    told, tapped = (CATALOGUE.text("en", "storage-trouble"), CATALOGUE.text("zh-Hans", "storage-trouble-tap"))
    async with on_a_disk_that_fills(config) as (process, log):
        await alice.say(group, "/poll Bins? | Green | Grey")
        poll = await telegram.wait_for(lambda: group.find("Bins?"), 30)
        await telegram.wait_for(lambda: not telegram.queue.pending, 10)
        process.send_signal(signal.SIGUSR1)
        tap = await wang.tap(poll, "Grey")
        await alice.dm("/status")
        await alice.dm("/help")
        assert (await tap.answered(15)).text == tapped
        await telegram.wait_for(lambda: alice.private.find(told), 15)
        assert counts(poll) == [0, 0]
        process.send_signal(signal.SIGUSR2)
        await telegram.wait_for(lambda: alice.private.find("/vote"), 20)
        assert (await (await alice.tap(poll, "Green")).answered(10)).text.startswith("#1: Green")
    assert [message.text for message in (*alice.messages, *group.messages)].count(told) == 1
    operator = [line for line in log if "intake of telegram" in line]
    assert len(operator) == 2, log
    assert "see to its server, or its disk (full" in operator[0]
    assert "works again" in operator[1]
    assert not [line for line in log if "Traceback" in line or "Grey" in line or telegram.token in line]
    with closing(sqlite3.connect(tmp_path / "data" / "linli.db")) as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert database.execute("SELECT count(*) FROM votes").fetchone() == (2,)
        assert database.execute("SELECT count(*) FROM dead_letters").fetchone() == (0,)
