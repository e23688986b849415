"""One-time codes."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from domain.estate import CodePurpose, LinkCode
from storage import tables
from storage.staging import Row, Session, Shelf


class CodeRecord:
    """A code's row."""

    table = tables.link_codes

    def key(self, value: LinkCode) -> tuple[str, str]:
        """What it joins and its hash."""
        return value.purpose.value, value.code_hash

    def groups(self, value: LinkCode) -> tuple[Hashable, ...]:
        """By what they are for."""
        return ((value.purpose, value.subject_id),)

    def row(self, value: LinkCode) -> dict[str, Any]:
        """Its columns."""
        return {
            "purpose": value.purpose.value,
            "code_hash": value.code_hash,
            "subject_id": value.subject_id,
            "expires_at": value.expires_at,
        }

    def value(self, row: Row) -> LinkCode:
        """The code of a row."""
        return LinkCode(row["code_hash"], CodePurpose(row["purpose"]), row["subject_id"], row["expires_at"])


class Codes:
    """The codes of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = Shelf(session, CodeRecord())

    async def find(self, purpose: CodePurpose, code_hash: str) -> LinkCode | None:
        """The code, if it was given out and not used."""
        return await self.shelf.get((purpose.value, code_hash))

    async def of_subject(self, purpose: CodePurpose, subject_id: str) -> tuple[LinkCode, ...]:
        """The codes that were given out for this subject and not used."""
        return await self.shelf.group((purpose, subject_id), purpose=purpose.value, subject_id=subject_id)

    def put(self, code: LinkCode) -> None:
        """Stage that it is given out."""
        self.shelf.put(code)

    def delete(self, code: LinkCode) -> None:
        """Stage that it is used up."""
        self.shelf.delete((code.purpose.value, code.code_hash))
