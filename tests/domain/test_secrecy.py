"""When a ballot can be secret, and when its result says too much."""

from __future__ import annotations

from fractions import Fraction as F

import pytest

from domain.electorate import Electorate
from domain.papers import Choice, SecretPaper
from domain.refusal import Refusal
from domain.roll import HeadsBasis
from domain.rule_presets import CN_ORDINARY, DE_WEG, HK_FIRST_COMMITTEE, SIMPLE, TW_ASSEMBLY
from domain.rules import Rule, customised
from domain.secrecy import Reveals, check_secret, lone_weights, reveals_sealed, reveals_secret
from tests.domain.estates import e90, e100, frozen, unit

Y, N, A = Choice.YES, Choice.NO, Choice.ABSTAIN
BY_UNIT = customised(SIMPLE, heads_basis=HeadsBasis.UNIT)


def estate(*groups: tuple[int, int]) -> Electorate:
    """So many parties of such an area."""
    return frozen(*(unit(f"{area}-{no}", f"{area}-{no}", area=area) for many, area in groups for no in range(many)))


@pytest.mark.parametrize(
    ("electorate", "rules"),
    [
        (e90(), [CN_ORDINARY]),
        (e100(), [CN_ORDINARY]),
        (e100(), [SIMPLE, DE_WEG]),
        (estate((5, 100), (5, 200)), [CN_ORDINARY]),
        (estate((2, 100)), [CN_ORDINARY]),
        (estate((1, 100), (1, 200)), [SIMPLE]),
        (e90(), [HK_FIRST_COMMITTEE]),
    ],
)
def test_weights_that_tell_nothing(electorate: Electorate, rules: list[Rule]) -> None:
    check_secret(electorate, rules)
    assert lone_weights(electorate, rules) == ()


def test_areas_that_stand_alone_are_named() -> None:
    with pytest.raises(Refusal) as refused:
        check_secret(estate((20, 100), (4, 8_050), (1, 21_000)), [SIMPLE, CN_ORDINARY])
    assert refused.value.code == "secret-shares"
    assert refused.value.data == {"weights": ("210.00", "80.50"), "parties": 5, "least": 5}


def test_numbers_of_units_that_stand_alone_are_named() -> None:
    units = [unit(f"{no}", f"o{no}") for no in range(10)] + [unit(f"S{no}", "P") for no in range(3)]
    with pytest.raises(Refusal) as refused:
        check_secret(frozen(*units), [BY_UNIT])
    assert (refused.value.code, refused.value.data) == ("secret-heads", {"weights": ("3",), "parties": 1, "least": 5})
    check_secret(frozen(*units), [SIMPLE])


def test_stated_shares_that_stand_alone_are_named() -> None:
    units = [unit(f"{no}", f"o{no}", share=F(1, 10)) for no in range(9)] + [unit("S", "P", share=F(1, 30))]
    with pytest.raises(Refusal) as refused:
        check_secret(frozen(*units), [HK_FIRST_COMMITTEE])
    assert refused.value.data["weights"] == ("1/30",)


def test_caps_of_a_holder_would_mark_the_papers() -> None:
    with pytest.raises(Refusal, match="secret-cap"):
        check_secret(e90(), [TW_ASSEMBLY])


def secret(choices: list[Choice], shares: int = 0, invalid: str = "") -> list[SecretPaper]:
    return [
        SecretPaper({1: each, 2: Y if at % 2 else N}, str(at), 1, shares, invalid) for at, each in enumerate(choices)
    ]


@pytest.mark.parametrize(
    ("papers", "why"),
    [
        ([], None),
        (secret([Y, N, Y, N]), Reveals.FEW),
        (secret([Y, N, Y, N, Y]), None),
        (secret([Y] * 9), Reveals.UNANIMOUS),
        (secret([Y] * 9 + [N]), None),
        (secret([Y, N] * 5) + secret([Y, N], shares=7), Reveals.FEW),
        (secret([Y, N] * 5) + secret([N] * 5, shares=7), Reveals.UNANIMOUS),
        (secret([Y] * 9) + secret([N], shares=7), Reveals.FEW),
        (secret([Y] * 5) + secret([Y], invalid="torn"), None),
    ],
)
def test_when_a_secret_result_reveals(papers: list[SecretPaper], why: Reveals | None) -> None:
    assert reveals_secret(papers) is why


@pytest.mark.parametrize(
    ("choices", "why"),
    [
        ([Y, N, Y, N, Y], None),
        ([Y, Y, Y, Y, N], Reveals.ALONE),
        ([Y, Y, Y, N], Reveals.FEW),
        ([A] * 6, Reveals.UNANIMOUS),
    ],
)
def test_when_a_sealed_result_reveals(choices: list[Choice], why: Reveals | None) -> None:
    assert reveals_sealed([{1: each} for each in choices]) is why
