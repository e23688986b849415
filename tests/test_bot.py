"""The program as an operator runs it: a process with a command line, against real servers."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from tests.pictures import lay_out
from tests.wire.house import shown
from tests.wire.synapse import Synapse
from tests.wire.telegram_server import TelegramServer

BOT = Path(__file__).parents[1] / "bot.py"


async def bot(*arguments: str, stdin: str = "", folder: Path) -> tuple[int, str, str]:
    """Run bot.py to its end; its status, standard output and standard error."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(BOT),
        *arguments,
        cwd=folder,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    out, err = await asyncio.wait_for(process.communicate(stdin.encode()), 45)
    assert process.returncode is not None
    return process.returncode, out.decode(), err.decode()


@asynccontextmanager
async def serving(config: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """bot.py run, killed at the end if it still lives. Its log is beside the settings."""
    with (config.parent / "log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable, str(BOT), "run", "--config", str(config), cwd=config.parent, stdout=log, stderr=log
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server
    assert server.violations == []


def settings(folder: Path, telegram: TelegramServer, more: str = "") -> Path:
    """A settings file for the Telegram server."""
    config = folder / "config.toml"
    config.write_text(
        f'[bot]\ndata_dir = "{folder / "data"}"\n'
        f'[telegram]\ntoken = "{telegram.token}"\napi_url = "{telegram.root}"\n{more}'
    )
    return config


async def test_a_pipe_gets_the_transcript_alone(tmp_path: Path) -> None:
    lines = "a101> /发起投票 刷门? | 同意 | 不同意\nbob> :tap 1\nbob> /vote 1 9\n:quit\n"
    status, out, err = await bot("--language", "zh-Hans", stdin=lines, folder=tmp_path)
    assert status == 0
    assert err == ""
    assert out.splitlines()[0] == "a101> /发起投票 刷门? | 同意 | 不同意"
    assert "bot@bob> 已记下 #1：同意。结束之前都可以改。" in out
    assert "bot> ⚠ #1 只有选项 1 到 2。" in out


async def test_a_rehearsal_killed_in_the_middle_goes_on(tmp_path: Path) -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(BOT),
        "--db",
        str(tmp_path / "estate.db"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=tmp_path,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(b"a101> /poll Bins? | Green | Grey\nbob> /vote 1 2\n")
    await process.stdin.drain()
    async with asyncio.timeout(30):
        while b"1 person has voted" not in await process.stdout.readline():
            pass
    process.kill()
    await process.wait()
    status, out, _ = await bot("--db", "estate.db", stdin="bob> /vote 1 1\na101> /results 1\n", folder=tmp_path)
    assert status == 0
    assert "changed from Grey to Green" in out
    assert "1 person has voted" in out


async def test_wrong_settings_are_named_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "c.toml").write_text('[bot]\nlangauge = "en"\n')
    status, out, err = await bot("run", "--config", "c.toml", folder=tmp_path)
    assert (status, out) == (1, "")
    assert "c.toml:2" in err
    assert "language" in err


async def test_check_reports_each_thing_in_a_line(tmp_path: Path, telegram: TelegramServer, synapse: Synapse) -> None:
    account = await synapse.register("checker")
    matrix = (
        f'[matrix]\nhomeserver = "{synapse.url}"\nuser = "{account.user_id}"\naccess_token = "{account.access_token}"\n'
    )
    config = settings(tmp_path, telegram, matrix)
    status, out, _ = await bot("check", "--config", str(config), folder=tmp_path)
    assert status == 0
    assert "database: none yet" in out
    assert (await bot("migrate", "--config", str(config), folder=tmp_path))[0] == 0
    status, out, err = await bot("check", "--config", str(config), folder=tmp_path)
    assert (status, err) == (0, "")
    names = [line.partition(":")[0] for line in out.splitlines()]
    assert names[:2] == ["settings", "database"]
    assert "telegram: ok" in out
    assert f"matrix: ok, logged in as {account.user_id}" in out
    assert telegram.token not in out
    wrong = config.read_text().replace(telegram.token, "1:wrong")
    config.write_text(wrong)
    status, out, _ = await bot("check", "--config", str(config), folder=tmp_path)
    assert status == 1
    assert "telegram: " in out
    assert "1:wrong" not in out


async def test_the_program_votes_survives_a_kill_and_is_alone(tmp_path: Path, telegram: TelegramServer) -> None:
    config = settings(tmp_path, telegram)
    alice, bob = telegram.user("Alice", language_code="en"), telegram.user("Bob", language_code="en")
    group = telegram.group("Lakeside", creator=alice)
    telegram.add_bot(group)
    async with serving(config) as process:
        await alice.say(group, "/poll Bins? | Green | Grey")
        await telegram.wait_for(lambda: group.find("Bins?"), 30)
        status, _, err = await bot("run", "--config", str(config), folder=tmp_path)
        assert status == 1
        assert "in use by another process" in err
        status, _, err = await bot("restore", str(tmp_path / "none"), "--config", str(config), folder=tmp_path)
        assert status == 1
        assert (await bot("backup", "copy.db", "--config", str(config), folder=tmp_path))[0] == 0
        process.kill()
        await process.wait()
    late = await bob.tap(shown(group, "Bins?"), "Grey")
    async with serving(config) as process:
        assert "Grey" in (await late.answered(30)).text
        await telegram.wait_for(lambda: "1 person has voted" in shown(group, "Bins?").text, 30)
        process.send_signal(signal.SIGTERM)
        assert await asyncio.wait_for(process.wait(), 15) == 0
    status, out, _ = await bot("restore", "copy.db", "--config", str(config), folder=tmp_path)
    assert status == 0
    assert "before-restore" in out
    log = (tmp_path / "log").read_text()
    assert telegram.token not in log
    assert "Grey" not in log
    assert "Bins" not in log


async def test_a_revoked_token_ends_the_program_with_the_reason(tmp_path: Path, telegram: TelegramServer) -> None:
    config = settings(tmp_path, telegram)
    alice = telegram.user("Alice", language_code="en")
    group = telegram.group("Lakeside", creator=alice)
    telegram.add_bot(group)
    async with serving(config) as process:
        await telegram.wait_for(lambda: group.messages, 30)
        telegram.fault(
            "*", times=50, status=401, body='{"ok": false, "error_code": 401, "description": "Unauthorized"}'
        )
        await alice.say(group, "/help")
        assert await asyncio.wait_for(process.wait(), 45) == 1
    last = (tmp_path / "log").read_text().splitlines()[-1]
    assert "token" in last
    assert telegram.token not in last


async def test_the_roll_is_taken_over_on_the_command_line(tmp_path: Path) -> None:
    desk = lay_out(tmp_path / "desk")
    data = tmp_path / "data"
    data.mkdir(mode=0o700)
    config = tmp_path / "config.toml"
    config.write_text(f'[bot]\ndata_dir = "{data}"\n')
    said = "olga> /setup Lakeside | English | Shanghai\n"
    assert (await bot("rehearse", "--db", str(data / "linli.db"), stdin=said, folder=tmp_path))[0] == 0

    async def roll(name: str, *more: str, stdin: str = "") -> tuple[int, str]:
        ended = await bot(
            "roll", "import", str(desk / name), "--config", str(config), *more, stdin=stdin, folder=tmp_path
        )
        return ended[0], ended[1] + ended[2]

    status, text = await roll("roll-wrong.csv", "--yes")
    assert (status, "Row 3, area" in text, "5 things in this file are wrong" in text) == (1, True, True)
    status, text = await roll("roll.csv", stdin="n\n")
    assert (status, "New: 6" in text, "Left alone" in text) == (1, True, True)
    status, text = await roll("roll.csv", "--estate", "lakeside", stdin="y\n")
    assert (status, "The roll has 6 units now" in text) == (0, True)
    status, text = await roll("roll.csv", "--yes")
    assert (status, "says all of this already" in text) == (0, True)
    status, text = await roll("roll.csv", "--estate", "nowhere")
    assert (status, "There is no such estate" in text, "Lakeside" in text) == (1, True, True)
    status, text = await roll("none.csv")
    assert (status, "none.csv" in text) == (1, True)
    _, text, _ = await bot("rehearse", "--db", str(data / "linli.db"), stdin="olga> /roll\n", folder=tmp_path)
    assert "4 heads, counted so" in text
