"""Rules as data: the presets say what the statutes say, and nonsense is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction as F

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.refusal import Refusal
from domain.roll import HeadsBasis, SharesBasis
from domain.rule_data import rule_from_data, rule_to_data
from domain.rule_presets import CN_ORDINARY, CN_SPECIAL, PRESETS, TW_RECONVENED, usual_rule
from domain.rules import Conflict, Denominator, Limb, Measure, Rule, check_rule, customised

HEADS, SHARES = Measure.HEADS, Measure.SHARES


def written(limbs: tuple[Limb, ...]) -> list[str]:
    return [f"{limb.measure} {'>' if limb.strict else '>='} {limb.fraction} of {limb.of}" for limb in limbs]


@pytest.mark.parametrize(
    ("code", "participation", "approval", "notice"),
    [
        ("cn-ordinary", ">= 2/3 of all", "> 1/2 of participating", 15),
        ("cn-special", ">= 2/3 of all", ">= 3/4 of participating", 15),
        ("tw-assembly", ">= 2/3 of all", ">= 3/4 of participating", 10),
        ("tw-reconvened", ">= 1/5 of all", "> 1/2 of participating", 10),
    ],
)
def test_presets_of_heads_and_shares_alike(code: str, participation: str, approval: str, notice: int) -> None:
    rule = PRESETS[code]
    assert written(rule.participation) == [f"heads {participation}", f"shares {participation}"]
    assert written(rule.approval) == [f"heads {approval}", f"shares {approval}"]
    assert rule.notice_days == notice
    assert rule.counts_shares


@pytest.mark.parametrize(
    ("code", "approval", "notice", "shares"),
    [
        ("de-weg", ["heads > 1/2 of cast"], 21, False),
        ("simple", ["heads > 1/2 of cast"], 0, False),
        ("hk-first-committee", ["shares > 1/2 of cast", "shares >= 3/10 of all"], 14, True),
    ],
)
def test_presets_without_a_quorum(code: str, approval: list[str], notice: int, shares: bool) -> None:
    rule = PRESETS[code]
    assert rule.participation == ()
    assert written(rule.approval) == approval
    assert (rule.notice_days, rule.counts_shares) == (notice, shares)


def test_what_else_the_presets_say() -> None:
    taiwan = PRESETS["tw-assembly"]
    assert (taiwan.heads_basis, taiwan.shares_basis, taiwan.holder_cap) == (HeadsBasis.UNIT, SharesBasis.AREA, F(1, 5))
    assert (TW_RECONVENED.least_parties, TW_RECONVENED.objection_days) == (3, 7)
    assert written(TW_RECONVENED.objection) == ["heads > 1/2 of all", "shares > 1/2 of all"]
    assert {rule.conflict for rule in PRESETS.values()} == {Conflict.CHAT}
    assert {rule.extensions for rule in PRESETS.values()} == {1}
    assert all(rule.abstain_participates and not rule.invalid_participates for rule in PRESETS.values())
    assert all(rule.source for rule in PRESETS.values() if rule.verified)
    assert {rule.code for rule in PRESETS.values() if rule.verified} == {"cn-ordinary", "cn-special", "de-weg"}


@pytest.mark.parametrize("rule", PRESETS.values(), ids=str)
def test_every_preset_can_be_counted_and_bears_no_base(rule: Rule) -> None:
    assert check_rule(rule) is rule
    assert PRESETS[rule.code] is rule
    assert rule.base == ""


def test_a_copy_remembers_what_it_was_made_from_and_claims_no_statute() -> None:
    own = customised(CN_ORDINARY, notice_days=30)
    assert (own.code, own.base, own.notice_days, own.source, own.verified) == ("custom", "cn-ordinary", 30, "", False)
    again = customised(own, invalid_participates=True)
    assert (again.base, again.notice_days, again.invalid_participates) == ("cn-ordinary", 30, True)
    assert customised(CN_ORDINARY, notice_days=15) is CN_ORDINARY
    assert customised(CN_ORDINARY, notice_days=9, source="Bylaws 4").source == "Bylaws 4"


@pytest.mark.parametrize("field", ["code", "base", "verified", "nonsense"])
def test_what_an_estate_cannot_set(field: str) -> None:
    with pytest.raises(ValueError, match=field):
        customised(CN_ORDINARY, **{field: "x"})


def limb(fraction: F, *, strict: bool = False, of: Denominator = Denominator.ALL) -> tuple[Limb, ...]:
    return (Limb(HEADS, fraction, strict, of),)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"approval": ()}, "rule-no-approval"),
        ({"approval": limb(F(0))}, "rule-fraction"),
        ({"approval": limb(F(-1, 2))}, "rule-fraction"),
        ({"approval": limb(F(3, 2))}, "rule-fraction"),
        ({"participation": limb(F(4, 3))}, "rule-fraction"),
        ({"approval": limb(F(1), strict=True)}, "rule-impossible"),
        ({"approval": limb(F(1, 2)) * 9}, "rule-limbs"),
        ({"participation": limb(F(1, 2), of=Denominator.CAST)}, "rule-of-all"),
        ({"objection": limb(F(1, 2), of=Denominator.PARTICIPATING), "objection_days": 7}, "rule-of-all"),
        ({"notice_days": -1}, "rule-days"),
        ({"notice_days": 367}, "rule-days"),
        ({"min_open_days": -1}, "rule-days"),
        ({"objection_days": -1}, "rule-days"),
        ({"min_open_days": 9, "max_open_days": 8}, "rule-open-days"),
        ({"min_open_days": 0, "max_open_days": 0}, "rule-open-days"),
        ({"objection_days": 7}, "rule-objection"),
        ({"objection": limb(F(1, 2))}, "rule-objection"),
        ({"holder_cap": F(0)}, "rule-cap"),
        ({"holder_cap": F(6, 5)}, "rule-cap"),
        ({"proxy_cap": -1}, "rule-cap"),
        ({"least_parties": -1}, "rule-cap"),
        ({"extensions": -1}, "rule-cap"),
        ({"extensions": 11}, "rule-cap"),
    ],
)
def test_nonsense_is_refused(changes: dict[str, object], code: str) -> None:
    with pytest.raises(Refusal) as refused:
        customised(CN_ORDINARY, **changes)
    assert refused.value.code == code


fractions = st.fractions(F(1, 1000), F(999, 1000), max_denominator=1000)
limbs = st.builds(Limb, st.sampled_from(Measure), fractions, st.booleans(), st.sampled_from(Denominator))
whole = st.builds(Limb, st.sampled_from(Measure), fractions, st.booleans(), st.just(Denominator.ALL))
rules = st.builds(
    Rule,
    code=st.text(max_size=10),
    base=st.text(max_size=10),
    heads_basis=st.sampled_from(HeadsBasis),
    shares_basis=st.sampled_from(SharesBasis),
    participation=st.lists(whole, max_size=3).map(tuple),
    least_parties=st.integers(0, 5),
    approval=st.lists(limbs, min_size=1, max_size=3).map(tuple),
    abstain_participates=st.booleans(),
    invalid_participates=st.booleans(),
    holder_cap=st.none() | fractions,
    notice_days=st.integers(0, 90),
    min_open_days=st.integers(0, 10),
    max_open_days=st.integers(10, 90),
    proxy_cap=st.none() | st.integers(0, 9),
    extensions=st.integers(0, 3),
    conflict=st.sampled_from(Conflict),
    source=st.text(max_size=10),
    verified=st.booleans(),
)


@given(rules | st.sampled_from(sorted(PRESETS.values(), key=lambda rule: rule.code)))
def test_written_and_read_again(rule: Rule) -> None:
    assert rule_from_data(json.loads(json.dumps(rule_to_data(rule)))) == rule


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("holder_cap", "0.2"),
        ("holder_cap", "1/0"),
        ("holder_cap", "-1/5"),
        ("holder_cap", 1),
        ("notice_days", "15"),
        ("notice_days", True),
        ("notice_days", 1.5),
        ("proxy_cap", "1"),
        ("verified", 1),
        ("code", None),
        ("conflict", "post"),
        ("heads_basis", 1),
        ("approval", "heads"),
        ("approval", ["heads"]),
        ("approval", [{"measure": "heads"}]),
        ("approval", [{"measure": "feet", "fraction": "1/2", "strict": True, "of": "all"}]),
        ("approval", [{"measure": "heads", "fraction": "1/2", "strict": 1, "of": "all"}]),
        ("approval", [{"measure": "heads", "fraction": "half", "strict": True, "of": "all"}]),
    ],
)
def test_what_no_rule_was_written_as(field: str, value: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        rule_from_data({**rule_to_data(CN_SPECIAL), field: value})


def test_a_rule_read_again_is_checked_again() -> None:
    with pytest.raises(Refusal, match="rule-fraction"):
        rule_from_data(rule_to_data(replace(CN_SPECIAL, approval=limb(F(4, 3)))))


def test_missing_and_foreign_fields() -> None:
    data = rule_to_data(CN_SPECIAL)
    with pytest.raises(ValueError, match="fields"):
        rule_from_data({**data, "quorum": 1})
    del data["source"]
    with pytest.raises(ValueError, match="fields"):
        rule_from_data(data)


@pytest.mark.parametrize(
    ("zone", "code"),
    [
        ("Asia/Shanghai", "cn-ordinary"),
        ("Asia/Taipei", "tw-assembly"),
        ("Europe/Berlin", "de-weg"),
        ("Asia/Hong_Kong", "simple"),
        ("UTC", "cn-ordinary"),
    ],
)
def test_where_no_rule_is_named_it_is_that_of_the_place(zone: str, code: str) -> None:
    assert usual_rule(zone).code == code
