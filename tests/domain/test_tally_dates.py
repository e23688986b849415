"""Finding a date."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tally.dates import Answer, DateCount, count_dates

YES, MAYBE, NO = Answer.YES, Answer.MAYBE, Answer.NO
OPTIONS = 4
Answers = dict[int, Answer]
answer_lists = st.lists(st.dictionaries(st.integers(1, OPTIONS), st.sampled_from(Answer)), max_size=20)


@pytest.mark.parametrize(
    ("answers", "best"),
    [
        ([], ()),
        ([{1: NO, 2: NO}], ()),
        ([{1: YES}], (1,)),
        # Most yes goes before more yes and maybe together.
        ([{1: YES, 2: MAYBE}, {1: YES, 2: MAYBE}, {1: NO, 2: YES}], (1,)),
        # Equal yes: the maybes decide.
        ([{1: YES, 2: YES, 3: YES}, {1: NO, 2: MAYBE, 3: NO}], (2,)),
        # Nobody is sure of any: the most maybes.
        ([{1: MAYBE, 3: MAYBE}, {3: MAYBE, 2: NO}], (3,)),
        ([{1: YES, 3: MAYBE}, {3: YES, 1: MAYBE}], (1, 3)),
    ],
)
def test_best(answers: list[Answers], best: tuple[int, ...]) -> None:
    assert count_dates(3, answers).best == best


def test_counts_leave_out_who_said_nothing() -> None:
    result = count_dates(2, [{1: YES, 2: NO}, {1: MAYBE}, {1: YES}])
    assert result.counts == (DateCount(2, 1, 0), DateCount(0, 0, 1))
    assert (result.voters, result.counts[0].possible) == (3, 3)


def test_an_unknown_option_is_refused() -> None:
    with pytest.raises(ValueError, match="does not exist"):
        count_dates(2, [{3: YES}])


@given(answer_lists)
def test_counts_add_up_and_best_is_unbeaten(answers: list[Answers]) -> None:
    result = count_dates(OPTIONS, answers)
    assert sum(c.yes + c.maybe + c.no for c in result.counts) == sum(map(len, answers))
    for best in result.best:
        first = result.counts[best - 1]
        assert all(first.yes >= other.yes for other in result.counts)
        assert all(first.possible >= other.possible for other in result.counts if other.yes == first.yes)
    assert bool(result.best) == any(count.possible for count in result.counts)


@given(answer_lists, st.permutations(range(1, OPTIONS + 1)))
def test_order_and_names_do_not_matter(answers: list[Answers], renamed: list[int]) -> None:
    name = dict(enumerate(renamed, start=1))
    before = count_dates(OPTIONS, answers)
    after = count_dates(OPTIONS, [{name[o]: said for o, said in p.items()} for p in reversed(answers)])
    assert set(after.best) == {name[option] for option in before.best}
    assert all(after.counts[name[option] - 1] == before.counts[option - 1] for option in name)
