"""Encrypted events whose keys have not come, kept until they do or are given up, and who was told of it.

A key may be taken in by a poll whose batch is then lost and asked for again, without the key. So whether a key has
come is asked of the store with every poll, and an event leaves only when the batch that told of it was kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from transports.matrix_decrypt import find_session
from transports.matrix_json import Json
from transports.matrix_olm import Machine, rows, write

GRACE = timedelta(seconds=30)
"""How late a key may be before its sender is told."""

GIVEN_UP = timedelta(days=30)
MOST_WAITING = 5_000


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event that waits for its key, since when, and whether the key has come."""

    room: str
    event: Json
    since: datetime
    readable: bool


def wait_for_key(olm: Machine, room: str, event: Json, now: datetime) -> None:
    """Keep an event. One that is kept already stays as it was; the oldest make room for the newest."""
    row = (event["event_id"], room, event["content"]["session_id"], json.dumps(event), now.timestamp())
    write(olm, "INSERT INTO bot_waiting VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING", [row])
    surplus = "SELECT event FROM bot_waiting ORDER BY since DESC, event LIMIT -1 OFFSET ?"
    write(olm, f"DELETE FROM bot_waiting WHERE event IN ({surplus})", [(MOST_WAITING,)])  # noqa: S608 - all of it ours


def waiting(olm: Machine, now: datetime) -> list[Waiting]:
    """What waits, oldest first; what has waited too long is given up."""
    write(olm, "DELETE FROM bot_waiting WHERE since < ?", [((now - GIVEN_UP).timestamp(),)])
    kept: list[tuple[Any, ...]] = rows(
        olm, "SELECT room, session, content, since FROM bot_waiting ORDER BY since, event"
    )
    return [
        Waiting(
            room,
            json.loads(content),
            datetime.fromtimestamp(since, now.tzinfo),
            find_session(olm, room, session) is not None,
        )
        for room, session, content, since in kept
    ]


def done_with(olm: Machine, events: Iterable[str]) -> None:
    """The batch that told of these events was kept, or they are given up."""
    write(olm, "DELETE FROM bot_waiting WHERE event = ?", [(event,) for event in events])


def is_told(olm: Machine, account: str, event: str, now: datetime) -> bool:
    """Whether the sender has been told today already, by another event than this one."""
    day = now.date().isoformat()
    write(olm, "DELETE FROM bot_told WHERE day < ?", [(day,)])
    write(olm, "INSERT INTO bot_told VALUES (?, ?, ?) ON CONFLICT DO NOTHING", [(account, day, event)])
    [(first,)] = rows(olm, "SELECT event FROM bot_told WHERE account = ? AND day = ?", account, day)
    return bool(first != event)
