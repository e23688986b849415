"""Drafts held in memory: the one that a button means, and letting it go."""

from __future__ import annotations

from app.context import Context
from app.declare import Registry
from app.unwritten import Draft, Purpose
from app.words import Reply, words
from domain.refusal import Refusal


def draft_of(ctx: Context, token: str) -> Draft:
    """The draft of a button. Raises Refusal draft-gone, draft-sent."""
    draft = ctx.house.unwritten.draft(token, ctx.own_address, ctx.now)
    if draft is None:
        raise Refusal("draft-gone")
    if draft.sent:
        raise Refusal("draft-sent")
    return draft


async def drop(ctx: Context, token: str) -> Reply:
    """Do not send the draft. Raises Refusal."""
    draft = draft_of(ctx, token)
    ctx.house.unwritten.drop(draft.token)
    if draft.purpose in (Purpose.WITHDRAW, Purpose.REOPEN):
        case = await ctx.uow.cases.by_id(draft.case_id)
        if case is not None:
            return Reply((words("case-left", no=case.no),), in_memory=True, replaces=True)
    return Reply((words("suggest-dropped"),), in_memory=True, replaces=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("drop", unwritten=True)(drop)
