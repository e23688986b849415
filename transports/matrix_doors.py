"""Which Matrix rooms the bot enters: those it is invited to by somebody it listens to, and successors of its rooms.

Entering may take long (the room may live on a far server), so it is done beside the polling. Nothing is reported from
here: the bot's own arrival comes with a sync, which can be asked for again, and is told from there.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable

from transports.matrix_json import Json, part, words
from transports.matrix_rooms import Rooms
from transports.matrix_wire import PAUSE_SECONDS, Homeserver, Rejection, Unreachable

log = logging.getLogger(__name__)

SPACE = "m.space"
JOIN_SECONDS = 120.0
MOST_TRIES = 5


class Doorkeeper:
    """Accepts and declines invitations, and follows rooms that have moved. ``admits`` judges who invites."""

    def __init__(self, home: Homeserver, rooms: Rooms, admits: Callable[[str], bool]) -> None:
        self._home = home
        self._rooms = rooms
        self._admits = admits
        self._under_way: dict[str, asyncio.Task[None]] = {}
        self._unproven: set[str] = set()

    def unproven(self, room: str) -> bool:
        """Whether the bot went there only because another room named it as its successor."""
        return room in self._unproven

    def consider(self, room: str, stripped: Iterable[Json]) -> None:
        """Answer an invitation, as the stripped state that came with it tells of it."""
        inviter, direct, predecessor, space = "", False, "", False
        for event in stripped:
            if event.get("type") == "m.room.member" and event.get("state_key") == self._home.user_id:
                inviter = words(event, "sender")
                direct = part(event, "content").get("is_direct") is True
            elif event.get("type") == "m.room.create":
                predecessor = words(event, "content", "predecessor", "room_id")
                space = words(event, "content", "type") == SPACE
        if space:
            # A space has rooms, and no talk: the bot is asked into those that it is to serve.
            self._begin(room, self._try_often("rooms", room, "leave"))
            return
        self._begin(room, self._answer(room, inviter, direct=direct, predecessor=predecessor))

    def follow(self, room: str, via: str) -> None:
        """Enter the room that another one names as its successor; leave it again if it does not name that one."""
        self._begin(room, self._follow(room, via))

    async def close(self) -> None:
        """Leave off whatever is under way; it is begun again after the next start."""
        tasks = list(self._under_way.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _begin(self, room: str, work: Coroutine[None, None, None]) -> None:
        if room in self._under_way:
            work.close()
            return
        task = asyncio.create_task(self._persist(room, work), name=f"matrix door {room}")
        self._under_way[room] = task
        task.add_done_callback(lambda _: self._under_way.pop(room, None))

    async def _persist(self, room: str, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        except Rejection as error:
            log.warning("matrix: room %s could not be entered or declined (%s)", room, error)
        except Unreachable as error:
            log.warning("matrix: room %s: %s; it is tried again after the next start", room, error)

    async def _answer(self, room: str, inviter: str, *, direct: bool, predecessor: str) -> None:
        if not inviter:
            return
        if not self._admits(inviter) and not await self._succeeds(room, predecessor):
            log.info("matrix: an invitation by %s is declined", inviter)
            await self._try_often("rooms", room, "leave")
            return
        self._unproven.discard(room)
        if direct:
            await self._rooms.add_direct(inviter, room)
        await self._try_often("join", room)

    async def _succeeds(self, room: str, predecessor: str) -> bool:
        """Whether the bot is in the predecessor, and that names this room."""
        if not predecessor:
            return False
        try:
            return (await self._rooms.facts(predecessor)).successor == room
        except Rejection:
            return False

    async def _follow(self, room: str, via: str) -> None:
        self._unproven.add(room)
        await self._try_often("join", room, query={"server_name": via, "via": via})
        facts = await self._rooms.facts(room)
        if facts.predecessor and await self._succeeds(room, facts.predecessor):
            self._unproven.discard(room)
            return
        log.warning("matrix: room %s does not name the room that points to it", room)
        await self._try_often("rooms", room, "leave")

    async def _try_often(self, *path: str, query: dict[str, str] | None = None) -> None:
        """Make a call, waiting where the server asks for it. Raises Rejection, Unreachable."""
        for left in reversed(range(MOST_TRIES)):
            try:
                await self._home.call("POST", *path, query=query, seconds=JOIN_SECONDS)
                return
            except Rejection as error:
                if left == 0 or not (error.status == 429 or error.status >= 500):
                    raise
                pause = PAUSE_SECONDS if error.retry_after is None else error.retry_after
            except Unreachable:
                if left == 0:
                    raise
                pause = PAUSE_SECONDS
            await asyncio.sleep(pause)
