"""One bot at a time: a lock per database and per identity on a platform."""

from __future__ import annotations

import contextlib
import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from storage.errors import AlreadyRunning


class InstanceLock:
    """A lock on a file, held until released or until the process ends, however it ends.

    The file stays: it is empty but for the number of the process that last held the lock.
    """

    def __init__(self, path: Path, what: str) -> None:
        self._path = path
        self._what = what
        self._file: int | None = None

    def acquire(self) -> None:
        """Take the lock. Raises AlreadyRunning with the holder's pid; OSError."""
        file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            written = os.read(file, 20).strip()
            os.close(file)
            raise AlreadyRunning(self._what, int(written) if written.isdigit() else 0) from None
        except BaseException:
            os.close(file)
            raise
        os.ftruncate(file, 0)
        os.write(file, f"{os.getpid()}\n".encode())
        self._file = file

    def release(self) -> None:
        """Let go of it; nothing happens if it is not held."""
        file, self._file = self._file, None
        if file is not None:
            with contextlib.suppress(OSError):
                os.ftruncate(file, 0)
            os.close(file)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def lock_of_database(path: Path) -> InstanceLock:
    """The lock of a SQLite database."""
    return InstanceLock(path.with_name(path.name + ".lock"), f"the database {path.name}")
