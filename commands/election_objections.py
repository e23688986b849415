"""Objections to somebody on the list, or to the result, while they are under public notice; each is answered."""

from __future__ import annotations

from collections.abc import Collection

from app.context import Context, Effects
from app.declare import Registry
from app.election_people import stands_in
from app.words import Line, Press, Reply, Words, words
from commands.candidate_meant import candidate_meant
from commands.election_powers import require_nobodys_helper
from commands.election_words import election_of_button, title_line
from commands.estates import name_of
from commands.nominee_meant import owner_here
from commands.organising import require_organiser
from commands.placeholders import require_own_words
from domain.appointments import count_as_one
from domain.candidacies import Candidacy
from domain.election_list import listed
from domain.elections import Election, Phase
from domain.estate import Role
from domain.objections import MOST_OPEN, Objection, objecting
from domain.refusal import Refusal
from domain.rights import roles_of
from domain.vetting import standing_persons

MOST_LISTED = 10
OPEN_TO_OBJECTION = (Phase.NOTICE, Phase.RESULT_NOTICE)


def subject_of(election: Election) -> str:
    """What objections are filed under now: the list or the result."""
    return result_subject(election) if election.phase is Phase.RESULT_NOTICE else election.subject


def result_subject(election: Election) -> str:
    """What objections to its result are filed under."""
    return f"{election.subject}:result"


async def objections_of(effects: Effects, election: Election) -> tuple[Objection, ...]:
    """All objections to what is under notice now."""
    return await effects.uow.objections.of_subject(election.estate_id, subject_of(election))


async def unanswered(effects: Effects, election: Election) -> list[Objection]:
    """Those that wait for their answer, to what is under notice now."""
    return [each for each in await objections_of(effects, election) if not each.is_answered]


async def objections_to(effects: Effects, election: Election, candidacy: Candidacy) -> list[Objection]:
    """Those to this candidate."""
    return [each for each in await objections_of(effects, election) if each.about == candidacy.id]


async def objected_by_others(
    effects: Effects, election: Election, candidacy: Candidacy, judges: Collection[str]
) -> bool:
    """Whether somebody objected to this candidate who is none of the judges, nor has their role from one of them."""
    given = await effects.uow.people.appointments(election.estate_id)
    made = await objections_to(effects, election, candidacy)
    return any(not any(count_as_one(given, each.person_id, judge) for judge in judges) for each in made)


async def object_to_election(ctx: Context, election: Election, text: str) -> Reply:
    """Object to a candidate, or to the result, with a reason. Raises Refusal."""
    _check_heard(election)
    if Role.AUDITOR not in roles_of(ctx.person.id, ctx.grants):
        await owner_here(ctx)
    about, reason = "", text
    candidacy = None
    if election.phase is Phase.NOTICE:
        candidacy, reason = await _objected(ctx, election, text)
        about = candidacy.id
    if not reason.strip():
        if candidacy is None:
            raise Refusal("object-why-result", no=election.no)
        ctx.ask(f"object #{election.no} {candidacy.number}", "reason", " ")
        return Reply((words("ask-object-why", no=election.no, name=candidacy.name), words("ask-or-cancel")), asks=True)
    about_no = f"{election.no} {candidacy.number}" if candidacy is not None else election.no
    require_own_words(ctx, reason, command="object", no=about_no)
    made = await objections_of(ctx, election)
    if sum(each.person_id == ctx.person.id for each in made) >= MOST_OPEN:
        # A new one each evening would hold the notice for ever.
        raise Refusal("objections-enough", most=MOST_OPEN)
    new = objecting(
        made,
        ctx.house.ids.new(),
        election.estate_id,
        subject_of(election),
        ctx.now,
        person_id=ctx.person.id,
        about=about,
        text=reason,
    )
    ctx.uow.objections.put(new)
    await _tell_objection(ctx, election, new, candidacy)
    until = election.calendar.notice_until if candidacy is not None else election.calendar.result_until
    return Reply((words("election-objection-noted", no=election.no, number=new.no, until=until),), personal=True)


async def _objected(ctx: Context, election: Election, text: str) -> tuple[Candidacy, str]:
    """The candidate whom an objection begins with, and why. Raises Refusal object-whom (no, names, example)."""
    on_list = listed(await _candidacies(ctx, election))
    try:
        return await candidate_meant(ctx, on_list, text)
    except Refusal as refusal:
        if refusal.code == "candidate-which" or not on_list:
            raise
        names = tuple(f"{each.number} {each.name}" for each in on_list)
        raise Refusal("object-whom", no=election.no, names=names, example=on_list[0].name) from None


async def names_candidate(ctx: Context, election: Election, text: str) -> bool:
    """Whether a text begins with somebody on the list that is under notice."""
    if election.phase is not Phase.NOTICE:
        return False
    try:
        await candidate_meant(ctx, listed(await _candidacies(ctx, election)), text)
    except Refusal:
        return False
    return True


def ask_objection(ctx: Context, election: Election) -> Reply:
    """Ask what somebody objects to in the list or the result that is under notice. Raises Refusal object-when."""
    _check_heard(election)
    key = "ask-object-result" if election.phase is Phase.RESULT_NOTICE else "ask-object-candidate"
    ctx.ask(f"object #{election.no}", "reason", " ")
    return Reply((words(key, no=election.no), words("ask-or-cancel")), asks=True)


def _check_heard(election: Election) -> None:
    """Raises Refusal object-when (no, phase)."""
    if election.phase not in OPEN_TO_OBJECTION:
        raise Refusal("object-when", no=election.no, phase=str(election.phase))


async def about_words(effects: Effects, election: Election, objection: Objection) -> str | Words:
    """What an objection is about: a candidate by name, or the result."""
    known = {each.id: each.name for each in await _candidacies(effects, election)}
    return known.get(objection.about) or words("objection-to-result")


async def _candidacies(effects: Effects, election: Election) -> tuple[Candidacy, ...]:
    return await effects.uow.elections.candidacies(election.id)


async def _tell_objection(ctx: Context, election: Election, new: Objection, candidacy: Candidacy | None) -> None:
    """Organisers who do not stand read it whole; the candidate reads what is said, and not who said it."""
    stands = standing_persons(await _candidacies(ctx, election))
    by = await name_of(ctx, new.person_id)
    about = candidacy.name if candidacy is not None else words("objection-to-result")
    lines: list[Line] = [words("election-objection-told", no=election.no, number=new.no, about=about, by=by)]
    lines.append(words("objection-text", text=new.text))
    lines.append(words("election-objection-how", no=election.no, number=new.no))
    if candidacy is not None:
        lines.append(words("election-strike-how", no=election.no, number=candidacy.number))
    button = ((Press(words("button-answer"), f"eobj:{election.id}:{new.no}"),),)
    for grant in await ctx.uow.people.grants(election.estate_id):
        if grant.role is Role.ORGANISER and grant.person_id not in stands:
            await ctx.tell(grant.person_id, Reply(tuple(lines), button))
    if candidacy is not None and candidacy.person_id:
        said = (words("told-objection", no=election.no), words("objection-text", text=new.text))
        await ctx.tell(candidacy.person_id, Reply((*said, words("told-reply-how", no=election.no))))


async def objections_reply(effects: Effects, election: Election) -> Reply:
    """The objections that wait for an answer, each with a button, for organisers who do not stand."""
    waiting = await unanswered(effects, election)
    lines: list[Line] = [title_line(election), words("held-answer", no=election.no, count=len(waiting))]
    rows = []
    for each in waiting[:MOST_LISTED]:
        about = await about_words(effects, election, each)
        by = await name_of(effects, each.person_id)
        lines.append(words("election-objection-told", no=election.no, number=each.no, about=about, by=by))
        lines.append(words("objection-text", text=each.text))
        rows.append((Press(words("button-answer-number", number=each.no), f"eobj:{election.id}:{each.no}"),))
    return Reply(tuple(lines), tuple(rows))


async def answer_button(ctx: Context, election_id: str, number: int) -> Reply:
    """Ask an organiser for the answer to an objection. Raises Refusal."""
    election = await election_of_button(ctx, election_id)
    await require_free(ctx, election)
    return ask_answer(ctx, election, number)


def ask_answer(ctx: Context, election: Election, number: int) -> Reply:
    """Ask for the answer to an objection."""
    ctx.ask(f"reply {election.no} o{number}", "text", " ")
    return Reply((words("ask-objection-answer", number=number), words("ask-or-cancel")), asks=True)


async def require_free(ctx: Context, election: Election) -> None:
    """Refuse who is no organiser, who stands, and whom one of these made an organiser since the call.

    Raises Refusal need-organiser, vet-stands (no), election-own-helper (no, name).
    """
    require_organiser(ctx)
    if await stands_in(ctx, election, ctx.person.id):
        raise Refusal("vet-stands", no=election.no)
    await require_nobodys_helper(ctx, election)


async def answer_objection(ctx: Context, election: Election, number: int, text: str) -> Reply:
    """An organiser answers an objection; who made it reads that. With no ``text`` it is asked for. Raises Refusal."""
    await require_free(ctx, election)
    made = await objections_of(ctx, election)
    found = next((each for each in made if each.no == number), None)
    if found is None:
        known = tuple(str(each.no) for each in made)
        raise Refusal("reply-objection-unknown", no=election.no, number=str(number), known=known or "none")
    if not text:
        return ask_answer(ctx, election, number)
    require_own_words(ctx, text, command="objection", no=election.no, number=number)
    if found.person_id == ctx.person.id:
        raise Refusal("objection-own")
    answered = found.answered(text, ctx.person.id, ctx.now)
    ctx.uow.objections.put(answered)
    lines = (
        words("election-objection-answered-told", no=election.no, number=number),
        words("objection-text", text=answered.text),
        words("objection-answer", text=answered.answer),
    )
    told = await ctx.tell(found.person_id, Reply(lines))
    return Reply((words("objection-answered" if told else "objection-answered-untold", no=number),))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("eobj", admin_fact=True)(answer_button)
