"""Organisers and auditors: who they are, and giving and taking the role."""

from __future__ import annotations

from app.arguments import FreeText, Switch
from app.context import Context
from app.declare import Registry
from app.identify import find_account
from app.words import Reply, answer, words
from commands.estates import estate_words, name_of, names_of, shown
from domain import rights
from domain.estate import Account, Grant, Role
from domain.refusal import Refusal
from domain.rights import Right, roles_of

REPLIED_TO = "^"
"""Among the mentions: who wrote the message that is being answered."""


async def organiser(ctx: Context, who: FreeText | None = None, *, remove: Switch | None = None) -> Reply:
    """List the organisers, make somebody one, or take it back. Raises Refusal."""
    return await _role(ctx, Role.ORGANISER, who, remove=remove is not None)


async def auditor(ctx: Context, who: FreeText | None = None, *, remove: Switch | None = None) -> Reply:
    """List the auditors, make somebody one, or take it back. Raises Refusal."""
    return await _role(ctx, Role.AUDITOR, who, remove=remove is not None)


async def _role(ctx: Context, role: Role, who: str | None, *, remove: bool) -> Reply:
    if who is None and REPLIED_TO not in ctx.incoming.mentions:
        if remove:
            raise Refusal("role-whom")
        return await _listed(ctx, role)
    rights.check(
        Right.ORGANISE,
        person_id=ctx.person.id,
        grants=ctx.grants,
        room_admin=ctx.room_admin,
        resident=ctx.resident,
    )
    account = await person_meant(ctx, who)
    return await (_taken if remove else _given)(ctx, role, account)


async def _listed(ctx: Context, role: Role) -> Reply:
    names = await names_of(ctx, ctx.grants, role)
    lines = (words(f"{role}-list", names=names) if names else words(f"{role}-none"), words(f"{role}-how"))
    return Reply(lines)


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
        names = sorted(f"{shown(account)}, {account.platform}" for account in people.values())
        raise Refusal("person-ambiguous", given=who[:40], names="; ".join(names))
    return next(iter(people.values()))


async def _given(ctx: Context, role: Role, account: Account) -> Reply:
    name = await name_of(ctx, account.person_id)
    if role in roles_of(account.person_id, ctx.grants):
        return answer(f"{role}-already", name=name)
    ctx.uow.people.grant(Grant(ctx.estate.id, account.person_id, role, ctx.person.id, ctx.now))
    await _tell(ctx, account.person_id, f"{role}-told")
    return answer(f"{role}-given", name=name)


async def _taken(ctx: Context, role: Role, account: Account) -> Reply:
    name = await name_of(ctx, account.person_id)
    if role not in roles_of(account.person_id, ctx.grants):
        raise Refusal(f"{role}-not", name=name)
    if role is Role.ORGANISER and sum(grant.role is role for grant in ctx.grants) == 1:
        raise Refusal("organiser-last", name=name)
    ctx.uow.people.revoke(ctx.estate.id, account.person_id, role)
    await _tell(ctx, account.person_id, f"{role}-told-taken")
    return answer(f"{role}-taken", name=name)


async def _tell(ctx: Context, person_id: str, key: str) -> None:
    if person_id != ctx.person.id:
        said = words(key, estate=estate_words(ctx.estate), by=await name_of(ctx, ctx.person.id))
        await ctx.tell(person_id, Reply((said,)))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("organiser", group="room", needs=Right.RESIDENT, admin_fact=True)(organiser)
    registry.command("auditor", group="room", needs=Right.RESIDENT, admin_fact=True)(auditor)
