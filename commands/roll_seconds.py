"""Changes of the roll while owners vote: whoever enters them decides who votes and what it weighs, so it takes two."""

from __future__ import annotations

from app.context import Context
from app.held import HeldSecond
from commands.election_powers import require_uninvolved
from commands.organising import require_organiser
from commands.second_organiser import require_independent
from commands.under_way import known_since


async def require_seconds(ctx: Context, held: HeldSecond) -> None:
    """Refuse who is not a second organiser: one who is not concerned and not of the first one's making.

    Raises Refusal need-organiser, election-own (no), recall-concerned, second-appointed (name).
    """
    require_organiser(ctx)
    await require_uninvolved(ctx)
    await require_independent(ctx, await known_since(ctx), [held.by])
