"""Public notices and what is said while they run."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.objections import MOST_OPEN, MOST_SIGNS, Objection, RollNotice, check_freezable, check_notice, object_to
from domain.refusal import Refusal

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
DAY = timedelta(days=1)
NOTICE = RollNotice("n1", "estate", "olga", NOW, NOW + 7 * DAY)
SAID = Objection("o1", "estate", "roll:n1", 1, "chen", "1-101", "too small", NOW)


def refusal_of(run: object) -> str:
    with pytest.raises(Refusal) as refused:
        run()  # type: ignore[operator]
    return refused.value.code


@pytest.mark.parametrize(
    ("now", "length", "code"),
    [
        (NOW + 6 * DAY, 7 * DAY, "notice-runs"),
        (NOTICE.until, DAY - timedelta(seconds=1), "notice-length"),
        (NOTICE.until, 61 * DAY, "notice-length"),
    ],
)
def test_one_notice_at_a_time_and_long_enough(now: datetime, length: timedelta, code: str) -> None:
    assert refusal_of(lambda: check_notice(NOTICE, now, length)) == code


def test_a_notice_may_follow_another() -> None:
    check_notice(None, NOW, DAY)
    check_notice(NOTICE, NOTICE.until, 60 * DAY)


def test_objections_are_numbered_within_the_notice() -> None:
    made = object_to([SAID], "o2", NOTICE, NOW + DAY, person_id="li", about="", text=" 2-301 is missing ")
    assert made == Objection("o2", "estate", "roll:n1", 2, "li", "", "2-301 is missing", NOW + DAY)
    assert not made.is_answered
    answered = made.answered("It is the pump room", "olga", NOW + 2 * DAY)
    assert (answered.is_answered, answered.answer, answered.answered_by) == (True, "It is the pump room", "olga")


@pytest.mark.parametrize(
    ("notice", "now", "text", "code"),
    [
        (None, NOW, "wrong", "notice-none"),
        (NOTICE, NOTICE.until, "wrong", "objection-late"),
        (NOTICE, NOW, "  ", "objection-empty"),
        (NOTICE, NOW, "x" * (MOST_SIGNS + 1), "objection-long"),
    ],
)
def test_what_is_no_objection(notice: RollNotice | None, now: datetime, text: str, code: str) -> None:
    assert refusal_of(lambda: object_to([], "o", notice, now, person_id="li", about="", text=text)) == code


def test_one_person_waits_for_answers_to_so_many() -> None:
    made = [replace(SAID, id=str(no), no=no) for no in range(1, MOST_OPEN + 1)]

    def again(known: list[Objection], person: str = "chen") -> Objection:
        return object_to(known, "new", NOTICE, NOW, person_id=person, about="", text="more")

    assert refusal_of(lambda: again(made)) == "objections-many"
    assert again(made, "li").no == MOST_OPEN + 1
    assert again([made[0].answered("yes", "olga", NOW), *made[1:]]).no == MOST_OPEN + 1


def test_a_roll_is_the_ground_of_a_vote_once_everybody_was_heard() -> None:
    answered = SAID.answered("mended", "olga", NOW)
    assert refusal_of(lambda: check_freezable(None, [], NOW)) == "notice-first"
    assert refusal_of(lambda: check_freezable(NOTICE, [], NOTICE.until - DAY)) == "notice-runs-still"
    assert refusal_of(lambda: check_freezable(NOTICE, [answered, SAID], NOTICE.until)) == "objections-unanswered"
    check_freezable(NOTICE, [answered], NOTICE.until)
