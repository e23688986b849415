"""The roll as the estate keeps it, and what opens the contacts in it."""

from __future__ import annotations

import asyncio

from app.contacts import Contacts
from app.context import Context
from domain.refusal import Refusal
from domain.roll import Roll


async def whole_roll(ctx: Context) -> Roll:
    """The estate's roll. Raises Refusal roll-none."""
    found = await ctx.uow.rolls.whole(ctx.estate.id)
    if not found.units:
        raise Refusal("roll-none")
    return found


async def contacts_of(ctx: Context, estate_id: str) -> Contacts:
    """What seals and opens the contacts of an estate's owners."""
    return Contacts(await asyncio.to_thread(ctx.house.keys.estate_key, estate_id))
