"""Running a poll: closing, extending, declaring void, nudging, and what its deadline does by itself."""

from __future__ import annotations

from dataclasses import replace

from app.arguments import BallotNo, FreeText, later_end
from app.context import Context, Effects
from app.declare import Registry
from app.messages import Delivery
from app.voters import forget_voters, voter_of
from app.words import Press, Reply, receipt, words
from commands.ballots import find_poll, needs_secret_taps, poll_buttons, require_manager, view_of
from commands.decision_run import nudge_decision
from commands.decision_words import find_decision
from commands.election_changes import extend_election
from commands.native import native_form
from commands.personal import personal_ballot_buttons
from commands.placeholders import require_own_words
from commands.poll import add, edit, set_alarms
from commands.results import result_lines
from commands.voiding import extend_motion, void_election, void_motion
from domain.poll import Poll, close, extend, require_open, void
from domain.refusal import Refusal
from domain.rights import Right
from domain.schedule import Alarm


async def close_poll(ctx: Context, ballot: BallotNo) -> Reply | None:
    """Close a poll now and tell every room the result. Raises Refusal."""
    election = await ctx.uow.elections.by_no(ctx.estate.id, ballot)
    if election is not None:
        raise Refusal("election-closes-itself", no=election.no)
    decision = await find_decision(ctx, ballot)
    if decision is not None:
        raise Refusal("decision-closes-itself", no=decision.no, at=decision.closes_at)
    poll = await find_poll(ctx, ballot)
    require_manager(ctx, poll)
    await end(ctx, close(poll, ctx.now))
    return None if ctx.room is not None else receipt("poll-closed-receipt", no=poll.no)


async def end(effects: Effects, poll: Poll, *, late: bool = False) -> None:
    """A poll has ended: keep it so, show it so, tell every room, and forget who cast what in an anonymous one."""
    effects.uow.polls.put(poll)
    await set_alarms(effects, poll)
    effects.refresh(view_of(poll))
    forget_voters(effects, poll)
    choices = await effects.uow.polls.choices(poll.id)
    for room in await effects.rooms():
        reader = effects.room_reader(room)
        lines = await result_lines(effects, poll, reader)
        if late:
            lines = (words("said-late", at=poll.closes_at or effects.now), *lines)
        thread = poll.opened_thread if room.id == poll.opened_in else ""
        buttons = ((Press(words("button-picture"), f"chart:{poll.id}"),),) if choices else ()
        reply = Reply(lines, buttons, delivery=Delivery.NOTICE)
        await effects.announce(reply, only=room.id, thread=thread)


async def extend_poll(ctx: Context, ballot: BallotNo, until: FreeText) -> Reply | None:
    """Move the deadline further away: by a length of time, or to a date. Raises Refusal."""
    election = await ctx.uow.elections.by_no(ctx.estate.id, ballot)
    if election is not None:
        return await extend_election(ctx, election, until)
    decision = await find_decision(ctx, ballot)
    if decision is not None:
        return await extend_motion(ctx, decision, until)
    poll = await find_poll(ctx, ballot)
    require_manager(ctx, poll)
    require_open(poll, ctx.now)
    at = later_end(until, poll.closes_at or ctx.now, ctx.now, ctx.zone)
    extended = extend(poll, at, ctx.now)
    ctx.uow.polls.put(extended)
    await set_alarms(ctx, extended)
    ctx.refresh(view_of(extended))
    await ctx.announce(
        Reply((words("poll-extended", no=poll.no, question=poll.question, at=at),), delivery=Delivery.NOTICE)
    )
    return None if ctx.room is not None else receipt("poll-extended-receipt", no=poll.no, at=at)


async def void_poll(ctx: Context, ballot: BallotNo, reason: FreeText) -> Reply | None:
    """Declare a poll void, with a reason that everybody reads. Raises Refusal."""
    require_own_words(ctx, reason, command="void", no=ballot)
    election = await ctx.uow.elections.by_no(ctx.estate.id, ballot)
    if election is not None:
        return await void_election(ctx, election, reason)
    decision = await find_decision(ctx, ballot)
    if decision is not None:
        return await void_motion(ctx, decision, reason)
    poll = await find_poll(ctx, ballot)
    require_manager(ctx, poll)
    voided = void(poll, reason, ctx.now)
    ctx.uow.polls.put(voided)
    await set_alarms(ctx, voided)
    ctx.refresh(view_of(voided))
    forget_voters(ctx, voided)
    text = words("poll-voided", no=poll.no, question=poll.question, reason=voided.void_reason)
    await ctx.announce(Reply((text,), delivery=Delivery.NOTICE))
    return None if ctx.room is not None else receipt("poll-voided-receipt", no=poll.no)


async def nudge(ctx: Context, ballot: BallotNo) -> Reply:
    """Remind those who have not voted, each by direct message. Raises Refusal."""
    decision = await find_decision(ctx, ballot)
    if decision is not None:
        return await nudge_decision(ctx, decision)
    election = await ctx.uow.elections.by_no(ctx.estate.id, ballot)
    if election is not None:
        raise Refusal("ballot-not-yet", no=ballot, at=election.calendar.notice_until)
    poll = await find_poll(ctx, ballot)
    require_manager(ctx, poll)
    require_open(poll, ctx.now)
    told, silent = await remind_missing(ctx, poll)
    if not told and not silent:
        return receipt("nudge-nobody", no=poll.no)
    return receipt("nudge-done", no=poll.no, told=told, silent=silent)


async def remind_missing(effects: Effects, poll: Poll) -> tuple[int, int]:
    """Write to everybody who has not voted. Returns how many could be written to, and how many could not."""
    votes = await effects.uow.polls.votes(poll.id)
    told = silent = 0
    for person_id in sorted(await effects.uow.people.residents(effects.estate.id)):
        if await voter_of(effects, poll, person_id) in votes:
            continue
        if poll.closes_at is None:
            line = words("nudge-text", no=poll.no, question=poll.question)
        else:
            line = words("nudge-text-until", no=poll.no, question=poll.question, at=poll.closes_at)
        reply = Reply((line,), personal_ballot_buttons(poll), delivery=Delivery.NOTICE)
        if await effects.tell(person_id, reply):
            told += 1
        else:
            silent += 1
    return told, silent


async def deadline(effects: Effects, alarm: Alarm, late: bool) -> None:
    """A poll's deadline has come: it closes by itself and reports, however late."""
    poll = await effects.uow.polls.by_id(alarm.ref)
    if poll is not None and poll.is_open:
        await end(effects, replace(close(poll, effects.now), closed_at=alarm.due_at), late=late)


async def remind_before_deadline(effects: Effects, alarm: Alarm, late: bool) -> None:
    """Shortly before the deadline: the turnout to the rooms, and a word to those who have not voted."""
    poll = await effects.uow.polls.by_id(alarm.ref)
    if poll is None or not poll.is_open or poll.closes_at is None or poll.closes_at <= effects.now:
        return
    votes = await effects.uow.polls.votes(poll.id)
    line = words(
        "poll-reminder", no=poll.no, question=poll.question, voters=len(votes), left=poll.closes_at - effects.now
    )
    for room in await effects.rooms():
        # Where the app has the poll itself, a second way to answer would make its count another than ours.
        native = await native_form(effects, poll, room, len(votes)) is not None
        buttons = () if native else poll_buttons(poll)
        reply = Reply((line,), buttons, secret_taps=needs_secret_taps(poll), delivery=Delivery.NOTICE)
        await effects.announce(reply, only=room.id)
    await remind_missing(effects, poll)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("close", group="running", needs=Right.RESIDENT, admin_fact=True)(close_poll)
    registry.command("add", group="running", needs=Right.RESIDENT, admin_fact=True)(add)
    registry.command("edit", group="running", needs=Right.RESIDENT, admin_fact=True)(edit)
    registry.command("extend", group="running", needs=Right.RESIDENT, admin_fact=True)(extend_poll)
    registry.command("void", group="running", needs=Right.RESIDENT, admin_fact=True)(void_poll)
    registry.command("nudge", group="running", needs=Right.RESIDENT, admin_fact=True)(nudge)
    registry.job("poll.close")(deadline)
    registry.job("poll.remind")(remind_before_deadline)
