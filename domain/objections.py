"""Public notices, and the objections that are heard while one runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from domain.refusal import Refusal
from domain.roll import Roll, Unit, natural

LEAST_NOTICE = timedelta(days=1)
MOST_NOTICE = timedelta(days=60)
MOST_SIGNS = 1000
MOST_OPEN = 5
"""How many unanswered objections one person may have to one notice."""


@dataclass(frozen=True, slots=True)
class RollNotice:
    """The roll shown to everybody from one time until another, with the ``names`` of owners or without. ``ended``:
    its end was announced. ``shown`` is the digest of what everybody saw ("" where none was kept), ``broken`` tells
    that units or areas changed before its time was over: nobody could look at that roll long enough.
    """

    id: str
    estate_id: str
    opened_by: str
    opened_at: datetime
    until: datetime
    names: bool = False
    ended: bool = False
    shown: str = ""
    broken: bool = False

    @property
    def subject(self) -> str:
        """What an objection to it is filed under."""
        return f"roll:{self.id}"

    def broken_off(self, now: datetime) -> RollNotice:
        """The notice as it ends because the roll under it has changed."""
        return replace(self, until=now, broken=True)


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


def check_notice(
    latest: RollNotice | None, now: datetime, length: timedelta, objections: Collection[Objection] = ()
) -> None:
    """Refuse a second notice beside a running one, one too short or too long to be heard, and one while
    ``objections`` to the last wait for their answer: it would bury them. Raises Refusal notice-runs, notice-length,
    objections-unanswered.
    """
    if latest is not None and now < latest.until:
        raise Refusal("notice-runs", until=latest.until)
    if not LEAST_NOTICE <= length <= MOST_NOTICE:
        raise Refusal("notice-length", least=LEAST_NOTICE.days, most=MOST_NOTICE.days)
    _check_answered(objections)


def _check_answered(objections: Collection[Objection]) -> None:
    waiting = sorted(each.no for each in objections if not each.is_answered)
    if waiting:
        raise Refusal("objections-unanswered", count=len(waiting), no=waiting[0])


def _facts(unit: Unit) -> list[str | int]:
    """What of a unit everybody could look at and what it weighs; not whose it is, which a sale changes."""
    share = "" if unit.share is None else f"{unit.share.numerator}/{unit.share.denominator}"
    return [unit.label, unit.building, unit.area, share]


def shown(roll: Roll, names: bool = False) -> str:
    """A digest of the roll as a notice shows it: SHA-256 over units, buildings, areas and shares; with ``names`` a
    second one over whose they are stands behind it, which `check_freezable` leaves aside.
    """
    units = sorted(roll.units, key=lambda unit: (unit.label, unit.id))
    digest = _sha256([_facts(unit) for unit in units])
    if not names:
        return digest
    owners = [[unit.label, *sorted(roll.owners[owner].name for owner in unit.owners)] for unit in units]
    return f"{digest} {_sha256(owners)}"


def _sha256(value: Sequence[object]) -> str:
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode()).hexdigest()


def differences(before: Roll, after: Roll) -> tuple[str, ...]:
    """The labels of the units that are new, gone, or no longer what everybody was shown; a sale is none."""
    old, new = ({unit.label: _facts(unit) for unit in roll.units} for roll in (before, after))
    return tuple(sorted((label for label in old.keys() | new.keys() if old.get(label) != new.get(label)), key=natural))


def is_outdated(notice: RollNotice, shown_now: str) -> bool:
    """Whether units or areas are no longer what was under notice. ``shown_now`` is as `shown` gives it; "" compares
    nothing.
    """
    compared = bool(notice.shown and shown_now)
    return notice.broken or (compared and notice.shown.split()[0] != shown_now.split(maxsplit=1)[0])


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
    notice = under_way(notice, now)
    return objecting(made, new_id, notice.estate_id, notice.subject, now, person_id=person_id, about=about, text=text)


def objecting(
    made: Collection[Objection],
    new_id: str,
    estate_id: str,
    subject: str,
    now: datetime,
    *,
    person_id: str,
    about: str,
    text: str,
) -> Objection:
    """An objection to whatever is under notice as ``subject``, numbered among those ``made`` to it.

    Raises Refusal objection-empty, objection-long, objections-many.
    """
    said = _said(text)
    if sum(each.person_id == person_id and not each.is_answered for each in made) >= MOST_OPEN:
        raise Refusal("objections-many", most=MOST_OPEN)
    no = max((each.no for each in made), default=0) + 1
    return Objection(new_id, estate_id, subject, no, person_id, about, said, now)


def under_way(notice: RollNotice | None, now: datetime) -> RollNotice:
    """The notice to which one can object now. Raises Refusal notice-none, objection-late."""
    if notice is None:
        raise Refusal("notice-none")
    if now >= notice.until:
        raise Refusal("objection-late", until=notice.until)
    return notice


def _said(text: str) -> str:
    said = text.strip()
    if not said:
        raise Refusal("objection-empty")
    if len(said) > MOST_SIGNS:
        raise Refusal("objection-long", most=MOST_SIGNS, length=len(said))
    return said


def check_freezable(
    notice: RollNotice | None, objections: Collection[Objection], now: datetime, *, shown_now: str = ""
) -> None:
    """Refuse to take the roll as the ground of a vote before everybody could object to it, and was answered; and one
    that is no longer what everybody saw: ``shown_now`` is the present roll as `shown` gives it, "" compares nothing.

    Raises Refusal notice-first, notice-runs-still, objections-unanswered, notice-outdated.
    """
    if notice is None:
        raise Refusal("notice-first")
    if now < notice.until:
        raise Refusal("notice-runs-still", until=notice.until)
    _check_answered(objections)
    if is_outdated(notice, shown_now):
        raise Refusal("notice-outdated")
