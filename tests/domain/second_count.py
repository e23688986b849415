"""Formal votes counted a second time, slowly and plainly, from the written rules of counting alone.

This was written before its author had read the count that Linli uses, so that the two do not share a mistake; it must
not be made to look like it, nor import anything of it. It knows no parties: it goes over the units one by one, gives
each its part of a head and its area, asks of all ballots what they say for this one unit, and adds up.

Seats came later, from a hand that had written the count of them as well: so they are filled in another way altogether.
Chance breaks every tie here, in every way there is. Who is seated in each of them is elected, who in some only is tied.
"""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import pairwise, permutations
from typing import Any, TypedDict

MEASURES = ("papers", "heads", "shares")
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


class Seats(TypedDict):
    """Who is seated; `alternates` are the places in order, each with all who share it."""

    elected: set[int]
    tied: set[int]
    tied_seats: int
    alternates: list[set[int]]
    open_seats: int
    stands: bool


Rules = Sequence[Mapping[str, Any]]
PerUnit = Mapping[str, Fraction]


class Count(TypedDict):
    """Everything the rules say of one item; each sum has `papers`, `heads` and `shares` (hundredths or stated)."""

    sums: dict[str, dict[str, Fraction]]
    quorate: bool
    adopted: bool


def count_again(roll: Sequence[Unit], ballots: Sequence[Ballot], rules: Rules, item: int = 1) -> Count:
    """Count one item of a decision whose items have these rules, with the ballots in the order they were cast."""
    rule = rules[item - 1]
    taking_part = ["yes", "no"]
    if rule["abstain_participates"]:
        taking_part.append("abstain")
    if rule["invalid_participates"]:
        taking_part.append("invalid")
    families = {unit["label"]: _held_with(unit, roll) for unit in roll}
    holders = {unit["label"]: _holder(families[unit["label"]], ballots) for unit in roll}
    fates = {unit["label"]: _fate(families[unit["label"]], ballots, rule, item) for unit in roll}
    sums = {name: {measure: Fraction(0) for measure in MEASURES} for name in ("total", "participating", *FATES)}
    for measure in MEASURES:
        counted = {unit["label"]: _bare_weight(measure, unit, families[unit["label"]], rules) for unit in roll}
        voted = counted
        if rule["holder_cap"] is not None and measure != "papers":
            most = sum(counted.values(), Fraction(0)) * Fraction(rule["holder_cap"])
            counted = {
                label: _cut(counted, label, [one["label"] for one in families[label]], most) for label in counted
            }
            voted = {label: _cut(counted, label, _same_holder(holders, label), most) for label in counted}
        for label, fate in fates.items():
            sums["total"][measure] += counted[label]
            if fate is not None:
                sums[fate][measure] += voted[label] if fate != "disputed" else counted[label]
            if fate in taking_part:
                sums["participating"][measure] += voted[label]
    quorate = sums["participating"]["papers"] >= rule["least_parties"] and all(
        _met(limb, sums, "participating") for limb in rule["participation"]
    )
    adopted = quorate and all(_met(limb, sums, "yes") for limb in rule["approval"])
    return {"sums": sums, "quorate": quorate, "adopted": adopted}


def _held_with(unit: Unit, roll: Sequence[Unit]) -> list[Unit]:
    """List the units that make one party with this one: the developer's all together, else those of the same owners."""
    if unit["developer"]:
        return [other for other in roll if other["developer"]]
    return [other for other in roll if not other["developer"] and set(other["owners"]) == set(unit["owners"])]


def _bare_weight(measure: str, unit: Unit, family: Sequence[Unit], rules: Rules) -> Fraction:
    """Weigh one unit: its part of its party's one head, or the one head it has itself; its area or its stated share."""
    if measure == "papers":
        return Fraction(1, len(family))
    if measure == "heads":
        return Fraction(1) if rules[0]["heads_basis"] == "unit" else Fraction(1, len(family))
    counting_shares = [
        rule
        for rule in rules
        for name in ("participation", "approval", "objection")
        for limb in rule[name]
        if limb["measure"] == "shares"
    ]
    if not counting_shares:
        return Fraction(0)
    return Fraction(unit["area"]) if counting_shares[0]["shares_basis"] == "area" else Fraction(unit["share"] or 0)


def _same_holder(holders: Mapping[str, str | None], label: str) -> list[str]:
    """List the units for which the same proxy holder votes as for this one; none if nobody does."""
    return [other for other in holders if holders[label] is not None and holders[other] == holders[label]]


def _cut(weights: PerUnit, label: str, together: Sequence[str], most: Fraction) -> Fraction:
    """Weigh one unit without its part of what these units together have in excess of the most that one may have."""
    whole = sum((weights[other] for other in together), Fraction(0))
    return weights[label] * most / whole if whole > most else weights[label]


def _heard(family: Sequence[Unit], ballots: Sequence[Ballot]) -> list[Ballot]:
    """List the ballots of the party's own people that were not refused, of each person and way the last one."""
    labels = [unit["label"] for unit in family]
    representatives = [unit["representative"] for unit in family if unit["representative"] is not None]
    people = representatives or [owner for unit in family for owner in unit["owners"]]
    last = {}
    for ballot in ballots:
        if ballot["unit"] in labels and ballot["origin"] != "proxy" and ballot["by"] in people:
            last[ballot["by"], ballot["origin"]] = ballot
    return list(last.values())


def _from_proxy(family: Sequence[Unit], ballots: Sequence[Ballot]) -> list[Ballot]:
    """List the proxy's ballot, the last one; none if the principal voted, which ends the proxy."""
    if _heard(family, ballots):
        return []
    labels = [unit["label"] for unit in family]
    return [ballot for ballot in ballots if ballot["unit"] in labels and ballot["origin"] == "proxy"][-1:]


def _holder(family: Sequence[Unit], ballots: Sequence[Ballot]) -> str | None:
    cast = _from_proxy(family, ballots)
    return cast[0]["by"] if cast else None


def _fate(family: Sequence[Unit], ballots: Sequence[Ballot], rule: Mapping[str, Any], item: int) -> str | None:
    """Say what all ballots together say for this party on this item, or None if they say nothing."""
    heard = _heard(family, ballots)
    if {ballot["origin"] for ballot in heard} == {"chat", "paper"}:
        heard = [ballot for ballot in heard if ballot["origin"] == rule["conflict"]]
    said: list[str | dict[int, str]] = []
    for ballot in heard or _from_proxy(family, ballots):
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


def papers_again(ballots: Sequence[Ballot], most: int) -> list[Ballot]:
    """Read the papers of an election: with more marks than allowed one cannot be cast in the chat (nor by a proxy,
    who casts there), and is invalid as a whole on paper.
    """
    read: list[Ballot] = []
    for ballot in ballots:
        marks = [item for item, choice in ballot["choices"].items() if choice == "yes"]
        if ballot["invalid"] or len(marks) <= most:
            read.append(ballot)
        elif ballot["origin"] == "paper":
            read.append({**ballot, "invalid": True})
    return read


def seats_again(contest: Mapping[str, int], got: Mapping[int, tuple[Fraction, Fraction]]) -> Seats:
    """Fill the seats among those who met the rule, with the heads and the shares that each of them got."""
    seats, most = contest["seats"], contest["alternates"]
    orders = [order for order in permutations(got) if all(got[a] >= got[b] for a, b in pairwise(order))]
    always = [set(order[:seats]) for order in orders]
    elected = set.intersection(*always)
    tied = set.union(*always) - elected if len(got) > seats else set()
    first = len(elected) + len(tied)
    following = set().union(*(order[first : first + most] for order in orders))
    places = [
        {no for no in following if got[no] == score} for score in sorted({got[no] for no in following}, reverse=True)
    ]
    sitting = contest["filled"] + len(elected)
    return {
        "elected": elected,
        "tied": tied,
        "tied_seats": min(seats, len(got)) - len(elected),
        "alternates": places,
        "open_seats": seats - min(seats, len(got)),
        "stands": bool(contest["agreed"])
        and not (sitting < contest["minimum"] or Fraction(sitting) <= Fraction(contest["agreed"], 2)),
    }
