"""What a ballot is about where people are chosen for seats: how many, how it is marked, and what must be filled."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Method(StrEnum):
    """How a ballot is filled in.

    MARKS: so many candidates at most are marked; who is not marked is not voted for. EACH: yes, no or abstain for
    each candidate, where no more stand than there are seats.
    """

    MARKS = "marks"
    EACH = "each"


@dataclass(frozen=True, slots=True)
class Contest:
    """Candidates (the items of a decision) for ``seats``.

    ``max_marks`` is how many one paper may say yes to. ``alternates`` is how many come after the elected. The committee
    has ``agreed`` seats, of which ``filled`` were before this ballot; it stands if more than half of them, and at least
    ``minimum``, are filled. ``agreed`` is 0 where no committee is at stake, such as for its chair.
    """

    seats: int
    alternates: int
    max_marks: int
    method: Method
    agreed: int
    filled: int = 0
    minimum: int = 0
