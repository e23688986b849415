"""How much one person may ask of the bot at once, so that nobody's flood is everybody's wait.

All of it is in memory and bounded: who has been quiet longest is forgotten first, and a restart forgets everybody.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Generic, TypeVar

from app.messages import Incoming, Kind

MOST_PEOPLE = 4000
MOST_EVENTS = 2000
REST = timedelta(minutes=1)
"""How long nothing that is typed is read of somebody who typed too fast. The words that say so name it."""

K = TypeVar("K")
V = TypeVar("V")


class Verdict(Enum):
    """What is to be done with an event."""

    TAKE = "take"
    REFUSE = "refuse"  # with words that say so
    IGNORE = "ignore"  # they have been told


@dataclass(frozen=True, slots=True)
class Allowance:
    """So many at once, and one more for each length of time that passes."""

    at_once: int
    each: timedelta


TAPS = Allowance(60, timedelta(seconds=1))
WORDS = Allowance(20, timedelta(seconds=3))


class Latest(Generic[K, V]):
    """A dictionary of those used latest; beyond so many, the others are forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: OrderedDict[K, V] = OrderedDict()

    def __len__(self) -> int:
        return len(self._values)

    def get(self, key: K) -> V | None:
        """The value, None if it is not known any more."""
        return self._values.get(key)

    def put(self, key: K, value: V) -> None:
        """Keep it as the latest."""
        self._values[key] = value
        self._values.move_to_end(key)
        while len(self._values) > self._most:
            self._values.popitem(last=False)

    def values(self) -> tuple[V, ...]:
        """All of them, the latest last."""
        return tuple(self._values.values())

    def drop(self, key: K) -> None:
        """Forget it, if it is known."""
        self._values.pop(key, None)

    def sift(self, keeps: Callable[[V], bool]) -> None:
        """Forget those that are not to be kept."""
        self._values = OrderedDict((key, value) for key, value in self._values.items() if keeps(value))


@dataclass(slots=True)
class _Bucket:
    left: float
    at: datetime
    shut_until: datetime | None = None


class Limits:
    """Judges what people do. An event that comes again is judged as the first time, and not counted again."""

    def __init__(self, *, taps: Allowance = TAPS, typed: Allowance = WORDS, most: int = MOST_PEOPLE) -> None:
        self._taps = taps
        self._typed = typed
        self._buckets: Latest[tuple[str, str, bool], _Bucket] = Latest(most)
        self._judged: Latest[tuple[str, str], Verdict] = Latest(MOST_EVENTS)

    def judge(self, event: Incoming, now: datetime) -> Verdict:
        """What to do with something that is meant for the bot: a tap, or words.

        Each tap too many is refused, since whoever taps must know that it does not count. Of words too many the first
        is, and for a minute the others are ignored.
        """
        if event.sender is None:
            return Verdict.TAKE
        this = (event.platform, event.event_id)
        known = self._judged.get(this)
        if known is None:
            tap = event.kind is not Kind.MESSAGE
            bucket = self._bucket((event.platform, event.sender.account, tap), self._taps if tap else self._typed, now)
            known = _tapped(bucket) if tap else _typed(bucket, now)
            self._judged.put(this, known)
        return known

    def _bucket(self, key: tuple[str, str, bool], allowance: Allowance, now: datetime) -> _Bucket:
        full = float(allowance.at_once)
        bucket = self._buckets.get(key) or _Bucket(full, now)
        # A clock that was set back gives nothing, and takes nothing away.
        passed = max(timedelta(0), now - bucket.at)
        bucket.left = min(full, bucket.left + passed / allowance.each)
        bucket.at = now
        self._buckets.put(key, bucket)
        return bucket


def _tapped(bucket: _Bucket) -> Verdict:
    if bucket.left < 1:
        return Verdict.REFUSE
    bucket.left -= 1
    return Verdict.TAKE


def _typed(bucket: _Bucket, now: datetime) -> Verdict:
    if bucket.shut_until is not None:
        if now < bucket.shut_until:
            return Verdict.IGNORE
        bucket.shut_until = None
    if bucket.left < 1:
        bucket.shut_until = now + REST
        return Verdict.REFUSE
    bucket.left -= 1
    return Verdict.TAKE


@dataclass(slots=True)
class _Tries:
    wrong: deque[datetime] = field(default_factory=deque)
    shut_until: datetime | None = None

    def add(self, now: datetime, within: timedelta, most: int) -> None:
        while self.wrong and self.wrong[0] <= now - within:
            self.wrong.popleft()
        self.wrong.append(now)
        if len(self.wrong) >= most:
            self.shut_until = now + within
            self.wrong.clear()

    def shut(self, now: datetime) -> bool:
        return self.shut_until is not None and now < self.shut_until


class Guesses:
    """Codes that were wrong: after a few of one person, or many of all, no code is taken for a while.

    One that is right must then be refused as well, or the refusal would tell. The words that say so name five codes
    and ten minutes.
    """

    def __init__(self, *, own: int = 5, everybody: int = 100, within: timedelta = timedelta(minutes=10)) -> None:
        self._most_own = own
        self._most = everybody
        self._within = within
        self._own: Latest[tuple[str, str], _Tries] = Latest(MOST_PEOPLE)
        self._all = _Tries()

    def shut(self, platform: str, account: str, now: datetime) -> str:
        """Whose codes are not looked at now: "own", "all", or "" if these are."""
        own = self._own.get((platform, account))
        if own is not None and own.shut(now):
            return "own"
        return "all" if self._all.shut(now) else ""

    def wrong(self, platform: str, account: str, now: datetime) -> None:
        """A code of theirs was wrong."""
        own = self._own.get((platform, account)) or _Tries()
        own.add(now, self._within, self._most_own)
        self._own.put((platform, account), own)
        self._all.add(now, self._within, self._most)
