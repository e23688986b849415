"""Under what name a vote is kept: the person's id, or in anonymous polls a hash that only the open poll can make."""

from __future__ import annotations

import asyncio
import hmac

from app.context import Effects
from domain.poll import Poll
from domain.refusal import Refusal


async def open_voters(effects: Effects, poll: Poll) -> None:
    """Make the key of an anonymous poll. It lives outside the database and its backups. Raises OSError."""
    if poll.anonymous:
        await asyncio.to_thread(effects.house.keys.poll_key, poll.id, create=True)


async def voter_of(effects: Effects, poll: Poll, person_id: str) -> str:
    """The name under which this person's vote in this poll is kept.

    Raises Refusal key-lost if the key of an anonymous poll is gone: then nobody can be told from anybody else.
    """
    if not poll.anonymous:
        return person_id
    key = await asyncio.to_thread(effects.house.keys.poll_key, poll.id)
    if key is None:
        raise Refusal("key-lost", no=poll.no)
    return hmac.digest(key, person_id.encode(), "sha256").hex()


def forget_voters(effects: Effects, poll: Poll) -> None:
    """Once the transaction is in, destroy the key: from then on nobody can tell who cast which vote."""
    if poll.anonymous:
        effects.turn.after.append(lambda: effects.house.keys.destroy_poll_key(poll.id))
