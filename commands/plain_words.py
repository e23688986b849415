"""Words and files that come by themselves in a direct message: what they might be, and never more than a question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from app import syntax
from app.context import Context
from app.decision_arguments import read_answers
from app.declare import Registry
from app.identify import NOWHERE
from app.unwritten import Draft, Purpose
from app.words import Line, Press, Reply, words
from commands.case_files import add_to_draft, ask_for_words, enclosed
from commands.case_opening import require_box
from commands.codename import question_of_addition
from commands.estates import nowhere_yet
from commands.own_case import question
from commands.roll_file import is_sheet
from commands.roll_file import offer as roll_offered
from commands.suggest import addition_of, draft_from, obstacle, slip, unnamed
from domain.cases import Area, check_text
from domain.codenames import begins_like_codename, read_codename
from domain.decision import DecisionState
from domain.estate import Box
from domain.refusal import Refusal

LONGEST_COMMAND = 60


async def plain_words(ctx: Context, text: str) -> Reply | None:
    """Other words in a direct message: a codename opens its case, a stranger is shown the way, and what is left is
    offered as a suggestion, and never taken for one. Raises Refusal.
    """
    lists = tuple(ctx.catalogue.codewords.values())
    found = read_codename(text, lists)
    if found is not None and (found.dashed or not found.rest):
        ctx.leave_unwritten()
        addition = await addition_of(ctx, found)
        if addition is not None:
            return addition
    if begins_like_codename(text, lists):
        ctx.leave_unwritten()
        return slip()
    if ctx.estate.id == NOWHERE:
        return nowhere_yet()
    if not ctx.resident or ctx.estate.box is Box.CLOSED or not any(sign.isalpha() for sign in text):
        return None
    ctx.leave_unwritten()
    if _is_thanks(ctx, text):
        return Reply((words("thanks-answer"),), in_memory=True)
    return _offer(ctx, draft_from(ctx, check_text(text), Area.OTHER), await _meant_lines(ctx, text))


async def _meant_lines(ctx: Context, text: str) -> list[Line]:
    """That nothing was done, for who seems to mean a command or a vote and left out its sign: who reads of a suggestion
    alone sends that, and believes to have voted.
    """
    typed = " ".join(text.split())
    if len(typed) > LONGEST_COMMAND:
        return []
    as_command = syntax.read_command(f"/{typed}")
    if as_command is not None and ctx.house.names.find(as_command) is not None:
        return [words("plain-command", typed=typed)]
    try:
        read_answers(ctx.catalogue, typed, [1])
    except Refusal:
        return []
    decisions = await ctx.uow.decisions.of_estate(ctx.estate.id)
    numbers = [each.no for each in decisions if each.state is DecisionState.OPEN]
    return [words("plain-vote", no=min(numbers), typed=typed)] if numbers else []


def _is_thanks(ctx: Context, text: str) -> bool:
    """Whether somebody only says thanks, or that it is well."""
    said = "".join(sign for sign in text.casefold() if sign.isalnum())
    return any(said in ctx.catalogue.listing(language, "thanks-words") for language in ctx.catalogue.languages)


def _offer(ctx: Context, draft: Draft, before: Sequence[Line] = ()) -> Reply:
    """Ask whether words that came by themselves are a suggestion; ``before`` is what else they may be."""
    held = ctx.house.unwritten.open_draft(draft.address, ctx.now)
    left = held is not None and held.token != draft.token and held.text and held.files and not draft.files
    ctx.house.unwritten.keep(draft)
    presses = [Press(words("button-named"), f"named:{draft.token}"), Press(words("button-drop"), f"drop:{draft.token}")]
    if obstacle(ctx, draft) is None:
        presses.insert(0, Press(words("button-veil"), f"veil:{draft.token}"))
    rows = tuple((press,) for press in presses)
    apart = (words("suggest-files-apart"),) if left else ()
    lines = (*before, words("suggest-plain"), *enclosed(draft), *apart, words("suggest-plain-else"))
    return Reply(lines, rows, in_memory=True)


async def file_sent(ctx: Context) -> Reply | None:
    """A photo or file without words in a direct message: it goes along with what was being written, or waits for the
    words. Nothing of it is fetched yet. Raises Refusal.
    """
    ctx.leave_unwritten()
    if ctx.incoming.file is not None and is_sheet(ctx.incoming.file) and ctx.is_organiser:
        return await roll_offered(ctx, ctx.incoming.file)
    require_box(ctx)
    waiting = await ctx.waiting()
    if waiting is not None and not waiting.line.startswith("suggest"):
        raise Refusal("file-not-now")
    fresh = draft_from(ctx, "", Area.OTHER)
    held = ctx.house.unwritten.open_draft(fresh.address, ctx.now)
    draft = add_to_draft(ctx, held if held is not None else replace(fresh, messages=()))
    if draft.codename:
        return await unnamed(ctx, draft)
    if draft.text and draft.purpose is Purpose.SUGGEST:
        return _offer(ctx, draft)
    ctx.house.unwritten.keep(draft)
    if draft.purpose is Purpose.ADD:
        case = await ctx.uow.cases.by_id(draft.case_id)
        no = case.no if case is not None else 0
        return question(draft, no) if case is not None and case.author else question_of_addition(draft, no)
    return ask_for_words(ctx, draft)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.hook("plain")(plain_words)
    registry.hook("file")(file_sent)
