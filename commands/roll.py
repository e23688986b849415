"""The roll: its figures, one unit of it, and the way from and to a file."""

from __future__ import annotations

import asyncio

from app.arguments import FreeText, Word
from app.contacts import Unreadable
from app.context import Context
from app.declare import Registry
from app.messages import Attachment
from app.roll_files import write_roll
from app.words import Line, Reply, bold, words
from commands.estates import estate_words
from commands.organising import require_organiser
from commands.roll_after import waiting_lines
from commands.roll_file import offer
from commands.roll_kept import contacts_of, unit_meant, whole_roll
from commands.roll_words import totals_lines, unit_lines
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import Owner, Roll, Unit
from domain.roll_import import entries_of

IMPORT, EXPORT = "import", "export"


async def roll(ctx: Context, what: Word | None = None, rest: FreeText | None = None) -> Reply:
    """The roll in figures, one unit of it, or the roll from and to a file. Raises Refusal."""
    if what is None:
        return await _figures(ctx)
    if _means(ctx, what, IMPORT):
        require_organiser(ctx)
        if ctx.room is not None:
            raise Refusal("roll-in-private")
        return await offer(ctx, ctx.incoming.file) if ctx.incoming.file is not None else Reply((words("roll-how"),))
    if _means(ctx, what, EXPORT):
        return await _export(ctx)
    label = rest if rest is not None and _means(ctx, what, "unit") else what
    return await _one(ctx, label)


def _means(ctx: Context, typed: str, word: str) -> bool:
    catalogue = ctx.catalogue
    listed = (name for code in catalogue.languages for name in catalogue.listing(code, f"roll-{word}-words"))
    return typed.casefold() in (word, *(name.casefold() for name in listed))


async def _figures(ctx: Context) -> Reply:
    found = await whole_roll(ctx)
    lines: list[Line] = [bold("roll-title", estate=estate_words(ctx.estate)), *totals_lines(ctx, found)]
    if ctx.is_organiser and ctx.room is None:
        lines.append(words("roll-how-organiser"))
    return Reply(tuple(lines))


async def _one(ctx: Context, label: str) -> Reply:
    found = await whole_roll(ctx)
    unit = unit_meant(found, label)
    lines = unit_lines(found, unit, names=ctx.room is None and _may_name(ctx, found, unit))
    if ctx.room is None and ctx.is_organiser:
        lines += await waiting_lines(ctx, unit)
    return Reply(tuple(lines))


def _may_name(ctx: Context, found: Roll, unit: Unit) -> bool:
    """Whether the person reads whose a unit is: organisers and its owners do."""
    return ctx.is_organiser or any(found.owners[owner].person_id == ctx.person.id for owner in unit.owners)


async def _export(ctx: Context) -> Reply:
    """The roll as a file that can be taken over again: for organisers, in a direct message. Raises Refusal."""
    require_organiser(ctx)
    if ctx.room is not None:
        raise Refusal("roll-in-private")
    found = await whole_roll(ctx)
    contacts = await contacts_of(ctx, ctx.estate.id)

    def opened(owner: Owner) -> str:
        try:
            return contacts.open(owner.contact, owner.id) if owner.contact else ""
        except Unreadable:
            return ""

    content = await asyncio.to_thread(lambda: write_roll(entries_of(found, opened), ctx.reader.language))
    lines = (words("roll-exported", count=len(found.units)),)
    return Reply(lines, in_memory=True, attachment=Attachment("roll.csv", "text/csv", content))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("roll", group="roll", needs=Right.RESIDENT, admin_fact=True, takes_files=True)(roll)
