"""The values that travel the road: what came in, and what goes out. No platform's types appear here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from app.sent_files import SentFile


@dataclass(frozen=True, slots=True)
class Address:
    """Where something is said: a platform's chat, and in it a topic or thread ("" for none).

    ``account`` is set for a direct chat: the person's account there. ``chat`` may then be "" when no direct chat is
    known yet; a transport whose platform allows it opens one.
    """

    platform: str
    chat: str
    thread: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Sender:
    """Who spoke, as the platform shows them. ``language`` is the platform's hint, "" if it gives none.

    ``direct`` is the chat in which the bot can write to them, where the platform tells it beside the message.
    """

    account: str
    name: str
    handle: str = ""
    language: str = ""
    direct: str = ""


class Kind(StrEnum):
    """What happened."""

    MESSAGE = "message"
    TAP = "tap"  # a button pressed, or a numbered reaction added: ``action`` says which
    UNTAP = "untap"  # a numbered reaction removed: ``action`` is what it had chosen
    ANONYMOUS = "anonymous"  # a message by the group itself: there is no person behind it
    BOT_ADDED = "bot_added"
    BOT_REMOVED = "bot_removed"
    ROOM_MOVED = "room_moved"  # the chat lives on under ``moved_to``
    LEFT = "left"  # the sender is no longer in the group, by their own will or another's
    BLOCKED = "blocked"  # the sender closed the direct chat to the bot
    UNBLOCKED = "unblocked"
    ENCRYPTED = "encrypted"  # the chat is encrypted and cannot be read here
    BALLOT = "ballot"  # an answer to a poll of the platform's own: ``picks`` are the ids of what was chosen
    POLL_ENDED = "poll_ended"  # somebody who may has ended a poll of the platform's own
    UNREADABLE = "unreadable"  # somebody's message could not be decrypted: ``text`` says why, "no-key" or "unsigned"


@dataclass(frozen=True, slots=True)
class Incoming:
    """One thing that happened on a platform.

    ``event_id`` is unique on the platform (never handled twice). ``message_id`` is the message written, or for taps
    the message that bears the button. ``reply_to`` is the message it answers ("" if none), and ``replies_to_bot``
    that this one was the bot's. ``addressed`` says that the text names the bot (``/vote@bot``, a mention).
    ``mentions`` maps spelled mentions to accounts where the platform tells. ``tap_id`` is what an acknowledgement
    refers to; a ballot that holds again, because a later one was taken back, names that one there. No ``picks``: the
    person's vote in this poll is taken back, or spoiled. ``file`` came with the message, whose ``text`` are then the
    words beside it, which may be none.
    """

    platform: str
    event_id: str
    kind: Kind
    address: Address
    private: bool
    at: datetime
    sender: Sender | None = None
    text: str = ""
    action: str = ""
    message_id: str = ""
    tap_id: str = ""
    reply_to: str = ""
    replies_to_bot: bool = False
    addressed: bool = False
    title: str = ""
    moved_to: str = ""
    mentions: Mapping[str, Sender] = field(default_factory=dict)
    picks: tuple[str, ...] = ()
    file: SentFile | None = None


@dataclass(frozen=True, slots=True)
class FoundPoll:
    """A poll of the platform's own as it was found there, whoever started it.

    ``answers`` are ids with their texts, ``most`` how many of them one may choose. ``hidden``: clients show no counts
    before its end, though anybody can look up who chose what. ``ballots`` hold everybody's latest answer, oldest
    first; ``unread`` is how many could not be decrypted. ``may_end`` tells whether the bot can end it there.
    """

    author: Sender
    question: str
    answers: tuple[tuple[str, str], ...]
    most: int
    hidden: bool
    ended: bool
    ballots: tuple[tuple[Sender, tuple[str, ...]], ...]
    unread: int
    may_end: bool


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """An event that could not be read: its id, its kind and the error's kind; never its content."""

    platform: str
    event_id: str
    kind: str
    error: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Batch:
    """What one long poll brought, and the cursor from which the next one goes on."""

    events: tuple[Incoming, ...]
    cursor: str
    dead: tuple[DeadLetter, ...] = ()


class Style(StrEnum):
    """How a run of text is set."""

    PLAIN = ""
    BOLD = "b"
    CODE = "c"  # fixed width, so that bars align


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one style. Line breaks are in the text."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its label, and the action it carries back (at most 64 bytes), or the address it opens.

    ``start`` is a payload for the bot's direct chat (a deep link where the platform has them).
    """

    label: str
    action: str = ""
    start: str = ""


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with a message. ``media_type`` decides whether it is shown as a picture."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class NativePoll:
    """A message as a poll of the platform's own: its answers are the message's buttons, their actions the ids.

    ``most`` is how many may be chosen. Once it is not ``open`` it is ended there, with the words of ``ending``.
    """

    question: str
    most: int
    open: bool = True
    ending: str = ""


class Delivery(StrEnum):
    """What a crash between sending and noting that it was sent may do (docs/adr: the outbox policy)."""

    ANSWER = "answer"  # at most once: a second copy confuses more than a lost answer
    NOTICE = "notice"  # at least once: results, notices, reminders


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A message in its final words, for one chat.

    ``token`` is its idempotency key. ``view`` names a live message ("poll:<id>"): where one of that view is already
    posted in the chat it is edited. ``force_reply`` asks the person's app to answer this message.
    ``edits`` is the id of a message to replace whatever its view. After ``until`` it would be noise, and is not sent.
    ``unwritten``: nothing of it, nor of what is tapped on it, may touch the disk.
    ``native`` shows it as a poll of the platform's own, with the body for clients that know none; it is found with
    the words of a view, and never waits in the queue.
    """

    token: str
    address: Address
    body: tuple[Span, ...]
    buttons: tuple[tuple[Button, ...], ...] = ()
    reply_to: str = ""
    view: str = ""
    edits: str = ""
    delivery: Delivery = Delivery.ANSWER
    force_reply: bool = False
    attachment: Attachment | None = None
    until: datetime | None = None
    native: NativePoll | None = None
    unwritten: bool = False

    @property
    def plain(self) -> str:
        """The text without styles."""
        return "".join(span.text for span in self.body)


@dataclass(frozen=True, slots=True)
class Post:
    """A message of the bot that is out there: its place, its live view ("" if none) and its buttons' actions.

    ``answers`` are the ids of the answers that the actions stand for where it is a poll of the platform's own. The
    bot's own have the actions themselves as ids; in an adopted one, which a resident started, they are anything.
    """

    address: Address
    message_id: str
    view: str
    actions: tuple[str, ...]
    at: datetime
    answers: tuple[str, ...] = ()

    @property
    def adopted(self) -> bool:
        """Whether a resident started this poll: its words are not the bot's to change."""
        return bool(self.answers) and self.answers != self.actions

    def bearing(self, actions: tuple[str, ...]) -> Post:
        """The post with the buttons that it bears now."""
        own = bool(self.answers) and not self.adopted
        return replace(self, actions=actions, answers=actions if own else self.answers)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What a platform can show.

    ``private_taps``: only the bot learns who tapped what (numbered reactions are seen by everybody).
    ``toasts``: a tap can be answered to the tapper alone, in place. ``start_links``: a button can open the direct
    chat with a payload. ``opens_direct``: the bot may write first. ``max_text`` in UTF-16 code units.
    ``most_buttons``: how many buttons one message can bear. ``prefix``: how commands are best typed there.
    ``native_polls``: how many answers a poll of the platform's own may have, 0 where there are none to be used.
    """

    buttons: bool
    private_taps: bool
    toasts: bool
    start_links: bool
    opens_direct: bool
    max_text: int
    most_buttons: int
    prefix: str = "/"
    native_polls: int = 0


@dataclass(frozen=True, slots=True)
class Pace:
    """A platform's limits on sending: least seconds between messages of one chat, most a minute in a group chat,
    most a second overall; zero means no limit. ``at_once`` is how many chats may be written to at the same time; with
    one, messages go out strictly in the order in which they were queued.
    """

    per_chat_seconds: float = 0.0
    per_group_minute: int = 0
    overall_second: int = 0
    at_once: int = 8


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a platform's command menu."""

    command: str
    summary: str


@dataclass(frozen=True, slots=True)
class Menus:
    """Command menus by language ("" is the default), for groups and for direct messages."""

    group: Mapping[str, tuple[MenuEntry, ...]]
    private: Mapping[str, tuple[MenuEntry, ...]]
