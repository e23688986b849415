"""Proxies: who may vote for whom by written authority. Organisers record them; whoever gave one may take it back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from app.arguments import BallotNo, FreeText, Switch, Until, Word
from app.context import Context, Effects
from app.declare import Registry
from app.held import PROXY, HeldSecond
from app.words import Line, Press, Reply, words
from commands.election_powers import require_uninvolved
from commands.estates import name_of
from commands.organising import require_organiser
from commands.proxy_ends import PROXY_JOB, drop, line, principals, tell
from commands.roles import person_meant
from commands.roll_kept import unit_meant, whole_roll
from commands.second_organiser import ask_second, require_seconds, require_unchanged
from domain.decision import DecisionState
from domain.proxies import Proxy, record, standing
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import Roll, Unit, natural
from domain.roll_import import fold
from domain.schedule import Alarm

MOST_LISTED = 20


async def proxy(
    ctx: Context,
    unit: Word | None = None,
    holder: FreeText | None = None,
    *,
    ballot: BallotNo | None = None,
    until: Until | None = None,
    remove: Switch | None = None,
) -> Reply:
    """List the proxies that concern one, record one, or take those of a unit back. Raises Refusal."""
    found = await whole_roll(ctx)
    if unit is None:
        return await _listed(ctx, found)
    chosen = unit_meant(found, unit)
    if remove is not None:
        return await _taken_back(ctx, found, chosen)
    require_organiser(ctx)
    await require_uninvolved(ctx)
    if holder is None:
        raise Refusal("proxy-whom")
    if chosen.developer:
        raise Refusal("proxy-developer", unit=chosen.label)
    return await _asked(ctx, found, chosen, await _person(ctx, found, holder), ballot, until)


async def _check_ballot(ctx: Context, no: int | None) -> None:
    """Refuse a ballot of which there is none, or in which nobody can vote any more.

    Raises Refusal decision-unknown (no), proxy-over (no).
    """
    if no is None:
        return
    decision = await ctx.uow.decisions.by_no(ctx.estate.id, no)
    if decision is None and await ctx.uow.elections.by_no(ctx.estate.id, no) is None:
        raise Refusal("decision-unknown", no=no)
    if decision is not None and decision.state not in (DecisionState.ANNOUNCED, DecisionState.OPEN):
        raise Refusal("proxy-over", no=no)


async def _person(ctx: Context, found: Roll, who: str) -> str:
    """The person who is meant: by the unit they are registered for, or by name. Raises Refusal."""
    unit = next((unit for unit in found.units if fold(unit.label) == fold(who)), None)
    if unit is None:
        return (await person_meant(ctx, who)).person_id
    people = {found.owners[owner].person_id for owner in unit.owners} - {""}
    if len(people) != 1:
        raise Refusal("proxy-unit-nobody" if not people else "proxy-unit-several", unit=unit.label)
    return people.pop()


async def _asked(
    ctx: Context, found: Roll, unit: Unit, holder: str, ballot: BallotNo | None, until: Until | None
) -> Reply:
    """Show it as it would be noted, once a second organiser has seen the paper too: by it somebody votes for others."""
    await _check_ballot(ctx, ballot)
    if holder == ctx.person.id:
        # Nobody else would have seen the paper.
        raise Refusal("proxy-oneself")
    made = Proxy(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        party=unit.party,
        holder=holder,
        recorded_by=ctx.person.id,
        recorded_at=ctx.now,
        ballot=ballot or 0,
        until=until.at if until is not None else None,
    )
    record(await ctx.uow.proxies.of_estate(ctx.estate.id), found, made, most=ctx.estate.proxy_cap, now=ctx.now)
    order = {
        "unit": unit.id,
        "holder": holder,
        "ballot": made.ballot,
        "until": made.until.isoformat() if made.until is not None else "",
    }
    shown = await line(ctx, found, made)
    asked = ask_second(ctx, PROXY, json.dumps(order), "", words("proxy-second"), f"{unit.id} {made.ballot}", [shown])
    return replace(asked, lines=(shown, *asked.lines))


async def confirm_proxy(ctx: Context, held: HeldSecond) -> Reply:
    """A second organiser has seen the paper. Raises Refusal."""
    await require_seconds(ctx, held)
    order = json.loads(held.ref)
    if order["holder"] == ctx.person.id:
        raise Refusal("proxy-oneself")
    found = await ctx.uow.rolls.whole(ctx.estate.id)
    unit = next((each for each in found.units if each.id == order["unit"]), None)
    if unit is None:
        raise Refusal("slip-unknown")
    until = datetime.fromisoformat(order["until"]) if order["until"] else None
    made = Proxy(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        party=unit.party,
        holder=order["holder"],
        recorded_by=held.by,
        recorded_at=ctx.now,
        ballot=order["ballot"],
        until=until,
    )
    require_unchanged(held, [await line(ctx, found, made)])
    return await _recorded(ctx, found, made)


async def _recorded(ctx: Context, found: Roll, made: Proxy) -> Reply:
    """Keep it, and tell both sides. Raises Refusal."""
    known = await ctx.uow.proxies.of_estate(ctx.estate.id)
    replaced = record(known, found, made, most=ctx.estate.proxy_cap, now=ctx.now)
    for earlier in replaced:
        await drop(ctx, earlier)
        await tell(ctx, found, earlier, "ended")
    ctx.uow.proxies.put(made)
    if made.until is not None:
        key = made.until.astimezone(ctx.zone).date().isoformat()
        ctx.uow.alarms.put(
            Alarm(
                ctx.house.ids.new(), ctx.estate.id, PROXY_JOB, made.id, made.until, ctx.estate.zone, key, ctx.person.id
            )
        )
    await tell(ctx, found, made, "given")
    return Reply((words("proxy-done"), await line(ctx, found, made)))


def _mine(ctx: Context, found: Roll, proxies: Iterable[Proxy]) -> list[Proxy]:
    """Those by which the person votes for others or others for them; all of them for an organiser."""
    return [
        each
        for each in proxies
        if ctx.is_organiser or each.holder == ctx.person.id or ctx.person.id in principals(found, each.party)
    ]


async def _listed(ctx: Context, found: Roll) -> Reply:
    shown = _mine(ctx, found, standing(await ctx.uow.proxies.of_estate(ctx.estate.id), found, ctx.now))
    if not shown:
        return Reply((words("proxy-none"), words("proxy-how-organiser" if ctx.is_organiser else "proxy-how")))
    lines: list[Line] = [words("proxy-list", count=len(shown))]
    lines += [await line(ctx, found, each) for each in shown[:MOST_LISTED]]
    if len(shown) > MOST_LISTED:
        lines.append(words("proxy-more", count=len(shown) - MOST_LISTED))
    own = [each for each in shown[:MOST_LISTED] if _may_end(ctx, found, each)]
    if ctx.is_organiser:
        lines.append(words("proxy-how-organiser"))
    return Reply(tuple(lines), await _buttons(ctx, found, own))


async def _buttons(ctx: Context, found: Roll, own: Sequence[Proxy]) -> tuple[tuple[Press, ...], ...]:
    rows = []
    for each in own:
        units = sorted(found.parties().get(each.party, ()), key=lambda unit: natural(unit.label))
        label = words("button-proxy-end", unit=units[0].label, holder=await name_of(ctx, each.holder))
        rows.append((Press(label, f"proxyend:{each.id}"),))
    return tuple(rows)


def _may_end(ctx: Context, found: Roll, given: Proxy) -> bool:
    """Who gave it may take it back, whoever holds it may lay it down, and an organiser may do both."""
    return ctx.is_organiser or ctx.person.id in (given.holder, *principals(found, given.party))


async def _taken_back(ctx: Context, found: Roll, unit: Unit) -> Reply:
    """Take back all proxies of a unit's party. Raises Refusal proxy-not, need-organiser."""
    known = await ctx.uow.proxies.of_estate(ctx.estate.id)
    given = [each for each in standing(known, found, ctx.now) if each.party == unit.party]
    if not any(_may_end(ctx, found, each) for each in given):
        require_organiser(ctx)
        raise Refusal("proxy-not", unit=unit.label)
    return await _ended(ctx, found, [each for each in given if _may_end(ctx, found, each)])


async def _ended(ctx: Context, found: Roll, given: Sequence[Proxy], *, replaces: bool = False) -> Reply:
    lines: list[Line] = [words("proxy-ended", count=len(given))]
    for each in given:
        await drop(ctx, each)
        await tell(ctx, found, each, "ended")
        lines.append(await line(ctx, found, each))
    return Reply(tuple(lines), replaces=replaces)


async def end_by_button(ctx: Context, proxy_id: str) -> Reply:
    """Take back the proxy of a button. Raises Refusal button-old."""
    given = await ctx.uow.proxies.get(proxy_id)
    if given is None:
        raise Refusal("button-old")
    await ctx.turn_to(given.estate_id)
    found = await ctx.uow.rolls.whole(given.estate_id)
    if not _may_end(ctx, found, given):
        raise Refusal("button-old")
    return await _ended(ctx, found, [given], replaces=True)


async def fall_due(effects: Effects, alarm: Alarm, late: bool) -> None:
    """A proxy ends on its day."""
    given = await effects.uow.proxies.get(alarm.ref)
    if given is None or given.until is None or given.until > effects.now:
        return
    effects.uow.proxies.delete(given.id)
    await tell(effects, await effects.uow.rolls.whole(effects.estate.id), given, "ended")


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("proxy", group="roll", needs=Right.RESIDENT, private_only=True)(proxy)
    registry.action("proxyend")(end_by_button)
    registry.hook(f"second-{PROXY}")(confirm_proxy)
    registry.job(PROXY_JOB)(fall_due)
