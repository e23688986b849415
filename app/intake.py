"""Taking in what platforms bring: one transaction a batch, and the cursor moves with it or not at all."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace

from app.answering import Toast
from app.context import House
from app.dispatch import TAP_SEPARATOR, Dispatch
from app.enclosing import PATIENCE as FILES_PATIENCE
from app.enclosing import Enclosing
from app.ending import to_its_end
from app.facts import NOTHING_ASKED, Facts, Plan
from app.hardship import Hardship
from app.incidents import UNWRITTEN
from app.limits import Latest
from app.messages import Batch, DeadLetter, FoundPoll, Incoming
from app.native_polls import IN_POLLS
from app.ports import (
    Clock,
    SendFailure,
    StorageFailure,
    StorageRuined,
    StorageTrouble,
    Store,
    Transport,
    TransportDown,
)
from app.presses import names_button
from app.repositories import UnitOfWork
from app.turn import Turn
from app.views import settle
from app.voice import Outcome, Voice
from app.workshop import Workshop, clear_up

log = logging.getLogger(__name__)

FIRST_WAIT = 1.0
LONGEST_WAIT = 60.0
PLATFORM_PATIENCE = 10.0
MOST_SEEN = 2000
"""How many of the events that no row tells of are remembered to have been handled."""
BATCH_PATIENCE = 2.5
"""Seconds that a batch may still take once the program is told to stop."""


class Intake:
    """The road of one platform's events."""

    def __init__(
        self,
        house: House,
        store: Store,
        transport: Transport,
        clock: Clock,
        *,
        workshop: Workshop,
        committed: Callable[[UnitOfWork], None],
        quiet: Callable[[Collection[str]], Awaitable[None]],
    ) -> None:
        self._quiet = quiet
        self._workshop = workshop
        self._house = house
        self._store = store
        self._transport = transport
        self._clock = clock
        self._committed = committed
        self._dispatch = Dispatch(house)
        self._hardship = Hardship(house, transport)
        self._enclosing = Enclosing(transport)
        self._voice = Voice(transport, house.unwritten, clock)
        self._untaken: Sequence[Incoming] = ()
        self._seen: Latest[str, bool] = Latest(MOST_SEEN)

    async def run(self) -> None:
        """Take in batches for ever. Raises TransportRefused, StorageFailure when only the operator can help.

        A batch that the database does not take is not confirmed by a new cursor, so the platform brings it again.
        """
        cursor = await self._store.cursor(self._transport.platform, self._transport.identity)
        try:
            await self._go_on(cursor)
        finally:
            # Stopped, it still answers the taps that it has recorded.
            with suppress(TimeoutError):
                await asyncio.wait_for(self._voice.idle(), BATCH_PATIENCE)

    async def _go_on(self, cursor: str) -> None:
        wait = FIRST_WAIT
        while True:
            asked = asyncio.get_running_loop().time()
            try:
                batch = await self._transport.poll(cursor)
            except TransportDown as down:
                log.warning("%s: %s", self._transport.platform, down)
                # A platform that names no time, or none worth the name, is asked less and less often.
                await asyncio.sleep(_jitter(wait) if down.seconds is None else max(down.seconds, _jitter(FIRST_WAIT)))
                wait = min(LONGEST_WAIT, wait * 2)
                continue
            wait = FIRST_WAIT
            idle = batch.cursor == cursor and asyncio.get_running_loop().time() - asked < FIRST_WAIT
            began = asyncio.get_running_loop().time()
            try:
                await to_its_end(self._accept(batch), BATCH_PATIENCE)
            except StorageTrouble as trouble:
                await self._hardship.bear(trouble, self._untaken, began)
                continue
            self._hardship.over()
            cursor = batch.cursor
            if idle:
                # Nothing came, and nobody waited for it: something in between answers in the platform's place.
                await asyncio.sleep(_jitter(FIRST_WAIT))

    async def take(self, batch: Batch) -> None:
        """Everything a batch asks, committed together with the cursor; and wait until the taps are answered.

        Raises StorageTrouble, StorageRuined.
        """
        await self._accept(batch)
        await self._voice.idle()

    async def _accept(self, batch: Batch) -> None:
        """Everything a batch asks, committed together with the cursor; then the taps are being answered.

        Raises StorageTrouble, StorageRuined; an event that alone cannot be recorded is noted for the operator.
        """
        self._untaken = batch.events
        await self._let_posts_settle(batch.events)
        facts = await self._ask_platform(batch.events)
        try:
            outcome = await self._commit(batch.events, facts, batch)
        except (StorageTrouble, StorageRuined):
            raise
        except StorageFailure as failure:
            log.warning("the batch was refused (%s); taking it event by event", type(failure).__name__)
            await self._one_by_one(batch, facts)
            return
        await self._voice.begin(outcome)
        if outcome.turn.apart:
            dead = await self._apart(outcome.turn.apart, facts)
            await self._commit((), {}, Batch((), batch.cursor, dead))

    async def _apart(self, events: Sequence[Incoming], facts: Mapping[str, Facts]) -> tuple[DeadLetter, ...]:
        """Take events that must each have a transaction to itself. Returns those that could not be recorded."""
        dead = []
        for number, event in enumerate(events):
            self._untaken = events[number:]
            try:
                outcome = await self._commit((event,), facts, None, sealed=True)
            except (StorageTrouble, StorageRuined):
                raise
            except StorageFailure as failure:
                log.error("an event could not be recorded (%s)", type(failure).__name__)
                dead.append(replace(_letter(event, failure), event_id=UNWRITTEN))
                continue
            await self._voice.begin(outcome)
        return tuple(dead)

    async def _let_posts_settle(self, events: Sequence[Incoming]) -> None:
        """A tap that names a button by its number can come before the sender has noted the message it is on; then which
        button it was is not known. Only what is being sent to the chats of such taps is waited for.
        """
        numbered = [event for event in events if names_button(event) or event.kind in IN_POLLS]
        chats = {event.address.chat for event in numbered}
        accounts = {event.sender.account for event in numbered if event.sender is not None}
        if not numbered:
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(PLATFORM_PATIENCE):
                await self._quiet(chats | accounts)
                await self._voice.idle()

    async def _one_by_one(self, batch: Batch, facts: Mapping[str, Facts]) -> None:
        dead = list(batch.dead)
        for number, event in enumerate(batch.events):
            self._untaken = batch.events[number:]
            try:
                outcome = await self._commit((event,), facts, None)
            except (StorageTrouble, StorageRuined):
                raise
            except StorageFailure as failure:
                log.error("an event could not be recorded (%s); its letter is kept", type(failure).__name__)
                dead.append(_letter(event, failure))
                continue
            # At once: if the database goes now, the event does not come a second time to be answered.
            await self._voice.begin(outcome)
            dead += await self._apart(outcome.turn.apart, facts)
        await self._commit((), {}, Batch((), batch.cursor, tuple(dead)))

    async def _commit(
        self, events: Sequence[Incoming], facts: Mapping[str, Facts], batch: Batch | None, *, sealed: bool = False
    ) -> Outcome:
        platform = self._transport.platform
        async with self._store.transaction(sealed=sealed) as uow:
            turn = Turn(uow, self._clock(), sealed=sealed)
            toasts: list[Toast] = []
            fresh = await uow.unseen(platform, [event.event_id for event in events])
            done: set[str] = set()
            await _foresee(uow, platform, [event for event in events if event.event_id in fresh])
            for event in events:
                if event.event_id not in fresh or event.event_id in done or self._seen.get(event.event_id):
                    continue
                done.add(event.event_id)
                toast = await self._dispatch.handle(turn, event, facts.get(event.event_id, NOTHING_ASKED))
                if turn.apart and turn.apart[-1].event_id == event.event_id:
                    continue
                if event.event_id in turn.unnoted:
                    self._seen.put(event.event_id, True)
                else:
                    uow.note_seen(platform, event.event_id, turn.now)
                if toast is not None:
                    toasts.append(toast)
            await settle(self._house, turn)
            if batch is not None:
                for letter in batch.dead:
                    uow.add_dead_letter(letter)
                if not turn.apart:
                    uow.set_cursor(platform, self._transport.identity, batch.cursor)
        if turn.erases:
            await self._store.empty_log()
        self._workshop.take(turn.work)
        await clear_up(turn.after)
        self._committed(uow)
        return Outcome(turn, toasts)

    async def _ask_platform(self, events: Sequence[Incoming]) -> dict[str, Facts]:
        """What only the platform knows of these events, asked before the transaction."""
        now, until = self._clock(), asyncio.get_running_loop().time() + FILES_PATIENCE
        plans = [(event, self._dispatch.plan(event, now)) for event in events]
        asking = [(event, plan) for event, plan in plans if not plan.is_empty]
        answers = await asyncio.gather(*(self._facts(event, plan, until) for event, plan in asking))
        return {event.event_id: answer for (event, _), answer in zip(asking, answers, strict=True)}

    async def _facts(self, event: Incoming, plan: Plan, until: float) -> Facts:
        admin = plan.asks_admin and await self._is_admin(event)
        poll = await self._poll(event) if plan.asks_poll else None
        return Facts(admin, poll, await self._enclosing.enclose(plan.files, until))

    async def _poll(self, event: Incoming) -> FoundPoll | None:
        try:
            async with asyncio.timeout(PLATFORM_PATIENCE):
                return await self._transport.find_poll(event.address, event.reply_to)
        except (SendFailure, TimeoutError) as failure:
            log.warning("%s: could not look a poll up (%s)", event.platform, type(failure).__name__)
            return None

    async def _is_admin(self, event: Incoming) -> bool:
        if event.sender is None:
            return False
        try:
            async with asyncio.timeout(PLATFORM_PATIENCE):
                return await self._transport.is_admin(event.address, event.sender.account)
        except (SendFailure, TimeoutError) as failure:
            log.warning("%s: could not ask who administers (%s)", event.platform, type(failure).__name__)
            return False


async def _foresee(uow: UnitOfWork, platform: str, events: Sequence[Incoming]) -> None:
    """Let the batch be read for together: who speaks where, and what its buttons speak of."""
    speakers = {(event.address.chat, event.sender.account) for event in events if event.sender is not None}
    subjects = {part for event in events for part in event.action.split(TAP_SEPARATOR)[1:2]}
    await uow.foresee(platform, speakers, subjects)


def _letter(event: Incoming, failure: Exception) -> DeadLetter:
    return DeadLetter(event.platform, event.event_id, event.kind, type(failure).__name__, event.at)


def _jitter(seconds: float) -> float:
    return seconds * random.uniform(0.5, 1.0)  # noqa: S311 — spreading retries, nothing secret
