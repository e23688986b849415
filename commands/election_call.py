"""Calling an election: drafted in memory with dates that are lawful, read once more, and announced for good."""

from __future__ import annotations

from dataclasses import replace

from app import syntax
from app.arguments import BallotNo, Length, Occasion, Phrase, Question, Switch
from app.context import Context
from app.decision_arguments import ModeName, RuleName
from app.declare import Registry
from app.election_arguments import HowMany
from app.held import HeldElection
from app.words import Line, Press, Reply, words
from commands.election_calling import announce_call, calling_details, set_alarms, take_number
from commands.election_seated import later_rounds, seats_filled
from commands.election_warnings import (
    check_alone,
    check_replaces,
    replaces_lines,
    roll_lines,
    sitting_rule,
    why_not_secret,
)
from commands.election_words import (
    condition_lines,
    dates_lines,
    find_election,
    law_lines,
    rule_and_mode,
    seats_lines,
)
from commands.formal_acts import add_act
from commands.organising import require_organiser
from commands.own_rules import rule_called
from commands.roll_kept import whole_roll
from commands.vacancies import TO_ANSWER, is_asking
from domain.acts import ActKind
from domain.candidacies import Outcome
from domain.contest import Method
from domain.election_calendar import USUAL, propose
from domain.election_law import law_of
from domain.election_lengths import check_lengths
from domain.election_phases import call
from domain.elections import Election, Phase, Purpose
from domain.electorate import basis_of, freeze, weigh
from domain.refusal import Refusal
from domain.rights import Right
from domain.rule_presets import CN_ORDINARY
from domain.rules import Rule
from domain.secrecy import Mode, check_secret

USUAL_SEATS, USUAL_ALTERNATES, USUAL_TERM = 5, 2, 3


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
    before = await _before(ctx, fills) if fills is not None else None
    if seats is None and ctx.step_by_step and before is None:
        return _ask_seats(ctx, title)
    if opens is not None and opens.at is None:
        raise Refusal("decide-once")
    chosen = await _rule(ctx, rule, before)
    drafted = _with_numbers(_drafted(ctx, title, chosen, before, seats), alternates, marks, term)
    drafted = replace(
        drafted,
        contested=drafted.contested and uncontested is None,
        conditions=_conditions(ctx, conditions, lawful=bool(law_of(chosen).conditions_source)),
    )
    usual_mode = Mode.SEALED if await why_not_secret(ctx, drafted) else Mode.SECRET
    drafted = replace(drafted, mode=Mode(mode) if mode is not None else usual_mode)
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
    check_lengths(drafted.rule, propose(drafted.rule, ctx.now, ctx.zone, lengths, asked), given)
    address = replace(ctx.incoming.address, account=ctx.account.account)
    return await _shown(ctx, HeldElection(ctx.house.ids.new(), address, drafted, lengths, asked, ctx.now))


async def _rule(ctx: Context, typed: str | None, before: Election | None) -> Rule:
    """The rule that was typed, or the usual one; the seats of one committee are filled under one rule.

    Raises Refusal fills-rule (no), and what a rule's name raises.
    """
    usual = before.rule if before is not None else await sitting_rule(ctx) or CN_ORDINARY
    chosen = await rule_called(ctx, typed) if typed is not None else usual
    if before is not None and chosen != before.rule:
        raise Refusal("fills-rule", no=before.no)
    return chosen


def _drafted(ctx: Context, title: str, rule: Rule, before: Election | None, seats: int | None) -> Election:
    """An election as it is usually held under a rule; where it follows on another, for the seats that are open."""
    law = law_of(rule)
    left = USUAL_SEATS if before is None else before.agreed - before.filled
    places = left if seats is None else seats
    return Election(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        no=0,
        title=title,
        purpose=Purpose.COMMITTEE if before is None else Purpose.FURTHER,
        seats=places,
        alternates=USUAL_ALTERNATES,
        max_marks=places,
        contested=bool(law.seats_source),
        agreed=places if before is None else before.agreed,
        filled=0 if before is None else before.filled,
        minimum=law.minimum,
        term_years=USUAL_TERM if before is None else before.term_years,
        conditions=(),
        rule=rule,
        mode=Mode.SEALED,
        method=Method.MARKS,
        most_nominations=places,
        calendar=propose(rule, ctx.now, ctx.zone, USUAL),
        called_by=ctx.person.id,
        lot_seed="",
        parent=before.id if before is not None else "",
    )


def _with_numbers(drafted: Election, alternates: int | None, marks: int | None, term: int | None) -> Election:
    """With those numbers that were typed."""
    return replace(
        drafted,
        alternates=drafted.alternates if alternates is None else int(alternates),
        max_marks=drafted.max_marks if marks is None else int(marks),
        term_years=drafted.term_years if term is None else int(term),
    )


def _ask_seats(ctx: Context, title: str) -> Reply:
    ctx.ask(f"election {title}", "seats", " --seats ")
    buttons = tuple(Press(str(each), f"say:{each}") for each in (5, 7, 9, 11))
    return Reply((words("ask-election-seats"), words("ask-or-cancel")), (buttons,))


async def _before(ctx: Context, no: int) -> Election:
    """The last election for the committee of this one, with how many of its seats are filled now.

    Raises Refusal election-unknown, fills-running (no), fills-tied (no), fills-none (no), fills-asking (days).
    """
    rounds = await later_rounds(ctx, await find_election(ctx, no))
    last = rounds[-1]
    if last.phase is not Phase.SEATED:
        raise Refusal("fills-running", no=last.no)
    known = await ctx.uow.elections.candidacies(last.id)
    if any(each.outcome is Outcome.TIED for each in known):
        raise Refusal("fills-tied", no=last.no)
    filled = await seats_filled(ctx, rounds)
    if filled >= last.agreed:
        raise Refusal("fills-none", no=no)
    if await is_asking(ctx, last):
        raise Refusal("fills-asking", days=TO_ANSWER.days)
    return replace(last, filled=filled)


def _conditions(ctx: Context, typed: str | None, *, lawful: bool) -> tuple[str, ...]:
    """The conditions that were typed, else those of the law, or the plain ones, in the estate's language."""
    if typed is not None:
        return tuple(each for each in syntax.segments(typed) if each)
    kind = "cn" if lawful else "plain"
    language = ctx.estate.language
    keys = [f"condition-{kind}-{no}" for no in range(1, 10)]
    return tuple(ctx.catalogue.text(language, key) for key in keys if ctx.catalogue.has(key))


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
    address = replace(ctx.incoming.address, account=ctx.account.account)
    held = ctx.house.held_elections.find(token, address, ctx.now)
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
