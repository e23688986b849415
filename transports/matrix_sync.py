"""Asking a Matrix homeserver for what is new, from a cursor that may be asked for again.

A cursor is the server's own token. What it brings is worked out anew each time it is asked for and nothing is skipped:
a room whose timeline came cut short is read back to where the last batch ended.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field

from app.messages import Batch, DeadLetter, Incoming, Kind
from app.ports import Clock
from transports.matrix_decrypt import UNSIGNED, Undecryptable
from transports.matrix_doors import Doorkeeper
from transports.matrix_encryption import Encryption
from transports.matrix_envelopes import ENCRYPTED, Envelopes
from transports.matrix_events import PLATFORM, Reader, arrived, departed, invited
from transports.matrix_json import Json, items, needed, objects, part, words
from transports.matrix_memory import Reactions, Recent
from transports.matrix_polls import ENDS, RESPONSES
from transports.matrix_rooms import Rooms
from transports.matrix_verifying import KINDS, Verifying, is_verification
from transports.matrix_wire import Homeserver, Rejection, Unreachable

log = logging.getLogger(__name__)

STATE = [
    "m.room.member",
    "m.room.name",
    "m.room.canonical_alias",
    "m.room.create",
    "m.room.encryption",
    "m.room.tombstone",
]
TIMELINE = ["m.room.message", "m.reaction", "m.room.redaction", ENCRYPTED, *RESPONSES, *ENDS, *KINDS, *STATE]
NOTHING: Json = {"types": []}

MOST_PAGES = 100
PAGE = 100
"""How far a room is read back: ten thousand events that matter, at most."""

PASSING = (401, 429)
"""Refusals that have nothing to do with what was asked."""

MOST_REFUSALS = 5
MANY = 100

SURVEY_SECONDS = 180.0
"""A first look at all rooms may take the server long."""


def _filter(timeline: Json, state: list[str]) -> str:
    """What a sync is to bring, as the query has it."""
    lazy = {"types": state, "lazy_load_members": True}
    room = {"timeline": timeline, "state": lazy, "ephemeral": NOTHING, "account_data": NOTHING}
    return json.dumps({"room": room, "presence": NOTHING, "account_data": {"types": ["m.direct"]}})


SURVEY_FILTER = _filter({"limit": 0, "types": TIMELINE}, ["m.room.tombstone"])
PAGE_FILTER = json.dumps({"types": TIMELINE})


_LAST = 2**63


def _moment(event: Json) -> int:
    """When it was sent, by its server."""
    moment = event.get("origin_server_ts")
    return moment if isinstance(moment, int) else 0


@dataclass(slots=True)
class _Harvest:
    """What a batch has brought so far: readable events with their place in time, and unreadable ones."""

    events: list[tuple[int, Incoming]] = field(default_factory=list)
    dead: list[DeadLetter] = field(default_factory=list)


class Sync:
    """The polling. A poll waits up to ``poll_seconds`` for news; a room's timeline is cut at ``timeline`` events."""

    def __init__(
        self,
        home: Homeserver,
        rooms: Rooms,
        reader: Reader,
        reactions: Reactions,
        doors: Doorkeeper,
        clock: Clock,
        *,
        poll_seconds: float,
        answer_seconds: float,
        timeline: int = 50,
        encryption: Encryption | None = None,
    ) -> None:
        self._encryption = encryption
        self.envelopes: Envelopes | None = None
        self._verifying: Verifying | None = None
        if encryption is not None:
            self._verifying = Verifying(home, lambda: encryption.me, clock)
            self.envelopes = Envelopes(encryption, reader.bare, lambda: home.user_id, clock)
        self._home = home
        self._rooms = rooms
        self._reader = reader
        self._reactions = reactions
        self._doors = doors
        self._clock = clock
        self._poll_seconds = poll_seconds
        self._answer_seconds = answer_seconds
        self._filter = _filter({"limit": timeline, "types": TIMELINE}, STATE)
        self._surveyed = False
        self._refused: Recent[int] = Recent(MANY)

    async def poll(self, cursor: str) -> Batch:
        """What is new since the cursor. With "", only where new things begin: what was said before the bot's first
        start is nobody's business. Raises Rejection, Unreachable, OSError."""
        if not cursor:
            survey = await self._survey()
            await self._receive(survey)
            return Batch((), needed(survey, "next_batch"))
        self._reactions.kept(cursor)
        if self._encryption is not None:
            await self._encryption.kept(cursor)
        if not self._surveyed:
            await self._catch_up(await self._survey())
            self._surveyed = True
        query = {"since": cursor, "timeout": str(int(self._poll_seconds * 1000)), "filter": self._filter}
        answer = await self._home.call("GET", "sync", query=query, seconds=self._poll_seconds + self._answer_seconds)
        next_cursor = needed(answer, "next_batch")
        harvest = _Harvest()
        await self._receive(answer)
        self._note_direct(answer)
        for room, invite in part(answer, "rooms", "invite").items():
            self._doors.consider(room, objects(invite, "invite_state", "events"))
        for place in ("join", "leave"):
            for room, content in part(answer, "rooms", place).items():
                await self._room(room, content, cursor, harvest)
        await self._late(next_cursor, harvest)
        harvest.events.sort(key=lambda placed: placed[0])
        events = tuple(incoming for _, incoming in harvest.events)
        taken_back = {incoming.tap_id for incoming in events if incoming.kind in (Kind.UNTAP, Kind.BALLOT)} - {""}
        self._reactions.taken_back(taken_back, next_cursor)
        await self._reactions.save()
        return Batch(events, next_cursor, tuple(harvest.dead))

    async def _survey(self) -> Json:
        """All rooms and open invitations at a glance; no history, and the cursor stays where it is."""
        # Synapse answers from memory what it was asked in the same words minutes ago. A first sync never waits, so
        # its timeout is free to tell one from another.
        unlike = str(int(self._clock().timestamp() * 1000) % 10_000)
        query = {"filter": SURVEY_FILTER, "timeout": unlike}
        answer = await self._home.call("GET", "sync", query=query, seconds=SURVEY_SECONDS)
        self._note_direct(answer)
        return answer

    async def _catch_up(self, survey: Json) -> None:
        """See to invitations and moves that were left undone before the last stop."""
        for room, invite in part(survey, "rooms", "invite").items():
            self._doors.consider(room, objects(invite, "invite_state", "events"))
        joined = items(await self._home.call("GET", "joined_rooms"), "joined_rooms")
        for content in part(survey, "rooms", "join").values():
            for event in objects(content, "state", "events"):
                successor = words(event, "content", "replacement_room")
                if event.get("type") == "m.room.tombstone" and successor and successor not in joined:
                    self._doors.follow(successor, words(event, "sender").partition(":")[2])

    async def _receive(self, answer: Json) -> None:
        """What the server has for this device alone comes before what its keys open."""
        if self._encryption is not None and self._verifying is not None:
            for event in await self._encryption.receive(answer):
                await self._verifying.to_device(event)
            await self._encryption.settle()

    async def _late(self, next_cursor: str, harvest: _Harvest) -> None:
        """What could not be read when it came, and can now."""
        if self.envelopes is None:
            return
        arrived, told = await self.envelopes.late(next_cursor)
        for room, event in arrived:
            harvest.events += [(_moment(event), incoming) for incoming in await self._read(room, event, harvest)]
        harvest.events += ((_LAST, incoming) for incoming in told)

    def _note_direct(self, answer: Json) -> None:
        for event in objects(answer, "account_data", "events"):
            if event.get("type") == "m.direct":
                self._rooms.set_direct(part(event, "content"))

    # -- one room -------------------------------------------------------------------------------------------------

    async def _room(self, room: str, content: Json, cursor: str, harvest: _Harvest) -> None:
        timeline = objects(content, "timeline", "events")
        if part(content, "timeline").get("limited") is True:
            timeline = await self._missed(room, content, cursor, harvest) + timeline
        for event in objects(content, "state", "events"):
            self._rooms.apply(room, event)
        latest = 0
        present = self._was_there(timeline)
        for event in timeline:
            self._rooms.apply(room, event)
            if invited(event, self._home.user_id):
                present = True
            if arrived(event, self._home.user_id):
                present = True
                self._rooms.forget(room)
            if not present:
                continue
            present = not departed(event, self._home.user_id)
            # The order within a room stays, whatever its servers' clocks say.
            latest = max(latest, _moment(event))
            for incoming in await self._read(room, event, harvest):
                harvest.events.append((latest, incoming))

    def _was_there(self, timeline: Sequence[Json]) -> bool:
        """Whether the bot was in the room already when this timeline begins."""
        me = self._home.user_id
        return not next((arrived(e, me) for e in timeline if arrived(e, me) or departed(e, me)), False)

    async def _read(self, room: str, event: Json, harvest: _Harvest) -> list[Incoming]:
        """What one event tells. Whatever is wrong with it stays with it; that the server is away does not."""
        try:
            opened: Json | None = event
            if event.get("type") == ENCRYPTED:
                opened = await self.envelopes.open(room, event) if self.envelopes is not None else None
            if opened is None:
                return []
            if is_verification(opened):
                if self._verifying is not None:
                    await self._verifying.in_room(room, opened)
                return []
            return await self._reader.read(room, opened)
        except Unreachable:
            raise
        except Undecryptable as failure:
            if failure.reason == UNSIGNED and self.envelopes is not None:
                return await self.envelopes.unsigned(room, event)
            fault: Exception = failure
        except Rejection as error:
            if error.status not in (403, 404) and not self._is_hopeless(words(event, "event_id"), error):
                raise
            fault = error
        except Exception as error:
            fault = error
        event_id = words(event, "event_id")
        if not event_id.startswith("$"):
            # What is no id may be anything, somebody's words included.
            event_id = f"{room} without an id"
        kind = words(event, "type")
        kind = kind if kind in TIMELINE else "unknown"
        log.warning("matrix: event %s (%s) cannot be read: %s", event_id, kind, type(fault).__name__)
        harvest.dead.append(DeadLetter(PLATFORM, event_id, kind, type(fault).__name__, self._clock()))
        return []

    def _is_hopeless(self, event_id: str, error: Rejection) -> bool:
        """Whether the server, which answers otherwise, has again and again refused to say what this event needs."""
        if error.status in PASSING:
            return False
        times = (self._refused.get(event_id) or 0) + 1
        self._refused.put(event_id, times)
        return times >= MOST_REFUSALS

    async def _missed(self, room: str, content: Json, cursor: str, harvest: _Harvest) -> list[Json]:
        """The events between the last batch and the timeline at hand, oldest first."""
        start = words(content, "timeline", "prev_batch")
        known = {words(event, "event_id") for event in objects(content, "timeline", "events")}
        missed: list[Json] = []
        if any(arrived(event, self._home.user_id) for event in objects(content, "timeline", "events")):
            return []
        for _ in range(MOST_PAGES):
            query = {"dir": "b", "from": start, "to": cursor, "limit": str(PAGE), "filter": PAGE_FILTER}
            try:
                page = await self._home.call("GET", "rooms", room, "messages", query=query)
            except Rejection as error:
                if error.status != 403:
                    raise
                return missed[::-1]
            chunk = objects(page, "chunk")
            missed += (event for event in chunk if words(event, "event_id") not in known)
            start = words(page, "end")
            if not start or any(arrived(event, self._home.user_id) for event in chunk):
                return missed[::-1]
        log.error("matrix: room %s has had too many events to read them all", room)
        # Nor is it known any more who came and went.
        self._rooms.forget(room)
        harvest.dead.append(DeadLetter(PLATFORM, f"{room} {cursor}", "gap", "TooManyEvents", self._clock()))
        return missed[::-1]
