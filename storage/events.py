"""What came from the platforms: events handled, cursors, and events that could not be read."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from sqlalchemy import select

from app.messages import DeadLetter
from storage import tables
from storage.columns import fields_of
from storage.staging import Row, Session, Shelf

# How many ids one question may name; every database takes as many.
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Seen:
    """An event that was handled; ``day`` is the midnight at which its day began, no moment of it."""

    platform: str
    event_id: str
    day: datetime


class SeenRecord:
    """The row of an event that was handled."""

    table = tables.seen_events

    def key(self, value: Seen) -> tuple[str, str]:
        """The platform and its id for the event."""
        return value.platform, value.event_id

    def groups(self, value: Seen) -> tuple[Hashable, ...]:
        """By platform."""
        return (value.platform,)

    def row(self, value: Seen) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> Seen:
        """The event of a row."""
        return Seen(**row)


@dataclass(frozen=True, slots=True)
class Cursor:
    """How far a platform's events are kept."""

    platform: str
    identity: str
    cursor: str


class CursorRecord:
    """A cursor's row."""

    table = tables.cursors

    def key(self, value: Cursor) -> tuple[str, str]:
        """The platform and who the bot is there."""
        return value.platform, value.identity

    def groups(self, value: Cursor) -> tuple[Hashable, ...]:
        """None: cursors are asked for one by one."""
        return ()

    def row(self, value: Cursor) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> Cursor:
        """The cursor of a row."""
        return Cursor(**row)


class Events:
    """The events of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.seen = Shelf(session, SeenRecord())
        self.cursors = Shelf(session, CursorRecord())
        self._session = session
        self._letters: list[DeadLetter] = []

    async def unseen(self, platform: str, event_ids: Sequence[str]) -> frozenset[str]:
        """Which of these events were never handled."""
        columns, wanted = tables.seen_events.c, list(dict.fromkeys(event_ids))
        for start in range(0, len(wanted), _AT_ONCE):
            some = columns.event_id.in_(wanted[start : start + _AT_ONCE])
            await self.seen.load(select(tables.seen_events).where(columns.platform == platform, some))
        handled = {event.event_id for event in self.seen.known(platform)}
        return frozenset(wanted) - handled

    def note_seen(self, platform: str, event_id: str, day: datetime) -> None:
        """Stage that the event was handled."""
        self.seen.put(Seen(platform, event_id, datetime.combine(day.date(), time(), day.tzinfo)))

    def set_cursor(self, platform: str, identity: str, cursor: str) -> None:
        """Stage how far the platform's events are kept."""
        self.cursors.put(Cursor(platform, identity, cursor))

    def add_dead_letter(self, letter: DeadLetter) -> None:
        """Stage an unreadable event's id, kind and error."""
        self._letters.append(letter)
        self._session.log.note(lambda: self._letters.remove(letter))

    async def flush_letters(self) -> None:
        """Write the staged letters."""
        if self._letters:
            rows = [fields_of(letter) for letter in self._letters]
            await self._session.write(tables.dead_letters.insert(), rows)
