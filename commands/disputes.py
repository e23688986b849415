"""Disputing the result of a decision: its owners may, for a year, and an auditor may then open a sealed one's papers.

A year is what the law gives an owner to have a decision revoked: 法释〔2009〕7号 (as amended 2020), article 12.
"""

from __future__ import annotations

from datetime import timedelta

from app.arguments import BallotNo, FreeText
from app.context import Context, Effects
from app.declare import Registry
from app.words import Line, Press, Reply, words
from commands.decision_words import the_decision
from commands.election_objections import ask_objection, object_to_election
from commands.estates import name_of
from commands.nominee_meant import owner_here
from commands.organising import require_organiser
from commands.placeholders import require_own_words
from domain.decision import Decision, DecisionState
from domain.estate import Role
from domain.objections import MOST_OPEN, Objection, objecting
from domain.refusal import Refusal
from domain.rights import Right, roles_of
from domain.secrecy import Mode

DISPUTABLE = timedelta(days=365)


def subject_of(decision: Decision) -> str:
    """What disputes of its result are filed under."""
    return f"decision:{decision.id}"


async def disputes_of(effects: Effects, decision: Decision) -> tuple[Objection, ...]:
    """All disputes of its result, answered or not."""
    return await effects.uow.objections.of_subject(decision.estate_id, subject_of(decision))


async def dispute(ctx: Context, ballot: BallotNo, reason: FreeText | None = None) -> Reply:
    """Dispute the result of a decision, with a reason; of an election it is an objection. Raises Refusal."""
    election = await ctx.uow.elections.by_no(ctx.estate.id, ballot)
    if election is not None:
        return await object_to_election(ctx, election, reason) if reason else ask_objection(ctx, election)
    decision = await the_decision(ctx, ballot)
    _check_disputable(ctx, decision)
    if reason is None:
        ctx.ask(f"dispute {ballot}", "reason", " ")
        return Reply((words("ask-object-result", no=ballot), words("ask-or-cancel")), asks=True)
    if not _audits(ctx) and not await had_a_vote(ctx, decision, ctx.person.id):
        await owner_here(ctx)
        raise Refusal("dispute-not-yours", no=decision.no)
    require_own_words(ctx, reason, command="dispute", no=str(ballot))
    made = await disputes_of(ctx, decision)
    if sum(each.person_id == ctx.person.id for each in made) >= MOST_OPEN:
        raise Refusal("objections-enough", most=MOST_OPEN)
    new = objecting(
        made,
        ctx.house.ids.new(),
        ctx.estate.id,
        subject_of(decision),
        ctx.now,
        person_id=ctx.person.id,
        about="",
        text=reason,
    )
    ctx.uow.objections.put(new)
    await _tell(ctx, decision, new)
    lines = (words("dispute-noted", no=decision.no, number=new.no), words("dispute-recount", no=decision.no))
    return Reply(lines, personal=True)


async def had_a_vote(effects: Effects, decision: Decision, person_id: str) -> bool:
    """Whether somebody was an owner on the roll that was frozen for it, whoever owns the unit now."""
    electorate = await effects.uow.decisions.electorate(decision.id)
    if electorate is None:
        return False
    owners = [each.id for each in await effects.uow.rolls.owners_of_person(person_id)]
    departed = await effects.uow.after.departed(decision.id)
    owners += [owner for owner, person in departed.items() if person == person_id]
    return any(electorate.held_by(owner) for owner in owners)


def _check_disputable(ctx: Context, decision: Decision) -> None:
    """Raises Refusal dispute-open (no), dispute-late (no, until)."""
    if decision.state is not DecisionState.CLOSED or decision.closed_at is None:
        raise Refusal("dispute-open", no=decision.no)
    until = decision.closed_at + DISPUTABLE
    if ctx.now >= until:
        raise Refusal("dispute-late", no=decision.no, until=until)


def _audits(ctx: Context) -> bool:
    return Role.AUDITOR in roles_of(ctx.person.id, ctx.grants)


async def _tell(ctx: Context, decision: Decision, new: Objection) -> None:
    """Organisers and auditors read it whole."""
    lines: list[Line] = [
        words("dispute-told", no=decision.no, number=new.no, by=await name_of(ctx, new.person_id)),
        words("objection-text", text=new.text),
        words("election-objection-how", no=decision.no, number=new.no),
    ]
    button = ((Press(words("button-answer"), f"edisp:{decision.id}:{new.no}"),),)
    opens = (words("dispute-opens", no=decision.no),) if decision.mode is Mode.SEALED else ()
    for person_id in sorted({grant.person_id for grant in ctx.grants} - {new.person_id}):
        auditor = Role.AUDITOR in roles_of(person_id, ctx.grants)
        await ctx.tell(person_id, Reply((*lines, *(opens if auditor else ())), button))


# -- answers ----------------------------------------------------------------------------------------------------------


async def answer_button(ctx: Context, decision_id: str, number: int) -> Reply:
    """Ask for the answer to a dispute. Raises Refusal."""
    decision = await ctx.uow.decisions.by_id(decision_id)
    if decision is None:
        raise Refusal("button-old")
    await ctx.turn_back(decision.estate_id)
    return await answer_dispute(ctx, decision, number, "")


async def answer_dispute(ctx: Context, decision: Decision, number: int, text: str) -> Reply:
    """An organiser or auditor answers a dispute (0: the one that waits), which who made it reads. Raises Refusal."""
    if not _audits(ctx):
        require_organiser(ctx)
    made = await disputes_of(ctx, decision)
    waiting = [each for each in made if not each.is_answered]
    if not number and len(waiting) != 1:
        if not waiting:
            raise Refusal("dispute-none", no=decision.no)
        numbers = tuple(str(each.no) for each in waiting)
        raise Refusal("reply-objection", no=decision.no, number=numbers[0], numbers=numbers)
    meant = number or waiting[0].no
    found = next((each for each in made if each.no == meant), None)
    if found is None:
        known = tuple(str(each.no) for each in made)
        raise Refusal("reply-objection-unknown", no=decision.no, number=str(number), known=known or "none")
    if found.person_id == ctx.person.id:
        raise Refusal("objection-own")
    if not text:
        ctx.ask(f"reply {decision.no} o{meant}", "text", " ")
        return Reply((words("ask-objection-answer", number=meant), words("ask-or-cancel")), asks=True)
    require_own_words(ctx, text, command="objection", no=decision.no, number=meant)
    answered = found.answered(text, ctx.person.id, ctx.now)
    ctx.uow.objections.put(answered)
    lines = (
        words("dispute-answered-told", no=decision.no, by=await name_of(ctx, ctx.person.id)),
        words("objection-text", text=answered.text),
        words("objection-answer", text=answered.answer),
    )
    told = await ctx.tell(found.person_id, Reply(lines))
    return Reply((words("objection-answered" if told else "objection-answered-untold", no=meant),))


async def dispute_part(ctx: Context) -> Reply:
    """In a direct message the disputes that wait for an answer, for who may give it, and one's own."""
    lines: list[Line] = []
    rows: list[tuple[Press, ...]] = []
    answers = ctx.is_organiser or _audits(ctx)
    for decision in await ctx.uow.decisions.of_estate(ctx.estate.id) if ctx.room is None else ():
        for each in await disputes_of(ctx, decision):
            if each.person_id == ctx.person.id:
                answer = words("objection-answer", text=each.answer) if each.is_answered else words("objection-waits")
                own = words("dispute-yours", no=decision.no, number=each.no)
                lines += [own, words("objection-text", text=each.text), answer]
            elif answers and not each.is_answered:
                by = await name_of(ctx, each.person_id)
                told = words("dispute-told", no=decision.no, number=each.no, by=by)
                lines += [told, words("objection-text", text=each.text)]
                button = Press(words("button-answer-number", number=each.no), f"edisp:{decision.id}:{each.no}")
                rows.append((button,))
    return Reply(tuple(lines), tuple(rows))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("dispute", group="decisions", needs=Right.RESIDENT)(dispute)
    registry.action("edisp", admin_fact=True)(answer_button)
