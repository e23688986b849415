"""The repository of the roll."""

from __future__ import annotations

from typing import Protocol

from domain.roll import Owner, Roll, Unit


class Rolls(Protocol):
    """Who owns what in an estate, and who of them is registered."""

    async def estates(self) -> tuple[str, ...]:
        """The ids of the estates that had a roll before this transaction."""

    async def whole(self, estate_id: str) -> Roll:
        """Everything that is on the estate's roll, the units by their ids."""

    async def owners_of_person(self, person_id: str) -> tuple[Owner, ...]:
        """As whom a person is registered, in all estates."""

    async def owner(self, owner_id: str) -> Owner | None:
        """An owner."""

    def put_owner(self, owner: Owner) -> None:
        """Keep it."""

    def put_unit(self, unit: Unit) -> None:
        """Keep it."""

    async def replace(self, estate_id: str, roll: Roll) -> None:
        """Keep this, and nothing else, as the estate's roll."""
