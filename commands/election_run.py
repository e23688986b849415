"""What becomes of an election by itself: each phase begins and ends at its time, and every room hears of it."""

from __future__ import annotations

from dataclasses import replace

from app.context import Context, Effects
from app.declare import Registry
from app.election_arguments import ElectionNo
from app.messages import Delivery
from app.refusals import refusal_words
from app.words import Line, Press, Reply, Words, words
from commands.case_round import tell_organisers
from commands.decision_run import check_ground, open_ballot
from commands.election_calling import PHASE_JOB, REMIND_JOB, announce_opening, call_buttons, set_alarms
from commands.election_objections import objections_reply, unanswered
from commands.election_powers import require_able
from commands.election_seated import rounds_of, seats_filled, what_is_left
from commands.election_words import dates_lines, find_election, list_lines, phase_line, stopped_reply, title_line
from commands.formal_acts import add_act
from commands.organising import require_organiser
from commands.vacancies import seat_elected
from commands.vet import tell_vetters, waiting_reply
from domain.acts import ActKind, written_time
from domain.candidacies import Candidacy, Standing
from domain.decision import announce
from domain.election_choices import publish_early
from domain.election_holds import is_said, times_held
from domain.election_list import ballot_of, listed, names_on_list
from domain.election_phases import Event, Step, due, hold, step
from domain.elections import OFFICES, Election, Phase
from domain.electorate import freeze
from domain.record import announcing_details
from domain.refusal import Refusal
from domain.rights import Right
from domain.schedule import Alarm
from domain.vetting import undecided

LEAST_VETTERS = 2
HELD_BY_ROLL = ("notice-first", "notice-runs-still", "notice-outdated", "objections-unanswered")
"""Why the roll is no ground to vote on, as far as everybody can read it."""


async def fall_phase(effects: Effects, alarm: Alarm, late: bool) -> None:
    """The time has come at which an election's phase ends."""
    election = await effects.uow.elections.by_id(alarm.ref)
    if election is None or (at := due(election)) is None or at > effects.now:
        return
    await go_on(effects, election)


async def go_on(effects: Effects, election: Election) -> None:
    """Do what comes next, and tell whom it concerns."""
    known = await effects.uow.elections.candidacies(election.id)
    waiting = len(await unanswered(effects, election))
    taken = step(election, known, effects.now, waiting=waiting)
    if taken.event is Event.VOTING:
        await _say_unanswered(effects, election, waiting, "opens-unanswered")
        await _open(effects, election, taken)
        return
    await keep_step(effects, taken)
    await told(effects, election, taken, waiting)


async def keep_step(effects: Effects, taken: Step) -> None:
    """Keep the election as it is after a step, and see to its next end."""
    effects.uow.elections.put(taken.election)
    for candidacy in taken.candidacies:
        effects.uow.elections.put_candidacy(candidacy)
    await set_alarms(effects, taken.election)


async def told(effects: Effects, before: Election, taken: Step, waiting: int = 0) -> None:
    """Say what a step did."""
    election = taken.election
    match taken.event:
        case Event.NOMINATIONS:
            await announce_opening(effects, election)
        case Event.VETTING:
            await _vetting(effects, taken)
        case Event.LISTED:
            await _listed(effects, taken)
        case Event.HELD:
            await _held(effects, before, taken, waiting)
        case Event.STOPPED:
            await _stopped(effects, taken)
        case Event.SEATED:
            await _say_unanswered(effects, election, waiting, "stands-unanswered")
            await seat_elected(effects, election)


async def _say_unanswered(effects: Effects, election: Election, count: int, key: str) -> None:
    if count:
        said = words(key, no=election.no, count=count)
        await effects.announce(Reply((said,), delivery=Delivery.NOTICE))


async def _vetting(effects: Effects, taken: Step) -> None:
    election = taken.election
    accepted = [each for each in taken.candidacies if each.standing is Standing.ACCEPTED]
    lines: list[Line] = [words("vetting-begins"), title_line(election)]
    lines += [words("vetting-stand", count=len(accepted)), words("vetting-until", at=election.calendar.vet_until)]
    if taken.moved:
        lines += moved_lines(effects, election)
    await effects.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))
    if not undecided(taken.candidacies):
        return
    asked = await waiting_reply(effects, election, taken.candidacies)
    able = await tell_vetters(effects, election, asked)
    if able < LEAST_VETTERS:
        few = words("vetters-few", no=election.no, able=able) if able else words("vetters-none", no=election.no)
        await tell_organisers(effects, [few])


async def _listed(effects: Effects, taken: Step) -> None:
    """The list goes to every room, in the order of the lot, and its public notice begins."""
    election = taken.election
    on_list = listed(taken.candidacies)
    names = names_on_list(taken.candidacies)
    rows = [{"no": each.number, "name": names[each.id]} for each in on_list]
    await add_act(effects, ActKind.LISTED, {"election": election.no, "seed": election.lot_seed, "candidates": rows})
    lines: list[Line] = [words("list-published"), title_line(election), *list_lines(taken.candidacies)]
    lines += [words("candidates-lot", seed=election.lot_seed)]
    lines.append(words("list-objections", no=election.no, until=election.calendar.notice_until))
    lines += (
        dates_lines(election, effects.now) if taken.moved else [words("dates-vote", at=election.calendar.vote_until)]
    )
    chain = await effects.uow.decisions.acts(effects.estate.id)
    lines.append(words("decision-chain", hash=chain[-1].hash[:16]))
    button = ((Press(words("button-candidates"), f"run:candidates {election.no}"),),)
    await effects.announce(Reply(tuple(lines), button, delivery=Delivery.NOTICE))
    for each in taken.candidacies:
        if each.standing is Standing.PASSED and each.person_id:
            said = words("told-listed", no=election.no, number=each.number)
            await effects.tell(each.person_id, Reply((said,)))


async def _held(effects: Effects, before: Election, taken: Step, waiting: int) -> None:
    """It goes on a day later, since something has to be done first: organisers read what, the rooms when."""
    election = taken.election
    names = tuple(each.name for each in taken.waiting)
    why: Words = words("held-undecided", names=names) if taken.waiting else words("held-objections", count=waiting)
    if not await _hold_is_said(effects, election, "vetting" if taken.waiting else "objections"):
        return
    await _announce_held(effects, election, why)
    if taken.waiting:
        asked = await waiting_reply(effects, election, taken.candidacies)
        await tell_vetters(effects, election, asked)
    else:
        await tell_vetters(effects, election, await objections_reply(effects, before))


async def put_off_act(effects: Effects, election: Election, phase: Phase, reason: str, waits: str = "") -> None:
    """Let the chain tell that a phase ends later, and what it ``waits`` for where nobody put it off."""
    at = due(election) or election.calendar.vote_until
    details = {"election": election.no, "phase": str(phase), "until": written_time(at), "reason": reason}
    await add_act(effects, ActKind.PUT_OFF, details | ({"waits": waits} if waits else {}))


async def _hold_is_said(effects: Effects, election: Election, waits: str) -> bool:
    """Keep in the chain that it is held for one day more. Returns whether that is told this time."""
    before = times_held(await effects.uow.decisions.acts(election.estate_id), election, waits)
    await put_off_act(effects, election, election.phase, "", waits)
    return is_said(before)


async def _announce_held(effects: Effects, election: Election, why: Words) -> None:
    dates = moved_lines(effects, election)
    lines = (words("election-held"), title_line(election), why, *dates, words("held-goes-on"))
    await effects.announce(Reply(lines, delivery=Delivery.NOTICE))


def moved_lines(effects: Effects, election: Election) -> list[Line]:
    """The dates that are no longer those announced."""
    return [words("dates-moved"), *dates_lines(election, effects.now)]


async def _stopped(effects: Effects, taken: Step) -> None:
    election = taken.election
    count = sum(each.standing is Standing.PASSED for each in taken.candidacies)
    said = words("election-stopped", count=count, seats=election.seats)
    await effects.announce(
        Reply((words("election-stopped-head"), title_line(election), said), delivery=Delivery.NOTICE)
    )
    asked = stopped_reply(election, taken.candidacies)
    grants = await effects.uow.people.grants(election.estate_id)
    for person in sorted({grant.person_id for grant in grants if grant.role == "organiser"}):
        await effects.tell(person, asked)


async def _open(effects: Effects, election: Election, taken: Step) -> None:
    """The notice is over: freeze the roll, and let everybody vote. Without ground for that, a day later."""
    found = await effects.uow.rolls.whole(effects.estate.id)
    ballot = announce(ballot_of(taken.election, taken.candidacies))
    try:
        await check_ground(effects, ballot, found)
    except Refusal as refused:
        await _no_ground(effects, election, refused)
        return
    await keep_step(effects, taken)
    await add_act(effects, ActKind.ANNOUNCED, announcing_details(ballot))
    if taken.moved:
        said = Reply((words("dates-moved"), *dates_lines(taken.election, effects.now)), delivery=Delivery.NOTICE)
        await effects.announce(said)
    await open_ballot(effects, ballot, freeze(found))


async def _no_ground(effects: Effects, election: Election, refused: Refusal) -> None:
    later = hold(election, effects.now)
    effects.uow.elections.put(later)
    await set_alarms(effects, later)
    code = refused.code if refused.code in HELD_BY_ROLL else "other"
    if not await _hold_is_said(effects, later, f"roll-{code}"):
        return
    await _announce_held(effects, later, words(f"held-roll-{code}"))
    await tell_organisers(effects, [words("held-roll-why", no=later.no), refusal_words(refused)])


# -- before an end -------------------------------------------------------------------------------------------------


async def fall_remind(effects: Effects, alarm: Alarm, late: bool) -> None:
    """A day before nominations or vetting end."""
    election = await effects.uow.elections.by_id(alarm.ref)
    if election is None or (at := due(election)) is None or at <= effects.now:
        return
    known = await effects.uow.elections.candidacies(election.id)
    if election.phase is Phase.NOMINATING:
        stand = sum(each.standing is Standing.ACCEPTED for each in known)
        lines = (words("remind-nominations", no=election.no, title=election.title, at=at, count=stand),)
        await effects.announce(Reply(lines, call_buttons(election), delivery=Delivery.NOTICE))
        await _remind_nominees(effects, election, known)
    elif election.phase is Phase.VETTING:
        asked = await waiting_reply(effects, election, known)
        if undecided(known):
            await tell_vetters(effects, election, asked)


async def _remind_nominees(effects: Effects, election: Election, known: tuple[Candidacy, ...]) -> None:
    for each in known:
        if each.standing is Standing.NOMINATED and each.person_id:
            said = words("remind-nominee", no=election.no, at=election.calendar.nominate_until)
            await effects.tell(each.person_id, Reply((said,)))


async def advance(ctx: Context, ballot: ElectionNo | None = None) -> Reply:
    """What comes next and what is missing for it; a list that is ready is published early. Raises Refusal."""
    election = await find_election(ctx, ballot)
    known = await ctx.uow.elections.candidacies(election.id)
    if election.phase is Phase.STOPPED:
        require_organiser(ctx)
        return stopped_reply(election, known)
    if election.phase is not Phase.VETTING:
        later = [
            line
            for line in dates_lines(election, ctx.now)
            if line != words("dates-nominate-from", at=due(election) or ctx.now)
        ]
        shown = Reply((title_line(election), phase_line(election), *later))
        left = await _left(ctx, election)
        return shown if left is None else replace(shown, lines=(*shown.lines, *left.lines), buttons=left.buttons)
    await require_able(ctx, election)
    taken = publish_early(election, await ctx.uow.elections.candidacies(election.id), ctx.now)
    await keep_step(ctx, taken)
    await told(ctx, election, taken)
    if taken.event is Event.STOPPED:
        # They have just been asked what is to be done.
        return Reply((words("advanced-stopped", no=election.no),))
    return Reply((words("advanced", no=election.no),))


async def _left(ctx: Context, election: Election) -> Reply | None:
    """What is to be done about seats that stayed open; None if nothing is."""
    if election.phase is not Phase.SEATED or election.purpose in OFFICES:
        return None
    filled = await seats_filled(ctx, await rounds_of(ctx, election))
    return await what_is_left(ctx, election, election.agreed - filled)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("advance", group="elections", needs=Right.ORGANISE)(advance)
    registry.job(PHASE_JOB)(fall_phase)
    registry.job(REMIND_JOB)(fall_remind)
