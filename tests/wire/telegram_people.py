"""People in the test server's world, and what they do in their Telegram apps."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.wire.telegram_chats import Account, Chat, Media, Member, Message, Shown
from tests.wire.telegram_schema import ApiError, bad_request
from tests.wire.telegram_text import command_entities

if TYPE_CHECKING:
    from tests.wire.telegram_world import World

JSON = dict[str, Any]


class User(Account):
    """A person with a Telegram account. What they do is a coroutine; the bot learns of it by an update.

    Nobody has to join a group first: whoever speaks or taps in one counts as a member from before.
    """

    def __init__(self, world: "World", user_id: int, name: str, language_code: str | None) -> None:
        super().__init__(user_id, name, username=f"user{user_id}", language_code=language_code)
        self.world = world
        self.started = False
        self.blocked = False
        self.private = Chat(user_id, "private", name, world.bot, peer=self)

    @property
    def messages(self) -> list[Message]:
        """The bot's messages in the private chat."""
        return self.private.messages

    async def say(
        self,
        chat: Chat,
        text: str,
        *,
        thread: int | None = None,
        reply_to: Message | None = None,
        anonymous: bool = False,
        media: Media | None = None,
        origin: Account | None = None,
    ) -> Message:
        """Writes in a chat; `anonymous` is for administrators who hide behind the group's name."""
        self._be_in(chat)
        if anonymous and chat.standing(self).status not in ("creator", "administrator"):
            raise ValueError(f"{self.name} is no administrator of {chat.title}")
        if thread is not None and thread not in chat.topics:
            raise ValueError(f"{chat.title} has no topic {thread}")
        message = Message(
            chat,
            self.world.next_message_id(chat),
            self,
            Shown(text, tuple(command_entities(text))),
            thread_id=thread if thread is not None or reply_to is None else reply_to.thread_id,
            reply_to=reply_to,
            media=media,
            in_name_of_chat=anonymous,
            origin=origin,
        )
        self.world.post(message)
        return message

    async def dm(self, text: str, *, reply_to: Message | None = None) -> Message:
        """Writes to the bot privately. Raises ValueError while the bot is blocked, as the app forbids it."""
        if self.blocked:
            raise ValueError(f"{self.name} has blocked the bot")
        self.started = True
        return await self.say(self.private, text, reply_to=reply_to)

    async def send_file(
        self,
        chat: Chat,
        filename: str,
        data: bytes,
        caption: str = "",
        *,
        kind: str = "application/octet-stream",
        told_size: int | None = None,
    ) -> Message:
        """Sends a document, of which the server may tell another size than it has."""
        media = self.world.keep_file("document", filename, kind, data, told_size)
        self.started = self.started or chat is self.private
        return await self.say(chat, caption, media=media)

    async def send_photo(self, chat: Chat, data: bytes, caption: str = "") -> Message:
        """Sends a photo, which has no name."""
        self.started = self.started or chat is self.private
        return await self.say(chat, caption, media=self.world.keep_file("photo", "", "", data))

    async def forward(self, message: Message, chat: Chat) -> Message:
        """Sends what somebody said on to another chat."""
        self.started = self.started or chat is self.private
        return await self.say(chat, message.text, media=message.media, origin=message.sender)

    async def start(self, payload: str = "") -> Message:
        """Opens the private chat and presses Start, or follows a deep link; unblocks the bot if need be."""
        if self.blocked:
            await self.unblock()
        return await self.dm(f"/start {payload}".rstrip())

    async def open_link(self, message: Message, which: str | int) -> Message:
        """Presses a button that is a deep link to the bot. Raises ValueError if it is none."""
        address, _, payload = str(message.button(which).get("url")).partition("?start=")
        if address != f"https://t.me/{self.world.bot.username}":
            raise ValueError(f"no deep link to the bot: {message.button(which)}")
        return await self.start(payload)

    async def edit(self, message: Message, text: str) -> None:
        """Edits an own message."""
        if message.sender is not self:
            raise ValueError("not their own message")
        message.show(Shown(text, tuple(command_entities(text))))
        if self.world.bot_sees(message):
            self.world.queue.emit("edited_message", message.as_json())
        self.world.signal.notify()

    async def tap(self, message: Message, which: str | int, *, inaccessible: bool = False) -> "Query":
        """Presses an inline button, by its label or its place from 0, as the message shows it now.

        `inaccessible` is how the server tells of a message too old for it to look up.
        """
        self._be_in(message.chat)
        data = message.button(which).get("callback_data")
        if data is None:
            raise ValueError(f"no button for the bot: {message.button(which)}")
        return self.world.ask(Query(self.world, self, message, data), inaccessible=inaccessible)

    async def block(self) -> None:
        """Blocks the bot: it can no longer write to them."""
        self._set_blocked(True)

    async def unblock(self) -> None:
        """Lets the bot write again."""
        self._set_blocked(False)

    async def leave(self, chat: Chat) -> None:
        """Leaves a group."""
        self.world.change_member(chat, Member(self, "left"))
        self.world.serve(chat, self, {"left_chat_member": self.as_json()})

    async def join(self, chat: Chat) -> None:
        """Joins a group where everybody can see it."""
        self.world.change_member(chat, Member(self, "member"))
        self.world.serve(chat, self, {"new_chat_members": [self.as_json()]})

    def _set_blocked(self, blocked: bool) -> None:
        open_, closed = Member(self.world.bot, "member"), Member(self.world.bot, "kicked")
        before, after = (open_, closed) if blocked else (closed, open_)
        self.blocked = blocked
        self.world.emit_member_change("my_chat_member", self.private, self, before, after)

    def _be_in(self, chat: Chat) -> None:
        if chat.migrated_to is not None:
            raise ValueError(f"{chat.title} has become a supergroup")
        if chat.kind != "private":
            chat.members.setdefault(self.id, Member(self, "member"))


@dataclass(frozen=True)
class Answer:
    """What a tap was answered with: a note at the top of the screen, or an alert to be closed."""

    text: str
    alert: bool
    url: str | None = None


class Query:
    """A tap on an inline button that waits for its answer."""

    def __init__(self, world: "World", user: User, message: Message, data: str) -> None:
        self.world = world
        self.user = user
        self.message = message
        self.data = data
        self.id = ""
        self.answer: Answer | None = None
        self.expired = False

    def expire(self) -> None:
        """Lets so much time pass that it can no longer be answered."""
        self.expired = True

    async def answered(self, within: float = 5.0) -> Answer:
        """The answer. Raises TimeoutError if there is none after `within` seconds."""
        return await self.world.signal.wait_for(lambda: self.answer, within)

    def settle(self, answer: Answer) -> None:
        """Takes the bot's answer. Raises 400 if it comes too late, again, or is too long."""
        if self.expired or self.answer is not None:
            raise too_old()
        if len(answer.text) > 200:
            raise bad_request("MESSAGE_TOO_LONG")
        self.answer = answer
        self.world.signal.notify()


def too_old() -> ApiError:
    """What the server says of a query it no longer knows."""
    return bad_request("query is too old and response timeout expired or query ID is invalid")
