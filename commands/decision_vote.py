"""Voting in a decision: by button or by words, for one's own units or by proxy, with a receipt."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace

from app.context import Context
from app.declare import Registry
from app.words import Arg, Line, Press, Reply, receipt, words
from commands.decision_ballot import (
    Seat,
    ballot,
    choice_words,
    choices_of,
    decision_of_button,
    frozen,
    marks_of,
    own_paper,
    seat_of,
    seats_of,
    shows_nothing,
)
from commands.decision_objections import objection_lines
from commands.decision_results import counted, not_counted_lines, result_lines
from commands.decision_secret import review_secret, with_receipt
from commands.decision_words import (
    rule_lines,
    title_lines,
    turnout_lines,
    units_words,
    view_of,
    vote_buttons,
    whole_text,
)
from commands.election_ballot import is_marked, review
from commands.election_results import chart_buttons, fallen_lines, outcome_lines
from commands.typed_ballot import read_paper
from commands.typed_openly import take_away
from domain.codes import make_long_code, spelled_long
from domain.decision import Decision, DecisionState, require_open
from domain.electorate import Electorate
from domain.marks import check_ballot
from domain.papers import (
    Choice,
    Effect,
    Origin,
    Paper,
    cast,
    check_cast,
    check_proxy,
)
from domain.refusal import Refusal
from domain.secrecy import Mode


async def vote_in_decision(ctx: Context, decision: Decision, typed: str | None) -> Reply | None:
    """`/vote` with the number of a decision: show it, or cast what was typed. Raises Refusal."""
    if typed is None:
        return await shown(ctx, decision)
    if shows_nothing(decision) and not ctx.secret_here:
        take_away(ctx, "vote-taken-away", "vote-typed-openly", vote_buttons(decision), no=decision.no)
        return None
    electorate = await frozen(ctx, decision)
    require_open(decision, ctx.now)
    text, code = with_receipt(typed) if decision.mode is Mode.SECRET else (typed, "")
    choices = read_paper(ctx.reader, decision, text)
    seats = await seats_of(ctx, decision, electorate)
    if len(seats) > 1:
        # For which of them is meant cannot be told from the words.
        shown_ = await ballot(ctx, decision, marks=marks_of(decision, choices) if is_marked(decision) else "")
        return replace(shown_, lines=(words("vote-for-whom"), *shown_.lines))
    if decision.mode is Mode.SECRET:
        return await review_secret(ctx, decision, seats[0], choices, code)
    return await cast_paper(ctx, decision, electorate, seats[0], choices)


async def shown(ctx: Context, decision: Decision) -> Reply:
    """What it is about: in a direct message as the person's own ballot, once it is over as its result."""
    if ctx.room is None and decision.state is DecisionState.OPEN:
        with suppress(Refusal):
            # Who votes for nothing reads what everybody may.
            return await ballot(ctx, decision)
    text = whole_text(decision)
    if decision.state is DecisionState.CLOSED:
        return await closed_reply(ctx, decision)
    lines: list[Line] = [*title_lines(decision), *rule_lines(decision)]
    if decision.state is DecisionState.VOID:
        return Reply((*lines, words("decision-voided", reason=decision.void_reason)), attachment=text)
    electorate = await ctx.uow.decisions.electorate(decision.id)
    if electorate is None:
        lines += [words("decision-opens", at=decision.opens_at), words("decision-closes", at=decision.closes_at)]
        return Reply(tuple(lines), attachment=text)
    lines += await turnout_lines(ctx, decision, electorate)
    lines.append(words("decision-closes", at=decision.closes_at))
    return Reply(tuple(lines), vote_buttons(decision), attachment=text)


async def closed_reply(ctx: Context, decision: Decision) -> Reply:
    """How it came out. Raises Refusal."""
    electorate = await frozen(ctx, decision)
    found = await counted(ctx, decision, electorate)
    if decision.contest is not None:
        lines = [*title_lines(decision)[:1], *await fallen_lines(ctx, decision)]
        lines += outcome_lines(decision, found, ctx.reader)
    else:
        lines = [*title_lines(decision), *rule_lines(decision), *result_lines(decision, found.results, ctx.reader)]
    lines += not_counted_lines(electorate, found)
    if decision.contest is None:
        lines += await objection_lines(ctx, decision, electorate, found)
    lines.append(words("decision-see-record", no=decision.no))
    return Reply(tuple(lines), chart_buttons(decision), attachment=whole_text(decision))


async def ballot_button(ctx: Context, decision_id: str) -> Reply:
    """Send the person their ballot by direct message. Raises Refusal."""
    decision = await decision_of_button(ctx, decision_id)
    paper = await ballot(ctx, decision)
    if ctx.room is None:
        return paper
    if await ctx.tell(ctx.person.id, paper, opening=True):
        return receipt("ballot-sent", no=decision.no)
    said = words("ballot-unreachable", no=decision.no)
    return Reply((said,), personal=True, alert=True, opens=f"paper_{decision.id}")


async def ballot_for(ctx: Context, decision_id: str, party: str) -> Reply:
    """The ballot for another party of the person's. Raises Refusal."""
    decision = await decision_of_button(ctx, decision_id)
    seat = await seat_of(ctx, decision, await frozen(ctx, decision), party)
    return await ballot(ctx, decision, seat)


async def mark(ctx: Context, decision_id: str, party: str, marks: str) -> Reply:
    """Marks on a ballot of several items, set and left shown. Raises Refusal."""
    decision = await decision_of_button(ctx, decision_id)
    _check_marks(decision, choices_of(decision, marks))
    seat = await seat_of(ctx, decision, await frozen(ctx, decision), party)
    return replace(await ballot(ctx, decision, seat, marks), replaces=True)


def _check_marks(decision: Decision, choices: Mapping[int, Choice]) -> None:
    """Refuse one mark too many at once, and not only when it is cast. Raises Refusal marks-too-many."""
    if is_marked(decision):
        check_ballot(decision, choices)


async def review_button(ctx: Context, decision_id: str, party: str, marks: str) -> Reply:
    """What is marked, to be read once more before it is cast. Raises Refusal."""
    decision = await decision_of_button(ctx, decision_id)
    require_open(decision, ctx.now)
    seat = await seat_of(ctx, decision, await frozen(ctx, decision), party)
    if decision.mode is Mode.SECRET:
        choices = choices_of(decision, marks)
        _check_marks(decision, choices)
        return await review_secret(ctx, decision, seat, choices, "")
    return review(decision, f"{decision.id}:{party}", marks, units_words(seat.party))


async def vote_button(ctx: Context, decision_id: str, party: str, marks: str) -> Reply:
    """Cast what the button carries. Raises Refusal."""
    decision = await decision_of_button(ctx, decision_id)
    require_open(decision, ctx.now)
    electorate = await frozen(ctx, decision)
    choices = choices_of(decision, marks)
    check_ballot(decision, choices)
    seat = await seat_of(ctx, decision, electorate, party)
    if decision.mode is Mode.SECRET:
        return await review_secret(ctx, decision, seat, choices, "")
    return await cast_paper(ctx, decision, electorate, seat, choices)


# -- open and sealed ballots ---------------------------------------------------------------------------------------


async def cast_paper(
    ctx: Context, decision: Decision, electorate: Electorate, seat: Seat, choices: Mapping[int, Choice]
) -> Reply:
    """Take a ballot, and say what it did. Raises Refusal."""
    papers = await ctx.uow.decisions.papers_of(decision.id, seat.party.key)
    await _check(ctx, decision, seat, papers)
    before = await own_paper(ctx, decision, seat)
    code = before.receipt if before is not None else spelled_long(make_long_code(ctx.house.ids.below))
    paper = Paper(seat.party.key, seat.by, seat.origin, dict(choices), code)
    if seat.origin is Origin.PROXY:
        # Whoever voted by an authority that was replaced since no longer votes by it.
        papers = tuple(each for each in papers if each.origin is not Origin.PROXY or each.owner == seat.by)
    done = cast(papers, paper, decision.rules[0].conflict, seat.party.representative)
    await ctx.uow.decisions.put_papers(decision.id, seat.party.key, done.papers)
    if before is None or done.effect in (Effect.DISPUTED, Effect.AGREED):
        # Only what moves the turnout: a change of mind is nobody's business.
        ctx.refresh(view_of(decision))
    await _tell_others(ctx, decision, seat, papers, done.effect)
    said: dict[str, Arg] = {
        "no": decision.no,
        "choice": choice_words(decision, choices),
        "units": units_words(seat.party),
    }
    key = f"cast-{done.effect}"
    if done.effect is Effect.CHANGED and before is not None and decision.mode is Mode.OPEN:
        lines: list[Line] = [words("cast-changed-from", before=choice_words(decision, before.choices), **said)]
    else:
        lines = [words(key, **said)]
    lines += [words("cast-receipt", receipt=code), words("cast-until", at=decision.closes_at)]
    return await _with_others(ctx, decision, electorate, Reply(tuple(lines), personal=True, in_memory=True))


async def _check(ctx: Context, decision: Decision, seat: Seat, papers: tuple[Paper, ...]) -> None:
    """Refuse who may not cast this ballot. Raises Refusal."""
    if seat.origin is not Origin.PROXY:
        roll = await ctx.uow.rolls.whole(decision.estate_id)
        names = {key: owner.name for key, owner in roll.owners.items()}
        check_cast(seat.party, seat.by, names | {seat.party.representative: names.get(seat.party.representative, "?")})
        return
    check_proxy(seat.party, ctx.person.id, {seat.party.key: ctx.person.id}, papers)
    if decision.proxy_cap is None and not ctx.estate.proxy_cap:
        return
    caps = [cap for cap in (decision.proxy_cap, ctx.estate.proxy_cap or None) if cap is not None]
    cast_already = await ctx.uow.decisions.papers(decision.id)
    others = sum(
        any(each.origin is Origin.PROXY and each.owner == ctx.person.id for each in party)
        for key, party in cast_already.items()
        if key != seat.party.key
    )
    if others >= min(caps):
        raise Refusal("proxy-cap", most=min(caps))


async def _tell_others(ctx: Context, decision: Decision, seat: Seat, before: tuple[Paper, ...], effect: Effect) -> None:
    """Those whose vote this touches hear of it, and not what was chosen."""
    roll = await ctx.uow.rolls.whole(decision.estate_id)
    owners = [roll.owners[each] for each in seat.party.owners if each in roll.owners]
    people = {owner.person_id for owner in owners if owner.person_id} - {ctx.person.id}
    said: dict[str, Arg] = {"no": decision.no, "units": units_words(seat.party)}
    if seat.origin is Origin.PROXY:
        key = "told-voted-by-proxy"
    elif effect is Effect.DISPUTED:
        key = "told-disputed"
    elif any(paper.origin is Origin.PROXY for paper in before):
        people = {paper.owner for paper in before if paper.origin is Origin.PROXY}
        key = "told-proxy-ended"
    else:
        return
    for person in sorted(people):
        await ctx.tell(person, Reply((words(key, **said), words("decision-see", no=decision.no))))


async def _with_others(ctx: Context, decision: Decision, electorate: Electorate, done: Reply) -> Reply:
    """In a direct message, the way on to what the person may vote for besides."""
    if ctx.room is not None:
        return done
    waiting = [
        seat for seat in await seats_of(ctx, decision, electorate) if await own_paper(ctx, decision, seat) is None
    ]
    if not waiting:
        return replace(done, personal=False)
    rows = tuple(
        (Press(words("button-other-party", units=units_words(seat.party)), f"dfor:{decision.id}:{seat.party.key}"),)
        for seat in waiting
    )
    return replace(done, lines=(*done.lines, words("cast-others")), buttons=rows, personal=False)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("dballot")(ballot_button)
    registry.action("dfor")(ballot_for)
    registry.action("dmark")(mark)
    registry.action("dreview")(review_button)
    registry.action("dvote")(vote_button)
    registry.hook("start-paper")(ballot_button)
