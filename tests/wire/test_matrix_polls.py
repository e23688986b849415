"""What Matrix polls say, in both spellings and in none: hostile contents cost nobody but their sender a vote."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import Address, Button, NativePoll, Outgoing, Span
from transports.matrix_json import Malformed
from transports.matrix_polls import (
    MOST_ANSWERS,
    MOST_ID,
    START,
    edited_start,
    poll_of,
    read_picks,
    read_start,
    start_content,
)

LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=300))
ANYTHING = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=30) | st.dictionaries(st.text(max_size=20), inner, max_size=5)
)
WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=100)
ANSWERS = st.lists(
    st.tuples(WORDS, st.text("abc:019", min_size=1, max_size=64)), min_size=1, max_size=20, unique_by=lambda a: a[1]
)
UNSTABLE = "org.matrix.msc3381.poll"
TEXT = "org.matrix.msc1767.text"


def texts(text: str, stable: bool) -> dict[str, Any]:
    return {"m.text": [{"body": text}]} if stable else {TEXT: text}


def poll(stable: bool, answers: list[str], **more: object) -> dict[str, Any]:
    name = "m.id" if stable else "id"
    block = {
        "question": texts("Paint?", stable),
        "kind": "m.disclosed" if stable else f"{UNSTABLE}.disclosed",
        "answers": [{name: f"a{number}", **texts(text, stable)} for number, text in enumerate(answers)],
        **more,
    }
    return {"m.poll" if stable else START: block}


@pytest.mark.parametrize("stable", [True, False])
def test_both_spellings_say_the_same(stable: bool) -> None:
    start = read_start(poll(stable, ["Yes", "No"], max_selections=2))
    assert start is not None
    assert (start.question, start.answers, start.most, start.hidden) == (
        "Paint?",
        (("a0", "Yes"), ("a1", "No")),
        2,
        False,
    )


def test_html_is_passed_over_for_plain_text() -> None:
    content = poll(True, ["Yes"])
    content["m.poll"]["question"] = {"m.text": [{"mimetype": "text/html", "body": "<b>P</b>"}, {"body": "P"}]}
    start = read_start(content)
    assert start is not None
    assert start.question == "P"


@pytest.mark.parametrize("kind", ["m.undisclosed", f"{UNSTABLE}.undisclosed", "something new", 7, None])
def test_what_is_not_said_to_be_disclosed_is_hidden(kind: object) -> None:
    start = read_start(poll(False, ["Yes"], kind=kind))
    assert start is not None
    assert start.hidden


@pytest.mark.parametrize("most", [0, -1, True, "2", 1.5, None, []])
def test_a_number_of_choices_that_is_none_is_one(most: object) -> None:
    start = read_start(poll(False, ["Yes"], max_selections=most))
    assert start is not None
    assert start.most == 1


def test_answers_beyond_the_twentieth_are_none() -> None:
    start = read_start(poll(True, [f"Option {number}" for number in range(30)]))
    assert start is not None
    assert len(start.answers) == MOST_ANSWERS


@pytest.mark.parametrize("stable", [True, False])
def test_two_answers_of_one_name_make_no_poll(stable: bool) -> None:
    content = poll(stable, ["Yes", "No"])
    block = content["m.poll" if stable else START]
    block["answers"][1] = {**block["answers"][0], **texts("No", stable)}
    assert read_start(content) is None


@given(
    WORDS,
    st.lists(
        st.tuples(WORDS, st.text("abc:019", min_size=1, max_size=64)), min_size=1, max_size=20, unique_by=lambda a: a[1]
    ),
    st.integers(1, 20),
)
def test_what_is_written_is_read_again(question: str, answers: list[tuple[str, str]], most: int) -> None:
    buttons = tuple((Button(text, name),) for text, name in answers)
    message = Outgoing("t", Address("matrix", "!r:s"), (Span("fallback"),), buttons)
    native = NativePoll(question, most)
    expected = (question, tuple((name, text) for text, name in answers), most, False)
    edited = edited_start(message, native, "$e")
    for content in (start_content(message, native), edited, edited["m.new_content"]):
        start = read_start(content)
        assert start is not None
        assert (start.question, start.answers, start.most, start.hidden) == expected


@given(st.dictionaries(st.sampled_from(["m.poll", START, "m.poll.start", "x"]), ANYTHING))
def test_no_start_is_too_strange_to_be_read(content: dict[str, Any]) -> None:
    start = read_start(content)
    assert start is None or (1 <= len(start.answers) <= MOST_ANSWERS and start.most >= 1)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "question": ANYTHING,
            "answers": st.lists(st.fixed_dictionaries({}, optional={"id": ANYTHING, "m.id": ANYTHING, TEXT: ANYTHING})),
            "kind": ANYTHING,
            "max_selections": ANYTHING,
        },
    )
)
def test_no_block_is_too_strange_to_be_read(block: dict[str, Any]) -> None:
    start = read_start({START: block})
    assert start is None or all(name and text for name, text in start.answers)


@given(ANYTHING, st.sampled_from(["m.selections", f"{UNSTABLE}.response", "m.poll.response"]))
def test_no_answer_is_too_strange_to_be_read(value: object, key: str) -> None:
    for content in ({key: value}, {key: {"answers": value}}):
        picks = read_picks(content)
        assert len(picks) <= MOST_ANSWERS
        assert all(0 < len(pick.encode(errors="replace")) <= MOST_ID for pick in picks)


@pytest.mark.parametrize(
    ("content", "picks"),
    [
        ({"m.selections": ["a", "b"]}, ("a", "b")),
        ({f"{UNSTABLE}.response": {"answers": ["a"]}}, ("a",)),
        ({"m.poll.response": {"answers": ["a"]}}, ("a",)),
        ({"m.selections": []}, ()),
        ({"m.selections": ["a", 1]}, ()),
        ({"m.selections": ["a", ""]}, ()),
        ({"m.selections": ["x" * 256]}, ()),
        ({"m.selections": ["a"] * 21}, ()),
        # The stable name counts where both are there.
        ({"m.selections": "a", f"{UNSTABLE}.response": {"answers": ["a"]}}, ()),
        ({}, ()),
    ],
)
def test_what_was_chosen(content: dict[str, Any], picks: tuple[str, ...]) -> None:
    assert read_picks(content) == picks


@given(ANYTHING)
def test_an_answer_to_nothing_is_malformed(relation: object) -> None:
    with pytest.raises(Malformed):
        poll_of({"m.relates_to": relation})


def test_only_a_reference_says_which_poll_is_meant() -> None:
    assert poll_of({"m.relates_to": {"rel_type": "m.reference", "event_id": "$p"}}) == "$p"
    with pytest.raises(Malformed):
        poll_of({"m.relates_to": {"rel_type": "m.replace", "event_id": "$p"}})
