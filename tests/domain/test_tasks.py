"""What is to be done after a decision."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from domain.refusal import Refusal
from domain.tasks import MOST_OPEN, MOST_SIGNS, Task, check_task

NOW = datetime(2026, 12, 1, tzinfo=UTC)
TASK = Task("t1", "estate", 1, 12, "  Call the painter ", "dan", "olga", NOW)


def test_it_is_open_until_it_is_done() -> None:
    made = check_task(TASK, 0)
    assert (made.text, made.is_open) == ("Call the painter", True)
    finished = made.done(NOW)
    assert (finished.is_open, finished.done_at) == (False, NOW)
    with pytest.raises(Refusal, match="task-done"):
        finished.done(NOW)


@pytest.mark.parametrize(
    ("text", "already", "code"),
    [("  ", 0, "task-empty"), ("x" * (MOST_SIGNS + 1), 0, "task-long"), ("paint", MOST_OPEN, "tasks-many")],
)
def test_what_is_no_task(text: str, already: int, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_task(replace(TASK, text=text), already)
    assert refused.value.code == code
