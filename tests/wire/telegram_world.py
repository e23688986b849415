"""The world behind the test server: who is there, what is said, and what of it the bot gets to know."""

import itertools
from collections.abc import Callable
from typing import Literal, TypeVar

from tests.wire.telegram_chats import (
    JSON,
    PRESENT,
    Account,
    Chat,
    Media,
    Member,
    Message,
    Shown,
    Status,
    image_size,
)
from tests.wire.telegram_people import Query, User
from tests.wire.telegram_schema import bad_request
from tests.wire.telegram_updates import Ledger, Signal, UpdateQueue

T = TypeVar("T")


class World:
    """People, chats and one bot. `privacy` is the bot's privacy mode, on as BotFather leaves it."""

    def __init__(
        self, token: str = "123456789:TEST-token-of-the-test-server", username: str = "linli_test_bot"
    ) -> None:
        self.token = token
        self.bot = Account(int(token.partition(":")[0]), "Linli", is_bot=True, username=username)
        self.privacy = True
        self.webhook = ""
        self.users: dict[int, User] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, Media] = {}
        self.queries: dict[str, Query] = {}
        self.commands: dict[tuple[str, str], list[JSON]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        self.signal = Signal()
        self.ledger = Ledger()
        self.queue = UpdateQueue(self.signal, self.ledger)
        self._small_chat_ids = itertools.count(1)
        self._ids = itertools.count(1)

    async def wait_for(self, predicate: Callable[[], T | None], within: float = 5.0) -> T:
        """The predicate's first true value, asked again after each thing that happens.

        Raises TimeoutError after `within` seconds.
        """
        return await self.signal.wait_for(predicate, within)

    def user(self, name: str, *, language_code: str | None = "en") -> User:
        """A new person. The bot cannot write to them before they have written to it."""
        user = User(self, 5_000_000_000 + next(self._ids), name, language_code)
        self.users[user.id] = user
        self.chats[user.id] = user.private
        return user

    def group(self, title: str, *, supergroup: bool = True, forum: bool = False, creator: User | None = None) -> Chat:
        """A new group, without the bot."""
        number = next(self._ids)
        chat_id = -1_001_000_000_000 - number if supergroup or forum else -4_000_000 - number
        chat = Chat(chat_id, "supergroup" if supergroup or forum else "group", title, self.bot, is_forum=forum)
        if creator is not None:
            chat.members[creator.id] = Member(creator, "creator")
        self.chats[chat.id] = chat
        return chat

    def topic(self, chat: Chat, name: str, by: User) -> int:
        """A new topic in a forum; returns its thread id."""
        thread_id = self._peek_message_id(chat)
        chat.topics[thread_id] = name
        self.serve(chat, by, {"forum_topic_created": {"name": name, "icon_color": 7322096}}, thread_id)
        return thread_id

    def add_bot(self, chat: Chat, by: User | None = None) -> None:
        """Adds the bot to a group."""
        actor = by or self._somebody(chat)
        self._change_bot(chat, "member", actor)
        self.serve(chat, actor, {"new_chat_members": [self.bot.as_json()]})

    def kick_bot(self, chat: Chat, by: User | None = None) -> None:
        """Removes the bot from a group and bars it."""
        self._change_bot(chat, "kicked", by or self._somebody(chat))

    def restrict_bot(self, chat: Chat, by: User | None = None) -> None:
        """Forbids the bot to write in a group where it stays."""
        self._change_bot(chat, "restricted", by or self._somebody(chat))

    def promote(self, account: Account, chat: Chat, *, anonymous: bool = False) -> None:
        """Makes somebody, or the bot, an administrator of a group."""
        if account is self.bot:
            self._change_bot(chat, "administrator", self._somebody(chat))
        else:
            self.change_member(chat, Member(account, "administrator", anonymous))

    def demote(self, account: Account, chat: Chat) -> None:
        """Makes an administrator a plain member again."""
        if account is self.bot:
            self._change_bot(chat, "member", self._somebody(chat))
        else:
            self.change_member(chat, Member(account, "member"))

    def migrate(self, chat: Chat) -> Chat:
        """Turns a basic group into a supergroup with another id and message ids of its own; returns that."""
        if chat.kind != "group" or chat.migrated_to is not None:
            raise ValueError(f"{chat.title} is no basic group")
        new = self.group(chat.title)
        new.members = dict(chat.members)
        somebody = self._somebody(chat)
        self.serve(chat, somebody, {"migrate_to_chat_id": new.id})
        chat.migrated_to = new
        self.serve(new, somebody, {"migrate_from_chat_id": chat.id})
        return new

    def delete(self, message: Message) -> None:
        """Removes a message; the bot is not told."""
        del message.chat.history[message.message_id]
        message.chat.deleted.append(message)
        self.signal.notify()

    def bot_sees(self, message: Message) -> bool:
        """Whether the server passes a message on to the bot: membership and privacy mode."""
        if message.sender is self.bot and message.service is None:
            return False
        if message.chat.kind == "private" or message.service is not None:
            return message.chat.kind == "private" or self._present(message.chat)
        status = message.chat.standing(self.bot).status
        if not self.privacy or status == "administrator":
            return status in PRESENT
        first_word = (message.text.split() or [""])[0]
        command, _, addressee = first_word.partition("@")
        addressed = command.startswith("/") and addressee.lower() in ("", str(self.bot.username).lower())
        replies = message.reply_to is not None and message.reply_to.sender is self.bot
        return status in PRESENT and (addressed or replies)

    def post(self, message: Message) -> None:
        """Puts a message into its chat and, if the bot may see it, an update into the queue."""
        message.chat.history[message.message_id] = message
        if self.bot_sees(message):
            self.queue.emit("message", message.as_json())
        self.signal.notify()

    def serve(self, chat: Chat, by: Account, service: JSON, thread_id: int | None = None) -> None:
        """Posts a service message."""
        self.post(Message(chat, self.next_message_id(chat), by, Shown(""), service=service, thread_id=thread_id))

    def ask(self, query: Query, *, inaccessible: bool) -> Query:
        """Queues a tap for the bot."""
        query.id = str(4_000_000_000_000_000_000 + next(self._ids))
        self.queries[query.id] = query
        message = query.message.as_json()
        if inaccessible:
            message = {"chat": message["chat"], "message_id": message["message_id"], "date": 0}
        payload: JSON = {"id": query.id, "from": query.user.as_json(), "message": message, "data": query.data}
        self.queue.emit("callback_query", payload | {"chat_instance": str(query.message.chat.id)})
        return query

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups count their own messages; private chats and basic groups share one count."""
        return self._peek_message_id(chat) if chat.kind == "supergroup" else next(self._small_chat_ids)

    def _peek_message_id(self, chat: Chat) -> int:
        return max([*chat.history, *(m.message_id for m in chat.deleted)], default=0) + 1

    def keep_file(
        self,
        kind: Literal["photo", "document"],
        filename: str,
        content_type: str,
        data: bytes,
        told_size: int | None = None,
    ) -> Media:
        """Stores a file under a new id. Raises 400 for a photo that is none."""
        small = None
        if kind == "photo":
            width, height = image_size(data)
            if not width:
                raise bad_request("IMAGE_PROCESS_FAILED")
            if width + height > 10_000 or max(width, height) > 20 * min(width, height):
                raise bad_request("PHOTO_INVALID_DIMENSIONS")
            small = Media(kind, f"small-{next(self._ids)}", "", "", b"a thumbnail")
            self.files[small.file_id] = small
        media = Media(kind, f"{kind}-{next(self._ids)}", filename, content_type, data, told_size, small)
        self.files[media.file_id] = media
        return media

    def change_member(self, chat: Chat, member: Member) -> None:
        """Gives a person another standing in a group."""
        before = chat.standing(member.account)
        chat.members[member.account.id] = member
        if chat.standing(self.bot).status == "administrator":
            self.emit_member_change("chat_member", chat, member.account, before, member)
        self.signal.notify()

    def emit_member_change(self, kind: str, chat: Chat, by: Account, before: Member, after: Member) -> None:
        """Queues a my_chat_member or chat_member update."""
        change: JSON = {"chat": chat.as_json(), "from": by.as_json(), "date": 1_700_000_000}
        sides = {"old_chat_member": before.as_json(), "new_chat_member": after.as_json()}
        self.queue.emit(kind, change | sides)

    def _change_bot(self, chat: Chat, status: Status, by: Account) -> None:
        before, after = chat.standing(self.bot), Member(self.bot, status)
        chat.members[self.bot.id] = after
        self.emit_member_change("my_chat_member", chat, by, before, after)
        self.signal.notify()

    def leave(self, chat: Chat) -> None:
        """The bot leaves a group by itself."""
        self._change_bot(chat, "left", self.bot)

    def _present(self, chat: Chat) -> bool:
        return chat.standing(self.bot).status in PRESENT

    def _somebody(self, chat: Chat) -> Account:
        people = [member.account for member in chat.members.values() if member.account is not self.bot]
        return people[0] if people else self.user("Somebody")
