"""What an organiser reads before an election is called: what is in the way of secrecy, under way, or missing."""

from __future__ import annotations

from app.context import Context, Effects
from app.words import Line, Words, words
from commands.election_seated import rounds_of, serving
from commands.election_words import is_running
from commands.roll_kept import whole_roll
from domain.committee import Member
from domain.elections import OFFICES, Election
from domain.electorate import freeze
from domain.objections import check_freezable, shown
from domain.refusal import Refusal
from domain.rules import Rule
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


async def replaces_lines(effects: Effects, election: Election) -> list[Line]:
    """That a committee sits, whose place the one of this election would take."""
    members = await _replaced(effects, election)
    return [words("election-replaces", until=max(each.until for each in members))] if members else []


async def _replaced(effects: Effects, election: Election) -> list[Member]:
    """The members whose place its elected would take: those who sit by no round of the same committee's election."""
    if election.purpose in OFFICES:
        return []
    rounds = {each.id for each in await rounds_of(effects, election)}
    return [each for each in await serving(effects) if each.election_id not in rounds]


async def sitting_rule(effects: Effects) -> Rule | None:
    """The rule by which the committee that sits was elected; None without one, or once its term is over."""
    members = [each for each in await serving(effects) if each.until > effects.now]
    elected = await effects.uow.elections.by_id(members[0].election_id) if members else None
    return None if elected is None else elected.rule


async def check_alone(effects: Effects, drafted: Election) -> None:
    """Refuse an election beside another, which would seat a committee in the place of the one being elected.

    Raises Refusal election-beside (no, title).
    """
    for each in await effects.uow.elections.of_estate(effects.estate.id):
        if is_running(each) and each.id != drafted.id:
            raise Refusal("election-beside", no=each.no, title=each.title)


async def check_replaces(effects: Effects, drafted: Election) -> None:
    """Refuse to replace a committee before its term is over under a rule by which it was not elected.

    Raises Refusal replaces-rule.
    """
    rule = await sitting_rule(effects)
    if await _replaced(effects, drafted) and rule is not None and drafted.rule != rule:
        raise Refusal("replaces-rule")


async def roll_lines(ctx: Context, election_: Election) -> list[Line]:
    """What is still to be done about the roll before voting can open."""
    notice = await ctx.uow.objections.latest_notice(ctx.estate.id)
    found = await whole_roll(ctx)
    try:
        check_freezable(notice, (), election_.calendar.notice_until, shown_now=shown(found))
    except Refusal:
        return [words("election-roll-notice", at=election_.calendar.notice_until)]
    return []
