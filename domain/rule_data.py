"""A rule as plain data, for the database and for the record that a neighbour recounts: fractions as ``2/3``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from fractions import Fraction
from typing import TypeVar

from domain.roll import HeadsBasis, SharesBasis
from domain.rules import Conflict, Denominator, Limb, Measure, Rule, check_rule

Data = dict[str, object]
T = TypeVar("T")
_FRACTION = re.compile(r"([1-9][0-9]{0,8})/([1-9][0-9]{0,8})")
_LIMBS = ("participation", "approval", "objection")
_ENUMS = {"heads_basis": HeadsBasis, "shares_basis": SharesBasis, "conflict": Conflict}
_TEXTS = ("code", "base", "source")
_FLAGS = ("abstain_participates", "invalid_participates", "verified")


def fraction_text(fraction: Fraction) -> str:
    """``2/3``; a whole number as ``1/1``."""
    return f"{fraction.numerator}/{fraction.denominator}"


def rule_to_data(rule: Rule) -> Data:
    """Every parameter of the rule, none left out."""
    data: Data = {field.name: getattr(rule, field.name) for field in fields(rule)}
    for name in _LIMBS:
        limbs: tuple[Limb, ...] = getattr(rule, name)
        data[name] = [_limb_to_data(limb) for limb in limbs]
    for name in _ENUMS:
        data[name] = str(data[name])
    data["holder_cap"] = None if rule.holder_cap is None else fraction_text(rule.holder_cap)
    return data


def _limb_to_data(limb: Limb) -> Data:
    return {
        "measure": str(limb.measure),
        "fraction": fraction_text(limb.fraction),
        "strict": limb.strict,
        "of": str(limb.of),
    }


def rule_from_data(data: Mapping[str, object]) -> Rule:
    """The rule that was written so.

    Raises ValueError for what no rule was ever written as, Refusal as `check_rule` does for a rule without sense.
    """
    if data.keys() != {field.name for field in fields(Rule)}:
        raise ValueError("a rule with fields missing, or with others")
    read = {name: _field(name, value) for name, value in data.items()}
    return check_rule(Rule(**read))  # type: ignore[arg-type]  # the fields were each read as what they are


def _field(name: str, value: object) -> object:
    if name in _LIMBS:
        if not isinstance(value, list):
            raise ValueError(f"{name} is no list")
        return tuple(_limb_from_data(each) for each in value)
    if name in _ENUMS:
        return _ENUMS[name](_typed(value, str))
    if name == "holder_cap":
        return None if value is None else _fraction(value)
    if name == "proxy_cap" and value is None:
        return None
    if name in _TEXTS:
        return _typed(value, str)
    return _typed(value, bool if name in _FLAGS else int)


def _limb_from_data(data: object) -> Limb:
    if not isinstance(data, dict) or data.keys() != {"measure", "fraction", "strict", "of"}:
        raise ValueError("a limb with fields missing, or with others")
    return Limb(
        Measure(_typed(data["measure"], str)),
        _fraction(data["fraction"]),
        _typed(data["strict"], bool),
        Denominator(_typed(data["of"], str)),
    )


def _fraction(value: object) -> Fraction:
    found = _FRACTION.fullmatch(_typed(value, str))
    if found is None:
        raise ValueError(f"no fraction: {value!r}")
    return Fraction(int(found[1]), int(found[2]))


def _typed(value: object, kind: type[T]) -> T:
    # True is an int to Python; to whoever reads a record it is not.
    if type(value) is not kind:
        raise ValueError(f"{value!r} is no {kind.__name__}")
    return value
