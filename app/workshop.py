"""What is slow is made outside the transaction: pictures, archives, and the destruction of keys once a commit is in."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence

from app.hardship import Outage
from app.messages import Outgoing
from app.ports import StorageTrouble, Store

log = logging.getLogger(__name__)

MOST_WAITING = 20
"""How many pieces of work may wait. Each holds what it is to draw in memory, and takes about a second."""


class Workshop:
    """Runs the work that transactions leave behind, one piece at a time, in a thread."""

    def __init__(self, store: Store, made: Callable[[], None]) -> None:
        self._store = store
        self._made = made
        self._tasks: set[asyncio.Task[None]] = set()
        self._bench = asyncio.Semaphore(1)

    def take(self, makes: Sequence[Callable[[], Outgoing]]) -> None:
        """Start making messages; each is queued for sending when it is ready."""
        for make in makes:
            task = asyncio.create_task(self._run(make))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    @property
    def full(self) -> bool:
        """Whether so much waits that nobody should ask for more."""
        return len(self._tasks) >= MOST_WAITING

    async def idle(self) -> None:
        """Wait until everything begun is done."""
        while self._tasks:
            await asyncio.gather(*self._tasks)

    async def _run(self, make: Callable[[], Outgoing]) -> None:
        async with self._bench:
            try:
                message = await asyncio.to_thread(make)
            except (ValueError, RuntimeError, OSError) as failure:
                log.error("a file could not be made (%s)", type(failure).__name__)
                return
            await self._queue(message)
        self._made()

    async def _queue(self, message: Outgoing) -> None:
        """Put it on the queue, which may have to wait for the database."""
        outage = Outage("workshop")
        while True:
            try:
                async with self._store.transaction() as uow:
                    uow.outbox.add(message)
            except StorageTrouble as trouble:
                await asyncio.sleep(outage.met(trouble))
                continue
            outage.over()
            return


async def clear_up(after: Sequence[Callable[[], None]]) -> None:
    """Do what was to wait for the commit. A failure is for the operator: it is logged, and tried again at the next
    start."""
    for act in after:
        try:
            await asyncio.to_thread(act)
        except OSError as failure:
            log.error("could not clear up after a transaction (%s)", type(failure).__name__)
