"""Backups of a SQLite database: a consistent copy while the bot runs, and putting one back while it does not.

The keys of anonymous polls are outside every backup, on purpose: see ``storage/keys.py``. A poll whose key was
destroyed after the backup was made comes back without it, and takes no more votes.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from storage.errors import BackupRefused, of_sqlite


def copy_sqlite(path: Path, target: Path) -> None:
    """Copy a database as it is at one moment, without what was deleted. Raises BackupRefused, StorageError."""
    aside = target.with_name(target.name + ".part")
    aside.unlink(missing_ok=True)
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
    try:
        # Read only: a second connection must never checkpoint.
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)) as source:
            source.execute("PRAGMA busy_timeout=10000")
            source.execute("VACUUM INTO ?", (str(aside),))
        _sync(aside)
        try:
            os.link(aside, target)
        except FileExistsError:
            raise BackupRefused(f"{target} exists already and is not overwritten") from None
        _sync(target.parent)
    except sqlite3.Error as error:
        raise of_sqlite(error) from None
    finally:
        aside.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
