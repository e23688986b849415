"""The roll: what counts as a head, and what a file changes."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.roll import HeadsBasis, Owner, Roll, natural, total
from domain.roll_entries import Entry, OwnerEntry
from domain.roll_import import entries_of, plan_import


def ids() -> Callable[[], str]:
    counter = itertools.count(1)
    return lambda: f"id{next(counter):04}"


def mark(contact: str) -> str:
    return f"mark of {contact}" if contact else ""


def taken(entries: list[Entry], before: Roll | None = None, new_id: Callable[[], str] | None = None) -> Roll:
    return plan_import("estate", before or Roll(), entries, new_id or ids(), mark).roll


def flat(
    unit: str,
    *owners: str,
    area: int = 10_000,
    building: str = "",
    developer: bool = False,
    share: Fraction | None = None,
) -> Entry:
    return Entry(0, unit, building, area, tuple(OwnerEntry(owner) for owner in owners), share, developer=developer)


def e90() -> list[Entry]:
    return [flat(f"{no}", f"Owner {no}") for no in range(1, 91)]


def test_ninety_owners_of_a_hundred_square_metres() -> None:
    counted = total(taken(e90()), HeadsBasis.PARTY)
    assert (counted.whole.units, counted.whole.heads, counted.whole.area) == (90, 90, 900_000)


def test_a_hundred_owners_of_three_sizes() -> None:
    sizes = [("A", 60, 8_000), ("B", 30, 12_000), ("C", 10, 16_000)]
    entries = [flat(f"{kind}{no}", f"{kind} {no}", area=area) for kind, most, area in sizes for no in range(most)]
    counted = total(taken(entries), HeadsBasis.PARTY)
    assert (counted.whole.heads, counted.whole.area) == (100, 1_000_000)


def test_the_developer_is_one_head_and_so_is_who_owns_three() -> None:
    unsold = [flat(f"D{no}", "Builder Ltd", developer=True) for no in range(10)]
    several = [flat(f"S{no}", "Wang Wei") for no in range(3)]
    counted = total(taken([*e90(), *unsold, *several]), HeadsBasis.PARTY)
    assert counted.whole.heads == 90 + 1 + 1
    assert (counted.single, counted.several, counted.several_units, counted.developer_units) == (90, 1, 3, 10)
    assert total(taken([*e90(), *unsold, *several]), HeadsBasis.UNIT).whole.heads == 103


def test_what_the_developer_bought_or_kept_for_itself_is_not_among_what_is_unsold() -> None:
    roll = taken([flat("1", "Builder Ltd", developer=True), flat("2", "Builder Ltd")])
    assert total(roll, HeadsBasis.PARTY).whole.heads == 2


def test_alone_and_with_another_are_two_parties() -> None:
    roll = taken([flat("1", "P"), flat("2", "P", "Q"), flat("3", "Q", "P"), flat("4", "Q")])
    counted = total(roll, HeadsBasis.PARTY)
    assert (counted.whole.heads, counted.several, counted.several_units) == (3, 1, 2)
    assert len(roll.owners) == 2


def test_registered_is_a_party_of_which_somebody_is() -> None:
    roll = taken([flat("1", "P", "Q", area=100), flat("2", "R", area=30), flat("3", "B", area=7, developer=True)])
    owners = {key: replace(owner, person_id="p" if owner.name in "QB" else "") for key, owner in roll.owners.items()}
    counted = total(replace(roll, owners=owners), HeadsBasis.PARTY)
    assert (counted.registered.heads, counted.registered.area) == (1, 100)


def test_buildings_come_in_the_order_people_count() -> None:
    roll = taken([flat(f"{no}-1", f"{no}", building=str(no)) for no in (10, 9, 1)])
    assert [name for name, _, _ in total(roll, HeadsBasis.PARTY).buildings] == ["1", "9", "10"]
    assert sorted(["A10", "A9", "B1"], key=natural) == ["A9", "A10", "B1"]


# -- files ---------------------------------------------------------------------------------------------------------


def with_people(roll: Roll) -> Roll:
    """Everybody is registered, each as a person of their own."""
    return replace(roll, owners={key: replace(owner, person_id=f"p-{key}") for key, owner in roll.owners.items()})


def people(roll: Roll) -> dict[str, str]:
    return {owner.name: owner.person_id for owner in roll.owners.values()}


def test_a_second_file_keeps_who_is_registered() -> None:
    new_id = ids()
    before = with_people(taken([flat("1", "P"), flat("2", "Q"), flat("3", "R")], new_id=new_id))
    planned = plan_import(
        "estate", before, [flat("1", "P", area=5), flat("2", "Q"), flat("4", "R"), flat("5", "S")], new_id, mark
    )
    assert (planned.added, planned.changed, planned.removed, planned.same) == (("4", "5"), ("1",), ("3",), 1)
    assert people(planned.roll) == {**people(before), "S": ""}
    assert planned.lost == ()


def test_who_owns_nothing_any_more_is_lost_and_named() -> None:
    new_id = ids()
    before = with_people(taken([flat("1", "P"), flat("2", "Q")], new_id=new_id))
    planned = plan_import("estate", before, [flat("1", "P"), flat("2", "X")], new_id, mark)
    (lost,) = planned.lost
    assert lost[0] == "Q"
    assert lost[1] == people(before)["Q"]


def test_a_file_that_says_nothing_of_representatives_leaves_who_votes_for_several() -> None:
    new_id = ids()

    def of(*owners: str, representative: str | None) -> Entry:
        return replace(flat("1", *owners), representative=representative)

    before = taken([of("P", "Q", representative="Q")], new_id=new_id)
    chosen = before.units[0].representative
    assert before.owners[chosen].name == "Q"
    assert taken([of("P", "Q", representative=None)], before, new_id) == before
    assert taken([of("P", "Q", representative="")], before, new_id).units[0].representative == ""
    # Who has sold votes for nobody.
    assert taken([of("P", "R", representative=None)], before, new_id).units[0].representative == ""


def test_namesakes_are_two_people_if_their_contacts_differ() -> None:
    def of(unit: str, contact: str) -> Entry:
        return Entry(0, unit, "", 100, (OwnerEntry("Wang Wei", contact),))

    new_id = ids()
    roll = taken([of("1", "138"), of("2", "139"), of("3", "138")], new_id=new_id)
    assert total(roll, HeadsBasis.PARTY).whole.heads == 2
    again = plan_import("estate", roll, [of("1", "138"), of("2", "139"), of("3", "138")], new_id, mark)
    assert again.changes_nothing
    # A third number is a third person, and nobody else changes hands.
    other = plan_import("estate", with_people(roll), [of("1", "138"), of("2", "140"), of("3", "138")], new_id, mark)
    assert {owner.person_id for owner in other.roll.owners.values()} <= {"", *people_ids(with_people(roll))}
    assert len(other.roll.owners) == 2


def people_ids(roll: Roll) -> set[str]:
    return {owner.person_id for owner in roll.owners.values()}


def test_a_new_number_of_who_keeps_the_unit_is_the_same_person() -> None:
    def of(contact: str) -> list[Entry]:
        return [Entry(0, "1", "", 100, (OwnerEntry("Li Na", contact),))]

    new_id = ids()
    before = with_people(taken(of("138"), new_id=new_id))
    planned = plan_import("estate", before, of("139"), new_id, mark)
    (owner,) = planned.roll.owners.values()
    assert (owner.person_id, owner.contact, owner.contact_mark) == (people(before)["Li Na"], "139", "mark of 139")
    assert planned.changed == ("1",)


def told(unit: str, *owners: tuple[str, str]) -> Entry:
    return Entry(0, unit, "", 100, tuple(OwnerEntry(name, contact) for name, contact in owners))


def test_a_telephone_number_finds_an_owner_again_under_another_name() -> None:
    new_id = ids()
    before = with_people(taken([told("1", ("Anna Li", "138")), told("2", ("Bo", "139"))], new_id=new_id))
    file = [told("7", ("Anna Lee-Li", "138")), told("2", ("Bo", "139"))]
    planned = plan_import("estate", before, file, new_id, mark)
    assert planned.renamed == (("Anna Li", "Anna Lee-Li"),)
    assert planned.lost == ()
    assert people(planned.roll)["Anna Lee-Li"] == people(before)["Anna Li"]


def test_a_unit_alone_under_another_name_and_number_is_sold() -> None:
    new_id = ids()
    before = with_people(taken([told("1", ("Anna Li", "138"))], new_id=new_id))
    planned = plan_import("estate", before, [told("1", ("Anna Lee-Li", "139"))], new_id, mark)
    assert (planned.renamed, people(planned.roll)) == ((), {"Anna Lee-Li": ""})


@pytest.mark.parametrize(
    ("known", "file"),
    [
        ([("Ann", "138"), ("Bo", "138")], [("Cai", "138")]),
        ([("Ann", "138")], [("Cai", "138"), ("Dora", "138")]),
        ([("Ann", "138"), ("Bo", "138")], [("Ann", "138"), ("Cai", "138")]),
        ([("Ann", "138")], [("Ann", "138"), ("Cai", "138")]),
    ],
)
def test_a_number_that_several_share_gives_nobodys_vote_away(
    known: list[tuple[str, str]], file: list[tuple[str, str]]
) -> None:
    new_id = ids()
    before = with_people(taken([told(str(no), owner) for no, owner in enumerate(known)], new_id=new_id))
    planned = plan_import("estate", before, [told(str(no), owner) for no, owner in enumerate(file, 5)], new_id, mark)
    assert planned.renamed == ()
    new = {"Cai", "Dora"}
    assert {person for name, person in people(planned.roll).items() if name in new} == {""}


def test_numbers_that_were_swapped_leave_everybody_who_they_are() -> None:
    new_id = ids()
    before = with_people(taken([told("1", ("Ann", "138")), told("2", ("Bo", "139"))], new_id=new_id))
    planned = plan_import("estate", before, [told("1", ("Ann", "139")), told("2", ("Bo", "138"))], new_id, mark)
    assert (planned.renamed, people(planned.roll)) == ((), people(before))


def test_a_name_that_two_bear_is_nobody_in_particular() -> None:
    def of(unit: str, contact: str = "") -> Entry:
        return Entry(0, unit, "", 100, (OwnerEntry("Wang Wei", contact),))

    new_id = ids()
    before = with_people(taken([of("1", "138"), of("2", "139")], new_id=new_id))
    # Which of the two has moved to unit 3 cannot be told: nobody's vote is given away.
    planned = plan_import("estate", before, [of("3")], new_id, mark)
    assert people_ids(planned.roll) == {""}
    assert len(planned.lost) == 2


names = st.sampled_from(["Wang Wei", "Li Na", "Chen", "张伟", "P", "Q"])
entries = st.builds(
    lambda unit, building, area, owners, share, developer: Entry(
        0, f"{building}-{unit}", building, area, tuple(OwnerEntry(name) for name in owners), share, developer=developer
    ),
    st.integers(1, 30),
    st.sampled_from(["1", "2", "10"]),
    st.integers(1, 10_000_000),
    st.lists(names, min_size=1, max_size=3, unique=True),
    st.none() | st.fractions(0, 1),
    st.booleans(),
)
files = st.lists(entries, max_size=25, unique_by=lambda entry: entry.unit)


@given(files)
def test_heads_never_exceed_units_and_areas_add_up_whatever_the_grouping(found: list[Entry]) -> None:
    roll = taken(found)
    by_party, by_unit = total(roll, HeadsBasis.PARTY), total(roll, HeadsBasis.UNIT)
    assert by_party.whole.heads <= by_unit.whole.heads == len(found)
    assert by_party.whole.area == sum(entry.area for entry in found)
    for counted in (by_party, by_unit):
        assert sum(inside.area for _, inside, _ in counted.buildings) == counted.whole.area
        assert sum(inside.units for _, inside, _ in counted.buildings) == counted.whole.units
        assert sum((inside.share for _, inside, _ in counted.buildings), Fraction(0)) == counted.whole.share
    heads = by_party.single + by_party.several + bool(by_party.developer_units)
    assert heads == by_party.whole.heads
    units = by_party.single + by_party.several_units + by_party.developer_units
    assert units == by_party.whole.units
    assert sum(unit.area for group in roll.parties().values() for unit in group) == by_party.whole.area


@given(files)
def test_taking_over_an_export_changes_nothing(found: list[Entry]) -> None:
    new_id = ids()
    roll = with_people(taken(found, new_id=new_id))
    exported = entries_of(roll, lambda owner: owner.contact)
    again = plan_import("estate", roll, exported, new_id, mark)
    assert again.changes_nothing
    assert again.lost == ()
    assert again.roll.owners == roll.owners
    assert set(again.roll.units) == set(roll.units)


@given(files, files)
def test_nobody_is_registered_who_was_not_and_whoever_stays_by_name_alone_stays(
    first: list[Entry], second: list[Entry]
) -> None:
    new_id = ids()
    before = with_people(taken(first, new_id=new_id))
    planned = plan_import("estate", before, second, new_id, mark)
    kept, lost = people_ids(planned.roll) - {""}, {person for _, person in planned.lost}
    assert kept | lost == people_ids(before)
    assert not kept & lost
    named = {owner.name for entry in second for owner in entry.owners}
    assert {name for name, _ in planned.lost} == {owner.name for owner in before.owners.values()} - named


def test_owners_bear_what_was_known_of_them() -> None:
    before = Roll((), {"o": Owner("o", "estate", "P", "sealed", "mark of 1", "p")})
    planned = plan_import("estate", before, [Entry(0, "1", "", 100, (OwnerEntry("P", "1"),))], ids(), mark)
    assert planned.roll.owners["o"] == before.owners["o"]
