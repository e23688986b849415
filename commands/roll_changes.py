"""Single changes of the roll: a unit that is sold, now or from a day on, and who votes for several owners."""

from __future__ import annotations

import json
from collections.abc import Sequence

from app.arguments import FreeText, Occasion, Switch, Word
from app.context import Context, Effects
from app.declare import Registry
from app.refusals import refusal_words
from app.words import Line, Reply, words
from commands.case_round import tell_organisers
from commands.election_powers import require_stands_nowhere
from commands.estates import estate_words
from commands.roll_after import TRANSFER_JOB, follow_up, waiting_lines
from commands.roll_kept import whole_roll
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import Roll, Unit, find_unit
from domain.roll_cells import split
from domain.roll_changes import Transfer, represent, transfer
from domain.roll_import import fold
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
    await require_stands_nowhere(ctx)
    found = await whole_roll(ctx)
    chosen = find_unit(found, unit, fold)
    if remove is not None:
        return await _called_off(ctx, chosen)
    if owners is None:
        ctx.ask(f"transfer {unit}", "owners", FreeText.joiner)
        return Reply((words("ask-owners"), words("ask-or-cancel")), asks=True)
    names = [name for name in split(owners) if name]
    done = transfer(found, chosen, names, ctx.house.ids.new, others=other is not None)
    lines = _lines(found, done)
    if start is None:
        ended = await _keep(ctx, found, done, ctx.person.id)
        off = await waiting_lines(ctx, chosen, "transfer-called-off")
        await _drop_waiting(ctx, chosen)
        return Reply((words("transfer-done", unit=chosen.label), *lines, *ended, *off))
    if start.at is None:
        raise Refusal("transfer-once")
    replaced = await waiting_lines(ctx, chosen, "transfer-replaces")
    await _drop_waiting(ctx, chosen)
    if len(await ctx.uow.alarms.of_estate(ctx.estate.id, TRANSFER_JOB)) >= MOST_WAITING:
        raise Refusal("transfers-many", most=MOST_WAITING)
    order = {"unit": chosen.id, "names": names, "others": other is not None, "before": list(chosen.owners)}
    alarm = Alarm(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        job=TRANSFER_JOB,
        ref=chosen.id,
        due_at=start.at,
        zone=ctx.estate.zone,
        key=start.at.astimezone(ctx.zone).date().isoformat(),
        created_by=ctx.person.id,
        text=json.dumps(order, ensure_ascii=False),
    )
    ctx.uow.alarms.put(alarm)
    how = words("transfer-how-off", unit=chosen.label)
    return Reply((words("transfer-set", unit=chosen.label, at=start.at), *lines, *replaced, how))


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


async def _keep(effects: Effects, before: Roll, done: Transfer, by: str) -> list[Line]:
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
    unit = next((each for each in found.units if each.id == order["unit"]), None)
    try:
        if unit is None:
            raise Refusal("transfer-gone", names=tuple(order["names"]))
        if list(unit.owners) != order.get("before", list(unit.owners)):
            # Whoever sold it then does not own it now: what was agreed with them binds nobody else.
            now, names = _names(found, unit), tuple((name,) for name in order["names"])
            raise Refusal("transfer-overtaken", unit=unit.label, now=now, names=names)
        done = transfer(found, unit, order["names"], effects.house.ids.new, others=order["others"])
    except Refusal as refused:
        await tell_organisers(effects, [words("transfer-failed"), refusal_words(refused)])
        return
    ended = await _keep(effects, found, done, alarm.created_by)
    await tell_organisers(effects, [words("transfer-fell-due", unit=unit.label), *_lines(found, done), *ended])


async def representative(ctx: Context, unit: Word, name: FreeText) -> Reply:
    """Name who votes for those who own a unit together. Raises Refusal."""
    found = await whole_roll(ctx)
    chosen = find_unit(found, unit, fold)
    changed = represent(found, chosen, name)
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
