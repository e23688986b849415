"""Photos and files that go along with suggestions: gathered in a draft, checked and kept when it is sent, shown on
request.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app.context import Context, Effects
from app.declare import Registry
from app.messages import Attachment
from app.sent_files import MOST_BYTES, Enclosure, SentFile, Unfit
from app.unwritten import Draft
from app.words import Line, Reply, receipt, words
from commands.case_words import files_of, knows_all, today_of
from domain.case_files import MOST_FILES, CaseFile, check_files, may_drop_files
from domain.cases import Case, may_read
from domain.refusal import Refusal

MEGABYTE = 1_000_000


def most_megabytes() -> int:
    """How large a file may be, as people say it."""
    return MOST_BYTES // MEGABYTE


# -- gathering -----------------------------------------------------------------------------------------------------


def with_files(ctx: Context, draft: Draft) -> Draft:
    """The draft with the file of this message, and with those that came before without words. Raises Refusal."""
    waiting = ctx.house.unwritten.open_draft(draft.address, ctx.now)
    if waiting is not None and not waiting.text:
        ctx.house.unwritten.drop(waiting.token)
        draft = replace(draft, files=waiting.files, messages=(*waiting.messages, *draft.messages))
    return draft if ctx.incoming.file is None else _with_file(draft, ctx.incoming.file)


def _with_file(draft: Draft, file: SentFile) -> Draft:
    """Raises Refusal file-large, files-many."""
    if file.size > MOST_BYTES:
        raise Refusal("file-large", most=most_megabytes())
    if len(draft.files) >= MOST_FILES:
        raise Refusal("files-many", most=MOST_FILES)
    return replace(draft, files=(*draft.files, file))


def add_to_draft(ctx: Context, draft: Draft) -> Draft:
    """An open draft with the file of this message. Raises Refusal."""
    if ctx.incoming.file is None:
        return draft
    mine = (ctx.incoming.message_id,) if ctx.incoming.message_id else ()
    return replace(_with_file(draft, ctx.incoming.file), messages=(*draft.messages, *mine))


def is_bare(draft: Draft) -> bool:
    """Whether all its files are pictures, which can be made to tell nothing of who took them."""
    return all(file.is_picture for file in draft.files)


def enclosed(draft: Draft) -> tuple[Line, ...]:
    """What goes along with a draft, in words."""
    return (words("suggest-files", count=len(draft.files)),) if draft.files else ()


def ask_for_words(ctx: Context, draft: Draft) -> Reply:
    """The file is there, the words are not yet."""
    ctx.ask("suggest", "text", " ")
    return Reply((words("file-words", count=len(draft.files)),), in_memory=True)


# -- keeping -------------------------------------------------------------------------------------------------------


def fetched(ctx: Context, wanted: int) -> tuple[Enclosure, ...]:
    """The files of this event as they may be kept. Raises Refusal file-large, file-lost, file-broken."""
    files = ctx.facts.files
    if files is Unfit.LARGE:
        raise Refusal("file-large", most=most_megabytes())
    if files is Unfit.BROKEN:
        raise Refusal("file-broken")
    if isinstance(files, Unfit) or len(files) != wanted:
        raise Refusal("file-lost", most=most_megabytes())
    return files


async def keep_files(ctx: Context, case: Case, files: Sequence[Enclosure], *, named: bool, shown: bool = False) -> None:
    """Keep what goes along with the case, for the organisers' eyes or for everybody's.

    Raises Refusal file-not-bare, files-many, files-full.
    """
    if not files:
        return
    if not named and not all(file.picture for file in files):
        raise Refusal("file-not-bare")
    ids, today = ctx.house.ids, today_of(ctx)
    held = await ctx.uow.cases.files(case.id)
    made = [
        CaseFile(ids.new() + ids.new(), case.id, file.name, file.media_type, len(file.content), named, today, shown)
        for file in files
    ]
    check_files(held, await ctx.uow.cases.files_of_estate(case.estate_id), made)
    for file, enclosure in zip(made, files, strict=True):
        ctx.uow.cases.add_file(file, enclosure.content)


async def drop_old_files(effects: Effects, cases: Sequence[Case]) -> None:
    """Let go of the files of cases that have long been over."""
    over = {case.id for case in cases if may_drop_files(case, today_of(effects))}
    for file in await effects.uow.cases.files_of_estate(effects.estate.id):
        if file.case_id in over:
            effects.uow.cases.drop_file(file.id)


# -- showing -------------------------------------------------------------------------------------------------------


async def files(ctx: Context, case_id: str) -> Reply | None:
    """Send the photos and files of a case to who asks, in their direct chat. Raises Refusal."""
    case = await ctx.uow.cases.by_id(case_id)
    if case is None or case.estate_id != ctx.estate.id or not ctx.resident:
        raise Refusal("button-old")
    if not may_read(case, ctx.person.id, organiser=ctx.is_organiser):
        raise Refusal("button-old")
    found = await files_of(ctx, case, everybody=not knows_all(ctx, case))
    if not found:
        raise Refusal("files-gone", no=case.no)
    if not await send_files(ctx, case, found):
        raise Refusal("files-in-private", no=case.no)
    return None if ctx.room is None else receipt("files-sent")


async def own_files(ctx: Context, token: str) -> None:
    """Send the photos of a case to who has its codename. Raises Refusal."""
    draft = ctx.house.unwritten.draft(token, ctx.own_address, ctx.now)
    case = await ctx.uow.cases.by_id(draft.case_id) if draft is not None else None
    if case is None:
        raise Refusal("draft-gone")
    found = await files_of(ctx, case, own=True)
    if not found:
        raise Refusal("files-gone", no=case.no)
    await send_files(ctx, case, found)


async def send_files(ctx: Context, case: Case, files: Sequence[CaseFile]) -> bool:
    """Send them one by one to who asks; False if they cannot be written to. From memory: who misses one taps again."""
    for number, file in enumerate(files, 1):
        content = await ctx.uow.cases.file_content(file.id)
        if content is None:
            continue
        lines = (words("file-of-case", no=case.no, place=number, count=len(files)),)
        reply = Reply(lines, in_memory=True, attachment=Attachment(file.name, file.media_type, content))
        if ctx.incoming.private:
            # Here and nowhere else: another account of theirs is not where they opened a codename.
            ctx.turn.spoken.append(ctx.compose(reply, ctx.reader, ctx.own_address))
        elif not await ctx.tell(ctx.person.id, reply, platform=ctx.incoming.platform, opening=True):
            return False
    return True


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("files", admin_fact=True)(files)
    registry.action("own-files", unwritten=True)(own_files)
