"""Publishing a case: what everybody reads of it is what an organiser has shown, and nothing else."""

from __future__ import annotations

from dataclasses import replace

from app.arguments import FreeText, Switch
from app.case_arguments import CaseNo
from app.context import Context
from app.declare import Registry
from app.words import Line, Reply, words
from commands.case_words import case_of_organiser, files_of, keep, said_to, tell_author
from domain.case_thread import Note, Speaker
from domain.cases import Case, CaseStatus, Showing, shorten
from domain.refusal import Refusal
from domain.rights import Right


async def publish(
    ctx: Context, case: CaseNo, wording: FreeText | None = None, *, photos: Switch | None = None
) -> Reply:
    """Show a case to everybody, with what its author added so far, and with its photos and files if told so: at once if
    it bears a name, else with the next round. In a shortened ``wording`` it goes without additions. Raises Refusal.
    """
    found = await case_of_organiser(ctx, case)
    if found.status is CaseStatus.WITHDRAWN:
        raise Refusal("publish-withdrawn", no=found.no)
    unseen = [file for file in await files_of(ctx, found) if not file.shown]
    if photos is not None and not unseen:
        raise Refusal("files-none", no=found.no)
    was_public = found.showing in (Showing.PUBLIC, Showing.HIDDEN)
    known = await said_to(ctx, found, whole=True)
    # Until everybody reads them, a shortened wording takes additions along no more.
    waits = (Speaker.AUTHOR,) if was_public else (Speaker.AUTHOR, Speaker.SHOWN)
    unread = [note for note in known if note.speaker in waits]
    more: list[Note] = unread if wording is None else []
    if found.showing is Showing.PUBLIC and wording is None and photos is None and not more:
        raise Refusal("case-already-public", no=found.no)
    for file in unseen if photos is not None else ():
        ctx.uow.cases.put_file(replace(file, shown=True))
    for note in unread:
        ctx.uow.cases.put_note(replace(note, speaker=Speaker.SHOWN if more else Speaker.AUTHOR))
    if wording is not None:
        found = replace(found, shortened=shorten(found.text, wording))
    hints: list[Line] = []
    if more and found.showing is not Showing.PUBLIC:
        hints.append(words("publish-with", count=len(more)))
    if unread and not more:
        hints.append(words("publish-added-how", count=len(unread), no=found.no))
    if unseen and photos is None:
        hints.append(words("publish-photos-how", no=found.no))
    return await _shown(ctx, found, len(more), hints)


async def _shown(ctx: Context, found: Case, more: int, hints: list[Line]) -> Reply:
    """What everybody reads already is changed at once: only that it becomes public may tell something by its time."""
    if found.is_anonymous and found.showing not in (Showing.PUBLIC, Showing.HIDDEN):
        ctx.uow.cases.put(replace(found, showing=Showing.QUEUED))
        return Reply((words("publish-queued", no=found.no), *hints), personal=True)
    keep(ctx, replace(found, showing=Showing.PUBLIC))
    if found.showing is Showing.PUBLIC and more:
        await tell_author(ctx, found, "told-added")
        return Reply((words("publish-added", count=more, no=found.no), *hints), personal=ctx.room is not None)
    await tell_author(ctx, found, "told-published")
    return Reply((words("publish-done", no=found.no), *hints), personal=ctx.room is not None)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("publish", group="casework", needs=Right.ORGANISE)(publish)
