"""A member who is asked about in a recall: they answer, and do not choose who handles it."""

from __future__ import annotations

from app.context import Context
from commands.election_seated import serving
from domain.committee import RecallState
from domain.decision import DecisionState
from domain.refusal import Refusal

_ASKED = (RecallState.ASKED, RecallState.HEARING)
_BEFORE_OWNERS = (DecisionState.ANNOUNCED, DecisionState.OPEN)


async def require_not_recalled(ctx: Context) -> None:
    """Refuse the member whose recall is asked for, or before the owners. Raises Refusal recall-concerned."""
    mine = {each.id for each in await serving(ctx) if each.person_id == ctx.person.id}
    for recall in await ctx.uow.elections.recalls(ctx.estate.id) if mine else ():
        decision = await ctx.uow.decisions.by_id(recall.decision_id) if recall.decision_id else None
        runs = recall.state in _ASKED or (decision is not None and decision.state in _BEFORE_OWNERS)
        if recall.member_id in mine and runs:
            raise Refusal("recall-concerned")
