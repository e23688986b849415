"""One election in all modes, with everything in it that can happen: two elected, two tied, an alternate, one struck.

Of the list of seven, number 3 was struck. The first eight owners mark 1, 4, 5 and 6, the eighth of them also 2; seven
more mark 1, 2, 6 and 7, the last of them not 6.
"""

from __future__ import annotations

from functools import cache

from domain.marks import marked
from domain.papers import Choice, Origin
from domain.rule_presets import CN_ORDINARY
from domain.secrecy import Mode
from tests.domain.closed import Closed, closed_as, closed_secret_as, drawn, elective, marking, steps_to
from tests.domain.estates import e90, frozen, unit

NAMES = drawn(["陈晨 Chen", "Li Na", "王伟", "Olga", "Zhou", "吴 Wu", "Xu"])
STRUCK = 3
KINDS = ("open", "sealed", "opened", "secret")
ESTATE = frozen(
    *(unit(f"{no}", f"o{no}", area=10_500 if no <= 8 else 10_000) for no in range(1, 18)),
    unit("J1", "P", "Q"),
)


def voted(mode: Mode) -> Closed:
    decision = elective(mode, CN_ORDINARY, NAMES, STRUCK)
    papers = [
        *(marking(decision, f"o{no}", f"o{no}", 1, 4, 5, 6) for no in range(1, 8)),
        marking(decision, "o8", "o8", 1, 2, 4, 5, 6),
        *(marking(decision, f"o{no}", f"o{no}", 1, 2, 6, 7) for no in range(9, 14)),
        marking(decision, "o14", "holder", 1, 2, 6, 7, origin=Origin.PROXY),
        marking(decision, "o15", "o15", 1, 2, 7),
        marking(decision, "o16", "o16", origin=Origin.PAPER, invalid="six marks"),
        marking(decision, "P+Q", "P", 1),
        marking(decision, "P+Q", "Q"),
    ]
    return closed_as(decision, ESTATE, papers, steps_to(decision, NAMES, STRUCK))


def voted_in_secret() -> Closed:
    """On a larger roll the same comes out: 68 papers, and a torn one."""
    decision = elective(Mode.SECRET, CN_ORDINARY, NAMES, STRUCK)
    choices: list[dict[int, Choice]] = [{}]
    choices += [marked(decision, (1, 4, 5, 6, *([2] if at < 3 else []))) for at in range(36)]
    choices += [marked(decision, (1, 2, 7, *([6] if at else []))) for at in range(32)]
    return closed_secret_as(decision, e90(), choices, steps_to(decision, NAMES, STRUCK))


@cache
def elected(kind: str) -> bytes:
    """The record; small enough that bytes can be flipped by the thousand."""
    if kind == "secret":
        return voted_in_secret().file
    made = voted(Mode.OPEN if kind == "open" else Mode.SEALED)
    return made.opened if kind == "opened" else made.file
