"""The roll in every database: units and owners, found again as they were, in every way in which they are asked for."""

from dataclasses import replace
from fractions import Fraction

from domain.estate import CodePurpose, LinkCode
from domain.roll import HeadsBasis, Kind, Owner, Roll, SharesBasis, Unit
from storage.store import Store
from tests.contracts.storage_samples import NOW, an_estate, settle_in

OWNERS = {
    "o1": Owner("o1", "estate", "王伟", "sealed", "mark", "wang"),
    "o2": Owner("o2", "estate", "Li Na"),
}
UNITS = (
    Unit("u1", "estate", "3-201", "3", 8_950, ("o1", "o2"), Fraction(125, 10_000), Kind.RESIDENTIAL, False, "o2"),
    Unit("u2", "estate", "P-7", "", 1_200, ("o1",), None, Kind.PARKING, True),
)
ROLL = Roll(UNITS, OWNERS)


async def settled(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        await unit.rolls.replace("estate", ROLL)


async def test_the_roll_is_found_as_it_was_put(store: Store) -> None:
    await settled(store)
    async with store.transaction() as unit:
        found = await unit.rolls.whole("estate")
        assert found == ROLL
        assert list(found.owners) == ["o1", "o2"]
        assert await unit.rolls.whole("elsewhere") == Roll()
        assert await unit.rolls.estates() == ("estate",)


async def test_an_owner_is_found_by_id_and_by_who_registered(store: Store) -> None:
    await settled(store)
    async with store.transaction() as unit:
        assert await unit.rolls.owner("o2") == OWNERS["o2"]
        assert await unit.rolls.owner("o9") is None
        assert await unit.rolls.owners_of_person("wang") == (OWNERS["o1"],)
        unit.rolls.put_owner(replace(OWNERS["o2"], person_id="wang"))
        unit.rolls.put_owner(replace(OWNERS["o1"], person_id=""))
        assert [owner.id for owner in await unit.rolls.owners_of_person("wang")] == ["o2"]
    async with store.transaction() as unit:
        assert [owner.id for owner in await unit.rolls.owners_of_person("wang")] == ["o2"]


async def test_what_replaces_it_is_all_there_is(store: Store) -> None:
    await settled(store)
    after = Roll((replace(UNITS[0], owners=("o1",), area=9_000),), {"o1": replace(OWNERS["o1"], name="王玮")})
    async with store.transaction() as unit:
        await unit.rolls.replace("estate", after)
        assert await unit.rolls.whole("estate") == after
    async with store.transaction() as unit:
        assert await unit.rolls.whole("estate") == after
        assert await unit.rolls.owner("o2") is None


async def test_another_estate_keeps_its_own(store: Store) -> None:
    await settled(store)
    async with store.transaction() as unit:
        unit.estates.put(replace(an_estate("other"), heads_basis=HeadsBasis.UNIT, shares_basis=SharesBasis.SHARE))
        await unit.rolls.replace("other", Roll((), {"o9": Owner("o9", "other", "X")}))
        await unit.rolls.replace("estate", Roll())
    async with store.transaction() as unit:
        assert (await unit.rolls.whole("other")).owners.keys() == {"o9"}
        assert (await unit.estates.get("other")).heads_basis is HeadsBasis.UNIT
        assert (await unit.estates.get("other")).shares_basis is SharesBasis.SHARE
        assert await unit.rolls.estates() == ("other",)


async def test_the_codes_of_an_owner_are_found_and_end(store: Store) -> None:
    await settled(store)
    codes = [LinkCode(f"hash {no}", CodePurpose.OWNER, "o1", NOW) for no in (1, 2)]
    async with store.transaction() as unit:
        for code in codes:
            unit.codes.put(code)
        unit.codes.put(LinkCode("hash 3", CodePurpose.PERSON, "o1", NOW))
    async with store.transaction() as unit:
        found = await unit.codes.of_subject(CodePurpose.OWNER, "o1")
        assert sorted(code.code_hash for code in found) == ["hash 1", "hash 2"]
        unit.codes.delete(codes[0])
        assert await unit.codes.of_subject(CodePurpose.OWNER, "o1") == (codes[1],)
