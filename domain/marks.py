"""How a ballot paper of a decision may be filled in: an answer to each item, or so many marks on a list of candidates.

A paper of an election always says something of every candidate. Who is not marked gets a no, so that a paper without
any mark means "none of them": it takes part, and approves of nobody.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from domain.contest import Method
from domain.decision import Decision
from domain.papers import Choice, check_choices
from domain.refusal import Refusal


def check_ballot(decision: Decision, choices: Mapping[int, Choice]) -> None:
    """Refuse a paper that cannot be cast in this decision; entered from paper it may be invalid all the same.

    Raises Refusal: item-unknown (item, last), items-missing (items: their numbers), and in an election marks-abstain
    (item: its candidates are marked or not), marks-too-many (most, given).
    """
    check_choices(choices, {item.no for item in decision.items})
    contest = decision.contest
    if contest is None:
        return
    abstained = [no for no, choice in sorted(choices.items()) if choice is Choice.ABSTAIN]
    if contest.method is Method.MARKS and abstained:
        raise Refusal("marks-abstain", item=abstained[0])
    given = sum(choice is Choice.YES for choice in choices.values())
    if given > contest.max_marks:
        raise Refusal("marks-too-many", most=contest.max_marks, given=given)


def marked(decision: Decision, numbers: Collection[int]) -> dict[int, Choice]:
    """The paper on which these candidates are marked: yes to them, no to the others. It may still have too many marks.

    Raises Refusal item-unknown (item, last) for a number that is not on the list.
    """
    listed = [item.no for item in decision.items]
    for no in numbers:
        if no not in listed:
            raise Refusal("item-unknown", item=no, last=max(listed))
    return {no: Choice.YES if no in numbers else Choice.NO for no in listed}
