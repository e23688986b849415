"""What a candidate says: a statement, answers to questions, and a reply to what is said against them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from domain.candidacies import MAX_ANSWER, MAX_QUESTION, MAX_STATEMENT, Candidacy, CandidateQuestion, Standing
from domain.election_guards import require, require_running, within
from domain.elections import Election, Phase
from domain.refusal import Refusal

MOST_QUESTIONS = 5
"""How many unanswered questions one person may have put to one candidate."""
_STANDS = (Standing.ACCEPTED, Standing.PASSED)
_ASKED = (Phase.NOMINATING, Phase.VETTING, Phase.NOTICE, Phase.VOTING, Phase.STOPPED)


def _check_theirs(candidacy: Candidacy, person_id: str) -> None:
    """Raises Refusal candidacy-not-yours."""
    if not person_id or candidacy.person_id != person_id:
        raise Refusal("candidacy-not-yours", name=candidacy.name)


def _check_stands(candidacy: Candidacy) -> None:
    """Raises Refusal candidacy-not-standing."""
    if candidacy.standing not in _STANDS:
        raise Refusal("candidacy-not-standing", name=candidacy.name)


def check_page_open(election: Election, candidacy: Candidacy, person_id: str) -> None:
    """Whether a candidate can still change their statement or photo: until the list is published.

    Raises Refusal: statement-late (no), election-phase, candidacy-not-yours (name), candidacy-not-standing (name).
    """
    if election.listed and election.phase not in (Phase.SEATED, Phase.VOID):
        raise Refusal("statement-late", no=election.no)
    require(election, Phase.NOMINATING, Phase.VETTING, Phase.STOPPED)
    _check_theirs(candidacy, person_id)
    _check_stands(candidacy)


def state(election: Election, candidacy: Candidacy, text: str, person_id: str) -> Candidacy:
    """The candidacy with this statement in place of an earlier one; "" for none.

    Raises Refusal: those of `check_page_open`, statement-long (most, length).
    """
    check_page_open(election, candidacy, person_id)
    return replace(candidacy, statement=within(text, MAX_STATEMENT, "statement-long"))


def ask(
    election: Election,
    candidacy: Candidacy,
    questions: Collection[CandidateQuestion],
    *,
    person_id: str,
    text: str,
    now: datetime,
) -> CandidateQuestion:
    """A question to somebody who stands, until voting ends. ``questions`` are all of the election.

    Raises Refusal: election-phase, phase-over, candidacy-not-standing (name), asked-empty, asked-long (most,
    length), questions-many (most).
    """
    _check_asked(election, now)
    _check_stands(candidacy)
    words = within(text, MAX_QUESTION, "asked-long")
    if not words:
        raise Refusal("asked-empty")
    waiting = sum(
        each.candidacy_id == candidacy.id and each.person_id == person_id and each.answered_at is None
        for each in questions
    )
    if waiting >= MOST_QUESTIONS:
        raise Refusal("questions-many", most=MOST_QUESTIONS)
    no = max((each.no for each in questions), default=0) + 1
    return CandidateQuestion(election.id, no, candidacy.id, person_id, words, now)


def _check_asked(election: Election, now: datetime) -> None:
    """Raises Refusal election-phase, phase-over."""
    require(election, *_ASKED)
    if election.phase is Phase.VOTING:
        require_running(election, now, Phase.VOTING)


def answer(
    election: Election, question: CandidateQuestion, candidacy: Candidacy, person_id: str, text: str, now: datetime
) -> CandidateQuestion:
    """The question with the candidate's answer, in place of an earlier one; until voting ends.

    Raises Refusal: election-phase, phase-over, candidacy-not-yours (name), candidacy-not-standing (name), answer-empty,
    answer-long (most, length); ValueError for a question to another.
    """
    _check_asked(election, now)
    if question.candidacy_id != candidacy.id:
        raise ValueError("a question that was put to another candidate")
    _check_theirs(candidacy, person_id)
    _check_stands(candidacy)
    return replace(question, answer=_answer(text), answered_at=now)


def _answer(text: str) -> str:
    """Raises Refusal answer-empty, answer-long."""
    words = within(text, MAX_ANSWER, "answer-long")
    if not words:
        raise Refusal("answer-empty")
    return words


def reply(election: Election, candidacy: Candidacy, person_id: str, text: str) -> Candidacy:
    """The candidacy with what the candidate says to a rejection or an objection, in place of what they said before.

    Raises Refusal: election-phase, candidacy-not-yours (name), reply-none (name: nobody has said anything against one
    who never accepted), answer-empty, answer-long (most, length).
    """
    require(election, Phase.VETTING, Phase.NOTICE, Phase.VOTING, Phase.RESULT_NOTICE, Phase.STOPPED)
    _check_theirs(candidacy, person_id)
    if candidacy.confirmed is None:
        raise Refusal("reply-none", name=candidacy.name)
    return replace(candidacy, reply=_answer(text))
