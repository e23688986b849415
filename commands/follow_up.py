"""What follows from a decision: who does what by when, shown until it is done."""

from __future__ import annotations

from app.arguments import BallotNo, FreeText, ItemNo, Phrase, Until
from app.context import Context, Effects
from app.declare import Registry
from app.messages import Delivery
from app.words import Line, Reply, Words, words
from commands.case_round import tell_organisers
from commands.decision_words import the_decision
from commands.estates import name_of
from commands.organising import require_organiser
from commands.roles import REPLIED_TO, person_meant
from domain.decision import DecisionState
from domain.refusal import Refusal
from domain.rights import Right
from domain.schedule import Alarm
from domain.tasks import Task, check_task

JOB = "task.due"
MOST_LISTED = 20


async def task(
    ctx: Context, ballot: BallotNo, what: FreeText, *, who: Phrase | None = None, until: Until | None = None
) -> Reply:
    """Say what is to be done after a decision, by whom and by when. Raises Refusal."""
    decision = await the_decision(ctx, ballot)
    if decision.state is not DecisionState.CLOSED:
        raise Refusal("task-too-early", no=ballot)
    named = who is not None or REPLIED_TO in ctx.incoming.mentions
    person = (await person_meant(ctx, who)).person_id if named else ctx.person.id
    known = await ctx.uow.after.tasks(ctx.estate.id)
    made = Task(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        no=max((each.no for each in known), default=0) + 1,
        ballot=ballot,
        text=what,
        person_id=person,
        made_by=ctx.person.id,
        made_at=ctx.now,
        due=until.at if until is not None else None,
    )
    made = check_task(made, sum(each.is_open for each in known))
    ctx.uow.after.put_task(made)
    if made.due is not None:
        key = made.due.astimezone(ctx.zone).date().isoformat()
        ctx.uow.alarms.put(
            Alarm(ctx.house.ids.new(), ctx.estate.id, JOB, made.id, made.due, ctx.estate.zone, key, ctx.person.id)
        )
    line = await _line(ctx, made)
    if person != ctx.person.id:
        await ctx.tell(person, Reply((words("task-told"), line, words("task-how", no=made.no))))
    return Reply((words("task-made"), line))


async def _line(effects: Effects, shown: Task) -> Words:
    said = {"no": str(shown.no), "ballot": str(shown.ballot), "text": shown.text}
    name = await name_of(effects, shown.person_id)
    if shown.done_at is not None:
        return words("task-line-done", name=name, at=shown.done_at, **said)
    if shown.due is None:
        return words("task-line", name=name, **said)
    late = effects.now > shown.due
    return words("task-line-late" if late else "task-line-due", name=name, at=shown.due, **said)


async def tasks(ctx: Context) -> Reply:
    """What is still to be done, the most urgent first."""
    known = [each for each in await ctx.uow.after.tasks(ctx.estate.id) if each.is_open]
    if not known:
        return Reply((words("tasks-none"),))
    ordered = sorted(known, key=lambda each: (each.due is None, each.due or each.made_at, each.no))
    lines: list[Line] = [words("tasks-list", count=len(known))]
    lines += [await _line(ctx, each) for each in ordered[:MOST_LISTED]]
    if len(ordered) > MOST_LISTED:
        lines.append(words("tasks-more", count=len(ordered) - MOST_LISTED))
    return Reply((*lines, words("task-how", no=ordered[0].no)))


async def done(ctx: Context, number: ItemNo) -> Reply:
    """Say that it is done: whoever sees to it, or an organiser. Raises Refusal."""
    found = next((each for each in await ctx.uow.after.tasks(ctx.estate.id) if each.no == number), None)
    if found is None:
        raise Refusal("task-unknown", no=number)
    if found.person_id != ctx.person.id:
        require_organiser(ctx)
    finished = found.done(ctx.now)
    ctx.uow.after.put_task(finished)
    for alarm in await ctx.uow.alarms.of_ref(JOB, found.id):
        ctx.uow.alarms.delete(alarm.id)
    line = await _line(ctx, finished)
    if ctx.room is None:
        await ctx.announce(Reply((line,), delivery=Delivery.NOTICE))
    return Reply((line,)) if ctx.room is not None else Reply((words("task-done-told"),))


async def fall_due(effects: Effects, alarm: Alarm, late: bool) -> None:
    """Its day has come, and it is not done: whoever sees to it hears so, and the organisers."""
    found = await effects.uow.after.task(alarm.ref)
    if found is None or not found.is_open:
        return
    line = await _line(effects, found)
    await effects.tell(found.person_id, Reply((words("task-due"), line, words("task-how", no=found.no))))
    await tell_organisers(effects, [words("task-due"), line])


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("task", group="decisions", needs=Right.ORGANISE)(task)
    registry.command("tasks", group="decisions", needs=Right.RESIDENT)(tasks)
    registry.command("done", group="decisions", needs=Right.RESIDENT, admin_fact=True)(done)
    registry.job(JOB)(fall_due)
