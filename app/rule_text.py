"""A rule of an estate's own, as people type it: a preset, and what is different.

``cn-ordinary majority > 2/3, notice 10, open 3-30``. Each change stands between commas and begins with its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from app import syntax
from app.decision_arguments import meaning
from app.i18n import Catalogue
from domain.refusal import Refusal
from domain.rule_presets import PRESETS
from domain.rules import Conflict, Denominator, Limb, Measure, Rule, customised

NAMES = ("quorum", "majority", "notice", "open", "abstentions", "invalid", "proxies", "extensions", "conflict")
_LIMB = re.compile(r"(?P<sign>>=|>|≥)\s*(?P<over>\d{1,4})\s*(?:/\s*(?P<under>\d{1,4})|(?P<percent>%))")
_NUMBER = re.compile(r"\d{1,3}")
_SPAN = re.compile(r"(\d{1,3})\s*-\s*(\d{1,3})")


def read_rule(catalogue: Catalogue, text: str) -> Rule:
    """The rule that is typed. Raises Refusal rule-unknown, rule-change, rule-change-value and those of
    `domain.rules.check_rule`.
    """
    base, rest = syntax.first_word(syntax.mapped(text).replace(",", " ", 1) if "," in _head(text) else text)
    found = meaning(catalogue, base, PRESETS, "rule")
    if found is None:
        raise Refusal("rule-unknown", given=base[:30], rules=tuple(PRESETS))
    preset = PRESETS[found]
    changes: dict[str, Any] = {}
    for part in re.split(r"[,;\n]", syntax.mapped(rest)):
        name, value = syntax.first_word(part)
        if not name:
            continue
        meant = meaning(catalogue, name, NAMES, "rulepart")
        if meant is None:
            raise Refusal("rule-change", given=name[:20])
        changes |= _CHANGES[meant](catalogue, preset, value.strip(), part.strip())
    return customised(preset, **changes)


def _head(text: str) -> str:
    """The first word as typed, with whatever mark ends it."""
    return syntax.mapped(text).split(" ", 1)[0]


def _refused(part: str) -> Refusal:
    return Refusal("rule-change-value", given=part[:40])


def _word(catalogue: Catalogue, value: str, names: tuple[str, ...], part: str) -> str:
    found = meaning(catalogue, value, names, "rulevalue")
    if found is None:
        raise _refused(part)
    return found


def _limbs(catalogue: Catalogue, value: str, part: str, of: Denominator) -> tuple[Limb, ...]:
    """The conditions of ``heads > 2/3 of all``: on heads, on shares, or on both where neither is named."""
    found = _LIMB.search(value)
    if found is None:
        raise _refused(part)
    under = 100 if found["percent"] else int(found["under"])
    if not under or not 0 < Fraction(int(found["over"]), under) <= 1:
        raise _refused(part)
    before, after = value[: found.start()].strip(), value[found.end() :].split()
    measures = [Measure(_word(catalogue, before, tuple(Measure), part))] if before else list(Measure)
    if after:
        of = Denominator(_word(catalogue, after[-1], tuple(Denominator), part))
    strict = found["sign"] == ">"
    return tuple(Limb(measure, Fraction(int(found["over"]), under), strict, of) for measure in measures)


def _quorum(catalogue: Catalogue, preset: Rule, value: str, part: str) -> dict[str, Any]:
    if meaning(catalogue, value, ("none",), "rulevalue"):
        return {"participation": ()}
    new = _limbs(catalogue, value, part, Denominator.ALL)
    touched = {limb.measure for limb in new}
    return {"participation": (*(limb for limb in preset.participation if limb.measure not in touched), *new)}


def _majority(catalogue: Catalogue, preset: Rule, value: str, part: str) -> dict[str, Any]:
    new = _limbs(catalogue, value, part, preset.approval[0].of)
    touched = {limb.measure for limb in new}
    if len(new) == len(Measure) and len({limb.measure for limb in preset.approval}) == 1:
        # The preset looks at one of the two alone, and nothing was said of the other.
        new = tuple(limb for limb in new if limb.measure is preset.approval[0].measure)
    return {"approval": (*(limb for limb in preset.approval if limb.measure not in touched), *new)}


def _number(name: str) -> Callable[[Catalogue, Rule, str, str], dict[str, Any]]:
    def read(catalogue: Catalogue, preset: Rule, value: str, part: str) -> dict[str, Any]:
        digits = _NUMBER.match(value)
        if digits is None:
            raise _refused(part)
        return {name: int(digits[0])}

    return read


def _open(catalogue: Catalogue, preset: Rule, value: str, part: str) -> dict[str, Any]:
    span = _SPAN.match(value)
    if span is None:
        raise _refused(part)
    return {"min_open_days": int(span[1]), "max_open_days": int(span[2])}


def _flag(name: str) -> Callable[[Catalogue, Rule, str, str], dict[str, Any]]:
    def read(catalogue: Catalogue, preset: Rule, value: str, part: str) -> dict[str, Any]:
        return {name: _word(catalogue, value, ("count", "not"), part) == "count"}

    return read


def _conflict(catalogue: Catalogue, preset: Rule, value: str, part: str) -> dict[str, Any]:
    return {"conflict": Conflict(_word(catalogue, value, tuple(Conflict), part))}


_CHANGES: dict[str, Callable[[Catalogue, Rule, str, str], dict[str, Any]]] = {
    "quorum": _quorum,
    "majority": _majority,
    "notice": _number("notice_days"),
    "open": _open,
    "abstentions": _flag("abstain_participates"),
    "invalid": _flag("invalid_participates"),
    "proxies": _number("proxy_cap"),
    "extensions": _number("extensions"),
    "conflict": _conflict,
}
