"""Ballots on paper: one organiser enters what was signed, a second one with the paper in hand confirms it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app.arguments import BallotNo, FreeText, Word
from app.context import Context
from app.decision_arguments import meaning
from app.declare import Registry
from app.spoken_names import flat_said
from app.words import Arg, Reply, Words, words
from commands.decision_ballot import choice_words, frozen
from commands.decision_words import (
    the_decision,
    units_words,
    view_of,
)
from commands.election_ballot import is_marked
from commands.election_powers import require_able
from commands.estates import name_of
from commands.organising import require_organiser
from commands.recalled import require_not_concerned
from commands.recalls import member_of
from commands.second_organiser import confirm_first, organises, require_independent
from commands.typed_ballot import marks_example, read_paper
from commands.voiding import recall_of
from domain.codes import make_long_code, spelled_long
from domain.decision import Decision, require_open
from domain.electorate import Electorate, Party
from domain.paper_slips import Slip, confirm
from domain.papers import Choice, Origin, cast
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import natural
from domain.roll_import import fold
from domain.secrecy import Mode


async def paper(ctx: Context, ballot: BallotNo, unit: Word, choice: FreeText | None = None) -> Reply:
    """Enter what a signed paper says; a second organiser confirms it. Raises Refusal."""
    decision = await the_decision(ctx, ballot)
    require_open(decision, ctx.now)
    electorate = await frozen(ctx, decision)
    if decision.mode is Mode.SECRET:
        raise Refusal("paper-secret", no=decision.no)
    await _check_stands_not(ctx, decision)
    party = _party_of(electorate, unit)
    if choice is None:
        ctx.ask(f"paper {decision.no} {unit}", "choice", FreeText.joiner)
        return Reply((_asked(decision), words("ask-or-cancel")), asks=True)
    spoilt = meaning(ctx.catalogue, choice, ("invalid",), "choice") is not None
    given = {} if spoilt else _read(ctx, decision, unit, choice)
    owner = party.representative or party.owners[0]
    older = [each.code for each in await ctx.uow.decisions.slips(decision.id) if each.party == party.key]
    for each in older:
        # Of two that wait for one party the later holds.
        ctx.uow.decisions.delete_slip(each)
    code = ctx.house.ids.code()
    ctx.uow.decisions.put_slip(_slip(ctx, decision, party, code, owner, given, spoilt=spoilt))
    said = words("choice-invalid") if spoilt else choice_words(decision, given)
    lines = (
        words("paper-entered", no=decision.no, units=units_words(party), choice=said),
        words("paper-confirm", code=code),
        *(words("paper-instead", code=each) for each in older),
    )
    return Reply(lines, in_memory=True)


def _read(ctx: Context, decision: Decision, unit: str, choice: str) -> dict[int, Choice]:
    """What the paper of an election says. Raises Refusal paper-unclear (given, no, unit, example); for a decision those
    of `read_paper`.
    """
    try:
        return read_paper(ctx.reader, decision, choice)
    except Refusal as refused:
        if decision.contest is None:
            raise
        # What is said of a typed ballot would be sent again as one: it would be the organiser's own.
        example = str(refused.data.get("example", marks_example(decision)))
        raise Refusal(
            "paper-unclear", given=choice.strip()[:30], no=decision.no, unit=unit[:20], example=example
        ) from refused


def _asked(decision: Decision) -> Words:
    """What the paper says is asked in the way of its ballot."""
    if not is_marked(decision):
        return words("ask-paper-choice")
    return words("ask-paper-marks", example=marks_example(decision))


async def _check_stands_not(ctx: Context, decision: Decision) -> None:
    """Nobody handles the papers of an election in which they stand, or of their own recall.

    Raises Refusal election-own, election-own-helper, members-only, recall-concerned.
    """
    election = await ctx.uow.elections.by_id(decision.id) if decision.contest is not None else None
    if election is not None:
        await require_able(ctx, election)
    recall = await recall_of(ctx, decision)
    if recall is not None:
        await require_not_concerned(ctx, await member_of(ctx, recall))


def _slip(
    ctx: Context,
    decision: Decision,
    party: Party,
    code: str,
    owner: str,
    given: Mapping[int, Choice],
    *,
    spoilt: bool,
) -> Slip:
    why = ctx.catalogue.text(ctx.estate.language, "paper-spoilt") if spoilt else ""
    return Slip(code, decision.id, party.key, owner, given, ctx.person.id, ctx.now, why)


def _party_of(electorate: Electorate, label: str) -> Party:
    wanted = {fold(label), *(fold(each) for each in flat_said(label)[0])}
    found = [party for party in electorate.parties if any(fold(each) in wanted for each in party.labels)]
    if len(found) != 1:
        labels = (each for party in electorate.parties for each in party.labels)
        raise Refusal("unit-unknown", unit=label[:20], example=min(labels, key=natural))
    return found[0]


async def confirm_paper(ctx: Context, code: Word) -> Reply:
    """Confirm what somebody else entered: a paper ballot, or what it takes two for. Raises Refusal."""
    confirmed = await confirm_first(ctx, code.upper())
    if confirmed is not None:
        return confirmed
    require_organiser(ctx)
    slip = await ctx.uow.decisions.slip(code.upper())
    decision = await ctx.uow.decisions.by_id(slip.decision_id) if slip is not None else None
    if slip is None or decision is None or decision.estate_id != ctx.estate.id:
        raise Refusal("slip-unknown")
    if not organises(ctx, slip.entered_by):
        # Who was an organiser for a moment is not the first of two.
        raise Refusal("slip-former", name=await name_of(ctx, slip.entered_by))
    require_open(decision, ctx.now)
    await _check_stands_not(ctx, decision)
    await require_independent(ctx, decision.announced_at, [slip.entered_by])
    electorate = await frozen(ctx, decision)
    party = electorate.party(slip.party)
    papers = await ctx.uow.decisions.papers_of(decision.id, party.key)
    same = next((each for each in papers if (each.owner, each.origin) == (slip.owner, Origin.PAPER)), None)
    number = same.receipt if same is not None else spelled_long(make_long_code(ctx.house.ids.below))
    made = confirm(slip, ctx.person.id, number)
    done = cast(papers, made, decision.rules[0].conflict, party.representative)
    await ctx.uow.decisions.put_papers(decision.id, party.key, done.papers)
    ctx.uow.decisions.delete_slip(slip.code)
    ctx.refresh(view_of(decision))
    await _tell_owners(ctx, decision, party)
    said: dict[str, Arg] = {"no": decision.no, "units": units_words(party), "by": await name_of(ctx, slip.entered_by)}
    # An invalid one is in the box, and counts nowhere.
    key = "paper-invalid" if slip.invalid else f"paper-{done.effect}"
    lines = (words(key, **said), words("paper-receipt", receipt=number))
    return Reply(lines, in_memory=True)


async def agree(ctx: Context, code: str) -> Reply:
    """A second organiser has read what somebody wants, and agrees. Raises Refusal slip-unknown, and what it raises."""
    done = await confirm_first(ctx, code, agreed=True)
    if done is None:
        raise Refusal("slip-unknown")
    return replace(done, replaces=True)


async def confirm_code(ctx: Context, code: str) -> Reply:
    """The code alone, in a direct message, confirms as well. Raises Refusal."""
    return await confirm_paper(ctx, Word(code))


async def _tell_owners(ctx: Context, decision: Decision, party: Party) -> None:
    """Those for whom a paper was entered hear of it: it may be none of theirs."""
    roll = await ctx.uow.rolls.whole(decision.estate_id)
    people = {roll.owners[each].person_id for each in party.owners if each in roll.owners} - {"", ctx.person.id}
    line = words("paper-told", no=decision.no, title=decision.title, units=units_words(party))
    for person in sorted(people):
        await ctx.tell(person, Reply((line, words("decision-see", no=decision.no))))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.hook("confirm-code")(confirm_code)
    registry.action("second", admin_fact=True)(agree)
    registry.command("paper", group="decisions", needs=Right.ORGANISE, private_only=True)(paper)
    registry.command("confirm", group="decisions", needs=Right.RESIDENT, private_only=True, admin_fact=True)(
        confirm_paper
    )
