"""What a kill loop came to, for people to read."""

from collections import Counter
from dataclasses import dataclass, field

from tests.crash.crowd import Crowd
from tests.crash.invariants import heard_reminders


@dataclass
class Report:
    """What a run came to."""

    seed: int
    kills: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    updates: int = 0
    votes: int = 0
    doubled: Counter[str] = field(default_factory=Counter)
    unanswered: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def count(self, crowd: Crowd) -> None:
        """Take down what the server knows of a run that is over."""
        self.updates = len(crowd.server.ledger.delivered)
        self.votes = sum(crowd.actions[name] for name in ("tap", "type", "direct"))
        self.unanswered["taps"] = sum(tap.query.answer is None for tap in crowd.taps)
        for group in crowd.groups:
            rung = heard_reminders(group)
            self.doubled["reminders"] += sum(max(0, rung[text] - 1) for text in group.reminders)
            self.doubled["results"] += sum(len(ballot.results) - 1 for ballot in group.ballots if ballot.results)
            self.doubled["polls shown"] += sum(len(ballot.posts) - 1 for ballot in group.ballots if ballot.posts)
            replied = {message.reply_to.message_id for message in group.chat.messages if message.reply_to is not None}
            for message in group.asked:
                # Others are answered elsewhere: polls by the poll, closing by the result, some in their direct chat.
                private = message.sender.id in group.started and not message.text.startswith(("/remind", "/results"))
                if not private and not message.text.startswith(("/poll", "/close")):
                    self.unanswered["commands in groups"] += message.message_id not in replied

    def add(self, other: "Report") -> None:
        """Count another run in."""
        for name in ("kills", "missed", "doubled", "unanswered"):
            getattr(self, name).update(getattr(other, name))
        self.updates += other.updates
        self.votes += other.votes
        self.seconds += other.seconds
        self.wrong += other.wrong

    def table(self) -> str:
        """All of it, for people."""
        rows = [(f"killed {name}", count) for name, count in self.kills.items()]
        rows += [(f"did not come to die {name}", count) for name, count in self.missed.items()]
        rows += [("kills", self.kills.total()), ("updates delivered", self.updates), ("votes cast", self.votes)]
        rows += [(f"doubled: {name}", count) for name, count in sorted(self.doubled.items())]
        rows += [(f"unanswered: {name}", count) for name, count in sorted(self.unanswered.items())]
        rows += [("lost or wrong", len(self.wrong)), ("seconds", round(self.seconds))]
        return "\n".join(f"{name:<56}{count:>8}" for name, count in rows) + f"\nCRASH_SEED={self.seed}"
