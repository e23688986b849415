"""Who has a say in how an election goes: organisers who do not stand; where members elect officers, members alone."""

from __future__ import annotations

from app.context import Context
from app.election_people import stands_in
from commands.election_seated import serving
from commands.election_words import is_running
from commands.estates import name_of
from commands.organising import require_organiser
from commands.recalled import require_not_recalled
from domain.appointments import comes_from
from domain.elections import OFFICES, Election
from domain.refusal import Refusal
from domain.vetting import standing_persons


async def require_able(ctx: Context, election: Election) -> None:
    """Refuse who may not change how the election goes: whoever stands, and whom they made an organiser since the call.

    Raises Refusal need-organiser, election-own (no), election-own-helper (no, name), members-only (no).
    """
    if election.purpose in OFFICES:
        if all(each.person_id != ctx.person.id for each in await serving(ctx)):
            raise Refusal("members-only", no=election.no)
        return
    require_organiser(ctx)
    if await stands_in(ctx, election, ctx.person.id):
        raise Refusal("election-own", no=election.no)
    await require_nobodys_helper(ctx, election)


async def require_nobodys_helper(ctx: Context, election: Election) -> None:
    """Refuse whom somebody who stands made an organiser since the call: they would judge and steer in their place.

    Raises Refusal election-own-helper (no, name).
    """
    given = await ctx.uow.people.appointments(ctx.estate.id)
    for each in sorted(standing_persons(await ctx.uow.elections.candidacies(election.id))):
        if comes_from(given, ctx.person.id, each, election.calendar.called_at):
            raise Refusal("election-own-helper", no=election.no, name=await name_of(ctx, each))


async def require_uninvolved(ctx: Context) -> None:
    """Refuse what decides who votes or judges to who stands in an election that is under way, and to the member whose
    recall is.

    Raises Refusal election-own (no), recall-concerned.
    """
    await require_not_recalled(ctx)
    for election in filter(is_running, await ctx.uow.elections.of_estate(ctx.estate.id)):
        if await stands_in(ctx, election, ctx.person.id):
            raise Refusal("election-own", no=election.no)
