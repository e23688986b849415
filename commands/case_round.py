"""The daily round of an estate's cases: what came without a name becomes known, what was to be published is, and the
organisers read what there is to do.

Everything that came on a day becomes known together and in no order the next morning, so that neither time nor place
tells who was about when it was written.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from app.context import Effects
from app.messages import Delivery
from app.words import Line, Reply, Words, words
from commands.case_files import drop_old_files
from commands.case_words import keep, today_of
from domain.cases import Case, Showing, Speaker, do_asked, is_overdue
from domain.estate import Role
from domain.schedule import Alarm

T = TypeVar("T")

JOB = "case.round"
FIRST_HOUR = 9
"""The hour of the day, in the estate, at which the round is made."""
MOST_LISTED = 15
REMIND_EVERY = 7
"""Organisers are reminded of an overdue case every so many days."""
SNIPPET = 60


async def ensure_round(effects: Effects) -> None:
    """See that the next round is set."""
    if await effects.uow.alarms.of_estate(effects.estate.id, JOB):
        return
    today = today_of(effects)
    at = datetime.combine(today, time(FIRST_HOUR), effects.zone)
    if at <= effects.now:
        at = datetime.combine(today + timedelta(days=1), time(FIRST_HOUR), effects.zone)
    alarm = Alarm(
        id=effects.house.ids.new(),
        estate_id=effects.estate.id,
        job=JOB,
        ref="",
        due_at=at.astimezone(UTC),
        zone=effects.estate.zone,
        key=today.isoformat(),
        created_by="",
    )
    effects.uow.alarms.put(alarm)


async def make_round(effects: Effects, alarm: Alarm, late: bool) -> None:
    """What came without a name before today becomes known, what waits to be published is, and organisers are told."""
    today = today_of(effects)
    cases = await effects.uow.cases.of_estate(effects.estate.id)
    released = [
        replace(case, showing=Showing.KEPT) for case in cases if case.showing is Showing.HELD and case.opened_on < today
    ]
    for case in released:
        effects.uow.cases.put(case)
    for case in cases:
        if case.asked:
            keep(effects, do_asked(case, today))
    for case in shuffled(effects, [case for case in cases if case.showing is Showing.QUEUED and not case.asked]):
        keep(effects, replace(case, showing=Showing.PUBLIC))
    await tell_organisers(effects, await _digest(effects, released, date.fromisoformat(alarm.key), today))
    await drop_old_files(effects, cases)
    waiting = any(case.is_open or case.showing in (Showing.HELD, Showing.QUEUED) for case in cases)
    if waiting or await effects.uow.cases.files_of_estate(effects.estate.id):
        await ensure_round(effects)


def shuffled(effects: Effects, values: list[T]) -> list[T]:
    """The values in any order, each order as likely as any other."""
    left, drawn = list(values), []
    while left:
        drawn.append(left.pop(effects.house.ids.below(len(left))))
    return drawn


async def _digest(effects: Effects, released: list[Case], since: date, today: date) -> list[Line]:
    """What is new since the last round, and what waits too long; nothing if there is neither."""
    cases = await effects.uow.cases.of_estate(effects.estate.id)
    named = [case for case in cases if not case.is_anonymous and since <= case.opened_on < today and case.is_open]
    new = sorted([*released, *named], key=lambda case: case.no)
    lines: list[Line] = []
    if new:
        lines.append(words("digest-new", count=len(new)))
        lines += [_line(case) for case in new[:MOST_LISTED]]
        if len(new) > MOST_LISTED:
            lines.append(words("digest-more", count=len(new) - MOST_LISTED))
    added = await _added_to(effects, cases, since, today)
    if added:
        lines.append(words("digest-added", cases=_numbers(added)))
    late = [case for case in cases if is_overdue(case, today) and _age(case, today) % REMIND_EVERY == 1]
    if late:
        lines.append(words("digest-overdue", cases=_numbers(late)))
    return [words("digest-title"), *lines, words("digest-how", no=(new or added or late)[0].no)] if lines else []


async def _added_to(effects: Effects, cases: tuple[Case, ...], since: date, today: date) -> list[Case]:
    """The cases to which their authors added something."""
    found = []
    for case in cases:
        if case.is_open and case.showing is not Showing.HELD:
            notes = await effects.uow.cases.notes(case.id)
            if any(note.speaker is Speaker.AUTHOR and since <= note.on < today for note in notes):
                found.append(case)
                keep(effects, case)
    return found


def _age(case: Case, today: date) -> int:
    return (today - max(case.opened_on, case.changed_on or case.opened_on)).days


def _line(case: Case) -> Words:
    text = case.text if len(case.text) <= SNIPPET else f"{case.text[:SNIPPET].rstrip()}…"
    return words("digest-line", no=case.no, area=words(f"area-{case.area}"), text=" ".join(text.split()))


def _numbers(cases: list[Case]) -> str:
    return ", ".join(f"#{case.no}" for case in cases[:MOST_LISTED])


async def tell_organisers(effects: Effects, lines: list[Line]) -> None:
    """Write to every organiser; if none can be reached, the rooms hear that something waits, and not what."""
    if not lines:
        return
    grants = await effects.uow.people.grants(effects.estate.id)
    people = [grant.person_id for grant in grants if grant.role is Role.ORGANISER]
    reply = Reply(tuple(lines), delivery=Delivery.NOTICE)
    told = [await effects.tell(person, reply) for person in people]
    if not any(told):
        await effects.announce(Reply((words("digest-unread"),), delivery=Delivery.NOTICE))
