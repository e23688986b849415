"""A result that stands: the committee is seated, seats that stay open are filled, and its term's end is remembered."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.context import Effects
from app.declare import Registry
from app.messages import Delivery
from app.words import Line, Press, Reply, words
from commands.case_round import tell_organisers
from commands.election_words import after_lines, title_line
from commands.formal_acts import add_act
from domain.acts import ActKind
from domain.candidacies import Candidacy, Outcome
from domain.committee import Ended, Member
from domain.elections import Election
from domain.schedule import Alarm
from domain.seated import seat, term_reminder, vacate

TERM_JOB = "committee.term"


async def serving(effects: Effects) -> list[Member]:
    """Who is a member of the estate's committee now."""
    return [each for each in await effects.uow.elections.members(effects.estate.id) if each.serves]


async def rounds_of(effects: Effects, election: Election) -> list[Election]:
    """This election and those before it that were for the same committee, the first one first."""
    found = [election]
    while found[0].parent:
        earlier = await effects.uow.elections.by_id(found[0].parent)
        if earlier is None:
            break
        found.insert(0, earlier)
    return found


async def seat_committee(effects: Effects, election: Election) -> None:
    """The result's notice is over: whoever was elected takes a seat, once so many are elected that there is a
    committee; with them those elected in the rounds before.
    """
    rounds = await rounds_of(effects, election)
    elected: list[Candidacy] = []
    for each in rounds:
        known = await effects.uow.elections.candidacies(each.id)
        elected += [one for one in known if one.outcome is Outcome.ELECTED]
    members = await serving(effects)
    of_these = {each.election_id for each in members} & {each.id for each in rounds}
    stands = len(elected) >= max(election.minimum, election.agreed // 2 + 1)
    if not stands and not of_these:
        await _no_committee(effects, election, elected)
        return
    if not of_these:
        for old in members:
            effects.uow.elections.put_member(vacate(old, Ended.REPLACED, effects.now))
        members = []
    seated_already = {each.candidacy_id for each in await effects.uow.elections.members(effects.estate.id)}
    fresh = [each for each in elected if each.id not in seated_already]
    # Who comes later sits for what is left of the same term.
    until = members[0].until if members else None
    made = seat(election, fresh, effects.house.ids.new, effects.now, effects.zone, until=until)
    for member in made:
        effects.uow.elections.put_member(member)
    await add_act(effects, ActKind.SEATED, {"election": election.no, "members": [each.name for each in made]})
    await _announce(effects, election, [*members, *made], first=not of_these)
    await _remember_term(effects, made)


async def note_departed(effects: Effects, gone: list[str]) -> None:
    """Owners are on the roll no longer: organisers hear of members among them."""
    lines: list[Line] = [
        words("member-departed", name=each.name) for each in await serving(effects) if each.owner_id in gone
    ]
    await tell_organisers(effects, lines)


async def _no_committee(effects: Effects, election: Election, elected: list[Candidacy]) -> None:
    lines = (
        words("not-seated"),
        title_line(election),
        words("result-no-committee", filled=len(elected), of=election.agreed, minimum=election.minimum),
    )
    await effects.announce(Reply(lines, delivery=Delivery.NOTICE))
    await tell_organisers(
        effects, [words("next-further", no=election.no, count=election.agreed - len(elected), title=election.title)]
    )


async def _announce(effects: Effects, election: Election, members: list[Member], *, first: bool) -> None:
    names = ", ".join(each.name for each in members)
    lines: list[Line] = [words("seated" if first else "seated-more"), title_line(election)]
    lines += [words("seated-members", count=len(members), names=names), words("seated-term", at=members[0].until)]
    if first:
        lines += after_lines(election)
    await effects.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))
    rows = ((Press(words("button-officers"), f"run:officers {election.no}"),),)
    for each in members:
        if each.person_id and first:
            said = (
                words("told-seated", no=election.no),
                words("told-officers", no=election.no),
                words("told-handover"),
            )
            await effects.tell(each.person_id, Reply(said, rows, delivery=Delivery.NOTICE))
    await tell_organisers(effects, [words("seated-next", no=election.no)])


async def _remember_term(effects: Effects, members: tuple[Member, ...]) -> None:
    """Half a year before the term ends, and when it does."""
    for at in sorted({moment for each in members for moment in (term_reminder(each.until), each.until)}):
        if at > effects.now:
            _put_alarm(effects, members[0].election_id, at)


def _put_alarm(effects: Effects, ref: str, at: datetime) -> None:
    key = at.astimezone(effects.zone).date().isoformat()
    known = Alarm(effects.house.ids.new(), effects.estate.id, TERM_JOB, ref, at, effects.estate.zone, key, "")
    effects.uow.alarms.put(known)


async def fall_term(effects: Effects, alarm: Alarm, late: bool) -> None:
    """The committee's term ends in half a year, or has ended: everybody hears so, and organisers what to do."""
    members = await serving(effects)
    if not members:
        return
    until = max(each.until for each in members)
    if effects.now >= until:
        await effects.announce(Reply((words("term-over", at=until),), delivery=Delivery.NOTICE))
        await tell_organisers(effects, [words("term-next")])
    elif effects.now >= term_reminder(until) - timedelta(days=1):
        await effects.announce(Reply((words("term-ends", at=until),), delivery=Delivery.NOTICE))
        await tell_organisers(effects, [words("term-next")])


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.job(TERM_JOB)(fall_term)
