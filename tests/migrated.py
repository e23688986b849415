"""A database as the migrations make it, made once in a process and copied for each test that is about other things."""

import asyncio
import os
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

from storage.store import migrate


def make(url: str) -> None:
    """Make the tables in an empty database. This waits for it: it may be called with or without an event loop."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, migrate(url)).result()


@cache
def _content() -> bytes:
    with tempfile.TemporaryDirectory(prefix="linli-migrated-") as folder:
        path = Path(folder) / "linli.db"
        make(f"sqlite+aiosqlite:///{path}")
        # Closed in good order: nothing of it is in the -wal file any more.
        assert {*os.listdir(folder)} == {path.name, f"{path.name}.lock"}
        return path.read_bytes()


def sqlite_at(path: Path) -> str:
    """The address of the SQLite file there, which is a new one with all tables unless there is one already."""
    if not path.exists():
        path.touch(0o600)
        path.write_bytes(_content())
    return f"sqlite+aiosqlite:///{path}"
