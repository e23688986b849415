"""Who may vote for whom: for one ballot or until a day, no more than allowed, and never for a party that is gone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from domain.proxies import Proxy, holds, record, standing
from domain.refusal import Refusal
from domain.roll import Owner, Roll, Unit

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)
LATER = NOW + timedelta(days=30)
OWNERS = {each: Owner(each, "estate", each, person_id=f"person-{each}") for each in ("a", "b", "c")}
UNITS = (
    Unit("u1", "estate", "1-101", "1", 9_000, ("a",)),
    Unit("u2", "estate", "1-102", "1", 9_000, ("a",)),
    Unit("u3", "estate", "1-103", "1", 9_000, ("b",)),
    Unit("u4", "estate", "1-104", "1", 9_000, ("b", "c")),
)
ROLL = Roll(UNITS, OWNERS)


def a_proxy(
    party: tuple[str, ...] = ("a",), holder: str = "dan", *, ballot: int = 0, until: datetime | None = None
) -> Proxy:
    return Proxy(f"{party}{holder}{ballot}", "estate", party, holder, "olga", NOW, ballot, until)


UNTIL = a_proxy(until=LATER)


@pytest.mark.parametrize(
    ("proxy", "now", "ballot", "expected"),
    [
        (UNTIL, NOW, 0, True),
        (UNTIL, NOW, 7, True),
        (UNTIL, LATER, 7, False),
        (a_proxy(ballot=7), LATER, 7, True),
        (a_proxy(ballot=7), NOW, 8, False),
        (a_proxy(ballot=7), NOW, 0, True),
        (a_proxy(ballot=7, until=LATER), LATER, 7, False),
    ],
)
def test_it_holds_in_its_time_and_for_its_ballot(proxy: Proxy, now: datetime, ballot: int, expected: bool) -> None:
    assert holds(proxy, now, ballot) is expected


def test_a_party_that_has_changed_gave_no_authority() -> None:
    gone = a_proxy(("b", "c"), until=LATER)
    assert standing([UNTIL, gone], ROLL, NOW) == (UNTIL, gone)
    sold = replace(ROLL, units=(*UNITS[:3], replace(UNITS[3], owners=("b",))))
    assert standing([UNTIL, gone], sold, NOW) == (UNTIL,)


def test_a_new_one_for_the_same_ballots_takes_the_place_of_the_old() -> None:
    for_seven = a_proxy(ballot=7)
    assert record([UNTIL], ROLL, a_proxy(holder="eva", until=NOW + timedelta(days=3)), most=0, now=NOW) == (UNTIL,)
    assert record([for_seven], ROLL, a_proxy(holder="eva", ballot=8), most=0, now=NOW) == ()
    assert record([for_seven], ROLL, UNTIL, most=0, now=NOW) == (for_seven,)
    assert record([a_proxy(("b",), until=LATER)], ROLL, UNTIL, most=0, now=NOW) == ()


@pytest.mark.parametrize(
    ("known", "new", "most", "code"),
    [
        ([], a_proxy(), 0, "proxy-for-what"),
        ([], a_proxy(holder="person-a", until=LATER), 0, "proxy-own"),
        ([], a_proxy(("b", "c"), "person-c", until=LATER), 0, "proxy-own"),
        ([UNTIL], replace(UNTIL, id="again"), 0, "proxy-same"),
        ([a_proxy(("b",), until=LATER)], UNTIL, 1, "proxy-cap"),
        ([a_proxy(("b",), ballot=7)], a_proxy(ballot=7), 1, "proxy-cap"),
    ],
)
def test_what_cannot_be_recorded(known: list[Proxy], new: Proxy, most: int, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        record(known, ROLL, new, most=most, now=NOW)
    assert refused.value.code == code


def test_the_cap_counts_other_parties_in_the_same_ballot() -> None:
    for_seven = a_proxy(("b",), ballot=7)
    assert record([for_seven], ROLL, a_proxy(ballot=8), most=1, now=NOW) == ()
    assert record([UNTIL], ROLL, replace(UNTIL, id="new", until=LATER + timedelta(1)), most=1, now=NOW) == (UNTIL,)
    assert record([for_seven], ROLL, UNTIL, most=2, now=NOW) == ()
