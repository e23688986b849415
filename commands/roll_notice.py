"""The roll under public notice, so that everybody can object before anybody decides on its ground."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Self

from app import syntax
from app.arguments import Length, Reading, Switch
from app.context import Context, Effects
from app.declare import Registry
from app.messages import Attachment, Delivery
from app.roll_page import RollRow, roll_page
from app.words import Line, Press, Reader, Reply, Words, words
from commands.case_round import tell_organisers
from commands.estates import estate_words
from commands.organising import require_organiser
from commands.roll_after import NOTICE_JOB
from commands.roll_kept import whole_roll
from commands.roll_words import square_metres, totals_lines
from domain.objections import (
    Objection,
    RollNotice,
    check_notice,
    is_outdated,
    shown,
)
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import Roll, natural
from domain.schedule import Alarm


class NoticeLength(Length):
    """How long a notice is. What is no length is one of no time, so that the answer is how many days it has."""

    @classmethod
    def take(cls, text: str, reading: Reading) -> tuple[Self, str]:
        """Never refuses; the rules look at it."""
        try:
            return super().take(text, reading)
        except Refusal:
            return cls(0), syntax.first_word(text)[1]


async def notice(ctx: Context, length: NoticeLength | None = None, *, names: Switch | None = None) -> Reply:
    """Say whether the roll is under public notice, or offer to begin one. Raises Refusal."""
    found = await whole_roll(ctx)
    latest = await ctx.uow.objections.latest_notice(ctx.estate.id)
    if length is None:
        return await _state(ctx, found, latest)
    require_organiser(ctx)
    check_notice(latest, ctx.now, length, await objections_to_roll(ctx, latest))
    how = words("notice-with-names" if names is not None else "notice-without-names")
    lines = (words("notice-offer", count=len(found.units), shown=how, until=ctx.now + length),)
    begin = f"notice:{ctx.estate.id}:{int(length.total_seconds())}:{int(names is not None)}"
    rows = ((Press(words("button-notice"), begin),), (Press(words("button-leave"), "noticedrop"),))
    return Reply((*lines, words("notice-offer-means")), rows)


async def objections_to_roll(effects: Effects, notice_: RollNotice | None) -> tuple[Objection, ...]:
    """All objections to the roll as it was shown in this notice."""
    if notice_ is None:
        return ()
    return await effects.uow.objections.of_subject(effects.estate.id, notice_.subject)


async def _state(ctx: Context, found: Roll, latest: RollNotice | None) -> Reply:
    if latest is None:
        return Reply((words("notice-never"), *([words("notice-how-organiser")] if ctx.is_organiser else [])))
    made = await objections_to_roll(ctx, latest)
    answered = sum(each.is_answered for each in made)
    runs = ctx.now < latest.until
    lines: list[Line] = [words("notice-runs" if runs else "notice-over", until=latest.until)]
    lines.append(words("notice-objections", count=len(made), answered=answered))
    if is_outdated(latest, shown(found)):
        lines.append(words("notice-outdated"))
    if not runs:
        return Reply((*lines, *([words("notice-how-organiser")] if ctx.is_organiser else [])))
    file = await _file(ctx, found, latest, ctx.reader)
    return Reply((*lines, words("notice-how")), attachment=file)


async def _file(effects: Effects, found: Roll, under: RollNotice, reader: Reader) -> Attachment:
    rows = [
        RollRow(
            unit.label,
            unit.building,
            str(square_metres(unit.area)),
            effects.catalogue.joined(reader.language, (found.owners[owner].name for owner in unit.owners))
            if under.names
            else "",
        )
        for unit in sorted(found.units, key=lambda unit: (natural(unit.building), natural(unit.label)))
    ]
    said = [reader.text(line) for line in totals_lines(effects, found) if isinstance(line, Words)]
    said.append(reader.text(words("notice-how-until", until=under.until)))
    title = reader.text(words("notice-title", estate=estate_words(effects.estate)))
    content = await asyncio.to_thread(
        roll_page, effects.catalogue, reader.language, title, said, rows, names=under.names
    )
    return Attachment("roll.html", "text/html", content)


async def begin(ctx: Context, estate_id: str, seconds: int, names: int) -> Reply:
    """Publish the roll in every room of the estate that was asked about. Raises Refusal."""
    await ctx.turn_back(estate_id)
    require_organiser(ctx)
    found = await whole_roll(ctx)
    length = timedelta(seconds=seconds)
    latest = await ctx.uow.objections.latest_notice(ctx.estate.id)
    check_notice(latest, ctx.now, length, await objections_to_roll(ctx, latest))
    made = RollNotice(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        opened_by=ctx.person.id,
        opened_at=ctx.now,
        until=ctx.now + length,
        names=bool(names),
        shown=shown(found, bool(names)),
    )
    ctx.uow.objections.put_notice(made)
    key = made.until.astimezone(ctx.zone).date().isoformat()
    ctx.uow.alarms.put(
        Alarm(ctx.house.ids.new(), ctx.estate.id, NOTICE_JOB, made.id, made.until, ctx.estate.zone, key, ctx.person.id)
    )
    for room in await ctx.rooms():
        file = await _file(ctx, found, made, ctx.room_reader(room))
        lines = (
            words("notice-begins", estate=estate_words(ctx.estate)),
            words("notice-what", count=len(found.units), area=square_metres(sum(unit.area for unit in found.units))),
            words("notice-how-until", until=made.until),
        )
        await ctx.announce(Reply(lines, delivery=Delivery.NOTICE, attachment=file), only=room.id)
    return Reply((words("notice-begun", until=made.until),), replaces=True)


async def leave(ctx: Context) -> Reply:
    """Begin no notice."""
    return Reply((words("notice-dropped"),), replaces=True)


async def fall_due(effects: Effects, alarm: Alarm, late: bool) -> None:
    """A notice is over: the rooms hear what became of it, organisers what still waits for them."""
    over = await effects.uow.objections.notice(alarm.ref)
    if over is None or over.ended:
        return
    effects.uow.objections.put_notice(replace(over, ended=True))
    made = await objections_to_roll(effects, over)
    waiting = [each for each in made if not each.is_answered]
    lines: list[Line] = [
        words("notice-broken" if over.broken else "notice-ended", estate=estate_words(effects.estate)),
        words("notice-objections", count=len(made), answered=len(made) - len(waiting)),
    ]
    await effects.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))
    if waiting:
        await tell_organisers(effects, [words("objections-wait", count=len(waiting), no=waiting[0].no)])


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("notice", group="roll", needs=Right.RESIDENT, admin_fact=True)(notice)
    registry.action("notice", admin_fact=True)(begin)
    registry.action("noticedrop")(leave)
    registry.job(NOTICE_JOB)(fall_due)
