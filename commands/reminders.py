"""Reminders: once or again and again, in the estate's time zone."""

from __future__ import annotations

from dataclasses import replace

from app.arguments import FreeText, ItemNo, Occasion
from app.context import Context, Effects
from app.declare import Registry
from app.due import following, is_stale
from app.messages import Delivery
from app.words import Line, Reply, words
from domain.recurrence import next_due, occurrence_key
from domain.refusal import Refusal
from domain.rights import Right, may_organise
from domain.schedule import Alarm

JOB = "reminder"
LONGEST_TEXT = 1000
MOST_REMINDERS = 100


async def remind(ctx: Context, occasion: Occasion, text: FreeText) -> Reply:
    """Set a reminder for this room, or in a direct message for oneself. Raises Refusal."""
    if len(text) > LONGEST_TEXT:
        raise Refusal("reminder-too-long", most=LONGEST_TEXT, length=len(text))
    if len(await ctx.uow.alarms.of_estate(ctx.estate.id, JOB)) >= MOST_REMINDERS:
        raise Refusal("reminders-too-many", most=MOST_REMINDERS)
    if occasion.rule is not None:
        due_at, key = next_due(occasion.rule, ctx.zone, ctx.now)
    elif occasion.at is not None:
        due_at, key = occasion.at, occurrence_key(occasion.at.astimezone(ctx.zone).date())
    else:
        raise Refusal("time-unclear", given="")
    alarm = Alarm(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        job=JOB,
        ref="",
        due_at=due_at,
        zone=ctx.estate.zone,
        key=key,
        created_by=ctx.person.id,
        no=ctx.estate.next_reminder,
        room_id=ctx.room.id if ctx.room is not None else "",
        thread=ctx.incoming.address.thread if ctx.room is not None else "",
        person_id="" if ctx.room is not None else ctx.person.id,
        text=text,
        rule=occasion.rule.to_text() if occasion.rule is not None else "",
    )
    ctx.uow.estates.put(replace(ctx.estate, next_reminder=alarm.no + 1))
    ctx.uow.alarms.put(alarm)
    key_of_answer = "reminder-set-again" if alarm.rule else "reminder-set"
    return Reply((words(key_of_answer, no=alarm.no, at=due_at, text=text),))


async def reminders(ctx: Context) -> Reply:
    """The reminders of this estate that the reader may see: the rooms' and their own."""
    alarms = [alarm for alarm in await ctx.uow.alarms.of_estate(ctx.estate.id, JOB) if _visible(ctx, alarm)]
    if not alarms:
        return Reply((words("reminders-none"),))
    lines: list[Line] = [words("reminders-list")]
    lines += [
        words("reminders-line-again" if alarm.rule else "reminders-line", no=alarm.no, at=alarm.due_at, text=alarm.text)
        for alarm in alarms
    ]
    return Reply(tuple(lines))


def _visible(ctx: Context, alarm: Alarm) -> bool:
    if alarm.person_id:
        return ctx.room is None and alarm.person_id == ctx.person.id
    return True


async def unremind(ctx: Context, reminder: ItemNo) -> Reply:
    """Drop a reminder: one's own, or as an organiser any of the rooms'. Raises Refusal."""
    alarm = await ctx.uow.alarms.by_no(ctx.estate.id, reminder)
    if alarm is None or not _visible(ctx, alarm):
        raise Refusal("reminder-unknown", no=reminder)
    own = alarm.created_by == ctx.person.id
    if not own and not may_organise(ctx.person.id, ctx.grants, room_admin=ctx.room_admin) and not ctx.room_admin:
        raise Refusal("reminder-not-yours", no=reminder)
    ctx.uow.alarms.delete(alarm.id)
    return Reply((words("reminder-dropped", no=alarm.no, text=alarm.text),))


async def ring(effects: Effects, alarm: Alarm, late: bool) -> None:
    """Say it; if it was missed by more than a day, say only that it was skipped."""
    skipped = is_stale(alarm, effects.now)
    line = words("reminder-skipped" if skipped else "reminder-rings", no=alarm.no, text=alarm.text, at=alarm.due_at)
    lines: list[Line] = [line]
    if late and not skipped:
        lines.append(words("said-late", at=alarm.due_at))
    again = following(alarm, effects.now)
    if skipped and again is not None:
        lines.append(words("reminder-next", at=again.due_at))
    reply = Reply(tuple(lines), delivery=Delivery.NOTICE)
    if alarm.person_id:
        await effects.tell(alarm.person_id, reply)
    else:
        await effects.announce(reply, only=alarm.room_id, thread=alarm.thread)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("remind", group="reminders", needs=Right.RESIDENT)(remind)
    registry.command("reminders", group="reminders", needs=Right.RESIDENT)(reminders)
    registry.command("unremind", group="reminders", needs=Right.RESIDENT, admin_fact=True)(unremind)
    registry.job(JOB)(ring)
