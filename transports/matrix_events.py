"""From one Matrix event to what it means: a message, a tap, the bot coming or going, a room that moved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from app.messages import Address, Incoming, Kind, Sender
from app.ports import Clock
from transports.matrix_doors import Doorkeeper
from transports.matrix_facts import RoomFacts
from transports.matrix_found_polls import FoundPolls
from transports.matrix_json import Json, Malformed, needed, part, words
from transports.matrix_media import KINDS as FILES
from transports.matrix_media import caption_of, file_of
from transports.matrix_memory import Reaction, Reactions
from transports.matrix_polls import ENDS, RESPONSES, poll_of, read_picks
from transports.matrix_rooms import Rooms, name_from
from transports.matrix_text import number_of, read_mentions, without_bot, without_quote
from transports.matrix_wire import Homeserver, Rejection

PLATFORM = "matrix"

MOST_MEANT = 20
"""How many of those whom a message names are looked at."""


def arrived(event: Json, me: str) -> bool:
    """Whether the bot came into the room with this event."""
    return _own_membership(event, me) == "join" and _membership_before(event) != "join"


def invited(event: Json, me: str) -> bool:
    """Whether the bot was asked in with this event. What is said from then on is said to it: people open a direct
    chat and write before the bot has entered.
    """
    return _own_membership(event, me) == "invite" and _membership_before(event) != "join"


def departed(event: Json, me: str) -> bool:
    """Whether the bot, having been in the room, is out of it with this event."""
    return _own_membership(event, me) in ("leave", "ban") and _membership_before(event) == "join"


def _own_membership(event: Json, me: str) -> str:
    mine = event.get("type") == "m.room.member" and event.get("state_key") == me
    return words(event, "content", "membership") if mine else ""


def _membership_before(event: Json) -> str:
    return words(event, "unsigned", "prev_content", "membership")


class Reader:
    """Reads events in the light of what is known of their rooms. ``decrypts``: encrypted rooms are rooms like any."""

    def __init__(
        self,
        home: Homeserver,
        rooms: Rooms,
        reactions: Reactions,
        doors: Doorkeeper,
        found_polls: FoundPolls,
        clock: Clock,
        *,
        decrypts: bool = False,
    ) -> None:
        self._found_polls = found_polls
        self._decrypts = decrypts
        self._home = home
        self._rooms = rooms
        self._reactions = reactions
        self._doors = doors
        self._clock = clock

    async def read(self, room: str, event: Json) -> list[Incoming]:
        """What an event tells; often nothing. Raises Malformed, and whatever else a malformed event may cause;
        Rejection and Unreachable when the server does not say what must be known."""
        kind, sender = needed(event, "type"), needed(event, "sender")
        needed(event, "event_id")
        match kind:
            case "m.room.member":
                return await self._member(room, event)
            case "m.room.redaction":
                return await self._redaction(room, event, sender)
            case "m.room.encryption":
                return [] if self._decrypts else [await self.bare(room, event, Kind.ENCRYPTED)]
            case "m.room.tombstone":
                return await self._tombstone(room, event, sender)
        if sender == self._home.user_id or part(event, "unsigned").get("redacted_because"):
            return []
        match kind:
            case "m.room.message":
                return await self._message(room, event)
            case "m.reaction":
                return await self._reaction(room, event, sender)
        if kind in RESPONSES:
            return await self._ballot(room, event, sender)
        return await self._poll_end(room, event, sender) if kind in ENDS else []

    # -- messages and reactions -----------------------------------------------------------------------------------

    async def _message(self, room: str, event: Json) -> list[Incoming]:
        content = part(event, "content")
        relation = part(content, "m.relates_to")
        if needed(content, "msgtype") not in ("m.text", *FILES) or relation.get("rel_type") == "m.replace":
            return []
        file = file_of(content)
        body = content.get("body") if file is None else caption_of(content)
        if not isinstance(body, str):
            raise Malformed("content.body")
        heard = await self.bare(room, event, Kind.MESSAGE)
        if not body and file is not None and not heard.private:
            # What people show each other in a room without a word is not said to the bot.
            return []
        thread = needed(relation, "event_id") if relation.get("rel_type") == "m.thread" else ""
        reply_to = words(relation, "m.in_reply_to", "event_id")
        if reply_to:
            body = without_quote(body)
        if thread and relation.get("is_falling_back") is True:
            # Only for clients that know no threads.
            reply_to = ""
        me = self._home.user_id
        named = read_mentions(content, body, me, await self._rooms.name_of(room, me))
        # Nobody means hundreds, and each may have to be asked for.
        meant = list(named.others.items())[:MOST_MEANT]
        mentions = {form: await self._someone(room, account) for form, account in meant}
        # Whoever answers it need not ask whose it was.
        self._rooms.note_author(heard.event_id, needed(event, "sender"))
        message = replace(
            heard,
            address=replace(heard.address, thread=thread),
            text=without_bot(body, named),
            message_id=heard.event_id,
            reply_to=reply_to,
            replies_to_bot=bool(reply_to) and await self._rooms.author(room, reply_to) == me,
            addressed=named.addressed,
            mentions=mentions,
            file=file,
        )
        return [message]

    async def _reaction(self, room: str, event: Json, sender: str) -> list[Incoming]:
        relation = part(event, "content", "m.relates_to")
        number = number_of(needed(relation, "key"))
        message = needed(relation, "event_id")
        if not number or await self._rooms.author(room, message) != self._home.user_id:
            return []
        event_id = needed(event, "event_id")
        self._reactions.put(event_id, Reaction(room, message, number, sender))
        tap = await self.bare(room, event, Kind.TAP)
        return [replace(tap, action=f"#{number}", message_id=message, tap_id=event_id)]

    async def _ballot(self, room: str, event: Json, sender: str) -> list[Incoming]:
        content = part(event, "content")
        poll, picks = poll_of(content), read_picks(content)
        self._reactions.put(needed(event, "event_id"), Reaction(room, poll, 0, sender, picks))
        ballot = await self.bare(room, event, Kind.BALLOT)
        return [replace(ballot, picks=picks, message_id=poll)]

    async def _poll_end(self, room: str, event: Json, sender: str) -> list[Incoming]:
        poll = poll_of(part(event, "content"))
        if not await self._found_polls.may_end(room, await self._rooms.author(room, poll), sender):
            # Every client takes it for nothing.
            return []
        return [replace(await self.bare(room, event, Kind.POLL_ENDED), message_id=poll)]

    async def _redaction(self, room: str, event: Json, sender: str) -> list[Incoming]:
        target = words(event, "redacts") or needed(event, "content", "redacts")
        self._rooms.note_redacted(target)
        was = self._reactions.get(target)
        # A moderator who tidies up takes nobody's vote away.
        if was is None or was.account != sender or was.room != room:
            return []
        if was.picks is not None:
            picks = self._reactions.picks_before(target, self._rooms.is_redacted)
            ballot = await self.bare(room, event, Kind.BALLOT)
            return [replace(ballot, picks=picks, message_id=was.message, tap_id=target)]
        tap = await self.bare(room, event, Kind.UNTAP)
        return [replace(tap, action=f"#{was.number}", message_id=was.message, tap_id=target)]

    # -- comings and goings ---------------------------------------------------------------------------------------

    async def _member(self, room: str, event: Json) -> list[Incoming]:
        if arrived(event, self._home.user_id):
            return await self._arrival(room, event)
        if departed(event, self._home.user_id):
            if self._doors.unproven(room):
                return []
            return [await self.bare(room, event, Kind.BOT_REMOVED)]
        account, membership = words(event, "state_key"), words(event, "content", "membership")
        before = _membership_before(event)
        if account and account != self._rooms.direct_account(room):
            return await self._gone(room, event, account) if before == "join" != membership else []
        if not account or membership == before:
            return []
        kind = {"leave": Kind.BLOCKED, "ban": Kind.BLOCKED, "join": Kind.UNBLOCKED}.get(membership)
        if kind is None or not await self._rooms.private_with(room):
            return []
        return [await self.bare(room, event, kind)]

    async def _gone(self, room: str, event: Json, account: str) -> list[Incoming]:
        """That somebody is out of a group, whoever saw to it."""
        heard = await self.bare(room, event, Kind.LEFT)
        name = words(event, "unsigned", "prev_content", "displayname") or name_from(account)
        return [] if heard.private else [replace(heard, sender=Sender(account, name))]

    async def _arrival(self, room: str, event: Json) -> list[Incoming]:
        try:
            facts = await self._rooms.facts(room)
        except Rejection:
            # Thrown out again before this could be read.
            return []
        inviter = words(event, "unsigned", "prev_sender")
        if part(event, "unsigned", "prev_content").get("is_direct") is True and inviter:
            await self._rooms.add_direct(inviter, room)
        encrypted = []
        if facts.encryption_event and not self._decrypts:
            arrival = await self.bare(room, event, Kind.ENCRYPTED)
            encrypted = [replace(arrival, event_id=facts.encryption_event)]
        moved = await self._moved(facts.predecessor, room, event)
        if moved is not None:
            return [moved, *encrypted]
        if self._doors.unproven(room) or facts.creators[:1] == (self._home.user_id,):
            return []
        added = await self.bare(room, event, Kind.BOT_ADDED)
        return [replace(added, sender=await self._someone(room, inviter) if inviter else None), *encrypted]

    async def _tombstone(self, room: str, event: Json, sender: str) -> list[Incoming]:
        successor = words(event, "content", "replacement_room")
        if not successor:
            return []
        moved = await self._moved(room, successor, event)
        if moved is None:
            self._doors.follow(successor, sender.partition(":")[2])
            return []
        return [moved]

    async def _moved(self, old: str, new: str, event: Json) -> Incoming | None:
        """The move from one room to another, if each names the other and the bot is in the new one.

        Its id is the tombstone's, whichever of the two rooms told of it last.
        """
        if not old:
            return None
        try:
            before, after = await self._rooms.facts(old), await self._rooms.facts(new)
        except Rejection:
            return None
        there = await self._rooms.has(new, self._home.user_id) and after.predecessor == old
        if not there or before.successor != new or not before.tombstone_event:
            return None
        account = self._rooms.direct_account(old)
        if account:
            await self._rooms.add_direct(account, new)
        move = await self.bare(old, event, Kind.ROOM_MOVED)
        return replace(move, event_id=before.tombstone_event, sender=None, moved_to=new)

    # -- what all have in common ----------------------------------------------------------------------------------

    async def bare(self, room: str, event: Json, kind: Kind) -> Incoming:
        """What every event tells: what, where, when, and by whom."""
        try:
            facts, account = await self._rooms.facts(room), await self._rooms.private_with(room)
        except Rejection as error:
            if error.status not in (403, 404):
                raise
            # The bot is no longer there to see.
            facts, account = RoomFacts(), ""
        sender = words(event, "sender")
        return Incoming(
            platform=PLATFORM,
            event_id=needed(event, "event_id"),
            kind=kind,
            address=Address(PLATFORM, room, account=account),
            private=bool(account),
            at=self._when(event),
            sender=await self._someone(room, sender, direct=await self._rooms.find_direct(sender)),
            title="" if account else facts.title,
        )

    def _when(self, event: Json) -> datetime:
        """When it was sent, by the sender's server; the future has not come yet, whatever that says."""
        milliseconds = event.get("origin_server_ts")
        if not isinstance(milliseconds, int):
            raise Malformed("origin_server_ts")
        return min(datetime.fromtimestamp(milliseconds / 1000, UTC), self._clock())

    async def _someone(self, room: str, account: str, *, direct: str = "") -> Sender:
        try:
            name = await self._rooms.name_of(room, account)
        except Rejection as error:
            if error.status not in (403, 404):
                raise
            name = name_from(account)
        return Sender(account, name, handle=account.removeprefix("@"), direct=direct)
