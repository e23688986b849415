"""What the owners elect or decide now: from the call, the announcement or the first word for a recall, to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from app.context import Effects
from commands.election_words import is_running
from domain.committee import RecallState
from domain.decision import DecisionState


@dataclass(frozen=True, slots=True)
class UnderWay:
    """A vote of the owners: its number (0: a recall that is only asked for), and since when they know of it."""

    no: int
    since: datetime


async def under_way(effects: Effects) -> list[UnderWay]:
    """All such votes of the estate, the earliest known first."""
    elections = await effects.uow.elections.of_estate(effects.estate.id)
    decisions = await effects.uow.decisions.of_estate(effects.estate.id)
    found = [UnderWay(each.no, each.calendar.called_at) for each in elections if is_running(each)]
    begun = (DecisionState.ANNOUNCED, DecisionState.OPEN)
    found += [UnderWay(each.no, each.announced_at) for each in decisions if each.state in begun]
    recalls = await effects.uow.elections.recalls(effects.estate.id)
    found += [UnderWay(0, each.asked_at) for each in recalls if each.state in (RecallState.ASKED, RecallState.HEARING)]
    return sorted(found, key=lambda each: (each.since, each.no))


async def known_since(effects: Effects) -> datetime:
    """Since when the owners know of the earliest such vote: whom an organiser made one after that is no second. Now, if
    there is none.
    """
    return min((each.since for each in await under_way(effects)), default=effects.now)
