"""Settings with a secret in the wrong place, and a database address with a password: what is said has none of it."""

import asyncio
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

import bot
from storage.backup import copy_sqlite
from tests.test_canaries import lived_in

SECRET = "8123456789:AAqwertySecretCanary"
WRONG = [
    f"[telegram]\ntoken = {SECRET}\n",
    f'[telegram]\ntoken = "{SECRET}\n',
    f'[telegram]\ntokne = "{SECRET}"\n',
    f'[telegrm]\ntoken = "{SECRET}"\n',
    f'[telegram]\ntoken = ["{SECRET}"]\n',
    f'[telegram]\ntoken_file = "{SECRET}"\n',
    f'[telegram]\ntoken = "{SECRET}"\ntoken = "{SECRET}"\n',
    f'[telegram]\ntoken = "{SECRET} and more"\n',
    f'[telegram]\n"{SECRET}" = "token"\n',
    f'[telegram]\ntoken = "1:x"\napi_url = "{SECRET}"\n',
    f'[matrix]\nhomeserver = "https://u:{SECRET}@127.0.0.1:9"\nuser = "@linli:example.org"\npassword = "{SECRET}"\n',
    f'[matrix]\nhomeserver = "http://127.0.0.1:9"\nuser = "{SECRET}"\npassword = "{SECRET}"\n',
    f'[matrix]\nhomeserver = "http://127.0.0.1:9"\nuser = "@l:x"\naccess_token_file = "{SECRET}"\n',
    f'[matrix]\nhomeserver = "http://127.0.0.1:9"\nuser = "@l:x"\npassword = "{SECRET}"\naccess_token = "{SECRET}"\n',
    f'[storage]\nurl = "postgresql+asyncpg://linli:{SECRET}@127.0.0.1:9/linli"\n',
    f'[storage]\nurl = "mysql://linli:{SECRET}@127.0.0.1:9/linli"\n',
    f'[storage]\nurl = "postgresql+asyncpg//linli:{SECRET}@127.0.0.1:9"\n',
    f'[bot]\ntimezone = "{SECRET}"\n',
]


@pytest.mark.parametrize("text", WRONG)
@pytest.mark.parametrize("command", [["check"], ["migrate"]])
def test_what_is_said_of_wrong_settings_holds_no_secret(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, command: list[str]
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(f"{text}[bot]\ndata_dir = 'data'\n" if "[bot]" not in text else text)
    status = bot.main([*command, "--config", str(config)])
    out, err = capsys.readouterr()
    assert SECRET not in out + err
    assert "AAqwerty" not in out + err
    assert "Traceback" not in err
    assert (status, command) in [(1, command), (0, ["migrate"])]


async def test_the_copy_made_before_a_migration_is_as_private_as_the_database(
    tmp_path: Path,
) -> None:
    async with lived_in(tmp_path) as house:
        await house.play(["anna> /poll Which? | kestrel | other --anonymous", "berta> hello", "berta@ /vote 1 kestrel"])
    database = tmp_path / "linli.db"
    copy = tmp_path / "before"
    await asyncio.to_thread(copy_sqlite, database, copy)
    (key,) = (tmp_path / "keys").iterdir()
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert key.read_bytes() not in copy.read_bytes()
    assert b"#1: kestrel" not in copy.read_bytes()
    with closing(sqlite3.connect(copy)) as kept:
        (voter,) = kept.execute("SELECT voter FROM votes").fetchone()
        assert voter not in {person for (person,) in kept.execute("SELECT id FROM people")}
