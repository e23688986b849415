"""Objections to a result, where its rule lets it fall by them: heard for some days, counted, and told."""

from __future__ import annotations

from datetime import datetime, timedelta

from app.context import Context, Effects
from app.declare import Registry
from app.messages import Delivery
from app.words import Line, Reply, words
from commands.case_round import tell_organisers
from commands.decision_ballot import frozen, seats_of
from commands.decision_results import comparison_line, counted
from commands.decision_words import title_lines, units_words
from commands.formal_acts import add_act
from domain.acts import ActKind
from domain.counting import Count
from domain.decision import Decision, DecisionState
from domain.electorate import Electorate, basis_of, weigh
from domain.papers import Origin
from domain.refusal import Refusal
from domain.schedule import Alarm
from domain.tally.motion import count_objections

JOB = "decision.objections"
MOST_REASON = 300


def objections_until(decision: Decision) -> datetime | None:
    """Until when owners may object to the result; None where its rules know no objections."""
    days = max(rule.objection_days for rule in decision.rules)
    if not days or decision.state is not DecisionState.CLOSED or decision.closed_at is None:
        return None
    return decision.closed_at + timedelta(days=days)


def set_objection_alarm(effects: Effects, decision: Decision) -> None:
    """See that objections are counted once their days are over."""
    until = objections_until(decision)
    if until is None:
        return
    key = until.astimezone(effects.zone).date().isoformat()
    made = effects.house.ids.new()
    effects.uow.alarms.put(
        Alarm(made, decision.estate_id, JOB, decision.id, until, effects.estate.zone, key, decision.proposed_by)
    )


async def object_to_result(ctx: Context, decision: Decision, reason: str) -> Reply:
    """Object to a provisional result, for all units that one owns. Raises Refusal."""
    until = objections_until(decision)
    if until is None or ctx.now >= until:
        raise Refusal("result-objection-late", no=decision.no)
    if len(reason) > MOST_REASON:
        raise Refusal("reason-too-long", most=MOST_REASON, length=len(reason))
    electorate = await frozen(ctx, decision)
    if not any(result.adopted for result in (await counted(ctx, decision, electorate)).results):
        raise Refusal("result-objection-late", no=decision.no)
    seats = [seat for seat in await seats_of(ctx, decision, electorate) if seat.origin is not Origin.PROXY]
    if not seats:
        raise Refusal("decision-no-party", no=decision.no)
    for seat in seats:
        ctx.uow.after.put_objection(decision.id, seat.party.key, reason)
    units = tuple(units_words(seat.party) for seat in seats)
    return Reply((words("result-objection-noted", no=decision.no, units=units),), personal=True)


async def objection_lines(effects: Effects, decision: Decision, electorate: Electorate, found: Count) -> list[Line]:
    """What objections mean for a result: until when they are heard, or what came of them. Only what was adopted can
    fall by them.
    """
    until = objections_until(decision)
    if until is None or not any(result.adopted for result in found.results):
        return []
    if effects.now < until:
        return [words("result-provisional", no=decision.no, until=until)]
    return (await _verdicts(effects, decision, electorate, found))[0]


async def _verdicts(
    effects: Effects, decision: Decision, electorate: Electorate, found: Count
) -> tuple[list[Line], list[int]]:
    """Whether each adopted item stands, with the arithmetic; and the numbers of those that fall."""
    objecting = await effects.uow.after.objecting(decision.id)
    weights = weigh(electorate, basis_of(decision.rules))
    lines: list[Line] = []
    fallen = []
    for item, result in zip(decision.items, found.results, strict=True):
        if not item.rule.objection_days or not result.adopted:
            continue
        counted_ = count_objections(item.rule, list(weights.values()), [weights[key] for key in objecting])
        if counted_.falls:
            fallen.append(item.no)
        lines.append(words(f"result-item-{'fallen' if counted_.falls else 'stands'}", item=item.no, text=item.text))
        lines += [comparison_line(item.rule, "objection", each) for each in counted_.comparisons]
    return lines, fallen


async def fall_due(effects: Effects, alarm: Alarm, late: bool) -> None:
    """The days are over: the result stands, or falls."""
    decision = await effects.uow.decisions.by_id(alarm.ref)
    electorate = await effects.uow.decisions.electorate(alarm.ref)
    if decision is None or electorate is None:
        return
    objecting = await effects.uow.after.objecting(decision.id)
    found = await counted(effects, decision, electorate)
    verdicts, fallen = await _verdicts(effects, decision, electorate, found)
    await add_act(effects, ActKind.OBJECTIONS, {"decision": decision.no, "objecting": len(objecting), "fallen": fallen})
    lines: list[Line] = [words("result-objections-over"), *title_lines(decision), *verdicts]
    await effects.announce(Reply(tuple(lines), delivery=Delivery.NOTICE))
    if sum(result.adopted for result in found.results) > len(fallen):
        await tell_organisers(effects, [words("decision-follow-up", no=decision.no)])


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.job(JOB)(fall_due)
