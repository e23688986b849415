"""What the documents promise, as plain dictionaries: nothing here knows how the program does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

CODE_LIFE = timedelta(hours=24)

Chosen = tuple[int, ...] | tuple[tuple[int, str], ...]
"""Option numbers (an order, where the poll asks for one), or for dates pairs of option and answer."""

MARKS = {"yes": "✓", "maybe": "?", "no": "✗"}


@dataclass(frozen=True, slots=True)
class Wanted:
    """A poll as somebody asks for it."""

    question: str
    options: tuple[str, ...]
    kind: str = "single"
    most: int = 1
    anonymous: bool = False
    hidden: bool = False
    until: timedelta | None = None


@dataclass(slots=True)
class Paper:
    """A poll: ``votes`` by person, and when each was cast."""

    wanted: Wanted
    estate: str
    no: int
    opener: str
    options: list[str]
    closes_at: datetime | None
    status: str = "open"
    votes: dict[str, Chosen] = field(default_factory=dict)
    cast_at: dict[str, datetime] = field(default_factory=dict)
    changes: int = 0

    @property
    def question(self) -> str:
        return self.wanted.question

    @property
    def kind(self) -> str:
        return self.wanted.kind

    @property
    def counted(self) -> tuple[tuple[int, ...], ...] | None:
        """What anybody may read of the counts: none while they are hidden, and none of what is void."""
        if self.status == "void" or (self.wanted.hidden and self.status == "open"):
            return None
        if self.kind == "dates":
            said = Counter(pair for vote in self.votes.values() for pair in vote)
            return tuple(
                (said[number, "yes"], said[number, "maybe"], said[number, "no"])
                for number in range(1, len(self.options) + 1)
            )
        marks = Counter(
            number for vote in self.votes.values() for number in (vote[:1] if self.kind == "ranked" else vote)
        )
        return tuple((marks[number],) for number in range(1, len(self.options) + 1))

    def words(self, chosen: Chosen) -> str:
        """A choice in the options' words."""
        if self.kind == "dates":
            return ", ".join(f"{MARKS[str(pair[1])]} {self.options[pair[0] - 1]}" for pair in _pairs(chosen))
        return (" > " if self.kind == "ranked" else ", ").join(self.options[number - 1] for number in _plain(chosen))


def _pairs(chosen: Chosen) -> list[tuple[int, str]]:
    return [pair for pair in chosen if isinstance(pair, tuple)]


def _plain(chosen: Chosen) -> list[int]:
    return [number for number in chosen if isinstance(number, int)]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is to be heard about an event: words in the answer, or that it was refused."""

    says: str = ""
    refused: bool = False
    reads: tuple[object, ...] = ()


REFUSED = Outcome(refused=True)
SILENT = Outcome()
Intent = Callable[["Model", datetime], Outcome]


@dataclass(slots=True)
class RoomNow:
    """A room, whatever its chat is called at the moment."""

    estate: str
    active: bool = True


@dataclass(slots=True)
class Model:
    """The estates, as neighbours would write them down."""

    person_of: dict[str, str] = field(default_factory=dict)
    rooms: dict[str, RoomNow] = field(default_factory=dict)
    next_no: dict[str, int] = field(default_factory=dict)
    residents: dict[str, set[str]] = field(default_factory=dict)
    speaks_of: dict[str, str] = field(default_factory=dict)
    polls: dict[str, Paper] = field(default_factory=dict)
    codes: dict[str, tuple[str, str, datetime]] = field(default_factory=dict)

    # -- who and where --------------------------------------------------------------------------------------------

    def meet(self, account: str) -> str:
        """The person behind an account."""
        return self.person_of.setdefault(account, account)

    def hear(self, account: str, room: str | None) -> tuple[str, str | None]:
        """Somebody spoke: in a room, which makes them a resident, or in a direct message, of the estate in whose
        room they last spoke. Gives the person and the estate.
        """
        person = self.meet(account)
        if room is None:
            return person, self.speaks_of.get(person)
        known = self.rooms.get(room)
        if known is None:
            known = self.rooms[room] = RoomNow(f"of {room}")
            self.next_no[known.estate] = 1
            self.residents[known.estate] = set()
        if not known.active:
            known.active = True
        self.residents[known.estate].add(person)
        self.speaks_of[person] = known.estate
        return person, known.estate

    def listen(self, account: str, room: str | None) -> Outcome:
        """Words that are no vote."""
        self.hear(account, room)
        return SILENT

    def estate_of(self, account: str, room: str | None) -> str | None:
        """The estate of which somebody speaks there."""
        if room is None:
            return self.speaks_of.get(self.person_of.get(account, account))
        return self.rooms[room].estate if room in self.rooms else None

    def numbered(self, estate: str | None, no: int) -> Paper | None:
        """The poll of an estate by its number."""
        return next((poll for poll in self.polls.values() if (poll.estate, poll.no) == (estate, no)), None)

    def tick(self, now: datetime) -> None:
        """Deadlines that have come close their polls."""
        for poll in self.polls.values():
            if poll.status == "open" and poll.closes_at is not None and poll.closes_at <= now:
                self._end(poll, "closed")

    def _end(self, poll: Paper, status: str) -> None:
        poll.status = status
        poll.changes += 1

    # -- polls ----------------------------------------------------------------------------------------------------

    def open(self, account: str, room: str | None, wanted: Wanted, now: datetime) -> Outcome:
        person, estate = self.hear(account, room)
        if estate is None:
            return REFUSED
        no = self.next_no[estate]
        self.next_no[estate] = no + 1
        closes_at = now + wanted.until if wanted.until is not None else None
        self.polls[wanted.question] = Paper(wanted, estate, no, person, list(wanted.options), closes_at)
        return SILENT if room is not None else Outcome(f"#{no} is open")

    def vote(self, account: str, room: str | None, no: int, chosen: Chosen, now: datetime) -> Outcome:
        """A vote that was typed."""
        person, estate = self.hear(account, room)
        poll = self.numbered(estate, no)
        if poll is None or (room is not None and (poll.wanted.anonymous or poll.wanted.hidden)):
            return REFUSED
        return self._cast(poll, person, chosen, now)

    def press(self, account: str, room: str | None, question: str, chosen: Chosen, now: datetime) -> Outcome:
        """A button: in a poll of one choice it sets the choice, in others it adds to what is chosen."""
        person, estate = self.hear(account, room)
        poll = self.polls[question]
        if not self._in_reach(poll, person, room, estate):
            return REFUSED
        present = poll.votes.get(person, ())
        if poll.kind == "multi":
            chosen = tuple(sorted({*_plain(present), *_plain(chosen)}))
        if poll.kind == "dates":
            chosen = tuple(sorted((dict(_pairs(present)) | dict(_pairs(chosen))).items()))
        return self._cast(poll, person, chosen, now)

    def _in_reach(self, poll: Paper, person: str, room: str | None, estate: str | None) -> bool:
        if room is not None:
            return poll.estate == estate
        return person in self.residents[poll.estate]

    def _cast(self, poll: Paper, person: str, chosen: Chosen, now: datetime) -> Outcome:
        if poll.status != "open" or not chosen:
            return REFUSED
        numbers = [number for number, _ in _pairs(chosen)] or _plain(chosen)
        if poll.kind == "single" and len(set(numbers)) > 1:
            return REFUSED
        if poll.kind == "multi" and len(set(numbers)) > poll.wanted.most:
            return REFUSED
        if poll.kind in ("single", "multi"):
            chosen = tuple(sorted(set(numbers)))
        if poll.kind == "dates":
            chosen = tuple(sorted(dict(_pairs(chosen)).items()))
        if poll.votes.get(person) != chosen:
            poll.changes += 1
        poll.votes[person] = chosen
        poll.cast_at[person] = now
        return Outcome(poll.words(chosen))

    def withdraw(self, account: str, room: str | None, no: int) -> Outcome:
        """A vote taken back by command."""
        person, estate = self.hear(account, room)
        poll = self.numbered(estate, no)
        return REFUSED if poll is None else self._take_back(poll, person)

    def clear(self, account: str, room: str | None, question: str) -> Outcome:
        """The button that takes everything back."""
        person, estate = self.hear(account, room)
        poll = self.polls[question]
        return self._take_back(poll, person) if self._in_reach(poll, person, room, estate) else REFUSED

    def _take_back(self, poll: Paper, person: str) -> Outcome:
        if poll.status != "open":
            return REFUSED
        if person not in poll.votes:
            return Outcome("nothing to take back")
        poll.changes += 1
        del poll.votes[person], poll.cast_at[person]
        return Outcome("taken back")

    def unpress(self, account: str, room: str, question: str, number: int, now: datetime) -> Outcome:
        """A reaction taken away: that option is no longer chosen, if it was."""
        person, estate = self.hear(account, room)
        poll = self.polls[question]
        present = poll.votes.get(person, ())
        if not self._in_reach(poll, person, room, estate) or poll.status != "open":
            return REFUSED
        left: Chosen = tuple(pair for pair in _pairs(present) if pair[0] != number) or tuple(
            each for each in _plain(present) if each != number
        )
        if left == present:
            return SILENT
        return self._cast(poll, person, left, now) if left else self._take_back(poll, person)

    def run(self, account: str, room: str | None, no: int, admin: bool, act: Callable[[Paper], bool]) -> Outcome:
        """Something that only whoever opened the poll or an administrator of the room may do."""
        person, estate = self.hear(account, room)
        poll = self.numbered(estate, no)
        if poll is None or not (poll.opener == person or (admin and room is not None)):
            return REFUSED
        return SILENT if act(poll) else REFUSED

    def close(self, account: str, room: str | None, no: int, admin: bool) -> Outcome:
        return self.run(account, room, no, admin, lambda poll: poll.status == "open" and self._ended(poll, "closed"))

    def void(self, account: str, room: str | None, no: int, admin: bool) -> Outcome:
        return self.run(account, room, no, admin, lambda poll: poll.status != "void" and self._ended(poll, "void"))

    def _ended(self, poll: Paper, status: str) -> bool:
        self._end(poll, status)
        return True

    def extend(self, account: str, room: str | None, no: int, admin: bool, longer: timedelta, now: datetime) -> Outcome:
        """More time: so much after the deadline it had, or from now if it had none."""

        def act(poll: Paper) -> bool:
            if poll.status != "open":
                return False
            poll.closes_at = (poll.closes_at or now) + longer
            poll.changes += 1
            return True

        return self.run(account, room, no, admin, act)

    def add(self, account: str, room: str | None, no: int, admin: bool, option: str) -> Outcome:
        def act(poll: Paper) -> bool:
            if poll.status != "open" or option in poll.options:
                return False
            poll.options.append(option)
            poll.changes += 1
            return True

        return self.run(account, room, no, admin, act)

    def results(self, account: str, room: str | None, no: int, *, names: bool) -> Outcome:
        """The counts as they stand, or who chose what."""
        _, estate = self.hear(account, room)
        poll = self.numbered(estate, no)
        if poll is None or (poll.wanted.hidden and poll.status == "open") or (names and poll.wanted.anonymous):
            return REFUSED
        if names:
            return Outcome(reads=(poll.question, frozenset(self._named(poll))))
        return Outcome(reads=(poll.question, poll.counted, len(poll.votes)))

    def _named(self, poll: Paper) -> list[tuple[frozenset[str], str]]:
        """Each choice with the accounts of whoever made it."""
        return [
            (frozenset(account for account, who in self.person_of.items() if who == person), poll.words(vote))
            for person, vote in poll.votes.items()
        ]

    # -- rooms and accounts ---------------------------------------------------------------------------------------

    def blocked(self, account: str) -> Outcome:
        """Somebody closed or opened their direct chat: what they chose stands."""
        self.meet(account)
        return SILENT

    def leave(self, room: str) -> Outcome:
        """The bot was removed from a room."""
        if room in self.rooms:
            self.rooms[room].active = False
        return SILENT

    def arrive(self, room: str) -> Outcome:
        """The bot was added to a room."""
        known = self.rooms.get(room)
        if known is None:
            self.rooms[room] = RoomNow(f"of {room}")
            self.next_no[f"of {room}"] = 1
            self.residents[f"of {room}"] = set()
        else:
            known.active = True
        return SILENT

    def join(self, account: str, room: str, code: str, admin: bool, now: datetime) -> Outcome:
        """A room becomes one of another estate's, with its neighbours if it was an estate of its own."""
        person, left = self.hear(account, room)
        assert left is not None
        purpose, target, expires_at = self.codes.get(code, ("", "", now))
        if purpose == "person" and now < expires_at:
            del self.codes[code]  # everybody has read it
            return SILENT
        if purpose != "room" or now >= expires_at or not admin or target == left or target not in self.residents:
            return REFUSED
        if any(poll.estate == left and poll.status == "open" for poll in self.polls.values()):
            return REFUSED
        del self.codes[code]
        self.rooms[room].estate = target
        if all(other.estate != left for other in self.rooms.values()):
            self.residents[target] |= self.residents[left]
            self.residents[left] = set()
            self.speaks_of = {who: target if of == left else of for who, of in self.speaks_of.items()}
            if not any(poll.estate == left for poll in self.polls.values()):
                del self.residents[left]
        self.residents[target].add(person)
        self.speaks_of[person] = target
        for poll in self.polls.values():
            if poll.estate == target and poll.status == "open":
                poll.changes += 1
        return SILENT

    def link(self, account: str, code: str, now: datetime) -> Outcome:
        """Two accounts are one person from now on, with one vote: in an open poll the later of two, in an anonymous
        one that of the account which asked for the code.
        """
        absorbed = self.meet(account)
        purpose, asker, expires_at = self.codes.get(code, ("", "", now))
        if purpose == "room" and now < expires_at:
            return REFUSED
        kept = self.person_of.get(asker, "")
        if purpose != "person" or now >= expires_at or kept == absorbed:
            return REFUSED
        del self.codes[code]
        for poll in self.polls.values():
            self._merge_votes(poll, kept, absorbed)
            poll.opener = kept if poll.opener == absorbed else poll.opener
        for people in self.residents.values():
            if absorbed in people:
                people.discard(absorbed)
                people.add(kept)
        if absorbed in self.speaks_of:
            self.speaks_of.setdefault(kept, self.speaks_of[absorbed])
        self.person_of = {who: kept if person == absorbed else person for who, person in self.person_of.items()}
        return Outcome("one person now")

    def _merge_votes(self, poll: Paper, kept: str, absorbed: str) -> None:
        if absorbed not in poll.votes or (poll.status != "open" and (kept in poll.votes or poll.wanted.anonymous)):
            return  # counts that were published stand
        theirs, at = poll.votes.pop(absorbed), poll.cast_at.pop(absorbed)
        if kept not in poll.votes:
            poll.votes[kept], poll.cast_at[kept] = theirs, at
            return
        poll.changes += 1
        if not poll.wanted.anonymous and at > poll.cast_at[kept]:
            poll.votes[kept], poll.cast_at[kept] = theirs, at
