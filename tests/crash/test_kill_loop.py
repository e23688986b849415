"""Whatever the moment at which the bot is killed, nothing is lost and nothing is counted twice."""

from pathlib import Path

import pytest

from tests.crash.failpoints import NoSuchPlace, arm, replace
from tests.crash.kill_loop import WAYS_TO_DIE, run, ways
from tests.crash.nursery import Nursery

MORE_KILLS = 3


@pytest.mark.timeout(240)
@pytest.mark.asyncio(loop_scope="session")
async def test_nothing_is_lost_and_nothing_doubled_by_kills(tmp_path: Path, nursery: Nursery, seed: int) -> None:
    report = await run(tmp_path, nursery, seed, ways(len(WAYS_TO_DIE) + MORE_KILLS, seed))
    print(report.table())
    assert report.wrong == []
    assert set(report.kills) == set(WAYS_TO_DIE)
    assert report.votes > report.kills.total()


def test_a_failpoint_that_the_program_has_no_longer_is_an_error() -> None:
    with pytest.raises(NoSuchPlace):
        replace("storage.engine:Database.transactions", lambda method: method)
    with pytest.raises(NoSuchPlace):
        replace("storage.engine:Databases.transaction", lambda method: method)
    with pytest.raises(KeyError):
        arm("nowhere", 1)
