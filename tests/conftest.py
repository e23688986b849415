"""What every test may use, and what no test may do."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence

import pytest
from blockbuster import blockbuster_ctx

from tests import migrated, network_guard
from tests.databases import PostgreSQL, running_postgresql
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse, running_synapse

OUR_PACKAGES = ["app", "commands", "domain", "storage", "transports"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """For tests in several processes: what shares a costly start stays in one; the longest begin first."""
    for item in items:
        if group := _shares(item):
            item.add_marker(pytest.mark.xdist_group(group))
    items.sort(key=lambda item: item.get_closest_marker("timeout") is None)


def _shares(item: pytest.Item) -> str | None:
    """What a test shares with others that takes seconds to start, if anything."""
    fixtures: Sequence[str] = getattr(item, "fixturenames", ())
    return next((name for name in ("synapse", "nursery") if name in fixtures), None)


@pytest.fixture(autouse=True)
def only_loopback() -> Iterator[None]:
    """Fail a test that reached for another machine, even where the code under test swallowed the refusal."""
    network_guard.attempts.clear()
    yield
    assert network_guard.attempts == [], "this test reached beyond the loopback network"


@pytest.fixture(autouse=True, scope="session")
def nothing_blocks_the_loop() -> Iterator[None]:
    """Raise BlockingError where our code blocks the event loop. Tests themselves may."""
    with blockbuster_ctx(OUR_PACKAGES) as guard:
        for function in guard.functions.values():
            # Time zones are read once each, from a few hundred bytes, and then kept.
            function.can_block_in("zoneinfo/_common.py", {"load_tzdata", "load_data"})
            function.can_block_in("zoneinfo/_tzpath.py", {"find_tzfile"})
            # The prompt's own printing thread ends as soon as it is told to.
            function.can_block_in("prompt_toolkit/patch_stdout.py", {"close"})
            # A log line goes where the operator sent it; a slow terminal is theirs to choose.
            function.can_block_in("logging/__init__.py", {"handle"})
            # The driver looks for the operator's password and certificate files, once a connection.
            function.can_block_in("asyncpg/connect_utils.py", {"_parse_connect_dsn_and_args"})
        yield


@pytest.fixture(scope="session")
def synapse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Synapse]:
    """One Synapse for the whole session, started when the first test asks for it."""
    with running_synapse(tmp_path_factory.mktemp("synapse")) as server:
        yield server


@pytest.fixture
async def matrix_person(synapse: Synapse) -> AsyncIterator[Callable[[str], Awaitable[MatrixPerson]]]:
    """Make new residents on Matrix by name; each gets an account of its own."""
    people: list[MatrixPerson] = []

    async def make(name: str) -> MatrixPerson:
        people.append(await synapse.person(name))
        return people[-1]

    yield make
    for person in people:
        await person.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[PostgreSQL]:
    """One PostgreSQL server for the whole session, started when the first test asks for it."""
    with running_postgresql() as server:
        yield server


@pytest.fixture
def sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a new SQLite file."""
    return f"sqlite+aiosqlite:///{tmp_path_factory.mktemp('sqlite')}/linli.db"


@pytest.fixture
def postgresql_url(postgresql: PostgreSQL) -> Iterator[str]:
    """The address of a new PostgreSQL database, dropped afterwards."""
    with postgresql.new_database() as url:
        yield url


@pytest.fixture
def migrated_sqlite_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a new SQLite file that has its tables already."""
    return migrated.sqlite_at(tmp_path_factory.mktemp("sqlite") / "linli.db")


@pytest.fixture
def migrated_postgresql_url(postgresql: PostgreSQL) -> Iterator[str]:
    """The address of a new PostgreSQL database that has its tables already, dropped afterwards."""
    with postgresql.new_database(template=postgresql.prepared(migrated.make)) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The address of a new database that has its tables already, on each engine in turn."""
    url: str = request.getfixturevalue(f"migrated_{request.param}_url")
    return url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of a new, empty database, on each engine in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url
