"""A resident with a strict client: matrix-js-sdk with its Rust crypto, in a Node process of its own."""

from __future__ import annotations

import asyncio
import contextlib
import json
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from pathlib import Path
from typing import Any, Self

Json = dict[str, Any]
# A state of a room can be a line.
LONGEST_LINE = 16 * 1024 * 1024


class StrictRefusal(Exception):
    """The client could not do what it was told."""


class StrictPerson:
    """``seen`` is what the client shows of timelines, by event id, as it reads it last."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._count = 0
        self._answers: dict[int, asyncio.Future[Any]] = {}
        self._news = asyncio.Event()
        self.seen: dict[str, Json] = {}
        self.verifications: dict[str, Json] = {}
        self.invitations: list[str] = []
        self.strays: list[Json] = []
        self.user_id = ""
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def start(cls, node: Path, script: Path) -> Self:
        process = await asyncio.create_subprocess_exec(
            node, script, stdin=PIPE, stdout=PIPE, limit=LONGEST_LINE, cwd=script.parent
        )
        return cls(process)

    async def do(self, what: str, seconds: float = 20.0, **how: object) -> Any:
        """Let the client do something; what it answers. Raises StrictRefusal, TimeoutError."""
        self._count += 1
        answer = self._answers[self._count] = asyncio.get_running_loop().create_future()
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"id": self._count, "do": what, **how}).encode() + b"\n")
        async with asyncio.timeout(seconds):
            return await answer

    async def until(self, found: Callable[[Self], Any], seconds: float = 15.0) -> Any:
        """Wait until something is true of this person; what was found. Raises TimeoutError."""
        async with asyncio.timeout(seconds):
            while not (result := found(self)):
                self._news.clear()
                await self._news.wait()
        return result

    async def reads(self, event_id: str, seconds: float = 15.0) -> Json:
        """An event, once the client shows it decrypted."""

        def clear(person: Self) -> Json | None:
            event = person.seen.get(event_id)
            return event if event and not event["failure"] and event["type"] != "m.room.encrypted" else None

        event: Json = await self.until(clear, seconds)
        return event

    async def cannot_read(self, event_id: str, seconds: float = 15.0) -> str:
        """Why the client does not show an event."""

        def failure(person: Self) -> str | None:
            return person.seen.get(event_id, {}).get("failure")

        return str(await self.until(failure, seconds))

    async def close(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            async with asyncio.timeout(5):
                await self._process.wait()
        except TimeoutError:
            self._process.kill()
            await self._process.wait()
        self._reader.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._reader

    async def _read(self) -> None:
        assert self._process.stdout is not None
        while line := await self._process.stdout.readline():
            told = json.loads(line)
            if "id" in told:
                answer = self._answers.pop(told["id"])
                if answer.cancelled():
                    continue
                if "error" in told:
                    answer.set_exception(StrictRefusal(told["error"]))
                else:
                    answer.set_result(told["ok"])
            elif "seen" in told:
                self.seen[told["seen"]["event_id"]] = told["seen"]
            elif "verification" in told:
                self.verifications.setdefault(told["verification"]["id"], {}).update(told["verification"])
            elif "invited" in told:
                self.invitations.append(told["invited"])
            elif "ready" not in told:
                self.strays.append(told)
            self._news.set()
