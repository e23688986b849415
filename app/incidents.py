"""What nobody foresaw: told to the reader by a code, and to the operator without anybody's words."""

from __future__ import annotations

import logging
import traceback

from app.context import House
from app.messages import DeadLetter, Incoming
from app.turn import Turn
from app.words import Reply, words

log = logging.getLogger(__name__)


def incident(house: House, incoming: Incoming, failure: Exception) -> Reply:
    """Log the failure under a code, and return what tells the reader that code."""
    code = house.ids.code()[:4]
    # The frames, never the message: an exception's text may quote what somebody wrote.
    frames = "".join(traceback.format_tb(failure.__traceback__))
    kind = type(failure).__name__
    log.error("incident %s: %s event %s (%s)\n%s", code, incoming.platform, incoming.event_id, kind, frames)
    return Reply((words("incident", code=code),), personal=True, alert=True)


def keep(turn: Turn, incoming: Incoming, failure: Exception) -> None:
    """Keep for the operator which event failed, and of what kind of error."""
    kind = type(failure).__name__
    turn.uow.add_dead_letter(DeadLetter(incoming.platform, incoming.event_id, incoming.kind, kind, turn.now))
