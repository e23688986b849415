"""The ballot of an election is counted: who was elected hears so, and what is left to do is said."""

from __future__ import annotations

from app.context import Effects
from app.messages import Delivery
from app.words import Line, Reply, words
from commands.election_calling import set_alarms
from commands.election_offices import offices_filled
from commands.election_words import place_among
from domain.candidacies import Candidacy
from domain.counting import Count
from domain.decision import Decision
from domain.election_phases import closed
from domain.elections import OFFICES, Election


async def keep_outcome(effects: Effects, decision: Decision, found: Count) -> Election | None:
    """Keep who came out how, and put the result under public notice. Returns the election."""
    election = await effects.uow.elections.by_id(decision.id)
    if election is None or found.seating is None:
        return None
    known = await effects.uow.elections.candidacies(election.id)
    over, outcomes = closed(election, known, found.seating, effects.now)
    effects.uow.elections.put(over)
    for each in outcomes:
        effects.uow.elections.put_candidacy(each)
    await set_alarms(effects, over)
    return over


def notice_lines(election: Election | None) -> list[Line]:
    """Until when the result is under notice, and how one objects; an office has no notice."""
    if election is None or election.purpose in OFFICES:
        return []
    return [words("result-notice", no=election.no, until=election.calendar.result_until)]


async def tell_outcome(effects: Effects, election: Election | None, found: Count) -> None:
    """Whoever stood hears how they came out, and organisers what is left to do."""
    if election is None:
        return
    outcomes = await effects.uow.elections.candidacies(election.id)
    if election.purpose in OFFICES:
        await offices_filled(effects, election, outcomes)
        return
    for each in outcomes:
        await _tell(effects, election, each, place_among(outcomes, each), decided=found.results[0].quorate)


async def _tell(effects: Effects, election: Election, candidacy: Candidacy, place: int, *, decided: bool) -> None:
    if not candidacy.person_id or candidacy.outcome is None:
        return
    # Where too few took part nobody lost.
    key = f"told-{candidacy.outcome}" if decided else "told-undecided"
    until = election.calendar.result_until
    said = words(key, no=election.no, title=election.title, place=place, until=until)
    await effects.tell(candidacy.person_id, Reply((said,), delivery=Delivery.NOTICE))
