"""Nominating: several nominations of one person are one candidacy, and nobody stands who has not accepted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from domain.candidacies import MAX_REASON, Candidacy, Nomination, Standing, Vetting
from domain.election_guards import require, require_nominating, require_running, within
from domain.elections import MOST_CANDIDATES, Election, Phase
from domain.poll import fold
from domain.refusal import Refusal

OUT = (Standing.DECLINED, Standing.WITHDRAWN)
"""Who is no candidate, by their own word or because who nominated them took it back."""
_PROGRESS = (
    Standing.NOMINATED,
    Standing.LAPSED,
    Standing.DECLINED,
    Standing.WITHDRAWN,
    Standing.ACCEPTED,
    Standing.PASSED,
    Standing.REJECTED,
    Standing.STRUCK,
)


def is_same(one: Candidacy, other: Candidacy) -> bool:
    """Whether two candidacies are of one person: the same owner, the same person, or the same words where neither is
    known as an owner.
    """
    if one.owner_id and one.owner_id == other.owner_id:
        return True
    if one.person_id and one.person_id == other.person_id:
        return True
    return not one.owner_id and not other.owner_id and bool(one.given) and fold(one.given) == fold(other.given)


def nominate(
    election: Election, known: Sequence[Candidacy], proposed: Candidacy, *, by: str, reason: str, now: datetime
) -> Candidacy:
    """The candidacy that a nomination by the person ``by`` makes, or makes one supporter stronger. ``known`` are all
    of the election; ``proposed`` is who is meant, under a new id. Who declined or withdrew comes back only by
    nominating themselves, and who was taken back whoever nominates them; they still have to accept.

    Raises Refusal: those of `require_nominating`, phase-over, reason-too-long (most, length), nominate-twice (no,
    name), nominate-declined (name), nominate-withdrawn (name), nominate-rejected (name), nominate-many (no, most),
    nominate-full (most: candidates of one election).
    """
    require_nominating(election)
    require_running(election, now, Phase.NOMINATING)
    words = within(reason, MAX_REASON, "reason-too-long")
    found = next((each for each in known if is_same(each, proposed)), None)
    nomination = Nomination(by, words, now)
    themselves = proposed.person_id == by
    if found is not None:
        _check_again(election, found, by, themselves)
    if not themselves:
        _check_limit(election, known, found, by)
    if found is None:
        if sum(each.standing not in OUT for each in known) >= MOST_CANDIDATES:
            raise Refusal("nominate-full", most=MOST_CANDIDATES)
        return replace(proposed, standing=Standing.NOMINATED, nominations=(nomination,))
    back = found.standing in OUT
    earlier = tuple(each for each in found.nominations if each.person_id != by)
    return replace(
        _known_better(found, proposed),
        standing=Standing.NOMINATED if back else found.standing,
        confirmed=None if back else found.confirmed,
        nominations=(*earlier, nomination),
    )


def _check_again(election: Election, found: Candidacy, by: str, themselves: bool) -> None:
    """Raises Refusal as `nominate` says."""
    if found.standing in (Standing.REJECTED, Standing.STRUCK):
        raise Refusal("nominate-rejected", name=found.name)
    if found.standing in OUT:
        if themselves or not found.nominations:
            return
        code = "nominate-declined" if found.standing is Standing.DECLINED else "nominate-withdrawn"
        raise Refusal(code, name=found.name)
    if any(each.person_id == by for each in found.nominations):
        raise Refusal("nominate-twice", no=election.no, name=found.name)


def take_back(election: Election, candidacy: Candidacy, *, by: str, now: datetime) -> Candidacy:
    """The candidacy without the nomination by the person ``by``; with the last one of somebody who has not answered it
    is none any more, and may be made anew.

    Raises Refusal: those of `require_nominating`, phase-over, nominate-stands (name: they have answered).
    """
    require_nominating(election)
    require_running(election, now, Phase.NOMINATING)
    if candidacy.standing is not Standing.NOMINATED:
        raise Refusal("nominate-stands", name=candidacy.name or candidacy.given)
    left = tuple(each for each in candidacy.nominations if each.person_id != by)
    return replace(candidacy, nominations=left, standing=candidacy.standing if left else Standing.WITHDRAWN)


def _check_limit(election: Election, known: Sequence[Candidacy], found: Candidacy | None, by: str) -> None:
    """Raises Refusal nominate-many."""
    others = [
        each
        for each in known
        if each is not found
        and each.standing not in OUT
        and each.person_id != by
        and any(nomination.person_id == by for nomination in each.nominations)
    ]
    if len(others) >= election.most_nominations:
        raise Refusal("nominate-many", no=election.no, most=election.most_nominations)


def _known_better(candidacy: Candidacy, other: Candidacy) -> Candidacy:
    """The candidacy with what only the other knows of the same person."""
    if candidacy.owner_id or not other.owner_id:
        return replace(candidacy, person_id=candidacy.person_id or other.person_id)
    person = candidacy.person_id or other.person_id
    return replace(candidacy, owner_id=other.owner_id, person_id=person, name=other.name, unit=other.unit)


def resolve(candidacy: Candidacy, *, owner_id: str, person_id: str, name: str, unit: str) -> Candidacy:
    """The candidacy of somebody who was not on the roll, or not registered, and now is."""
    return replace(candidacy, owner_id=owner_id, person_id=person_id, name=name, unit=unit)


def merge(one: Candidacy, other: Candidacy) -> Candidacy:
    """Two candidacies that turned out to be of one person as one, under the first's id and with its photo: all who
    nominated them, as far as they had come in either.
    """
    base, more = (one, other) if _PROGRESS.index(one.standing) >= _PROGRESS.index(other.standing) else (other, one)
    better = _known_better(base, more)
    return replace(
        better,
        id=one.id,
        given=one.given or other.given,
        nominations=_earliest(one, other),
        vettings=_together(base, more),
        statement=base.statement or more.statement,
        photo=one.photo,
        reply=base.reply or more.reply,
    )


def _earliest(one: Candidacy, other: Candidacy) -> tuple[Nomination, ...]:
    """The nominations of both, of each person the first."""
    found: dict[str, Nomination] = {}
    for each in sorted((*one.nominations, *other.nominations), key=lambda nomination: nomination.at):
        found.setdefault(each.person_id, each)
    return tuple(found.values())


def _together(base: Candidacy, more: Candidacy) -> tuple[Vetting, ...]:
    said = {each.person_id for each in base.vettings}
    return (*(each for each in more.vettings if each.person_id not in said), *base.vettings)


def accept(
    election: Election, candidacy: Candidacy, person_id: str, confirmed: Collection[int], now: datetime
) -> Candidacy:
    """The candidacy accepted by who was nominated, with the numbers (from 1) of the conditions that they confirm.

    Raises Refusal: those of `require_nominating`, phase-over, accept-not-on-roll (name), accept-not-yours (name), those
    of `check_unanswered`, conditions-unclear (given, no, example), conditions-unconfirmed (conditions).
    """
    require_nominating(election)
    require_running(election, now, Phase.NOMINATING)
    if not candidacy.owner_id:
        raise Refusal("accept-not-on-roll", name=candidacy.name or candidacy.given)
    _check_theirs(candidacy, person_id, "accept-not-yours")
    check_unanswered(election, candidacy)
    unknown = sorted(no for no in confirmed if not 1 <= no <= len(election.conditions))
    if unknown:
        raise Refusal("conditions-unclear", given=str(unknown[0]), no=election.no, example=conditions_example(election))
    missing = [no for no in range(1, len(election.conditions) + 1) if no not in confirmed]
    if missing:
        raise Refusal("conditions-unconfirmed", conditions=tuple(map(str, missing)))
    return replace(candidacy, standing=Standing.ACCEPTED, confirmed=now)


def _check_theirs(candidacy: Candidacy, person_id: str, code: str) -> None:
    """Raises Refusal of this code (name)."""
    if not person_id or candidacy.person_id != person_id:
        raise Refusal(code, name=candidacy.name or candidacy.given)


def conditions_example(election: Election) -> str:
    """How the first of its conditions are confirmed by their numbers."""
    return ",".join(str(no) for no in range(1, min(len(election.conditions), 3) + 1)) or "1"


def check_unanswered(election: Election, candidacy: Candidacy) -> None:
    """Refuse to ask somebody again who has said yes or no, or cannot stand.

    Raises Refusal accept-already (no), accept-nobody (no), accept-declined (no, phase: who declined or withdrew
    nominates themselves anew, while one can), accept-late (no, at), accept-rejected (no), accept-struck (no).
    """
    if candidacy.standing in (Standing.ACCEPTED, Standing.PASSED):
        raise Refusal("accept-already", no=election.no)
    if candidacy.standing in OUT and not candidacy.nominations:
        raise Refusal("accept-nobody", no=election.no)
    if candidacy.standing in OUT:
        raise Refusal("accept-declined", no=election.no, phase=str(election.phase))
    if candidacy.standing is Standing.LAPSED:
        raise Refusal("accept-late", no=election.no, at=election.calendar.nominate_until)
    if candidacy.standing is Standing.REJECTED:
        raise Refusal("accept-rejected", no=election.no)
    if candidacy.standing is Standing.STRUCK:
        raise Refusal("accept-struck", no=election.no)


def decline(election: Election, candidacy: Candidacy, person_id: str) -> Candidacy:
    """The candidacy declined by who was nominated.

    Raises Refusal: withdraw-late (no: the list is published), election-phase, accept-not-yours (name), those of
    `check_unanswered`.
    """
    _check_unpublished(election)
    _check_theirs(candidacy, person_id, "accept-not-yours")
    check_unanswered(election, candidacy)
    return replace(candidacy, standing=Standing.DECLINED)


def withdraw(election: Election, candidacy: Candidacy, person_id: str) -> Candidacy:
    """The candidacy withdrawn by who accepted.

    Raises Refusal: withdraw-late (no: the list is published), election-phase, candidacy-not-yours (name),
    candidacy-not-standing (name).
    """
    _check_unpublished(election)
    _check_theirs(candidacy, person_id, "candidacy-not-yours")
    if candidacy.standing not in (Standing.ACCEPTED, Standing.PASSED):
        raise Refusal("candidacy-not-standing", name=candidacy.name)
    return replace(candidacy, standing=Standing.WITHDRAWN, number=0)


def _check_unpublished(election: Election) -> None:
    """Raises Refusal withdraw-late, election-phase."""
    if election.listed and election.phase not in (Phase.SEATED, Phase.VOID):
        raise Refusal("withdraw-late", no=election.no)
    require(election, Phase.NOMINATING, Phase.VETTING, Phase.STOPPED)
