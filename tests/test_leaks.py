"""The program at its most talkative, and its leftovers: no token, no password, no words, nobody's secret choice."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sqlite3
import stat
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.test_bot import BOT, bot
from tests.wire.synapse import Synapse
from tests.wire.telegram_chats import Message
from tests.wire.telegram_server import TelegramServer

# The operator who hunts a fault: everything logs all it can, asyncio checks itself, and crashes are dumped. A handler
# fails with words of residents in its hands, and so does the one place that nothing catches.
TALKATIVE = """
import logging, runpy, sys
logging.basicConfig(level=logging.DEBUG)
from commands import vote
def stumble(poll, text, words):
    said = [poll.question, text]
    raise ValueError(f"cannot read {said}")
vote.read_choice = stumble
bot = sys.argv[1]
sys.argv = sys.argv[1:]
runpy.run_path(bot, run_name="__main__")
"""
QUESTION, AYE, NAY, MUTTER, NAME = "qwquestion", "qwaye", "qwnay", "qwmutter", "Qwliu"


@dataclass(frozen=True, slots=True)
class Lived:
    """What a life of the program has left: a folder, what it logged, and the secrets it had."""

    folder: Path
    log: str
    secrets: tuple[str, ...]

    @property
    def data(self) -> Path:
        return self.folder / "data"


@pytest.fixture
async def telegram() -> AsyncIterator[TelegramServer]:
    async with TelegramServer() as server:
        yield server


ENCRYPTION_KEY = "canary-key-drawn-by-lot-0123456789"


@pytest.fixture
async def lived(tmp_path: Path, telegram: TelegramServer, synapse: Synapse) -> Lived:
    """People talk, vote without a name and poison the stream; then the program is crashed."""
    account = await synapse.register("canary")
    password = synapse.password("canary")
    config = tmp_path / "config.toml"
    config.touch(0o600)
    config.write_text(
        f'[bot]\ndata_dir = "{tmp_path / "data"}"\n'
        f'[telegram]\ntoken = "{telegram.token}"\napi_url = "{telegram.root}"\n'
        f'[matrix]\nhomeserver = "{synapse.url}"\nuser = "{account.user_id}"\npassword = "{password}"\n'
        f'encryption_key = "{ENCRYPTION_KEY}"\n'
    )
    alice = telegram.user(NAME, language_code="en")
    group = telegram.group("Lakeside", creator=alice)
    telegram.add_bot(group)
    with (tmp_path / "log").open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-X", "dev", "-W", "default", "-c", TALKATIVE, str(BOT), "run", "--config", str(config)),
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(BOT.parent), "PYTHONASYNCIODEBUG": "1", "PYTHONFAULTHANDLER": "1"},
            stdout=log,
            stderr=log,
        )
        try:
            await alice.say(group, MUTTER)
            await alice.say(group, f"/poll {QUESTION} | {AYE} | {NAY} --anonymous")
            await telegram.wait_for(lambda: group.find(QUESTION), 40)
            query = await alice.tap(found(group.find(QUESTION)), AYE)
            assert AYE in (await query.answered(30)).text
            telegram.queue.push({"message": {"message_id": [MUTTER], "text": MUTTER, "chat": MUTTER}})
            await alice.dm(f"/vote 1 {NAY}")
            await telegram.wait_for(lambda: any("code" in message.text for message in alice.messages), 30)
            process.send_signal(signal.SIGABRT)
            await asyncio.wait_for(process.wait(), 20)
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    (session,) = (tmp_path / "data").glob("matrix*session*")
    token = re.search(r'"access_token": *"([^"]+)"', session.read_text())
    assert token is not None, "the session is kept in another form: this looks in the wrong place"
    return Lived(
        tmp_path, (tmp_path / "log").read_text(errors="replace"), (telegram.token, password, ENCRYPTION_KEY, token[1])
    )


def found(message: Message | None) -> Message:
    assert message is not None
    return message


def holding(folder: Path, secret: str) -> set[str]:
    """The files under a folder that hold these words, by their names."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {path.name for path in files if secret.encode() in path.read_bytes()}


async def test_neither_the_log_nor_what_is_left_on_the_disk_tells(lived: Lived) -> None:
    # It listened, it failed, it crashed.
    assert "DEBUG" in lived.log
    assert "incident" in lived.log
    assert "Fatal Python error: Aborted" in lived.log
    for word in (QUESTION, AYE, NAY, MUTTER, NAME, NAME.casefold(), *lived.secrets):
        assert word not in lived.log, [line for line in lived.log.splitlines() if word in line]
    config = ["--config", str(lived.folder / "config.toml")]
    token, password, key, access_token = lived.secrets
    (session,) = holding(lived.folder, access_token)
    assert stat.S_IMODE((lived.data / session).stat().st_mode) == 0o600
    status, out, err = await bot("backup", "copy.db", *config, folder=lived.folder)
    assert status == 0, err
    said = out + err
    status, out, err = await bot("restore", "copy.db", *config, folder=lived.folder)
    assert status == 0, err
    assert "before-restore" in out
    said += out + err
    status, out, err = await bot("check", *config, folder=lived.folder)
    said += out + err
    assert "telegram" in said
    for word in (QUESTION, AYE, NAY, MUTTER, NAME, *lived.secrets):
        assert word not in said
    assert holding(lived.folder, token) == holding(lived.folder, password) == {"config.toml"}
    assert holding(lived.folder, key) == {"config.toml"}
    # With the keys of another day the session would be of no use: it is gone.
    assert holding(lived.folder, access_token) == set()
    assert not [path for path in lived.folder.rglob("*") if QUESTION in path.name or token in path.name]
    # What is no question and no option is nowhere; who chose what stands beside nobody.
    assert holding(lived.folder, MUTTER) == set()
    copies = [path for path in lived.folder.rglob("*") if path.is_file() and path.read_bytes()[:6] == b"SQLite"]
    assert len(copies) >= 3, "the database, its backup and what was there before the restore"
    for path in copies:
        assert f"#1: {AYE}".encode() not in path.read_bytes()
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name
        if "matrix-keys" in path.name:
            continue
        with closing(sqlite3.connect(path)) as database:
            (voter,) = database.execute("SELECT voter FROM votes").fetchone()
            assert voter not in {person for (person,) in database.execute("SELECT id FROM people")}
            kept = database.execute("SELECT kind, error FROM dead_letters ORDER BY id").fetchall()
            assert len(kept) == 2, "the update that cannot be read, and the command that failed"
