"""Supporting a published case; enough supporters put it on the agenda of the owners' assembly."""

from __future__ import annotations

from dataclasses import replace

from app.case_arguments import CaseNo
from app.context import Context
from app.declare import Registry
from app.words import Line, Reply, receipt, words
from commands.case_round import tell_organisers
from commands.case_support import backing_of
from commands.case_words import find_case, keep, today_of
from domain.cases import Case, Showing
from domain.refusal import Refusal
from domain.rights import Right


async def support(ctx: Context, case: CaseNo) -> Reply:
    """Support a published case. Raises Refusal."""
    return await _support(ctx, await find_case(ctx, case))


async def unsupport(ctx: Context, case: CaseNo) -> Reply:
    """Take one's support back. Raises Refusal."""
    return await _unsupport(ctx, await find_case(ctx, case))


async def note_supporters(ctx: Context, found: Case) -> None:
    """Bring the count up to date. Once enough support a case, it is marked for good, and the organisers are told."""
    backing = await backing_of(ctx, found)
    if found.agenda_on is None and backing.is_enough:
        found = replace(found, agenda_on=today_of(ctx))
        source = words("case-agenda-source" if backing.owners is None else "case-agenda-source-owners")
        lines: list[Line] = [backing.words("agenda-told", no=found.no), source, words("case-see", no=found.no)]
        await tell_organisers(ctx, lines)
    keep(ctx, found)


async def _of_button(ctx: Context, case_id: str) -> Case:
    found = await ctx.uow.cases.by_id(case_id)
    if found is None or found.estate_id not in await ctx.uow.people.estates_of(ctx.person.id):
        raise Refusal("button-old")
    ctx.estate = await ctx.uow.estates.get(found.estate_id)
    return found


async def support_button(ctx: Context, case_id: str) -> Reply:
    """The button under a published case. Raises Refusal."""
    return await _support(ctx, await _of_button(ctx, case_id))


async def unsupport_button(ctx: Context, case_id: str) -> Reply:
    """The reaction that stood for the button is taken away. Raises Refusal."""
    return await _unsupport(ctx, await _of_button(ctx, case_id))


async def _support(ctx: Context, found: Case) -> Reply:
    if found.showing is not Showing.PUBLIC:
        raise Refusal("support-unpublished", no=found.no)
    if not found.is_open:
        raise Refusal("case-over", no=found.no)
    if ctx.person.id in await ctx.uow.cases.supporters(found.id):
        return receipt("support-already", no=found.no)
    ctx.uow.cases.add_support(found.id, ctx.person.id)
    await note_supporters(ctx, found)
    return receipt("support-done", no=found.no)


async def _unsupport(ctx: Context, found: Case) -> Reply:
    if ctx.person.id not in await ctx.uow.cases.supporters(found.id):
        return receipt("unsupport-nothing", no=found.no)
    ctx.uow.cases.remove_support(found.id, ctx.person.id)
    keep(ctx, found)
    return receipt("unsupport-done", no=found.no)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("support", group="cases", needs=Right.RESIDENT)(support)
    registry.command("unsupport", group="cases", needs=Right.RESIDENT)(unsupport)
    registry.action("sup")(support_button)
    registry.action("unsup")(unsupport_button)
