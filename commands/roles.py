"""Organisers and auditors: who they are, and giving and taking the role."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from app.arguments import FreeText, Switch, Until
from app.context import Context, Effects
from app.declare import Registry
from app.identify import find_account
from app.messages import Delivery
from app.words import Line, Reply, Words, answer, words
from commands.election_powers import require_uninvolved
from commands.election_words import is_running
from commands.estates import estate_words, name_of, names_of, shown
from commands.formal_acts import add_act
from commands.organising import require_organiser
from domain.acts import ActKind
from domain.estate import Account, Grant, Role
from domain.refusal import Refusal
from domain.rights import Right, roles_of
from domain.schedule import Alarm

JOB = "role.end"
REPLIED_TO = "^"
"""Among the mentions: who wrote the message that is being answered."""


async def organiser(
    ctx: Context, who: FreeText | None = None, *, remove: Switch | None = None, until: Until | None = None
) -> Reply:
    """List the organisers, make somebody one, perhaps for a time, or take it back. Raises Refusal."""
    return await _role(ctx, Role.ORGANISER, who, remove=remove is not None, until=until)


async def auditor(
    ctx: Context, who: FreeText | None = None, *, remove: Switch | None = None, until: Until | None = None
) -> Reply:
    """List the auditors, make somebody one, perhaps for a time, or take it back. Raises Refusal."""
    return await _role(ctx, Role.AUDITOR, who, remove=remove is not None, until=until)


async def _role(ctx: Context, role: Role, who: str | None, *, remove: bool, until: Until | None) -> Reply:
    if who is None and REPLIED_TO not in ctx.incoming.mentions:
        if remove:
            raise Refusal("role-whom")
        return await _listed(ctx, role)
    require_organiser(ctx)
    account = await person_meant(ctx, who)
    if remove:
        return await _taken(ctx, role, account)
    return await _given(ctx, role, account, until.at if until is not None else None)


async def _listed(ctx: Context, role: Role) -> Reply:
    names = await names_of(ctx, ctx.grants, role)
    lines: list[Line] = [words(f"{role}-list", names=names) if names else words(f"{role}-none")]
    for grant in sorted(ctx.grants, key=lambda grant: (grant.given_at, grant.person_id)):
        if grant.role is role:
            lines.append(await _line(ctx, grant))
    return Reply((*lines, words(f"{role}-how")))


async def _line(ctx: Context, grant: Grant) -> Words:
    """Who has a role, who gave it and when, and until when it holds."""
    members = await ctx.uow.elections.members(ctx.estate.id)
    # Two accounts of one person can have given each other a role before they were joined.
    if grant.given_by == grant.person_id and any(each.person_id == grant.person_id for each in members):
        by: Words | str = words("role-by-election")
    else:
        by = words("role-by-room") if grant.given_by is None else await name_of(ctx, grant.given_by)
    said = {"name": await name_of(ctx, grant.person_id), "by": by, "since": grant.given_at}
    if grant.ends_at is None:
        return words("role-line", **said)
    return words("role-line-until", **said, until=grant.ends_at)


async def person_meant(ctx: Context, who: str | None) -> Account:
    """The account of the person that is meant. Raises Refusal person-unknown, person-ambiguous."""
    mentions = ctx.incoming.mentions
    if who is None:
        # Whoever wrote the answered message is in the room, whether or not the bot saw it.
        sender = mentions[REPLIED_TO]
        account = await find_account(ctx.house, ctx.turn, ctx.incoming.platform, sender, "")
        ctx.uow.people.add_resident(ctx.estate.id, account.person_id)
        return account
    sender_named = mentions.get(who)
    if sender_named is not None:
        known = await ctx.uow.people.account(ctx.incoming.platform, sender_named.account)
        if known is not None and await ctx.uow.people.lives_in(ctx.estate.id, known.person_id):
            return known
        raise Refusal("person-unknown", given=who[:40])
    accounts = await ctx.uow.people.named(ctx.estate.id, who.lstrip("@\uff20"))
    people = {account.person_id: account for account in accounts}
    if not people:
        raise Refusal("person-unknown", given=who[:40])
    if len(people) > 1:
        names = sorted(((shown(account), account.platform) for account in people.values()), key=", ".join)
        raise Refusal("person-ambiguous", given=who[:40], names=tuple(names))
    return next(iter(people.values()))


async def _given(ctx: Context, role: Role, account: Account, ends_at: datetime | None) -> Reply:
    name = await name_of(ctx, account.person_id)
    if role is Role.AUDITOR and Role.ORGANISER in roles_of(account.person_id, ctx.grants):
        raise Refusal("auditor-organises", name=name)
    if role is Role.ORGANISER and Role.AUDITOR in roles_of(account.person_id, ctx.grants):
        raise Refusal("organiser-audits", name=name)
    mine = [grant for grant in ctx.grants if grant.person_id == account.person_id and grant.role is role]
    if mine and mine[0].ends_at == ends_at:
        return answer(f"{role}-already", name=name)
    given = Grant(ctx.estate.id, account.person_id, role, ctx.person.id, ctx.now, ends_at)
    # Who has the role already has it from whoever gave it; only its end is another.
    ctx.uow.people.grant(replace(mine[0], ends_at=ends_at) if mine else given)
    await _set_end(ctx, given)
    if not mine:
        await add_act(ctx, ActKind.ROLE_GIVEN, {"role": role.value, "person": account.person_id})
    if not mine:
        await _tell_rooms(ctx, f"{role}-given", name)
    lines: list[Line] = [words("role-kept" if mine else f"{role}-given", name=name)]
    lines.append(words("role-until", at=ends_at) if ends_at is not None else words("role-without-end"))
    if mine or ends_at is not None:
        await _tell(ctx, account.person_id, f"{role}-told", lines[-1])
        return Reply(tuple(lines))
    await _tell(ctx, account.person_id, f"{role}-told")
    return Reply(tuple(lines[:1]))


async def _set_end(ctx: Context, grant: Grant) -> None:
    """See that the role ends at its time, and at no earlier one."""
    await clear_end(ctx, grant.role, grant.person_id)
    if grant.ends_at is not None:
        key = grant.ends_at.astimezone(ctx.zone).date().isoformat()
        ref = f"{grant.role}:{grant.person_id}"
        made = Alarm(ctx.house.ids.new(), grant.estate_id, JOB, ref, grant.ends_at, ctx.estate.zone, key, ctx.person.id)
        ctx.uow.alarms.put(made)


async def clear_end(effects: Effects, role: Role, person_id: str) -> None:
    """The role was taken back before its end: nothing rings then."""
    for alarm in await effects.uow.alarms.of_estate(effects.estate.id, JOB):
        if alarm.ref == f"{role}:{person_id}":
            effects.uow.alarms.delete(alarm.id)


async def end(effects: Effects, alarm: Alarm, late: bool) -> None:
    """A role ends, however late. The last organiser stays until there is another: an estate without any would be in the
    hands of whoever administers its group.
    """
    role, _, person_id = alarm.ref.partition(":")
    grants = await effects.uow.people.grants(effects.estate.id)
    ending = [grant for grant in grants if grant.role == role and grant.person_id == person_id]
    if not ending or ending[0].ends_at is None or ending[0].ends_at > effects.now:
        return
    organisers = [grant for grant in grants if grant.role is Role.ORGANISER]
    name = await name_of(effects, person_id)
    if role == Role.ORGANISER and len(organisers) == 1:
        effects.uow.people.grant(replace(ending[0], ends_at=None))
        await effects.tell(person_id, Reply((words("role-last"),)))
        return
    effects.uow.people.revoke(effects.estate.id, person_id, Role(role))
    await effects.tell(person_id, Reply((words(f"{role}-told-ended", estate=estate_words(effects.estate)),)))
    for grant in organisers:
        if grant.person_id != person_id:
            await effects.tell(grant.person_id, Reply((words(f"{role}-ended", name=name),)))


async def _taken(ctx: Context, role: Role, account: Account) -> Reply:
    name = await name_of(ctx, account.person_id)
    if role not in roles_of(account.person_id, ctx.grants):
        raise Refusal(f"{role}-not", name=name)
    if role is Role.ORGANISER and sum(grant.role is role for grant in ctx.grants) == 1:
        raise Refusal("organiser-last", name=name)
    if account.person_id != ctx.person.id:
        await require_uninvolved(ctx)
        if role is Role.ORGANISER:
            await _check_not_elected(ctx, account.person_id, name)
    ctx.uow.people.revoke(ctx.estate.id, account.person_id, role)
    await _set_end(ctx, Grant(ctx.estate.id, account.person_id, role, None, ctx.now))
    await _tell(ctx, account.person_id, f"{role}-told-taken")
    await _tell_rooms(ctx, f"{role}-taken", name)
    return answer(f"{role}-taken", name=name)


async def _check_not_elected(ctx: Context, person_id: str, name: str) -> None:
    """Whom the owners elected to organise does so as long as they sit. Raises Refusal organiser-elected (name)."""
    by_seat = any(each.role is Role.ORGANISER and each.given_by == person_id == each.person_id for each in ctx.grants)
    members = await ctx.uow.elections.members(ctx.estate.id)
    if by_seat and any(each.serves and each.person_id == person_id for each in members):
        raise Refusal("organiser-elected", name=name)


async def _tell_rooms(ctx: Context, key: str, name: str) -> None:
    """While an election is under way everybody reads who comes to judge in it, and who does so no longer."""
    if ctx.room is not None or not any(map(is_running, await ctx.uow.elections.of_estate(ctx.estate.id))):
        return
    by = await name_of(ctx, ctx.person.id)
    await ctx.announce(Reply((words("role-changed", change=words(key, name=name), by=by),), delivery=Delivery.NOTICE))


async def _tell(ctx: Context, person_id: str, key: str, *more: Line) -> None:
    if person_id != ctx.person.id:
        said = words(key, estate=estate_words(ctx.estate), by=await name_of(ctx, ctx.person.id))
        await ctx.tell(person_id, Reply((said, *more)))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("organiser", group="room", needs=Right.RESIDENT, admin_fact=True)(organiser)
    registry.command("auditor", group="room", needs=Right.RESIDENT, admin_fact=True)(auditor)
    registry.job(JOB)(end)
