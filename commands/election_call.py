"""Calling an election: drafted in memory with dates that are lawful, read once more, and announced for good."""

from __future__ import annotations

from dataclasses import replace

from app.arguments import BallotNo, Length, Occasion, Phrase, Question, Switch
from app.context import Context
from app.decision_arguments import ModeName, RuleName
from app.declare import Registry
from app.election_arguments import HowMany
from app.held import HeldElection
from app.words import Line, Press, Reply, words
from commands.election_calling import announce_call, calling_details, set_alarms, take_number
from commands.election_drafted import conditions_for, drafted, election_before, rule_for, with_numbers
from commands.election_warnings import (
    check_alone,
    check_replaces,
    replaces_lines,
    roll_lines,
    why_not_secret,
)
from commands.election_words import (
    condition_lines,
    dates_lines,
    law_lines,
    rule_and_mode,
    seats_lines,
)
from commands.formal_acts import add_act
from commands.organising import require_organiser
from commands.roll_kept import whole_roll
from domain.acts import ActKind
from domain.election_calendar import USUAL, propose
from domain.election_law import law_of
from domain.election_lengths import check_lengths
from domain.election_phases import call
from domain.elections import Election, Purpose
from domain.electorate import basis_of, freeze, weigh
from domain.refusal import Refusal
from domain.rights import Right
from domain.secrecy import Mode, check_secret


async def election(
    ctx: Context,
    title: Question,
    *,
    seats: HowMany | None = None,
    alternates: HowMany | None = None,
    marks: HowMany | None = None,
    nominate: Length | None = None,
    vet: Length | None = None,
    notice: Length | None = None,
    vote: Length | None = None,
    results: Length | None = None,
    opens: Occasion | None = None,
    term: HowMany | None = None,
    rule: RuleName | None = None,
    mode: ModeName | None = None,
    uncontested: Switch | None = None,
    conditions: Phrase | None = None,
    fills: BallotNo | None = None,
) -> Reply:
    """Draft an election and show it as it would be called. Raises Refusal."""
    await whole_roll(ctx)
    before = await election_before(ctx, fills) if fills is not None else None
    if seats is None and ctx.step_by_step and before is None:
        return _ask_seats(ctx, title)
    if opens is not None and opens.at is None:
        raise Refusal("decide-once")
    chosen = await rule_for(ctx, rule, before)
    made = with_numbers(drafted(ctx, title, chosen, before, seats), alternates, marks, term)
    made = replace(
        made,
        contested=made.contested and uncontested is None,
        conditions=conditions_for(ctx, conditions, lawful=bool(law_of(chosen).conditions_source)),
    )
    usual_mode = Mode.SEALED if await why_not_secret(ctx, made) else Mode.SECRET
    made = replace(made, mode=Mode(mode) if mode is not None else usual_mode)
    asked_for: dict[str, Length | None] = {
        "nominate": nominate,
        "vet": vet,
        "notice": notice,
        "vote": vote,
        "result": results,
    }
    given = {name: length for name, length in asked_for.items() if length is not None}
    lengths = replace(USUAL, **given)
    asked = opens.at if opens is not None else None
    check_lengths(made.rule, propose(made.rule, ctx.now, ctx.zone, lengths, asked), given)
    return await _shown(ctx, HeldElection(ctx.house.ids.new(), ctx.own_address, made, lengths, asked, ctx.now))


def _ask_seats(ctx: Context, title: str) -> Reply:
    ctx.ask(f"election {title}", "seats", " --seats ")
    buttons = tuple(Press(str(each), f"say:{each}") for each in (5, 7, 9, 11))
    return Reply((words("ask-election-seats"), words("ask-or-cancel")), (buttons,))


async def _dated(ctx: Context, held: HeldElection) -> Election:
    """The election with its dates as of now, if it may be called so. Raises Refusal."""
    calendar = propose(held.election.rule, ctx.now, ctx.zone, held.lengths, held.opens)
    made = call(replace(held.election, calendar=calendar), ctx.now)
    await check_alone(ctx, made)
    await check_replaces(ctx, made)
    electorate = freeze(await whole_roll(ctx))
    weigh(electorate, basis_of([made.rule]))
    if made.mode is Mode.SECRET:
        if not ctx.house.hides_steps:
            raise Refusal("secret-not-here")
        check_secret(electorate, [made.rule])
    return made


async def _shown(ctx: Context, held: HeldElection) -> Reply:
    """The draft as it would be called, with buttons for what is changed most often."""
    election_ = await _dated(ctx, held)
    ctx.turn.after.append(lambda: ctx.house.held_elections.keep(held))
    lines: list[Line] = [words("election-draft", title=election_.title), *seats_lines(election_)]
    lines += [*condition_lines(election_), words("election-dates")]
    lines += [*dates_lines(election_, ctx.now), *law_lines(election_), *rule_and_mode(election_)]
    why = await why_not_secret(ctx, election_)
    if election_.mode is Mode.SEALED and why is not None:
        lines.append(why)
    lines += [*await roll_lines(ctx, election_), *await replaces_lines(ctx, election_)]
    lines.append(words("election-for-good"))
    token = held.token
    rows: list[tuple[Press, ...]] = [
        (Press(words("button-call"), f"ecall:{token}"), Press(words("button-leave"), f"edrop:{token}"))
    ]
    if election_.purpose is Purpose.COMMITTEE:
        law = law_of(election_.rule)
        sizes = [each for each in (3, 5, 7, 9, 11) if law.least_seats <= each <= law.most_seats]
        others = [each for each in sizes if each != election_.seats]
        rows.append(tuple(Press(words("button-seats", count=each), f"eseats:{token}:{each}") for each in others))
    contested = "button-uncontested" if election_.contested else "button-contested"
    rows.append((Press(words(contested), f"econt:{token}:{int(not election_.contested)}"),))
    rows.append(
        tuple(
            Press(words("button-mode", mode=words(f"mode-{mode}-name")), f"emode:{token}:{mode}")
            for mode in Mode
            if mode is not election_.mode and (mode is not Mode.SECRET or why is None)
        )
    )
    return Reply(tuple(lines), tuple(rows), in_memory=True)


def _held(ctx: Context, token: str) -> HeldElection:
    held = ctx.house.held_elections.find(token, ctx.own_address, ctx.now)
    if held is None:
        raise Refusal("decide-gone")
    return held


async def choose_seats(ctx: Context, token: str, seats: int) -> Reply:
    """Draft it for another number of seats; all of them may be marked. Raises Refusal."""
    held = _held(ctx, token)
    changed = replace(held.election, seats=seats, agreed=seats, max_marks=seats, most_nominations=seats)
    return replace(await _shown(ctx, replace(held, election=changed)), replaces=True)


async def choose_contested(ctx: Context, token: str, contested: int) -> Reply:
    """Draft it with or without the need for more candidates than seats. Raises Refusal."""
    held = _held(ctx, token)
    changed = replace(held.election, contested=bool(contested))
    return replace(await _shown(ctx, replace(held, election=changed)), replaces=True)


async def choose_mode(ctx: Context, token: str, mode: Mode) -> Reply:
    """Draft it with another secrecy. Raises Refusal."""
    held = _held(ctx, token)
    changed = replace(held.election, mode=mode)
    return replace(await _shown(ctx, replace(held, election=changed)), replaces=True)


async def drop(ctx: Context, token: str) -> Reply:
    """Call nothing."""
    ctx.turn.after.append(lambda: ctx.house.held_elections.drop(token))
    return Reply((words("election-dropped"),), in_memory=True, replaces=True)


async def say(ctx: Context, token: str) -> Reply:
    """Call for candidates in every room; from now on only dates move, and only later. Raises Refusal."""
    held = _held(ctx, token)
    await ctx.turn_to(held.election.estate_id)
    require_organiser(ctx)
    seed = f"{ctx.house.ids.new()}{ctx.house.ids.new()}"
    called = replace(await _dated(ctx, held), no=take_number(ctx), lot_seed=seed)
    ctx.uow.elections.put(called)
    await add_act(ctx, ActKind.CALLED, calling_details(called))
    await set_alarms(ctx, called)
    await announce_call(ctx, called)
    ctx.turn.after.append(lambda: ctx.house.held_elections.drop(token))
    return Reply((words("election-called-done", no=called.no, at=called.calendar.nominate_until),), replaces=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("election", group="elections", needs=Right.ORGANISE)(election)
    registry.action("eseats")(choose_seats)
    registry.action("econt")(choose_contested)
    registry.action("emode")(choose_mode)
    registry.action("edrop")(drop)
    registry.action("ecall", admin_fact=True)(say)
