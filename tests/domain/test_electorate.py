"""The frozen roll: parties, weights, caps, and the hash that is announced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction as F
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.canonical import canonical
from domain.electorate import (
    Basis,
    Weight,
    basis_of,
    capped,
    ceiling,
    electorate_data,
    electorate_hash,
    freeze,
    grain,
    party_key,
    weigh,
)
from domain.refusal import Refusal
from domain.roll import HeadsBasis, Roll, SharesBasis, Unit
from domain.rule_presets import CN_ORDINARY, CN_SPECIAL, DE_WEG, HK_FIRST_COMMITTEE, SIMPLE, TW_ASSEMBLY
from domain.rules import Conflict, customised
from tests.domain.estates import e90, e100, frozen, unit

AREA = basis_of([CN_ORDINARY])
STATED = customised(TW_ASSEMBLY, shares_basis=SharesBasis.SHARE)


def whole(units: Sequence[Unit], basis: Basis = AREA) -> Weight:
    return sum(weigh(freeze(Roll(tuple(units))), basis).values(), Weight())


def test_the_worked_rolls() -> None:
    assert sum(weigh(e90(), AREA).values(), Weight()) == Weight(F(90), F(900_000))
    assert sum(weigh(e100(), AREA).values(), Weight()) == Weight(F(100), F(1_000_000))


def test_the_developer_is_one_head_and_so_is_who_owns_three() -> None:
    units = [unit(f"{no}", f"o{no}") for no in range(90)]
    units += [unit(f"D{no}", "builder", developer=True) for no in range(10)]
    units += [unit(f"S{no}", "wang") for no in range(3)]
    assert whole(units).heads == 90 + 1 + 1
    assert whole(units, basis_of([replace(CN_ORDINARY, heads_basis=HeadsBasis.UNIT)])).heads == 103
    assert whole(units).shares == 103 * 10_000


def test_alone_and_with_another_are_two_parties() -> None:
    electorate = frozen(unit("1", "P"), unit("2", "P", "Q"), unit("3", "Q", "P"), unit("4", "Q"))
    assert [party.labels for party in electorate.parties] == [("1",), ("2", "3"), ("4",)]
    assert [party.labels for party in electorate.held_by("Q")] == [("2", "3"), ("4",)]
    assert electorate.party(party_key(("Q", "P"))).labels == ("2", "3")
    assert (electorate.units, electorate.area) == (4, 40_000)
    with pytest.raises(KeyError):
        electorate.party("nobody")


def test_what_a_party_is() -> None:
    units = [
        unit("10-1", "P", "Q", building="10", area=7, share=F(1, 7)),
        unit("2-1", "P", "Q", building="2", area=5, representative="Q"),
    ]
    (party,) = frozen(*units).parties
    assert (party.labels, party.buildings) == (("2-1", "10-1"), ("2", "10"))
    assert (party.area, party.share, party.representative, party.owners) == (12, F(1, 7), "Q", ("P", "Q"))
    two_named = frozen(*(replace(each, representative=who) for each, who in zip(units, "PQ", strict=True)))
    assert two_named.parties[0].representative == ""


def test_the_developers_owners_vote_for_all_it_holds() -> None:
    (party,) = frozen(unit("1", "B", "A", developer=True), unit("2", "C", developer=True)).parties
    assert (party.key, party.owners, party.developer) == ("developer", ("A", "B", "C"), True)


def test_what_rules_of_one_ballot_must_share() -> None:
    assert basis_of([CN_ORDINARY, CN_SPECIAL]) == Basis(HeadsBasis.PARTY, SharesBasis.AREA, None)
    assert basis_of([SIMPLE, CN_SPECIAL]) == AREA
    assert basis_of([SIMPLE, DE_WEG]) == Basis(HeadsBasis.PARTY, None, None)
    assert basis_of([SIMPLE, HK_FIRST_COMMITTEE]).shares_basis is SharesBasis.SHARE
    paper = customised(CN_ORDINARY, conflict=Conflict.PAPER)
    for other in (TW_ASSEMBLY, HK_FIRST_COMMITTEE, paper, customised(CN_ORDINARY, holder_cap=F(1, 5))):
        with pytest.raises(Refusal, match="rules-differ"):
            basis_of([CN_ORDINARY, other])
    with pytest.raises(ValueError, match="without rules"):
        basis_of([])


def test_shares_that_no_rule_counts_weigh_nothing() -> None:
    assert whole([unit("1", "P"), unit("2", "Q")], basis_of([SIMPLE])) == Weight(F(2))


def test_shares_as_they_are_stated() -> None:
    stated = basis_of([HK_FIRST_COMMITTEE])
    units = [unit("1", "P", share=F(1, 3)), unit("2", "P", share=F(1, 6)), unit("3", "Q", share=F(1, 2))]
    assert list(weigh(frozen(*units), stated).values()) == [Weight(F(1), F(1, 2)), Weight(F(1), F(1, 2))]
    with pytest.raises(Refusal) as refused:
        weigh(frozen(*units, unit("4", "R")), stated)
    assert (refused.value.code, refused.value.data) == ("share-missing", {"unit": "4"})


def test_what_one_owner_holds_beyond_a_fifth_is_not_counted() -> None:
    # P holds 4 of 8 units and half of the shares: 8/5 heads and 1/5 are counted, the other parties as they are.
    units = [unit(f"P{no}", "P", share=F(1, 8)) for no in range(4)]
    units += [unit(f"{no}", f"o{no}", share=F(1, 8)) for no in range(4)]
    weights = weigh(frozen(*units), basis_of([STATED]))
    assert weights[party_key(("P",))] == Weight(F(8, 5), F(1, 5))
    assert weights[party_key(("o1",))] == Weight(F(1), F(1, 8))
    assert sum(weights.values(), Weight()) == Weight(4 + F(8, 5), F(1, 2) + F(1, 5))


def test_exactly_a_fifth_is_counted() -> None:
    weights = weigh(frozen(*(unit(f"{no}", f"o{no}", share=F(1, 5)) for no in range(5))), basis_of([STATED]))
    assert set(weights.values()) == {Weight(F(1), F(1, 5))}


def test_what_a_proxy_holder_votes_beyond_the_cap_is_not_counted() -> None:
    weights = {"a": Weight(F(1), F(30)), "b": Weight(F(1), F(10)), "c": Weight(F(1), F(60))}
    most = ceiling(weights.values(), F(1, 5))
    assert most == Weight(F(3, 5), F(20))
    reduced = capped(weights, {"a": "holder", "b": "holder"}, most)
    assert reduced == {"a": Weight(F(3, 10), F(15)), "b": Weight(F(3, 10), F(5)), "c": weights["c"]}
    assert capped(weights, {"b": "one", "a": "other"}, most)["b"] == Weight(F(3, 5), F(10))
    assert capped(weights, {}, most) == weights


def test_grain_makes_all_whole() -> None:
    assert (grain([F(1, 6), F(3, 4)]), grain([]), grain([F(7)])) == (12, 1, 1)


def test_the_hash_is_of_what_weighs_and_shows_nobody() -> None:
    electorate = frozen(unit("1", "owner-id", "other-id", share=F(1, 3), representative="other-id"))
    assert electorate_data(electorate) == [
        {
            "party": party_key(("owner-id", "other-id")),
            "developer": False,
            "represented": True,
            "units": [{"unit": "1", "building": "1", "area": 10_000, "share": "1/3"}],
        }
    ]
    assert b"owner-id" not in canonical(electorate_data(electorate))


owners = st.lists(st.sampled_from("PQRST"), min_size=1, max_size=3, unique=True)
units = st.lists(
    st.builds(
        lambda label, names, area, developer, share: unit(
            str(label), *names, area=area, developer=developer, share=share
        ),
        st.integers(1, 40),
        owners,
        st.integers(1, 10**6),
        st.booleans(),
        st.fractions(F(1, 50), 1, max_denominator=50),
    ),
    min_size=1,
    max_size=15,
    unique_by=lambda each: each.label,
)


@given(units, st.randoms(use_true_random=False))
def test_the_order_of_the_roll_does_not_matter(found: list[Unit], random: Random) -> None:
    before = freeze(Roll(tuple(found)))
    shuffled = found.copy()
    random.shuffle(shuffled)
    assert freeze(Roll(tuple(shuffled))) == before
    assert electorate_hash(freeze(Roll(tuple(shuffled)))) == electorate_hash(before)


@given(units)
def test_any_change_of_a_unit_changes_the_hash(found: list[Unit]) -> None:
    before = electorate_hash(freeze(Roll(tuple(found))))
    first, *rest = found
    for other in (
        replace(first, area=first.area + 1),
        replace(first, label="new"),
        replace(first, building="new"),
        replace(first, share=None),
        replace(first, developer=not first.developer),
        replace(first, owners=("X",), developer=False),
    ):
        assert electorate_hash(freeze(Roll((other, *rest)))) != before


@given(units)
def test_nothing_is_lost_or_counted_twice(found: list[Unit]) -> None:
    electorate = freeze(Roll(tuple(found)))
    assert sorted(label for party in electorate.parties for label in party.labels) == sorted(u.label for u in found)
    by_unit = replace(AREA, heads_basis=HeadsBasis.UNIT)
    assert whole(found, by_unit) == Weight(F(len(found)), F(sum(each.area for each in found)))
    assert whole(found).heads == len(electorate.parties)
    most = ceiling(weigh(electorate, by_unit).values(), F(1, 5))
    for weight in weigh(electorate, replace(by_unit, holder_cap=F(1, 5))).values():
        assert 0 < weight.heads <= most.heads
        assert 0 < weight.shares <= most.shares


@pytest.mark.parametrize("value", [1.5, {1: 2}, [{"a": [0.0]}], object(), b"x", {"a": {1}}])
def test_canonical_json_refuses_what_two_programs_may_write_differently(value: object) -> None:
    with pytest.raises(ValueError, match=r"canonical JSON has no|a key that is no text"):
        canonical(value)


def test_canonical_json() -> None:
    assert canonical({"b": [1, None, True], "a": "小区\n\x7f"}) == '{"a":"小区\\n\x7f","b":[1,null,true]}'.encode()
    with pytest.raises(ValueError, match="surrogate"):
        canonical("\ud800")
