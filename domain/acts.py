"""Formal acts as a chain: each holds the hash of the one before, so that none can be changed or taken out unseen.

An estate has one chain. A record carries all of it but the details of other matters, so an act's hash covers the *hash*
of its details: who may not read them can still check the chain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from domain.canonical import digest

BEGINNING = "0" * 64
"""What stands as the hash before the first act."""


class ActKind(StrEnum):
    """What was done."""

    ROLL_FROZEN = "roll-frozen"
    ANNOUNCED = "announced"
    OPENED = "opened"
    EXTENDED = "extended"
    CLOSED = "closed"
    VOIDED = "voided"
    ROLE_GIVEN = "role-given"
    OBJECTIONS = "objections-counted"
    PAPERS_OPENED = "papers-opened"
    CALLED = "called"  # an election: the call for candidates
    LISTED = "listed"  # the candidates, in the order that the lot drew
    STRUCK = "struck"  # one of them was taken off the list
    PUT_OFF = "put-off"  # a phase of it ends later
    SEATED = "seated"  # its result stands
    HANDED_OVER = "handed-over"  # the organisers' role passed to the committee
    VACATED = "vacated"  # a member left the committee


@dataclass(frozen=True, slots=True)
class Act:
    """One act. ``no`` counts from 1, ``at`` is UTC in whole seconds (``2026-11-27T10:40:09Z``); ``details`` are None
    where only their hash is shown.
    """

    no: int
    kind: str
    at: str
    details: Mapping[str, object] | None
    details_hash: str
    previous: str
    hash: str

    def without_details(self) -> Act:
        """As those see it whom its details do not concern."""
        return replace(self, details=None)


def written_time(at: datetime) -> str:
    """An aware time in UTC and whole seconds. Raises ValueError for one without a zone."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def append(chain: Sequence[Act], kind: ActKind, at: datetime, details: Mapping[str, object]) -> Act:
    """The act that comes next. Raises ValueError for details that canonical JSON cannot say."""
    no, previous, details_hash = len(chain) + 1, chain[-1].hash if chain else BEGINNING, digest(dict(details))
    when = written_time(at)
    made = Act(no, str(kind), when, dict(details), details_hash, previous, "")
    return replace(made, hash=_hash(made))


def _hash(act: Act) -> str:
    return digest(
        {"no": act.no, "kind": act.kind, "at": act.at, "details_hash": act.details_hash, "previous": act.previous}
    )


def first_broken(chain: Sequence[Act]) -> int | None:
    """The place (from 1) of the first act that does not follow from those before it; None if all do."""
    previous = BEGINNING
    for place, act in enumerate(chain, start=1):
        intact = act.details is None or digest(dict(act.details)) == act.details_hash
        if (act.no, act.previous, act.hash) != (place, previous, _hash(act)) or not intact:
            return place
        previous = act.hash
    return None


def act_data(act: Act, *, details: bool) -> dict[str, object]:
    """The act as the record has it."""
    data: dict[str, object] = {
        "no": act.no,
        "kind": act.kind,
        "at": act.at,
        "details_hash": act.details_hash,
        "previous": act.previous,
        "hash": act.hash,
    }
    return {**data, "details": dict(act.details)} if details and act.details is not None else data
