"""Live messages: at the end of a transaction what it changed is shown anew, once, whatever the number of votes."""

from __future__ import annotations

import logging
import traceback
from dataclasses import replace

from app.context import Effects, House
from app.messages import Address, Delivery, Outgoing
from app.ports import StorageFailure
from app.turn import Turn

log = logging.getLogger(__name__)


async def settle(house: House, turn: Turn) -> None:
    """Queue every view that the transaction made stale, for every room of its estate: without words yet, as these are
    found when it is sent. However many votes come meanwhile, they cost one look.
    """
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
    for room in await effects.rooms():
        address = Address(room.platform, room.chat)
        # A poll never posted because of a crash in mid-send would be worse than one posted twice.
        live = Outgoing(effects.house.ids.new(), address, (), view=view, delivery=Delivery.NOTICE)
        effects.uow.outbox.add(live)


async def looking(house: House, turn: Turn, message: Outgoing) -> Outgoing | None:
    """A queued view in its words of now, under the same token; None if there is nothing to show there any more."""
    address = message.address
    room = await turn.uow.rooms.find(address.platform, address.chat)
    if room is None or not room.active:
        return None
    name, _, ref = message.view.partition(":")
    effects = Effects(house, turn, await turn.uow.estates.get(room.estate_id))
    reply = await house.registry.views[name](effects, ref, room)
    if reply is None:
        return None
    live = replace(reply, view=message.view, delivery=message.delivery)
    made = effects.compose(live, effects.room_reader(room), replace(address, thread=reply.thread))
    return replace(made, token=message.token)
