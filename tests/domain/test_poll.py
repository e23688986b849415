"""A poll's rules: what may be asked, which choices count, and when it can still be changed."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.poll import (
    MAX_OPTION,
    MAX_OPTIONS,
    MAX_QUESTION,
    Choice,
    Option,
    Poll,
    PollKind,
    PollStatus,
    add_option,
    check_choice,
    check_words,
    close,
    extend,
    fold,
    options_from,
    require_open,
    reword,
    void,
)
from domain.refusal import Refusal
from domain.tally.dates import Answer

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
A_POLL = Poll(
    id="p",
    estate_id="e",
    no=7,
    kind=PollKind.SINGLE,
    question="Bins?",
    options=options_from(("green", "grey", "none")),
    opened_by="wang",
    opened_in="room",
    opened_at=NOW,
)
KINDS = st.sampled_from(PollKind)


def of_kind(kind: PollKind, *, marks: int = 1) -> Poll:
    return replace(A_POLL, kind=kind, max_marks=marks)


def refused_with(code: str) -> "pytest.RaisesExc[Refusal]":
    return pytest.raises(Refusal, check=lambda refusal: refusal.code == code)


# -- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "options", "code"),
    [
        (" \n", ("a", "b"), "question-empty"),
        ("q" * (MAX_QUESTION + 1), ("a", "b"), "question-too-long"),
        ("q", (), "options-too-few"),
        ("q", ("a",), "options-too-few"),
        ("q", tuple(str(number) for number in range(MAX_OPTIONS + 1)), "options-too-many"),
        ("q", ("a", "  "), "option-empty"),
        ("q", ("a", "b" * (MAX_OPTION + 1)), "option-too-long"),
        ("q", ("Green bins", "grey", "  green   BINS"), "option-twice"),
    ],
)
def test_words_that_cannot_be_voted_on_are_refused(question: str, options: tuple[str, ...], code: str) -> None:
    with refused_with(code):
        check_words(question, options)


def test_words_up_to_the_limits_are_taken() -> None:
    check_words("q" * MAX_QUESTION, tuple(f"{number}".ljust(MAX_OPTION, "x") for number in range(MAX_OPTIONS)))


def test_options_are_numbered_from_one_without_the_space_around_them() -> None:
    assert options_from((" a ", "b\n")) == (Option(1, "a"), Option(2, "b"))


@given(st.text(), st.text(alphabet=" \t\n\u3000"))
def test_white_space_and_case_make_no_other_words(text: str, space: str) -> None:
    assert fold(space + text + space) == fold(text) == fold(fold(text))


# -- open or not ------------------------------------------------------------------------------------------------------


def test_a_poll_is_open_until_the_moment_of_its_deadline() -> None:
    poll = replace(A_POLL, closes_at=NOW + HOUR)
    require_open(poll, NOW + HOUR - timedelta(microseconds=1))
    with refused_with("poll-closed"):
        require_open(poll, NOW + HOUR)


def test_a_closed_poll_and_a_void_one_say_what_they_are() -> None:
    closed, voided = close(A_POLL, NOW), void(A_POLL, " wrong date ", NOW)
    assert (closed.status, closed.closed_at, closed.is_open) == (PollStatus.CLOSED, NOW, False)
    assert (voided.status, voided.void_reason, voided.closed_at) == (PollStatus.VOID, "wrong date", NOW)
    for ended, code in ((closed, "poll-closed"), (voided, "poll-void")):
        with refused_with(code):
            require_open(ended, NOW)
        with refused_with(code):
            close(ended, NOW)


def test_a_poll_past_its_deadline_can_still_be_closed() -> None:
    assert not close(replace(A_POLL, closes_at=NOW), NOW + HOUR).is_open


def test_a_closed_poll_can_be_declared_void_but_only_once_and_with_a_reason() -> None:
    voided = void(close(A_POLL, NOW), "a mistake", NOW + HOUR)
    with refused_with("poll-void"):
        void(voided, "again", NOW)
    with refused_with("reason-missing"):
        void(A_POLL, " \t", NOW)


@pytest.mark.parametrize(
    ("hidden", "status", "visible"),
    [
        (False, PollStatus.OPEN, True),
        (True, PollStatus.OPEN, False),
        (True, PollStatus.CLOSED, True),
        (False, PollStatus.CLOSED, True),
    ],
)
def test_counts_are_hidden_only_while_a_hidden_poll_is_open(hidden: bool, status: PollStatus, visible: bool) -> None:
    assert replace(A_POLL, hidden=hidden, status=status).results_visible is visible


def test_a_deadline_moves_only_further_away() -> None:
    poll = replace(A_POLL, closes_at=NOW + 2 * HOUR)
    assert extend(poll, NOW + 3 * HOUR, NOW).closes_at == NOW + 3 * HOUR
    assert extend(A_POLL, NOW + HOUR, NOW).closes_at == NOW + HOUR
    for until, code in ((NOW, "time-past"), (NOW + HOUR, "extend-earlier"), (NOW + 2 * HOUR, "extend-earlier")):
        with refused_with(code):
            extend(poll, until, NOW)
    with refused_with("poll-closed"):
        extend(poll, NOW + 9 * HOUR, NOW + 2 * HOUR)


# -- changing what is asked -------------------------------------------------------------------------------------------


def test_residents_add_options_only_where_the_poll_says_so() -> None:
    with refused_with("options-fixed"):
        add_option(A_POLL, "blue", "li", NOW, manager=False)
    for poll, manager in ((A_POLL, True), (replace(A_POLL, residents_add=True), False)):
        added = add_option(poll, " blue ", "li", NOW, manager=manager)
        assert added.options == (*A_POLL.options, Option(4, "blue", "li"))
        # What was voted before keeps its meaning, so its buttons keep working.
        assert added.revision == poll.revision


@pytest.mark.parametrize(
    ("text", "code"),
    [("  ", "option-empty"), ("x" * (MAX_OPTION + 1), "option-too-long"), (" GREEN", "option-twice")],
)
def test_an_added_option_must_be_worth_voting_on(text: str, code: str) -> None:
    with refused_with(code):
        add_option(A_POLL, text, "wang", NOW, manager=True)


def test_no_option_is_added_to_a_full_poll_nor_to_a_closed_one() -> None:
    full = replace(A_POLL, options=options_from(tuple(f"o{number}" for number in range(MAX_OPTIONS))))
    with refused_with("options-too-many"):
        add_option(full, "one more", "wang", NOW, manager=True)
    with refused_with("poll-closed"):
        add_option(close(A_POLL, NOW), "late", "wang", NOW, manager=True)


def test_words_change_only_before_the_first_vote_and_old_buttons_are_told() -> None:
    changed = reword(A_POLL, " Which bins? ", ("red", "blue"), 0, NOW)
    assert (changed.question, changed.options) == ("Which bins?", (Option(1, "red"), Option(2, "blue")))
    assert changed.revision > A_POLL.revision
    kept = reword(A_POLL, "Which bins?", (), 0, NOW)
    assert [option.text for option in kept.options] == ["green", "grey", "none"]
    with refused_with("words-fixed"):
        reword(A_POLL, "Which bins?", ("red", "blue"), 1, NOW)
    with refused_with("options-too-few"):
        reword(A_POLL, "Which bins?", ("red",), 0, NOW)
    with refused_with("poll-closed"):
        reword(close(A_POLL, NOW), "Which bins?", (), 0, NOW)


# -- choices ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("poll", "options", "code"),
    [
        (of_kind(PollKind.SINGLE), (), "choice-empty"),
        (of_kind(PollKind.SINGLE), (0,), "option-unknown"),
        (of_kind(PollKind.RANKED), (1, 4), "option-unknown"),
        (of_kind(PollKind.SINGLE), (1, 2), "choice-one-only"),
        (of_kind(PollKind.RANKED), (2, 1, 2), "choice-repeats"),
        (of_kind(PollKind.MULTI, marks=2), (1, 2, 3), "choice-too-many"),
    ],
)
def test_a_choice_that_does_not_fit_the_poll_is_refused(poll: Poll, options: tuple[int, ...], code: str) -> None:
    with refused_with(code):
        check_choice(poll, Choice(options))


def test_saying_a_mark_twice_is_saying_it_once() -> None:
    assert check_choice(of_kind(PollKind.SINGLE), Choice((2, 2))) == Choice((2,))
    assert check_choice(of_kind(PollKind.MULTI, marks=2), Choice((3, 1, 3, 1))) == Choice((1, 3))


def test_an_order_is_kept_as_it_was_given() -> None:
    assert check_choice(of_kind(PollKind.RANKED), Choice((3, 1))) == Choice((3, 1))


def test_dates_keep_the_last_answer_to_each_and_bare_numbers_mean_yes() -> None:
    dates = of_kind(PollKind.DATES)
    assert check_choice(dates, Choice((3, 1))) == Choice((1, 3), (Answer.YES, Answer.YES))
    said = Choice((2, 1, 2), (Answer.NO, Answer.MAYBE, Answer.YES))
    assert check_choice(dates, said) == Choice((1, 2), (Answer.MAYBE, Answer.YES))


@given(KINDS, st.integers(1, 3), st.lists(st.integers(-1, 5), max_size=6), st.data())
def test_what_counts_is_within_the_poll_and_counting_it_again_changes_nothing(
    kind: PollKind, marks: int, numbers: list[int], data: st.DataObject
) -> None:
    answers: tuple[Answer, ...] = ()
    if kind is PollKind.DATES:
        drawn = data.draw(st.lists(st.sampled_from(Answer), min_size=len(numbers), max_size=len(numbers)))
        answers = tuple(drawn)
    poll = of_kind(kind, marks=marks)
    try:
        checked = check_choice(poll, Choice(tuple(numbers), answers))
    except Refusal:
        assert not numbers or not set(numbers) <= {1, 2, 3} or len(numbers) > 1
        return
    assert set(checked.options) == set(numbers) <= {1, 2, 3}
    assert len(checked.options) == len(set(checked.options))
    assert len(checked.options) <= {PollKind.SINGLE: 1, PollKind.MULTI: marks}.get(kind, 3)
    assert len(checked.answers) == (len(checked.options) if kind is PollKind.DATES else 0)
    assert check_choice(poll, checked) == checked
