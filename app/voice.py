"""What is said at once after a commit: the answers to taps, and words that never touch the disk.

All of it is best effort and beside the road: the next batch is taken in meanwhile. The answers are bounded in number
and in time, as a platform takes none after a while.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from app.answering import Toast
from app.messages import Kind, Outgoing
from app.ports import Clock, MessageGone, SendFailure, Transport
from app.turn import Erasure, Turn
from app.unwritten import Unwritten

log = logging.getLogger(__name__)

AT_ONCE = 48
MOST_UNDER_WAY = 2000
PATIENCE = 10.0
"""Seconds within which a tap is answered, or not at all."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a transaction that is in leaves to be said."""

    turn: Turn
    toasts: Sequence[Toast]


class Voice:
    """One platform's."""

    def __init__(self, transport: Transport, unwritten: Unwritten, clock: Clock) -> None:
        self._transport = transport
        self._unwritten = unwritten
        self._clock = clock
        self._under_way: set[asyncio.Task[None]] = set()
        self._hands = asyncio.Semaphore(AT_ONCE)
        self._in_turn = asyncio.Lock()

    async def begin(self, outcome: Outcome) -> None:
        """Start saying what came of a transaction. Waits only while far too much is still to be said."""
        spoken, erasures = outcome.turn.spoken, outcome.turn.erasures
        while len(self._under_way) > MOST_UNDER_WAY:
            await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
        for toast in outcome.toasts:
            if toast.incoming.kind is Kind.TAP:
                self._start(self._answer(toast))
        if spoken:
            self._start(self._speak(spoken))
        for erasure in erasures:
            self._start(self._erase(erasure))

    async def idle(self) -> None:
        """Wait until everything begun is said or given up."""
        while self._under_way:
            await asyncio.wait(self._under_way)

    def _start(self, saying: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(saying)
        self._under_way.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        if not task.cancelled() and (failure := task.exception()) is not None:
            log.error("%s: an answer was lost (%s)", self._transport.platform, type(failure).__name__)

    async def _answer(self, toast: Toast) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE), self._hands:
                await self._transport.acknowledge(toast.incoming, toast.text, alert=toast.alert, opens=toast.opens)

    async def _speak(self, spoken: Sequence[Outgoing]) -> None:
        # One after the other, in the order of the batches: the latest words are to stand last.
        async with self._in_turn:
            for message in spoken:
                try:
                    await self._say(message)
                except SendFailure as failure:
                    log.warning("%s: an answer from memory was lost (%s)", message.address.platform, failure)

    async def _say(self, message: Outgoing) -> None:
        message_id = message.edits
        if message_id:
            with suppress(MessageGone):
                await self._transport.edit(message, message_id)
                self._unwritten.note_post(message, message_id, self._clock())
                return
        message_id = await self._transport.send(replace(message, edits=""))
        self._unwritten.note_post(message, message_id, self._clock())

    async def _erase(self, erasure: Erasure) -> None:
        """Delete messages, and say whether that worked."""
        try:
            gone = [await self._transport.erase(erasure.address, message_id) for message_id in erasure.message_ids]
        except SendFailure:
            gone = [False]
        await self._speak([erasure.gone if all(gone) else erasure.kept])
