"""Public notices and what is said while they run."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from fractions import Fraction

import pytest

from domain.objections import (
    MOST_OPEN,
    MOST_SIGNS,
    Objection,
    RollNotice,
    check_freezable,
    check_notice,
    differences,
    is_outdated,
    object_to,
    shown,
)
from domain.refusal import Refusal
from domain.roll import Owner, Roll, Unit

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


def test_a_new_notice_does_not_bury_what_waits_for_an_answer() -> None:
    second = replace(SAID, id="o2", no=2)
    assert refusal_of(lambda: check_notice(NOTICE, NOTICE.until, DAY, [second, SAID])) == "objections-unanswered"
    with pytest.raises(Refusal) as refused:
        check_notice(NOTICE, NOTICE.until, DAY, [second, SAID.answered("mended", "olga", NOW)])
    assert refused.value.data == {"count": 1, "no": 2}
    check_notice(NOTICE, NOTICE.until, DAY, [SAID.answered("mended", "olga", NOW)])


OWNERS = {key: Owner(key, "estate", key.upper()) for key in "ab"}
UNITS = (Unit("u1", "estate", "1-101", "1", 8950, ("a",)), Unit("u2", "estate", "1-102", "1", 10000, ("b",)))
ROLL = Roll(UNITS, OWNERS)


@pytest.mark.parametrize(
    ("units", "changed"),
    [
        ((replace(UNITS[0], area=8951), UNITS[1]), ("1-101",)),
        ((replace(UNITS[0], building="2"), UNITS[1]), ("1-101",)),
        ((replace(UNITS[0], share=Fraction(1, 3)), UNITS[1]), ("1-101",)),
        ((UNITS[1],), ("1-101",)),
        ((*UNITS, replace(UNITS[0], id="u3", label="1-9")), ("1-9",)),
        ((replace(UNITS[0], label="1-9"), UNITS[1]), ("1-9", "1-101")),
        ((replace(UNITS[0], owners=("b",)), UNITS[1]), ()),
        ((replace(UNITS[0], owners=("a", "b"), representative="b", developer=True), UNITS[1]), ()),
        (UNITS[::-1], ()),
    ],
)
def test_a_sale_leaves_what_was_shown_and_another_area_does_not(units: tuple[Unit, ...], changed: tuple[str]) -> None:
    after = Roll(units, OWNERS)
    assert differences(ROLL, after) == changed
    for names in (False, True):
        notice = replace(NOTICE, shown=shown(ROLL, names))
        for now_names in (False, True):
            assert is_outdated(notice, shown(after, now_names)) == bool(changed)


def test_with_names_the_digest_tells_whose_units_they_were() -> None:
    sold = Roll((replace(UNITS[0], owners=("b",)), UNITS[1]), OWNERS)
    assert shown(sold) == shown(ROLL)
    assert shown(sold, True) != shown(ROLL, True)
    assert len(shown(ROLL)) == 64


def test_a_roll_that_changed_since_its_notice_is_no_ground_of_a_vote() -> None:
    notice = replace(NOTICE, shown=shown(ROLL))
    larger = Roll((replace(UNITS[0], area=9999), UNITS[1]), OWNERS)
    check_freezable(notice, [], NOTICE.until, shown_now=shown(ROLL))
    check_freezable(notice, [], NOTICE.until)
    outdated = refusal_of(lambda: check_freezable(notice, [], NOTICE.until, shown_now=shown(larger)))
    assert outdated == "notice-outdated"
    broken = notice.broken_off(NOW + DAY)
    assert broken.until == NOW + DAY
    assert refusal_of(lambda: check_freezable(broken, [], NOTICE.until)) == "notice-outdated"
    check_notice(broken, NOW + DAY, DAY)
