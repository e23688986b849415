"""Which unit is meant by what somebody types for it."""

from __future__ import annotations

import pytest

from commands.roll_kept import unit_meant
from domain.refusal import Refusal
from domain.roll import Roll, Unit

LABELS = ("2-104", "3-201A", "2-1-301", "12-104")
ROLL = Roll(tuple(Unit(label, "estate", label, "", 100, ()) for label in LABELS))


@pytest.mark.parametrize(
    ("typed", "label"),
    [("３－２０１ a", "3-201A"), ("2号楼104室", "2-104"), ("2棟104號", "2-104"), ("2号楼1单元301", "2-1-301")],
)
def test_a_unit_is_found_however_it_is_said(typed: str, label: str) -> None:
    assert unit_meant(ROLL, typed).label == label


def test_who_names_none_reads_one_of_this_roll() -> None:
    with pytest.raises(Refusal) as caught:
        unit_meant(ROLL, "3号楼202室")
    assert (caught.value.code, dict(caught.value.data)) == (
        "unit-unknown",
        {"unit": "3号楼202室", "example": "2-1-301"},
    )
