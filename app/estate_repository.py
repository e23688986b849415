"""The repositories of estates, their rooms, and the people in them. Protocols only."""

from __future__ import annotations

from typing import Protocol

from domain.appointments import Appointment
from domain.estate import Account, Estate, Grant, Person, Role, Room


class Estates(Protocol):
    """The estates."""

    async def get(self, estate_id: str) -> Estate:
        """The estate. Raises KeyError."""

    async def all(self) -> tuple[Estate, ...]:
        """Every estate, as it was before this transaction, by name."""

    def put(self, estate: Estate) -> None:
        """Keep it."""

    def delete(self, estate_id: str) -> None:
        """Forget an estate without rooms, ballots or reminders (one room joined another estate)."""


class Rooms(Protocol):
    """The rooms of estates."""

    async def find(self, platform: str, chat: str) -> Room | None:
        """The room of a platform's chat."""

    async def get(self, room_id: str) -> Room | None:
        """The room."""

    async def of_estate(self, estate_id: str) -> tuple[Room, ...]:
        """All rooms of the estate, active or not, in the order they joined."""

    def put(self, room: Room) -> None:
        """Keep it."""


class People(Protocol):
    """People, their accounts, where they live, and their roles."""

    async def get(self, person_id: str) -> Person:
        """The person. Raises KeyError."""

    async def account(self, platform: str, account: str) -> Account | None:
        """An account by the platform's id."""

    async def accounts_of(self, person_id: str) -> tuple[Account, ...]:
        """A person's accounts."""

    def add(self, person: Person) -> None:
        """Keep somebody new, under an id made just now, of whom nothing is known yet."""

    def put(self, person: Person) -> None:
        """Keep the person."""

    def put_account(self, account: Account) -> None:
        """Keep the account."""

    def delete_account(self, platform: str, account: str) -> None:
        """Forget an account: whoever speaks from it again is somebody new."""

    def delete(self, person_id: str) -> None:
        """Forget a person whose accounts, votes and roles have been moved to another."""

    async def residents(self, estate_id: str) -> frozenset[str]:
        """Ids of the people known in the estate's rooms."""

    async def estates_of(self, person_id: str) -> frozenset[str]:
        """Ids of the estates where the person is known."""

    async def lives_in(self, estate_id: str, person_id: str) -> bool:
        """Whether the person is known in the estate's rooms, without reading everybody who is."""

    def add_resident(self, estate_id: str, person_id: str) -> None:
        """Note that the person is known there."""

    def remove_resident(self, estate_id: str, person_id: str) -> None:
        """Take that back."""

    async def named(self, estate_id: str, name: str) -> tuple[Account, ...]:
        """Accounts of residents whose handle or shown name is this (case does not matter, no leading @)."""

    async def grants(self, estate_id: str) -> tuple[Grant, ...]:
        """All roles given in the estate."""

    def grant(self, grant: Grant) -> None:
        """Give a role; by whom is kept as an appointment, which outlives it."""

    def revoke(self, estate_id: str, person_id: str, role: Role) -> None:
        """Take a role away."""

    async def appointments(self, estate_id: str) -> tuple[Appointment, ...]:
        """Who gave whom a role there, ever."""

    async def rename_appointed(self, estate_id: str, person_id: str, kept: str) -> None:
        """One person turns out to be another, in all appointments."""
