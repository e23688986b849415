"""The clock of the rehearsal, which people move forward, and the times they write for it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from app.ports import Clock
from app.times import parse_duration, parse_when

FURTHEST = timedelta(days=3660)
"""Ten years: everything due on the way is done, and a daily reminder rings often enough in that time."""


class RehearsalClock:
    """A clock that can be moved forward. It stands still between moves, so that a script always reads the same,
    or, if it ``flows``, goes on as the real one does.
    """

    def __init__(self, real: Clock, *, flows: bool) -> None:
        self.flows = flows
        self._real = real
        self._ahead = timedelta(0)
        self._stands = real()

    def __call__(self) -> datetime:
        """The present of the rehearsal, UTC."""
        return self._real() + self._ahead if self.flows else self._stands

    def move(self, at: datetime) -> None:
        """Make it that time; one that has passed changes nothing."""
        at = max(at, self()).astimezone(UTC)
        self._ahead = at - self._real()
        self._stands = at


class NoTime(ValueError):
    """What was written is no time to move to. The message is a key of the locales."""


def read_target(text: str, now: datetime, zone: ZoneInfo) -> datetime:
    """The time that ``+3d`` or ``2026-12-01 19:00`` names; a day alone is its beginning. Raises NoTime."""
    typed = text.strip().replace("\uff0b", "+")
    if typed.startswith("+"):
        length = parse_duration(typed[1:])
        at = None if length is None else now + length
    else:
        when = parse_when(typed, now, zone)
        at = None if when is None else when.on_clock(time(0), zone)
    if at is None:
        raise NoTime("rehearsal-clock-unclear")
    if at < now:
        raise NoTime("rehearsal-clock-back")
    if at - now > FURTHEST:
        raise NoTime("rehearsal-clock-far")
    return at
