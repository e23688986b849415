"""A platform's limits on sending, kept so that it never has to refuse.

What was sent counts from the moment the platform had answered: it arrived there at some time before.
"""

from __future__ import annotations

from collections import deque

from app.messages import Pace

MINUTE = 60.0
MOST_REMEMBERED = 1000
"""How many chats may be remembered before those are forgotten that may be written to anyway."""


class Limiter:
    """When a chat, and the platform as a whole, may be written to again. Times are the loop's monotonic seconds."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._chat_free: dict[str, float] = {}
        self._minute: dict[str, deque[float]] = {}
        self._second: deque[float] = deque()
        self._all_free = 0.0
        self.under_way = 0
        """How many messages are being sent: when they arrive is not known yet."""
        self.in_doubt = False
        """Whether the platform took nothing the last time: one message is then enough to find out."""

    def wait_for(
        self, chat: str, *, group: bool, now: float, ahead: int = 0, calls: int = 1, evenly: bool = False
    ) -> float:
        """Seconds until the chat may be written to, 0 for now.

        ``ahead`` messages to others are sent at the same moment. ``calls`` is how many messages the platform will
        count. ``evenly``: as what may wait is sent, so that a group's minute is never used up and nobody waits long.
        """
        free = max(self._all_free, self._chat_free.get(chat, 0.0), self._overall(now, self.under_way + ahead))
        most = self._pace.per_group_minute
        sent = self._minute.get(chat)
        if group and most and sent:
            _forget(sent, now - MINUTE)
            if sent and len(sent) + calls > most:
                free = max(free, sent[min(len(sent) + calls - most, len(sent)) - 1] + MINUTE)
            elif sent and evenly:
                left = most - len(sent)
                # The longest rest that lets those left be sent at equal distances until the oldest no longer counts.
                free = max(free, (left * sent[-1] + sent[0] + MINUTE) / (left + 1))
        return max(0.0, free - now)

    def wait_overall(self, now: float) -> float:
        """Seconds until any chat may be written to."""
        return max(0.0, max(self._all_free, self._overall(now, self.under_way)) - now)

    def wait_again(self, chat: str, *, group: bool, now: float) -> float:
        """Seconds until a message that is under way may make a further call."""
        return self.wait_for(chat, group=group, now=now, ahead=-1)

    def note(self, chat: str, now: float) -> None:
        """A message has arrived by now."""
        if self._pace.per_chat_seconds:
            self._chat_free[chat] = max(self._chat_free.get(chat, 0.0), now + self._pace.per_chat_seconds)
        if self._pace.per_group_minute:
            self._minute.setdefault(chat, deque()).append(now)
        if self._pace.overall_second:
            self._second.append(now)
        if max(len(self._chat_free), len(self._minute)) > MOST_REMEMBERED:
            self._tidy(now)

    def hold(self, chat: str, seconds: float, now: float) -> None:
        """The platform asked to wait; an empty chat means everywhere."""
        if chat:
            self._chat_free[chat] = max(self._chat_free.get(chat, 0.0), now + seconds)
        else:
            self._all_free = max(self._all_free, now + seconds)
            self.in_doubt = True

    def _overall(self, now: float, under_way: int) -> float:
        _forget(self._second, now - 1)
        most = self._pace.overall_second
        if not most or len(self._second) + under_way < most:
            return 0.0
        # With all of them under way there is nothing to reckon with yet.
        return self._second[0] + 1 if self._second else now + 1

    def _tidy(self, now: float) -> None:
        self._chat_free = {chat: free for chat, free in self._chat_free.items() if free > now}
        self._minute = {chat: sent for chat, sent in self._minute.items() if sent and sent[-1] > now - MINUTE}


def _forget(times: deque[float], before: float) -> None:
    while times and times[0] <= before:
        times.popleft()
