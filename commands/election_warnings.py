"""What an organiser reads before an election is called: what is in the way of secrecy, under way, or missing."""

from __future__ import annotations

from app.context import Context
from app.words import Line, Words, words
from commands.election_seated import serving
from commands.election_words import is_running
from commands.roll import whole_roll
from domain.elections import Election, Purpose
from domain.electorate import freeze
from domain.objections import check_freezable, shown
from domain.refusal import Refusal
from domain.secrecy import check_secret


async def why_not_secret(ctx: Context, drafted: Election) -> Words | None:
    """Why a secret ballot could not be honoured; None where it can."""
    if not ctx.house.hides_steps:
        return words("election-why-not-secret")
    try:
        check_secret(freeze(await whole_roll(ctx)), [drafted.rule])
    except Refusal as refused:
        return words(f"why-{refused.code}", parties=refused.data.get("parties", 0))
    return None


async def beside_lines(ctx: Context, drafted: Election) -> list[Line]:
    """That another election for a committee is under way, or a committee sits."""
    if drafted.purpose is not Purpose.COMMITTEE:
        return []
    for each in await ctx.uow.elections.of_estate(ctx.estate.id):
        if is_running(each):
            return [words("election-beside", no=each.no, title=each.title)]
    members = await serving(ctx)
    return [words("election-replaces", until=max(each.until for each in members))] if members else []


async def roll_lines(ctx: Context, election_: Election) -> list[Line]:
    """What is still to be done about the roll before voting can open."""
    notice = await ctx.uow.objections.latest_notice(ctx.estate.id)
    found = await whole_roll(ctx)
    try:
        check_freezable(notice, (), election_.calendar.notice_until, shown_now=shown(found))
    except Refusal:
        return [words("election-roll-notice", at=election_.calendar.notice_until)]
    return []
