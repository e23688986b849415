"""The lot, and names that tell candidates apart."""

from __future__ import annotations

import hashlib
from itertools import permutations

import pytest

from domain.candidacies import Candidacy
from domain.lot import draw, lot_hash, numbered, shown_names, unique_names


def candidacy(new_id: str, name: str, unit: str = "") -> Candidacy:
    return Candidacy(new_id, "e", f"o-{new_id}", f"p-{new_id}", name, unit, "")


def test_anybody_can_draw_again() -> None:
    names = ["Anna Li", "王伟", "Cheng"]
    assert lot_hash("seed") == hashlib.sha256(b"seed").hexdigest()
    by_hand = sorted(names, key=lambda name: hashlib.sha256(f"seed:{name}".encode()).hexdigest())
    assert draw("seed", names) == by_hand
    assert all(draw("seed", order) == by_hand for order in permutations(names))
    assert len({tuple(draw(f"seed {no}", names)) for no in range(60)}) == 6


def test_two_candidates_of_one_name_are_no_lot() -> None:
    with pytest.raises(ValueError, match="two"):
        draw("seed", ["a", "a"])


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ([("Li", "1-1"), ("Wang", "1-2")], ["Li", "Wang"]),
        ([("Li", "1-1"), ("Wang", "1-2"), ("li ", "1-3")], ["Li (1-1)", "Wang", "li (1-3)"]),
        ([("Li", "1-1"), ("Li", "1-1")], ["Li (1-1)", "Li (1-1) 2"]),
        ([("Li", ""), ("Li", ""), ("Li", "")], ["Li", "Li 2", "Li 3"]),
        # Somebody whose own name is what another would be called.
        ([("Li", "1-1"), ("Li", "1-2"), ("Li (1-1)", "")], ["Li (1-1) 2", "Li (1-2)", "Li (1-1)"]),
        ([("Li  Na", "")], ["Li Na"]),
        ([], []),
    ],
)
def test_no_two_are_called_the_same(wanted: list[tuple[str, str]], shown: list[str]) -> None:
    assert unique_names(wanted) == shown


def test_names_do_not_depend_on_the_order() -> None:
    three = [candidacy("a", "Li", "1-1"), candidacy("b", "Li", "1-1"), candidacy("c", "Wang")]
    names = shown_names(three)
    assert names == {"a": "Li (1-1)", "b": "Li (1-1) 2", "c": "Wang"}
    assert all(shown_names(order) == names for order in permutations(three))


def test_numbers_follow_the_lot() -> None:
    three = [candidacy("a", "Li", "1-1"), candidacy("b", "Li", "1-2"), candidacy("c", "Wang")]
    order = draw("seed", ["Li (1-1)", "Li (1-2)", "Wang"])
    found = numbered(three, "seed")
    assert [each.number for each in found] == [1, 2, 3]
    assert [shown_names(three)[each.id] for each in found] == order
