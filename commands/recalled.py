"""A member who is asked about in a recall: they answer, and do not choose who handles it, nor who votes in it."""

from __future__ import annotations

from app.context import Context
from commands.election_seated import serving
from commands.estates import name_of
from domain.appointments import comes_from
from domain.committee import Member, RecallState
from domain.decision import DecisionState
from domain.refusal import Refusal

_ASKED = (RecallState.ASKED, RecallState.HEARING)
_BEFORE_OWNERS = (DecisionState.ANNOUNCED, DecisionState.OPEN)


async def require_not_recalled(ctx: Context) -> None:
    """Refuse the member whose recall is asked for or before the owners, and whom they made an organiser.

    Raises Refusal recall-concerned, recall-helper (name).
    """
    members = {each.id: each for each in await serving(ctx)}
    for recall in await ctx.uow.elections.recalls(ctx.estate.id) if members else ():
        decision = await ctx.uow.decisions.by_id(recall.decision_id) if recall.decision_id else None
        runs = recall.state in _ASKED or (decision is not None and decision.state in _BEFORE_OWNERS)
        if runs and recall.member_id in members:
            await require_not_concerned(ctx, members[recall.member_id])


async def require_not_concerned(ctx: Context, member: Member) -> None:
    """Refuse the member whose recall it is, and whom they made an organiser since they took the seat.

    Raises Refusal recall-concerned, recall-helper (name).
    """
    if member.person_id == ctx.person.id:
        raise Refusal("recall-concerned")
    given = await ctx.uow.people.appointments(ctx.estate.id)
    if member.person_id and comes_from(given, ctx.person.id, member.person_id, member.since):
        raise Refusal("recall-helper", name=await name_of(ctx, member.person_id))
