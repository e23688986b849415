"""Opening a case under one's name, and whether the box takes any."""

from __future__ import annotations

from collections.abc import Sequence

from app.context import Context
from app.identify import NOWHERE
from app.sent_files import Enclosure
from commands.case_files import keep_files
from commands.case_round import ensure_round
from commands.case_words import keep, today_of
from domain.cases import Area, Case, Showing, draw_number
from domain.estate import Box
from domain.refusal import Refusal

MOST_NAMED_A_DAY = 10


def require_box(ctx: Context) -> None:
    """Raises Refusal no-estate, need-resident, box-closed."""
    if ctx.estate.id == NOWHERE:
        raise Refusal("no-estate")
    if not ctx.resident:
        raise Refusal("need-resident")
    if ctx.estate.box is Box.CLOSED:
        raise Refusal("box-closed")


async def open_named(ctx: Context, text: str, area: Area, files: Sequence[Enclosure] = ()) -> Case:
    """Keep a suggestion under the person's name. Said in a room, everybody has read it: it is shown there as a case.

    Raises Refusal suggest-enough-named.
    """
    today = today_of(ctx)
    cases = await ctx.uow.cases.of_estate(ctx.estate.id)
    if sum(case.author == ctx.person.id and case.opened_on == today for case in cases) >= MOST_NAMED_A_DAY:
        raise Refusal("suggest-enough-named", most=MOST_NAMED_A_DAY)
    case = Case(
        id=ctx.house.ids.new() + ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        no=draw_number({case.no for case in cases}, ctx.house.ids.below),
        area=area,
        text=text,
        opened_on=today,
        author=ctx.person.id,
        showing=Showing.PUBLIC if ctx.room is not None else Showing.KEPT,
        opened_in=ctx.room.id if ctx.room is not None else "",
        opened_thread=ctx.incoming.address.thread if ctx.room is not None else "",
    )
    await keep_files(ctx, case, files, named=True, shown=ctx.room is not None)
    keep(ctx, case)
    await ensure_round(ctx)
    return case
