"""Where it takes two: the first says what, a second one who is not of the first's making confirms it by a code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from app.context import Context
from app.held import HeldSecond
from app.words import Line, Reply, words
from commands.estates import name_of
from domain.elections import Election
from domain.estate import Role
from domain.refusal import Refusal


async def require_second(ctx: Context, election: Election, others: Iterable[str]) -> None:
    """Refuse as the second one whom one of the ``others`` made an organiser since the election was called, who made one
    of them so, or who comes from the same one, over however many: all who come from one are one.

    Raises Refusal second-appointed (name).
    """
    await require_independent(ctx, election.calendar.called_at, others)


async def require_independent(ctx: Context, since: datetime, others: Iterable[str]) -> None:
    """The same, of whoever was made an organiser after the time given. Raises Refusal second-appointed (name)."""
    made = {
        grant.person_id: grant.given_by
        for grant in ctx.grants
        if grant.role is Role.ORGANISER and grant.given_at > since and grant.given_by is not None
    }
    for other in others:
        if other != ctx.person.id and _root(made, other) == _root(made, ctx.person.id):
            raise Refusal("second-appointed", name=await name_of(ctx, other))


def _root(made: Mapping[str, str], person_id: str) -> str:
    """Whom an organiser comes from in the end; they themselves, if nobody made them one lately."""
    seen = {person_id}
    while (by := made.get(person_id)) is not None and by not in seen:
        seen.add(by)
        person_id = by
    return person_id


def ask_second(ctx: Context, what: str, ref: str, reason: str, line: Line) -> Reply:
    """Hold what is wanted until a second one confirms it; the ``line`` says who that can be."""
    code = ctx.house.ids.code()
    address = replace(ctx.incoming.address, account=ctx.account.account)
    held = HeldSecond(code, address, what, ref, reason, ctx.person.id, ctx.is_organiser, ctx.now)
    ctx.turn.after.append(lambda: ctx.house.held_seconds.keep(held))
    return Reply((line, words("second-confirm", code=code)), in_memory=True)


def asked_first(ctx: Context, what: str, code: str) -> HeldSecond | None:
    """What somebody else wants under this code; None if there is nothing of that kind. Raises Refusal slip-own."""
    held = ctx.house.held_seconds.of_anybody(code, ctx.now)
    if held is None or held.what != what:
        return None
    if held.by == ctx.person.id:
        raise Refusal("slip-own")
    organise = {grant.person_id for grant in ctx.grants if grant.role is Role.ORGANISER}
    if held.organises and held.by not in organise:
        return None
    ctx.turn.after.append(lambda: ctx.house.held_seconds.drop(code))
    return held
