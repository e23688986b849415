"""The harness's side of a nursery: processes that are born quickly, and die by kill -9 or as they are told."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path
from typing import Self

from tests.crash.mortal_bot import Order

ROOT = Path(__file__).resolve().parents[2]
BIRTH_SECONDS = 30.0


class Mortal:
    """A process of the nursery."""

    def __init__(self, pid: int, end: "asyncio.Future[int]") -> None:
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
    """A process that has read the program's code, and forks others from there."""

    def __init__(self) -> None:
        self._process: asyncio.subprocess.Process | None = None
        self._listening: asyncio.Task[None] | None = None
        self._births: asyncio.Queue[Mortal] = asyncio.Queue()
        self._ends: dict[int, asyncio.Future[int]] = {}

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
        self._listening = asyncio.create_task(self._listen(self._process))
        return self

    async def __aexit__(self, *error: object) -> None:
        assert self._process is not None
        assert self._process.stdin is not None
        assert self._listening is not None
        # It takes whoever is left with it.
        self._process.stdin.close()
        await self._process.wait()
        await self._listening

    async def bear(self, order: Order) -> Mortal:
        """A new process."""
        assert self._process is not None
        assert self._process.stdin is not None
        self._process.stdin.write(order.as_line())
        await self._process.stdin.drain()
        return await asyncio.wait_for(self._births.get(), BIRTH_SECONDS)

    async def _listen(self, process: asyncio.subprocess.Process) -> None:
        assert process.stdout is not None
        while line := await process.stdout.readline():
            news = json.loads(line)
            if "born" in news:
                self._ends[news["born"]] = asyncio.get_running_loop().create_future()
                self._births.put_nowait(Mortal(news["born"], self._ends[news["born"]]))
            else:
                self._ends.pop(news["died"]).set_result(news["status"])
        for end in self._ends.values():
            end.set_result(-signal.SIGKILL)
