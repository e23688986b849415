"""Proxies, public notices of the roll, and objections."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

from domain.objections import Objection, RollNotice
from domain.proxies import Proxy
from storage.columns import fields_of
from storage.objection_tables import objections, proxies, roll_notices
from storage.staging import Row, Session, Shelf


class ProxyRecord:
    """A proxy's row."""

    table = proxies

    def key(self, value: Proxy) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Proxy) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: Proxy) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value) | {"party": " ".join(value.party)}

    def value(self, row: Row) -> Proxy:
        """The proxy of a row."""
        return Proxy(**(dict(row) | {"party": tuple(row["party"].split())}))


class NoticeRecord:
    """A notice's row."""

    table = roll_notices

    def key(self, value: RollNotice) -> str:
        """Its id."""
        return value.id

    def groups(self, value: RollNotice) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: RollNotice) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> RollNotice:
        """The notice of a row."""
        return RollNotice(**row)


class ObjectionRecord:
    """An objection's row."""

    table = objections

    def key(self, value: Objection) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Objection) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: Objection) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> Objection:
        """The objection of a row."""
        return Objection(**row)


class Proxies:
    """The proxies of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = Shelf(session, ProxyRecord())

    async def of_estate(self, estate_id: str) -> tuple[Proxy, ...]:
        """All that were recorded and not taken back, oldest first."""
        found = await self.shelf.group(estate_id, estate_id=estate_id)
        return tuple(sorted(found, key=lambda proxy: (proxy.recorded_at, proxy.id)))

    async def get(self, proxy_id: str) -> Proxy | None:
        """A proxy."""
        return await self.shelf.get(proxy_id)

    def put(self, proxy: Proxy) -> None:
        """Stage it."""
        self.shelf.put(proxy)

    def delete(self, proxy_id: str) -> None:
        """Stage its end."""
        self.shelf.delete(proxy_id)


class Objections:
    """The notices and objections of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.notices = Shelf(session, NoticeRecord())
        self.shelf = Shelf(session, ObjectionRecord())

    async def latest_notice(self, estate_id: str) -> RollNotice | None:
        """The last public notice of the estate's roll."""
        found = await self.notices.group(estate_id, estate_id=estate_id)
        return max(found, key=lambda notice: (notice.opened_at, notice.until), default=None)

    async def notice(self, notice_id: str) -> RollNotice | None:
        """A notice."""
        return await self.notices.get(notice_id)

    def put_notice(self, notice: RollNotice) -> None:
        """Stage it."""
        self.notices.put(notice)

    async def of_estate(self, estate_id: str) -> tuple[Objection, ...]:
        """All objections, oldest first."""
        found = await self.shelf.group(estate_id, estate_id=estate_id)
        return tuple(sorted(found, key=lambda each: (each.made_at, each.no)))

    async def of_subject(self, estate_id: str, subject: str) -> tuple[Objection, ...]:
        """The objections to one thing, by their numbers."""
        found = await self.of_estate(estate_id)
        return tuple(sorted((each for each in found if each.subject == subject), key=lambda each: each.no))

    def put(self, objection: Objection) -> None:
        """Stage it."""
        self.shelf.put(objection)
