"""Single changes of the roll: units that are sold, and who votes for several."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.refusal import Refusal
from domain.roll import HeadsBasis, Owner, Roll, Unit, total
from domain.roll_changes import represent, transfer

OWNERS = {
    key: Owner(key, "estate", name, person_id=f"p-{key}")
    for key, name in zip("abcd", ("Ann", "Ben", "Cai", "Ann"), strict=True)
}
UNITS = (
    Unit("u1", "estate", "1", "", 100, ("a", "b"), representative="a"),
    Unit("u2", "estate", "2", "", 100, ("a", "b"), representative="a"),
    Unit("u3", "estate", "3", "", 100, ("c",)),
    Unit("u4", "estate", "4", "", 100, ("d",), developer=True),
)
ROLL = Roll(UNITS, OWNERS)


def ids() -> Callable[[], str]:
    counter = itertools.count(1)
    return lambda: f"new{next(counter)}"


def test_a_unit_goes_to_somebody_new_and_nothing_else_changes() -> None:
    done = transfer(ROLL, UNITS[2], ["Dora"], ids())
    assert done.unit.owners == ("new1",)
    assert [owner.name for owner in done.gone] == ["Cai"]
    assert "c" not in done.roll.owners
    assert [unit for unit in done.roll.units if unit.id != "u3"] == [unit for unit in UNITS if unit.id != "u3"]


def test_who_is_on_the_roll_is_meant_and_keeps_what_they_had() -> None:
    done = transfer(ROLL, UNITS[2], ["ben "], ids())
    assert done.unit.owners == ("b",)
    assert done.known == (OWNERS["b"],)
    assert done.roll.owners["b"] == OWNERS["b"]


def test_somebody_else_of_the_same_name() -> None:
    done = transfer(ROLL, UNITS[2], ["Ben"], ids(), others=True)
    assert [owner.person_id for owner in done.fresh] == [""]
    assert done.unit.owners == ("new1",)


def test_what_the_developer_sells_is_the_developers_no_longer() -> None:
    done = transfer(ROLL, UNITS[3], ["Eva", "Finn"], ids())
    assert not done.unit.developer
    assert total(done.roll, HeadsBasis.PARTY).developer_units == 0


def test_new_owners_have_no_representative_yet() -> None:
    assert transfer(ROLL, UNITS[0], ["Ben", "Cai"], ids()).unit.representative == ""


@pytest.mark.parametrize(
    ("unit", "names", "code"),
    [
        (UNITS[0], [], "transfer-nobody"),
        (UNITS[0], [" "], "transfer-nobody"),
        (UNITS[0], [f"N{no}" for no in range(21)], "transfer-nobody"),
        (UNITS[0], ["Ben", "N" * 101], "transfer-name-long"),
        (UNITS[2], ["CAI"], "transfer-same"),
        (UNITS[2], ["Ann"], "owner-ambiguous"),
    ],
)
def test_what_cannot_be_transferred(unit: Unit, names: list[str], code: str) -> None:
    with pytest.raises(Refusal, match=code):
        transfer(ROLL, unit, names, ids())


def test_of_two_namesakes_the_one_who_owns_the_unit_is_meant() -> None:
    assert transfer(ROLL, UNITS[0], ["Ann"], ids()).unit.owners == ("a",)


def test_a_representative_votes_for_all_units_of_the_party() -> None:
    assert [(unit.id, unit.representative) for unit in represent(ROLL, UNITS[0], "ben")] == [("u1", "b"), ("u2", "b")]
    with pytest.raises(Refusal, match="representative-alone"):
        represent(ROLL, UNITS[2], "Cai")
    with pytest.raises(Refusal, match="representative-none"):
        represent(ROLL, UNITS[0], "Cai")


@given(st.sampled_from(UNITS), st.lists(st.sampled_from(["Ben", "Cai", "Dora", "Eva"]), max_size=3), st.booleans())
def test_units_and_areas_stay_whoever_owns_them(unit: Unit, names: list[str], others: bool) -> None:
    try:
        done = transfer(ROLL, unit, names, ids(), others=others)
    except Refusal:
        return
    before, after = total(ROLL, HeadsBasis.UNIT), total(done.roll, HeadsBasis.UNIT)
    assert (after.whole.units, after.whole.area) == (before.whole.units, before.whole.area)
    held = {owner for each in done.roll.units for owner in each.owners}
    assert held == done.roll.owners.keys()
    assert {owner.id for owner in done.gone} == OWNERS.keys() - held
