"""Filling seats: ranking by heads, then by shares; ties, shortfalls, alternates, committees that stand or do not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.contest import Contest, Method
from domain.tally.seats import Scored, Seating, fill


def contest(seats: int, alternates: int = 0, agreed: int = 0, filled: int = 0, minimum: int = 0) -> Contest:
    return Contest(seats, alternates, seats, Method.MARKS, agreed, filled, minimum)


def list_of(*got: tuple[int, int]) -> list[Scored]:
    """Candidates numbered from 1; 0 heads stand for somebody who did not meet the rule."""
    return [Scored(no, heads, shares, heads > 0) for no, (heads, shares) in enumerate(got, start=1)]


A, B, C, D = (9, 90), (8, 80), (7, 70), (6, 60)
NOBODY = (0, 0)


@pytest.mark.parametrize(
    ("what", "got", "expected"),
    [
        # Heads first, then shares; the order of the list says nothing.
        (contest(2), [C, A, B], Seating((2, 3, 1), (2, 3), (), 0, (), 0, True)),
        (contest(1), [(8, 80), (8, 81), (7, 999)], Seating((2, 1, 3), (2,), (), 0, (), 0, True)),
        # Equal in both, and there is room for both.
        (contest(2), [B, B], Seating((1, 2), (1, 2), (), 0, (), 0, True)),
        # Equal in both across the last seat.
        (contest(2, 2), [A, B, B, C], Seating((1, 2, 3, 4), (1,), (2, 3), 1, ((4,),), 0, True)),
        (contest(2), [B, A, B, B], Seating((2, 1, 3, 4), (2,), (1, 3, 4), 1, (), 0, True)),
        (contest(2, 1), [B, B, B, C, D], Seating((1, 2, 3, 4, 5), (), (1, 2, 3), 2, ((4,),), 0, False)),
        # Equal heads and other shares are no tie.
        (contest(1), [(8, 80), (8, 79)], Seating((1, 2), (1,), (), 0, (), 0, True)),
        # Fewer than the seats met the rule.
        (contest(3, 2), [A, NOBODY, B], Seating((1, 3), (1, 3), (), 0, (), 1, True)),
        (contest(3), [NOBODY, NOBODY], Seating((), (), (), 0, (), 3, False)),
        (contest(3), [], Seating((), (), (), 0, (), 3, False)),
        # Alternates share a place where they are equal, and a place is never cut.
        (contest(1, 1), [A, B, C], Seating((1, 2, 3), (1,), (), 0, ((2,),), 0, True)),
        (contest(1, 1), [A, B, B, C], Seating((1, 2, 3, 4), (1,), (), 0, ((2, 3),), 0, True)),
        (contest(1, 2), [A, B, C, C, D], Seating((1, 2, 3, 4, 5), (1,), (), 0, ((2,), (3, 4)), 0, True)),
        (contest(1, 0), [A, B], Seating((1, 2), (1,), (), 0, (), 0, True)),
        # A committee stands on more than half of its agreed seats, and on the minimum.
        (contest(3, agreed=9, filled=2), [A, B, C], Seating((1, 2, 3), (1, 2, 3), (), 0, (), 0, True)),
        (contest(3, agreed=9, filled=2, minimum=6), [A, B, C], Seating((1, 2, 3), (1, 2, 3), (), 0, (), 0, False)),
        (contest(5, agreed=5, minimum=5), [A, B, C, D], Seating((1, 2, 3, 4), (1, 2, 3, 4), (), 0, (), 1, False)),
        (contest(4, agreed=4, minimum=1), [A, B], Seating((1, 2), (1, 2), (), 0, (), 2, False)),
        (contest(4, agreed=4, minimum=3), [A, B, C], Seating((1, 2, 3), (1, 2, 3), (), 0, (), 1, True)),
        # The tied fill no seat yet.
        (contest(2, agreed=2, minimum=1), [A, B, B], Seating((1, 2, 3), (1,), (2, 3), 1, (), 0, False)),
    ],
)
def test_the_table(what: Contest, got: list[tuple[int, int]], expected: Seating) -> None:
    assert fill(what, list_of(*got)) == expected


numbers = st.integers(0, 4)
lists = st.lists(st.builds(lambda heads, shares: (heads, shares), numbers, numbers), max_size=12).map(
    lambda got: list_of(*got)
)


@given(lists, st.integers(1, 6), st.integers(0, 4), st.randoms(use_true_random=False))
def test_what_always_holds(listed: list[Scored], seats: int, alternates: int, random: object) -> None:
    found = fill(contest(seats, alternates), listed)
    got = {each.no: (each.heads, each.shares) for each in listed if each.approved}
    assert sorted(found.ranking) == sorted(got)
    assert len(found.elected) + found.tied_seats + found.open_seats == seats
    assert bool(found.tied) == bool(found.tied_seats)
    assert found.tied_seats < len(found.tied) or not found.tied
    assert not (found.open_seats and (found.tied or found.alternates))
    # Whoever is behind somebody else never comes before them.
    ahead = [got[no] for no in found.elected]
    others = [got[no] for no in got if no not in found.elected]
    assert all(one > other for one in ahead for other in others)
    placed = [*found.elected, *found.tied, *(no for place in found.alternates for no in place)]
    assert len(set(placed)) == len(placed)
    random.shuffle(listed)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert fill(contest(seats, alternates), listed) == found
