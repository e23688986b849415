"""What every act of an election asks first: is this its phase, is there still time, is a reason given."""

from __future__ import annotations

from datetime import datetime

from domain.candidacies import MAX_REASON
from domain.election_calendar import end_of, nominates
from domain.elections import Election, Phase
from domain.refusal import Refusal

_AFTER = (Phase.VETTING, Phase.NOTICE, Phase.VOTING, Phase.RESULT_NOTICE)
"""When nominations are over for good, unless the list is given up."""


def require(election: Election, *phases: Phase) -> None:
    """Refuse what belongs to other phases. Raises Refusal election-phase (no, phase: the present one)."""
    if election.phase not in phases:
        raise Refusal("election-phase", no=election.no, phase=str(election.phase))


def require_nominating(election: Election) -> None:
    """Refuse what can be done only while one can nominate.

    Raises Refusal election-no-nominations (no), nominations-over (no, at: when they ended), election-phase.
    """
    if not nominates(election.purpose):
        raise Refusal("election-no-nominations", no=election.no)
    if election.phase in _AFTER:
        raise Refusal("nominations-over", no=election.no, at=election.calendar.nominate_until)
    require(election, Phase.NOMINATING)


def require_running(election: Election, now: datetime, *phases: Phase) -> None:
    """Refuse what belongs to other phases, or comes when the phase is over though the next has not begun yet.

    Raises Refusal election-phase, phase-over (no, phase, at: when it ended).
    """
    require(election, *phases)
    at = end_of(election.calendar, election.phase)
    if at is not None and now >= at:
        raise Refusal("phase-over", no=election.no, phase=str(election.phase), at=at)


def checked_reason(election: Election, reason: str) -> str:
    """The reason without blanks around it. Raises Refusal reason-missing (no), reason-too-long (most, length)."""
    words = reason.strip()
    if not words:
        raise Refusal("reason-missing", no=election.no)
    return within(words, MAX_REASON, "reason-too-long")


def within(text: str, most: int, code: str) -> str:
    """The text without blanks around it. Raises Refusal of this code (most, length) for one that is too long."""
    words = text.strip()
    if len(words) > most:
        raise Refusal(code, most=most, length=len(words))
    return words
