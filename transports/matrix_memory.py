"""What must be remembered of Matrix between starts, or for a while: reactions, and small facts about messages.

A redacted reaction no longer says what it had chosen, and no server can be asked afterwards. So each numbered reaction
to one of the bot's messages is written down until it is taken back or has been crowded out by newer ones.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Generic, TypeVar

log = logging.getLogger(__name__)

MOST_REACTIONS = 20_000
V = TypeVar("V")


class Recent(Generic[V]):
    """The latest values by key; the oldest are forgotten."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[str, V] = {}

    def get(self, key: str) -> V | None:
        """The value, None if it is not (or no longer) known."""
        return self._values.get(key)

    def put(self, key: str, value: V) -> None:
        """Remember it as the newest."""
        self._values.pop(key, None)
        self._values[key] = value
        while len(self._values) > self._most:
            del self._values[next(iter(self._values))]


@dataclass(frozen=True, slots=True)
class Reaction:
    """A numbered reaction: the message it is on, its number, who set it. An answer in a poll has ``picks`` instead:
    what was chosen (and the number 0).
    """

    room: str
    message: str
    number: int
    account: str
    picks: tuple[str, ...] | None = None


class Reactions:
    """The numbered reactions there are, by event id, in a file of JSON lines.

    A reaction taken back is forgotten once the batch that tells of it is kept: until then the batch may be asked for
    again, and must tell the same.
    """

    def __init__(self, path: Path, most: int = MOST_REACTIONS) -> None:
        self._path = path
        self._most = most
        self._known: dict[str, Reaction] = {}
        self._unsaved: list[str] = []
        self._leaving: dict[str, set[str]] = {}
        self._lines = 0
        self._unwritten: Recent[bool] = Recent(most)

    async def load(self) -> None:
        """Read the file. Raises OSError."""
        for line in filter(None, await asyncio.to_thread(self._read)):
            self._lines += 1
            try:
                row = json.loads(line)
                event_id = row.pop("event")
                if row:
                    picks = row.pop("picks", None)
                    self._known[event_id] = Reaction(**row, picks=None if picks is None else tuple(picks))
                else:
                    self._known.pop(event_id, None)
            except (ValueError, TypeError, KeyError, AttributeError):
                # The last line, when the power went in the middle of it.
                log.warning("matrix: a line of the kept reactions cannot be read")

    def get(self, event_id: str) -> Reaction | None:
        """What a reaction was, None if it was none of ours."""
        return self._known.get(event_id)

    def picks_before(self, event_id: str, gone: Callable[[str], bool]) -> tuple[str, ...]:
        """What holds in a poll once this answer is taken back: the same person's latest one that is not ``gone``."""
        was = self._known[event_id]
        others = (
            known.picks
            for other, known in reversed(self._known.items())
            if known.picks is not None
            and (known.room, known.message, known.account) == (was.room, was.message, was.account)
            and other != event_id
            and not gone(other)
        )
        return next(others, ())

    def keep_no(self, message: str) -> None:
        """Nothing that is set on this message may be remembered: it would tell who answered, and when."""
        self._unwritten.put(message, True)

    def put(self, event_id: str, reaction: Reaction) -> None:
        """Remember a reaction; `save` makes it last."""
        if self._known.get(event_id) == reaction or self._unwritten.get(reaction.message):
            return
        self._known[event_id] = reaction
        self._unsaved.append(_line(event_id, reaction))
        while len(self._known) > self._most:
            del self._known[next(iter(self._known))]

    def taken_back(self, event_ids: set[str], cursor: str) -> None:
        """These are gone as soon as the batch that ends at the cursor is kept."""
        if event_ids:
            self._leaving[cursor] = event_ids

    def kept(self, cursor: str) -> None:
        """Everything up to the cursor is safely kept elsewhere."""
        for event_id in self._leaving.pop(cursor, set()):
            if self._known.pop(event_id, None) is not None:
                self._unsaved.append(_line(event_id, None))

    async def save(self) -> None:
        """Put what is new on disk. Raises OSError."""
        if not self._unsaved:
            return
        lines, self._unsaved = self._unsaved, []
        self._lines += len(lines)
        if self._lines > 2 * max(len(self._known), self._most // 10):
            lines = [_line(event_id, reaction) for event_id, reaction in self._known.items()]
            self._lines = len(lines)
            await asyncio.to_thread(self._rewrite, lines)
        else:
            await asyncio.to_thread(self._append, lines)

    def _read(self) -> list[str]:
        return self._path.read_text("utf-8").splitlines() if self._path.exists() else []

    def _append(self, lines: list[str]) -> None:
        self._path.parent.mkdir(parents=True, exist_ok=True)
        _write(self._path, lines, os.O_APPEND)

    def _rewrite(self, lines: list[str]) -> None:
        fresh = self._path.with_name(f"{self._path.name}.new")
        _write(fresh, lines, os.O_TRUNC)
        fresh.replace(self._path)


def _line(event_id: str, reaction: Reaction | None) -> str:
    return json.dumps({"event": event_id, **(asdict(reaction) if reaction is not None else {})})


def _write(path: Path, lines: list[str], mode: int) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | mode, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        # A line half written before is ended here, so that it spoils no other.
        file.write(("\n" if mode == os.O_APPEND else "") + "".join(f"{line}\n" for line in lines))
        file.flush()
        os.fsync(file.fileno())
