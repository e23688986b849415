"""Several marks a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tally.approval import count_approval
from domain.tally.plurality import count_plurality

OPTIONS = 4
ballot_lists = st.lists(st.frozensets(st.integers(1, OPTIONS)), max_size=30)


def marks(*options: int) -> frozenset[int]:
    return frozenset(options)


@pytest.mark.parametrize(
    ("ballots", "counts", "votes", "leaders"),
    [
        ([], (0, 0, 0), 0, ()),
        ([marks()], (0, 0, 0), 0, ()),
        ([marks(1, 2), marks(2, 3), marks(2)], (1, 3, 1), 5, (2,)),
        ([marks(1, 3), marks(3, 1), marks(2)], (2, 1, 2), 5, (1, 3)),
        ([marks(1, 2, 3)] * 2, (2, 2, 2), 6, (1, 2, 3)),
    ],
)
def test_named_cases(
    ballots: list[frozenset[int]], counts: tuple[int, ...], votes: int, leaders: tuple[int, ...]
) -> None:
    result = count_approval(3, ballots)
    assert (result.counts, result.votes, result.leaders) == (counts, votes, leaders)
    assert result.voters == len(ballots)


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(ValueError, match="does not exist"):
        count_approval(3, [marks(1, 4)])


@given(ballot_lists)
def test_order_does_not_matter_and_counts_add_up(ballots: list[frozenset[int]]) -> None:
    result = count_approval(OPTIONS, ballots)
    assert result == count_approval(OPTIONS, sorted(ballots, key=sorted))
    assert sum(result.counts) == result.votes == sum(map(len, ballots))
    assert all(count <= result.voters for count in result.counts)


@given(ballot_lists, st.permutations(range(1, OPTIONS + 1)))
def test_renaming_options_renames_the_result(ballots: list[frozenset[int]], renamed: list[int]) -> None:
    name = dict(enumerate(renamed, start=1))
    before = count_approval(OPTIONS, ballots)
    after = count_approval(OPTIONS, [frozenset(name[mark] for mark in ballot) for ballot in ballots])
    assert set(after.leaders) == {name[leader] for leader in before.leaders}


@given(st.lists(st.integers(1, OPTIONS), max_size=30))
def test_one_mark_each_is_plurality(choices: list[int]) -> None:
    approval = count_approval(OPTIONS, [frozenset({choice}) for choice in choices])
    plurality = count_plurality(OPTIONS, choices)
    assert (approval.counts, approval.leaders) == (plurality.counts, plurality.leaders)
