"""A result that stands: the committee is seated, seats that stay open are filled, and its term's end is remembered."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.context import Effects
from app.declare import Registry
from app.messages import Delivery
from app.words import Line, Press, Reply, Words, words
from commands.case_round import tell_organisers
from commands.election_words import after_lines, title_line
from commands.formal_acts import add_act
from domain.acts import ActKind
from domain.candidacies import Candidacy, Outcome
from domain.committee import Ended, Member, Office
from domain.election_law import law_of
from domain.elections import OFFICES, Election, Phase
from domain.schedule import Alarm
from domain.seated import seat, term_reminder, vacate

TERM_JOB, MEETING_JOB, FILING_JOB = "committee.term", "committee.meeting", "committee.filing"


async def serving(effects: Effects) -> list[Member]:
    """Who is a member of the estate's committee now."""
    return [each for each in await effects.uow.elections.members(effects.estate.id) if each.serves]


async def rounds_of(effects: Effects, election: Election) -> list[Election]:
    """This election and those before it that were for the same committee, the first one first."""
    found = [election]
    while found[0].parent:
        earlier = await effects.uow.elections.by_id(found[0].parent)
        if earlier is None or earlier.phase is Phase.VOID:
            break
        found.insert(0, earlier)
    return found


async def elected_before(effects: Effects, election: Election) -> dict[str, Candidacy]:
    """By owner, whom the rounds before this one elected, without those who have left their seat since."""
    left = {each.candidacy_id for each in await effects.uow.elections.members(effects.estate.id) if not each.serves}
    rounds = (await rounds_of(effects, election))[:-1]
    known = [one for each in rounds for one in await effects.uow.elections.candidacies(each.id)]
    return {one.owner_id: one for one in known if one.outcome is Outcome.ELECTED and one.id not in left}


async def later_rounds(effects: Effects, election: Election) -> list[Election]:
    """All elections for the same committee as this one, in their order; what was declared void is none of them."""
    rounds = await rounds_of(effects, election)
    known = [each for each in await effects.uow.elections.of_estate(effects.estate.id) if each.phase is not Phase.VOID]
    while True:
        after = [each for each in known if each.parent == rounds[-1].id and each.purpose not in OFFICES]
        if not after:
            return rounds
        rounds.append(after[-1])


async def seats_filled(effects: Effects, rounds: list[Election]) -> int:
    """How many of the committee's seats are filled: by its members once it is seated, before that by those elected."""
    of_these = {each.id for each in rounds}
    members = [each for each in await serving(effects) if each.election_id in of_these]
    if members:
        return len(members)
    last = await effects.uow.elections.candidacies(rounds[-1].id)
    return len(await elected_before(effects, rounds[-1])) + sum(_won(each) for each in last)


async def seat_committee(effects: Effects, election: Election) -> None:
    """The result's notice is over: whoever was elected takes a seat, once so many are elected that there is a
    committee; with them those elected in the rounds before.
    """
    rounds = await rounds_of(effects, election)
    before = await elected_before(effects, election)
    known = await effects.uow.elections.candidacies(election.id)
    # Nobody sits twice: who took a seat as an alternate while this round ran keeps that one.
    elected = [*before.values(), *(each for each in known if _won(each) and each.owner_id not in before)]
    members = await serving(effects)
    of_these = {each.election_id for each in members} & {each.id for each in rounds}
    stands = len(elected) >= _needed(election)
    if not stands and not of_these:
        await _no_committee(effects, election, elected)
        return
    if not of_these:
        for old in members:
            effects.uow.elections.put_member(vacate(old, Ended.REPLACED, effects.now))
            if old.person_id:
                said = words("seat-vacant-replaced", name=old.name)
                await effects.tell(old.person_id, Reply((said,), delivery=Delivery.NOTICE))
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
    if not of_these:
        _remember_law(effects, election)
    await _what_is_left(effects, election, election.agreed - len(members) - len(made))


def _won(candidacy: Candidacy) -> bool:
    return candidacy.outcome is Outcome.ELECTED


def _needed(election: Election) -> int:
    """How many seats must be filled for a committee."""
    return max(election.minimum, election.agreed // 2 + 1)


async def _no_committee(effects: Effects, election: Election, elected: list[Candidacy]) -> None:
    """The result stands, and is not enough; organisers hear what is left to do, unless that is under way."""
    if await serving(effects):
        kept = (words("not-seated-kept"), title_line(election))
        await effects.announce(Reply(kept, delivery=Delivery.NOTICE))
        return
    lines = (
        words("not-seated"),
        title_line(election),
        words("result-no-committee", filled=len(elected), of=election.agreed, minimum=_needed(election)),
    )
    await effects.announce(Reply(lines, delivery=Delivery.NOTICE))
    await _what_is_left(effects, election, election.agreed - len(elected))


async def _what_is_left(effects: Effects, election: Election, missing: int) -> None:
    """Tell organisers what they can do about seats that are not filled, unless that is under way."""
    left = await what_is_left(effects, election, missing)
    if left is not None:
        await tell_organisers(effects, list(left.lines), left.buttons)


async def what_is_left(effects: Effects, election: Election, missing: int) -> Reply | None:
    """What organisers can do about so many seats that are not filled; None if that is nothing, or under way."""
    if missing <= 0 or (await later_rounds(effects, election))[-1].id != election.id:
        return None
    known = await effects.uow.elections.candidacies(election.id)
    if any(each.outcome is Outcome.TIED for each in known):
        button = ((Press(words("button-runoff"), f"erunoff:{election.id}"),),)
        return Reply((words("next-runoff", no=election.no, count=missing),), button)
    return Reply((await further_line(effects, election, missing),))


async def further_line(effects: Effects, election: Election, count: int) -> Words:
    """How the seats that nobody won are filled: by a further election after the first of these."""
    first = (await rounds_of(effects, election))[0]
    return words("next-further", no=first.no, count=count, title=first.title)


async def _announce(effects: Effects, election: Election, members: list[Member], *, first: bool) -> None:
    names = tuple(each.name for each in members)
    lines: list[Line] = [words("seated" if first else "seated-more"), title_line(election)]
    lines += [words("seated-members", count=len(members), names=names), words("seated-term", at=members[0].until)]
    if first:
        lines += after_lines(election)
    await effects.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))
    rows = ((Press(words("button-officers"), f"eofficers:{election.id}"),),)
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


def _remember_law(effects: Effects, election: Election) -> None:
    """A day before the first meeting, and a week before filing, is due by law."""
    law, since = law_of(election.rule), election.calendar.vote_until
    for job, days, before in ((MEETING_JOB, law.meeting_days, 1), (FILING_JOB, law.filing_days, 7)):
        at = since + timedelta(days=days - before)
        if days and at > effects.now:
            _put_alarm(effects, election.id, at, job)


def _put_alarm(effects: Effects, ref: str, at: datetime, job: str = TERM_JOB) -> None:
    key = at.astimezone(effects.zone).date().isoformat()
    known = Alarm(effects.house.ids.new(), effects.estate.id, job, ref, at, effects.estate.zone, key, "")
    effects.uow.alarms.put(known)


async def fall_meeting(effects: Effects, alarm: Alarm, late: bool) -> None:
    """The members have not elected a chair, and the law's days for that are nearly over."""
    election = await effects.uow.elections.by_id(alarm.ref)
    members = await serving(effects)
    if election is None or any(each.office is Office.CHAIR for each in members):
        return
    until = election.calendar.vote_until + timedelta(days=law_of(election.rule).meeting_days)
    rows = ((Press(words("button-officers"), f"eofficers:{election.id}"),),)
    for each in members:
        if each.person_id:
            await effects.tell(each.person_id, Reply((words("remind-meeting", until=until),), rows))


async def fall_filing(effects: Effects, alarm: Alarm, late: bool) -> None:
    """What is filed with the authorities is due in a week."""
    election = await effects.uow.elections.by_id(alarm.ref)
    if election is not None:
        until = election.calendar.vote_until + timedelta(days=law_of(election.rule).filing_days)
        await tell_organisers(effects, [words("remind-filing", no=election.no, until=until)])


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
    registry.job(MEETING_JOB)(fall_meeting)
    registry.job(FILING_JOB)(fall_filing)
