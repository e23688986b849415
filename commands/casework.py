"""Cases: reading one, and what organisers and authors make of it."""

from __future__ import annotations

from dataclasses import replace

from app.arguments import FreeText, Switch
from app.case_arguments import CaseKey, CaseNo, CaseWord
from app.context import Context
from app.declare import Registry
from app.identify import NOWHERE
from app.words import Line, Press, Reply, receipt, words
from commands.case_round import JOB, make_round
from commands.case_words import (
    case_lines,
    case_of_organiser,
    case_view,
    files_button,
    files_of,
    find_case,
    keep,
    knows_all,
    status_words,
    support_lines,
    tell_author,
    today_of,
)
from commands.codename import case_of_codename, draft_of_step, personal_case
from commands.estates import name_of
from commands.roles import person_meant
from domain import rights
from domain.cases import (
    Area,
    Case,
    CaseStatus,
    Note,
    Showing,
    Speaker,
    add_note,
    check_text,
    merge,
    reopen,
    shorten,
    step,
    withdraw,
)
from domain.refusal import Refusal
from domain.rights import Right


async def case(
    ctx: Context, case: CaseKey, word: CaseWord | None = None, reason: FreeText | None = None
) -> Reply | None:
    """Read a case by its number or codename, or take a step with it. Raises Refusal."""
    if case.codename is not None:
        own = await case_of_codename(ctx, case.codename)
        if word in ("withdraw", "reopen"):
            return await draft_of_step(ctx, own, word)
        if word is not None:
            raise Refusal("need-organiser")
        return await personal_case(ctx, own)
    if ctx.estate.id == NOWHERE:
        raise Refusal("no-estate")
    if not ctx.resident:
        raise Refusal("need-resident")
    if word is None:
        return await _read(ctx, await find_case(ctx, case.no))
    if word in ("withdraw", "reopen"):
        return await _by_author(ctx, await find_case(ctx, case.no), word, reason or "")
    _require_organiser(ctx)
    found = await case_of_organiser(ctx, case.no)
    if str(word) in tuple(Area):
        keep(ctx, replace(found, area=Area(word)))
        return receipt("case-area-done", no=found.no, area=words(f"area-{word}"))
    if str(word) in tuple(CaseStatus):
        return await _step(ctx, found, CaseStatus(word), reason or "")
    return await _show_or_mute(ctx, found, word)


def _require_organiser(ctx: Context) -> None:
    rights.check(
        Right.ORGANISE,
        person_id=ctx.person.id,
        grants=ctx.grants,
        room_admin=ctx.room_admin,
        resident=ctx.resident,
    )


async def _read(ctx: Context, found: Case) -> Reply:
    if ctx.room is not None and found.showing is not Showing.PUBLIC:
        raise Refusal("case-in-private", no=found.no)
    lines: list[Line] = await case_lines(ctx, found, whole=ctx.room is None and knows_all(ctx, found))
    if found.showing is Showing.PUBLIC:
        lines += await support_lines(ctx, found)
    rows: list[tuple[Press, ...]] = []
    if found.showing is Showing.PUBLIC and found.is_open:
        rows.append((Press(words("button-support"), f"sup:{found.id}"),))
    rows += await files_button(ctx, found, everybody=ctx.room is not None or not knows_all(ctx, found))
    if ctx.is_organiser and ctx.room is None:
        lines.append(words(f"case-showing-{found.showing}", no=found.no))
        lines.append(words("case-work-how", no=found.no))
    return Reply(tuple(lines), tuple(rows))


async def _by_author(ctx: Context, found: Case, word: str, reason: str) -> Reply:
    """Taking a case back, or opening it again: its author, and for opening again an organiser too."""
    own = found.author == ctx.person.id
    if not own and (word == "withdraw" or not ctx.is_organiser):
        raise Refusal("case-not-yours", no=found.no)
    if own and found.muted:
        raise Refusal("case-muted", no=found.no)
    today = today_of(ctx)
    done = withdraw(found, today) if word == "withdraw" else replace(reopen(found, today), reason=reason)
    keep(ctx, done)
    await tell_author(ctx, done, "told-reopened")
    return receipt(f"case-{word}-done", no=found.no)


async def _step(ctx: Context, found: Case, status: CaseStatus, reason: str) -> Reply:
    done = step(found, status, reason, today_of(ctx))
    keep(ctx, done)
    if reason:
        await tell_author(ctx, done, "told-step-reason", status=status_words(done), reason=reason)
    else:
        await tell_author(ctx, done, "told-step", status=status_words(done))
    return receipt("case-step-done", no=found.no, status=status_words(done))


async def _show_or_mute(ctx: Context, found: Case, word: str) -> Reply:
    if word == "hide":
        keep(ctx, replace(found, showing=Showing.HIDDEN))
    elif word == "show":
        if found.showing is not Showing.HIDDEN:
            raise Refusal("case-not-hidden", no=found.no)
        keep(ctx, replace(found, showing=Showing.KEPT))
    else:
        keep(ctx, replace(found, muted=word == "mute"))
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


async def publish(
    ctx: Context, case: CaseNo, wording: FreeText | None = None, *, photos: Switch | None = None
) -> Reply:
    """Show a case to everybody, with its photos and files if told so: at once if it bears a name, else with the next
    round. Raises Refusal.
    """
    found = await case_of_organiser(ctx, case)
    unseen = [file for file in await files_of(ctx, found) if not file.shown]
    if photos is not None and not unseen:
        raise Refusal("files-none", no=found.no)
    if found.showing is Showing.PUBLIC and wording is None and photos is None:
        raise Refusal("case-already-public", no=found.no)
    for file in unseen if photos is not None else ():
        ctx.uow.cases.put_file(replace(file, shown=True))
    hint = (words("publish-photos-how", no=found.no),) if unseen and photos is None else ()
    if wording is not None:
        found = replace(found, shortened=shorten(found.text, wording))
    if found.is_anonymous and found.showing is not Showing.PUBLIC:
        ctx.uow.cases.put(replace(found, showing=Showing.QUEUED))
        return Reply((words("publish-queued", no=found.no), *hint), personal=True)
    keep(ctx, replace(found, showing=Showing.PUBLIC))
    await tell_author(ctx, found, "told-published")
    return Reply((words("publish-done", no=found.no), *hint), personal=ctx.room is not None)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("case", group="cases", admin_fact=True, unwritten=True)(case)
    registry.command("answer", group="casework", needs=Right.ORGANISE)(say)
    registry.command("assign", group="casework", needs=Right.ORGANISE)(assign)
    registry.command("merge", group="casework", needs=Right.ORGANISE)(merge_cases)
    registry.command("publish", group="casework", needs=Right.ORGANISE)(publish)
    registry.job(JOB)(make_round)
    registry.view("case")(case_view)
