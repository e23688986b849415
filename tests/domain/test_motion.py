"""Counting one item: the worked examples, every preset at every boundary, and what must hold whatever is cast."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.electorate import Weight, basis_of, weigh
from domain.papers import Choice
from domain.roll import SharesBasis
from domain.rule_presets import (
    CN_ORDINARY,
    CN_SPECIAL,
    DE_WEG,
    HK_FIRST_COMMITTEE,
    PRESETS,
    SIMPLE,
    TW_ASSEMBLY,
    TW_RECONVENED,
)
from domain.rules import Denominator, Limb, Measure, Rule, customised
from domain.tally.motion import MotionResult, Vote, count_motion, count_objections, turnout
from tests.domain.estates import e90, e100, frozen, unit

E90 = list(weigh(e90(), basis_of([CN_ORDINARY])).values())
E100 = list(weigh(e100(), basis_of([CN_ORDINARY])).values())
A, B, C = E100[0], E100[60], E100[90]
NINETY = [Weight(F(1), F(1, 90))] * 90


def votes(*groups: tuple[Choice | None, int], of: Weight = E90[0]) -> list[Vote]:
    return [Vote(choice, of) for choice, many in groups for _ in range(many)]


def ballots(yes: int = 0, no: int = 0, abstain: int = 0, invalid: int = 0, of: Weight = E90[0]) -> list[Vote]:
    return votes((Choice.YES, yes), (Choice.NO, no), (Choice.ABSTAIN, abstain), (None, invalid), of=of)


def verdict(result: MotionResult) -> str:
    return "adopted" if result.adopted else "rejected" if result.quorate else "not quorate"


@pytest.mark.parametrize(
    ("yes", "no", "came_out"), [(31, 29, "adopted"), (30, 30, "rejected"), (31, 28, "not quorate")]
)
def test_worked_example_1(yes: int, no: int, came_out: str) -> None:
    assert verdict(count_motion(CN_ORDINARY, E90, ballots(yes, no))) == came_out


def test_worked_example_2() -> None:
    by_area = count_motion(CN_ORDINARY, E100, ballots(60, of=A) + ballots(7, of=B))
    assert [each.met for each in by_area.participation] == [True, False]
    assert [each.written() for each in by_area.participation] == [
        "67*3 = 201 >= 200: met",
        "5640.00*3 = 16920.00 < 20000.00: not met",
    ]
    by_heads = count_motion(CN_ORDINARY, E100, ballots(19, of=A) + ballots(30, of=B) + ballots(10, of=C))
    assert (by_heads.participating.heads, by_heads.participating.shares) == (59, 672_000)
    assert [each.met for each in by_heads.participation] == [False, True]
    assert not by_area.adopted
    assert not by_heads.adopted


def test_worked_example_3() -> None:
    cast = ballots(29, 24, 5, 2)
    without = count_motion(CN_ORDINARY, E90, cast)
    assert (without.participating.papers, verdict(without)) == (58, "not quorate")
    counted = count_motion(customised(CN_ORDINARY, invalid_participates=True), E90, cast)
    assert (counted.participating.papers, verdict(counted)) == (60, "rejected")
    assert (counted.approval[0].part, counted.approval[0].whole) == (29, 60)
    assert counted.approval[0].written() == "29*2 = 58 <= 60: not met"


def test_a_hundredth_of_a_square_metre_less_than_two_thirds() -> None:
    total = [Weight(F(1), F(666_666)), Weight(F(1), F(333_334))]
    assert (
        count_motion(CN_ORDINARY, total, [Vote(Choice.YES, total[0])]).participation[1].written()
        == "6666.66*3 = 19999.98 < 20000.00: not met"
    )


def part_of(whole: int, part: int, yes: int, rule: Rule, short: F = F(0)) -> MotionResult:
    """`whole` parties alike of 100 m2 each, of which `part` take part and `yes` agree; the last of either lacks
    `short` of its shares, which another party has that does not take part.
    """
    shares = F(10_000) if rule.shares_basis is SharesBasis.AREA else F(1, whole)
    one = Weight(F(1), shares)
    cast = [Vote(Choice.YES if at < yes else Choice.NO, one) for at in range(part)]
    electorate = [one] * whole
    if short:
        less, more = Weight(F(1), shares - short), Weight(F(1), shares + short)
        cast[0] = Vote(cast[0].choice, less)
        electorate[0], electorate[-1] = less, more
    return count_motion(rule, electorate, cast)


CENT = F(1)
SLIVER = F(1, 10**6)


@pytest.mark.parametrize(
    ("rule", "whole", "part", "yes", "short", "came_out"),
    [
        # quorum: exactly two thirds, a hundredth of a square metre less, one head less
        (CN_ORDINARY, 90, 60, 60, F(0), "adopted"),
        (CN_ORDINARY, 90, 60, 60, CENT, "not quorate"),
        (CN_ORDINARY, 90, 59, 59, F(0), "not quorate"),
        (CN_SPECIAL, 90, 60, 60, F(0), "adopted"),
        (CN_SPECIAL, 90, 60, 60, CENT, "not quorate"),
        (CN_SPECIAL, 90, 59, 59, F(0), "not quorate"),
        (TW_ASSEMBLY, 90, 60, 60, F(0), "adopted"),
        (TW_ASSEMBLY, 90, 60, 60, SLIVER, "not quorate"),
        (TW_ASSEMBLY, 90, 59, 59, F(0), "not quorate"),
        (TW_RECONVENED, 90, 18, 18, F(0), "adopted"),
        (TW_RECONVENED, 90, 18, 18, SLIVER, "not quorate"),
        (TW_RECONVENED, 90, 17, 17, F(0), "not quorate"),
        # at least three owners, even where two are a fifth
        (TW_RECONVENED, 10, 2, 2, F(0), "not quorate"),
        (TW_RECONVENED, 10, 3, 3, F(0), "adopted"),
        # approval: exactly half fails where it must be more
        (CN_ORDINARY, 90, 80, 40, F(0), "rejected"),
        (CN_ORDINARY, 90, 80, 41, F(0), "adopted"),
        (TW_RECONVENED, 90, 80, 40, F(0), "rejected"),
        (TW_RECONVENED, 90, 80, 41, F(0), "adopted"),
        (DE_WEG, 90, 80, 40, F(0), "rejected"),
        (DE_WEG, 90, 80, 41, F(0), "adopted"),
        (DE_WEG, 90, 1, 1, F(0), "adopted"),
        (SIMPLE, 90, 2, 1, F(0), "rejected"),
        (SIMPLE, 90, 3, 2, F(0), "adopted"),
        # exactly three quarters passes, a hundredth less does not
        (CN_SPECIAL, 90, 80, 60, F(0), "adopted"),
        (CN_SPECIAL, 90, 80, 60, CENT, "rejected"),
        (CN_SPECIAL, 90, 80, 59, F(0), "rejected"),
        (TW_ASSEMBLY, 90, 80, 60, F(0), "adopted"),
        (TW_ASSEMBLY, 90, 80, 60, SLIVER, "rejected"),
        (TW_ASSEMBLY, 90, 80, 59, F(0), "rejected"),
        # more than half of what is cast, and 30 % of all
        (HK_FIRST_COMMITTEE, 100, 30, 30, F(0), "adopted"),
        (HK_FIRST_COMMITTEE, 100, 30, 30, SLIVER, "rejected"),
        (HK_FIRST_COMMITTEE, 100, 29, 29, F(0), "rejected"),
        (HK_FIRST_COMMITTEE, 100, 60, 30, F(0), "rejected"),
        (HK_FIRST_COMMITTEE, 100, 60, 31, F(0), "adopted"),
    ],
)
def test_presets_at_their_boundaries(rule: Rule, whole: int, part: int, yes: int, short: F, came_out: str) -> None:
    assert verdict(part_of(whole, part, yes, rule, short)) == came_out


@pytest.mark.parametrize("rule", PRESETS.values(), ids=str)
@pytest.mark.parametrize("electorate", [NINETY, []], ids=["ninety", "nobody at all"])
def test_without_papers_nothing_is_adopted(rule: Rule, electorate: list[Weight]) -> None:
    result = count_motion(rule, electorate, [])
    assert not result.adopted
    assert result.quorate is (not rule.participation)


@pytest.mark.parametrize("rule", PRESETS.values(), ids=str)
def test_if_everybody_abstains_nothing_is_adopted(rule: Rule) -> None:
    result = count_motion(rule, NINETY, ballots(abstain=90, of=NINETY[0]))
    assert (result.quorate, result.adopted) == (True, False)
    alone = customised(rule, abstain_participates=False)
    assert count_motion(alone, NINETY, ballots(abstain=90, of=NINETY[0])).participating.papers == 0


@pytest.mark.parametrize(
    ("rule", "came_out"),
    [
        (CN_ORDINARY, "adopted"),
        (CN_SPECIAL, "adopted"),
        (TW_ASSEMBLY, "adopted"),
        (TW_RECONVENED, "not quorate"),
        (DE_WEG, "adopted"),
        (HK_FIRST_COMMITTEE, "adopted"),
        (SIMPLE, "adopted"),
    ],
)
def test_one_party_owns_all(rule: Rule, came_out: str) -> None:
    electorate = list(weigh(frozen(unit("1", "P", share=F(1))), basis_of([rule])).values())
    assert verdict(count_motion(rule, electorate, ballots(1, of=electorate[0]))) == came_out


def test_at_least_a_part_of_nothing_is_never_met() -> None:
    half = Limb(Measure.HEADS, F(1, 2), strict=False, of=Denominator.CAST)
    result = count_motion(customised(SIMPLE, approval=(half,)), E90, [])
    assert result.approval[0].written() == "0*2 = 0 >= 0: not met, nothing to compare with"
    assert not result.adopted


def test_the_evidence_in_words() -> None:
    result = count_motion(CN_SPECIAL, E90, ballots(60, 20))
    assert [each.written() for each in result.approval] == [
        "60*4 = 240 >= 240: met",
        "6000.00*4 = 24000.00 >= 24000.00: met",
    ]
    assert count_motion(SIMPLE, E90, ballots(2, 1)).approval[0].written() == "2*2 = 4 > 3: met"


def test_stated_shares_are_written_in_whole_grains() -> None:
    electorate = [Weight(F(1), F(1, 3)), Weight(F(1), F(1, 6)), Weight(F(1), F(1, 2))]
    result = count_motion(HK_FIRST_COMMITTEE, electorate, [Vote(Choice.YES, electorate[1])])
    assert (result.grain.shares, result.total.shares, result.yes.shares) == (6, 6, 1)
    assert result.approval[1].written() == "1*10 = 10 < 18: not met"
    cut = customised(CN_ORDINARY, holder_cap=F(1, 7))
    third = [Weight(F(1), F(100, 3))] * 3
    assert count_motion(cut, third, ballots(3, of=third[0])).participation[1].written() == "300*3 = 900 >= 600: met"


def test_the_disputed_count_nowhere_and_are_shown() -> None:
    result = count_motion(CN_ORDINARY, E90, ballots(59), [E90[0]])
    assert (result.disputed.papers, result.disputed.shares, result.participating.papers) == (1, 10_000, 59)
    assert not result.quorate
    assert result.cast.papers == 59


@pytest.mark.parametrize(("objecting", "falls"), [(45, False), (46, True), (0, False)])
def test_what_is_provisional_falls_if_more_than_half_object(objecting: int, falls: bool) -> None:
    objection = count_objections(TW_RECONVENED, NINETY, NINETY[:objecting])
    assert objection.falls is falls
    assert len(objection.comparisons) == 2


def test_what_is_not_provisional_never_falls() -> None:
    assert not count_objections(CN_ORDINARY, E90, E90).falls


def test_turnout_says_what_is_missing() -> None:
    short = turnout(CN_ORDINARY, E100, [A] * 60 + [B] * 7)
    # Two thirds of 10,000.00 are 6,666.66 and a bit: 6,666.67 are needed, 5,640.00 are there.
    assert (short.heads, short.shares, short.parties, short.quorate) == (0, F(102_667), 0, False)
    assert turnout(CN_ORDINARY, E100, [A] * 19 + [B] * 30 + [C] * 10).heads == 8
    assert turnout(CN_ORDINARY, E90, E90[:60]).quorate
    assert turnout(SIMPLE, E90, []).quorate
    assert turnout(TW_RECONVENED, NINETY, NINETY[:2]).parties == 1
    stated = customised(TW_ASSEMBLY, shares_basis=SharesBasis.SHARE)
    assert turnout(stated, NINETY, NINETY[:50]).shares == F(10, 90)
    more = (Limb(Measure.HEADS, F(2, 3), strict=True, of=Denominator.ALL),)
    assert turnout(customised(CN_ORDINARY, participation=more), E90, E90[:60]).heads == 1


rules = st.sampled_from(list(PRESETS.values())).flatmap(
    lambda rule: st.builds(
        lambda abstain, invalid: replace(rule, abstain_participates=abstain, invalid_participates=invalid),
        st.booleans(),
        st.booleans(),
    )
)
weights = st.builds(
    lambda heads, shares: Weight(F(heads), F(shares)), st.integers(1, 3), st.fractions(F(1, 9), 99, max_denominator=9)
)
said = st.lists(st.tuples(st.sampled_from([*Choice, None]), weights), max_size=12)


@given(rules, said, st.lists(weights, max_size=6), st.data())
def test_the_order_of_papers_does_not_matter(
    rule: Rule, papers: Sequence[tuple[Choice | None, Weight]], absent: list[Weight], data: st.DataObject
) -> None:
    cast = [Vote(choice, weight) for choice, weight in papers]
    electorate = [*(vote.weight for vote in cast), *absent]
    shuffled = data.draw(st.permutations(cast))
    assert count_motion(rule, electorate, shuffled) == count_motion(rule, electorate, cast)


@given(rules, said.filter(bool), st.lists(weights, max_size=6))
def test_one_more_yes_among_the_same_participants_never_harms(
    rule: Rule, papers: Sequence[tuple[Choice | None, Weight]], absent: list[Weight]
) -> None:
    electorate = [*(weight for _, weight in papers), *absent]
    before = count_motion(rule, electorate, [Vote(choice, weight) for choice, weight in papers])
    agreeing = [Vote(Choice.YES, papers[0][1]), *(Vote(choice, weight) for choice, weight in papers[1:])]
    after = count_motion(rule, electorate, agreeing)
    if papers[0][0] is Choice.NO:
        assert after.quorate is before.quorate
    for then, now in zip(before.approval, after.approval, strict=True):
        assert now.met or not then.met


@given(rules, said, st.lists(weights, max_size=6))
def test_what_turnout_calls_missing_is_enough_and_the_least(
    rule: Rule, papers: Sequence[tuple[Choice | None, Weight]], absent: list[Weight]
) -> None:
    electorate = [*(weight for _, weight in papers), *absent]
    here = [weight for _, weight in papers]
    found = turnout(rule, electorate, here)
    there = sum(here, Weight())
    for limb in rule.participation:
        part, whole, missing = (
            (there.heads, sum(each.heads for each in electorate), F(found.heads))
            if limb.measure is Measure.HEADS
            else (there.shares, sum(each.shares for each in electorate), found.shares)
        )
        assert part + missing >= limb.fraction * whole
        if missing:
            assert part < limb.fraction * whole
    assert count_motion(
        replace(rule, invalid_participates=True, abstain_participates=True),
        electorate,
        [Vote(Choice.NO, weight) for weight in here],
    ).quorate is (found.quorate and (bool(electorate) or not rule.participation))
