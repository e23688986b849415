"""The shape of what people type. Whatever it is, there is an answer to it, or silence; never a traceback."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import syntax
from app.arguments import BallotNo
from app.i18n import LANGUAGES
from app.messages import Span
from app.typed import Bound, Missing, bind
from app.words import Reader, Words
from domain.refusal import Refusal
from tests.app.declared import CATALOGUE, NAMES, NOW, REGISTRY, SHANGHAI, reading

PIECES = (
    "/ ! ／ ！ | ｜ : ： , ， # ＃ = > 、 \n \u3000 \u00a0 -- —— －－ – @ 7 #7 ７ 1,3 2>1 1=yes 号 yes 同意 3d 2h"
    " 2026-12-01 19:00 tomorrow 明天 每周一 every monday 北京 K7QM-2R4T me"
).split(" ")
FLAGS = tuple(
    f"{dash}{flag.name}" for command in REGISTRY.commands.values() for flag in command.flags for dash in ("--", "—")
)
ALIASES = tuple(
    alias
    for name in REGISTRY.commands
    for language in LANGUAGES
    for alias in CATALOGUE.listing(language, f"{name}-aliases")
)
TYPED = st.lists(
    st.one_of(
        st.sampled_from((*PIECES, *FLAGS, *ALIASES, *REGISTRY.commands)),
        st.text(max_size=8),
        st.just(" "),
        st.just("\n"),
    ),
    max_size=12,
).map("".join)
ANY_TEXT = st.one_of(st.text(), TYPED)


def answer_to(name: str, text: str, language: str) -> Bound | Missing | str:
    """What comes of a command with this after its name: its arguments, a question, or a refusal in words."""
    try:
        return bind(REGISTRY.commands[name], text, NAMES, reading(language))
    except Missing as missing:
        return missing
    except Refusal as refusal:
        reader = Reader(CATALOGUE, language, SHANGHAI, NOW)
        return reader.text(Words(f"refusal-{refusal.code}", dict(refusal.data)))


@given(st.sampled_from(sorted(REGISTRY.commands)), ANY_TEXT, st.sampled_from(LANGUAGES))
def test_any_text_after_a_command_is_read_or_answered(name: str, text: str, language: str) -> None:
    answered = answer_to(name, text, language)
    if isinstance(answered, Bound):
        assert len(answered.positional) == len(REGISTRY.commands[name].arguments)
        assert answered.flags.keys() <= {flag.name for flag in REGISTRY.commands[name].flags}
    elif isinstance(answered, str):
        assert answered.startswith("⚠ ")
    else:
        assert not answered.parameter.optional


@given(ANY_TEXT)
def test_any_text_is_a_command_or_talk(text: str) -> None:
    typed = syntax.read_command(text)
    if typed is None:
        return
    assert typed.name
    assert typed.rest in text
    assert syntax.mapped(text).lstrip()[0] in "/!"
    named = NAMES.find(typed)
    if named is None:
        NAMES.nearest(typed.name)
    else:
        answer_to(named.command.name, named.typed.rest, "en")


@given(ANY_TEXT)
def test_signs_are_exchanged_one_for_one(text: str) -> None:
    assert len(syntax.mapped(text)) == len(text)
    assert syntax.mapped(syntax.mapped(text)) == syntax.mapped(text)


@given(ANY_TEXT)
def test_a_flag_is_found_where_it_stands(text: str) -> None:
    at = 0
    while (found := syntax.find_flag(text, at)) is not None:
        assert at <= found.start < found.end <= len(text)
        assert found.name in syntax.mapped(text[found.start : found.end]).casefold()
        assert found.value in text[found.start : found.end]
        at = found.end


@given(ANY_TEXT)
def test_segments_lose_nothing_that_people_wrote(text: str) -> None:
    written = [sign for sign in text if not sign.isspace() and syntax.mapped(sign) != "|"]
    assert [sign for part in syntax.segments(text) for sign in part if not sign.isspace()] == written
    first, rest = syntax.first_segment(text)
    assert first == first.strip()
    assert len(first) + len(rest) <= len(text)


@given(ANY_TEXT)
def test_the_first_word_leaves_the_rest_as_typed(text: str) -> None:
    word, rest = syntax.first_word(text)
    assert bool(word) == bool(text.strip()) or not syntax.mapped(text).strip()
    assert text.endswith(rest)
    assert not any(sign.isspace() for sign in word)


@pytest.mark.parametrize("sign", string.printable[:94])
def test_every_full_width_sign_is_its_plain_one(sign: str) -> None:
    assert syntax.mapped(chr(ord(sign) + 0xFEE0)) == sign


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bins? | yes | no", ["Bins?", "yes", "no"]),
        ("Bins?｜yes｜no", ["Bins?", "yes", "no"]),
        ("Bins?\nyes\n\nno\n", ["Bins?", "yes", "no"]),
        ("Bins? || no", ["Bins?", "", "no"]),
        ("", [""]),
    ],
)
def test_segments(text: str, parts: list[str]) -> None:
    assert syntax.segments(text) == parts


@pytest.mark.parametrize(
    ("typed", "unglued"),
    [("投票7", ("投票", "7 2")), ("vote7", ("vote", "7 2")), ("vote", None), ("7", None)],
)
def test_a_number_glued_to_a_name_is_taken_off(typed: str, unglued: tuple[str, str] | None) -> None:
    read = syntax.unglue(syntax.Typed(typed, "", "2"))
    assert (None if read is None else (read.name, read.rest)) == unglued


def test_text_of_the_bot_is_no_command() -> None:
    said = Span(CATALOGUE.text("en", "help-more", p="/"))
    assert syntax.read_command(said.text) is None


@pytest.mark.parametrize("sign", ["、", "，", ",", "：", ":"])
def test_what_chinese_writes_between_words_stands_for_a_blank(sign: str) -> None:
    assert syntax.read_command(f"/提名{sign}孙浩") == syntax.Typed("提名", "", "孙浩")
    assert BallotNo.take(f"1{sign}孙浩", reading()) == (1, "孙浩")
    assert BallotNo.take(f"1号{sign}孙浩 热心", reading()) == (1, "孙浩 热心")
    with pytest.raises(Refusal):
        BallotNo.take(f"1{sign}3", reading())  # nobody can tell whether the first is a ballot
