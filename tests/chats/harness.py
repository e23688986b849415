"""Plays the lines of a transcript to the real engine on a real database, and returns the transcript it makes.

A file `*.chat` is an exact transcript of a rehearsal: what people type and, between the lines, everything the bot
says. Silence and a message too many both differ from it. Comments at its beginning set the stage:

    # clock 2026-11-23 09:00 Asia/Shanghai
    # language zh-Hans
    # limited yes

The last says that people may not ask any amount at once, as on a platform.

A line `:restart` ends the program and starts it again on the same database.
"""

import asyncio
import hashlib
import itertools
import re
import shutil
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from app.engine import Defaults, Engine
from app.i18n import Catalogue
from app.ports import Ids
from app.rehearsal import Rehearsal, Wording
from app.rehearsal_clock import RehearsalClock
from commands import declared
from domain.codes import make_code
from storage.keys import KeyFolder
from storage.store import open_store
from tests import migrated
from tests.pictures import lay_out
from transports.console import ConsoleTransport

CATALOGUE = Catalogue.load(Path(__file__).parents[2] / "locales", strict=True)
RESTART = ":restart"

_SAID = re.compile(r"bot(?:[#@][^\s>~]+)?[>~] |! |  ")
_STAGE = re.compile(r"# *(?P<word>clock|language|limited) +(?P<value>.+)")


@dataclass(frozen=True, slots=True)
class Stage:
    """When and in which language a transcript begins."""

    start: datetime = datetime(2026, 11, 23, 1, tzinfo=UTC)
    zone: str = "Asia/Shanghai"
    language: str = "en"
    limited: bool = False


class CountedIds:
    """Ids and codes that look random and are the same in every run.

    Codes are counted by themselves: a transcript in which people type one does not depend on the ids before it.
    """

    def __init__(self) -> None:
        self._ids = itertools.count(1)
        self._signs = itertools.count(1)
        self._numbers = itertools.count(1)

    def new(self) -> str:
        return _digest("id", next(self._ids))[:16]

    def code(self) -> str:
        return make_code(lambda below: int(_digest("sign", next(self._signs)), 16) % below)

    def below(self, bound: int) -> int:
        return int(_digest("number", next(self._numbers)), 16) % bound


class CountedKeys(KeyFolder):
    """Keys that are the same in every run, as what they seal stands in hashes that people read."""

    def _make(self, path: Path) -> bytes:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_bytes(hashlib.sha256(path.name.encode()).digest())
        return path.read_bytes()


def _digest(kind: str, number: int) -> str:
    return hashlib.sha256(f"{kind} {number}".encode()).hexdigest()


def stage_of(text: str) -> Stage:
    """What the comments at the beginning of a transcript say."""
    stage = Stage()
    for line in itertools.takewhile(lambda line: line.startswith("#"), text.splitlines()):
        found = _STAGE.fullmatch(line.rstrip())
        if found is None:
            continue
        if found["word"] == "language":
            stage = replace(stage, language=found["value"])
        elif found["word"] == "limited":
            stage = replace(stage, limited=True)
        else:
            day, clock, zone = found["value"].split()
            start = datetime.fromisoformat(f"{day} {clock}").replace(tzinfo=ZoneInfo(zone))
            stage = replace(stage, start=start.astimezone(UTC), zone=zone)
    return stage


def inputs(text: str) -> list[str]:
    """The lines of a transcript that people typed, notes and empty lines between them included."""
    lines = text.splitlines()
    return [line for number, line in enumerate(lines) if not _is_said(lines, number)]


def _is_said(lines: list[str], number: int) -> bool:
    if lines[number].strip():
        return _SAID.match(lines[number]) is not None
    # An empty line belongs to a message that goes on after it.
    following = next((line for line in lines[number:] if line.strip()), "")
    return following.startswith("  ")


async def play(text: str, folder: Path, ids: CountedIds | None = None, *, killed: bool = False) -> str:
    """The transcript that the inputs of this one make, on a database in a folder of its own.

    ``ids`` are those with which the database was made, if it is there already. ``killed``: wherever the program ends,
    it goes on from the files as they lay there while it ran, with a log that nobody has emptied, as after a kill -9.
    """
    stage = stage_of(text)
    ids = ids or CountedIds()
    image = folder.with_name(f"{folder.name}-as-it-lay")
    said: list[str] = []
    for restarts, lines in groupby(inputs(text), key=lambda line: line.strip() == RESTART):
        if restarts:
            said.extend(lines)
            continue
        clock = RehearsalClock(lambda: stage.start, flows=False)
        async with program(stage, said.append, folder, clock=clock, ids=ids) as rehearsal:
            await rehearsal.run(each(list(lines)))
            if killed:
                await asyncio.to_thread(shutil.copytree, folder, image)
        if killed:
            await asyncio.to_thread(shutil.rmtree, folder)
            image.rename(folder)
    return "".join(f"{line}\n" for line in said)


@asynccontextmanager
async def program(
    stage: Stage,
    write: Callable[[str], None],
    folder: Path,
    *,
    clock: RehearsalClock,
    ids: Ids,
    files: Path | None = None,
) -> AsyncIterator[Rehearsal]:
    """The program between its start and its end, on the database of a folder, without its command line. What it sends
    lies in ``files``.
    """
    store = await open_store(migrated.sqlite_at(folder / "linli.db"), clock=clock)
    sent = folder / "sent"
    sent.mkdir(exist_ok=True)
    try:
        console = ConsoleTransport(write, files=files or sent, desk=lay_out(folder / "desk"))
        engine = Engine(
            declared(),
            store,
            [console],
            CATALOGUE,
            clock=clock,
            ids=ids,
            keys=CountedKeys(folder / "keys"),
            defaults=Defaults(stage.language, stage.zone, limited=stage.limited),
        )
        yield Rehearsal(
            console,
            store,
            engine.intakes[console.platform],
            engine.senders[console.platform],
            engine.due,
            engine.workshop,
            clock,
            Wording(CATALOGUE, stage.language, ZoneInfo(stage.zone)),
        )
        # What a platform refuses is dropped and noted; in a transcript it would pass for silence.
        lost = [letter.error for letter in await store.dead_letters(10) if letter.kind == "send"]
        assert lost == [], "messages were refused"
    finally:
        await store.close()


async def each(lines: Iterable[str]) -> AsyncIterator[str]:
    """Lines that are there already, as if they were typed."""
    for line in lines:
        yield line


def transcripts(folder: Path) -> list[Path]:
    """Every transcript under a folder, in the order of their names."""
    found = sorted(folder.rglob("*.chat"))
    assert found, f"no transcripts in {folder}: this looks in the wrong place"
    return found
