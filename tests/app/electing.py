"""A whole election, played to the engine phase by phase, and what is kept of it."""

from __future__ import annotations

import csv
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from app.repositories import UnitOfWork
from domain.elections import Election
from storage.store import open_store
from tests.chats.harness import CountedIds, play

STAGE = """# clock 2026-11-23 10:00 Asia/Shanghai
# language en
"""
OWNERS = {
    "wang": "Wang Fang",
    "sun": "Sun Hao",
    "wu": "Wu Yan",
    "xu": "Xu Lei",
    "eva": "Eva Lund",
    "zhou": "Zhou Jie",
    "olga": "Olga Braun",
    "dan": "Dan Roe",
}
"""Of the estate's twelve owners those who are registered. Olga and Dan organise. Ma is a neighbour, and no owner."""
FOUNDED = (
    "olga> /setup Terrace | English | Shanghai",
    "dan> hello",
    "ma> hello",
    "olga> /organiser dan",
    "olga@ :file roll-terrace.csv /roll import",
    "olga@ :tap 1",
    "olga@ :tap 1",
    "olga@ /codes",
    "olga> /notice 1d",
    "olga> :tap 1",
)

PHASES: Mapping[str, tuple[str, ...]] = {
    "called": (
        "olga@ /election Committee --seats 2 --rule simple --mode {mode} --opens 25 November\n"
        "olga@ :tap 8\nolga@ :tap 1",
    ),
    "nominating": (
        ":clock 2026-11-26 10:00",
        "wang> /nominate 1 me",
        "wang@ :tap 1",
        "wang@ :tap 2",
        "wang@ :tap 3",
        "wang@ :file lamp.jpg /statement 1 I read every bill.",
        "zhou@ /nominate 1 2-104 knows the house",
        "sun@ /accept 1 all",
        "eva> /ask 1 Wang Fang Will the books be open?",
        "wang@ :tap 1",
        "wang@ Every month.",
        "eva> /nominate 1 Xu Lei",
        "xu@ /accept 1 1,2",
        "zhou> /nominate 1 Chen Wei, the best of us",
    ),
    "vetting": (
        ":clock 2026-12-03 10:00",
        "olga@ /vet 1 Xu Lei reject owes two years",
        "xu@ /reply 1 I have paid half of it",
        "dan@ :tap 2",
        "dan@ half is not all",
        "olga@ :tap 1",
        "dan@ /vet 1 Sun Hao pass",
        "olga@ /extend 1 1d the hall is taken",
    ),
    # Two stand for two seats: nominations once more, and all that follows.
    "stopped": (
        ":clock 2026-12-07 10:00",
        "olga@ :tap 1",
        "wu> /nominate 1 me",
        "wu@ /accept 1 all",
        "sun@ /statement 1 I know the house.",
        ":clock 2026-12-16 10:00",
        "dan@ /vet 1 Wu Yan pass",
    ),
    "notice": (
        ":clock 2026-12-20 10:00",
        "zhou> /object 1 Wu Yan is never there",
        "eva@ /candidates 1 Wang Fang",
        "olga@ /calendar 1",
    ),
    "held": (":clock 2026-12-28 10:00", "olga@ /reply 1 o1 That is no condition."),
    "voting": (
        ":clock 2026-12-29 10:00",
        "zhou@ /vote 1 1,2,3",
        *(
            f"{who}@ /vote 1 {marks}{{cast}}"
            for who, marks in (
                *(("eva", "Wang Fang, Sun Hao"), ("zhou", "Wang Fang, Wu Yan"), ("olga", "Sun Hao, Wu Yan")),
                *(("dan", "Wang Fang, Sun Hao"), ("wu", "Wang Fang, Wu Yan"), ("xu", "Sun Hao, Wu Yan")),
                ("wang", "Wang Fang, Sun Hao"),
            )
        ),
        "olga@ /extend 1 2d many are away",
        "olga> /turnout 1",
    ),
    "result-notice": (
        ":clock 2027-01-15 10:00",
        "zhou> /object 1 I was not asked",
        "dan@ /reply 1 o1 Everybody was.",
        "dan@ /filing 1",
    ),
    "seated": (
        ":clock 2027-01-22 10:00",
        "wang@ /officers",
        "wang@ :tap 1",
        "wang@ /vote 2 Wang Fang",
        "sun@ /vote 2 Wang Fang",
        ":clock 2027-01-22 12:00",
        "wang> /duty Sun Hao finance",
        "sun> /handover",
        "sun> :tap 1",
        "zhou> /recall Wang Fang never answers",
        "sun@ /resign",
        "sun@ :tap 1",
        "wu@ :tap 1",
        "eva> :tap 1",
        "olga> :tap 1",
        "wang@ /defend I was in hospital.",
        ":clock 2027-02-15 10:00",
    ),
}
"""What is done in each phase of an election, from the clock that begins it. What is written line by line under one
another is held in memory until its last line.
"""


def steps(mode: str, *phases: str) -> list[tuple[str, ...]]:
    """What is done in these phases (in all, if none is named), one step after the other."""
    cast = {"cast": ""} if mode != "secret" else {}
    found = []
    for step in (step for phase in phases or PHASES for step in PHASES[phase]):
        who = step.partition("@")[0]
        found.append(tuple(step.format(mode=mode, **(cast or {"cast": f"\n{who}@ :tap 1"})).split("\n")))
    return found


async def found_estate(folder: Path, ids: CountedIds) -> None:
    """Play how the estate is set up and its owners register."""
    await play(scripted(FOUNDED), folder, ids)
    with (folder / "sent" / "codes.csv").open(encoding="utf-8-sig", newline="") as file:
        codes = {row[0]: row[3] for row in csv.reader(file)}
    await play(scripted(f"{who}@ /register {codes[name]}" for who, name in OWNERS.items()), folder, ids)


def scripted(lines: Iterable[str]) -> str:
    """A transcript's text that these lines are typed in."""
    return STAGE + "".join(f"{line}\n" for line in lines)


@asynccontextmanager
async def kept_in(folder: Path) -> AsyncIterator[UnitOfWork]:
    """What is kept in the folder of an estate now, in a transaction."""
    store = await open_store(f"sqlite+aiosqlite:///{folder / 'linli.db'}")
    try:
        async with store.transaction() as uow:
            yield uow
    finally:
        await store.close()


async def election_of(uow: UnitOfWork, no: int = 1) -> Election:
    """The estate's election of this number."""
    room = await uow.rooms.find("console", "room")
    assert room is not None
    election = await uow.elections.by_no(room.estate_id, no)
    assert election is not None
    return election


async def election_in(folder: Path, no: int = 1) -> Election:
    """The election of this number that is kept in the folder of an estate."""
    async with kept_in(folder) as uow:
        return await election_of(uow, no)
