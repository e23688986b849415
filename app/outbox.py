"""Sending: per-chat queues under each platform's limits, retries, edits of live messages, and what a crash may do.

A message is taken off the database's queue only once the platform has it. A row marked as begun when the program
starts was in mid-send at a crash: answers are then dropped (at most once), notices sent again (at least once). On a
platform with idempotency keys (Matrix) sending again is harmless and everything is.
"""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from app.hardship import Outage
from app.messages import DeadLetter, Delivery, Outgoing, Pace, Post
from app.ports import (
    ChatGone,
    ChatMoved,
    Clock,
    MessageGone,
    QueuedMessage,
    RetryLater,
    SendRefused,
    StorageFailure,
    StorageTrouble,
    Store,
    Transport,
)

log = logging.getLogger(__name__)

BATCH = 200
MOST_LIVE_POSTS = 3
MOST_ATTEMPTS = 12
FIRST_WAIT = 0.05
LONGEST_WAIT = 300.0
IDLE_CHECK = 30.0


class Limiter:
    """When a chat, and the platform as a whole, may be written to again. Times are the loop's monotonic seconds."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._chat_free: dict[str, float] = {}
        self._minute: dict[str, deque[float]] = {}
        self._second: deque[float] = deque()
        self._all_free = 0.0

    def wait_for(self, chat: str, *, group: bool, now: float) -> float:
        """Seconds until the chat may be written to; 0 means now."""
        free = max(self._all_free, self._chat_free.get(chat, 0.0))
        sent = self._minute.get(chat)
        if group and self._pace.per_group_minute and sent:
            while sent and sent[0] <= now - 60:
                sent.popleft()
            if len(sent) >= self._pace.per_group_minute:
                free = max(free, sent[0] + 60)
        while self._second and self._second[0] <= now - 1:
            self._second.popleft()
        if self._pace.overall_second and len(self._second) >= self._pace.overall_second:
            free = max(free, self._second[0] + 1)
        return max(0.0, free - now)

    def note(self, chat: str, now: float) -> None:
        """A message went out."""
        if self._pace.per_chat_seconds:
            self._chat_free[chat] = now + self._pace.per_chat_seconds
        if self._pace.per_group_minute:
            self._minute.setdefault(chat, deque()).append(now)
        if self._pace.overall_second:
            self._second.append(now)

    def hold(self, chat: str, seconds: float, now: float) -> None:
        """The platform asked to wait; an empty chat means everywhere."""
        if chat:
            self._chat_free[chat] = max(self._chat_free.get(chat, 0.0), now + seconds)
        else:
            self._all_free = max(self._all_free, now + seconds)


class Sender:
    """The worker of one platform."""

    def __init__(
        self,
        store: Store,
        transport: Transport,
        clock: Clock,
        *,
        moved: Callable[[str, str, str], Awaitable[None]],
        gone: Callable[[Outgoing], Awaitable[None]],
    ) -> None:
        self._store = store
        self._transport = transport
        self._clock = clock
        self._moved = moved
        self._gone = gone
        self._limiter = Limiter(transport.pace)
        self._wake = asyncio.Event()
        self._sending = asyncio.Lock()
        self._outage = Outage(f"outbox of {transport.platform}")
        # Rows of which the database took no more than that they were begun: unsent, or with the post to be noted.
        self._begun: set[int] = set()
        self._sent: dict[int, Post | None] = {}

    def wake(self) -> None:
        """There may be something to send."""
        self._wake.set()

    async def quiet(self) -> None:
        """Wait until the message that is being sent, if any, is noted as posted."""
        async with self._sending:
            return

    async def run(self) -> None:
        """Send for ever. Raises StorageFailure when only the operator can help."""
        while True:
            self._wake.clear()
            try:
                wait = await self.drain_once()
            except StorageTrouble as trouble:
                await asyncio.sleep(self._outage.met(trouble))
                continue
            self._outage.over()
            with suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), wait)

    async def drain(self, *, patience: float | None = None) -> None:
        """Send until nothing is left that can be sent now; ``patience`` bounds the waiting on limits, in seconds."""
        deadline = None if patience is None else asyncio.get_running_loop().time() + patience
        while True:
            wait = await self.drain_once()
            if wait >= IDLE_CHECK:
                return
            if deadline is not None and asyncio.get_running_loop().time() + wait > deadline:
                return
            await asyncio.sleep(wait)

    async def drain_once(self) -> float:
        """Send what may be sent now. Returns the seconds until something more may be."""
        soonest = IDLE_CHECK
        held: set[str] = set()
        while True:
            queued = await self._store.queue(self._transport.platform, BATCH, without=held)
            soonest = min(soonest, await self._pass(queued, held))
            if len(queued) < BATCH:
                return soonest

    async def _pass(self, queued: Sequence[QueuedMessage], held: set[str]) -> float:
        """Send what may be sent now of some messages, and add to the chats that must wait. Returns the seconds until
        one of those may be written to again.
        """
        loop = asyncio.get_running_loop()
        soonest = IDLE_CHECK
        for row in queued:
            chat = row.message.address.chat or row.message.address.account
            if chat in held:
                continue
            wait = max(
                self._limiter.wait_for(chat, group=not row.message.address.account, now=loop.time()),
                (row.not_before - self._clock()).total_seconds() if row.attempts else 0.0,
            )
            if wait > 0:
                held.add(chat)
                soonest = min(soonest, wait)
                continue
            async with self._sending:
                gone = await self._send(row)
            self._begun.discard(row.id)
            if not gone:
                held.add(chat)
                soonest = 0.0
            else:
                self._limiter.note(chat, loop.time())
        return soonest

    async def _send(self, row: QueuedMessage) -> bool:
        """Try one message. True if it is off the queue."""
        message = row.message
        if row.id in self._sent:
            return await self._note_sent(row)
        lost = row.begun and row.id not in self._begun
        if lost and message.delivery is Delivery.ANSWER and not self._repeatable(message):
            log.warning("outbox: an answer was in mid-send at a crash and is not sent twice, row %d", row.id)
            await self._store.drop(row, None)
            return True
        if not await self._store.begin_send(row):
            # Newer words took its place since the queue was read: they are sent instead.
            return False
        self._begun.add(row.id)
        try:
            self._sent[row.id] = await self._deliver(message)
        except RetryLater as problem:
            return await self._later(row, problem)
        except ChatMoved as problem:
            await self._moved(message.address.platform, message.address.chat, problem.chat)
            await self._store.put_back(row, self._clock())
            return False
        except ChatGone:
            await self._store.drop(row, None)
            await self._gone(message)
            return True
        except (SendRefused, MessageGone) as problem:
            await self._store.drop(row, self._letter(row, f"{type(problem).__name__}: {problem}"))
            return True
        except (StorageFailure, OSError):
            raise  # the database or the terminal is gone: that is not this message's fault
        except Exception as failure:
            # One message that our own code stumbles over must not stop all others, at every start again.
            frames = "".join(traceback.format_tb(failure.__traceback__))
            log.error("outbox: row %d failed (%s)\n%s", row.id, type(failure).__name__, frames)
            await self._store.drop(row, self._letter(row, type(failure).__name__))
            return True
        return await self._note_sent(row)

    async def _note_sent(self, row: QueuedMessage) -> bool:
        await self._store.finish_send(row, self._sent[row.id])
        del self._sent[row.id]
        log.info("%s: sent message %s (%s)", row.message.address.platform, row.message.token, row.message.delivery)
        return True

    def _repeatable(self, message: Outgoing) -> bool:
        return self._transport.platform == "matrix" or bool(message.edits)

    async def _deliver(self, message: Outgoing) -> Post | None:
        if not message.address.chat:
            message = await self._with_direct_chat(message)
        if message.edits:
            with suppress(MessageGone):
                await self._transport.edit(message, message.edits)
                return self._post(message, message.edits)
            # What it was to say is still news to its reader.
            return self._post(message, await self._transport.send(message))
        if message.view:
            edited = await self._edit_posted(message)
            if edited is not None:
                return edited
        return self._post(message, await self._transport.send(message))

    async def _with_direct_chat(self, message: Outgoing) -> Outgoing:
        """The message with the direct chat it is for, which is remembered."""
        platform, account = message.address.platform, message.address.account
        chat = await self._transport.open_direct(account)
        async with self._store.transaction() as uow:
            known = await uow.people.account(platform, account)
            if known is not None and known.direct != chat:
                uow.people.put_account(replace(known, direct=chat))
        return replace(message, address=replace(message.address, chat=chat))

    async def _edit_posted(self, message: Outgoing) -> Post | None:
        """Bring the chat's live messages of the view up to date; None if there is none any more."""
        async with self._store.transaction() as uow:
            posted = [post for post in await uow.posts.of_view(message.view) if _same_chat(post, message)]
        edited: Post | None = None
        for post in posted[-MOST_LIVE_POSTS:]:
            try:
                await self._transport.edit(message, post.message_id)
                edited = replace(post, actions=_actions(message))
            except MessageGone:
                async with self._store.transaction() as uow:
                    uow.posts.delete(post.address.platform, post.address.chat, post.message_id)
        return edited

    def _post(self, message: Outgoing, message_id: str) -> Post | None:
        actions = _actions(message)
        if not message.view and not actions and not message.force_reply:
            return None
        return Post(message.address, message_id, message.view, actions, self._clock())

    async def _later(self, row: QueuedMessage, problem: RetryLater) -> bool:
        # A platform that names no time for a chat gets more of it at each try; that it is back is to be seen at once.
        least = FIRST_WAIT if problem.whole_platform else FIRST_WAIT * 2 ** min(row.attempts, MOST_ATTEMPTS)
        seconds = min(LONGEST_WAIT, max(problem.seconds, least))
        loop = asyncio.get_running_loop()
        chat = row.message.address.chat or row.message.address.account
        self._limiter.hold("" if problem.whole_platform else chat, seconds, loop.time())
        if problem.perhaps_sent and row.message.delivery is Delivery.ANSWER:
            await self._store.drop(row, self._letter(row, f"perhaps it was sent, so not again: {problem}"))
            return True
        if row.attempts + 1 >= MOST_ATTEMPTS and not problem.whole_platform:
            await self._store.drop(row, self._letter(row, f"{type(problem).__name__}: {problem}"))
            return True
        tried = row if problem.whole_platform else replace(row, attempts=row.attempts + 1)
        await self._store.put_back(tried, self._clock() + timedelta(seconds=seconds))
        return False

    def _letter(self, row: QueuedMessage, error: str) -> DeadLetter:
        log.warning("outbox: row %d could not be delivered (%s)", row.id, error.partition(":")[0])
        return DeadLetter(row.message.address.platform, f"outbox:{row.message.token}", "send", error, self._clock())


def _same_chat(post: Post, message: Outgoing) -> bool:
    return (post.address.platform, post.address.chat) == (message.address.platform, message.address.chat)


def _actions(message: Outgoing) -> tuple[str, ...]:
    return tuple(button.action or f"start:{button.start}" for row in message.buttons for button in row)
