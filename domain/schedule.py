"""What falls due at a time: reminders that people asked for, and the deadlines and notices of ballots."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LATE_LIMIT = timedelta(days=1)
"""What was missed by no more than this is delivered late, saying so; what is older is skipped, saying so."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """One thing that falls due.

    ``job`` names the handler ("reminder", "poll.close", "poll.remind"); ``ref`` is its subject (a poll's id).
    ``no`` is the number people use for a reminder (0 for the others). ``rule`` is the text form of a recurrence,
    "" for once. ``due_at`` is UTC; ``key`` names the occurrence (its local date), so that none fires twice.
    ``room_id`` is where it is said; "" with ``person_id`` set means a direct message to that person.
    """

    id: str
    estate_id: str
    job: str
    ref: str
    due_at: datetime
    zone: str
    key: str
    created_by: str
    no: int = 0
    room_id: str = ""
    thread: str = ""
    person_id: str = ""
    text: str = ""
    rule: str = ""
