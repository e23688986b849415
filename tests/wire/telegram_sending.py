"""Sending, editing and deleting messages as the Bot API does it, with its refusals and limits."""

import math
import time
from collections import deque
from collections.abc import Callable
from typing import Literal

from tests.wire.telegram_chats import JSON, PRESENT, Chat, Media, Message, Shown
from tests.wire.telegram_people import User
from tests.wire.telegram_schema import ApiError, Upload, bad_request, forbidden
from tests.wire.telegram_text import check_markup, formatted
from tests.wire.telegram_world import World

DELETABLE_FOR = 48 * 3600  # seconds
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)


def too_many_requests(retry_after: int) -> ApiError:
    """A 429; `retry_after` in seconds."""
    return ApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


class RealLimits:
    """What Telegram documents: a message a second in a chat, 20 a minute in a group, 30 a second in all.

    Edits count as messages. `refused` counts the answers 429. `clock` gives seconds.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self.refused = 0
        self._sent: dict[int, deque[float]] = {}
        self._all: deque[float] = deque(maxlen=30)

    def admit(self, chat: Chat) -> None:
        """Counts a message; raises 429 if it is one too many."""
        now = self.clock()
        sent = self._sent.setdefault(chat.id, deque(maxlen=20))
        wait = 1 - (now - sent[-1]) if sent else 0.0
        if chat.kind != "private" and len(sent) == 20:
            wait = max(wait, 60 - (now - sent[0]))
        if len(self._all) == 30:
            wait = max(wait, 1 - (now - self._all[0]))
        if wait > 0:
            self.refused += 1
            raise too_many_requests(math.ceil(wait))
        sent.append(now)
        self._all.append(now)


class Sending:
    """The methods that put words into chats. `limits` is None when the bot may write without measure."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.limits: RealLimits | None = None

    def known(self, chat_id: int | str) -> Chat:
        """A chat the bot may ask about. Raises 400 or 403 for others."""
        chat = self.world.chats.get(chat_id) if isinstance(chat_id, int) else None
        if chat is None or (chat.peer is None and self.world.bot.id not in chat.members):
            raise bad_request("chat not found")
        if chat.migrated_to is not None:
            text = "Bad Request: group chat was upgraded to a supergroup chat"
            raise ApiError(400, text, migrate_to_chat_id=chat.migrated_to.id)
        status = chat.standing(self.world.bot).status
        if chat.peer is None and status not in PRESENT:
            raise forbidden(
                f"bot {'was kicked from' if status == 'kicked' else 'is not a member of'} the {_kind(chat)}"
            )
        return chat

    def writable(self, chat_id: int | str) -> Chat:
        """A chat the bot may write in. Raises 400 or 403 for others."""
        chat = self.known(chat_id)
        if isinstance(chat.peer, User):
            if chat.peer.blocked:
                raise forbidden("bot was blocked by the user")
            if not chat.peer.started:
                raise forbidden("bot can't initiate conversation with a user")
        elif chat.standing(self.world.bot).status == "restricted":
            raise bad_request("not enough rights to send text messages to the chat")
        return chat

    def send_message(self, arguments: JSON) -> JSON:
        """sendMessage."""
        chat = self.writable(arguments["chat_id"])
        text, entities = formatted(arguments, "text", "entities")
        if not text.strip():
            raise bad_request("message text is empty")
        return self._put(chat, arguments, Shown(text, tuple(entities), _markup(arguments)), None)

    def send_photo(self, arguments: JSON) -> JSON:
        """sendPhoto."""
        return self._send_media("photo", arguments)

    def send_document(self, arguments: JSON) -> JSON:
        """sendDocument."""
        return self._send_media("document", arguments)

    def _send_media(self, kind: Literal["photo", "document"], arguments: JSON) -> JSON:
        chat = self.writable(arguments["chat_id"])
        caption, entities = formatted(arguments, "caption", "caption_entities")
        shown = Shown(caption, tuple(entities), _markup(arguments))
        return self._put(chat, arguments, shown, self._media(kind, arguments[kind]))

    def _media(self, kind: Literal["photo", "document"], sent: Upload | str) -> Media:
        if isinstance(sent, str):
            if sent not in self.world.files:
                raise bad_request("wrong file identifier/HTTP URL specified")
            return self.world.files[sent]
        if not sent.data:
            raise bad_request("file must be non-empty")
        return self.world.keep_file(kind, sent.filename, sent.content_type, sent.data)

    def _put(self, chat: Chat, arguments: JSON, shown: Shown, media: Media | None) -> JSON:
        reply_to = self._replied(chat, arguments.get("reply_parameters"))
        thread_id = arguments.get("message_thread_id")
        if thread_id is not None and thread_id not in chat.topics:
            raise bad_request("message thread not found")
        if thread_id is None and reply_to is not None:
            thread_id = reply_to.thread_id
        self._admit(chat)
        message_id = self.world.next_message_id(chat)
        message = Message(chat, message_id, self.world.bot, shown, thread_id, reply_to, media)
        self.world.post(message)
        return message.as_json()

    def _replied(self, chat: Chat, parameters: JSON | None) -> Message | None:
        if parameters is None:
            return None
        if parameters.get("chat_id", chat.id) != chat.id:
            raise bad_request("replies across chats are not known to this server")
        replied = chat.history.get(parameters["message_id"])
        if replied is None and not parameters.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        return replied

    def edit_text(self, arguments: JSON) -> JSON:
        """editMessageText."""
        message = self._editable(arguments)
        text, entities = formatted(arguments, "text", "entities")
        if message.media is not None:
            raise bad_request("there is no text in the message to edit")
        if not text.strip():
            raise bad_request("message text is empty")
        return self._edit(message, Shown(text, tuple(entities), _markup(arguments)))

    def edit_caption(self, arguments: JSON) -> JSON:
        """editMessageCaption."""
        message = self._editable(arguments)
        caption, entities = formatted(arguments, "caption", "caption_entities")
        if message.media is None:
            raise bad_request("there is no caption in the message to edit")
        return self._edit(message, Shown(caption, tuple(entities), _markup(arguments)))

    def edit_markup(self, arguments: JSON) -> JSON:
        """editMessageReplyMarkup."""
        message = self._editable(arguments)
        return self._edit(message, Shown(message.text, message.shown.entities, _markup(arguments)))

    def _edit(self, message: Message, shown: Shown) -> JSON:
        self._admit(message.chat)
        if shown == message.shown:
            raise bad_request(NOT_MODIFIED)
        message.show(shown)
        self.world.signal.notify()
        return message.as_json()

    def _editable(self, arguments: JSON) -> Message:
        if "chat_id" not in arguments or "message_id" not in arguments:
            raise bad_request("message identifier is not specified")
        message = self.writable(arguments["chat_id"]).history.get(arguments["message_id"])
        if message is None:
            raise bad_request("message to edit not found")
        if message.sender is not self.world.bot:
            raise bad_request("message can't be edited")
        return message

    def delete_message(self, arguments: JSON) -> bool:
        """deleteMessage: its own, anybody's in private or as an administrator; none after 48 hours."""
        chat = self.known(arguments["chat_id"])
        message = chat.history.get(arguments["message_id"])
        if message is None:
            raise bad_request("message to delete not found")
        admin = chat.standing(self.world.bot).status == "administrator"
        mine = message.sender is self.world.bot or chat.peer is not None
        if not (admin or mine) or (not admin and time.time() - message.date > DELETABLE_FOR):
            raise bad_request("message can't be deleted")
        self.world.delete(message)
        return True

    def _admit(self, chat: Chat) -> None:
        if self.limits is not None:
            self.limits.admit(chat)


def _markup(arguments: JSON) -> JSON | None:
    """The reply markup; an inline keyboard without rows is none."""
    markup: JSON | None = arguments.get("reply_markup")
    check_markup(markup)
    return None if markup == {"inline_keyboard": []} else markup


def _kind(chat: Chat) -> str:
    return "supergroup chat" if chat.kind == "supergroup" else "group chat"
