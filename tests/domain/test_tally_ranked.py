"""Ranked papers by instant run-off."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tally.plurality import count_plurality
from domain.tally.ranked import Fork, RankedResult, Round, Why, count_ranked

Ranking = tuple[int, ...]
OPTIONS = 5
rankings = st.permutations(range(1, OPTIONS + 1)).flatmap(
    lambda order: st.integers(0, OPTIONS).map(lambda length: tuple(order[:length]))
)
paper_lists = st.lists(rankings, max_size=14)


def papers(text: str) -> list[Ranking]:
    """`3: 1>2` on a line is three papers that rank 1 before 2."""
    result: list[Ranking] = []
    for line in text.strip().splitlines():
        number, _, order = line.partition(":")
        ranking = tuple(int(option) for option in order.split(">")) if order.strip() else ()
        result += [ranking] * int(number)
    return result


def counted(result: RankedResult) -> list[dict[int, int]]:
    return [dict(a_round.counts) for a_round in result.rounds]


def test_the_capital_of_tennessee() -> None:
    # The textbook example: Memphis 1, Nashville 2, Chattanooga 3, Knoxville 4.
    result = count_ranked(4, papers("42: 1>2>3>4\n26: 2>3>4>1\n15: 3>4>2>1\n17: 4>3>2>1"))
    assert counted(result) == [{1: 42, 2: 26, 3: 15, 4: 17}, {1: 42, 2: 26, 4: 32}, {1: 42, 4: 58}]
    assert [a_round.eliminated for a_round in result.rounds] == [(3,), (2,), ()]
    assert (result.winners, result.tied, result.fork) == ((4,), False, None)


def test_partial_papers_are_exhausted_and_leave_the_majority() -> None:
    # After an election of a mayor of Burlington: a majority of the papers still counting, not of all.
    result = count_ranked(
        3,
        papers("1332: 1>2>3\n767: 1>3>2\n455: 1\n2043: 2>1>3\n371: 2>3>1\n568: 2\n1513: 3>1>2\n495: 3>2>1\n1289: 3"),
    )
    assert counted(result) == [{1: 2554, 2: 2982, 3: 3297}, {2: 4314, 3: 4064}]
    assert [a_round.exhausted for a_round in result.rounds] == [0, 455]
    assert result.winners == (2,)
    assert result.papers > 2 * 4314


def test_a_majority_at_once() -> None:
    result = count_ranked(3, papers("3: 1>2\n1: 2\n1: 3"))
    assert result.rounds == (Round(((1, 3), (2, 1), (3, 1)), 0),)
    assert result.winners == (1,)


def test_exactly_half_is_no_majority() -> None:
    result = count_ranked(3, papers("3: 1\n2: 2>3\n1: 3"))
    assert counted(result) == [{1: 3, 2: 2, 3: 1}, {1: 3, 2: 2}]
    assert (result.rounds[1].exhausted, result.winners) == (1, (1,))


def test_the_last_two_equal_are_told_apart_by_an_earlier_round() -> None:
    result = count_ranked(3, papers("3: 1\n2: 2\n1: 3>2"))
    assert counted(result) == [{1: 3, 2: 2, 3: 1}, {1: 3, 2: 3}, {1: 3}]
    assert (result.rounds[1].why, result.rounds[1].looked_back_to) == (Why.LOOKED_BACK, 1)
    assert result.winners == (1,)


@pytest.mark.parametrize("text", ["2: 1>2\n2: 2>1", "1: 1\n1: 2", "2: 1\n2: 2\n1:"])
def test_two_equal_throughout_are_tied(text: str) -> None:
    result = count_ranked(2, papers(text))
    assert (result.winners, result.tied, result.fork) == ((1, 2), True, None)


def test_no_papers() -> None:
    assert count_ranked(3, []) == RankedResult(0, (), ())


def test_blank_papers_only() -> None:
    assert count_ranked(2, [(), ()]) == RankedResult(2, (Round(((1, 0), (2, 0)), 2),), ())


def test_one_option() -> None:
    assert count_ranked(1, papers("2: 1")).winners == (1,)


def test_options_nobody_put_first_go_out_together() -> None:
    result = count_ranked(5, papers("2: 1>4\n2: 2>4\n1: 3>1"))
    assert (result.rounds[0].eliminated, result.rounds[0].why) == ((4, 5), Why.TOGETHER)
    assert result.winners == (1,)


def test_equal_last_that_cannot_be_saved_go_out_together() -> None:
    result = count_ranked(4, papers("6: 1\n5: 2\n2: 3>4\n2: 4>3>2"))
    assert (result.rounds[0].eliminated, result.rounds[0].why) == ((3, 4), Why.TOGETHER)
    assert counted(result)[1] == {1: 6, 2: 7}
    assert result.winners == (2,)


def test_equal_last_are_told_apart_by_an_earlier_round() -> None:
    result = count_ranked(4, papers("6: 1\n4: 2\n3: 3>2\n1: 4>3>2\n1: 4>1"))
    assert counted(result)[:2] == [{1: 6, 2: 4, 3: 3, 4: 2}, {1: 7, 2: 4, 3: 4}]
    assert result.rounds[1] == Round(((1, 7), (2, 4), (3, 4)), 0, (3,), Why.LOOKED_BACK, 1)
    assert counted(result)[2] == {1: 7, 2: 8}
    assert result.winners == (2,)


def test_a_tie_that_does_not_matter() -> None:
    result = count_ranked(4, papers("2: 1\n1: 2>1\n1: 3>1\n1: 4>2"))
    assert result.winners == (1,)
    assert isinstance(result.fork, Fork)
    assert result.fork.tied == (2, 3, 4)
    assert [way.rest.winners for way in result.fork.ways] == [(1,), (1,), (1,)]
    assert not result.fork.decisive
    assert result.rounds[-1].eliminated == ()


def test_a_tie_that_decides_is_a_tie() -> None:
    result = count_ranked(3, papers("3: 1\n2: 2>3\n2: 3>2"))
    assert (result.winners, result.tied) == ((2, 3), True)
    assert isinstance(result.fork, Fork)
    assert {way.eliminated: way.rest.winners for way in result.fork.ways} == {2: (3,), 3: (2,)}
    assert result.fork.decisive
    assert counted(result.fork.ways[0].rest) == [{1: 3, 3: 4}]


def test_too_many_equal_options_are_tied_together_without_trying_for_ever() -> None:
    result = count_ranked(30, [(option,) for option in range(1, 31)])
    assert result.winners == tuple(range(1, 31))


@pytest.mark.parametrize("ranking", [(1, 1), (0,), (1, 4)])
def test_papers_that_cannot_be_are_refused(ranking: Ranking) -> None:
    with pytest.raises(ValueError, match="twice or one that does not exist"):
        count_ranked(3, [(1,), ranking])


def test_as_many_options_as_can_be_are_counted_and_no_more() -> None:
    everybody = tuple(range(255, 0, -1))
    assert count_ranked(255, [everybody, (7,), everybody]).winners == (255,)
    with pytest.raises(ValueError, match="255"):
        count_ranked(256, [(256,)])


@given(paper_lists)
def test_order_of_papers_does_not_matter(ballots: list[Ranking]) -> None:
    assert count_ranked(OPTIONS, ballots) == count_ranked(OPTIONS, sorted(ballots))


@given(paper_lists, st.permutations(range(1, OPTIONS + 1)))
def test_renaming_options_renames_the_winners(ballots: list[Ranking], renamed: list[int]) -> None:
    name = dict(enumerate(renamed, start=1))
    before = count_ranked(OPTIONS, ballots)
    after = count_ranked(OPTIONS, [tuple(name[option] for option in ranking) for ranking in ballots])
    assert set(after.winners) == {name[winner] for winner in before.winners}
    assert [{name[option]: n for option, n in r.items()} for r in counted(before)] == counted(after)


def assert_books_balance(result: RankedResult, standing: frozenset[int]) -> None:
    for number, a_round in enumerate(result.rounds):
        assert {option for option, _ in a_round.counts} == standing
        assert a_round.continuing + a_round.exhausted == result.papers
        last = number == len(result.rounds) - 1
        assert (a_round.why is None) == (not a_round.eliminated) == last
        standing -= frozenset(a_round.eliminated)
        if number:
            earlier, now = dict(result.rounds[number - 1].counts), dict(a_round.counts)
            assert all(count >= earlier[option] for option, count in now.items())
            assert a_round.exhausted >= result.rounds[number - 1].exhausted
    for way in result.fork.ways if result.fork else ():
        assert_books_balance(way.rest, standing - {way.eliminated})


@given(paper_lists)
def test_every_round_accounts_for_every_paper(ballots: list[Ranking]) -> None:
    assert_books_balance(count_ranked(OPTIONS, ballots), frozenset(range(1, OPTIONS + 1)))


@given(paper_lists)
def test_a_first_round_majority_is_the_plurality_winner(ballots: list[Ranking]) -> None:
    first = count_plurality(OPTIONS, [ranking[0] for ranking in ballots if ranking])
    if first.voters and 2 * max(first.counts) > first.voters:
        result = count_ranked(OPTIONS, ballots)
        assert (len(result.rounds), result.winners) == (1, first.leaders)


def winners_of_every_order(ballots: Counter[Ranking], standing: frozenset[int]) -> frozenset[int]:
    """The plainest count there is: one out at a time to the last one, every choice among equal ones tried."""
    if len(standing) == 1:
        return standing
    count = dict.fromkeys(standing, 0)
    for ranking, number in ballots.items():
        top = next((option for option in ranking if option in standing), None)
        if top is not None:
            count[top] += number
    last = [option for option in standing if count[option] == min(count.values())]
    return frozenset().union(*(winners_of_every_order(ballots, standing - {option}) for option in last))


@given(paper_lists)
def test_it_agrees_with_trying_every_order(ballots: list[Ranking]) -> None:
    """Rules for equal options may narrow the result of the plain count, never leave it."""
    winners = frozenset(count_ranked(OPTIONS, ballots).winners)
    possible = winners_of_every_order(Counter(ballots), frozenset(range(1, OPTIONS + 1)))
    if any(ballots):
        assert winners
        assert winners <= possible
