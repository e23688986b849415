"""Commands waiting for one more argument."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from app.messages import Address
from app.repositories import Prompt
from storage import tables
from storage.staging import Row, Session, Shelf

_columns = tables.prompts.c


class PromptRecord:
    """A prompt's row. The thread is kept to be answered in, not to be found by."""

    table = tables.prompts

    def key(self, value: Prompt) -> tuple[str, str, str]:
        """The chat and who is asked."""
        return value.address.platform, value.address.chat, value.account

    def groups(self, value: Prompt) -> tuple[Hashable, ...]:
        """By chat."""
        return ((value.address.platform, value.address.chat),)

    def row(self, value: Prompt) -> dict[str, Any]:
        """Its columns."""
        return {
            "platform": value.address.platform,
            "chat": value.address.chat,
            "account": value.account,
            "thread": value.address.thread,
            "direct_account": value.address.account,
            "line": value.line,
            "asking": value.asking,
            "joiner": value.joiner,
            "expires_at": value.expires_at,
            "room_admin": value.room_admin,
            "estate_id": value.estate_id,
        }

    def value(self, row: Row) -> Prompt:
        """The prompt of a row."""
        address = Address(row["platform"], row["chat"], row["thread"], row["direct_account"])
        return Prompt(
            address,
            row["account"],
            row["line"],
            row["asking"],
            row["joiner"],
            row["expires_at"],
            row["room_admin"],
            row["estate_id"],
        )


class Prompts:
    """The prompts of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = Shelf(session, PromptRecord())

    async def find(self, address: Address, account: str) -> Prompt | None:
        """What waits for this account in this chat."""
        return await self.shelf.get((address.platform, address.chat, account))

    async def in_chat(self, platform: str, chat: str) -> tuple[Prompt, ...]:
        """All that waits in a chat."""
        return await self.shelf.group((platform, chat), platform=platform, chat=chat)

    def put(self, prompt: Prompt) -> None:
        """Stage it in place of whatever waited."""
        self.shelf.put(prompt)

    def delete(self, address: Address, account: str) -> None:
        """Stage its end."""
        self.shelf.delete((address.platform, address.chat, account))

    async def drop_chat(self, platform: str, chat: str) -> None:
        """Stage the end of all that waits in a chat."""
        for prompt in await self.in_chat(platform, chat):
            self.delete(prompt.address, prompt.account)
