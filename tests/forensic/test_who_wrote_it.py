"""A hundred suggestions without a name among other traffic: nobody finds an author in what the program leaves behind,
and in what a careless program leaves behind everybody does.
"""

import asyncio
import re
import signal
import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from tests.forensic.bot_under_examination import KEY_SECONDS
from tests.forensic.examiner import (
    Beside,
    Suggestion,
    beside,
    files_of,
    holds,
    memory_of,
    order_told,
    times_kept,
    times_logged,
    written_together,
)
from tests.forensic.scene import PATIENCE, Scene, scene
from tests.wire.telegram_people import Query

PEOPLE = 20
EACH = 5
QUIET = 10
CODENAME = re.compile(r"/case ([a-z]+(?:-[a-z]+){4})")


@dataclass
class Box(Scene):
    """An estate with a suggestion box."""

    suggestions: list[Suggestion] = field(default_factory=list)
    quiet: tuple[float, float] = (0.0, 0.0)
    query: Query | None = None

    async def suggest(self, person: int, *, answered: bool = True) -> None:
        """Somebody sends something without a name."""
        user, mark = self.people[person], f"lamp{len(self.suggestions):03}x{self.chance.randrange(10**6):06}"
        seen, began = len(user.private.messages), time.time()
        own = await user.dm(f"/suggest The {mark} is broken")
        draft = await self.shows(user.private, "Send this without your name?", seen)
        self.typed.setdefault(person, set()).update((own.message_id, draft.message_id))
        codename = re.search(r"[a-z]+(?:-[a-z]+){4}", draft.text)
        assert codename is not None
        self.query = await user.tap(draft, "Send without my name")
        if answered:
            await self.server.wait_for(lambda: "Sent without your name" in draft.text, PATIENCE)
        self.suggestions.append(Suggestion((mark, codename[0]), person, (began, time.time())))

    async def chatter(self) -> None:
        """Somebody does something else."""
        person = self.chance.choice(self.people)
        match self.chance.randrange(3):
            case 0:
                poll = self.group.find("🗳 #1")
                assert poll is not None
                await person.tap(poll, self.chance.choice(("Yes", "No")))
            case 1:
                await person.dm("/vote")
            case _:
                await person.say(self.group, "Has anybody seen my cat?")

    async def prepare(self) -> None:
        await self.people[0].say(self.group, "/setup Lakeside | English | Shanghai")
        await self.shows(self.group, "Lakeside is set up")
        await self.people[0].say(self.group, "/poll Repaint? | Yes | No")
        await self.shows(self.group, "🗳 #1")
        for user in self.people:
            await user.say(self.group, "/status")
            await user.start()
        for user in self.people:
            await self.shows(user.private, "I am Linli")

    async def live(self) -> None:
        """A hundred suggestions, other traffic, two deaths of the bot, and a while in which only one person writes."""
        order = [person for person in range(1, PEOPLE) for _ in range(EACH)]
        self.chance.shuffle(order)
        await self.start()
        await self.prepare()
        for number, person in enumerate(order):
            if number == len(order) // 3:
                await self.kill()
                await self.start()
            await self.suggest(person)
            if self.chance.random() < 0.5:
                await self.chatter()
        await self.settle()
        await asyncio.sleep(1.1)
        began = time.time()
        for _ in range(EACH):
            await self.suggest(0)
        self.quiet = (began, time.time())

    def identified(self) -> list[Suggestion]:
        """The suggestions with all that the program itself calls them."""
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True)) as connection:
            rows = connection.execute("SELECT id, text, codename FROM cases").fetchall()
        known = {text.split()[1]: (case_id, codename) for case_id, text, codename in rows}
        return [Suggestion((*each.marks, *known[each.marks[0]]), each.author, each.sent) for each in self.suggestions]


@dataclass
class Report:
    """What the examiner found. ``places`` is every file, and the memory."""

    places: dict[str, Beside]
    orders: dict[str, float]
    times: list[str]
    together: list[str]
    messages: set[tuple[int, int]]

    @property
    def telling(self) -> list[str]:
        """The places where authors stand beside what they wrote more often than chance has it."""
        return [name for name, found in self.places.items() if found.tells(PEOPLE)]


async def examined(folder: Path, variant: str) -> Report:
    """What is found of an estate that lived through all of it, once the bot has forgotten its senders."""
    async with scene(Box, folder, variant, PEOPLE) as it:
        await it.live()
        await it.back_up()
        await asyncio.sleep(2.5 * KEY_SECONDS)
        assert it.bot is not None
        memory = await asyncio.to_thread(memory_of, it.bot.pid)
        suggestions = it.identified()
        assert len(suggestions) == PEOPLE * EACH
        await it.kill()
        files = await asyncio.to_thread(files_of, it.data)
        marks = [each.marks[0] for each in suggestions]
        orders = {name: order_told(content, marks) for name, content in files.items()}
        return Report(
            {name: beside(content, suggestions, it.names) for name, content in {**files, "memory": memory}.items()},
            {name: tau for name, tau in orders.items() if tau is not None},
            times_kept(it.database, *it.quiet) + times_logged(files["log"].decode(), *it.quiet),
            [
                name
                for name, content in files.items()
                if "-wal" in name and written_together(content, suggestions, it.names)
            ],
            it.kept_messages(),
        )


async def test_nobody_finds_an_author_in_what_the_program_leaves_behind(tmp_path: Path) -> None:
    report = await examined(tmp_path, "sealed")
    assert {"linli.db", "backup.db", "log", "memory"} <= report.places.keys()
    assert report.telling == [], report.places
    assert {name for name, tau in report.orders.items() if abs(tau) > 0.25} == set(), report.orders
    assert {"linli.db", "backup.db"} <= report.orders.keys(), "the texts themselves must have been there to be found"
    assert report.times == []
    assert report.together == []
    assert report.messages == set()


async def test_everybody_finds_them_in_what_a_careless_program_leaves_behind(tmp_path: Path) -> None:
    report = await examined(tmp_path, "leaky")
    assert report.telling != []
    assert report.times != []
    assert report.together == ["linli.db-wal"]
    assert report.messages != set()


async def test_a_death_right_after_it_was_written_leaves_it_alone_in_the_log(tmp_path: Path) -> None:
    async with scene(Box, tmp_path, "sealed", PEOPLE) as it:
        await it.start()
        await it.prepare()
        await it.settle()
        await it.kill()
        # It is emptied at the first transaction, when old events are forgotten, then before what is sealed and after.
        await it.start(kill="4")
        await it.suggest(3, answered=False)
        assert it.bot is not None
        assert await asyncio.wait_for(it.bot.wait(), PATIENCE) == -signal.SIGKILL
        log = (await asyncio.to_thread(files_of, it.data))["linli.db-wal"]
        assert holds(log, it.suggestions), "it died elsewhere"
        assert not written_together(log, it.suggestions, it.names)
        await it.start()
        await it.settle()
        assert it.identified()[0].author == 3
        # The tap comes again, finds no draft any more, and says what to do; nothing is kept twice.
        assert it.query is not None
        assert "your codename shows it" in (await it.query.answered(PATIENCE)).text
        await it.suggest(4)
        assert len(it.identified()) == 2
