"""Bars and columns of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text_chart import EMPTY, FULL, bar, columns, display_width, pad

counts_of_whole = st.integers(0, 5000).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


@pytest.mark.parametrize(
    ("count", "whole", "drawn"),
    [
        (14, 20, "███████░░░"),
        (4, 20, "██░░░░░░░░"),
        (2, 20, "█░░░░░░░░░"),
        (1, 20, "█░░░░░░░░░"),
        (3, 20, "██░░░░░░░░"),
        (0, 20, "░░░░░░░░░░"),
        (20, 20, "██████████"),
        (1, 300, "█░░░░░░░░░"),
        (299, 300, "█████████░"),
        (0, 0, "░░░░░░░░░░"),
    ],
)
def test_bar(count: int, whole: int, drawn: str) -> None:
    assert bar(count, whole) == drawn


@pytest.mark.parametrize(("count", "whole", "width"), [(-1, 3, 10), (4, 3, 10), (1, 3, 1)])
def test_no_bar_for_what_cannot_be(count: int, whole: int, width: int) -> None:
    with pytest.raises(ValueError, match="no bar"):
        bar(count, whole, width)


@given(counts_of_whole, st.integers(2, 40))
def test_a_bar_is_full_or_empty_only_if_that_is_so(of: tuple[int, int], width: int) -> None:
    count, whole = of
    drawn = bar(count, whole, width)
    assert len(drawn) == width
    assert (FULL not in drawn) == (count == 0)
    assert (EMPTY not in drawn) == (count == whole > 0)


@given(counts_of_whole, st.integers(2, 40))
def test_more_is_never_drawn_shorter(of: tuple[int, int], width: int) -> None:
    count, whole = of
    if count:
        assert bar(count, whole, width).count(FULL) >= bar(count - 1, whole, width).count(FULL)


@pytest.mark.parametrize(
    ("text", "width"), [("Yes", 3), ("同意", 4), ("e\u0301", 1), ("A\uff0c楼", 5), ("", 0), ("a\nb", 2)]
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


def test_pad_never_cuts() -> None:
    assert (pad("同意", 6), pad("同意", 6, right=True), pad("不同意", 4)) == ("同意  ", "  同意", "不同意")


def test_columns_line_up_in_chinese_and_latin() -> None:
    rows = [("1", "同意", "█░", "14"), ("10", "Next", "░░", "4")]
    assert columns(rows, right={3}) == ["1   同意  █░  14", "10  Next  ░░   4"]


def test_a_long_cell_runs_over_alone() -> None:
    assert columns([("a" * 30, "1"), ("b", "2")], widest=4) == ["a" * 30 + "  1", "b     2"]


def test_rows_of_unequal_length_and_no_rows() -> None:
    assert columns([("a", "b"), ("cc",)]) == ["a   b", "cc"]
    assert columns([]) == []


@given(st.lists(st.lists(st.text(max_size=8), max_size=4), max_size=5))
def test_any_cells_are_kept_whole(rows: list[list[str]]) -> None:
    lines = columns(rows)
    assert len(lines) == len(rows)
    for row, line in zip(rows, lines, strict=True):
        assert all(cell.rstrip(" ") in line for cell in row)
