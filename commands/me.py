"""What the bot knows of a person: what they hold and may do, all of it as a file, and forgetting them."""

from __future__ import annotations

from app.arguments import Word
from app.contacts import Contacts
from app.context import Context, Effects
from app.declare import Registry
from app.erasing import erase_person, proxies_of
from app.messages import Attachment
from app.person_file import person_file
from app.words import Line, Press, Reply, Words, words
from commands.estates import estate_words, name_of, shown
from commands.proxy_ends import tell
from commands.roll_kept import contacts_of
from commands.roll_words import labels, square_metres
from domain.estate import Role
from domain.refusal import Refusal
from domain.roll import Owner, Roll, Unit, natural

EXPORT, ERASE = "export", "erase"


async def me(ctx: Context, what: Word | None = None) -> Reply:
    """What one holds, and may do; all of it as a file; or the end of it. Raises Refusal."""
    if what is None:
        return await _shown(ctx)
    for meant, does in ((EXPORT, _exported), (ERASE, _asked)):
        listed = (name for code in ctx.catalogue.languages for name in ctx.catalogue.listing(code, f"me-{meant}-words"))
        if what in (meant, *(name.casefold() for name in listed)):
            return await does(ctx)
    raise Refusal("me-unknown", given=what[:20])


async def _shown(ctx: Context) -> Reply:
    names = tuple([shown(account) for account in await ctx.uow.people.accounts_of(ctx.person.id)])
    lines: list[Line] = [words("me-known", names=names)]
    held = await holdings(ctx)
    lines += held or [words("me-no-owner")]
    roles = [grant.role for grant in ctx.grants if grant.person_id == ctx.person.id]
    lines += [words(f"me-{role}", estate=estate_words(ctx.estate)) for role in Role if role in roles]
    lines.append(words("me-how-owner" if held else "me-how"))
    lines.append(words("me-how-data"))
    return Reply(tuple(lines))


async def holdings(ctx: Context) -> list[Line]:
    """As whom the person is registered, and what those own."""
    lines: list[Line] = []
    for owner in await ctx.uow.rolls.owners_of_person(ctx.person.id):
        found = await ctx.uow.rolls.whole(owner.estate_id)
        estate = await ctx.uow.estates.get(owner.estate_id)
        units = sorted(found.units_of(owner.id), key=lambda unit: natural(unit.label))
        area = square_metres(sum(unit.area for unit in units))
        lines.append(words("me-owner", name=owner.name, estate=estate_words(estate), units=labels(units), area=area))
        for unit in units:
            if len(unit.owners) > 1:
                others = tuple(found.owners[each].name for each in unit.owners if each != owner.id)
                lines.append(words("me-joint", unit=unit.label, names=others))
                lines.append(_votes(found, unit, owner))
    return lines


def _votes(found: Roll, unit: Unit, owner: Owner) -> Words:
    """Who votes for a unit that several own."""
    if unit.representative not in unit.owners:
        return words("me-joint-nobody", unit=unit.label)
    if unit.representative == owner.id:
        return words("me-joint-you", unit=unit.label)
    return words("me-joint-votes", unit=unit.label, name=found.owners[unit.representative].name)


async def _exported(ctx: Context) -> Reply:
    """Everything that is kept about the person, from memory: it never waits in the queue."""
    estates = {owner.estate_id for owner in await ctx.uow.rolls.owners_of_person(ctx.person.id)}
    contacts: dict[str, Contacts] = {estate: await contacts_of(ctx, estate) for estate in estates}
    content = await person_file(ctx, ctx.person, contacts)
    lines = (words("me-exported"), words("me-exported-not"))
    return Reply(lines, in_memory=True, attachment=Attachment("me.json", "application/json", content))


async def _asked(ctx: Context) -> Reply:
    lines: list[Line] = [words("forget-question"), words("forget-goes"), words("forget-stays")]
    if await ctx.uow.rolls.owners_of_person(ctx.person.id):
        lines.append(words("forget-owner"))
    if await ctx.uow.elections.of_person(ctx.person.id):
        lines.append(words("forget-elections"))
    held, given = await proxies_of(ctx, ctx.person.id)
    if held or given:
        lines.append(words("forget-proxies-end"))
    rows = ((Press(words("button-forget"), "forget"),), (Press(words("button-leave"), "forgetkeep"),))
    return Reply(tuple(lines), rows)


async def erase(ctx: Context) -> Reply:
    """Forget this person. What is said about it comes from memory, since nowhere is left to write. Raises Refusal."""
    name = await name_of(ctx, ctx.person.id)
    done = await erase_person(ctx, ctx.person)
    lines: list[Line] = [words("forget-done"), words("forget-kept", cases=done.cases)]
    if done.owner:
        lines.append(words("forget-kept-owner"))
    if done.polls:
        lines.append(words("forget-votes", numbers=tuple(f"#{no}" for no in done.polls)))
    for key, published in (("forget-stood", False), ("forget-published", True)):
        numbers = {stood.election.no for stood in done.stood if stood.published is published}
        if numbers:
            lines.append(words(key, numbers=tuple(f"#{no}" for no in sorted(numbers))))
    if done.held:
        lines.append(words("forget-proxies", count=len(done.held)))
    if done.given:
        lines.append(words("forget-proxies-given", count=len(done.given)))
    for ended in (*done.held, *done.given):
        there = Effects(ctx.house, ctx.turn, await ctx.uow.estates.get(ended.estate_id))
        # Nobody is named as who they were: what waits to be sent is written down.
        await tell(there, await ctx.uow.rolls.whole(ended.estate_id), ended, "ended", but=ctx.person.id)
    for grant in done.roles:
        await _tell_organisers(ctx, grant.estate_id, f"forgotten-{grant.role}", name=name)
    for stood in done.stood:
        if not stood.published:
            about, number = stood.election.estate_id, stood.election.no
            await _tell_organisers(ctx, about, "forgotten-candidate", name=stood.name or name, number=number)
    lines.append(words("forget-again"))
    # Also that this tap was handled would name the chat.
    ctx.turn.unnoted.add(ctx.incoming.event_id)
    return Reply(tuple(lines), in_memory=True)


async def _tell_organisers(ctx: Context, estate_id: str, key: str, **data: str | int) -> None:
    """Whoever organises the estate now hears what has ended, from memory alone."""
    there = Effects(ctx.house, ctx.turn, await ctx.uow.estates.get(estate_id))
    said = words(key, estate=estate_words(there.estate), **data)
    for grant in await ctx.uow.people.grants(estate_id):
        if grant.role is Role.ORGANISER:
            await there.tell(grant.person_id, Reply((said,), in_memory=True))


async def keep(ctx: Context) -> Reply:
    """Forget nobody."""
    return Reply((words("forget-dropped"),), replaces=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("me", group="roll", private_only=True)(me)
    registry.action("forget")(erase)
    registry.action("forgetkeep")(keep)
