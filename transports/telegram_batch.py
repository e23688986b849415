"""A batch of updates as the Bot API gives it: what it tells, what of it cannot be read, and where the next begins."""

import logging
from datetime import datetime
from typing import Any

from app.messages import Batch, DeadLetter, Incoming
from app.ports import TransportDown
from transports.telegram_updates import PLATFORM, WANTED, Me, event_of, number_of

log = logging.getLogger(__name__)


def batch_of(updates: object, cursor: str, me: Me, now: datetime) -> Batch:
    """What the updates after the cursor tell. Raises TransportDown for what is no batch.

    The new cursor follows from this batch alone, as Telegram may begin its numbers anew after a quiet week.
    """
    if not isinstance(updates, list):
        raise TransportDown("the Bot API answers without a list of updates")
    events: list[Incoming] = []
    dead: list[DeadLetter] = []
    last = None
    for update in updates:
        number = number_of(update)
        # They come in their order: one that is out of it must not confirm those that follow.
        last = last if number is None else number
        outcome = _read(update, number, me, now)
        if isinstance(outcome, Incoming):
            events.append(outcome)
        elif outcome is not None:
            dead.append(outcome)
    if updates and last is None:
        raise TransportDown("the Bot API gives updates without numbers")
    return Batch(tuple(events), cursor if last is None else str(last + 1), tuple(dead))


def _read(update: Any, number: int | None, me: Me, now: datetime) -> Incoming | DeadLetter | None:
    """What one update tells. Whatever is wrong with it stays with it."""
    try:
        return event_of(update, me, now)
    except Exception as error:
        kinds = [str(key) for key in update if key != "update_id"] if isinstance(update, dict) else []
        kind = next((key for key in kinds if key in WANTED), "unknown")
        fault = type(error).__name__
        log.warning("update %s (%s) cannot be read: %s", number, kind, fault)
        return DeadLetter(PLATFORM, "no number" if number is None else str(number), kind, fault, now)
