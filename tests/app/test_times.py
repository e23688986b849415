"""Times as residents type them."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.times import parse_duration, parse_recurrence_prefix, parse_when, parse_when_prefix

SHANGHAI = ZoneInfo("Asia/Shanghai")
BERLIN = ZoneInfo("Europe/Berlin")
# Tuesday 24 November 2026, 10:00 in Shanghai.
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)

WORDS = (
    "every each day month week monday fri next this last 1st of at on in tomorrow today tonight pm am noon 7 "
    "19:00 25:00 12-01 2026-12-01 1.12.2026 1 30 3d 30m h 999999999999d dec 29 feb 明天 后天 後天 今晚 "
    "周 星期 下 下周五 每 每周 每月 最后一个 最後一個 一 二十 十 日 天 12月1日 号 点 點 半 刻 分 分钟 "
    "小时 个 晚上 下午 凌晨 后 、 至 , : - ( ) T"
).split()
sentences = st.lists(st.sampled_from(WORDS), max_size=6).flatmap(
    lambda words: st.sampled_from(["", " "]).map(lambda space: space.join(words))
)
texts = st.text(max_size=30) | sentences
moments = st.integers(0, 4_000_000_000).map(lambda stamp: datetime.fromtimestamp(stamp, UTC))
zones = st.sampled_from(["Asia/Shanghai", "Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia"]).map(ZoneInfo)


def read(text: str, now: datetime = NOW, zone: ZoneInfo = SHANGHAI) -> str | None:
    """What is understood, as a local time, or as a day alone."""
    when = parse_when(text, now, zone)
    if when is None:
        return None
    local = when.at.astimezone(zone)
    assert local.date() == when.day
    return f"{local:%Y-%m-%d}" if when.day_only else f"{local:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # durations
        ("30m", "2026-11-24 10:30"),
        ("3d", "2026-11-27 10:00"),
        ("in 2 hours", "2026-11-24 12:00"),
        ("1d 12h", "2026-11-25 22:00"),
        ("30分钟后", "2026-11-24 10:30"),
        ("三天後", "2026-11-27 10:00"),
        # dates
        ("2026-12-01", "2026-12-01"),
        ("2026-12-01 19:00", "2026-12-01 19:00"),
        ("2026-12-01T19:00", "2026-12-01 19:00"),
        ("2026/12/1 9:00", "2026-12-01 09:00"),
        ("２０２６－１２－０１　１９：００", "2026-12-01 19:00"),
        ("2026—12—01", "2026-12-01"),
        ("12-01 19:00", "2026-12-01 19:00"),
        ("11-01 19:00", "2027-11-01 19:00"),
        ("11-24 08:00", "2026-11-24 08:00"),
        ("1.12.2026", "2026-12-01"),
        ("1.12.2026 19:00", "2026-12-01 19:00"),
        ("1 December", "2026-12-01"),
        ("Dec 1st, 2027 at 7pm", "2027-12-01 19:00"),
        ("Tue 1 Dec, 20:00", "2026-12-01 20:00"),
        ("Tue, Dec 1, 2026, 7:00\u202fPM", "2026-12-01 19:00"),
        ("29 feb", "2028-02-29"),
        ("12月1日", "2026-12-01"),
        ("12月1日 19:00", "2026-12-01 19:00"),
        ("十二月一日晚上八点", "2026-12-01 20:00"),
        ("2027年1月15号下午3点", "2027-01-15 15:00"),
        ("12月1日(周二)20:00", "2026-12-01 20:00"),
        ("12月1日前", "2026-12-01"),
        ("3号 19:00", "2026-12-03 19:00"),
        ("31日 9点", "2026-12-31 09:00"),
        # days from today
        ("today 19:00", "2026-11-24 19:00"),
        ("today 09:00", "2026-11-24 09:00"),
        ("tomorrow", "2026-11-25"),
        ("Tomorrow at 7 PM", "2026-11-25 19:00"),
        ("tomorrow evening 7:30", "2026-11-25 19:30"),
        ("day after tomorrow 9:00", "2026-11-26 09:00"),
        ("tonight 20:00", "2026-11-24 20:00"),
        ("19:00 tomorrow", "2026-11-25 19:00"),
        ("3d 19:00", "2026-11-27 19:00"),
        ("in 3 days at 19:00", "2026-11-27 19:00"),
        ("3天后晚上8点", "2026-11-27 20:00"),
        ("明天 19:00", "2026-11-25 19:00"),
        ("明天19:00", "2026-11-25 19:00"),
        ("后天 晚上8点", "2026-11-26 20:00"),
        ("後天晚上8點半", "2026-11-26 20:30"),
        ("大后天", "2026-11-27"),
        ("今晚8点", "2026-11-24 20:00"),
        ("今晚", "2026-11-24"),
        ("明早九点一刻", "2026-11-25 09:15"),
        ("明天下午3点二十", "2026-11-25 15:20"),
        ("明天晚上12点", "2026-11-26 00:00"),
        ("明天凌晨12点", "2026-11-25 00:00"),
        ("明天中午", None),
        ("明天中午12点", "2026-11-25 12:00"),
        ("明天24:00", "2026-11-26 00:00"),
        # weekdays
        ("friday 19:00", "2026-11-27 19:00"),
        ("tuesday 19:00", "2026-11-24 19:00"),
        ("tuesday 09:00", "2026-12-01 09:00"),
        ("tuesday", "2026-12-01"),
        ("on Sat", "2026-11-28"),
        ("next friday", "2026-12-04"),
        ("this friday 8:00", "2026-11-27 08:00"),
        ("周五 19:00", "2026-11-27 19:00"),
        ("星期五晚7点", "2026-11-27 19:00"),
        ("礼拜天", "2026-11-29"),
        ("禮拜五 19:00", "2026-11-27 19:00"),
        ("下周五", "2026-12-04"),
        ("下週一 9:00", "2026-11-30 09:00"),
        ("下个星期日", "2026-12-06"),
        ("本周一", "2026-11-23"),
        # clocks
        ("19:00", "2026-11-24 19:00"),
        ("09:59", "2026-11-25 09:59"),
        ("10:00", "2026-11-25 10:00"),
        ("7pm", "2026-11-24 19:00"),
        ("7:30 p.m.", "2026-11-24 19:30"),
        ("12am", "2026-11-25 00:00"),
        ("12pm", "2026-11-24 12:00"),
        ("noon", "2026-11-24 12:00"),
        ("8点", "2026-11-25 08:00"),
        ("下午3点", "2026-11-24 15:00"),
        ("晚上8点15分", "2026-11-24 20:15"),
        ("二十点三十分", "2026-11-24 20:30"),
    ],
)
def test_what_is_understood(text: str, expected: str | None) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "soon",
        "1",
        "3-201",
        "12/1",
        "2026-13-01",
        "2026-02-29",
        "2026-12-01 25:00",
        "tomorrow 25:00",
        "tomorrow 19:60",
        "tomorrow at 7",
        "tomorrow 19:00:30",
        "明天25点",
        "明天上午15点",
        "明天晚上2点",
        "13pm",
        "Mon 1 Dec 20:00",
        "12月1日(周五)",
        "32日 9点",
        "0m",
        "3000000d",
        "999999999999d",
        "30mm",
        "1h1h",
        "yesterday",
        "一二点",
    ],
)
def test_what_is_not_a_time(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "expected", "rest"),
    [
        ("tomorrow 19:00 water will be off", "2026-11-25 19:00", "water will be off"),
        ("明天19:00停水", "2026-11-25 19:00", "停水"),
        ("明天 19:00\uff1a停水\uff0c请储水\uff01", "2026-11-25 19:00", "停水\uff0c请储水\uff01"),
        ("晚上8点半開會", "2026-11-24 20:30", "開會"),
        ("30m check the pump", "2026-11-24 10:30", "check the pump"),
        ("1h 30 people come", "2026-11-24 11:00", "30 people come"),
        ("30分钟后 關水閘", "2026-11-24 10:30", "關水閘"),
        ("friday 3 people needed", "2026-11-27", "3 people needed"),
        ("19:00-21:00 no water", "2026-11-24 19:00", "-21:00 no water"),
        ("2026-12-01 - Annual meeting", "2026-12-01", "Annual meeting"),
        ("tomorrow\nfirst line\nsecond line", "2026-11-25", "first line\nsecond line"),
        ("friday开会", "2026-11-27", "开会"),
        ("7pm开会", "2026-11-24 19:00", "开会"),
        ("1 Dec开会", "2026-12-01", "开会"),
        ("2 hours后开会", "2026-11-24 12:00", "开会"),
        ("明天天气", "2026-11-25", "天气"),
        ("周五八点三人开会", "2026-11-27 08:00", "三人开会"),
        ("7pm Ⅳ floor", "2026-11-24 19:00", "Ⅳ floor"),
    ],
)
def test_the_longest_time_is_taken_and_the_rest_kept_as_typed(text: str, expected: str, rest: str) -> None:
    found = parse_when_prefix(text, NOW, SHANGHAI)
    assert found is not None
    local = found[0].at.astimezone(SHANGHAI)
    assert f"{local:%Y-%m-%d}" + ("" if found[0].day_only else f" {local:%H:%M}") == expected
    assert found[1] == rest


@pytest.mark.parametrize(
    "text",
    ["3号楼停水", "12-01 meeting", "tomorrow 25:00 water", "satisfied", "mayor", "3days2", "30minutely"],
)
def test_text_that_only_seems_to_begin_with_a_time(text: str) -> None:
    assert parse_when_prefix(text, NOW, SHANGHAI) is None


def test_a_clock_left_out_by_a_clock_change_moves_forward() -> None:
    saturday = datetime(2027, 3, 27, 12, tzinfo=UTC)
    assert read("tomorrow 02:30", saturday, BERLIN) == "2027-03-28 03:30"


def test_a_day_alone_takes_the_clock_of_the_caller() -> None:
    day, moment = parse_when("friday", NOW, SHANGHAI), parse_when("friday 19:00", NOW, SHANGHAI)
    assert day is not None
    assert moment is not None
    assert day.on_clock(time(23, 59), SHANGHAI) == datetime(2026, 11, 27, 15, 59, tzinfo=UTC)
    assert moment.on_clock(time(23, 59), SHANGHAI) == datetime(2026, 11, 27, 11, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("30m", 30),
        ("2h", 120),
        ("3d", 3 * 1440),
        ("1w", 7 * 1440),
        ("1d12h", 36 * 60),
        ("1 hour and 30 minutes", 90),
        ("an hour", 60),
        ("half an hour", 30),
        ("30分钟", 30),
        ("30分鐘", 30),
        ("3天", 3 * 1440),
        ("两小时", 120),
        ("兩小時", 120),
        ("一周", 7 * 1440),
        ("一週", 7 * 1440),
        ("两个星期", 14 * 1440),
        ("半小时", 30),
        ("一个半小时", 90),
        ("十五分钟", 15),
        ("1天12小时", 36 * 60),
        ("\uff13ｄ", 3 * 1440),
        (" 2 Days ", 2 * 1440),
    ],
)
def test_durations(text: str, minutes: int) -> None:
    assert parse_duration(text) == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    "text", ["", "3", "d", "0d", "-3d", "4000d", "999999999999d", "3d later on", "1h 1d", "half an day"]
)
def test_no_durations(text: str) -> None:
    assert parse_duration(text) is None


@pytest.mark.parametrize(
    ("text", "rule", "rest"),
    [
        ("every monday 09:00 bins", "weekly:1@09:00", "bins"),
        ("Every Mon, Wed and Fri at 9am bins", "weekly:1,3,5@09:00", "bins"),
        ("every day 08:00", "daily@08:00", ""),
        ("daily 8pm lights", "daily@20:00", "lights"),
        ("every weekday 7:30", "weekly:1,2,3,4,5@07:30", ""),
        ("every weekend 10:00", "weekly:6,7@10:00", ""),
        ("every month 1 09:00 fees", "month-day:1@09:00", "fees"),
        ("every month on the 15th at 09:00", "month-day:15@09:00", ""),
        ("every month last day 09:00", "month-day:31@09:00", ""),
        ("every month last friday 19:00 committee", "month-weekday:last,5@19:00", "committee"),
        ("every first monday of the month 19:00", "month-weekday:1,1@19:00", ""),
        ("每天 8点", "daily@08:00", ""),
        ("每天早上8点喂鱼", "daily@08:00", "喂鱼"),
        ("每周一 9:00", "weekly:1@09:00", ""),
        ("每週一 9:00 倒垃圾", "weekly:1@09:00", "倒垃圾"),
        ("每周一三五9点", "weekly:1,3,5@09:00", ""),
        ("每周一、周三 9点", "weekly:1,3@09:00", ""),
        ("每周一至周五 9:00", "weekly:1,2,3,4,5@09:00", ""),
        ("每周一三点", "weekly:1@03:00", ""),
        ("每周一三五点", "weekly:1,3@05:00", ""),
        ("每星期天晚上7点半", "weekly:7@19:30", ""),
        ("每个周末 10:00", "weekly:6,7@10:00", ""),
        ("每月1日 9:00", "month-day:1@09:00", ""),
        ("每月十五号上午九点交费", "month-day:15@09:00", "交费"),
        ("每个月最后一天 18:00", "month-day:31@18:00", ""),
        ("每月最后一个周五 19:00", "month-weekday:last,5@19:00", ""),
        ("每月最後一個週五 19:00 開會", "month-weekday:last,5@19:00", "開會"),
        ("每月第二个星期六下午2点", "month-weekday:2,6@14:00", ""),
    ],
)
def test_recurrences(text: str, rule: str, rest: str) -> None:
    found = parse_recurrence_prefix(text)
    assert found is not None
    assert (found[0].to_text(), found[1]) == (rule, rest)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "every",
        "every monday",
        "every monday bins",
        "every month 32 09:00",
        "every month 9:00",
        "every month 0 9:00",
        "every day 24:00",
        "every day at 8",
        "每周 9:00",
        "每月5周五 9:00",
        "每天晚上12点",
        "monday 09:00",
        "everyday 09:00:30",
    ],
)
def test_no_recurrences(text: str) -> None:
    assert parse_recurrence_prefix(text) is None


@given(texts, moments, zones)
@example("9999-12-31 24:00", NOW, ZoneInfo("America/New_York"))
@example("9999-12-31 23:59", NOW, ZoneInfo("America/New_York"))
@example("0001-01-01 00:00", NOW, SHANGHAI)
@example("\u3358", NOW, SHANGHAI)
def test_any_text_is_a_time_or_none(text: str, now: datetime, zone: ZoneInfo) -> None:
    found = parse_when_prefix(text, now, zone)
    if found is not None:
        when, rest = found
        assert when.at.utcoffset() == timedelta(0)
        assert when.at.tzinfo is UTC
        assert text.rstrip().endswith(rest)
        assert len(rest) < len(text)
    duration = parse_duration(text)
    assert duration is None or timedelta(0) < duration <= timedelta(days=3660)
    recurring = parse_recurrence_prefix(text)
    assert recurring is None or text.rstrip().endswith(recurring[1])


@given(st.integers(1, 99), st.sampled_from(["m", "h", "d", "w"]), moments, zones)
def test_durations_are_ahead_of_now(count: int, unit: str, now: datetime, zone: ZoneInfo) -> None:
    length = parse_duration(f"{count}{unit}")
    when = parse_when(f"{count}{unit}", now, zone)
    assert length is not None
    assert when is not None
    assert when.at == now + length


@given(st.integers(0, 23), st.integers(0, 59), moments, zones)
def test_a_clock_alone_is_within_the_next_days(hour: int, minute: int, now: datetime, zone: ZoneInfo) -> None:
    when = parse_when(f"{hour:02d}:{minute:02d}", now, zone)
    assert when is not None
    assert now < when.at <= now + timedelta(hours=50)
