"""The roll under public notice, and the objections that are heard before anybody decides on its ground."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Self

from app import syntax
from app.arguments import FreeText, ItemNo, Length, Reading, Switch
from app.context import Context, Effects
from app.declare import Registry
from app.messages import Attachment, Delivery
from app.roll_page import RollRow, roll_page
from app.words import Line, Press, Reader, Reply, Words, words
from commands.case_round import tell_organisers
from commands.decision_objections import object_to_result, objections_until
from commands.decision_words import find_decision
from commands.election_objections import OPEN_TO_OBJECTION, object_to_election
from commands.election_objections import waiting_lines as election_lines
from commands.estates import estate_words, name_of
from commands.roll import require_organiser, whole_roll
from commands.roll_after import NOTICE_JOB
from commands.roll_words import UNIT_LIKE, square_metres, totals_lines
from domain.elections import Election
from domain.estate import Role
from domain.objections import (
    Objection,
    RollNotice,
    check_notice,
    is_outdated,
    object_to,
    shown,
    under_way,
)
from domain.refusal import Refusal
from domain.rights import Right, roles_of
from domain.roll import Roll, natural
from domain.roll_import import fold
from domain.schedule import Alarm

MOST_LISTED = 10


# -- the notice ----------------------------------------------------------------------------------------------------


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
    check_notice(latest, ctx.now, length, await _objections_to(ctx, latest))
    how = words("notice-with-names" if names is not None else "notice-without-names")
    lines = (words("notice-offer", count=len(found.units), shown=how, until=ctx.now + length),)
    begin = f"notice:{ctx.estate.id}:{int(length.total_seconds())}:{int(names is not None)}"
    rows = ((Press(words("button-notice"), begin),), (Press(words("button-leave"), "noticedrop"),))
    return Reply((*lines, words("notice-offer-means")), rows)


async def _objections_to(effects: Effects, notice_: RollNotice | None) -> tuple[Objection, ...]:
    if notice_ is None:
        return ()
    return await effects.uow.objections.of_subject(effects.estate.id, notice_.subject)


async def _state(ctx: Context, found: Roll, latest: RollNotice | None) -> Reply:
    if latest is None:
        return Reply((words("notice-never"), *([words("notice-how-organiser")] if ctx.is_organiser else [])))
    made = await _objections_to(ctx, latest)
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
    check_notice(latest, ctx.now, length, await _objections_to(ctx, latest))
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
    made = await _objections_to(effects, over)
    waiting = [each for each in made if not each.is_answered]
    lines: list[Line] = [
        words("notice-broken" if over.broken else "notice-ended", estate=estate_words(effects.estate)),
        words("notice-objections", count=len(made), answered=len(made) - len(waiting)),
    ]
    await effects.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))
    if waiting:
        await tell_organisers(effects, [words("objections-wait", count=len(waiting), no=waiting[0].no)])


# -- objections ----------------------------------------------------------------------------------------------------


async def object_(ctx: Context, reason: FreeText | None = None) -> Reply:
    """Object to the roll under public notice, or to the result of a decision. Raises Refusal."""
    first, rest = syntax.first_word(reason or "")
    number = first.lstrip("#")
    is_number = number.isdecimal() and len(number) < 6
    election = await ctx.uow.elections.by_no(ctx.estate.id, int(number)) if is_number else None
    if election is not None and (first.startswith("#") or await _is_meant(ctx, election, first)):
        return await object_to_election(ctx, election, rest)
    decision = await find_decision(ctx, int(number)) if is_number else None
    if decision is not None and (first.startswith("#") or objections_until(decision) is not None):
        return await object_to_result(ctx, decision, rest)
    latest = under_way(await ctx.uow.objections.latest_notice(ctx.estate.id), ctx.now)
    if reason is None:
        ctx.ask("object", "reason", FreeText.joiner)
        return Reply((words("ask-object-reason"), words("ask-or-cancel")), asks=True)
    made = await _objections_to(ctx, latest)
    about, text = _about(await ctx.uow.rolls.whole(ctx.estate.id), reason)
    new = object_to(made, ctx.house.ids.new(), latest, ctx.now, person_id=ctx.person.id, about=about, text=text)
    ctx.uow.objections.put(new)
    said = await _said(ctx, new, names=True)
    await tell_organisers(ctx, [words("objection-told"), *said, words("objection-answer-how", no=new.no)])
    first, _ = syntax.first_word(reason)
    unknown = [words("objection-no-unit", unit=first)] if not about and UNIT_LIKE.fullmatch(fold(first)) else []
    return Reply((words("objection-noted", no=new.no), *unknown, words("objection-next")))


async def _is_meant(ctx: Context, election: Election, first: str) -> bool:
    """Whether a bare number is this election's; where its list and result are shut a unit may be called so."""
    if election.phase in OPEN_TO_OBJECTION:
        return True
    found = await ctx.uow.rolls.whole(ctx.estate.id)
    return all(fold(unit.label) != fold(first) for unit in found.units)


def _about(found: Roll, reason: str) -> tuple[str, str]:
    """The unit that is meant, if the words begin with one, and what is said."""
    first, rest = syntax.first_word(reason)
    unit = next((unit for unit in found.units if fold(unit.label) == fold(first)), None)
    return (unit.label, rest) if unit is not None else ("", reason)


async def _said(effects: Effects, made: Objection, *, names: bool) -> list[Line]:
    by = await name_of(effects, made.person_id) if names else words("objection-you")
    about = {"no": made.no, "by": by, "unit": made.about}
    lines: list[Line] = [words("objection-about-unit" if made.about else "objection-about-roll", **about)]
    lines.append(words("objection-text", text=made.text))
    if made.is_answered:
        lines.append(words("objection-answer", text=made.answer))
    return lines


async def objections(ctx: Context, number: ItemNo | None = None, reply: FreeText | None = None) -> Reply:
    """Read the objections that one may read, or answer one. Raises Refusal."""
    latest = await ctx.uow.objections.latest_notice(ctx.estate.id)
    of_elections = await election_lines(ctx) if number is None else []
    if latest is None:
        if of_elections:
            return Reply(tuple(of_elections))
        raise Refusal("notice-none")
    made = await ctx.uow.objections.of_subject(ctx.estate.id, latest.subject)
    if number is None:
        listed = await _listed(ctx, made)
        return replace(listed, lines=(*listed.lines, *of_elections))
    found = next((each for each in made if each.no == number), None)
    if found is None or not (_reads_all(ctx) or found.person_id == ctx.person.id):
        raise Refusal("objection-unknown", no=number)
    if reply is None:
        return Reply(tuple(await _said(ctx, found, names=_reads_all(ctx) and ctx.room is None)))
    require_organiser(ctx)
    answered = found.answered(reply, ctx.person.id, ctx.now)
    ctx.uow.objections.put(answered)
    said = await _said(ctx, answered, names=False)
    told = await ctx.tell(found.person_id, Reply((words("objection-answered-told"), *said)))
    return Reply((words("objection-answered" if told else "objection-answered-untold", no=found.no),))


def _reads_all(ctx: Context) -> bool:
    return ctx.is_organiser or Role.AUDITOR in roles_of(ctx.person.id, ctx.grants)


async def _listed(ctx: Context, made: Sequence[Objection]) -> Reply:
    whole = _reads_all(ctx) and ctx.room is None
    shown = [each for each in made if whole or each.person_id == ctx.person.id] if ctx.room is None else []
    answered = sum(each.is_answered for each in made)
    lines: list[Line] = [words("notice-objections", count=len(made), answered=answered)]
    first = sorted(shown, key=lambda each: (each.is_answered, each.no))
    for each in first[:MOST_LISTED]:
        lines += await _said(ctx, each, names=whole)
    if len(first) > MOST_LISTED:
        lines.append(words("objections-more", count=len(first) - MOST_LISTED))
    waiting = [each for each in first if not each.is_answered]
    if whole and ctx.is_organiser and waiting:
        lines.append(words("objection-answer-how", no=waiting[0].no))
    return Reply(tuple(lines))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("notice", group="roll", needs=Right.RESIDENT, admin_fact=True)(notice)
    registry.command("object", group="roll", needs=Right.RESIDENT)(object_)
    registry.command("objections", group="roll", needs=Right.RESIDENT, admin_fact=True)(objections)
    registry.action("notice", admin_fact=True)(begin)
    registry.action("noticedrop")(leave)
    registry.job(NOTICE_JOB)(fall_due)
