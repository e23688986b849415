import io
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from app.chart import WIDTH, Row, render_chart
from app.fonts import fonts_for
from app.wrapping import wrap

ROWS = (Row("1  同意", 14, "70 %"), Row("2  不同意", 4, "20 %"), Row("3  明年再說", 2, "10 %"))
LEADING, OTHER = (0x2B, 0x6C, 0xB0), (0x90, 0xB8, 0xDD)


def draw(
    title: str = "大门", rows: Sequence[Row] = ROWS, language: str = "zh-Hans", whole: int | None = None
) -> Image.Image:
    picture = render_chart(title, rows, "已有 20 人投票", language, whole=whole)
    return Image.open(io.BytesIO(picture), formats=["PNG"]).convert("RGB")


def bars(picture: Image.Image) -> list[tuple[tuple[int, int, int], int]]:
    """The bars from top to bottom: colour and width in pixels."""
    found = []
    before = None
    for y in range(picture.height):
        row = [picture.getpixel((x, y)) for x in range(0, picture.width)]
        colour = row[46]
        if colour in (LEADING, OTHER) and colour != before:
            found.append((colour, row.count(colour)))
        before = colour
    return found


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_a_chart_is_as_wide_as_a_phone_and_grows_with_its_rows(language: str) -> None:
    three, two = draw(language=language), draw(rows=ROWS[:2], language=language)
    assert three.width == two.width == WIDTH
    assert two.height < three.height < 700


def test_bars_are_as_long_as_their_counts_and_the_leader_stands_out() -> None:
    (first, long), (second, middle), (third, short) = bars(draw())
    assert (first, second, third) == (LEADING, OTHER, OTHER)
    assert middle / long == pytest.approx(4 / 14, abs=0.01)
    assert short / long == pytest.approx(2 / 14, abs=0.01)


def test_the_whole_is_what_fills_a_track() -> None:
    assert bars(draw(whole=20))[0][1] / bars(draw())[0][1] == pytest.approx(14 / 20, abs=0.01)


def test_a_tie_has_two_leaders_and_no_votes_have_no_bars() -> None:
    tied = (Row("A", 3, ""), Row("B", 3, ""), Row("C", 0, ""))
    assert [colour for colour, _ in bars(draw(rows=tied))] == [LEADING, LEADING]
    assert bars(draw(rows=(Row("A", 0, "0 %"),))) == []
    assert draw(rows=()).width == WIDTH


def test_the_same_result_is_the_same_picture_in_any_thread() -> None:
    first = render_chart("大门", ROWS, "", "zh-Hans")
    with ThreadPoolExecutor(2) as pool:
        others = list(pool.map(lambda _: render_chart("大门", ROWS, "", "zh-Hans"), range(4)))
    assert set(others) == {first}


def test_chinese_is_drawn_with_glyphs_and_not_with_boxes() -> None:
    for language, text in (("zh-Hans", "业主大会决定电梯维修资金"), ("zh-Hant", "業主大會決定電梯維修資金")):
        assert fonts_for(language).drawable(text) == text
    # Boxes would all look alike.
    assert draw(title="大门").tobytes() != draw(title="电梯").tobytes()


def test_each_script_gets_its_own_forms_of_shared_characters() -> None:
    assert draw(title="骨", language="zh-Hans").tobytes() != draw(title="骨", language="zh-Hant").tobytes()


def test_what_no_font_has_is_left_out_or_shown_as_an_unknown_letter() -> None:
    fonts = fonts_for("en")
    assert fonts.drawable("Party 🎉\u200d🇨🇳\ufe0f") == "Party"
    assert fonts.drawable("ไทย") == "□□□"
    assert fonts.drawable("שלום مرحبا Ünïted Ελλάδα") == "שלום مرحبا Ünïted Ελλάδα"


def test_a_dollar_sign_is_no_formula() -> None:
    assert draw(title="$x^2$").tobytes() != draw(title="x2").tobytes()
    assert draw(title=r"$\frac{ $").width == WIDTH


@settings(max_examples=30, deadline=None)
@given(st.text(st.characters(), max_size=40))
def test_any_text_at_all_can_be_drawn_without_a_warning(text: str) -> None:
    picture = draw(title=text, rows=(Row(text, 1, text),))
    assert picture.width == WIDTH


def test_a_long_label_is_wrapped_and_makes_the_chart_higher() -> None:
    label = "Repaint the gate, both pillars and the fence before the winter"
    assert draw(rows=(Row(label, 1, ""),)).height > draw(rows=(Row("Repaint", 1, ""),)).height


def test_sixty_long_options_stay_within_the_height_that_platforms_show() -> None:
    picture = draw(rows=[Row("选项" * 60, 1, "1 %")] * 60)
    assert picture.width + picture.height < 10_000  # Telegram's limit for photos


def test_lines_break_at_spaces_and_between_chinese_characters() -> None:
    assert wrap("repaint the gate now", 11, len, 4) == ["repaint the", "gate now"]
    assert wrap("今年秋天重刷大门", 3, len, 4) == ["今年秋", "天重刷", "大门"]
    assert wrap("3号楼 lift repair", 5, len, 4) == ["3号楼", "lift", "repai", "r"]


def test_no_line_starts_with_closing_or_ends_with_opening_punctuation() -> None:
    assert wrap("今年秋天,明年", 4, len, 4) == ["今年秋", "天,明年"]
    assert wrap("今年秋(天明年)", 4, len, 4) == ["今年秋", "(天明", "年)"]


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    assert wrap("one two three four", 5, len, 2) == ["one", "two…"]
    assert wrap("abcdefghijkl", 4, len, 2) == ["abcd", "efg…"]


@given(st.text(alphabet=st.sampled_from("ab 中文,。((\u0301\u200d")), st.integers(1, 8), st.integers(1, 5))
def test_lines_are_never_too_wide_nor_too_many_and_lose_nothing_but_spaces(
    text: str, width: int, most_lines: int
) -> None:
    lines = wrap(text, width, len, most_lines)
    assert len(lines) <= most_lines
    assert all(len(line) <= width for line in lines)
    if not (lines and lines[-1].endswith("…")):
        assert "".join("".join(lines).split()) == "".join(text.split())
