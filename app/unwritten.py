"""What is held in memory alone: drafts, the buttons of messages that were never queued, questions that wait for an
answer in a private flow, and how often somebody wrote without a name.

A row on the disk for any of these would join a person to a text, or to the time at which it was sent. A restart
forgets all of it; who comes back to a draft that is gone is told so.
"""

from __future__ import annotations

import hmac
import secrets
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from app.limits import Latest
from app.messages import Address, Outgoing
from app.repositories import Prompt
from app.sent_files import SentFile
from domain.cases import Area

MOST_HELD = 1000
DRAFT_LIFE = timedelta(hours=1)
KEY_LIFE = timedelta(days=1)
"""How long a sender's hash means the same sender. The words that refuse one more suggestion name it."""
MOST_UNNAMED = 5
"""How many suggestions without a name one person may send while the key lives. The same words name it."""


class Purpose(StrEnum):
    """What becomes of a draft when it is sent."""

    SUGGEST = "suggest"
    ADD = "add"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"
    ROLL = "roll"
    VOTE = "vote"


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody is about to send. ``codename`` is as it was shown, ``codename_hash`` what will be stored of it (""
    while no codename was made); ``case_id`` the case to which it is added. ``messages`` are the person's own in the
    chat, to be deleted on request. ``files`` are fetched once it is sent; no ``text`` yet: they came without words.
    """

    token: str
    address: Address
    estate_id: str
    purpose: Purpose
    text: str
    at: datetime
    area: Area = Area.OTHER
    codename: str = ""
    codename_hash: str = ""
    case_id: str = ""
    messages: tuple[str, ...] = ()
    files: tuple[SentFile, ...] = ()
    sent: bool = False

    @property
    def carries(self) -> bool:
        """Whether it is something that files can go along with."""
        return not self.sent and self.purpose in (Purpose.SUGGEST, Purpose.ADD)


@dataclass(frozen=True, slots=True)
class UnwrittenPost:
    """A message with buttons that was never queued."""

    message_id: str
    actions: tuple[str, ...]
    at: datetime


@dataclass(slots=True)
class _Tally:
    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    since: datetime | None = None
    sent: Counter[bytes] = field(default_factory=Counter)


class Unwritten:
    """All of it, for one running program. ``new_key`` gives the key under which senders are hashed."""

    def __init__(self, new_key: Callable[[], bytes] = lambda: secrets.token_bytes(32)) -> None:
        self._new_key = new_key
        self._drafts: Latest[str, Draft] = Latest(MOST_HELD)
        self._posts: Latest[tuple[str, str, str], UnwrittenPost] = Latest(MOST_HELD)
        self._latest: Latest[tuple[str, str], UnwrittenPost] = Latest(MOST_HELD)
        self._prompts: Latest[tuple[str, str, str], Prompt] = Latest(MOST_HELD)
        self._tally = _Tally(new_key())

    # -- drafts -----------------------------------------------------------------------------------------------------

    def keep(self, draft: Draft) -> None:
        """Hold a draft in place of what has its token."""
        self._drafts.put(draft.token, draft)

    def draft(self, token: str, address: Address, now: datetime) -> Draft | None:
        """The draft, if it is this account's and not too old."""
        held = self._drafts.get(token)
        mine = held is not None and (held.address.platform, held.address.account) == (address.platform, address.account)
        return held if held is not None and mine and now - held.at < DRAFT_LIFE else None

    def open_draft(self, address: Address, now: datetime) -> Draft | None:
        """The account's newest draft with which files can go along."""
        mine = self._drafts.values()
        found = [draft for draft in mine if draft.carries and self.draft(draft.token, address, now) is not None]
        return found[-1] if found else None

    def drop(self, token: str) -> None:
        """Let go of a draft."""
        self._drafts.drop(token)

    # -- messages and questions -------------------------------------------------------------------------------------

    def note_post(self, message: Outgoing, message_id: str, now: datetime) -> None:
        """A message went out, or was changed, that no row tells of."""
        actions = tuple(button.action for row in message.buttons for button in row if button.action)
        post = UnwrittenPost(message_id, actions, now)
        platform, chat = message.address.platform, message.address.chat
        self._posts.put((platform, chat, message_id), post)
        if actions:
            self._latest.put((platform, chat), post)
        elif (latest := self._latest.get((platform, chat))) is not None and latest.message_id == message_id:
            self._latest.drop((platform, chat))

    def post(self, address: Address, message_id: str) -> UnwrittenPost | None:
        """The message, if it is one of these."""
        return self._posts.get((address.platform, address.chat, message_id))

    def latest_post(self, address: Address, after: datetime | None) -> UnwrittenPost | None:
        """The newest of the chat that bears buttons, unless another of the bot's came ``after`` which bears some."""
        latest = self._latest.get((address.platform, address.chat))
        return latest if latest is not None and (after is None or latest.at >= after) else None

    def ask(self, prompt: Prompt) -> None:
        """Wait for an answer."""
        self._prompts.put((prompt.address.platform, prompt.address.chat, prompt.account), prompt)

    def prompt(self, address: Address, account: str) -> Prompt | None:
        """What waits for this account in this chat."""
        return self._prompts.get((address.platform, address.chat, account))

    def stop_asking(self, address: Address, account: str) -> None:
        """Wait no longer."""
        self._prompts.drop((address.platform, address.chat, account))

    # -- limits -----------------------------------------------------------------------------------------------------

    def may_send(self, sender: str, now: datetime) -> bool:
        """Whether this sender may send one more without a name."""
        return self._tallied(now).sent[self._name(sender)] < MOST_UNNAMED

    def note_sent(self, sender: str, now: datetime) -> None:
        """They sent one."""
        self._tallied(now).sent[self._name(sender)] += 1

    def _name(self, sender: str) -> bytes:
        return hmac.digest(self._tally.key, sender.encode(), "sha256")

    def _tallied(self, now: datetime) -> _Tally:
        if self._tally.since is None:
            self._tally.since = now
        elif now - self._tally.since >= KEY_LIFE:
            self._tally = _Tally(self._new_key(), now)
        return self._tally

    def forget(self, now: datetime) -> None:
        """Let go of the key, and of all that is older than it may be."""
        self._tally = _Tally(self._new_key(), now)
        self._drafts.sift(lambda draft: now - draft.at < DRAFT_LIFE)
        self._prompts.sift(lambda prompt: prompt.expires_at > now)
        self._posts.sift(lambda post: now - post.at < DRAFT_LIFE)
        self._latest.sift(lambda post: now - post.at < DRAFT_LIFE)
