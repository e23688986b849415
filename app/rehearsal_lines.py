"""What the lines of a rehearsal mean, and what the rehearsal needs of the console that reads them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from app.messages import Batch, Post


@dataclass(frozen=True, slots=True)
class Place:
    """Who speaks, as typed, and in which chat of the console; ``direct`` is their own with the bot. ``room`` is the
    room's name as typed, "" for the first room.
    """

    speaker: str
    chat: str
    direct: bool
    room: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """Somebody says something, or sends the ``file`` at this path with some words or none."""

    place: Place
    text: str
    file: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """Somebody presses a button of the latest message that has buttons there, counted from 1."""

    place: Place
    number: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Somebody leaves a room."""

    place: Place


class Word(StrEnum):
    """What the rehearsal itself can be told."""

    CLOCK = "clock"
    HELP = "help"
    QUIT = "quit"


@dataclass(frozen=True, slots=True)
class Order:
    """A line to the rehearsal itself, and what follows its word."""

    word: Word
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Nothing:
    """An empty line or a comment."""


Line = Speech | Press | Leave | Order | Nothing


class Mistake(Exception):
    """A line that cannot be done; ``key`` is the text of the locales that says how to write it."""

    def __init__(self, key: str, **data: str | int) -> None:
        super().__init__(key)
        self.key = key
        self.data = data


class Console(Protocol):
    """What the rehearsal needs of a console beside what every platform does."""

    @property
    def platform(self) -> str:
        """The platform's name."""

    @property
    def identity(self) -> str:
        """Who the bot is there."""

    def complete(self, line: str) -> str:
        """A line typed by hand, beginning with who speaks: the last speaker if it did not say."""

    def read(self, line: str) -> Line:
        """What a line means. Raises Mistake."""

    async def look_for(self, file: str) -> None:
        """See that there is a file that somebody is to send. Raises Mistake."""

    def hear(self, line: Speech | Press | Leave, at: datetime) -> None:
        """Let it happen: the next poll brings it. Raises Mistake if there is no such button."""

    def recall(self, post: Post) -> None:
        """Know a message of an earlier rehearsal, so that its buttons can be pressed."""

    def echo(self, line: str) -> None:
        """Show an input line. Raises BrokenPipeError once nobody reads."""

    def remark(self, text: str) -> None:
        """Say something that the bot does not say. Raises BrokenPipeError once nobody reads."""

    async def poll(self, cursor: str) -> Batch:
        """What happened after the cursor."""
