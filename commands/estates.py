"""What several commands say about an estate: its name, its people and the languages there are."""

from __future__ import annotations

from collections.abc import Iterable

from app.context import Effects
from app.i18n import Catalogue
from app.messages import Address
from app.words import Listed, Reader, Reply, Words, words
from domain.estate import Account, Estate, Grant, Person, Role


def estate_words(estate: Estate) -> Words | str:
    """The estate's name, or words for one that has none yet."""
    return estate.name or words("estate-unnamed")


def estate_reader(effects: Effects) -> Reader:
    """A reader in the estate's language, for words that are kept, such as a title or the reason why something is void:
    every platform shows the same.
    """
    return effects.reader_in(None, next(iter(effects.house.capabilities)))


def languages(catalogue: Catalogue) -> list[tuple[str, str]]:
    """Each language's code and its own name for itself."""
    return [(code, catalogue.text(code, "language-name")) for code in catalogue.languages]


def shown(account: Account) -> str:
    """The name by which neighbours know an account, with its handle where that says more."""
    if not account.handle or account.handle.casefold() == account.name.casefold():
        return account.name
    return f"{account.name} (@{account.handle})"


async def name_of(effects: Effects, person_id: str) -> str:
    """The name by which neighbours know a person."""
    accounts = await effects.uow.people.accounts_of(person_id)
    return shown(accounts[0]) if accounts else effects.catalogue.text(effects.estate.language, "person-gone")


async def names_of(effects: Effects, grants: Iterable[Grant], role: Role) -> Listed:
    """Everybody who has a role, by name."""
    names = [await name_of(effects, grant.person_id) for grant in grants if grant.role is role]
    return tuple(sorted(names))


def has_organiser(grants: Iterable[Grant]) -> bool:
    """Whether anybody organises the estate yet."""
    return any(grant.role is Role.ORGANISER for grant in grants)


def write_to(effects: Effects, person: Person, account: Account, reply: Reply) -> bool:
    """Write to one of a person's accounts, opening the direct chat where the platform lets us; False if there is no
    way.
    """
    capabilities = effects.house.capabilities.get(account.platform)
    if capabilities is None or account.blocked or not (account.direct or capabilities.opens_direct):
        return False
    address = Address(account.platform, account.direct, account=account.account)
    reader = effects.person_reader(person, account.platform)
    effects.uow.outbox.add(effects.compose(reply, reader, address))
    return True


def nowhere_yet() -> Reply:
    """What somebody reads who was never seen in a room: how to get into an estate."""
    return Reply((words("start-nowhere"), words("start-nowhere-linked")))
