"""What organisers who do not stand do to an election on its way: phases put off, and what is done with too few."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import cast

from app.context import Context
from app.declare import Registry
from app.messages import Delivery
from app.words import Line, Reply, receipt, words
from commands.decision_run import end_and_reason, end_later
from commands.election_calling import announce_call, calling_details, set_alarms
from commands.election_powers import require_able
from commands.election_run import keep_step, put_off_act, told
from commands.election_words import dates_lines, election_of_button, title_line
from commands.formal_acts import add_act
from commands.placeholders import require_own_words
from domain.acts import ActKind
from domain.election_calendar import ENDS_AT, Lengths, at_clock, lengths_of, lengths_written
from domain.election_choices import reopen, with_each, with_fewer_seats
from domain.election_guards import require
from domain.election_phases import due, follow_ballot, put_off
from domain.elections import Election, Phase
from domain.refusal import Refusal

REOPEN_FOR = timedelta(days=7)


# -- later ends ----------------------------------------------------------------------------------------------------


async def extend_election(ctx: Context, election: Election, text: str) -> Reply:
    """Let its phase end later, with a reason: `3d many are away`. Raises Refusal."""
    await require_able(ctx, election)
    if election.phase is Phase.STOPPED:
        at, reason = end_and_reason(ctx, text, ctx.now)
        return await _reopened(ctx, election, at, reason)
    ends = due(election) or election.calendar.vote_until
    at, reason = end_and_reason(ctx, text, ends)
    if not reason:
        raise Refusal("put-off-reason", no=election.no)
    require_own_words(ctx, reason, command="extend", no=election.no)
    if election.phase is Phase.VOTING:
        return await _ballot_put_off(ctx, election, at, reason)
    later = put_off(election, at, ctx.now)
    await _keep_put_off(ctx, election, later, reason)
    return receipt("put-off-receipt", no=election.no, at=at)


async def _ballot_put_off(ctx: Context, election: Election, at: datetime, reason: str) -> Reply:
    """Voting ends later, as often as the rule allows; what follows it too."""
    decision = await ctx.uow.decisions.by_id(election.id)
    if decision is None:
        raise Refusal("election-phase", no=election.no, phase=str(election.phase))
    await end_later(ctx, decision, at)
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
    return await _reopened(ctx, election, at_clock(ctx.now + REOPEN_FOR, ENDS_AT, ctx.zone), "")


async def _stopped(ctx: Context, election_id: str) -> Election:
    election = await election_of_button(ctx, election_id)
    await require_able(ctx, election)
    require(election, Phase.STOPPED)
    return election


async def _reopened(ctx: Context, election: Election, until: datetime, reason: str) -> Reply:
    """Nominations anew, and everything after them; with a lot of its own, since the first may be known."""
    known = await ctx.uow.elections.candidacies(election.id)
    seed = f"{ctx.house.ids.new()}{ctx.house.ids.new()}"
    lengths = await _announced(ctx, election)
    again, still = reopen(election, known, until, seed, lengths=lengths, now=ctx.now, zone=ctx.zone)
    ctx.uow.elections.put(again)
    for candidacy in still:
        ctx.uow.elections.put_candidacy(candidacy)
    await add_act(ctx, ActKind.CALLED, calling_details(again))
    await set_alarms(ctx, again)
    if reason:
        await ctx.announce(Reply((words("election-put-off", reason=reason),), delivery=Delivery.NOTICE))
    await announce_call(ctx, again)
    return Reply((words("reopened", no=election.no, at=again.calendar.nominate_until),))


async def _announced(ctx: Context, election: Election) -> Lengths:
    """How long the phases take as it was first called."""
    for act in await ctx.uow.decisions.acts(ctx.estate.id):
        if act.kind == ActKind.CALLED and act.details is not None and act.details["election"] == election.no:
            return lengths_written(cast("dict[str, str]", act.details["calendar"]))
    return lengths_of(election.calendar)


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


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("estopr", admin_fact=True)(reopen_button)
    registry.action("estops", admin_fact=True)(fewer_button)
    registry.action("estope", admin_fact=True)(each_button)
