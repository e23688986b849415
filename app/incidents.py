"""What nobody foresaw: told to the reader by a code, and to the operator without anybody's words."""

from __future__ import annotations

import logging
import traceback

from app.context import House
from app.messages import DeadLetter, Incoming
from app.turn import Turn
from app.words import Reply, words

log = logging.getLogger(__name__)

UNWRITTEN = "unwritten"
"""Stands for the id of an event of which no row may tell."""


def incident(house: House, incoming: Incoming, failure: Exception) -> Reply:
    """Log the failure under a code, and return what tells the reader that code."""
    code = house.ids.code()[:4]
    # The frames, never the message: an exception's text may quote what somebody wrote.
    frames = "".join(traceback.format_tb(failure.__traceback__))
    kind = type(failure).__name__
    # In a direct chat an event's id names the person.
    where = "an event in a direct chat" if incoming.private else f"event {incoming.event_id}"
    log.error("incident %s: %s %s (%s)\n%s", code, incoming.platform, where, kind, frames)
    return Reply((words("incident", code=code),), personal=True, alert=True)


def keep(turn: Turn, incoming: Incoming, failure: Exception) -> None:
    """Keep for the operator which event failed, and of what kind of error."""
    kind = type(failure).__name__
    event_id = UNWRITTEN if incoming.event_id in turn.unnoted else incoming.event_id
    turn.uow.add_dead_letter(DeadLetter(incoming.platform, event_id, incoming.kind, kind, turn.now))
