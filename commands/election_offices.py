"""The members' own ballot: counted it gives an office, and it falls when there are other members than those it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.context import Effects
from app.messages import Delivery
from app.words import Line, Reply, words
from commands.decision_run import declare_void
from commands.election_calling import set_alarms
from commands.estates import estate_reader
from domain.candidacies import Candidacy, Outcome
from domain.committee import Office
from domain.decision import DecisionState
from domain.decision import void as void_ballot
from domain.election_phases import void
from domain.elections import OFFICES, Election, Phase, Purpose
from domain.officers import take_office


async def offices_filled(effects: Effects, election: Election, outcomes: Sequence[Candidacy]) -> None:
    """Give the office to whoever was elected; an office has no notice of its result."""
    effects.uow.elections.put(replace(election, phase=Phase.SEATED))
    office = Office.CHAIR if election.purpose is Purpose.CHAIR else Office.VICE
    elected = {each.owner_id for each in outcomes if each.outcome is Outcome.ELECTED}
    members = [each for each in await effects.uow.elections.members(election.estate_id) if each.serves]
    chosen = [each for each in members if each.owner_id in elected]
    names = [each.name for each in chosen]
    if chosen:
        for member in take_office(members, {each.id for each in chosen}, office):
            effects.uow.elections.put_member(member)
    lines: list[Line] = [words(f"office-filled-{office}", names=tuple(names)) if names else words("office-nobody")]
    missing = election.seats - len(names)
    if missing:
        lines.append(words("office-again", count=missing))
    elif office is Office.CHAIR:
        lines.append(words("office-next"))
    else:
        lines.append(words("office-duties"))
    await effects.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))


async def offices_fall(effects: Effects) -> None:
    """Somebody has joined the committee or left it: an open ballot of those who were its members before is void."""
    for election in await effects.uow.elections.of_estate(effects.estate.id):
        decision = await effects.uow.decisions.by_id(election.id) if election.purpose in OFFICES else None
        if decision is None or decision.state is not DecisionState.OPEN:
            continue
        reader = estate_reader(effects)
        reason = reader.text(words("offices-fallen-reason"))
        voided = void(election, reason)
        effects.uow.elections.put(voided)
        await set_alarms(effects, voided)
        await declare_void(effects, void_ballot(decision, reason, effects.now), untold=True)
        said = words("offices-fallen", no=election.no, title=election.title)
        await effects.announce(Reply((said,), delivery=Delivery.NOTICE))
