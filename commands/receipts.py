"""Receipts: everybody finds their own paper by one, while voting is open and in the record."""

from __future__ import annotations

import json
from collections.abc import Mapping

from app.arguments import FreeText
from app.context import Context
from app.declare import Registry
from app.words import Reply, words
from commands.decision_ballot import choice_words
from commands.typed_openly import take_away
from domain.codes import read_long_code, spelled_long
from domain.decision import Decision, DecisionState
from domain.papers import Choice
from domain.refusal import Refusal
from domain.rights import Right


async def receipt(ctx: Context, code: FreeText | None = None) -> Reply | None:
    """One's own paper in the records, by its receipt.

    Raises Refusal private-only, receipt-shape (given), receipt-unknown.
    """
    if code is None:
        if not ctx.secret_here:
            # Asked here, people would answer here.
            raise Refusal("private-only")
        ctx.ask("receipt", "code", FreeText.joiner)
        return Reply((words("ask-receipt-code"), words("ask-or-cancel")), asks=True)
    try:
        spelled = spelled_long(read_long_code(code))
    except Refusal:
        raise Refusal("receipt-shape", given=code.strip()[:20]) from None
    if not ctx.secret_here:
        take_away(ctx, "receipt-taken-away", "receipt-typed-openly")
        return None
    for decision in reversed(await ctx.uow.decisions.of_estate(ctx.estate.id)):
        if decision.state is DecisionState.OPEN:
            # Whoever holds the receipt cast it, whoever is registered as the owner by now.
            cast_ = await _cast_under(ctx, decision, spelled)
            if cast_ is not None:
                lines_open = (
                    words("receipt-open", no=decision.no, title=decision.title),
                    words("receipt-says", choice=choice_words(decision, cast_)),
                )
                return Reply(lines_open, in_memory=True)
        published = await ctx.uow.decisions.record(decision.id)
        if published is None:
            continue
        kept = json.loads(published)
        aside = next((paper for paper in kept["set_aside"] if paper["receipt"] == spelled), None)
        if aside is not None:
            said = (words("receipt-found", no=decision.no, title=decision.title), words("receipt-aside"))
            return Reply(said, in_memory=True)
        found = next((paper for paper in kept["papers"] if paper["receipt"] == spelled), None)
        if found is not None:
            choices = {int(no): Choice(said) for no, said in found["choices"].items()}
            lines = (
                words("receipt-found", no=decision.no, title=decision.title),
                words("receipt-says", choice=choice_words(decision, choices)),
            )
            return Reply(lines, in_memory=True)
    raise Refusal("receipt-unknown")


async def _cast_under(ctx: Context, decision: Decision, number: str) -> Mapping[int, Choice] | None:
    """What the ballot with this receipt says while voting is open; None if there is none, or none that is marked."""
    named = await ctx.uow.decisions.papers(decision.id)
    cast_ = {paper.receipt: paper.choices for party in named.values() for paper in party}
    cast_ |= {paper.receipt: paper.choices for paper in await ctx.uow.decisions.secret_papers(decision.id)}
    return cast_.get(number) or None


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("receipt", group="decisions", needs=Right.RESIDENT)(receipt)
