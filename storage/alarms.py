"""What falls due."""

from __future__ import annotations

from collections.abc import Hashable
from datetime import datetime
from typing import Any

from domain.schedule import Alarm
from storage import tables
from storage.columns import fields_of
from storage.staging import Row, Session, Shelf

_columns = tables.alarms.c


class AlarmRecord:
    """An alarm's row."""

    table = tables.alarms

    def key(self, value: Alarm) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Alarm) -> tuple[Hashable, ...]:
        """All together, and by estate, by subject, by number and by room."""
        return (
            "all",
            ("estate", value.estate_id, value.job),
            ("ref", value.job, value.ref),
            ("no", value.estate_id, value.no),
            ("room", value.room_id),
        )

    def row(self, value: Alarm) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> Alarm:
        """The alarm of a row."""
        return Alarm(**row)


class Alarms:
    """The alarms of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = Shelf(session, AlarmRecord())

    @property
    def changed(self) -> bool:
        """Whether anything is staged."""
        return self.shelf.staged_keys > 0

    async def due(self, now: datetime) -> tuple[Alarm, ...]:
        """Everything due at or before now, earliest first."""
        await self.shelf.load(tables.alarms.select().where(_columns.due_at <= now))
        return _by_time(alarm for alarm in self.shelf.known("all") if alarm.due_at <= now)

    async def next_due(self, after: datetime) -> datetime | None:
        """When the next alarm rings after a time."""
        # One row more than could be hidden by what is staged: the earliest that stands is among them.
        most = self.shelf.staged_keys + 1
        ahead = tables.alarms.select().where(_columns.due_at > after).order_by(_columns.due_at, _columns.id)
        await self.shelf.load(ahead.limit(most))
        return min((alarm.due_at for alarm in self.shelf.known("all") if alarm.due_at > after), default=None)

    async def of_estate(self, estate_id: str, job: str) -> tuple[Alarm, ...]:
        """The estate's alarms of one job, by due time."""
        group = ("estate", estate_id, job)
        return _by_time(await self.shelf.group(group, estate_id=estate_id, job=job))

    async def by_no(self, estate_id: str, no: int) -> Alarm | None:
        """A reminder by its number, which counts from 1."""
        if no < 1:
            return None
        found = await self.shelf.group(("no", estate_id, no), estate_id=estate_id, no=no)
        return found[0] if found else None

    async def of_ref(self, job: str, ref: str) -> tuple[Alarm, ...]:
        """Alarms of one subject, by due time."""
        return _by_time(await self.shelf.group(("ref", job, ref), job=job, ref=ref))

    async def of_room(self, room_id: str) -> tuple[Alarm, ...]:
        """Alarms that ring in a room."""
        return _by_time(await self.shelf.group(("room", room_id), room_id=room_id))

    def put(self, alarm: Alarm) -> None:
        """Stage it."""
        self.shelf.put(alarm)

    def delete(self, alarm_id: str) -> None:
        """Stage its end."""
        self.shelf.delete(alarm_id)


def _by_time(alarms: Any) -> tuple[Alarm, ...]:
    return tuple(sorted(alarms, key=lambda alarm: (alarm.due_at, alarm.id)))
