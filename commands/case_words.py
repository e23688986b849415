"""What several commands about cases need: finding them, who may read them, and how they look."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from app.context import Context, Effects
from app.messages import Span
from app.words import Arg, Line, Press, Reply, Words, bold, words
from commands.estates import name_of
from commands.roll_words import square_metres
from domain.case_files import CaseFile, is_file_known
from domain.cases import (
    Case,
    CaseStatus,
    Note,
    Showing,
    Speaker,
    is_agenda_due,
    is_agenda_due_on_roll,
    is_known,
    may_read,
    supporters_needed,
)
from domain.estate import Room
from domain.refusal import Refusal
from domain.roll import Sum, held_by, total

MOST_NOTES_SHOWN = 5


def today_of(effects: Effects) -> date:
    """The day it is in the estate."""
    return effects.now.astimezone(effects.zone).date()


async def find_case(ctx: Context, no: int) -> Case:
    """The case of this estate with this number, if the person may read it.

    Whoever may not cannot tell it from one that does not exist. Raises Refusal case-unknown.
    """
    case = await ctx.uow.cases.by_no(ctx.estate.id, no)
    if case is None or not may_read(case, ctx.person.id, organiser=ctx.is_organiser):
        raise Refusal("case-unknown", no=no)
    return case


async def case_of_organiser(ctx: Context, no: int) -> Case:
    """The case that an organiser works on. Raises Refusal case-unknown."""
    case = await ctx.uow.cases.by_no(ctx.estate.id, no)
    if case is None or case.showing is Showing.HELD:
        raise Refusal("case-unknown", no=no)
    return case


def view_of(case: Case) -> str:
    """The name of the case's live message."""
    return f"case:{case.id}"


def keep(effects: Effects, case: Case) -> None:
    """Keep the case, and bring it up to date where everybody reads it."""
    effects.uow.cases.put(case)
    if case.showing in (Showing.PUBLIC, Showing.HIDDEN):
        effects.refresh(view_of(case))


def kind_line(case: Case) -> Words:
    """Number, area and status in one line."""
    return bold("case-title", no=case.no, area=words(f"area-{case.area}"), status=status_words(case))


def status_words(case: Case) -> Words:
    """How far it has come, in a word or two."""
    if case.status is CaseStatus.MERGED:
        return words("status-merged", no=case.merged_into)
    return words(f"status-{case.status}")


async def case_lines(effects: Effects, case: Case, *, whole: bool, own: bool = False) -> list[Line]:
    """The case as it is read: the text (the ``whole`` of it, or as everybody may read it), who wrote it, what was said
    to it and what became of it. ``own``: its author reads it.
    """
    lines: list[Line] = [kind_line(case), Span(case.text if whole else case.wording)]
    if case.shortened and not whole:
        lines.append(words("case-shortened"))
    by = words("case-unnamed") if case.is_anonymous else await name_of(effects, case.author)
    lines.append(words("case-by", name=by, day=case.opened_on))
    if case.reason:
        lines.append(words("case-reason", reason=case.reason))
    if whole and case.assignee:
        lines.append(words("case-assignee", name=await name_of(effects, case.assignee)))
    today = today_of(effects)
    notes = [note for note in await effects.uow.cases.notes(case.id) if own or is_known(note, today)]
    if len(notes) > MOST_NOTES_SHOWN:
        lines.append(words("case-notes-earlier", count=len(notes) - MOST_NOTES_SHOWN))
    for note in notes[-MOST_NOTES_SHOWN:]:
        lines.append(await note_line(effects, case, note))
    return lines


async def note_line(effects: Effects, case: Case, note: Note) -> Words:
    """An answer, or what the author added."""
    if note.speaker is Speaker.ORGANISER:
        return words("case-answer", name=await name_of(effects, note.person), day=note.on, text=note.text)
    return words("case-added", day=note.on, text=note.text)


def knows_all(ctx: Context, case: Case) -> bool:
    """Whether the person reads what was left out for everybody."""
    return ctx.is_organiser or (bool(case.author) and case.author == ctx.person.id)


async def files_of(effects: Effects, case: Case, *, own: bool = False, everybody: bool = False) -> list[CaseFile]:
    """The files that organisers may see, or its author, or ``everybody``."""
    today = today_of(effects)
    found = [file for file in await effects.uow.cases.files(case.id) if own or is_file_known(file, today)]
    return [file for file in found if file.shown or not everybody]


async def files_button(effects: Effects, case: Case, *, everybody: bool) -> tuple[tuple[Press, ...], ...]:
    """The button that shows what goes along, where there is something that may be seen."""
    count = len(await files_of(effects, case, everybody=everybody))
    return ((Press(words("button-files", count=count), f"files:{case.id}"),),) if count else ()


@dataclass(frozen=True, slots=True)
class Backing:
    """Who supports a case: people, of how many known in the chat; and where a roll is kept, the heads and the area
    (hundredths of a square metre) of the owners among them, of how many there are.
    """

    people: int
    of: int
    owners: Sum | None = None
    whole: Sum = field(default_factory=Sum)

    @property
    def is_enough(self) -> bool:
        """Whether the case must be put on the agenda."""
        if self.owners is None:
            return is_agenda_due(self.people, self.of)
        return is_agenda_due_on_roll(self.owners.heads, self.whole.heads, self.owners.area, self.whole.area)

    def words(self, key: str, **args: Arg) -> Words:
        """The text of this key, or that for owners on a roll."""
        if self.owners is None:
            return words(key, count=self.people, heads=self.of, **args)
        area, whole = square_metres(self.owners.area), square_metres(self.whole.area)
        owners: dict[str, Arg] = {"heads": self.owners.heads, "of": self.whole.heads, "area": area, "whole": whole}
        return words(f"{key}-owners", count=self.people, **owners, **args)


async def backing_of(effects: Effects, case: Case) -> Backing:
    """Count who supports a case."""
    supporters = await effects.uow.cases.supporters(case.id)
    residents = len(await effects.uow.people.residents(effects.estate.id))
    roll = await effects.uow.rolls.whole(effects.estate.id)
    if not roll.units:
        return Backing(len(supporters), residents)
    basis = effects.estate.heads_basis
    return Backing(len(supporters), residents, held_by(roll, supporters, basis), total(roll, basis).whole)


async def support_lines(effects: Effects, case: Case) -> list[Line]:
    """How many support it, and what follows."""
    backing = await backing_of(effects, case)
    if case.agenda_on is not None:
        return [backing.words("case-agenda")]
    if backing.owners is not None:
        return [backing.words("case-supporters")]
    return [backing.words("case-supporters", needed=supporters_needed(backing.of))]


async def case_view(effects: Effects, ref: str, room: Room | None) -> Reply | None:
    """The live message of a published case."""
    case = await effects.uow.cases.by_id(ref)
    if case is None or room is None:
        return None
    thread = case.opened_thread if room.id == case.opened_in else ""
    if case.showing is not Showing.PUBLIC:
        return Reply((kind_line(case), words("case-hidden")), thread=thread)
    lines = [*await case_lines(effects, case, whole=False), *await support_lines(effects, case)]
    rows: list[tuple[Press, ...]] = [(Press(words("button-support"), f"sup:{case.id}"),)] if case.is_open else []
    rows += await files_button(effects, case, everybody=True)
    return Reply(tuple(lines), tuple(rows), thread=thread)


async def tell_author(ctx: Context, case: Case, key: str, **args: Arg) -> None:
    """Tell an author who gave a name what happened. Whoever gave none comes and looks."""
    if case.author and case.author != ctx.person.id:
        await ctx.tell(case.author, Reply((words(key, no=case.no, **args), words("case-see", no=case.no))))
