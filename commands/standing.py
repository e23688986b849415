"""Standing for election: conditions confirmed one by one, a statement and a photo, and taking it back in time."""

from __future__ import annotations

import re
from dataclasses import replace

from app import syntax
from app.arguments import FreeText
from app.context import Context, Effects
from app.declare import Registry
from app.election_arguments import ElectionNo
from app.time_words import NUMBER, number
from app.words import Line, Listed, Press, Reply, words
from commands.case_files import fetched
from commands.election_words import election_of_button, find_election, title_line
from commands.estates import name_of
from commands.nominee_meant import is_owner_here
from commands.placeholders import require_own_words
from domain import nominating
from domain.candidacies import MAX_STATEMENT, Candidacy, Standing
from domain.candidates_page import state
from domain.election_phases import check_not_over
from domain.elections import Election, Phase
from domain.refusal import Refusal
from domain.rights import Right

EVERY_CONDITION = "all"
_BETWEEN = re.compile(r"[\s,;.&和与與及]+|\band\b")
_CONDITION = re.compile(rf"#?第?(?P<no>{NUMBER})[条條项項号號]?")


# -- the form ------------------------------------------------------------------------------------------------------


def shown_form(election: Election, candidacy: Candidacy, mask: int, by: Listed = ()) -> Reply:
    """The conditions with what is confirmed so far, a bit each in ``mask``; and once all are, the way to stand."""
    lines: list[Line] = [title_line(election)]
    lines.append(words("form-nominated", names=by) if by else words("form-own"))
    reasons = [made.reason for made in candidacy.nominations if made.reason]
    lines += [words("form-reason", text=reason) for reason in reasons[:5]]
    lines.append(words("form-conditions"))
    presses = []
    for place, text in enumerate(election.conditions):
        is_set = bool(mask >> place & 1)
        lines.append(words("condition-confirmed" if is_set else "condition", item=place + 1, text=text))
        label = words("button-condition-set" if is_set else "button-condition", item=place + 1)
        presses.append(Press(label, f"ecnf:{candidacy.id}:{mask | 1 << place}"))
    lines.append(words("form-published", until=election.calendar.nominate_until))
    rows = [tuple(presses[at : at + 3]) for at in range(0, len(presses), 3)]
    last = [Press(words("button-decline"), f"edec:{candidacy.id}")]
    if mask == _all_of(election):
        last.insert(0, Press(words("button-accept"), f"eacc:{candidacy.id}:{mask}"))
    return Reply(tuple(lines), (*rows, tuple(last)))


def _all_of(election: Election) -> int:
    return (1 << len(election.conditions)) - 1


async def nominators(effects: Effects, candidacy: Candidacy) -> Listed:
    """Who nominated somebody, other than they themselves, by name."""
    others = [made.person_id for made in candidacy.nominations if made.person_id not in ("", candidacy.person_id)]
    return tuple([await name_of(effects, each) for each in others])


async def form(effects: Effects, election: Election, candidacy: Candidacy, mask: int = 0) -> Reply:
    """The conditions with what is confirmed so far, and by whom one is nominated."""
    return shown_form(election, candidacy, mask, await nominators(effects, candidacy))


async def send_form(effects: Effects, election: Election, candidacy: Candidacy) -> bool:
    """Ask whoever is nominated whether they stand; False if they cannot be written to."""
    return await effects.tell(candidacy.person_id, await form(effects, election, candidacy), opening=True)


async def _own_of_button(ctx: Context, candidacy_id: str) -> tuple[Election, Candidacy]:
    found = await ctx.uow.elections.candidacy(candidacy_id)
    if found is None:
        raise Refusal("button-old")
    election = await election_of_button(ctx, found.election_id)
    if found.person_id != ctx.person.id:
        raise Refusal("accept-not-yours", name=found.name)
    return election, found


async def _own(ctx: Context, election: Election, *, declines: bool = False) -> Candidacy:
    """The person's own candidacy. Raises Refusal need-owner-first (no, command), nominated-not (no, phase),
    decline-nothing (no, phase).
    """
    known = await ctx.uow.elections.candidacies(election.id)
    found = next((each for each in known if each.person_id == ctx.person.id), None)
    if found is not None:
        return found
    if not await is_owner_here(ctx) and election.phase is Phase.NOMINATING:
        # Perhaps they are nominated by name, and have not said yet who they are.
        raise Refusal("need-owner-first", no=election.no, command="decline" if declines else "accept")
    raise Refusal("decline-nothing" if declines else "nominated-not", no=election.no, phase=str(election.phase))


async def confirm(ctx: Context, candidacy_id: str, mask: int) -> Reply:
    """Conditions confirmed so far, set and left shown. Raises Refusal."""
    election, candidacy = await _own_of_button(ctx, candidacy_id)
    nominating.check_unanswered(election, candidacy)
    return replace(await form(ctx, election, candidacy, mask & _all_of(election)), replaces=True)


async def accept_button(ctx: Context, candidacy_id: str, mask: int) -> Reply:
    """Stand, with the conditions that the button carries. Raises Refusal."""
    election, candidacy = await _own_of_button(ctx, candidacy_id)
    confirmed = {place + 1 for place in range(len(election.conditions)) if mask >> place & 1}
    return replace(await _accepted(ctx, election, candidacy, confirmed), replaces=True)


async def decline_button(ctx: Context, candidacy_id: str) -> Reply:
    """Do not stand. Raises Refusal."""
    election, candidacy = await _own_of_button(ctx, candidacy_id)
    return replace(await _declined(ctx, election, candidacy), replaces=True)


# -- typed ---------------------------------------------------------------------------------------------------------


async def accept(ctx: Context, ballot: ElectionNo | None = None, confirmed: FreeText | None = None) -> Reply:
    """Look at the conditions, or confirm them and stand: `/accept 9 1,2,3` or `/accept 9 all`. Raises Refusal."""
    election = await find_election(ctx, ballot)
    check_not_over(election)
    candidacy = await _own(ctx, election)
    nominating.check_unanswered(election, candidacy)
    if confirmed is None and election.conditions:
        return await form(ctx, election, candidacy)
    numbers = _numbers(ctx, election, confirmed or "")
    every = set(range(1, len(election.conditions) + 1))
    if numbers and numbers < every:
        return await _so_far(ctx, election, candidacy, numbers, every - numbers)
    return await _accepted(ctx, election, candidacy, numbers)


async def _so_far(
    ctx: Context, election: Election, candidacy: Candidacy, numbers: set[int], missing: set[int]
) -> Reply:
    """The form with what was confirmed in words, for the rest to be pressed."""
    left = tuple(map(str, sorted(missing)))
    shown = await form(ctx, election, candidacy, sum(1 << each - 1 for each in numbers))
    return replace(shown, lines=(words("accept-missing", no=election.no, conditions=left), *shown.lines))


def _numbers(ctx: Context, election: Election, text: str) -> set[int]:
    listed = (each for code in ctx.catalogue.languages for each in ctx.catalogue.listing(code, "accept-all-words"))
    plain = syntax.mapped(text).strip()
    if plain.casefold() in (EVERY_CONDITION, *(each.casefold() for each in listed)):
        return set(range(1, len(election.conditions) + 1))
    numbers = set()
    for part in _BETWEEN.split(plain):
        found = _CONDITION.fullmatch(part)
        meant = number(found["no"]) if found is not None else None
        if part and meant is None:
            example = nominating.conditions_example(election)
            raise Refusal("conditions-unclear", given=part[:20], no=election.no, example=example)
        numbers |= {meant} if meant is not None else set()
    return numbers


async def decline(ctx: Context, ballot: ElectionNo | None = None) -> Reply:
    """Say that one does not stand. Raises Refusal."""
    election = await find_election(ctx, ballot)
    return await _declined(ctx, election, await _own(ctx, election, declines=True))


async def withdraw(ctx: Context, ballot: ElectionNo | None = None) -> Reply:
    """Stand no longer, until the list is published. Raises Refusal."""
    election = await find_election(ctx, ballot)
    candidacy = await _own(ctx, election)
    if candidacy.standing in (Standing.NOMINATED, Standing.DECLINED, Standing.WITHDRAWN, Standing.LAPSED):
        raise Refusal("stand-not", no=election.no, phase=str(election.phase))
    gone = nominating.withdraw(election, candidacy, ctx.person.id)
    ctx.uow.elections.put_candidacy(gone)
    await _tell_nominators(ctx, election, gone, "nominee-withdrew")
    if ctx.now >= election.calendar.nominate_until:
        return Reply((words("withdrawn-for-good", no=election.no),))
    return Reply((words("withdrawn", no=election.no, until=election.calendar.nominate_until),))


async def _accepted(ctx: Context, election: Election, candidacy: Candidacy, confirmed: set[int]) -> Reply:
    standing = nominating.accept(election, candidacy, ctx.person.id, confirmed, ctx.now)
    ctx.uow.elections.put_candidacy(standing)
    await _tell_nominators(ctx, election, standing, "nominee-accepted")
    lines: list[Line] = [words("accepted", no=election.no, title=election.title)]
    if ctx.is_organiser:
        lines.append(words("accepted-organiser"))
    lines += [words("accepted-next", no=election.no, most=MAX_STATEMENT), words("accepted-back", no=election.no)]
    return Reply(tuple(lines))


async def _declined(ctx: Context, election: Election, candidacy: Candidacy) -> Reply:
    gone = nominating.decline(election, candidacy, ctx.person.id)
    ctx.uow.elections.put_candidacy(gone)
    await _tell_nominators(ctx, election, gone, "nominee-declined")
    return Reply((words("declined", no=election.no),))


async def _tell_nominators(effects: Effects, election: Election, candidacy: Candidacy, key: str) -> None:
    """Those who nominated somebody hear what came of it."""
    for person in sorted({made.person_id for made in candidacy.nominations} - {candidacy.person_id}):
        await effects.tell(person, Reply((words(key, no=election.no, name=candidacy.name),)))


# -- statement and photo -------------------------------------------------------------------------------------------


async def statement(ctx: Context, ballot: ElectionNo | None = None, text: FreeText | None = None) -> Reply:
    """Say why one stands, and show one's face: until the list is published. Raises Refusal."""
    election = await find_election(ctx, ballot)
    candidacy = await _own(ctx, election)
    photo = fetched(ctx, 1)[0] if ctx.incoming.file is not None else None
    if photo is not None and not photo.picture:
        raise Refusal("statement-photo")
    if text is None and photo is None:
        ctx.ask(f"statement {election.no}", "text", " ")
        return Reply((words("ask-statement-text", most=MAX_STATEMENT), words("ask-or-cancel")), asks=True)
    require_own_words(ctx, text or "", command="statement", no=election.no)
    said = state(election, candidacy, text if text is not None else candidacy.statement, ctx.person.id)
    if photo is not None:
        ctx.uow.elections.put_photo(said.id, photo.content)
        said = replace(said, photo=True)
    ctx.uow.elections.put_candidacy(said)
    lines = [words("statement-kept", no=election.no, length=len(said.statement), most=MAX_STATEMENT)]
    lines.append(words("statement-with-photo" if said.photo else "statement-no-photo"))
    return Reply(tuple(lines))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("accept", group="elections", needs=Right.RESIDENT, private_only=True)(accept)
    registry.command("decline", group="elections", needs=Right.RESIDENT)(decline)
    registry.command("withdraw", group="elections", needs=Right.RESIDENT)(withdraw)
    registry.command("statement", group="elections", needs=Right.RESIDENT, private_only=True, reads_files=True)(
        statement
    )
    registry.action("ecnf")(confirm)
    registry.action("eacc", admin_fact=True)(accept_button)
    registry.action("edec")(decline_button)
