"""Formal acts of an estate, each of which holds the hash of the one before."""

from __future__ import annotations

from collections.abc import Mapping

from app.context import Effects
from domain.acts import ActKind, append


async def add_act(effects: Effects, kind: ActKind, details: Mapping[str, object]) -> None:
    """Let a formal act follow in the estate's chain."""
    chain = await effects.uow.decisions.acts(effects.estate.id)
    effects.uow.decisions.add_act(effects.estate.id, append(chain, kind, effects.now, details))
