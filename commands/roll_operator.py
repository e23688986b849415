"""The roll in the operator's hands: the same as an organiser does by direct message, on the machine of the bot."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from prompt_toolkit.shortcuts import ProgressBar

from app.contacts import Contacts
from app.i18n import Catalogue
from app.ports import Ids, Keys, Store
from app.repositories import UnitOfWork
from app.roll_files import read_roll
from app.sent_files import MOST_BYTES
from app.words import Line, Reader, Words, words
from commands.roll_after import follow_up_untold
from commands.roll_file import planned_lines, problem_words, sealed
from domain.estate import Estate
from domain.refusal import Refusal
from domain.roll import Roll
from domain.roll_import import plan_import


class OperatorsRoll:
    """Takes rolls over on the command line."""

    def __init__(self, store: Store, keys: Keys, ids: Ids, catalogue: Catalogue) -> None:
        self._store, self._keys, self._ids, self._catalogue = store, keys, ids, catalogue

    async def take_over(self, path: Path, name: str, *, sure: bool) -> int:
        """Read the file, show what it changes, ask unless ``sure``, and do it. Returns the exit status: 0 done or
        nothing to do, 1 refused. Raises OSError, StorageFailure.
        """
        try:
            content = await asyncio.to_thread(path.read_bytes)
        except FileNotFoundError:
            _say(f"There is no file {path}.")
            return 1
        async with self._store.transaction() as uow:
            estate = self._chosen(await uow.estates.all(), name)
            if estate is None:
                return 1
            reader = Reader(self._catalogue, "en", ZoneInfo(estate.zone), datetime.now(UTC))
            try:
                done = await self._read(uow, estate, content, reader)
            except Refusal as refused:
                _tell(reader, Words(f"refusal-{refused.code}", dict(refused.data)))
                return 1
            if done is None:
                return 0
            if not sure and not await asyncio.to_thread(_agreed):
                _tell(reader, words("roll-dropped"))
                return 1
            before = await uow.rolls.whole(estate.id)
            ended = await follow_up_untold(uow, estate.id, before, done, datetime.now(UTC))
            await uow.rolls.replace(estate.id, done)
        _tell(reader, words("roll-taken", count=len(done.units)))
        if ended:
            _tell(reader, words("roll-ended-proxies-untold", count=ended))
        return 0

    def _chosen(self, estates: Sequence[Estate], name: str) -> Estate | None:
        named = [estate for estate in estates if name.casefold() in ("", estate.name.casefold(), estate.id)]
        if len(named) == 1:
            return named[0]
        if not estates:
            _say("There is no estate yet. It begins in a group, with /setup.")
            return None
        _say("Which estate? Name it with --estate. There are:" if named else "There is no such estate. There are:")
        for estate in estates:
            _say(f"  {estate.name or '(no name yet)'}   --estate {estate.id}")
        return None

    async def _read(self, uow: UnitOfWork, estate: Estate, content: bytes, reader: Reader) -> Roll | None:
        """The roll as it will be, having told what changes; None if nothing does. Raises Refusal roll-file-…,
        roll-file-wrong.
        """
        if len(content) > MOST_BYTES:
            raise Refusal("roll-file-large")
        before = await uow.rolls.whole(estate.id)
        contacts = Contacts(await asyncio.to_thread(self._keys.estate_key, estate.id))
        shown = sys.stderr.isatty()
        with ProgressBar(title=estate.name, file=sys.stderr) if shown else nullcontext() as bar:
            steps = iter(bar(range(3)) if bar is not None else range(3))
            next(steps)
            found = await asyncio.to_thread(read_roll, content)
            grave = [problem for problem in found.problems if problem.grave]
            _tell(reader, *(problem_words(problem) for problem in grave or found.problems))
            if grave:
                raise Refusal("roll-file-wrong", count=len(grave))
            next(steps)
            planned = await asyncio.to_thread(
                plan_import, estate.id, before, found.entries, self._ids.new, contacts.mark
            )
            next(steps)
            after = await asyncio.to_thread(sealed, planned.roll, before, contacts)
        if planned.changes_nothing:
            _tell(reader, words("roll-same", count=len(found.entries)))
            return None
        _tell(reader, *planned_lines(planned))
        return after


def _agreed() -> bool:
    _say("Take it over? [y/N] ", end="")
    return sys.stdin.readline().strip().casefold() in ("y", "yes")


def _tell(reader: Reader, *lines: Line) -> None:
    for line in lines:
        _say(reader.text(line) if isinstance(line, Words) else line.text)


def _say(line: str, end: str = "\n") -> None:
    sys.stdout.write(f"{line}{end}")
    sys.stdout.flush()
