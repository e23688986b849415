"""Rules of an estate's own: copied from a preset, changed, named, and used by that name."""

from __future__ import annotations

import re

from app import syntax
from app.context import Context, Effects
from app.decision_arguments import meaning
from app.rule_text import read_rule
from app.words import Line, Reply, words
from commands.decision_words import rule_in_full
from domain.refusal import Refusal
from domain.rule_presets import PRESETS
from domain.rules import CUSTOM, Rule

MOST_RULES = 20
_NAME = re.compile(r"[^\W\d_][\w-]{0,19}")


async def rule_called(effects: Effects, typed: str) -> Rule:
    """The preset or the estate's own rule of this name. Raises Refusal rule-unknown."""
    found = meaning(effects.catalogue, typed, PRESETS, "rule")
    if found is not None:
        return PRESETS[found]
    own = await effects.uow.after.rules(effects.estate.id)
    if typed.casefold() in own:
        return own[typed.casefold()]
    raise Refusal("rule-unknown", given=typed[:30], rules=(*PRESETS, *own))


async def set_rule(ctx: Context, typed: str) -> Reply:
    """`/settings rule`: make a rule, or take one away. Raises Refusal."""
    name, rest = syntax.first_word(typed)
    name = name.casefold()
    own = await ctx.uow.after.rules(ctx.estate.id)
    if not rest:
        raise Refusal("rule-how")
    if meaning(ctx.catalogue, rest.strip(), ("remove",), "rulevalue"):
        if name not in own:
            raise Refusal("rule-unknown", given=name[:30], rules=(*PRESETS, *own))
        ctx.uow.after.delete_rule(ctx.estate.id, name)
        return Reply((words("rule-removed", name=name),))
    if not _NAME.fullmatch(name) or meaning(ctx.catalogue, name, PRESETS, "rule"):
        raise Refusal("rule-name", given=name[:30])
    if name not in own and len(own) >= MOST_RULES:
        raise Refusal("rules-many", most=MOST_RULES)
    rule = read_rule(ctx.catalogue, rest)
    if rule.code != CUSTOM:
        raise Refusal("rule-same", name=rule.code)
    ctx.uow.after.put_rule(ctx.estate.id, name, rule)
    return Reply((words("rule-set", name=name), *rule_in_full(rule), words("rule-use", name=name)))


async def rule_settings(effects: Effects) -> list[Line]:
    """The estate's own rules, as the settings list them."""
    own = await effects.uow.after.rules(effects.estate.id)
    return [words("settings-rule", name=name, base=words(f"rule-{rule.base}-name")) for name, rule in own.items()]
