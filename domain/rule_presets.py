"""The rules that Linli knows by name, each with the articles it comes from.

In Chinese law 以上 includes the number (at least) and 过半数 is strict (more than).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from domain.roll import HeadsBasis, SharesBasis
from domain.rules import Denominator, Limb, Measure, Rule

_HALF = Fraction(1, 2)


def _at_least(fraction: Fraction, of: Denominator) -> tuple[Limb, ...]:
    """Of heads and of shares."""
    return tuple(Limb(measure, fraction, strict=False, of=of) for measure in Measure)


def _more_than(fraction: Fraction, of: Denominator) -> tuple[Limb, ...]:
    """Of heads and of shares."""
    return tuple(Limb(measure, fraction, strict=True, of=of) for measure in Measure)


CN_ORDINARY = Rule(
    code="cn-ordinary",
    participation=_at_least(Fraction(2, 3), Denominator.ALL),
    approval=_more_than(_HALF, Denominator.PARTICIPATING),
    notice_days=15,
    source="中华人民共和国民法典 278; 法释〔2009〕7号 8, 9; 物业管理条例 14",
    verified=True,
)
"""What an assembly decides in China, unless it is one of items 6 to 8 of article 278."""

CN_SPECIAL = replace(
    CN_ORDINARY,
    code="cn-special",
    approval=_at_least(Fraction(3, 4), Denominator.PARTICIPATING),
)
"""Items 6 to 8: raising the repair fund, rebuilding, changing the use of common parts or earning with them."""

TW_ASSEMBLY = Rule(
    code="tw-assembly",
    heads_basis=HeadsBasis.UNIT,
    participation=_at_least(Fraction(2, 3), Denominator.ALL),
    approval=_at_least(Fraction(3, 4), Denominator.PARTICIPATING),
    holder_cap=Fraction(1, 5),
    notice_days=10,
    source="公寓大廈管理條例 27, 30, 31; 同條例施行細則 2",
)
"""A unit has one vote, and its share is by definition its part of all exclusive areas. Not verified: article 27 does
not say whether what exceeds a holder's fifth leaves the whole too, as it does here, or only what is counted.
"""

TW_RECONVENED = replace(
    TW_ASSEMBLY,
    code="tw-reconvened",
    participation=_at_least(Fraction(1, 5), Denominator.ALL),
    least_parties=3,
    approval=_more_than(_HALF, Denominator.PARTICIPATING),
    objection_days=7,
    objection=_more_than(_HALF, Denominator.ALL),
    source="公寓大廈管理條例 27, 30, 32; 同條例施行細則 2",
)
"""The second meeting about what the first could not decide; its result is provisional while owners may object."""

DE_WEG = Rule(
    code="de-weg",
    approval=(Limb(Measure.HEADS, _HALF, strict=True, of=Denominator.CAST),),
    notice_days=21,
    source="WEG 25 (1), (2); 24 (4)",
    verified=True,
)

HK_FIRST_COMMITTEE = Rule(
    code="hk-first-committee",
    shares_basis=SharesBasis.SHARE,
    approval=(
        Limb(Measure.SHARES, _HALF, strict=True, of=Denominator.CAST),
        Limb(Measure.SHARES, Fraction(30, 100), strict=False, of=Denominator.ALL),
    ),
    notice_days=14,
    source="Cap. 344 s. 3",
)
"""Not verified: that each share is one vote was read in an older text only."""

SIMPLE = Rule(
    code="simple",
    approval=(Limb(Measure.HEADS, _HALF, strict=True, of=Denominator.CAST),),
)
"""For an estate's own use; no statute asks for it."""

PRESETS: Mapping[str, Rule] = {
    rule.code: rule
    for rule in (CN_ORDINARY, CN_SPECIAL, TW_ASSEMBLY, TW_RECONVENED, DE_WEG, HK_FIRST_COMMITTEE, SIMPLE)
}

_ELSEWHERE: Mapping[str, Rule] = {
    "Asia/Taipei": TW_ASSEMBLY,
    "Europe/Berlin": DE_WEG,
    "Asia/Hong_Kong": SIMPLE,
    "Asia/Macau": SIMPLE,
}
"""By the time zones of places whose law is another than China's; where we have read none for what an assembly decides,
the rule that claims no law.
"""


def usual_rule(zone: str) -> Rule:
    """Under which rule an estate in this IANA time zone decides, unless another is named."""
    return _ELSEWHERE.get(zone, CN_ORDINARY)
