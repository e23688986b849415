"""Looking at decisions: turnout, record, one's own paper in it, and the chain of formal acts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from app.arguments import BallotNo
from app.context import Context
from app.declare import Registry
from app.messages import Attachment
from app.words import Arg, Line, Reply, some_counted, words
from commands.decision_ballot import frozen
from commands.decision_words import (
    the_decision,
    title_lines,
    turnout_lines,
    who_takes_part,
)
from commands.election_results import fallen_lines
from commands.opened_papers import audits, open_papers, why_closed
from domain.decision import DecisionState
from domain.electorate import Party
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import natural

MOST_MISSING = 60
MOST_ACTS = 15


async def turnout(ctx: Context, ballot: BallotNo) -> Reply:
    """How many took part, by building, and what is missing; for organisers which doors to knock at. Raises Refusal."""
    decision = await the_decision(ctx, ballot)
    electorate = await frozen(ctx, decision)
    lines: list[Line] = [*title_lines(decision)[:1], *await turnout_lines(ctx, decision, electorate)]
    there = await who_takes_part(ctx, decision, electorate)
    buildings = sorted({name for party in electorate.parties for name in party.buildings}, key=natural)
    if len(buildings) > 1:
        for name in buildings:
            inside = [party for party in electorate.parties if name in party.buildings]
            voted = sum(party.key in there.heard for party in inside)
            key = "turnout-building" if name else "turnout-no-building"
            lines.append(words(key, building=name, voted=voted, of=len(inside)))
    if decision.state is DecisionState.OPEN:
        lines.append(words("decision-closes", at=decision.closes_at))
        if ctx.is_organiser and ctx.room is None:
            differing = set(await ctx.uow.decisions.papers(decision.id)) - set(there.cast)
            lines += _doors([party for party in electorate.parties if party.key not in {*there.heard, *differing}])
            if differing:
                units = tuple(electorate.party(key).labels[0] for key in sorted(differing)[:MOST_MISSING])
                lines.append(words("turnout-differing", units=units))
            lines.append(words("turnout-nudge", no=decision.no))
    return Reply(tuple(lines))


def _doors(missing: Sequence[Party]) -> list[Line]:
    """The units that have not voted, without names: for a walk from door to door."""
    labels = sorted((unit.label for party in missing for unit in party.units[:1]), key=natural)
    if not labels:
        return []
    return [words("turnout-doors", units=some_counted(labels, MOST_MISSING))]


async def record(ctx: Context, ballot: BallotNo) -> Reply:
    """The record of a closed decision; for an auditor in a direct message the form that opens each paper too."""
    decision = await the_decision(ctx, ballot)
    published = await ctx.uow.decisions.record(decision.id)
    if published is None:
        void = decision.state is DecisionState.VOID
        raise Refusal("record-void" if void else "record-none", no=decision.no)
    opened = await ctx.uow.decisions.opened_record(decision.id) if audits(ctx) else None
    why = await why_closed(ctx, decision) if opened is not None else None
    if opened is not None and why is None:
        return await open_papers(ctx, decision, opened)
    file = Attachment(f"record-{decision.no}.json", "application/json", published)
    lines: list[Line] = [words("record-here", no=decision.no), *await fallen_lines(ctx, decision)]
    if why is not None:
        lines.append(why)
    return Reply((*lines, words("result-record")), attachment=file)


async def audit(ctx: Context) -> Reply:
    """The formal acts of the estate, the newest last, and the head of their chain."""
    chain = await ctx.uow.decisions.acts(ctx.estate.id)
    if not chain:
        return Reply((words("audit-none"),))
    lines: list[Line] = [words("audit-title", count=len(chain))]
    for act in chain[-MOST_ACTS:]:
        details = act.details or {}
        number = details.get("decision", details.get("election", 0))
        no = number if isinstance(number, int) else 0
        said: dict[str, Arg] = {
            "act": str(act.no),
            "at": datetime.fromisoformat(act.at),
            "what": words(f"act-{act.kind}"),
        }
        lines.append(words("audit-line", number=no, **said) if no else words("audit-line-other", **said))
    lines.append(words("decision-chain", hash=chain[-1].hash[:16]))
    return Reply(tuple(lines))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("turnout", group="decisions", needs=Right.RESIDENT, admin_fact=True)(turnout)
    registry.command("record", group="decisions", needs=Right.RESIDENT)(record)
    registry.command("audit", group="decisions", needs=Right.RESIDENT)(audit)
