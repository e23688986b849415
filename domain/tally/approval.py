"""Several marks a person, each worth the same; the option marked by the most people leads."""

from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ApprovalResult:
    """`counts[n - 1]` people marked option n.

    `voters` are people, `votes` are marks: shares are of people, so they may add up to more than 100 %.
    `leaders` are all options with the most marks, none where nothing was marked.
    """

    counts: tuple[int, ...]
    voters: int
    votes: int
    leaders: tuple[int, ...]


def count_approval(options: int, ballots: Sequence[Set[int]]) -> ApprovalResult:
    """Count the marks. A ballot without marks is still a person who took part (approving of none).

    Raises `ValueError` for a mark on an option that does not exist.
    """
    marks = Counter(option for ballot in ballots for option in ballot)
    if any(not 1 <= option <= options for option in marks):
        raise ValueError("a ballot marks an option that does not exist")
    counts = tuple(marks[option] for option in range(1, options + 1))
    most = max(counts, default=0)
    leaders = tuple(option for option, count in enumerate(counts, start=1) if count == most > 0)
    return ApprovalResult(counts, len(ballots), sum(counts), leaders)
