"""Vetting: organisers look whether those who accepted meet the conditions. One who passes somebody is enough unless two
reject them; once the list is published only an objection lets two take somebody off it. Nobody does so who stands.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from domain.candidacies import MAX_REASON, Candidacy, Standing, Vetting
from domain.election_guards import require, require_running, within
from domain.elections import Election, Phase
from domain.refusal import Refusal

REJECTING = 2
"""So many organisers must agree to keep somebody off the list, or to take them off it."""
_STOOD = (Standing.NOMINATED, Standing.ACCEPTED, Standing.PASSED, Standing.REJECTED, Standing.STRUCK)


def standing_persons(candidacies: Iterable[Candidacy]) -> frozenset[str]:
    """The ids of the persons who stand, were nominated and did not decline, or were kept off the list: they judge
    nobody.
    """
    return frozenset(each.person_id for each in candidacies if each.standing in _STOOD and each.person_id)


def as_vetting_begins(candidacies: Sequence[Candidacy]) -> tuple[Candidacy, ...]:
    """All as they are when nominations end. Who said neither yes nor no has lapsed: nobody can be kept from vetting by
    being nominated. And what somebody who stands now found, before nominations were reopened, is left out.
    """
    settled = [
        replace(each, standing=Standing.LAPSED) if each.standing is Standing.NOMINATED else each for each in candidacies
    ]
    stand = standing_persons(settled)
    return tuple(
        replace(each, vettings=tuple(said for said in each.vettings if said.person_id not in stand)) for each in settled
    )


def verdict(candidacy: Candidacy) -> Standing:
    """PASSED or REJECTED for somebody who accepted, as far as organisers have agreed; ACCEPTED while they have not. Of
    each organiser the latest word counts. For anybody else it is how far they have come.
    """
    if candidacy.standing is not Standing.ACCEPTED:
        return candidacy.standing
    latest = {each.person_id: each.passes for each in candidacy.vettings}
    if sum(not passes for passes in latest.values()) >= REJECTING:
        return Standing.REJECTED
    return Standing.PASSED if any(latest.values()) else Standing.ACCEPTED


def undecided(candidacies: Iterable[Candidacy]) -> tuple[Candidacy, ...]:
    """Those who accepted and of whom it is not known yet whether they will be on the list."""
    return tuple(each for each in candidacies if verdict(each) is Standing.ACCEPTED)


def vet(
    election: Election,
    candidacies: Collection[Candidacy],
    candidacy: Candidacy,
    *,
    by: str,
    passes: bool,
    reason: str,
    now: datetime,
) -> Candidacy:
    """What an organiser (the person ``by``, known to be one) finds, in place of what they found before.

    Raises Refusal: election-phase, phase-over, vet-stands (no), vet-not-accepted (name), vet-reason-missing,
    reason-too-long (most, length).
    """
    require_running(election, now, Phase.VETTING)
    _check_impartial(election, candidacies, by)
    if candidacy.standing is not Standing.ACCEPTED:
        raise Refusal("vet-not-accepted", name=candidacy.name)
    said = Vetting(by, passes, _reason(passes, reason), now)
    others = tuple(each for each in candidacy.vettings if each.person_id != by)
    return replace(candidacy, vettings=(*others, said))


def _check_impartial(election: Election, candidacies: Collection[Candidacy], by: str) -> None:
    """Raises Refusal vet-stands."""
    if by in standing_persons(candidacies):
        raise Refusal("vet-stands", no=election.no)


def _reason(passes: bool, reason: str) -> str:
    """Raises Refusal vet-reason-missing, reason-too-long."""
    words = within(reason, MAX_REASON, "reason-too-long")
    if not words and not passes:
        raise Refusal("vet-reason-missing")
    return words


def strike(
    election: Election,
    candidacies: Collection[Candidacy],
    candidacy: Candidacy,
    *,
    by: str,
    reason: str,
    now: datetime,
    objected: bool,
) -> Candidacy:
    """An organiser's word that somebody must come off the published list; STRUCK once two have said so since it was
    published. ``objected``: somebody objected to this candidate in this notice. What they found before the list was
    published stays as it was.

    Raises Refusal: election-phase, vet-stands (no), strike-not-listed (name), strike-no-objection (name),
    vet-reason-missing, reason-too-long (most, length).
    """
    require(election, Phase.NOTICE)
    _check_impartial(election, candidacies, by)
    if candidacy.standing is not Standing.PASSED:
        raise Refusal("strike-not-listed", name=candidacy.name)
    if not objected:
        raise Refusal("strike-no-objection", name=candidacy.name)
    said = Vetting(by, False, _reason(False, reason), now)
    kept = tuple(each for each in candidacy.vettings if each.person_id != by or each.at < election.calendar.vet_until)
    against = {each.person_id for each in (*kept, said) if is_strike(election, each)}
    standing = Standing.STRUCK if len(against) >= REJECTING else Standing.PASSED
    return replace(candidacy, vettings=(*kept, said), standing=standing)


def is_strike(election: Election, vetting: Vetting) -> bool:
    """Whether it was said after the list was published, against who is on it."""
    return election.listed and vetting.at >= election.calendar.vet_until and not vetting.passes
