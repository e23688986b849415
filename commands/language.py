"""The language: one's own in a direct message, the room's by an organiser in a room."""

from __future__ import annotations

from dataclasses import replace

from app.arguments import Language
from app.context import Context
from app.declare import Registry
from app.words import Press, Reply, answer, words
from commands.estates import languages
from domain.refusal import Refusal


async def language(ctx: Context, code: Language | None = None) -> Reply:
    """Choose a language, or see the choices. Raises Refusal language-of-room."""
    if ctx.room is not None and not ctx.is_organiser:
        raise Refusal("language-of-room")
    if code is None:
        presses = tuple(Press(name, f"language:{code}") for code, name in languages(ctx.catalogue))
        return Reply((words("language-choose" if ctx.room is None else "language-choose-room"),), (presses,))
    return _set(ctx, str(code))


async def chosen(ctx: Context, code: str) -> Reply:
    """A button with a language. Raises Refusal language-of-room, button-old."""
    if code not in ctx.catalogue.languages:
        raise Refusal("button-old")
    if ctx.room is not None and not ctx.is_organiser:
        raise Refusal("language-of-room")
    return replace(_set(ctx, code), replaces=True)


def _set(ctx: Context, code: str) -> Reply:
    if ctx.room is None:
        ctx.person = replace(ctx.person, language=code)
        ctx.uow.people.put(ctx.person)
        return answer("language-own")
    ctx.room = replace(ctx.room, language=code)
    ctx.uow.rooms.put(ctx.room)
    return answer("language-room")


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("language", group="room", admin_fact=True)(language)
    registry.action("language", admin_fact=True)(chosen)
