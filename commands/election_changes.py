"""What organisers do to an election on its way: phases put off, too few who stand, and declaring it void."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app import syntax
from app.arguments import END_OF_DAY
from app.context import Context
from app.declare import Registry
from app.held import HeldVoid
from app.messages import Delivery
from app.times import parse_duration, parse_when_prefix
from app.words import Line, Reply, receipt, words
from commands.decision_run import extend_decision, void_decision
from commands.election_calling import announce_call, calling_details, set_alarms
from commands.election_objections import objections_of
from commands.election_run import keep_step, put_off_act, told
from commands.election_words import dates_lines, election_of_button, title_line
from commands.estates import name_of
from commands.formal_acts import add_act
from commands.roll import require_organiser
from commands.second_organiser import require_second
from domain.acts import ActKind
from domain.decision import MAX_REASON
from domain.election_choices import reopen, with_each, with_fewer_seats
from domain.election_guards import require
from domain.election_phases import due, follow_ballot, put_off, void
from domain.elections import Election, Phase
from domain.refusal import Refusal
from domain.vetting import standing_persons

REOPEN_FOR = timedelta(days=7)
OVER = (Phase.SEATED, Phase.VOID)


# -- later ends ----------------------------------------------------------------------------------------------------


async def extend_election(ctx: Context, election: Election, text: str) -> Reply:
    """Let its phase end later, with a reason: `3d many are away`. Raises Refusal."""
    require_organiser(ctx)
    if election.phase is Phase.STOPPED:
        at, reason = _end_and_reason(ctx, text, ctx.now)
        return await _reopened(ctx, election, at, reason)
    ends = due(election) or election.calendar.vote_until
    at, reason = _end_and_reason(ctx, text, ends)
    if not reason:
        raise Refusal("put-off-reason", no=election.no)
    if election.phase is Phase.VOTING:
        return await _ballot_put_off(ctx, election, at, reason)
    later = put_off(election, at, ctx.now)
    await _keep_put_off(ctx, election, later, reason)
    return receipt("put-off-receipt", no=election.no, at=at)


def _end_and_reason(ctx: Context, text: str, ends: datetime) -> tuple[datetime, str]:
    """The later end, and what is said behind it. Raises Refusal time-unclear, reason-too-long."""
    first, rest = syntax.first_word(text)
    length = parse_duration(first)
    if length is not None:
        at = ends + length
    else:
        found = parse_when_prefix(text, ctx.now, ctx.zone)
        if found is None:
            raise Refusal("time-unclear", given=text[:30])
        when, rest = found
        at = when.on_clock(END_OF_DAY, ctx.zone) if when.day_only else when.at
    reason = rest.strip(" ,:\uff0c\uff1a")
    if len(reason) > MAX_REASON:
        raise Refusal("reason-too-long", most=MAX_REASON, length=len(reason))
    return at, reason


async def _ballot_put_off(ctx: Context, election: Election, at: datetime, reason: str) -> Reply:
    """Voting ends later, as often as the rule allows; what follows it too."""
    decision = await ctx.uow.decisions.by_id(election.id)
    if decision is None:
        raise Refusal("election-phase", no=election.no, phase=str(election.phase))
    await extend_decision(ctx, decision, at)
    later = follow_ballot(election, at)
    await _keep_put_off(ctx, election, later, reason)
    return receipt("put-off-receipt", no=election.no, at=at)


async def _keep_put_off(ctx: Context, before: Election, later: Election, reason: str) -> None:
    ctx.uow.elections.put(later)
    await set_alarms(ctx, later)
    await put_off_act(ctx, later, before.phase, reason)
    lines: list[Line] = [words("election-put-off", reason=reason), title_line(later), *dates_lines(later, ctx.now)]
    await ctx.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))


# -- too few stand -------------------------------------------------------------------------------------------------


async def reopen_button(ctx: Context, election_id: str) -> Reply:
    """Nominations are open for another week. Raises Refusal."""
    election = await _stopped(ctx, election_id)
    return await _reopened(ctx, election, ctx.now + REOPEN_FOR, "")


async def _stopped(ctx: Context, election_id: str) -> Election:
    election = await election_of_button(ctx, election_id)
    require_organiser(ctx)
    require(election, Phase.STOPPED)
    return election


async def _reopened(ctx: Context, election: Election, until: datetime, reason: str) -> Reply:
    """Nominations anew, and everything after them; with a lot of its own, since the first may be known."""
    known = await ctx.uow.elections.candidacies(election.id)
    seed = f"{ctx.house.ids.new()}{ctx.house.ids.new()}"
    again, still = reopen(election, known, until, seed, now=ctx.now, zone=ctx.zone)
    ctx.uow.elections.put(again)
    for candidacy in still:
        ctx.uow.elections.put_candidacy(candidacy)
    await add_act(ctx, ActKind.CALLED, calling_details(again))
    await set_alarms(ctx, again)
    if reason:
        await ctx.announce(Reply((words("election-put-off", reason=reason),), delivery=Delivery.NOTICE))
    await announce_call(ctx, again)
    return Reply((words("reopened", no=election.no, at=again.calendar.nominate_until),))


async def fewer_button(ctx: Context, election_id: str, seats: int) -> Reply:
    """Choose for fewer seats. Raises Refusal."""
    election = await _stopped(ctx, election_id)
    taken = with_fewer_seats(election, await ctx.uow.elections.candidacies(election.id), seats, ctx.now)
    said = words("now-fewer", no=election.no, count=seats)
    await ctx.announce(Reply((said,), delivery=Delivery.NOTICE))
    await keep_step(ctx, taken)
    await told(ctx, election, taken)
    return Reply((words("advanced", no=election.no),))


async def each_button(ctx: Context, election_id: str) -> Reply:
    """Vote yes or no on each who stands. Raises Refusal."""
    election = await _stopped(ctx, election_id)
    taken = with_each(election, await ctx.uow.elections.candidacies(election.id), ctx.now)
    await ctx.announce(Reply((words("now-each", no=election.no),), delivery=Delivery.NOTICE))
    await keep_step(ctx, taken)
    await told(ctx, election, taken)
    return Reply((words("advanced", no=election.no),))


# -- void ----------------------------------------------------------------------------------------------------------


async def void_election(ctx: Context, election: Election, reason: str) -> Reply:
    """Declare it void, with a reason that everybody reads; a result only after an objection, and by two organisers who
    do not stand. Raises Refusal.
    """
    require_organiser(ctx)
    if election.phase is not Phase.RESULT_NOTICE:
        await _declare_void(ctx, void(election, reason), reason)
        return receipt("decision-voided-receipt", no=election.no)
    known = await ctx.uow.elections.candidacies(election.id)
    if ctx.person.id in standing_persons(known):
        raise Refusal("vet-stands", no=election.no)
    if not await objections_of(ctx, election):
        raise Refusal("election-result", no=election.no)
    void(election, reason, upheld=True)
    code = ctx.house.ids.code()
    address = replace(ctx.incoming.address, account=ctx.account.account)
    held = HeldVoid(code, address, election.id, reason, ctx.person.id, ctx.now)
    ctx.turn.after.append(lambda: ctx.house.held_voids.keep(held))
    return Reply((words("void-second", no=election.no), words("void-confirm", code=code)), in_memory=True)


async def confirm_void(ctx: Context, code: str) -> Reply | None:
    """The second organiser confirms that a result is void; None if nothing of that kind waits under the code.

    Raises Refusal.
    """
    held = ctx.house.held_voids.of_anybody(code, ctx.now)
    if held is None:
        return None
    election = await ctx.uow.elections.by_id(held.election_id)
    if election is None or election.estate_id != ctx.estate.id:
        return None
    if held.by == ctx.person.id:
        raise Refusal("slip-own")
    known = await ctx.uow.elections.candidacies(election.id)
    if ctx.person.id in standing_persons(known):
        raise Refusal("vet-stands", no=election.no)
    await require_second(ctx, election, [held.by])
    await _declare_void(ctx, void(election, held.reason, upheld=True), held.reason, second=held.by)
    ctx.turn.after.append(lambda: ctx.house.held_voids.drop(code))
    return receipt("decision-voided-receipt", no=election.no)


async def _declare_void(ctx: Context, voided: Election, reason: str, second: str = "") -> None:
    """Keep it so and tell every room by whom, and whoever stood; an open ballot falls with it."""
    ctx.uow.elections.put(voided)
    await set_alarms(ctx, voided)
    decision = await ctx.uow.decisions.by_id(voided.id)
    if decision is not None and decision.state == "open":
        await void_decision(ctx, decision, reason)
        return
    await add_act(ctx, ActKind.VOIDED, {"election": voided.no, "reason": voided.void_reason})
    people = [second, ctx.person.id] if second else [ctx.person.id]
    by = ", ".join([await name_of(ctx, each) for each in people])
    said = words("election-voided", no=voided.no, title=voided.title, by=by, reason=voided.void_reason)
    await ctx.announce(Reply((said,), delivery=Delivery.NOTICE))
    for person in sorted(standing_persons(await ctx.uow.elections.candidacies(voided.id)) - set(people)):
        await ctx.tell(person, Reply((said,)))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("estopr", admin_fact=True)(reopen_button)
    registry.action("estops", admin_fact=True)(fewer_button)
    registry.action("estope", admin_fact=True)(each_button)
