"""Keys: those under which the voters of anonymous polls are hashed, and those of what estates keep secret of owners.

They are small files beside the database, and in no backup of it.
"""

from __future__ import annotations

import os
import re
import secrets
from pathlib import Path

_KEY_BYTES = 32
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


class KeyFolder:
    """A folder with one file per key, readable by its owner alone. All calls touch the disk: use a thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def poll_key(self, poll_id: str, *, create: bool = False) -> bytes | None:
        """The poll's key, made if it is asked for; None once destroyed. Raises OSError."""
        path = self._path(poll_id)
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return self._make(path) if create else None

    def estate_key(self, estate_id: str) -> bytes:
        """The estate's key, made if there is none. Raises OSError."""
        path = self._path(estate_id, "estate")
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return self._make(path)

    def poll_ids(self) -> frozenset[str]:
        """The polls that have a key. Raises OSError."""
        try:
            return frozenset(path.stem.removeprefix("poll-") for path in self._folder.glob("poll-*.key"))
        except FileNotFoundError:
            return frozenset()

    def destroy_poll_key(self, poll_id: str) -> None:
        """Overwrite the key and remove it; nothing happens if there is none. Raises OSError."""
        path = self._path(poll_id)
        try:
            file = os.open(path, os.O_WRONLY | os.O_CLOEXEC)
        except FileNotFoundError:
            return
        try:
            os.write(file, secrets.token_bytes(os.fstat(file).st_size))
            os.fsync(file)
        finally:
            os.close(file)
        path.unlink()
        _sync(self._folder)

    def _path(self, name: str, kind: str = "poll") -> Path:
        if not _ID.fullmatch(name):
            raise ValueError("not the id of a poll or an estate")
        return self._folder / f"{kind}-{name}.key"

    def _make(self, path: Path) -> bytes:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = secrets.token_bytes(_KEY_BYTES)
        # Written aside and renamed: a crash leaves no half key under which votes would be lost.
        aside = path.with_suffix(".new")
        file = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600)
        try:
            os.write(file, key)
            os.fsync(file)
        finally:
            os.close(file)
        aside.replace(path)
        _sync(self._folder)
        return key


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
