"""What falls due: one alarm clock at the earliest time, and one function that does whatever has become due."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from app.context import Effects, House
from app.hardship import Outage
from app.ports import Clock, StorageFailure, StorageRuined, StorageTrouble, Store
from app.turn import Turn
from app.views import settle
from app.workshop import Workshop, clear_up
from domain.recurrence import from_text, next_due
from domain.schedule import LATE_LIMIT, Alarm

log = logging.getLogger(__name__)

LATE_AFTER = timedelta(minutes=5)
TRY_AGAIN = timedelta(minutes=10)
FURTHEST = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class _Failing:
    """Since when an alarm fails, and when it is tried again. Forgotten at a restart, which may be what mends it."""

    since: datetime
    again_at: datetime


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
        self._failing: dict[str, _Failing] = {}

    async def run(self) -> datetime | None:
        """Do everything due by now, and return when the next thing falls due. Raises StorageTrouble, StorageRuined."""
        async with self._one_at_a_time:
            try:
                return await self._round()
            except (StorageTrouble, StorageRuined):
                raise
            except StorageFailure as failure:
                log.warning("what is due was refused (%s); doing it one by one", type(failure).__name__)
                return await self._one_by_one()

    async def _round(self, only: str | None = None) -> datetime | None:
        """Everything due in one transaction, or one alarm alone ("" for none)."""
        async with self._store.transaction() as uow:
            turn = Turn(uow, self._clock())
            due = [alarm for alarm in await uow.alarms.due(turn.now) if self._may_ring(alarm, turn.now)]
            due = [alarm for alarm in due if only in (None, alarm.id)]
            for alarm in due:
                await self._ring(turn, alarm)
            await settle(self._house, turn)
            waiting = {alarm.id for alarm in await uow.alarms.due(turn.now)}
            ahead = await uow.alarms.next_due(turn.now)
        self._workshop.take(turn.work)
        await clear_up(turn.after)
        if due:
            self._committed()
        # What is still due now is failing, and has a time of its own.
        self._failing = {alarm_id: failing for alarm_id, failing in self._failing.items() if alarm_id in waiting}
        times = [failing.again_at for failing in self._failing.values()]
        return min((*times, ahead) if ahead is not None else times, default=None)

    async def _one_by_one(self) -> datetime | None:
        async with self._store.transaction() as uow:
            now = self._clock()
            due = [alarm for alarm in await uow.alarms.due(now) if self._may_ring(alarm, now)]
        for alarm in due:
            try:
                await self._round(only=alarm.id)
            except (StorageTrouble, StorageRuined):
                raise
            except StorageFailure as failure:
                log.error("alarm %s (%s) could not be recorded (%s)", alarm.id, alarm.job, type(failure).__name__)
                async with self._store.transaction() as uow:
                    self._put_off(Turn(uow, self._clock()), alarm)
        return await self._round(only="")

    def _may_ring(self, alarm: Alarm, now: datetime) -> bool:
        failing = self._failing.get(alarm.id)
        return failing is None or failing.again_at <= now

    async def _ring(self, turn: Turn, alarm: Alarm) -> None:
        """One alarm and its next occurrence. One that fails is logged and does not stop the others."""
        mark = turn.mark()
        try:
            estate = await turn.uow.estates.get(alarm.estate_id)
            turn.uow.alarms.delete(alarm.id)
            late = turn.now - alarm.due_at
            await self._house.registry.jobs[alarm.job](Effects(self._house, turn, estate), alarm, late > LATE_AFTER)
            again = following(alarm, turn.now)
        except StorageFailure:
            raise
        except Exception as failure:
            frames = "".join(traceback.format_tb(failure.__traceback__))
            log.error("alarm %s (%s) failed (%s)\n%s", alarm.id, alarm.job, type(failure).__name__, frames)
            turn.rewind(mark)
            self._put_off(turn, alarm)
        else:
            if again is not None:
                turn.uow.alarms.put(again)

    def _put_off(self, turn: Turn, alarm: Alarm) -> None:
        """The alarm failed: it is tried again for a day, and then given up until its next occurrence."""
        since = self._failing[alarm.id].since if alarm.id in self._failing else turn.now
        if turn.now - since <= LATE_LIMIT:
            # It stays due, and so keeps the time it was for, which its words name.
            self._failing[alarm.id] = _Failing(since, turn.now + TRY_AGAIN)
            return
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
        self._outage = Outage("what falls due")

    async def start(self) -> None:
        """Do what was missed while the program was down, and set the bell."""
        self._scheduler.start()
        await self.ring()

    async def ring(self) -> None:
        """Do what is due and set the bell for what comes next, or soon if the database does not take it now."""
        try:
            upcoming = await self._due.run()
        except StorageTrouble as trouble:
            self.arm(self._clock() + timedelta(seconds=self._outage.met(trouble)))
            return
        self._outage.over()
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
            # A bell that sets the next one for at once is itself not over yet.
            max_instances=2,
        )

    def stop(self) -> None:
        """No more bells."""
        self._scheduler.shutdown(wait=False)
