"""A run-off: those who are equal at the last seat stand once more, among themselves alone."""

from __future__ import annotations

from dataclasses import replace

from app.context import Context
from app.declare import Registry
from app.election_arguments import ElectionNo
from app.messages import Delivery
from app.words import Line, Reply, words
from commands.election_calling import calling_details, set_alarms, take_number
from commands.election_seated import later_rounds
from commands.election_words import dates_lines, election_of_button, find_election, list_lines, title_line
from commands.formal_acts import add_act
from commands.organising import require_organiser
from domain.acts import ActKind
from domain.candidacies import Candidacy, Outcome
from domain.election_calendar import USUAL, propose
from domain.election_list import runoff_candidates
from domain.election_phases import call
from domain.elections import Election, Phase, Purpose
from domain.lot import shown_names
from domain.refusal import Refusal
from domain.rights import Right


async def runoff(ctx: Context, ballot: ElectionNo) -> Reply:
    """Let those who are equal at the last seat stand once more, among themselves alone. Raises Refusal."""
    election = await find_election(ctx, ballot)
    require_organiser(ctx)
    if election.phase is not Phase.SEATED:
        raise Refusal("fills-running", no=election.no)
    known = await ctx.uow.elections.candidacies(election.id)
    tied = [each for each in known if each.outcome is Outcome.TIED]
    if not tied:
        raise Refusal("runoff-none", no=election.no)
    rounds = await later_rounds(ctx, election)
    if rounds[-1].id != election.id:
        raise Refusal("runoff-already", no=election.no, other=rounds[-1].no)
    made, stand = _made(ctx, election, known)
    ctx.uow.elections.put(made)
    for each in stand:
        ctx.uow.elections.put_candidacy(each)
    return await _announced(ctx, election, made, stand)


async def runoff_button(ctx: Context, election_id: str) -> Reply:
    """The button by which an organiser does so. Raises Refusal."""
    election = await election_of_button(ctx, election_id)
    return await runoff(ctx, ElectionNo(election.no))


def _made(ctx: Context, election: Election, known: tuple[Candidacy, ...]) -> tuple[Election, tuple[Candidacy, ...]]:
    """The run-off for the seats that the tie left open, with a list of its own."""
    elected = sum(each.outcome is Outcome.ELECTED for each in known)
    seats = election.seats - elected
    calendar = propose(election.rule, ctx.now, ctx.zone, USUAL, purpose=Purpose.RUNOFF)
    new = ctx.house.ids.new()
    drafted = replace(
        election,
        id=new,
        no=take_number(ctx),
        title=ctx.catalogue.text(ctx.estate.language, "runoff-title", title=election.title)[:120],
        purpose=Purpose.RUNOFF,
        seats=seats,
        max_marks=seats,
        alternates=election.alternates,
        contested=False,
        filled=election.filled + elected,
        calendar=calendar,
        called_by=ctx.person.id,
        lot_seed=f"{ctx.house.ids.new()}{ctx.house.ids.new()}",
        parent=election.id,
    )
    made = call(drafted, ctx.now)
    return made, runoff_candidates(made, known, ctx.house.ids.new)


async def _announced(ctx: Context, before: Election, made: Election, stand: tuple[Candidacy, ...]) -> Reply:
    await add_act(ctx, ActKind.CALLED, calling_details(made))
    names = shown_names(stand)
    rows = [{"no": each.number, "name": names[each.id]} for each in stand]
    await add_act(ctx, ActKind.LISTED, {"election": made.no, "seed": made.lot_seed, "candidates": rows})
    await set_alarms(ctx, made)
    lines: list[Line] = [words("runoff-called", no=before.no, count=made.seats), title_line(made), *list_lines(stand)]
    lines += [words("candidates-lot", seed=made.lot_seed)]
    lines += [words("list-objections", no=made.no, until=made.calendar.notice_until), *dates_lines(made, ctx.now)]
    await ctx.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))
    return Reply((words("runoff-done", no=made.no, at=made.calendar.notice_until),))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("runoff", group="elections", needs=Right.ORGANISE)(runoff)
    registry.action("erunoff", admin_fact=True)(runoff_button)
