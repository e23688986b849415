"""People, their accounts, where they live, and their roles."""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable
from functools import lru_cache
from typing import Any

from sqlalchemy import or_

from domain.appointments import Appointment, appointed
from domain.estate import Account, Grant, Person, Role
from storage import role_tables, tables
from storage.columns import fields_of
from storage.staging import Row, Session, Shelf

Residence = tuple[str, str]
"""An estate's id and the id of a person known there."""


@lru_cache(maxsize=2048)
def sought(name: str) -> str:
    """The form in which two names are the same to somebody who types one: no case, width or leading @."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split()).lstrip("@")


class PersonRecord:
    """A person's row."""

    table = tables.people

    def key(self, value: Person) -> str:
        """Their id."""
        return value.id

    def groups(self, value: Person) -> tuple[Hashable, ...]:
        """None: people are asked for by id."""
        return ()

    def row(self, value: Person) -> dict[str, Any]:
        """Their columns."""
        return fields_of(value)

    def value(self, row: Row) -> Person:
        """The person of a row."""
        return Person(**row)


class AccountRecord:
    """An account's row."""

    table = tables.accounts

    def key(self, value: Account) -> tuple[str, str]:
        """Its platform and the platform's id."""
        return value.platform, value.account

    def groups(self, value: Account) -> tuple[Hashable, ...]:
        """By person, by name and handle, and by the chat where the person is written to."""
        return (
            ("person", value.person_id),
            ("sought", sought(value.name)),
            ("sought", sought(value.handle)),
            ("direct", value.platform, value.direct),
        )

    def row(self, value: Account) -> dict[str, Any]:
        """Its columns."""
        looked_for = {"name_sought": sought(value.name), "handle_sought": sought(value.handle)}
        return fields_of(value) | looked_for

    def value(self, row: Row) -> Account:
        """The account of a row."""
        return Account(**{name: row[name] for name in row if not name.endswith("_sought")})


class ResidenceRecord:
    """That a person is known in an estate."""

    table = tables.residents

    def key(self, value: Residence) -> Residence:
        """The estate and the person."""
        return value

    def groups(self, value: Residence) -> tuple[Hashable, ...]:
        """By estate and by person."""
        return ("estate", value[0]), ("person", value[1])

    def row(self, value: Residence) -> dict[str, Any]:
        """Its columns."""
        return {"estate_id": value[0], "person_id": value[1]}

    def value(self, row: Row) -> Residence:
        """The residence of a row."""
        return row["estate_id"], row["person_id"]


class GrantRecord:
    """A role's row."""

    table = role_tables.grants

    def key(self, value: Grant) -> tuple[str, str, str]:
        """Where, who and what."""
        return value.estate_id, value.person_id, value.role.value

    def groups(self, value: Grant) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: Grant) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value) | {"role": value.role.value}

    def value(self, row: Row) -> Grant:
        """The role of a row."""
        return Grant(**{**row, "role": Role(row["role"])})


class AppointmentRecord:
    """The row of who gave whom a role."""

    table = role_tables.appointments

    def key(self, value: Appointment) -> tuple[Hashable, ...]:
        """All of it."""
        return value.estate_id, value.person_id, value.role.value, value.given_by, value.given_at

    def groups(self, value: Appointment) -> tuple[Hashable, ...]:
        """By estate."""
        return (value.estate_id,)

    def row(self, value: Appointment) -> dict[str, Any]:
        """Its columns."""
        return fields_of(value) | {"role": value.role.value}

    def value(self, row: Row) -> Appointment:
        """The appointment of a row."""
        return Appointment(**{**row, "role": Role(row["role"])})


class People:
    """The people of a unit of work."""

    def __init__(self, session: Session) -> None:
        self.shelf = Shelf(session, PersonRecord())
        self.accounts = Shelf(session, AccountRecord())
        self.residences = Shelf(session, ResidenceRecord())
        self.roles = Shelf(session, GrantRecord())
        self.given = Shelf(session, AppointmentRecord())

    async def get(self, person_id: str) -> Person:
        """The person. Raises KeyError."""
        person = await self.shelf.get(person_id)
        if person is None:
            raise KeyError(person_id)
        return person

    async def account(self, platform: str, account: str) -> Account | None:
        """An account by the platform's id."""
        return await self.accounts.get((platform, account))

    async def accounts_of(self, person_id: str) -> tuple[Account, ...]:
        """A person's accounts, by platform."""
        found = await self.accounts.group(("person", person_id), person_id=person_id)
        return tuple(sorted(found, key=lambda account: (account.platform, account.account)))

    async def accounts_with_direct(self, platform: str, chat: str) -> tuple[Account, ...]:
        """The accounts that are written to in this chat."""
        return await self.accounts.group(("direct", platform, chat), platform=platform, direct=chat)

    def add(self, person: Person) -> None:
        """Stage a person under an id that was made just now."""
        self.shelf.session.newborn.add(person.id)
        self.shelf.put(person)

    def put(self, person: Person) -> None:
        """Stage the person."""
        self.shelf.put(person)

    def put_account(self, account: Account) -> None:
        """Stage the account."""
        self.accounts.put(account)

    def delete_account(self, platform: str, account: str) -> None:
        """Stage the account's end."""
        self.accounts.delete((platform, account))

    def delete(self, person_id: str) -> None:
        """Stage the person's end; what still says where they live and what they may do goes with them."""
        self.shelf.delete(person_id)

    async def residents(self, estate_id: str) -> frozenset[str]:
        """Ids of the people known in the estate's rooms."""
        found = await self.residences.group(("estate", estate_id), estate_id=estate_id)
        return frozenset(person for _, person in found if not self.shelf.is_deleted(person))

    async def estates_of(self, person_id: str) -> frozenset[str]:
        """Ids of the estates where the person is known."""
        found = await self.residences.group(("person", person_id), person_id=person_id)
        return frozenset() if self.shelf.is_deleted(person_id) else frozenset(estate for estate, _ in found)

    async def lives_in(self, estate_id: str, person_id: str) -> bool:
        """Whether the person is known in the estate."""
        return estate_id in await self.estates_of(person_id)

    def add_resident(self, estate_id: str, person_id: str) -> None:
        """Stage that the person is known there."""
        self.residences.put((estate_id, person_id))

    def remove_resident(self, estate_id: str, person_id: str) -> None:
        """Stage that they no longer are."""
        self.residences.delete((estate_id, person_id))

    async def named(self, estate_id: str, name: str) -> tuple[Account, ...]:
        """Accounts of residents whose handle or shown name is this."""
        wanted, columns = sought(name), tables.accounts.c
        if not wanted:
            return ()
        same = or_(columns.name_sought == wanted, columns.handle_sought == wanted)
        await self.accounts.load(tables.accounts.select().where(same))
        found = self.accounts.known(("sought", wanted))
        here = [account for account in found if await self.lives_in(estate_id, account.person_id)]
        return tuple(sorted(here, key=lambda account: (account.platform, account.account)))

    async def grants(self, estate_id: str) -> tuple[Grant, ...]:
        """All roles given in the estate, first given first."""
        found = await self.roles.group(estate_id, estate_id=estate_id)
        standing = [grant for grant in found if not self.shelf.is_deleted(grant.person_id)]
        return tuple(sorted(standing, key=lambda grant: (grant.given_at, grant.person_id, grant.role)))

    def grant(self, grant: Grant) -> None:
        """Stage a role, and who gave it."""
        self.roles.put(grant)
        if (given := appointed(grant)) is not None:
            self.given.put(given)

    def revoke(self, estate_id: str, person_id: str, role: Role) -> None:
        """Stage its end."""
        self.roles.delete((estate_id, person_id, role.value))

    async def appointments(self, estate_id: str) -> tuple[Appointment, ...]:
        """Who gave whom a role there, ever; first given first."""
        found = await self.given.group(estate_id, estate_id=estate_id)
        return tuple(sorted(found, key=lambda each: (each.given_at, each.person_id, each.role, each.given_by)))

    async def rename_appointed(self, estate_id: str, person_id: str, kept: str) -> None:
        """Stage that one person was another all along."""
        for each in await self.appointments(estate_id):
            moved = each.renamed(person_id, kept)
            if moved != each:
                self.given.delete(self.given.record.key(each))
                self.given.put(moved)
