"""A Bot API server that is no bottleneck: it has its updates ready as bytes, and counts what it is asked.

Run as a process: `python -m bench.feed` prints its port. It is driven by POSTs of JSON to `/control/<operation>`, the
methods of `Control`. Times are of the machine's monotonic clock, which all processes share.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Callable

from bench.limits import Limits
from bench.protocol import Protocol
from bench.taps import ME, Json, Tapping, said, sent_message

FIRST_UPDATE = 1_000_000
WRITES = ("sendmessage", "sendphoto", "senddocument", "editmessagetext", "editmessagecaption")
OK = b'{"ok":true,"result":%s}'
TRUE = OK % b"true"


class Feed:
    """The updates that wait for the bot, and what it did."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.limits = Limits()
        self.updates: list[bytes] = []
        self.confirmed = 0
        self.confirmed_at = 0.0
        self.polled_at: float | None = None
        self.fetched_at: float | None = None
        self.marked = 0
        self.answered: dict[str, float] = {}
        self.written: list[tuple[float, Json]] = []
        self.messages: dict[str, Json] = {}
        self.arrived: dict[str, float] = {}
        self._waiting: Callable[[], None] | None = None
        self._sent = 0

    def add(self, update: bytes) -> None:
        """An update waits from now on."""
        self.updates.append(update)

    def wake(self) -> None:
        """Answer the poll that waits, if any."""
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting()

    def serve(self, path: str, arguments: Json, reply: Callable[[bytes], None]) -> None:
        """One call: a Bot API method, or a control operation."""
        method = path.rpartition("/")[2].lower()
        if path.startswith("/control/"):
            reply(json.dumps(getattr(Control(self), method)(**arguments)).encode())
            return
        self.calls[method] += 1
        if method == "getupdates":
            self._poll(arguments, reply)
        else:
            reply(self._answer(method, arguments))

    def gone(self, reply: Callable[[bytes], None]) -> None:
        """A connection was lost: nothing must be handed to the poll that waited on it."""
        if self._waiting is not None and getattr(self._waiting, "reply", None) is reply:
            self._waiting = None

    def _poll(self, arguments: Json, reply: Callable[[bytes], None]) -> None:
        now = time.monotonic()
        self.polled_at = self.polled_at or now
        confirmed = int(arguments.get("offset") or 0) - FIRST_UPDATE
        if confirmed > self.confirmed:
            self.confirmed, self.confirmed_at = confirmed, now
        limit, seconds = int(arguments.get("limit") or 100), float(arguments.get("timeout") or 0)
        if self.confirmed < len(self.updates) or not seconds:
            self._hand_out(limit, reply)
            return
        self.wake()
        self._waiting = _Poll(self, limit, seconds, reply)

    def _hand_out(self, limit: int, reply: Callable[[bytes], None]) -> None:
        batch = self.updates[self.confirmed : self.confirmed + limit]
        reply(OK % (b"[" + b",".join(batch) + b"]"))
        if self.fetched_at is None and self.confirmed + len(batch) > self.marked:
            self.fetched_at = time.monotonic()

    def _answer(self, method: str, arguments: Json) -> bytes:
        match method:
            case "answercallbackquery":
                self.answered[arguments["callback_query_id"]] = time.monotonic()
                return TRUE
            case "getme":
                return OK % json.dumps(ME).encode()
            case "getwebhookinfo":
                return OK % b'{"url":"","has_custom_certificate":false,"pending_update_count":0}'
            case "getchatmember":
                return OK % b'{"status":"creator","is_anonymous":false,"user":{"id":1,"is_bot":false,"first_name":"N"}}'
            case _ if method in WRITES:
                return self._write(method, arguments)
        return TRUE

    def _write(self, method: str, arguments: Json) -> bytes:
        now, chat = time.monotonic(), str(arguments["chat_id"])
        self.limits.note(chat, now)
        self._sent += 1
        message_id = int(arguments.get("message_id") or self._sent)
        message = sent_message(message_id, arguments)
        self.written.append((now, message))
        if "reply_markup" in message and method == "sendmessage":
            self.messages[chat] = message
        return OK % json.dumps(message).encode()


class _Poll:
    """A long poll that waits."""

    def __init__(self, feed: Feed, limit: int, seconds: float, reply: Callable[[bytes], None]) -> None:
        self.reply = reply
        self._feed = feed
        self._limit = limit
        self._timer = asyncio.get_running_loop().call_later(seconds, feed.wake)

    def __call__(self) -> None:
        self._timer.cancel()
        self._feed._hand_out(self._limit, self.reply)


class Control:
    """What a measurement may ask of the feed. Each operation answers with JSON."""

    tappings: dict[tuple[int, int], Tapping] = {}  # noqa: RUF012 - one feed a process

    def __init__(self, feed: Feed) -> None:
        self._feed = feed

    def state(self) -> Json:
        """How far everything is."""
        feed = self._feed
        return {
            "waiting": len(feed.updates) - feed.confirmed,
            "confirmed": feed.confirmed,
            "confirmed_at": feed.confirmed_at,
            "polled_at": feed.polled_at,
            "fetched_at": feed.fetched_at,
            "answered": len(feed.answered),
            "first_answer": min(feed.answered.values(), default=None),
            "last_answer": max(feed.answered.values(), default=None),
            "calls": dict(feed.calls),
            "refused": feed.limits.refused,
        }

    def say(self, chat: int, text: str, person: int = 0) -> bool:
        """Somebody types something."""
        self._feed.add(said(FIRST_UPDATE + len(self._feed.updates), chat, person, text))
        self._feed.wake()
        return True

    def message(self, chat: int) -> Json | None:
        """The latest message with buttons that the bot sent to a chat."""
        return self._feed.messages.get(str(chat))

    def taps(self, chat: int, count: int, people: int, message: Json | None = None, first: int = 0) -> bool:
        """So many taps wait, all at once, on the bot's message in the chat or on a given one."""
        if message is not None:
            self._feed.messages[str(chat)] = message
        tapping = self._tapping(chat, people, first)
        self._feed.updates += [
            tapping.next(number)[1]
            for number in range(FIRST_UPDATE + len(self._feed.updates), FIRST_UPDATE + len(self._feed.updates) + count)
        ]
        self._feed.wake()
        return True

    def stream(self, chat: int, count: int, seconds: float, people: int, first: int = 0) -> bool:
        """So many taps come evenly over some time, and when each came is remembered."""
        loop, feed, tapping = asyncio.get_running_loop(), self._feed, self._tapping(chat, people, first)

        def come() -> None:
            tap_id, update = tapping.next(FIRST_UPDATE + len(feed.updates))
            feed.arrived[f"{chat}:{tap_id}"] = time.monotonic()
            feed.add(update)
            feed.wake()

        start = loop.time()
        for number in range(count):
            loop.call_at(start + number * seconds / count, come)
        return True

    def delays(self, chat: int) -> list[float | None]:
        """How long each tap of a stream waited for its answer, None where it still waits."""
        feed, found = self._feed, []
        for key, arrived in feed.arrived.items():
            room, _, tap_id = key.partition(":")
            if room == str(chat):
                answered = feed.answered.get(tap_id)
                found.append(None if answered is None else answered - arrived)
        return found

    def tally(self, chat: int, people: int) -> list[int]:
        """What the poll in the chat must say in the end."""
        return self.tappings[chat, people].tally()

    def written(self, chat: int) -> list[tuple[float, str]]:
        """When each message or edit for the chat arrived, and its text."""
        return [(at, message["text"]) for at, message in self._feed.written if message["chat"]["id"] == chat]

    def mark(self) -> bool:
        """Count fetches and answers from here."""
        self._feed.answered.clear()
        self._feed.arrived.clear()
        self._feed.fetched_at = self._feed.polled_at = None
        self._feed.marked = len(self._feed.updates)
        return True

    def _tapping(self, chat: int, people: int, first: int) -> Tapping:
        made = self.tappings.setdefault((chat, people), Tapping(self._feed.messages[str(chat)], people, first))
        return made


async def _serve() -> None:
    feed = Feed()
    server = await asyncio.get_running_loop().create_server(lambda: Protocol(feed), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


def main() -> None:
    """Serve until ended."""
    asyncio.run(_serve())


if __name__ == "__main__":
    main()
