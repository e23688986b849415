"""Messages of the bot that are out there."""

from __future__ import annotations

import json
from collections.abc import Hashable
from typing import Any

from app.messages import Address, Post
from storage import tables
from storage.staging import Row, Session, Shelf

_columns = tables.posts.c


class PostRecord:
    """A post's row."""

    table = tables.posts

    def key(self, value: Post) -> tuple[str, str, str]:
        """Its place."""
        return value.address.platform, value.address.chat, value.message_id

    def groups(self, value: Post) -> tuple[Hashable, ...]:
        """By live view and by chat."""
        return ("view", value.view), ("chat", value.address.platform, value.address.chat)

    def row(self, value: Post) -> dict[str, Any]:
        """Its columns."""
        return {
            "platform": value.address.platform,
            "chat": value.address.chat,
            "message_id": value.message_id,
            "thread": value.address.thread,
            "account": value.address.account,
            "view": value.view,
            "actions": json.dumps(value.actions),
            "at": value.at,
            "answers": json.dumps(value.answers),
        }

    def value(self, row: Row) -> Post:
        """The post of a row."""
        address = Address(row["platform"], row["chat"], row["thread"], row["account"])
        actions, answers = tuple(json.loads(row["actions"])), tuple(json.loads(row["answers"]))
        return Post(address, row["message_id"], row["view"], actions, row["at"], answers)


class Posts:
    """The posts of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = Shelf(session, PostRecord())

    async def of_view(self, view: str) -> tuple[Post, ...]:
        """Where a live view is shown, oldest first."""
        if not view:
            return ()
        return _by_age(await self.shelf.group(("view", view), view=view))

    async def by_message(self, platform: str, chat: str, message_id: str) -> Post | None:
        """The post a reaction or a reply speaks of."""
        return await self.shelf.get((platform, chat, message_id))

    async def latest_with_actions(self, platform: str, chat: str) -> Post | None:
        """The newest post of a chat that bears buttons."""
        here = (_columns.platform == platform, _columns.chat == chat, _columns.actions != "[]")
        # One row more than could be hidden by what is staged.
        most = self.shelf.staged_keys + 1
        newest = tables.posts.select().where(*here).order_by(_columns.at.desc(), _columns.message_id.desc())
        await self.shelf.load(newest.limit(most))
        found = _by_age(post for post in self.shelf.known(("chat", platform, chat)) if post.actions)
        return found[-1] if found else None

    async def in_chat(self, platform: str, chat: str) -> tuple[Post, ...]:
        """All posts of a chat, oldest first."""
        group = ("chat", platform, chat)
        return _by_age(await self.shelf.group(group, platform=platform, chat=chat))

    def put(self, post: Post) -> None:
        """Stage a post."""
        self.shelf.put(post)

    def delete(self, platform: str, chat: str, message_id: str) -> None:
        """Stage its end."""
        self.shelf.delete((platform, chat, message_id))

    async def drop_chat(self, platform: str, chat: str) -> None:
        """Stage the end of all posts of a chat."""
        for post in await self.in_chat(platform, chat):
            self.delete(platform, chat, post.message_id)


def _by_age(posts: Any) -> tuple[Post, ...]:
    return tuple(sorted(posts, key=lambda post: (post.at, post.message_id)))
