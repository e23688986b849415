"""A motion: is there a quorum, and do enough agree? Exact, with every comparison as integers that a reader can redo."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from domain.electorate import Weight, grain
from domain.papers import Choice
from domain.roll import SharesBasis
from domain.rules import Denominator, Limb, Measure, Rule

SQUARE_METRE = 100
"""Hundredths: areas are shown with two decimals."""


@dataclass(frozen=True, slots=True)
class Vote:
    """What a party said to one item, and what it weighs. ``choice`` is None on an invalid paper."""

    choice: Choice | None
    weight: Weight


@dataclass(frozen=True, slots=True)
class Sum:
    """How many papers, and what they weigh in whole grains (see `Grain`)."""

    papers: int = 0
    heads: int = 0
    shares: int = 0

    def __add__(self, other: Sum) -> Sum:
        return Sum(self.papers + other.papers, self.heads + other.heads, self.shares + other.shares)

    def of(self, measure: Measure) -> int:
        """Its heads or its shares."""
        return self.heads if measure is Measure.HEADS else self.shares


@dataclass(frozen=True, slots=True)
class Grain:
    """How many grains make one head, and one hundredth of a square metre (or one whole, where shares are stated).

    1 and 1, unless shares are stated or a holder's excess is cut: then weights are fractions, and grains make them
    whole numbers.
    """

    heads: int = 1
    shares: int = 1


def grain_of(weights: Sequence[Weight]) -> Grain:
    """The coarsest grain in which all these weights are whole numbers."""
    return Grain(grain(each.heads for each in weights), grain(each.shares for each in weights))


@dataclass(frozen=True, slots=True)
class Comparison:
    """One limb held against what was counted: ``left`` against ``right``, both whole numbers.

    ``part`` and ``whole`` are in grains; ``decimals`` is how many of their digits stand behind the point when written.
    Nothing is no part of nothing: where the whole is 0 no limb holds.
    """

    limb: Limb
    part: int
    whole: int
    decimals: int = 0

    @property
    def left(self) -> int:
        """What is there, times the limb's denominator."""
        return self.part * self.limb.fraction.denominator

    @property
    def right(self) -> int:
        """The whole, times the limb's numerator."""
        return self.whole * self.limb.fraction.numerator

    @property
    def met(self) -> bool:
        """Whether the limb holds."""
        return self.whole > 0 and (self.left > self.right if self.limb.strict else self.left >= self.right)

    def written(self) -> str:
        """``6666.66*3 = 19999.98 < 20000.00: not met``."""
        enough, short = (">", "<=") if self.limb.strict else (">=", "<")
        sign = enough if (self.left > self.right or (self.left == self.right and not self.limb.strict)) else short
        part, left, right = (_decimal(number, self.decimals) for number in (self.part, self.left, self.right))
        verdict = "met" if self.met else "not met" if self.whole else "not met, nothing to compare with"
        return f"{part}*{self.limb.fraction.denominator} = {left} {sign} {right}: {verdict}"


def _decimal(number: int, decimals: int) -> str:
    if not decimals:
        return str(number)
    whole, rest = divmod(number, 10**decimals)
    return f"{whole}.{rest:0{decimals}d}"


@dataclass(frozen=True, slots=True)
class MotionResult:
    """How one item came out. ``participating`` is what the quorum was measured by; ``parties`` compares it with the
    least number of parties, where the rule has one. Without a quorum nothing is adopted.
    """

    yes: Sum
    no: Sum
    abstain: Sum
    invalid: Sum
    disputed: Sum
    participating: Sum
    total: Sum
    grain: Grain
    participation: tuple[Comparison, ...]
    approval: tuple[Comparison, ...]
    least_parties: int = 0

    @property
    def cast(self) -> Sum:
        """Yes and no."""
        return self.yes + self.no

    @property
    def quorate(self) -> bool:
        """Whether enough took part."""
        return self.participating.papers >= self.least_parties and all(each.met for each in self.participation)

    @property
    def adopted(self) -> bool:
        """Whether the item is decided in favour."""
        return self.quorate and all(each.met for each in self.approval)


@dataclass(frozen=True, slots=True)
class _Scale:
    """Turns weights into grains."""

    grain: Grain
    decimals: int

    @classmethod
    def of(cls, rule: Rule, found: Grain) -> _Scale:
        # Finer grains than hundredths have no decimal form that says the same: they are written as they are.
        exact = rule.shares_basis is SharesBasis.AREA and found.shares == 1
        return cls(found, 2 if exact else 0)

    def sum(self, weights: Sequence[Weight]) -> Sum:
        whole = sum(weights, Weight())
        return Sum(len(weights), int(whole.heads * self.grain.heads), int(whole.shares * self.grain.shares))

    def compare(self, limb: Limb, part: Sum, whole: Sum) -> Comparison:
        decimals = self.decimals if limb.measure is Measure.SHARES else 0
        return Comparison(limb, part.of(limb.measure), whole.of(limb.measure), decimals)


def count_motion(
    rule: Rule,
    electorate: Sequence[Weight],
    votes: Sequence[Vote],
    disputed: Sequence[Weight] = (),
    fine: Grain | None = None,
) -> MotionResult:
    """Count one item. ``electorate`` are the weights of all parties, whether or not they took part; ``fine`` is the
    grain to count in, so that the items of one ballot share it (None: the coarsest that will do).

    Abstentions participate unless the rule says otherwise; invalid papers do not unless it says so; the disputed do
    not in any case.
    """
    scale = _Scale.of(rule, fine or grain_of([*electorate, *(vote.weight for vote in votes), *disputed]))
    said = {choice: scale.sum([vote.weight for vote in votes if vote.choice is choice]) for choice in (*Choice, None)}
    participating = said[Choice.YES] + said[Choice.NO]
    if rule.abstain_participates:
        participating += said[Choice.ABSTAIN]
    if rule.invalid_participates:
        participating += said[None]
    whole = {
        Denominator.ALL: scale.sum(electorate),
        Denominator.PARTICIPATING: participating,
        Denominator.CAST: said[Choice.YES] + said[Choice.NO],
    }
    return MotionResult(
        yes=said[Choice.YES],
        no=said[Choice.NO],
        abstain=said[Choice.ABSTAIN],
        invalid=said[None],
        disputed=scale.sum(disputed),
        participating=participating,
        total=whole[Denominator.ALL],
        grain=scale.grain,
        participation=tuple(scale.compare(limb, participating, whole[limb.of]) for limb in rule.participation),
        approval=tuple(scale.compare(limb, said[Choice.YES], whole[limb.of]) for limb in rule.approval),
        least_parties=rule.least_parties,
    )


@dataclass(frozen=True, slots=True)
class Objection:
    """Whether a provisional result falls: all comparisons must hold, and there must be some."""

    comparisons: tuple[Comparison, ...]

    @property
    def falls(self) -> bool:
        """Whether it does."""
        return bool(self.comparisons) and all(each.met for each in self.comparisons)


def count_objections(rule: Rule, electorate: Sequence[Weight], objecting: Sequence[Weight]) -> Objection:
    """Hold the parties that object in time against the rule (公寓大廈管理條例 32: over half of owners and shares)."""
    scale = _Scale.of(rule, grain_of([*electorate, *objecting]))
    part, whole = scale.sum(objecting), scale.sum(electorate)
    return Objection(tuple(scale.compare(limb, part, whole) for limb in rule.objection))


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who took part so far, and the least that is missing for a quorum: ``heads`` whole, ``shares`` in whole hundredths
    of a square metre (exact where shares are stated), ``parties``; all 0 when it is reached.
    """

    took_part: Weight
    total: Weight
    heads: int = 0
    shares: Fraction = Fraction(0)
    parties: int = 0

    @property
    def quorate(self) -> bool:
        """Whether enough took part."""
        return not (self.heads or self.shares or self.parties)


def turnout(rule: Rule, electorate: Sequence[Weight], took_part: Sequence[Weight]) -> Turnout:
    """What is missing for a quorum. ``took_part`` are the weights of parties with a ballot that is not disputed.

    It knows nothing of choices, so that it can be shown while a sealed or secret ballot is open; where a rule does not
    let abstentions participate, the count may find fewer.
    """
    whole, there = sum(electorate, Weight()), sum(took_part, Weight())
    step = Fraction(1, 1 if rule.shares_basis is SharesBasis.AREA else grain(each.shares for each in electorate))
    heads = _missing(rule.participation, Measure.HEADS, whole.heads, there.heads, Fraction(1))
    shares = _missing(rule.participation, Measure.SHARES, whole.shares, there.shares, step)
    return Turnout(there, whole, int(heads), shares, max(0, rule.least_parties - len(took_part)))


def _missing(limbs: Iterable[Limb], measure: Measure, whole: Fraction, there: Fraction, step: Fraction) -> Fraction:
    """The least number of steps, as an amount, with which all limbs of the measure hold."""
    missing = Fraction(0)
    for limb in limbs:
        if limb.measure is measure:
            short = (whole * limb.fraction - there) / step
            steps = floor(short) + 1 if limb.strict else ceil(short)
            missing = max(missing, steps * step)
    return missing
