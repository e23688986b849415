"""Recurring times: the days a rule falls on, and the moments those are across clock changes."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.recurrence import (
    LAST,
    Daily,
    MonthlyDay,
    MonthlyWeekday,
    Recurrence,
    Weekly,
    from_text,
    next_due,
    next_local,
    occurrence_key,
    to_utc,
)

NINE = time(9)
ZONES = [
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "Africa/Casablanca",
    "Pacific/Apia",
    "America/Sao_Paulo",
    "UTC",
]

clocks = st.builds(time, st.integers(0, 23), st.integers(0, 59))
weekdays = st.integers(1, 7)
rules: st.SearchStrategy[Recurrence] = st.one_of(
    st.builds(Daily, clocks),
    st.builds(Weekly, st.frozensets(weekdays, min_size=1), clocks),
    st.builds(MonthlyDay, st.integers(1, 31), clocks),
    st.builds(MonthlyWeekday, st.sampled_from([1, 2, 3, 4, LAST]), weekdays, clocks),
)
moments = st.integers(789_000_000, 2_840_000_000).map(lambda stamp: datetime.fromtimestamp(stamp, UTC))
zones = st.sampled_from(ZONES).map(ZoneInfo)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text)


@pytest.mark.parametrize(
    ("rule", "after", "expected"),
    [
        (Daily(NINE), "2026-12-01 08:59", "2026-12-01 09:00"),
        (Daily(NINE), "2026-12-01 09:00", "2026-12-02 09:00"),
        (Weekly(frozenset({1}), NINE), "2026-11-24 12:00", "2026-11-30 09:00"),
        (Weekly(frozenset({1, 3}), NINE), "2026-11-30 09:00", "2026-12-02 09:00"),
        (Weekly(frozenset({7}), NINE), "2026-12-27 09:00", "2027-01-03 09:00"),
        (MonthlyDay(1, NINE), "2026-12-01 09:00", "2027-01-01 09:00"),
        (MonthlyDay(31, NINE), "2026-03-31 09:00", "2026-04-30 09:00"),
        (MonthlyDay(31, NINE), "2026-04-30 09:00", "2026-05-31 09:00"),
        (MonthlyDay(30, NINE), "2027-01-30 09:00", "2027-02-28 09:00"),
        (MonthlyDay(29, NINE), "2028-02-01 00:00", "2028-02-29 09:00"),
        (MonthlyWeekday(LAST, 5, NINE), "2026-11-24 12:00", "2026-11-27 09:00"),
        (MonthlyWeekday(LAST, 5, NINE), "2026-11-27 09:00", "2026-12-25 09:00"),
        (MonthlyWeekday(1, 2, NINE), "2026-11-24 12:00", "2026-12-01 09:00"),
        (MonthlyWeekday(4, 1, NINE), "2026-11-24 12:00", "2026-12-28 09:00"),
    ],
)
def test_next_local(rule: Recurrence, after: str, expected: str) -> None:
    assert next_local(rule, local(after)) == local(expected)


@pytest.mark.parametrize(
    ("zone", "wall", "utc"),
    [
        ("Asia/Shanghai", "2026-12-01 19:00", "2026-12-01 11:00"),
        # Clocks go from 02:00 to 03:00: 02:30 is not there and becomes 03:30.
        ("Europe/Berlin", "2027-03-28 02:30", "2027-03-28 01:30"),
        ("Europe/Berlin", "2027-03-28 03:00", "2027-03-28 01:00"),
        # Clocks go from 03:00 back to 02:00: 02:30 comes twice and the first is meant.
        ("Europe/Berlin", "2027-10-31 02:30", "2027-10-31 00:30"),
        ("America/New_York", "2027-03-14 02:30", "2027-03-14 07:30"),
        # Half an hour only: 02:15 becomes 02:45 of the new time.
        ("Australia/Lord_Howe", "2026-10-04 02:15", "2026-10-03 15:45"),
        # A whole day left out on the date line.
        ("Pacific/Apia", "2011-12-30 12:00", "2011-12-30 22:00"),
    ],
)
def test_to_utc(zone: str, wall: str, utc: str) -> None:
    assert to_utc(local(wall), ZoneInfo(zone)) == local(utc).replace(tzinfo=UTC)


def test_a_daily_rule_at_a_time_that_comes_twice_fires_once() -> None:
    berlin, rule = ZoneInfo("Europe/Berlin"), Daily(time(2, 30))
    first, first_key = next_due(rule, berlin, datetime(2027, 10, 30, 12, tzinfo=UTC))
    second, second_key = next_due(rule, berlin, first)
    assert (first, first_key) == (datetime(2027, 10, 31, 0, 30, tzinfo=UTC), "2027-10-31")
    assert (second, second_key) == (datetime(2027, 11, 1, 1, 30, tzinfo=UTC), "2027-11-01")


def test_a_daily_rule_at_a_time_that_is_left_out_fires_later_that_day() -> None:
    due, key = next_due(Daily(time(2, 30)), ZoneInfo("Europe/Berlin"), datetime(2027, 3, 27, 12, tzinfo=UTC))
    assert (due, key) == (datetime(2027, 3, 28, 1, 30, tzinfo=UTC), "2027-03-28")


def test_a_dropped_day_does_not_fire_twice_at_one_moment() -> None:
    apia, rule = ZoneInfo("Pacific/Apia"), Daily(time(12))
    due, key = next_due(rule, apia, datetime(2011, 12, 30, 0, tzinfo=UTC))
    assert (due, key) == (datetime(2011, 12, 30, 22, tzinfo=UTC), "2011-12-30")
    assert next_due(rule, apia, due) == (datetime(2011, 12, 31, 22, tzinfo=UTC), "2012-01-01")


@given(rules, zones, moments)
def test_due_times_and_keys_only_go_forward(rule: Recurrence, zone: ZoneInfo, after: datetime) -> None:
    seen: list[tuple[datetime, str]] = []
    for _ in range(4):
        due, key = next_due(rule, zone, seen[-1][0] if seen else after)
        assert due > after
        assert due.utcoffset() == timedelta(0)
        assert rule.falls_on(date.fromisoformat(key))
        assert not seen or (due > seen[-1][0] and key > seen[-1][1])
        seen.append((due, key))


@given(rules, zones, moments)
def test_no_occurrence_between_is_left_out(rule: Recurrence, zone: ZoneInfo, after: datetime) -> None:
    due, key = next_due(rule, zone, after)
    day = after.astimezone(zone).date() - timedelta(days=3)
    while occurrence_key(day) < key:
        if rule.falls_on(day):
            assert to_utc(datetime.combine(day, rule.at), zone) <= after
        day += timedelta(days=1)
    assert due == to_utc(datetime.combine(date.fromisoformat(key), rule.at), zone)


@given(rules)
def test_text_form_reads_back(rule: Recurrence) -> None:
    assert from_text(rule.to_text()) == rule


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (Daily(time(8)), "daily@08:00"),
        (Weekly(frozenset({3, 1}), NINE), "weekly:1,3@09:00"),
        (MonthlyDay(31, NINE), "month-day:31@09:00"),
        (MonthlyWeekday(LAST, 5, time(19)), "month-weekday:last,5@19:00"),
        (MonthlyWeekday(2, 5, time(19)), "month-weekday:2,5@19:00"),
    ],
)
def test_text_form_is_stable(rule: Recurrence, text: str) -> None:
    assert rule.to_text() == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "daily",
        "daily@25:00",
        "daily:1@09:00",
        "daily@09:00:30",
        "daily@09:00+08:00",
        "weekly:@09:00",
        "weekly:8@09:00",
        "weekly:3,1@09:00",
        "month-day:32@09:00",
        "month-day:01@09:00",
        "month-weekday:5,1@09:00",
        "month-weekday:-1,1@09:00",
        "hourly@09:00",
    ],
)
def test_other_text_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        from_text(text)


def test_the_end_of_the_calendar_is_an_overflow() -> None:
    with pytest.raises(OverflowError):
        next_due(Daily(NINE), ZoneInfo("UTC"), datetime(9999, 12, 31, 9, tzinfo=UTC))
