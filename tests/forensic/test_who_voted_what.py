"""A secret ballot among other traffic: nobody finds whose paper is whose in what the program leaves behind, and in what
a careless program leaves behind everybody does.
"""

import asyncio
import csv
import io
import re
import signal
import sqlite3
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from domain.electorate import party_key
from tests.forensic.examiner import (
    NAMES,
    Beside,
    Suggestion,
    beside,
    files_of,
    order_told,
    standing_in,
    times_kept,
    times_logged,
)
from tests.forensic.scene import PATIENCE, Scene, scene
from tests.wire.telegram_people import User

OWNERS = 30
QUIET = 5
"""How many of them vote while nobody else does anything."""
RECEIPT = re.compile(r"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}")
PAPERS = (rb"[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}",)
OPEN, VETTED, ELECTED, OVER = 4, 2, 8, 40
"""Days after the announcement or the call."""
STAND = slice(1, 5)
"""Who of the people stands for election."""
BY_CHANCE = 0.45
"""Of thirty things in an order that tells nothing, three in ten thousand are so far in order."""


@dataclass
class Booth(Scene):
    """An estate with a secret ballot. ``papers`` are in the order in which they were cast; ``author`` is the owner."""

    papers: list[Suggestion] = field(default_factory=list)
    quiet: tuple[float, float] = (0.0, 0.0)

    async def announce(self) -> None:
        """Thirty owners with a unit each are registered, and asked."""
        await self.register()
        organiser = self.people[0]
        opens = (datetime.now(UTC) + timedelta(days=OPEN - 1)).date()
        await organiser.dm(f"/decide Thank the cleaner? --rule simple --mode secret --opens {opens}")
        await organiser.tap(await self.shows(organiser.private, "To be announced"), "Announce it")
        await self.shows(self.group, "To be decided by the owners")
        await self.settle()

    async def open(self) -> None:
        """The day has come."""
        await self.on_day(OPEN)
        await self.shows(self.group, "Voting has begun")
        await self.settle()

    def choice(self) -> str:
        """What somebody may choose."""
        return self.chance.choice(("yes", "no"))

    async def register(self) -> None:
        """Thirty owners with a unit each are registered, and the roll is under notice."""
        organiser = self.people[0]
        await organiser.say(self.group, "/setup Lakeside | English | Shanghai")
        await self.shows(self.group, "Lakeside is set up")
        rows = "".join(f"87-1{no:02},100,{user.name}\n" for no, user in enumerate(self.people))
        await organiser.start()
        await organiser.send_file(organiser.private, "roll.csv", f"unit,area,owners\n{rows}".encode(), kind="text/csv")
        offer = await self.shows(organiser.private, "Shall I read “roll.csv” as the roll")
        await organiser.tap(offer, "Read it")
        await self.server.wait_for(lambda: f"New: {OWNERS}" in offer.text, PATIENCE)
        await organiser.tap(offer, "Take it over")
        await self.server.wait_for(lambda: f"{OWNERS} heads, counted so" in offer.text, PATIENCE)
        await organiser.dm("/codes")
        letters = (await self.shows(organiser.private, "The same codes as a table")).media
        assert letters is not None
        codes = {row[0]: row[3] for row in csv.reader(io.StringIO(letters.data.decode("utf-8-sig")))}
        for user in self.people:
            await user.dm(f"/register {codes[user.name]}")
        for user in self.people:
            await self.shows(user.private, "You are registered")
        await organiser.say(self.group, "/notice 1d")
        await organiser.tap(await self.shows(self.group, "I would show the roll"), "Show it")
        await self.shows(self.group, "is under public notice")

    async def on_day(self, day: int, kill: str = "") -> None:
        """Some days after the announcement, as after a power cut."""
        await self.kill()
        self.days = day
        await self.start(kill)

    async def vote(self, owner: int, *, answered: bool = True) -> None:
        """Somebody casts a secret ballot by direct message."""
        user, seen = self.people[owner], len(self.people[owner].private.messages)
        began = time.time()
        own = await user.dm(f"/vote 1 {self.choice()}")
        draft = await self.shows(user.private, "Your receipt", seen)
        self.typed.setdefault(owner, set()).update((own.message_id, draft.message_id))
        receipt = RECEIPT.search(draft.text)
        assert receipt is not None
        await user.tap(draft, "Cast it")
        if answered:
            await self.server.wait_for(lambda: "your paper is in the box" in draft.text, PATIENCE)
        self.papers.append(Suggestion((receipt[0],), owner, (began, time.time())))

    async def chatter(self) -> None:
        """Somebody does something else."""
        person: User = self.chance.choice(self.people)
        match self.chance.randrange(4):
            case 0:
                await person.dm("/vote 1")
            case 1:
                await person.dm("/turnout 1")
            case 2:
                await person.say(self.group, "/turnout 1")
            case _:
                await person.say(self.group, "Has anybody seen my cat?")

    async def live(self) -> None:
        """All vote, among other traffic, with a death of the bot in the middle; the last of them in a quiet hour."""
        order = list(range(OWNERS))
        self.chance.shuffle(order)
        await self.start()
        await self.announce()
        await self.open()
        for number, owner in enumerate(order[:-QUIET]):
            if number == OWNERS // 2:
                await self.on_day(self.days)
            await self.vote(owner)
            if self.chance.random() < 0.5:
                await self.chatter()
        await self.settle()
        await asyncio.sleep(1.1)  # logs and rows tell whole seconds
        began = time.time()
        for owner in order[-QUIET:]:
            await self.vote(owner)
        self.quiet = (began, time.time())
        await self.settle()

    def kept(self, query: str) -> list[tuple[str, ...]]:
        """What a query finds in the bot's database."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    @property
    def ahead(self) -> float:
        """Seconds by which the bot's clock is ahead."""
        return timedelta(days=self.days).total_seconds()

    def known(self) -> list[tuple[str, ...]]:
        """All that each owner is known by: on the platform, on the roll, and in the program's tables."""
        rows = self.kept("SELECT name, id, person_id FROM roll_owners")
        found = {name: (owner, person, party_key((owner,))) for name, owner, person in rows}
        assert len(found) == OWNERS
        assert "" not in {each for ids in found.values() for each in ids}
        named = zip(self.names, self.people, strict=True)
        return [(*names, f"87-1{no:02}", *found[user.name]) for no, (names, user) in enumerate(named)]


class Hustings(Booth):
    """An estate that elects its committee in secret, among four who stand."""

    async def announce(self) -> None:
        """Thirty owners are called to stand, and four do."""
        await self.register()
        organiser = self.people[0]
        await organiser.dm("/election Committee --seats 3 --rule simple --nominate 1d --vet 1d --notice 1d")
        await organiser.tap(await self.shows(organiser.private, "To be called"), "Call it")
        await self.shows(self.group, "call for candidates")
        for user in self.people[STAND]:
            await user.dm("/nominate 1 me")
            await user.dm("/accept 1 all")
            await self.shows(user.private, "You stand in #1")
        await self.settle()

    async def open(self) -> None:
        """Those who stand are vetted and listed, and days later voting begins."""
        await self.on_day(VETTED)
        await self.shows(self.group, "Nominations are over")
        organiser = self.people[0]
        for user in self.people[STAND]:
            await organiser.dm(f"/vet 1 {user.name} pass")
        await organiser.dm("/advance 1")
        await self.shows(self.group, "The candidates, on public notice")
        await self.on_day(ELECTED)
        await self.shows(self.group, "Voting has begun")
        await self.settle()

    def choice(self) -> str:
        """Any three of the four at most, or none."""
        return ",".join(map(str, self.chance.sample(range(1, 5), self.chance.randrange(4)))) or "none"

    def known(self) -> list[tuple[str, ...]]:
        """All that each owner is known by; the names of those who stand are on everybody's papers, and tell nothing."""
        return [
            tuple(words[0] if word == user.name else word for word in words) if user in self.people[STAND] else words
            for words, user in zip(super().known(), self.people, strict=True)
        ]


KINDS = pytest.mark.parametrize("kind", [Booth, Hustings], ids=["decision", "election"])


def kinds(people: Sequence[Sequence[str]]) -> tuple[bytes, ...]:
    """How the examiner looks for them: names and accounts by their shape, whatever else as it is."""
    return (*NAMES, *(word.encode() for words in people for word in words[3:]))


def named_in(content: bytes, people: Sequence[Sequence[str]]) -> set[str]:
    """Which of the words that somebody is known by are in it."""
    words = {word: word for each in people for word in each}
    return {word for _, word in standing_in(content, kinds(people), words)}


def papers_in(content: bytes, papers: Sequence[Suggestion]) -> set[str]:
    """Which papers are in it."""
    words = {paper.marks[0]: paper.marks[0] for paper in papers}
    return {word for _, word in standing_in(content, PAPERS, words)}


@dataclass
class Report:
    """What the examiner found. ``orders`` is how far papers, and those who took part, lie in the order of voting, and
    ``together`` the papers in a log of the database that names somebody too.
    """

    places: Mapping[str, Beside]
    orders: Mapping[str, float]
    times: list[str]
    together: Mapping[str, set[str]]
    messages: set[tuple[int, int]]

    @property
    def telling(self) -> list[str]:
        """The places where owners stand beside their papers more often than chance has it."""
        return [name for name, found in self.places.items() if found.tells(OWNERS)]


async def examined(it: Booth) -> Report:
    """What is found in the files of a bot that was killed."""
    people, (decision,) = it.known(), it.kept("SELECT id FROM decisions")
    files = await asyncio.to_thread(files_of, it.data)
    # As the tables hold them, one beside the other: elsewhere they stand too.
    rows = {
        "papers": [f"{decision[0]}{paper.marks[0]}" for paper in it.papers],
        "parties": [f"{decision[0]}{people[paper.author][-1]}" for paper in it.papers],
    }
    orders = {
        f"{what} in {name}": order_told(content, marks)
        for name, content in files.items()
        for what, marks in rows.items()
    }
    names = kinds(people)
    since, until = it.quiet
    return Report(
        {name: beside(content, it.papers, people, kinds=names, marks=PAPERS) for name, content in files.items()},
        {name: tau for name, tau in orders.items() if tau is not None},
        times_kept(it.database, since + it.ahead, until + it.ahead)
        + times_logged(files["log"].decode(), since, until)
        + times_logged(files["log"].decode(), since + it.ahead, until + it.ahead),
        {
            name: papers
            for name, content in files.items()
            if "-wal" in name and (papers := papers_in(content, it.papers)) and named_in(content, people)
        },
        it.kept_messages(),
    )


@pytest.mark.timeout(180)
@KINDS
async def test_nobody_finds_whose_paper_is_whose_in_what_the_program_leaves_behind(
    kind: type[Booth], tmp_path: Path
) -> None:
    async with scene(kind, tmp_path, "sealed", OWNERS) as it:
        await it.live()
        await it.back_up()
        await it.kill()
        report = await examined(it)
        assert {"linli.db", "backup.db", "log"} <= report.places.keys()
        assert {f"{what} in {name}" for what in ("papers", "parties") for name in ("linli.db", "backup.db")} == set(
            report.orders
        ), "they must have been there to be found"
        check(report)
        # Nor once it is counted and published.
        await it.on_day(OVER)
        await it.shows(it.group, "Result of the")
        await it.settle()
        await it.kill()
        check(await examined(it), published=True)
        assert len(it.kept("SELECT receipt FROM secret_papers")) == OWNERS


def check(report: Report, *, published: bool = False) -> None:
    """Nothing tells. Once the record is ``published`` it may stand in the log with whom else it was said to, as long as
    it is all there: every paper beside everybody tells of nobody.
    """
    assert report.telling == [], report.places
    assert {name for name, tau in report.orders.items() if abs(tau) > BY_CHANCE} == set(), report.orders
    assert report.times == []
    assert [name for name, papers in report.together.items() if not (published and len(papers) == OWNERS)] == []
    assert report.messages == set()


@pytest.mark.timeout(180)
@KINDS
async def test_everybody_finds_it_in_what_a_careless_program_leaves_behind(kind: type[Booth], tmp_path: Path) -> None:
    async with scene(kind, tmp_path, "leaky", OWNERS) as it:
        await it.live()
        await it.back_up()
        await it.kill()
        report = await examined(it)
        assert report.telling != []
        assert abs(report.orders["papers in linli.db"]) > BY_CHANCE
        assert abs(report.orders["parties in linli.db"]) > BY_CHANCE
        assert report.times != []
        assert list(report.together) == ["linli.db-wal"]
        assert report.messages != set()


async def test_a_death_right_after_it_was_cast_leaves_no_person_in_the_log(tmp_path: Path) -> None:
    async with scene(Booth, tmp_path, "sealed", OWNERS) as it:
        await it.start()
        await it.announce()
        await it.open()
        # It is emptied at the first transaction, when old events are forgotten, then before what is sealed and after.
        await it.on_day(OPEN, kill="4")
        await it.vote(3, answered=False)
        assert it.bot is not None
        assert await asyncio.wait_for(it.bot.wait(), PATIENCE) == -signal.SIGKILL
        log = (await asyncio.to_thread(files_of, it.data))["linli.db-wal"]
        people = it.known()
        assert papers_in(log, it.papers), "it died elsewhere"
        # Who took part stands in the same transaction, by the party's key and by nothing else.
        assert named_in(log, people) <= {words[-1] for words in people}
        await it.on_day(OPEN)
        await it.settle()
        assert not papers_in((await asyncio.to_thread(files_of, it.data))["linli.db-wal"], it.papers)
        assert [row[0] for row in it.kept("SELECT receipt FROM secret_papers")] == list(it.papers[0].marks)
