"""The dates of elections: lawful proposals in any zone, and what no calendar may be."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.acts import written_time
from domain.election_calendar import (
    DAY,
    ENDS_AT,
    VOTING_OPENS_AT,
    Lengths,
    at_clock,
    check_calendar,
    days_late,
    end_of,
    ended,
    in_order,
    lengths_of,
    lengths_written,
    moved,
    propose,
)
from domain.elections import Calendar, Phase, Purpose
from domain.rule_presets import CN_ORDINARY, DE_WEG, PRESETS, SIMPLE, TW_ASSEMBLY
from domain.rules import customised
from tests.domain.test_decision import refused

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
CALLED = datetime(2026, 11, 1, 2, 0, 7, tzinfo=UTC)
HOUR = timedelta(hours=1)
USUAL = propose(CN_ORDINARY, CALLED, SHANGHAI)


def local(at: datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).strftime("%m-%d %H:%M")


def test_the_usual_dates() -> None:
    dates = [
        USUAL.nominate_from,
        USUAL.nominate_until,
        USUAL.vet_until,
        USUAL.notice_until,
        USUAL.vote_until,
        USUAL.result_until,
    ]
    assert [local(each, SHANGHAI) for each in dates] == [
        "11-01 10:00",  # at once
        "11-08 20:00",
        "11-11 20:00",
        "11-19 09:00",
        "12-03 20:00",
        "12-08 20:00",
    ]
    assert all(each.tzinfo is UTC for each in dates)


def test_nominations_can_open_later_but_not_earlier() -> None:
    later = propose(CN_ORDINARY, CALLED, SHANGHAI, opens=CALLED + 5 * DAY)
    assert (later.nominate_from, local(later.nominate_until, SHANGHAI)) == (CALLED + 5 * DAY, "11-13 20:00")
    assert propose(CN_ORDINARY, CALLED, SHANGHAI, opens=CALLED - DAY) == USUAL


def test_the_notice_of_the_assembly_delays_voting() -> None:
    short = Lengths(DAY, DAY, DAY, 2 * DAY, DAY)
    found = propose(CN_ORDINARY, CALLED, SHANGHAI, short)
    # The call was on 1 November at 10:00:07, so 9:00 on the 16th would be an hour short of 15 days.
    assert local(found.notice_until, SHANGHAI) == "11-17 09:00"
    assert local(propose(SIMPLE, CALLED, SHANGHAI, short).notice_until, SHANGHAI) == "11-05 09:00"
    assert local(propose(DE_WEG, CALLED, BERLIN, short).notice_until, BERLIN) == "11-22 09:00"


def test_nothing_proposed_is_shorter_than_the_law() -> None:
    found = propose(CN_ORDINARY, CALLED, SHANGHAI, Lengths(*[timedelta()] * 5))
    assert found.nominate_until - found.nominate_from >= DAY
    assert found.vet_until - found.nominate_until >= DAY
    assert found.notice_until - found.vet_until >= 7 * DAY
    assert found.vote_until - found.notice_until >= DAY
    assert found.result_until - found.vote_until >= 3 * DAY


@pytest.mark.parametrize(
    ("most", "least", "length", "ends"),
    [
        (60, 1, 14 * DAY, "11-19 20:00"),
        (14, 1, 14 * DAY, "11-18 20:00"),  # 14 days from 09:00 are over at 09:00, so the evening before
        (1, 1, DAY, "11-06 09:00"),  # no evening is a whole day later: to the hour
        (1, 0, timedelta(), "11-05 20:00"),
        (3, 1, 90 * DAY, "11-07 20:00"),
        (7, 7, 7 * DAY, "11-12 09:00"),
    ],
)
def test_voting_is_as_long_as_the_rule_allows(most: int, least: int, length: timedelta, ends: str) -> None:
    rule = customised(SIMPLE, max_open_days=most, min_open_days=least)
    found = propose(rule, CALLED, SHANGHAI, Lengths(DAY, DAY, DAY, length, DAY))
    assert local(found.notice_until, SHANGHAI) == "11-05 09:00"
    check_calendar(rule, found)
    assert local(found.vote_until, SHANGHAI) == ends


@pytest.mark.parametrize(
    ("called", "nominate", "vet"),
    [
        (datetime(2026, 10, 20, 8, tzinfo=UTC), "10-27 20:00", "10-30 20:00"),  # the clock goes back on the 25th
        # It goes forward on the 28th: three days after 20:00 it is 21:00, so the last evening is one later.
        (datetime(2027, 3, 18, 8, tzinfo=UTC), "03-25 20:00", "03-29 20:00"),
    ],
)
def test_where_the_clock_changes_ends_stay_at_their_hour(called: datetime, nominate: str, vet: str) -> None:
    found = propose(SIMPLE, called, BERLIN)
    assert (local(found.nominate_until, BERLIN), local(found.vet_until, BERLIN)) == (nominate, vet)
    assert local(found.notice_until, BERLIN).endswith("09:00")
    assert {local(each, BERLIN)[-5:] for each in (found.vote_until, found.result_until)} == {"20:00"}
    check_calendar(SIMPLE, found)


def test_the_next_hour_on_the_clock_is_never_before() -> None:
    late = datetime(2026, 11, 1, 12, 0, 0, 1, tzinfo=UTC)
    assert local(at_clock(late, ENDS_AT, SHANGHAI), SHANGHAI) == "11-02 20:00"
    assert at_clock(late - timedelta(microseconds=1), ENDS_AT, SHANGHAI) == late - timedelta(microseconds=1)
    # Apia had no 30 December 2011.
    apia = ZoneInfo("Pacific/Apia")
    gone = datetime(2011, 12, 29, 21, tzinfo=apia)
    assert local(at_clock(gone, VOTING_OPENS_AT, apia), apia) == "12-31 09:00"


@given(
    st.sampled_from(sorted(PRESETS)),
    st.integers(0, 4 * 365 * 24 * 3600),
    st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "America/St_Johns", "Pacific/Chatham", "UTC"]),
    st.lists(st.integers(0, 40), min_size=5, max_size=5),
    st.sampled_from([Purpose.COMMITTEE, Purpose.FURTHER, Purpose.RUNOFF]),
)
def test_every_proposal_is_lawful(code: str, at: int, zone: str, days: list[int], purpose: Purpose) -> None:
    rule, called = PRESETS[code], CALLED + timedelta(seconds=at)
    found = propose(rule, called, ZoneInfo(zone), Lengths(*(day * DAY for day in days)), purpose=purpose)
    check_calendar(rule, found, purpose)
    assert found.called_at == called
    assert found.notice_until - found.vet_until >= days[2] * DAY


def test_a_run_off_begins_with_its_notice_and_officers_with_voting() -> None:
    found = propose(CN_ORDINARY, CALLED, SHANGHAI, purpose=Purpose.RUNOFF)
    assert found.vet_until == CALLED
    assert local(found.notice_until, SHANGHAI) == "11-17 09:00"
    rule = customised(SIMPLE, min_open_days=0)
    officers = propose(rule, CALLED, SHANGHAI, Lengths(vote=2 * DAY, result=timedelta()), purpose=Purpose.CHAIR)
    assert officers.notice_until == CALLED
    assert local(officers.vote_until, SHANGHAI) == "11-03 20:00"
    assert officers.result_until == officers.vote_until
    check_calendar(rule, officers, Purpose.CHAIR)


@pytest.mark.parametrize(
    ("changes", "code", "days", "data"),
    [
        ({"nominate_until": CALLED + DAY - HOUR}, "nominate-short", 1, CALLED + DAY),
        ({"vet_until": USUAL.nominate_until + DAY - HOUR}, "vet-short", 1, USUAL.nominate_until + DAY),
        (
            {"notice_until": USUAL.vet_until + 7 * DAY - timedelta(seconds=1)},
            "list-notice-short",
            7,
            USUAL.vet_until + 7 * DAY,
        ),
        ({"vote_until": USUAL.notice_until + DAY - HOUR}, "open-short", 1, USUAL.notice_until + DAY),
        ({"result_until": USUAL.vote_until + 3 * DAY - HOUR}, "result-short", 3, USUAL.vote_until + 3 * DAY),
    ],
)
def test_what_is_too_short(changes: dict[str, datetime], code: str, days: int, data: datetime) -> None:
    wrong = replace(USUAL, **changes)
    assert refused(lambda: check_calendar(CN_ORDINARY, wrong)) == (code, {"days": days, "earliest": data})


def test_the_boundaries_are_lawful() -> None:
    exact = Calendar(
        CALLED, CALLED, CALLED + DAY, CALLED + 8 * DAY, CALLED + 15 * DAY, CALLED + 16 * DAY, CALLED + 19 * DAY
    )
    check_calendar(CN_ORDINARY, exact)
    early = replace(exact, called_at=CALLED + HOUR, nominate_from=CALLED + HOUR, nominate_until=CALLED + DAY + HOUR)
    assert refused(lambda: check_calendar(CN_ORDINARY, early)) == (
        "notice-short",
        {"days": 15, "earliest": CALLED + HOUR + 15 * DAY},
    )
    longest = replace(exact, vote_until=CALLED + 75 * DAY, result_until=CALLED + 78 * DAY)
    check_calendar(CN_ORDINARY, longest)
    longer = replace(longest, vote_until=CALLED + 75 * DAY + HOUR)
    assert refused(lambda: check_calendar(CN_ORDINARY, longer)) == (
        "open-long",
        {"days": 60, "latest": CALLED + 75 * DAY},
    )


def test_voting_takes_time_and_dates_have_an_order() -> None:
    rule = customised(TW_ASSEMBLY, min_open_days=0)
    never = replace(USUAL, vote_until=USUAL.notice_until)
    assert refused(lambda: check_calendar(rule, never))[0] == "open-short"
    with pytest.raises(ValueError, match="order"):
        check_calendar(SIMPLE, replace(USUAL, nominate_from=CALLED - DAY))


def test_a_phase_and_all_after_it_move() -> None:
    later = moved(USUAL, Phase.VETTING, 2 * DAY)
    assert lengths_of(later) == replace(lengths_of(USUAL), vet=lengths_of(USUAL).vet + 2 * DAY)
    assert (later.nominate_until, later.result_until) == (USUAL.nominate_until, USUAL.result_until + 2 * DAY)
    alone = ended(USUAL, Phase.VETTING, USUAL.vet_until + HOUR)
    assert (alone.vet_until, alone.notice_until) == (USUAL.vet_until + HOUR, USUAL.notice_until)


def test_which_date_ends_a_phase() -> None:
    ends = [end_of(USUAL, phase) for phase in Phase]
    assert ends[:6] == sorted(each for each in ends if each is not None)
    assert [end_of(USUAL, phase) for phase in (Phase.SEATED, Phase.STOPPED, Phase.VOID)] == [None] * 3
    assert in_order(USUAL)
    assert not in_order(replace(USUAL, vote_until=CALLED))


@pytest.mark.parametrize(
    ("late", "days"),
    [
        (timedelta(), 0),
        (HOUR, 0),
        (HOUR + timedelta(seconds=1), 1),
        (DAY, 1),
        (DAY + timedelta(microseconds=1), 2),
        (-DAY, 0),
    ],
)
def test_how_late_a_phase_begins(late: timedelta, days: int) -> None:
    assert days_late(CALLED, CALLED + late) == days


@given(st.lists(st.integers(0, 40), min_size=5, max_size=5))
def test_lengths_are_read_again_as_the_call_wrote_them(days: list[int]) -> None:
    begin = CALLED.replace(microsecond=0)
    ends = [begin + sum(days[:count]) * DAY for count in range(6)]
    calendar = Calendar(begin - DAY, *ends)
    names = [field.name for field in fields(Calendar)][1:]
    assert lengths_written({name: written_time(getattr(calendar, name)) for name in names}) == lengths_of(calendar)
