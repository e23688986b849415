"""How the roll is read: units, areas, heads, and the arithmetic of heads."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from app.context import Effects
from app.words import Line, Listed, Words, some_counted, words
from domain.estate import Estate
from domain.roll import HeadsBasis, Roll, SharesBasis, Sum, Totals, Unit, total

MOST_BUILDINGS = 30
MOST_UNITS = 10
BARE = 3
UNIT_LIKE = re.compile(r"\w{0,4}\d{1,4}(?:-\w{1,6}){0,3}")
"""What people type for a unit; a slip in it would leave an objection without the unit that is meant."""


def square_metres(area: int) -> Decimal:
    """An area in hundredths of a square metre, as people say it."""
    metres = Decimal(area) / 100
    return metres.quantize(Decimal(1)) if metres == metres.to_integral_value() else metres


def share_words(share: Fraction) -> str:
    """A share, exactly."""
    return f"{share.numerator}/{share.denominator}"


def weight(sum_: Sum, estate: Estate) -> Words:
    """What some units weigh under the estate's basis."""
    if estate.shares_basis is SharesBasis.SHARE:
        return words("roll-share", share=share_words(sum_.share))
    return words("roll-area", area=square_metres(sum_.area))


def totals_lines(effects: Effects, roll: Roll) -> list[Line]:
    """The roll in figures, with the arithmetic of heads."""
    estate = effects.estate
    counted = total(roll, estate.heads_basis)
    whole, registered = counted.whole, counted.registered
    lines: list[Line] = [words("roll-units", count=whole.units, weight=weight(whole, estate))]
    lines += _heads(counted, estate.heads_basis)
    if estate.shares_basis is SharesBasis.SHARE:
        missing = sum(unit.share is None for unit in roll.units)
        if missing:
            lines.append(words("roll-shares-missing", count=missing))
        elif whole.share != 1:
            lines.append(words("roll-shares-sum", share=share_words(whole.share)))
        share = share_words(registered.share)
        lines.append(words("roll-registered-share", heads=registered.heads, of=whole.heads, share=share))
    else:
        known, all_of_it = square_metres(registered.area), square_metres(whole.area)
        lines.append(words("roll-registered", heads=registered.heads, of=whole.heads, area=known, whole=all_of_it))
    if len(counted.buildings) > 1:
        lines += [
            words(
                "roll-building",
                building=_building(name),
                units=inside.units,
                heads=inside.heads,
                weight=weight(inside, estate),
                registered=known.heads,
            )
            for name, inside, known in counted.buildings[:MOST_BUILDINGS]
        ]
    if len(counted.buildings) > MOST_BUILDINGS:
        lines.append(words("roll-buildings-more", count=len(counted.buildings) - MOST_BUILDINGS))
    return lines


def _building(name: str) -> str | Words:
    """What a building is called: a bare number or letter says what it is."""
    if not name:
        return words("roll-building-none")
    return words("roll-building-named", building=name) if name.isascii() and len(name) <= BARE else name


def _heads(counted: Totals, basis: HeadsBasis) -> list[Line]:
    """Who counts as how many heads, and why."""
    heads = counted.whole.heads
    if basis is HeadsBasis.UNIT:
        return [words("roll-heads-units", heads=heads)]
    lines: list[Line] = [words("roll-heads", heads=heads)]
    lines.append(words("roll-heads-single", count=counted.single))
    if counted.several:
        lines.append(words("roll-heads-several", count=counted.several, units=counted.several_units))
    if counted.developer_units:
        lines.append(words("roll-heads-developer", units=counted.developer_units))
    return lines


def unit_lines(roll: Roll, unit: Unit, *, names: bool) -> list[Line]:
    """One unit, with the ``names`` of its owners or without."""
    lines: list[Line] = [
        words("roll-unit", unit=unit.label, area=square_metres(unit.area), kind=words(f"roll-kind-{unit.kind}"))
    ]
    if unit.building:
        lines.append(words("roll-unit-building", building=unit.building))
    if unit.share is not None:
        lines.append(words("roll-unit-share", share=share_words(unit.share)))
    if unit.developer:
        lines.append(words("roll-unit-developer"))
    owners = [roll.owners[owner_id] for owner_id in unit.owners]
    if not names:
        lines.append(words("roll-unit-owners", count=len(owners)))
        return lines
    for owner in owners:
        key = "roll-owner-registered" if owner.person_id else "roll-owner"
        lines.append(words(key, name=owner.name))
    if unit.representative in roll.owners:
        lines.append(words("roll-unit-representative", name=roll.owners[unit.representative].name))
    return lines


def labels(units: list[Unit]) -> Listed:
    """The names of some units, cut visibly."""
    return some_counted([unit.label for unit in units], MOST_UNITS)
