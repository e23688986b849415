"""The suggestion box: a suggestion is drafted in memory, and kept once its author says how it is to be sent."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from app.arguments import FreeText, Switch
from app.case_arguments import AreaName
from app.context import Context
from app.declare import Registry
from app.unwritten import MOST_UNNAMED, Draft, Purpose
from app.words import Press, Reply, Words, words
from commands.case_files import enclosed, fetched, is_bare, keep_files, with_files
from commands.case_opening import open_named, require_box
from commands.case_round import FIRST_HOUR, ensure_round
from commands.case_words import today_of
from commands.codename import SEALED, case_of_codename, draft_of_addition, personal_case
from commands.drafts import draft_of
from commands.own_case import add_draft, add_in_room, may_add, own_case, question
from domain.cases import Area, Case, Showing, check_text, draw_number
from domain.codenames import Found, begins_like_codename, hash_codename, make_codename, read_codename, spelled
from domain.estate import Box
from domain.refusal import Refusal

PHOTO_ALONE = "📷"
"""What an addition says that is a photo and nothing else."""
MOST_UNNAMED_A_DAY = 50
"""How many suggestions without a name one estate takes in a day, so that a flood of many accounts ends somewhere."""


async def suggest(
    ctx: Context, text: FreeText, *, anonymous: Switch | None = None, area: AreaName | None = None
) -> Reply | None:
    """Make a suggestion: in a room under one's name; in a direct message the person chooses. Raises Refusal."""
    lists = tuple(ctx.catalogue.codewords.values())
    found = read_codename(text, lists)
    about = Area(area) if area is not None else Area.OTHER
    own = await own_case(ctx, text) if anonymous is None else None
    if ctx.room is not None:
        if (found is not None and found.dashed) or begins_like_codename(text, lists, dashed=True):
            raise Refusal("codename-in-room")
        if anonymous is not None:
            raise Refusal("suggest-in-private")
        require_box(ctx)
        if own is not None:
            return await add_in_room(ctx, *own)
        await open_named(ctx, check_text(text), about, fetched(ctx, 0 if ctx.incoming.file is None else 1))
        return None
    if found is not None and found.divided:
        addition = await addition_of(ctx, found)
        if addition is not None:
            return addition
    if found is None and begins_like_codename(text, lists, dashed=True):
        return slip()
    require_box(ctx)
    if own is not None:
        return await _own_addition(ctx, *own)
    return await unnamed(ctx, draft_from(ctx, check_text(text), about))


def slip() -> Reply:
    """Words that may be a codename with a slip are never offered: sent on, they would open a case to who reads them."""
    return Reply((words("codename-slip"),), in_memory=True)


async def _own_addition(ctx: Context, case: Case, text: str) -> Reply:
    """Ask whether the text is to be added to the person's own case. Raises Refusal."""
    await may_add(ctx, case)
    draft = replace(draft_from(ctx, check_text(text), case.area), purpose=Purpose.ADD, case_id=case.id)
    ctx.house.unwritten.keep(draft)
    return question(draft, case.no)


async def addition_of(ctx: Context, found: Found) -> Reply | None:
    """What follows a codename is for its case; None if these words are the beginning of a suggestion after all."""
    if not found.dashed:
        try:
            case = await case_of_codename(ctx, found)
        except Refusal as refusal:
            if found.divided and refusal.code != "codename-unknown":
                raise
            return None
    else:
        case = await case_of_codename(ctx, found)
    added = found.rest or (PHOTO_ALONE if ctx.incoming.file is not None else "")
    return await (draft_of_addition(ctx, case, added) if added else personal_case(ctx, case))


def draft_from(ctx: Context, text: str, area: Area) -> Draft:
    """A draft of what this message says, with the files that came along or before. Raises Refusal."""
    written = (ctx.incoming.message_id,) if ctx.incoming.message_id else ()
    token = ctx.house.ids.new()
    draft = Draft(token, ctx.own_address, ctx.estate.id, Purpose.SUGGEST, text, ctx.now, area, messages=written)
    return with_files(ctx, draft) if text else draft


def obstacle(ctx: Context, draft: Draft) -> Words | None:
    """What keeps this person from sending a suggestion without a name here and now, in words."""
    if not is_bare(draft):
        return words("suggest-file-names")
    if ctx.estate.box is Box.NAMED:
        return words("suggest-named-only")
    if not ctx.house.hides_steps:
        return words("suggest-no-hiding")
    if not ctx.house.unwritten.may_send(ctx.person.id, ctx.now):
        return words("suggest-enough", most=MOST_UNNAMED)
    return None


async def unnamed(ctx: Context, draft: Draft) -> Reply:
    """The draft with what is and is not hidden, the codename, and the choice how to send it.

    The codename is made here, before anything is stored: what is said back later could be lost, and it cannot be
    looked up.
    """
    hindrance = obstacle(ctx, draft)
    named = Press(words("button-named"), f"named:{draft.token}")
    about = Press(words("button-area", area=words(f"area-{draft.area}")), f"areas:{draft.token}")
    drop = Press(words("button-drop"), f"drop:{draft.token}")
    if hindrance is not None:
        ctx.house.unwritten.keep(draft)
        lines = (words("suggest-named-question"), *enclosed(draft), hindrance)
        return Reply(lines, ((named,), (drop,), (about,)), in_memory=True)
    if not draft.codename:
        codename = make_codename(ctx.house.ids.below)
        hashed = await asyncio.to_thread(hash_codename, codename)
        shown = spelled(codename, ctx.catalogue.codewords[ctx.reader.language])
        draft = replace(draft, codename=shown, codename_hash=hashed)
    ctx.house.unwritten.keep(draft)
    lines = (
        words("suggest-question"),
        *enclosed(draft),
        *((words("suggest-photos"),) if draft.files else ()),
        words("suggest-hidden"),
        words(f"suggest-seen-{ctx.incoming.platform}"),
        words("suggest-when", hour=f"{FIRST_HOUR:02}:00"),
        words("suggest-codename", codename=draft.codename),
    )
    send = Press(words("button-seal"), f"seal:{draft.token}")
    return Reply(lines, ((send,), (named,), (drop,), (about,)), in_memory=True, replaces=True)


async def veil(ctx: Context, token: str) -> Reply:
    """Plain words are to be sent without a name: say first what that means. Raises Refusal."""
    return await unnamed(ctx, draft_of(ctx, token))


async def areas(ctx: Context, token: str) -> Reply:
    """Ask what the draft is about. Raises Refusal."""
    draft = draft_of(ctx, token)
    rows = tuple((Press(words(f"area-{area}"), f"area:{draft.token}:{area.value}"),) for area in Area)
    return Reply((words("suggest-area"),), rows, in_memory=True, replaces=True)


async def area_chosen(ctx: Context, token: str, area: Area) -> Reply:
    """Note what the draft is about, and ask again how to send it. Raises Refusal."""
    return await unnamed(ctx, replace(draft_of(ctx, token), area=area))


async def named(ctx: Context, token: str) -> Reply:
    """Send the draft with the person's name. Raises Refusal."""
    draft = draft_of(ctx, token)
    if draft.purpose is Purpose.ADD:
        return await add_draft(ctx, draft)
    ctx.estate = await ctx.uow.estates.get(draft.estate_id)
    require_box(ctx)
    case = await open_named(ctx, draft.text, draft.area, fetched(ctx, len(draft.files)))
    # Sent, it is neither named nor unnamed any more; only that it was is still known for a while.
    done = replace(draft, sent=True, text="", codename="", codename_hash="", files=())
    ctx.turn.after.append(lambda: ctx.house.unwritten.keep(done))
    lines = (words("suggest-named-done", no=case.no), words("case-see", no=case.no))
    return Reply(lines, in_memory=True, replaces=True)


async def seal(ctx: Context, token: str) -> Reply:
    """Do what a draft without a name is for, in a transaction that holds nothing of a person. Raises Refusal."""
    draft = draft_of(ctx, token)
    if draft.purpose is not Purpose.SUGGEST:
        return await SEALED[draft.purpose](ctx, draft)
    ctx.estate = await ctx.uow.estates.get(draft.estate_id)
    if ctx.estate.box is not Box.OPEN or not draft.codename_hash:
        raise Refusal("box-closed")
    if obstacle(ctx, draft) is not None:
        raise Refusal("draft-enough", most=MOST_UNNAMED)
    cases = await ctx.uow.cases.of_estate(ctx.estate.id)
    today = today_of(ctx)
    if sum(case.is_anonymous and case.opened_on == today for case in cases) >= MOST_UNNAMED_A_DAY:
        raise Refusal("box-full")
    case = Case(
        id=ctx.house.ids.new() + ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        no=draw_number({case.no for case in cases}, ctx.house.ids.below),
        area=draft.area,
        text=draft.text,
        opened_on=today,
        codename=draft.codename_hash,
        showing=Showing.HELD,
    )
    await keep_files(ctx, case, fetched(ctx, len(draft.files)), named=False)
    ctx.uow.cases.put(case)
    await ensure_round(ctx)
    person, now, unwritten = ctx.person.id, ctx.now, ctx.house.unwritten
    done = replace(draft, sent=True, text="", codename="", codename_hash="", files=())
    ctx.turn.after += [lambda: unwritten.keep(done), lambda: unwritten.note_sent(person, now)]
    lines = (
        words("suggest-sealed", no=case.no),
        words("suggest-sealed-codename", codename=draft.codename),
        words("suggest-sealed-chat"),
    )
    buttons = ((Press(words("button-erase"), f"erase:{draft.token}"),),) if draft.messages else ()
    return Reply(lines, buttons, in_memory=True, replaces=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("suggest", group="cases", unwritten=True, takes_files=True)(suggest)
    for name, handler in (("veil", veil), ("areas", areas), ("area", area_chosen)):
        registry.action(name, unwritten=True)(handler)
    registry.action("named", unwritten=True, takes_files=True)(named)
    registry.action("seal", sealed=True, takes_files=True)(seal)
