"""Rolls that the tests of decisions share: E90 and E100 of the worked examples, and small ones."""

from __future__ import annotations

from fractions import Fraction

from domain.electorate import Electorate, freeze
from domain.roll import Roll, Unit


def unit(
    label: str,
    *owners: str,
    area: int = 10_000,
    share: Fraction | None = None,
    developer: bool = False,
    building: str = "1",
    representative: str = "",
) -> Unit:
    return Unit(
        id=f"u-{label}",
        estate_id="estate",
        label=label,
        building=building,
        area=area,
        owners=tuple(sorted(owners)),
        share=share,
        developer=developer,
        representative=representative,
    )


def frozen(*units: Unit) -> Electorate:
    return freeze(Roll(units))


def e90() -> Electorate:
    return frozen(*(unit(f"{no}", f"o{no}", share=Fraction(1, 90)) for no in range(1, 91)))


def e100() -> Electorate:
    sizes = [("A", 60, 8_000), ("B", 30, 12_000), ("C", 10, 16_000)]
    return frozen(*(unit(f"{kind}{no}", f"{kind}-{no}", area=area) for kind, most, area in sizes for no in range(most)))
