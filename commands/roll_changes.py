"""Single changes of the roll: a unit that is sold, now or from a day on, and who votes for several owners."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from app.arguments import FreeText, Occasion, Switch, Word
from app.context import Context, Effects
from app.declare import Registry
from app.held import REPRESENT, TRANSFER, HeldSecond
from app.refusals import refusal_words
from app.words import Line, Reply, Words, words
from commands.case_round import tell_organisers
from commands.election_powers import require_uninvolved
from commands.estates import estate_words
from commands.roll_after import TRANSFER_JOB, follow_up, waiting_lines
from commands.roll_kept import unit_meant, whole_roll
from commands.second_organiser import ask_second, require_seconds, require_unchanged
from commands.under_way import under_way
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import Roll, Unit
from domain.roll_cells import split
from domain.roll_changes import Transfer, represent, transfer
from domain.schedule import Alarm

MOST_WAITING = 200


async def transfer_unit(
    ctx: Context,
    unit: Word,
    owners: FreeText | None = None,
    *,
    start: Occasion | None = None,
    other: Switch | None = None,
    remove: Switch | None = None,
) -> Reply:
    """Give a unit to new owners, at once or from a day on, or call that off. Raises Refusal."""
    await require_uninvolved(ctx)
    found = await whole_roll(ctx)
    chosen = unit_meant(found, unit)
    if remove is not None:
        return await _called_off(ctx, chosen)
    if owners is None:
        ctx.ask(f"transfer {unit}", "owners", FreeText.joiner)
        return Reply((words("ask-owners"), words("ask-or-cancel")), asks=True)
    if start is not None and start.at is None:
        raise Refusal("transfer-once")
    order = {
        "unit": chosen.id,
        "names": [name for name in split(owners) if name],
        "others": other is not None,
        "before": list(chosen.owners),
        "start": start.at.isoformat() if start is not None and start.at is not None else "",
    }
    done = _planned(ctx, found, order)
    if not await under_way(ctx):
        return await _entered(ctx, found, done, order, (ctx.person.id,))
    said = words("transfer-second", unit=chosen.label)
    at = start.at if start is not None else None
    head = words("transfer-asked", unit=chosen.label) if at is None else words("transfer-set", unit=chosen.label, at=at)
    shown = (head, *_lines(found, done))
    asked = ask_second(ctx, TRANSFER, json.dumps(order, ensure_ascii=False), "", said, chosen.id, shown)
    why, *how = asked.lines
    return replace(asked, lines=(why, *_lines(found, done), *how))


async def confirm_transfer(ctx: Context, held: HeldSecond) -> Reply:
    """A second organiser agrees that a unit changes hands. Raises Refusal."""
    await require_seconds(ctx, held)
    order = json.loads(held.ref) | {"agreed": [held.by, ctx.person.id]}
    found = await whole_roll(ctx)
    return await _entered(ctx, found, _planned(ctx, found, order), order, (held.by, ctx.person.id))


def _planned(effects: Effects, found: Roll, order: Mapping[str, Any]) -> Transfer:
    """The roll as it would be. Raises Refusal transfer-gone, transfer-overtaken, and what `transfer` raises."""
    unit = next((each for each in found.units if each.id == order["unit"]), None)
    if unit is None:
        raise Refusal("transfer-gone", names=tuple(order["names"]))
    if list(unit.owners) != order.get("before", list(unit.owners)):
        # Whoever sold it then does not own it now: what was agreed with them binds nobody else.
        raise Refusal("transfer-overtaken", unit=unit.label, now=_names(found, unit), names=_typed(order))
    return transfer(found, unit, order["names"], effects.house.ids.new, others=order["others"])


def _typed(order: Mapping[str, Any]) -> tuple[tuple[str], ...]:
    """The new owners as they are to be typed again."""
    return tuple((name,) for name in order["names"])


async def _entered(ctx: Context, found: Roll, done: Transfer, order: Mapping[str, Any], by: Sequence[str]) -> Reply:
    """Let the unit change hands, or keep that it does on its day; a unit is sold once, so that the later word holds.
    Raises Refusal transfers-many.
    """
    unit, lines = done.unit, _lines(found, done)
    if not order["start"]:
        ended = await _keep(ctx, found, done, by)
        off = await waiting_lines(ctx, unit, "transfer-called-off")
        await _drop_waiting(ctx, unit)
        return Reply((words("transfer-done", unit=unit.label), *lines, *ended, *off))
    replaced = await waiting_lines(ctx, unit, "transfer-replaces")
    await _drop_waiting(ctx, unit)
    if len(await ctx.uow.alarms.of_estate(ctx.estate.id, TRANSFER_JOB)) >= MOST_WAITING:
        raise Refusal("transfers-many", most=MOST_WAITING)
    at = datetime.fromisoformat(order["start"])
    alarm = Alarm(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        job=TRANSFER_JOB,
        ref=unit.id,
        due_at=at,
        zone=ctx.estate.zone,
        key=at.astimezone(ctx.zone).date().isoformat(),
        created_by=by[0],
        text=json.dumps(order, ensure_ascii=False),
    )
    ctx.uow.alarms.put(alarm)
    how = words("transfer-how-off", unit=unit.label)
    return Reply((words("transfer-set", unit=unit.label, at=at), *lines, *replaced, how))


async def _drop_waiting(effects: Effects, unit: Unit) -> None:
    """A unit is sold once: the later word holds."""
    for alarm in await effects.uow.alarms.of_ref(TRANSFER_JOB, unit.id):
        effects.uow.alarms.delete(alarm.id)


async def _called_off(ctx: Context, unit: Unit) -> Reply:
    """Raises Refusal transfer-none-waits."""
    off = await waiting_lines(ctx, unit, "transfer-called-off")
    if not off:
        raise Refusal("transfer-none-waits", unit=unit.label)
    await _drop_waiting(ctx, unit)
    return Reply(tuple(off))


def _lines(before: Roll, done: Transfer) -> list[Line]:
    """From whom to whom, and who is taken for whom."""
    old = next(unit for unit in before.units if unit.id == done.unit.id)
    lines: list[Line] = [
        words("transfer-from", names=_names(before, old)),
        words("transfer-to", names=_names(done.roll, done.unit)),
    ]
    lines += [words("transfer-known", name=owner.name) for owner in done.known if owner.id not in old.owners]
    return lines


def _names(roll: Roll, unit: Unit) -> tuple[str, ...]:
    return tuple(roll.owners[owner_id].name for owner_id in unit.owners)


async def _keep(effects: Effects, before: Roll, done: Transfer, by: Sequence[str]) -> list[Line]:
    """Keep the roll, and tell those who own nothing any more. Returns what else followed from it."""
    await effects.uow.rolls.replace(effects.estate.id, done.roll)
    for owner in done.gone:
        if owner.person_id:
            said = words("roll-told-lost", estate=estate_words(effects.estate))
            await effects.tell(owner.person_id, Reply((said,)))
    return await follow_up(effects, before, done.roll, by)


async def fall_due(effects: Effects, alarm: Alarm, late: bool) -> None:
    """The day has come on which a unit changes hands: however late, it does."""
    order = json.loads(alarm.text)
    found = await effects.uow.rolls.whole(effects.estate.id)
    try:
        done = _planned(effects, found, order)
        if not order.get("agreed") and await under_way(effects):
            # Entered by one before there was anything to vote on.
            raise Refusal("transfer-takes-two", unit=done.unit.label, names=_typed(order))
    except Refusal as refused:
        await tell_organisers(effects, [words("transfer-failed"), refusal_words(refused)])
        return
    ended = await _keep(effects, found, done, order.get("agreed") or (alarm.created_by,))
    await tell_organisers(effects, [words("transfer-fell-due", unit=done.unit.label), *_lines(found, done), *ended])


async def representative(ctx: Context, unit: Word, name: FreeText) -> Reply:
    """Name who votes for those who own a unit together. Raises Refusal."""
    await require_uninvolved(ctx)
    found = await whole_roll(ctx)
    changed = represent(found, unit_meant(found, unit), name)
    if not await under_way(ctx):
        return await _represented(ctx, found, changed)
    labels = tuple(each.label for each in changed)
    order = json.dumps({"unit": unit, "name": name}, ensure_ascii=False)
    said = words("representative-second", units=labels)
    return ask_second(ctx, REPRESENT, order, "", said, changed[0].id, [_represents(found, changed)])


def _represents(found: Roll, changed: Sequence[Unit]) -> Words:
    """Who would vote for whom."""
    name, labels = found.owners[changed[0].representative].name, tuple(each.label for each in changed)
    return words("representative-asked", name=name, units=labels, owners=_names(found, changed[0]))


async def confirm_representative(ctx: Context, held: HeldSecond) -> Reply:
    """A second organiser agrees who votes for those who own a unit together. Raises Refusal."""
    await require_seconds(ctx, held)
    order = json.loads(held.ref)
    found = await whole_roll(ctx)
    changed = represent(found, unit_meant(found, order["unit"]), order["name"])
    require_unchanged(held, [_represents(found, changed)])
    return await _represented(ctx, found, changed)


async def _represented(ctx: Context, found: Roll, changed: Sequence[Unit]) -> Reply:
    for each in changed:
        ctx.uow.rolls.put_unit(each)
    owner = found.owners[changed[0].representative]
    await _tell_party(ctx, found, changed, owner.name)
    return Reply((words("representative-done", name=owner.name, units=tuple(each.label for each in changed)),))


async def _tell_party(ctx: Context, found: Roll, units: Sequence[Unit], name: str) -> None:
    labels = tuple(unit.label for unit in units)
    for owner_id in units[0].owners:
        person = found.owners[owner_id].person_id
        if person and person != ctx.person.id:
            await ctx.tell(person, Reply((words("representative-told", name=name, units=labels),)))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("transfer", group="roll", needs=Right.ORGANISE, private_only=True)(transfer_unit)
    registry.command("representative", group="roll", needs=Right.ORGANISE, private_only=True)(representative)
    registry.job(TRANSFER_JOB)(fall_due)
    registry.hook(f"second-{TRANSFER}")(confirm_transfer)
    registry.hook(f"second-{REPRESENT}")(confirm_representative)
