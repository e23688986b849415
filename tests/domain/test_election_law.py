"""What the law asks of an election."""

from __future__ import annotations

from functools import partial

import pytest

from domain.election_law import CN, OTHER, Law, check_seats, law_of, lawful_seats
from domain.rule_presets import CN_ORDINARY, CN_SPECIAL, DE_WEG, HK_FIRST_COMMITTEE, SIMPLE, TW_ASSEMBLY
from domain.rules import Rule, customised
from tests.domain.test_decision import refused


@pytest.mark.parametrize(
    ("rule", "law"),
    [
        (CN_ORDINARY, CN),
        (CN_SPECIAL, CN),
        (customised(CN_ORDINARY, notice_days=20), CN),
        (customised(customised(CN_ORDINARY, notice_days=20), notice_days=21), CN),
        (SIMPLE, OTHER),
        (TW_ASSEMBLY, OTHER),
        (DE_WEG, OTHER),
        (HK_FIRST_COMMITTEE, OTHER),
        (customised(SIMPLE, notice_days=3), OTHER),
    ],
)
def test_the_law_is_that_of_the_rule(rule: Rule, law: Law) -> None:
    assert law_of(rule) == law


def test_a_committee_in_china() -> None:
    assert lawful_seats(CN) == (5, 7, 9, 11)
    source = "建房〔2009〕274号 31"
    for seats in lawful_seats(CN):
        check_seats(CN, seats)
    for seats in (0, 3, 4, 12, 13):
        data = {"seats": seats, "least": 5, "most": 11, "source": source}
        assert refused(partial(check_seats, CN, seats)) == ("seats-unlawful", data)
    assert refused(lambda: check_seats(CN, 6)) == ("seats-even", {"seats": 6, "source": source})
    assert (CN.list_days, CN.meeting_days, CN.filing_days, CN.most_term_years, CN.minimum) == (7, 7, 30, 5, 5)
    assert CN_ORDINARY.notice_days == 15


def test_elsewhere_any_number_will_do() -> None:
    assert lawful_seats(OTHER) == tuple(range(1, 26))
    check_seats(OTHER, 2)
    assert refused(lambda: check_seats(OTHER, 26))[0] == "seats-unlawful"
    assert refused(lambda: check_seats(OTHER, 0))[0] == "seats-unlawful"


def test_what_is_our_own_claims_no_source() -> None:
    assert CN.list_source == ""
    assert {OTHER.notice_source, OTHER.seats_source, OTHER.term_source, OTHER.filing_source} == {""}
