"""The harness's side of a nursery: processes that are born quickly, and die by kill -9 or as they are told."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Any, Self

from tests.crash.mortal_bot import Order

ROOT = Path(__file__).resolve().parents[2]
BIRTH_SECONDS = 30.0


class Mortal:
    """A process of the nursery. `status` is its exit status once it is dead, negative for a signal."""

    def __init__(self, pid: int, end: "asyncio.Task[int]") -> None:
        self.pid = pid
        self._end = end

    @property
    def alive(self) -> bool:
        """Whether it was not yet told dead."""
        return not self._end.done()

    def send(self, number: signal.Signals) -> None:
        """Send it a signal, unless it is dead."""
        if self.alive:
            os.kill(self.pid, number)

    def send_stop(self) -> None:
        """Ask it to end in good order."""
        self.send(signal.SIGTERM)

    async def ended(self, within: float) -> int:
        """Its exit status, negative for a signal. Raises TimeoutError if it still lives after so many seconds."""
        return await asyncio.wait_for(asyncio.shield(self._end), within)

    async def killed(self) -> int:
        """Kill it, if it is not dead yet, and wait for its end."""
        self.send(signal.SIGKILL)
        return await self.ended(BIRTH_SECONDS)


class Nursery:
    """A process that has read the program's code, and forks one bot at a time."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._last: Mortal | None = None

    async def __aenter__(self) -> Self:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.crash.mortal_bot",
            "--nursery",
            cwd=ROOT,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        if self._last is not None:
            await self._last.killed()
        self._process.stdin.close()
        await self._process.wait()

    async def bear(self, order: Order) -> Mortal:
        """A new process; the last one must be dead."""
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._last is None or not self._last.alive
        self._process.stdin.write(order.as_line())
        await self._process.stdin.drain()
        born = await asyncio.wait_for(self._news(), BIRTH_SECONDS)
        self._last = Mortal(born["born"], asyncio.create_task(self._death()))
        return self._last

    async def _death(self) -> int:
        status: int = (await self._news())["status"]
        return status

    async def _news(self) -> dict[str, Any]:
        assert self._process is not None
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            raise RuntimeError("the nursery is gone")
        news: dict[str, Any] = json.loads(line)
        return news
