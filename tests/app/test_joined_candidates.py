"""Two accounts that become one person are one in elections too: one candidate, one voice, no judge of themselves."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from domain.candidacies import Candidacy, CandidateQuestion, Standing
from domain.elections import Election, Phase
from tests.app.standing import TABLES, People, Town, found, nominated, stands
from tests.contracts.election_samples import ELECTION, MEMBER, RECALL
from tests.contracts.storage_samples import NOW

CODE = re.compile(r"Your code: (\S+)")
TWICE = "You stood from both accounts in #9."
Fill = list[object]


async def joined(town: Town, kept: str, absorbed: str) -> str:
    """Let one account be the other's person; what the bot says to it."""
    code = CODE.search(await town.say(f"{kept}@ /link me"))
    assert code is not None
    return await town.say(f"{absorbed}@ {code[1]}")


async def candidacies(town: Town) -> dict[str, Candidacy]:
    async with town.kept() as uow:
        return {each.id: each for each in await uow.elections.candidacies(ELECTION.id)}


async def test_everything_becomes_the_kept_persons(tmp_path: Path) -> None:
    def fill(election: Election, people: People) -> Fill:
        chen, lina, ola = people["chen"], people["lina"], people["ola"]
        member = replace(MEMBER, estate_id=election.estate_id, person_id=chen)
        recall = replace(RECALL, estate_id=election.estate_id, asked_by=chen, supporters=(chen, ola, lina))
        return [
            stands(election, "c1", chen, nominations=nominated(ola), vettings=found((people["olga"], True))),
            stands(election, "c2", ola, nominations=nominated(chen), vettings=found((chen, True))),
            CandidateQuestion(election.id, 1, "c2", chen, "Who mends the gate?", NOW),
            member,
            recall,
        ]

    town = Town(tmp_path)
    await town.settle(fill, replace(ELECTION, phase=Phase.SEATED))
    chen, lina, ola = (town.people[name] for name in ("chen", "lina", "ola"))
    assert TWICE not in await joined(town, "lina", "chen")
    assert town.holding(chen) == []
    assert town.holding(lina) == [table for table in TABLES if table != "elections"]
    async with town.kept() as uow:
        assert [each.id for each in await uow.elections.of_person(lina)] == ["c1"]
        (recall,) = await uow.elections.recalls((await uow.rolls.estates())[0])
        assert (recall.asked_by, recall.supporters) == (lina, (lina, ola))


async def test_who_called_an_election_from_another_account_still_did(tmp_path: Path) -> None:
    town = Town(tmp_path)
    await town.settle(lambda election, people: [])
    await joined(town, "chen", "olga")
    async with town.kept() as uow:
        election = await uow.elections.by_id(ELECTION.id)
        assert election is not None
        assert election.called_by == town.people["chen"]


@pytest.mark.parametrize(("phase", "voices"), [(Phase.VETTING, 2), (Phase.VOTING, 3)])
async def test_one_person_nominates_a_candidate_once(tmp_path: Path, phase: Phase, voices: int) -> None:
    def fill(election: Election, people: People) -> Fill:
        by = nominated(people["chen"], people["olga"], people["lina"])
        return [stands(election, "c1", people["ola"], nominations=by)]

    town = Town(tmp_path)
    await town.settle(fill, replace(ELECTION, phase=phase, listed=phase is Phase.VOTING))
    await joined(town, "lina", "chen")
    left = (await candidacies(town))["c1"].nominations
    assert [each.person_id for each in left] == [town.people[name] for name in ("lina", "olga", "lina")[:voices]]
    assert left[0].reason == "why 0", "the first"


@pytest.mark.parametrize(
    ("verdicts", "before", "after"),
    [
        (("chen no", "lina no"), Standing.REJECTED, Standing.ACCEPTED),
        (("chen yes", "lina no"), Standing.PASSED, Standing.ACCEPTED),
        (("lina no", "chen yes"), Standing.PASSED, Standing.PASSED),
        (("chen no", "olga no", "lina no"), Standing.REJECTED, Standing.REJECTED),
        (("chen no", "olga yes", "lina no"), Standing.REJECTED, Standing.PASSED),
        (("olga no", "dan no"), Standing.REJECTED, Standing.REJECTED),
        (("chen no", "lina no"), Standing.ACCEPTED, Standing.ACCEPTED),
        (("chen no", "lina no"), Standing.DECLINED, Standing.DECLINED),
    ],
)
async def test_one_organiser_has_one_verdict(
    tmp_path: Path, verdicts: tuple[str, ...], before: Standing, after: Standing
) -> None:
    def fill(election: Election, people: People) -> Fill:
        said = [each.split() for each in verdicts]
        by = found(*((people[name], word == "yes") for name, word in said))
        return [stands(election, "c1", people["ola"], vettings=by, standing=before)]

    town = Town(tmp_path)
    await town.settle(fill, replace(ELECTION, phase=Phase.VETTING, listed=False))
    await joined(town, "lina", "chen")
    left = (await candidacies(town))["c1"]
    assert left.standing is after
    assert len({each.person_id for each in left.vettings}) == len(left.vettings)
    mine = [each for each in left.vettings if each.person_id == town.people["lina"]]
    assert all(each.passes is verdicts[-1].endswith("yes") for each in mine), "the last"


async def test_nobody_has_judged_themselves(tmp_path: Path) -> None:
    def fill(election: Election, people: People) -> Fill:
        by = found((people["chen"], True), (people["olga"], False))
        return [stands(election, "c1", people["lina"], vettings=by, standing=Standing.PASSED)]

    town = Town(tmp_path)
    await town.settle(fill, replace(ELECTION, phase=Phase.VETTING, listed=False))
    await joined(town, "lina", "chen")
    left = (await candidacies(town))["c1"]
    assert [each.person_id for each in left.vettings] == [town.people["olga"]]
    assert left.standing is Standing.ACCEPTED


def both_stand(election: Election, people: People) -> Fill:
    """Chen has come further than Lina, whom two nominated; somebody asks both."""
    chen, lina, ola = people["chen"], people["lina"], people["ola"]
    asked = (CandidateQuestion(election.id, no, f"c{no}", ola, f"Question {no}", NOW) for no in (1, 2))
    photo = {"photo": True, "statement": "words"}
    return [
        stands(election, "c1", lina, nominations=nominated(ola, lina), standing=Standing.NOMINATED, **photo),
        stands(election, "c2", chen, nominations=nominated(people["dan"], ola), **photo),
        stands(election, "c3", lina, standing=Standing.DECLINED),
        *asked,
    ]


async def test_one_person_stands_once(tmp_path: Path) -> None:
    town = Town(tmp_path)
    await town.settle(both_stand, replace(ELECTION, phase=Phase.NOMINATING, listed=False))
    assert f"{TWICE} One candidacy is left, with all nominations." in await joined(town, "lina", "chen")
    left = await candidacies(town)
    dan, ola, lina = (town.people[name] for name in ("dan", "ola", "lina"))
    assert [each.person_id for each in left.values()] == [lina, lina, lina]
    assert [each.standing for each in left.values()] == [Standing.WITHDRAWN, Standing.ACCEPTED, Standing.DECLINED]
    assert [each.person_id for each in left["c2"].nominations] == [dan, ola, lina]
    assert (left["c1"].nominations, left["c1"].photo, left["c1"].statement) == ((), False, "")
    async with town.kept() as uow:
        assert await uow.elections.photo("c1") is None
        assert await uow.elections.photo("c2") is not None
        assert {each.candidacy_id for each in await uow.elections.questions(ELECTION.id)} == {"c2"}


@pytest.mark.parametrize("phase", [Phase.NOTICE, Phase.SEATED])
async def test_a_published_list_stays_as_it_is(tmp_path: Path, phase: Phase) -> None:
    town = Town(tmp_path)
    await town.settle(both_stand, replace(ELECTION, phase=phase, listed=True))
    assert TWICE not in await joined(town, "lina", "chen")
    left = await candidacies(town)
    assert [each.standing for each in left.values()] == [Standing.NOMINATED, Standing.ACCEPTED, Standing.DECLINED]
    assert [len(each.nominations) for each in left.values()] == [2, 2, 0]
