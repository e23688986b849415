"""nio's Olm machine in a thread of its own: its store is a SQLite file that it reads and writes as it goes along.

The machine, its store's connection and vodozemac's objects are used in this one thread alone.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import peewee
import vodozemac
from nio import ToDeviceMessage
from nio.crypto import InboundGroupSession, Olm, OlmDevice, Session
from nio.events.to_device import ForwardedRoomKeyEvent
from nio.store import SqliteStore

from transports.matrix_files import KEYS_FILE

T = TypeVar("T")
Json = dict[str, Any]

# A second is long for a write of a few rows; a backup that copies the file takes no longer.
BUSY_SECONDS = 10.0

OWN_TABLES = (
    # By whom a session was begun is what nio keeps; which of its messages was which event is not, so that a server
    # could show the same words as said again.
    "CREATE TABLE IF NOT EXISTS bot_seen"
    " (session TEXT NOT NULL, number INTEGER NOT NULL, event TEXT NOT NULL, PRIMARY KEY (session, number))"
    " WITHOUT ROWID",
    # Events whose keys have not come.
    "CREATE TABLE IF NOT EXISTS bot_waiting"
    " (event TEXT PRIMARY KEY, room TEXT NOT NULL, session TEXT NOT NULL, content TEXT NOT NULL, since REAL NOT NULL)"
    " WITHOUT ROWID",
    # Who was told on which day that a message of theirs cannot be read, by which event's leave.
    "CREATE TABLE IF NOT EXISTS bot_told"
    " (account TEXT NOT NULL, day TEXT NOT NULL, event TEXT NOT NULL, PRIMARY KEY (account, day)) WITHOUT ROWID",
    "CREATE TABLE IF NOT EXISTS bot_secrets (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID",
)


_BEGIN_ANEW = "remove the file and set matrix.recovery_key to go on as a new device"
OTHER_KEY = f"Give the key it was made with; if that is lost, {_BEGIN_ANEW}."
DAMAGED = f"Put a backup back with restore, or {_BEGIN_ANEW}."


class StoreLocked(Exception):
    """The store is of another key than the configured one, or damaged."""


class Machine(Olm):  # type: ignore[misc]  # nio publishes no types
    """nio's machine, with its two gaps in taking room keys closed. ``asked`` are the rooms and sessions whose keys
    were asked for."""

    def __init__(self, user: str, device: str, store: SqliteStore) -> None:
        super().__init__(user, device, store)
        self.asked: set[tuple[str, str]] = set()

    def create_group_session(
        self, sender_key: str, sender_fp_key: str, room_id: str, session_id: str, session_key: str
    ) -> None:
        """Take a room's key, unless one that reads more is there: nio would let it be replaced by one that reads
        less. Raises ValueError for what is no key."""
        self._take(InboundGroupSession(session_key, sender_fp_key, sender_key, room_id), session_id)

    def _take(self, session: InboundGroupSession, session_id: str) -> None:
        if session.id != session_id:
            raise ValueError("a room's key is of another session than it says")
        known = self.inbound_group_store.get(session.room_id, session.sender_key, session_id)
        if known is None or session.first_known_index < known.first_known_index:
            self.inbound_group_store.add(session)
            self.save_inbound_group_session(session)

    def _handle_forwarded_room_key_event(
        self, sender: str, sender_key: str, payload: dict[str, Any]
    ) -> ForwardedRoomKeyEvent | None:
        """Take a key that was asked for, from the device whose key it is. nio takes them only from own devices that
        somebody has verified, which is not who has them."""
        event = ForwardedRoomKeyEvent.from_dict(payload, sender, sender_key)
        if not isinstance(event, ForwardedRoomKeyEvent) or (event.room_id, event.session_id) not in self.asked:
            return None
        content, ed25519 = payload["content"], payload["keys"]["ed25519"]
        if content["sender_key"] != sender_key or content["sender_claimed_ed25519_key"] != ed25519:
            return None
        session = InboundGroupSession.import_session(content["session_key"], ed25519, sender_key, event.room_id)
        self._take(session, event.session_id)
        self.asked.discard((event.room_id, event.session_id))
        return event

    def seal(self, session: Session, device: OlmDevice, kind: str, content: Json) -> Json:
        """A message to one device, encrypted for it alone."""
        sealed: Json = self._olm_encrypt(session, device, kind, content)
        return sealed

    def adopt_sessions(self) -> None:
        """Take over the rooms' keys of the devices before this one: what was said to them can then still be read."""
        mine = "(SELECT id FROM accounts WHERE device_id = ?)"
        moved = f"UPDATE OR IGNORE megolminboundsessions SET account_id = {mine}"  # noqa: S608 - all of it ours
        self.store.database.execute_sql(moved, (self.device_id,))
        self.inbound_group_store = self.store.load_inbound_group_sessions()

    def mark_as_sent(self, message: ToDeviceMessage) -> None:
        """A message to a device that was put off is out."""
        self._mark_to_device_message_as_sent(message)


class OlmThread:
    """The machine of one device. ``run`` calls something with it and waits; calls follow one another."""

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, "matrix keys")
        self._olm: Machine | None = None

    @property
    def is_open(self) -> bool:
        """Whether there is a machine."""
        return self._olm is not None

    async def open(self, folder: Path, user: str, device: str, key: str) -> None:
        """Open the store, or make it. Raises StoreLocked, OSError."""
        await self._call(lambda: self._open(folder, user, device, key))

    async def run(self, work: Callable[[Machine], T]) -> T:
        """Let something be done with the machine."""
        olm = self._olm
        if olm is None:
            raise RuntimeError("the store is not open")
        return await self._call(lambda: work(olm))

    async def close(self) -> None:
        """Close the store after what is under way."""
        olm, self._olm = self._olm, None
        if olm is not None:
            await self._call(olm.store.database.close)
            self._thread.shutdown(wait=False)
            self._thread = ThreadPoolExecutor(1, "matrix keys")

    async def _call(self, work: Callable[[], T]) -> T:
        # Half a change would be lost with its waiter, so what has begun is done to the end.
        return await asyncio.shield(asyncio.get_running_loop().run_in_executor(self._thread, work))

    def _open(self, folder: Path, user: str, device: str, key: str) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        path = folder / KEYS_FILE
        path.touch(mode=0o600)
        try:
            store = SqliteStore(user, device, str(folder), pickle_key=key, database_name=KEYS_FILE)
            store.database.pragma("journal_mode", "wal", permanent=True)
            store.database.pragma("busy_timeout", int(BUSY_SECONDS * 1000), permanent=True)
            for table in OWN_TABLES:
                store.database.execute_sql(table)
            self._olm = Machine(user, device, store)
            self._olm.adopt_sessions()
        except (vodozemac.PickleException, vodozemac.LibolmPickleException, ValueError) as error:
            raise StoreLocked(f"{path} is not readable with this matrix.encryption_key. {OTHER_KEY}") from error
        except peewee.PeeweeException as error:
            raise StoreLocked(f"{path} is damaged ({type(error).__name__}). {DAMAGED}") from error


@contextmanager
def together(olm: Olm) -> Iterator[None]:
    """All changes of the block at once, or none: one write to the disk in place of one for each."""
    with olm.store.database.atomic():
        yield


def rows(olm: Olm, query: str, *values: object) -> list[tuple[Any, ...]]:
    """What a query of one's own tables gives."""
    return list(olm.store.database.execute_sql(query, values).fetchall())


def write(olm: Olm, statement: str, many: Iterable[tuple[object, ...]]) -> None:
    """Change one's own tables."""
    with together(olm):
        for values in many:
            olm.store.database.execute_sql(statement, values)
