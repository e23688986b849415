"""Formal votes counted a second time, slowly and plainly, from the written rules of counting alone.

This was written before its author had read the count that Linli uses, so that the two do not share a mistake; it must
not be made to look like it, nor import anything of it. It knows no parties: it goes over the units one by one, gives
each its part of a head and its area, asks of all ballots what they say for this one unit, and adds up.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any, TypedDict

MEASURES = ("heads", "shares")
FATES = ("yes", "no", "abstain", "invalid", "disputed")


class Unit(TypedDict):
    """One exclusive part: its area in hundredths of a square metre, and its share as `1/20` where shares are stated."""

    label: str
    area: int
    share: str | None
    owners: tuple[str, ...]
    representative: str | None
    developer: bool


class Ballot(TypedDict):
    """What one person said for the owners of one unit, and so of all units with the same owners."""

    unit: str
    by: str
    origin: str
    invalid: bool
    choices: dict[int, str]


class Count(TypedDict):
    """Everything the rules say of one item; each sum has `heads` and `shares`, in heads and hundredths (or shares)."""

    sums: dict[str, dict[str, Fraction]]
    there: int
    quorate: bool
    adopted: bool


def count_again(
    roll: Sequence[Unit], ballots: Sequence[Ballot], rules: Sequence[Mapping[str, Any]], item: int = 1
) -> Count:
    """Count one item of a decision whose items have these rules, with the ballots in the order they were cast."""
    rule = rules[item - 1]
    names = ("total", "participating", *FATES)
    sums = {name: {measure: Fraction(0) for measure in MEASURES} for name in names}
    taking_part = ["yes", "no"]
    if rule["abstain_participates"]:
        taking_part.append("abstain")
    if rule["invalid_participates"]:
        taking_part.append("invalid")
    there = set()
    for unit in roll:
        fate = _fate(unit, roll, ballots, rule, item)
        for measure in MEASURES:
            weight = _counted_weight(measure, unit, roll, rules)
            sums["total"][measure] += weight
            if fate is None:
                continue
            weight *= _proxy_factor(measure, unit, roll, ballots, rules)
            sums[fate][measure] += weight
            if fate in taking_part:
                sums["participating"][measure] += weight
        if fate in taking_part:
            there.add(min(other["label"] for other in _held_with(unit, roll)))
    quorate = len(there) >= rule["least_parties"] and all(
        _met(limb, sums, "participating") for limb in rule["participation"]
    )
    adopted = quorate and all(_met(limb, sums, "yes") for limb in rule["approval"])
    return {"sums": sums, "there": len(there), "quorate": quorate, "adopted": adopted}


def _held_with(unit: Unit, roll: Sequence[Unit]) -> list[Unit]:
    """List the units that make one party with this one: the developer's all together, else those of the same owners."""
    if unit["developer"]:
        return [other for other in roll if other["developer"]]
    return [other for other in roll if not other["developer"] and set(other["owners"]) == set(unit["owners"])]


def _bare_weight(measure: str, unit: Unit, roll: Sequence[Unit], rules: Sequence[Mapping[str, Any]]) -> Fraction:
    """Weigh one unit: its part of its party's one head, or the one head it has itself; its area or its stated share."""
    if measure == "heads":
        return Fraction(1) if rules[0]["heads_basis"] == "unit" else Fraction(1, len(_held_with(unit, roll)))
    limbs = [limb for rule in rules for name in ("participation", "approval", "objection") for limb in rule[name]]
    if "shares" not in [limb["measure"] for limb in limbs]:
        return Fraction(0)
    return Fraction(unit["area"]) if rules[0]["shares_basis"] == "area" else Fraction(unit["share"] or 0)


def _cap(measure: str, roll: Sequence[Unit], rules: Sequence[Mapping[str, Any]]) -> Fraction:
    whole = sum((_bare_weight(measure, unit, roll, rules) for unit in roll), Fraction(0))
    return whole * Fraction(rules[0]["holder_cap"])


def _counted_weight(measure: str, unit: Unit, roll: Sequence[Unit], rules: Sequence[Mapping[str, Any]]) -> Fraction:
    """Weigh one unit without its part of what its party has in excess of the cap."""
    weight = _bare_weight(measure, unit, roll, rules)
    if rules[0]["holder_cap"] is None:
        return weight
    together = sum((_bare_weight(measure, other, roll, rules) for other in _held_with(unit, roll)), Fraction(0))
    cap = _cap(measure, roll, rules)
    return weight * cap / together if together > cap else weight


def _proxy_factor(
    measure: str, unit: Unit, roll: Sequence[Unit], ballots: Sequence[Ballot], rules: Sequence[Mapping[str, Any]]
) -> Fraction:
    """Say how much of this unit's weight counts: less than all where its proxy's holder has too much together."""
    if rules[0]["holder_cap"] is None:
        return Fraction(1)
    holder = _holder(unit, roll, ballots)
    if holder is None:
        return Fraction(1)
    together = Fraction(0)
    for other in roll:
        if _holder(other, roll, ballots) == holder:
            together += _counted_weight(measure, other, roll, rules)
    cap = _cap(measure, roll, rules)
    return cap / together if together > cap else Fraction(1)


def _heard(unit: Unit, roll: Sequence[Unit], ballots: Sequence[Ballot]) -> list[Ballot]:
    """List the ballots of this unit's own people that were not refused, of each person and way the last one."""
    family = _held_with(unit, roll)
    labels = [other["label"] for other in family]
    representatives = [other["representative"] for other in family if other["representative"] is not None]
    people = representatives or [owner for other in family for owner in other["owners"]]
    last = {}
    for ballot in ballots:
        if ballot["unit"] in labels and ballot["origin"] != "proxy" and ballot["by"] in people:
            last[ballot["by"], ballot["origin"]] = ballot
    return list(last.values())


def _from_proxies(unit: Unit, roll: Sequence[Unit], ballots: Sequence[Ballot]) -> list[Ballot]:
    """List the proxy's ballot, the last one; none if the principal voted, which ends the proxy."""
    if _heard(unit, roll, ballots):
        return []
    labels = [other["label"] for other in _held_with(unit, roll)]
    return [ballot for ballot in ballots if ballot["unit"] in labels and ballot["origin"] == "proxy"][-1:]


def _holder(unit: Unit, roll: Sequence[Unit], ballots: Sequence[Ballot]) -> str | None:
    proxies = _from_proxies(unit, roll, ballots)
    return proxies[0]["by"] if proxies else None


def _fate(
    unit: Unit, roll: Sequence[Unit], ballots: Sequence[Ballot], rule: Mapping[str, Any], item: int
) -> str | None:
    """Say what all ballots together say for this unit on this item, or None if they say nothing."""
    heard = _heard(unit, roll, ballots)
    if {ballot["origin"] for ballot in heard} == {"chat", "paper"}:
        heard = [ballot for ballot in heard if ballot["origin"] == rule["conflict"]]
    heard = heard or _from_proxies(unit, roll, ballots)
    said = []
    for ballot in heard:
        content = "invalid" if ballot["invalid"] else ballot["choices"]
        if content not in said:
            said.append(content)
    if not said:
        return None
    if len(said) > 1:
        return "disputed"
    content = said[0]
    return content if isinstance(content, str) else content.get(item)


def _met(limb: Mapping[str, Any], sums: Mapping[str, Mapping[str, Fraction]], part: str) -> bool:
    measure = limb["measure"]
    wholes = {
        "all": sums["total"][measure],
        "participating": sums["participating"][measure],
        "cast": sums["yes"][measure] + sums["no"][measure],
    }
    whole = wholes[limb["of"]]
    if whole == 0:
        return False
    reached = sums[part][measure] / whole
    return reached > Fraction(limb["fraction"]) or (not limb["strict"] and reached == Fraction(limb["fraction"]))
