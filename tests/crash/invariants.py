"""What must hold when a killed bot has caught up: a list of named checks, each of which tells what is wrong."""

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.crash.crowd import Ballot, Crowd, Group
from tests.wire.telegram_chats import Message

SEEN_BACK = 500
"""How many of the latest updates are looked up among the seen: the program forgets them after two days of its own."""


@dataclass(frozen=True)
class Evidence:
    """What there is to look at: the people with their server, and the bot's database and keys."""

    crowd: Crowd
    database: sqlite3.Connection
    keys: Path

    def polls(self, group: Group) -> list[sqlite3.Row]:
        """A group's polls by number."""
        return self.database.execute(
            "SELECT polls.* FROM polls JOIN rooms ON rooms.estate_id = polls.estate_id"
            " WHERE platform = 'telegram' AND chat = ? ORDER BY no",
            (str(group.chat.id),),
        ).fetchall()

    def ballots(self) -> Iterator[tuple[Group, Ballot, sqlite3.Row]]:
        """Every poll as it must be, and as it is kept."""
        for group in self.crowd.groups:
            for ballot, row in zip(group.ballots, self.polls(group), strict=False):
                yield group, ballot, row

    def choices(self, poll_id: str) -> dict[str, list[int]]:
        """The choices by voter, as kept."""
        rows = self.database.execute("SELECT voter, choice FROM votes WHERE poll_id = ?", (poll_id,))
        return {voter: json.loads(choice)["options"] for voter, choice in rows}

    def people(self) -> dict[str, int]:
        """Telegram ids by the person's id."""
        rows = self.database.execute("SELECT person_id, account FROM accounts WHERE platform = 'telegram'")
        return {person: int(account) for person, account in rows}


def nothing_dropped(evidence: Evidence) -> Iterable[str]:
    """The server has handed out everything, and heard no call it does not allow."""
    server = evidence.crowd.server
    yield from (f"never confirmed: {pending.content}" for pending in server.queue.pending)
    yield from (f"dropped: {content}" for content in server.ledger.dropped)
    yield from server.violations


def every_update_handled(evidence: Evidence) -> Iterable[str]:
    """What the server regards as delivered was handled, once."""
    rows = evidence.database.execute("SELECT event_id FROM seen_events WHERE platform = 'telegram'")
    seen = Counter(int(event_id.partition(":")[0]) for (event_id,) in rows)
    for content in evidence.crowd.server.ledger.delivered[-SEEN_BACK:]:
        spoken = "callback_query" in content or "text" in content.get("message", {})
        if spoken and seen[content["update_id"]] != 1:
            yield f"update {content['update_id']} was handled {seen[content['update_id']]} times"


def every_poll_exists_once(evidence: Evidence) -> Iterable[str]:
    """No poll and no added option is lost, doubled or out of order."""
    for group in evidence.crowd.groups:
        kept = [row["question"] for row in evidence.polls(group)]
        if kept != [ballot.question for ballot in group.ballots]:
            yield f"{group.chat.title}: {len(group.ballots)} polls were asked for, kept are {kept}"
    for group, ballot, row in evidence.ballots():
        found = evidence.database.execute(
            "SELECT text FROM poll_options WHERE poll_id = ? ORDER BY number", (row["id"],)
        )
        options = [text for (text,) in found]
        if options != ballot.options:
            yield f"{group.chat.title} #{ballot.no}: options {options}, not {ballot.options}"
        if (row["status"] == "open") != (ballot.is_open and not ballot.deadline):
            yield f"{group.chat.title} #{ballot.no} is {row['status']}"


def the_tally_is_right(evidence: Evidence) -> Iterable[str]:
    """Everybody's last choice counts, and nothing else."""
    people = evidence.people()
    for group, ballot, row in evidence.ballots():
        choices = evidence.choices(row["id"])
        if ballot.anonymous:
            right = sorted(options for options in choices.values()) == sorted([v] for v in ballot.votes.values())
        elif ballot.deadline:
            right = all(
                set(options) <= ballot.tried.get(people.get(voter, 0), set()) for voter, options in choices.items()
            )
        else:
            right = {people.get(voter, 0): options for voter, options in choices.items()} == {
                voter: [option] for voter, option in ballot.votes.items()
            }
        if not right:
            yield f"{group.chat.title} #{ballot.no}: {choices}, not {ballot.votes} ({people})"


def every_answered_tap_counts(evidence: Evidence) -> Iterable[str]:
    """Whoever was told that their tap is recorded has a vote, and was told of what they tapped."""
    kept = {
        (group.chat.id, ballot.no): set(map(evidence.people().get, evidence.choices(row["id"])))
        for group, ballot, row in evidence.ballots()
    }
    for tap in evidence.crowd.taps:
        answer, ballot = tap.query.answer, tap.ballot
        if answer is None:
            continue
        if ballot.options[tap.option - 1] not in answer.text and not ballot.deadline:
            yield f"#{ballot.no}: a tap for {ballot.options[tap.option - 1]} was answered {answer.text!r}"
        recorded = ballot.options[tap.option - 1] in answer.text
        gone = ballot.anonymous or (not ballot.deadline and tap.query.user.id not in ballot.votes)
        if recorded and not gone and tap.query.user.id not in kept[tap.query.message.chat.id, ballot.no]:
            yield f"#{ballot.no}: {tap.query.user.name}'s tap was answered and is not in the tally"


def the_screen_is_right(evidence: Evidence) -> Iterable[str]:
    """The latest message of every poll shows its counts, and so does its result."""
    for group, ballot, row in evidence.ballots():
        group.read()
        shown = [*ballot.posts[-1:], *ballot.results]
        counts = ballot.counts
        if ballot.deadline:
            tally = Counter(option for options in evidence.choices(row["id"]).values() for option in options)
            counts = [tally[number] for number in range(1, len(ballot.options) + 1)]
        for message in shown:
            if shown_counts(message) != counts:
                yield f"{group.chat.title} #{ballot.no}: {counts} are shown as {message.text!r}"


def everything_was_said(evidence: Evidence) -> Iterable[str]:
    """Every poll, result and reminder came at least once."""
    for group in evidence.crowd.groups:
        group.read()
        rung = heard_reminders(group)
        yield from (f"never heard: {text}" for text in group.reminders if not rung[text])
        for ballot in group.ballots:
            if not ballot.posts:
                yield f"{group.chat.title} #{ballot.no} was never shown"
            if (ballot.deadline or not ballot.is_open) and not ballot.results:
                yield f"{group.chat.title} #{ballot.no}: no result was told"


def no_answer_came_twice(evidence: Evidence) -> Iterable[str]:
    """A command or a tap is answered once at most."""
    for group in evidence.crowd.groups:
        answers = Counter(m.reply_to.message_id for m in group.chat.messages if m.reply_to is not None)
        yield from (
            f"{group.chat.title}: message {number} was answered {n} times" for number, n in answers.items() if n > 1
        )
        for person in group.people:
            texts = Counter(message.text for message in person.messages)
            yield from (f"{person.name} was told twice: {text!r}" for text, n in texts.items() if n > 1)


def the_database_is_whole(evidence: Evidence) -> Iterable[str]:
    """SQLite finds nothing wrong with it."""
    yield from (str(row[0]) for row in evidence.database.execute("PRAGMA integrity_check") if row[0] != "ok")
    yield from (f"orphan in {row[0]}" for row in evidence.database.execute("PRAGMA foreign_key_check"))


def the_tables_agree(evidence: Evidence) -> Iterable[str]:
    """Numbers, alarms, posts, cursor and queue fit together."""
    database, server = evidence.database, evidence.crowd.server
    for table in ("alarms", "outbox", "dead_letters"):
        (rows,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
        if rows:
            yield f"{rows} rows are left in {table}"
    for group in evidence.crowd.groups:
        estate = database.execute(
            "SELECT estates.* FROM estates JOIN rooms ON rooms.estate_id = estates.id WHERE chat = ?",
            (str(group.chat.id),),
        ).fetchall()
        if [tuple(row[key] for key in ("next_ballot", "next_reminder")) for row in estate] != [
            (len(group.ballots) + 1, len(group.reminders) + 1)
        ]:
            yield f"{group.chat.title}: numbers go on from {[tuple(row) for row in estate]}"
        known = {str(message.message_id) for message in group.chat.messages}
        posts = database.execute("SELECT message_id FROM posts WHERE chat = ?", (str(group.chat.id),))
        yield from (f"post {number} does not exist" for (number,) in posts if number not in known)
    cursors = [row[0] for row in database.execute("SELECT cursor FROM cursors")]
    if cursors != [str(server.ledger.delivered[-1]["update_id"] + 1)]:
        yield f"the cursor is {cursors}"


def keys_are_kept_while_polls_are_open(evidence: Evidence) -> Iterable[str]:
    """An anonymous poll has its key until it closes, and not after."""
    present = {path.stem.removeprefix("poll-") for path in evidence.keys.glob("poll-*.key")}
    for group, ballot, row in evidence.ballots():
        if (row["id"] in present) != (ballot.anonymous and row["status"] == "open"):
            yield f"{group.chat.title} #{ballot.no} is {row['status']}, its key: {row['id'] in present}"


Check = Callable[[Evidence], Iterable[str]]

INVARIANTS: tuple[tuple[str, Check], ...] = (
    ("nothing is dropped", nothing_dropped),
    ("every update is handled once", every_update_handled),
    ("every poll exists once", every_poll_exists_once),
    ("the tally is right", the_tally_is_right),
    ("every answered tap counts", every_answered_tap_counts),
    ("the screen is right", the_screen_is_right),
    ("everything was said", everything_was_said),
    ("no answer came twice", no_answer_came_twice),
    ("the database is whole", the_database_is_whole),
    ("the tables agree", the_tables_agree),
    ("keys live as long as their polls", keys_are_kept_while_polls_are_open),
)


def broken(evidence: Evidence, checks: Iterable[tuple[str, Check]] = INVARIANTS) -> list[str]:
    """Everything that is wrong, each with the name of its check."""
    return [f"{name}: {wrong}" for name, check in checks for wrong in check(evidence)]


def shown_counts(message: Message) -> list[int]:
    """The counts of a poll's options as its message shows them."""
    return [int(line.split()[-3]) for line in message.text.splitlines() if line.endswith("%)")]


def heard_reminders(group: Group) -> Counter[str]:
    """How often each reminder rang in the group."""
    return Counter(message.text.removeprefix("⏰ ").partition("!")[0] + "!" for message in group.chat.messages)
