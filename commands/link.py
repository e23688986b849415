"""One-time codes: one joins a room to the estate, the other joins a person's accounts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.arguments import FreeText
from app.context import Context, Effects
from app.declare import Registry
from app.identify import NOWHERE
from app.join_rooms import join_room
from app.merge import merge_people
from app.words import Line, Reply, answer, words
from commands.estates import estate_words, write_to
from commands.organising import require_organiser
from commands.register import register_owner
from domain.codes import LONG, find_long_code, hash_code, looks_like_code, read_code, spelled
from domain.estate import CodePurpose, Estate, LinkCode
from domain.refusal import Refusal

CODE_LIFE = timedelta(hours=24)


async def link(ctx: Context, code: FreeText | None = None) -> Reply:
    """Give out a code for another room or, with ``me``, for one's other account; with a code, use it."""
    if code is None:
        return await (_help(ctx) if ctx.room is None and not _may_link_rooms(ctx) else _room_code(ctx))
    if code.casefold() in _me_words(ctx):
        return await _own_code(ctx)
    signs = read_code(code)
    _check_guesses(ctx)
    return await (_join_room(ctx, signs) if ctx.room is not None else _join_person(ctx, signs))


def _me_words(ctx: Context) -> frozenset[str]:
    listed = (word for language in ctx.catalogue.languages for word in ctx.catalogue.listing(language, "link-me-words"))
    return frozenset(word.casefold() for word in listed)


def _may_link_rooms(ctx: Context) -> bool:
    return ctx.estate.id != NOWHERE and ctx.is_organiser


async def _help(ctx: Context) -> Reply:
    return Reply((words("link-how-me"), words("link-how-room")))


# -- giving out ---------------------------------------------------------------------------------------------------


async def _room_code(ctx: Context) -> Reply:
    """A code for another room. Raises Refusal need-organiser."""
    require_organiser(ctx)
    code = _give_out(ctx, CodePurpose.ROOM, ctx.estate.id)
    said = (words("link-room-code", code=code, estate=estate_words(ctx.estate)), words("link-room-use", code=code))
    return _in_private(ctx, said)


async def _own_code(ctx: Context) -> Reply:
    code = _give_out(ctx, CodePurpose.PERSON, ctx.person.id)
    return _in_private(ctx, (words("link-own-code", code=code), words("link-own-use", code=code)))


def _give_out(ctx: Context, purpose: CodePurpose, subject_id: str) -> str:
    code = ctx.house.ids.code()
    ctx.uow.codes.put(LinkCode(hash_code(read_code(code)), purpose, subject_id, ctx.now + CODE_LIFE))
    return code


def _in_private(ctx: Context, lines: tuple[Line, ...]) -> Reply:
    """Say a code to the person alone: whoever else read it could use it. Raises Refusal code-needs-private."""
    said = Reply(lines)
    if ctx.room is None:
        return said
    if not write_to(ctx, ctx.person, ctx.account, said):
        raise Refusal("code-needs-private")
    return answer("link-code-sent")


# -- using --------------------------------------------------------------------------------------------------------


async def _take(ctx: Context, purpose: CodePurpose, signs: str) -> LinkCode | None:
    """The code, if it was given out for this and still holds; it is used up."""
    code = await ctx.uow.codes.find(purpose, hash_code(signs))
    if code is None or code.expires_at <= ctx.now:
        return None
    ctx.uow.codes.delete(code)
    return code


def _check_guesses(ctx: Context) -> None:
    """Whether a code is looked at now. Raises Refusal codes-shut, codes-shut-all."""
    shut = ctx.house.guesses.shut(ctx.incoming.platform, ctx.account.account, ctx.now)
    if shut:
        raise Refusal("codes-shut" if shut == "own" else "codes-shut-all")


def _unknown_code(ctx: Context) -> Refusal:
    """A code that nobody was given: it may have been guessed."""
    ctx.house.guesses.wrong(ctx.incoming.platform, ctx.account.account, ctx.now)
    return Refusal("code-unknown")


async def _join_room(ctx: Context, signs: str) -> Reply:
    """Join this room to the estate of the code. Raises Refusal."""
    if await _take(ctx, CodePurpose.PERSON, signs) is not None:
        # Everybody here could have used it to vote as its owner.
        return answer("link-code-burnt")
    if ctx.room is None or not (ctx.room_admin or ctx.is_organiser):
        raise Refusal("need-room-admin")
    code = await _take(ctx, CodePurpose.ROOM, signs)
    if code is None:
        raise _unknown_code(ctx)
    target = await _estate(ctx, code.subject_id)
    if target.id == ctx.estate.id:
        raise Refusal("room-already", estate=target.name)
    joined = await join_room(ctx, ctx.room, target)
    title = joined.room.title or words("room-untitled")
    there = Effects(ctx.house, ctx.turn, joined.estate)
    for room in await there.rooms():
        if room.id != joined.room.id:
            await there.announce(Reply((words("link-room-told", title=title),)), only=room.id)
    ctx.estate, ctx.room = joined.estate, joined.room
    ctx.uow.people.add_resident(target.id, ctx.person.id)
    ctx.person = replace(ctx.person, estate_id=target.id)
    ctx.uow.people.put(ctx.person)
    lines: list[Line] = [words("link-room-done", estate=estate_words(target), rooms=len(await ctx.rooms()))]
    if joined.polls_left:
        lines.append(words("link-room-polls-left"))
    return Reply(tuple(lines))


async def _estate(ctx: Context, estate_id: str) -> Estate:
    try:
        return await ctx.uow.estates.get(estate_id)
    except KeyError:
        raise Refusal("code-unknown") from None


async def _join_person(ctx: Context, signs: str) -> Reply:
    """Join this account to the person of the code. Raises Refusal."""
    code = await _take(ctx, CodePurpose.PERSON, signs)
    if code is None:
        misplaced = await _take(ctx, CodePurpose.ROOM, signs) is not None
        raise Refusal("code-for-room") if misplaced else _unknown_code(ctx)
    if code.subject_id == ctx.person.id:
        raise Refusal("code-own")
    try:
        kept = await ctx.uow.people.get(code.subject_id)
    except KeyError:
        raise Refusal("code-unknown") from None
    others = await ctx.uow.people.accounts_of(kept.id)
    merged = await merge_people(ctx, kept, ctx.person)
    accounts = len(await ctx.uow.people.accounts_of(kept.id))
    ctx.person = merged.person
    ctx.account = replace(ctx.account, person_id=kept.id)
    lines: list[Line] = [words("link-person-done", accounts=accounts)]
    if merged.dropped:
        lines.append(words("link-person-dropped", polls=tuple(f"#{no}" for no in merged.dropped)))
    if merged.twice:
        lines.append(words("link-person-stood", elections=tuple(f"#{no}" for no in merged.twice)))
    said = Reply(tuple(lines))
    for account in others:
        write_to(ctx, merged.person, account, said)
    return said


async def _waits_for_second(ctx: Context, code: str) -> bool:
    """Whether this is the code by which a second one confirms something, and not one that joins accounts."""
    if not ctx.resident:
        return False
    return bool(ctx.house.held_seconds.of_anybody(code, ctx.now) or await ctx.uow.decisions.slip(code))


async def said_in_private(ctx: Context, text: str) -> Reply | None:
    """Plain words in a direct message: a code among them is used. Raises Refusal."""
    if looks_like_code(text, LONG) or find_long_code(text):
        return await register_owner(ctx, FreeText(text))
    if looks_like_code(text):
        signs = read_code(text)
        if await _waits_for_second(ctx, spelled(signs)):
            return await ctx.house.registry.hooks["confirm-code"](ctx, spelled(signs))
        _check_guesses(ctx)
        return await _join_person(ctx, signs)
    return None


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("link", group="room", admin_fact=True)(link)
    registry.hook("said")(said_in_private)
