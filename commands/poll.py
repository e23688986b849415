"""Opening a poll, adding an option, and mending its words before anybody has voted."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from app.arguments import SEGMENT, WORD, BallotNo, Count, FreeText, Length, Options, Question, Switch, Until
from app.context import Context, Effects
from app.declare import Registry
from app.voters import open_voters
from app.words import Line, Press, Reply, answer, bold, receipt, words
from commands.ballots import (
    find_poll,
    needs_secret_taps,
    plain_options,
    poll_buttons,
    poll_lines,
    require_manager,
    view_of,
)
from commands.native import is_kept_back, native_form, native_presses, require_changeable
from domain.estate import Room
from domain.poll import Poll, PollKind, add_option, check_words, options_from, reword
from domain.refusal import Refusal
from domain.rights import Right, may_run_poll
from domain.schedule import Alarm

DAY_BEFORE = timedelta(days=1)
HOUR_BEFORE = timedelta(hours=1)


async def poll(
    ctx: Context,
    question: Question,
    options: Options,
    *,
    multi: Count | None = None,
    ranked: Switch | None = None,
    dates: Switch | None = None,
    anonymous: Switch | None = None,
    hidden: Switch | None = None,
    until: Until | None = None,
    add: Switch | None = None,
    remind: Length | None = None,
    now: Switch | None = None,
) -> Reply | None:
    """Open a poll in every room of the estate. Raises Refusal."""
    check_words(question, options)
    chosen = (multi, ranked, dates, anonymous, hidden, until, add, remind, now)
    if ctx.step_by_step and all(flag is None for flag in chosen):
        return ask_how(ctx, question, options)
    kind, marks = _kind(options, multi=multi, ranked=ranked, dates=dates)
    _check_reminder(ctx, until, remind)
    opened = Poll(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        no=ctx.estate.next_ballot,
        kind=kind,
        question=question.strip(),
        options=options_from(tuple(options)),
        opened_by=ctx.person.id,
        opened_in=ctx.room.id if ctx.room is not None else "",
        opened_thread=ctx.incoming.address.thread if ctx.room is not None else "",
        opened_at=ctx.now,
        closes_at=until.at if until is not None else None,
        max_marks=marks,
        anonymous=anonymous is not None,
        hidden=hidden is not None,
        residents_add=add is not None,
        remind_before=remind,
    )
    await open_voters(ctx, opened)
    ctx.uow.estates.put(replace(ctx.estate, next_ballot=opened.no + 1))
    ctx.uow.polls.put(opened)
    await set_alarms(ctx, opened)
    ctx.refresh(view_of(opened))
    if ctx.room is not None:
        return None
    return answer("poll-opened", no=opened.no, rooms=len(await ctx.rooms()))


def ask_how(ctx: Context, question: Question, options: Options) -> Reply:
    """The last question of a poll made step by step; each answer is a flag that opens it."""
    ctx.ask(SEGMENT.join((f"poll {question}", *options)), "how", WORD)
    flags = {
        "button-open-now": "--now",
        "button-until-three-days": "--until 3d",
        "button-multi": "--multi",
        "button-ranked": "--ranked",
        "button-anonymous": "--anonymous",
        "button-hidden": "--hidden",
    }
    rows = tuple((Press(words(label), f"say:{flag}"),) for label, flag in flags.items())
    return Reply((words("ask-how"), words("ask-or-cancel")), rows)


def _kind(
    options: Options, *, multi: Count | None, ranked: Switch | None, dates: Switch | None
) -> tuple[PollKind, int]:
    """The kind the flags ask for, and how many options one may choose."""
    chosen = [
        kind
        for kind, given in ((PollKind.MULTI, multi), (PollKind.RANKED, ranked), (PollKind.DATES, dates))
        if given is not None
    ]
    if len(chosen) > 1:
        raise Refusal("kinds-exclude")
    if multi is not None and multi == 1:
        raise Refusal("multi-too-few")
    kind = chosen[0] if chosen else PollKind.SINGLE
    return kind, min(multi or len(options), len(options)) if kind is PollKind.MULTI else 1


def _check_reminder(ctx: Context, until: Until | None, remind: Length | None) -> None:
    if remind is not None and until is None:
        raise Refusal("remind-needs-until")
    if until is not None and remind is not None and until.at - ctx.now <= remind:
        raise Refusal("remind-too-early", until=until.at)


async def set_alarms(effects: Effects, opened: Poll) -> None:
    """Set the poll's deadline and its reminder, in place of those it had."""
    for job in ("poll.close", "poll.remind"):
        for alarm in await effects.uow.alarms.of_ref(job, opened.id):
            effects.uow.alarms.delete(alarm.id)
    if opened.closes_at is None or not opened.is_open:
        return
    effects.uow.alarms.put(_alarm(effects, opened, "poll.close", opened.closes_at))
    before = opened.remind_before or _usual_reminder(opened.closes_at - effects.now)
    if before is not None and opened.closes_at - before > effects.now:
        effects.uow.alarms.put(_alarm(effects, opened, "poll.remind", opened.closes_at - before))


def _usual_reminder(left: timedelta) -> timedelta | None:
    """A day ahead of what is open for longer than two, an hour ahead of what is open for longer than four hours."""
    if left > 2 * DAY_BEFORE:
        return DAY_BEFORE
    return HOUR_BEFORE if left > 4 * HOUR_BEFORE else None


def _alarm(effects: Effects, opened: Poll, job: str, due_at: datetime) -> Alarm:
    return Alarm(
        id=effects.house.ids.new(),
        estate_id=opened.estate_id,
        job=job,
        ref=opened.id,
        due_at=due_at,
        zone=effects.estate.zone,
        key=due_at.astimezone(effects.zone).date().isoformat(),
        created_by=opened.opened_by,
    )


async def poll_view(effects: Effects, ref: str, room: Room | None) -> Reply | None:
    """The live message of a poll."""
    shown = await effects.uow.polls.by_id(ref)
    if shown is None or room is None:
        return None
    choices = await effects.uow.polls.choices(shown.id)
    thread = shown.opened_thread if room.id == shown.opened_in else ""
    native = await native_form(effects, shown, room, len(choices))
    if native is not None:
        title, how = bold("poll-title", no=shown.no, question=shown.question), words("native-how", no=shown.no)
        said = (title, *plain_options(shown), how)
        return Reply(said, native_presses(shown), numbered=True, thread=thread, native=native)
    lines: tuple[Line, ...] = poll_lines(shown, choices, effects.room_reader(room))
    if shown.is_open and is_kept_back(effects, shown, room):
        lines = (*lines, words("native-not"))
    return Reply(lines, poll_buttons(shown), numbered=True, secret_taps=needs_secret_taps(shown), thread=thread)


async def add(ctx: Context, ballot: BallotNo, option: FreeText) -> Reply:
    """Add an option to an open poll. Raises Refusal."""
    found = await find_poll(ctx, ballot)
    manager = may_run_poll(found, ctx.person.id, ctx.grants, room_admin=ctx.room_admin)
    await require_changeable(ctx, found, len(found.options) + 1)
    added = add_option(found, option, ctx.person.id, ctx.now, manager=manager)
    ctx.uow.polls.put(added)
    ctx.refresh(view_of(added))
    last = added.options[-1]
    return receipt("option-added", no=added.no, number=last.number, option=last.text)


async def edit(ctx: Context, ballot: BallotNo, question: Question, options: Options | None = None) -> Reply:
    """Put a poll in other words, as long as nobody has voted. Raises Refusal."""
    found = await find_poll(ctx, ballot)
    require_manager(ctx, found)
    await require_changeable(ctx, found, len(options or found.options))
    votes = await ctx.uow.polls.votes(found.id)
    changed = reword(found, question, tuple(options or ()), len(votes), ctx.now)
    ctx.uow.polls.put(changed)
    ctx.refresh(view_of(changed))
    return receipt("poll-reworded", no=changed.no)


async def choices_options(ctx: Context, command: str) -> Reply | None:
    """Common answers for a poll that is made step by step."""
    if command != "poll":
        return None
    yes_no = words("button-yes-no")
    return Reply(
        (),
        (
            (Press(yes_no, f"say:{ctx.reader.text(words('options-yes-no'))}"),),
            (Press(words("button-yes-no-abstain"), f"say:{ctx.reader.text(words('options-yes-no-abstain'))}"),),
        ),
    )


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("poll", group="polls", needs=Right.RESIDENT)(poll)
    registry.view("poll")(poll_view)
    registry.hook("choices-options")(choices_options)
