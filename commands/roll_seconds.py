"""Changes of the roll that take a vote from somebody who has registered: while owners vote they need two organisers."""

from __future__ import annotations

from app.context import Context, Effects
from app.held import HeldSecond
from commands.election_powers import require_stands_nowhere
from commands.organising import require_organiser
from commands.second_organiser import require_independent
from commands.under_way import known_since, under_way
from domain.roll import Roll
from domain.roll_changes import taken


async def taken_while_voting(effects: Effects, before: Roll, after: Roll) -> tuple[str, ...]:
    """The units that a change takes from people who have registered, if owners elect or decide now: who enters such a
    change decides who votes.
    """
    found = taken(before, after)
    return found if found and await under_way(effects) else ()


async def require_seconds(ctx: Context, held: HeldSecond) -> None:
    """Refuse who is not a second organiser: one who stands nowhere and is not of the first one's making.

    Raises Refusal need-organiser, election-own (no), second-appointed (name).
    """
    require_organiser(ctx)
    await require_stands_nowhere(ctx)
    await require_independent(ctx, await known_since(ctx), [held.by])
