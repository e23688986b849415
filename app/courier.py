"""One message on its way: sent, put in the place of an earlier one, or why not, and what is to be noted of that."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeVar

from app.messages import DeadLetter, Delivery, Outgoing, Post
from app.pace import Limiter
from app.ports import (
    ChatGone,
    ChatMoved,
    Clock,
    Desk,
    MessageGone,
    QueuedMessage,
    RetryLater,
    SendRefused,
    StorageFailure,
    StorageTrouble,
    Store,
    Transport,
    lane_of,
)

log = logging.getLogger(__name__)

MOST_LIVE_POSTS = 3
MOST_ATTEMPTS = 12
FIRST_WAIT = 0.05
LONGEST_WAIT = 300.0

T = TypeVar("T")
Note = Callable[[Desk], Awaitable[None]]
"""What is to be noted of a message, once and in one transaction with what else there is to note."""


Look = Callable[[Outgoing], Awaitable[Outgoing | None]]
"""Finds the words of a live message as they are now; None if it is not to be shown any more."""


@dataclass(slots=True)
class Errand:
    """A message under way, the live posts of its view in its chat, and how many calls it took so far."""

    row: QueuedMessage
    posts: Sequence[Post]
    calls: int = 0

    @property
    def lane(self) -> str:
        """Where it waits its turn."""
        return lane_of(self.row.message)

    @property
    def group(self) -> bool:
        """Whether others read along."""
        return not self.row.message.address.account


class Courier:
    """Takes messages to one platform."""

    def __init__(
        self,
        store: Store,
        transport: Transport,
        clock: Clock,
        limiter: Limiter,
        *,
        moved: Callable[[str, str, str], Awaitable[None]],
        gone: Callable[[Outgoing], Awaitable[None]],
        look: Look,
    ) -> None:
        self._store = store
        self._transport = transport
        self._clock = clock
        self._limiter = limiter
        self._moved = moved
        self._gone = gone
        self._look = look

    def calls(self, message: Outgoing) -> int:
        """How many messages the platform will count at least: a long one is sent in pieces."""
        return 1 + len(message.plain.encode("utf-16-le", "replace")) // 2 // self._transport.capabilities.max_text

    async def carry(self, errand: Errand) -> Note:
        """Try one message. Raises what is not its fault: StorageFailure, OSError of a terminal."""
        row, message = errand.row, errand.row.message
        try:
            shown = message if message.body or not message.view else await self._look(message)
            if shown is None:
                return self._drop(row)
            note = await self._deliver(errand, shown)
        except RetryLater as problem:
            return self._later(row, problem)
        except ChatMoved as problem:
            await self._moved(message.address.platform, message.address.chat, problem.chat)
            return lambda desk: desk.put_back(row, self._clock())
        except ChatGone:
            await self._gone(message)
            return self._drop(row)
        except (SendRefused, MessageGone) as problem:
            return self._drop(row, f"{type(problem).__name__}: {problem}")
        except StorageTrouble:
            # It happens before anything is sent; once the database works again the message is tried anew.
            return lambda desk: desk.put_back(row, self._clock())
        except (StorageFailure, OSError):
            raise  # the database or the terminal is gone: that is not this message's fault
        except Exception as failure:
            # One message that our own code stumbles over must not stop all others, at every start again.
            frames = "".join(traceback.format_tb(failure.__traceback__))
            log.error("outbox: row %d failed (%s)\n%s", row.id, type(failure).__name__, frames)
            return self._drop(row, type(failure).__name__)
        self._limiter.in_doubt = False
        log.info("%s: sent message %s (%s)", message.address.platform, message.token, message.delivery)
        return note

    async def _deliver(self, errand: Errand, message: Outgoing) -> Note:
        row = errand.row
        if not message.address.chat:
            message = await self._with_direct_chat(message)
        if message.edits:
            with suppress(MessageGone):
                await self._edit(errand, message, message.edits)
                return self._finish(row, self._post(message, message.edits))
            # What it was to say is still news to its reader.
            return self._finish(row, self._post(message, await self._send(errand, message)))
        edited, lost = await self._edit_posted(errand, message) if message.view else (None, ())
        if edited is None:
            edited = self._post(message, await self._send(errand, message))
        return self._finish(row, edited, lost)

    async def _edit_posted(self, errand: Errand, message: Outgoing) -> tuple[Post | None, Sequence[Post]]:
        """Bring the chat's live messages of the view up to date; None if there is none any more, and those lost."""
        edited: Post | None = None
        lost: list[Post] = []
        for post in errand.posts[-MOST_LIVE_POSTS:]:
            bearing = post.bearing(_actions(message))
            if message.native is not None and message.native.open and bearing == post:
                # Its clients count for themselves; there is nothing to change but its words.
                edited = post
                continue
            try:
                await self._edit(errand, message, post.message_id)
                edited = bearing
            except MessageGone:
                lost.append(post)
        return edited, lost

    async def _send(self, errand: Errand, message: Outgoing) -> str:
        return await self._call(errand, lambda: self._transport.send(message), self.calls(message))

    async def _edit(self, errand: Errand, message: Outgoing, message_id: str) -> None:
        await self._call(errand, lambda: self._transport.edit(message, message_id), 1)

    async def _call(self, errand: Errand, call: Callable[[], Awaitable[T]], counted: int) -> T:
        """Make a call within the limits; for the first the sender has already waited."""
        now = asyncio.get_running_loop().time
        while errand.calls:
            wait = self._limiter.wait_again(errand.lane, group=errand.group, now=now())
            if wait <= 0:
                break
            await asyncio.sleep(wait)
        errand.calls += 1
        try:
            return await call()
        finally:
            for _ in range(counted):
                self._limiter.note(errand.lane, now())

    async def _with_direct_chat(self, message: Outgoing) -> Outgoing:
        """The message with the direct chat it is for, which is remembered."""
        platform, account = message.address.platform, message.address.account
        chat = await self._transport.open_direct(account)
        async with self._store.transaction() as uow:
            known = await uow.people.account(platform, account)
            if known is not None and known.direct != chat:
                uow.people.put_account(replace(known, direct=chat))
        return replace(message, address=replace(message.address, chat=chat))

    def _post(self, message: Outgoing, message_id: str) -> Post | None:
        actions = _actions(message)
        if not message.view and not actions and not message.force_reply:
            return None
        answers = actions if message.native is not None and message.native.open else ()
        return Post(message.address, message_id, message.view, actions, self._clock(), answers)

    def _later(self, row: QueuedMessage, problem: RetryLater) -> Note:
        # A platform that names no time for a chat gets more of it at each try; that it is back is to be seen at once.
        least = FIRST_WAIT if problem.whole_platform else FIRST_WAIT * 2 ** min(row.attempts, MOST_ATTEMPTS)
        seconds = min(LONGEST_WAIT, max(problem.seconds, least))
        now = asyncio.get_running_loop().time()
        self._limiter.hold("" if problem.whole_platform else lane_of(row.message), seconds, now)
        if problem.perhaps_sent and row.message.delivery is Delivery.ANSWER:
            return self._drop(row, f"perhaps it was sent, so not again: {problem}")
        if row.attempts + 1 >= MOST_ATTEMPTS and not problem.whole_platform:
            return self._drop(row, f"{type(problem).__name__}: {problem}")
        tried = row if problem.whole_platform else replace(row, attempts=row.attempts + 1)
        not_before = self._clock() + timedelta(seconds=seconds)
        return lambda desk: desk.put_back(tried, not_before)

    def _finish(self, row: QueuedMessage, post: Post | None, lost: Sequence[Post] = ()) -> Note:
        return lambda desk: desk.finish(row, post, lost)

    def _drop(self, row: QueuedMessage, error: str = "") -> Note:
        letter = None
        if error:
            log.warning("outbox: row %d could not be delivered (%s)", row.id, error.partition(":")[0])
            platform, token = row.message.address.platform, row.message.token
            letter = DeadLetter(platform, f"outbox:{token}", "send", error, self._clock())
        return lambda desk: desk.drop(row, letter)


def _actions(message: Outgoing) -> tuple[str, ...]:
    return tuple(button.action or f"start:{button.start}" for row in message.buttons for button in row)
