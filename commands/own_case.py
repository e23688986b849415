"""Adding to a case under one's name: by the number of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.case_arguments import numbered
from app.context import Context
from app.sent_files import Enclosure
from app.unwritten import Draft
from app.words import Press, Reply, receipt, words
from commands.case_files import enclosed, fetched, keep_files
from commands.case_words import keep, today_of
from domain.case_thread import Note, Speaker, add_note
from domain.cases import Case, Showing, check_text
from domain.refusal import Refusal


async def own_case(ctx: Context, text: str) -> tuple[Case, str] | None:
    """The case of this person whose number stands before a text, and that text. Numbers of others' are but words."""
    found = numbered(text)
    if found is None or not found[1]:
        return None
    case = await ctx.uow.cases.by_no(ctx.estate.id, found[0])
    return (case, found[1]) if case is not None and case.author == ctx.person.id else None


async def add_in_room(ctx: Context, case: Case, text: str) -> Reply:
    """Add what everybody has read here beside the name. Raises Refusal."""
    files = fetched(ctx, 0 if ctx.incoming.file is None else 1)
    await _add(ctx, case, check_text(text), files, shown=case.showing is Showing.PUBLIC)
    return receipt("case-add-named-shown" if case.showing is Showing.PUBLIC else "case-add-named-done", no=case.no)


async def add_draft(ctx: Context, draft: Draft) -> Reply:
    """Add the draft to its case, for the organisers. Raises Refusal."""
    case = await ctx.uow.cases.by_id(draft.case_id)
    if case is None or case.author != ctx.person.id:
        raise Refusal("draft-gone")
    ctx.estate = await ctx.uow.estates.get(case.estate_id)
    await _add(ctx, case, draft.text, fetched(ctx, len(draft.files)), shown=False)
    done = replace(draft, sent=True, text="", files=())
    ctx.turn.after.append(lambda: ctx.house.unwritten.keep(done))
    return Reply((words("case-add-named-done", no=case.no),), in_memory=True, replaces=True)


async def may_add(ctx: Context, case: Case) -> None:
    """Raises Refusal if nothing can be added to the case."""
    add_note(case, await ctx.uow.cases.notes(case.id), Speaker.AUTHOR, today_of(ctx))


def question(draft: Draft, no: int) -> Reply:
    """Ask whether the draft is to be added to the person's own case."""
    rows = (
        (Press(words("button-add"), f"named:{draft.token}"),),
        (Press(words("button-drop"), f"drop:{draft.token}"),),
    )
    return Reply((words("case-add-named-question", no=no), *enclosed(draft)), rows, in_memory=True)


async def _add(ctx: Context, case: Case, text: str, files: Sequence[Enclosure], *, shown: bool) -> None:
    today = today_of(ctx)
    case, place = add_note(case, await ctx.uow.cases.notes(case.id), Speaker.AUTHOR, today)
    note_id = ctx.house.ids.new() + ctx.house.ids.new()
    speaker = Speaker.SHOWN if shown else Speaker.AUTHOR
    ctx.uow.cases.put_note(Note(note_id, case.id, place, speaker, ctx.person.id, text, today))
    await keep_files(ctx, case, files, named=True, shown=shown)
    keep(ctx, case)
