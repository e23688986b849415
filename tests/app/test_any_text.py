"""Whatever people type or press is answered or passed over: never an incident, never a message that is refused."""

import asyncio
import itertools
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from app.messages import Address, Batch, Incoming, Kind, Sender
from app.rehearsal_clock import RehearsalClock
from tests.app.declared import CATALOGUE, REGISTRY
from tests.chats.harness import CountedIds, Stage, program

START = datetime(2026, 11, 23, 1, tzinfo=UTC)
EASY = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody does, in the room or directly: types a text, or presses or un-presses what bears a token."""

    speaker: str
    private: bool
    said: str
    kind: Kind = Kind.MESSAGE


# -- what is typed ----------------------------------------------------------------------------------------------------

NAMES = sorted(
    {
        *REGISTRY.commands,
        *(
            alias
            for language in CATALOGUE.languages
            for name in REGISTRY.commands
            for alias in CATALOGUE.listing(language, f"{name}-aliases")
        ),
    }
)
ODD_CHARACTERS = "\x00\t\r\n\x1b\x7f\u00a0\u200b\u200e\u202e\u2066\u2028\u3000\ufeff\ufffd\ue000\U0001f46a\u0301אعٱ١۷²Ⅷ"
ANYTHING = st.text(alphabet=st.one_of(st.characters(), st.sampled_from(ODD_CHARACTERS)), max_size=60)
HUGE = st.sampled_from(["9" * 20, "1" * 4301, "-1", "0", "1e9", "²", "１", "٣", "Ⅷ", "#" * 9, "0x1f", "1_0", "∞"])
TYPED = """
1 2 #1 ＃２ #3 # 7 yes no 1,2 1，3 2>1 3》1>2 1=yes 2=maybe 1＝是 | ｜ || \\n > = , ; : @ @a101 ＠b202 @nobody
--multi --multi=2 --ranked —dates --anonymous --hidden --until --until=2d --until 明天 --add --remind --remind=1h
--remove --now --多选 －－匿名 --what -- - 30m 3d 2d 99999999d 0d 1000000w 2026-12-01 2026-02-30 9999-12-31 19:00
25:61 tomorrow 明天 后天 19:00 monday every 每 每周一 每月最后一个周五 month last friday day 31 me names csv json
K7QM-2R4T name language zone English 简体中文 zh-Hant Shanghai Asia/Shanghai Mars/Olympus ../../etc/passwd
0001-01-01 9999-12-31 23:59 每月31日 24:00 00:00 2026-03-08 02:30 --until=9999-12-31 every year
"""
PARTS = st.one_of(st.sampled_from(TYPED.split()), HUGE, ANYTHING)
ARGUMENTS = st.builds(
    lambda parts, glue: glue.join(parts), st.lists(PARTS, max_size=6), st.sampled_from([" ", "|", "\n", "", "　"])
)
COMMANDS = st.builds(
    lambda sign, name, bot, glue, rest: f"{sign}{name}{bot}{glue}{rest}",
    st.sampled_from(["/", "!", "／", "！"]),
    st.one_of(
        st.sampled_from(NAMES), st.sampled_from(NAMES).map(str.upper), st.sampled_from(NAMES).map(lambda n: n[:-1])
    ),
    st.sampled_from(["", "", "", "@bot", "@other"]),
    st.sampled_from([" ", " ", " ", "", "\n", "　"]),
    ARGUMENTS,
)
LONG = st.builds(
    lambda start, piece: (start + piece * 5000)[:5000],
    st.sampled_from(["", "/poll ", "/remind 3d ", "/poll Q | a | ", "/vote 1 ", "/help ", "/setup ", "/nothing"]),
    st.text(min_size=1, max_size=4),
)
TEXTS = st.one_of(COMMANDS, COMMANDS, COMMANDS, ARGUMENTS, ANYTHING, LONG)
SPEAKERS = st.sampled_from(["a101", "b202", "نور"])
SAID = st.builds(Line, SPEAKERS, st.booleans(), TEXTS)

# -- what is pressed --------------------------------------------------------------------------------------------------

POLL = "{poll}"
TOKEN_PARTS = st.one_of(
    st.sampled_from(
        [POLL, POLL, POLL, "1", "1", "2", "0", "-1", "9", "yes", "never", "12", "21", "11", "zz", "", "#1"]
    ),
    HUGE,
    ANYTHING,
)
TOKEN_NAMES = st.sampled_from(
    [
        *REGISTRY.actions,
        *REGISTRY.hooks,
        *(f"{name}:{POLL}:1" for name in REGISTRY.actions),
        "say",
        "run",
        "run:vote",
        "start",
        "#",
        "rank",
        "",
    ]
)
TOKENS = st.one_of(
    st.builds(lambda name, parts: ":".join((name, *parts)), TOKEN_NAMES, st.lists(TOKEN_PARTS, max_size=5)),
    ANYTHING,
)
PRESSED = st.builds(
    Line, st.sampled_from(["a101", "b202"]), st.booleans(), TOKENS, st.sampled_from([Kind.TAP, Kind.TAP, Kind.UNTAP])
)

SET_UP = (
    Line("b202", False, "/poll Bins? | green | grey | none"),
    Line("b202", False, "/poll Order? | a | b | c --ranked"),
    Line("b202", False, "/poll When? | Saturday | Sunday --dates"),
    Line("b202", False, "/poll Many? | a | b | c --multi 2 --hidden"),
    Line("b202", False, "/poll Secret? | a | b --anonymous --until 3d"),
    Line("b202", True, "hello"),
)


# -- playing it -------------------------------------------------------------------------------------------------------


class Trouble(logging.Handler):
    """Keeps what our code complains about."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record.getMessage())


@contextmanager
def trouble() -> Iterator[list[str]]:
    """What `app` logs as a warning or worse meanwhile."""
    handler = Trouble()
    logger = logging.getLogger("app")
    logger.addHandler(handler)
    try:
        yield handler.records
    finally:
        logger.removeHandler(handler)


def happening(line: Line, number: int) -> Incoming:
    chat = f"@{line.speaker}" if line.private else "room"
    return Incoming(
        platform="console",
        event_id=str(number),
        kind=line.kind,
        address=Address("console", chat, account=line.speaker if line.private else ""),
        private=line.private,
        at=START,
        sender=Sender(line.speaker, line.speaker, handle=line.speaker, direct=f"@{line.speaker}"),
        text=line.said if line.kind is Kind.MESSAGE else "",
        action="" if line.kind is Kind.MESSAGE else line.said,
        message_id=str(number),
        tap_id=str(number),
        title="" if line.private else "room",
    )


async def live(lines: Sequence[Line], folder: Path) -> tuple[list[str], list[str]]:
    """The transcript that the lines make, and what was logged; the polls of the stage are there already."""
    said: list[str] = []
    clock = RehearsalClock(lambda: START, flows=False)
    with trouble() as logged:
        async with program(Stage(), said.append, folder, clock=clock, ids=CountedIds()) as rehearsal:
            numbers = itertools.count(1)
            for line in SET_UP:
                await rehearsal.intake.take(Batch((happening(line, next(numbers)),), ""))
            async with rehearsal.store.transaction() as uow:
                room = await uow.rooms.find("console", "room")
                assert room is not None
                polls = [poll.id for poll in await uow.polls.open_in(room.estate_id)]
            assert len(polls) == 5
            for line, poll in zip(lines, itertools.cycle(polls), strict=False):
                meant = Line(line.speaker, line.private, line.said.replace(POLL, poll), line.kind)
                await rehearsal.intake.take(Batch((happening(meant, next(numbers)),), ""))
                await rehearsal.workshop.idle()
            await rehearsal.sender.drain()
            assert await rehearsal.store.queue("console", 1) == ()
    return said, logged


def check(lines: Sequence[Line], factory: pytest.TempPathFactory) -> list[str]:
    said, logged = asyncio.run(live(lines, factory.mktemp("any")))
    assert logged == []
    return said


@EASY
@given(st.lists(SAID, min_size=1, max_size=16))
@example([Line("b202", False, "/vote 1 " + "9" * 5000), Line("b202", True, "/vote 3 " + "9" * 5000 + "=yes")])
@example([Line("b202", True, "/vote 1 \ud800"), Line("\udfff", False, "/poll \ud83d? | a\x00 | b")])
def test_any_text_is_answered_or_passed_over(tmp_path_factory: pytest.TempPathFactory, lines: list[Line]) -> None:
    check(lines, tmp_path_factory)


@EASY
@given(st.lists(PRESSED, min_size=1, max_size=16))
@example([Line("b202", True, f"{name}:{POLL}:1:1", Kind.TAP) for name in "v m r rc d".split() for _ in range(5)])
@example([Line("b202", True, f"{name}:{POLL}", Kind.TAP) for name in "v m r rc d".split() for _ in range(5)])
def test_any_token_is_answered_or_refused(tmp_path_factory: pytest.TempPathFactory, lines: list[Line]) -> None:
    check(lines, tmp_path_factory)


def test_a_made_up_button_says_that_it_is_old(tmp_path_factory: pytest.TempPathFactory) -> None:
    shape = [
        f"v:{POLL}",
        f"v:{POLL}:1:1:1",
        f"v:{POLL}:x:1",
        f"d:{POLL}:1:1:perhaps",
        "v:xxx",
        "r::",
        "rank",
        "rank:1:2",
    ]
    inner = ["said:K7QM-2R4T", "choices-ballot:vote", f"reply-poll:{POLL}:yes", f"start-ballot:{POLL}", "run:nothing"]
    old = CATALOGUE.text("en", "refusal-button-old", p="/").splitlines()[0]
    said = check([Line("b202", True, token, Kind.TAP) for token in shape + inner], tmp_path_factory)
    assert sum(old in line for line in said) == len(shape + inner)
