"""Nominating oneself or a neighbour: by name, unit, mention or in reply, with a reason, on the roll or not yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from app.arguments import FreeText, Switch
from app.context import Context
from app.declare import Registry
from app.election_arguments import ElectionNo
from app.held import HeldNomination
from app.spoken_names import LONGEST_NAME
from app.words import Line, Press, Reply, receipt, words
from commands.candidate_meant import candidate_meant
from commands.election_seated import elected_before
from commands.election_words import election_of_button, find_election
from commands.estates import name_of
from commands.nominee_meant import near_names, of_nobody, of_owner, owner_here, who_is_meant
from commands.placeholders import require_own_words
from commands.roles import REPLIED_TO
from commands.standing import form, send_form
from domain import nominating
from domain.candidacies import Candidacy, Standing
from domain.election_guards import require_nominating
from domain.elections import Election, Phase
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll import Owner, Roll

MOST_OFFERED = 8
_DASHES = re.compile(r"(?:^|\s)-+(?=\w)|\s-+\s|--+|[\u2014\u2013]+")
"""What people type where the two signs before an option are meant."""


async def nominate(
    ctx: Context, ballot: ElectionNo | None = None, who: FreeText | None = None, *, remove: Switch | None = None
) -> Reply:
    """Nominate somebody for an election, with a reason, or take that back. Raises Refusal."""
    election = await find_election(ctx, ballot)
    require_nominating(election)
    await owner_here(ctx)
    unsaid = _unsaid(ctx, who or "")
    if remove is not None or unsaid:
        return await _taken_back(ctx, election, unsaid or who or "")
    if who is None and REPLIED_TO not in ctx.incoming.mentions:
        ctx.ask(f"nominate {election.no}", "who", " ")
        return Reply((words("ask-nominate-who"), words("ask-or-cancel")), asks=True)
    found = await ctx.uow.rolls.whole(ctx.estate.id)
    proposed, reason = await who_is_meant(ctx, election, found, who or "")
    require_own_words(ctx, reason, command="nominate", no=election.no)
    if isinstance(proposed, Candidacy):
        if proposed.person_id == ctx.person.id:
            return await _themselves(ctx, election, proposed, reason)
        return _perhaps(ctx, election, found, proposed, reason) or await _nominated(ctx, election, proposed, reason)
    return _which(ctx, election, found, proposed, reason)


def _perhaps(ctx: Context, election: Election, found: Roll, proposed: Candidacy, reason: str) -> Reply | None:
    """Nobody is called so, and somebody on the roll nearly is: ask before anything is kept."""
    if proposed.owner_id or proposed.person_id:
        return None
    close = near_names(found, proposed.given)
    return _which(ctx, election, found, close, reason, proposed.given) if close else None


def _which(ctx: Context, election: Election, found: Roll, owners: Sequence[str], reason: str, given: str = "") -> Reply:
    """Ask who is meant, with what sets them apart; ``given`` is a name that may be somebody else's."""
    held = HeldNomination(ctx.house.ids.new(), ctx.own_address, election.id, given, reason, ctx.now)
    ctx.turn.after.append(lambda: ctx.house.held_nominations.keep(held))
    rows = []
    for owner_id in owners[:MOST_OFFERED]:
        proposed = of_owner(ctx, election, found, owner_id)
        rows.append((Press(f"{proposed.name} ({proposed.unit})", f"enom:{held.token}:{owner_id}"),))
    if given:
        rows.append((Press(words("button-somebody-else", name=given), f"enomx:{held.token}"),))
    asked = words("nominate-near", name=given) if given else words("nominate-which")
    return Reply((asked,), tuple(rows), in_memory=True)


def _held(ctx: Context, token: str) -> HeldNomination:
    held = ctx.house.held_nominations.find(token, ctx.own_address, ctx.now)
    if held is None:
        raise Refusal("button-old")
    return held


async def pick_unknown(ctx: Context, token: str) -> Reply:
    """Nobody on the roll is meant. Raises Refusal."""
    held = _held(ctx, token)
    election = await election_of_button(ctx, held.election_id)
    return await _nominated(ctx, election, of_nobody(ctx, election, held.given), held.reason)


async def pick(ctx: Context, token: str, owner_id: str) -> Reply:
    """One of several who were meant by the words. Raises Refusal."""
    held = _held(ctx, token)
    election = await election_of_button(ctx, held.election_id)
    found = await ctx.uow.rolls.whole(ctx.estate.id)
    if owner_id not in found.owners:
        raise Refusal("button-old")
    return await _nominated(ctx, election, of_owner(ctx, election, found, owner_id), held.reason)


async def _nominated(ctx: Context, election: Election, proposed: Candidacy, reason: str) -> Reply:
    """Keep the nomination, ask whoever is nominated, and say what is still missing. Raises Refusal."""
    if proposed.owner_id in await elected_before(ctx, election):
        raise Refusal("nominate-sits", name=proposed.name)
    known = await ctx.uow.elections.candidacies(election.id)
    made = nominating.nominate(election, known, proposed, by=ctx.person.id, reason=reason, now=ctx.now)
    ctx.uow.elections.put_candidacy(made)
    if made.person_id == ctx.person.id:
        return await _own(ctx, election, made)
    is_new = all(each.id != made.id or not each.nominations for each in known)
    told = made.standing is not Standing.NOMINATED
    if is_new and made.owner_id and made.person_id:
        told = await send_form(ctx, election, made)
    elif is_new and made.person_id:
        by = await name_of(ctx, ctx.person.id)
        told = await ctx.tell(
            made.person_id, Reply((words("nominated-register", no=election.no, by=by),)), opening=True
        )
    elif made.person_id and not told:
        told = await ctx.tell(made.person_id, Reply((words("nominated-again", no=election.no),)), opening=True)
    lines: list[Line] = [words("nominated", no=election.no, name=made.name, count=len(made.nominations))]
    lines += _missing(election, made, told=told)
    return Reply(tuple(lines))


def _missing(election: Election, made: Candidacy, *, told: bool) -> list[Line]:
    """What stands between a nomination and a candidate, for who nominated."""
    if made.standing is not Standing.NOMINATED:
        return [words("nominated-stands", name=made.name)]
    if not made.owner_id and not made.person_id:
        return [words("nominated-not-on-roll", name=made.name, no=election.no)]
    if not made.owner_id or not made.person_id:
        return [words("nominated-not-registered", name=made.name)]
    if not told:
        return [words("nominated-unreachable", name=made.name, no=election.no)]
    return [words("nominated-asked", name=made.name, until=election.calendar.nominate_until)]


def _unsaid(ctx: Context, who: str) -> str:
    """The name in words such as ``吴刚 撤回`` and ``Li Na take back``, "" if they are no such words."""
    listed = [each for code in ctx.catalogue.languages for each in ctx.catalogue.listing(code, "nominate-back-words")]
    back = "|".join(re.escape(each) for each in sorted(listed, key=len, reverse=True))
    plain = _DASHES.sub(" ", who).strip()
    found = re.fullmatch(rf"(?:(?:{back})\s+(?P<behind>.+)|(?P<before>.+?)\s+(?:{back}))[.!]?", plain, re.IGNORECASE)
    name = (found["behind"] or found["before"]) if found is not None else ""
    # A reason may end on such a word; a name is short.
    return name if len(name.split()) <= LONGEST_NAME else ""


async def _taken_back(ctx: Context, election: Election, who: str) -> Reply:
    """Take back one's nomination of somebody who has not answered. Raises Refusal."""
    known = await ctx.uow.elections.candidacies(election.id)
    mine = [each for each in known if ctx.person.id in {nomination.person_id for nomination in each.nominations}]
    mine = [each for each in mine if each.person_id != ctx.person.id and each.standing not in nominating.OUT]
    if not mine:
        raise Refusal("nominate-none-yours", no=election.no)
    meant, _ = await candidate_meant(ctx, mine, who)
    less = nominating.take_back(election, meant, by=ctx.person.id, now=ctx.now)
    ctx.uow.elections.put_candidacy(less)
    if not less.nominations and meant.person_id:
        await ctx.tell(meant.person_id, Reply((words("nominated-no-more", no=election.no),)))
    name = meant.name or meant.given
    return Reply((words("nominate-taken-back", no=election.no, name=name, count=len(less.nominations)),))


async def _own(ctx: Context, election: Election, made: Candidacy) -> Reply:
    shown_ = await form(ctx, election, made)
    if ctx.room is None:
        return shown_
    if await ctx.tell(ctx.person.id, shown_, opening=True):
        return receipt("stand-sent", no=election.no)
    said = words("stand-unreachable", no=election.no)
    return Reply((said,), personal=True, alert=True, opens=f"stand_{election.id}")


async def stand(ctx: Context, election_id: str) -> Reply:
    """The button by which one nominates oneself. Raises Refusal."""
    election = await election_of_button(ctx, election_id)
    require_nominating(election)
    owner = await owner_here(ctx)
    found = await ctx.uow.rolls.whole(ctx.estate.id)
    return await _themselves(ctx, election, of_owner(ctx, election, found, owner.id), "")


async def stand_typed(ctx: Context, ballot: ElectionNo | None = None) -> Reply:
    """Nominate oneself. Raises Refusal."""
    election = await find_election(ctx, ballot)
    return await stand(ctx, election.id)


async def _themselves(ctx: Context, election: Election, proposed: Candidacy, reason: str) -> Reply:
    """Somebody wants to stand. Nominated already, or asked twice: the way on is the same."""
    known = await ctx.uow.elections.candidacies(election.id)
    mine = next((each for each in known if nominating.is_same(each, proposed)), None)
    if mine is not None and mine.standing is Standing.NOMINATED:
        return await _own(ctx, election, mine)
    if mine is not None and mine.standing is Standing.ACCEPTED:
        raise Refusal("accept-already", no=election.no)
    return await _nominated(ctx, election, proposed, reason)


# -- who was not on the roll, or not registered, when they were nominated ------------------------------------------


async def note_registered(ctx: Context, owner: Owner) -> None:
    """Somebody has registered as an owner: nominations that waited for that reach them now, and where they stand or sit
    and had their account forgotten, this one is theirs.
    """
    await _linked_again(ctx, owner)
    found = await ctx.uow.rolls.whole(owner.estate_id)
    for election in await ctx.uow.elections.of_estate(owner.estate_id):
        if election.phase is not Phase.NOMINATING:
            continue
        known = await ctx.uow.elections.candidacies(election.id)
        waiting = [each for each in known if _is_about(each, owner, ctx.person.id)]
        if not waiting:
            continue
        resolved = of_owner(ctx, election, found, owner.id)
        first, *others = [
            nominating.resolve(each, owner_id=owner.id, person_id=ctx.person.id, name=resolved.name, unit=resolved.unit)
            for each in waiting
        ]
        for other in others:
            first = nominating.merge(first, other)
            ctx.uow.elections.put_candidacy(replace(other, nominations=(), standing=Standing.WITHDRAWN))
        ctx.uow.elections.put_candidacy(first)
        if first.standing is Standing.NOMINATED:
            await send_form(ctx, election, first)


async def _linked_again(ctx: Context, owner: Owner) -> None:
    for election in await ctx.uow.elections.of_estate(owner.estate_id):
        if election.phase is Phase.NOMINATING:
            continue
        for each in await ctx.uow.elections.candidacies(election.id):
            if each.owner_id == owner.id and not each.person_id:
                ctx.uow.elections.put_candidacy(replace(each, person_id=ctx.person.id))
    for member in await ctx.uow.elections.members(owner.estate_id):
        if member.owner_id == owner.id and not member.person_id:
            ctx.uow.elections.put_member(replace(member, person_id=ctx.person.id))


def _is_about(candidacy: Candidacy, owner: Owner, person_id: str) -> bool:
    if candidacy.owner_id:
        return candidacy.owner_id == owner.id and candidacy.person_id != person_id
    if candidacy.person_id:
        return candidacy.person_id == person_id
    return candidacy.given.casefold() == owner.name.casefold()


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("nominate", group="elections", needs=Right.RESIDENT)(nominate)
    registry.command("stand", group="elections", needs=Right.RESIDENT)(stand_typed)
    registry.action("enom")(pick)
    registry.action("enomx")(pick_unknown)
    registry.action("estand")(stand)
    registry.hook("start-stand")(stand)
