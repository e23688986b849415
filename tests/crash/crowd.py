"""People in several groups who vote, ask, add, remind and close all the time; and what must come of it, as a plain
dictionary of the last choice of each."""

import random
from collections import Counter
from dataclasses import dataclass, field

from tests.wire.telegram_chats import Chat, Message
from tests.wire.telegram_people import Query, User
from tests.wire.telegram_server import TelegramServer

OPTIONS = ("Oak", "Elm", "Ash")
MOST_OPEN = 4
OUTCOMES = ("Most support", "Equal support", "Nobody voted, so")


@dataclass(eq=False)
class Ballot:
    """A poll as it must be. `votes` is the last choice (from 1) by the voter's Telegram id.

    Of a poll with a deadline it is not known which votes came in time: `tried` holds what everybody chose.
    """

    no: int
    question: str
    opener: User
    anonymous: bool = False
    deadline: bool = False
    options: list[str] = field(default_factory=lambda: list(OPTIONS))
    votes: dict[int, int] = field(default_factory=dict)
    tried: dict[int, set[int]] = field(default_factory=dict)
    is_open: bool = True
    posts: list[Message] = field(default_factory=list)
    results: list[Message] = field(default_factory=list)

    @property
    def title(self) -> str:
        """How a message about it begins."""
        return f"🗳 #{self.no}  {self.question}\n"

    @property
    def counts(self) -> list[int]:
        """Votes by option."""
        counted = Counter(self.votes.values())
        return [counted[number] for number in range(1, len(self.options) + 1)]


@dataclass(frozen=True, eq=False)
class Tap:
    """A button pressed for a ballot's option (from 1)."""

    query: Query
    ballot: Ballot
    option: int


@dataclass(eq=False)
class Group:
    """A group of neighbours. `started` are those who have opened the direct chat with the bot."""

    chat: Chat
    people: list[User]
    started: set[int]
    ballots: list[Ballot] = field(default_factory=list)
    reminders: list[str] = field(default_factory=list)
    asked: list[Message] = field(default_factory=list)
    read_to: int = 0

    def read(self) -> None:
        """Look at what the bot has said since the last time."""
        while (message := self.chat.history.get(self.read_to + 1)) is not None:
            self.read_to += 1
            first = message.past[0] if message.past else message.shown
            if message.sender is not self.chat.bot or not first.text.startswith("🗳 #") or message.reply_to is not None:
                continue
            no = int(first.text[3:].split()[0])
            if no <= len(self.ballots) and first.text.startswith(self.ballots[no - 1].title):
                ballot = self.ballots[no - 1]
                ended = any(word in first.text for word in OUTCOMES)
                (ballot.results if ended else ballot.posts).append(message)


class Crowd:
    """The neighbours of one test. All chance comes from the seed."""

    def __init__(self, server: TelegramServer, seed: int, *, groups: int = 3, people: int = 6) -> None:
        self.server = server
        self.chance = random.Random(seed)  # noqa: S311 - a test's dice
        self.taps: list[Tap] = []
        self.groups: list[Group] = []
        self.actions: Counter[str] = Counter()
        self._typed: set[tuple[int, Ballot, int]] = set()
        for number in range(1, groups + 1):
            neighbours = [server.user(f"Neighbour {number}.{place}") for place in range(people)]
            chat = server.group(f"Estate {number}", creator=neighbours[0])
            server.add_bot(chat)
            self.groups.append(Group(chat, neighbours, {person.id for person in neighbours[: people // 2]}))

    async def arrive(self) -> None:
        """Everybody is heard once in the group, and some open their direct chat, so that the bot knows them."""
        for group in self.groups:
            await self._poll(group, group.people[0], "")
            for person in group.people:
                await self._type(group, person, group.ballots[0])
            for person in group.people:
                if person.id in group.started:
                    await person.start()

    async def act(self, times: int = 1) -> None:
        """So many of them do something."""
        for _ in range(times):
            group = self.chance.choice(self.groups)
            person = self.chance.choice(group.people)
            wanted = self.chance.choices(
                ("tap", "type", "direct", "unvote", "poll", "add", "remind", "close", "results"),
                (60, 14, 10, 3, 3, 2, 3, 3, 2),
            )[0]
            done = await self._do(wanted, group, person)
            self.actions[wanted if done else "nothing"] += 1

    async def _do(self, wanted: str, group: Group, person: User) -> bool:
        recent = len(group.ballots) - 2
        ballots = [ballot for ballot in group.ballots if ballot.is_open and (ballot.no > recent or not ballot.deadline)]
        ballot = self.chance.choice(ballots) if ballots else None
        if ballot is None or (wanted == "poll" and len(ballots) < MOST_OPEN):
            return await self._poll(group, person, self.chance.choice(("", "", "--add", "--anonymous", "--until")))
        match wanted:
            case "tap":
                return await self._tap(group, person, ballot)
            case "type":
                return await self._type(group, person, ballot)
            case "direct":
                return person.id in group.started and await self._type(group, person, ballot, direct=True)
            case "unvote":
                return await self._unvote(group, person, ballot)
            case "add":
                return await self._add(group, ballot)
            case "remind":
                group.reminders.append(f"Water {group.chat.title}, {len(group.reminders)}!")
                await self._say(group, person, f"/remind {self.chance.randint(1, 4)}m {group.reminders[-1]}")
            case "close":
                return await self._close(group, ballot)
            case "results":
                await self._say(group, person, f"/results {ballot.no}")
            case _:
                return False
        return True

    async def _say(self, group: Group, person: User, text: str) -> None:
        group.asked.append(await person.say(group.chat, text))

    async def _poll(self, group: Group, person: User, flag: str) -> bool:
        no = len(group.ballots) + 1
        ballot = Ballot(no, f"Question {no} of {group.chat.title}?", person)
        ballot.anonymous, ballot.deadline = flag == "--anonymous", flag == "--until"
        given = f"--until {self.chance.randint(2, 5)}m" if ballot.deadline else flag
        group.ballots.append(ballot)
        await self._say(group, person, f"/poll {ballot.question} | {' | '.join(OPTIONS)} {given}".strip())
        return True

    async def _tap(self, group: Group, person: User, ballot: Ballot) -> bool:
        group.read()
        # Any message with the buttons will do, also one that a crash has doubled.
        posts = [post for post in ballot.posts if post.buttons]
        if not posts:
            return False
        option = self.chance.randint(1, len(OPTIONS))
        query = await person.tap(self.chance.choice(posts), OPTIONS[option - 1])
        self.taps.append(Tap(query, ballot, option))
        self._chosen(ballot, person, option)
        return True

    async def _type(self, group: Group, person: User, ballot: Ballot, *, direct: bool = False) -> bool:
        option = self.chance.randint(1, len(OPTIONS))
        # Nobody types the same twice, nor what comes too late: so two receipts with the same words are one too many.
        late = ballot.deadline and person.id in group.started
        if late or (person.id, ballot, option) in self._typed or (ballot.anonymous and not direct):
            return False
        self._typed.add((person.id, ballot, option))
        if direct:
            await person.dm(f"/vote {ballot.no} {option}")
        else:
            await self._say(group, person, f"/vote {ballot.no} {option}")
        self._chosen(ballot, person, option)
        return True

    def _chosen(self, ballot: Ballot, person: User, option: int) -> None:
        ballot.tried.setdefault(person.id, set()).add(option)
        ballot.votes[person.id] = option

    async def _unvote(self, group: Group, person: User, ballot: Ballot) -> bool:
        if person.id in group.started or ballot.anonymous or ballot.deadline:
            return False
        ballot.votes.pop(person.id, None)
        await self._say(group, person, f"/unvote {ballot.no}")
        return True

    async def _close(self, group: Group, ballot: Ballot) -> bool:
        # One whose question nobody has seen yet, they do not close.
        if ballot.deadline or not ballot.posts:
            return False
        ballot.is_open = False
        await self._say(group, ballot.opener, f"/close {ballot.no}")
        return True

    async def _add(self, group: Group, ballot: Ballot) -> bool:
        if ballot.deadline or len(ballot.options) > 12:
            return False
        ballot.options.append(f"Tree {len(ballot.options) + 1}")
        await self._say(group, ballot.opener, f"/add {ballot.no} {ballot.options[-1]}")
        return True
