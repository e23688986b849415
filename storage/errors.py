"""What can go wrong with the database, by kind, in words that quote nothing of what is kept there."""

from __future__ import annotations

import errno
import sqlite3

from sqlalchemy.exc import DBAPIError, IntegrityError

from app.ports import StorageFailure, StorageRuined, StorageTrouble


class StorageError(StorageFailure):
    """The database could not do what it was asked. ``plainly`` is what the operator is told before the driver's own
    words: what it is, and what to do."""

    plainly = ""


class StorageFull(StorageError, StorageTrouble):
    """There is no room left on the disk."""

    plainly = "there is no room left for the database: make room on its disk"


class StorageLocked(StorageError, StorageTrouble):
    """Somebody else holds the database."""

    plainly = "another program holds the database: let it finish, or end it"


class StorageCorrupt(StorageError, StorageRuined):
    """The file is damaged."""

    plainly = "the database is damaged: restore a backup"


class StorageReadOnly(StorageError, StorageTrouble):
    """The database may be read, not written."""

    plainly = "the database may not be written: let the bot's user write the file and its folder"


class StorageDown(StorageError, StorageTrouble):
    """The database cannot be opened or reached; trying again may help."""

    plainly = "the database cannot be used: see to its server, or its disk (full, over a quota, failing, gone)"


class RuleBroken(StorageError):
    """What was to be written contradicts what is kept (a number given twice, a missing parent)."""


class Unsealed(StorageError):
    """What was to be written would join a case without a name, or a secret paper, to a person."""

    plainly = "a case without a name or a secret paper cannot be written beside something of a person"


class WrongFile(StorageError, StorageRuined):
    """This is not a database of Linli."""

    plainly = "this is not a database of Linli"


class SchemaTooNew(StorageError):
    """A newer version of the program wrote the database; this one would not understand it."""


class SchemaTooOld(StorageError):
    """The database waits for a migration."""


class NoDatabase(SchemaTooOld):
    """There is none yet."""


class MigrationFailed(StorageError):
    """A migration would have lost or orphaned rows; nothing was changed."""


class AlreadyRunning(StorageError):
    """Another process holds the lock; ``pid`` is its number, 0 if it is not known."""

    def __init__(self, what: str, pid: int = 0) -> None:
        super().__init__(f"{what} is in use by another process" + (f" (pid {pid})" if pid else ""))
        self.pid = pid


class BackupRefused(StorageError):
    """A backup was not made or not restored; the message says why."""


_SQLITE = {
    sqlite3.SQLITE_FULL: StorageFull,
    sqlite3.SQLITE_BUSY: StorageLocked,
    sqlite3.SQLITE_LOCKED: StorageLocked,
    sqlite3.SQLITE_CORRUPT: StorageCorrupt,
    sqlite3.SQLITE_NOTADB: WrongFile,
    sqlite3.SQLITE_READONLY: StorageReadOnly,
    sqlite3.SQLITE_PERM: StorageReadOnly,
    sqlite3.SQLITE_CANTOPEN: StorageDown,
    sqlite3.SQLITE_IOERR: StorageDown,
    sqlite3.SQLITE_CONSTRAINT: RuleBroken,
}
_SYSTEM = {
    errno.EACCES: StorageReadOnly,
    errno.EPERM: StorageReadOnly,
    errno.EROFS: StorageReadOnly,
    errno.ENOSPC: StorageFull,
    errno.EDQUOT: StorageFull,
    errno.EFBIG: StorageFull,
}
# By the class or the code of https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL = {
    "53100": StorageFull,
    "55P03": StorageLocked,
    "40001": StorageLocked,
    "40P01": StorageLocked,
    "XX001": StorageCorrupt,
    "XX002": StorageCorrupt,
    "25006": StorageReadOnly,
    "42501": StorageReadOnly,
    "08": StorageDown,
    "28": StorageDown,
    "3D": StorageDown,
    "53": StorageDown,
    "57": StorageDown,
    "23": RuleBroken,
}


def of_sqlite(error: sqlite3.Error) -> StorageError:
    """The error of SQLite by its kind."""
    code = getattr(error, "sqlite_errorcode", None)
    kind = StorageError if code is None else _SQLITE.get(code & 0xFF, StorageError)
    return _told(kind, f"SQLite: {error}")


def of_system(error: OSError) -> StorageError:
    """What the system said of the file or its folder, by its kind."""
    kind = _SYSTEM.get(error.errno or 0, StorageDown)
    return _told(kind, error.strerror or type(error).__name__)


def by_kind(error: Exception) -> StorageError:
    """The driver's error by its kind, without the rows that PostgreSQL quotes in its messages."""
    original = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(original, sqlite3.Error):
        return of_sqlite(original)
    state = str(getattr(original, "sqlstate", None) or "")
    kind = _POSTGRESQL.get(state) or _POSTGRESQL.get(state[:2]) or StorageError
    if isinstance(error, IntegrityError):
        kind = RuleBroken
    elif isinstance(original, OSError) or getattr(error, "connection_invalidated", False):
        kind = StorageDown
    cause = getattr(original, "__cause__", None) or original
    return _told(kind, f"{type(cause).__name__}{' ' + state if state else ''}")


def _told(kind: type[StorageError], detail: str) -> StorageError:
    return kind(f"{kind.plainly} ({detail})" if kind.plainly else detail)
