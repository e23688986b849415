"""How items and elections came out, as the record writes it."""

from __future__ import annotations

from collections.abc import Mapping

from domain.contest import Contest
from domain.decision import Item
from domain.rule_data import fraction_text
from domain.tally.motion import Comparison, MotionResult, Sum
from domain.tally.seats import Seating


def result_data(item: Item, result: MotionResult, blindings: Mapping[str, Mapping[str, str]]) -> dict[str, object]:
    """Totals, comparisons and result. ``blindings`` open the sums of sealed papers, by what was said."""
    sums = {
        "yes": result.yes,
        "no": result.no,
        "abstain": result.abstain,
        "invalid": result.invalid,
        "disputed": result.disputed,
        "participating": result.participating,
        "total": result.total,
    }
    there = result.participating.papers
    return {
        "item": item.no,
        **{said: _sum(found, blindings.get(said)) for said, found in sums.items()},
        "participation": [_comparison(each) for each in result.participation],
        "approval": [_comparison(each) for each in result.approval],
        "parties": {"there": there, "least": result.least_parties, "met": there >= result.least_parties},
        "quorate": result.quorate,
        "adopted": result.adopted,
        "provisional": result.adopted and item.rule.objection_days > 0,
    }


def _sum(found: Sum, blindings: Mapping[str, str] | None) -> dict[str, object]:
    data: dict[str, object] = {"papers": found.papers, "heads": found.heads, "shares": found.shares}
    return data if blindings is None else {**data, "blindings": dict(blindings)}


def _comparison(each: Comparison) -> dict[str, object]:
    return {
        "measure": str(each.limb.measure),
        "fraction": fraction_text(each.limb.fraction),
        "strict": each.limb.strict,
        "of": str(each.limb.of),
        "part": each.part,
        "whole": each.whole,
        "left": each.left,
        "right": each.right,
        "met": each.met,
        "written": each.written(),
    }


def contest_data(contest: Contest) -> dict[str, object]:
    """What an election's candidates stand for, and how its papers are marked."""
    return {
        "seats": contest.seats,
        "alternates": contest.alternates,
        "max_marks": contest.max_marks,
        "method": str(contest.method),
        "agreed": contest.agreed,
        "filled": contest.filled,
        "minimum": contest.minimum,
    }


def seating_data(seating: Seating) -> dict[str, object]:
    """How its seats were filled, by numbers of the list."""
    return {
        "ranking": list(seating.ranking),
        "elected": list(seating.elected),
        "tied": list(seating.tied),
        "tied_seats": seating.tied_seats,
        "alternates": [list(place) for place in seating.alternates],
        "open_seats": seating.open_seats,
        "stands": seating.stands,
    }
