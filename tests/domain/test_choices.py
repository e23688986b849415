"""Reading a typed choice: numbers, orders, answers to dates, and an option's own words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.choices import read_choice
from domain.poll import Choice, Poll, PollKind, check_choice, options_from
from domain.refusal import Refusal
from domain.tally.dates import Answer
from tests.domain.test_poll import A_POLL, of_kind, refused_with

SAYS = {"yes": Answer.YES, "maybe": Answer.MAYBE, "no": Answer.NO, "是": Answer.YES}
WORDS = ("Green bins", "Grey bins", "None at all")


def poll_of(kind: PollKind = PollKind.SINGLE, options: tuple[str, ...] = WORDS) -> Poll:
    return replace(of_kind(kind, marks=3), options=options_from(options))


@pytest.mark.parametrize(
    ("kind", "said", "options"),
    [
        (PollKind.SINGLE, "2", (2,)),
        (PollKind.SINGLE, " #2. ", (2,)),
        (PollKind.SINGLE, "99", (99,)),
        (PollKind.SINGLE, "none AT  all", (3,)),
        (PollKind.SINGLE, "none", (3,)),
        (PollKind.MULTI, "1,3", (1, 3)),
        (PollKind.MULTI, "1 ; 3 + 2", (1, 3, 2)),
        (PollKind.MULTI, "1 3", (1, 3)),
        (PollKind.MULTI, "green, none at all", (1, 3)),
        (PollKind.RANKED, "2>1>3", (2, 1, 3)),
        (PollKind.RANKED, "2, 1 3", (2, 1, 3)),
        (PollKind.RANKED, "grey > green", (2, 1)),
    ],
)
def test_a_choice_is_read_by_number_and_by_words(kind: PollKind, said: str, options: tuple[int, ...]) -> None:
    assert read_choice(poll_of(kind), said, SAYS) == Choice(options)


@pytest.mark.parametrize(
    ("said", "choice"),
    [
        ("1=yes 2=maybe", Choice((1, 2), (Answer.YES, Answer.MAYBE))),
        ("1 = no,2:是", Choice((1, 2), (Answer.NO, Answer.YES))),
        ("#3", Choice((3,), (Answer.YES,))),
        ("1=no 1=yes", Choice((1,), (Answer.YES,))),
        ("grey", Choice((2,))),
    ],
)
def test_dates_are_answered_one_by_one(said: str, choice: Choice) -> None:
    assert read_choice(poll_of(PollKind.DATES), said, SAYS) == choice


@pytest.mark.parametrize(
    ("kind", "said", "code"),
    [
        (PollKind.SINGLE, "purple", "choice-unclear-said"),
        (PollKind.SINGLE, "", "choice-unclear-said"),
        (PollKind.SINGLE, "gr", "choice-ambiguous"),
        (PollKind.MULTI, "green, purple", "choice-unclear-said"),
        (PollKind.MULTI, "green, gr", "choice-ambiguous"),
        (PollKind.RANKED, "green > purple", "choice-unclear-said"),
        (PollKind.DATES, "1=perhaps", "choice-unclear-said"),
        (PollKind.DATES, ",", "choice-unclear-said"),
    ],
)
def test_what_cannot_be_read_is_said(kind: PollKind, said: str, code: str) -> None:
    with refused_with(code):
        read_choice(poll_of(kind), said, SAYS)


def test_an_anonymous_choice_is_not_repeated_in_a_refusal() -> None:
    with refused_with("choice-unclear") as caught:
        read_choice(replace(A_POLL, anonymous=True), "my secret", SAYS)
    assert "my secret" not in str(caught.value.data)


@pytest.mark.parametrize(
    ("said", "options"),
    [
        ("2026", (1,)),  # no such number, but an option of this name
        ("2", (2,)),  # both a number and the beginning of words: the number
        ("10", (3,)),
        ("5", (5,)),  # neither: refused as a number later
    ],
)
def test_where_options_are_numbers_the_shown_number_comes_first(said: str, options: tuple[int, ...]) -> None:
    assert read_choice(poll_of(options=("2026", "2027", "10")), said, SAYS) == Choice(options)


@pytest.mark.parametrize("kind", PollKind)
def test_thousands_of_digits_are_a_number_that_no_option_has(kind: PollKind) -> None:
    poll = poll_of(kind)
    with refused_with("option-unknown"):
        check_choice(poll, read_choice(poll, "9" * 5000, SAYS))


def test_the_words_of_one_option_may_begin_those_of_another() -> None:
    assert read_choice(poll_of(options=("Red", "Red and blue")), "red", SAYS) == Choice((1,))


@given(st.sampled_from(PollKind), st.text())
def test_any_text_is_read_or_refused(kind: PollKind, said: str) -> None:
    refused = ""
    try:
        read_choice(poll_of(kind), said, SAYS)
    except Refusal as refusal:
        refused = refusal.code
    assert refused in {"", "choice-unclear-said", "choice-ambiguous"}


@given(st.lists(st.integers(1, 3), min_size=1, unique=True), st.sampled_from([">", " > ", ",", " "]))
def test_an_order_is_read_as_it_was_written(order: list[int], sign: str) -> None:
    assert read_choice(poll_of(PollKind.RANKED), sign.join(map(str, order)), SAYS) == Choice(tuple(order))


@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from(sorted(SAYS))), min_size=1, unique_by=lambda said: said[0])
)
def test_every_answer_to_a_date_is_read(answered: list[tuple[int, str]]) -> None:
    said = " ".join(f"{number}={word}" for number, word in answered)
    numbers, words = zip(*answered, strict=True)
    assert read_choice(poll_of(PollKind.DATES), said, SAYS) == Choice(numbers, tuple(SAYS[word] for word in words))
