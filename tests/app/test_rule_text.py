"""Rules of an estate's own, as people type them in any language; whatever is typed is a rule or refused."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.rule_text import NAMES, read_rule
from domain.refusal import Refusal
from domain.rule_data import rule_from_data, rule_to_data
from domain.rule_presets import CN_ORDINARY, PRESETS
from domain.rules import CUSTOM, Conflict, Denominator, Limb, Measure, check_rule
from tests.app.declared import CATALOGUE

HEADS, SHARES = Measure.HEADS, Measure.SHARES
ALL, PARTICIPATING, CAST = Denominator.ALL, Denominator.PARTICIPATING, Denominator.CAST


def limb(measure: Measure, over: int, under: int, of: Denominator, *, strict: bool = False) -> Limb:
    return Limb(measure, Fraction(over, under), strict, of)


@pytest.mark.parametrize(
    ("typed", "field", "value"),
    [
        ("cn-ordinary notice 10", "notice_days", 10),
        ("普通 公告 10天", "notice_days", 10),
        ("cn-ordinary open 3-30", "min_open_days", 3),
        ("普通，投票 3-30", "max_open_days", 30),
        ("cn-ordinary abstentions not", "abstain_participates", False),
        ("普通 弃权 不算", "abstain_participates", False),
        ("cn-ordinary invalid count", "invalid_participates", True),
        ("cn-ordinary proxies 3", "proxy_cap", 3),
        ("cn-ordinary extensions 0", "extensions", 0),
        ("cn-ordinary conflict paper", "conflict", Conflict.PAPER),
        ("cn-ordinary quorum none", "participation", ()),
        (
            "cn-ordinary quorum >= 1/2",
            "participation",
            (limb(HEADS, 1, 2, ALL), limb(SHARES, 1, 2, ALL)),
        ),
        (
            "cn-ordinary quorum heads >= 50%",
            "participation",
            (limb(SHARES, 2, 3, ALL), limb(HEADS, 1, 2, ALL)),
        ),
        (
            "普通 同意 人数 ≥ ２/３",
            "approval",
            (limb(SHARES, 1, 2, PARTICIPATING, strict=True), limb(HEADS, 2, 3, PARTICIPATING)),
        ),
        (
            "cn-ordinary majority > 2/3 of cast",
            "approval",
            (limb(HEADS, 2, 3, CAST, strict=True), limb(SHARES, 2, 3, CAST, strict=True)),
        ),
        # A rule that looks at heads alone goes on doing so.
        ("simple majority > 2/3", "approval", (limb(HEADS, 2, 3, CAST, strict=True),)),
    ],
)
def test_what_is_typed_is_what_changes(typed: str, field: str, value: object) -> None:
    rule = read_rule(CATALOGUE, typed)
    assert getattr(rule, field) == value
    base = re.split("[ ，]", typed)[0].replace("普通", "cn-ordinary")
    assert (rule.code, rule.base) == (CUSTOM, base)
    assert rule.source == ""


def test_nothing_else_changes() -> None:
    rule = read_rule(CATALOGUE, "cn-ordinary notice 10")
    untouched = ("participation", "approval", "heads_basis", "max_open_days", "proxy_cap", "conflict")
    assert [getattr(rule, name) for name in untouched] == [getattr(CN_ORDINARY, name) for name in untouched]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("nothing notice 3", "rule-unknown"),
        ("cn-ordinary colour red", "rule-change"),
        ("cn-ordinary notice soon", "rule-change-value"),
        ("cn-ordinary notice 999", "rule-days"),
        ("cn-ordinary majority 2/3", "rule-change-value"),
        ("cn-ordinary majority > 3/2", "rule-change-value"),
        ("cn-ordinary majority > 1/0", "rule-change-value"),
        ("cn-ordinary majority > 1/1", "rule-impossible"),
        ("cn-ordinary quorum >= 1/2 of cast", "rule-of-all"),
        ("cn-ordinary open 30-3", "rule-open-days"),
        ("cn-ordinary abstentions perhaps", "rule-change-value"),
        ("cn-ordinary extensions 99", "rule-cap"),
    ],
)
def test_what_is_no_rule_is_refused(typed: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_rule(CATALOGUE, typed)
    assert refused.value.code == code


PIECES = st.sampled_from([*NAMES, ">", ">=", "2/3", "50%", "heads", "shares", "of", "cast", "count", "not", "3-9", "7"])


@given(st.sampled_from([*PRESETS]), st.lists(st.one_of(PIECES, st.just(","), st.text(max_size=5)), max_size=12))
def test_whatever_is_typed_is_a_rule_that_can_be_kept_or_refused(base: str, pieces: list[str]) -> None:
    rule, code = None, ""
    try:
        rule = read_rule(CATALOGUE, " ".join([base, *pieces]))
    except Refusal as refused:
        code = refused.code
    if rule is None:
        assert CATALOGUE.has(f"refusal-{code}")
    else:
        assert check_rule(rule) == rule
        assert rule_from_data(rule_to_data(rule)) == rule
