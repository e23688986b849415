"""What several commands about cases need: finding them, who may read them, and how they look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from app.bidi import isolate
from app.context import Context, Effects
from app.messages import Attachment, Span
from app.words import Arg, Line, Press, Reply, Words, bold, words
from commands.case_support import support_lines
from commands.estates import name_of
from domain.case_files import CaseFile, is_file_known
from domain.case_thread import Note, Speaker, is_known, next_place
from domain.cases import Case, CaseStatus, Showing, may_read
from domain.estate import Room
from domain.refusal import Refusal

MOST_NOTES_SHOWN = 4
"""How many answers are shown, and as many additions: the last ones."""
FITS = 2800
"""So many signs of people's own words fit in one message beside the bot's."""
LONGEST_MESSAGE = 3500
LONGEST_ANSWER = 400
LONGEST_ADDITION = 150


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


def cut_short(text: str, most: int) -> str:
    """The text, or the beginning of it."""
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


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


async def case_lines(
    effects: Effects, case: Case, *, whole: bool, own: bool = False, every: bool = False
) -> list[Line]:
    """The case as it is read: the text (the ``whole`` of it, or as everybody may read it), who wrote it, what was said
    to it and what became of it. ``own``: its author reads it; ``every``: with all that was said, uncut.
    """
    lines: list[Line] = [kind_line(case), Span(isolate(case.text if whole else case.wording))]
    if case.shortened and not whole:
        lines.append(words("case-shortened"))
    by = words("case-unnamed") if case.is_anonymous else await name_of(effects, case.author)
    lines.append(words("case-by", name=by, day=case.opened_on))
    if case.reason:
        lines.append(words("case-reason", reason=case.reason))
    if whole and case.assignee:
        lines.append(words("case-assignee", name=await name_of(effects, case.assignee)))
    said = await said_to(effects, case, whole=whole, own=own)
    shown = said if every else _cut(_latest(said), case)
    if shown != said:
        key = "case-notes-earlier-own" if own and case.is_anonymous else "case-notes-earlier"
        lines.append(words(key, count=len(said) - len(shown), no=case.no))
    for note in shown:
        lines += await _note_lines(effects, case, note, marked=whole and case.showing is Showing.PUBLIC)
    return lines


async def said_to(effects: Effects, case: Case, *, whole: bool, own: bool = False) -> list[Note]:
    """What was said to a case, as far as its author, who reads the ``whole``, or everybody may read it: what its author
    adds is for everybody only where an organiser showed it.
    """
    today = today_of(effects)
    said = await effects.uow.cases.notes(case.id)
    known = [note for note in said if own or is_known(note, today)]
    return [note for note in known if whole or note.speaker is not Speaker.AUTHOR]


def _latest(notes: list[Note]) -> list[Note]:
    """The last of the answers and the last of the additions: many of these do not crowd out those. What an organiser
    might show to everybody is there in any case.
    """
    kept = [note for kind in (True, False) for note in [n for n in notes if n.is_addition is kind][-MOST_NOTES_SHOWN:]]
    return [note for note in notes if note in kept or note.speaker is Speaker.AUTHOR]


def _cut(notes: list[Note], case: Case) -> list[Note]:
    """The notes, cut where all of them would not fit in one message."""
    if len(case.text) + len(case.reason) + sum(len(note.text) for note in notes) <= FITS:
        return notes
    lengths = {True: LONGEST_ADDITION, False: LONGEST_ANSWER}
    return [replace(note, text=cut_short(note.text, lengths[note.is_addition])) for note in notes]


async def _note_lines(effects: Effects, case: Case, note: Note, *, marked: bool) -> list[Line]:
    """An answer, what the author added (``marked`` if not everybody reads it), or that it was opened again."""
    if note.speaker is Speaker.REOPENED:
        before = [words("case-reason-before", reason=note.text)] if note.text else []
        if note.person == case.author:
            return [words("case-reopened-author", day=note.on), *before]
        return [words("case-reopened", name=await name_of(effects, note.person), day=note.on), *before]
    if note.speaker is Speaker.ORGANISER:
        return [words("case-answer", name=await name_of(effects, note.person), day=note.on, text=note.text)]
    key = "case-added-unshown" if marked and note.speaker is Speaker.AUTHOR else "case-added"
    return [words(key, day=note.on, text=note.text)]


async def own_lines(effects: Effects, case: Case) -> list[Line]:
    """Where the case stands, for its author: who can read it, in which words, and who supports it."""
    if case.showing is Showing.HELD:
        return [words("case-held" if case.is_open else "case-held-withdrawn")]
    waits = case.showing is Showing.QUEUED and case.asked != "withdraw"
    seen = Showing.KEPT if case.showing is Showing.QUEUED and not waits else case.showing
    lines: list[Line] = [words(f"case-own-{seen}")]
    if case.shortened and seen in (Showing.QUEUED, Showing.PUBLIC):
        lines.append(words("case-own-shortened", text=case.shortened))
    if case.showing is Showing.PUBLIC:
        lines += await support_lines(effects, case)
    return lines


async def put_reopened(effects: Effects, was: Case, person: str) -> None:
    """Note that a case was opened again, by whom ("" for an author without a name), and the reason it had before."""
    notes = await effects.uow.cases.notes(was.id)
    note_id, today = effects.house.ids.new() + effects.house.ids.new(), today_of(effects)
    note = Note(note_id, was.id, next_place(notes), Speaker.REOPENED, person, was.reason, today)
    effects.uow.cases.put_note(note)


def as_file(ctx: Context, case: Case, lines: Sequence[Line]) -> Reply | None:
    """All that was said to a case, as a file; None if it fits in a message."""
    text = "\n".join(line.text if isinstance(line, Span) else ctx.reader.text(line) for line in lines)
    if len(text) <= LONGEST_MESSAGE:
        return None
    attachment = Attachment(f"case-{case.no}.txt", "text/plain", text.encode())
    return Reply((kind_line(case), words("case-in-file")), attachment=attachment)


def knows_all(ctx: Context, case: Case) -> bool:
    """Whether the person reads what was left out for everybody."""
    return ctx.is_organiser or ctx.person.id in (case.author, case.assignee)


async def files_of(effects: Effects, case: Case, *, own: bool = False, everybody: bool = False) -> list[CaseFile]:
    """The files that organisers may see, or its author, or ``everybody``."""
    today = today_of(effects)
    found = [file for file in await effects.uow.cases.files(case.id) if own or is_file_known(file, today)]
    return [file for file in found if file.shown or not everybody]


async def files_button(effects: Effects, case: Case, *, everybody: bool) -> tuple[tuple[Press, ...], ...]:
    """The button that shows what goes along, where there is something that may be seen."""
    count = len(await files_of(effects, case, everybody=everybody))
    return ((Press(words("button-files", count=count), f"files:{case.id}"),),) if count else ()


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
