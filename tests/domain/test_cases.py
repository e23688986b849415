"""Cases: numbers that tell nothing, steps, shortening that shows, support, and how all of them stand."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.case_standing import standing
from domain.case_thread import (
    MOST_ADDED_A_DAY,
    MOST_NOTES,
    Note,
    Speaker,
    add_note,
    ask,
    do_asked,
    is_known,
    last_answer,
    reopen_by_author,
)
from domain.cases import (
    MOST_TEXT,
    Area,
    Case,
    CaseStatus,
    Showing,
    check_text,
    draw_number,
    hide,
    is_agenda_due,
    is_overdue,
    may_read,
    merge,
    reopen,
    shorten,
    step,
    supporters_needed,
    unhide,
    withdraw,
)
from domain.refusal import Refusal

TODAY = date(2026, 11, 24)
CASE = Case("c1", "estate", 417, Area.OTHER, "The lamp at gate 2 is broken", TODAY - timedelta(days=1), codename="beef")


def refused(code: str) -> pytest.RaisesExc[Refusal]:
    return pytest.RaisesExc(Refusal, check=lambda refusal: refusal.code == code)


def test_a_text_is_kept_without_blanks_around_it_and_not_without_words() -> None:
    assert check_text("  more light\n") == "more light"
    assert check_text("x" * MOST_TEXT) == "x" * MOST_TEXT
    with refused("case-empty"):
        check_text(" \n ")
    with refused("case-too-long"):
        check_text("x" * (MOST_TEXT + 1))


def test_numbers_have_three_signs_until_half_of_those_are_taken() -> None:
    below = random.Random(1).randrange  # noqa: S311 - a test's dice
    assert all(100 <= draw_number(range(100, 549), below) <= 999 for _ in range(200))
    assert all(1000 <= draw_number(range(100, 550), below) <= 9999 for _ in range(200))


@given(st.sets(st.integers(100, 999), max_size=449), st.randoms(use_true_random=False))
def test_a_number_is_never_given_twice(taken: set[int], dice: random.Random) -> None:
    assert draw_number(taken, dice.randrange) not in taken


def test_any_free_number_is_as_likely_as_any_other_whatever_was_drawn_before() -> None:
    dice = random.Random(2)  # noqa: S311 - a test's dice
    taken = {no for no in range(100, 1000) if no % 10}
    drawn = [draw_number(taken - {no for no in taken if no > 500}, dice.randrange) for _ in range(3000)]
    high = sum(no > 500 for no in drawn)
    # 499 of the 539 free ones are above 500.
    assert abs(high / 3000 - 499 / 539) < 0.03


@pytest.mark.parametrize("status", [CaseStatus.ACCEPTED, CaseStatus.DOING, CaseStatus.DONE])
def test_an_open_case_takes_a_step(status: CaseStatus) -> None:
    assert step(CASE, status, "", TODAY) == replace(CASE, status=status, changed_on=TODAY)


def test_steps_that_make_no_sense_are_refused() -> None:
    done = step(CASE, CaseStatus.DONE, "", TODAY)
    with refused("case-already"):
        step(done, CaseStatus.DONE, "", TODAY)
    with refused("case-closed"):
        step(done, CaseStatus.DOING, "", TODAY)
    with refused("case-taken-back"):
        step(withdraw(CASE, TODAY), CaseStatus.DOING, "", TODAY)
    with refused("case-needs-reason"):
        step(CASE, CaseStatus.DECLINED, "", TODAY)
    with refused("case-still-open"):
        reopen(CASE, TODAY)
    assert reopen(done, TODAY).status is CaseStatus.NEW


def test_what_its_author_asks_by_codename_others_learn_with_the_round_only() -> None:
    asked = ask(CASE, "withdraw", (), TODAY)
    assert (asked.status, asked.asked) == (CaseStatus.NEW, "withdraw")
    assert do_asked(asked, TODAY) == withdraw(CASE, TODAY)
    held = replace(CASE, showing=Showing.HELD)
    assert ask(held, "withdraw", (), TODAY).status is CaseStatus.WITHDRAWN, "nobody else knows of it yet"
    again = ask(withdraw(CASE, TODAY), "reopen", (), TODAY)
    assert do_asked(again, TODAY).status is CaseStatus.NEW
    assert do_asked(replace(asked, status=CaseStatus.DONE), TODAY) == replace(CASE, status=CaseStatus.DONE)
    with refused("case-muted"):
        ask(replace(CASE, muted=True), "withdraw", (), TODAY)


def test_what_is_taken_back_is_not_shown_any_more() -> None:
    assert withdraw(replace(CASE, showing=Showing.QUEUED), TODAY).showing is Showing.KEPT
    assert withdraw(replace(CASE, showing=Showing.PUBLIC), TODAY).showing is Showing.PUBLIC, "there it says so"
    assert withdraw(replace(CASE, showing=Showing.HELD), TODAY).showing is Showing.HELD


def test_what_was_never_shown_needs_no_hiding_and_what_was_comes_back() -> None:
    public = replace(CASE, showing=Showing.PUBLIC)
    assert unhide(hide(public)) == public
    assert hide(replace(CASE, showing=Showing.QUEUED)).showing is Showing.KEPT
    with refused("case-not-shown"):
        hide(CASE)
    with refused("case-already-hidden"):
        hide(hide(public))
    with refused("case-not-hidden"):
        unhide(public)
    with refused("publish-withdrawn"):
        unhide(withdraw(hide(public), TODAY))


@pytest.mark.parametrize("author", ["", "chen"])
def test_an_author_opens_a_case_again_once_and_organisers_as_often_as_they_like(author: str) -> None:
    declined = step(replace(CASE, author=author), CaseStatus.DECLINED, "no money", TODAY)
    assert reopen_by_author(declined, (), TODAY).is_open
    theirs = Note("n1", "c1", 1, Speaker.REOPENED, "olga", "no money", TODAY)
    assert reopen_by_author(declined, (theirs,), TODAY).is_open, "an organiser's does not count"
    own = replace(theirs, person=author)
    with refused("case-reopened"):
        reopen_by_author(declined, (own,), TODAY)
    assert reopen(declined, TODAY).is_open
    with refused("case-still-open"):
        reopen_by_author(CASE, (own,), TODAY)


def test_a_reason_for_not_doing_it_is_an_answer_and_stays_one() -> None:
    declined = step(CASE, CaseStatus.DECLINED, "no money", TODAY)
    assert declined.answered_on == TODAY
    assert reopen(declined, TODAY + timedelta(days=3)).answered_on == TODAY
    assert step(CASE, CaseStatus.DONE, "", TODAY).answered_on is None


def test_an_author_adds_so_often_a_day() -> None:
    notes = [Note(f"n{place}", "c1", place, Speaker.AUTHOR, "", "x", TODAY) for place in range(1, MOST_ADDED_A_DAY + 1)]
    notes[0] = replace(notes[0], speaker=Speaker.SHOWN)
    with refused("case-added-enough"):
        add_note(CASE, notes, Speaker.AUTHOR, TODAY)
    assert add_note(CASE, notes, Speaker.AUTHOR, TODAY + timedelta(days=1))[1] == MOST_ADDED_A_DAY + 1
    assert add_note(CASE, notes, Speaker.ORGANISER, TODAY)[1] == MOST_ADDED_A_DAY + 1
    assert last_answer(notes) is None


def test_a_case_goes_on_as_another_and_not_as_itself() -> None:
    other = replace(CASE, id="c2", no=212)
    assert merge(CASE, other, TODAY).merged_into == 212
    with refused("case-merge-self"):
        merge(CASE, CASE, TODAY)
    with refused("case-closed"):
        merge(CASE, withdraw(other, TODAY), TODAY)


@pytest.mark.parametrize(
    ("wording", "shown"),
    [
        ("The lamp … is broken", "The lamp … is broken"),
        ("The lamp ... is broken", "The lamp … is broken"),
        ("The lamp […] is broken", "The lamp … is broken"),
        ("is broken", "… is broken"),
        ("The lamp", "The lamp …"),
        ("… lamp …", "… lamp …"),
        ("The lamp at gate 2 is broken", "The lamp at gate 2 is broken"),
    ],
)
def test_words_left_out_show(wording: str, shown: str) -> None:
    assert shorten(CASE.text, wording) == shown


@pytest.mark.parametrize("wording", ["The light is broken", "is broken … The lamp", "…", "", "The lamp is broken"])
def test_other_words_are_refused(wording: str) -> None:
    with refused("shorten-visibly"):
        shorten(CASE.text, wording)


@given(st.text("abc d", min_size=1, max_size=30), st.data())
def test_a_shortened_wording_never_says_what_the_text_does_not(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    if not text[start:end].strip():
        return
    shown = shorten(text, text[start:end])
    assert all(part.strip() in text for part in shown.split("…"))


def test_an_answer_dates_the_case_once_and_an_addition_needs_it_open() -> None:
    answered, place = add_note(CASE, (), Speaker.ORGANISER, TODAY)
    assert (answered.answered_on, place) == (TODAY, 1)
    note = Note("n1", "c1", 4, Speaker.ORGANISER, "olga", "soon", TODAY)
    later, place = add_note(answered, (note,), Speaker.ORGANISER, TODAY + timedelta(days=3))
    assert (later.answered_on, place) == (TODAY, 5)
    with refused("case-muted"):
        add_note(replace(CASE, muted=True), (), Speaker.AUTHOR, TODAY)
    with refused("case-closed"):
        add_note(withdraw(CASE, TODAY), (), Speaker.AUTHOR, TODAY)
    with refused("case-notes-many"):
        add_note(CASE, [note] * MOST_NOTES, Speaker.ORGANISER, TODAY)
    added = replace(note, speaker=Speaker.AUTHOR, on=TODAY - timedelta(days=1))
    with refused("case-notes-many"):
        add_note(CASE, [added] * MOST_NOTES, Speaker.AUTHOR, TODAY)
    assert add_note(CASE, [added] * MOST_NOTES, Speaker.ORGANISER, TODAY)[1] == 5, "an answer always finds room"


def test_what_is_added_without_a_name_becomes_known_the_day_after() -> None:
    assert not is_known(Note("n", "c", 1, Speaker.AUTHOR, "", "more", TODAY), TODAY)
    assert is_known(Note("n", "c", 1, Speaker.AUTHOR, "", "more", TODAY), TODAY + timedelta(days=1))
    assert is_known(Note("n", "c", 1, Speaker.AUTHOR, "chen", "more", TODAY), TODAY)


@pytest.mark.parametrize(
    ("showing", "neighbour", "author", "organiser"),
    [
        (Showing.HELD, False, False, False),
        (Showing.KEPT, False, True, True),
        (Showing.QUEUED, False, True, True),
        (Showing.HIDDEN, False, True, True),
        (Showing.PUBLIC, True, True, True),
    ],
)
def test_who_may_read(showing: Showing, *, neighbour: bool, author: bool, organiser: bool) -> None:
    case = replace(CASE, author="chen", showing=showing)
    assert may_read(case, "dora", organiser=False) is neighbour
    assert may_read(case, "chen", organiser=False) is author
    assert may_read(case, "olga", organiser=True) is organiser
    assert may_read(replace(case, assignee="emil"), "emil", organiser=False) is author, "who is to see to it reads it"


def test_nobody_is_the_author_of_what_bears_no_name() -> None:
    assert not may_read(CASE, "", organiser=False) or CASE.author == ""
    assert not may_read(replace(CASE, author=""), "chen", organiser=False)


def test_when_a_case_is_overdue() -> None:
    def after(days: int, answered: date | None = None, **changes: object) -> bool:
        case = Case("c", "e", 100, Area.OTHER, "x", TODAY)
        for name, value in changes.items():
            case = replace(case, **{name: value})  # type: ignore[arg-type]
        return is_overdue(case, TODAY + timedelta(days=days), answered)

    assert [after(7), after(8)] == [False, True]
    assert [after(8, TODAY), after(30, TODAY), after(31, TODAY)] == [False, False, True]
    # Opened again, it waits for an answer of now: that of before does not count.
    again = TODAY + timedelta(days=10)
    assert [after(17, TODAY, changed_on=again), after(18, TODAY, changed_on=again)] == [False, True]
    assert not after(18, again, changed_on=again)
    assert not after(99, status=CaseStatus.DONE)
    assert not after(99, showing=Showing.HELD)


@given(st.integers(1, 2000))
def test_a_fifth_of_the_heads_puts_a_case_on_the_agenda_and_one_less_does_not(heads: int) -> None:
    needed = supporters_needed(heads)
    assert is_agenda_due(needed, heads)
    assert needed * 5 >= heads
    assert not is_agenda_due(needed - 1, heads)


def test_in_an_empty_estate_nothing_is_due() -> None:
    assert not is_agenda_due(0, 0)


def test_how_the_cases_stand() -> None:
    def case(no: int, age: int, answered: int | None = None, **changes: object) -> Case:
        opened = TODAY - timedelta(days=age)
        made = Case(f"c{no}", "e", no, Area.OTHER, "x", opened)
        if answered is not None:
            made = replace(made, answered_on=opened + timedelta(days=answered))
        for name, value in changes.items():
            made = replace(made, **{name: value})  # type: ignore[arg-type]
        return made

    cases = [
        case(101, 9, 2, area=Area.VEHICLES),
        case(102, 4, 3, area=Area.VEHICLES, status=CaseStatus.DOING),
        case(103, 30, status=CaseStatus.DONE),
        case(104, 1, showing=Showing.HELD),
    ]
    stand = standing(cases, TODAY)
    assert stand.by_status == {CaseStatus.NEW: 1, CaseStatus.DOING: 1, CaseStatus.DONE: 1}
    assert stand.open_by_area == {Area.VEHICLES: 2}
    assert stand.oldest_by_area == {Area.VEHICLES: 9}
    assert stand.median_days == Fraction(5, 2)
    assert standing([], TODAY).median_days is None
