"""Who made whom an organiser or auditor: where something takes two, all who come from one person are one.

An appointment outlives the role. Otherwise one organiser alone could make another, let them say yes, take the role
back, and be two.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from domain.estate import Grant, Role


@dataclass(frozen=True, slots=True)
class Appointment:
    """Somebody gave somebody else a role, whoever holds it by now."""

    estate_id: str
    person_id: str
    role: Role
    given_by: str
    given_at: datetime

    def renamed(self, person_id: str, kept: str) -> Appointment:
        """The same, where one person turns out to be another."""
        return replace(
            self,
            person_id=kept if self.person_id == person_id else self.person_id,
            given_by=kept if self.given_by == person_id else self.given_by,
        )


def appointed(grant: Grant) -> Appointment | None:
    """By whom the role was given; None where the room's administrators gave it, or it came with a seat."""
    if grant.given_by is None or grant.given_by == grant.person_id:
        return None
    return Appointment(grant.estate_id, grant.person_id, grant.role, grant.given_by, grant.given_at)


def comes_from(appointments: Iterable[Appointment], one: str, other: str, since: datetime | None = None) -> bool:
    """Whether the first is the other, or has a role from them, over however many steps; of appointments after
    ``since``, or of all.
    """
    return other in _origins(_made_by(appointments, since), one)


def count_as_one(appointments: Iterable[Appointment], one: str, other: str, since: datetime | None = None) -> bool:
    """Whether two people have somebody in common from whom they come, themselves included, over however many steps; of
    appointments after ``since``, or of all.
    """
    made_by = _made_by(appointments, since)
    return not _origins(made_by, one).isdisjoint(_origins(made_by, other))


def _made_by(appointments: Iterable[Appointment], since: datetime | None) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for each in appointments:
        if since is None or each.given_at > since:
            found[each.person_id].add(each.given_by)
    return found


def _origins(made_by: Mapping[str, set[str]], person_id: str) -> set[str]:
    found, ahead = set[str](), [person_id]
    while ahead:
        each = ahead.pop()
        if each not in found:
            found.add(each)
            ahead += made_by.get(each, ())
    return found
