"""The roll."""

from __future__ import annotations

from collections.abc import Hashable
from fractions import Fraction
from typing import Any

from sqlalchemy import select

from domain.roll import Kind, Owner, Roll, Unit
from storage.columns import fields_of
from storage.roll_tables import roll_owners, roll_units
from storage.staging import Row, Session, Shelf


class OwnerRecord:
    """An owner's row."""

    table = roll_owners

    def key(self, value: Owner) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Owner) -> tuple[Hashable, ...]:
        """By estate, and by the person who registered."""
        known: tuple[Hashable, ...] = (("estate", value.estate_id),)
        return (*known, ("person", value.person_id)) if value.person_id else known

    def row(self, value: Owner) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value)

    def value(self, row: Row) -> Owner:
        """The owner of a row."""
        return Owner(**row)


class UnitRecord:
    """A unit's row."""

    table = roll_units

    def key(self, value: Unit) -> str:
        """Its id."""
        return value.id

    def groups(self, value: Unit) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: Unit) -> dict[str, Any]:
        """Its columns."""
        share = "" if value.share is None else f"{value.share.numerator}/{value.share.denominator}"
        return fields_of(value) | {"owners": " ".join(value.owners), "share": share, "kind": value.kind.value}

    def value(self, row: Row) -> Unit:
        """The unit of a row."""
        share = Fraction(row["share"]) if row["share"] else None
        return Unit(**(dict(row) | {"owners": tuple(row["owners"].split()), "share": share, "kind": Kind(row["kind"])}))


class Rolls:
    """The rolls of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.owners = Shelf(session, OwnerRecord())
        self.units = Shelf(session, UnitRecord())

    async def estates(self) -> tuple[str, ...]:
        """The ids of the estates that had a roll before this transaction."""
        column = roll_owners.c.estate_id
        rows = await self.owners.session.rows(select(column).distinct().order_by(column))
        return tuple(row["estate_id"] for row in rows)

    async def whole(self, estate_id: str) -> Roll:
        """Everything that is on the estate's roll, the units by their ids."""
        units = await self.units.group(estate_id, estate_id=estate_id)
        owners = await self.owners.group(("estate", estate_id), estate_id=estate_id)
        by_id = {owner.id: owner for owner in sorted(owners, key=lambda owner: owner.id)}
        return Roll(tuple(sorted(units, key=lambda unit: unit.id)), by_id)

    async def owners_of_person(self, person_id: str) -> tuple[Owner, ...]:
        """As whom a person is registered, in all estates."""
        found = await self.owners.group(("person", person_id), person_id=person_id)
        return tuple(sorted(found, key=lambda owner: owner.id))

    async def owner(self, owner_id: str) -> Owner | None:
        """An owner."""
        return await self.owners.get(owner_id)

    def put_owner(self, owner: Owner) -> None:
        """Stage it."""
        self.owners.put(owner)

    def put_unit(self, unit: Unit) -> None:
        """Stage it."""
        self.units.put(unit)

    async def replace(self, estate_id: str, roll: Roll) -> None:
        """Stage that this is all there is on the estate's roll."""
        before = await self.whole(estate_id)
        kept = {unit.id for unit in roll.units}
        for unit in before.units:
            if unit.id not in kept:
                self.units.delete(unit.id)
        for owner_id in before.owners:
            if owner_id not in roll.owners:
                self.owners.delete(owner_id)
        for owner in roll.owners.values():
            self.put_owner(owner)
        for unit in roll.units:
            self.put_unit(unit)
