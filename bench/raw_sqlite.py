"""The control of the disk: one vote a commit, with nothing around it."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path


def commits_per_second(folder: Path, votes: int, people: int) -> float:
    """Votes a second, each committed by itself with synchronous=FULL."""
    connection = sqlite3.connect(folder / "raw.db", isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS votes"
        " (poll_id TEXT, voter TEXT, choice TEXT, cast_at TEXT, PRIMARY KEY (poll_id, voter)) WITHOUT ROWID"
    )
    cast = (
        "INSERT INTO votes VALUES (?, ?, ?, ?)"
        " ON CONFLICT (poll_id, voter) DO UPDATE SET choice = excluded.choice, cast_at = excluded.cast_at"
    )
    start = time.monotonic()
    for number in range(votes):
        voter = f"{number % people:016x}"
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(cast, ("poll", voter, f'{{"options":[{number // people % 4}]}}', str(number)))
        connection.execute("COMMIT")
    seconds = time.monotonic() - start
    connection.close()
    return votes / seconds
