"""Calendar files: what any reader makes of them, and the signs and lines that narrow readers insist on."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar import Event as Found

from app.calendar_file import Event, calendar_file
from tests.app.declared import NOW, SHANGHAI

DAY = timedelta(days=1)
WORDS = st.text(st.characters(blacklist_categories=()), max_size=200) | st.text(
    '楼👨‍👩‍👧é,;:\\"\n\r\x00\x07\u2028\u202eعa ', max_size=200
)


def an_event(uid: str = "9-voting@linli", *, days: int = 15, title: str = "Voting", description: str = "") -> Event:
    return Event(uid, NOW, NOW + days * DAY, title, description)


def written(*events: Event, name: str = "Lakeside", made_at: datetime = NOW) -> bytes:
    return calendar_file(name, events, made_at, "Asia/Shanghai")


def unfolded(content: bytes) -> list[str]:
    """The content lines as the standard puts them together again, by octets."""
    return content.replace(b"\r\n ", b"").decode().split("\r\n")


def properties(content: bytes, name: str) -> list[str]:
    return [line for line in unfolded(content) if re.split("[:;]", line)[0] == name]


def found_in(content: bytes) -> list[Found]:
    return list(Calendar.from_ical(content).events)


def check_lines(content: bytes) -> None:
    """CRLF alone ends lines, none has more than 75 octets, and each is whole characters, none of them a control."""
    assert content.endswith(b"\r\nEND:VCALENDAR\r\n")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        assert not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in line.decode())


def test_a_file_as_it_is() -> None:
    content = written(
        Event("9-voting@linli", NOW, NOW + 15 * DAY, "Vote, now; please", "Who\nand where", 2), made_at=NOW - DAY
    )
    assert sorted(unfolded(content)) == sorted(
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Linli//Linli//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "NAME:Lakeside",
            "X-WR-CALNAME:Lakeside",
            "X-WR-TIMEZONE:Asia/Shanghai",
            "BEGIN:VEVENT",
            "UID:9-voting@linli",
            "DTSTAMP:20261122T010000Z",
            "SEQUENCE:2",
            "DTSTART:20261123T010000Z",
            "DTEND:20261208T010000Z",
            r"SUMMARY:Vote\, now\; please",
            r"DESCRIPTION:Who\nand where",
            "STATUS:CONFIRMED",
            "TRANSP:TRANSPARENT",
            "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
            "BEGIN:VALARM",
            "ACTION:DISPLAY",
            r"DESCRIPTION:Vote\, now\; please",
            "TRIGGER;VALUE=DATE-TIME:20261207T010000Z",
            "END:VALARM",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]
    )
    check_lines(content)


def test_outlook_wants_the_alarm_after_all_else_of_its_event() -> None:
    lines = unfolded(written(an_event()))
    assert lines[lines.index("END:VALARM") + 1] == "END:VEVENT"


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("表决，第九号", "SUMMARY:表决，第九号"),
        (r"a\b, c; d", r"SUMMARY:a\\b\, c\; d"),
        ("two\r\nlines\x07\x00", "SUMMARY:two lines"),
        ("half \ud83d a pair", "SUMMARY:half \ufffd a pair"),
        ("tur\u202ened", "SUMMARY:turned"),
        ("צעד 9", "SUMMARY:\u2068צעד 9\u2069"),
        ("x\r\nEND:VEVENT", "SUMMARY:x END:VEVENT"),
    ],
)
def test_a_title_is_one_line_of_words(title: str, line: str) -> None:
    assert properties(written(an_event(title=title)), "SUMMARY") == [line]


@given(name=WORDS, title=WORDS, description=WORDS)
@example(name="邻里" * 60, title="👨‍👩‍👧‍👦" * 30, description="a" * 74 + "楼")
def test_any_words_come_back_from_short_lines(name: str, title: str, description: str) -> None:
    content = written(
        an_event(title=title, description=description), an_event("other@linli", title=description), name=name
    )
    check_lines(content)
    first, second = found_in(content)
    assert {str(first["uid"]), str(second["uid"])} == {"9-voting@linli", "other@linli"}
    shown = str(found_in(written(an_event(title=str(first["summary"]))))[0]["summary"])
    assert shown == str(first["summary"])
    assert len(properties(content, "BEGIN")) == 5  # the calendar, two events, two alarms: no word begins another
    assert unfolded(content).count("END:VEVENT") == 2


@given(st.text('楼👨é,;\\:" ab=', min_size=1, max_size=300))
def test_what_is_no_control_is_kept_to_the_letter(text: str) -> None:
    (event,) = found_in(written(an_event(title=text, description=text)))
    assert str(event["summary"]) == " ".join(text.split())
    assert str(event["description"]) == text


def test_times_are_utc_wherever_they_were_told() -> None:
    start = datetime(2026, 12, 1, 9, 30, 0, 999_999, SHANGHAI)
    content = written(Event("a", start, start + DAY, "", ""), made_at=start)
    assert properties(content, "DTSTART") == ["DTSTART:20261201T013000Z"]
    assert properties(content, "DTSTAMP") == ["DTSTAMP:20261201T013000Z"]
    assert found_in(content)[0].start == datetime(2026, 12, 1, 1, 30, tzinfo=UTC)


def test_a_moment_has_no_end_and_reminds_before_its_start() -> None:
    content = written(Event("a", NOW + 2 * DAY, NOW + 2 * DAY, "Voting ends", ""))
    assert properties(content, "DTEND") == []
    assert properties(content, "TRIGGER") == ["TRIGGER:-P1D"]


def test_what_is_short_reminds_by_its_start() -> None:
    content = written(Event("a", NOW + 2 * DAY, NOW + 2 * DAY + timedelta(hours=6), "", ""))
    assert properties(content, "TRIGGER") == ["TRIGGER:-PT18H"]


@pytest.mark.parametrize(
    "event",
    [
        Event("a", NOW - DAY, NOW + DAY, "its alarm would be now", ""),
        Event("a", NOW, NOW + 9 * DAY, "called off", "", cancelled=True),
        Event("a", NOW, NOW + 9 * DAY, "quiet", "", alarm=False),
    ],
)
def test_no_alarm_where_there_is_nothing_to_remind_of(event: Event) -> None:
    assert b"VALARM" not in written(event)


def test_a_later_file_says_the_same_event_anew() -> None:
    before = an_event()
    after = Event(before.uid, before.start, before.end + DAY, before.title, "", before.sequence + 1, cancelled=True)
    (was,), (is_now,) = found_in(written(before)), found_in(written(after))
    assert was["uid"] == is_now["uid"]
    assert (was["sequence"], is_now["sequence"]) == (0, 1)
    assert (was["status"], is_now["status"]) == ("CONFIRMED", "CANCELLED")


def test_the_order_in_which_events_are_told_changes_nothing() -> None:
    events = [an_event("b"), an_event("a"), Event("0", NOW + DAY, NOW + DAY, "", "")]
    content = written(*events)
    assert content == written(*reversed(events))
    assert [str(event["uid"]) for event in found_in(content)] == ["a", "b", "0"]


def test_no_events_are_a_calendar_too() -> None:
    assert found_in(written()) == []


@pytest.mark.parametrize(
    "events",
    [
        [an_event("a"), an_event("a")],
        [an_event("")],
        [an_event("a\r\nb")],
        [an_event("楼")],
        [an_event(days=-1)],
        [Event("a", NOW, NOW, "", "", -1)],
        [Event("a", NOW.replace(tzinfo=None), NOW.replace(tzinfo=None), "", "")],
    ],
)
def test_what_no_calendar_could_know_again_is_refused(events: list[Event]) -> None:
    with pytest.raises(ValueError, match=r"event|zone"):
        written(*events)


def test_a_file_without_the_time_it_was_made_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        written(made_at=NOW.replace(tzinfo=None))
