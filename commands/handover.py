"""Handing over: in one step the committee's members become the organisers, and whoever organised before them stops."""

from __future__ import annotations

from app.context import Context
from app.declare import Registry
from app.messages import Delivery
from app.words import Line, Listed, Press, Reply, words
from commands.election_seated import serving
from commands.estates import estate_words, name_of
from commands.formal_acts import add_act
from commands.roles import clear_end
from domain.acts import ActKind
from domain.committee import Member
from domain.estate import Grant, Role
from domain.refusal import Refusal
from domain.rights import Right, roles_of


async def handover(ctx: Context) -> Reply:
    """Show who would organise from now on, and who no longer. Raises Refusal."""
    members = await _may_hand_over(ctx)
    new, old = _changes(ctx.grants, members)
    if not new and not old:
        raise Refusal("handover-done")
    lines: list[Line] = [words("handover-question", estate=estate_words(ctx.estate))]
    able = {each.person_id for each in members} - {""}
    lines.append(words("handover-new", names=await _names(ctx, able) or "–"))
    if old:
        lines.append(words("handover-old", names=await _names(ctx, old)))
    silent = [each.name for each in members if not each.person_id]
    if silent:
        lines.append(words("handover-silent", names=tuple(silent)))
    button = Press(words("button-handover"), f"ehand:{ctx.estate.id}")
    return Reply((*lines, words("handover-means")), ((button,),))


async def _names(ctx: Context, people: set[str]) -> Listed:
    return tuple(sorted([await name_of(ctx, each) for each in people]))


async def _may_hand_over(ctx: Context) -> list[Member]:
    """The members, for one of them or an organiser. Raises Refusal committee-none, handover-not-yours."""
    members = await serving(ctx)
    if not members:
        raise Refusal("committee-none")
    if not ctx.is_organiser and all(each.person_id != ctx.person.id for each in members):
        raise Refusal("handover-not-yours")
    return members


def _changes(grants: tuple[Grant, ...], members: list[Member]) -> tuple[set[str], set[str]]:
    """Who becomes an organiser, and who no longer is one."""
    able = {each.person_id for each in members} - {""}
    present = {grant.person_id for grant in grants if grant.role is Role.ORGANISER}
    return able - present, present - able


async def hand_over(ctx: Context, estate_id: str) -> Reply:
    """Pass the role, all of it or nothing. Raises Refusal."""
    await ctx.turn_back(estate_id)
    members = await _may_hand_over(ctx)
    new, old = _changes(ctx.grants, members)
    if not new and not old:
        raise Refusal("handover-done")
    for person in sorted(new):
        if Role.AUDITOR in roles_of(person, ctx.grants):
            # Who organises cannot audit: the seat they were elected to goes before.
            ctx.uow.people.revoke(ctx.estate.id, person, Role.AUDITOR)
            await clear_end(ctx, Role.AUDITOR, person)
        # The owners elected them: nobody made them so.
        ctx.uow.people.grant(Grant(ctx.estate.id, person, Role.ORGANISER, person, ctx.now))
        await add_act(ctx, ActKind.ROLE_GIVEN, {"role": Role.ORGANISER.value, "person": person})
        await ctx.tell(person, Reply((words("handover-told-new", estate=estate_words(ctx.estate)),)), opening=True)
    for person in sorted(old):
        ctx.uow.people.revoke(ctx.estate.id, person, Role.ORGANISER)
        await clear_end(ctx, Role.ORGANISER, person)
        await ctx.tell(person, Reply((words("handover-told-old", estate=estate_words(ctx.estate)),)))
    election = await ctx.uow.elections.by_id(members[0].election_id)
    number = election.no if election is not None else 0
    await add_act(ctx, ActKind.HANDED_OVER, {"election": number, "members": len(members)})
    names = tuple(sorted(each.name for each in members))
    await ctx.announce(Reply((words("handover-told", names=names),), delivery=Delivery.NOTICE))
    return Reply((words("handover-is-done"),), replaces=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("handover", group="committee", needs=Right.RESIDENT, admin_fact=True)(handover)
    registry.action("ehand", admin_fact=True)(hand_over)
