"""Candidates who own nothing in the estate any more."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from domain.candidacies import Candidacy, Standing
from domain.elections import OFFICES, Election, Phase
from domain.roll import Roll
from domain.roll_import import fold

_STANDS = (Standing.ACCEPTED, Standing.PASSED)
_WHILE = (Phase.NOMINATING, Phase.VETTING, Phase.STOPPED, Phase.NOTICE, Phase.VOTING, Phase.RESULT_NOTICE)


def owns_something(roll: Roll, owner_id: str, name: str) -> bool:
    """Whether the owner, or somebody of the same name, owns something there: a sale that was entered by mistake and
    taken back makes an owner of the same name.
    """
    if roll.units_of(owner_id):
        return True
    return any(fold(owner.name) == fold(name) and roll.units_of(owner.id) for owner in roll.owners.values())


def departed(election: Election, candidacies: Iterable[Candidacy], owners: Collection[str]) -> tuple[Candidacy, ...]:
    """Those who stand, or are on the ballot, and are none of the ``owners`` (ids) any more."""
    if election.phase not in _WHILE or election.purpose in OFFICES:
        return ()
    return tuple(each for each in candidacies if each.standing in _STANDS and each.owner_id not in owners)
