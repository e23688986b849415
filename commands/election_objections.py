"""Objections to somebody on the list, or to the result, while they are under public notice; each is answered."""

from __future__ import annotations

import re
from collections.abc import Collection

from app import syntax
from app.arguments import FreeText
from app.context import Context, Effects
from app.declare import Registry
from app.election_arguments import ElectionNo
from app.election_people import stands_in
from app.words import Line, Press, Reply, words
from commands.election_words import candidate_meant, election_of_button, find_election, title_line
from commands.estates import name_of
from commands.nominee_meant import owner_here
from commands.roll import require_organiser
from domain.appointments import count_as_one
from domain.candidacies import Candidacy
from domain.candidates_page import answer, reply
from domain.election_list import listed
from domain.elections import Election, Phase
from domain.estate import Role
from domain.objections import MOST_OPEN, Objection, objecting
from domain.refusal import Refusal
from domain.rights import Right, roles_of
from domain.vetting import standing_persons

MOST_LISTED = 10
OPEN_TO_OBJECTION = (Phase.NOTICE, Phase.RESULT_NOTICE)
_ANSWERED = re.compile(r"(?P<kind>[qo问問异異])\s*(?P<no>\d{1,4})[.,:]?", re.IGNORECASE)


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


async def waiting_lines(effects: Effects) -> list[Line]:
    """How many objections there are to elections under notice, and how many are answered."""
    lines: list[Line] = []
    for election in await effects.uow.elections.of_estate(effects.estate.id):
        made = await objections_of(effects, election) if election.phase in OPEN_TO_OBJECTION else ()
        if made:
            answered = sum(each.is_answered for each in made)
            lines.append(words("election-objections", no=election.no, count=len(made), answered=answered))
    return lines


async def object_to_election(ctx: Context, election: Election, text: str) -> Reply:
    """Object to a candidate, or to the result, with a reason. Raises Refusal."""
    if election.phase not in OPEN_TO_OBJECTION:
        raise Refusal("object-when", no=election.no, phase=str(election.phase))
    if Role.AUDITOR not in roles_of(ctx.person.id, ctx.grants):
        await owner_here(ctx)
    about, reason = "", text
    candidacy = None
    if election.phase is Phase.NOTICE:
        candidacy, reason = await candidate_meant(ctx, listed(await _candidacies(ctx, election)), text)
        about = candidacy.id
    if not reason.strip():
        about_whom = candidacy.name if candidacy is not None else "–"
        raise Refusal("object-why" if candidacy is not None else "object-why-result", no=election.no, name=about_whom)
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
    known = {each.id: each.name for each in await _candidacies(effects, election)}
    lines: list[Line] = [title_line(election), words("held-answer", no=election.no, count=len(waiting))]
    rows = []
    for each in waiting[:MOST_LISTED]:
        about = known.get(each.about) or words("objection-to-result")
        by = await name_of(effects, each.person_id)
        lines.append(words("election-objection-told", no=election.no, number=each.no, about=about, by=by))
        lines.append(words("objection-text", text=each.text))
        rows.append((Press(words("button-answer-number", number=each.no), f"eobj:{election.id}:{each.no}"),))
    return Reply(tuple(lines), tuple(rows))


async def answer_button(ctx: Context, election_id: str, number: int) -> Reply:
    """Ask an organiser for the answer to an objection. Raises Refusal."""
    election = await election_of_button(ctx, election_id)
    await require_free(ctx, election)
    ctx.ask(f"reply {election.no} o{number}", "text", " ")
    return Reply((words("ask-objection-answer", number=number), words("ask-or-cancel")), asks=True)


async def require_free(ctx: Context, election: Election) -> None:
    """Refuse who is no organiser, and who stands. Raises Refusal need-organiser, vet-stands."""
    require_organiser(ctx)
    if await stands_in(ctx, election, ctx.person.id):
        raise Refusal("vet-stands", no=election.no)


async def respond(ctx: Context, ballot: ElectionNo, text: FreeText) -> Reply:
    """A candidate answers a question (`q2`), a rejection or an objection; an organiser an objection (`o2`)."""
    election = await find_election(ctx, ballot)
    first, rest = syntax.first_word(text)
    found = _ANSWERED.fullmatch(first)
    if found is None:
        return await _reply(ctx, election, text)
    if not rest:
        raise Refusal("respond-empty", no=election.no)
    if found["kind"].casefold() in "q问問":
        return await answer_question(ctx, election, int(found["no"]), rest)
    return await _answer_objection(ctx, election, int(found["no"]), rest)


async def _reply(ctx: Context, election: Election, text: str) -> Reply:
    """The candidate's own word to a rejection or an objection, which the organisers read."""
    known = await _candidacies(ctx, election)
    mine = next((each for each in known if each.person_id == ctx.person.id), None)
    if mine is None or election.phase in (Phase.CALLED, Phase.NOMINATING):
        raise Refusal("respond-what", no=election.no)
    said = reply(election, mine, ctx.person.id, text)
    ctx.uow.elections.put_candidacy(said)
    stands = standing_persons(known)
    lines = (words("vet-replied", no=election.no, name=mine.name), words("objection-text", text=said.reply))
    for grant in await ctx.uow.people.grants(election.estate_id):
        if grant.role is Role.ORGANISER and grant.person_id not in stands:
            await ctx.tell(grant.person_id, Reply((*lines, words("vet-replied-how", no=election.no))))
    return Reply((words("replied", no=election.no),))


async def _answer_objection(ctx: Context, election: Election, number: int, text: str) -> Reply:
    """An organiser answers an objection; who made it reads that. Raises Refusal."""
    await require_free(ctx, election)
    found = next((each for each in await objections_of(ctx, election) if each.no == number), None)
    if found is None:
        raise Refusal("objection-unknown", no=number)
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


async def answer_question(ctx: Context, election: Election, number: int, text: str) -> Reply:
    """A candidate answers a question, and every room reads both. Raises Refusal."""
    questions = await ctx.uow.elections.questions(election.id)
    asked = next((each for each in questions if each.no == number), None)
    candidacy = await ctx.uow.elections.candidacy(asked.candidacy_id) if asked is not None else None
    if asked is None or candidacy is None:
        raise Refusal("question-unknown", no=number)
    answered = answer(election, asked, candidacy, ctx.person.id, text, ctx.now)
    ctx.uow.elections.put_question(answered)
    lines = (
        words("question-answered", no=election.no, name=candidacy.name),
        words("question-text", number=number, text=answered.text),
        words("question-answer", text=answered.answer),
    )
    await ctx.announce(Reply(lines))
    return Reply((words("question-answered-told"),)) if ctx.room is None else Reply(lines[:1])


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("reply", group="elections", needs=Right.RESIDENT, admin_fact=True)(respond)
    registry.action("eobj", admin_fact=True)(answer_button)
