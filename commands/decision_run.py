"""What becomes of a decision by itself and by an organiser's word: opened, reminded of, put off, voided, closed."""

from __future__ import annotations

from datetime import datetime, timedelta

from app import syntax
from app.arguments import END_OF_DAY
from app.context import Context, Effects
from app.declare import Registry
from app.messages import Delivery
from app.refusals import refusal_words
from app.times import parse_duration, parse_when_prefix
from app.words import Arg, Line, Listed, Reply, Words, receipt, words
from commands.case_round import tell_organisers
from commands.decide import OPEN_JOB, REMIND_JOB, set_alarms
from commands.decision_words import (
    marking_lines,
    mode_line,
    rule_lines,
    said_of,
    title_lines,
    turnout_lines,
    units_words,
    view_of,
    vote_buttons,
    who_takes_part,
    whole_text,
)
from commands.estates import estate_reader, name_of
from commands.formal_acts import add_act
from commands.organising import require_organiser
from domain.acts import ActKind
from domain.decision import MAX_REASON, Decision, DecisionState, extend, open_, void
from domain.electorate import Electorate, freeze, party_key
from domain.objections import check_freezable, shown
from domain.record import extending_details, opening_details
from domain.refusal import Refusal
from domain.roll import Roll
from domain.schedule import Alarm
from domain.secrecy import Mode, check_secret

TRY_AGAIN = timedelta(days=1)
MOST_TOLD = 2000


# -- opening -------------------------------------------------------------------------------------------------------


async def fall_open(effects: Effects, alarm: Alarm, late: bool) -> None:
    """The time has come at which a decision opens: freeze the roll, and let everybody vote. If the roll may not be
    frozen yet, organisers hear why, and it is tried again the next day.
    """
    decision = await effects.uow.decisions.by_id(alarm.ref)
    if decision is None or decision.state is not DecisionState.ANNOUNCED:
        return
    found = await effects.uow.rolls.whole(effects.estate.id)
    electorate = freeze(found)
    try:
        open_(decision, effects.now)
        await check_ground(effects, decision, found)
    except Refusal as refused:
        await _put_off(effects, decision, refused)
        return
    await open_ballot(effects, decision, electorate)


async def open_ballot(effects: Effects, decision: Decision, electorate: Electorate) -> None:
    """Freeze the roll, and let everybody vote. Raises Refusal."""
    opened = open_(decision, effects.now)
    effects.uow.decisions.put(opened)
    effects.uow.decisions.put_electorate(opened.id, electorate)
    await add_act(effects, ActKind.OPENED, opening_details(opened, electorate))
    chain = await effects.uow.decisions.acts(effects.estate.id)
    effects.refresh(view_of(opened))
    lines: list[Line] = [words(said_of(opened, "opened")), *title_lines(opened), *rule_lines(opened), mode_line(opened)]
    lines += marking_lines(opened)
    lines += [words("decision-closes", at=opened.closes_at), words("decision-how", no=opened.no)]
    lines.append(words("decision-chain", hash=chain[-1].hash[:16]))
    await effects.announce(Reply(tuple(lines), delivery=Delivery.NOTICE, attachment=whole_text(opened)))
    await set_alarms(effects, opened)
    await call_missing(effects, opened, electorate, "call")


async def check_ground(effects: Effects, decision: Decision, found: Roll) -> None:
    """Refuse to freeze a roll to which somebody still objects, or by which a secret ballot would be none."""
    notice = await effects.uow.objections.latest_notice(effects.estate.id)
    subject = notice.subject if notice is not None else ""
    made = await effects.uow.objections.of_subject(effects.estate.id, subject)
    check_freezable(notice, made, effects.now, shown_now=shown(found))
    if decision.mode is Mode.SECRET:
        check_secret(freeze(found), decision.rules)


async def _put_off(effects: Effects, decision: Decision, refused: Refusal) -> None:
    """Try again tomorrow, as long as there would be time to vote; else it is void."""
    why = refusal_words(refused)
    least = timedelta(days=max(rule.min_open_days for rule in decision.rules))
    again = effects.now + TRY_AGAIN
    if again + least > decision.closes_at:
        reader = estate_reader(effects)
        await declare_void(effects, void(decision, reader.text(words("decision-no-ground")), effects.now))
        await tell_organisers(effects, [words("decision-void-told", no=decision.no), why])
        return
    key = again.astimezone(effects.zone).date().isoformat()
    made = effects.house.ids.new()
    effects.uow.alarms.put(
        Alarm(made, decision.estate_id, OPEN_JOB, decision.id, again, effects.estate.zone, key, decision.proposed_by)
    )
    late = words("decision-opens-later", no=decision.no, title=decision.title, at=again)
    await effects.announce(Reply((late,), delivery=Delivery.NOTICE))
    await tell_organisers(effects, [words("decision-not-opened", no=decision.no, at=again), why])


# -- while it is open ----------------------------------------------------------------------------------------------


async def call_missing(effects: Effects, decision: Decision, electorate: Electorate, key: str) -> tuple[int, int]:
    """Write to every registered owner whose party has not voted, and to who votes for it by proxy; to co-owners who
    differ, that they do. ``key`` is what is said, as `said_of` takes it. Returns how many could be written to, and how
    many could not.
    """
    there = await who_takes_part(effects, decision, electorate)
    part, differing = there.heard, set(await effects.uow.decisions.papers(decision.id)) - set(there.cast)
    roll = await effects.uow.rolls.whole(decision.estate_id)
    persons = {owner_id: owner.person_id for owner_id, owner in roll.owners.items()}
    persons |= await effects.uow.after.departed(decision.id)
    said = words(said_of(decision, key), no=decision.no, title=decision.title, at=decision.closes_at)
    missing: dict[str, Words] = {}
    voting = {party.key for party in electorate.parties}
    for proxy in await effects.uow.proxies.of_estate(decision.estate_id):
        key_ = party_key(proxy.party)
        # Who holds an authority of an owner has no vote where the members vote among themselves.
        if key_ in voting and key_ not in {*part, *differing} and proxy.ballot in (0, decision.no):
            missing[proxy.holder] = said
    for party in electorate.parties:
        if party.key in part:
            continue
        line = said if party.key not in differing else words("told-disputed", no=decision.no, units=units_words(party))
        for owner in (party.representative,) if party.representative else party.owners:
            missing[persons.get(owner, "")] = line
    missing.pop("", None)
    told = 0
    for person, line in sorted(missing.items())[:MOST_TOLD]:
        told += await effects.tell(person, Reply((line,), vote_buttons(decision), delivery=Delivery.NOTICE))
    return told, len(missing) - told


async def fall_remind(effects: Effects, alarm: Alarm, late: bool) -> None:
    """Before the end: the turnout to the rooms, and a word to those who have not voted."""
    decision = await effects.uow.decisions.by_id(alarm.ref)
    electorate = await effects.uow.decisions.electorate(alarm.ref)
    if decision is None or electorate is None or decision.state is not DecisionState.OPEN:
        return
    if decision.closes_at <= effects.now:
        # Missed while the program was down: it closes in this very round.
        return
    about: dict[str, Arg] = {"no": decision.no, "title": decision.title, "at": decision.closes_at}
    lines: list[Line] = [words(said_of(decision, "reminder"), **about)]
    lines += await turnout_lines(effects, decision, electorate)
    await effects.announce(Reply(tuple(lines), vote_buttons(decision), delivery=Delivery.NOTICE))
    await call_missing(effects, decision, electorate, "call-again")


async def nudge_decision(ctx: Context, decision: Decision) -> Reply:
    """Remind those who have not voted. Raises Refusal."""
    require_organiser(ctx)
    electorate = await ctx.uow.decisions.electorate(decision.id)
    if electorate is None or decision.state is not DecisionState.OPEN:
        raise Refusal("decision-not-running", no=decision.no)
    told, silent = await call_missing(ctx, decision, electorate, "call-again")
    if not told and not silent:
        return receipt("decision-nudge-nobody", no=decision.no)
    lines = [words("decision-nudged", no=decision.no, told=told)]
    if silent:
        lines.append(words("decision-nudge-doors", no=decision.no, silent=silent))
    return Reply(tuple(lines), personal=True)


async def extend_decision(ctx: Context, decision: Decision, until: str) -> Reply:
    """Put the end off, as often as the rule allows, with a reason if one is given. Raises Refusal."""
    require_organiser(ctx)
    at, reason = end_and_reason(ctx, until, decision.closes_at)
    later = await end_later(ctx, decision, at)
    said: list[Line] = [words("decision-extended", no=later.no, title=later.title, at=later.closes_at)]
    said += [words("objection-text", text=reason)] if reason else []
    await ctx.announce(Reply(tuple(said), delivery=Delivery.NOTICE))
    return receipt("decision-extended-receipt", no=later.no, at=later.closes_at)


def end_and_reason(ctx: Context, text: str, ends: datetime) -> tuple[datetime, str]:
    """The later end, and what is said behind it. Raises Refusal time-unclear, reason-too-long."""
    first, rest = syntax.first_word(text)
    length = parse_duration(first.rstrip(",.:;"))
    if length is not None:
        at = ends + length
    else:
        found = parse_when_prefix(text, ctx.now, ctx.zone)
        if found is None:
            raise Refusal("time-unclear", given=text[:30])
        when, rest = found
        at = when.on_clock(END_OF_DAY, ctx.zone) if when.day_only else when.at
    reason = rest.strip(" ,:\uff0c\uff1a")
    if len(reason) > MAX_REASON:
        raise Refusal("reason-too-long", most=MAX_REASON, length=len(reason))
    return at, reason


async def end_later(ctx: Context, decision: Decision, at: datetime) -> Decision:
    """Put the end off to this time and show it so; nobody is told. Raises Refusal."""
    later = extend(decision, at, ctx.now)
    ctx.uow.decisions.put(later)
    await add_act(ctx, ActKind.EXTENDED, extending_details(later))
    await set_alarms(ctx, later)
    ctx.refresh(view_of(later))
    return later


async def void_decision(ctx: Context, decision: Decision, reason: str, first: str = "") -> Reply:
    """Declare it void, with a reason that everybody reads; ``first`` is who wanted it before. Raises Refusal."""
    require_organiser(ctx)
    by = tuple([await name_of(ctx, each) for each in (first, ctx.person.id) if each])
    await declare_void(ctx, void(decision, reason, ctx.now), by)
    return receipt("decision-voided-receipt", no=decision.no)


async def declare_void(effects: Effects, decision: Decision, by: Listed = (), *, untold: bool = False) -> None:
    """Keep it so, show it so, and tell every room why and by whom, unless that is said otherwise (``untold``)."""
    effects.uow.decisions.put(decision)
    await add_act(effects, ActKind.VOIDED, {"decision": decision.no, "reason": decision.void_reason})
    await set_alarms(effects, decision)
    effects.refresh(view_of(decision))
    if untold:
        return
    about: dict[str, Arg] = {"no": decision.no, "title": decision.title, "reason": decision.void_reason}
    said = words("decision-voided-by", by=by, **about) if by else words("decision-voided-told", **about)
    await effects.announce(Reply((said,), delivery=Delivery.NOTICE))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.job(OPEN_JOB)(fall_open)
    registry.job(REMIND_JOB)(fall_remind)
