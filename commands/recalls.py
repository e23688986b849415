"""Recall of a member: asked for by owners or members, answered by who it is about, and put to the owners' vote."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from app.arguments import FreeText
from app.context import Context, Effects
from app.declare import Registry
from app.messages import Delivery
from app.words import Line, Press, Reply, receipt, words
from commands.case_round import tell_organisers
from commands.committee import member_named
from commands.decide import EVENING, MORNING, USUAL_DAYS, at_next, set_alarms
from commands.decision_words import mode_line, rule_lines, title_lines
from commands.election_calling import take_number
from commands.election_seated import serving
from commands.estates import estate_reader, name_of
from commands.formal_acts import add_act
from commands.nominee_meant import owner_here
from commands.placeholders import require_own_words
from commands.vacancies import leave_seat
from domain.acts import ActKind
from domain.committee import Ended, Member, Recall, RecallState
from domain.counting import Count
from domain.decision import Decision, DecisionState, Item, Label, announce
from domain.recall import answer_recall, ask_recall, drop, hear, lapses_at, put, support, threshold
from domain.record import announcing_details
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import held_by, total
from domain.rule_presets import CN_ORDINARY
from domain.rules import Rule
from domain.schedule import Alarm
from domain.secrecy import Mode

JOB = "committee.recall"
RUNNING = (RecallState.ASKED, RecallState.HEARING)


async def recall(ctx: Context, who: FreeText | None = None) -> Reply:
    """Ask for a member's recall, with a reason, or see who is asked about. Raises Refusal."""
    members = await serving(ctx)
    if not members:
        raise Refusal("committee-none")
    if who is None:
        return await _listed(ctx)
    await owner_here(ctx)
    owners = (await ctx.uow.rolls.whole(ctx.estate.id)).owners.values()
    member, reason = await member_named(ctx, members, who, [owner.name for owner in owners])
    require_own_words(ctx, reason, command="recall", no=member.name)
    known = await ctx.uow.elections.recalls(ctx.estate.id)
    await _check_not_before_owners(ctx, known, member)
    made = ask_recall(known, member, by=ctx.person.id, reason=reason, now=ctx.now, new_id=ctx.house.ids.new())
    ctx.uow.elections.put_recall(made)
    _put_alarm(ctx, made, lapses_at(made) - ctx.now)
    lines: list[Line] = [words("recall-asked", name=member.name, by=await name_of(ctx, ctx.person.id))]
    lines += [words("objection-text", text=made.reason), await _state_line(ctx, made), words("recall-needed")]
    await ctx.announce(Reply(tuple(lines), _support_button(made), delivery=Delivery.NOTICE))
    if member.person_id:
        by = await name_of(ctx, ctx.person.id)
        told = (words("recall-told", name=member.name, by=by), words("objection-text", text=made.reason))
        await ctx.tell(member.person_id, Reply(told))
    await _maybe_hear(ctx, made, member)
    return Reply((words("recall-noted", name=member.name),), personal=True)


async def _check_not_before_owners(ctx: Context, known: Iterable[Recall], member: Member) -> None:
    """Raises Refusal recall-running."""
    for each in known:
        decision = await ctx.uow.decisions.by_id(each.decision_id) if each.member_id == member.id else None
        if decision is not None and decision.state in (DecisionState.ANNOUNCED, DecisionState.OPEN):
            raise Refusal("recall-running", name=member.name)


def _support_button(made: Recall) -> tuple[tuple[Press, ...], ...]:
    return ((Press(words("button-recall"), f"erecall:{made.id}"),),)


async def _listed(ctx: Context) -> Reply:
    known = [
        each
        for each in await ctx.uow.elections.recalls(ctx.estate.id)
        if each.state in (RecallState.ASKED, RecallState.HEARING)
    ]
    if not known:
        return Reply((words("recalls-none"),))
    names = {each.id: each.name for each in await ctx.uow.elections.members(ctx.estate.id)}
    lines: list[Line] = []
    rows: list[tuple[Press, ...]] = []
    for each in known:
        lines += [words("recall-line", name=names[each.member_id]), words("objection-text", text=each.reason)]
        lines.append(await _state_line(ctx, each))
        if each.state is RecallState.ASKED:
            rows += _support_button(each)
    return Reply(tuple(lines), tuple(rows))


async def _counts(effects: Effects, made: Recall) -> tuple[int, int, int, int]:
    """Heads of owners behind it and of all, members behind it and all."""
    roll = await effects.uow.rolls.whole(effects.estate.id)
    basis = effects.estate.heads_basis
    members = await serving(effects)
    behind = held_by(roll, made.supporters, basis).heads
    among = sum(each.person_id in made.supporters for each in members)
    return behind, total(roll, basis).whole.heads, among, len(members)


async def _state_line(effects: Effects, made: Recall) -> Line:
    behind, heads, among, members = await _counts(effects, made)
    return words("recall-state", behind=behind, heads=heads, among=among, members=members)


async def support_button(ctx: Context, recall_id: str) -> Reply:
    """One more asks for it. Raises Refusal."""
    made = await ctx.uow.elections.recall(recall_id)
    if made is None:
        raise Refusal("button-old")
    await ctx.turn_back(made.estate_id)
    await owner_here(ctx)
    member = await member_of(ctx, made)
    more = support(made, member, ctx.person.id, ctx.now)
    ctx.uow.elections.put_recall(more)
    await _maybe_hear(ctx, more, member)
    behind, heads, among, members = await _counts(ctx, more)
    return receipt("recall-supported-too", behind=behind, heads=heads, among=among, members=members)


async def member_of(effects: Effects, made: Recall) -> Member:
    """Whose recall it is."""
    members = await effects.uow.elections.members(effects.estate.id)
    return next(each for each in members if each.id == made.member_id)


async def _maybe_hear(ctx: Context, made: Recall, member: Member) -> None:
    """Enough ask for it: the member may answer before it is put to the vote."""
    behind, heads, among, members = await _counts(ctx, made)
    if not threshold(owner_heads_for=behind, all_heads=heads, members_for=among, all_members=members):
        return
    heard = hear(made, ctx.now)
    ctx.uow.elections.put_recall(heard)
    until = heard.answer_until or ctx.now
    _put_alarm(ctx, heard, until - ctx.now)
    lines = (words("recall-heard", name=member.name, until=until), await _state_line(ctx, heard))
    await ctx.announce(Reply(lines, delivery=Delivery.NOTICE))
    button = ((Press(words("button-answer"), f"eanswer:{heard.id}"),),)
    asked = (words("recall-answer-how", until=until), words("objection-text", text=heard.reason))
    if not member.person_id or not await ctx.tell(member.person_id, Reply(asked, button)):
        await tell_organisers(ctx, [words("recall-unreachable", name=member.name)])


def _put_alarm(effects: Effects, made: Recall, after: timedelta) -> None:
    at = effects.now + after
    key = at.astimezone(effects.zone).date().isoformat()
    ids = effects.house.ids
    effects.uow.alarms.put(Alarm(ids.new(), made.estate_id, JOB, made.id, at, effects.estate.zone, key, made.asked_by))


async def answer_button(ctx: Context, recall_id: str) -> Reply:
    """Ask the member for their answer. Raises Refusal."""
    made = await ctx.uow.elections.recall(recall_id)
    if made is None:
        raise Refusal("button-old")
    await ctx.turn_back(made.estate_id)
    ctx.ask("defend", "text", " ")
    return Reply((words("ask-recall-answer"), words("ask-or-cancel")), asks=True)


async def defend(ctx: Context, text: FreeText) -> Reply:
    """The member's answer to the recall that is asked about them; owners read it with the ballot. Raises Refusal."""
    for made in await ctx.uow.elections.recalls(ctx.estate.id):
        member = await member_of(ctx, made)
        if member.person_id == ctx.person.id and made.state in RUNNING:
            require_own_words(ctx, text, command="defend")
            ctx.uow.elections.put_recall(answer_recall(made, member, ctx.person.id, text, ctx.now))
            return Reply((words("recall-answered"),))
    raise Refusal("recall-none-yours")


async def fall_due(effects: Effects, alarm: Alarm, late: bool) -> None:
    """The member has had the time to answer: put it to the owners. Or too few asked for it in its time."""
    made = await effects.uow.elections.recall(alarm.ref)
    if made is None or made.state not in RUNNING:
        return
    member = await member_of(effects, made)
    if not member.serves:
        effects.uow.elections.put_recall(drop(made))
        return
    if made.state is RecallState.ASKED:
        if effects.now >= lapses_at(made):
            effects.uow.elections.put_recall(drop(made))
            await effects.announce(Reply((words("recall-dropped", name=member.name),), delivery=Delivery.NOTICE))
        return
    if made.answer_until is not None and effects.now >= made.answer_until:
        await _put_to_vote(effects, made, member)


async def _put_to_vote(effects: Effects, made: Recall, member: Member) -> None:
    """Announce the decision, with the reason and the answer under it."""
    election = await effects.uow.elections.by_id(member.election_id)
    rule: Rule = election.rule if election is not None else CN_ORDINARY
    reader = estate_reader(effects)
    answer = words("recall-text-answer", text=made.answer) if made.answer else words("recall-text-silent")
    opens = at_next(effects, effects.now + timedelta(days=rule.notice_days), MORNING)
    days = min(max(USUAL_DAYS, rule.min_open_days), rule.max_open_days)
    closes = min(at_next(effects, opens + timedelta(days=days), EVENING), opens + timedelta(days=rule.max_open_days))
    title = reader.text(words("recall-title", name=member.name))
    text = "\n".join((reader.text(words("recall-text-reason", text=made.reason)), reader.text(answer)))
    decision = announce(
        Decision(
            id=effects.house.ids.new(),
            estate_id=made.estate_id,
            no=take_number(effects),
            title=title[:120],
            items=(Item(1, title[:120], rule),),
            mode=Mode.SEALED,
            label=Label.CHAT,
            proposed_by=made.asked_by,
            announced_at=effects.now,
            opens_at=opens,
            closes_at=closes,
            attachment=text,
        )
    )
    effects.uow.decisions.put(decision)
    effects.uow.elections.put_recall(put(made, decision.id, effects.now))
    await add_act(effects, ActKind.ANNOUNCED, announcing_details(decision))
    await set_alarms(effects, decision)
    lines: list[Line] = [
        words("decision-announced"),
        *title_lines(decision),
        *rule_lines(decision),
        mode_line(decision),
    ]
    lines += [words("decision-opens", at=opens), words("decision-closes", at=closes)]
    await effects.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))


async def recall_of(effects: Effects, decision: Decision) -> Recall | None:
    """The recall that a decision is about, None for any other decision."""
    known = await effects.uow.elections.recalls(decision.estate_id)
    return next((each for each in known if each.decision_id == decision.id), None)


async def recall_decided(effects: Effects, made: Recall, found: Count) -> None:
    """Once adopted, the seat is vacant."""
    member = await member_of(effects, made)
    if found.results[0].adopted and member.serves:
        await leave_seat(effects, member, Ended.RECALLED)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("recall", group="committee", needs=Right.RESIDENT)(recall)
    registry.command("defend", group="committee", needs=Right.RESIDENT)(defend)
    registry.action("erecall")(support_button)
    registry.action("eanswer")(answer_button)
    registry.job(JOB)(fall_due)
