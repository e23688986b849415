"""Statement, questions and replies of candidates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from domain.candidacies import CandidateQuestion, Standing
from domain.candidates_page import answer, ask, check_page_open, reply, state
from domain.elections import Phase
from tests.domain.elections import HOUR, NOW, candidacy, in_phase
from tests.domain.test_decision import refused

VETTING = in_phase(Phase.VETTING)
LI = candidacy("li", Standing.ACCEPTED)
ASKED = CandidateQuestion("e", 4, LI.id, "p-x", "Why?", NOW)


def test_a_statement_replaces_the_one_before() -> None:
    once = state(VETTING, LI, " Lifts! ", "p-li")
    assert once.statement == "Lifts!"
    assert state(VETTING, once, "", "p-li").statement == ""
    assert len(state(VETTING, LI, "字" * 500, "p-li").statement) == 500


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: state(VETTING, LI, "x" * 501, "p-li"), "statement-long"),
        (lambda: state(VETTING, LI, "x", "p-x"), "candidacy-not-yours"),
        (lambda: state(VETTING, candidacy("li"), "x", "p-li"), "candidacy-not-standing"),
        (lambda: state(in_phase(Phase.NOTICE), LI, "x", "p-li"), "statement-late"),
        (lambda: state(replace(in_phase(Phase.STOPPED), listed=True), LI, "x", "p-li"), "statement-late"),
        (lambda: state(in_phase(Phase.SEATED), LI, "x", "p-li"), "election-phase"),
        (lambda: state(in_phase(Phase.VOID), LI, "x", "p-li"), "election-phase"),
        (lambda: check_page_open(in_phase(Phase.VOTING), LI, "p-li"), "statement-late"),
    ],
)
def test_what_cannot_be_stated(act: Callable[[], object], code: str) -> None:
    assert refused(act)[0] == code


def asked(
    phase: Phase = Phase.VETTING, text: str = "Why?", known: tuple[CandidateQuestion, ...] = ()
) -> CandidateQuestion:
    return ask(in_phase(phase), LI, known, person_id="p-x", text=text, now=NOW)


@pytest.mark.parametrize("phase", [Phase.NOMINATING, Phase.VETTING, Phase.NOTICE, Phase.VOTING, Phase.STOPPED])
def test_questions_are_numbered_within_the_election(phase: Phase) -> None:
    found = asked(phase, " Why? ", (replace(ASKED, candidacy_id="other", no=7),))
    assert found == replace(ASKED, no=8)
    election = in_phase(phase)
    done = answer(election, found, LI, "p-li", " Because ", NOW + HOUR)
    assert (done.answer, done.answered_at) == ("Because", NOW + HOUR)
    assert answer(election, done, LI, "p-li", "Or not", NOW + HOUR).answer == "Or not"


@pytest.mark.parametrize("phase", [Phase.CALLED, Phase.RESULT_NOTICE, Phase.SEATED, Phase.VOID])
def test_and_end_with_voting(phase: Phase) -> None:
    assert refused(lambda: asked(phase))[0] == "election-phase"
    assert refused(lambda: answer(in_phase(phase), ASKED, LI, "p-li", "x", NOW))[0] == "election-phase"
    voting = in_phase(Phase.VOTING)
    at = voting.calendar.vote_until
    assert refused(lambda: ask(voting, LI, (), person_id="p", text="?", now=at))[0] == "phase-over"


def test_questions_wait_for_answers() -> None:
    waiting = tuple(replace(ASKED, no=no) for no in range(1, 6))
    assert refused(lambda: asked(known=waiting)) == ("questions-many", {"most": 5})
    assert asked(known=(replace(waiting[0], answered_at=NOW), *waiting[1:])).no == 6
    assert asked(known=(replace(waiting[0], person_id="p-y"), *waiting[1:])).no == 6


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: asked(text=" "), "asked-empty"),
        (lambda: asked(text="x" * 301), "asked-long"),
        (lambda: ask(VETTING, candidacy("li"), (), person_id="p", text="?", now=NOW), "candidacy-not-standing"),
        (lambda: answer(VETTING, ASKED, LI, "p-x", "x", NOW), "candidacy-not-yours"),
        (lambda: answer(VETTING, ASKED, LI, "p-li", " ", NOW), "answer-empty"),
        (lambda: answer(VETTING, ASKED, LI, "p-li", "x" * 501, NOW), "answer-long"),
        (
            lambda: answer(VETTING, ASKED, candidacy("li", Standing.WITHDRAWN), "p-li", "x", NOW),
            "candidacy-not-standing",
        ),
    ],
)
def test_what_is_not_asked_or_answered(act: Callable[[], object], code: str) -> None:
    assert refused(act)[0] == code


def test_nobody_answers_for_another() -> None:
    with pytest.raises(ValueError, match="another"):
        answer(VETTING, ASKED, candidacy("wang", Standing.ACCEPTED), "p-wang", "x", NOW)


@pytest.mark.parametrize("phase", [Phase.VETTING, Phase.NOTICE, Phase.VOTING, Phase.RESULT_NOTICE, Phase.STOPPED])
def test_a_candidate_replies(phase: Phase) -> None:
    rejected = candidacy("li", Standing.REJECTED)
    assert reply(in_phase(phase), rejected, "p-li", " I paid ").reply == "I paid"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: reply(in_phase(Phase.NOMINATING), LI, "p-li", "x"), "election-phase"),
        (lambda: reply(in_phase(Phase.SEATED), LI, "p-li", "x"), "election-phase"),
        (lambda: reply(VETTING, LI, "p-x", "x"), "candidacy-not-yours"),
        (lambda: reply(VETTING, candidacy("li"), "p-li", "x"), "reply-none"),
        (lambda: reply(VETTING, LI, "p-li", " "), "answer-empty"),
    ],
)
def test_who_cannot_reply(act: Callable[[], object], code: str) -> None:
    assert refused(act)[0] == code
