"""A decision is what it is, wherever in it the program ends and is started again."""

import asyncio
import copy
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from domain.recount import recount
from tests.app.decided import CLOSES, DECIDE, MODES, OPENS, PREPARED, played, result
from tests.chats.harness import RESTART, CountedIds, play

STAGE = "".join(f"{line}\n" for line in PREPARED.splitlines() if line.startswith("#"))


def steps(mode: str) -> list[tuple[str, ...]]:
    """What people do. What belongs to one step they do again when the bot says that it was forgotten meanwhile."""
    cast = [":tap 1"] if mode == "secret" else []

    def step(who: str, *lines: str) -> tuple[str, ...]:
        return tuple(f"{who}@ {line}" for line in (*lines, *cast))

    found = [
        tuple(line.format(mode=mode) for line in DECIDE),
        (OPENS,),
        step("chen", "/vote 1", ":tap 1"),
        step("lina", "/vote 1 no"),
        step("ola", "/vote 1 no"),
        (CLOSES,),
    ]
    if mode != "secret":
        # Who changes their mind is counted once.
        found.insert(-1, step("ola", "/vote 1 yes"))
        found.insert(-1, step("ola", "/vote 1 abstain"))
    return found


def interrupted(mode: str, after: int) -> str:
    """The script with an end of the program after so many of its lines, and whatever people then do again."""
    written, clock, told = 0, "", STAGE
    for lines in steps(mode):
        again: tuple[str, ...] = ()
        for place, line in enumerate(lines, start=1):
            told += f"{line}\n"
            clock = line if line.startswith(":clock") else clock
            written += 1
            if written == after:
                # The clock of a rehearsal begins anew with the program.
                told += f"{RESTART}\n{clock}\n"
                again = lines if place < len(lines) else ()
                break
        told += "".join(f"{line}\n" for line in again)
    return told


def lines_of(mode: str) -> int:
    return sum(map(len, steps(mode)))


@dataclass(frozen=True)
class Ground:
    """An estate whose owners are registered, to be copied; ``ids`` are as far as they were counted."""

    folder: Path
    ids: CountedIds


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    made = Ground(tmp_path_factory.mktemp("ground"), CountedIds())
    asyncio.run(play(PREPARED, made.folder, made.ids))
    return made


@pytest.mark.parametrize("killed", [False, True], ids=["ended", "killed"])
@pytest.mark.parametrize(("mode", "after"), [(mode, after) for mode in MODES for after in range(lines_of(mode) + 1)])
async def test_a_restart_anywhere_changes_no_total(
    mode: str, after: int, killed: bool, ground: Ground, tmp_path: Path
) -> None:
    folder = tmp_path / "estate"
    await asyncio.to_thread(shutil.copytree, ground.folder, folder)
    done = await played(interrupted(mode, after), folder, copy.deepcopy(ground.ids), killed=killed)
    assert (RESTART in done.said) == (after > 0)
    assert recount(done.published)
    no, abstain = (2, 0) if mode == "secret" else (1, 1)
    assert result(done.published) == [("yes", 1, 1), ("no", no, no), ("abstain", abstain, abstain)]
    assert done.said.count("Result of the vote") == 1
    assert done.said.count("Voting has begun") == 1
