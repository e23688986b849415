"""Declaring void what was to be chosen: before voting one organiser can, after it has begun it takes two who have no
stake in it, and a result falls only after an objection.
"""

from __future__ import annotations

from app.context import Context
from app.declare import Registry
from app.held import VOID, HeldSecond
from app.messages import Delivery
from app.words import Reply, receipt, words
from commands.decision_run import declare_void, extend_decision, void_decision
from commands.election_calling import set_alarms
from commands.election_objections import objections_of, unanswered
from commands.election_powers import require_able
from commands.estates import name_of
from commands.formal_acts import add_act
from commands.organising import require_organiser
from commands.recalled import require_not_concerned
from commands.recalls import member_of
from commands.second_organiser import ask_second, require_independent, require_second
from domain import decision as decisions
from domain.acts import ActKind
from domain.committee import Recall
from domain.decision import Decision
from domain.election_phases import check_not_over, void
from domain.elections import OFFICES, Election, Phase
from domain.refusal import Refusal
from domain.vetting import standing_persons

BY_TWO = (Phase.VOTING, Phase.RESULT_NOTICE)


# -- elections -----------------------------------------------------------------------------------------------------


async def void_election(ctx: Context, election: Election, reason: str) -> Reply:
    """Declare it void, with a reason that everybody reads. Raises Refusal."""
    check_not_over(election)
    await require_able(ctx, election)
    if election.phase not in BY_TWO:
        await _declare_void(ctx, void(election, reason), reason)
        return receipt("decision-voided-receipt", no=election.no)
    await _check_challenged(ctx, election)
    void(election, reason, upheld=True)
    who = "void-second-member" if election.purpose in OFFICES else "void-second"
    return ask_second(ctx, VOID, election.id, reason, words(who, no=election.no))


async def _check_challenged(ctx: Context, election: Election) -> None:
    """Once the result is known it falls only where somebody objects to it. Raises Refusal election-result (no)."""
    if election.phase is Phase.RESULT_NOTICE and not await objections_of(ctx, election):
        raise Refusal("election-result", no=election.no)


async def confirm_void(ctx: Context, held: HeldSecond) -> Reply:
    """A second one confirms that an election, or a recall, is void. Raises Refusal."""
    election = await ctx.uow.elections.by_id(held.ref)
    if election is None:
        return await _confirm_recall(ctx, held.ref, held.reason, held.by)
    await require_able(ctx, election)
    # It may have been asked for while voting was open, when nobody knew the result.
    await _check_challenged(ctx, election)
    if election.purpose not in OFFICES:
        stand = standing_persons(await ctx.uow.elections.candidacies(election.id))
        await require_second(ctx, election, [held.by, *sorted(stand)])
    await _answer_waiting(ctx, election, held.reason)
    await _declare_void(ctx, void(election, held.reason, upheld=True), held.reason, second=held.by)
    return receipt("decision-voided-receipt", no=election.no)


async def _answer_waiting(ctx: Context, election: Election, reason: str) -> None:
    """Whoever objected was right: that is the answer."""
    if election.phase is not Phase.RESULT_NOTICE:
        return
    for each in await unanswered(ctx, election):
        ctx.uow.objections.put(each.answered(reason, ctx.person.id, ctx.now))


async def _declare_void(ctx: Context, voided: Election, reason: str, second: str = "") -> None:
    """Keep it so and tell every room by whom, and whoever stood; an open ballot falls with it."""
    ctx.uow.elections.put(voided)
    await set_alarms(ctx, voided)
    decision = await ctx.uow.decisions.by_id(voided.id)
    if decision is not None and decision.state == "open":
        await declare_void(ctx, decisions.void(decision, reason, ctx.now), untold=True)
    else:
        await add_act(ctx, ActKind.VOIDED, {"election": voided.no, "reason": voided.void_reason})
    people = [second, ctx.person.id] if second else [ctx.person.id]
    by = tuple([await name_of(ctx, each) for each in people])
    said = words("election-voided", no=voided.no, title=voided.title, by=by, reason=voided.void_reason)
    await ctx.announce(Reply((said,), delivery=Delivery.NOTICE))
    for person in sorted(standing_persons(await ctx.uow.elections.candidacies(voided.id)) - set(people)):
        await ctx.tell(person, Reply((said,)))


# -- recalls -------------------------------------------------------------------------------------------------------


async def recall_of(ctx: Context, decision: Decision) -> Recall | None:
    """The recall that a decision puts to the owners, if it is one."""
    for each in await ctx.uow.elections.recalls(ctx.estate.id):
        if each.decision_id == decision.id:
            return each
    return None


async def void_motion(ctx: Context, decision: Decision, reason: str) -> Reply:
    """Declare a decision void; a member's recall only by two organisers who are not that member. Raises Refusal."""
    recall = await recall_of(ctx, decision)
    if recall is None:
        return await void_decision(ctx, decision, reason)
    require_organiser(ctx)
    await require_not_concerned(ctx, await member_of(ctx, recall))
    decisions.void(decision, reason, ctx.now)
    return ask_second(ctx, VOID, decision.id, reason, words("void-second-recall", no=decision.no))


async def extend_motion(ctx: Context, decision: Decision, until: str) -> Reply:
    """Put the end of a decision off, one's own recall excepted. Raises Refusal."""
    recall = await recall_of(ctx, decision)
    if recall is not None:
        await require_not_concerned(ctx, await member_of(ctx, recall))
    return await extend_decision(ctx, decision, until)


async def _confirm_recall(ctx: Context, decision_id: str, reason: str, first: str) -> Reply:
    decision = await ctx.uow.decisions.by_id(decision_id)
    if decision is None:
        raise Refusal("slip-unknown")
    recall = await recall_of(ctx, decision)
    require_organiser(ctx)
    if recall is not None:
        await require_not_concerned(ctx, await member_of(ctx, recall))
        member = await member_of(ctx, recall)
        # Since they took the seat: an organiser could be made just before somebody asks for the recall.
        await require_independent(ctx, member.since, [first, member.person_id])
    return await void_decision(ctx, decision, reason, first)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.hook(f"second-{VOID}")(confirm_void)
