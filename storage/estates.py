"""Estates and their rooms."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from typing import Any

from sqlalchemy import case, func, select

from domain.estate import Box, Estate, Room
from domain.roll import HeadsBasis, SharesBasis
from storage import tables
from storage.staging import Row, Session, Shelf


class EstateRecord:
    """An estate's row."""

    table = tables.estates

    def key(self, value: Estate) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Estate) -> tuple[Hashable, ...]:
        """None: estates are asked for by id."""
        return ()

    def row(self, value: Estate) -> dict[str, Any]:
        """Its columns."""
        return {
            "id": value.id,
            "name": value.name,
            "language": value.language,
            "zone": value.zone,
            "created_at": value.created_at,
            "next_ballot": value.next_ballot,
            "next_reminder": value.next_reminder,
            "named": value.named,
            "box": value.box.value,
            "heads_basis": value.heads_basis.value,
            "shares_basis": value.shares_basis.value,
            "proxy_cap": value.proxy_cap,
        }

    def value(self, row: Row) -> Estate:
        """The estate of a row."""
        bases = {"heads_basis": HeadsBasis(row["heads_basis"]), "shares_basis": SharesBasis(row["shares_basis"])}
        return Estate(**(dict(row) | {"box": Box(row["box"])} | bases))


class Estates:
    """The estates of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = Shelf(session, EstateRecord())

    async def get(self, estate_id: str) -> Estate:
        """The estate. Raises KeyError."""
        estate = await self.shelf.get(estate_id)
        if estate is None:
            raise KeyError(estate_id)
        return estate

    async def all(self) -> tuple[Estate, ...]:
        """Every estate, as it was before this transaction, by name."""
        return tuple(await self.shelf.read_values(tables.estates.select().order_by("name", "id")))

    def put(self, estate: Estate) -> None:
        """Stage it."""
        self.shelf.put(estate)

    def delete(self, estate_id: str) -> None:
        """Stage its end. What still hangs on it, other than residents and roles, makes the commit fail."""
        self.shelf.delete(estate_id)


class RoomRecord:
    """A room's row; its place among the estate's rooms is the database's own affair."""

    table = tables.rooms

    def key(self, value: Room) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Room) -> tuple[Hashable, ...]:
        """By chat and by estate."""
        return ("chat", value.platform, value.chat), ("estate", value.estate_id)

    def row(self, value: Room) -> dict[str, Any]:
        """Its columns."""
        return {
            "id": value.id,
            "estate_id": value.estate_id,
            "platform": value.platform,
            "chat": value.chat,
            "title": value.title,
            "language": value.language,
            "active": value.active,
            "native_polls": value.native_polls,
        }

    def value(self, row: Row) -> Room:
        """The room of a row."""
        return Room(**{name: row[name] for name in row if name != "place"})


class RoomShelf(Shelf[str, Room]):
    """Rooms, which take the last place when they join an estate."""

    async def write_values(self, values: Sequence[Room]) -> None:
        """Insert or update the rooms one by one, so that each sees the places taken before it."""
        last = select(func.coalesce(func.max(tables.rooms.c.place), 0) + 1).scalar_subquery()
        for value in values:
            row = self.record.row(value)
            statement = self.session.insert(tables.rooms).values(place=last, **row)
            new = statement.excluded
            stays = tables.rooms.c.estate_id == new.estate_id
            changed = {name: new[name] for name in row if name != "id"}
            changed["place"] = case((stays, tables.rooms.c.place), else_=new.place)
            await self.session.write(statement.on_conflict_do_update(index_elements=["id"], set_=changed))


class Rooms:
    """The rooms of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = RoomShelf(session, RoomRecord())
        self._places: dict[str, tuple[str, ...]] = {}

    async def find(self, platform: str, chat: str) -> Room | None:
        """The room of a platform's chat."""
        found = await self.shelf.group(("chat", platform, chat), platform=platform, chat=chat)
        return found[0] if found else None

    async def get(self, room_id: str) -> Room | None:
        """The room."""
        return await self.shelf.get(room_id)

    async def of_estate(self, estate_id: str) -> tuple[Room, ...]:
        """All rooms of the estate, in the order they joined it."""
        if estate_id not in self._places:
            mine = tables.rooms.c.estate_id == estate_id
            ordered = select(tables.rooms).where(mine).order_by(tables.rooms.c.place)
            await self.shelf.load(ordered)
            rows = await self.shelf.session.rows(ordered)
            self._places[estate_id] = tuple(row["id"] for row in rows)
        places = {room_id: place for place, room_id in enumerate(self._places[estate_id])}
        rooms = self.shelf.known(("estate", estate_id))
        # What was staged in this unit of work joined last, in the order of staging.
        return tuple(sorted(rooms, key=lambda room: places.get(room.id, len(places))))

    def put(self, room: Room) -> None:
        """Stage it."""
        self.shelf.put(room)

    def forget(self, room: Room) -> None:
        """Stage that there is no such room any more."""
        self.shelf.delete(room.id)
