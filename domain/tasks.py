"""What follows from a decision: who does what by when, until it is done."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from domain.refusal import Refusal

MOST_SIGNS = 300
MOST_OPEN = 200


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be done. ``no`` is the number people type, ``ballot`` that of the decision it follows from,
    ``person_id`` who sees to it. ``due`` is None where no time was set; ``done_at`` until it is done.
    """

    id: str
    estate_id: str
    no: int
    ballot: int
    text: str
    person_id: str
    made_by: str
    made_at: datetime
    due: datetime | None = None
    done_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.done_at is None

    def done(self, now: datetime) -> Task:
        """The task, done. Raises Refusal task-done."""
        if self.done_at is not None:
            raise Refusal("task-done", no=self.no)
        return replace(self, done_at=now)


def check_task(task: Task, open_already: int) -> Task:
    """The task with its words trimmed. ``open_already`` is how many the estate has open.

    Raises Refusal task-empty, task-long (most, length), tasks-many (most).
    """
    text = task.text.strip()
    if not text:
        raise Refusal("task-empty", no=task.ballot)
    if len(text) > MOST_SIGNS:
        raise Refusal("task-long", most=MOST_SIGNS, length=len(text))
    if open_already >= MOST_OPEN:
        raise Refusal("tasks-many", most=MOST_OPEN)
    return replace(task, text=text)
