"""The bot's queue of updates: long polling, confirmation by offset, and the ledger of what happened."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tests.wire.telegram_schema import ApiError

JSON = dict[str, Any]
T = TypeVar("T")

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
TERMINATED = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Signal:
    """Wakes everybody who waits for the world to change. `notify` may be called from plain functions."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def notify(self) -> None:
        """Lets every waiter look again."""
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def wait_for(self, predicate: Callable[[], T | None], within: float) -> T:
        """The predicate's first true value; it is asked again after each change.

        Raises TimeoutError after `within` seconds.
        """
        async with asyncio.timeout(within):
            while not (value := predicate()):
                future = asyncio.get_running_loop().create_future()
                self._waiting.add(future)
                await future
        return value


@dataclass(frozen=True)
class Call:
    """One request of the bot and how it was answered. `code` is None when the connection was dropped."""

    method: str
    arguments: JSON
    code: int | None
    description: str = ""


@dataclass
class Ledger:
    """What the server regards as settled.

    `delivered`: updates confirmed by an offset, in order. `dropped`: updates the bot forgot unread, by a
    negative offset or by dropping the pending ones. `calls`: every request, in the order of the answers.
    """

    delivered: list[JSON] = field(default_factory=list)
    dropped: list[JSON] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)

    def calls_of(self, *methods: str) -> list[Call]:
        """The calls of these methods."""
        return [call for call in self.calls if call.method in methods]


@dataclass(frozen=True)
class Pending:
    """An update that waits for its confirmation; `source` is what stands in the answer, word for word."""

    update_id: int
    source: str
    content: JSON


class UpdateQueue:
    """Updates in the order of their ids, kept until an offset above theirs confirms them.

    `polls` counts the calls for them.
    """

    def __init__(self, signal: Signal, ledger: Ledger) -> None:
        self.pending: list[Pending] = []
        self.allowed: frozenset[str] | None = None
        self._signal = signal
        self._ledger = ledger
        self._next_id = 700_000_001
        self.polls = 0

    def emit(self, kind: str, payload: JSON) -> None:
        """Queues an update, if the bot asked for its kind."""
        if kind not in NOT_BY_DEFAULT if self.allowed is None else kind in self.allowed:
            self.push({kind: payload})

    def push(self, content: JSON) -> int:
        """Queues any object as an update, under the next id; returns the id."""
        update_id = self._next_id
        full = {"update_id": update_id} | {key: value for key, value in content.items() if key != "update_id"}
        return self._append(json.dumps(full, ensure_ascii=False), full)

    def push_raw(self, source: str) -> int:
        """Queues text that may be no JSON at all; `%d` in it becomes the id; returns the id."""
        return self._append(source.replace("%d", str(self._next_id)), {"update_id": self._next_id, "raw": source})

    def _append(self, source: str, content: JSON) -> int:
        self.pending.append(Pending(self._next_id, source, content))
        self._next_id += 1
        self._signal.notify()
        return self._next_id - 1

    def jump_to(self, update_id: int) -> None:
        """The next update gets this id, be it lower: the server draws a new one after a week without updates.

        Raises ValueError while updates are pending, as that cannot happen then.
        """
        if self.pending:
            raise ValueError(f"{len(self.pending)} updates are pending")
        self._next_id = update_id

    def drop_all(self) -> None:
        """Forgets what is pending."""
        self._settle(len(self.pending), self._ledger.dropped)

    def confirm(self, offset: int) -> None:
        """Settles what an offset confirms. An offset more than 10 past the newest id is taken for the head
        of the queue and confirms nothing (this happens after the ids jumped backwards)."""
        if offset < 0:
            self._settle(max(0, len(self.pending) + offset), self._ledger.dropped)
        elif offset <= self._next_id + 10:
            self._settle(sum(p.update_id < offset for p in self.pending), self._ledger.delivered)

    def _settle(self, count: int, into: list[JSON]) -> None:
        into.extend(p.content for p in self.pending[:count])
        del self.pending[:count]
        if count:
            self._signal.notify()

    async def poll(self, offset: int, limit: int, within: float) -> list[Pending]:
        """A batch after at most `within` seconds. Raises 409 when another poll takes over."""
        self.polls += 1
        turn = self.polls
        self._signal.notify()
        self.confirm(offset)
        try:
            await self._signal.wait_for(lambda: self.pending or turn != self.polls, max(within, 0.001))
        except TimeoutError:
            return []
        if turn != self.polls:
            raise ApiError(409, TERMINATED)
        return self.pending[:limit]
