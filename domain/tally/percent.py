"""Percentages for display, always rounded down, so that a rule that failed never prints as met."""

from decimal import Decimal


def percent_down(part: int, whole: int) -> Decimal:
    """The share of `part` in `whole` in per cent, cut after two decimals, without trailing zeros.

    2 of 3 is `66.66`, 7 of 10 is `70`. A part of nothing is `0`. It is never used to decide anything.
    Raises `ValueError` for negative numbers.
    """
    if part < 0 or whole < 0:
        raise ValueError("a share of negative numbers has no meaning")
    if whole == 0:
        return Decimal(0)
    units, hundredths = divmod(part * 10_000 // whole, 100)
    return Decimal(f"{units}.{hundredths:02d}".rstrip("0").rstrip(".")) if hundredths else Decimal(units)
