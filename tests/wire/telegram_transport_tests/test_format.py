"""Messages as Telegram wants them, measured in UTF-16 units."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import Button, MenuEntry, Menus, Span, Style
from app.ports import SendRefused
from tests.wire.telegram_text import check_entities, utf16_length, utf16_slice
from tests.wire.telegram_transport_tests.kit import place, words
from transports.telegram_format import Piece, calls, keyboard, menu_calls, pieces, toast

BOLD, CODE = Style.BOLD, Style.CODE
LIMIT = 20


def shown(piece: Piece) -> list[tuple[str, str]]:
    """The entities with the words they cover."""
    return [(e["type"], utf16_slice(piece.text, e["offset"], e["length"])) for e in piece.entities]


def test_styles_become_entities_counted_in_utf16() -> None:
    body = (Span("🗳 "), Span("#7", BOLD), Span("  <b>_*`\n"), Span("█░  3", CODE), Span("\n"))
    (piece,) = pieces(body, 4096)
    assert piece.text == "🗳 #7  <b>_*`\n█░  3"
    assert shown(piece) == [("bold", "#7"), ("code", "█░  3")]


def test_a_block_of_lines_is_one_block() -> None:
    (piece,) = pieces((Span("Result\n"), Span("\nYes ██\nNo  █\n", CODE), Span("\nover", BOLD), Span(" ", BOLD)), 4096)
    assert shown(piece) == [("pre", "Yes ██\nNo  █"), ("bold", "over")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ([], []),
        ([Span(" \n ")], []),
        ([Span("x" * 20)], ["x" * 20]),
        ([Span("first line is\nthe second line")], ["first line is", "the second line"]),
        ([Span("words without any line break")], ["words without any", "line break"]),
        ([Span("一" * 45)], ["一" * 20, "一" * 20, "一" * 5]),
        ([Span("x" + "🗳" * 12)], ["x" + "🗳" * 9, "🗳" * 3]),
        ([Span("a\n" + "一" * 25)], ["a\n" + "一" * 18, "一" * 7]),
        ([Span("head: x "), Span("bold and whole", BOLD)], ["head: x", "bold and whole"]),
        ([Span("head:"), Span("x" * 18, CODE)], ["head:", "x" * 18]),
        ([Span("aaaa bbbb cccc dddd\neeee\nffff", CODE)], ["aaaa bbbb cccc dddd", "eeee\nffff"]),
        ([Span("x" * 50, CODE)], ["x" * 20, "x" * 20, "x" * 10]),
        ([Span("\n\nfirst line is long\n\n\n\nnext")], ["first line is long", "next"]),
    ],
)
def test_long_texts_are_cut_at_lines_then_words_then_anywhere(body: list[Span], expected: list[str]) -> None:
    assert [piece.text for piece in pieces(body, LIMIT)] == expected


def test_a_styled_run_that_is_too_long_stays_styled_in_every_piece() -> None:
    made = pieces([Span("x" * 50, CODE)], LIMIT)
    assert [shown(piece) for piece in made] == [[("code", "x" * 20)], [("code", "x" * 20)], [("code", "x" * 10)]]


texts = st.text(st.sampled_from("ab \n\t一🗳\u200d\ud83d"), max_size=60)
bodies = st.lists(st.builds(Span, texts, st.sampled_from(Style)), max_size=6)


def bare(text: str) -> str:
    """The text without white space, halves of characters replaced."""
    return "".join(text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace").split())


@given(bodies)
def test_pieces_lose_nothing_and_fit(body: list[Span]) -> None:
    made = pieces(body, LIMIT)
    assert bare("".join(piece.text for piece in made)) == "".join(bare(span.text) for span in body)
    for piece in made:
        assert 0 < utf16_length(piece.text) <= LIMIT
        assert piece.text == piece.text.rstrip()
        check_entities(piece.text, list(piece.entities))
    for style, kinds in ((BOLD, {"bold"}), (CODE, {"code", "pre"})):
        covered = "".join(text for piece in made for kind, text in shown(piece) if kind in kinds)
        assert bare(covered) == "".join(bare(span.text) for span in body if span.style is style)


@given(st.lists(texts, min_size=1, max_size=8))
def test_a_styled_run_that_fits_is_never_cut(parts: list[str]) -> None:
    body = [Span(part[:10], BOLD if n % 2 else Style.PLAIN) for n, part in enumerate(parts)]
    whole = [bare(span.text) for span in body if span.style is BOLD and bare(span.text)]
    assert [bare(text) for piece in pieces(body, LIMIT) for _, text in shown(piece)] == whole


@pytest.mark.parametrize(
    ("text", "shown_text"),
    [
        ("noted", "noted"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 199 + "…"),
        ("x" + "🗳" * 100, "x" + "🗳" * 99 + "…"),
        ("half \ud83d", "half \ufffd"),
    ],
)
def test_toasts_are_cut(text: str, shown_text: str) -> None:
    assert toast(text) == shown_text


@pytest.mark.parametrize(
    "button",
    [
        Button("Yes"),
        Button("Yes", action="票" * 22),
        Button("Open", start="with space"),
        Button("Open", start="x" * 65),
    ],
)
def test_buttons_that_telegram_cannot_carry_are_refused(button: Button) -> None:
    with pytest.raises(SendRefused):
        keyboard([[button]], "https://t.me/x?start={}".format)


def test_buttons_at_the_limit() -> None:
    made = keyboard(
        [[Button("Yes", action="票" * 21 + "x"), Button("Go", start="x" * 64)]], "https://t.me/b?start={}".format
    )
    assert made == {
        "inline_keyboard": [
            [
                {"text": "Yes", "callback_data": "票" * 21 + "x"},
                {"text": "Go", "url": "https://t.me/b?start=" + "x" * 64},
            ]
        ]
    }


def test_an_empty_message_is_refused() -> None:
    with pytest.raises(SendRefused, match="empty"):
        calls(words(place(-1), " \n"), str)


def test_menus_use_the_codes_and_names_that_telegram_allows() -> None:
    entries = (MenuEntry("vote", "Vote " + "x" * 300), MenuEntry("投票", "…"), MenuEntry("Poll", "…"))
    by_language = dict.fromkeys(("", "en", "zh-Hans", "zh-Hant"), entries)
    made = [call.arguments for call in menu_calls(Menus(group=by_language, private={"": (), "en": entries[1:]}))]
    assert [(a["scope"]["type"], a.get("language_code")) for a in made] == [
        ("all_group_chats", None),
        ("all_group_chats", "en"),
        ("all_group_chats", "zh"),
    ]
    assert [(entry["command"], len(entry["description"])) for entry in made[0]["commands"]] == [("vote", 256)]
