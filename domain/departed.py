"""Candidates who own nothing in the estate any more, before they are voted on."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from domain.candidacies import Candidacy, Standing
from domain.elections import Election, Phase

_STANDS = (Standing.ACCEPTED, Standing.PASSED)
_BEFORE_VOTING = (Phase.NOMINATING, Phase.VETTING, Phase.STOPPED, Phase.NOTICE)


def departed(election: Election, candidacies: Iterable[Candidacy], owners: Collection[str]) -> tuple[Candidacy, ...]:
    """Those who stand and are none of the ``owners`` (ids) any more, as they no longer stand: off the published list,
    or withdrawn before there is one. Nobody once voting has begun: the ballot stays as it is.
    """
    if election.phase not in _BEFORE_VOTING:
        return ()
    gone = (each for each in candidacies if each.standing in _STANDS and each.owner_id not in owners)
    off_list = Standing.STRUCK if election.listed else Standing.WITHDRAWN
    return tuple(replace(each, standing=off_list) for each in gone)
