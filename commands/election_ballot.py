"""The ballot of an election: candidates as buttons that set a mark, marks left shown, read once more, and cast."""

from __future__ import annotations

from collections.abc import Mapping

from app.words import Line, Listed, Press, Reply, Words, words
from commands.decision_words import mode_line
from domain.contest import Method
from domain.decision import Decision
from domain.marks import check_ballot, marked
from domain.papers import Choice
from domain.refusal import Refusal

SHOWN = {Choice.YES: "✓", Choice.NO: "✗", Choice.ABSTAIN: "–"}
TWO_COLUMNS = 13
"""From so many candidates on their buttons stand in two columns."""


def is_marked(decision: Decision) -> bool:
    """Whether its candidates are marked, so many at most; else every item is answered."""
    return decision.contest is not None and decision.contest.method is Method.MARKS


def marks_written(decision: Decision, choices: Mapping[int, Choice]) -> str:
    """The marks as a button carries them: a bit for each candidate in the order of the list, in hexadecimal."""
    bits = (1 << place for place, item in enumerate(decision.items) if choices.get(item.no) is Choice.YES)
    return f"{sum(bits):x}"


def marks_read(decision: Decision, written: str) -> dict[int, Choice]:
    """What a button carries. Raises Refusal button-old for a token that was made up."""
    try:
        bits = int(written, 16)
    except ValueError:
        raise Refusal("button-old") from None
    if not 0 <= bits < 1 << len(decision.items):
        raise Refusal("button-old")
    return marked(decision, [item.no for place, item in enumerate(decision.items) if bits >> place & 1])


def marks_words(decision: Decision, choices: Mapping[int, Choice]) -> Words | Listed:
    """Who is marked, by number and name; or what is said of each."""
    names = {item.no: item.text for item in decision.items}
    if decision.contest is not None and decision.contest.method is Method.EACH:
        return tuple(f"{no} {names[no]} {SHOWN[choice]}" for no, choice in sorted(choices.items()))
    chosen = [f"{no} {names[no]}" for no, choice in sorted(choices.items()) if choice is Choice.YES]
    return tuple(chosen) if chosen else words("marks-none")


def count_line(decision: Decision, choices: Mapping[int, Choice]) -> Words:
    """How many are marked, of how many that may be."""
    given = sum(choice is Choice.YES for choice in choices.values())
    most = decision.contest.max_marks if decision.contest is not None else given
    return words("marks-count", count=given, most=most)


def mark_buttons(decision: Decision, about: str, written: str) -> list[tuple[Press, ...]]:
    """One button a candidate, each of which carries all marks as they are after it; and the way on."""
    bits = int(written, 16)
    only_one = decision.contest is not None and decision.contest.max_marks == 1
    presses = []
    for place, item in enumerate(decision.items):
        is_set = bool(bits >> place & 1)
        # The only mark there is moves; of several the voter says which is taken away.
        others = 0 if only_one else bits
        after = bits & ~(1 << place) if is_set else others | 1 << place
        label = words("button-candidate-set" if is_set else "button-candidate", item=item.no, name=item.text)
        presses.append(Press(label, f"dmark:{about}:{after:x}"))
    width = 1 if len(presses) < TWO_COLUMNS else 2
    rows = [tuple(presses[at : at + width]) for at in range(0, len(presses), width)]
    rows.append((Press(words("button-review", count=bits.bit_count()), f"dreview:{about}:{written}"),))
    return rows


def review(decision: Decision, about: str, written: str, units: Listed) -> Reply:
    """What is about to be cast, read once more. Raises Refusal marks-too-many."""
    choices = marks_read(decision, written)
    check_ballot(decision, choices)
    lines = [*review_lines(decision, choices, units), mode_line(decision)]
    rows = (
        (Press(words("button-cast-paper"), f"dvote:{about}:{written}"),),
        (Press(words("button-back"), f"dmark:{about}:{written}"),),
    )
    return Reply(tuple(lines), rows, in_memory=True, replaces=True)


def review_lines(decision: Decision, choices: Mapping[int, Choice], units: Listed) -> list[Line]:
    """For whom this ballot is, and who is marked, a line each."""
    names = {item.no: item.text for item in decision.items}
    chosen = [no for no, choice in sorted(choices.items()) if choice is Choice.YES]
    lines: list[Line] = [words("marks-review", no=decision.no, units=units)]
    lines += [words("candidate-marked", number=no, name=names[no]) for no in chosen] or [words("marks-none")]
    return [*lines, count_line(decision, choices)]
