"""Who is meant by the words of a nomination: oneself, an owner by name or unit, somebody mentioned, or nobody known."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from app import syntax
from app.context import Context, Effects
from commands.election_words import owner_named
from commands.estates import shown
from commands.roles import REPLIED_TO
from commands.roll_words import UNIT_LIKE
from domain.candidacies import Candidacy
from domain.elections import Election
from domain.refusal import Refusal
from domain.roll import Owner, Roll, natural
from domain.roll_import import fold

MAX_GIVEN = 60
MOST_NEAR = 3
NEARLY = 0.75
"""How much alike two names are that may be meant for each other."""
LONGEST_NAME = 3
"""So many words in a row are a name and no reason."""
_SEPARATED = re.compile(r"[,:;|]|\s-+\s")


async def owner_here(ctx: Context) -> Owner:
    """As which owner of this estate the person is registered. Raises Refusal need-owner."""
    for owner in await ctx.uow.rolls.owners_of_person(ctx.person.id):
        if owner.estate_id == ctx.estate.id:
            return owner
    raise Refusal("need-owner")


async def who_is_meant(ctx: Context, election: Election, found: Roll, text: str) -> tuple[Candidacy | list[str], str]:
    """Who is meant by the first words, or the owners among whom it is one, and the reason behind them."""
    first, rest = syntax.first_word(text)
    reason = rest.lstrip(syntax.AFTER_NAME)
    if _is_me(ctx, first):
        return of_owner(ctx, election, found, (await owner_here(ctx)).id), reason
    mentions = ctx.incoming.mentions
    form = next((each for each in sorted(mentions, key=len, reverse=True) if text.startswith(each)), "")
    if form or (REPLIED_TO in mentions and not owner_named(found, text)[0]):
        sender = mentions[form or REPLIED_TO]
        account = await ctx.uow.people.account(ctx.incoming.platform, sender.account)
        said = text[len(form) :].strip() if form else text.strip()
        if account is not None:
            return await of_person(ctx, election, found, account.person_id, shown(account)), said
        return of_nobody(ctx, election, sender.name or form), said
    owners, length = owner_named(found, text)
    if len(owners) == 1:
        return of_owner(ctx, election, found, owners[0]), text[length:].lstrip(syntax.AFTER_NAME)
    if owners:
        rest_ = text[length:].lstrip(syntax.AFTER_NAME)
        # A unit of several, and then which of them.
        named, long = owner_named(found, rest_)
        if len(named) == 1 and named[0] in owners:
            return of_owner(ctx, election, found, named[0]), rest_[long:].lstrip(syntax.AFTER_NAME)
        return owners, rest_
    given, said = _given_name(text)
    tried = [(given, said)]
    if first[:1] in ("@", "\uff20"):
        # A handle is one word, however short the reason behind it.
        tried.append((first.lstrip("@\uff20"), reason))
    for name, why in tried:
        people = {account.person_id: account for account in await ctx.uow.people.named(ctx.estate.id, name)}
        if len(people) == 1:
            account = next(iter(people.values()))
            return await of_person(ctx, election, found, account.person_id, shown(account)), why
    if UNIT_LIKE.fullmatch(fold(first)):
        raise Refusal("unit-unknown", unit=first[:20])
    return of_nobody(ctx, election, given), said


def _given_name(text: str) -> tuple[str, str]:
    """A name that is nobody's on the roll, and the reason: what stands before a comma or colon; all of it where it is
    no longer than a name; else the first word.
    """
    found = _SEPARATED.search(syntax.mapped(text))
    if found is not None and found.start() <= MAX_GIVEN:
        return text[: found.start()].lstrip("@\uff20 "), text[found.end() :].strip()
    if len(text.split()) <= LONGEST_NAME:
        return text.lstrip("@\uff20 ").strip(), ""
    first, rest = syntax.first_word(text)
    return first.lstrip("@\uff20"), rest


def _is_me(ctx: Context, word: str) -> bool:
    listed = (each for code in ctx.catalogue.languages for each in ctx.catalogue.listing(code, "nominate-me-words"))
    return word.casefold() in ("me", *(each.casefold() for each in listed))


def near_names(found: Roll, given: str) -> list[str]:
    """The owners whose name is nearly this: a slip of the finger, or one Chinese character of a name."""
    names = {owner.name: owner.id for owner in found.owners.values()}
    close = get_close_matches(given, names, n=MOST_NEAR, cutoff=NEARLY)
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
