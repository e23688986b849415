"""Who counts as one: all who come from one person, over however many steps, and whatever became of their roles."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.appointments import Appointment, appointed, comes_from, count_as_one
from domain.estate import Grant, Role

BEGUN = datetime(2026, 12, 1, tzinfo=UTC)
PEOPLE = ("olga", "dan", "pia", "pat", "pip", "eva")


def made(by: str, person: str, days: int = 1) -> Appointment:
    return Appointment("estate", person, Role.ORGANISER, by, BEGUN + timedelta(days=days))


@pytest.mark.parametrize(
    ("given_", "one", "other", "same"),
    [
        ([], "olga", "dan", False),
        ([], "olga", "olga", True),
        ([made("olga", "pia")], "olga", "pia", True),
        ([made("olga", "pia")], "dan", "pia", False),
        ([made("olga", "pia"), made("olga", "pat")], "pia", "pat", True),
        ([made("olga", "pia"), made("pia", "pat"), made("pat", "pip")], "pip", "olga", True),
        ([made("olga", "pia", days=-1)], "olga", "pia", False),
        ([made("olga", "pia", days=-1), made("pia", "pat")], "olga", "pat", False),
        # Two who name each other, and two who both named a third, who is each of theirs and makes them no one.
        ([made("pia", "pat"), made("pat", "pia")], "pia", "pat", True),
        ([made("olga", "pia"), made("dan", "pia")], "olga", "dan", False),
        ([made("olga", "pia"), made("dan", "pia")], "dan", "pia", True),
    ],
)
def test_who_counts_as_one(given_: list[Appointment], one: str, other: str, *, same: bool) -> None:
    assert count_as_one(given_, one, other, BEGUN) is same
    assert count_as_one(given_, other, one, BEGUN) is same


_people = st.sampled_from(PEOPLE)


@given(st.lists(st.builds(made, _people, _people)), _people, _people)
def test_one_more_appointment_makes_nobody_independent(before: list[Appointment], by: str, person: str) -> None:
    after = [*before, made(by, person)]
    assert count_as_one(after, by, person)
    for one in PEOPLE:
        for other in PEOPLE:
            assert count_as_one(after, one, other) or not count_as_one(before, one, other)


def test_a_role_that_came_with_a_seat_or_from_the_room_is_of_nobodys_giving() -> None:
    assert appointed(Grant("estate", "chen", Role.ORGANISER, "chen", BEGUN)) is None
    assert appointed(Grant("estate", "olga", Role.ORGANISER, None, BEGUN)) is None
    assert appointed(Grant("estate", "pia", Role.ORGANISER, "olga", BEGUN)) == made("olga", "pia", days=0)


def test_who_turns_out_to_be_another_is_that_one_on_both_sides() -> None:
    assert made("olga", "pia").renamed("olga", "ola") == made("ola", "pia")
    assert made("olga", "pia").renamed("pia", "pat") == made("olga", "pat")
    assert made("olga", "pia").renamed("dan", "pat") == made("olga", "pia")


def test_who_comes_from_somebody_is_not_who_they_come_from() -> None:
    given_ = [made("olga", "dan"), made("dan", "pia"), made("olga", "pat")]
    assert comes_from(given_, "pia", "dan", BEGUN)
    assert comes_from(given_, "pia", "olga", BEGUN)
    assert not comes_from(given_, "olga", "dan", BEGUN)
    assert not comes_from(given_, "pat", "dan", BEGUN)
    assert comes_from([], "dan", "dan")
