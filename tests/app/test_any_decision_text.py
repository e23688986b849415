"""Whatever people type or press about decisions, while one of each mode is open, is answered or passed over."""

import asyncio
import copy
import itertools
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.messages import Batch, Kind
from app.rehearsal_clock import RehearsalClock
from domain.recount import recount
from tests.app.decided import MODES, PREPARED
from tests.app.test_any_text import ANYTHING, EASY, HUGE, Line, happening, trouble
from tests.chats.harness import CountedIds, Stage, play, program

OPEN, OVER = datetime(2026, 11, 26, 2, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC)
DECIDED = "".join(
    f"olga@ /decide {title} --rule simple --mode {mode} --opens 25 November\nolga@ :tap 1\n"
    for mode, title in zip(MODES, ("House | Music | Dogs | Roof", "Gate?", "Cleaner?"), strict=True)
)


@dataclass(frozen=True)
class Ground:
    """An estate in which a decision of each mode is open; ``ids`` are as far as they were counted."""

    folder: Path
    ids: CountedIds
    decisions: tuple[str, ...]
    parties: tuple[str, ...]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    folder, ids = tmp_path_factory.mktemp("ground"), CountedIds()
    said = asyncio.run(play(f"{PREPARED}{DECIDED}:clock 2026-11-26 10:00\n", folder, ids))
    assert said.count("Voting has begun") == len(MODES), said
    return asyncio.run(surveyed(folder, ids))


async def surveyed(folder: Path, ids: CountedIds) -> Ground:
    """The ground with what its buttons speak of."""
    clock = RehearsalClock(lambda: OPEN, flows=False)
    async with (
        program(Stage(), lambda line: None, folder, clock=clock, ids=copy.deepcopy(ids)) as rehearsal,
        rehearsal.store.transaction() as uow,
    ):
        room = await uow.rooms.find("console", "room")
        assert room is not None
        decisions = [each.id for each in await uow.decisions.of_estate(room.estate_id)]
        electorate = await uow.decisions.electorate(decisions[0])
        assert electorate is not None
        return Ground(folder, ids, tuple(decisions), tuple(party.key for party in electorate.parties))


# -- what is typed ----------------------------------------------------------------------------------------------------

SPEAKERS = st.sampled_from(["chen", "lina", "ola", "olga", "dan"])
TYPED = """
1 2 3 4 #1 ＃2 yes no abstain 同意 弃权 YES ｎｏ 1=yes 2=no 3=abstain 1＝yes 4=yes 0=no 1= =yes 1=yes,2=no,3=no
1=yes；2=no | ｜ : ： simple cn-ordinary: cn-special: tw-assembly: nothing: --rule --mode --opens --until --text
--rule=simple --mode=secret --mode=sealed --opens=25 --until=2d 1-101 1-102 9-9 K9CK-M72H-HR9V k9ckm72hhr9v
ABCD-EFGH-JKLM ZNKW-33BR znkw33br 2026-12-20 9999-12-31 tomorrow 2d json csv me every
"""
PARTS = st.one_of(st.sampled_from(TYPED.split()), HUGE, ANYTHING)
NAMES = (
    "vote vote vote decide paper confirm receipt record audit turnout extend void nudge close results unvote".split()
)
TAKEN_UP = st.builds(Line, SPEAKERS, st.booleans(), st.sampled_from(["1", "2", "3", "yes", "K9CK-M72H-HR9V", "#2"]))
"""Plain words, which mean the buttons of the last message."""
COMMANDS = st.builds(
    Line,
    SPEAKERS,
    st.booleans(),
    st.builds(
        lambda name, number, parts, glue: f"/{name} {number}{glue.join(('', *parts))}",
        st.sampled_from(NAMES),
        st.sampled_from(["1 ", "2 ", "3 ", "1", ""]),
        st.lists(PARTS, max_size=5),
        st.sampled_from([" ", "|", "\n", "", "　"]),
    ),
)
SAID = st.one_of(COMMANDS, COMMANDS, TAKEN_UP)

# -- what is pressed --------------------------------------------------------------------------------------------------

DECISION, PARTY = "{decision}", "{party}"
ACTIONS = "dballot dfor dmark dvote dvote dseal dunseal dsay drule dmode ddrop start-paper".split()
TOKEN_PARTS = st.one_of(
    st.sampled_from([DECISION, PARTY, "y", "n", "a", "-", "yna", "y--", "yyyy", "simple", "secret", "sealed", "", "ü"]),
    HUGE,
    ANYTHING,
)
TOKENS = st.one_of(
    st.builds(
        lambda name, parts: ":".join((name, *parts)), st.sampled_from(ACTIONS), st.lists(TOKEN_PARTS, max_size=5)
    ),
    st.builds(
        lambda name, marks: f"{name}:{DECISION}:{PARTY}:{marks}",
        st.sampled_from(["dmark", "dvote"]),
        st.one_of(st.text("yna-", max_size=4), ANYTHING),
    ),
)
PLAIN = [
    Line("chen", True, f"{name}:{DECISION}:{PARTY}:{marks}", Kind.TAP)
    for name in ("dmark", "dvote")
    for marks in ("y", "yna", "y-a", "")
]
PRESSED = st.builds(Line, SPEAKERS, st.booleans(), TOKENS, st.sampled_from([Kind.TAP, Kind.TAP, Kind.UNTAP]))

# -- playing it -------------------------------------------------------------------------------------------------------


async def live(lines: Sequence[Line], ground: Ground, folder: Path) -> tuple[list[str], list[str], int]:
    """What is said to the lines, what is logged meanwhile, and how many records there are once time is over."""
    said: list[str] = []
    clock = RehearsalClock(lambda: OPEN, flows=False)
    with trouble() as logged:
        async with program(Stage(), said.append, folder, clock=clock, ids=copy.deepcopy(ground.ids)) as rehearsal:
            told = itertools.cycle(itertools.product(ground.decisions, ground.parties))
            for number, (line, (decision, party)) in enumerate(zip(lines, told, strict=False), start=1000):
                meant = line.said.replace(DECISION, decision).replace(PARTY, party)
                event = happening(Line(line.speaker, line.private, meant, line.kind), number)
                await rehearsal.intake.take(Batch((event,), ""))
                await rehearsal.workshop.idle()
            await rehearsal.sender.drain()
            clock.move(OVER)
            await rehearsal.due.run()
            await rehearsal.sender.drain()
            assert await rehearsal.store.queue("console", 1) == ()
            records = 0
            async with rehearsal.store.transaction() as uow:
                for decision in ground.decisions:
                    kept = await uow.decisions.by_id(decision)
                    record = await uow.decisions.record(decision)
                    assert kept is not None
                    assert (record is None) == (kept.state == "void")
                    if record is not None:
                        assert recount(record)
                        records += 1
    return said, logged, records


def check(lines: Sequence[Line], ground: Ground, factory: pytest.TempPathFactory) -> tuple[list[str], int]:
    folder = factory.mktemp("any") / "estate"
    shutil.copytree(ground.folder, folder)
    said, logged, records = asyncio.run(live(lines, ground, folder))
    assert logged == []
    return said, records


@EASY
@given(st.lists(SAID, min_size=1, max_size=16))
@example([Line("chen", True, f"/vote {no} 1=yes " + "9" * 5000) for no in (1, 2, 3)])
@example([Line("chen", True, f"/vote 3 yes {code}") for code in ("K9CK-M72H-HR9V", "\ud800", "ABCD-EFGH-JKL²")])
@example([Line("olga", True, f"/{name} \ud800") for name in ("decide", "paper 1 1-101", "confirm", "receipt")])
def test_any_text_about_a_decision_is_answered_or_passed_over(
    ground: Ground, tmp_path_factory: pytest.TempPathFactory, lines: list[Line]
) -> None:
    check(lines, ground, tmp_path_factory)


@EASY
@given(st.lists(PRESSED, min_size=1, max_size=16))
@example(PLAIN)
def test_any_token_of_a_decision_is_answered_or_refused(
    ground: Ground, tmp_path_factory: pytest.TempPathFactory, lines: list[Line]
) -> None:
    check(lines, ground, tmp_path_factory)


def test_what_is_meant_is_taken(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> None:
    """That nothing is complained of above is because it is read, not because nobody is there."""
    lines = [Line("chen", True, f"/vote {no} yes") for no in (1, 2, 3)]
    lines += [Line("olga", True, "/paper 2 1-103 no"), Line("olga", True, "/decide A | B --rule simple")]
    said, records = check(lines, ground, tmp_path_factory)
    wanted = ("Your receipt", "Shall I cast it?", "Another organiser with the paper", "To be announced: A")
    assert [each for each in wanted if not any(each in line for line in said)] == []
    assert records == len(MODES)
