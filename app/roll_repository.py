"""The repositories of the roll, of proxies, and of objections to what is under public notice."""

from __future__ import annotations

from typing import Protocol

from domain.objections import Objection, RollNotice
from domain.proxies import Proxy
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


class Proxies(Protocol):
    """Who may vote for whom."""

    async def of_estate(self, estate_id: str) -> tuple[Proxy, ...]:
        """All that were recorded and not taken back, oldest first."""

    async def get(self, proxy_id: str) -> Proxy | None:
        """A proxy."""

    def put(self, proxy: Proxy) -> None:
        """Keep it."""

    def delete(self, proxy_id: str) -> None:
        """Take it back."""


class Objections(Protocol):
    """Public notices, and what was said against them."""

    async def latest_notice(self, estate_id: str) -> RollNotice | None:
        """The last public notice of the estate's roll."""

    async def notice(self, notice_id: str) -> RollNotice | None:
        """A notice."""

    def put_notice(self, notice: RollNotice) -> None:
        """Keep it."""

    async def of_estate(self, estate_id: str) -> tuple[Objection, ...]:
        """All objections, oldest first."""

    async def of_subject(self, estate_id: str, subject: str) -> tuple[Objection, ...]:
        """The objections to one thing, by their numbers."""

    def put(self, objection: Objection) -> None:
        """Keep it."""
