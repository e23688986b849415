"""Setting the estate up: its name, language and time zone, asked for one after the other or given in one line."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Self

from app import syntax
from app.arguments import SEGMENT, WORD, Reading, language_code
from app.bidi import clean_name
from app.context import Context
from app.declare import Registry
from app.identify import MOST_NAME
from app.words import Line, Press, Reply, words
from app.zones import find_zone, near_zone
from commands.estates import has_organiser, languages
from domain.estate import Estate, Grant, Role
from domain.refusal import Refusal
from domain.rights import Right


class EstateName(str):
    """The estate's name: what stands before the first ``|`` or line break."""

    __slots__ = ()
    joiner: ClassVar[str] = WORD

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal name-empty, name-too-long."""
        typed, rest = syntax.first_segment(text)
        return cls(estate_name(typed)), rest


def estate_name(typed: str) -> str:
    """The name as it will be shown. Raises Refusal name-empty, name-too-long."""
    name = clean_name(typed)
    if not name:
        raise Refusal("name-empty")
    if len(name) > MOST_NAME:
        raise Refusal("name-too-long", most=MOST_NAME, length=len(name))
    return name


class EstateLanguage(str):
    """The language of the estate's rooms, after a ``|``."""

    __slots__ = ()
    joiner: ClassVar[str] = SEGMENT

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal language-unknown."""
        typed, rest = syntax.first_segment(text)
        code = language_code(syntax.mapped(typed), reading.catalogue)
        if code is None:
            raise Refusal("language-unknown", given=typed[:20])
        return cls(code), rest


@dataclass(frozen=True, slots=True)
class Zone:
    """An IANA time zone, by its name or by a city's, after a ``|``."""

    joiner: ClassVar[str] = SEGMENT
    name: str

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Raises Refusal zone-unknown, zone-unknown-near."""
        typed, rest = syntax.first_segment(text)
        return cls(zone_name(typed)), rest


def zone_name(typed: str) -> str:
    """The IANA name of what was typed. Raises Refusal zone-unknown, zone-unknown-near."""
    zone = find_zone(typed)
    if zone is not None:
        return zone
    near = near_zone(typed)
    if near is not None:
        raise Refusal("zone-unknown-near", given=typed[:30], near=near)
    raise Refusal("zone-unknown", given=typed[:30])


async def setup(ctx: Context, name: EstateName, language: EstateLanguage, zone: Zone) -> Reply:
    """Name the estate and say how it reads times. Who sets it up first becomes its first organiser."""
    estate = replace(ctx.estate, name=str(name), language=str(language), zone=zone.name, named=True)
    keep_estate(ctx, estate)
    if ctx.room is not None and ctx.room.language is not None:
        ctx.room = replace(ctx.room, language=None)
        ctx.uow.rooms.put(ctx.room)
    lines: list[Line] = [
        words("setup-done", estate=estate.name),
        words("setup-language", language=ctx.catalogue.text(estate.language, "language-name")),
        words("setup-zone", zone=estate.zone, now=ctx.now),
    ]
    if not has_organiser(ctx.grants):
        ctx.uow.people.grant(Grant(estate.id, ctx.person.id, Role.ORGANISER, None, ctx.now))
        lines.append(words("setup-first-organiser", name=ctx.account.name))
    lines.append(words("setup-next"))
    return Reply(tuple(lines))


def keep_estate(ctx: Context, estate: Estate) -> None:
    """Keep the estate as it is now, and answer by it."""
    ctx.uow.estates.put(estate)
    ctx.estate = estate


async def choices_language(ctx: Context, command: str) -> Reply:
    """A button for each language when a command asks for one."""
    return Reply((), (tuple(Press(name, f"say:{code}") for code, name in languages(ctx.catalogue)),))


async def choices_zone(ctx: Context, command: str) -> Reply:
    """The zone that the estate has so far, to be kept with one tap."""
    return Reply((), ((Press(ctx.estate.zone, f"say:{ctx.estate.zone}"),),))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("setup", group="room", needs=Right.ORGANISE, room_only=True)(setup)
    registry.hook("choices-language")(choices_language)
    registry.hook("choices-zone")(choices_zone)
