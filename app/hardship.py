"""When the database takes nothing for a while: what people are told from memory, and how it is waited for.

Nothing is confirmed to a platform meanwhile, so it keeps what happens there and brings it again: what is said here is
that nothing is recorded *yet*. What only the operator can mend ends the program instead.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from app.context import House
from app.i18n import match_language
from app.messages import Incoming, Kind, Outgoing, Span
from app.ports import RetryLater, SendFailure, StorageTrouble, Transport
from app.syntax import read_command

log = logging.getLogger(__name__)

FIRST_WAIT = 0.25
LONGEST_WAIT = 30.0
BRIEF = 1.0
"""Seconds of trouble that people need not hear of: a server that was started anew, a file that was copied."""
CALM = 600.0
"""Seconds without trouble after which people are told of the next one: a disk that is now full, now not, is one."""
PATIENCE = 10.0


class Outage:
    """One worker's patience with the database, and what the operator is told: once as it begins, once as it ends."""

    def __init__(self, worker: str) -> None:
        self._worker = worker
        self._wait = FIRST_WAIT

    @property
    def on(self) -> bool:
        """Whether the last try failed."""
        return self._wait > FIRST_WAIT

    def met(self, trouble: StorageTrouble) -> float:
        """It failed. Returns the seconds to wait before the next try."""
        if not self.on:
            log.error("%s: %s. Nothing is lost: it is tried again until it works.", self._worker, trouble)
        wait, self._wait = self._wait, min(LONGEST_WAIT, self._wait * 2)
        return wait

    def over(self) -> None:
        """It worked."""
        if self.on:
            log.warning("%s: the database works again", self._worker)
        self._wait = FIRST_WAIT


class Hardship:
    """One platform's events while the database does not take them: told once to whom it concerns, and waited for."""

    def __init__(self, house: House, transport: Transport) -> None:
        self._house = house
        self._transport = transport
        self._outage = Outage(f"intake of {transport.platform}")
        self._since = 0.0
        self._last = 0.0
        self._told: set[str] = set()
        self._answered: set[str] = set()

    async def bear(self, trouble: StorageTrouble, events: Sequence[Incoming], began: float) -> None:
        """None of these events is recorded: tell who waits for an answer, and wait a while. ``began`` is when this was
        tried, by the loop's clock.
        """
        now = asyncio.get_running_loop().time()
        if not self._outage.on:
            if now - self._last > CALM:
                self._told.clear()
            self._since = began
        self._last = now
        wait = self._outage.met(trouble)
        if now - self._since >= BRIEF:
            await self._tell([event for event in events if self._concerns(event)])
        await asyncio.sleep(wait)

    def over(self) -> None:
        """A batch is recorded."""
        self._outage.over()
        self._answered.clear()

    def _concerns(self, event: Incoming) -> bool:
        """Whether somebody waits for an answer; the neighbours' own talk is none of ours."""
        if event.kind in (Kind.TAP, Kind.UNTAP):
            return True
        if event.kind not in (Kind.MESSAGE, Kind.ANONYMOUS):
            return False
        if event.private or event.addressed or event.replies_to_bot:
            return True
        typed = read_command(event.text)
        return typed is not None and self._house.names.find(typed) is not None

    async def _tell(self, events: Sequence[Incoming]) -> None:
        """Answer each tap, and write once to each chat. Who is not reached now is told at the next try."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                taps = [event for event in events if self._has_toast(event) and event.event_id not in self._answered]
                self._answered.update(event.event_id for event in taps)
                await asyncio.gather(*(self._toast(event) for event in taps))
                for event in events:
                    if not self._has_toast(event) and event.address.chat not in self._told:
                        await self._write(event)

    def _has_toast(self, event: Incoming) -> bool:
        return event.kind is Kind.TAP and self._transport.capabilities.toasts

    async def _toast(self, event: Incoming) -> None:
        await self._transport.acknowledge(event, self._text("storage-trouble-tap", event), alert=True)

    async def _write(self, event: Incoming) -> None:
        account = event.sender.account if event.private and event.sender is not None else ""
        address = replace(event.address, account=account)
        message = Outgoing(self._house.ids.new(), address, (Span(self._text("storage-trouble", event)),))
        try:
            await self._transport.send(message)
        except RetryLater:
            return
        except SendFailure as failure:
            log.warning("%s: a chat could not be told (%s)", address.platform, type(failure).__name__)
        self._told.add(address.chat)

    def _text(self, key: str, event: Incoming) -> str:
        """In the language that is known without the database: the sender's as the platform tells it, else ours."""
        hint = match_language(event.sender.language) if event.sender is not None else None
        return self._house.catalogue.text(hint or self._house.language, key)
