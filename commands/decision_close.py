"""The end of a decision: counted once, written down for good, and told with every comparison."""

from __future__ import annotations

import asyncio
import hmac
from collections.abc import Sequence
from dataclasses import replace

from app.context import Effects
from app.declare import Registry
from app.messages import Attachment, Delivery
from app.words import Line, Reply, words
from commands.case_round import tell_organisers
from commands.decide import CLOSE_JOB, set_alarms
from commands.decision_objections import objection_lines, objections_until, set_objection_alarm
from commands.decision_results import not_counted_lines
from commands.decision_run import declare_void
from commands.decision_words import label_line, said_of, view_of
from commands.election_outcome import keep_outcome, notice_lines, tell_outcome
from commands.election_results import chart_buttons, found_lines
from commands.estates import estate_reader, name_of
from commands.recalls import recall_decided, recall_of
from domain.acts import Act, ActKind, append
from domain.counting import Count, count, count_secret
from domain.decision import Decision, DecisionState, Label, close, void
from domain.electorate import Electorate
from domain.papers import Counted, Origin
from domain.record import Closing, build_record, closing_details, open_record, record_body
from domain.schedule import Alarm
from domain.secrecy import Mode


async def fall_closed(effects: Effects, alarm: Alarm, late: bool) -> None:
    """The time is over: count once, write the record, and tell every room, however late."""
    decision = await effects.uow.decisions.by_id(alarm.ref)
    electorate = await effects.uow.decisions.electorate(alarm.ref)
    if decision is None or decision.state in (DecisionState.CLOSED, DecisionState.VOID):
        return
    if electorate is None or decision.state is not DecisionState.OPEN:
        reader = estate_reader(effects)
        await declare_void(effects, void(decision, reader.text(words("decision-no-ground")), effects.now))
        return
    closing = await _closing(effects, decision, electorate)
    record, reveals = await _recorded(effects, closing)
    effects.refresh(view_of(closing.decision))
    if closing.decision.contest is not None:
        over = await keep_outcome(effects, closing.decision, closing.count)
        await announce_result(effects, closing, record, reveals, notice_lines(over))
        await tell_outcome(effects, over, closing.count)
        return
    about = await recall_of(effects, closing.decision)
    if about is not None:
        await announce_result(effects, closing, record, reveals)
        await recall_decided(effects, about, closing.count)
        return
    if any(result.adopted for result in closing.count.results):
        set_objection_alarm(effects, closing.decision)
        if objections_until(closing.decision) is None:
            await tell_organisers(effects, [words("decision-follow-up", no=decision.no)])
    await announce_result(effects, closing, record, reveals)


async def _closing(effects: Effects, decision: Decision, electorate: Electorate) -> Closing:
    """The closed decision with its count, and whatever else the record is made of."""
    closed = replace(close(decision, effects.now), closed_at=decision.closes_at)
    papers = await effects.uow.decisions.papers(decision.id)
    secret = await effects.uow.decisions.secret_papers(decision.id)
    took_part = await effects.uow.decisions.took_part(decision.id)
    found: Count
    if decision.mode is Mode.SECRET:
        found = count_secret(closed, electorate, secret)
    else:
        found = count(closed, electorate, papers)
        origins = {each.paper.origin for each in found.settled.values() if isinstance(each, Counted)}
        if origins == {Origin.PAPER}:
            closed = replace(closed, label=Label.SIGNED)
    ids = {paper.owner for each in papers.values() for paper in each if paper.origin is Origin.PROXY}
    ids |= set(took_part.values()) - {""}
    key = await asyncio.to_thread(effects.house.keys.estate_key, decision.estate_id)
    return Closing(
        estate=effects.estate.name,
        decision=closed,
        electorate=electorate,
        count=found,
        holders={each: await name_of(effects, each) for each in sorted(ids)},
        key=hmac.digest(key, f"sealed {decision.id}".encode(), "sha256"),
        secret=secret,
        took_part=tuple(sorted(took_part)),
        authorities={party: holder for party, holder in took_part.items() if holder},
    )


async def _recorded(effects: Effects, closing: Closing) -> tuple[bytes, str]:
    """Write the record, and the act that it ends with; and why it reveals somebody's vote, "" if it does not."""
    chain = list(await effects.uow.decisions.acts(effects.estate.id))

    def made() -> tuple[Act, bytes, bytes | None, str]:
        body = record_body(closing)
        act = append(chain, ActKind.CLOSED, effects.now, closing_details(closing, body))
        acts = [*chain, act]
        opened = open_record(closing, body, acts) if closing.decision.mode is Mode.SEALED else None
        return act, build_record(closing, body, acts), opened, str(body["reveals"])

    act, published, opened, reveals = await asyncio.to_thread(made)
    effects.uow.decisions.put(closing.decision)
    effects.uow.decisions.add_act(effects.estate.id, act)
    effects.uow.decisions.put_record(closing.decision.id, published, opened)
    await set_alarms(effects, closing.decision)
    return published, reveals


async def announce_result(
    effects: Effects, closing: Closing, record: bytes, reveals: str, more: Sequence[Line] = ()
) -> None:
    """Tell every room how it came out, with the record and what there is ``more`` to say."""
    decision = closing.decision
    chain = await effects.uow.decisions.acts(effects.estate.id)
    file = Attachment(f"record-{decision.no}.json", "application/json", record)
    for room in await effects.rooms():
        lines: list[Line] = [words(said_of(decision, "result"))]
        lines += found_lines(decision, closing.count, effects.room_reader(room))
        lines += not_counted_lines(closing.electorate, closing.count)
        if decision.contest is None:
            lines += await objection_lines(effects, decision, closing.electorate, closing.count)
        if reveals:
            about = "reveals-unanimous-marks" if decision.contest and reveals == "unanimous" else f"reveals-{reveals}"
            lines.append(words(about))
        lines += [*more, label_line(decision)]
        if not all(result.quorate for result in closing.count.results):
            again = "election-no-quorum-next" if decision.contest is not None else "result-no-quorum-next"
            lines.append(words(again))
        lines += [words("result-record"), words("decision-chain", hash=chain[-1].hash[:16])]
        reply = Reply(tuple(lines), chart_buttons(decision), delivery=Delivery.NOTICE, attachment=file)
        await effects.announce(reply, only=room.id)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.job(CLOSE_JOB)(fall_closed)
