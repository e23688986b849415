"""Vetting those who stand: one organiser's word lets pass, a rejection takes two, and nobody vets who stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from app import syntax
from app.arguments import FreeText
from app.context import Context, Effects
from app.declare import Registry
from app.election_arguments import ElectionNo
from app.messages import Delivery
from app.words import Line, Press, Reply, Words, words
from commands.candidate_meant import candidate_meant
from commands.election_objections import (
    OPEN_TO_OBJECTION,
    objected_by_others,
    objections_reply,
    objections_to,
    require_free,
)
from commands.election_words import (
    election_of_button,
    find_election,
    names_of,
    phase_line,
    title_line,
)
from commands.estates import name_of
from commands.formal_acts import add_act
from commands.organising import require_organiser
from commands.placeholders import require_own_words
from commands.second_organiser import require_second
from domain import vetting
from domain.acts import ActKind
from domain.appointments import comes_from
from domain.candidacies import Candidacy, Standing
from domain.departed import owns_something
from domain.election_list import listed, names_on_list
from domain.elections import Election, Phase
from domain.estate import Role
from domain.refusal import Refusal
from domain.rights import Right

PASS, REJECT = "pass", "reject"
MOST_BUTTONS = 12


async def vet(ctx: Context, ballot: ElectionNo | None = None, verdict: FreeText | None = None) -> Reply:
    """See who waits for vetting, or say that somebody passes or is rejected, and why. Raises Refusal."""
    election = await find_election(ctx, ballot)
    known = await ctx.uow.elections.candidacies(election.id)
    if verdict is None:
        return await _waiting(ctx, election, known)
    candidacy, rest = await candidate_meant(ctx, _vetted_now(election, known), verdict)
    word, reason = syntax.first_word(rest)
    name = names_of(known)[candidacy.id]
    if _means(ctx, word, PASS):
        return await _judge(ctx, election, candidacy, reason, passes=True)
    if not _means(ctx, word, REJECT):
        raise Refusal("vet-verdict", name=name, no=election.no)
    if not reason:
        await require_free(ctx, election)
        return _ask_why(ctx, election, candidacy)
    require_own_words(ctx, reason, command="vet", no=f"{election.no} {name}")
    return await _judge(ctx, election, candidacy, reason, passes=False)


def _ask_why(ctx: Context, election: Election, candidacy: Candidacy) -> Reply:
    ctx.ask(f"vet {election.no} ={candidacy.id} {REJECT}", "reason", " ")
    return Reply((words("ask-vet-reason", name=candidacy.name), words("ask-or-cancel")), asks=True)


def _vetted_now(election: Election, known: tuple[Candidacy, ...]) -> tuple[Candidacy, ...]:
    """Those whom a word of an organiser can be about: the list, and before it who waits or was vetted."""
    if election.phase is Phase.NOTICE:
        return listed(known)
    stand = (Standing.ACCEPTED, Standing.PASSED, Standing.REJECTED)
    return tuple(each for each in known if each.standing in stand)


def _means(ctx: Context, typed: str, word: str) -> bool:
    listed_ = (each for code in ctx.catalogue.languages for each in ctx.catalogue.listing(code, f"vet-{word}-words"))
    return typed.casefold().rstrip(":;,.!?~") in (word, *(each.casefold() for each in listed_))


async def pass_button(ctx: Context, candidacy_id: str) -> Reply:
    """The button by which an organiser lets somebody pass; those who still wait stay on show. Raises Refusal."""
    election, candidacy = await _of_button(ctx, candidacy_id)
    done = await _judge(ctx, election, candidacy, "", passes=True)
    known = await ctx.uow.elections.candidacies(election.id)
    if vetting.undecided(known):
        left = await waiting_reply(ctx, election, known)
        done = Reply((*done.lines[:1], *left.lines), left.buttons)
    return replace(done, replaces=True)


async def reject_button(ctx: Context, candidacy_id: str) -> Reply:
    """Ask why somebody is to be rejected. Raises Refusal."""
    election, candidacy = await _of_button(ctx, candidacy_id)
    await require_free(ctx, election)
    return _ask_why(ctx, election, candidacy)


async def _of_button(ctx: Context, candidacy_id: str) -> tuple[Election, Candidacy]:
    candidacy = await ctx.uow.elections.candidacy(candidacy_id)
    if candidacy is None:
        raise Refusal("button-old")
    election = await election_of_button(ctx, candidacy.election_id)
    require_organiser(ctx)
    return election, candidacy


async def _judge(ctx: Context, election: Election, candidacy: Candidacy, reason: str, *, passes: bool) -> Reply:
    """Keep an organiser's word, and tell those whom it touches. Raises Refusal."""
    await require_free(ctx, election)
    known = await ctx.uow.elections.candidacies(election.id)
    if election.phase is Phase.NOTICE:
        return await _struck(ctx, election, candidacy, reason, passes=passes)
    name = names_of(known)[candidacy.id]
    if passes:
        # Nobody is let pass by an organiser of their own making.
        await require_second(ctx, election, [candidacy.person_id])
    else:
        candidacy = _without_former(ctx, candidacy)
        await require_second(ctx, election, [each.person_id for each in candidacy.vettings if not each.passes])
    judged = vetting.vet(election, known, candidacy, by=ctx.person.id, passes=passes, reason=reason, now=ctx.now)
    ctx.uow.elections.put_candidacy(judged)
    said_before = any(
        (each.person_id, each.passes, each.reason) == (ctx.person.id, passes, reason) for each in candidacy.vettings
    )
    if passes:
        if vetting.verdict(judged) is Standing.REJECTED:
            # A third one's word does not undo what two have said.
            return Reply((words("vet-stays-rejected", no=election.no, name=name),))
        if vetting.verdict(candidacy) is Standing.REJECTED and candidacy.person_id:
            await ctx.tell(candidacy.person_id, Reply((words("told-passes-now", no=election.no),)))
        undecided = vetting.undecided([judged if each.id == judged.id else each for each in known])
        return Reply((words("vet-passed", no=election.no, name=name), _left(election, len(undecided))))
    if not said_before:
        # The same again would only be one more message to somebody who has read it.
        await _tell_rejected(ctx, election, judged, reason)
    if vetting.verdict(judged) is Standing.REJECTED:
        return Reply((words("vet-rejected", no=election.no, name=name),))
    if not said_before:
        await tell_vetters(ctx, election, second_reply(election, judged, name, reason), but=ctx.person.id)
    return Reply((words("vet-needs-second", no=election.no, name=name),))


def _left(election: Election, count: int) -> Words:
    if count:
        return words("vet-left", no=election.no, count=count)
    return words("vet-all-done", no=election.no)


def _without_former(ctx: Context, candidacy: Candidacy) -> Candidacy:
    """The candidacy without rejections by those who organise no longer, or are forgotten: whoever was an organiser
    for a moment is not the other of two.
    """
    organise = {grant.person_id for grant in ctx.grants if grant.role is Role.ORGANISER}
    kept = [each for each in candidacy.vettings if each.passes or each.person_id in organise]
    return replace(candidacy, vettings=tuple(kept))


async def _owns_nothing(ctx: Context, candidacy: Candidacy) -> bool:
    return not owns_something(await ctx.uow.rolls.whole(ctx.estate.id), candidacy.owner_id, candidacy.name)


async def _struck(ctx: Context, election: Election, candidacy: Candidacy, reason: str, *, passes: bool) -> Reply:
    """While the list is under notice somebody can be struck off, after an objection and by two. Raises Refusal."""
    if passes:
        raise Refusal("vet-passed-already", name=candidacy.name)
    known = await ctx.uow.elections.candidacies(election.id)
    name = names_on_list(known)[candidacy.id]
    candidacy = _without_former(ctx, candidacy)
    struck_by = [each.person_id for each in candidacy.vettings if vetting.is_strike(election, each)]
    # Whoever objects does not judge as well, nor name an auditor who does.
    judges = [ctx.person.id, *struck_by]
    objected = await objected_by_others(ctx, election, candidacy, judges) or await _owns_nothing(ctx, candidacy)
    if not objected and await objections_to(ctx, election, candidacy):
        own = any(each.person_id == ctx.person.id for each in await objections_to(ctx, election, candidacy))
        raise Refusal("strike-own-objection" if own else "strike-objection-tied", no=election.no)
    await require_second(ctx, election, struck_by)
    judged = vetting.strike(election, known, candidacy, by=ctx.person.id, reason=reason, now=ctx.now, objected=objected)
    ctx.uow.elections.put_candidacy(judged)
    await _tell_rejected(ctx, election, judged, reason)
    if judged.standing is not Standing.STRUCK:
        await tell_vetters(ctx, election, second_reply(election, judged, name, reason), but=ctx.person.id)
        return Reply((words("strike-needs-second", no=election.no, name=name),))
    await add_act(ctx, ActKind.STRUCK, {"election": election.no, "candidate": candidacy.number, "name": name})
    key = "candidate-struck-sold" if await _owns_nothing(ctx, candidacy) else "candidate-struck"
    said = words(key, no=election.no, number=candidacy.number, name=name)
    await ctx.announce(Reply((said,), delivery=Delivery.NOTICE))
    return Reply((words("vet-struck", no=election.no, name=name),))


def second_reply(election: Election, candidacy: Candidacy, name: str, reason: str) -> Reply:
    """What a second organiser reads before a rejection holds."""
    key = "strike-second" if election.phase is Phase.NOTICE else "vet-second"
    lines: list[Line] = [words(key, no=election.no, name=name, reason=reason)]
    if candidacy.reply:
        lines.append(words("vet-reply", name=name, text=candidacy.reply))
    rows = vet_buttons([candidacy], {candidacy.id: name})
    # Whoever is on the published list need not be let pass.
    return Reply(tuple(lines), (rows[0][1:],) if election.phase is Phase.NOTICE else rows)


async def _tell_rejected(effects: Effects, election: Election, candidacy: Candidacy, reason: str) -> None:
    """The candidate reads why, and may answer."""
    keys = {Standing.REJECTED: "told-rejected", Standing.STRUCK: "told-struck", Standing.PASSED: "told-strike-asked"}
    key = keys.get(vetting.verdict(candidacy), "told-rejection-asked")
    if election.phase is not Phase.NOTICE and key == "told-strike-asked":
        # One rejects, another lets pass: that is enough to stand.
        key = "told-rejection-asked"
    line = words(key, no=election.no, reason=reason)
    more = [words("told-reply-how", no=election.no)]
    await effects.tell(candidacy.person_id, Reply((line, *more)), opening=True)


async def tell_vetters(effects: Effects, election: Election, said: Reply, but: str = "") -> int:
    """Write to every organiser who may vet. Returns how many there are."""
    known = await effects.uow.elections.candidacies(election.id)
    stands = vetting.standing_persons(known)
    grants = await effects.uow.people.grants(election.estate_id)
    organisers = {grant.person_id for grant in grants if grant.role is Role.ORGANISER}
    given = await effects.uow.people.appointments(election.estate_id)
    since = election.calendar.called_at
    helpers = {each for each in organisers if any(comes_from(given, each, who, since) for who in stands)}
    able = organisers - stands - helpers
    for person in sorted(able - {but}):
        await effects.tell(person, replace(said, delivery=Delivery.NOTICE))
    return len(able)


def vet_buttons(candidacies: list[Candidacy], names: Mapping[str, str]) -> tuple[tuple[Press, ...], ...]:
    """A row for each: to let pass, or to reject."""
    return tuple(
        (
            Press(words("button-pass", name=names[each.id]), f"evetp:{each.id}"),
            Press(words("button-reject", name=names[each.id]), f"evetr:{each.id}"),
        )
        for each in candidacies[:MOST_BUTTONS]
    )


async def waiting_reply(effects: Effects, election: Election, known: tuple[Candidacy, ...]) -> Reply:
    """Those who wait for vetting, with what speaks for and against them."""
    undecided = list(vetting.undecided(known))
    lines: list[Line] = [title_line(election), words("vet-waiting", count=len(undecided))]
    names = names_of(known)
    for each in undecided[:MOST_BUTTONS]:
        lines.append(words("vet-candidate", name=each.name, unit=each.unit or "–"))
        for made in each.vettings:
            by = await name_of(effects, made.person_id)
            said = made.reason or (words("vet-said-pass") if made.passes else "–")
            lines.append(words("vet-said", by=by, reason=said))
        if each.reply:
            lines.append(words("vet-reply", name=each.name, text=each.reply))
    name = names[undecided[0].id] if undecided else "–"
    lines.append(words("vet-how", no=election.no, name=name, until=election.calendar.vet_until))
    return Reply(tuple(lines), vet_buttons(undecided, names))


async def _waiting(ctx: Context, election: Election, known: tuple[Candidacy, ...]) -> Reply:
    if election.phase in OPEN_TO_OBJECTION:
        return await objections_reply(ctx, election)
    if election.phase is not Phase.VETTING:
        return Reply((title_line(election), phase_line(election), words("vet-nobody")))
    if not vetting.undecided(known):
        return Reply((title_line(election), words("vet-all-done", no=election.no)))
    return await waiting_reply(ctx, election, known)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("vet", group="elections", needs=Right.ORGANISE, private_only=True)(vet)
    registry.action("evetp", admin_fact=True)(pass_button)
    registry.action("evetr", admin_fact=True)(reject_button)
