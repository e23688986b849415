"""Neighbours as the Bot API shows them: what they type, and their taps on a poll, as bytes made beforehand."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Mapping
from typing import Any

Json = dict[str, Any]

TOKEN = "100:" + "A" * 35
BOT: Json = {"id": 100, "is_bot": True, "first_name": "Linli", "username": "linli_bench_bot"}
ME: Json = BOT | {
    "can_join_groups": True,
    "can_read_all_group_messages": False,
    "supports_inline_queries": False,
}
FIRST_PERSON = 10_000
SEED = 7


def chat_of(chat: int) -> Json:
    """A group, or below zero none: a person's direct chat."""
    if chat > 0:
        return {"id": chat, "type": "private", "first_name": f"Neighbour {chat}"}
    return {"id": chat, "type": "supergroup", "title": f"Garden Court {-chat}"}


def person(number: int) -> Json:
    """A neighbour by number."""
    user_id = FIRST_PERSON + number
    return {"id": user_id, "is_bot": False, "first_name": f"Neighbour {user_id}", "language_code": "en"}


def said(update_id: int, chat: int, number: int, text: str) -> bytes:
    """Somebody typed something in a chat."""
    message: Json = {
        "message_id": update_id,
        "from": person(number),
        "chat": chat_of(chat),
        "date": int(time.time()),
        "text": text,
    }
    if text.startswith("/"):
        message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text.split(maxsplit=1)[0])}]
    return _bytes({"update_id": update_id, "message": message})


def sent_message(message_id: int, arguments: Mapping[str, Any]) -> Json:
    """The bot's own message, from what it asked to be sent."""
    message: Json = {
        "message_id": message_id,
        "from": BOT,
        "chat": chat_of(int(arguments["chat_id"])),
        "date": int(time.time()),
        "text": arguments.get("text", "…"),
    }
    for name in ("entities", "reply_markup"):
        if arguments.get(name):
            given = arguments[name]
            message[name] = json.loads(given) if isinstance(given, str) else given
    return message


class Tapping:
    """Taps on the buttons of one message, by some people in turn, each time on another button than before. Which one
    is left to chance, the same in every run, so that no two moments show the same tally.
    """

    def __init__(self, message: Json, people: int, first_person: int = 0) -> None:
        keyboard = message["reply_markup"]["inline_keyboard"]
        actions = [button["callback_data"] for line in keyboard for button in line if "callback_data" in button]
        # A poll's first button says which kind of action votes; what else stands there (help, taking back) does not.
        kind = actions[0].partition(":")[0]
        self.options = [_bytes(action) for action in actions if action.partition(":")[0] == kind]
        self.people = people
        self.choices: dict[int, int] = {}
        self._first = first_person
        self._message = _bytes(message)
        self._next = 0
        self._chance = random.Random(SEED)  # noqa: S311 - taps, not secrets

    def next(self, update_id: int) -> tuple[str, bytes]:
        """The id of the next tap, and its update."""
        number = self._next % self.people
        option = self._chance.randrange(len(self.options))
        if option == self.choices.get(number):
            option = (option + 1) % len(self.options)
        self._next += 1
        self.choices[number] = option
        tap_id = f"{update_id:019d}"
        return tap_id, b'{"update_id":%d,"callback_query":{"id":"%s","from":%s,"message":%s,%s,"data":%s}}' % (
            update_id,
            tap_id.encode(),
            _bytes(person(self._first + number)),
            self._message,
            b'"chat_instance":"1"',
            self.options[option],
        )

    def tally(self) -> list[int]:
        """How many people's latest tap was on each button."""
        chosen = list(self.choices.values())
        return [chosen.count(option) for option in range(len(self.options))]


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
