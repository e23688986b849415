"""Dates as an iCalendar file (RFC 5545), which the calendars of telephones and computers take in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from app.plain_text import plain_line, plain_lines

if TYPE_CHECKING:
    import icalendar

MEDIA_TYPE = "text/calendar"
ALARM_BEFORE = timedelta(days=1)
"""How long before its end an event reminds of it."""
_PRODUCT = "-//Linli//Linli//EN"
_UID = re.compile(r"[A-Za-z0-9@._-]{1,200}")


@dataclass(frozen=True, slots=True)
class Event:
    """Something on the calendar from ``start`` to ``end``, aware, to the second; both the same for a moment.

    ``uid`` is what it is known by in every file of every estate, for good. A calendar that holds an event takes over
    what a later file says of it if its ``sequence`` is higher there; ``cancelled`` takes it off. ``alarm``: a day
    before the end it reminds. Outlook and Android remind of nothing after a start, so the end of something longer
    than a day that nobody should miss is best given as a moment of its own.
    """

    uid: str
    start: datetime
    end: datetime
    title: str
    description: str
    sequence: int = 0
    cancelled: bool = False
    alarm: bool = True


def calendar_file(name: str, events: Sequence[Event], made_at: datetime, zone: str) -> bytes:
    """A calendar called ``name``; ``zone`` is where it is at home, though all times in it are UTC. The same bytes for
    the same events.

    The first call takes tens of milliseconds and reads files, so it belongs in a thread. An alarm that ``made_at`` has
    passed is left out. Raises ValueError for a time without a zone, an end before its
    start, a ``uid`` that is given twice or has other signs than letters, digits and ``@._-``, a negative ``sequence``.
    """
    # Only now: it takes a while to load, and memory, and is seldom wanted.
    from icalendar import Calendar  # noqa: PLC0415

    made_at = _utc(made_at)
    if len({event.uid for event in events}) < len(events):
        raise ValueError("two events have one uid")
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    # The first two are what calendars look for, the last is what the standard has called it since (RFC 7986).
    calendar.add("x-wr-calname", plain_line(name))
    calendar.add("x-wr-timezone", zone)
    calendar.add("name", plain_line(name))
    for event in sorted(events, key=lambda event: (_utc(event.start), _utc(event.end), event.uid)):
        calendar.add_component(_component(event, made_at))
    content: bytes = calendar.to_ical()
    return content


def _component(event: Event, made_at: datetime) -> icalendar.Event:
    from icalendar import Event as Component  # noqa: PLC0415

    start, end = _utc(event.start), _utc(event.end)
    if end < start:
        raise ValueError("an event ends before it starts")
    if _UID.fullmatch(event.uid) is None or event.sequence < 0:
        raise ValueError("an event is not to be known again by this uid and sequence")
    made = Component()
    made.add("uid", event.uid)
    made.add("dtstamp", made_at)
    made.add("sequence", event.sequence)
    made.add("dtstart", start)
    if end > start:
        # A moment has no end: the standard wants every end to be later than the start.
        made.add("dtend", end)
    made.add("summary", plain_line(event.title))
    if event.description:
        made.add("description", plain_lines(event.description))
    made.add("status", "CANCELLED" if event.cancelled else "CONFIRMED")
    # Nobody is busy for the fifteen days of a notice.
    made.add("transp", "TRANSPARENT")
    made.add("x-microsoft-cdo-busystatus", "FREE")
    if event.alarm and not event.cancelled and end - ALARM_BEFORE > made_at:
        made.add_component(_alarm(plain_line(event.title), start, end - ALARM_BEFORE))
    return made


def _alarm(said: str, start: datetime, at: datetime) -> icalendar.Alarm:
    """Told by the start where it comes before it, which every calendar understands; else as a time, since Outlook
    takes whatever is told by the end for as long before the start.
    """
    from icalendar import Alarm  # noqa: PLC0415

    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", said)
    if at <= start:
        made.add("trigger", at - start)
    else:
        made.add("trigger", at, parameters={"VALUE": "DATE-TIME"})
    return made


def _utc(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).replace(microsecond=0)
