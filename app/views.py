"""Live messages: at the end of a transaction what it changed is shown anew, once, whatever the number of votes."""

from __future__ import annotations

import logging
from dataclasses import replace

from app.context import Effects, House, Turn
from app.messages import Address

log = logging.getLogger(__name__)


async def settle(house: House, turn: Turn) -> None:
    """Queue the present look of every view that the transaction made stale, for every room of its estate."""
    for view, estate_id in turn.stale.items():
        effects = Effects(house, turn, await turn.uow.estates.get(estate_id))
        name, _, ref = view.partition(":")
        for room in await effects.rooms():
            reply = await house.registry.views[name](effects, ref, room)
            if reply is None:
                continue
            address = Address(room.platform, room.chat, reply.thread)
            live = replace(reply, view=view)
            turn.uow.outbox.add(effects.compose(live, effects.room_reader(room), address))
    turn.stale.clear()
