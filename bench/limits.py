"""Telegram's limits on what a bot writes, as it publishes them: what would have been refused, and what was allowed."""

from __future__ import annotations

from collections import defaultdict, deque

CHAT_SECONDS = 1.0
GROUP_MINUTE = 20
OVERALL_SECOND = 30
SLOT_SECONDS = 60 / GROUP_MINUTE
"""One limiter slot: how far apart a group's messages are when its minute is used up evenly."""

JITTER = 0.02
"""How much earlier than the limit a message may arrive, in seconds: two that left in time need not travel alike."""


class Limits:
    """Counts what a strict Telegram would have answered 429. Times are seconds of one clock."""

    def __init__(self) -> None:
        self.refused = 0
        self._last: dict[str, float] = {}
        self._minute: dict[str, deque[float]] = defaultdict(deque)
        self._second: deque[float] = deque()

    def note(self, chat: str, now: float) -> None:
        """A message, or an edit of one, arrived."""
        early = now + JITTER
        too_soon = chat in self._last and early < self._last[chat] + CHAT_SECONDS
        _forget(self._second, early - 1)
        crowded = len(self._second) >= OVERALL_SECOND
        spent = False
        if chat.startswith("-"):
            _forget(self._minute[chat], early - 60)
            spent = len(self._minute[chat]) >= GROUP_MINUTE
            self._minute[chat].append(now)
        self.refused += too_soon or crowded or spent
        self._last[chat] = now
        self._second.append(now)


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()


def allowed(earlier: list[float], start: float, end: float) -> int:
    """How many messages a group could have been sent from start to end, after those that were sent before."""
    sent = sorted(time for time in earlier if time < start)
    already, now = len(sent), start
    while now <= end:
        if sent:
            now = max(now, sent[-1] + CHAT_SECONDS)
        if len(sent) >= GROUP_MINUTE:
            now = max(now, sent[-GROUP_MINUTE] + 60)
        if now <= end:
            sent.append(now)
    return len(sent) - already
