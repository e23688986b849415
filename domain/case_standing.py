"""How the cases of an estate stand, in figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from statistics import median

from domain.cases import Area, Case, CaseStatus, Showing


@dataclass(frozen=True, slots=True)
class Standing:
    """How the cases of an estate stand: counts by status and by area of what is open, the age in days of the oldest
    open case of each area, and the median days to a first answer (None before there is one).
    """

    by_status: Mapping[CaseStatus, int]
    open_by_area: Mapping[Area, int]
    oldest_by_area: Mapping[Area, int]
    median_days: Fraction | None


def standing(cases: Iterable[Case], today: date) -> Standing:
    """How these cases stand; those that nobody may know of yet are none."""
    known = [case for case in cases if case.showing is not Showing.HELD]
    still = [case for case in known if case.is_open]
    waited = [(case.answered_on - case.opened_on).days for case in known if case.answered_on is not None]
    return Standing(
        {status: count for status in CaseStatus if (count := sum(case.status is status for case in known))},
        {area: count for area in Area if (count := sum(case.area is area for case in still))},
        {
            area: max((today - case.opened_on).days for case in still if case.area is area)
            for area in Area
            if any(case.area is area for case in still)
        },
        Fraction(median(Fraction(days) for days in waited)) if waited else None,
    )
