"""An estate to play with: two platforms, three rooms, five accounts, the bot, the model, and how they are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.messages import Address, Incoming, Kind, Sender
from tests.stateful.house import House, Kept
from tests.stateful.model import Intent, Model, Outcome, Paper
from tests.stateful.platforms import ADMINS, MATRIX, TELEGRAM, Server, Shown, StageClock, direct_chat
from tests.stateful.reading import Read, read_first_round, read_names, read_poll, read_winners

NAMES = {"t-anna": "Anna", "t-ben": "Ben", "t-cai": "Cai", "m-mei": "Mei", "m-lin": "Lin"}
ROOMS = {"plaza": "telegram", "garden": "telegram", "gate": "matrix"}
AWAY = frozenset({Kind.BOT_ADDED, Kind.BOT_REMOVED, Kind.ROOM_MOVED})


def platform_of(account: str) -> str:
    return "telegram" if account.startswith("t-") else "matrix"


@dataclass(slots=True)
class Place:
    """A room and what its chat was called, the present name last. ``shut``: the bot is not in it."""

    room: str
    platform: str
    chats: list[str]

    @property
    def chat(self) -> str:
        return self.chats[-1]


class Estate:
    """What a test can do, and what must hold after it."""

    def __init__(self, folder: Path) -> None:
        self.clock = StageClock()
        handled = self._is_handled
        self.servers = {
            "telegram": Server("telegram", TELEGRAM, handled),
            "matrix": Server("matrix", MATRIX, handled),
        }
        self.house = House(folder, list(self.servers.values()), self.clock)
        self.model = Model()
        self.places = {room: Place(room, platform, [f"{room}-1"]) for room, platform in ROOMS.items()}
        self.intents: dict[str, Intent] = {}
        self.events: dict[str, Incoming] = {}
        self.applied = 0
        self.told: dict[str, set[str]] = {}
        self.closed: dict[str, object] = {}
        self.deleted: dict[tuple[str, str], int] = {}
        self.serial = 0

    def _is_handled(self, event_id: str) -> bool:
        return event_id in self.house.journal

    # -- what people do -------------------------------------------------------------------------------------------

    def event(self, account: str, room: str | None) -> Incoming:
        """An event by an account, in a room or in its direct chat."""
        self.serial += 1
        platform = platform_of(account)
        direct = direct_chat(account)
        address = Address(platform, direct, account=account) if room is None else self.address(room)
        sender = Sender(account, NAMES[account], NAMES[account].casefold())
        event = Incoming(platform, f"e{self.serial}", Kind.MESSAGE, address, room is None, self.clock(), sender)
        return replace(event, message_id=f"said-{self.serial}")

    def address(self, room: str) -> Address:
        place = self.places[room]
        return Address(place.platform, place.chat)

    def happen(self, event: Incoming, intent: Intent) -> Incoming:
        """It reaches the platform; the bot hears of it when it asks."""
        self.servers[event.platform].deliver(event)
        self.intents[event.event_id] = intent
        self.events[event.event_id] = event
        return event

    def again(self, event: Incoming) -> Incoming:
        """The same done once more, which is another event."""
        self.serial += 1
        another = replace(event, event_id=f"e{self.serial}", at=self.clock())
        return self.happen(another, self.intents[event.event_id])

    def say(self, account: str, room: str | None, text: str, intent: Intent) -> Incoming:
        return self.happen(replace(self.event(account, room), text=text), intent)

    def chat_of(self, account: str, room: str | None) -> str:
        return direct_chat(account) if room is None else self.places[room].chat

    def room_of(self, platform: str, chat: str) -> str | None:
        found = [place.room for place in self.places.values() if place.platform == platform and chat in place.chats]
        return found[0] if found else None

    def is_away(self, room: str) -> bool:
        """Whether the bot cannot speak there, or has not heard yet what happened to the room."""
        place = self.places[room]
        server = self.servers[place.platform]
        pending = (event.kind in AWAY and event.address.chat in place.chats for event in server.waiting)
        return place.chat in server.shut or any(pending) or not self.is_known(room)

    def is_known(self, room: str) -> bool:
        known = self.model.rooms.get(room)
        return known is not None and known.active

    # -- what the bot does ----------------------------------------------------------------------------------------

    async def serve(self, *, fuse: int | None = None, batch: int = 100, together: bool = False) -> bool:
        """Let the bot work until there is nothing to do, or kill it after so many places. False if it was killed."""
        self.clock.now += timedelta(milliseconds=1)
        for server in self.servers.values():
            server.batch = batch
        marks = {name: len(server.messages) for name, server in self.servers.items()}
        self.house.fuse.left = fuse
        lived = await self.house.serve(together=together)
        self.house.fuse.left = None
        self._tick()
        outcomes = [(self.events[event_id], self._apply(event_id)) for event_id in self.house.journal[self.applied :]]
        self.applied = len(self.house.journal)
        self._check_nothing_lost()
        if lived:
            self._check_answers(outcomes, marks)
        return lived

    def _tick(self) -> None:
        before = {poll.question for poll in self.model.polls.values() if poll.status == "open"}
        self.model.tick(self.clock())
        self._note_told(before)

    def _apply(self, event_id: str) -> Outcome:
        assert self.house.journal.count(event_id) == 1, "an event was handled twice"
        before = {poll.question for poll in self.model.polls.values() if poll.status == "open"}
        outcome = self.intents[event_id](self.model, self.clock())
        self._note_told(before)
        return outcome

    def _note_told(self, before: Iterable[str]) -> None:
        """A poll that has just closed is told to these rooms."""
        for question in before:
            poll = self.model.polls[question]
            if poll.status == "closed":
                self.told[question] = {
                    room
                    for room, known in self.model.rooms.items()
                    if known.estate == poll.estate and not self.is_away(room)
                }

    # -- what must hold -------------------------------------------------------------------------------------------

    def _check_nothing_lost(self) -> None:
        for server in self.servers.values():
            lost = [event for event in server.log[: server.confirmed] if not self._is_handled(event.event_id)]
            assert lost == [], "the platform was told that these were kept"

    def _check_answers(self, outcomes: list[tuple[Incoming, Outcome]], marks: dict[str, int]) -> None:
        for event, outcome in outcomes:
            server = self.servers[event.platform]
            if event.kind is Kind.TAP and server.capabilities.toasts:
                assert event.event_id in server.toasts, "a tap was not answered"
                said = [server.toasts[event.event_id]]
                if not said[0] and event.private:
                    continue  # the ballot itself shows what was noted
            elif event.kind is Kind.MESSAGE and event.address.chat not in server.shut | set(server.moved):
                new = server.messages[marks[event.platform] :]
                said = [shown.text for shown in new if _is_for(shown, event)]
            else:
                continue
            if outcome.refused:
                assert any(text.startswith("⚠") or "do not know which estate" in text for text in said), (event, said)
            elif outcome.reads:
                assert outcome.reads in map(self._heard, said), (event, said, outcome)
            elif outcome.says and (event.private or event.kind is Kind.TAP):
                assert any(outcome.says in text and not text.startswith("⚠") for text in said), (event, said, outcome)

    def _heard(self, text: str) -> tuple[object, ...]:
        """A result as it was told: the counts, or who chose what."""
        read = read_poll(text)
        if read is None:
            return ()
        poll = self.model.polls[read.question]
        if "A poll for opinions" in text or "\nVoid, it counts" in text:
            return (read.question, read.counts, read.voters if poll.status != "void" else len(poll.votes))
        named = {(self._account_set(name), choice) for name, choice in read_names(text)}
        return (read.question, frozenset(named))

    def _account_set(self, name: str) -> frozenset[str]:
        account = next(account for account, shown in NAMES.items() if shown == name)
        return frozenset(self._accounts(self.model.person_of[account]).split())

    def check(self) -> None:
        """What must hold at any time."""
        kept = self.house.polls()
        self._check_database(kept)
        self._check_closed(kept)
        for room, known in self.model.rooms.items():
            if not self.is_away(room):
                for poll in self.model.polls.values():
                    if poll.estate == known.estate:
                        self._check_shown(self.places[room], poll)
        self._check_results()

    def _check_database(self, kept: list[Kept]) -> None:
        polls = {poll.question: poll for poll in kept}
        assert len(polls) == len(kept), "a poll was opened twice"
        assert polls.keys() == self.model.polls.keys()
        for question, poll in self.model.polls.items():
            row = polls[question]
            assert (row.no, row.status, row.options) == (poll.no, poll.status, tuple(poll.options))
            assert Counter(row.votes.values()) == Counter(poll.votes.values()), (question, row.votes, poll.votes)
            assert row.closes_at is None or _time(row.closes_at) == poll.closes_at
            if poll.status == "open" and not poll.wanted.anonymous:
                assert row.votes == {self._accounts(who): vote for who, vote in poll.votes.items()}
        numbers = [(poll.estate, poll.no) for poll in kept]
        assert len(set(numbers)) == len(numbers)

    def _accounts(self, person: str) -> str:
        return " ".join(sorted(account for account, who in self.model.person_of.items() if who == person))

    def _check_closed(self, kept: list[Kept]) -> None:
        """What is closed never changes, but that it may be declared void."""
        for poll in kept:
            if poll.status != "open":
                now = (poll.options, poll.closed_at, sorted(map(repr, poll.votes.values())))
                was = self.closed.setdefault(f"{poll.question} {poll.status}", now)
                assert was == now

    def _check_shown(self, place: Place, poll: Paper) -> None:
        server = self.servers[place.platform]
        live = self.live(server, place.chat, poll.question)
        if self.deleted.get((place.room, poll.question)) == poll.changes:
            return
        if poll.status != "open" and (not live or place.room not in self.told.get(poll.question, set())):
            return
        assert live, f"{poll.question} is not shown in {place.room}"
        read = read_poll(live[-1].text)
        voters = None if poll.status == "void" else len(poll.votes)
        assert read == Read(poll.no, poll.question, poll.status, tuple(poll.options), poll.counted, voters), live[
            -1
        ].text

    def live(self, server: Server, chat: str, question: str) -> list[Shown]:
        """The live messages of a poll in a chat, the newest last."""
        return [shown for shown in server.in_chat(chat) if shown.view and f"  {question}\n" in shown.text]

    def _check_results(self) -> None:
        for question, rooms in self.told.items():
            poll = self.model.polls[question]
            for room in rooms:
                server, chats = self.servers[self.places[room].platform], self.places[room].chats
                heading = f"🗳 #{poll.no}  {question}\n"
                ends = [
                    shown.text
                    for shown in server.messages
                    if shown.chat in chats and not shown.view and heading in shown.text and "\nClosed " in shown.text
                ]
                ends = [text for text in ends if "\nA poll for opinions" in text]
                assert ends, f"the result of {question} was not told in {room}"
                if poll.status == "closed":
                    for text in ends:
                        _check_result(poll, text)


def _check_result(poll: Paper, text: str) -> None:
    read = read_poll(text)
    assert read is not None
    assert (read.counts, read.voters) == (poll.counted, len(poll.votes)), text
    winners = read_winners(text)
    assert bool(winners) == bool(poll.votes) or poll.kind == "dates", text
    counts = [count[0] for count in poll.counted or ()]
    if poll.kind == "ranked" and poll.votes:
        assert read_first_round(text) == dict(zip(poll.options, counts, strict=True)), text
        if max(counts) * 2 > len(poll.votes):
            assert winners == (poll.options[counts.index(max(counts))],), text
    elif poll.kind in ("single", "multi") and poll.votes:
        best = (option for option, count in zip(poll.options, counts, strict=True) if count == max(counts))
        assert winners == tuple(sorted(best)), text


def _is_for(shown: Shown, event: Incoming) -> bool:
    return shown.chat == event.address.chat


def _time(microseconds: int) -> datetime:
    return datetime.fromtimestamp(0, UTC) + timedelta(microseconds=microseconds)


def is_admin(account: str) -> bool:
    return account in ADMINS
