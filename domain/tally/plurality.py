"""One choice a person; the option with the most choices leads."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PluralityResult:
    """`counts[n - 1]` people chose option n. `leaders` are all with the most, none where nobody voted."""

    counts: tuple[int, ...]
    voters: int
    leaders: tuple[int, ...]


def count_plurality(options: int, choices: Sequence[int]) -> PluralityResult:
    """Count one choice a person. Raises `ValueError` for a choice that is no option."""
    chosen = Counter(choices)
    if any(not 1 <= option <= options for option in chosen):
        raise ValueError("a choice names an option that does not exist")
    counts = tuple(chosen[option] for option in range(1, options + 1))
    most = max(counts, default=0)
    leaders = tuple(option for option, count in enumerate(counts, start=1) if count == most > 0)
    return PluralityResult(counts, len(choices), leaders)
