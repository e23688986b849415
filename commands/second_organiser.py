"""Where it takes two: the first says what, a second one who is not of the first's making confirms it by a code."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import partial

from app.context import Context
from app.held import HeldSecond
from app.words import Line, Press, Reply, words
from commands.election_powers import require_uninvolved
from commands.estates import name_of
from commands.organising import require_organiser
from commands.under_way import known_since
from domain.appointments import count_as_one
from domain.elections import Election
from domain.estate import Role
from domain.refusal import Refusal
from domain.rights import roles_of


async def require_second(ctx: Context, election: Election, others: Iterable[str]) -> None:
    """Refuse as the second one whom one of the ``others`` made an organiser since the election was called, who made one
    of them so, or who comes from the same one, over however many: all who come from one are one, also once a role was
    taken back.

    Raises Refusal second-appointed (name).
    """
    await require_independent(ctx, election.calendar.called_at, others)


async def require_independent(ctx: Context, since: datetime, others: Iterable[str]) -> None:
    """The same, of whoever was made an organiser after the time given. Raises Refusal second-appointed (name)."""
    given = await ctx.uow.people.appointments(ctx.estate.id)
    made = [each for each in given if each.role is Role.ORGANISER]
    for other in others:
        if other != ctx.person.id and count_as_one(made, other, ctx.person.id, since):
            raise Refusal("second-appointed", name=await name_of(ctx, other))


async def require_seconds(ctx: Context, held: HeldSecond) -> None:
    """Refuse who is not a second organiser: one who is not concerned and not of the first one's making.

    Raises Refusal need-organiser, election-own (no), recall-concerned, second-appointed (name).
    """
    require_organiser(ctx)
    await require_uninvolved(ctx)
    await require_independent(ctx, await known_since(ctx), [held.by])


def organises(ctx: Context, person_id: str) -> bool:
    """Whether somebody is an organiser of the estate now."""
    return Role.ORGANISER in roles_of(person_id, ctx.grants)


def require_unchanged(held: HeldSecond, shown: Iterable[Line]) -> None:
    """Refuse what would be something else by now than both have read. Raises Refusal second-changed."""
    if tuple(shown) != held.shown:
        raise Refusal("second-changed")


def ask_second(
    ctx: Context, what: str, ref: str, reason: str, line: Line, about: str = "", shown: Iterable[Line] = ()
) -> Reply:
    """Hold what is wanted until a second one confirms it; the ``line`` says who that can be. It takes the place of what
    the same person wanted of the same, which is ``about`` or else the ``ref``. Where something is to be ``shown`` the
    second one reads that, and then agrees.
    """
    about = about or ref
    code = ctx.house.ids.code()
    same = ctx.house.held_seconds.alike(
        lambda each: (each.what, each.about, each.by) == (what, about, ctx.person.id), ctx.now
    )
    for earlier in same:
        # The latest word holds, and its reason is what is read.
        ctx.turn.after.append(partial(ctx.house.held_seconds.drop, earlier.token))
    held = HeldSecond(
        code,
        ctx.own_address,
        ctx.estate.id,
        what,
        ref,
        reason,
        ctx.person.id,
        ctx.is_organiser,
        ctx.now,
        about,
        tuple(shown),
    )
    ctx.turn.after.append(lambda: ctx.house.held_seconds.keep(held))
    return Reply((line, words("second-confirm", code=code)), in_memory=True)


def asked_first(ctx: Context, code: str) -> HeldSecond | None:
    """What somebody else wants in this estate under this code; None if there is nothing. Raises Refusal slip-own."""
    held = _wanted(ctx, code)
    if held is not None:
        ctx.turn.after.append(lambda: ctx.house.held_seconds.drop(code))
    return held


def _wanted(ctx: Context, code: str) -> HeldSecond | None:
    """The same, which goes on waiting."""
    held = ctx.house.held_seconds.of_anybody(code, ctx.now)
    if held is None or held.estate_id != ctx.estate.id:
        return None
    if held.by == ctx.person.id:
        raise Refusal("slip-own")
    return None if held.organises and not organises(ctx, held.by) else held


def wanted_already(ctx: Context, what: str, ref: str) -> HeldSecond | None:
    """What somebody else, who still organises, wants of the same; None if nobody does."""
    others = [each for each in _held(ctx, what, ref) if each.by != ctx.person.id and organises(ctx, each.by)]
    return asked_first(ctx, others[-1].token) if others else None


def _held(ctx: Context, what: str, ref: str) -> list[HeldSecond]:
    """All that anybody wants of the same in this estate, the latest last."""
    meant = (ctx.estate.id, what, ref)
    return ctx.house.held_seconds.alike(lambda each: (each.estate_id, each.what, each.ref) == meant, ctx.now)


async def confirm_first(ctx: Context, code: str, *, agreed: bool = False) -> Reply | None:
    """Let the code's command do what two want now: the hook ``second-`` and what it is; or show it, where it is not to
    be agreed to unread. None if nothing waits under the code.

    Raises Refusal slip-own, and what the hook raises.
    """
    waiting = _wanted(ctx, code)
    if waiting is not None and waiting.shown and not agreed:
        # What it says of owners is for organisers, and nobody is asked who may not agree.
        await require_seconds(ctx, waiting)
        asks = words("second-asks", by=await name_of(ctx, waiting.by))
        button = Press(words("button-second"), f"second:{code}")
        return Reply((asks, *waiting.shown), ((button,),), in_memory=True)
    held = asked_first(ctx, code)
    return None if held is None else await ctx.house.registry.hooks[f"second-{held.what}"](ctx, held)
