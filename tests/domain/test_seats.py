"""Who is elected: ties, shortfalls, alternates, partial committees."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.contest import Contest, Method
from domain.counting import count
from domain.decision import Decision, Item, Label
from domain.papers import Choice, Origin, Paper
from domain.rule_presets import CN_ORDINARY, SIMPLE
from domain.rules import Rule
from domain.secrecy import Mode
from domain.tally.motion import MotionResult
from domain.tally.seats import Scored, Seating, fill, scored_of
from tests.domain.estates import e90
from tests.domain.test_decision import NOW


def contest(seats: int, alternates: int = 0, *, agreed: int = 0, filled: int = 0, minimum: int = 0) -> Contest:
    return Contest(seats, alternates, seats, Method.MARKS, agreed, filled, minimum)


def scored(*heads: int | tuple[int, int] | None) -> list[Scored]:
    """Candidates 1, 2, ... with these heads (and shares); None for one who did not meet the rule."""
    found = []
    for no, each in enumerate(heads, start=1):
        own = (each, 0) if isinstance(each, int) else each or (99, 99)
        found.append(Scored(no, *own, each is not None))
    return found


@pytest.mark.parametrize(
    ("seats", "alternates", "got", "elected", "tied", "tied_seats", "after", "open_seats"),
    [
        # More than enough, by heads.
        (2, 1, scored(50, 70, 60, 40), (2, 3), (), 0, ((1,),), 0),
        # Heads go before shares, whatever the shares.
        (1, 1, scored((50, 9_000), (51, 1)), (2,), (), 0, ((1,),), 0),
        # Equal heads: by shares.
        (1, 1, scored((50, 1), (50, 2)), (2,), (), 0, ((1,),), 0),
        # Equal in both, but both come in.
        (2, 1, scored(50, 50, 40), (1, 2), (), 0, ((3,),), 0),
        # Equal in both across the last seat: none of those.
        (2, 1, scored(60, 50, 50, 40), (1,), (2, 3), 1, ((4,),), 0),
        (3, 1, scored(60, 50, 50, 50, 40), (1,), (2, 3, 4), 2, ((5,),), 0),
        # All equal.
        (2, 2, scored(50, 50, 50), (), (1, 2, 3), 2, (), 0),
        # Fewer seats are tied than the next group is large: it is no less behind.
        (3, 2, scored(60, 50, 50, 50, 40, 30, 20), (1,), (2, 3, 4), 2, ((5,), (6,)), 0),
        # Fewer meet the rule than there are seats.
        (5, 2, scored(60, None, 50, None), (1, 3), (), 0, (), 3),
        (5, 2, scored(None, None), (), (), 0, (), 5),
        (5, 2, [], (), (), 0, (), 5),
        # Alternates who are equal share a place; a group that crosses the limit is kept whole.
        (1, 2, scored(60, 50, 50, 40), (1,), (), 0, ((2, 3),), 0),
        (1, 2, scored(60, 50, 40, 40, 40, 30), (1,), (), 0, ((2,), (3, 4, 5)), 0),
        (1, 3, scored(60, 50, 40, 40, 30), (1,), (), 0, ((2,), (3, 4)), 0),
        (1, 0, scored(60, 50), (1,), (), 0, (), 0),
        # Who did not meet the rule is never an alternate.
        (1, 5, scored(60, None, 40), (1,), (), 0, ((3,),), 0),
    ],
)
def test_who_comes_in(
    seats: int,
    alternates: int,
    got: Sequence[Scored],
    elected: tuple[int, ...],
    tied: tuple[int, ...],
    tied_seats: int,
    after: tuple[tuple[int, ...], ...],
    open_seats: int,
) -> None:
    found = fill(contest(seats, alternates), got)
    assert (found.elected, found.tied, found.tied_seats) == (elected, tied, tied_seats)
    assert (found.alternates, found.open_seats) == (after, open_seats)


def test_places_are_shared_by_equals() -> None:
    found = fill(contest(2), scored(40, 50, 50, 60, None, 40, 30))
    assert (found.ranking, found.places) == ((4, 2, 3, 1, 6, 7), (1, 2, 2, 4, 4, 6))


def test_nobody_is_scored_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        fill(contest(1), [Scored(1, 5, 0, True), Scored(1, 6, 0, True)])


@pytest.mark.parametrize(
    ("agreed", "filled", "minimum", "elected", "stands"),
    [
        (5, 0, 0, 2, False),  # 2 of 5: not more than half
        (5, 0, 0, 3, True),
        (5, 0, 3, 3, True),
        (5, 0, 5, 3, False),  # 3 of 5, but the law asks for 5
        (5, 0, 5, 4, False),
        (5, 0, 5, 5, True),
        (11, 0, 5, 5, False),  # 5 of 11: the least number, but not more than half
        (11, 0, 5, 6, True),
        (9, 0, 5, 5, True),
        (6, 0, 1, 3, False),  # exactly half
        (6, 0, 1, 4, True),
        (5, 3, 5, 1, False),  # what the elections before filled counts too
        (5, 3, 5, 2, True),
        (5, 4, 5, 0, False),
        (7, 5, 5, 0, True),
        (1, 0, 1, 0, False),
        (1, 0, 1, 1, True),
        (0, 0, 0, 3, False),  # no committee is at stake
    ],
)
def test_whether_the_committee_stands(agreed: int, filled: int, minimum: int, elected: int, stands: bool) -> None:
    open_to = contest(max(agreed - filled, 3), agreed=agreed, filled=filled, minimum=minimum)
    assert fill(open_to, scored(*range(60, 60 + elected))).stands is stands


def test_those_who_are_tied_fill_no_seat_yet() -> None:
    found = fill(contest(5, agreed=5, minimum=3), scored(60, 59, 50, 50, 50, 50))
    assert (found.elected, found.tied_seats, found.stands) == ((1, 2), 3, False)


scores = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 3), st.booleans()), max_size=14).map(
    lambda found: [Scored(no, *each) for no, each in enumerate(found, start=1)]
)
contests = st.builds(contest, st.integers(0, 6), st.integers(0, 4), agreed=st.integers(0, 7), filled=st.integers(0, 3))


@given(contests, scores)
def test_what_is_always_so(at_stake: Contest, given_: list[Scored]) -> None:
    found = fill(at_stake, given_)
    by_no = {each.no: each for each in given_}
    assert len(found.elected) + found.tied_seats + found.open_seats == at_stake.seats
    _check_groups(found, by_no)
    inside = [(by_no[no].heads, by_no[no].shares) for no in found.elected]
    outside = [(each.heads, each.shares) for each in given_ if each.approved and each.no not in found.elected]
    # Never by chance: whoever is elected is better than everybody who is not, and never merely equal.
    assert not inside or not outside or min(inside) > max(outside)
    assert all(by_no[no].approved for no in found.ranking)
    if found.open_seats:
        assert set(found.elected) == {each.no for each in given_ if each.approved}
        assert (found.tied, found.alternates) == ((), ())


def _check_groups(found: Seating, by_no: dict[int, Scored]) -> None:
    assert bool(found.tied) is bool(found.tied_seats)
    assert not found.tied or len(found.tied) > found.tied_seats
    flat = [no for group in found.alternates for no in group]
    together = [*found.elected, *found.tied, *flat]
    assert len(set(together)) == len(together)
    assert tuple(together) == found.ranking[: len(together)]
    for group in (found.tied, *found.alternates):
        assert len({(by_no[no].heads, by_no[no].shares) for no in group}) <= 1
    for before, after in pairwise(found.alternates):
        ahead, behind = by_no[before[0]], by_no[after[0]]
        assert (ahead.heads, ahead.shares) > (behind.heads, behind.shares)


@given(contests, scores, st.randoms(use_true_random=False))
def test_the_order_in_which_they_come_does_not_matter(at_stake: Contest, given_: list[Scored], random: Random) -> None:
    shuffled = sorted(given_, key=lambda _: random.random())
    assert fill(at_stake, shuffled) == fill(at_stake, given_)


@given(contests, scores)
def test_numbers_on_the_list_favour_nobody(at_stake: Contest, given_: list[Scored]) -> None:
    """With the list turned round the same people come in."""
    turned = {each.no: len(given_) + 1 - each.no for each in given_}
    other = fill(at_stake, [Scored(turned[each.no], each.heads, each.shares, each.approved) for each in given_])
    found = fill(at_stake, given_)
    assert {turned[no] for no in found.elected} == set(other.elected)
    assert {turned[no] for no in found.tied} == set(other.tied)
    assert [{turned[no] for no in group} for group in found.alternates] == [set(group) for group in other.alternates]


def results_of(rule: Rule, marked: Sequence[Sequence[int]], *numbers: int) -> dict[int, MotionResult]:
    """How candidates of these numbers came out of E90; each paper marks some of them."""
    items = tuple(Item(no, f"Candidate {no}", rule) for no in numbers)
    decision = Decision("d", "e", 1, "t", items, Mode.OPEN, Label.CHAT, "p", NOW, NOW, NOW)
    papers = {
        party.key: [Paper(party.key, party.owners[0], Origin.CHAT, _filled(marks, numbers), party.key)]
        for party, marks in zip(e90().parties, marked, strict=False)
    }
    return dict(zip(numbers, count(decision, e90(), papers).results, strict=True))


def _filled(marks: Sequence[int], numbers: Sequence[int]) -> dict[int, Choice]:
    return {no: Choice.YES if no in marks else Choice.NO for no in numbers}


def test_from_papers_to_seats() -> None:
    """60 of 90 take part, exactly a quorum: more than 30 heads are needed, and a paper without a mark takes part."""
    marked = [[1, 4]] * 31 + [[4]] * 9 + [[2]] * 10 + [[]] * 10
    found = scored_of(results_of(CN_ORDINARY, marked, 1, 2, 4))
    assert [(each.no, each.heads, each.shares, each.approved) for each in found] == [
        (1, 31, 310_000, True),
        (2, 10, 100_000, False),
        (4, 40, 400_000, True),
    ]
    assert fill(contest(3, agreed=3, minimum=1), found).elected == (4, 1)


def test_without_a_quorum_nobody_comes_in() -> None:
    found = scored_of(results_of(CN_ORDINARY, [[1]] * 59, 1))
    assert (found[0].approved, fill(contest(1), found).open_seats) == (False, 1)


def test_shares_that_no_rule_counts_are_nothing() -> None:
    assert [each.shares for each in scored_of(results_of(SIMPLE, [[1], [2]], 1, 2))] == [0, 0]
