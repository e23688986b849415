"""The members' own ballot is counted: who is chair, or vice-chair, and what is left to do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.context import Effects
from app.messages import Delivery
from app.words import Line, Reply, words
from domain.candidacies import Candidacy, Outcome
from domain.committee import Office
from domain.elections import Election, Phase, Purpose
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
    lines: list[Line] = [words(f"office-filled-{office}", names=", ".join(names)) if names else words("office-nobody")]
    missing = election.seats - len(names)
    if missing:
        lines.append(words("office-again", count=missing))
    elif office is Office.CHAIR:
        lines.append(words("office-next"))
    else:
        lines.append(words("office-duties"))
    await effects.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))
