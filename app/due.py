"""What falls due: one alarm clock at the earliest time, and one function that does whatever has become due."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from app.context import Effects, House, Turn
from app.ports import Clock, StorageFailure, Store
from app.views import settle
from app.workshop import Workshop, clear_up
from domain.recurrence import from_text, next_due
from domain.schedule import LATE_LIMIT, Alarm

log = logging.getLogger(__name__)

LATE_AFTER = timedelta(minutes=5)
TRY_AGAIN = timedelta(minutes=10)
FURTHEST = timedelta(days=7)


class Due:
    """Runs what is due, in one transaction a round, and says when to ring next."""

    def __init__(
        self,
        house: House,
        store: Store,
        clock: Clock,
        *,
        workshop: Workshop,
        committed: Callable[[], None],
    ) -> None:
        self._workshop = workshop
        self._house = house
        self._store = store
        self._clock = clock
        self._committed = committed
        self._one_at_a_time = asyncio.Lock()

    async def run(self) -> datetime | None:
        """Do everything due by now, and return when the next thing falls due."""
        async with self._one_at_a_time:
            async with self._store.transaction() as uow:
                turn = Turn(uow, self._clock())
                due = await uow.alarms.due(turn.now)
                for alarm in due:
                    await self._ring(turn, alarm)
                await settle(self._house, turn)
                upcoming = await uow.alarms.next_due()
            self._workshop.take(turn.work)
            await clear_up(turn.after)
            if due:
                self._committed()
            return upcoming

    async def _ring(self, turn: Turn, alarm: Alarm) -> None:
        """One alarm and its next occurrence. One that fails is logged and does not stop the others."""
        mark = turn.mark()
        try:
            estate = await turn.uow.estates.get(alarm.estate_id)
            turn.uow.alarms.delete(alarm.id)
            late = turn.now - alarm.due_at
            await self._house.registry.jobs[alarm.job](Effects(self._house, turn, estate), alarm, late > LATE_AFTER)
            again: Alarm | None = following(alarm, turn.now)
        except StorageFailure:
            raise
        except Exception as failure:
            log.error("alarm %s (%s) failed: %s", alarm.id, alarm.job, type(failure).__name__)
            turn.rewind(mark)
            # Later again, for as long as it would still be delivered; after that only its next occurrence.
            again = replace(alarm, due_at=turn.now + TRY_AGAIN)
            if is_stale(alarm, turn.now):
                turn.uow.alarms.delete(alarm.id)
                again = following(alarm, turn.now)
        if again is not None:
            turn.uow.alarms.put(again)


def following(alarm: Alarm, now: datetime) -> Alarm | None:
    """The alarm's next occurrence after now, None if it was for once."""
    if not alarm.rule:
        return None
    at, key = next_due(from_text(alarm.rule), ZoneInfo(alarm.zone), max(now, alarm.due_at))
    return replace(alarm, due_at=at, key=key)


def is_stale(alarm: Alarm, now: datetime) -> bool:
    """Whether the alarm was missed by so much that it is skipped, saying so."""
    return now - alarm.due_at > LATE_LIMIT


class AlarmClock:
    """APScheduler as the bell alone: one job in memory, at the earliest due time."""

    def __init__(self, due: Due, clock: Clock) -> None:
        self._due = due
        self._clock = clock
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    async def start(self) -> None:
        """Do what was missed while the program was down, and set the bell."""
        self._scheduler.start()
        await self.ring()

    async def ring(self) -> None:
        """Do what is due and set the bell for what comes next."""
        upcoming = await self._due.run()
        self.arm(upcoming)

    def arm(self, upcoming: datetime | None) -> None:
        """Set the bell; with nothing ahead it still looks once a week."""
        at = min(upcoming or self._clock() + FURTHEST, self._clock() + FURTHEST)
        self._scheduler.add_job(
            self.ring,
            DateTrigger(at, timezone=UTC),
            id="due",
            replace_existing=True,
            misfire_grace_time=None,
            coalesce=True,
        )

    def stop(self) -> None:
        """No more bells."""
        self._scheduler.shutdown(wait=False)
