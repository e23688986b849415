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
from app.words import Line, Press, Reply, words
from commands.case_files import drop_old_files
from commands.case_words import keep, put_reopened, today_of
from commands.digest import digest
from domain.case_thread import do_asked
from domain.cases import Case, Showing
from domain.estate import Role
from domain.schedule import Alarm

T = TypeVar("T")

JOB = "case.round"
FIRST_HOUR = 9
"""The hour of the day, in the estate, at which the round is made."""


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
    # What was taken back before anybody could read it stays where it is, for good.
    released = [
        replace(case, showing=Showing.KEPT)
        for case in cases
        if case.showing is Showing.HELD and case.is_open and case.opened_on < today
    ]
    for case in released:
        effects.uow.cases.put(case)
    asked = [case for case in cases if case.asked]
    for case in asked:
        await _do_asked(effects, case, today)
    cases = await effects.uow.cases.of_estate(effects.estate.id)
    for case in shuffled(effects, [case for case in cases if case.showing is Showing.QUEUED]):
        keep(effects, replace(case, showing=Showing.PUBLIC))
    await tell_organisers(effects, await digest(effects, released, asked, date.fromisoformat(alarm.key), today))
    await drop_old_files(effects, cases)
    waiting = any(case.is_open or case.asked for case in await effects.uow.cases.of_estate(effects.estate.id))
    if waiting or await effects.uow.cases.files_of_estate(effects.estate.id):
        await ensure_round(effects)


async def _do_asked(effects: Effects, case: Case, today: date) -> None:
    """Do what an author without a name asked for."""
    done = do_asked(case, today)
    if done.is_open and not case.is_open:
        await put_reopened(effects, case, "")
    keep(effects, done)


def shuffled(effects: Effects, values: list[T]) -> list[T]:
    """The values in any order, each order as likely as any other."""
    left, drawn = list(values), []
    while left:
        drawn.append(left.pop(effects.house.ids.below(len(left))))
    return drawn


async def tell_organisers(effects: Effects, lines: list[Line], buttons: tuple[tuple[Press, ...], ...] = ()) -> None:
    """Write to every organiser; if none can be reached, the rooms hear that something waits, and not what."""
    if not lines:
        return
    grants = await effects.uow.people.grants(effects.estate.id)
    people = [grant.person_id for grant in grants if grant.role is Role.ORGANISER]
    reply = Reply(tuple(lines), buttons, delivery=Delivery.NOTICE)
    told = [await effects.tell(person, reply) for person in people]
    if not any(told):
        await effects.announce(Reply((words("digest-unread"),), delivery=Delivery.NOTICE))
