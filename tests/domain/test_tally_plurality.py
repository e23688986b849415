"""One choice a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tally.plurality import count_plurality

OPTIONS = 5
choice_lists = st.lists(st.integers(1, OPTIONS), max_size=40)


@pytest.mark.parametrize(
    ("choices", "counts", "leaders"),
    [
        ([], (0, 0, 0), ()),
        ([2], (0, 1, 0), (2,)),
        ([1] * 14 + [2] * 4 + [3] * 2, (14, 4, 2), (1,)),
        ([3, 1, 3, 1, 2], (2, 1, 2), (1, 3)),
        ([1, 2, 3], (1, 1, 1), (1, 2, 3)),
    ],
)
def test_named_cases(choices: list[int], counts: tuple[int, ...], leaders: tuple[int, ...]) -> None:
    result = count_plurality(3, choices)
    assert (result.counts, result.leaders, result.voters) == (counts, leaders, len(choices))


@pytest.mark.parametrize("choice", [0, 4, -1])
def test_an_unknown_option_is_refused(choice: int) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        count_plurality(3, [1, choice])


@given(choice_lists)
def test_order_of_papers_does_not_matter(choices: list[int]) -> None:
    assert count_plurality(OPTIONS, choices) == count_plurality(OPTIONS, sorted(choices))


@given(choice_lists)
def test_counts_add_up_to_voters(choices: list[int]) -> None:
    result = count_plurality(OPTIONS, choices)
    assert sum(result.counts) == result.voters == len(choices)


@given(choice_lists, st.permutations(range(1, OPTIONS + 1)))
def test_renaming_options_renames_the_result(choices: list[int], renamed: list[int]) -> None:
    name = dict(enumerate(renamed, start=1))
    before = count_plurality(OPTIONS, choices)
    after = count_plurality(OPTIONS, [name[choice] for choice in choices])
    assert set(after.leaders) == {name[leader] for leader in before.leaders}
    assert all(after.counts[name[option] - 1] == before.counts[option - 1] for option in name)


@given(choice_lists, st.integers(1, OPTIONS))
def test_one_more_vote_never_harms(choices: list[int], option: int) -> None:
    if option in count_plurality(OPTIONS, choices).leaders:
        assert count_plurality(OPTIONS, [*choices, option]).leaders == (option,)
