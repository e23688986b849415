"""Sending: whose turn it is under a platform's limits, several chats at a time, and what a crash may do.

Each chat is a lane in which messages keep their order. Of the lanes in which something waits, those with an answer to
a person come first, and among these the one that was served longest ago: however much waits in one, another is next
after at most one message of each. Nothing but the heads of the lanes is read.

A message is taken off the database's queue only once the platform has it. A row marked as begun when the program
starts was in mid-send at a crash: answers are then dropped (at most once), notices sent again (at least once). On a
platform with idempotency keys (Matrix) sending again is harmless and everything is.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass

from app.courier import Courier, Errand, Look, Note
from app.hardship import Outage
from app.messages import Delivery, Outgoing
from app.pace import Limiter
from app.ports import Clock, Desk, Lane, QueuedMessage, StorageTrouble, Store, Transport
from app.turns import Turns

log = logging.getLogger(__name__)

MOST_LANES = 500
IDLE_CHECK = 30.0
BETWEEN_EXPIRIES = 60.0


@dataclass(slots=True)
class _Flight:
    """A message between being noted as begun and being noted as arrived, or found not to be notable now."""

    errand: Errand
    noted: asyncio.Event
    note: Note | None = None
    failure: BaseException | None = None
    task: asyncio.Task[None] | None = None


class Sender:
    """The worker of one platform."""

    def __init__(
        self,
        store: Store,
        transport: Transport,
        clock: Clock,
        *,
        moved: Callable[[str, str, str], Awaitable[None]],
        gone: Callable[[Outgoing], Awaitable[None]],
        look: Look,
    ) -> None:
        self._store = store
        self._transport = transport
        self._clock = clock
        self._limiter = Limiter(transport.pace)
        self._courier = Courier(store, transport, clock, self._limiter, moved=moved, gone=gone, look=look)
        self._turns = Turns(strictly=transport.pace.at_once == 1)
        self._wake = asyncio.Event()
        self._at_desk = asyncio.Lock()
        self._outage = Outage(f"outbox of {transport.platform}")
        self._trouble: StorageTrouble | None = None
        self._flights: dict[str, _Flight] = {}
        self._landed: list[_Flight] = []
        # Rows that the database may hold as begun although this program knows that they were not sent.
        self._unsent: set[int] = set()
        self._next_expiry = 0.0

    def wake(self) -> None:
        """There may be something to send."""
        self._wake.set()

    async def quiet(self, lanes: Collection[str] | None = None) -> None:
        """Wait until what is being sent to these chats or accounts (None: to any) is noted as posted.

        Raises StorageTrouble while the database does not take that.
        """
        for lane in list(self._flights) if lanes is None else lanes:
            flight = self._flights.get(lane)
            if flight is not None:
                await flight.noted.wait()
                if self._trouble is not None and self._flights.get(lane) is flight:
                    raise self._trouble

    async def run(self) -> None:
        """Send for ever. Raises StorageFailure when only the operator can help."""
        while True:
            self._wake.clear()
            try:
                wait = await self._turn()
            except StorageTrouble as trouble:
                self._trouble = trouble
                for flight in self._landed:
                    flight.noted.set()
                await asyncio.sleep(self._outage.met(trouble))
                continue
            self._trouble = None
            self._outage.over()
            await self._woken(wait)

    async def drain(self, *, patience: float | None = None) -> None:
        """Send until nothing is left that can be sent now; ``patience`` bounds the waiting, in seconds."""
        now = asyncio.get_running_loop().time
        deadline = None if patience is None else now() + patience
        while True:
            wait = await self.drain_once(deadline)
            if wait >= IDLE_CHECK or (deadline is not None and now() + wait > deadline):
                return
            await asyncio.sleep(wait)

    async def drain_once(self, deadline: float | None = None) -> float:
        """Send what may be sent now. Returns the seconds until something more may be."""
        now = asyncio.get_running_loop().time
        while True:
            self._wake.clear()
            wait = await self._turn()
            if not self._flights:
                if wait > 0:
                    return wait
                continue
            if deadline is not None:
                if deadline <= now():
                    return IDLE_CHECK
                wait = min(wait, deadline - now())
            await self._woken(wait)

    async def stop(self) -> None:
        """Let go of what is still being sent: the next start does with it what a crash allows."""
        tasks = [flight.task for flight in self._flights.values() if flight.task is not None]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _woken(self, seconds: float) -> None:
        # Not wait_for: before Python 3.12 it takes a cancellation for an answer if both come at once.
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._wake.wait()

    async def _turn(self) -> float:
        """Note what has arrived and start what may be sent, in one transaction. Returns the seconds until more may be
        sent if nothing arrives before. Raises StorageFailure, and what a message's sending died of.
        """
        async with self._at_desk:
            landed = list(self._landed)
            for flight in landed:
                if flight.failure is not None:
                    self._unsent.add(flight.errand.row.id)
                    self._release(flight)
                    raise flight.failure
            held = self._held(len(self._flights), asyncio.get_running_loop().time())
            if held > 0 and not landed:
                return held
            errands: list[Errand] = []
            try:
                async with self._store.sending() as desk:
                    for flight in landed:
                        if flight.note is not None:
                            await flight.note(desk)
                    await self._expire(desk)
                    wait = await self._choose(desk, {flight.errand.lane for flight in landed}, errands)
                    await desk.begin([errand.row for errand in errands])
            except BaseException:
                self._unsent.update(errand.row.id for errand in errands)
                raise
            for flight in landed:
                self._release(flight)
            for errand in errands:
                self._start(errand)
            return wait

    def _release(self, flight: _Flight) -> None:
        self._landed.remove(flight)
        del self._flights[flight.errand.lane]
        flight.noted.set()

    def _start(self, errand: Errand) -> None:
        self._unsent.discard(errand.row.id)
        flight = self._flights[errand.lane] = _Flight(errand, asyncio.Event())
        self._limiter.under_way += 1
        self._turns.served(errand.lane, asyncio.get_running_loop().time())
        flight.task = asyncio.create_task(self._fly(flight), name=f"send-{self._transport.platform}")

    async def _fly(self, flight: _Flight) -> None:
        try:
            flight.note = await self._courier.carry(flight.errand)
        except asyncio.CancelledError:
            raise
        except BaseException as failure:
            # Whoever runs the sender is told, as if it had been sent in turn.
            flight.failure = failure
        finally:
            self._limiter.under_way -= 1
        self._landed.append(flight)
        self._wake.set()
        if self._trouble is not None:
            flight.noted.set()

    async def _expire(self, desk: Desk) -> None:
        """Now and then, drop what nobody waits for any more, so that no chat's lane grows without end."""
        now = asyncio.get_running_loop().time()
        if now < self._next_expiry:
            return
        late = await desk.expire(self._transport.platform, self._clock())
        if late:
            log.warning("%s: %d answers are too late to be sent", self._transport.platform, late)
        self._next_expiry = now + BETWEEN_EXPIRIES

    # -- whose turn it is ---------------------------------------------------------------------------------------------

    async def _choose(self, desk: Desk, landed: Collection[str], errands: list[Errand]) -> float:
        """Add what may be sent now. Returns the seconds until something more may be."""
        now = asyncio.get_running_loop().time()
        busy = self._flights.keys() - landed
        free = self._at_once - len(busy)
        held = self._held(len(busy), now)
        if held > 0:
            return held
        flying = {self._flights[lane].errand.row.id for lane in busy}
        lanes = await self._lanes(desk)
        lanes = [lane for lane in lanes if lane.name not in busy]
        waiting = self._turns.order(lanes, now)
        soonest = min(IDLE_CHECK, self._turns.soonest(lanes, now))
        while free > len(errands):
            batch = list(_some(waiting, free - len(errands)))
            if not batch:
                return soonest
            heads = {row.id: row for row in await desk.rows([lane.head for lane in batch])}
            for lane in batch:
                row = heads.get(lane.head)
                if row is None or row.id in flying:
                    continue
                wait = await self._weigh(desk, lane, row, len(errands), now)
                if wait is None:
                    errands.append(Errand(row, await desk.posts(row)))
                else:
                    soonest = min(soonest, wait)
        return soonest

    @property
    def _at_once(self) -> int:
        return 1 if self._limiter.in_doubt else self._transport.pace.at_once

    def _held(self, under_way: int, now: float) -> float:
        """Seconds for which nothing can be sent to anybody, unless something arrives before."""
        if under_way >= self._at_once:
            return IDLE_CHECK
        return min(IDLE_CHECK, self._limiter.wait_overall(now))

    async def _lanes(self, desk: Desk) -> list[Lane]:
        """Where something waits, as far as it need be known: with more lanes than that, in several readings."""
        found: dict[str, Lane] = {}
        for urgent in (True, False):
            after = self._turns.after[urgent]
            some = await desk.lanes(self._transport.platform, urgent=urgent, after=after, most=MOST_LANES)
            self._turns.after[urgent] = some[-1].name if len(some) == MOST_LANES else ""
            if after and len(some) < MOST_LANES:
                some += await desk.lanes(self._transport.platform, urgent=urgent, after="", most=MOST_LANES - len(some))
            for lane in some:
                found.setdefault(lane.name, lane)
        return list(found.values())

    async def _weigh(self, desk: Desk, lane: Lane, row: QueuedMessage, ahead: int, now: float) -> float | None:
        """Whether a message goes now (None), or in how many seconds it, or what is behind it, is to be looked at."""
        message = row.message
        lost = row.begun and row.id not in self._unsent
        if lost and message.delivery is Delivery.ANSWER and not self._repeatable(message):
            log.warning("outbox: an answer was in mid-send at a crash and is not sent twice, row %d", row.id)
            await desk.drop(row, None)
            return 0.0
        if message.until is not None and message.until <= self._clock() and not row.begun:
            await desk.drop(row, None)
            return 0.0
        held = (row.not_before - self._clock()).total_seconds() if row.attempts else 0.0
        group = not message.address.account
        calls = self._courier.calls(message)
        wait = self._limiter.wait_for(lane.name, group=group, now=now, ahead=ahead, calls=calls, evenly=not lane.urgent)
        wait = max(wait, held)
        if wait <= 0:
            return None
        self._turns.rest(lane, now + wait)
        return wait

    def _repeatable(self, message: Outgoing) -> bool:
        return self._transport.platform == "matrix" or bool(message.edits)


def _some(lanes: Iterator[Lane], most: int) -> Iterator[Lane]:
    for _, lane in zip(range(most), lanes, strict=False):
        yield lane
