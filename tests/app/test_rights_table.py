"""Who may do what: every command, typed by everybody, in the group and in a direct message.

Each line is played by people from the least to the most trusted, so that what is refused has changed nothing for the
next. What they read says whether they were let in.
"""

from __future__ import annotations

import asyncio
import re
import shutil
from pathlib import Path

import pytest

from tests.app.declared import CATALOGUE, REGISTRY
from tests.chats.harness import CountedIds, play

START = """\
# clock 2026-11-23 10:00 Asia/Shanghai
# language en
olga> /setup Lakeside | English | Shanghai
rita> hello
ada> hello
olga> /auditor ada
olga@ :file roll.csv /roll import
olga@ :tap 1
olga@ :tap 1
olga> /poll Repaint? | Yes | No
olga> /suggest The lamp is broken
olga> /remind tomorrow 19:00 Water
"""
STAGE = "# clock 2026-11-23 10:00 Asia/Shanghai\n# language en\n"
LATER = 1000
"""So many ids are passed over: the beginning has taken some."""
REFUSALS = {
    CATALOGUE.text("en", f"refusal-{code}", p="/").splitlines()[0]: code
    for code in (
        "need-resident",
        "need-organiser",
        "need-organiser-yet",
        "need-room-admin",
        "room-only",
        "private-only",
        "no-estate",
    )
}
CASTING = {
    "stranger@": "sam@",  # never seen in any room
    "resident@": "rita@",
    "resident>": "rita>",
    "auditor@": "ada@",
    "auditor>": "ada>",
    "organiser@": "olga@",
    "organiser>": "olga>",
}
EVERYBODY = frozenset(CASTING)
KNOWN = EVERYBODY - {"stranger@"}
ORGANISERS = frozenset({"organiser@", "organiser>"})
PRIVATELY = frozenset({"stranger@", "resident@", "auditor@", "organiser@"})
IN_GROUP = EVERYBODY - PRIVATELY

MAY = {
    # -- polls: everybody who is known takes part; who opened one and organisers run it (refused by the poll itself)
    "/poll Fence? | Yes | No": KNOWN,
    "/vote 1 1": KNOWN,
    "/unvote 1": KNOWN,
    "/results 1": KNOWN,
    "/export 1 csv": KNOWN,
    "/close 1": KNOWN,
    "/add 1 Later": KNOWN,
    "/edit 1 Repaint it? | Yes | No": KNOWN,
    "/extend 1 2d": KNOWN,
    "/void 1 unclear": KNOWN,
    "/nudge 1": KNOWN,
    "/poll adopt": IN_GROUP,
    # -- suggestions
    "/suggest More light": KNOWN,
    "/cases": KNOWN,
    "/cases csv": KNOWN,
    "/case 999": KNOWN,
    "/support 999": KNOWN,
    "/unsupport 999": KNOWN,
    "/case 999 done": ORGANISERS,
    "/case 999 security": ORGANISERS,
    "/case 999 hide": ORGANISERS,
    "/case 999 mute": ORGANISERS,
    "/case 999 withdraw": KNOWN,
    "/answer 999 A lamp is ordered": ORGANISERS,
    "/assign 999 ada": ORGANISERS,
    "/merge 999 998": ORGANISERS,
    "/publish 999": ORGANISERS,
    # -- decisions
    "/decide Paint the gate": ORGANISERS,
    "/turnout 99": KNOWN,
    "/record 99": KNOWN,
    # Who may dispute is asked of the roll.
    "/dispute 99 My paper is missing": KNOWN,
    # In the group it is taken away.
    "/receipt K7QM-2R4T-9XWD": KNOWN,
    "/audit": KNOWN,
    "/tasks": KNOWN,
    "/done 99": KNOWN,
    "/task 99 Call the painter": ORGANISERS,
    "/settings rule ours simple notice 3": ORGANISERS,
    "/paper 99 1-101 yes": {"organiser@"},
    "/confirm K7QM-2R4T": {"organiser@"},
    # -- elections: who may nominate, object or recall is asked of the roll, who may vet of the candidates
    "/election Committee": ORGANISERS,
    "/nominate 99 me": KNOWN,
    "/stand 99": KNOWN,
    "/accept 99": PRIVATELY - {"stranger@"},
    "/decline 99": KNOWN,
    "/withdraw 99": KNOWN,
    "/statement 99 Hello": PRIVATELY - {"stranger@"},
    "/vet 99 Li Na pass": {"organiser@"},
    "/reply 99 q1 Yes": KNOWN,
    "/candidates 99": KNOWN,
    "/ask 99 Li Na Why?": KNOWN,
    "/advance 99": ORGANISERS,
    "/runoff 99": ORGANISERS,
    "/calendar 99": KNOWN,
    "/filing 99": KNOWN,
    # -- the committee: there is none yet, which is said to everybody who is known
    "/committee": KNOWN,
    "/officers": KNOWN,
    "/duty Li Na money": KNOWN,
    "/handover": KNOWN,
    "/resign": PRIVATELY - {"stranger@"},
    "/seat": PRIVATELY - {"stranger@"},
    "/vacate Li Na": ORGANISERS,
    "/recall Li Na never answers": KNOWN,
    "/defend I was ill": KNOWN,
    # -- the roll
    "/roll": KNOWN,
    "/roll 1-101": KNOWN,
    "/roll import": ORGANISERS,
    "/roll export": ORGANISERS,
    "/codes": {"organiser@"},
    "/revoke 1-101": {"organiser@"},
    "/transfer 1-101 Li Na": {"organiser@"},
    "/representative 1-102 Li Na": {"organiser@"},
    "/proxy": PRIVATELY - {"stranger@"},
    "/proxy 1-101 rita --until 31 December": {"organiser@"},
    "/proxy 1-101 --remove": {"organiser@"},
    "/notice": KNOWN,
    "/notice 7d": ORGANISERS,
    "/object 1-101 The area is wrong": KNOWN,
    "/objections": KNOWN,
    "/register K7QM-2R4T-9XWD": EVERYBODY,
    "/unregister": PRIVATELY,
    "/me": PRIVATELY,
    "/me export": PRIVATELY,
    "/me erase": PRIVATELY,
    # -- reminders
    "/remind tomorrow 20:00 Bins": KNOWN,
    "/reminders": KNOWN,
    "/unremind 1": KNOWN,
    # -- the room and the estate
    "/setup Lakeside | English | Shanghai": {"organiser>"},
    "/link": PRIVATELY | ORGANISERS,
    "/link me": EVERYBODY,
    "/settings": KNOWN,
    "/settings zone Berlin": ORGANISERS,
    "/settings box closed": ORGANISERS,
    "/settings heads unit": ORGANISERS,
    "/settings proxies 3": ORGANISERS,
    "/organiser": KNOWN,
    "/organiser rita": ORGANISERS,
    "/auditor rita": ORGANISERS,
    "/language English": EVERYBODY,
    "/status": KNOWN,
    "/start": EVERYBODY,
    "/help": EVERYBODY,
    "/cancel": EVERYBODY,
}


@pytest.fixture(scope="module")
def beginning(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An estate in which there is something of everything, as a database to begin from."""
    folder = tmp_path_factory.mktemp("beginning")
    said = asyncio.run(play(START, folder))
    assert "The roll has 6 units now" in said
    return folder


def test_every_command_is_in_the_table() -> None:
    named = {re.split(r"[/ ]", line)[1] for line in MAY}
    assert {"adopt"} | named == set(REGISTRY.commands)


@pytest.mark.parametrize("line", MAY)
async def test_who_is_let_in(line: str, beginning: Path, tmp_path: Path) -> None:
    await asyncio.to_thread(shutil.copytree, beginning, tmp_path, dirs_exist_ok=True)
    ids = CountedIds()
    for _ in range(LATER):
        ids.new()
        ids.below(2)
    typed = [f"{speaker} {line}" for speaker in CASTING.values()]
    answers = await play(STAGE + "\n".join(typed) + "\n", tmp_path, ids)
    let_in = set()
    for who, text in zip(CASTING, typed, strict=True):
        after = answers.split(f"{text}\n", 1)[1]
        answer = re.split(r"^(?:sam|rita|ada|olga)[@>] /", after, maxsplit=1, flags=re.MULTILINE)[0]
        refused = [code for first, code in REFUSALS.items() if first in answer]
        if not refused:
            let_in.add(who)
    assert let_in == MAY[line], answers
