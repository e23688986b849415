"""Taking the roll over from a spreadsheet: read, shown with what it would change, and taken over in one step."""

from __future__ import annotations

import asyncio
import csv
import io
from collections.abc import Sequence
from dataclasses import replace

from app.contacts import Contacts
from app.context import Context
from app.declare import Registry
from app.held import IMPORT, HeldRoll, HeldSecond
from app.messages import Attachment
from app.roll_files import RollFile, read_roll
from app.sent_files import SentFile
from app.unwritten import Draft, Purpose
from app.words import Line, Press, Reply, Words, some, words
from commands.case_files import fetched
from commands.election_powers import require_uninvolved
from commands.estates import estate_words
from commands.organising import require_organiser
from commands.roll_after import follow_up, warning_lines
from commands.roll_kept import contacts_of
from commands.roll_words import totals_lines
from commands.second_organiser import ask_second, require_seconds
from commands.under_way import under_way
from domain.refusal import Refusal
from domain.roll import Roll
from domain.roll_cells import guarded
from domain.roll_entries import Problem
from domain.roll_import import Import, plan_import

SHEETS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods")
MOST_PROBLEMS = 8
MOST_NAMED = 6
NAMES_SHOWN = 3
"""By a few names one sees whether the letters of the file were read as they were meant."""


def is_sheet(file: SentFile) -> bool:
    """Whether a file looks like a spreadsheet."""
    return file.name.casefold().endswith(SHEETS)


async def offer(ctx: Context, file: SentFile) -> Reply:
    """A spreadsheet came: ask whether it is the roll. Nothing of it is fetched yet. Raises Refusal."""
    if not is_sheet(file):
        raise Refusal("roll-file-kind")
    token = ctx.house.ids.new()
    ctx.house.unwritten.keep(Draft(token, ctx.own_address, ctx.estate.id, Purpose.ROLL, "", ctx.now, files=(file,)))
    rows = _choice("button-roll-read", f"rollread:{token}", token)
    lines = (words("roll-offer", file=file.name, estate=estate_words(ctx.estate)), words("roll-offer-safe"))
    return Reply(lines, rows, in_memory=True)


def _choice(key: str, action: str, token: str) -> tuple[tuple[Press, ...], ...]:
    return ((Press(words(key), action),), (Press(words("button-leave"), f"rolldrop:{token}"),))


async def read(ctx: Context, token: str) -> Reply:
    """Read the file, and say what it would change. Raises Refusal."""
    draft = ctx.house.unwritten.draft(token, ctx.own_address, ctx.now)
    if draft is None:
        raise Refusal("roll-gone")
    await ctx.turn_to(draft.estate_id)
    require_organiser(ctx)
    (file,) = fetched(ctx, 1)
    found = await asyncio.to_thread(read_roll, file.content)
    grave = [problem for problem in found.problems if problem.grave]
    if grave:
        return _mend_first(ctx, found, grave)
    before = await ctx.uow.rolls.whole(ctx.estate.id)
    contacts = await contacts_of(ctx, ctx.estate.id)
    planned = await asyncio.to_thread(
        plan_import, ctx.estate.id, before, found.entries, ctx.house.ids.new, contacts.mark
    )
    if planned.changes_nothing:
        return Reply((words("roll-same", count=len(found.entries)),), in_memory=True, replaces=True)
    held = HeldRoll(token, ctx.own_address, ctx.estate.id, found.entries, before, ctx.now)
    ctx.turn.after.append(lambda: ctx.house.held_rolls.keep(held))
    rows = _choice("button-roll-take", f"rolltake:{token}", token)
    risks = await warning_lines(ctx, before, planned.roll)
    confirm = "roll-confirm-others" if planned.lost else "roll-confirm"
    lines = (*planned_lines(planned), *_problem_lines(found.problems), *risks, words(confirm))
    table = _problem_file(ctx, found.problems)
    return Reply(lines, rows, in_memory=True, replaces=table is None, attachment=table)


def _mend_first(ctx: Context, found: RollFile, grave: Sequence[Problem]) -> Reply:
    lines = (words("roll-wrong", count=len(grave)), *_problem_lines(grave), words("roll-wrong-next"))
    file = _problem_file(ctx, found.problems)
    return Reply(lines, in_memory=True, replaces=file is None, attachment=file)


def planned_lines(planned: Import) -> list[Line]:
    """What a file would change."""
    lines: list[Line] = [words("roll-planned", count=len(planned.roll.units))]
    owners = sorted({owner.name for owner in planned.roll.owners.values()}, key=lambda name: (name.isascii(), name))
    if owners:
        lines.append(words("roll-planned-owners", names=tuple(owners[:NAMES_SHOWN])))
    for kind, found in (("added", planned.added), ("changed", planned.changed), ("removed", planned.removed)):
        if found:
            lines.append(words(f"roll-{kind}", count=len(found), units=some(found, MOST_NAMED)))
    if planned.same:
        lines.append(words("roll-unchanged", count=planned.same))
    if planned.renamed:
        names = some([f"{old} → {new}" for old, new in planned.renamed], MOST_NAMED)
        lines.append(words("roll-renamed", count=len(planned.renamed), names=names))
    if planned.lost:
        names = some([name for name, _ in planned.lost], MOST_NAMED)
        lines.append(words("roll-lost", count=len(planned.lost), names=names))
    return lines


def problem_words(problem: Problem) -> Words:
    """What is wrong in a file, and where."""
    column = words(f"roll-column-{problem.column}") if problem.column is not None else words("roll-column-all")
    said = words(f"roll-problem-{problem.code}", given=problem.given, row=problem.other)
    return words("roll-problem", row=problem.row, column=column, problem=said)


def _problem_lines(problems: Sequence[Problem]) -> list[Line]:
    lines: list[Line] = [problem_words(problem) for problem in problems[:MOST_PROBLEMS]]
    if len(problems) > MOST_PROBLEMS:
        lines.append(words("roll-problems-more", count=len(problems) - MOST_PROBLEMS))
    return lines


def _problem_file(ctx: Context, problems: Sequence[Problem]) -> Attachment | None:
    """All problems as a table, where they are too many for a message."""
    if len(problems) <= MOST_PROBLEMS:
        return None
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([ctx.reader.text(words(f"roll-problems-{head}")) for head in ("row", "given", "problem")])
    for problem in problems:
        writer.writerow([problem.row, guarded(problem.given), guarded(ctx.reader.text(problem_words(problem)))])
    return Attachment("problems.csv", "text/csv", b"\xef\xbb\xbf" + out.getvalue().encode())


async def take(ctx: Context, token: str) -> Reply:
    """Make what was read the roll, as it was shown. Raises Refusal."""
    held = ctx.house.held_rolls.find(token, ctx.own_address, ctx.now)
    if held is None:
        raise Refusal("roll-gone")
    await ctx.turn_to(held.estate_id)
    require_organiser(ctx)
    await require_uninvolved(ctx)
    before, planned, after = await _plan(ctx, held)
    if not await under_way(ctx):
        return await _taken_over(ctx, held, before, planned, after, (ctx.person.id,))
    risks = await warning_lines(ctx, before, after)
    asked = ask_second(ctx, IMPORT, token, "", words("roll-second"), shown=(*planned_lines(planned), *risks))
    return replace(asked, replaces=True)


async def confirm_import(ctx: Context, second: HeldSecond) -> Reply:
    """A second organiser agrees to the roll that was read. Raises Refusal."""
    await require_seconds(ctx, second)
    held = ctx.house.held_rolls.of_anybody(second.ref, ctx.now)
    if held is None:
        raise Refusal("roll-gone")
    before, planned, after = await _plan(ctx, held)
    done = await _taken_over(ctx, held, before, planned, after, (second.by, ctx.person.id))
    return replace(done, replaces=False)


async def _plan(ctx: Context, held: HeldRoll) -> tuple[Roll, Import, Roll]:
    """The roll as it is, what the file changes, and the roll as it would be. Raises Refusal roll-changed-meanwhile."""
    before = await ctx.uow.rolls.whole(held.estate_id)
    if before != held.compared:
        raise Refusal("roll-changed-meanwhile")
    contacts = await contacts_of(ctx, held.estate_id)
    return before, *await asyncio.to_thread(_sealed_plan, ctx, held, contacts)


async def _taken_over(
    ctx: Context, held: HeldRoll, before: Roll, planned: Import, after: Roll, by: Sequence[str]
) -> Reply:
    await ctx.uow.rolls.replace(held.estate_id, after)
    for _, person_id in planned.lost:
        await ctx.tell(person_id, Reply((words("roll-told-lost", estate=estate_words(ctx.estate)),)))
    ctx.turn.after.append(lambda: ctx.house.held_rolls.drop(held.token))
    followed = await follow_up(ctx, before, after, by)
    figures = totals_lines(ctx, after)
    lines = (words("roll-taken", count=len(after.units)), *figures, *followed, words("roll-taken-next"))
    return Reply(lines, replaces=True)


def _sealed_plan(ctx: Context, held: HeldRoll, contacts: Contacts) -> tuple[Import, Roll]:
    planned = plan_import(held.estate_id, held.compared, held.entries, ctx.house.ids.new, contacts.mark)
    return planned, sealed(planned.roll, held.compared, contacts)


def sealed(after: Roll, before: Roll, contacts: Contacts) -> Roll:
    """The roll with the contacts that are new sealed."""
    owners = {}
    for owner in after.owners.values():
        known = before.owners.get(owner.id)
        is_new = bool(owner.contact) and (known is None or known.contact != owner.contact)
        owners[owner.id] = replace(owner, contact=contacts.seal(owner.contact, owner.id)) if is_new else owner
    return replace(after, owners=owners)


async def drop(ctx: Context, token: str) -> Reply:
    """Do not take the file over."""
    ctx.house.unwritten.drop(token)
    ctx.house.held_rolls.drop(token)
    return Reply((words("roll-dropped"),), in_memory=True, replaces=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("rollread", unwritten=True, takes_files=True)(read)
    registry.action("rolltake")(take)
    registry.action("rolldrop", unwritten=True)(drop)
    registry.hook(f"second-{IMPORT}")(confirm_import)
