"""How often it is said that a phase is held: less and less, so that a long wait does not become noise."""

from __future__ import annotations

from collections.abc import Sequence

from domain.acts import Act, ActKind
from domain.elections import Election

FIRST_DAYS = (0, 1, 3)
WEEK = 7
"""After the first days it is said so often."""


def times_held(acts: Sequence[Act], election: Election, waits: str) -> int:
    """How often the present phase was put off for what it waits for, without a break, as the chain of acts tells."""
    count = 0
    for act in reversed(acts):
        details = act.details or {}
        if details.get("election") != election.no:
            continue
        if (act.kind, details.get("phase"), details.get("waits")) != (ActKind.PUT_OFF, election.phase, waits):
            break
        count += 1
    return count


def is_said(times_before: int) -> bool:
    """Whether one hold more is told: the first, after one day, two and four days more, and then weekly."""
    return times_before in FIRST_DAYS or times_before % WEEK == 0
