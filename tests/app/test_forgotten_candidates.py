"""Somebody who is forgotten is so in elections too, and what was published keeps their name alone."""

import json
from base64 import b64decode
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from domain.candidacies import Candidacy, CandidateQuestion, Standing
from domain.elections import Election, Phase
from tests.app.standing import PHOTO, STATEMENT, People, Town, found, nominated, stands
from tests.contracts.election_samples import ELECTION, MEMBER, RECALL
from tests.contracts.storage_samples import NOW

FORGET = ("chen@ /me erase", "chen@ :tap 1")
NOMINATED = (("Name c1", "why 1"), ("Name c2", "why 0"))
BEFORE = (Phase.CALLED, Phase.NOMINATING, Phase.VETTING, Phase.NOTICE, Phase.STOPPED)
AFTER = (Phase.VOTING, Phase.RESULT_NOTICE, Phase.SEATED, Phase.VOID)


def everything_of_chen(election: Election, people: People) -> list[object]:
    """Chen stands, nominated, vetted and asked, is a member, and asks for another member's recall."""
    chen, lina, ola = people["chen"], people["lina"], people["ola"]
    number = 2 if election.listed else 0
    mine = {"statement": STATEMENT, "photo": True, "reply": "I have paid", "number": number}
    member = replace(MEMBER, estate_id=election.estate_id, person_id=chen, name="Name c1", ended=None, ended_at=None)
    other = replace(member, id="m2", candidacy_id="c2", person_id=lina, name="Name c2")
    recall = replace(RECALL, estate_id=election.estate_id, member_id="m2", asked_by=chen, supporters=(chen, ola))
    verdicts = found((people["olga"], False), (chen, False), (people["dan"], True))
    return [
        stands(election, "c1", chen, nominations=nominated(lina, chen), vettings=verdicts[:1], **mine),
        stands(election, "c2", lina, nominations=nominated(chen, ola), vettings=verdicts),
        stands(election, "c3", ola, vettings=verdicts[:2]),
        CandidateQuestion(election.id, 1, "c2", chen, "Who mends the gate?", NOW),
        CandidateQuestion(election.id, 2, "c1", ola, "And the fountain?", NOW, "I would", NOW),
        member,
        other,
        recall,
    ]


async def candidacies(town: Town) -> tuple[Candidacy, ...]:
    async with town.kept() as uow:
        return await uow.elections.candidacies(ELECTION.id)


def election(phase: Phase, *, listed: bool) -> Election:
    return replace(ELECTION, phase=phase, listed=listed)


@pytest.mark.parametrize("phase", BEFORE)
async def test_who_is_forgotten_before_the_list_no_longer_stands(tmp_path: Path, phase: Phase) -> None:
    town = Town(tmp_path)
    await town.settle(everything_of_chen, election(phase, listed=False))
    said = await town.say(*FORGET)
    assert "You no longer stand in #9." in said
    assert "bot@olga> 👥 Name c1 has asked me to forget them, and no longer stands in #9 of Sunrise Garden." in said
    mine, other, _ = await candidacies(town)
    assert (mine.standing, mine.person_id, mine.name) == (Standing.WITHDRAWN, "", "Name c1")
    assert (mine.statement, mine.photo, mine.reply, mine.given) == ("", False, "", "")
    assert [each.person_id for each in mine.nominations] == [town.people["lina"]]
    assert [each.person_id for each in other.nominations] == [town.people["ola"]]
    async with town.kept() as uow:
        assert await uow.elections.photo("c1") is None


@pytest.mark.parametrize("phase", [Phase.NOTICE, *AFTER])
async def test_who_is_on_the_published_list_stays_there_by_name(tmp_path: Path, phase: Phase) -> None:
    town = Town(tmp_path)
    await town.settle(everything_of_chen, election(phase, listed=True))
    said = await town.say(*FORGET)
    assert "Your name stays among the candidates of #9, where it was published." in said
    assert "no longer stand" not in said.partition("Done. I no longer know you.")[2]
    mine, other, _ = await candidacies(town)
    assert (mine.standing, mine.person_id, mine.name, mine.number) == (Standing.ACCEPTED, "", "Name c1", 2)
    assert (mine.statement, mine.photo, mine.reply, mine.given) == ("", False, "I have paid", "")
    kept = ["", town.people["ola"]] if phase in AFTER else [town.people["ola"]]
    assert [each.person_id for each in other.nominations] == kept


@pytest.mark.parametrize("phase", [Phase.VETTING, Phase.SEATED])
async def test_two_organisers_stay_two_when_one_is_forgotten(tmp_path: Path, phase: Phase) -> None:
    town = Town(tmp_path)
    await town.settle(everything_of_chen, election(phase, listed=phase is Phase.SEATED))
    await town.say(*FORGET)
    _, second, third = await candidacies(town)
    names = [each.person_id for each in second.vettings]
    assert len({*names, ""}) == 4
    assert names[::2] == [town.people["olga"], town.people["dan"]]
    assert names[1].startswith("gone:")
    assert [each.person_id for each in third.vettings] == names[:2]
    assert [each.passes for each in second.vettings] == [False, False, True]


@pytest.mark.parametrize(("phase", "listed"), [(Phase.VETTING, False), (Phase.VOTING, True), (Phase.SEATED, True)])
async def test_nothing_in_elections_leads_to_who_is_forgotten(tmp_path: Path, phase: Phase, *, listed: bool) -> None:
    town = Town(tmp_path)
    await town.settle(everything_of_chen, election(phase, listed=listed))
    chen = town.people["chen"]
    assert len(town.holding(chen)) == 7
    await town.say(*FORGET)
    assert town.holding(chen) == []
    for word in (STATEMENT.encode(), PHOTO):
        assert [each for each in town.folder.glob("linli.db*") if word in each.read_bytes()] == []
    async with town.kept() as uow:
        estate = (await uow.rolls.estates())[0]
        first, second = await uow.elections.questions(ELECTION.id)
        assert (first.person_id, first.text) == ("", "Who mends the gate?")
        assert (second.person_id, second.answer) == (town.people["ola"], "I would")
        member, other = await uow.elections.members(estate)
        assert (member.person_id, member.name, member.serves) == ("", "Name c1", True)
        assert other.person_id == town.people["lina"]
        (recall,) = await uow.elections.recalls(estate)
        assert (recall.asked_by, recall.supporters, recall.reason) == ("", (town.people["ola"],), RECALL.reason)


async def test_who_was_never_on_the_roll_leaves_no_name(tmp_path: Path) -> None:
    def unknown(election: Election, people: People) -> list[object]:
        there = stands(election, "c1", people["chen"], owner_id="", standing=Standing.NOMINATED)
        declined = stands(election, "c2", people["chen"], standing=Standing.DECLINED)
        return [there, declined]

    town = Town(tmp_path)
    await town.settle(unknown, election(Phase.NOMINATING, listed=False))
    said = await town.say(*FORGET)
    assert said.count("no longer stands in #9") == 1
    first, second = await candidacies(town)
    assert (first.standing, first.name, first.given) == (Standing.WITHDRAWN, "", "")
    assert (second.standing, second.name, second.person_id) == (Standing.DECLINED, "Name c2", "")


async def test_before_forgetting_somebody_reads_what_stays_in_elections(tmp_path: Path) -> None:
    town = Town(tmp_path)
    await town.settle(everything_of_chen)
    assert "On a published list, in its result and on a committee your name stays" in await town.say(*FORGET[:1])
    assert "In elections" not in await town.say("olga@ /me erase")


async def exported(town: Town, who: str) -> dict[str, Any]:
    """What a person's file tells of the one estate they are known in."""
    await town.say(f"{who}@ /me export")
    (estate,) = json.loads((town.folder / "sent" / "me.json").read_bytes())["estates"]
    assert isinstance(estate, dict)
    return estate


async def test_the_file_tells_what_elections_keep_of_a_person(tmp_path: Path) -> None:
    town = Town(tmp_path)
    await town.settle(everything_of_chen, election(Phase.VOTING, listed=True))
    estate = await exported(town, "chen")
    ((told,), at) = (estate["elections"], NOW.isoformat())
    (stood,) = told["stood"]
    assert (stood["name"], stood["standing"], stood["number"]) == ("Name c1", "accepted", 2)
    assert (stood["statement"], stood["reply"], b64decode(stood["photo_in_base64"])) == (
        STATEMENT,
        "I have paid",
        PHOTO,
    )
    assert stood["nominations"] == [{"reason": "why 0", "at": at}, {"reason": "why 1", "at": at}]
    assert stood["verdicts"] == [{"passes": False, "reason": "against 0", "at": at}]
    assert stood["questions"] == [{"no": 2, "text": "And the fountain?", "answer": "I would", "answered": at}]
    assert told["nominated"] == [{"name": name, "reason": why, "at": at} for name, why in NOMINATED]
    assert [(each["name"], each["passes"]) for each in told["vetted"]] == [("Name c2", False), ("Name c3", False)]
    assert told["asked"] == [{"name": "Name c2", "text": "Who mends the gate?", "at": at}]
    (member,) = estate["committee"]["member"]
    assert (member["name"], member["office"], member["duty"], member["ended"]) == (
        "Name c1",
        "chair",
        MEMBER.duty,
        None,
    )
    recall = {"of": "Name c2", "asked": RECALL.asked_at.isoformat(), "reason": RECALL.reason, "supported": True}
    assert estate["committee"]["recalls"] == [recall]
    assert town.people["lina"] not in str(estate)


async def test_the_file_of_who_did_little_tells_little(tmp_path: Path) -> None:
    town = Town(tmp_path)
    await town.settle(everything_of_chen, election(Phase.VOTING, listed=True))
    estate = await exported(town, "dan")
    (told,) = estate["elections"]
    assert (told["no"], told["stood"], told["nominated"], told["asked"]) == (9, [], [], [])
    assert [(each["name"], each["passes"]) for each in told["vetted"]] == [("Name c2", True)]
    assert estate["committee"] == {"member": [], "recalls": []}
    supported = (await exported(town, "ola"))["committee"]["recalls"]
    assert supported == [{"of": "Name c2", "asked": None, "reason": None, "supported": True}]
