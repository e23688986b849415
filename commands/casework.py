"""Cases: reading one, and what organisers and authors make of it."""

from __future__ import annotations

from dataclasses import replace

from app.arguments import WORD, FreeText
from app.case_arguments import ALL, CaseKey, CaseNo, CaseWord
from app.context import Context
from app.declare import Registry
from app.identify import NOWHERE
from app.words import Line, Press, Reply, receipt, words
from commands.case_round import JOB, make_round
from commands.case_support import support_lines
from commands.case_words import (
    as_file,
    case_lines,
    case_of_organiser,
    case_view,
    files_button,
    find_case,
    keep,
    knows_all,
    own_lines,
    put_reopened,
    said_to,
    status_words,
    tell_author,
    today_of,
)
from commands.codename import case_of_codename, draft_of_step, personal_case
from commands.estates import name_of
from commands.organising import require_organiser
from commands.roles import person_meant
from domain.case_thread import Note, Speaker, add_note, reopen_by_author
from domain.cases import Area, Case, CaseStatus, Showing, check_text, hide, merge, reopen, step, unhide, withdraw
from domain.codenames import Found
from domain.refusal import Refusal
from domain.rights import Right


async def case(
    ctx: Context, case: CaseKey, word: CaseWord | None = None, reason: FreeText | None = None
) -> Reply | None:
    """Read a case by its number or codename, or take a step with it. Raises Refusal."""
    if case.codename is not None:
        return await _by_codename(ctx, case.codename, word)
    if ctx.estate.id == NOWHERE:
        raise Refusal("no-estate")
    if not ctx.resident:
        raise Refusal("need-resident")
    if word in (None, ALL):
        return await _read(ctx, await find_case(ctx, case.no), every=word is not None)
    if word in ("withdraw", "reopen"):
        return await _by_author(ctx, await find_case(ctx, case.no), word, reason or "")
    require_organiser(ctx)
    found = await case_of_organiser(ctx, case.no)
    if str(word) in tuple(Area):
        keep(ctx, replace(found, area=Area(word)))
        return receipt("case-area-done", no=found.no, area=words(f"area-{word}"))
    if str(word) in tuple(CaseStatus):
        return await _step(ctx, found, CaseStatus(word), reason or "")
    return _show_or_mute(ctx, found, word)


async def _by_codename(ctx: Context, codename: Found, word: CaseWord | None) -> Reply:
    own = await case_of_codename(ctx, codename)
    if word in ("withdraw", "reopen"):
        return await draft_of_step(ctx, own, word)
    if word not in (None, ALL):
        raise Refusal("need-organiser")
    return await personal_case(ctx, own, every=word is not None)


async def _read(ctx: Context, found: Case, *, every: bool) -> Reply:
    public, privately = found.showing is Showing.PUBLIC, ctx.room is None
    if not privately and not public:
        raise Refusal("case-in-private", no=found.no)
    whole = privately and knows_all(ctx, found)
    lines = await case_lines(ctx, found, whole=whole, every=every)
    in_file = as_file(ctx, found, lines) if every else None
    if in_file is not None:
        return in_file
    works = privately and ctx.is_organiser
    if whole and not works and found.author == ctx.person.id:
        lines += await own_lines(ctx, found)
        if found.is_open and not found.muted:
            lines.append(words("case-add-named-how", no=found.no))
    elif public:
        lines += await support_lines(ctx, found)
    if whole and not works and found.assignee == ctx.person.id:
        lines.append(words("case-assigned-you"))
    rows: list[tuple[Press, ...]] = []
    if public and found.is_open:
        rows.append((Press(words("button-support"), f"sup:{found.id}"),))
    rows += await files_button(ctx, found, everybody=not whole)
    if works:
        lines += await _work_lines(ctx, found)
    return Reply(tuple(lines), tuple(rows))


async def _work_lines(ctx: Context, found: Case) -> list[Line]:
    """For organisers: who reads the case, and what can be done with it."""
    if found.status is CaseStatus.WITHDRAWN:
        return [words("case-work-withdrawn")]
    lines: list[Line] = [words(f"case-showing-{found.showing}", no=found.no)]
    unshown = len(await said_to(ctx, found, whole=True)) - len(await said_to(ctx, found, whole=False))
    if unshown and found.showing is Showing.PUBLIC:
        lines.append(words("case-unshown", count=unshown, no=found.no))
    lines.append(words("case-work-how" if found.is_open else "case-work-over", no=found.no))
    return lines


async def _by_author(ctx: Context, found: Case, word: str, reason: str) -> Reply:
    """Taking a case back, or opening it again: its author, and for opening again an organiser too."""
    own, today = found.author == ctx.person.id, today_of(ctx)
    if not own and (word == "withdraw" or not ctx.is_organiser):
        raise Refusal("case-not-yours", no=found.no)
    if own and found.muted:
        raise Refusal("case-muted", no=found.no)
    if word == "withdraw":
        keep(ctx, withdraw(found, today))
        return receipt("case-withdraw-done", no=found.no)
    if not own and found.status is CaseStatus.WITHDRAWN:
        raise Refusal("case-taken-back", no=found.no)
    if ctx.is_organiser:
        done = reopen(found, today)
    else:
        done = reopen_by_author(found, await ctx.uow.cases.notes(found.id), today)
    await put_reopened(ctx, found, ctx.person.id)
    done = replace(done, reason=reason)
    keep(ctx, done)
    await tell_author(ctx, done, "told-reopened")
    return receipt("case-reopen-done", no=found.no)


async def _step(ctx: Context, found: Case, status: CaseStatus, reason: str) -> Reply:
    if status is CaseStatus.DECLINED and not reason and found.is_open:
        ctx.ask(f"case {found.no} {status}", "reason", WORD)
        return Reply((words("ask-reason"), words("ask-or-cancel")), asks=True, in_memory=ctx.unwritten)
    done = step(found, status, reason, today_of(ctx))
    keep(ctx, done)
    if reason:
        await tell_author(ctx, done, "told-step-reason", status=status_words(done), reason=reason)
    else:
        await tell_author(ctx, done, "told-step", status=status_words(done))
    return receipt("case-step-done", no=found.no, status=status_words(done))


def _show_or_mute(ctx: Context, found: Case, word: str) -> Reply:
    if word == "hide":
        keep(ctx, hide(found))
        return receipt("case-unqueued" if found.showing is Showing.QUEUED else "case-hide-done", no=found.no)
    keep(ctx, unhide(found) if word == "show" else replace(found, muted=word == "mute"))
    return receipt(f"case-{word}-done", no=found.no)


async def say(ctx: Context, case: CaseNo, text: FreeText) -> Reply:
    """Answer a case. Raises Refusal."""
    found = await case_of_organiser(ctx, case)
    said, today = check_text(text), today_of(ctx)
    done, place = add_note(found, await ctx.uow.cases.notes(found.id), Speaker.ORGANISER, today)
    note_id = ctx.house.ids.new() + ctx.house.ids.new()
    ctx.uow.cases.put_note(Note(note_id, found.id, place, Speaker.ORGANISER, ctx.person.id, said, today))
    keep(ctx, done)
    await tell_author(ctx, done, "told-answer", name=await name_of(ctx, ctx.person.id), text=said)
    return receipt("answer-done-unnamed" if found.is_anonymous else "answer-done", no=found.no)


async def assign(ctx: Context, case: CaseNo, who: FreeText | None = None) -> Reply:
    """Give a case to somebody to see to. Raises Refusal."""
    found = await case_of_organiser(ctx, case)
    account = await person_meant(ctx, who if who is not None else ctx.account.name)
    keep(ctx, replace(found, assignee=account.person_id))
    name = await name_of(ctx, account.person_id)
    if found.author != account.person_id:
        await tell_author(ctx, found, "told-assignee", name=name)
    if account.person_id != ctx.person.id:
        said = words("told-assigned", no=found.no, by=await name_of(ctx, ctx.person.id))
        await ctx.tell(account.person_id, Reply((said, words("case-see", no=found.no))))
    return receipt("assign-done", no=found.no, name=name)


async def merge_cases(ctx: Context, case: CaseNo, into: CaseNo) -> Reply:
    """Let a case go on as another that is about the same; who supports the one then supports the other. Raises
    Refusal.
    """
    found, target = await case_of_organiser(ctx, case), await case_of_organiser(ctx, into)
    done = merge(found, target, today_of(ctx))
    for person in await ctx.uow.cases.supporters(found.id):
        ctx.uow.cases.add_support(target.id, person)
    keep(ctx, done)
    keep(ctx, target)
    await tell_author(ctx, done, "told-merged", into=f"#{target.no}")
    return receipt("merge-done", no=found.no, into=f"#{target.no}")


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("case", group="cases", admin_fact=True, unwritten=True)(case)
    registry.command("answer", group="casework", needs=Right.ORGANISE)(say)
    registry.command("assign", group="casework", needs=Right.ORGANISE)(assign)
    registry.command("merge", group="casework", needs=Right.ORGANISE)(merge_cases)
    registry.job(JOB)(make_round)
    registry.view("case")(case_view)
