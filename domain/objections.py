"""Public notices, and the objections that are heard while one runs."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.refusal import Refusal

LEAST_NOTICE = timedelta(days=1)
MOST_NOTICE = timedelta(days=60)
MOST_SIGNS = 1000
MOST_OPEN = 5
"""How many unanswered objections one person may have to one notice."""


@dataclass(frozen=True, slots=True)
class RollNotice:
    """The roll shown to everybody from one time until another, with the ``names`` of owners or without. ``ended``:
    its end was announced.
    """

    id: str
    estate_id: str
    opened_by: str
    opened_at: datetime
    until: datetime
    names: bool = False
    ended: bool = False

    @property
    def subject(self) -> str:
        """What an objection to it is filed under."""
        return f"roll:{self.id}"


@dataclass(frozen=True, slots=True)
class Objection:
    """What somebody says against what is under notice. ``about`` is what in it is meant, such as a unit's label."""

    id: str
    estate_id: str
    subject: str
    no: int
    person_id: str
    about: str
    text: str
    made_at: datetime
    answer: str = ""
    answered_by: str = ""
    answered_at: datetime | None = None

    @property
    def is_answered(self) -> bool:
        """Whether an organiser has answered it."""
        return self.answered_at is not None

    def answered(self, text: str, person_id: str, now: datetime) -> Objection:
        """The objection with an answer, in place of an earlier one. Raises Refusal objection-empty, objection-long."""
        return replace(self, answer=_said(text), answered_by=person_id, answered_at=now)


def check_notice(latest: RollNotice | None, now: datetime, length: timedelta) -> None:
    """Refuse a second notice beside a running one, and one too short or too long to be heard. Raises Refusal
    notice-runs, notice-length.
    """
    if latest is not None and now < latest.until:
        raise Refusal("notice-runs", until=latest.until)
    if not LEAST_NOTICE <= length <= MOST_NOTICE:
        raise Refusal("notice-length", least=LEAST_NOTICE.days, most=MOST_NOTICE.days)


def object_to(
    made: Collection[Objection],
    new_id: str,
    notice: RollNotice | None,
    now: datetime,
    *,
    person_id: str,
    about: str,
    text: str,
) -> Objection:
    """An objection to the roll under notice, numbered within it. Raises Refusal notice-none, objection-late,
    objection-empty, objection-long, objections-many.
    """
    if notice is None:
        raise Refusal("notice-none")
    if now >= notice.until:
        raise Refusal("objection-late", until=notice.until)
    said = _said(text)
    if sum(each.person_id == person_id and not each.is_answered for each in made) >= MOST_OPEN:
        raise Refusal("objections-many", most=MOST_OPEN)
    no = max((each.no for each in made), default=0) + 1
    return Objection(new_id, notice.estate_id, notice.subject, no, person_id, about, said, now)


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise Refusal("objection-empty")
    if len(said) > MOST_SIGNS:
        raise Refusal("objection-long", most=MOST_SIGNS, length=len(said))
    return said


def check_freezable(notice: RollNotice | None, objections: Collection[Objection], now: datetime) -> None:
    """Refuse to take the roll as the ground of a vote before everybody could object to it, and was answered. Raises
    Refusal notice-first, notice-runs-still, objections-unanswered.
    """
    if notice is None:
        raise Refusal("notice-first")
    if now < notice.until:
        raise Refusal("notice-runs-still", until=notice.until)
    waiting = sorted(each.no for each in objections if not each.is_answered)
    if waiting:
        raise Refusal("objections-unanswered", count=len(waiting), no=waiting[0])
