"""Ballots handed in on paper: one organiser enters what it says, a second one with the paper in hand confirms it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from domain.papers import Choice, Origin, Paper
from domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Slip:
    """A paper ballot that waits for its confirmation. ``code`` is what the second organiser types, ``owner`` the id of
    the owner who signed it; ``invalid`` is why none of it counts, "" for a valid one.
    """

    code: str
    decision_id: str
    party: str
    owner: str
    choices: Mapping[int, Choice]
    entered_by: str
    entered_at: datetime
    invalid: str = ""


def confirm(slip: Slip, person_id: str, receipt: str) -> Paper:
    """The ballot, once somebody else than who entered it confirms. Raises Refusal slip-own."""
    if person_id == slip.entered_by:
        raise Refusal("slip-own")
    return Paper(slip.party, slip.owner, Origin.PAPER, slip.choices, receipt, slip.invalid)
