"""Neighbours in a Matrix room who ask, react, take reactions back and type; and the last choice of each."""

import random
from collections import Counter
from dataclasses import dataclass, field

from tests.wire.matrix_person import Event, MatrixPerson

KEYS = ("1️⃣", "2️⃣", "3️⃣")
OPTIONS = ("Oak", "Elm", "Ash")


@dataclass(eq=False)
class Paper:
    """A poll as it must be: by user id the last choice (from 1), and the reactions that still stand."""

    question: str
    votes: dict[str, int] = field(default_factory=dict)
    used: set[tuple[str, int]] = field(default_factory=set)
    standing: dict[tuple[str, int], str] = field(default_factory=dict)
    tries: Counter[str] = field(default_factory=Counter)


class Room:
    """A room and who is in it; the first of them founded it, and watches."""

    def __init__(self, room: str, bot: str, people: list[MatrixPerson], seed: int) -> None:
        self.room, self.bot, self.people = room, bot, people
        self.papers: list[Paper] = []
        self.asked: list[str] = []
        self.chance = random.Random(seed)  # noqa: S311 - a test's dice
        self.actions: Counter[str] = Counter()

    @property
    def watcher(self) -> MatrixPerson:
        """Whose client shows what the bot says."""
        return self.people[0]

    async def ask(self) -> None:
        """The founder opens a poll."""
        self.papers.append(Paper(f"Question {len(self.papers) + 1}?"))
        await self.watcher.say(self.room, f"!poll {self.papers[-1].question} | {' | '.join(OPTIONS)}")

    async def act(self) -> None:
        """Somebody does something."""
        person, paper = self.chance.choice(self.people), self.chance.choice(self.papers)
        option = self.chance.randint(1, len(OPTIONS))
        choice = person.user_id, option
        posts = self.posts(paper)
        wanted = self.chance.choice(("react", "react", "react", "type", "take back", "ask"))
        if wanted == "ask":
            if len(self.papers) >= 4:
                return
            await self.ask()
        elif wanted == "type":
            no = self.papers.index(paper) + 1
            self.asked.append(await person.say(self.room, f"!vote {no} {option}"))
            paper.votes[person.user_id] = option
        elif wanted == "react" and posts and choice not in paper.used:
            paper.used.add(choice)
            paper.standing[choice] = await person.react(self.room, posts[0], KEYS[option - 1])
            paper.votes[person.user_id] = option
        elif wanted == "take back" and choice in paper.standing and paper.tries[person.user_id] == 1:
            # Only their first choice: of a reaction that is gone before the bot looks, the server tells nothing, and
            # an earlier choice would then still stand.
            await person.redact(self.room, paper.standing.pop(choice))
            del paper.votes[person.user_id]
        else:
            return
        self.actions[wanted] += 1
        if wanted != "ask":
            paper.tries[person.user_id] += 1

    def posts(self, paper: Paper) -> list[str]:
        """The messages, each once, with which the bot has shown a poll."""
        title = f"🗳 #{self.papers.index(paper) + 1}  {paper.question}"
        return [
            event["event_id"]
            for event in self._said()
            if event["content"].get("body", "").startswith(title) and "m.relates_to" not in event["content"]
        ]

    def answers(self) -> Counter[str]:
        """How often the bot has answered each message."""
        relations = (event["content"].get("m.relates_to", {}) for event in self._said())
        return Counter(relation["m.in_reply_to"]["event_id"] for relation in relations if "m.in_reply_to" in relation)

    def _said(self) -> list[Event]:
        return [
            event
            for event in self.watcher.events
            if event["room_id"] == self.room and event["sender"] == self.bot and event["type"] == "m.room.message"
        ]
