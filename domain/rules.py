"""A decision rule as data: who counts as what, who must take part, and how many must agree.

Nothing here knows a country: the presets (``domain.rule_presets``) carry the articles they come from, an estate may
change a copy, and the copy says what it was made from.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum
from fractions import Fraction
from typing import Any

from domain.refusal import Refusal
from domain.roll import HeadsBasis, SharesBasis

CUSTOM = "custom"
"""The code of every rule that an estate changed; ``Rule.base`` tells from what."""
MOST_DAYS = 366
MOST_EXTENSIONS = 10
MOST_LIMBS = 8


class Measure(StrEnum):
    """What is compared."""

    HEADS = "heads"
    SHARES = "shares"


class Denominator(StrEnum):
    """Of what a limb wants a part: of the whole roll, of those who take part, or of the yes and no votes alone."""

    ALL = "all"
    PARTICIPATING = "participating"
    CAST = "cast"


class Conflict(StrEnum):
    """Which ballot counts where a party gave one on paper and one in the chat."""

    CHAT = "chat"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Limb:
    """One condition: the measure must be more than (``strict``), or at least, this fraction of its denominator."""

    measure: Measure
    fraction: Fraction
    strict: bool
    of: Denominator


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of decision.

    All limbs of ``participation`` (always of ALL) must hold for a quorum, and at least ``least_parties`` take part; all
    limbs of ``approval`` must hold for adoption. ``holder_cap`` is the part of the whole beyond which what one owner
    holds, or one proxy holder votes for others, is not counted. Days are whole days of 24 hours: ``notice_days`` from
    announcement to opening, ``min_open_days`` and ``max_open_days`` from opening to closing. ``proxy_cap`` is for how
    many parties one person may vote, None for any number. For ``objection_days`` after a result owners may object in
    writing; it falls if all limbs of ``objection`` hold for those who do. ``extensions`` is how often the closing may
    be put off. ``source`` is the article; ``verified`` is true only where its text was read.
    """

    code: str
    approval: tuple[Limb, ...]
    base: str = ""
    heads_basis: HeadsBasis = HeadsBasis.PARTY
    shares_basis: SharesBasis = SharesBasis.AREA
    participation: tuple[Limb, ...] = ()
    least_parties: int = 0
    abstain_participates: bool = True
    invalid_participates: bool = False
    holder_cap: Fraction | None = None
    notice_days: int = 0
    min_open_days: int = 1
    max_open_days: int = 60
    proxy_cap: int | None = None
    objection_days: int = 0
    objection: tuple[Limb, ...] = ()
    extensions: int = 1
    conflict: Conflict = Conflict.CHAT
    source: str = ""
    verified: bool = False

    @property
    def counts_shares(self) -> bool:
        """Whether any limb looks at shares; if none does, nobody's area needs to be known."""
        limbs = (*self.participation, *self.approval, *self.objection)
        return any(limb.measure is Measure.SHARES for limb in limbs)


def check_rule(rule: Rule) -> Rule:
    """The rule itself, if votes can be counted under it.

    Raises Refusal: rule-no-approval, rule-limbs (most), rule-fraction (fraction), rule-impossible (fraction: "more
    than all" can never hold), rule-of-all (a quorum or an objection that is not of all), rule-days (days, most),
    rule-open-days (least, most), rule-cap (cap: of a holder outside (0, 1], or a number below its least),
    rule-objection (days without limbs or limbs without days).
    """
    if not rule.approval:
        raise Refusal("rule-no-approval")
    limbs = (*rule.participation, *rule.approval, *rule.objection)
    if len(limbs) > MOST_LIMBS:
        raise Refusal("rule-limbs", most=MOST_LIMBS)
    for limb in limbs:
        _check_limb(limb)
    if any(limb.of is not Denominator.ALL for limb in (*rule.participation, *rule.objection)):
        raise Refusal("rule-of-all")
    _check_days(rule)
    _check_caps(rule)
    return rule


def _check_limb(limb: Limb) -> None:
    """Raises Refusal rule-fraction, rule-impossible."""
    if not 0 < limb.fraction <= 1:
        raise Refusal("rule-fraction", fraction=str(limb.fraction))
    if limb.strict and limb.fraction == 1:
        raise Refusal("rule-impossible", fraction=str(limb.fraction))


def _check_days(rule: Rule) -> None:
    """Raises Refusal rule-days, rule-open-days, rule-objection."""
    for days in (rule.notice_days, rule.min_open_days, rule.max_open_days, rule.objection_days):
        if not 0 <= days <= MOST_DAYS:
            raise Refusal("rule-days", days=days, most=MOST_DAYS)
    if rule.max_open_days < max(rule.min_open_days, 1):
        raise Refusal("rule-open-days", least=rule.min_open_days, most=rule.max_open_days)
    if bool(rule.objection_days) is not bool(rule.objection):
        raise Refusal("rule-objection")


def _check_caps(rule: Rule) -> None:
    """Raises Refusal rule-cap."""
    if rule.holder_cap is not None and not 0 < rule.holder_cap <= 1:
        raise Refusal("rule-cap", cap=str(rule.holder_cap))
    if rule.proxy_cap is not None and rule.proxy_cap < 0:
        raise Refusal("rule-cap", cap=str(rule.proxy_cap))
    if rule.least_parties < 0:
        raise Refusal("rule-cap", cap=str(rule.least_parties))
    if not 0 <= rule.extensions <= MOST_EXTENSIONS:
        raise Refusal("rule-cap", cap=str(rule.extensions))


def customised(rule: Rule, **changes: Any) -> Rule:
    """An estate's own rule: the copy of one with some fields changed, which remembers the preset it was made from and
    claims no source of its own. A copy without a change is the rule itself.

    Raises Refusal as `check_rule` does, ValueError for a field that an estate cannot set.
    """
    settable = {field.name for field in fields(Rule)} - {"code", "base", "verified"}
    if not changes.keys() <= settable:
        raise ValueError(f"not fields that an estate can set: {sorted(changes.keys() - settable)}")
    if all(getattr(rule, name) == value for name, value in changes.items()):
        return rule
    own = {"source": "", **changes, "code": CUSTOM, "base": rule.base or rule.code, "verified": False}
    return check_rule(replace(rule, **own))
