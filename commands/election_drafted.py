"""An election as it is usually held: what its rule, the law and the election before it settle where nothing is said."""

from __future__ import annotations

from dataclasses import replace

from app import syntax
from app.context import Context
from commands.election_seated import later_rounds, seats_filled
from commands.election_warnings import sitting_rule
from commands.election_words import find_election
from commands.own_rules import rule_called
from commands.vacancies import TO_ANSWER, is_asking
from domain.candidacies import Outcome
from domain.contest import Method
from domain.election_calendar import USUAL, propose
from domain.election_law import law_of
from domain.elections import Election, Phase, Purpose
from domain.refusal import Refusal
from domain.rule_presets import CN_ORDINARY
from domain.rules import Rule
from domain.secrecy import Mode

USUAL_SEATS, USUAL_ALTERNATES, USUAL_TERM = 5, 2, 3


async def rule_for(ctx: Context, typed: str | None, before: Election | None) -> Rule:
    """The rule that was typed, or the usual one; the seats of one committee are filled under one rule.

    Raises Refusal fills-rule (no), and what a rule's name raises.
    """
    usual = before.rule if before is not None else await sitting_rule(ctx) or CN_ORDINARY
    chosen = await rule_called(ctx, typed) if typed is not None else usual
    if before is not None and chosen != before.rule:
        raise Refusal("fills-rule", no=before.no)
    return chosen


def drafted(ctx: Context, title: str, rule: Rule, before: Election | None, seats: int | None) -> Election:
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


def with_numbers(made: Election, alternates: int | None, marks: int | None, term: int | None) -> Election:
    """With those numbers that were typed."""
    return replace(
        made,
        alternates=made.alternates if alternates is None else int(alternates),
        max_marks=made.max_marks if marks is None else int(marks),
        term_years=made.term_years if term is None else int(term),
    )


async def election_before(ctx: Context, no: int) -> Election:
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


def conditions_for(ctx: Context, typed: str | None, *, lawful: bool) -> tuple[str, ...]:
    """The conditions that were typed, else those of the law, or the plain ones, in the estate's language."""
    if typed is not None:
        return tuple(each for each in syntax.segments(typed) if each)
    kind = "cn" if lawful else "plain"
    language = ctx.estate.language
    keys = [f"condition-{kind}-{no}" for no in range(1, 10)]
    return tuple(ctx.catalogue.text(language, key) for key in keys if ctx.catalogue.has(key))
