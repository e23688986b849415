"""Objections: to the roll under public notice, to a list or a result, read and answered."""

from __future__ import annotations

from collections.abc import Sequence

from app import syntax
from app.arguments import BallotNo, FreeText, ItemNo
from app.context import Context, Effects
from app.declare import Registry
from app.words import Line, Reply, words
from commands.case_round import tell_organisers
from commands.decision_objections import object_to_result, objections_until
from commands.decision_words import find_decision
from commands.disputes import dispute, dispute_part
from commands.election_objections import OPEN_TO_OBJECTION, ask_objection, names_candidate, object_to_election
from commands.election_words import election_unknown
from commands.estates import name_of
from commands.objections_seen import election_part
from commands.organising import require_organiser
from commands.placeholders import require_own_words
from commands.roll_notice import objections_to_roll
from commands.roll_words import UNIT_LIKE
from domain.elections import OFFICES, Election
from domain.estate import Role
from domain.objections import Objection, RollNotice, object_to, under_way
from domain.refusal import Refusal
from domain.rights import Right, roles_of
from domain.roll import Roll
from domain.roll_import import fold

MOST_LISTED = 10


async def object_(ctx: Context, reason: FreeText | None = None) -> Reply:
    """Object to the roll under public notice, to a candidate, or to the result of an election or a decision.

    Raises Refusal.
    """
    first, rest = syntax.first_word(reason or "")
    number = first.lstrip("#").rstrip(",.:")
    no = int(number) if number.isdecimal() and len(number) < 6 else 0
    election = await ctx.uow.elections.by_no(ctx.estate.id, no) if no else None
    if election is not None and (first.startswith("#") or await _is_meant(ctx, election, first)):
        return await object_to_election(ctx, election, rest) if rest else ask_objection(ctx, election)
    decision = await find_decision(ctx, no) if no else None
    if decision is not None and objections_until(decision) is not None:
        return await object_to_result(ctx, decision, rest)
    if decision is not None and first.startswith("#"):
        return await dispute(ctx, BallotNo(no), FreeText(rest) if rest else None)
    found = await ctx.uow.rolls.whole(ctx.estate.id)
    election = await _without_number(ctx, found, reason or "", no)
    if election is not None:
        return await object_to_election(ctx, election, reason) if reason else ask_objection(ctx, election)
    latest = under_way(await ctx.uow.objections.latest_notice(ctx.estate.id), ctx.now)
    if reason is None:
        ctx.ask("object", "reason", FreeText.joiner)
        return Reply((words("ask-object-reason"), words("ask-or-cancel")), asks=True)
    return await _object_to_roll(ctx, found, latest, reason)


async def _without_number(ctx: Context, found: Roll, reason: str, no: int) -> Election | None:
    """The election that is meant though no number of one was typed: where the roll is not under notice it is the one
    that is, else whoever is named says it.

    Raises Refusal election-unknown (no, running), election-which (numbers).
    """
    latest = await ctx.uow.objections.latest_notice(ctx.estate.id)
    runs = latest is not None and ctx.now < latest.until
    about, _ = _about(found, reason)
    if not runs and no and not about:
        raise await election_unknown(ctx, no)
    elections = await ctx.uow.elections.of_estate(ctx.estate.id)
    shown_now = [each for each in elections if each.phase in OPEN_TO_OBJECTION and each.purpose not in OFFICES]
    if runs:
        named = [each for each in shown_now if not about and await names_candidate(ctx, each, reason)]
        return named[0] if len(named) == 1 else None
    if len(shown_now) > 1:
        raise Refusal("election-which", numbers=tuple(f"#{each.no}" for each in shown_now))
    return shown_now[0] if shown_now else None


async def _object_to_roll(ctx: Context, found: Roll, latest: RollNotice, reason: str) -> Reply:
    made = await objections_to_roll(ctx, latest)
    about, text = _about(found, reason)
    require_own_words(ctx, text, command="object", no=about)
    new = object_to(made, ctx.house.ids.new(), latest, ctx.now, person_id=ctx.person.id, about=about, text=text)
    ctx.uow.objections.put(new)
    said = await _said(ctx, new, names=True)
    await tell_organisers(ctx, [words("objection-told"), *said, words("objection-answer-how", no=new.no)])
    first, _ = syntax.first_word(reason)
    unknown = [words("objection-no-unit", unit=first)] if not about and UNIT_LIKE.fullmatch(fold(first)) else []
    return Reply((words("objection-noted", no=new.no), *unknown, words("objection-next")))


async def _is_meant(ctx: Context, election: Election, first: str) -> bool:
    """Whether a bare number is this election's; where its list and result are shut a unit may be called so."""
    if election.phase in OPEN_TO_OBJECTION:
        return True
    found = await ctx.uow.rolls.whole(ctx.estate.id)
    return all(fold(unit.label) != fold(first) for unit in found.units)


def _about(found: Roll, reason: str) -> tuple[str, str]:
    """The unit that is meant, if the words begin with one, and what is said."""
    first, rest = syntax.first_word(reason)
    unit = next((unit for unit in found.units if fold(unit.label) == fold(first)), None)
    return (unit.label, rest) if unit is not None else ("", reason)


async def _said(effects: Effects, made: Objection, *, names: bool) -> list[Line]:
    by = await name_of(effects, made.person_id) if names else words("objection-you")
    about = {"no": made.no, "by": by, "unit": made.about}
    lines: list[Line] = [words("objection-about-unit" if made.about else "objection-about-roll", **about)]
    lines.append(words("objection-text", text=made.text))
    if made.is_answered:
        lines.append(words("objection-answer", text=made.answer))
    return lines


async def objections(ctx: Context, number: ItemNo | None = None, reply: FreeText | None = None) -> Reply:
    """Read the objections that one may read, or answer one. Raises Refusal."""
    latest = await ctx.uow.objections.latest_notice(ctx.estate.id)
    made = await ctx.uow.objections.of_subject(ctx.estate.id, latest.subject) if latest is not None else ()
    if number is None:
        of_votes = [await election_part(ctx), await dispute_part(ctx)]
        lines = tuple(line for part in of_votes for line in part.lines)
        if latest is None and not lines:
            raise Refusal("notice-none")
        to_roll = await _listed(ctx, made) if latest is not None else ()
        return Reply((*to_roll, *lines), tuple(row for part in of_votes for row in part.buttons))
    readable = [each for each in made if _reads_all(ctx) or each.person_id == ctx.person.id]
    found = next((each for each in readable if each.no == number), None)
    if found is None:
        known = tuple(str(each.no) for each in readable)
        raise Refusal("objection-unknown", no=number, known=known or "none")
    if reply is None:
        return Reply(tuple(await _said(ctx, found, names=_reads_all(ctx) and ctx.room is None)))
    require_organiser(ctx)
    require_own_words(ctx, reply, command="roll", no=str(number))
    answered = found.answered(reply, ctx.person.id, ctx.now)
    ctx.uow.objections.put(answered)
    said = await _said(ctx, answered, names=False)
    told = await ctx.tell(found.person_id, Reply((words("objection-answered-told"), *said)))
    return Reply((words("objection-answered" if told else "objection-answered-untold", no=found.no),))


def _reads_all(ctx: Context) -> bool:
    return ctx.is_organiser or Role.AUDITOR in roles_of(ctx.person.id, ctx.grants)


async def _listed(ctx: Context, made: Sequence[Objection]) -> tuple[Line, ...]:
    whole = _reads_all(ctx) and ctx.room is None
    shown = [each for each in made if whole or each.person_id == ctx.person.id] if ctx.room is None else []
    answered = sum(each.is_answered for each in made)
    lines: list[Line] = [words("notice-objections", count=len(made), answered=answered)]
    first = sorted(shown, key=lambda each: (each.is_answered, each.no))
    for each in first[:MOST_LISTED]:
        lines += await _said(ctx, each, names=whole)
    if len(first) > MOST_LISTED:
        lines.append(words("objections-more", count=len(first) - MOST_LISTED))
    waiting = [each for each in first if not each.is_answered]
    if whole and ctx.is_organiser and waiting:
        lines.append(words("objection-answer-how", no=waiting[0].no))
    return tuple(lines)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("object", group="roll", needs=Right.RESIDENT)(object_)
    registry.command("objections", group="roll", needs=Right.RESIDENT, admin_fact=True)(objections)
