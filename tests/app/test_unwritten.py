"""What is held in memory alone: for whom, how long, and under what names."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.messages import Address, Button, Outgoing, Span
from app.repositories import Prompt
from app.unwritten import DRAFT_LIFE, KEY_LIFE, MOST_UNNAMED, Draft, Purpose, Unwritten

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
CHEN = Address("telegram", "42", account="42")
DORA = Address("telegram", "43", account="43")
DRAFT = Draft("t1", CHEN, "estate", Purpose.SUGGEST, "More light", NOW)


def shown(*actions: str) -> Outgoing:
    return Outgoing("o1", CHEN, (Span("Send?"),), (tuple(Button(action, action) for action in actions),))


def test_a_draft_is_its_authors_for_an_hour() -> None:
    unwritten = Unwritten()
    unwritten.keep(DRAFT)
    assert unwritten.draft("t1", CHEN, NOW) == DRAFT
    assert unwritten.draft("t1", DORA, NOW) is None
    assert unwritten.draft("t1", replace(CHEN, platform="matrix"), NOW) is None
    assert unwritten.draft("t1", CHEN, NOW + DRAFT_LIFE - timedelta(seconds=1)) == DRAFT
    assert unwritten.draft("t1", CHEN, NOW + DRAFT_LIFE) is None
    unwritten.drop("t1")
    assert unwritten.draft("t1", CHEN, NOW) is None


def test_the_latest_message_with_buttons_is_meant_unless_another_came_after_it() -> None:
    unwritten = Unwritten()
    unwritten.note_post(shown("seal:t1", "drop:t1"), "m1", NOW)
    latest = unwritten.latest_post(CHEN, None)
    assert latest is not None
    assert latest.actions == ("seal:t1", "drop:t1")
    assert unwritten.latest_post(CHEN, NOW + timedelta(seconds=1)) is None
    assert unwritten.latest_post(DORA, None) is None
    # Edited, it bears no buttons any more, and a number means none of its.
    unwritten.note_post(shown(), "m1", NOW)
    assert unwritten.latest_post(CHEN, None) is None
    post = unwritten.post(CHEN, "m1")
    assert post is not None
    assert post.actions == ()


def test_a_question_waits_for_the_one_who_was_asked() -> None:
    unwritten = Unwritten()
    prompt = Prompt(CHEN, "42", "suggest", "text", " ", NOW + timedelta(hours=1))
    unwritten.ask(prompt)
    assert unwritten.prompt(CHEN, "42") == prompt
    assert unwritten.prompt(CHEN, "43") is None
    unwritten.stop_asking(CHEN, "42")
    assert unwritten.prompt(CHEN, "42") is None


def test_so_many_a_day_and_another_day_as_many_again() -> None:
    unwritten = Unwritten()
    for _ in range(MOST_UNNAMED):
        assert unwritten.may_send("chen", NOW)
        unwritten.note_sent("chen", NOW)
    assert not unwritten.may_send("chen", NOW + KEY_LIFE - timedelta(seconds=1))
    assert unwritten.may_send("dora", NOW)
    assert unwritten.may_send("chen", NOW + KEY_LIFE)


def test_with_the_key_goes_who_sent_something() -> None:
    keys = iter([b"first" * 8, b"second" * 8, b"third" * 8])
    unwritten = Unwritten(lambda: next(keys))
    for _ in range(MOST_UNNAMED):
        unwritten.note_sent("chen", NOW)
    unwritten.keep(DRAFT)
    unwritten.forget(NOW)
    assert unwritten.may_send("chen", NOW)
    assert unwritten.draft("t1", CHEN, NOW) == DRAFT, "a draft that is still young is not lost by it"
    unwritten.forget(NOW + DRAFT_LIFE)
    assert unwritten.draft("t1", CHEN, NOW) is None
