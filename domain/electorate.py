"""The frozen roll: who may vote in one ballot, and what each party weighs under its rules.

A roll is frozen when a ballot opens; what changes on the roll later does not touch it. Areas are whole hundredths of a
square metre and shares exact fractions, so a weight is exact, also where a holder's excess over a cap is not counted.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from math import lcm

from domain.canonical import digest
from domain.refusal import Refusal
from domain.roll import DEVELOPER, HeadsBasis, PartyKey, Roll, SharesBasis, Unit, natural
from domain.rule_data import fraction_text
from domain.rules import Rule

DEVELOPER_KEY = "developer"


@dataclass(frozen=True, slots=True)
class FrozenUnit:
    """A unit as it was. ``area`` is in hundredths of a square metre; ``share`` None where none is stated."""

    label: str
    building: str
    area: int
    share: Fraction | None


@dataclass(frozen=True, slots=True)
class Party:
    """Those who own the same units together. ``key`` is derived from the owners' ids: the same set of owners has the
    same key in every ballot, and the key does not show who they are. ``representative`` is the id of the one owner who
    votes for all, "" for none. ``units`` are in the order of their labels.
    """

    key: str
    units: tuple[FrozenUnit, ...]
    owners: PartyKey
    representative: str = ""
    developer: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """What people call its units."""
        return tuple(unit.label for unit in self.units)

    @property
    def buildings(self) -> tuple[str, ...]:
        """Where it holds something, each once."""
        return tuple(sorted({unit.building for unit in self.units}, key=natural))

    @property
    def area(self) -> int:
        """Hundredths of a square metre."""
        return sum(unit.area for unit in self.units)

    @property
    def share(self) -> Fraction:
        """The stated shares together, 0 where none is stated."""
        return sum((unit.share for unit in self.units if unit.share is not None), Fraction(0))


@dataclass(frozen=True, slots=True)
class Weight:
    """What something counts: ``heads``, and ``shares`` in hundredths of a square metre or parts of the whole."""

    heads: Fraction = Fraction(0)
    shares: Fraction = Fraction(0)

    def __add__(self, other: Weight) -> Weight:
        return Weight(self.heads + other.heads, self.shares + other.shares)


@dataclass(frozen=True, slots=True)
class Basis:
    """What all rules of one ballot must have in common for a party to have one weight in it.

    ``shares_basis`` is None where no rule counts shares: nobody's share then weighs or shows anything.
    """

    heads_basis: HeadsBasis
    shares_basis: SharesBasis | None
    holder_cap: Fraction | None


@dataclass(frozen=True, slots=True)
class Electorate:
    """All parties of a frozen roll, in the order of their first units."""

    parties: tuple[Party, ...]

    def party(self, key: str) -> Party:
        """The party of this key; KeyError if there is none."""
        return {party.key: party for party in self.parties}[key]

    def held_by(self, owner_id: str) -> tuple[Party, ...]:
        """The parties that an owner is one of."""
        return tuple(party for party in self.parties if owner_id in party.owners)

    @property
    def units(self) -> int:
        """How many units there are."""
        return sum(len(party.units) for party in self.parties)

    @property
    def area(self) -> int:
        """Hundredths of a square metre."""
        return sum(party.area for party in self.parties)


def freeze(roll: Roll) -> Electorate:
    """The roll as it is now."""
    parties = [_party(key, units) for key, units in roll.parties().items()]
    return Electorate(tuple(sorted(parties, key=lambda party: [_order(unit) for unit in party.units])))


def _order(unit: FrozenUnit) -> tuple[object, ...]:
    # Labels that sort alike ("1" and "01") are told apart by how they are written.
    return (natural(unit.label), unit.label, natural(unit.building), unit.building)


def _party(key: PartyKey, units: list[Unit]) -> Party:
    frozen = sorted((FrozenUnit(unit.label, unit.building, unit.area, unit.share) for unit in units), key=_order)
    owners = key if key != DEVELOPER else tuple(sorted({owner for unit in units for owner in unit.owners}))
    named = {unit.representative for unit in units} - {""}
    # Two different ones are nobody: who votes for all must be one person.
    representative = named.pop() if len(named) == 1 else ""
    developer = key == DEVELOPER
    return Party(DEVELOPER_KEY if developer else party_key(owners), tuple(frozen), owners, representative, developer)


def party_key(owners: PartyKey) -> str:
    """A stable name for a set of owners that does not show them: 16 hexadecimal digits."""
    return hashlib.sha256("\n".join(sorted(owners)).encode()).hexdigest()[:16]


def basis_of(rules: Iterable[Rule]) -> Basis:
    """What the rules of one ballot count by.

    Raises Refusal rules-differ if two of them would weigh a party differently or take another of two ballots;
    ValueError for no rules at all.
    """
    given = list(rules)
    if not given:
        raise ValueError("a ballot without rules")
    if len({(rule.heads_basis, rule.holder_cap, rule.conflict) for rule in given}) > 1:
        raise Refusal("rules-differ")
    counting = {rule.shares_basis for rule in given if rule.counts_shares}
    if len(counting) > 1:
        raise Refusal("rules-differ")
    return Basis(given[0].heads_basis, next(iter(counting), None), given[0].holder_cap)


def weigh(electorate: Electorate, basis: Basis) -> dict[str, Weight]:
    """What each party counts. Of one holder, what exceeds the cap of the whole is not counted, in the totals neither.

    Raises Refusal share-missing (unit) where shares count and a unit states none.
    """
    plain = {party.key: _weight(party, basis) for party in electorate.parties}
    if basis.holder_cap is None:
        return plain
    most = ceiling(plain.values(), basis.holder_cap)
    return {key: Weight(min(each.heads, most.heads), min(each.shares, most.shares)) for key, each in plain.items()}


def _weight(party: Party, basis: Basis) -> Weight:
    heads = Fraction(len(party.units) if basis.heads_basis is HeadsBasis.UNIT else 1)
    if basis.shares_basis is None:
        return Weight(heads)
    if basis.shares_basis is SharesBasis.AREA:
        return Weight(heads, Fraction(party.area))
    silent = next((unit for unit in party.units if unit.share is None), None)
    if silent is not None:
        raise Refusal("share-missing", unit=silent.label)
    return Weight(heads, party.share)


def ceiling(weights: Iterable[Weight], cap: Fraction) -> Weight:
    """The most that one holder may count: the cap of the whole."""
    whole = sum(weights, Weight())
    return Weight(whole.heads * cap, whole.shares * cap)


def capped(weights: Mapping[str, Weight], holders: Mapping[str, str], most: Weight) -> dict[str, Weight]:
    """The weights where one person votes for others: what is beyond ``most`` of one holder is not counted.

    ``holders`` tells for each party voted for by proxy who did. Each of a holder's parties loses the same part, since
    they may have been voted for differently and nothing says whose vote is the excess.
    """
    held: dict[str, Weight] = {}
    for key, holder in holders.items():
        held[holder] = held.get(holder, Weight()) + weights[key]
    reduced = dict(weights)
    for key, holder in holders.items():
        whole, own = held[holder], weights[key]
        reduced[key] = Weight(own.heads * _kept(whole.heads, most.heads), own.shares * _kept(whole.shares, most.shares))
    return reduced


def _kept(held: Fraction, most: Fraction) -> Fraction:
    return most / held if held > most else Fraction(1)


def grain(values: Iterable[Fraction]) -> int:
    """The least number that makes all these fractions whole when multiplied by it."""
    return lcm(*(value.denominator for value in values))


def electorate_data(electorate: Electorate) -> list[dict[str, object]]:
    """The frozen roll as plain data: units and what they measure, never a person."""
    return [
        {
            "party": party.key,
            "developer": party.developer,
            "represented": bool(party.representative),
            "units": [
                {
                    "unit": unit.label,
                    "building": unit.building,
                    "area": unit.area,
                    "share": None if unit.share is None else fraction_text(unit.share),
                }
                for unit in party.units
            ],
        }
        for party in electorate.parties
    ]


def electorate_hash(electorate: Electorate) -> str:
    """What is announced of it at opening: SHA-256 of its canonical JSON, in hexadecimal."""
    return digest(electorate_data(electorate))
