"""The call for candidates as it is told and kept: its act, its announcement, and the alarms of its phases."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.context import Effects
from app.messages import Delivery
from app.words import Line, Press, Reply, words
from commands.election_warnings import replaces_lines
from commands.election_words import (
    condition_lines,
    dates_lines,
    lot_line,
    rule_and_mode,
    seats_lines,
    title_line,
)
from commands.estates import names_of
from domain.acts import written_time
from domain.election_phases import due
from domain.elections import Election, Phase
from domain.estate import Role
from domain.lot import lot_hash
from domain.rule_data import rule_to_data
from domain.schedule import Alarm

PHASE_JOB, REMIND_JOB = "election.phase", "election.remind"
REMIND_BEFORE = timedelta(days=1)


def take_number(effects: Effects) -> int:
    """The next number of a ballot, which is taken."""
    no = effects.estate.next_ballot
    effects.estate = replace(effects.estate, next_ballot=no + 1)
    effects.uow.estates.put(effects.estate)
    return no


def calling_details(called: Election) -> dict[str, object]:
    """The details of the act that calls an election: what nobody can edit from then on."""
    dates = called.calendar
    names = ("nominate_from", "nominate_until", "vet_until", "notice_until", "vote_until", "result_until")
    return {
        "election": called.no,
        "title": called.title,
        "seats": called.seats,
        "alternates": called.alternates,
        "max_marks": called.max_marks,
        "contested": called.contested,
        "agreed": called.agreed,
        "filled": called.filled,
        "minimum": called.minimum,
        "rule": rule_to_data(called.rule),
        "mode": str(called.mode),
        "conditions": list(called.conditions),
        "calendar": {name: written_time(getattr(dates, name)) for name in names},
        "lot": lot_hash(called.lot_seed),
    }


async def announce_call(effects: Effects, called: Election) -> None:
    """The call for candidates, with its conditions and dates, in every room."""
    lines: list[Line] = [words("election-called"), title_line(called), *seats_lines(called)]
    lines += await replaces_lines(effects, called)
    lines += condition_lines(called)
    key = "election-how-later" if called.phase is Phase.CALLED else "election-how"
    lines.append(words(key, no=called.no, since=called.calendar.nominate_from, until=called.calendar.nominate_until))
    grants = await effects.uow.people.grants(effects.estate.id)
    lines.append(words("election-run-by", names=await names_of(effects, grants, Role.ORGANISER)))
    lines += [words("election-dates"), *dates_lines(called, effects.now), *rule_and_mode(called), lot_line(called)]
    chain = await effects.uow.decisions.acts(effects.estate.id)
    lines.append(words("decision-chain", hash=chain[-1].hash[:16]))
    await effects.announce(Reply(tuple(lines), call_buttons(called), delivery=Delivery.NOTICE))


async def announce_opening(effects: Effects, called: Election) -> None:
    """Nominations that were announced before are open now."""
    until = called.calendar.nominate_until
    lines = (words("nominations-open"), title_line(called), words("election-how", no=called.no, until=until))
    await effects.announce(Reply(lines, call_buttons(called), delivery=Delivery.NOTICE))


def call_buttons(called: Election) -> tuple[tuple[Press, ...], ...]:
    """Standing, and what is in one's own calendar."""
    if called.phase is not Phase.NOMINATING:
        return ()
    return ((Press(words("button-stand"), f"estand:{called.id}", start=f"stand_{called.id}"),),)


async def set_alarms(effects: Effects, election_: Election) -> None:
    """See that its present phase ends at its time, and is reminded of a day before; and at no earlier time."""
    for job in (PHASE_JOB, REMIND_JOB):
        for alarm in await effects.uow.alarms.of_ref(job, election_.id):
            effects.uow.alarms.delete(alarm.id)
    at = due(election_)
    if at is None:
        return
    _put_alarm(effects, election_, PHASE_JOB, at)
    if at - REMIND_BEFORE > effects.now and election_.phase in (Phase.NOMINATING, Phase.VETTING):
        _put_alarm(effects, election_, REMIND_JOB, at - REMIND_BEFORE)


def _put_alarm(effects: Effects, election_: Election, job: str, at: datetime) -> None:
    key = at.astimezone(effects.zone).date().isoformat()
    made = effects.house.ids.new()
    effects.uow.alarms.put(
        Alarm(made, election_.estate_id, job, election_.id, at, effects.estate.zone, key, election_.called_by)
    )
