"""The papers of a sealed ballot, opened by an auditor: in a dispute, and never by one person's doing alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from app.context import Context
from app.messages import Attachment, Delivery
from app.words import Reply, Words, words
from commands.disputes import disputes_of, had_a_vote
from commands.election_objections import result_subject
from commands.estates import name_of
from commands.formal_acts import add_act
from domain.acts import ActKind
from domain.appointments import count_as_one
from domain.decision import Decision
from domain.elections import OFFICES, Election
from domain.estate import Role
from domain.objections import Objection
from domain.rights import roles_of


def audits(ctx: Context) -> bool:
    """Whether an auditor asks who does not organise, in a direct message."""
    roles = roles_of(ctx.person.id, ctx.grants)
    return Role.AUDITOR in roles and Role.ORGANISER not in roles and ctx.room is None


async def why_closed(ctx: Context, decision: Decision) -> Words | None:
    """Why this auditor may not open the papers (yet); None where they may."""
    election = await ctx.uow.elections.by_id(decision.id) if decision.contest is not None else None
    begun = decision.announced_at if election is None else election.calendar.called_at
    if not _audited_since(ctx, begun):
        return words("record-auditor-late")
    if election is not None and election.purpose in OFFICES:
        # Of so few people a mark tells who made it, and nobody can object to their choice.
        return words("record-officers")
    made = await disputes_of(ctx, decision) if election is None else await _objections(ctx, election)
    heard = [each for each in made if await had_a_vote(ctx, decision, each.person_id)]
    return None if await _is_challenged(ctx, heard) else words("record-unchallenged")


def _audited_since(ctx: Context, begun: datetime) -> bool:
    """Whether they were an auditor before it began: one who is named for its papers may be anybody's creature."""
    mine = [each for each in ctx.grants if each.person_id == ctx.person.id and each.role is Role.AUDITOR]
    return any(each.given_at <= begun for each in mine)


async def _objections(ctx: Context, election: Election) -> tuple[Objection, ...]:
    return await ctx.uow.objections.of_subject(election.estate_id, result_subject(election))


async def _is_challenged(ctx: Context, made: Iterable[Objection]) -> bool:
    """Whether somebody objected to the result who is neither the auditor nor whoever the auditor comes from."""
    given = await ctx.uow.people.appointments(ctx.estate.id)
    return any(not count_as_one(given, each.person_id, ctx.person.id) for each in made)


async def open_papers(ctx: Context, decision: Decision, opened: bytes) -> Reply:
    """The record in the form that opens each paper; everybody is told, and it stands in the chain of acts."""
    await add_act(ctx, ActKind.PAPERS_OPENED, {"decision": decision.no, "person": ctx.person.id})
    name = await name_of(ctx, ctx.person.id)
    said = words("papers-opened-told", no=decision.no, title=decision.title, name=name)
    await ctx.announce(Reply((said,), delivery=Delivery.NOTICE))
    file = Attachment(f"record-{decision.no}-opened.json", "application/json", opened)
    return Reply((words("record-opened", no=decision.no),), in_memory=True, attachment=file)
