"""The desk of a sender: what waits in the queue, lane by lane, and what became of what was sent."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from app.messages import DeadLetter, Post
from app.ports import Lane, QueuedMessage
from storage import tables
from storage.engine import finish
from storage.outbox import queued_of, same_place
from storage.posts import PostRecord
from storage.unit import UnitOfWork

_outbox = tables.outbox.c
_posts = tables.posts.c


class Desk:
    """One transaction on the queue. What it is asked is done at once; posts and letters at the end, by ``flush``."""

    def __init__(self, connection: AsyncConnection) -> None:
        self._connection = connection
        self._unit: UnitOfWork | None = None

    async def lanes(self, platform: str, *, urgent: bool, after: str, most: int) -> tuple[Lane, ...]:
        """Some lanes in which urgent (or other) messages wait, in the order of their names, from after a name on.

        Takes as long as there are lanes, however many messages wait in them.
        """
        mine = and_(_outbox.platform == platform, _outbox.urgent == urgent)
        lane = (
            select(func.min(_outbox.lane).label("lane")).where(mine, _outbox.lane > after).cte("lanes", recursive=True)
        )
        following = select(func.min(_outbox.lane)).where(mine, _outbox.lane > lane.c.lane).scalar_subquery()
        lane = lane.union_all(select(following).where(lane.c.lane.is_not(None)))
        heads = [
            select(func.min(_outbox.id))
            .where(_outbox.platform == platform, _outbox.urgent == kind, _outbox.lane == lane.c.lane)
            .scalar_subquery()
            for kind in (True, False)
        ]
        found = select(lane.c.lane, *heads).where(lane.c.lane.is_not(None)).limit(most)
        rows = (await self._execute(found)).all()
        return tuple(Lane(name, min(head for head in ids if head is not None), urgent) for name, *ids in rows)

    async def rows(self, ids: Collection[int]) -> tuple[QueuedMessage, ...]:
        """These messages, as far as they still wait, oldest first."""
        found = await self._execute(select(tables.outbox).where(_outbox.id.in_(ids)).order_by(_outbox.id))
        return tuple(queued_of(row) for row in found.mappings())

    async def posts(self, queued: QueuedMessage) -> tuple[Post, ...]:
        """Where the message's live view is shown in its chat, oldest first."""
        message = queued.message
        if not message.view:
            return ()
        # The view may just have arrived there for the first time, to be noted with this transaction.
        await self.flush()
        here = and_(_posts.platform == message.address.platform, _posts.chat == message.address.chat)
        shown = select(tables.posts).where(_posts.view == message.view, here).order_by(_posts.at, _posts.message_id)
        return tuple(PostRecord().value(row) for row in (await self._execute(shown)).mappings())

    async def begin(self, queued: Sequence[QueuedMessage]) -> None:
        """Note that sends are under way, so that a crash in mid-send is known."""
        if queued:
            ids = [each.id for each in queued]
            await self._execute(update(tables.outbox).values(begun=True).where(_outbox.id.in_(ids)))

    async def finish(self, queued: QueuedMessage, post: Post | None, lost: Sequence[Post] = ()) -> None:
        """Take it off the queue, unless newer words for it came meanwhile; note where it is posted and no longer is."""
        await self._execute(delete(tables.outbox).where(_is(queued)))
        for gone in lost:
            self._noting().posts.delete(gone.address.platform, gone.address.chat, gone.message_id)
        if post is not None:
            self._noting().posts.put(post)

    async def put_back(self, queued: QueuedMessage, not_before: datetime) -> None:
        """Keep it queued for a later try, with the attempts that it is given, unless newer words are queued behind it:
        those then wait as long."""
        newer = and_(same_place(queued.message), _outbox.id > queued.id, ~_outbox.begun)
        waits = update(tables.outbox).values(not_before=not_before)
        replaced = 0
        if queued.message.view:
            replaced = (await self._execute(waits.where(newer))).rowcount
        kept: Any = delete(tables.outbox) if replaced else waits.values(begun=False, attempts=queued.attempts)
        await self._execute(kept.where(_is(queued)))

    async def drop(self, queued: QueuedMessage, letter: DeadLetter | None) -> None:
        """Take it off the queue unsent."""
        await self._execute(delete(tables.outbox).where(_is(queued)))
        if letter is not None:
            self._noting().add_dead_letter(letter)

    async def expire(self, platform: str, now: datetime) -> int:
        """Drop the answers that nobody waits for any more, and that are not under way. Returns how many."""
        late = and_(_outbox.platform == platform, _outbox.until <= now, ~_outbox.begun)
        return int((await self._execute(delete(tables.outbox).where(late))).rowcount)

    async def flush(self) -> None:
        """Write what is staged."""
        if self._unit is not None:
            await self._unit.flush()
            self._unit = None

    def _noting(self) -> UnitOfWork:
        if self._unit is None:
            self._unit = UnitOfWork(self._connection)
        return self._unit

    async def _execute(self, statement: Any) -> Any:
        return await finish(self._connection.execute(statement))


def _is(queued: QueuedMessage) -> ColumnElement[bool]:
    return and_(_outbox.id == queued.id, _outbox.token == queued.message.token)
