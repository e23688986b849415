"""A kill at a chosen place: a fuse that every write and every send passes, and a store that knows what it kept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from inspect import iscoroutinefunction
from typing import Any, cast

from app.ports import Store
from app.repositories import UnitOfWork

_READING = frozenset({"cursor", "queue", "counts", "dead_letters", "hides_steps"})


class Killed(BaseException):
    """The process is dead. Nothing in the program may catch this."""


class Fuse:
    """Burns by one at every place that is passed; at its end, and ever after, whoever passes is dead."""

    def __init__(self) -> None:
        self.left: int | None = None
        self.places: list[str] = []

    def passed(self, place: str) -> None:
        """Raises Killed."""
        if self.left is None:
            return
        if self.left == 0:
            self.places.append(place)
            raise Killed(place)
        self.left -= 1


class _Noting:
    """A unit of work that also tells which events it counts as handled."""

    def __init__(self, uow: UnitOfWork, noted: list[str]) -> None:
        self._uow = uow
        self._noted = noted

    def __getattr__(self, name: str) -> Any:
        return getattr(self._uow, name)

    def note_seen(self, platform: str, event_id: str, day: datetime) -> None:
        self._noted.append(event_id)
        self._uow.note_seen(platform, event_id, day)


class FusedStore:
    """The store with a fuse at both sides of all it writes. ``journal`` has the committed events in their order."""

    def __init__(self, store: Store, fuse: Fuse, journal: list[str]) -> None:
        self._store = store
        self._fuse = fuse
        self._journal = journal

    @asynccontextmanager
    async def transaction(self, *, sealed: bool = False) -> AsyncIterator[UnitOfWork]:
        noted: list[str] = []
        async with self._store.transaction(sealed=sealed) as uow:
            yield cast(UnitOfWork, _Noting(uow, noted))
            self._fuse.passed("before a commit")
        self._journal.extend(noted)
        self._fuse.passed("after a commit")

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._store, name)
        if name in _READING:
            return found
        return self._asked(name, found) if iscoroutinefunction(found) else self._opened(name, found)

    def _asked(self, name: str, method: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def fused(*args: Any, **more: Any) -> Any:
            self._fuse.passed(f"before {name}")
            result = await method(*args, **more)
            self._fuse.passed(f"after {name}")
            return result

        return fused

    def _opened(self, name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        @asynccontextmanager
        async def fused(*args: Any, **more: Any) -> AsyncIterator[Any]:
            async with method(*args, **more) as opened:
                yield opened
                self._fuse.passed(f"before {name} is committed")
            self._fuse.passed(f"after {name} is committed")

        return fused
