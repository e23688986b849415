"""The repositories a transaction offers, one for each noun, and the unit of work that holds them. Protocols only."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from app.case_repository import Cases
from app.decision_repository import Aftermath, Decisions
from app.election_repository import Elections
from app.estate_repository import Estates, People, Rooms
from app.messages import Address, DeadLetter, Outgoing, Post
from app.roll_repository import Objections, Proxies, Rolls
from domain.estate import CodePurpose, LinkCode
from domain.poll import Choice, Poll, Vote
from domain.schedule import Alarm

Speaker = tuple[str, str]
"""A chat and the account that speaks in it."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A command waiting for one more argument from one account in one chat.

    ``line`` is what was typed so far, ``asking`` the argument's name, ``joiner`` what goes between.
    ``room_admin`` is what the platform said of the person's standing when the question was put; it is not asked
    again about plain words. ``estate_id`` is the estate it was asked in, in a direct message; "" where that does not
    matter, as a group has only one.
    """

    address: Address
    account: str
    line: str
    asking: str
    joiner: str
    expires_at: datetime
    room_admin: bool = False
    estate_id: str = ""


class Polls(Protocol):
    """Polls and their votes, always by estate."""

    async def in_estate(self, estate_id: str, no: int) -> Poll | None:
        """The poll by the number people use."""

    async def by_id(self, poll_id: str) -> Poll | None:
        """The poll a button speaks of; the caller checks the estate."""

    async def open_in(self, estate_id: str) -> tuple[Poll, ...]:
        """Open polls of the estate by number."""

    async def latest_in(self, estate_id: str, limit: int) -> tuple[Poll, ...]:
        """The newest polls of the estate, whatever their status, newest first."""

    def put(self, poll: Poll) -> None:
        """Keep it, options included."""

    async def votes(self, poll_id: str) -> Mapping[str, Vote]:
        """Votes by voter."""

    async def vote_of(self, poll_id: str, voter: str) -> Vote | None:
        """One voter's vote, without reading everybody's."""

    async def choices(self, poll_id: str) -> tuple[Choice, ...]:
        """What was chosen, once for every vote, in an order that says nothing about who or when."""

    def put_vote(self, vote: Vote) -> None:
        """Keep the vote in place of the voter's earlier one."""

    def delete_vote(self, poll_id: str, voter: str) -> None:
        """Withdraw it."""

    async def open_with_vote_of(self, person_id: str) -> tuple[Poll, ...]:
        """Open polls, of any estate, in which the person has a named vote."""


class Alarms(Protocol):
    """What falls due."""

    @property
    def changed(self) -> bool:
        """Whether the transaction has changed what falls due, so that the bell is to be set anew."""

    async def due(self, now: datetime) -> tuple[Alarm, ...]:
        """Everything due at or before now, earliest first."""

    async def next_due(self, after: datetime) -> datetime | None:
        """When the next alarm rings after a time."""

    async def of_estate(self, estate_id: str, job: str) -> tuple[Alarm, ...]:
        """The estate's alarms of one job, by due time."""

    async def by_no(self, estate_id: str, no: int) -> Alarm | None:
        """A reminder by its number."""

    async def of_ref(self, job: str, ref: str) -> tuple[Alarm, ...]:
        """Alarms of one subject."""

    def put(self, alarm: Alarm) -> None:
        """Keep it."""

    def delete(self, alarm_id: str) -> None:
        """Drop it."""


class Posts(Protocol):
    """Messages of the bot that are out there."""

    async def of_view(self, view: str) -> tuple[Post, ...]:
        """Where a live view is shown, oldest first."""

    async def by_message(self, platform: str, chat: str, message_id: str) -> Post | None:
        """The post a reaction or a reply speaks of."""

    async def latest_with_actions(self, platform: str, chat: str) -> Post | None:
        """The newest post of a chat that bears buttons."""

    def put(self, post: Post) -> None:
        """Note a post."""

    def delete(self, platform: str, chat: str, message_id: str) -> None:
        """Forget it."""

    async def drop_chat(self, platform: str, chat: str) -> None:
        """Forget all posts of a chat."""


class Prompts(Protocol):
    """Commands waiting for an argument."""

    async def find(self, address: Address, account: str) -> Prompt | None:
        """What waits for this account in this chat (the thread does not matter)."""

    def put(self, prompt: Prompt) -> None:
        """Wait for it, in place of whatever waited."""

    def delete(self, address: Address, account: str) -> None:
        """Stop waiting."""

    async def drop_chat(self, platform: str, chat: str) -> None:
        """Stop waiting for anything in a chat."""


class Codes(Protocol):
    """One-time codes."""

    async def find(self, purpose: CodePurpose, code_hash: str) -> LinkCode | None:
        """The code, if it was given out and not used."""

    def put(self, code: LinkCode) -> None:
        """Give it out."""

    def delete(self, code: LinkCode) -> None:
        """Use it up."""

    async def of_subject(self, purpose: CodePurpose, subject_id: str) -> tuple[LinkCode, ...]:
        """The codes that were given out for this subject and not used."""


class Outbox(Protocol):
    """Messages to be sent once the transaction is in."""

    @property
    def changed(self) -> bool:
        """Once the transaction is in: whether there is anything in the queue that was not there before."""

    def add(self, message: Outgoing) -> None:
        """Queue it. A queued, not yet begun message of the same view to the same chat is replaced in its place."""

    async def move_chat(self, platform: str, old: str, new: str) -> None:
        """Re-address what is queued for a chat that has moved."""

    async def drop_chat(self, platform: str, chat: str) -> None:
        """Drop what is queued for a chat that is gone."""


class UnitOfWork(Protocol):
    """One transaction. Reads go to the database once and are remembered; writes are staged until it ends.

    ``mark`` and ``rewind`` drop what one event staged, when it was refused, and keep the rest of the batch.
    """

    estates: Estates
    rooms: Rooms
    people: People
    polls: Polls
    cases: Cases
    rolls: Rolls
    proxies: Proxies
    objections: Objections
    decisions: Decisions
    after: Aftermath
    elections: Elections
    alarms: Alarms
    posts: Posts
    prompts: Prompts
    codes: Codes
    outbox: Outbox

    def mark(self) -> int:
        """A place to rewind to."""

    def rewind(self, mark: int) -> None:
        """Drop every write staged since the mark."""

    async def foresee(self, platform: str, speakers: Collection[Speaker], subjects: Collection[str]) -> None:
        """Read in a few questions what the events of a batch will ask one by one: who speaks where, and what the
        speakers chose so far in the polls among the ``subjects``. It changes nothing but the number of questions.
        """

    async def unseen(self, platform: str, event_ids: Sequence[str]) -> frozenset[str]:
        """Which of these events were never handled."""

    def note_seen(self, platform: str, event_id: str, day: datetime) -> None:
        """Remember that the event was handled."""

    def set_cursor(self, platform: str, identity: str, cursor: str) -> None:
        """Remember how far the platform's events are kept."""

    def add_dead_letter(self, letter: DeadLetter) -> None:
        """Keep an unreadable event's id, kind and error for the operator."""

    async def move_chat(self, platform: str, old: str, new: str) -> None:
        """Re-key a room, its prompts and queue to the chat's new id; its posts stay behind and are forgotten."""
