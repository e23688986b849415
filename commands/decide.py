"""Putting a decision to the owners: drafted in memory, read once more, and announced for good."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta

from app import syntax
from app.arguments import Occasion, Options, Phrase, Question, Until
from app.context import Context, Effects
from app.decision_arguments import ModeName, RuleName
from app.declare import Registry
from app.held import HeldDecision
from app.messages import Delivery
from app.words import Line, Press, Reply, words
from commands.case_files import fetched
from commands.decision_words import mode_line, rule_lines, title_lines, whole_text
from commands.formal_acts import add_act
from commands.organising import require_organiser
from commands.own_rules import rule_called
from commands.roll_kept import whole_roll
from domain.acts import ActKind
from domain.decision import Decision, Item, Label, announce
from domain.electorate import basis_of, freeze, weigh
from domain.objections import check_freezable, shown
from domain.record import announcing_details
from domain.refusal import Refusal
from domain.rights import Right
from domain.rule_presets import PRESETS, usual_rule
from domain.rules import Rule
from domain.schedule import Alarm
from domain.secrecy import Mode, check_secret

OPEN_JOB, CLOSE_JOB, REMIND_JOB = "decision.open", "decision.close", "decision.remind"
MORNING, EVENING = time(9, 0), time(20, 0)
USUAL_DAYS = 14
"""How long a ballot is open where nobody says otherwise."""
TEXTS = (".txt", ".md", ".text")
REMIND_BEFORE = timedelta(days=2)


async def decide(
    ctx: Context,
    title: Question,
    items: Options | None = None,
    *,
    rule: RuleName | None = None,
    mode: ModeName | None = None,
    opens: Occasion | None = None,
    until: Until | None = None,
    text: Phrase | None = None,
) -> Reply:
    """Draft a decision and show it as it would be announced. Raises Refusal."""
    await whole_roll(ctx)
    chosen = await rule_called(ctx, rule) if rule is not None else usual_rule(ctx.estate.zone)
    if opens is not None and opens.at is None:
        raise Refusal("decide-once")
    decision = Decision(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        no=0,
        title=title,
        items=await _items(ctx, title, items or (), chosen),
        mode=Mode(mode) if mode is not None else Mode.SEALED,
        label=Label.CHAT,
        proposed_by=ctx.person.id,
        announced_at=ctx.now,
        opens_at=ctx.now,
        closes_at=ctx.now,
        attachment=text or _text_sent(ctx),
    )
    asked_from, asked_until = (opens.at if opens else None), (until.at if until else None)
    held = HeldDecision(ctx.house.ids.new(), ctx.own_address, decision, asked_from, asked_until, ctx.now)
    return await _shown(ctx, held)


def _text_sent(ctx: Context) -> str:
    """The text of a file that was sent along, "" for none. Raises Refusal decide-file and those of `fetched`."""
    if ctx.incoming.file is None:
        return ""
    (file,) = fetched(ctx, 1)
    for encoding in ("utf-8-sig", "gb18030") if file.name.casefold().endswith(TEXTS) else ():
        with suppress(UnicodeDecodeError):
            return file.content.decode(encoding)
    raise Refusal("decide-file", name=file.name[:40])


async def _items(ctx: Context, title: str, texts: tuple[str, ...], rule: Rule) -> tuple[Item, ...]:
    """The items, each under the rule that stands before it with a colon, or under the rule of all."""
    found = []
    for no, text in enumerate(texts or (title,), start=1):
        first, colon, rest = text.replace("：", ":").partition(":")
        named = None
        if colon and rest.strip() and " " not in first.strip():
            with suppress(Refusal):
                # What stands before a colon need not be a rule.
                named = await rule_called(ctx, syntax.mapped(first.strip()))
        found.append(Item(no, rest.strip() if named is not None else text, named or rule))
    return tuple(found)


async def _timed(ctx: Context, held: HeldDecision) -> Decision:
    """The decision with its times as of now, if it may be announced so. Raises Refusal."""
    decision = held.decision
    notice = timedelta(days=max(rule.notice_days for rule in decision.rules))
    opens = held.opens or at_next(ctx, ctx.now + notice, MORNING)
    closes = held.until
    if closes is None:
        least = max(USUAL_DAYS, *(rule.min_open_days for rule in decision.rules))
        most = min(rule.max_open_days for rule in decision.rules)
        closes = min(at_next(ctx, opens + timedelta(days=least), EVENING), opens + timedelta(days=most))
    made = announce(replace(decision, announced_at=ctx.now, opens_at=opens, closes_at=closes))
    found = await whole_roll(ctx)
    electorate = freeze(found)
    weigh(electorate, basis_of(made.rules))
    if made.mode is Mode.SECRET:
        if not ctx.house.hides_steps:
            raise Refusal("secret-not-here")
        check_secret(electorate, made.rules)
    notice_of_roll = await ctx.uow.objections.latest_notice(ctx.estate.id)
    # A notice that still runs may be over, and objections answered, by the time voting begins.
    check_freezable(notice_of_roll, (), opens, shown_now=shown(found))
    return made


def at_next(effects: Effects, moment: datetime, clock: time) -> datetime:
    """The first time at or after the moment at which clocks in the estate show this."""
    local = moment.astimezone(effects.zone)
    at = datetime.combine(local.date(), clock, effects.zone)
    return at if at >= moment else datetime.combine(local.date() + timedelta(days=1), clock, effects.zone)


async def _shown(ctx: Context, held: HeldDecision) -> Reply:
    """The draft as it would be announced, with buttons to choose another rule or another secrecy."""
    decision = await _timed(ctx, held)
    ctx.turn.after.append(lambda: ctx.house.held_decisions.keep(held))
    shown = title_lines(decision)[1:]
    lines: list[Line] = [words("decide-draft", title=decision.title), *shown]
    lines += [*rule_lines(decision), mode_line(decision)]
    lines += [
        words("decision-opens", at=decision.opens_at),
        words("decision-closes", at=decision.closes_at),
        words("decide-for-good"),
    ]
    token = held.token
    rows: list[tuple[Press, ...]] = [
        (Press(words("button-announce"), f"dsay:{token}"), Press(words("button-leave"), f"ddrop:{token}"))
    ]
    if len(set(decision.rules)) == 1:
        others = [code for code in _likely(decision.rules[0]) if code != decision.rules[0].code]
        rows += [
            (Press(words("button-rule", rule=words(f"rule-{code}-name")), f"drule:{token}:{code}"),) for code in others
        ]
    rows.append(
        tuple(
            Press(words("button-mode", mode=words(f"mode-{mode}-name")), f"dmode:{token}:{mode}")
            for mode in Mode
            if mode is not decision.mode
        )
    )
    return Reply(tuple(lines), tuple(rows), in_memory=True, attachment=whole_text(decision))


def _likely(rule: Rule) -> tuple[str, ...]:
    """The rules of the same country, and the plain one: a choice that fits a telephone."""
    country = (rule.base or rule.code).partition("-")[0]
    return tuple(code for code in PRESETS if code.partition("-")[0] == country or code == "simple")


def _held(ctx: Context, token: str) -> HeldDecision:
    held = ctx.house.held_decisions.find(token, ctx.own_address, ctx.now)
    if held is None:
        raise Refusal("decide-gone")
    return held


async def choose_rule(ctx: Context, token: str, code: str) -> Reply:
    """Draft it under another rule. Raises Refusal."""
    held = _held(ctx, token)
    if code not in PRESETS:
        raise Refusal("button-old")
    items = tuple(replace(item, rule=PRESETS[code]) for item in held.decision.items)
    again = replace(held, decision=replace(held.decision, items=items))
    return replace(await _shown(ctx, again), replaces=True)


async def choose_mode(ctx: Context, token: str, mode: Mode) -> Reply:
    """Draft it with another secrecy. Raises Refusal."""
    held = _held(ctx, token)
    return replace(await _shown(ctx, replace(held, decision=replace(held.decision, mode=mode))), replaces=True)


async def drop(ctx: Context, token: str) -> Reply:
    """Announce nothing."""
    ctx.turn.after.append(lambda: ctx.house.held_decisions.drop(token))
    return Reply((words("decide-dropped"),), in_memory=True, replaces=True)


async def say(ctx: Context, token: str) -> Reply:
    """Announce the decision in every room; from now on not a word of it changes. Raises Refusal."""
    held = _held(ctx, token)
    await ctx.turn_to(held.decision.estate_id)
    require_organiser(ctx)
    decision = replace(await _timed(ctx, held), no=ctx.estate.next_ballot)
    ctx.estate = replace(ctx.estate, next_ballot=ctx.estate.next_ballot + 1)
    ctx.uow.estates.put(ctx.estate)
    ctx.uow.decisions.put(decision)
    await add_act(ctx, ActKind.ANNOUNCED, announcing_details(decision))
    await set_alarms(ctx, decision)
    lines = (
        words("decision-announced"),
        *title_lines(decision),
        *rule_lines(decision),
        mode_line(decision),
        words("decision-opens", at=decision.opens_at),
        words("decision-closes", at=decision.closes_at),
    )
    await ctx.announce(Reply(lines, delivery=Delivery.NOTICE, attachment=whole_text(decision)))
    ctx.turn.after.append(lambda: ctx.house.held_decisions.drop(token))
    return Reply((words("decide-done", no=decision.no, at=decision.opens_at),), replaces=True)


async def set_alarms(effects: Effects, decision: Decision) -> None:
    """See that the decision opens, reminds and closes at its times, and at no earlier ones."""
    for job in (OPEN_JOB, REMIND_JOB, CLOSE_JOB):
        for alarm in await effects.uow.alarms.of_ref(job, decision.id):
            effects.uow.alarms.delete(alarm.id)
    times = {CLOSE_JOB: decision.closes_at, REMIND_JOB: decision.closes_at - REMIND_BEFORE}
    if decision.state == "announced":
        times[OPEN_JOB] = decision.opens_at
    if decision.state not in ("announced", "open"):
        return
    for job, at in times.items():
        if job != CLOSE_JOB and at < effects.now:
            continue
        if job == REMIND_JOB and at <= decision.opens_at:
            # Whoever has just read that voting is open needs no reminder.
            continue
        key = at.astimezone(effects.zone).date().isoformat()
        made = effects.house.ids.new()
        effects.uow.alarms.put(
            Alarm(made, decision.estate_id, job, decision.id, at, effects.estate.zone, key, decision.proposed_by)
        )


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("decide", group="decisions", needs=Right.ORGANISE, reads_files=True)(decide)
    registry.action("drule")(choose_rule)
    registry.action("dmode")(choose_mode)
    registry.action("ddrop")(drop)
    registry.action("dsay", admin_fact=True)(say)
