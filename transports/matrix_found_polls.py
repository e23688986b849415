"""Looking a poll up on the homeserver: what it asks, what was answered so far, and whether it has ended."""

from __future__ import annotations

from app.messages import FoundPoll, Sender
from transports.matrix_addresses import RELATIONS_API
from transports.matrix_decrypt import Undecryptable
from transports.matrix_encryption import Encryption
from transports.matrix_json import Json, objects, part, words
from transports.matrix_polls import ENDS, RESPONSES, STARTS, Start, read_picks, read_start
from transports.matrix_rooms import Rooms
from transports.matrix_wire import Homeserver, Rejection

MOST_PAGES = 100
PAGE = 100
"""How many answers are read: ten thousand, the latest first."""

REDACT_POWER = 50
"""What it takes to end somebody else's poll where the room says nothing else."""

ENCRYPTED = "m.room.encrypted"


class FoundPolls:
    """``encryption`` is None where nothing is encrypted."""

    def __init__(self, home: Homeserver, rooms: Rooms, encryption: Encryption | None) -> None:
        self._home, self._rooms, self._encryption = home, rooms, encryption

    async def find(self, room: str, event_id: str) -> FoundPoll | None:
        """The poll that an event is, None if it is none. Raises Rejection, Unreachable."""
        try:
            event = await self._home.call("GET", "rooms", room, "event", event_id)
        except Rejection as error:
            if error.status not in (400, 403, 404):
                raise
            return None
        start = await self._start(room, event)
        if start is None:
            return None
        author = words(event, "sender")
        ended = False
        unread = 0
        latest: dict[str, tuple[int, tuple[str, ...]]] = {}
        for related in await self._related(room, event_id):
            sender, at = words(related, "sender"), related.get("origin_server_ts")
            clear = await self._clear(room, related)
            if clear is None:
                unread += 1
            elif words(clear, "type") in ENDS:
                ended = ended or await self.may_end(room, author, sender)
            elif words(clear, "type") in RESPONSES and isinstance(at, int) and at >= latest.get(sender, (0, ()))[0]:
                latest[sender] = (at, read_picks(part(clear, "content")))
        ballots = [
            (await self._someone(room, sender), picks)
            for sender, (_, picks) in sorted(latest.items(), key=lambda found: found[1][0])
            if sender != self._home.user_id
        ]
        may_end = await self.may_end(room, author, self._home.user_id)
        return FoundPoll(
            await self._someone(room, author),
            start.question,
            start.answers,
            start.most,
            start.hidden,
            ended,
            tuple(ballots),
            unread,
            may_end,
        )

    async def may_end(self, room: str, author: str, account: str) -> bool:
        """Whether clients believe the account that a poll has ended: its author, and who may redact what others say.

        Raises Rejection, Unreachable.
        """
        if account == author:
            return True
        try:
            powers = await self._home.call("GET", "rooms", room, "state", "m.room.power_levels", "")
        except Rejection as error:
            if error.status != 404:
                raise
            powers = {}
        least = powers.get("redact", REDACT_POWER)
        return await self._rooms.power(room, account) >= (least if isinstance(least, int) else REDACT_POWER)

    async def _start(self, room: str, event: Json) -> Start | None:
        clear = await self._clear(room, event)
        if clear is None or words(clear, "type") not in STARTS:
            return None
        start = read_start(part(clear, "content"))
        edit = part(event, "unsigned", "m.relations", "m.replace")
        if edit and words(edit, "sender") == words(event, "sender"):
            edited = await self._clear(room, edit)
            start = read_start(part(edited, "content", "m.new_content")) or start
        return start

    async def _related(self, room: str, event_id: str) -> list[Json]:
        """What refers to an event and was not redacted, oldest first."""
        found: list[Json] = []
        query = {"dir": "b", "limit": str(PAGE)}
        for _ in range(MOST_PAGES):
            page = await self._home.call(
                "GET", "rooms", room, "relations", event_id, "m.reference", query=query, api=RELATIONS_API
            )
            found += objects(page, "chunk")
            after = words(page, "next_batch")
            if not after:
                break
            query["from"] = after
        return [event for event in reversed(found) if not part(event, "unsigned").get("redacted_because")]

    async def _clear(self, room: str, event: Json) -> Json | None:
        """An event as it was before it was encrypted, None if it cannot be read."""
        if event.get("type") != ENCRYPTED:
            return event
        if self._encryption is None:
            return None
        try:
            return await self._encryption.read(room, event)
        except Undecryptable:
            return None

    async def _someone(self, room: str, account: str) -> Sender:
        return Sender(account, await self._rooms.name_of(room, account), handle=account.removeprefix("@"))
