"""Elections in every database: all of one comes back as it was put, and in the order in which it came."""

from collections.abc import Awaitable, Callable
from dataclasses import MISSING, fields, replace
from typing import Any

import pytest

from app.repositories import UnitOfWork
from domain.candidacies import CandidateQuestion, Nomination, Outcome, Standing
from domain.committee import Ended, Office
from domain.contest import Method
from domain.elections import Election, Phase, Purpose
from domain.secrecy import Mode
from storage.errors import RuleBroken, Unsealed
from storage.store import Store
from tests.contracts.election_samples import (
    ASKED,
    BARE,
    CANDIDACY,
    DAY,
    ELECTION,
    MEMBER,
    PLAIN,
    QUESTION,
    RECALL,
    SERVING,
)
from tests.contracts.storage_samples import NOW, an_estate, settle_in

Stage = Callable[[UnitOfWork], None]
Check = Callable[[UnitOfWork], Awaitable[None]]


async def call(store: Store, *called: Election) -> None:
    """An estate that has these elections."""
    await settle_in(store)
    async with store.transaction() as unit:
        for election in called:
            unit.elections.put(election)


async def staged_and_kept(store: Store, stage: Stage, check: Check) -> None:
    """Check right after staging, after asking before it, and in a later transaction."""
    async with store.transaction() as unit:
        mark = unit.mark()
        stage(unit)
        await check(unit)
        unit.rewind(mark)
        stage(unit)
        await check(unit)
    async with store.transaction() as unit:
        await check(unit)


@pytest.mark.parametrize(
    "sample", [ELECTION, CANDIDACY, QUESTION, MEMBER, RECALL], ids=lambda sample: type(sample).__name__
)
def test_the_samples_leave_no_field_at_its_default(sample: Any) -> None:
    """Otherwise a column that was forgotten would go unnoticed."""
    assert not [f.name for f in fields(sample) if f.default is not MISSING and f.default == getattr(sample, f.name)]


async def test_elections_come_back_as_they_were_put(store: Store) -> None:
    await settle_in(store)

    def stage(unit: UnitOfWork) -> None:
        unit.elections.put(PLAIN)
        unit.elections.put(replace(ELECTION, phase=Phase.VOID))
        unit.elections.put(ELECTION)

    async def check(unit: UnitOfWork) -> None:
        assert await unit.elections.by_id("e1") == ELECTION
        assert await unit.elections.by_id("e2") == PLAIN
        assert await unit.elections.by_id("none") is None
        assert await unit.elections.of_estate("estate") == (ELECTION, PLAIN)
        assert await unit.elections.of_estate("elsewhere") == ()

    await staged_and_kept(store, stage, check)


async def test_an_elections_number_is_that_of_its_estate(store: Store) -> None:
    await call(store, ELECTION)
    elsewhere = replace(PLAIN, estate_id="other", no=9)
    async with store.transaction() as unit:
        unit.estates.put(an_estate("other"))
        unit.elections.put(elsewhere)
    async with store.transaction() as unit:
        assert await unit.elections.by_no("estate", 9) == ELECTION
        assert await unit.elections.by_no("other", 9) == elsewhere
        assert await unit.elections.by_no("estate", 10) is None
        assert await unit.elections.of_estate("other") == (elsewhere,)


async def test_two_elections_cannot_have_one_number(store: Store) -> None:
    with pytest.raises(RuleBroken):
        await call(store, ELECTION, replace(PLAIN, no=ELECTION.no))


async def test_every_phase_purpose_and_way_can_be_kept(store: Store) -> None:
    await settle_in(store)
    kinds: list[dict[str, Any]] = [{"phase": phase} for phase in Phase]
    kinds += [{"purpose": purpose} for purpose in Purpose] + [{"mode": mode} for mode in Mode]
    kinds += [{"method": method} for method in Method] + [{"contested": False}]
    held = tuple(replace(ELECTION, id=f"e{no}", no=no, **kind) for no, kind in enumerate(kinds, start=1))
    async with store.transaction() as unit:
        for election in held:
            unit.elections.put(election)
    async with store.transaction() as unit:
        assert await unit.elections.of_estate("estate") == held


async def test_candidacies_come_back_in_the_order_in_which_they_came(store: Store) -> None:
    await call(store, ELECTION, PLAIN)
    elsewhere = replace(CANDIDACY, id="a0", election_id="e2", nominations=(), vettings=())
    later = replace(CANDIDACY, id="b0", person_id="dan", outcome=None, confirmed=None)

    def stage(unit: UnitOfWork) -> None:
        unit.elections.put_candidacy(BARE)
        unit.elections.put_candidacy(replace(CANDIDACY, standing=Standing.NOMINATED, nominations=()))
        unit.elections.put_candidacy(elsewhere)
        unit.elections.put_candidacy(later)
        unit.elections.put_candidacy(CANDIDACY)

    async def check(unit: UnitOfWork) -> None:
        assert await unit.elections.candidacy("c1") == CANDIDACY
        assert await unit.elections.candidacy("none") is None
        assert await unit.elections.candidacies("e1") == (BARE, CANDIDACY, later)
        assert await unit.elections.candidacies("e2") == (elsewhere,)
        assert await unit.elections.candidacies("e3") == ()
        assert await unit.elections.of_person("li") == (CANDIDACY, elsewhere)
        assert await unit.elections.of_person("nobody") == ()
        assert await unit.elections.of_person("") == (), "nobody's"

    await staged_and_kept(store, stage, check)


@pytest.mark.parametrize("asked", [True, False])
async def test_who_changes_keeps_their_place_and_who_comes_is_last(store: Store, *, asked: bool) -> None:
    await call(store, ELECTION)
    changed, new = replace(BARE, person_id="li", standing=Standing.ACCEPTED), replace(BARE, id="a1", given="new")
    async with store.transaction() as unit:
        unit.elections.put_candidacy(BARE)
        unit.elections.put_candidacy(CANDIDACY)
    async with store.transaction() as unit:
        if asked:
            assert await unit.elections.candidacies("e1") == (BARE, CANDIDACY)
        unit.elections.put_candidacy(new)
        unit.elections.put_candidacy(changed)
        assert await unit.elections.candidacies("e1") == (changed, CANDIDACY, new)
        assert await unit.elections.of_person("li") == (changed, CANDIDACY)
    async with store.transaction() as unit:
        assert await unit.elections.candidacies("e1") == (changed, CANDIDACY, new)
        unit.elections.put_candidacy(replace(changed, person_id=""))
        assert await unit.elections.of_person("li") == (CANDIDACY,)
    async with store.transaction() as unit:
        assert await unit.elections.of_person("li") == (CANDIDACY,)


async def test_nominations_and_vettings_are_those_of_the_candidacy(store: Store) -> None:
    await call(store, ELECTION)
    others = replace(CANDIDACY, id="c2", nominations=CANDIDACY.nominations[:1])
    async with store.transaction() as unit:
        unit.elections.put_candidacy(CANDIDACY)
        unit.elections.put_candidacy(others)
    fewer = replace(CANDIDACY, nominations=CANDIDACY.nominations[1:], vettings=CANDIDACY.vettings[::-1])
    async with store.transaction() as unit:
        unit.elections.put_candidacy(fewer)
        assert await unit.elections.candidacy("c1") == fewer
    async with store.transaction() as unit:
        assert await unit.elections.candidacy("c1") == fewer
        none, added = replace(fewer, vettings=()), Nomination("dan", "再一次", NOW + DAY)
        unit.elections.put_candidacy(replace(none, nominations=(*none.nominations, added)))
    async with store.transaction() as unit:
        assert await unit.elections.candidacies("e1") == (
            replace(fewer, vettings=(), nominations=(*fewer.nominations, added)),
            others,
        )


async def test_every_standing_and_outcome_can_be_kept(store: Store) -> None:
    await call(store, ELECTION)
    held = [replace(BARE, id=f"s{each}", standing=each) for each in Standing]
    held += [replace(BARE, id=f"o{each}", outcome=each) for each in Outcome]
    async with store.transaction() as unit:
        for candidacy in held:
            unit.elections.put_candidacy(candidacy)
    async with store.transaction() as unit:
        assert await unit.elections.candidacies("e1") == tuple(held)


async def test_photos_are_kept_byte_by_byte_replaced_and_dropped(store: Store) -> None:
    await call(store, ELECTION)
    every_byte = bytes(range(256)) * 500
    async with store.transaction() as unit:
        unit.elections.put_candidacy(CANDIDACY)
        unit.elections.put_candidacy(BARE)
        unit.elections.put_photo("c1", b"old")
        unit.elections.put_photo("c1", every_byte)
        unit.elections.put_photo("c2", b"")
        assert await unit.elections.photo("c1") == every_byte
    async with store.transaction() as unit:
        assert await unit.elections.photo("c1") == every_byte
        assert await unit.elections.photo("c2") == b""
        assert await unit.elections.photo("c3") is None
        unit.elections.put_photo("c2", b"new")
        unit.elections.drop_photo("c1")
        unit.elections.drop_photo("c3")
        assert await unit.elections.photo("c1") is None
    async with store.transaction() as unit:
        assert await unit.elections.photo("c1") is None
        assert await unit.elections.photo("c2") == b"new"


async def test_questions_come_back_by_number(store: Store) -> None:
    await call(store, ELECTION, PLAIN)
    eleventh = CandidateQuestion("e1", 11, "c2", "", "Bins?", NOW)
    elsewhere = CandidateQuestion("e2", 2, "c3", "an", "Bins?", NOW)
    async with store.transaction() as unit:
        for candidacy in (CANDIDACY, BARE, replace(BARE, id="c3", election_id="e2")):
            unit.elections.put_candidacy(candidacy)

    def stage(unit: UnitOfWork) -> None:
        for question in (eleventh, elsewhere, replace(QUESTION, answer="", answered_at=None), QUESTION):
            unit.elections.put_question(question)

    async def check(unit: UnitOfWork) -> None:
        assert await unit.elections.questions("e1") == (QUESTION, eleventh)
        assert await unit.elections.questions("e2") == (elsewhere,)
        assert await unit.elections.questions("e3") == ()

    await staged_and_kept(store, stage, check)


async def test_members_and_recalls_come_back_in_their_order(store: Store) -> None:
    await call(store, ELECTION)
    async with store.transaction() as unit:
        unit.estates.put(an_estate("other"))
        unit.elections.put_candidacy(CANDIDACY)
        unit.elections.put_candidacy(BARE)
    vice, elsewhere = replace(SERVING, id="m0", office=Office.VICE), replace(MEMBER, id="m9", estate_id="other")
    of_other = replace(RECALL, id="r9", estate_id="other", member_id="m9")

    def stage(unit: UnitOfWork) -> None:
        for member in (SERVING, elsewhere, MEMBER, vice):
            unit.elections.put_member(member)
        for recall in (RECALL, of_other, ASKED):
            unit.elections.put_recall(recall)

    async def check(unit: UnitOfWork) -> None:
        assert await unit.elections.members("estate") == (SERVING, MEMBER, vice)
        assert await unit.elections.members("other") == (elsewhere,)
        assert await unit.elections.members("none") == ()
        assert await unit.elections.recalls("estate") == (RECALL, ASKED)
        assert await unit.elections.recalls("none") == ()
        assert await unit.elections.recall("r9") == of_other
        assert await unit.elections.recall("none") is None

    await staged_and_kept(store, stage, check)
    gone, fewer = replace(SERVING, ended=Ended.TERM, ended_at=NOW), replace(RECALL, supporters=("zhao",))
    async with store.transaction() as unit:
        unit.elections.put_member(gone)
        unit.elections.put_recall(fewer)
        unit.elections.put_recall(replace(ASKED, supporters=("an",)))
    async with store.transaction() as unit:
        assert await unit.elections.members("estate") == (gone, MEMBER, vice)
        assert await unit.elections.recalls("estate") == (fewer, replace(ASKED, supporters=("an",)))


BESIDE: dict[str, Stage] = {
    "an election": lambda unit: unit.elections.put(ELECTION),
    "a candidacy": lambda unit: unit.elections.put_candidacy(CANDIDACY),
    "a photo": lambda unit: unit.elections.put_photo("c1", b"x"),
    "the end of a photo": lambda unit: unit.elections.drop_photo("c1"),
    "a question": lambda unit: unit.elections.put_question(QUESTION),
    "a member": lambda unit: unit.elections.put_member(MEMBER),
    "a recall": lambda unit: unit.elections.put_recall(RECALL),
}


@pytest.mark.parametrize("beside", BESIDE)
async def test_nothing_of_an_election_is_written_in_a_sealed_transaction(store: Store, beside: str) -> None:
    await settle_in(store)

    async def seal() -> None:
        async with store.transaction(sealed=True) as unit:
            BESIDE[beside](unit)

    with pytest.raises(Unsealed):
        await seal()
