"""The roll: which units an estate has, how large they are, who owns them, and what each counts.

Areas are whole hundredths of a square metre, shares are exact fractions: nothing here is ever rounded. Units with the
same set of owners belong to one party; {P} and {P, Q} are different parties. Under the Chinese rule each party is one
head, and all units that the developer still holds are one head together: Interpretation of the Supreme People's Court
on disputes over condominium ownership (法释〔2009〕7号, as amended 2020), articles 8 and 9.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

PartyKey = tuple[str, ...]
"""A party: the ids of its owners in order. The developer's is () whoever they are."""

DEVELOPER: PartyKey = ()


class Kind(StrEnum):
    """What a unit is used for."""

    RESIDENTIAL = "residential"
    COMMERCIAL = "commercial"
    PARKING = "parking"
    OTHER = "other"


class HeadsBasis(StrEnum):
    """What one head is."""

    PARTY = "party"
    UNIT = "unit"


class SharesBasis(StrEnum):
    """What weighs a unit."""

    AREA = "area"
    SHARE = "share"


@dataclass(frozen=True, slots=True)
class Owner:
    """An owner on the roll. ``contact`` is sealed, ``contact_mark`` tells two contacts apart without opening them
    ("" for none). ``person_id`` is the person in the chat who registered as this owner, "" for nobody yet.
    """

    id: str
    estate_id: str
    name: str
    contact: str = ""
    contact_mark: str = ""
    person_id: str = ""


@dataclass(frozen=True, slots=True)
class Unit:
    """One exclusive part of the estate.

    ``label`` is what people call it, ``area`` is in hundredths of a square metre, ``share`` the stated part of the
    whole (None: none is stated), ``owners`` are ids in order. ``representative`` is the id of the owner who votes for
    several ("" if nobody is named). ``developer``: the developer still holds it.
    """

    id: str
    estate_id: str
    label: str
    building: str
    area: int
    owners: PartyKey
    share: Fraction | None = None
    kind: Kind = Kind.RESIDENTIAL
    developer: bool = False
    representative: str = ""

    @property
    def party(self) -> PartyKey:
        """To whom it counts."""
        return DEVELOPER if self.developer else self.owners


@dataclass(frozen=True, slots=True)
class Roll:
    """All units and owners of an estate."""

    units: tuple[Unit, ...] = ()
    owners: Mapping[str, Owner] = field(default_factory=dict)

    def parties(self) -> dict[PartyKey, list[Unit]]:
        """The units of each party, the developer's under its own."""
        found: dict[PartyKey, list[Unit]] = {}
        for unit in self.units:
            found.setdefault(unit.party, []).append(unit)
        return found

    def is_registered(self, party: PartyKey) -> bool:
        """Whether somebody in the chat can vote for the party."""
        return any(self.owners[owner].person_id for owner in party if owner in self.owners)

    def units_of(self, owner_id: str) -> list[Unit]:
        """The units that an owner holds, alone or with others."""
        return [unit for unit in self.units if owner_id in unit.owners]


@dataclass(frozen=True, slots=True)
class Sum:
    """What some units count: ``area`` in hundredths of a square metre, ``share`` exact (0 where none is stated)."""

    units: int = 0
    heads: int = 0
    area: int = 0
    share: Fraction = Fraction(0)


@dataclass(frozen=True, slots=True)
class Totals:
    """The roll in figures.

    ``whole`` and ``registered`` count under the estate's basis; ``buildings`` are in the order of their names and
    count a party in each building where it holds something, so their heads may add up to more than the whole.
    ``single`` parties hold one unit; ``several`` hold ``several_units`` together; the developer holds
    ``developer_units``.
    """

    whole: Sum
    registered: Sum
    parties: int
    single: int
    several: int
    several_units: int
    developer_units: int
    buildings: tuple[tuple[str, Sum, Sum], ...]


def total(roll: Roll, heads: HeadsBasis) -> Totals:
    """Count the roll."""
    parties = roll.parties()
    own = {party: units for party, units in parties.items() if party != DEVELOPER}
    registered = {party for party in own if roll.is_registered(party)}
    several = [units for units in own.values() if len(units) > 1]
    buildings = []
    for name in sorted({unit.building for unit in roll.units}, key=natural):
        inside = [unit for unit in roll.units if unit.building == name]
        buildings.append((name, _sum(inside, heads), _sum([u for u in inside if u.party in registered], heads)))
    return Totals(
        whole=_sum(roll.units, heads),
        registered=_sum([unit for unit in roll.units if unit.party in registered], heads),
        parties=len(own),
        single=len(own) - len(several),
        several=len(several),
        several_units=sum(len(units) for units in several),
        developer_units=len(parties.get(DEVELOPER, [])),
        buildings=tuple(buildings),
    )


def _sum(units: Collection[Unit], heads: HeadsBasis) -> Sum:
    counted = len(units) if heads is HeadsBasis.UNIT else len({unit.party for unit in units})
    share = sum((unit.share for unit in units if unit.share is not None), Fraction(0))
    return Sum(len(units), counted, sum(unit.area for unit in units), share)


def held_by(roll: Roll, people: Collection[str], heads: HeadsBasis) -> Sum:
    """What the parties count of which one of these people is registered as an owner."""
    theirs = {owner.id for owner in roll.owners.values() if owner.person_id and owner.person_id in people}
    return _sum([unit for unit in roll.units if not unit.developer and theirs & set(unit.owners)], heads)


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts 9 before 10."""
    parts: list[tuple[int, int, str]] = []
    digits = ""
    for sign in f"{text}\0":
        if sign.isascii() and sign.isdigit():
            digits += sign
            continue
        if digits:
            parts.append((0, int(digits), ""))
            digits = ""
        if sign != "\0":
            parts.append((1, 0, sign))
    return tuple(parts)
