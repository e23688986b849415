"""Asking for a member's recall: by a fifth of the owners or a third of the members. The member may answer before it is
put to the vote.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta

from domain.candidacies import MAX_ANSWER, MAX_REASON
from domain.committee import Member, Recall, RecallState
from domain.election_guards import within
from domain.refusal import Refusal
from domain.seated import check_serves

HEARING_DAYS = 7
LASTS = timedelta(days=60)
"""So long a recall that was asked for can gather support."""
_RUNNING = (RecallState.ASKED, RecallState.HEARING)


def ask_recall(
    recalls: Collection[Recall], member: Member, *, by: str, reason: str, now: datetime, new_id: str
) -> Recall:
    """A recall that the person ``by`` asks for, and supports. ``recalls`` are all of the estate.

    Raises Refusal: member-gone (name), recall-own, recall-running (name), recall-reason-missing, reason-too-long (most,
    length).
    """
    check_serves(member)
    _check_other(member, by)
    if any(each.member_id == member.id and each.state in _RUNNING for each in recalls):
        raise Refusal("recall-running", name=member.name)
    words = within(reason, MAX_REASON, "reason-too-long")
    if not words:
        raise Refusal("recall-reason-missing")
    return Recall(new_id, member.estate_id, member.id, words, by, now, (by,))


def _check_other(member: Member, by: str) -> None:
    """Raises Refusal recall-own."""
    if by == member.person_id:
        raise Refusal("recall-own")


def support(recall: Recall, member: Member, by: str, now: datetime) -> Recall:
    """The recall with one more supporter.

    Raises Refusal: member-gone (name), recall-own, recall-over (name: it is not asked for any more), recall-supported.
    """
    check_serves(member)
    _check_other(member, by)
    if recall.state is not RecallState.ASKED or now >= lapses_at(recall):
        raise Refusal("recall-over", name=member.name)
    if by in recall.supporters:
        raise Refusal("recall-supported")
    return replace(recall, supporters=(*recall.supporters, by))


def threshold(*, owner_heads_for: int, all_heads: int, members_for: int, all_members: int) -> bool:
    """Whether enough ask: at least a fifth of all heads, by the parties behind the supporters, or at least a third of
    the members, the one concerned counted among them all.
    """
    owners = owner_heads_for > 0 and 5 * owner_heads_for >= all_heads
    members = members_for > 0 and 3 * members_for >= all_members
    return owners or members


def lapses_at(recall: Recall) -> datetime:
    """When a recall for which not enough asked is over."""
    return recall.asked_at + LASTS


def drop(recall: Recall) -> Recall:
    """The recall as it is over without a vote: out of time, or the member left. Raises Refusal recall-state (state)."""
    _check_state(recall, *_RUNNING)
    return replace(recall, state=RecallState.DROPPED)


def _check_state(recall: Recall, *states: RecallState) -> None:
    """Raises Refusal recall-state."""
    if recall.state not in states:
        raise Refusal("recall-state", state=str(recall.state))


def hear(recall: Recall, now: datetime, days: int = HEARING_DAYS) -> Recall:
    """The recall for which enough asked: the member has so many days to answer. Raises Refusal recall-state."""
    _check_state(recall, RecallState.ASKED)
    return replace(recall, state=RecallState.HEARING, answer_until=now + timedelta(days=days))


def answer_recall(recall: Recall, member: Member, person_id: str, text: str, now: datetime) -> Recall:
    """The recall with the member's answer, in place of an earlier one.

    Raises Refusal: recall-not-yours (name), recall-state (state), recall-answer-late (at), answer-empty, answer-long
    (most, length).
    """
    if not person_id or person_id != member.person_id:
        raise Refusal("recall-not-yours", name=member.name)
    _check_state(recall, *_RUNNING)
    if recall.answer_until is not None and now >= recall.answer_until:
        raise Refusal("recall-answer-late", at=recall.answer_until)
    words = within(text, MAX_ANSWER, "answer-long")
    if not words:
        raise Refusal("answer-empty")
    return replace(recall, answer=words)


def put(recall: Recall, decision_id: str, now: datetime) -> Recall:
    """The recall as a decision, which may be announced once the member has answered, or has had the time to.

    Raises Refusal: recall-state (state), recall-hearing (at: until when the member may answer).
    """
    _check_state(recall, RecallState.HEARING)
    if not recall.answer and recall.answer_until is not None and now < recall.answer_until:
        raise Refusal("recall-hearing", at=recall.answer_until)
    return replace(recall, state=RecallState.PUT, decision_id=decision_id)
