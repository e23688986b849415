"""Accounts, chats and messages of the test server's world, and how the Bot API shows them."""

import time
from dataclasses import dataclass, field
from typing import Any, Literal

from tests.wire.telegram_schema import TYPES
from tests.wire.telegram_text import utf16_slice

JSON = dict[str, Any]
Kind = Literal["private", "group", "supergroup"]
Status = Literal["creator", "administrator", "member", "restricted", "left", "kicked"]

PRESENT = ("creator", "administrator", "member", "restricted")
ADMIN_RIGHTS = [right for right in TYPES["ChatAdministratorRights"] if right.startswith("can_")]
SEND_RIGHTS = [right for right in TYPES["ChatPermissions"] if right.startswith("can_")]


@dataclass(eq=False)
class Account:
    """Somebody with an id: a person or a bot."""

    id: int
    name: str
    is_bot: bool = False
    username: str | None = None
    language_code: str | None = None

    def as_json(self) -> JSON:
        """The User object."""
        shown: JSON = {"id": self.id, "is_bot": self.is_bot, "first_name": self.name}
        if self.username:
            shown["username"] = self.username
        if self.language_code:
            shown["language_code"] = self.language_code
        return shown


# How Telegram shows an administrator who writes in the name of the group.
ANONYMOUS_ADMIN = Account(1087968824, "Group", is_bot=True, username="GroupAnonymousBot")


@dataclass(frozen=True)
class Member:
    """An account's standing in a chat."""

    account: Account
    status: Status
    anonymous: bool = False

    def as_json(self) -> JSON:
        """The ChatMember object."""
        shown: JSON = {"user": self.account.as_json(), "status": self.status}
        if self.status in ("creator", "administrator"):
            shown["is_anonymous"] = self.anonymous
        if self.status == "administrator":
            shown |= dict.fromkeys(ADMIN_RIGHTS, True) | {"can_be_edited": False}
        elif self.status == "restricted":
            shown |= dict.fromkeys(SEND_RIGHTS, False) | {"is_member": True, "until_date": 0}
        elif self.status == "kicked":
            shown["until_date"] = 0
        return shown


@dataclass(frozen=True)
class Media:
    """A file in a message. ``told_size`` is what is said of its size where that is not the truth; a photo is kept in
    a ``small`` size too."""

    kind: Literal["photo", "document"]
    file_id: str
    filename: str
    content_type: str
    data: bytes
    told_size: int | None = None
    small: "Media | None" = None

    def described(self) -> JSON:
        """What is told of any file."""
        size = len(self.data) if self.told_size is None else self.told_size
        return {"file_id": self.file_id, "file_unique_id": f"u{self.file_id}", "file_size": size}

    def as_json(self) -> Any:
        """The Document object, or the list of PhotoSize objects, the smallest first."""
        if self.kind == "photo":
            width, height = image_size(self.data)
            sizes = [(self.small, width // 4 or 1, height // 4 or 1), (self, width, height)]
            return [media.described() | {"width": w, "height": h} for media, w, h in sizes if media is not None]
        named = {"file_name": self.filename, "mime_type": self.content_type}
        return self.described() | {key: text for key, text in named.items() if text}


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG; other images are taken as 800 × 600; (0, 0) for what is no image."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
    return (800, 600) if data.startswith((b"\xff\xd8\xff", b"GIF8", b"RIFF")) else (0, 0)


@dataclass(frozen=True)
class Shown:
    """What a message showed at one time."""

    text: str
    entities: tuple[JSON, ...] = ()
    markup: JSON | None = None


@dataclass(eq=False)
class Message:
    """One message. `past` holds what it showed before each edit, oldest first; `origin` is who wrote what was
    forwarded."""

    chat: "Chat"
    message_id: int
    sender: Account
    shown: Shown
    thread_id: int | None = None
    reply_to: "Message | None" = None
    media: Media | None = None
    in_name_of_chat: bool = False
    service: JSON | None = None
    date: int = field(default_factory=lambda: int(time.time()))
    edit_date: int | None = None
    past: list[Shown] = field(default_factory=list)
    reactions: list[str] = field(default_factory=list)
    origin: Account | None = None

    @property
    def text(self) -> str:
        """The text, or the caption."""
        return self.shown.text

    @property
    def entities(self) -> list[JSON]:
        """The entities of the text or caption."""
        return list(self.shown.entities)

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the inline buttons, row by row."""
        return [[button["text"] for button in row] for row in self._keyboard()]

    @property
    def forces_reply(self) -> bool:
        """Whether the message asks people's clients to open a reply to it."""
        return bool((self.shown.markup or {}).get("force_reply"))

    def _keyboard(self) -> list[list[JSON]]:
        rows: list[list[JSON]] = (self.shown.markup or {}).get("inline_keyboard", [])
        return rows

    def button(self, which: str | int) -> JSON:
        """A button by label (whole, or else a part of it) or place (from 0). Raises LookupError."""
        buttons = [button for row in self._keyboard() for button in row]
        if isinstance(which, int):
            return buttons[which]
        found = [b for b in buttons if b["text"] == which] or [b for b in buttons if which in b["text"]]
        if len(found) != 1:
            raise LookupError(f"{len(found)} buttons {which!r} among {self.buttons}")
        return found[0]

    def marked(self, kind: str) -> list[str]:
        """The pieces of the text that carry an entity of this type."""
        return [utf16_slice(self.text, e["offset"], e["length"]) for e in self.entities if e["type"] == kind]

    def show(self, shown: Shown) -> None:
        """Edits the message."""
        self.past.append(self.shown)
        self.shown = shown
        self.edit_date = int(time.time())

    def as_json(self, *, with_reply: bool = True) -> JSON:
        """The Message object. A replied-to message is shown without what that one replies to."""
        seen: JSON = {"message_id": self.message_id, "date": self.date, "chat": self.chat.as_json()}
        seen["from"] = (ANONYMOUS_ADMIN if self.in_name_of_chat else self.sender).as_json()
        if self.in_name_of_chat:
            seen["sender_chat"] = self.chat.as_json()
        if self.edit_date is not None:
            seen["edit_date"] = self.edit_date
        if self.origin is not None:
            seen["forward_origin"] = {"type": "user", "sender_user": self.origin.as_json(), "date": self.date - 60}
        if self.media is not None:
            seen[self.media.kind] = self.media.as_json()
        text_key, entities_key = ("caption", "caption_entities") if self.media else ("text", "entities")
        seen |= {text_key: self.text} if self.text else {}
        seen |= {entities_key: self.entities} if self.entities else {}
        if self._keyboard():
            seen["reply_markup"] = self.shown.markup
        return seen | (self.service or {}) | self._place(with_reply)

    def _place(self, with_reply: bool) -> JSON:
        """Thread and reply. As in reality, what is no reply carries a topic's first message in topics,
        and a reply in other supergroups carries a thread id although there is no topic."""
        place: JSON = {}
        root = self.reply_to
        if self.thread_id is not None:
            place = {"message_thread_id": self.thread_id, "is_topic_message": True}
            root = root or self.chat.history.get(self.thread_id)
        elif root is not None and self.chat.kind == "supergroup":
            place = {"message_thread_id": root.message_id}
        if root is not None and root is not self and with_reply:
            place["reply_to_message"] = root.as_json(with_reply=False)
        return place


@dataclass(eq=False)
class Chat:
    """A private chat, basic group or supergroup. `peer` is the person of a private chat."""

    id: int
    kind: Kind
    title: str
    bot: Account
    peer: Account | None = None
    is_forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    history: dict[int, Message] = field(default_factory=dict)
    deleted: list[Message] = field(default_factory=list)
    topics: dict[int, str] = field(default_factory=dict)
    migrated_to: "Chat | None" = None
    actions: list[str] = field(default_factory=list)

    @property
    def messages(self) -> list[Message]:
        """What the bot's messages here show now, oldest first; deleted ones are in `deleted`."""
        return [m for m in self.history.values() if m.sender is self.bot and m.service is None]

    def find(self, text: str) -> Message | None:
        """The latest message of the bot that contains this text."""
        return next((m for m in reversed(self.messages) if text in m.text), None)

    def edits_of(self, message_id: int) -> list[Shown]:
        """What a message showed after each of its edits, oldest first."""
        everything = [*self.history.values(), *self.deleted]
        message = next(m for m in everything if m.message_id == message_id)
        return [*message.past, message.shown][1:]

    def standing(self, account: Account) -> Member:
        """The account's place here; somebody never seen here has left."""
        return self.members.get(account.id) or Member(account, "left")

    def admins(self) -> list[Member]:
        """Creator and administrators; other bots would be left out."""
        return [m for m in self.members.values() if m.status in ("creator", "administrator")]

    def as_json(self) -> JSON:
        """The Chat object."""
        if self.peer is not None:
            name: JSON = {"first_name": self.peer.name}
            return (
                name
                | {"id": self.id, "type": "private"}
                | ({"username": self.peer.username} if self.peer.username else {})
            )
        seen: JSON = {"id": self.id, "type": self.kind, "title": self.title}
        return seen | ({"is_forum": True} if self.is_forum else {})
