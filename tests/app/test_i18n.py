import logging
import unicodedata
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.i18n import BrokenText, Catalogue, LocaleError, MissingText, clean_name, isolate, match_language

LOCALES = Path(__file__).parents[2] / "locales"
SHANGHAI = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 27, 4, 0, tzinfo=UTC)  # Friday noon in Shanghai
CLOSING = datetime(2026, 11, 29, 12, 0, tzinfo=UTC)  # Sunday 20:00 in Shanghai

ENGLISH = """
hello = Hello, { $name }!
votes = { $count ->
    [one] { $count } vote
   *[other] { $count } votes
 }
open = { $open ->
    [yes] open
   *[no] closed
 }
wrapped = { $open ->
    [yes] <{ $text }>
   *[no] -
 }
only-english = English alone
vote-aliases = ballot, choose  pick
"""
CHINESE = """
hello = {hello}，{{ $name }}！
votes = {{ $count }}票
open = -
wrapped = -
vote-aliases = 投票，表决、選票
"""


def write_locales(directory: Path, english: str = ENGLISH) -> Path:
    for language, source in (
        ("en", english),
        ("zh-Hans", CHINESE.format(hello="您好")),
        ("zh-Hant", CHINESE.format(hello="您好")),
    ):
        (directory / language).mkdir()
        (directory / language / "some.ftl").write_text(source, encoding="utf-8")
    return directory


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    return write_locales(tmp_path)


@pytest.fixture
def strict(locales: Path) -> Catalogue:
    return Catalogue.load(locales, strict=True)


@pytest.fixture
def lenient(locales: Path) -> Catalogue:
    return Catalogue.load(locales)


@pytest.fixture(scope="module")
def real() -> Catalogue:
    return Catalogue.load(LOCALES, strict=True)


@pytest.mark.parametrize(
    ("count", "english", "chinese"),
    [
        (0, "0 votes", "0票"),
        (1, "1 vote", "1票"),
        (2, "2 votes", "2票"),
        (12345, "12,345 votes", "12,345票"),
    ],
)
def test_numbers_choose_plurals_and_are_grouped(strict: Catalogue, count: int, english: str, chinese: str) -> None:
    assert strict.text("en", "votes", count=count) == english
    assert strict.text("zh-Hans", "votes", count=count) == chinese


@pytest.mark.parametrize("digits", [21, 40, 3000])
def test_a_number_of_nonsense_is_said_and_breaks_nothing(strict: Catalogue, digits: int) -> None:
    assert strict.text("en", "votes", count=int("9" * digits)) == f"{'9' * 20}… votes"
    assert strict.text("en", "votes", count=10**20 - 1) == "99,999,999,999,999,999,999 votes"


def test_exact_decimals_keep_their_digits(strict: Catalogue) -> None:
    assert strict.text("en", "votes", count=Decimal("5640.12345")) == "5,640.12345 votes"


def test_a_float_is_refused_because_no_count_or_share_is_one(strict: Catalogue) -> None:
    with pytest.raises(TypeError, match="count is a float"):
        strict.text("en", "votes", count=0.1)  # type: ignore[arg-type]  # the mistake under test


def test_bools_select_yes_or_no(strict: Catalogue) -> None:
    assert strict.text("en", "open", open=True) == "open"
    assert strict.text("en", "open", open=False) == "closed"


def test_an_unknown_key_raises(strict: Catalogue, lenient: Catalogue) -> None:
    for catalogue in (strict, lenient):
        assert not catalogue.has("nothing")
        with pytest.raises(MissingText):
            catalogue.text("en", "nothing")


def test_a_key_missing_in_one_language_is_said_in_english_and_logged(
    strict: Catalogue, lenient: Catalogue, caplog: pytest.LogCaptureFixture
) -> None:
    assert lenient.text("zh-Hans", "only-english") == "English alone"
    assert "only-english is missing in zh-Hans" in caplog.text
    with pytest.raises(MissingText):
        strict.text("zh-Hans", "only-english")


def test_a_missing_variable_raises_when_strict(strict: Catalogue) -> None:
    with pytest.raises(BrokenText, match="hello in en: Unknown external: name"):
        strict.text("en", "hello")


def test_a_missing_variable_is_logged_without_what_was_written(
    lenient: Catalogue, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        assert lenient.text("en", "hello", word="a secret") == "hello?"
    assert "hello in en failed" in caplog.text
    assert "a secret" not in caplog.text


def test_strings_go_in_as_they_are(strict: Catalogue) -> None:
    assert strict.text("en", "hello", name="小明 { $x } 🎉") == "Hello, 小明 { $x } 🎉!"


def test_long_texts_go_in_whole_even_inside_a_choice(strict: Catalogue) -> None:
    long = "三千字" * 1500
    assert strict.text("en", "hello", name=long) == f"Hello, {long}!"
    assert strict.text("en", "wrapped", open=True, text=long) == f"<{long}>"


def test_a_right_to_left_name_does_not_turn_the_sentence_around(strict: Catalogue) -> None:
    assert strict.text("en", "hello", name="שלום") == "Hello, \u2068שלום\u2069!"
    assert strict.text("en", "hello", name="Anna\u202e") == "Hello, Anna!"


def test_isolating_keeps_balanced_isolates_and_closes_open_ones() -> None:
    assert isolate("\u2068שלום\u2069 said") == "\u2068שלום\u2069 said"
    assert isolate("\u2067abc") == "\u2067abc\u2069"
    assert isolate("abc\u2069") == "abc"
    assert isolate("one\nשתיים\nthree") == "one\n\u2068שתיים\u2069\nthree"


@given(st.text(alphabet=st.sampled_from("ab א\n\u2066\u2067\u2068\u2069\u202a\u202b\u202c\u202d\u202e")))
def test_isolating_always_balances_and_is_done_once(text: str) -> None:
    done = isolate(text)
    assert isolate(done) == done
    assert not set(done) & set("\u202a\u202b\u202c\u202d\u202e")
    for line in done.split("\n"):
        depth = 0
        for char in line:
            depth += (char in "\u2066\u2067\u2068") - (char == "\u2069")
            assert depth >= 0
            assert depth > 0 or unicodedata.bidirectional(char) != "R"
        assert depth == 0


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("  Anna\r\n\tB. ", "Anna B."),
        ("bot> \x1b[2J\x07", "bot> [2J"),
        ("王　小明", "王 小明"),
        ("\u202eevil\u202c", "evil"),
        ("\u200b\ufeff\u3164", ""),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        ("a\ud800b", "ab"),
        ("", ""),
    ],
)
def test_clean_name(raw: str, clean: str) -> None:
    assert clean_name(raw) == clean


@given(st.text(alphabet=st.characters()))
def test_a_clean_name_is_one_line_of_what_can_be_seen(raw: str) -> None:
    name = clean_name(raw)
    assert name == clean_name(name) == name.strip()
    assert not {unicodedata.category(char) for char in name} & {"Cc", "Cs", "Zl", "Zp"}


def test_listings_are_split_at_commas_of_any_width_and_spaces(strict: Catalogue) -> None:
    assert strict.listing("en", "vote-aliases") == ("ballot", "choose", "pick")
    assert strict.listing("zh-Hans", "vote-aliases") == ("投票", "表决", "選票")


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("EN_us", "en"),
        ("zh", "zh-Hans"),
        ("zh-CN", "zh-Hans"),
        ("zh-hans", "zh-Hans"),
        ("zh-SG", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh_TW.UTF-8", "zh-Hant"),
        ("zh-HK", "zh-Hant"),
        ("zh-Hant-CN", "zh-Hant"),
        ("zh-Hans-HK", "zh-Hans"),
        ("yue", "zh-Hant"),
        ("zh-mo", "zh-Hant"),
        ("de", None),
        ("english", None),
        ("", None),
        (None, None),
    ],
)
def test_platform_codes_are_matched(code: str | None, language: str | None) -> None:
    assert match_language(code) == language


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("hello = { $name\n", "some.ftl:1"),
        ("a = 1\na = 2\n", "a is given in some.ftl already"),
    ],
)
def test_files_that_cannot_be_used_stop_the_start(tmp_path: Path, source: str, message: str) -> None:
    with pytest.raises(LocaleError, match=message):
        Catalogue.load(write_locales(tmp_path, source))


def test_a_missing_language_stops_the_start(tmp_path: Path) -> None:
    with pytest.raises(LocaleError, match="no texts"):
        Catalogue.load(tmp_path)


@pytest.mark.parametrize(
    ("language", "this_year", "next_year"),
    [
        ("en", "Sun 29 Nov, 20:00", "Mon 29 Nov 2027, 20:00"),
        ("zh-Hans", "11月29日（周日）20:00", "2027年11月29日（周一）20:00"),
        ("zh-Hant", "11月29日（週日）20:00", "2027年11月29日（週一）20:00"),
    ],
)
def test_moments(real: Catalogue, language: str, this_year: str, next_year: str) -> None:
    assert real.moment(language, CLOSING, SHANGHAI, NOW) == this_year
    assert real.moment(language, CLOSING.replace(year=2027), SHANGHAI, NOW) == next_year


@pytest.mark.parametrize(
    ("language", "this_year", "next_year"),
    [
        ("en", "Sun 29 Nov", "Mon 29 Nov 2027"),
        ("zh-Hans", "11月29日（周日）", "2027年11月29日（周一）"),
        ("zh-Hant", "11月29日（週日）", "2027年11月29日（週一）"),
    ],
)
def test_days(real: Catalogue, language: str, this_year: str, next_year: str) -> None:
    assert real.day(language, CLOSING, SHANGHAI, NOW) == this_year
    assert real.day(language, CLOSING.replace(year=2027), SHANGHAI, NOW) == next_year


def test_the_year_and_the_day_are_those_of_the_zone(real: Catalogue) -> None:
    new_year = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)  # 2027 in Shanghai, 2026 in London
    assert real.moment("en", new_year, SHANGHAI, NOW) == "Fri 1 Jan 2027, 01:00"
    assert real.moment("en", new_year, ZoneInfo("Europe/London"), NOW) == "Thu 31 Dec, 17:00"


@pytest.mark.parametrize(
    ("days", "english", "simplified", "traditional"),
    [
        (-1, "Thu 26 Nov, 12:00", "11月26日（周四）12:00", "11月26日（週四）12:00"),
        (0, "today at 12:00", "今天 12:00", "今天 12:00"),
        (1, "tomorrow at 12:00", "明天 12:00", "明天 12:00"),
        (2, "Sunday 12:00", "周日 12:00", "週日 12:00"),
        (6, "Thursday 12:00", "周四 12:00", "週四 12:00"),
        (7, "Fri 4 Dec, 12:00", "12月4日（周五）12:00", "12月4日（週五）12:00"),
    ],
)
def test_near_days_are_called_by_name(
    real: Catalogue, days: int, english: str, simplified: str, traditional: str
) -> None:
    at = NOW + timedelta(days=days)
    said = tuple(real.relative(language, at, SHANGHAI, NOW) for language in real.languages)
    assert said == (english, simplified, traditional)


def test_tomorrow_is_the_next_date_of_the_zone_however_near(real: Catalogue) -> None:
    late = datetime(2026, 11, 27, 15, 59, tzinfo=UTC)
    assert real.relative("en", late + timedelta(minutes=2), SHANGHAI, late) == "tomorrow at 00:01"


def test_a_time_without_a_zone_is_refused(real: Catalogue) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        real.moment("en", CLOSING.replace(tzinfo=None), SHANGHAI, NOW)


@pytest.mark.parametrize(
    ("length", "english", "simplified", "traditional"),
    [
        (timedelta(days=2, hours=4, minutes=59), "2 days 4 h", "2天4小时", "2天4小時"),
        (timedelta(days=1), "1 day", "1天", "1天"),
        (timedelta(days=1, minutes=9), "1 day", "1天", "1天"),
        (timedelta(hours=4, minutes=30, seconds=59), "4 h 30 min", "4小时30分钟", "4小時30分鐘"),
        (timedelta(minutes=1), "1 min", "1分钟", "1分鐘"),
        (timedelta(seconds=59), "less than a minute", "不到1分钟", "不到1分鐘"),
        (timedelta(seconds=-5), "less than a minute", "不到1分钟", "不到1分鐘"),
    ],
)
def test_spans(real: Catalogue, length: timedelta, english: str, simplified: str, traditional: str) -> None:
    assert tuple(real.span(language, length) for language in real.languages) == (
        english,
        simplified,
        traditional,
    )


@pytest.mark.parametrize(
    ("hundredths", "shown"),
    [
        (0, "0 %"),
        (1, "0.01 %"),
        (6666, "66.66 %"),
        (6650, "66.5 %"),
        (7000, "70 %"),
        (9999, "99.99 %"),
        (10000, "100 %"),
    ],
)
def test_percentages_are_never_rounded(real: Catalogue, hundredths: int, shown: str) -> None:
    assert {real.percent(language, hundredths) for language in real.languages} == {shown}


def test_numbers_keep_all_digits(real: Catalogue) -> None:
    assert real.number("zh-Hans", 56400) == "56,400"
    assert real.number("en", Decimal("1234567.125678")) == "1,234,567.125678"
