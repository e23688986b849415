"""The estate's settings: seen by everybody, changed by an organiser."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace

from app.arguments import FreeText, Word, language_code
from app.context import Context
from app.declare import Registry
from app.words import Line, Reply, answer, words
from commands.estates import estate_words, names_of
from commands.organising import require_organiser
from commands.own_rules import rule_settings, set_rule
from commands.setup import estate_name, keep_estate, zone_name
from commands.under_way import under_way
from domain.estate import Box, Role
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import HeadsBasis, SharesBasis

NAME, LANGUAGE, ZONE, POLLS, BOX, HEADS, SHARES = "name", "language", "zone", "polls", "box", "heads", "shares"
PROXIES, RULE = "proxies", "rule"
APP, TEXT = "app", "text"


async def settings(ctx: Context, setting: Word | None = None, value: FreeText | None = None) -> Reply:
    """Show the settings, or change one. Raises Refusal."""
    if setting is None:
        return await _shown(ctx)
    which = _setting(ctx, setting)
    if value is None:
        if which == RULE:
            raise Refusal("rule-how")
        raise Refusal("settings-value-box" if which == BOX else "settings-value", setting=setting)
    require_organiser(ctx)
    if which == RULE:
        return await set_rule(ctx, value)
    return await _proxies(ctx, value) if which == PROXIES else _changed(ctx, which, value)


def _setting(ctx: Context, typed: str) -> str:
    for which in (NAME, LANGUAGE, ZONE, POLLS, BOX, HEADS, SHARES, PROXIES, RULE):
        for code in ctx.catalogue.languages:
            if typed in (which, *ctx.catalogue.listing(code, f"settings-{which}-words")):
                return which
    raise Refusal("settings-unknown", given=typed[:20])


def _polls(ctx: Context, typed: str) -> Reply:
    """How quick polls are shown in this room. Raises Refusal."""
    if ctx.room is None:
        raise Refusal("room-only")
    if not ctx.capabilities.native_polls:
        raise Refusal("settings-polls-elsewhere")
    for look in (APP, TEXT):
        for code in ctx.catalogue.languages:
            if typed.casefold() in (look, *ctx.catalogue.listing(code, f"settings-polls-{look}-words")):
                ctx.room = replace(ctx.room, native_polls=look == APP)
                ctx.uow.rooms.put(ctx.room)
                if look == APP:
                    return answer("settings-polls-app-set", most=ctx.capabilities.native_polls)
                return answer("settings-polls-text-set")
    raise Refusal("settings-polls-unknown", given=typed[:20])


def _box(ctx: Context, typed: str) -> Reply:
    """Whose suggestions are taken. Raises Refusal settings-box-unknown."""
    for box in Box:
        for code in ctx.catalogue.languages:
            if typed.casefold() in (box, *ctx.catalogue.listing(code, f"settings-box-{box}-words")):
                keep_estate(ctx, replace(ctx.estate, box=box))
                return answer(f"settings-box-{box}-set")
    raise Refusal("settings-box-unknown", given=typed[:20])


def _basis(ctx: Context, which: str, typed: str) -> Reply:
    """What a head is, or what weighs a unit. Raises Refusal settings-heads-unknown, settings-shares-unknown."""
    for basis in (*HeadsBasis,) if which == HEADS else (*SharesBasis,):
        for code in ctx.catalogue.languages:
            if typed.casefold() in (basis, *ctx.catalogue.listing(code, f"settings-{which}-{basis}-words")):
                if isinstance(basis, HeadsBasis):
                    keep_estate(ctx, replace(ctx.estate, heads_basis=basis))
                else:
                    keep_estate(ctx, replace(ctx.estate, shares_basis=basis))
                return answer(f"settings-{which}-{basis}-set")
    raise Refusal("settings-heads-unknown" if which == HEADS else "settings-shares-unknown", given=typed[:20])


async def _proxies(ctx: Context, typed: str) -> Reply:
    """For how many owners one person may vote by proxy. Raises Refusal settings-proxies-unknown, settings-voting,
    settings-recall.
    """
    if running := await under_way(ctx):
        # It holds for the ballots of these.
        no = max(each.no for each in running)
        raise Refusal("settings-voting", no=no) if no else Refusal("settings-recall")
    any_number = {
        name for code in ctx.catalogue.languages for name in ctx.catalogue.listing(code, "settings-any-words")
    }
    if typed.casefold() in any_number:
        keep_estate(ctx, replace(ctx.estate, proxy_cap=0))
        return answer("settings-proxies-any-set")
    plain = unicodedata.normalize("NFKC", typed)
    if not re.fullmatch(r"[1-9]\d{0,2}", plain, re.ASCII):
        raise Refusal("settings-proxies-unknown", given=typed[:20])
    keep_estate(ctx, replace(ctx.estate, proxy_cap=int(plain)))
    return answer("settings-proxies-set", most=ctx.estate.proxy_cap)


def _changed(ctx: Context, which: str, value: str) -> Reply:
    if which == NAME:
        keep_estate(ctx, replace(ctx.estate, name=estate_name(value), named=True))
        return answer("settings-name-set", estate=ctx.estate.name)
    if which == ZONE:
        keep_estate(ctx, replace(ctx.estate, zone=zone_name(value)))
        return answer("settings-zone-set", zone=ctx.estate.zone, now=ctx.now)
    if which == POLLS:
        return _polls(ctx, value)
    if which == BOX:
        return _box(ctx, value)
    if which in (HEADS, SHARES):
        return _basis(ctx, which, value)
    code = language_code(value, ctx.catalogue)
    if code is None:
        raise Refusal("language-unknown", given=value[:20])
    keep_estate(ctx, replace(ctx.estate, language=code))
    return answer("settings-language-set", language=ctx.catalogue.text(code, "language-name"))


async def _shown(ctx: Context) -> Reply:
    estate = ctx.estate
    lines: list[Line] = [
        words("settings-title", estate=estate_words(estate)),
        words("settings-language", language=ctx.catalogue.text(estate.language, "language-name")),
        words("settings-zone", zone=estate.zone, now=ctx.now),
    ]
    for room in await ctx.uow.rooms.of_estate(estate.id):
        platform = words(f"platform-{room.platform}")
        title = room.title or words("room-untitled")
        lines.append(words("settings-room" if room.active else "settings-room-left", title=title, platform=platform))
        if room.active and room.native_polls:
            lines.append(words("settings-room-polls"))
    lines.append(words(f"settings-box-{estate.box}"))
    if (await ctx.uow.rolls.whole(estate.id)).units:
        lines.append(words(f"settings-heads-{estate.heads_basis}"))
        lines.append(words(f"settings-shares-{estate.shares_basis}"))
        cap = estate.proxy_cap
        lines.append(words("settings-proxies", most=cap) if cap else words("settings-proxies-any"))
        lines += await rule_settings(ctx)
    organisers = await names_of(ctx, ctx.grants, Role.ORGANISER)
    lines.append(words("settings-organisers", names=organisers) if organisers else words("settings-no-organiser"))
    auditors = await names_of(ctx, ctx.grants, Role.AUDITOR)
    if auditors:
        lines.append(words("settings-auditors", names=auditors))
    lines.append(words("settings-how"))
    return Reply(tuple(lines))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("settings", group="room", needs=Right.RESIDENT, admin_fact=True)(settings)
