"""Whole decisions, played to the engine, and what is kept of them."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from storage.store import open_store
from tests.chats.harness import CountedIds, play

MODES = ("open", "sealed", "secret")
CAST = re.compile(r"for ([-, 0-9]+): \w+\..*\n  Your receipt: ([2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4})")

PREPARED = """# clock 2026-11-23 10:00 Asia/Shanghai
# language en
olga> /setup Sunrise Garden | English | Shanghai
dan> hello
olga@ :file roll.csv /roll import
olga@ :tap 1
olga@ :tap 1
olga@ /codes
chen@ /register ZFYU-NU4V-BYRQ
lina@ /register 5HXY3DF5ARY9
ola@ /register ZADP-7Q36-UPE9
olga> /notice 1d
olga> :tap 1
"""
"""An estate with three registered owners, whose roll was under notice."""
DECIDE = ("olga@ /decide Paint the gate? --rule simple --mode {mode} --opens 25 November", "olga@ :tap 1")
OPENS = ":clock 2026-11-26 10:00"
VOTES = ("chen@ /vote 1 yes", "lina@ /vote 1 no", "ola@ /vote 1 yes")
CLOSES = ":clock 2026-12-10 10:00"


def script(mode: str) -> str:
    """A whole decision in this mode; a secret vote is read once more before it is cast."""
    votes = [line for vote in VOTES for line in (vote, f"{vote.partition('@')[0]}@ :tap 1")[: 1 + (mode == "secret")]]
    lines = (*DECIDE, OPENS, *votes, CLOSES)
    return PREPARED + "".join(f"{line.format(mode=mode)}\n" for line in lines)


@dataclass(frozen=True)
class Played:
    """What was said, and the record that was kept; ``opened`` is the auditor's form."""

    said: str
    published: bytes
    opened: bytes | None

    @property
    def receipts(self) -> dict[str, list[str]]:
        """The receipts that voters were told, and for which units."""
        return {receipt: units.split(", ") for units, receipt in CAST.findall(self.said)}


async def played(text: str, folder: Path, ids: CountedIds | None = None, *, killed: bool = False) -> Played:
    """Play it, and read the record of #1 out of the database."""
    said = await play(text, folder, ids, killed=killed)
    store = await open_store(f"sqlite+aiosqlite:///{folder / 'linli.db'}")
    try:
        async with store.transaction() as uow:
            room = await uow.rooms.find("console", "room")
            assert room is not None
            decision = await uow.decisions.by_no(room.estate_id, 1)
            assert decision is not None
            published = await uow.decisions.record(decision.id)
            opened = await uow.decisions.opened_record(decision.id)
    finally:
        await store.close()
    assert published is not None, said
    return Played(said, published, opened)


def result(published: bytes) -> list[tuple[str, int, int]]:
    """How many papers and heads said what."""
    (item,) = json.loads(published)["results"]
    return [(said, item[said]["papers"], item[said]["heads"]) for said in ("yes", "no", "abstain")]
