"""Who is meant by the words of a nomination: oneself, an owner by name or unit, somebody mentioned, or nobody known."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from app import syntax
from app.context import Context, Effects
from app.spoken_names import (
    BLANKS,
    MAX_GIVEN,
    after_name,
    after_unit,
    flat_said,
    given_name,
    is_part,
    plain_start,
    surname_alone,
)
from commands.candidate_meant import begins, owner_named
from commands.estates import shown
from commands.placeholders import require_own_words
from commands.roles import REPLIED_TO
from commands.roll_words import UNIT_LIKE
from domain.candidacies import Candidacy
from domain.elections import Election
from domain.refusal import Refusal
from domain.roll import Owner, Roll, natural
from domain.roll_import import fold

MOST_NEAR = 3
NEARLY = 0.75
"""How much alike two names are that may be meant for each other."""
_HEAD = re.compile(r"[\s,:;.]")
_AMONG = re.compile(r"[,;&]|\band\b|[和与與及]")
_COMMAND_INSIDE = re.compile(r"(?:^|[\s,])[/!](?P<name>[^\W\d_]+)")


async def owner_here(ctx: Context) -> Owner:
    """As which owner of this estate the person is registered. Raises Refusal need-owner."""
    owners = await ctx.uow.rolls.owners_of_person(ctx.person.id)
    found = next((owner for owner in owners if owner.estate_id == ctx.estate.id), None)
    if found is None:
        raise Refusal("need-owner")
    return found


async def is_owner_here(ctx: Context) -> bool:
    """Whether the person is registered as an owner of this estate."""
    owners = await ctx.uow.rolls.owners_of_person(ctx.person.id)
    return any(owner.estate_id == ctx.estate.id for owner in owners)


async def who_is_meant(ctx: Context, election: Election, found: Roll, text: str) -> tuple[Candidacy | list[str], str]:
    """Who is meant by the first words, or the owners among whom it is one, and the reason behind them.

    Raises Refusal need-owner, nominate-one (no), nominee-unclear (given, no), placeholder (given, command, no).
    """
    text = plain_start(text)
    for inside in _COMMAND_INSIDE.finditer(syntax.mapped(text)):
        # A whole line of ours, with more than one command in it, was pasted.
        if ctx.house.names.find(syntax.Typed(inside["name"].casefold(), "", "")) is not None:
            raise Refusal("nominate-one", no=election.no)
    first = _HEAD.split(syntax.mapped(text).lstrip(), maxsplit=1)[0]
    if _is_me(ctx, first):
        return of_owner(ctx, election, found, (await owner_here(ctx)).id), text[len(first) :].lstrip(BLANKS)
    mentioned = await _mentioned(ctx, election, found, text)
    if mentioned is not None:
        return mentioned
    owners, said = _on_roll(found, text)
    if len(owners) == 1:
        _check_one(found, said, election)
        return of_owner(ctx, election, found, owners[0]), said
    if owners:
        return owners, said
    return await _off_roll(ctx, election, found, text)


async def _mentioned(
    ctx: Context, election: Election, found: Roll, text: str
) -> tuple[Candidacy | list[str], str] | None:
    """Who is mentioned at the beginning, or whose message is answered; None if nobody."""
    mentions = ctx.incoming.mentions
    form = next((each for each in sorted(mentions, key=len, reverse=True) if text.startswith(each)), "")
    if not form and (REPLIED_TO not in mentions or owner_named(found, text)[0]):
        return None
    sender = mentions[form or REPLIED_TO]
    account = await ctx.uow.people.account(ctx.incoming.platform, sender.account)
    said = text[len(form) :].strip() if form else text.strip()
    if account is not None:
        return await of_person(ctx, election, found, account.person_id, shown(account)), said
    return of_nobody(ctx, election, sender.name or form), said


def _on_roll(found: Roll, text: str) -> tuple[list[str], str]:
    """The owners on the roll whom the words may mean: by name, by unit, by a unit and a name; and what is said."""
    owners, length = owner_named(found, text)
    if not owners:
        labels, _, said = flat_said(text)
        flats = [unit for unit in found.units if fold(unit.label) in labels]
        return sorted({owner for unit in flats for owner in unit.owners}), said
    by_name = any(begins(text, found.owners[each].name) == length for each in owners)
    said = after_name(text[length:]) if by_name else after_unit(text[length:])
    if len(owners) > 1:
        # A unit of several, and then which of them.
        named, long = owner_named(found, said)
        if len(named) == 1 and named[0] in owners:
            return named, after_name(said[long:])
    return owners, said


def _check_one(found: Roll, said: str, election: Election) -> None:
    """Refuse a reason that is only more names: one is nominated at a time. Raises Refusal nominate-one (no)."""
    names = {fold(owner.name) for owner in found.owners.values()}
    parts = [part for part in _AMONG.split(syntax.mapped(said)) if part.strip()]
    if parts and all(fold(part) in names for part in parts):
        raise Refusal("nominate-one", no=election.no)


async def _off_roll(ctx: Context, election: Election, found: Roll, text: str) -> tuple[Candidacy | list[str], str]:
    """Who is meant where no name and no unit of the roll is. Raises Refusal nominee-unclear, placeholder."""
    surname, said = surname_alone(text)
    if not surname and len(text.strip()) == 1:
        # A surname and nothing else.
        surname, said = text.strip(), ""
    alike = sorted(owner.id for owner in found.owners.values() if surname and owner.name.startswith(surname))
    if alike:
        return alike, said
    given, said = given_name(text)
    tried = [(given, said)]
    first, reason = syntax.first_word(text)
    if first[:1] in ("@", "\uff20"):
        # A handle is one word, however short the reason behind it.
        tried.append((first.lstrip("@\uff20"), reason.lstrip(BLANKS)))
    for name, why in tried:
        people = {account.person_id: account for account in await ctx.uow.people.named(ctx.estate.id, name)}
        if len(people) == 1:
            account = next(iter(people.values()))
            return await of_person(ctx, election, found, account.person_id, shown(account)), why
    require_own_words(ctx, given, command="nominate", no=election.no)
    require_own_words(ctx, first, command="nominate", no=election.no)
    _, flat, _ = flat_said(text)
    if flat or surname or UNIT_LIKE.fullmatch(fold(first)) or not any(sign.isalpha() for sign in given):
        raise Refusal("nominee-unclear", given=(flat or given)[:20], no=election.no)
    return of_nobody(ctx, election, given), said


def _is_me(ctx: Context, word: str) -> bool:
    listed = (each for code in ctx.catalogue.languages for each in ctx.catalogue.listing(code, "nominate-me-words"))
    return word.casefold() in ("me", *(each.casefold() for each in listed))


def near_names(found: Roll, given: str) -> list[str]:
    """The owners whose name is nearly this: a slip of the finger, one Chinese character of a name, a part of it."""
    names = {owner.name: owner.id for owner in found.owners.values()}
    close = get_close_matches(given, names, n=MOST_NEAR, cutoff=NEARLY)
    close += [name for name in names if name not in close and is_part(given, name)]
    plain = "".join(given.split())
    if not plain.isascii():
        close += [name for name in names if name not in close and _one_apart(name, plain)]
    return [names[name] for name in close[:MOST_NEAR]]


def _one_apart(one: str, other: str) -> bool:
    return len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def of_owner(effects: Effects, election: Election, found: Roll, owner_id: str) -> Candidacy:
    """A candidacy to be of an owner on the roll."""
    owner = found.owners[owner_id]
    units = sorted((unit.label for unit in found.units_of(owner_id)), key=natural)
    return Candidacy(
        id=effects.house.ids.new(),
        election_id=election.id,
        owner_id=owner.id,
        person_id=owner.person_id,
        name=owner.name,
        unit=units[0] if units else "",
        given=owner.name,
    )


async def of_person(effects: Effects, election: Election, found: Roll, person_id: str, name: str) -> Candidacy:
    """The owner that the person is registered as, else the person alone, until they register."""
    for owner in await effects.uow.rolls.owners_of_person(person_id):
        if owner.id in found.owners:
            return of_owner(effects, election, found, owner.id)
    return replace(of_nobody(effects, election, name), person_id=person_id)


def of_nobody(effects: Effects, election: Election, name: str) -> Candidacy:
    """A candidacy to be of somebody who is not on the roll."""
    given = name.strip()[:MAX_GIVEN]
    return Candidacy(effects.house.ids.new(), election.id, "", "", given, "", given)
