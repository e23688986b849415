"""The people in elections: one who is forgotten, and two who turn out to be one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from app.context import Effects
from domain.candidacies import Candidacy, Nomination, Standing, Vetting
from domain.elections import Election, Phase
from domain.vetting import standing_persons, verdict

BEFORE_VOTING = frozenset({Phase.CALLED, Phase.NOMINATING, Phase.VETTING, Phase.NOTICE, Phase.STOPPED})
GONE = "gone:"
"""Before the name under which somebody who is forgotten has vetted. No person has such an id."""
_STANDS = (Standing.NOMINATED, Standing.ACCEPTED, Standing.PASSED)


@dataclass(frozen=True, slots=True)
class Stood:
    """Where somebody who is forgotten stood, under the ``name`` that was shown. ``published``: it was on the list of
    candidates, and stays there.
    """

    election: Election
    name: str
    published: bool


async def stands_in(effects: Effects, election: Election, person_id: str) -> bool:
    """Whether somebody stands, or is nominated and has not declined: who does neither judges nor steers."""
    return person_id in standing_persons(await effects.uow.elections.candidacies(election.id))


# -- forgetting ---------------------------------------------------------------------------------------------------


async def forget_in_elections(effects: Effects, person_id: str) -> tuple[Stood, ...]:
    """Forget the person in every election and committee, and say where they stood.

    Before the list is published they no longer stand, and before voting those whom they nominated lose a nomination.
    What was published keeps the name alone. What they found as an organiser stays, under a name that is nobody's.
    """
    stood: list[Stood] = []
    for estate_id in await effects.uow.rolls.estates():
        for election in await effects.uow.elections.of_estate(estate_id):
            stood += await _forget_in(effects, election, person_id)
        for member in await effects.uow.elections.members(estate_id):
            if member.person_id == person_id:
                effects.uow.elections.put_member(replace(member, person_id=""))
        for recall in await effects.uow.elections.recalls(estate_id):
            asked_by = "" if recall.asked_by == person_id else recall.asked_by
            supporters = tuple(each for each in recall.supporters if each != person_id)
            effects.uow.elections.put_recall(replace(recall, asked_by=asked_by, supporters=supporters))
    return tuple(stood)


async def _forget_in(effects: Effects, election: Election, person_id: str) -> list[Stood]:
    elections, stood = effects.uow.elections, []
    candidacies = await elections.candidacies(election.id)
    vetted = any(each.person_id == person_id for candidacy in candidacies for each in candidacy.vettings)
    alias = f"{GONE}{effects.house.ids.new()}" if vetted else ""
    for candidacy in candidacies:
        if candidacy.person_id == person_id:
            published = bool(election.listed and candidacy.number)
            if published or (candidacy.standing in _STANDS and election.phase in BEFORE_VOTING):
                stood.append(Stood(election, candidacy.name, published))
            elections.drop_photo(candidacy.id)
        elections.put_candidacy(_without(candidacy, election, person_id, alias))
    for question in await elections.questions(election.id):
        if question.person_id == person_id:
            elections.put_question(replace(question, person_id=""))
    return stood


def _without(candidacy: Candidacy, election: Election, person_id: str, alias: str) -> Candidacy:
    """The candidacy without the person, as who stands, nominated or vetted."""
    if election.phase in BEFORE_VOTING:
        nominations = tuple(each for each in candidacy.nominations if each.person_id != person_id)
    else:
        nominations = tuple(
            replace(each, person_id="") if each.person_id == person_id else each for each in candidacy.nominations
        )
    vettings = tuple(
        replace(each, person_id=alias) if each.person_id == person_id else each for each in candidacy.vettings
    )
    left = replace(candidacy, nominations=nominations, vettings=vettings)
    return _nameless(left, election) if candidacy.person_id == person_id else left


def _nameless(candidacy: Candidacy, election: Election) -> Candidacy:
    """The candidacy of somebody who is forgotten; the roll's name stays in it, as it does on the roll."""
    left = replace(candidacy, person_id="", given="", statement="", photo=False)
    if election.listed and candidacy.number:
        return left
    unlisted = replace(left, reply="", name=candidacy.name if candidacy.owner_id else "")
    if election.phase not in BEFORE_VOTING or candidacy.standing is Standing.DECLINED:
        return unlisted
    return replace(unlisted, standing=Standing.WITHDRAWN)


# -- two who are one ----------------------------------------------------------------------------------------------


async def join_in_elections(effects: Effects, estate_id: str, kept: str, absorbed: str) -> list[int]:
    """Make everything of the absorbed person in the estate's elections and committee the kept person's.

    Until the list is published one person stands once, and until voting nominates and vets each candidate once, and
    never vets themselves. Returns the numbers of the elections in which they stood twice.
    """
    elections, twice = effects.uow.elections, []
    for election in await elections.of_estate(estate_id):
        if election.called_by == absorbed:
            elections.put(replace(election, called_by=kept))
        for candidacy in await elections.candidacies(election.id):
            elections.put_candidacy(_joined(candidacy, election, kept, absorbed))
        for question in await elections.questions(election.id):
            if question.person_id == absorbed:
                elections.put_question(replace(question, person_id=kept))
        if await _stand_once(effects, election, kept):
            twice.append(election.no)
    for member in await elections.members(estate_id):
        if member.person_id == absorbed:
            elections.put_member(replace(member, person_id=kept))
    for recall in await elections.recalls(estate_id):
        asked_by = kept if recall.asked_by == absorbed else recall.asked_by
        supporters = tuple(dict.fromkeys(kept if each == absorbed else each for each in recall.supporters))
        elections.put_recall(replace(recall, asked_by=asked_by, supporters=supporters))
    return twice


def _joined(candidacy: Candidacy, election: Election, kept: str, absorbed: str) -> Candidacy:
    nominations = tuple(
        replace(each, person_id=kept) if each.person_id == absorbed else each for each in candidacy.nominations
    )
    vettings = tuple(
        replace(each, person_id=kept) if each.person_id == absorbed else each for each in candidacy.vettings
    )
    stands = kept if candidacy.person_id == absorbed else candidacy.person_id
    joined = replace(candidacy, person_id=stands, nominations=nominations, vettings=vettings)
    if joined == candidacy or election.phase not in BEFORE_VOTING:
        return joined
    joined = replace(joined, nominations=_first_of_each(nominations))
    found = _last_of_each(vettings)
    if election.listed:
        return replace(joined, vettings=found)
    return _judged_anew(joined, tuple(each for each in found if each.person_id != stands))


def _first_of_each(nominations: Iterable[Nomination]) -> tuple[Nomination, ...]:
    first: dict[str, Nomination] = {}
    for each in nominations:
        first.setdefault(each.person_id, each)
    return tuple(first.values())


def _last_of_each(vettings: Iterable[Vetting]) -> tuple[Vetting, ...]:
    last: dict[str, Vetting] = {}
    for each in vettings:
        if each.person_id not in last or each.at >= last[each.person_id].at:
            last[each.person_id] = each
    return tuple(last.values())


def _judged_anew(candidacy: Candidacy, vettings: tuple[Vetting, ...]) -> Candidacy:
    """The candidacy with what is left of what organisers found: two accounts of one count once, and nobody judges
    themselves.
    """
    judged = candidacy.standing in (Standing.PASSED, Standing.REJECTED)
    if not judged or len(vettings) == len(candidacy.vettings):
        return replace(candidacy, vettings=vettings)
    anew = replace(candidacy, vettings=vettings, standing=Standing.ACCEPTED)
    return replace(anew, standing=verdict(anew))


async def _stand_once(effects: Effects, election: Election, person_id: str) -> bool:
    """Of several candidacies of one person leave the one that has come furthest, with what belongs to the others."""
    if election.listed or election.phase not in BEFORE_VOTING:
        return False
    elections = effects.uow.elections
    mine = [each for each in await elections.candidacies(election.id) if each.person_id == person_id]
    standing = [each for each in mine if each.standing in _STANDS]
    if len(standing) <= 1:
        return False
    left = max(standing, key=lambda each: _STANDS.index(each.standing))
    others = [each for each in standing if each.id != left.id]
    elections.put_candidacy(replace(left, nominations=_all_nominations((left, *others))))
    for other in others:
        elections.drop_photo(other.id)
        withdrawn = replace(other, standing=Standing.WITHDRAWN, nominations=(), statement="", photo=False)
        elections.put_candidacy(withdrawn)
    gone = {other.id for other in others}
    for question in await elections.questions(election.id):
        if question.candidacy_id in gone:
            elections.put_question(replace(question, candidacy_id=left.id))
    return True


def _all_nominations(candidacies: Sequence[Candidacy]) -> tuple[Nomination, ...]:
    return _first_of_each(each for candidacy in candidacies for each in candidacy.nominations)
