"""A played estate that is given an election, and what is kept of it after more was said."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from app.repositories import UnitOfWork
from domain.candidacies import Candidacy, CandidateQuestion, Nomination, Standing, Vetting
from domain.committee import Member, Recall
from domain.elections import Election
from tests.app.decided import PREPARED
from tests.app.electing import kept_in
from tests.chats.harness import CountedIds, play
from tests.contracts.election_samples import ELECTION
from tests.contracts.storage_samples import NOW

STAGE = "\n".join(PREPARED.splitlines()[:2]) + "\n"
STATEMENT, PHOTO = "I would mend the old fountain", b"a photo of the candidate"
TABLES = (
    *("elections", "candidacies", "nominations", "vettings", "candidate_questions", "committee_members", "recalls"),
    "recall_supporters",
)

People = Mapping[str, str]
"""The ids of people by their accounts."""


class Town:
    """An estate in a folder: chen, lina and ola are owners, olga organises it, and dan has spoken."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.people: dict[str, str] = {}
        self._ids = CountedIds()

    async def settle(self, fill: Callable[[Election, People], list[object]], election: Election = ELECTION) -> None:
        """Play how the estate is set up, and keep in it an election and what else there is of it."""
        await play(PREPARED, self.folder, self._ids)
        async with self.kept() as uow:
            for name in ("chen", "lina", "ola", "olga", "dan"):
                account = await uow.people.account("console", name)
                assert account is not None
                self.people[name] = account.person_id
            room = await uow.rooms.find("console", "room")
            assert room is not None
            here = replace(election, estate_id=room.estate_id, called_by=self.people["olga"])
            uow.elections.put(here)
            for each in fill(here, self.people):
                keep(uow, each)

    async def say(self, *lines: str) -> str:
        """Play some more, and return all that was said."""
        return await play(STAGE + "\n".join(lines), self.folder, self._ids)

    def kept(self) -> AbstractAsyncContextManager[UnitOfWork]:
        """What is kept now, in a transaction."""
        return kept_in(self.folder)

    def holding(self, word: str) -> list[str]:
        """The tables of elections in which the word stands."""
        with closing(sqlite3.connect(self.folder / "linli.db")) as connection:
            rows = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # noqa: S608
        return [table for table, found in rows.items() if word in str(found)]


def keep(uow: UnitOfWork, value: object) -> None:
    """Stage it, whatever it is; a photo with a candidate who has one."""
    match value:
        case Candidacy():
            uow.elections.put_candidacy(value)
            if value.photo:
                uow.elections.put_photo(value.id, PHOTO)
        case CandidateQuestion():
            uow.elections.put_question(value)
        case Recall():
            uow.elections.put_recall(value)
        case Member():
            uow.elections.put_member(value)
        case _:
            raise TypeError(value)


def nominated(*persons: str) -> tuple[Nomination, ...]:
    """Nominations by these people, one after the other."""
    return tuple(Nomination(person, f"why {place}", NOW) for place, person in enumerate(persons))


def found(*verdicts: tuple[str, bool]) -> tuple[Vetting, ...]:
    """What these organisers found, one after the other."""
    return tuple(
        Vetting(person, passes, "" if passes else f"against {place}", NOW + timedelta(hours=place))
        for place, (person, passes) in enumerate(verdicts)
    )


def stands(election: Election, candidacy_id: str, person: str, **more: Any) -> Candidacy:
    """The candidacy of somebody who has accepted, for whom nobody has said or done anything yet."""
    bare = Candidacy(
        candidacy_id, election.id, f"owner of {candidacy_id}", person, f"Name {candidacy_id}", "1-1", "@it"
    )
    return replace(bare, **({"standing": Standing.ACCEPTED} | more))
