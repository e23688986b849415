"""Candidates and members who sell. One organiser alone can change the roll, so it takes nobody's place by itself: what
it says is told, and two decide.
"""

from __future__ import annotations

from app.context import Effects
from app.messages import Delivery
from app.words import Line, Reply, words
from commands.case_round import tell_organisers
from commands.election_seated import serving
from commands.election_words import names_of
from domain.departed import departed
from domain.elections import Phase

TAKEN_OFF = (Phase.VETTING, Phase.NOTICE)


async def note_departed(effects: Effects, gone: list[str]) -> None:
    """Owners own nothing here any more: every room hears of candidates among them, and organisers of members."""
    lines: list[Line] = [
        words("member-departed", name=each.name) for each in await serving(effects) if each.owner_id in gone
    ]
    for election in await effects.uow.elections.of_estate(effects.estate.id) if gone else ():
        known = await effects.uow.elections.candidacies(election.id)
        roll = await effects.uow.rolls.whole(effects.estate.id)
        names = names_of(known)
        for each in departed(election, known, {owner for owner in roll.owners if roll.units_of(owner)}):
            if each.owner_id not in gone:
                continue
            said = words("candidate-departed", no=election.no, name=names[each.id])
            await effects.announce(Reply((said,), delivery=Delivery.NOTICE))
            key = "candidate-departed-how" if election.phase in TAKEN_OFF else "candidate-departed-late"
            lines.append(words(key, no=election.no, name=names[each.id]))
    await tell_organisers(effects, lines)
