"""Accounts with devices that sign, and residents with a strict client."""

from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from tests.wire.matrix_account import MatrixAccount
from tests.wire.strict_person import StrictPerson
from tests.wire.synapse import ROOT, Synapse
from transports.secret_storage import load_ciphers

NODE = ROOT / ".venv" / "bin" / "node"
CLIENT = ROOT / "tests" / "strict_client" / "strict_client.mjs"


@pytest.fixture(scope="session")
def ciphers() -> None:
    """The ciphers' code, loaded outside of any event loop."""
    load_ciphers()


@pytest.fixture
async def accounts(synapse: Synapse, ciphers: None) -> AsyncIterator[Callable[[str], Awaitable[MatrixAccount]]]:
    """Log in as somebody, who is registered when they are new. Each time is another session of theirs."""
    sessions: list[MatrixAccount] = []
    names: dict[str, str] = {}

    async def login(who: str) -> MatrixAccount:
        if who not in names:
            person = await synapse.person(who)
            await person.close()
            names[who] = person.user_id.removeprefix("@").partition(":")[0]
        sessions.append(await MatrixAccount.login(synapse, names[who]))
        return sessions[-1]

    yield login
    for session in sessions:
        await session.close()


@pytest.fixture
async def strict(synapse: Synapse) -> AsyncIterator[Callable[[MatrixAccount], Awaitable[StrictPerson]]]:
    """Log in to an account with the strict client."""
    people: list[StrictPerson] = []

    async def login(account: MatrixAccount) -> StrictPerson:
        person = await StrictPerson.start(NODE, CLIENT)
        people.append(person)
        session = await person.do("login", server=synapse.url, user=account.name, password=account.password)
        person.user_id = session["user"]
        return person

    yield login
    for person in people:
        await person.close()
