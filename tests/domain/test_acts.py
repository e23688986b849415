"""The chain of formal acts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.acts import BEGINNING, Act, ActKind, act_data, append, first_broken, written_time

AT = datetime(2026, 11, 27, 10, 40, 9, 999_999, tzinfo=UTC)


def chain(length: int = 4) -> list[Act]:
    made: list[Act] = []
    for no in range(length):
        made.append(append(made, list(ActKind)[no % len(ActKind)], AT + timedelta(hours=no), {"decision": no}))
    return made


def test_acts_follow_one_another() -> None:
    first, second, *_ = acts = chain()
    assert (first.no, first.previous, first.at) == (1, BEGINNING, "2026-11-27T10:40:09Z")
    assert (second.no, second.previous) == (2, first.hash)
    assert first_broken(acts) is None
    assert first_broken([]) is None


def test_times_are_utc_and_say_so() -> None:
    assert written_time(AT.astimezone(timezone(timedelta(hours=8)))) == "2026-11-27T10:40:09Z"
    with pytest.raises(ValueError, match="zone"):
        written_time(AT.replace(tzinfo=None))


def test_who_may_not_read_details_checks_the_chain_all_the_same() -> None:
    acts = chain()
    assert first_broken([acts[0].without_details(), *acts[1:]]) is None
    assert "details" not in act_data(acts[0], details=False)
    assert "details" not in act_data(acts[0].without_details(), details=True)
    assert act_data(acts[0], details=True)["details"] == {"decision": 0}


@pytest.mark.parametrize(
    "change",
    [
        {"no": 9},
        {"kind": "voided"},
        {"at": "2026-11-27T10:40:10Z"},
        {"details": {"decision": 7}},
        {"details_hash": "0" * 64},
        {"details": None, "details_hash": "0" * 64},
        {"previous": "0" * 63 + "1"},
        {"hash": "0" * 64},
    ],
    ids=str,
)
@pytest.mark.parametrize("place", [1, 3, 4])
def test_a_changed_act_is_named(change: dict[str, object], place: int) -> None:
    acts = chain()
    acts[place - 1] = replace(acts[place - 1], **change)  # type: ignore[arg-type]  # one field each, of its own type
    assert first_broken(acts) == place


def test_an_act_taken_out_or_exchanged_is_named() -> None:
    acts = chain()
    assert first_broken(acts[1:]) == 1
    assert first_broken([acts[0], *acts[2:]]) == 2
    assert first_broken([acts[0], acts[2], acts[1], acts[3]]) == 2


def test_details_with_a_float_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="float"):
        append([], ActKind.OPENED, AT, {"share": 0.5})


@given(st.lists(st.dictionaries(st.text(), st.integers() | st.text() | st.booleans() | st.none()), min_size=1))
def test_whatever_the_details_say_their_change_is_seen(many: list[dict[str, object]]) -> None:
    acts: list[Act] = []
    for details in many:
        acts.append(append(acts, ActKind.ROLE_GIVEN, AT, details))
    assert first_broken(acts) is None
    acts[-1] = replace(acts[-1], details={**many[-1], "a new key": True})
    assert first_broken(acts) == len(acts)
