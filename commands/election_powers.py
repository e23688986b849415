"""Who has a say in how an election goes: organisers who do not stand; where members elect officers, members alone."""

from __future__ import annotations

from app.context import Context
from app.election_people import stands_in
from commands.election_seated import serving
from commands.roll import require_organiser
from domain.elections import OFFICES, Election
from domain.refusal import Refusal


async def require_able(ctx: Context, election: Election) -> None:
    """Refuse who may not change how the election goes. Raises Refusal need-organiser, election-own (no), members-only
    (no).
    """
    if election.purpose in OFFICES:
        if all(each.person_id != ctx.person.id for each in await serving(ctx)):
            raise Refusal("members-only", no=election.no)
        return
    require_organiser(ctx)
    if await stands_in(ctx, election, ctx.person.id):
        raise Refusal("election-own", no=election.no)
