"""The console: a platform of written lines, on which one person can rehearse a whole estate."""

from __future__ import annotations

import asyncio
import itertools
import json
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from app.messages import (
    Address,
    Attachment,
    Batch,
    Capabilities,
    FoundPoll,
    Incoming,
    Kind,
    Menus,
    Outgoing,
    Pace,
    Post,
    Sender,
)
from app.ports import MessageGone
from app.rehearsal_lines import Leave, Line, Mistake, Place, Press, Speech
from app.sent_files import SentFile
from transports.console_files import content_of, lies_there, sent_file
from transports.console_lines import BOT, ROOM, direct_chat, fold, names_speaker, read_aside, read_line
from transports.console_look import block, check, lay_out, without_controls

PLATFORM = "console"

_BOT_NAMED = re.compile(r"[@＠]bot(?!\w)", re.IGNORECASE)

Write = Callable[[str], None]
"""Takes one finished line, without its line break."""


@dataclass(frozen=True, slots=True)
class _Progress:
    """What the cursor holds: how many events there were, and who administers each room, having spoken first."""

    events: int = 0
    admins: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def read(cls, cursor: str) -> _Progress:
        return cls(**json.loads(cursor)) if cursor else cls()

    def after(self, events: Sequence[Incoming]) -> _Progress:
        admins = dict(self.admins)
        for event in events:
            if not event.private and event.sender is not None:
                admins.setdefault(event.address.chat, event.sender.account)
        return _Progress(self.events + len(events), admins)

    def written(self) -> str:
        return json.dumps({"events": self.events, "admins": self.admins}, ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A message of the bot as it was last shown."""

    chat: str
    lines: tuple[str, ...]
    actions: tuple[str, ...]


class ConsoleTransport:
    """Rooms and direct messages as lines of text. ``write`` takes each line of output.

    With ``files`` what is attached to messages is put there (the directory exists); the transcript tells its name.
    What people send lies on the ``desk``, unless they say otherwise.
    """

    platform = PLATFORM
    identity = BOT
    pace = Pace(at_once=1)
    capabilities = Capabilities(
        buttons=True,
        private_taps=True,
        toasts=True,
        start_links=False,
        opens_direct=True,
        max_text=4096,
        most_buttons=100,
    )

    def __init__(self, write: Write, *, files: Path | None = None, desk: Path | None = None) -> None:
        self._write = write
        self._files = files
        self._desk = desk if desk is not None else Path()
        self._waiting: list[Incoming] = []
        self._arrived = asyncio.Event()
        self._progress: _Progress | None = None
        self._admins: Mapping[str, str] = {}
        self._shown: dict[int, _Shown] = {}
        self._spelling: dict[str, str] = {}
        self._last_place: str = ""
        # Ids grow, and are never those of an earlier run: it cannot have sent a message each microsecond.
        self._first_id = time.time_ns() // 1000
        self._ids = itertools.count(self._first_id)

    # -- what the rehearsal needs ----------------------------------------------------------------------------------

    def complete(self, line: str) -> str:
        """A line typed by hand, with the last speaker and place before it if it did not say."""
        if read_aside(line) is not None or names_speaker(line) or not self._last_place:
            return line
        return f"{self._last_place} {line.strip()}"

    @property
    def speaking(self) -> str:
        """Who speaks, and where, if a line typed by hand does not say: ``a101>``; "" before anybody spoke."""
        return self._last_place

    def read(self, line: str) -> Line:
        """What a line means. Raises Mistake."""
        return read_line(line)

    async def look_for(self, file: str) -> None:
        """See that there is a file that somebody is to send. Raises Mistake."""
        if not await asyncio.to_thread(lies_there, self._desk, file):
            raise Mistake("rehearsal-file-missing", name=file)

    def hear(self, line: Speech | Press | Leave, at: datetime) -> None:
        """Let it happen at a time: the next poll brings it. Raises Mistake if there is no such button."""
        place = line.place
        sender = self._sender(place)
        happened = Incoming(
            platform=PLATFORM,
            event_id="",  # given by the poll
            kind=Kind.MESSAGE,
            address=Address(PLATFORM, place.chat, account=sender.account if place.direct else ""),
            private=place.direct,
            at=at,
            sender=sender,
            title="" if place.direct else self._spelled(place.chat),
        )
        if isinstance(line, Leave):
            happened = replace(happened, kind=Kind.LEFT)
        elif isinstance(line, Press):
            message, action = self._button(line)
            happened = replace(happened, kind=Kind.TAP, action=action, message_id=str(message))
        else:
            addressed = _BOT_NAMED.search(line.text) is not None
            file = sent_file(self._desk, line.file) if line.file else None
            number = str(next(self._ids))
            happened = replace(happened, text=line.text, message_id=number, addressed=addressed, file=file)
        self._waiting.append(happened)
        self._arrived.set()

    def recall(self, post: Post) -> None:
        """Know a message of an earlier run, so that its buttons can be pressed."""
        if post.message_id.isdecimal():
            self._shown.setdefault(int(post.message_id), _Shown(post.address.chat, (), post.actions))

    def echo(self, line: str) -> None:
        """Show an input line. Raises BrokenPipeError once nobody reads."""
        self._write(without_controls(line).rstrip())

    def remark(self, text: str) -> None:
        """Say something that the bot does not say. Raises BrokenPipeError once nobody reads."""
        self._print(block("!", text))

    # -- what every platform does ----------------------------------------------------------------------------------

    async def start(self) -> None:
        """Nothing is needed."""

    async def poll(self, cursor: str) -> Batch:
        """Wait for what was heard after the cursor."""
        asked = _Progress.read(cursor)
        if self._progress is not None:
            del self._waiting[: asked.events - self._progress.events]
        self._progress = asked
        self._admins = asked.admins
        while not self._waiting:
            self._arrived.clear()
            await self._arrived.wait()
        events = tuple(_numbered(event, no) for no, event in enumerate(self._waiting, asked.events + 1))
        reached = asked.after(events)
        self._admins = reached.admins
        return Batch(events, reached.written())

    async def open_direct(self, account: str) -> str:
        """Everybody has a direct chat here."""
        return direct_chat(account)

    async def send(self, message: Outgoing) -> str:
        """Show a message. Raises SendRefused for what no platform would take."""
        chat = message.address.chat or direct_chat(message.address.account)
        shown = await self._laid_out(message, chat)
        number = next(self._ids)
        self._shown[number] = shown
        self._print((f"{self._voice(chat)}> {shown.lines[0]}", *shown.lines[1:]))
        return str(number)

    async def edit(self, message: Outgoing, message_id: str) -> None:
        """Show how an earlier message reads now. Raises MessageGone, SendRefused."""
        number = int(message_id) if message_id.isdecimal() else 0
        before = self._shown.get(number)
        if before is None and not 0 < number < self._first_id:
            raise MessageGone
        chat = before.chat if before is not None else message.address.chat
        shown = await self._laid_out(message, chat)
        self._shown[number] = shown
        if before != shown:
            self._print((f"{self._voice(chat)}~ {shown.lines[0]}", *shown.lines[1:]))

    async def acknowledge(self, tap: Incoming, text: str, *, alert: bool, opens: str = "") -> bool:
        """Say something to who pressed a button, alone."""
        if text.strip() and tap.sender is not None:
            self._print(block(f"{self._voice(direct_chat(tap.sender.account))}>", text))
        return True

    async def is_admin(self, address: Address, account: str) -> bool:
        """Whether the account was the first to speak in the room."""
        return self._admins.get(address.chat) == account

    async def find_poll(self, address: Address, message_id: str) -> FoundPoll | None:
        """There are no polls of the platform's own to be taken over here."""
        return None

    async def fetch(self, file: SentFile, most: int) -> bytes:
        """What is in a file on this machine. Raises SendRefused."""
        return await asyncio.to_thread(content_of, file, most)

    async def erase(self, address: Address, message_id: str) -> bool:
        """A line that is printed stays; that it was asked for is all there is to do."""
        return True

    async def publish_menus(self, menus: Menus) -> None:
        """A console has none."""

    def start_link(self, payload: str) -> str:
        """A console has none: everybody can write to the bot."""
        return ""

    async def close(self) -> None:
        """Nothing is held."""

    # -- people and places -----------------------------------------------------------------------------------------

    def _sender(self, place: Place) -> Sender:
        account = fold(place.speaker)
        chat = direct_chat(account)
        self._spelling[chat] = f"@{place.speaker}"
        if place.direct:
            self._last_place = f"{place.speaker}@"
        else:
            room = f"#{place.room}" if place.room else ""
            self._spelling[place.chat] = room or ROOM
            self._last_place = f"{place.speaker}{room}>"
        return Sender(account, place.speaker, handle=place.speaker, direct=chat)

    def _spelled(self, chat: str) -> str:
        return self._spelling.get(chat, chat)

    def _voice(self, chat: str) -> str:
        return BOT if chat == ROOM else f"{BOT}{self._spelled(chat)}"

    def _button(self, press: Press) -> tuple[int, str]:
        """The message and action of a button. Raises Mistake."""
        bearing = [no for no, shown in self._shown.items() if shown.chat == press.place.chat and shown.actions]
        if not bearing:
            raise Mistake("rehearsal-tap-none")
        latest = max(bearing)
        actions = self._shown[latest].actions
        if not 1 <= press.number <= len(actions):
            raise Mistake("rehearsal-tap-beyond", number=press.number, most=len(actions))
        return latest, actions[press.number - 1]

    # -- what a message looks like ---------------------------------------------------------------------------------

    async def _laid_out(self, message: Outgoing, chat: str) -> _Shown:
        check(message, self.capabilities)
        if message.attachment is not None:
            await self._put_by(message.attachment)
        return _Shown(chat, lay_out(message), tuple(button.action for row in message.buttons for button in row))

    async def _put_by(self, attachment: Attachment) -> None:
        if self._files is not None:
            path = self._files / Path(attachment.name).name
            await asyncio.to_thread(path.write_bytes, attachment.content)

    def _print(self, lines: Sequence[str]) -> None:
        for line in lines:
            self._write(line)


def _numbered(event: Incoming, no: int) -> Incoming:
    return replace(event, event_id=str(no), tap_id=str(no) if event.kind is Kind.TAP else "")
