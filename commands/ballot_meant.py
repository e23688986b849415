"""Which ballot is meant where no number was typed before the choice."""

from __future__ import annotations

from app import syntax
from app.context import Context
from domain.refusal import Refusal


async def only_ballot(ctx: Context, choice: str) -> int | None:
    """The number of the only ballot that is open here; None if none is. Where more are open, or the choice begins with
    a number that may be a ballot's, nobody's vote is guessed.

    Raises Refusal vote-number (given, numbers, no).
    """
    polls = await ctx.uow.polls.open_in(ctx.estate.id)
    numbers = [poll.no for poll in polls if poll.closes_at is None or poll.closes_at > ctx.now]
    numbers += [each.no for each in await ctx.uow.decisions.of_estate(ctx.estate.id) if each.state == "open"]
    if not numbers:
        return None
    first = syntax.mapped(choice).lstrip(" #")[:1]
    if len(numbers) > 1 or first.isdecimal():
        listed = tuple(f"#{no}" for no in sorted(numbers))
        raise Refusal("vote-number", given=choice.strip()[:20], numbers=listed, no=min(numbers))
    return numbers[0]
