"""Candidates who sell while an election runs: who owns nothing here any more does not stand."""

from __future__ import annotations

from app.context import Effects
from app.messages import Delivery
from app.words import Line, Reply, words
from commands.case_round import tell_organisers
from commands.election_seated import serving
from commands.election_words import names_of
from commands.formal_acts import add_act
from domain.acts import ActKind
from domain.candidacies import Standing
from domain.departed import departed
from domain.elections import OFFICES, Election, Phase

UNDECIDED_YET = (Phase.VOTING, Phase.RESULT_NOTICE)


async def drop_departed(effects: Effects, election: Election) -> None:
    """Take off whoever stands and owns nothing here any more, and tell every room."""
    if election.purpose in OFFICES:
        return
    roll = await effects.uow.rolls.whole(effects.estate.id)
    known = await effects.uow.elections.candidacies(election.id)
    names = names_of(known)
    for each in departed(election, known, {owner for owner in roll.owners if roll.units_of(owner)}):
        effects.uow.elections.put_candidacy(each)
        name = names[each.id]
        if each.standing is Standing.STRUCK:
            details = {"election": election.no, "candidate": each.number, "name": name}
            await add_act(effects, ActKind.STRUCK, details)
        said = words("candidate-departed", no=election.no, name=name)
        await effects.announce(Reply((said,), delivery=Delivery.NOTICE))
        if each.person_id:
            await effects.tell(each.person_id, Reply((said,)))


async def note_departed(effects: Effects, gone: list[str]) -> None:
    """Owners are on the roll no longer: they stand no longer, and organisers hear of members and of candidates on a
    ballot among them.
    """
    lines: list[Line] = [
        words("member-departed", name=each.name) for each in await serving(effects) if each.owner_id in gone
    ]
    for election in await effects.uow.elections.of_estate(effects.estate.id) if gone else ():
        await drop_departed(effects, election)
        if election.phase in UNDECIDED_YET and election.purpose not in OFFICES:
            known = await effects.uow.elections.candidacies(election.id)
            there = [each for each in known if each.owner_id in gone and each.number and each.standing == "passed"]
            lines += [words("candidate-departed-late", no=election.no, name=each.name) for each in there]
    await tell_organisers(effects, lines)
