"""The same little world on each platform: a room of Ann's with the bot in it, and Bob, who is a guest there."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import aiohttp

from app.messages import Address, Incoming, Kind, Style
from app.ports import Transport
from app.rehearsal_lines import Press, Speech
from tests.wire.matrix_bot import MatrixBot, room_with, running_bot
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.telegram_chats import Message
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer
from transports.console import ConsoleTransport
from transports.matrix_text import key_of
from transports.telegram import TelegramTransport

ROOM_NAME = "Block 3 & <i>4</i>"
ODD = "<b>Bob\u202e &amp;\u0007"
"""A name with markup, a turn to the left and a bell in it."""


def now() -> datetime:
    """The present."""
    return datetime.now(UTC)


class Stand(Protocol):
    """A platform with the bot's transport at one end and people at the other. ``heard`` is all the bot was told of
    since the stand was set up, and ``cursor`` where it goes on from."""

    transport: Transport
    room: Address
    cursor: str
    heard: list[Incoming]
    bob_is_called: str
    room_is_called: str

    async def say(self, who: str, text: str) -> None:
        """Ann or Bob says something in the room."""

    async def write(self, who: str, text: str) -> None:
        """Ann or Bob writes to the bot alone."""

    async def tap(self, who: str, message_id: str, number: int) -> None:
        """Ann or Bob presses a button in the room, counted from 1."""

    async def shown(self, message_id: str) -> str:
        """What the bot's message in the room reads now."""

    async def file(self, message_id: str) -> tuple[str, bytes]:
        """The name and content of the file that came with the bot's message."""

    def account(self, who: str) -> str:
        """Ann's or Bob's account."""


class Wire(Stand, Protocol):
    """A platform with what a console has not: answers to a message, styles, and doors."""

    async def answer(self, who: str, message_id: str, text: str) -> None:
        """Ann or Bob says something in the room as an answer to a message."""

    async def marked(self, message_id: str, style: Style) -> list[str]:
        """The pieces of the bot's message in a style."""

    async def put_out(self) -> None:
        """Ann puts the bot out of the room."""

    async def delete(self, message_id: str) -> None:
        """The bot's message is taken away, and the bot may know."""


async def hear(stand: Stand, wanted: Callable[[Incoming], bool]) -> Incoming:
    """Poll until something wanted has come; the first of that kind."""
    async with asyncio.timeout(20):
        while True:
            for event in stand.heard:
                if wanted(event):
                    return event
            batch = await stand.transport.poll(stand.cursor)
            assert batch.dead == ()
            stand.cursor = batch.cursor
            stand.heard += batch.events


async def hear_text(stand: Stand, text: str) -> Incoming:
    """Poll until somebody has said exactly this."""
    return await hear(stand, lambda event: event.text == text)


class ConsoleStand:
    """A console. Its lines name the speaker, so a name can hold neither spaces nor signs that end it."""

    bob_is_called = "<b&amp;\u202eBob"
    room_is_called = "#yard<i&"

    def __init__(self, folder: Path) -> None:
        self.lines: list[str] = []
        self.folder = folder
        self.console = ConsoleTransport(self.lines.append, files=folder)
        self.transport: Transport = self.console
        self.room = Address("console", self.room_is_called)
        self.cursor = ""
        self.heard: list[Incoming] = []

    def _hear(self, who: str, place: str, text: str) -> None:
        name = self.bob_is_called if who == "Bob" else who
        typed = text.replace("\\", "\\\\").replace("\n", "\\n")
        line = self.console.read(f"{name}{place} {typed}")
        assert isinstance(line, Speech | Press)
        self.console.hear(line, now())

    async def say(self, who: str, text: str) -> None:
        self._hear(who, f"{self.room_is_called}>", text)

    async def write(self, who: str, text: str) -> None:
        self._hear(who, "@", text)

    async def tap(self, who: str, message_id: str, number: int) -> None:
        self._hear(who, f"{self.room_is_called}>", f":tap {number}")

    async def shown(self, message_id: str) -> str:
        """What was printed last: a console cannot take back what it has printed, so an edit is printed anew."""
        start = max(at for at, line in enumerate(self.lines) if re.match(r"bot[^ >~]*[>~] ", line))
        first, *further = (line for line in self.lines[start:] if not line.startswith("  ["))
        return "\n".join([re.sub(r"^bot[^ >~]*[>~] ", "", first), *(line.removeprefix("  ") for line in further)])

    async def file(self, message_id: str) -> tuple[str, bytes]:
        (name,) = re.findall(r"^  <(.+)>$", self.lines[-1])
        return name, (self.folder / name).read_bytes()

    def account(self, who: str) -> str:
        return (self.bob_is_called if who == "Bob" else who).casefold()


class TelegramStand:
    """The Bot API, and people with the app."""

    bob_is_called = ODD
    room_is_called = ROOM_NAME

    def __init__(self, server: TelegramServer, transport: TelegramTransport) -> None:
        self.server = server
        self.transport: Transport = transport
        self.people = {"Ann": server.user("Ann"), "Bob": server.user(ODD)}
        self.chat = server.group(ROOM_NAME, creator=self.people["Ann"])
        server.privacy = False
        server.add_bot(self.chat)
        self.room = Address("telegram", str(self.chat.id))
        self.cursor = ""
        self.heard: list[Incoming] = []

    def _person(self, who: str) -> User:
        return self.people[who]

    def _message(self, message_id: str) -> Message:
        return self.chat.history[int(message_id)]

    async def say(self, who: str, text: str) -> None:
        await self._person(who).say(self.chat, text)

    async def write(self, who: str, text: str) -> None:
        await self._person(who).dm(text)

    async def tap(self, who: str, message_id: str, number: int) -> None:
        await self._person(who).tap(self._message(message_id), number - 1)

    async def shown(self, message_id: str) -> str:
        return self._message(message_id).text

    async def file(self, message_id: str) -> tuple[str, bytes]:
        media = self._message(message_id).media
        assert media is not None
        return media.filename, media.data

    def account(self, who: str) -> str:
        return str(self._person(who).id)

    async def answer(self, who: str, message_id: str, text: str) -> None:
        await self._person(who).say(self.chat, text, reply_to=self._message(message_id))

    async def marked(self, message_id: str, style: Style) -> list[str]:
        return self._message(message_id).marked({Style.BOLD: "bold", Style.CODE: "code"}[style])

    async def put_out(self) -> None:
        self.server.kick_bot(self.chat)

    async def delete(self, message_id: str) -> None:
        self.server.delete(self._message(message_id))


class MatrixStand:
    """A homeserver, and people with another client."""

    bob_is_called = ODD
    room_is_called = ROOM_NAME

    def __init__(self, bot: MatrixBot, people: dict[str, MatrixPerson], room: str) -> None:
        self.bot = bot
        self.transport: Transport = bot.transport
        self.people = people
        self.room = Address("matrix", room)
        self.cursor = bot.cursor
        self.heard: list[Incoming] = []
        self._direct: dict[str, str] = {}

    async def say(self, who: str, text: str) -> None:
        await self.people[who].say(self.room.chat, text)

    async def write(self, who: str, text: str) -> None:
        if who not in self._direct:
            self._direct[who] = await self.people[who].create_room(direct=True, invite=[self.bot.user_id])
        await self.people[who].say(self._direct[who], text)

    async def tap(self, who: str, message_id: str, number: int) -> None:
        await self.people[who].react(self.room.chat, message_id, key_of(number))

    async def shown(self, message_id: str) -> str:
        return await self.people["Ann"].text_of(self.room.chat, message_id)

    async def _content(self, message_id: str) -> dict[str, Any]:
        events = await self.people["Ann"].messages(self.room.chat)
        (content,) = (event["content"] for event in events if event["event_id"] == message_id)
        return dict(content)

    async def file(self, message_id: str) -> tuple[str, bytes]:
        content, ann = await self._content(message_id), self.people["Ann"]
        address = f"{ann.server}/_matrix/client/v1/media/download/{content['url'].removeprefix('mxc://')}"
        bearer = {"Authorization": f"Bearer {ann.access_token}"}
        async with aiohttp.ClientSession() as session, session.get(address, headers=bearer) as answer:
            assert answer.status == 200
            return str(content["filename"]), await answer.read()

    def account(self, who: str) -> str:
        return self.people[who].user_id

    async def answer(self, who: str, message_id: str, text: str) -> None:
        await self.people[who].say(self.room.chat, text, reply_to=message_id)

    async def marked(self, message_id: str, style: Style) -> list[str]:
        tag = {Style.BOLD: "strong", Style.CODE: "code"}[style]
        return re.findall(f"<{tag}>(.*?)</{tag}>", str((await self._content(message_id))["formatted_body"]))

    async def put_out(self) -> None:
        await self.people["Ann"].kick(self.room.chat, self.bot.user_id)

    async def delete(self, message_id: str) -> None:
        await self.people["Ann"].redact(self.room.chat, message_id)
        await self.say("Ann", "it is gone")
        await hear_text(self, "it is gone")


@asynccontextmanager
async def console_stand(folder: Path) -> AsyncIterator[ConsoleStand]:
    """A console on which Ann spoke first, and so has the room."""
    stand = ConsoleStand(folder)
    await stand.say("Ann", "hello")
    await hear_text(stand, "hello")
    yield stand


@asynccontextmanager
async def telegram_stand() -> AsyncIterator[TelegramStand]:
    """A supergroup on a Bot API server of its own."""
    async with TelegramServer() as server:
        transport = TelegramTransport(server.token, server.root, now, poll_seconds=1, answer_seconds=5.0)
        await transport.start()
        try:
            stand = TelegramStand(server, transport)
            await hear(stand, lambda event: event.kind is Kind.BOT_ADDED)
            yield stand
        finally:
            await transport.close()
        assert server.violations == []


@asynccontextmanager
async def matrix_stand(synapse: Synapse, folder: Path) -> AsyncIterator[MatrixStand]:
    """A private room on the session's Synapse."""
    async with AsyncExitStack() as open_now:
        bot = await open_now.enter_async_context(running_bot(synapse, folder))
        people = {name: await open_now.enter_async_context(await synapse.person(name)) for name in ("Ann", "Bob")}
        await people["Bob"].set_name(ODD)
        room = await room_with(bot, people["Ann"], ROOM_NAME)
        await people["Ann"].invite(room, people["Bob"].user_id)
        await people["Bob"].join(room)
        yield MatrixStand(bot, people, room)
