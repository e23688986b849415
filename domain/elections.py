"""An election: a call for candidates that becomes a list, a ballot, and a seated committee, phase by phase."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.contest import Contest, Method
from domain.rules import Rule
from domain.secrecy import Mode

MOST_SEATS = 25
MOST_CANDIDATES = 40
MOST_CONDITIONS = 12
MAX_CONDITION = 200
MOST_TERM_YEARS = 5


class Phase(StrEnum):
    """Where an election is.

    CALLED: announced, nominations open later. STOPPED: voting may not open, since too few stand; organisers choose what
    is done. SEATED: the result stands, and its public notice is over.
    """

    CALLED = "called"
    NOMINATING = "nominating"
    VETTING = "vetting"
    NOTICE = "notice"
    VOTING = "voting"
    RESULT_NOTICE = "result-notice"
    SEATED = "seated"
    STOPPED = "stopped"
    VOID = "void"


class Purpose(StrEnum):
    """What an election is for: a whole committee, seats that a tie left open, seats that nobody won, or an office that
    the members give to one of themselves.
    """

    COMMITTEE = "committee"
    RUNOFF = "runoff"
    FURTHER = "further"
    CHAIR = "chair"
    VICES = "vices"


OFFICES = (Purpose.CHAIR, Purpose.VICES)


@dataclass(frozen=True, slots=True)
class Calendar:
    """When each phase of an election begins and ends; aware UTC. ``notice_until`` is when voting opens."""

    called_at: datetime
    nominate_from: datetime
    nominate_until: datetime
    vet_until: datetime
    notice_until: datetime
    vote_until: datetime
    result_until: datetime


@dataclass(frozen=True, slots=True)
class Election:
    """An election of one estate; ``no`` is the number that people type, of the one series of all ballots. Its ballot
    is the decision of the same id and number, once voting opens.

    ``seats`` and ``alternates`` are what is voted for, ``max_marks`` how many candidates one paper may name.
    ``contested``: voting does not open unless more stand than there are seats. Of a committee's ``agreed`` seats
    ``filled`` were filled by the elections before, whose last is ``parent`` ("" for none); ``minimum`` are needed for
    it to stand. ``most_nominations`` is how many people one owner may nominate. ``lot_seed`` decides the order of
    candidates; its hash is told before anybody stands, the seed with the list. ``listed``: that was done.
    """

    id: str
    estate_id: str
    no: int
    title: str
    purpose: Purpose
    seats: int
    alternates: int
    max_marks: int
    contested: bool
    agreed: int
    filled: int
    minimum: int
    term_years: int
    conditions: tuple[str, ...]
    rule: Rule
    mode: Mode
    method: Method
    most_nominations: int
    calendar: Calendar
    called_by: str
    lot_seed: str
    phase: Phase = Phase.CALLED
    listed: bool = False
    parent: str = ""
    void_reason: str = ""

    @property
    def contest(self) -> Contest:
        """What its ballot is about."""
        return Contest(self.seats, self.alternates, self.max_marks, self.method, self.agreed, self.filled, self.minimum)

    @property
    def subject(self) -> str:
        """What objections to its list or its result are filed under; a list anew, with a lot of its own, is another."""
        return f"election:{self.id}:{self.lot_seed[:8]}"
