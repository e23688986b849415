"""Secrecy of a ballot: what each mode hides, when `secret` cannot be honoured, and when a result says too much."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from domain.electorate import Electorate, Weight, basis_of, weigh
from domain.papers import Choice, SecretPaper
from domain.refusal import Refusal
from domain.roll import SharesBasis
from domain.rules import Rule

LEAST = 5
"""So many must be alike before one of them cannot be told."""


class Mode(StrEnum):
    """Who sees what.

    OPEN: units and choices stand in the record. SEALED: the record has totals and who took part; a choice is seen by
    its voter, and by an auditor in a challenge. SECRET: nothing links a paper to a party.
    """

    OPEN = "open"
    SEALED = "sealed"
    SECRET = "secret"  # noqa: S105 - no password


@dataclass(frozen=True, slots=True)
class LoneWeight:
    """A weight that fewer than five parties have, so that a paper which bears it points at them."""

    weight: Weight
    parties: int


def lone_weights(electorate: Electorate, rules: Collection[Rule]) -> tuple[LoneWeight, ...]:
    """The weights that stand alone under these rules, the heaviest first; none if all parties weigh the same.

    ``electorate`` are the parties entitled to vote. Raises Refusal as `domain.electorate.weigh` does.
    """
    classes = Counter(weigh(electorate, basis_of(rules)).values())
    if len(classes) == 1:
        return ()
    lone = (LoneWeight(weight, parties) for weight, parties in classes.items() if parties < LEAST)
    return tuple(sorted(lone, key=lambda each: (each.weight.shares, each.weight.heads), reverse=True))


def check_secret(electorate: Electorate, rules: Collection[Rule]) -> None:
    """Refuse to open a ballot as secret where weights would tell who voted how.

    Raises Refusal: secret-cap (the excess that a proxy holder loses would mark the papers), secret-heads (weights: the
    numbers of units that stand alone; parties: how many have them; least), secret-shares (the same, of areas in square
    metres or stated shares), and what `domain.electorate.weigh` raises.
    """
    if any(rule.holder_cap is not None for rule in rules):
        raise Refusal("secret-cap")
    lone = lone_weights(electorate, rules)
    if not lone:
        return
    basis, parties = basis_of(rules).shares_basis, sum(each.parties for each in lone)
    if basis is None:
        heads = tuple(str(each.weight.heads) for each in lone)
        raise Refusal("secret-heads", weights=heads, parties=parties, least=LEAST)
    shares = tuple(dict.fromkeys(_shown(each.weight.shares, basis) for each in lone))
    raise Refusal("secret-shares", weights=shares, parties=parties, least=LEAST)


def _shown(shares: Fraction, basis: SharesBasis) -> str:
    if basis is SharesBasis.SHARE:
        return str(shares)
    whole, hundredths = divmod(int(shares), 100)
    return f"{whole}.{hundredths:02d}"


class Reveals(StrEnum):
    """Why a result says how somebody voted."""

    FEW = "few"  # fewer than five papers, or fewer than five of one weight
    UNANIMOUS = "unanimous"  # all papers, or all of one weight, say the same to an item
    ALONE = "alone"  # in a sealed record: a choice of one paper only, whose weight is the total


def reveals_secret(papers: Sequence[SecretPaper]) -> Reveals | None:
    """Whether a secret result needs the warning. Who took part is published, so each weight is looked at by itself."""
    classes: dict[tuple[int, int], list[Mapping[int, Choice]]] = {}
    for paper in papers:
        classes.setdefault((paper.heads, paper.shares), []).append({} if paper.invalid else paper.choices)
    found = {_reveals(alike) for alike in classes.values()}
    return next((reason for reason in Reveals if reason in found), None)


def reveals_sealed(papers: Sequence[Mapping[int, Choice]]) -> Reveals | None:
    """Whether a sealed result needs the warning; an invalid paper has no choices."""
    if (reason := _reveals(papers)) is not None:
        return reason
    said = Counter((item, choice) for paper in papers for item, choice in paper.items())
    return Reveals.ALONE if 1 in said.values() else None


def _reveals(papers: Sequence[Mapping[int, Choice]]) -> Reveals | None:
    if 0 < len(papers) < LEAST:
        return Reveals.FEW
    items = {item for paper in papers for item in paper}
    if any(len({paper.get(item) for paper in papers}) == 1 for item in items):
        return Reveals.UNANIMOUS
    return None
