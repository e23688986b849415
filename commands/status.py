"""How the estate stands now: what is open, what comes next, who is here."""

from __future__ import annotations

from app.context import Context
from app.declare import Registry
from app.words import Line, Reply, bold, words
from commands.election_words import is_running, phase_line
from commands.estates import estate_words, names_of
from domain.decision import DecisionState
from domain.estate import Role
from domain.rights import Right

MOST_SHOWN = 15


async def status(ctx: Context) -> Reply:
    """Rooms, residents, open polls and the next reminder; for organisers also who organises and what was last."""
    rooms = await ctx.rooms()
    residents = await ctx.uow.people.residents(ctx.estate.id)
    lines: list[Line] = [
        bold("status-title", estate=estate_words(ctx.estate)),
        words("status-size", rooms=len(rooms), residents=len(residents)),
        *await _decisions(ctx),
        *await _open_polls(ctx),
        *await _reminders(ctx),
    ]
    if ctx.is_organiser:
        lines += await _for_organisers(ctx)
    return Reply(tuple(lines))


async def _decisions(ctx: Context) -> list[Line]:
    """The elections that are not over, and the decisions that are announced or open."""
    lines: list[Line] = []
    for election in await ctx.uow.elections.of_estate(ctx.estate.id):
        if is_running(election):
            phase = phase_line(election)
            lines.append(words("status-election", no=election.no, title=election.title, phase=phase))
    for each in await ctx.uow.decisions.of_estate(ctx.estate.id):
        if each.contest is not None:
            continue
        if each.state is DecisionState.OPEN:
            lines.append(words("status-decision-open", no=each.no, title=each.title, at=each.closes_at))
        elif each.state is DecisionState.ANNOUNCED:
            lines.append(words("status-decision-announced", no=each.no, title=each.title, at=each.opens_at))
    return lines


async def _open_polls(ctx: Context) -> list[Line]:
    polls = await ctx.uow.polls.open_in(ctx.estate.id)
    if not polls:
        return [words("status-no-polls")]
    lines: list[Line] = [words("status-polls", count=len(polls))]
    for poll in polls[:MOST_SHOWN]:
        if poll.closes_at is None:
            lines.append(words("status-poll", no=str(poll.no), question=poll.question))
        else:
            lines.append(words("status-poll-until", no=str(poll.no), question=poll.question, at=poll.closes_at))
    if len(polls) > MOST_SHOWN:
        lines.append(words("status-polls-more", count=len(polls) - MOST_SHOWN))
    return lines


async def _reminders(ctx: Context) -> list[Line]:
    alarms = await ctx.uow.alarms.of_estate(ctx.estate.id, "reminder")
    # A reminder for one person is nobody else's business.
    shown = [alarm for alarm in alarms if alarm.room_id or (ctx.room is None and alarm.person_id == ctx.person.id)]
    return [words("status-reminder", at=shown[0].due_at, text=shown[0].text[:60])] if shown else []


async def _for_organisers(ctx: Context) -> list[Line]:
    lines: list[Line] = []
    organisers = await names_of(ctx, ctx.grants, Role.ORGANISER)
    lines.append(words("settings-organisers", names=organisers) if organisers else words("settings-no-organiser"))
    closed = [poll for poll in await ctx.uow.polls.latest_in(ctx.estate.id, 20) if not poll.is_open]
    if closed:
        lines.append(words("status-last-closed", no=str(closed[0].no), question=closed[0].question))
    for room in await ctx.uow.rooms.of_estate(ctx.estate.id):
        if not room.active:
            lines.append(words("status-room-left", title=room.title or words("room-untitled")))
    return lines


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("status", group="room", needs=Right.RESIDENT, admin_fact=True)(status)
