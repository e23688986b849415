"""Whatever people type or press about elections, in any phase and language, is answered once and refused whole."""

import asyncio
import copy
import itertools
import os
import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.messages import Batch, Kind
from app.rehearsal import Rehearsal
from app.rehearsal_clock import RehearsalClock
from domain.recount import recount
from tests.app.declared import CATALOGUE
from tests.app.electing import PHASES, election_of, found_estate, scripted, steps
from tests.app.test_any_text import ANYTHING, EASY, HUGE, Line, happening, trouble
from tests.chats.harness import CountedIds, Stage, play, program

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
OFTEN = settings(EASY, max_examples=300 if LONG else 10)
LASTS = pytest.mark.timeout(0 if LONG else 180)
FAR = timedelta(days=400)
STATIONS = {
    "called": ("called", 1),
    "nominating": ("nominating", 9),
    "vetting": ("vetting", 2),
    "stopped": ("stopped", 1),
    "notice": ("notice", 2),
    "voting": ("voting", 3),
    "result": ("result-notice", 2),
    "seated": ("seated", 1),
    "committee": ("seated", 12),
}
"""Where people may be when they type: so many steps into a phase. The last is a committee with a vacant seat, of whose
members one may be recalled.
"""
TABLES = (
    *("elections", "candidacies", "candidate_photos", "candidate_questions", "nominations", "vettings"),
    *("committee_members", "recalls", "recall_supporters", "objections", "party_objections", "grants", "acts"),
    *("alarms", "decisions", "electorates", "decision_papers", "decision_records", "paper_slips", "secret_papers"),
    "secret_parts",
)
"""What is kept of elections."""


@dataclass(frozen=True)
class Ground:
    """An estate somewhere in an election; ``ids`` are as far as they were counted. ``known``: what buttons speak of."""

    folder: Path
    ids: CountedIds
    at: datetime
    known: dict[str, list[str]]


@pytest.fixture(scope="module")
def grounds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Ground]:
    """The estate at every station, in an election whose ballots are sealed; and, besides, voting in secret."""
    folder = tmp_path_factory.mktemp("grounds")
    (folder / "founded").mkdir()
    ids = CountedIds()
    asyncio.run(found_estate(folder / "founded", ids))
    found = asyncio.run(stations(folder, "sealed", copy.deepcopy(ids), list(STATIONS)))
    secret = asyncio.run(stations(folder, "secret", copy.deepcopy(ids), list(STATIONS)[:6]))
    return found | {"secret": secret["voting"]}


async def stations(folder: Path, mode: str, ids: CountedIds, names: list[str]) -> dict[str, Ground]:
    """The estate at these stations, one after the other."""
    here, found, done = folder / "founded", {}, 0
    way = [(phase, step) for phase in PHASES for step in steps(mode, phase)]
    for name in names:
        copied = folder / f"{mode}-{name}"
        shutil.copytree(here, copied)
        here, (phase, count) = copied, STATIONS[name]
        until = next(at for at, (of, _) in enumerate(way) if of == phase) + count
        await play(scripted(line for _, step in way[done:until] for line in step), here, ids)
        done = until
        found[name] = await surveyed(here, ids)
    return found


async def surveyed(folder: Path, ids: CountedIds) -> Ground:
    """The ground with what its buttons speak of."""
    ids = copy.deepcopy(ids)
    clock = RehearsalClock(lambda: Stage().start, flows=False)
    async with program(Stage(), lambda _: None, folder, clock=clock, ids=ids) as rehearsal:
        at = datetime.fromisoformat(await rehearsal.store.cursor("rehearsal", "clock"))
        async with rehearsal.store.transaction() as uow:
            election = await election_of(uow)
            electorate = await uow.decisions.electorate(election.id)
            known = {
                "{estate}": [election.estate_id],
                "{member}": [each.id for each in await uow.elections.members(election.estate_id)],
                "{election}": [each.id for each in await uow.elections.of_estate(election.estate_id)],
                "{candidacy}": [each.id for each in await uow.elections.candidacies(election.id)],
                "{recall}": [each.id for each in await uow.elections.recalls(election.estate_id)],
                "{party}": [party.key for party in electorate.parties] if electorate is not None else [],
            }
    return Ground(folder, ids, at, known)


# -- what is typed ---------------------------------------------------------------------------------------------------

SPEAKERS = st.sampled_from(["olga", "dan", "wang", "sun", "wu", "xu", "eva", "zhou", "ma", "نور"])
"""Organisers, candidates, owners, a neighbour who owns nothing, and somebody whom nobody has seen before."""
NAMES = (
    *(
        "election",
        "nominate",
        "accept",
        "decline",
        "withdraw",
        "statement",
        "candidates",
        "ask",
        "reply",
        "vet",
        "object",
    ),
    *("vote", "extend", "void", "confirm", "advance", "calendar", "filing", "results", "record", "turnout", "runoff"),
    *("officers", "committee", "duty", "handover", "resign", "seat", "vacate", "recall", "defend", "paper"),
)
SPELLED = sorted(
    {
        *NAMES,
        *(
            alias
            for code in CATALOGUE.languages
            for name in NAMES
            for alias in CATALOGUE.listing(code, f"{name}-aliases")
        ),
    }
)
TYPED = """
me 我 all 全部 pass reject 通过 拒绝 ✓ none 都不选 1 2 3 4 #1 ＃2 1,2 1，3 1,2,3 0 q1 o1 Q2 o9 q² 问1 异1 1d 3d 60d 61d
99999999d 2026-12-25 9999-12-31 tomorrow 明天 yes no 1=yes 2=no 1=yes;2=no simple cn-ordinary: Wang|Fang Wang Fang Sun
Hao Wu Yan Xu Lei Chen Wei 1-101 2-104 9-9 王芳 @wang @olga =1 = , : ， ： ； | || --seats --seats=2 --seats=4
--rule=simple --mode=secret --mode=open --uncontested --fills=1 --fills 1 --marks=9 --term=99 --conditions
--conditions=a|b --opens=2026-12-01 --alternates=0 --vote=1d --notice=1d 席位 --席位=3 UNNW-EU45-E8NJ K7QM-2R4T-9XWD
"""
PARTS = st.one_of(st.sampled_from(TYPED.split()), st.sampled_from(["Wang Fang", "Sun Hao", "Xu Lei"]), HUGE, ANYTHING)
COMMANDS = st.builds(
    Line,
    SPEAKERS,
    st.booleans(),
    st.builds(
        lambda name, number, parts, glue: f"/{name} {number}{glue.join(parts)}".rstrip(),
        st.one_of(st.sampled_from(NAMES), st.sampled_from(SPELLED)),
        st.sampled_from(["1 ", "1 ", "1 ", "2 ", "9 ", "1", ""]),
        st.lists(PARTS, max_size=4),
        st.sampled_from([" ", " ", " ", ",", "|", "\n", "　"]),
    ),
)
TAKEN_UP = st.builds(
    Line, SPEAKERS, st.booleans(), st.one_of(st.sampled_from(["1", "2", "3", "7", "yes", "#2"]), ANYTHING)
)
"""Plain words: answers to what was asked, and numbers of buttons."""
SAID = st.one_of(COMMANDS, COMMANDS, COMMANDS, TAKEN_UP)
LANGUAGES = st.sampled_from(["English", "简体中文", "繁體中文"])
PLACES = st.sampled_from([*STATIONS, "secret"])

# -- what is pressed -------------------------------------------------------------------------------------------------

ABOUT = {
    "{election}": "estand estopr estope echart dballot eofficers erunoff start-stand start-paper",
    "{election}:{number}": "estops easked eobj",
    "{candidacy}": "edec epage evetp evetr etake eleave",
    "{candidacy}:{number}": "ecnf eacc",
    "{recall}": "erecall eanswer",
    "{election}:{party}:{marks}": "dmark dreview dvote dfor",
    "{number}:{number}": "ecall eseats econt emode edrop enom enomx dseal",
    "{estate}:{office}:{number}:{number}": "eoff",
    "{estate}:{member}": "eresign",
    "{estate}": "ehand",
}
SHAPES = [f"{name}:{about}" if about else name for about, names in ABOUT.items() for name in names.split()]
FILLED = {
    "{number}": ["0", "1", "2", "3", "7", "24", "-1", "²", "9" * 30, "", "x", "secret"],
    "{marks}": ["0", "1", "3", "7", "5", "-", "ff", "-1", "0x1", " 1", "1_0", "zz", "", "yn", "yna"],
    "{office}": ["chair", "vices", "committee", "x"],
}
PRESSED = st.builds(
    lambda speaker, private, shape, more, kind: Line(speaker, private, shape + more, kind),
    SPEAKERS,
    st.booleans(),
    st.sampled_from(SHAPES),
    st.sampled_from(["", "", "", "", ":", ":1", ":{candidacy}"]),
    st.sampled_from([Kind.TAP, Kind.TAP, Kind.TAP, Kind.UNTAP]),
)
CHOICES = st.lists(st.integers(0, 1000), min_size=1, max_size=7)


def meant(line: Line, ground: Ground, choices: Sequence[int]) -> Line:
    """The line with something that is there, or that may be written, in place of what it speaks of."""
    said, chosen = line.said, itertools.cycle(choices)
    for name, values in (ground.known | FILLED).items():
        while name in said:
            said = said.replace(name, values[next(chosen) % len(values)] if values else "none", 1)
    return replace(line, said=said)


# -- playing it ------------------------------------------------------------------------------------------------------


def kept(folder: Path) -> dict[str, list[str]]:
    """What is kept of elections, table by table."""
    with closing(sqlite3.connect(f"file:{folder / 'linli.db'}?mode=ro", uri=True)) as connection:
        tables = {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in TABLES}  # noqa: S608
    return {table: sorted(map(repr, rows)) for table, rows in tables.items()}


@dataclass(frozen=True)
class Answered:
    """What a line brought about."""

    line: Line
    said: list[str]
    changed: list[str]

    @property
    def answers(self) -> list[str]:
        """What its speaker reads: in the room or in their own direct chat, new or changed."""
        heads = ("bot> ", "bot~ ", f"bot@{self.line.speaker}> ", f"bot@{self.line.speaker}~ ")
        return [said for said in self.said if said.startswith(heads)]

    @property
    def refused(self) -> bool:
        return any("> ⚠" in said for said in self.answers)


async def take(rehearsal: Rehearsal, line: Line, number: int) -> None:
    """Let it happen, with all that it brings about."""
    await rehearsal.intake.take(Batch((happening(line, number),), ""))
    await rehearsal.workshop.idle()
    await rehearsal.sender.drain()


async def live(
    lines: Sequence[Line], ground: Ground, folder: Path, language: str, choices: Sequence[int] = (0,)
) -> tuple[list[Answered], list[str]]:
    """What each line brought about, and what was logged until long after."""
    said: list[str] = []
    done = []
    clock = RehearsalClock(lambda: ground.at, flows=False)
    numbers = itertools.count(100_000)
    with trouble() as logged:
        async with program(Stage(), said.append, folder, clock=clock, ids=copy.deepcopy(ground.ids)) as rehearsal:
            for place in (False, True):
                await take(rehearsal, Line("olga", place, f"/language {language}"), next(numbers))
            for line in lines:
                said.clear()
                before = await asyncio.to_thread(kept, folder)
                at_hand = meant(line, ground, choices)
                await take(rehearsal, at_hand, next(numbers))
                after = await asyncio.to_thread(kept, folder)
                done.append(Answered(at_hand, list(said), [name for name in TABLES if before[name] != after[name]]))
            await until_over(rehearsal, clock, ground.at + FAR)
    return done, logged


async def until_over(rehearsal: Rehearsal, clock: RehearsalClock, end: datetime) -> None:
    """Let all that is still ahead come, and count again whatever was counted."""
    for _ in range(25):
        upcoming = await rehearsal.due.run()
        await rehearsal.workshop.idle()
        await rehearsal.sender.drain()
        if upcoming is None or upcoming > end:
            break
        clock.move(upcoming)
    assert await rehearsal.store.queue("console", 1) == ()
    async with rehearsal.store.transaction() as uow:
        election = await election_of(uow)
        for each in await uow.elections.of_estate(election.estate_id):
            record = await uow.decisions.record(each.id)
            assert record is None or recount(record)


def check(
    lines: Sequence[Line],
    ground: Ground,
    factory: pytest.TempPathFactory,
    language: str = "English",
    choices: Sequence[int] = (0,),
) -> list[Answered]:
    folder = factory.mktemp("any") / "estate"
    shutil.copytree(ground.folder, folder)
    done, logged = asyncio.run(live(lines, ground, folder, language, choices))
    shutil.rmtree(folder)
    assert logged == []
    for each in done:
        assert not (each.refused and each.changed), each
        if each.line.kind is Kind.MESSAGE and each.line.said.startswith("/") and not each.changed:
            assert len(each.answers) == 1, each
    return done


@LASTS
@OFTEN
@given(PLACES, LANGUAGES, st.lists(SAID, min_size=1, max_size=12))
def test_any_text_about_an_election_is_answered_once(
    grounds: dict[str, Ground],
    tmp_path_factory: pytest.TempPathFactory,
    place: str,
    language: str,
    lines: list[Line],
) -> None:
    check(lines, grounds[place], tmp_path_factory, language)


@LASTS
@OFTEN
@given(PLACES, LANGUAGES, st.lists(PRESSED, min_size=1, max_size=12), CHOICES)
def test_any_token_of_an_election_is_answered_or_refused(
    grounds: dict[str, Ground],
    tmp_path_factory: pytest.TempPathFactory,
    place: str,
    language: str,
    lines: list[Line],
    choices: list[int],
) -> None:
    check(lines, grounds[place], tmp_path_factory, language, choices)


def test_what_is_meant_is_taken(grounds: dict[str, Ground], tmp_path_factory: pytest.TempPathFactory) -> None:
    """That nothing is complained of above is because it is read, not because nobody is there."""
    meant_there = {
        "called": ("olga", "/extend 1 2d the hall is taken", "elections"),
        "nominating": ("eva", "/提名 1 Xu Lei，热心", "candidacies"),
        "vetting": ("olga", "/vet 1 Sun Hao pass", "vettings"),
        "stopped": ("olga", "estope:{election}", "elections"),
        "notice": ("sun", "/reply 1 I am there every day", "candidacies"),
        "voting": ("eva", "/vote 1 1,3", "decision_papers"),
        "result": ("dan", "/reply 1 o1 Everybody was", "objections"),
        "seated": ("sun", "eresign:{estate}:{member}", "committee_members"),
        "committee": ("eva", "erecall:{recall}", "recall_supporters"),
    }
    for place, (speaker, said, table) in meant_there.items():
        kind = Kind.MESSAGE if said.startswith("/") else Kind.TAP
        (done,) = check([Line(speaker, True, said, kind)], grounds[place], tmp_path_factory, choices=(0, 1))
        assert table in done.changed, done
        assert len([said for said in done.answers if said.startswith(f"bot@{speaker}")]) == 1, done
    cast = [Line("eva", True, "/vote 1 1,3"), Line("eva", True, "/vote 1 1,2,3"), Line("eva", False, "/vote 1 1")]
    reviewed, refused, taken_away = check(cast, grounds["secret"], tmp_path_factory, "简体中文")
    assert (reviewed.changed, refused.changed, taken_away.changed) == ([], [], [])
    assert refused.refused
