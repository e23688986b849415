"""How a paper may be filled in: answers to items, or marks on a list of candidates."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from domain.contest import Contest, Method
from domain.decision import Decision, Item
from domain.marks import check_ballot, marked
from domain.papers import Choice
from domain.refusal import Refusal
from domain.rule_presets import CN_ORDINARY, SIMPLE
from domain.secrecy import Mode
from tests.domain.closed import A, N, Y, decided

PLAIN = decided(Mode.OPEN, SIMPLE, SIMPLE)
NAMES = {1: "Chen", 2: "Li", 4: "Zhou", 5: "Wu"}


def ballot(method: Method = Method.MARKS, most: int = 2) -> Decision:
    items = tuple(Item(no, name, CN_ORDINARY) for no, name in NAMES.items())
    seats = 2 if method is Method.MARKS else 4
    return replace(PLAIN, items=items, contest=Contest(seats, 1, most, method, 5, 0, 3))


@pytest.mark.parametrize(
    ("decision", "choices"),
    [
        (PLAIN, {1: Y, 2: A}),
        (ballot(), {1: N, 2: N, 4: N, 5: N}),
        (ballot(), {1: Y, 2: N, 4: Y, 5: N}),
        (ballot(Method.EACH, 4), {1: Y, 2: Y, 4: Y, 5: Y}),
        (ballot(Method.EACH, 4), {1: A, 2: N, 4: A, 5: Y}),
    ],
    ids=range(5),
)
def test_what_can_be_cast(decision: Decision, choices: Mapping[int, Choice]) -> None:
    check_ballot(decision, choices)


@pytest.mark.parametrize(
    ("decision", "choices", "code", "data"),
    [
        (PLAIN, {1: Y}, "items-missing", {"items": ("2",)}),
        (PLAIN, {1: Y, 2: Y, 3: Y}, "item-unknown", {"item": 3, "last": 2}),
        (ballot(), {1: Y}, "items-missing", {"items": ("2", "4", "5")}),
        (ballot(), {1: Y, 2: N, 3: N, 4: N, 5: N}, "item-unknown", {"item": 3, "last": 5}),
        (ballot(), {1: Y, 2: A, 4: N, 5: A}, "marks-abstain", {"item": 2}),
        (ballot(), {1: Y, 2: Y, 4: Y, 5: N}, "marks-too-many", {"most": 2, "given": 3}),
        (ballot(Method.EACH, 3), {1: Y, 2: Y, 4: Y, 5: Y}, "marks-too-many", {"most": 3, "given": 4}),
    ],
    ids=range(7),
)
def test_what_cannot(decision: Decision, choices: Mapping[int, Choice], code: str, data: dict[str, object]) -> None:
    with pytest.raises(Refusal) as caught:
        check_ballot(decision, choices)
    assert (caught.value.code, dict(caught.value.data)) == (code, data)


def test_marks_make_a_paper_that_says_something_of_everybody() -> None:
    assert marked(ballot(), [4, 1, 4]) == {1: Y, 2: N, 4: Y, 5: N}
    assert marked(ballot(), []) == {1: N, 2: N, 4: N, 5: N}
    assert list(marked(ballot(), [5])) == [1, 2, 4, 5]
    with pytest.raises(Refusal) as caught:
        marked(ballot(), [1, 3])
    assert (caught.value.code, dict(caught.value.data)) == ("item-unknown", {"item": 3, "last": 5})
