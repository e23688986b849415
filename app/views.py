"""Live messages: at the end of a transaction what it changed is shown anew, once, whatever the number of votes."""

from __future__ import annotations

import logging
import traceback
from dataclasses import replace

from app.context import Effects, House, Turn
from app.messages import Address, Delivery
from app.ports import StorageFailure

log = logging.getLogger(__name__)


async def settle(house: House, turn: Turn) -> None:
    """Queue the present look of every view that the transaction made stale, for every room of its estate."""
    for view, estate_id in turn.stale.items():
        try:
            await _show(Effects(house, turn, await turn.uow.estates.get(estate_id)), view)
        except StorageFailure:
            raise
        except Exception as failure:
            # The votes are in: that they cannot be shown must not lose them, nor bring the batch back for ever.
            frames = "".join(traceback.format_tb(failure.__traceback__))
            log.error("view %s could not be shown (%s)\n%s", view, type(failure).__name__, frames)
    turn.stale.clear()


async def _show(effects: Effects, view: str) -> None:
    name, _, ref = view.partition(":")
    for room in await effects.rooms():
        reply = await effects.house.registry.views[name](effects, ref, room)
        if reply is None:
            continue
        address = Address(room.platform, room.chat, reply.thread)
        # A poll never posted because of a crash in mid-send would be worse than one posted twice.
        live = replace(reply, view=view, delivery=Delivery.NOTICE)
        effects.uow.outbox.add(effects.compose(live, effects.room_reader(room), address))
