"""A real Synapse on a loopback port, with SQLite in a directory of its own: the Matrix of the wire tests."""

import base64
import contextlib
import json
import os
import secrets
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import URLError
from urllib.request import urlopen

from tests.wire.matrix_person import MatrixPerson, request_once

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-synapse" / "bin" / "python"
SERVER_NAME = "linli.test"
START_SECONDS = 40.0
STOP_SECONDS = 10.0
START_TRIES = 3

_PLENTY = {"per_second": 100_000, "burst_count": 100_000}
# Tests hurry, so by default nothing is limited.
NO_LIMITS: dict[str, Any] = {
    "rc_message": _PLENTY,
    "rc_registration": _PLENTY,
    "rc_login": {"address": _PLENTY, "account": _PLENTY, "failed_attempts": _PLENTY},
    "rc_joins": {"local": _PLENTY, "remote": _PLENTY},
    "rc_joins_per_room": _PLENTY,
    "rc_invites": {"per_room": _PLENTY, "per_user": _PLENTY, "per_issuer": _PLENTY},
    "rc_room_creation": _PLENTY,
    "rc_admin_redaction": _PLENTY,
}
# As Synapse ships: ten messages at once, then one in five seconds. The rest stays open, so that a test can
# get as far as its messages.
SHIPPED_MESSAGE_LIMITS: dict[str, Any] = {"rc_message": {"per_second": 0.2, "burst_count": 10}}
# All that Synapse ships with, by leaving every limit to it.
SHIPPED_LIMITS: dict[str, Any] = dict.fromkeys(NO_LIMITS)


class Account(NamedTuple):
    """A registered user and the access token of its first session."""

    user_id: str
    access_token: str


class Synapse:
    """A running server. It is a process of its own: use it from any event loop, or from none."""

    def __init__(self, url: str, folder: Path, process: subprocess.Popen[bytes]) -> None:
        self.url = url
        self.folder = folder
        self.process = process
        self._count = 0

    @property
    def log(self) -> str:
        """What the server has logged so far."""
        return (self.folder / "homeserver.log").read_text("utf-8", "replace")

    @staticmethod
    def user_id(name: str) -> str:
        """The full id of a user by local part."""
        return f"@{name}:{SERVER_NAME}"

    @staticmethod
    def password(name: str) -> str:
        """The password with which `register` makes a user."""
        return f"the password of {name}"

    async def register(self, name: str, password: str | None = None) -> Account:
        """Register a user by local part. Raises MatrixRefusal when the name is taken."""
        body = {
            "username": name,
            "password": password or self.password(name),
            "auth": {"type": "m.login.dummy"},
            "initial_device_display_name": "tests",
        }
        answer = await request_once(self.url, "POST", "/register", body)
        return Account(answer["user_id"], answer["access_token"])

    async def person(self, name: str) -> MatrixPerson:
        """Register somebody new who is shown as `name`, under an id of their own. Close it afterwards."""
        self._count += 1
        account = await self.register(f"{name.lower()}-{self._count}-{secrets.token_hex(3)}")
        person = MatrixPerson(self.url, account.user_id, account.access_token)
        await person.set_name(name)
        return person


def _configuration(folder: Path, port: int, settings: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "server_name": SERVER_NAME,
        "public_baseurl": f"http://127.0.0.1:{port}/",
        "pid_file": str(folder / "homeserver.pid"),
        # The client's API alone: this server knows no other server.
        "listeners": [
            {
                "port": port,
                "type": "http",
                "bind_addresses": ["127.0.0.1"],
                "resources": [{"names": ["client", "media"], "compress": False}],
            }
        ],
        "federation_domain_whitelist": [],
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "database": {"name": "sqlite3", "args": {"database": str(folder / "homeserver.db")}},
        "media_store_path": str(folder / "media"),
        "signing_key_path": str(folder / "signing.key"),
        "log_config": str(folder / "log.json"),
        "macaroon_secret_key": secrets.token_hex(),
        "form_secret": secrets.token_hex(),
        "registration_shared_secret": secrets.token_hex(),
        "enable_registration": True,
        "enable_registration_without_verification": True,
        # Passwords here protect nothing; the usual cost would be paid at every registration.
        "bcrypt_rounds": 4,
        "presence": {"enabled": False},
        "url_preview_enabled": False,
        "report_stats": False,
        **{name: limit for name, limit in (NO_LIMITS | dict(settings)).items() if limit is not None},
    }


def _write_folder(folder: Path, port: int, settings: Mapping[str, Any]) -> Path:
    seed = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
    (folder / "signing.key").write_text(f"ed25519 a_test {seed}\n")
    log = {
        "version": 1,
        "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
        "root": {"level": "INFO", "handlers": ["stderr"]},
        "disable_existing_loggers": False,
    }
    (folder / "log.json").write_text(json.dumps(log))
    # JSON is YAML too, and needs no library to write.
    config = folder / "homeserver.yaml"
    config.write_text(json.dumps(_configuration(folder, port, settings), indent=1))
    return config


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _answers(url: str) -> bool:
    try:
        with urlopen(f"{url}/_matrix/client/versions", timeout=2) as answer:  # noqa: S310 - our own loopback address
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False


def _wait_until_ready(synapse: Synapse) -> bool:
    """Wait until the server answers. Returns False when it ended instead. Raises TimeoutError."""
    deadline = time.monotonic() + START_SECONDS
    while not _answers(synapse.url):
        if synapse.process.poll() is not None:
            return False
        if time.monotonic() > deadline:
            raise TimeoutError(f"Synapse did not answer in {START_SECONDS} s:\n{synapse.log[-4000:]}")
        time.sleep(0.05)
    return True


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(STOP_SECONDS)
    if process.poll() is None:
        process.kill()
        process.wait()


@contextlib.contextmanager
def running_synapse(folder: Path, settings: Mapping[str, Any] | None = None) -> Iterator[Synapse]:
    """Run a server in an empty directory until the block ends. `settings` are Synapse's own, over ours.

    Raises RuntimeError with the server's log when it does not start.
    """
    if not PYTHON.exists():
        raise RuntimeError(f"{PYTHON} is not there: `make test` sets it up")
    # Another process may take the port before Synapse does; then the next one is tried.
    for attempt in range(START_TRIES):
        port = _free_port()
        config = _write_folder(folder, port, settings or {})
        with (folder / "homeserver.log").open("wb") as log:
            process = subprocess.Popen(  # noqa: S603 - our own interpreter
                [PYTHON, "-m", "synapse.app.homeserver", "-c", config],
                cwd=folder,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env={"PATH": os.environ.get("PATH", ""), "LANG": "C.UTF-8"},
            )
        synapse = Synapse(f"http://127.0.0.1:{port}", folder, process)
        try:
            if _wait_until_ready(synapse):
                yield synapse
                return
        finally:
            _stop(process)
        if "in use" not in synapse.log or attempt == START_TRIES - 1:
            raise RuntimeError(f"Synapse did not start:\n{synapse.log[-4000:]}")
