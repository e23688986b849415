"""The bot's side of the Matrix wire tests: a real transport, and a cursor kept as the intake would keep it."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from app.config import InvitePolicy, MatrixSettings
from app.messages import Address, Batch, Button, DeadLetter, Incoming, Kind, Outgoing, Span
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from transports.matrix import MatrixTransport

ANYONE = InvitePolicy(anyone=True)
MOST_POLLS = 30


class MatrixBot:
    """A bot with an account of its own. ``heard`` is all it was told of, ``dead`` what it could not read."""

    def __init__(self, settings: MatrixSettings, folder: Path) -> None:
        self.settings = settings
        self.folder = folder
        self.cursor = ""
        self.heard: list[Incoming] = []
        self.dead: list[DeadLetter] = []
        self.transport = self._transport()
        self._tokens = 0

    @property
    def user_id(self) -> str:
        return self.settings.user

    def _transport(self) -> MatrixTransport:
        return MatrixTransport(
            self.settings, self.folder, lambda: datetime.now(UTC), poll_seconds=1.0, answer_seconds=10.0
        )

    async def start(self) -> None:
        await self.transport.start()
        if not self.cursor:
            await self.poll()

    async def restart(self, **changes: object) -> None:
        """Stop and start again with what is on disk; changes are to the settings."""
        await self.transport.close()
        self.settings = replace(self.settings, **changes)  # type: ignore[arg-type]
        self.transport = self._transport()
        await self.transport.start()

    async def poll(self) -> Batch:
        batch = await self.transport.poll(self.cursor)
        self.cursor = batch.cursor
        self.heard += batch.events
        self.dead += batch.dead
        return batch

    async def hear(self, wanted: Callable[[Incoming], bool]) -> Incoming:
        """Poll until something wanted has come; the first of that kind."""
        for _ in range(MOST_POLLS):
            for incoming in self.heard:
                if wanted(incoming):
                    return incoming
            await self.poll()
        raise AssertionError(f"it never came; what came: {[(i.kind, i.text, i.action) for i in self.heard]}")

    async def hear_kind(self, kind: Kind) -> Incoming:
        return await self.hear(lambda incoming: incoming.kind is kind)

    async def hear_text(self, text: str) -> Incoming:
        return await self.hear(lambda incoming: incoming.text == text)

    async def hear_event(self, event_id: str) -> Incoming:
        return await self.hear(lambda incoming: incoming.event_id == event_id)

    def message(self, room: str, text: str, *options: str, account: str = "") -> Outgoing:
        self._tokens += 1
        return Outgoing(
            token=f"token-{self._tokens}",
            address=Address("matrix", room, account=account),
            body=(Span(text),),
            buttons=(tuple(Button(option, action=f"vote:{option}") for option in options),) if options else (),
        )

    async def say(self, room: str, text: str, *options: str) -> str:
        return await self.transport.send(self.message(room, text, *options))


@asynccontextmanager
async def running_bot(
    synapse: Synapse, folder: Path, invites: InvitePolicy = ANYONE, *, homeserver: str = ""
) -> AsyncIterator[MatrixBot]:
    """A started bot that is shown as "Linli"; ``homeserver`` is where it finds its server, if not there."""
    async with await synapse.person("Linli") as profile:
        user_id, name = profile.user_id, profile.user_id[1:].partition(":")[0]
    settings = MatrixSettings(homeserver or synapse.url, user_id, synapse.password(name), None, "Linli", invites)
    bot = MatrixBot(settings, folder)
    try:
        await bot.start()
        yield bot
    finally:
        await bot.transport.close()


async def room_with(bot: MatrixBot, person: MatrixPerson, name: str = "Block 3", version: str = "") -> str:
    """A room of the person's that the bot has been invited to and has entered."""
    room = await person.create_room(name=name, invite=[bot.user_id], version=version)
    await bot.hear(lambda incoming: incoming.kind is Kind.BOT_ADDED and incoming.address.chat == room)
    return room


async def direct_with(bot: MatrixBot, person: MatrixPerson) -> str:
    """A direct chat of the person's that the bot has entered."""
    room = await person.create_room(direct=True, invite=[bot.user_id])
    await bot.hear(lambda incoming: incoming.kind is Kind.BOT_ADDED and incoming.address.chat == room)
    return room
