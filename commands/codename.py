"""A case without a name, in the hands of who has its codename: reading it, adding to it, taking it back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from app.context import Context
from app.declare import Registry
from app.turn import Erasure
from app.unwritten import Draft, Purpose
from app.words import Line, Press, Reply, words
from commands.case_files import enclosed, fetched, is_bare, keep_files, with_files
from commands.case_round import ensure_round
from commands.case_words import as_file, case_lines, files_of, own_lines, today_of
from commands.drafts import draft_of
from domain.case_thread import Note, Speaker, add_note, ask, may_reopen
from domain.cases import Case, check_text
from domain.codenames import Found, hash_codename
from domain.refusal import Refusal


async def case_of_codename(ctx: Context, found: Found) -> Case:
    """The case that a codename opens, of whatever estate, with the estate of this conversation set to that one.

    Raises Refusal codename-in-room, codenames-shut, codenames-shut-all, codename-unknown.
    """
    if not ctx.secret_here:
        raise Refusal("codename-in-room")
    guesses, account = ctx.house.guesses, ctx.account.account
    shut = guesses.shut(ctx.incoming.platform, account, ctx.now)
    if shut:
        # Even a right one: otherwise the refusal would tell which are.
        raise Refusal("codenames-shut" if shut == "own" else "codenames-shut-all")
    case = await ctx.uow.cases.by_codename(await asyncio.to_thread(hash_codename, found.codename))
    if case is None:
        guesses.wrong(ctx.incoming.platform, account, ctx.now)
        raise Refusal("codename-unknown")
    ctx.estate = await ctx.uow.estates.get(case.estate_id)
    return case


async def personal_case(ctx: Context, case: Case, *, every: bool = False) -> Reply:
    """The case for its author, or ``every`` word that was said to it. Nothing of it is written down for them, as that
    would join them to it.
    """
    lines = await case_lines(ctx, case, whole=True, own=True, every=every)
    in_file = as_file(ctx, case, lines) if every else None
    if in_file is not None:
        return replace(in_file, in_memory=True)
    lines += await own_lines(ctx, case)
    if case.merged_into:
        goes_on = await ctx.uow.cases.by_no(case.estate_id, case.merged_into)
        lines += await case_lines(ctx, goes_on, whole=False) if goes_on is not None else []
    purpose = Purpose.WITHDRAW if case.is_open else Purpose.REOPEN
    if case.asked:
        lines.append(words(f"case-{case.asked}-asked", no=case.no))
    elif case.muted:
        lines.append(words("case-muted-note"))
    elif case.is_open:
        lines.append(words("case-add-how"))
    draft = _draft(ctx, case, purpose, "")
    buttons = []
    count = len(await files_of(ctx, case, own=True))
    if count:
        buttons.append((Press(words("button-files", count=count), f"own-files:{draft.token}"),))
    if not case.asked and not case.muted and await _may_step(ctx, case, purpose):
        buttons.append((Press(words(f"button-{purpose}"), f"step:{draft.token}"),))
    return Reply(tuple(lines), tuple(buttons), in_memory=True)


async def _may_step(ctx: Context, case: Case, purpose: Purpose) -> bool:
    return purpose is Purpose.WITHDRAW or may_reopen(case, await ctx.uow.cases.notes(case.id))


def _draft(ctx: Context, case: Case, purpose: Purpose, text: str) -> Draft:
    written = (ctx.incoming.message_id,) if ctx.incoming.message_id else ()
    token = ctx.house.ids.new()
    draft = Draft(token, ctx.own_address, case.estate_id, purpose, text, ctx.now, case_id=case.id, messages=written)
    ctx.house.unwritten.keep(draft)
    return draft


async def draft_of_addition(ctx: Context, case: Case, text: str) -> Reply:
    """Ask whether the text is to be added to the case. Raises Refusal."""
    with _by_codename():
        add_note(case, await ctx.uow.cases.notes(case.id), Speaker.AUTHOR, today_of(ctx))
    draft = with_files(ctx, _draft(ctx, case, Purpose.ADD, check_text(text)))
    ctx.house.unwritten.keep(draft)
    return question_of_addition(draft, case.no)


def question_of_addition(draft: Draft, no: int) -> Reply:
    """Ask whether the draft is to be added to its case."""
    if not is_bare(draft):
        lines: tuple[Line, ...] = (words("case-add-file-names"),)
        return Reply(lines, ((Press(words("button-drop"), f"drop:{draft.token}"),),), in_memory=True)
    rows = (
        (Press(words("button-add"), f"seal:{draft.token}"),),
        (Press(words("button-drop"), f"drop:{draft.token}"),),
    )
    photos = (words("suggest-photos"),) if draft.files else ()
    return Reply((words("case-add-question", no=no), *enclosed(draft), *photos), rows, in_memory=True)


async def draft_of_step(ctx: Context, case: Case, word: str) -> Reply:
    """Ask whether the case is to be taken back, or opened again. Raises Refusal."""
    purpose = Purpose(word)
    with _by_codename():
        ask(case, purpose, await ctx.uow.cases.notes(case.id), today_of(ctx))
    return _question_of_step(_draft(ctx, case, purpose, ""), case)


def _question_of_step(draft: Draft, case: Case) -> Reply:
    rows = (
        (Press(words(f"button-{draft.purpose}"), f"seal:{draft.token}"),),
        (Press(words("button-leave-case"), f"drop:{draft.token}"),),
    )
    return Reply((words(f"case-{draft.purpose}-question", no=case.no),), rows, in_memory=True)


async def step_asked(ctx: Context, token: str) -> Reply:
    """The button under a case that its author reads: ask as for the typed form. Raises Refusal."""
    case = await _case(ctx, draft_of(ctx, token))
    return await draft_of_step(ctx, case, draft_of(ctx, token).purpose)


@contextmanager
def _by_codename() -> Iterator[None]:
    """Say what is over in the words of who has no name here. Raises Refusal."""
    try:
        yield
    except Refusal as refusal:
        if refusal.code == "case-closed":
            raise Refusal("case-closed-codename", **refusal.data) from None
        raise


async def _case(ctx: Context, draft: Draft) -> Case:
    case = await ctx.uow.cases.by_id(draft.case_id)
    if case is None:
        raise Refusal("draft-gone")
    ctx.estate = await ctx.uow.estates.get(case.estate_id)
    return case


async def add_sealed(ctx: Context, draft: Draft) -> Reply:
    """Add the draft's text to its case. Raises Refusal."""
    case = await _case(ctx, draft)
    with _by_codename():
        case, place = add_note(case, await ctx.uow.cases.notes(case.id), Speaker.AUTHOR, today_of(ctx))
    await keep_files(ctx, case, fetched(ctx, len(draft.files)), named=False)
    note_id = ctx.house.ids.new() + ctx.house.ids.new()
    ctx.uow.cases.put_note(Note(note_id, case.id, place, Speaker.AUTHOR, "", draft.text, today_of(ctx)))
    return _done(ctx, draft, Reply((words("case-add-done", no=case.no),)))


async def step_sealed(ctx: Context, draft: Draft) -> Reply:
    """Take the draft's case back, or open it again. Raises Refusal."""
    case = await _case(ctx, draft)
    with _by_codename():
        case = ask(case, draft.purpose, await ctx.uow.cases.notes(case.id), today_of(ctx))
    ctx.uow.cases.put(case)
    await ensure_round(ctx)
    key = f"case-{draft.purpose}-asked" if case.asked else f"case-{draft.purpose}-unread"
    return _done(ctx, draft, Reply((words(key, no=case.no),)))


def _done(ctx: Context, draft: Draft, reply: Reply) -> Reply:
    done = replace(draft, sent=True, text="", files=())
    ctx.turn.after.append(lambda: ctx.house.unwritten.keep(done))
    return replace(reply, in_memory=True, replaces=True)


Sealed = Callable[[Context, Draft], Awaitable[Reply]]
SEALED: Mapping[Purpose, Sealed] = {
    Purpose.ADD: add_sealed,
    Purpose.WITHDRAW: step_sealed,
    Purpose.REOPEN: step_sealed,
}
"""What is done with a draft that is not a new suggestion."""


async def erase(ctx: Context, token: str) -> None:
    """Delete the person's own messages of a draft that was sent. Raises Refusal draft-gone."""
    draft = ctx.house.unwritten.draft(token, ctx.own_address, ctx.now)
    if draft is None:
        raise Refusal("draft-gone")
    gone, kept = (
        ctx.compose(Reply((words(key),), in_memory=True), ctx.reader, ctx.own_address)
        for key in ("erase-done", "erase-kept")
    )
    ctx.turn.erasures.append(Erasure(ctx.own_address, draft.messages, gone, kept))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("step", unwritten=True)(step_asked)
    registry.action("erase", unwritten=True)(erase)
