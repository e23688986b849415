"""Secret ballots: read once more with the receipt, and kept so that nothing stored tells whose they are."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from app import syntax
from app.context import Context
from app.declare import Registry
from app.unwritten import Draft, Purpose
from app.words import Line, Listed, Press, Reply, words
from commands.decision_ballot import Seat, choice_words, frozen, seat_of
from commands.decision_words import units_words
from commands.election_ballot import is_marked, marks_written, review_lines
from domain.codes import make_long_code, read_long_code, spelled_long
from domain.counting import secret_class
from domain.decision import Decision, require_open
from domain.papers import Choice, Origin, SecretPaper, cast_secret
from domain.refusal import Refusal

_MEANT_AS_RECEIPT = re.compile(r"[0-9A-Za-z]{3,5}([-.][0-9A-Za-z]{3,5}){2}")


def with_receipt(typed: str) -> tuple[str, str]:
    """What is typed, and the receipt that stands at its end, "" if there is none.

    Raises Refusal receipt-shape (given) for what was meant as one.
    """
    rest, _, last = syntax.mapped(typed).strip().rpartition(" ")
    try:
        return rest, spelled_long(read_long_code(last))
    except Refusal:
        if _MEANT_AS_RECEIPT.fullmatch(last):
            raise Refusal("receipt-shape", given=last) from None
        return typed, ""


async def review_secret(
    ctx: Context, decision: Decision, seat: Seat, choices: Mapping[int, Choice], code: str
) -> Reply:
    """Show what is about to be cast and the receipt, before anything of it is stored. Raises Refusal."""
    if not ctx.house.hides_steps:
        raise Refusal("secret-not-here")
    if ctx.room is not None:
        raise Refusal("private-only")
    ctx.leave_unwritten()
    took_part = seat.party.key in await ctx.uow.decisions.took_part(decision.id)
    if took_part and not code:
        raise Refusal("secret-voted", no=decision.no)
    shown_code = code or spelled_long(make_long_code(ctx.house.ids.below))
    content = {
        "decision": decision.id,
        "party": seat.party.key,
        "holder": seat.by if seat.origin is Origin.PROXY else "",
        "choices": {str(no): str(choice) for no, choice in choices.items()},
        "receipt": shown_code,
    }
    token = ctx.house.ids.new()
    draft = Draft(token, ctx.own_address, decision.estate_id, Purpose.VOTE, json.dumps(content), ctx.now)
    ctx.house.unwritten.keep(draft)
    lines = (
        *_read_once_more(decision, choices, units_words(seat.party)),
        words("secret-receipt", receipt=shown_code),
        words("secret-means"),
    )
    first = (Press(words("button-cast-paper"), f"dseal:{token}"), Press(words("button-leave"), f"dunseal:{token}"))
    return Reply(lines, (first, *_back(decision, seat, choices, code)), in_memory=True, replaces=True)


def _back(decision: Decision, seat: Seat, choices: Mapping[int, Choice], code: str) -> tuple[tuple[Press, ...], ...]:
    """The way back to the marks; who changes a paper by its receipt has typed them."""
    if not is_marked(decision) or code:
        return ()
    return ((Press(words("button-back"), f"dmark:{decision.id}:{seat.party.key}:{marks_written(decision, choices)}"),),)


def _read_once_more(decision: Decision, choices: Mapping[int, Choice], units: Listed) -> tuple[Line, ...]:
    """What is about to be cast, and for whom."""
    if is_marked(decision):
        return tuple(review_lines(decision, choices, units))
    return (words("secret-review", no=decision.no, choice=choice_words(decision, choices), units=units),)


def _draft(ctx: Context, token: str) -> Draft:
    draft = ctx.house.unwritten.draft(token, ctx.own_address, ctx.now)
    if draft is None or draft.purpose is not Purpose.VOTE:
        raise Refusal("secret-draft-gone")
    return draft


async def seal(ctx: Context, token: str) -> Reply:
    """Keep a secret ballot, in a transaction that holds nothing of a person. Raises Refusal."""
    content = json.loads(_draft(ctx, token).text)
    decision = await ctx.uow.decisions.by_id(content["decision"])
    if decision is None:
        raise Refusal("secret-draft-gone")
    await ctx.turn_to(decision.estate_id)
    require_open(decision, ctx.now)
    electorate = await frozen(ctx, decision)
    seat = await seat_of(ctx, decision, electorate, content["party"])
    took_part = await ctx.uow.decisions.took_part(decision.id)
    heads, shares = secret_class(electorate, decision.rules, seat.party.key)
    choices = {int(no): Choice(choice) for no, choice in content["choices"].items()}
    paper = SecretPaper(choices, content["receipt"], heads, shares)
    papers = await ctx.uow.decisions.secret_papers(decision.id)
    cast_secret(papers, paper, took_part=seat.party.key in took_part)
    ctx.uow.decisions.put_secret_paper(decision.id, paper)
    if seat.party.key not in took_part:
        ctx.uow.decisions.note_part(decision.id, seat.party.key, content["holder"])
    unwritten = ctx.house.unwritten
    ctx.turn.after.append(lambda: unwritten.drop(token))
    lines = (
        words("secret-cast", no=decision.no, receipt=content["receipt"]),
        words("cast-until", at=decision.closes_at),
    )
    change = words("secret-change-marks" if is_marked(decision) else "secret-change", no=decision.no)
    return Reply((*lines, change), in_memory=True, replaces=True)


async def unseal(ctx: Context, token: str) -> Reply:
    """Cast nothing. Raises Refusal."""
    ctx.house.unwritten.drop(_draft(ctx, token).token)
    return Reply((words("secret-dropped"),), in_memory=True, replaces=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("dseal", sealed=True)(seal)
    registry.action("dunseal", unwritten=True)(unseal)
