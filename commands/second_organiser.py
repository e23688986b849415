"""Where it takes two organisers: the second must not be somebody whom the first has just made one."""

from __future__ import annotations

from collections.abc import Iterable

from app.context import Context
from commands.estates import name_of
from domain.elections import Election
from domain.estate import Role
from domain.refusal import Refusal


async def require_second(ctx: Context, election: Election, others: Iterable[str]) -> None:
    """Refuse as the second one whom one of the ``others`` made an organiser since the election was called, and who made
    one of them so: two who come from one are one. Raises Refusal second-appointed (name).
    """
    since = election.calendar.called_at
    made = {
        grant.person_id: grant.given_by
        for grant in ctx.grants
        if grant.role is Role.ORGANISER and grant.given_at > since and grant.given_by is not None
    }
    for other in others:
        if other != ctx.person.id and (made.get(ctx.person.id) == other or made.get(other) == ctx.person.id):
            raise Refusal("second-appointed", name=await name_of(ctx, other))
