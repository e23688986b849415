"""What candidates and organisers reply: to questions, to a rejection or an objection, by whatever words they begin."""

from __future__ import annotations

import re

from app import syntax
from app.arguments import FreeText
from app.case_arguments import CaseNo
from app.context import Context
from app.declare import Registry
from app.election_arguments import ElectionNo
from app.election_people import stands_in
from app.spoken_names import BLANKS
from app.time_words import NUMBER, number
from app.words import Line, Reply, words
from commands.casework import say as answer_case
from commands.decision_words import find_decision
from commands.disputes import answer_dispute
from commands.election_objections import answer_objection, objections_to, unanswered
from commands.election_words import find_election
from commands.organising import require_organiser
from commands.placeholders import require_own_words
from domain.candidacies import Candidacy, CandidateQuestion
from domain.candidates_page import answer, reply
from domain.decision import Decision
from domain.elections import Election, Phase
from domain.estate import Role
from domain.refusal import Refusal
from domain.rights import Right
from domain.vetting import standing_persons

_QUESTION, _OBJECTION = "提问|提問|问题|問題|问|問", "异议|異議|异|異"
_ANSWERED = re.compile(
    rf"(?:(?P<kind>q(?:uestion)?|o(?:bjection)?|{_QUESTION}|{_OBJECTION})\s*(?P<no>{NUMBER})(?![\d])"
    rf"|第?(?P<before>{NUMBER})\s*[个個条條]?(?P<behind>{_QUESTION}|{_OBJECTION}))",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<no>\d{1,3})(?=[\s,.:;])")
_OF_QUESTION = "q提问問"


async def respond(ctx: Context, ballot: ElectionNo | None = None, text: FreeText | None = None) -> Reply | None:
    """A candidate answers a question (`q2`), a rejection or an objection; an organiser an objection (`o2`), to an
    election or to a decision, and what somebody suggested.

    Raises Refusal.
    """
    decision = await find_decision(ctx, ballot) if ballot else None
    if decision is not None and decision.contest is None:
        return await _to_dispute(ctx, decision, text or "")
    if ballot and text and await _is_case(ctx, ballot):
        require_organiser(ctx)
        return await answer_case(ctx, CaseNo(ballot), text)
    election = await find_election(ctx, ballot)
    known = await ctx.uow.elections.candidacies(election.id)
    mine = next((each for each in known if each.person_id == ctx.person.id), None)
    if mine is not None and ctx.is_organiser and not await stands_in(ctx, election, ctx.person.id):
        # Who was nominated and does not stand answers like any other organiser.
        mine = None
    plain = syntax.mapped(text or "")
    found = _ANSWERED.match(plain)
    if found is None:
        return await _unnumbered(ctx, election, mine, text or "")
    said = (text or "")[found.end() :].lstrip(BLANKS)
    no = number(found["no"] or found["before"]) or 0
    if (found["kind"] or found["behind"]).casefold()[0] in _OF_QUESTION:
        return await _answered(ctx, election, no, said)
    if mine is not None:
        raise Refusal("reply-own", no=election.no, number=str(no))
    return await answer_objection(ctx, election, no, said)


async def _is_case(ctx: Context, no: int) -> bool:
    """Whether the number is a suggestion's, to whose author people reply too, and no election's."""
    if await ctx.uow.elections.by_no(ctx.estate.id, no) is not None:
        return False
    return await ctx.uow.cases.by_no(ctx.estate.id, no) is not None


async def _to_dispute(ctx: Context, decision: Decision, text: str) -> Reply:
    """The answer to somebody who disputes a decision. Raises Refusal."""
    plain = syntax.mapped(text)
    found = _ANSWERED.match(plain) or _BARE.match(plain)
    if found is None:
        return await answer_dispute(ctx, decision, 0, text)
    said = found.groupdict()
    no = number(said["no"] or said.get("before", "")) or 0
    return await answer_dispute(ctx, decision, no, text[found.end() :].lstrip(BLANKS))


async def _unnumbered(ctx: Context, election: Election, mine: Candidacy | None, text: str) -> Reply | None:
    """The candidate's own word to a rejection or an objection; else the answer to the one question, or objection, that
    waits for them. Raises Refusal.
    """
    waiting = await _open_questions(ctx, election, mine)
    against = mine is not None and await _is_spoken_against(ctx, election, mine)
    if mine is not None and text and (against or (not waiting and _may_reply(election))):
        return await _own_word(ctx, election, mine, text)
    if len(waiting) == 1 and not against:
        return await _answered(ctx, election, waiting[0].no, text)
    if waiting:
        numbers = tuple(str(each.no) for each in waiting)
        raise Refusal("reply-question", no=election.no, number=str(waiting[0].no), numbers=numbers)
    if against:
        ctx.ask(f"reply {election.no}", "text", " ")
        return Reply((words("ask-reply-text"), words("ask-or-cancel")), asks=True)
    objections = await unanswered(ctx, election) if ctx.is_organiser and mine is None else []
    if len(objections) == 1:
        return await answer_objection(ctx, election, objections[0].no, text)
    if objections:
        numbers = tuple(str(each.no) for each in objections)
        raise Refusal("reply-objection", no=election.no, number=str(objections[0].no), numbers=numbers)
    raise Refusal("reply-nothing", no=election.no)


def _may_reply(election: Election) -> bool:
    return election.phase not in (Phase.CALLED, Phase.NOMINATING)


async def _is_spoken_against(ctx: Context, election: Election, mine: Candidacy) -> bool:
    """Whether somebody would reject or strike this candidate, or objects to them."""
    return any(not each.passes for each in mine.vettings) or bool(await objections_to(ctx, election, mine))


async def _open_questions(ctx: Context, election: Election, mine: Candidacy | None) -> list[CandidateQuestion]:
    if mine is None:
        return []
    asked = await ctx.uow.elections.questions(election.id)
    return [each for each in asked if each.candidacy_id == mine.id and not each.answer]


async def _own_word(ctx: Context, election: Election, mine: Candidacy, text: str) -> Reply:
    """What the candidate says of themselves, which the organisers who vet read. Raises Refusal."""
    require_own_words(ctx, text, command="reply", no=election.no)
    known = await ctx.uow.elections.candidacies(election.id)
    said = reply(election, mine, ctx.person.id, text)
    ctx.uow.elections.put_candidacy(said)
    stands = standing_persons(known)
    lines: list[Line] = [words("vet-replied", no=election.no, name=mine.name), words("objection-text", text=said.reply)]
    if election.phase is Phase.VETTING or (election.phase is Phase.NOTICE and await unanswered(ctx, election)):
        lines.append(words("vet-replied-how", no=election.no))
    for grant in await ctx.uow.people.grants(election.estate_id):
        if grant.role is Role.ORGANISER and grant.person_id not in stands:
            await ctx.tell(grant.person_id, Reply(tuple(lines)))
    return Reply((words("replied", no=election.no),))


async def _answered(ctx: Context, election: Election, number_: int, text: str) -> Reply | None:
    """A candidate answers a question, and every room reads both; with no ``text`` it is asked for. Raises Refusal."""
    questions = await ctx.uow.elections.questions(election.id)
    asked = next((each for each in questions if each.no == number_), None)
    candidacy = await ctx.uow.elections.candidacy(asked.candidacy_id) if asked is not None else None
    if asked is None or candidacy is None:
        raise Refusal("question-unknown", no=number_)
    if not text and candidacy.person_id == ctx.person.id:
        return ask_for_answer(ctx, election, number_)
    require_own_words(ctx, text, command="question", no=election.no, number=number_)
    answered = answer(election, asked, candidacy, ctx.person.id, text, ctx.now)
    if answered.answer == asked.answer:
        raise Refusal("answer-same", number=str(number_))
    ctx.uow.elections.put_question(answered)
    lines = (
        words("question-answered", no=election.no, name=candidacy.name),
        words("question-text", number=number_, text=answered.text),
        words("question-answer", text=answered.answer),
    )
    await ctx.announce(Reply(lines))
    # In a room it stands there already.
    return Reply((words("question-answered-told"),)) if ctx.room is None else None


def ask_for_answer(ctx: Context, election: Election, number_: int) -> Reply:
    """Ask a candidate for the answer to a question."""
    ctx.ask(f"reply {election.no} q{number_}", "text", " ")
    return Reply((words("ask-question-answer", number=number_), words("ask-or-cancel")), asks=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("reply", group="elections", needs=Right.RESIDENT, admin_fact=True)(respond)
