"""What rests on the roll, or waits to change it: its public notice, and units that change hands on a day to come."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from app.context import Effects
from app.messages import Delivery
from app.repositories import UnitOfWork
from app.words import Line, Reply, some, words
from commands.election_departed import note_departed
from commands.estates import estate_words
from commands.proxy_ends import PROXY_JOB, end_fallen
from commands.roll_told import tell_changes
from domain.decision import DecisionState
from domain.objections import RollNotice, differences, is_outdated, shown
from domain.roll import Roll, Unit

NOTICE_JOB = "roll.notice"
TRANSFER_JOB = "roll.transfer"
MOST_NAMED = 6


async def resting(uow: UnitOfWork, estate_id: str, before: Roll) -> RollNotice | None:
    """The notice by which the roll can be, or will be, the ground of a vote as it is."""
    latest = await uow.objections.latest_notice(estate_id)
    return None if latest is None or is_outdated(latest, shown(before)) else latest


async def warning_lines(effects: Effects, before: Roll, after: Roll) -> list[Line]:
    """What a change would do to the roll's public notice, before it is made."""
    under = await resting(effects.uow, effects.estate.id, before)
    changed = differences(before, after)
    if under is None or not changed:
        return []
    key = "roll-breaks-notice" if effects.now < under.until else "roll-outdates-notice"
    return [words(key, count=len(changed))]


async def follow_up(effects: Effects, before: Roll, after: Roll, by: Sequence[str]) -> list[Line]:
    """Do what follows from a change of the roll, and say it: proxies end whose party is no more, and so does a notice
    that runs over what has changed. ``by`` are those who entered it.
    """
    await tell_changes(effects, before, after, by)
    await keep_voters(effects.uow, effects.estate.id, before, after)
    await note_departed(effects, [each for each in before.owners if not after.units_of(each) and before.units_of(each)])
    lines: list[Line] = []
    ended = await end_fallen(effects, before, after)
    if ended:
        lines.append(words("roll-ended-proxies", count=ended))
    return lines + await _break_notice(effects, before, after)


async def keep_voters(uow: UnitOfWork, estate_id: str, before: Roll, after: Roll) -> None:
    """Whoever leaves the roll goes on voting in the decisions that are open: their roll was frozen with them on it."""
    gone = [owner for key, owner in before.owners.items() if owner.person_id and key not in after.owners]
    if not gone:
        return
    for decision in await uow.decisions.of_estate(estate_id):
        if decision.state is DecisionState.OPEN:
            for owner in gone:
                uow.after.put_departed(decision.id, owner.id, owner.person_id)


async def _break_notice(effects: Effects, before: Roll, after: Roll) -> list[Line]:
    """The rooms hear of it: nobody could look at the new roll as long as was promised."""
    under = await resting(effects.uow, effects.estate.id, before)
    changed = differences(before, after)
    if under is None or not changed:
        return []
    if effects.now >= under.until:
        return [words("roll-outdated-notice")]
    effects.uow.objections.put_notice(replace(under.broken_off(effects.now), ended=True))
    for alarm in await effects.uow.alarms.of_ref(NOTICE_JOB, under.id):
        effects.uow.alarms.delete(alarm.id)
    lines = (
        words("notice-broken", estate=estate_words(effects.estate)),
        words("notice-broken-units", count=len(changed), units=some(changed, MOST_NAMED)),
    )
    await effects.announce(Reply(lines, delivery=Delivery.NOTICE))
    return [words("roll-broke-notice")]


async def follow_up_untold(uow: UnitOfWork, estate_id: str, before: Roll, after: Roll, now: datetime) -> int:
    """The same where nobody can be written to: the notice's alarm does the telling when the bot runs again. Returns
    how many proxies ended, of which nobody hears.
    """
    await keep_voters(uow, estate_id, before, after)
    parties = after.parties()
    fallen = [each for each in await uow.proxies.of_estate(estate_id) if each.party not in parties]
    for each in fallen:
        uow.proxies.delete(each.id)
        for alarm in await uow.alarms.of_ref(PROXY_JOB, each.id):
            uow.alarms.delete(alarm.id)
    under = await resting(uow, estate_id, before)
    if under is not None and now < under.until and differences(before, after):
        uow.objections.put_notice(under.broken_off(now))
        for alarm in await uow.alarms.of_ref(NOTICE_JOB, under.id):
            uow.alarms.put(replace(alarm, due_at=now))
    return len(fallen)


async def waiting_lines(effects: Effects, unit: Unit, key: str = "transfer-waits") -> list[Line]:
    """To whom a unit goes on a day to come."""
    return [
        words(key, unit=unit.label, at=alarm.due_at, names=tuple(json.loads(alarm.text)["names"]))
        for alarm in await effects.uow.alarms.of_ref(TRANSFER_JOB, unit.id)
    ]
