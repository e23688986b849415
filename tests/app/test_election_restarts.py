"""An election is what it is, wherever in it the program is killed, and however long it is down when a phase ends."""

import asyncio
import copy
import shutil
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.rehearsal_clock import RehearsalClock
from domain.election_calendar import end_of, lengths_of
from domain.election_law import law_of
from domain.elections import Calendar, Election, Phase
from domain.recount import recount
from tests.app.declared import CATALOGUE
from tests.app.electing import PHASES, election_in, election_of, found_estate, scripted, steps
from tests.chats.harness import RESTART, CountedIds, Stage, play, program

SHANGHAI = ZoneInfo("Asia/Shanghai")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MINUTE = timedelta(minutes=1)
DATES = [field.name for field in fields(Calendar)]


@dataclass(frozen=True)
class Ground:
    """An estate to be copied; ``ids`` are as far as they were counted."""

    folder: Path
    ids: CountedIds

    def copied(self, to: Path) -> "Ground":
        shutil.copytree(self.folder, to)
        return Ground(to, copy.deepcopy(self.ids))

    async def say(self, *lines: str, killed: bool = False) -> str:
        return await play(scripted(lines), self.folder, self.ids, killed=killed)


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    made = Ground(tmp_path_factory.mktemp("founded") / "estate", CountedIds())
    made.folder.mkdir()
    asyncio.run(found_estate(made.folder, made.ids))
    return made


# -- killed at every line --------------------------------------------------------------------------------------------


def lives(mode: str) -> list[tuple[str, ...]]:
    """What is done in each life of the program: a line, or what is held in memory until it is done. That is first left
    half done, and then done once more. Where a secret election is like any other one life is a phase.
    """
    found = []
    for phase in PHASES:
        if mode == "secret" and phase not in ("called", "voting", "result-notice"):
            found.append(tuple(line for step in steps(mode, phase) for line in step))
            continue
        for step in steps(mode, phase):
            found += [step[:-1], step] if len(step) > 1 else [step]
    return found


SAID_IN_PHASES = (
    *("Called as #1", "you are nominated by", "With your photo", "Your answer is in the group", "Xu Lei is rejected"),
    *("Put off: the hall is taken", "Voting does not open", "The candidates, on public notice", "goes on a day longer"),
    *("Voting has begun", "At most 2 can be marked", "Result of the election", "election-1.zip", "the result stands"),
    *("The committee's chair: Wang Fang", "the committee organises from now on", "Sun Hao has left the committee"),
    *("Wu Yan takes the vacant seat", "Enough ask for the recall of Wang Fang", "Recall Wang Fang"),
)


@pytest.mark.timeout(180)
@pytest.mark.parametrize("mode", ["sealed", "secret"])
async def test_a_kill_after_every_line_changes_no_word(mode: str, ground: Ground, tmp_path: Path) -> None:
    through, killed = ground.copied(tmp_path / "through"), ground.copied(tmp_path / "killed")
    expected = await through.say(*(line for life in lives(mode) for line in life))
    said = await killed.say(*(line for life in lives(mode) for line in (*life, RESTART)), killed=True)
    assert said.replace(f"{RESTART}\n", "") == expected
    assert [text for text in SAID_IN_PHASES if text.casefold() not in expected.casefold()] == []
    for no in (1, 2, 3):
        record = (killed.folder / "sent" / f"record-{no}.json").read_bytes()
        assert recount(record)
        assert record == (through.folder / "sent" / f"record-{no}.json").read_bytes()


# -- down when a phase ends ------------------------------------------------------------------------------------------

FOLLOWS = {
    Phase.CALLED: Phase.NOMINATING,
    Phase.NOMINATING: Phase.VETTING,
    Phase.VETTING: Phase.NOTICE,
    Phase.NOTICE: Phase.VOTING,
    Phase.VOTING: Phase.RESULT_NOTICE,
    Phase.RESULT_NOTICE: Phase.SEATED,
}
LATE = {
    "at once": (timedelta(0), 0),
    "within the hour": (HOUR, 0),
    "a minute more than an hour": (HOUR + MINUTE, 1),
    "a day": (DAY, 1),
    "three days and a minute": (3 * DAY + MINUTE, 4),
    "forty days": (40 * DAY, 40),
}
"""How late the program is back, and by how many days that moves what is still ahead."""
PREPARED = {
    Phase.CALLED: ("olga@ /election Committee --rule cn-ordinary --uncontested --opens 25 November", "olga@ :tap 1"),
    Phase.NOMINATING: (
        ":clock 2026-11-26 10:00",
        *(f"{who}@ {line}" for who in ("wang", "sun") for line in ("/nominate 1 me", "/accept 1 all")),
    ),
    Phase.VETTING: (":clock 2026-12-03 10:00", "olga@ /vet 1 Wang Fang pass", "dan@ /vet 1 Sun Hao pass"),
    Phase.NOTICE: (":clock 2026-12-06 10:00",),
    Phase.VOTING: (":clock 2026-12-14 10:00", "eva@ /vote 1 1=yes 2=yes", "dan@ /vote 1 1=yes 2=no"),
    Phase.RESULT_NOTICE: (":clock 2026-12-28 10:00",),
}
"""What is done in each phase of an election by the law of China, so that it goes on at its end."""


@pytest.fixture(scope="module")
def stations(ground: Ground, tmp_path_factory: pytest.TempPathFactory) -> dict[Phase, Ground]:
    """The estate as it is in each phase, once all is done there."""
    at, found = ground, {}
    for phase, lines in PREPARED.items():
        at = at.copied(tmp_path_factory.mktemp("station") / str(phase))
        said = asyncio.run(at.say(*lines))
        assert asyncio.run(election_in(at.folder)).phase is phase, said
        found[phase] = at
    return found


async def woken(ground: Ground, at: datetime, then: Callable[[Election], bool] = lambda _: False) -> list[str]:
    """What is said by a program that starts at that time, and as long as time is to go on ``then``."""
    said: list[str] = []
    clock = RehearsalClock(lambda: at, flows=False)
    async with program(Stage(), said.append, ground.folder, clock=clock, ids=ground.ids) as rehearsal:
        while True:
            upcoming = await rehearsal.due.run()
            await rehearsal.workshop.idle()
            await rehearsal.sender.drain()
            async with rehearsal.store.transaction() as uow:
                assert await uow.alarms.due(clock()) == (), "what is due now would be forgotten"
                election = await election_of(uow)
            if not then(election) or upcoming is None:
                return said
            clock.move(upcoming)


def end(election: Election) -> datetime:
    at = end_of(election.calendar, election.phase)
    assert at is not None
    return at


@pytest.mark.parametrize("late", LATE)
@pytest.mark.parametrize("phase", FOLLOWS)
async def test_a_phase_that_begins_late_is_none_the_shorter(
    phase: Phase, late: str, stations: dict[Phase, Ground], tmp_path: Path
) -> None:
    here = stations[phase].copied(tmp_path / "estate")
    before = await election_in(here.folder)
    by, days = LATE[late]
    now = end(before) + by
    said = "\n".join(await woken(here, now))
    after = await election_in(here.folder)
    assert after.phase is FOLLOWS[phase], said

    ended, *ahead = [name for name in DATES if getattr(before.calendar, name) >= end(before)]
    if after.phase is not Phase.SEATED:
        assert getattr(after.calendar, ended) == (now if days else end(before))
    moved = {name: getattr(after.calendar, name) - getattr(before.calendar, name) for name in ahead}
    assert moved == dict.fromkeys(ahead, days * DAY)
    if after.phase is not Phase.SEATED:
        # Everybody reads until when the next phase goes on.
        assert CATALOGUE.moment("en", end(after), SHANGHAI, now) in said
    if after.phase is Phase.NOTICE:
        announced, shown = lengths_of(before.calendar).notice, end(after) - now
        assert shown >= max(announced - HOUR, law_of(after.rule).list_days * DAY)


GOES_ON = {
    # Nobody was nominated in time; and nobody vets.
    Phase.CALLED: [Phase.NOMINATING, Phase.VETTING, Phase.STOPPED],
    Phase.NOMINATING: [Phase.VETTING],
    Phase.VETTING: [Phase.NOTICE, Phase.VOTING, Phase.RESULT_NOTICE, Phase.SEATED],
    Phase.NOTICE: [Phase.VOTING, Phase.RESULT_NOTICE, Phase.SEATED],
    Phase.VOTING: [Phase.RESULT_NOTICE, Phase.SEATED],
    Phase.RESULT_NOTICE: [Phase.SEATED],
}


@pytest.mark.parametrize("phase", GOES_ON)
async def test_however_long_it_was_down_no_phase_is_left_out(
    phase: Phase, stations: dict[Phase, Ground], tmp_path: Path
) -> None:
    here = stations[phase].copied(tmp_path / "estate")
    came: list[Phase] = []

    def goes_on(election: Election) -> bool:
        came.append(election.phase)
        return len(came) < 20 and election.phase not in (Phase.SEATED, Phase.STOPPED)

    await woken(here, end(await election_in(here.folder)) + 100 * DAY, goes_on)
    assert list(dict.fromkeys(came)) == GOES_ON[phase]


@pytest.mark.parametrize("late", ["within the hour", "a minute more than an hour", "three days and a minute"])
@pytest.mark.parametrize(
    ("phase", "line"),
    [
        (Phase.NOMINATING, ""),
        (Phase.NOTICE, "zhou> /object 1 Wang Fang is never there"),
        (Phase.RESULT_NOTICE, "zhou> /object 1 I was not asked"),
    ],
)
async def test_what_waits_for_somebody_waits_a_day_more_however_late_that_is_seen(
    phase: Phase, line: str, late: str, stations: dict[Phase, Ground], tmp_path: Path
) -> None:
    here = stations[phase].copied(tmp_path / "estate")
    # Whom nobody has vetted holds up the end of vetting.
    await here.say(line or ":clock 2026-12-03 10:00")
    before = await election_in(here.folder)
    by, days = LATE[late]
    now = end(before) + by
    said = "\n".join(await woken(here, now))
    after = await election_in(here.folder)
    assert after.phase is before.phase
    assert end(after) == end(before) + (1 + days) * DAY > now
    assert [
        getattr(after.calendar, name) - getattr(before.calendar, name) for name in ("vote_until", "result_until")
    ] == [
        (1 + days) * DAY if getattr(before.calendar, name) >= end(before) else timedelta(0)
        for name in ("vote_until", "result_until")
    ]
    assert "This goes on a day longer" in said
    assert CATALOGUE.moment("en", end(after), SHANGHAI, now) in said
