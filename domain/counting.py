"""Counting a decision: which ballots count, what each weighs, and how every item came out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from domain.decision import Decision
from domain.electorate import Electorate, Weight, basis_of, capped, ceiling, weigh
from domain.papers import Counted, Disputed, Origin, Paper, SecretPaper, Settled, settle
from domain.rules import Rule
from domain.tally.motion import Grain, MotionResult, Vote, count_motion, grain_of
from domain.tally.seats import Seating, fill, scored_of


@dataclass(frozen=True, slots=True)
class Count:
    """How a decision came out. ``weights`` are of every party, in this ballot; ``settled`` of those with a ballot (in a
    secret one nobody's). ``results`` are in the order of the items, all in one ``grain``. ``seating`` is how an
    election filled its seats, None for any other decision.
    """

    weights: Mapping[str, Weight]
    settled: Mapping[str, Settled]
    grain: Grain
    results: tuple[MotionResult, ...]
    seating: Seating | None = None


def count(decision: Decision, electorate: Electorate, papers: Mapping[str, Sequence[Paper]]) -> Count:
    """Count an open or sealed ballot. ``papers`` are by party key, each party's in the order they were cast.

    Raises Refusal share-missing, rules-differ; KeyError for papers of a party that is not on the frozen roll.
    """
    conflict = decision.rules[0].conflict
    found = {key: settle(cast, conflict, electorate.party(key).representative) for key, cast in papers.items()}
    settled = {key: each for key, each in sorted(found.items()) if each is not None}
    counted = {key: each.paper for key, each in settled.items() if isinstance(each, Counted)}
    holders = {key: paper.owner for key, paper in counted.items() if paper.origin is Origin.PROXY}
    total, weights = _weights(electorate, decision.rules, holders)
    fine = grain_of([*total.values(), *weights.values()])
    disputed = [weights[key] for key, each in settled.items() if isinstance(each, Disputed)]
    results = tuple(
        count_motion(item.rule, list(total.values()), _votes(counted, weights, item.no), disputed, fine)
        for item in decision.items
    )
    return Count(weights, settled, fine, results, _seating(decision, results))


def _seating(decision: Decision, results: Sequence[MotionResult]) -> Seating | None:
    if decision.contest is None:
        return None
    by_number = {item.no: result for item, result in zip(decision.items, results, strict=True)}
    return fill(decision.contest, scored_of(by_number))


@dataclass(frozen=True, slots=True)
class TakingPart:
    """What each party counts in the ``total``; what those count that ``cast`` something so far, disputed papers and
    what exceeds a holder's cap left out; and which of these papers is ``invalid``.
    """

    total: Mapping[str, Weight]
    cast: Mapping[str, Weight]
    invalid: frozenset[str] = frozenset()

    @property
    def heard(self) -> frozenset[str]:
        """Whose say counts. Whoever cast an invalid paper can still give theirs."""
        return frozenset(self.cast) - self.invalid

    def under(self, rule: Rule) -> list[Weight]:
        """What those count who take part in the sense of a rule: with an invalid paper only where it says so."""
        out = frozenset() if rule.invalid_participates else self.invalid
        return [weight for party, weight in self.cast.items() if party not in out]


def taking_part(decision: Decision, electorate: Electorate, papers: Mapping[str, Sequence[Paper]]) -> TakingPart:
    """Who takes part so far. It looks at no choice, so that it can be shown while a ballot is open."""
    conflict = decision.rules[0].conflict
    found = {key: settle(cast, conflict, electorate.party(key).representative) for key, cast in papers.items()}
    counted = {key: each.paper for key, each in found.items() if isinstance(each, Counted)}
    holders = {key: paper.owner for key, paper in counted.items() if paper.origin is Origin.PROXY}
    total, weights = _weights(electorate, decision.rules, holders)
    invalid = frozenset(key for key, paper in counted.items() if paper.invalid)
    return TakingPart(total, {key: weights[key] for key in counted}, invalid)


def _weights(
    electorate: Electorate, rules: Sequence[Rule], holders: Mapping[str, str]
) -> tuple[dict[str, Weight], dict[str, Weight]]:
    """What each party counts in the totals, and what in this ballot, where a proxy holder may have too much."""
    basis = basis_of(rules)
    total = weigh(electorate, basis)
    if basis.holder_cap is None:
        return total, total
    whole = weigh(electorate, replace(basis, holder_cap=None))
    return total, capped(total, holders, ceiling(whole.values(), basis.holder_cap))


def _votes(papers: Mapping[str, Paper], weights: Mapping[str, Weight], item: int) -> list[Vote]:
    """What was said to an item; whoever left it blank said nothing."""
    return [
        Vote(None if paper.invalid else paper.choices[item], weights[key])
        for key, paper in papers.items()
        if paper.invalid or item in paper.choices
    ]


def secret_class(electorate: Electorate, rules: Sequence[Rule], party: str) -> tuple[int, int]:
    """The heads and shares, in grains, that a party's secret paper bears. KeyError for who is not on the roll."""
    weights = weigh(electorate, basis_of(rules))
    fine, own = grain_of(list(weights.values())), weights[party]
    return int(own.heads * fine.heads), int(own.shares * fine.shares)


def count_secret(decision: Decision, electorate: Electorate, papers: Sequence[SecretPaper]) -> Count:
    """Count a secret ballot, in which nothing tells whose a paper is. Raises Refusal share-missing, rules-differ."""
    weights = weigh(electorate, basis_of(decision.rules))
    fine = grain_of(list(weights.values()))
    results = tuple(
        count_motion(item.rule, list(weights.values()), _secret_votes(papers, fine, item.no), (), fine)
        for item in decision.items
    )
    return Count(weights, {}, fine, results, _seating(decision, results))


def _secret_votes(papers: Sequence[SecretPaper], fine: Grain, item: int) -> list[Vote]:
    return [
        Vote(
            None if paper.invalid else paper.choices[item],
            Weight(Fraction(paper.heads, fine.heads), Fraction(paper.shares, fine.shares)),
        )
        for paper in papers
        if paper.invalid or item in paper.choices
    ]
