"""Percentages for display."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.tally.percent import percent_down


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (2, 3, "66.66"),
        (57, 90, "63.33"),
        (564_000, 900_000, "62.66"),
        (14, 20, "70"),
        (1, 8, "12.5"),
        (1, 1, "100"),
        (0, 7, "0"),
        (0, 0, "0"),
        (1, 30_000, "0"),
        (1, 10_000, "0.01"),
        (199_999, 200_000, "99.99"),
        (3, 2, "150"),
    ],
)
def test_text(part: int, whole: int, text: str) -> None:
    assert str(percent_down(part, whole)) == text


@pytest.mark.parametrize(("part", "whole"), [(-1, 2), (1, -2)])
def test_negative_numbers_are_refused(part: int, whole: int) -> None:
    with pytest.raises(ValueError, match="negative"):
        percent_down(part, whole)


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_never_above_the_truth_and_never_far_below(part: int, whole: int) -> None:
    shown, true = Fraction(percent_down(part, whole)), Fraction(100 * part, whole)
    assert shown <= true < shown + Fraction(1, 100)
    assert percent_down(part, whole) == percent_down(part, whole).quantize(Decimal("0.01"))
