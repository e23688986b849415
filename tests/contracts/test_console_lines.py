"""What the lines of a rehearsal mean."""

from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.rehearsal_lines import Mistake, Nothing, Order, Place, Press, Speech, Word
from transports.console_lines import names_speaker, read_line

IN_ROOM = Place("a101", "room", direct=False)
IN_GARDEN = Place("a101", "#garden", direct=False, room="garden")
DIRECTLY = Place("a101", "@a101", direct=True)


@pytest.mark.parametrize(
    ("line", "place", "text"),
    [
        ("a101> /poll Bins? | yes | no", IN_ROOM, "/poll Bins? | yes | no"),
        ("  a101>hello", IN_ROOM, "hello"),
        ("a101> a > b, or me@home", IN_ROOM, "a > b, or me@home"),
        ("a101> > quoted", IN_ROOM, "> quoted"),
        ("a101#garden> hello", IN_GARDEN, "hello"),
        ("a101#Garden> hello", Place("a101", "#garden", direct=False, room="Garden"), "hello"),
        ("a101#room> hello", IN_ROOM, "hello"),
        ("a101@ /help", DIRECTLY, "/help"),
        ("a101@/help", DIRECTLY, "/help"),
        ("a101@> /help", DIRECTLY, "/help"),
        ("a101> 3 > 1", IN_ROOM, "3 > 1"),
        ("a101> :clock +3d", IN_ROOM, ":clock +3d"),
        ("a101>\u3000hello", IN_ROOM, "hello"),
        ("a101＞ hello", IN_ROOM, "hello"),
        ("a101》hello", IN_ROOM, "hello"),
        ("a101＃garden＞ hello", IN_GARDEN, "hello"),
        ("a101＠ ／help", DIRECTLY, "／help"),
        ("陈阿姨> 大家好", Place("陈阿姨", "room", direct=False), "大家好"),
        ("陈阿姨@ 大家好", Place("陈阿姨", "@陈阿姨", direct=True), "大家好"),
        ("3-201> hello", Place("3-201", "room", direct=False), "hello"),
        (r"a101> one\ntwo", IN_ROOM, "one\ntwo"),
        (r"a101> C:\\new", IN_ROOM, r"C:\new"),
        (r"a101> a\b", IN_ROOM, r"a\b"),
    ],
)
def test_speech(line: str, place: Place, text: str) -> None:
    assert read_line(line) == Speech(place, text)
    assert names_speaker(line)


def test_two_spellings_of_a_name_are_one_account() -> None:
    spellings = [read_line(f"{name}@ hi") for name in ("A101", "a101", "Ａ１０１")]
    assert {spelling.place.chat for spelling in spellings if isinstance(spelling, Speech)} == {"@a101"}


@pytest.mark.parametrize(
    ("line", "press"),
    [
        ("a101> :tap 2", Press(IN_ROOM, 2)),
        ("a101#garden> :tap 12", Press(IN_GARDEN, 12)),
        ("a101@ :tap 2", Press(DIRECTLY, 2)),
        ("a101@:tap 2", Press(DIRECTLY, 2)),
        ("a101》：tap ２", Press(IN_ROOM, 2)),
        ("a101> :tap [2]", Press(IN_ROOM, 2)),
        ("a101> :TAP2", Press(IN_ROOM, 2)),
    ],
)
def test_presses(line: str, press: Press) -> None:
    assert read_line(line) == press


@pytest.mark.parametrize(
    ("line", "order"),
    [
        (":clock +3d", Order(Word.CLOCK, "+3d")),
        ("：clock 2026-12-01 19:00", Order(Word.CLOCK, "2026-12-01 19:00")),
        (" :Clock+3d", Order(Word.CLOCK, "+3d")),
        (":quit", Order(Word.QUIT)),
        (":help", Order(Word.HELP)),
    ],
)
def test_orders(line: str, order: Order) -> None:
    assert read_line(line) == order


@pytest.mark.parametrize("line", ["", "   ", "# a note", "#a101> not said", "  # a101> nor this"])
def test_notes_mean_nothing(line: str) -> None:
    assert read_line(line) == Nothing()


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("hello", "rehearsal-line-unclear"),
        ("/poll Bins? | yes | no", "rehearsal-line-unclear"),
        ("!poll Bins? | yes > no", "rehearsal-line-unclear"),
        ("me@example.org wrote", "rehearsal-line-unclear"),
        ("two words> hello", "rehearsal-line-unclear"),
        ("> hello", "rehearsal-line-unclear"),
        ("@ hello", "rehearsal-line-unclear"),
        (":dance", "rehearsal-order-unclear"),
        (":tap 2", "rehearsal-order-unclear"),
        ("a101>", "rehearsal-line-empty"),
        ("a101@", "rehearsal-line-empty"),
        ("bot> I am not", "rehearsal-name-bot"),
        ("Ｂｏｔ@ I am not", "rehearsal-name-bot"),
        ("a101> :tap", "rehearsal-tap-unclear"),
        ("a101> :tap yes", "rehearsal-tap-unclear"),
        ("a101> :tap -1", "rehearsal-tap-unclear"),
        ("a101> :tap 1 2", "rehearsal-tap-unclear"),
    ],
)
def test_mistakes(line: str, key: str) -> None:
    with pytest.raises(Mistake) as mistake:
        read_line(line)
    assert mistake.value.key == key


@given(st.text())
@example("a> :tap 99999999999999999999999")
@example("\\\\\\n> \\")
def test_any_line_at_all_means_something_or_is_a_mistake(line: str) -> None:
    with suppress(Mistake):
        read_line(line)
