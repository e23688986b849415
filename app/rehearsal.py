"""The rehearsal: an estate at a console, where each line says who speaks, or what time it shall be."""

from __future__ import annotations

import asyncio
import logging
import traceback
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from app.due import Due
from app.i18n import Catalogue
from app.intake import Intake
from app.outbox import Sender
from app.ports import Store
from app.rehearsal_clock import NoTime, RehearsalClock, read_target
from app.rehearsal_lines import Console, Leave, Mistake, Nothing, Order, Press, Speech, Word
from app.workshop import Workshop

log = logging.getLogger(__name__)

CLOCK_ROW = ("rehearsal", "clock")
"""Where the time is kept from one rehearsal to the next on the same database: beside the platforms' cursors."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of the rehearsal itself, and the zone in which it reads times."""

    catalogue: Catalogue
    language: str
    zone: ZoneInfo

    def text(self, key: str, **data: str | int) -> str:
        """The text of a key."""
        return self.catalogue.text(self.language, key, **data)


@dataclass(slots=True)
class Rehearsal:
    """Lines in, transcript out. A line is done with everything it brings about before the next is read.

    ``by_hand``: a person types, who may leave out who speaks; else a script is played.
    """

    console: Console
    store: Store
    intake: Intake
    sender: Sender
    due: Due
    workshop: Workshop
    clock: RehearsalClock
    wording: Wording
    by_hand: bool = False
    _cursor: str = ""
    _upcoming: datetime | None = None
    _recalled: set[str] = field(default_factory=set)

    async def run(self, lines: AsyncIterator[str]) -> None:
        """Play every line. Ends at ``:quit``, at the end, or once nobody reads the transcript any more."""
        with suppress(BrokenPipeError):
            await self._open()
            while True:
                line = await self._next(lines)
                if line is None or not await self._play(line):
                    break
        with suppress(BrokenPipeError):
            await self._keep_time()

    def present(self) -> str:
        """What time it is in the rehearsal, as its language says it."""
        wording, now = self.wording, self.clock()
        return wording.catalogue.moment(wording.language, now, wording.zone, now)

    async def _open(self) -> None:
        """Go on where the last rehearsal on this database stopped."""
        self._cursor = await self.store.cursor(self.console.platform, self.console.identity)
        kept = await self.store.cursor(*CLOCK_ROW)
        if kept:
            self.clock.move(datetime.fromisoformat(kept))
        if self.by_hand:
            self.console.remark(self.wording.text("rehearsal-welcome"))
        await self._settle()

    async def _next(self, lines: AsyncIterator[str]) -> str | None:
        """The next line, None at the end. While a person thinks, what falls due happens."""
        reading = asyncio.ensure_future(anext(lines, None))
        try:
            while not reading.done():
                await asyncio.wait({reading}, timeout=self._until_due())
                if not reading.done():
                    await self._settle()
            return reading.result()
        finally:
            reading.cancel()

    def _until_due(self) -> float | None:
        if self._upcoming is None or not self.clock.flows:
            return None
        return max(0.0, (self._upcoming - self.clock()).total_seconds())

    async def _play(self, typed: str) -> bool:
        """Do one line, whatever it brings. False if it was the last."""
        line = self.console.complete(typed) if self.by_hand else typed
        self.console.echo(line)
        try:
            return await self._obey(line)
        except Mistake as mistake:
            self.console.remark(self.wording.text(mistake.key, **mistake.data))
        except NoTime as problem:
            self.console.remark(self.wording.text(str(problem)))
        except BrokenPipeError:
            raise
        except Exception as failure:
            # The frames, never the message: it may quote what somebody wrote.
            frames = "".join(traceback.format_tb(failure.__traceback__))
            log.error("the rehearsal failed at a line (%s)\n%s", type(failure).__name__, frames)
            self.console.remark(self.wording.text("rehearsal-failed", kind=type(failure).__name__))
        return True

    async def _obey(self, typed: str) -> bool:
        match self.console.read(typed):
            case Speech() | Press() | Leave() as line:
                await self._happen(line)
            case Order(word=Word.CLOCK, rest=rest):
                await self._move(read_target(rest, self.clock(), self.wording.zone))
            case Order(word=Word.HELP):
                self.console.remark(self.wording.text("rehearsal-help"))
            case Order(word=Word.QUIT):
                return False
            case Nothing():
                pass
        return True

    async def _happen(self, line: Speech | Press | Leave) -> None:
        await self._recall(line.place.chat)
        if isinstance(line, Speech) and line.file:
            await self.console.look_for(line.file)
        self.console.hear(line, self.clock())
        batch = await self.console.poll(self._cursor)
        # Moves on even if taking it in fails: a line that always fails must not come back with the next.
        self._cursor = batch.cursor
        await self.intake.take(batch)
        await self._settle()

    async def _recall(self, chat: str) -> None:
        """Before anything happens in a chat, know the buttons that an earlier rehearsal left there."""
        if chat in self._recalled:
            return
        self._recalled.add(chat)
        async with self.store.transaction() as uow:
            post = await uow.posts.latest_with_actions(self.console.platform, chat)
        if post is not None:
            self.console.recall(post)

    async def _move(self, target: datetime) -> None:
        """Let time pass, with a stop at everything that falls due on the way."""
        await self._settle()
        while self._upcoming is not None and self.clock() < self._upcoming <= target:
            self.clock.move(self._upcoming)
            await self._settle()
        self.clock.move(target)
        await self._settle()
        await self._keep_time()

    async def _settle(self) -> None:
        """Do what is due, and show everything there is to show."""
        self._upcoming = await self.due.run()
        await self.workshop.idle()
        await self.sender.drain()

    async def _keep_time(self) -> None:
        async with self.store.transaction() as uow:
            uow.set_cursor(*CLOCK_ROW, self.clock().isoformat())
