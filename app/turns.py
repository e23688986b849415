"""Whose turn it is among the chats in which something waits to be sent."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from math import inf

from app.ports import Lane

MEMORY = 60.0
"""Seconds after which it no longer matters when a chat was served."""

MOST_REMEMBERED = 5000
LEAVES_ROOM = 4
"""Every so often it is the turn of what is not urgent, so that it goes on even if there is always something urgent."""


class Turns:
    """Remembers which lanes were served when, and which need not be looked at for a while.

    ``strictly``: oldest first, whatever it is. Times are the loop's monotonic seconds.
    """

    def __init__(self, *, strictly: bool) -> None:
        self._strictly = strictly
        self._served: dict[str, float] = {}
        self._resting: dict[tuple[str, bool], float] = {}
        self._given = 0
        self.after = {True: "", False: ""}
        """From which lane the next reading goes on, of the urgent and of the others."""

    def served(self, lane: str, now: float) -> None:
        """Something of the lane is sent now."""
        self._given += 1
        self._served.pop(lane, None)
        self._served[lane] = now
        while self._served:
            oldest = next(iter(self._served))
            if self._served[oldest] > now - MEMORY and len(self._served) <= MOST_REMEMBERED:
                break
            del self._served[oldest]

    def rest(self, lane: Lane, until: float) -> None:
        """The lane's head must wait; should an urgent message come behind it, it is looked at again."""
        self._resting[lane.name, lane.urgent] = until

    def soonest(self, lanes: Sequence[Lane], now: float) -> float:
        """Seconds until the first of the lanes that rest is to be looked at again; infinite if none does."""
        rests = (self._resting.get((lane.name, lane.urgent), now) for lane in lanes)
        return min((until - now for until in rests if until > now), default=inf)

    def order(self, lanes: Sequence[Lane], now: float) -> Iterator[Lane]:
        """The lanes in the order in which they are to be served."""
        self._resting = {lane: until for lane, until in self._resting.items() if until > now}
        ready = [lane for lane in lanes if (lane.name, lane.urgent) not in self._resting]
        if self._strictly:
            return iter(sorted(ready, key=lambda lane: lane.head))
        ready.sort(key=lambda lane: (self._served.get(lane.name, 0.0), lane.head))
        return self._mixed(
            deque(lane for lane in ready if lane.urgent), deque(lane for lane in ready if not lane.urgent)
        )

    def _mixed(self, urgent: deque[Lane], others: deque[Lane]) -> Iterator[Lane]:
        number = self._given
        while urgent or others:
            number += 1
            first = others if number % LEAVES_ROOM == 0 else urgent
            yield (first or urgent or others).popleft()
