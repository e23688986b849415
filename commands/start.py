"""The first words: who the bot is and what to do next; and which estate direct messages are about."""

from __future__ import annotations

from dataclasses import replace

from app.arguments import FreeText
from app.context import Context
from app.declare import Registry
from app.identify import NOWHERE
from app.words import Line, Press, Reply, answer, words
from commands.estates import estate_words, nowhere_yet
from domain.estate import Estate
from domain.refusal import Refusal


async def start(ctx: Context, payload: FreeText | None = None) -> Reply | None:
    """Welcome somebody, or go where the link they followed points. Raises Refusal."""
    if payload is not None and ctx.room is None:
        name, _, rest = payload.partition("_")
        action = ctx.house.registry.hooks.get(f"start-{name}")
        if action is not None and rest:
            return await action(ctx, rest)
    if ctx.room is not None:
        return answer("start-room")
    lines: list[Line] = [words("start-who")]
    if ctx.estate.id == NOWHERE:
        return Reply((*lines, *nowhere_yet().lines))
    estates = await _estates(ctx)
    lines.append(words("start-estate", estate=estate_words(ctx.estate)))
    lines.append(words("start-next"))
    if len(estates) > 1:
        lines.append(words("start-other-estates"))
    return Reply(tuple(lines), _switches(ctx, estates))


async def _estates(ctx: Context) -> list[Estate]:
    lives_in = await ctx.uow.people.estates_of(ctx.person.id)
    estates = [await ctx.uow.estates.get(estate_id) for estate_id in sorted(lives_in)]
    return sorted(estates, key=lambda estate: (estate.name, estate.id))


def _switches(ctx: Context, estates: list[Estate]) -> tuple[tuple[Press, ...], ...]:
    """A button for each other estate the person lives in."""
    others = [estate for estate in estates if estate.id != ctx.estate.id]
    return tuple((Press(estate_words(estate), f"estate:{estate.id}"),) for estate in others)


async def switch_estate(ctx: Context, estate_id: str) -> Reply:
    """Let direct messages be about another estate the person lives in. Raises Refusal button-old."""
    if ctx.room is not None or estate_id not in await ctx.uow.people.estates_of(ctx.person.id):
        raise Refusal("button-old")
    ctx.estate = await ctx.uow.estates.get(estate_id)
    ctx.person = replace(ctx.person, estate_id=estate_id)
    ctx.uow.people.put(ctx.person)
    return Reply(
        (words("estate-switched", estate=estate_words(ctx.estate)),),
        _switches(ctx, await _estates(ctx)),
        replaces=True,
    )


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("start", group="help", hidden=True)(start)
    registry.action("estate")(switch_estate)
