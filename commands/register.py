"""Registering as an owner: codes for everybody on the roll, letters to bring them, and what one holds."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from app.arguments import FreeText
from app.context import Context
from app.declare import Registry
from app.held import REVOKE, HeldSecond
from app.letters import Letter, letters_csv, letters_html
from app.messages import Attachment
from app.words import Line, Press, Reply, words
from commands.election_powers import require_uninvolved
from commands.estates import estate_words, name_of
from commands.me import holdings
from commands.nominate import note_registered
from commands.roll_kept import contacts_of, unit_meant, whole_roll
from commands.roll_told import tell_while_voting
from commands.second_organiser import ask_second, require_seconds, require_unchanged
from commands.support import note_supporters
from commands.under_way import under_way
from domain.codes import make_long_code, read_long_code, spelled_long
from domain.estate import CodePurpose, LinkCode
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import DEVELOPER, Owner, Roll, natural

CODE_LIFE = timedelta(days=90)
"""How long a code from a letter holds. The letter names the day."""


# -- codes ---------------------------------------------------------------------------------------------------------


async def codes(ctx: Context, which: FreeText | None = None) -> Reply | None:
    """Make registration codes, as letters to be printed: one for each party that nobody can vote for yet, or for every
    owner of one unit. Raises Refusal.
    """
    found = await whole_roll(ctx)
    owners = _first_owners(found) if which is None else _owners_of(found, which)
    owners = [owner for owner in owners if not owner.person_id]
    if not owners:
        raise Refusal("codes-nobody")
    contacts = await contacts_of(ctx, ctx.estate.id)
    expires = ctx.now + CODE_LIFE
    letters = []
    for owner in owners:
        for old in await ctx.uow.codes.of_subject(CodePurpose.OWNER, owner.id):
            ctx.uow.codes.delete(old)
        signs = make_long_code(ctx.house.ids.below)
        ctx.uow.codes.put(LinkCode(contacts.hash_code(signs), CodePurpose.OWNER, owner.id, expires))
        letters.append(_letter(ctx, found, owner, signs))
    return await _handed_over(ctx, letters)


def _first_owners(found: Roll) -> list[Owner]:
    """Whoever votes for each party that is not registered: its representative, else the first by name."""
    chosen = []
    for party, units in found.parties().items():
        if party == DEVELOPER or found.is_registered(party):
            continue
        named = {unit.representative for unit in units} & set(party)
        chosen.append(min((found.owners[each] for each in named or party), key=lambda owner: (owner.name, owner.id)))
    # An owner alone and with others is in two parties, and needs one code.
    return list({owner.id: owner for owner in chosen}.values())


def _owners_of(found: Roll, label: str) -> list[Owner]:
    return [found.owners[owner_id] for owner_id in unit_meant(found, label).owners]


def _letter(ctx: Context, found: Roll, owner: Owner, signs: str) -> Letter:
    units = sorted(found.units_of(owner.id), key=lambda unit: natural(unit.label))
    code = spelled_long(signs)
    links = []
    for platform in sorted(ctx.house.capabilities):
        link = ctx.house.start_link(platform, f"register_{signs}")
        if link:
            links.append((ctx.reader.text(words(f"platform-{platform}")), link))
    building = units[0].building if units else ""
    return Letter(owner.name, tuple(unit.label for unit in units), building, code, tuple(links))


async def _handed_over(ctx: Context, letters: Sequence[Letter]) -> Reply | None:
    """The letters as two files, which are never queued: whoever read a code could use it."""
    catalogue, language = ctx.catalogue, ctx.reader.language
    until = catalogue.day(language, ctx.now + CODE_LIFE, ctx.zone, ctx.now)
    estate = ctx.reader.text(said) if not isinstance(said := estate_words(ctx.estate), str) else said
    page = await asyncio.to_thread(letters_html, catalogue, language, estate, until, letters)
    table = await asyncio.to_thread(letters_csv, catalogue, language, letters)
    first = Reply(
        (words("codes-made", count=len(letters), until=until), words("codes-how")),
        in_memory=True,
        attachment=Attachment("letters.html", "text/html", page),
    )
    ctx.turn.spoken.append(ctx.compose(first, ctx.reader, ctx.own_address))
    return Reply((words("codes-table"),), in_memory=True, attachment=Attachment("codes.csv", "text/csv", table))


# -- registering ---------------------------------------------------------------------------------------------------


async def register_owner(ctx: Context, code: FreeText) -> Reply:
    """Bind this person to the owner whose code it is. Raises Refusal."""
    signs = read_long_code(code)
    shut = ctx.house.guesses.shut(ctx.incoming.platform, ctx.account.account, ctx.now)
    if shut:
        raise Refusal("codes-shut" if shut == "own" else "codes-shut-all")
    given, owner = await _find(ctx, signs)
    if given is None or owner is None or given.expires_at <= ctx.now:
        ctx.house.guesses.wrong(ctx.incoming.platform, ctx.account.account, ctx.now)
        raise Refusal("register-unknown")
    ctx.uow.codes.delete(given)
    if not ctx.secret_here:
        # Everybody here could have used it to vote as its owner.
        return Reply((words("register-burnt"),))
    if owner.person_id and owner.person_id != ctx.person.id:
        raise Refusal("register-taken")
    ctx.uow.rolls.put_owner(replace(owner, person_id=ctx.person.id))
    ctx.uow.people.add_resident(owner.estate_id, ctx.person.id)
    await ctx.turn_to(owner.estate_id)
    ctx.person = replace(ctx.person, estate_id=owner.estate_id)
    ctx.uow.people.put(ctx.person)
    for case_id in await ctx.uow.cases.supported_by(ctx.person.id):
        # What they support counts as an owner's from now on.
        case = await ctx.uow.cases.by_id(case_id)
        if case is not None and case.estate_id == ctx.estate.id:
            await note_supporters(ctx, case)
    await note_registered(ctx, owner)
    lines: list[Line] = [words("register-done", estate=estate_words(ctx.estate), name=owner.name)]
    lines += await holdings(ctx)
    lines.append(words("register-next"))
    return Reply(tuple(lines))


async def _find(ctx: Context, signs: str) -> tuple[LinkCode | None, Owner | None]:
    """The code and its owner, of whatever estate: a letter may come before the first word in any room."""
    for estate_id in await ctx.uow.rolls.estates():
        contacts = await contacts_of(ctx, estate_id)
        given = await ctx.uow.codes.find(CodePurpose.OWNER, contacts.hash_code(signs))
        if given is not None:
            return given, await ctx.uow.rolls.owner(given.subject_id)
    return None, None


async def start_with_code(ctx: Context, payload: str) -> Reply:
    """The link of a letter was followed. Raises Refusal."""
    return await register_owner(ctx, FreeText(payload))


async def unregister(ctx: Context) -> Reply:
    """Ask whether one no longer wants to be registered as an owner. Raises Refusal register-not."""
    if not await ctx.uow.rolls.owners_of_person(ctx.person.id):
        raise Refusal("register-not")
    lines: list[Line] = [words("unregister-question"), *await holdings(ctx), words("unregister-after")]
    return Reply(tuple(lines), ((Press(words("button-unregister"), "unregister"),),))


async def unregistered(ctx: Context) -> Reply:
    """Let go of all that this person is registered as. Raises Refusal register-not."""
    owners = await ctx.uow.rolls.owners_of_person(ctx.person.id)
    if not owners:
        raise Refusal("register-not")
    for owner in owners:
        ctx.uow.rolls.put_owner(replace(owner, person_id=""))
    return Reply((words("unregister-done"),), replaces=True)


async def revoke(ctx: Context, unit: FreeText) -> Reply:
    """Take back the registrations of a unit's owners, who are told; while owners vote it takes a second organiser, as
    somebody else could be registered in their place. Raises Refusal.
    """
    await require_uninvolved(ctx)
    owners = await _registered(ctx, unit)
    if not await under_way(ctx):
        return await _revoked(ctx, unit, owners)
    names = tuple(owner.name for owner in owners)
    shown = words("revoke-asked", names=names, unit=unit)
    return ask_second(ctx, REVOKE, unit, "", words("revoke-second", names=names, unit=unit), shown=[shown])


async def confirm_revoke(ctx: Context, held: HeldSecond) -> Reply:
    """A second organiser agrees. Raises Refusal."""
    await require_seconds(ctx, held)
    owners = await _registered(ctx, held.ref)
    names = tuple(owner.name for owner in owners)
    require_unchanged(held, [words("revoke-asked", names=names, unit=held.ref)])
    return await _revoked(ctx, held.ref, owners, held.by)


async def _registered(ctx: Context, unit: str) -> list[Owner]:
    owners = [owner for owner in _owners_of(await whole_roll(ctx), unit) if owner.person_id]
    if not owners:
        raise Refusal("revoke-nobody", unit=unit[:20])
    return owners


async def _revoked(ctx: Context, unit: str, owners: Sequence[Owner], first: str = "") -> Reply:
    for owner in owners:
        ctx.uow.rolls.put_owner(replace(owner, person_id=""))
        said = words("revoke-told", name=owner.name, estate=estate_words(ctx.estate))
        await ctx.tell(owner.person_id, Reply((said, words("revoke-told-next"))))
    names = tuple(owner.name for owner in owners)
    by = tuple([await name_of(ctx, each) for each in (first, ctx.person.id) if each])
    await tell_while_voting(ctx, words("revoke-told-all", names=names, unit=unit, by=by))
    return Reply((words("revoke-done", names=names, unit=unit),))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("codes", group="roll", needs=Right.ORGANISE, private_only=True)(codes)
    registry.command("revoke", group="roll", needs=Right.ORGANISE, private_only=True)(revoke)
    registry.command("register", group="roll")(register_owner)
    registry.command("unregister", group="roll", private_only=True)(unregister)
    registry.action("unregister")(unregistered)
    registry.hook(f"second-{REVOKE}")(confirm_revoke)
    registry.hook("start-register")(start_with_code)
