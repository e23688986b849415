"""What comes in: one raw update of the Bot API becomes what happened, or nothing. Reads plain JSON, so that an
update of an unknown shape fails by itself and nothing else with it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from app.messages import Address, Incoming, Kind, Sender
from transports.telegram_files import file_of
from transports.telegram_format import wellformed
from transports.telegram_json import Json, told, whole
from transports.telegram_salvage import UNREADABLE

PLATFORM = "telegram"

WANTED = ("message", "callback_query", "my_chat_member")
"""The kinds of updates that are read. Edited messages are not: a command is not run twice."""

PASSED_OVER = frozenset(
    """edited_message channel_post edited_channel_post business_connection business_message edited_business_message
    deleted_business_messages guest_message message_reaction message_reaction_count inline_query chosen_inline_result
    shipping_query pre_checkout_query purchased_paid_media poll poll_answer chat_member chat_join_request chat_boost
    removed_chat_boost""".split()
)
"""Kinds that are known and not asked for; they may still come from before that was said."""

GROUP_ANONYMOUS_BOT = 1087968824
CHATS = ("private", "group", "supergroup")
"""The kinds of chats that are read; channels are none of our business."""

PRESENT = ("creator", "administrator", "member")

COMMAND_TO = re.compile(r"([/／][^\s@＠/／]+)[@＠]([A-Za-z0-9_]+)")
AFTER_NAME = " \t\n,，:：、"


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself; ``username`` without the @."""

    id: int
    username: str


class UnknownKind(ValueError):
    """An update of no kind that is known."""


class NotJson(ValueError):
    """An update that could not be read as JSON."""


def event_of(update: object, me: Me, now: datetime) -> Incoming | None:
    """What an update tells, None if it is not for us. ``now`` is the time of what bears none.

    Raises KeyError, TypeError, ValueError and the like for a shape that was never seen.
    """
    if not isinstance(update, dict):
        raise TypeError("an update is an object")
    number = whole(update["update_id"])
    if "message" in update:
        return message_event(number, update["message"], me)
    if "callback_query" in update:
        return tap_event(number, update["callback_query"], now)
    if "my_chat_member" in update:
        return membership_event(number, update["my_chat_member"])
    if UNREADABLE in update:
        raise NotJson(update[UNREADABLE])
    if not PASSED_OVER.intersection(update):
        raise UnknownKind
    return None


def number_of(update: object) -> int | None:
    """The number by which an update is confirmed, None if it bears none."""
    try:
        return whole(update["update_id"]) if isinstance(update, dict) else None
    except (KeyError, TypeError):
        return None


def message_event(update_id: int, message: Json, me: Me) -> Incoming | None:
    """A message, or the news that a group has become a supergroup under another id."""
    chat = message["chat"]
    if chat["type"] not in CHATS:
        return None
    chat_id, message_id = whole(chat["id"]), whole(message["message_id"])
    event_id = f"{update_id}:{chat_id}:{message_id}"
    at = time_of(message)
    if "migrate_to_chat_id" in message:
        return moved(event_id, chat_id, whole(message["migrate_to_chat_id"]), at)
    if "migrate_from_chat_id" in message:
        return moved(event_id, whole(message["migrate_from_chat_id"]), chat_id, at)
    if "left_chat_member" in message:
        return left(event_id, message, me)
    written, private = message.get("text") or message.get("caption") or "", chat["type"] == "private"
    # What people show each other in a group without a word is not said to the bot.
    file = file_of(message) if written or private else None
    if not (written or file) or message.get("is_automatic_forward") or "from" not in message:
        return None
    anonymous = "sender_chat" in message or message["from"]["id"] == GROUP_ANONYMOUS_BOT
    if message["from"]["is_bot"] and not anonymous:
        return None
    said = addressed_text(wellformed(written), me.username)
    if said is None:
        return None
    text, addressed = said
    replied = reply_of(message)
    mentions, named = mentions_in(message, written, me)
    mentions |= author_of(replied)
    return Incoming(
        platform=PLATFORM,
        event_id=event_id,
        kind=Kind.ANONYMOUS if anonymous else Kind.MESSAGE,
        address=address_of(chat, message, message["from"]),
        private=private,
        at=at,
        sender=None if anonymous else sender_of(message["from"]),
        text=text,
        message_id=str(message_id),
        reply_to=str(whole(replied["message_id"])) if replied else "",
        replies_to_bot=bool(replied) and replied.get("from", {}).get("id") == me.id,
        addressed=addressed or named,
        title=title_of(chat),
        mentions=mentions,
        file=file,
    )


def tap_event(update_id: int, query: Json, now: datetime) -> Incoming | None:
    """A button pressed. The message may be too old for Telegram to show; its id and chat are told even then."""
    if "message" not in query or "data" not in query:
        return None
    message = query["message"]
    chat = message["chat"]
    if chat["type"] not in CHATS:
        return None
    tap_id = told(query["id"])
    return Incoming(
        platform=PLATFORM,
        event_id=f"{update_id}:{whole(chat['id'])}:{tap_id}",
        kind=Kind.TAP,
        address=address_of(chat, message, query["from"]),
        private=chat["type"] == "private",
        at=now,
        sender=sender_of(query["from"]),
        action=wellformed(query["data"]),
        message_id=str(whole(message["message_id"])),
        tap_id=tap_id,
        title=title_of(chat),
    )


def membership_event(update_id: int, change: Json) -> Incoming | None:
    """The bot added to a group or removed from it; in a direct chat, blocked or let in again."""
    chat, actor = change["chat"], change["from"]
    before, after = present(change["old_chat_member"]), present(change["new_chat_member"])
    private = chat["type"] == "private"
    if before is after or chat["type"] not in CHATS:
        return None
    let_in, shut_out = (Kind.UNBLOCKED, Kind.BLOCKED) if private else (Kind.BOT_ADDED, Kind.BOT_REMOVED)
    kind = let_in if after else shut_out
    return Incoming(
        platform=PLATFORM,
        event_id=f"{update_id}:{whole(chat['id'])}:{kind}:{whole(change['date'])}",
        kind=kind,
        address=address_of(chat, {}, actor),
        private=private,
        at=time_of(change),
        sender=None if actor["is_bot"] else sender_of(actor),
        title=title_of(chat),
    )


def present(member: Json) -> bool:
    """Whether this standing is one inside the chat."""
    status: str = member["status"]
    return status in PRESENT or (status == "restricted" and bool(member.get("is_member")))


def moved(event_id: str, old: int, new: int, at: datetime) -> Incoming:
    """The news that a chat has another id. Telegram tells it in both chats."""
    address = Address(PLATFORM, str(old))
    return Incoming(PLATFORM, event_id, Kind.ROOM_MOVED, address, False, at, moved_to=str(new))


def left(event_id: str, message: Json, me: Me) -> Incoming | None:
    """Somebody is out of the group; that the bot is comes as news of its own."""
    gone = message["left_chat_member"]
    if gone["is_bot"] or whole(gone["id"]) == me.id:
        return None
    address = Address(PLATFORM, str(whole(message["chat"]["id"])))
    at, title = time_of(message), title_of(message["chat"])
    return Incoming(PLATFORM, event_id, Kind.LEFT, address, False, at, sender=sender_of(gone), title=title)


def address_of(chat: Json, message: Json, person: Json) -> Address:
    """Where a message stands. Outside topics a thread id only groups replies, and no thread of ours."""
    thread = str(whole(message["message_thread_id"])) if message.get("is_topic_message") else ""
    account = str(whole(person["id"])) if chat["type"] == "private" else ""
    return Address(PLATFORM, str(whole(chat["id"])), thread, account)


def sender_of(user: Json) -> Sender:
    """A person as Telegram shows them."""
    name = " ".join(part for part in (user["first_name"], user.get("last_name")) if part)
    handle, language = told(user.get("username", "")), told(user.get("language_code", ""))
    return Sender(str(whole(user["id"])), wellformed(name), handle, language=language)


def title_of(chat: Json) -> str:
    """The group's name, "" for a direct chat."""
    return wellformed(chat.get("title", ""))


def time_of(stamped: Json) -> datetime:
    """The time Telegram gives, in whole seconds."""
    return datetime.fromtimestamp(stamped["date"], UTC)


def reply_of(message: Json) -> Json:
    """The message that was answered, or nothing: in a topic everything seems to answer the topic's beginning."""
    replied: Json = message.get("reply_to_message", {})
    if message.get("is_topic_message") and replied.get("message_id") == message["message_thread_id"]:
        return {}
    return replied


def author_of(replied: Json) -> dict[str, Sender]:
    """Who wrote the answered message, under "^": a person, neither a bot nor the group itself."""
    author = replied.get("from")
    if author is None or author["is_bot"] or "sender_chat" in replied:
        return {}
    return {"^": sender_of(author)}


def mentions_in(message: Json, written: str, me: Me) -> tuple[dict[str, Sender], bool]:
    """People without a username who are mentioned, by the words that mention them, and whether the bot is named so.

    For an @name Telegram does not tell whose it is.
    """
    people: dict[str, Sender] = {}
    named = False
    encoded = written.encode("utf-16-le", "surrogatepass")
    for entity in message.get("entities") or message.get("caption_entities") or ():
        if entity["type"] != "text_mention":
            continue
        start, length = entity["offset"] * 2, entity["length"] * 2
        words = wellformed(encoded[start : start + length].decode("utf-16-le", "replace"))
        named = named or entity["user"]["id"] == me.id
        if not entity["user"]["is_bot"]:
            people.setdefault(words, sender_of(entity["user"]))
    return people, named


def addressed_text(text: str, username: str) -> tuple[str, bool] | None:
    """The text without the bot's name, and whether it was named; None for a command to another bot."""
    if command := COMMAND_TO.match(text):
        if command[2].lower() != username.lower():
            return None
        return command[1] + text[command.end() :], True
    name = re.compile(rf"[ \t]*(?<![A-Za-z0-9_])[@＠]{re.escape(username)}(?![A-Za-z0-9_])", re.IGNORECASE)
    if not name.search(text):
        return text, False
    rest = name.sub("", text)
    return (rest.lstrip(AFTER_NAME) if name.match(text) else rest).rstrip(), True
