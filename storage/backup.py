"""Backups of a SQLite database: a consistent copy while the bot runs, and putting one back while it does not.

The keys of anonymous polls are outside every backup, on purpose: see ``storage/keys.py``. A poll whose key was
destroyed after the backup was made comes back without it, and takes no more votes.
"""

from __future__ import annotations

import asyncio
import os
import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from glob import escape
from pathlib import Path

from storage.engine import SQLITE, parse_url, sqlite_path
from storage.errors import BackupRefused, of_sqlite
from storage.lock import lock_of_database
from storage.version import schema_of_file, utc_now

LEFTOVER_SECONDS = 86400.0
"""A copy under way is written to all the time: one that was not for a day was cut short, and is cleared away."""


async def backup(url: str, target: Path, beside: Sequence[Path] = ()) -> None:
    """Copy the database to a new file, while the bot runs or not, and those of these other files that are there.

    Raises BackupRefused if the target exists, if there is no database, or for PostgreSQL; StorageError.
    """
    path = _path_of(url, "pg_dump")
    await asyncio.to_thread(_copy_all, path, target, beside)


def _copy_all(path: Path, target: Path, beside: Sequence[Path]) -> None:
    if not schema_of_file(path):
        raise BackupRefused(f"there is no database at {path}")
    own = [whole.resolve() for file in (path, *beside) for whole in (file, *_side_files(file))]
    if target.resolve() in own:
        # A copy under such a name would be taken for changes that are still to be written back.
        raise BackupRefused(f"{target} is a name that the database itself uses")
    copy_sqlite(path, target)
    for other in beside:
        if other.exists():
            copy_sqlite(other, companion(target, other))


def companion(backup_file: Path, other: Path) -> Path:
    """Where the copy of another file is kept that belongs to a backup."""
    return backup_file.with_name(f"{backup_file.stem}.{other.name}")


async def restore(
    source: Path, url: str, clock: Callable[[], datetime] = utc_now, beside: Sequence[Path] = ()
) -> Path | None:
    """Put a backup in place of the database; what it replaces is kept aside, and its path returned. The same with
    those of these other files of which it has copies.

    Nothing is changed unless the backup is whole and of a schema that this program knows. Raises AlreadyRunning
    while a bot uses the database; BackupRefused for a damaged backup and for PostgreSQL; SchemaTooNew, WrongFile,
    StorageError.
    """
    path = _path_of(url, "pg_restore")
    return await asyncio.to_thread(_restore, source, path, clock(), beside)


def copy_sqlite(path: Path, target: Path) -> None:
    """Copy a database as it is at one moment, without what was deleted. Raises BackupRefused, StorageError."""
    aside = _aside(target)
    try:
        _copy_into(path, aside)
        try:
            os.link(aside, target)
        except FileExistsError:
            raise BackupRefused(f"{target} exists already and is not overwritten") from None
        _sync(target.parent)
    finally:
        aside.unlink(missing_ok=True)


def _restore(source: Path, path: Path, now: datetime, beside: Sequence[Path]) -> Path | None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with lock_of_database(path):
        if not schema_of_file(source):
            raise BackupRefused(f"there is no database at {source}")
        copies = [(companion(source, other), other) for other in beside if companion(source, other).exists()]
        with ExitStack() as stack:
            # Copies, checked as they will be used: the backup itself stays as it is.
            ready = [(stack.enter_context(_checked_copy(kept, other)), other) for kept, other in copies]
            aside = stack.enter_context(_checked_copy(source, path))
            for copy, other in ready:
                if other.exists():
                    _put_aside(other, now)
                copy.replace(other)
            replaced = _put_aside(path, now) if path.exists() else None
            aside.replace(path)
            _sync(path.parent)
    return replaced


@contextmanager
def _checked_copy(source: Path, path: Path) -> Iterator[Path]:
    """A copy beside a path, gone at the end unless it was moved there."""
    aside = _aside(path)
    try:
        _copy_into(source, aside)
        _check(aside)
        yield aside
    finally:
        aside.unlink(missing_ok=True)


def _check(path: Path) -> None:
    with _read_only(path) as connection:
        faults = connection.execute("PRAGMA integrity_check(1)").fetchall()
        orphans = connection.execute("PRAGMA foreign_key_check").fetchall()
    if faults != [("ok",)] or orphans:
        raise BackupRefused("the backup is damaged; the database stays as it was")


def _put_aside(path: Path, now: datetime) -> Path:
    """Move the database out of the way, with all that its -wal file holds."""
    kept = path.with_name(f"{path.name}.before-restore-{now:%Y%m%dT%H%M%SZ}")
    if kept.exists():
        raise BackupRefused(f"{kept} exists already and is not overwritten")
    # A crash may have left changes in the -wal file, which belongs to the old database and would ruin the new one.
    # It goes along, under the name that SQLite looks for.
    for beside, along in zip(_side_files(path), _side_files(kept), strict=True):
        if beside.exists():
            beside.replace(along)
    path.replace(kept)
    _sync(path.parent)
    return kept


def _side_files(path: Path) -> list[Path]:
    """What SQLite keeps beside a database, under names it looks for."""
    return [path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal")]


def _copy_into(path: Path, aside: Path) -> None:
    with _read_only(path) as source:
        source.execute("PRAGMA busy_timeout=10000")
        source.execute("VACUUM INTO ?", (str(aside),))
    _sync(aside)


@contextmanager
def _read_only(path: Path) -> Iterator[sqlite3.Connection]:
    """The database, for reading: a second connection must never checkpoint."""
    try:
        address = f"{path.resolve().as_uri()}?mode=ro"
        with closing(sqlite3.connect(address, uri=True, isolation_level=None)) as connection:
            yield connection
    except sqlite3.Error as error:
        raise of_sqlite(error) from None


def _aside(target: Path) -> Path:
    """An empty file beside the target, for its owner alone, of a name that no other copy under way has."""
    for left in target.parent.glob(f"{escape(target.name)}.*.part*"):
        with suppress(FileNotFoundError):
            if left.stat().st_mtime < time.time() - LEFTOVER_SECONDS:
                left.unlink()
    aside = target.with_name(f"{target.name}.{secrets.token_hex(4)}.part")
    os.close(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_RDWR | os.O_CLOEXEC, 0o600))
    return aside


def _path_of(url: str, program: str) -> Path:
    address = parse_url(url)
    path = sqlite_path(address)
    if path is None and address.get_backend_name() == SQLITE:
        raise BackupRefused("a database in memory has no file")
    if path is None:
        raise BackupRefused(f"this is a PostgreSQL database: use its own {program}")
    return path


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
