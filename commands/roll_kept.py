"""The roll as the estate keeps it, and what opens the contacts in it."""

from __future__ import annotations

import asyncio

from app.contacts import Contacts
from app.context import Context
from app.spoken_names import flat_said
from domain.refusal import Refusal
from domain.roll import Roll, Unit, natural
from domain.roll_import import fold


async def whole_roll(ctx: Context) -> Roll:
    """The estate's roll. Raises Refusal roll-none."""
    found = await ctx.uow.rolls.whole(ctx.estate.id)
    if not found.units:
        raise Refusal("roll-none")
    return found


async def contacts_of(ctx: Context, estate_id: str) -> Contacts:
    """What seals and opens the contacts of an estate's owners."""
    return Contacts(await asyncio.to_thread(ctx.house.keys.estate_key, estate_id))


def unit_meant(found: Roll, typed: str) -> Unit:
    """The unit by its label, or as people say a flat in full (``2号楼104室``). Raises Refusal unit-unknown (unit,
    example: a label of this roll).
    """
    labels, _, _ = flat_said(typed)
    wanted = {fold(typed), *(fold(each) for each in labels)}
    there = [unit for unit in found.units if fold(unit.label) in wanted]
    if len(there) != 1:
        raise Refusal("unit-unknown", unit=typed[:20], example=min((each.label for each in found.units), key=natural))
    return there[0]
