"""The test server driven over HTTP, for tests whose server is a process of its own.

`POST /control/OPERATION` with a JSON object of arguments answers `{"result": …}`, or 400 `{"error": …}`.
Operations are the methods of `Control` that have a docstring naming their arguments. Chats and people are
named by id, messages by chat and message id. Waiting operations take `within` in seconds.
"""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.wire.telegram_chats import Chat, Message
from tests.wire.telegram_faults import Fault
from tests.wire.telegram_people import User
from tests.wire.telegram_sending import RealLimits

if TYPE_CHECKING:
    from tests.wire.telegram_server import TelegramServer

JSON = dict[str, Any]


class Control:
    """The operations over one server."""

    def __init__(self, server: "TelegramServer") -> None:
        self.server = server
        self._held: dict[int, Fault] = {}
        self._operations: dict[str, Callable[[JSON], Awaitable[Any]]] = {
            "user": self._user,
            "group": self._group,
            "chat": self._chat_operation,
            "act": self._act,
            "write": self._write,
            "edit": self._edit,
            "tap": self._tap,
            "answer": self._answer,
            "messages": self._messages,
            "wait_message": self._wait_message,
            "wait_calls": self._wait_calls,
            "ledger": self._ledger,
            "fault": self._fault,
            "release": self._release,
            "push": self._push,
            "set": self._set,
        }

    async def serve(self, request: web.Request) -> web.Response:
        """Does one operation."""
        try:
            operation = self._operations[request.match_info["operation"]]
            result = await operation(await request.json())
        except (ValueError, LookupError, TypeError, TimeoutError) as error:
            return web.json_response({"error": f"{type(error).__name__}: {error}"}, status=400)
        return web.json_response({"result": result})

    async def _user(self, given: JSON) -> int:
        """name, language_code: makes a person; the id."""
        return self.server.user(**given).id

    async def _group(self, given: JSON) -> int:
        """title, supergroup, forum, creator (a person): makes a group with the bot in it; the id."""
        creator = self._person(given.pop("creator")) if "creator" in given else None
        chat = self.server.group(**given, creator=creator)
        self.server.add_bot(chat)
        return chat.id

    async def _chat_operation(self, given: JSON) -> int | None:
        """do (add_bot, kick_bot, restrict_bot, migrate, promote_bot, promote, topic), chat, user, name."""
        chat, server = self._chat(given), self.server
        match given["do"]:
            case "migrate":
                return server.migrate(chat).id
            case "topic":
                return server.topic(chat, given["name"], self._person(given["user"]))
            case "promote":
                server.promote(self._person(given["user"]), chat)
            case "promote_bot":
                server.promote(server.bot, chat)
            case "add_bot" | "kick_bot" | "restrict_bot" as name:
                getattr(server, name)(chat)
            case unknown:
                raise ValueError(f"no operation {unknown!r} on a chat")
        return None

    async def _act(self, given: JSON) -> None:
        """user, do (start, block, unblock), payload."""
        user = self._person(given["user"])
        match given["do"]:
            case "start":
                await user.start(given.get("payload", ""))
            case "block":
                await user.block()
            case "unblock":
                await user.unblock()
            case unknown:
                raise ValueError(f"nobody can {unknown!r}")

    async def _write(self, given: JSON) -> int:
        """user, text, and in a group: chat, thread, reply_to, anonymous; the message id."""
        user = self._person(given["user"])
        if "chat" not in given:
            return (await user.dm(given["text"])).message_id
        chat = self._chat(given)
        reply_to = chat.history[given["reply_to"]] if "reply_to" in given else None
        hidden, thread = given.get("anonymous", False), given.get("thread")
        message = await user.say(chat, given["text"], thread=thread, reply_to=reply_to, anonymous=hidden)
        return message.message_id

    async def _edit(self, given: JSON) -> None:
        """user, chat, message_id, text."""
        await self._person(given["user"]).edit(self._message(given), given["text"])

    async def _tap(self, given: JSON) -> str:
        """user, chat, message_id, button (label or place from 0); the query's id."""
        query = await self._person(given["user"]).tap(self._message(given), given["button"])
        return query.id

    async def _answer(self, given: JSON) -> JSON:
        """query, within: waits for the answer to a tap: text, alert, url."""
        return asdict(await self.server.queries[given["query"]].answered(given.get("within", 5.0)))

    async def _messages(self, given: JSON) -> list[JSON]:
        """chat: what the bot's messages show now."""
        return [shown(message) for message in self._chat(given).messages]

    async def _wait_message(self, given: JSON) -> JSON:
        """chat, text, within: the latest message of the bot that contains the text."""
        chat = self._chat(given)
        return shown(await self.server.wait_for(lambda: chat.find(given["text"]), given.get("within", 5.0)))

    async def _wait_calls(self, given: JSON) -> int:
        """method, count, within: waits until there were that many successful calls."""

        def count() -> int:
            return sum(call.code == 200 for call in self.server.ledger.calls_of(given["method"]))

        await self.server.wait_for(lambda: count() >= given.get("count", 1), given.get("within", 5.0))
        return count()

    async def _ledger(self, _: JSON) -> JSON:
        """Nothing: what was delivered, dropped and called, what is pending, and the violations."""
        ledger, server = self.server.ledger, self.server
        calls = [[call.method, call.code, call.description] for call in ledger.calls]
        pending = [update.content for update in server.queue.pending]
        settled = {"delivered": ledger.delivered, "dropped": ledger.dropped, "calls": calls}
        return settled | {"pending": pending, "violations": server.violations}

    async def _fault(self, given: JSON) -> int:
        """method, times, status, body, retry_after, drop, truncate, hold; a number to release it by."""
        fault = self.server.fault(**given)
        self._held[len(self._held) + 1] = fault
        return len(self._held)

    async def _release(self, given: JSON) -> None:
        """fault: lets the calls go on that it holds."""
        self._held[given["fault"]].release()

    async def _push(self, given: JSON) -> int:
        """update (an object) or raw (text, `%d` is the id), jump_to (the next id, optional); the id."""
        queue = self.server.queue
        if "jump_to" in given:
            queue.jump_to(given["jump_to"])
        return queue.push_raw(given["raw"]) if "raw" in given else queue.push(given["update"])

    async def _set(self, given: JSON) -> None:
        """privacy, limits: switches them on or off."""
        self.server.privacy = given.get("privacy", self.server.privacy)
        if "limits" in given:
            self.server.limits = RealLimits() if given["limits"] else None

    def _person(self, user_id: int) -> User:
        return self.server.users[user_id]

    def _chat(self, given: JSON) -> Chat:
        return self.server.chats[given["chat"]]

    def _message(self, given: JSON) -> Message:
        return self._chat(given).history[given["message_id"]]


def shown(message: Message) -> JSON:
    """A message as the control interface tells of it."""
    reply_to = message.reply_to.message_id if message.reply_to else None
    place = {"message_id": message.message_id, "thread_id": message.thread_id, "reply_to": reply_to}
    words = {"text": message.text, "entities": message.entities, "buttons": message.buttons}
    edits = [state.text for state in [*message.past, message.shown][1:]]
    return place | words | {"edits": edits, "reactions": message.reactions}
