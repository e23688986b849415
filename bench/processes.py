"""The processes of a measurement: the feed, Linli as an operator runs it, and the null bot. Nothing is simulated."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from bench.taps import TOKEN, Json

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60.0
GROUP = -1001
PEOPLE = 2_500
QUESTION = "/poll Where do the bikes go? | Shed | Courtyard | Garden | Street"


@dataclass(frozen=True, slots=True)
class Settings:
    """How much is measured: pairs, and the share of the usual sizes. ``scratch`` is on the disk that is measured.

    ``profile`` is a file for the profile of Linli's latest run, which is slowed by that.
    """

    pairs: int
    scale: float
    scratch: Path
    profile: Path | None = None

    def size(self, usual: int, least: int = 1) -> int:
        """A size as scaled."""
        return max(least, round(usual * self.scale))


class Stalled(RuntimeError):
    """Something that should have happened did not."""


def wait_until(happened: Callable[[], Any], what: str, seconds: float = PATIENCE, every: float = 0.05) -> Any:
    """What the question answers once it is true. Raises Stalled."""
    deadline = time.monotonic() + seconds
    while True:
        answer = happened()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise Stalled(f"waited {seconds:g} s in vain: {what}")
        time.sleep(every)


class Process:
    """A Python process of this project; ended, by force if need be, when its block is left."""

    def __init__(self, *arguments: str, log: Path | None = None) -> None:
        self._stack = ExitStack()
        errors = self._stack.enter_context(log.open("ab")) if log is not None else None
        self.started_at = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter on our own files
            [sys.executable, *arguments], cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, env=_environment()
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None and self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(30)
            except subprocess.TimeoutExpired:
                self._process.kill()
        self.kill()

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._stack.close()

    def line(self) -> str:
        """The next line of its standard output, "" if it has ended."""
        return self._process.stdout.readline().decode().strip() if self._process.stdout is not None else ""

    def memory(self, what: str = "VmRSS") -> float:
        """Its memory in MiB: resident now, or at its peak (VmHWM)."""
        for line in Path(f"/proc/{self._process.pid}/status").read_text().splitlines():
            if line.startswith(f"{what}:"):
                return int(line.split()[1]) / 1024
        raise Stalled("the process has no memory to tell of")

    def check(self) -> None:
        """Raise Stalled if it has ended."""
        if self._process.poll() is not None:
            raise Stalled(f"{self._process.args!r} ended with {self._process.returncode}")


def _environment() -> dict[str, str]:
    """An operator's: no settings from outside, and Python keeps what it has compiled, as it does unless told."""
    alien = ("LINLI_", "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if not name.startswith(alien)}


class FeedProcess(Process):
    """The server, in a process of its own so that it does not share an interpreter with what it measures."""

    def __init__(self) -> None:
        super().__init__("-m", "bench.feed")
        self.port = int(self.line())
        self.url = f"http://127.0.0.1:{self.port}"

    def ask(self, operation: str, **arguments: Any) -> Any:
        """A control operation."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request(
                "POST", f"/control/{operation}", json.dumps(arguments), {"Content-Type": "application/json"}
            )
            return json.loads(connection.getresponse().read())
        finally:
            connection.close()

    def state(self) -> Json:
        """How far everything is."""
        state: Json = self.ask("state")
        return state

    def until(self, bot: Process, what: str, happened: Callable[[Json], Any], every: float = 0.1) -> Json:
        """The state in which something has happened. Raises Stalled if the bot has ended or nothing goes on."""
        before, since = self.state(), time.monotonic()
        while not happened(before):
            bot.check()
            time.sleep(every)
            now = self.state()
            if now != before:
                before, since = now, time.monotonic()
            elif time.monotonic() > since + PATIENCE:
                raise Stalled(f"nothing happened for {PATIENCE:g} s, waiting until {what}: {now}")
        return before

    def until_taken(self, bot: Process) -> Json:
        """The state in which every update is confirmed by the offset of a later poll."""
        return self.until(bot, "everything is taken in", lambda state: state["waiting"] == 0)

    def when(self, key: str, bot: Process) -> float:
        """The time of something, once it has happened."""
        return float(self.until(bot, f"there is {key}", lambda state: state[key], every=0.02)[key])


class LinliProcess(Process):
    """`bot.py run` on a data directory."""

    def __init__(self, feed: FeedProcess, folder: Path, profile: Path | None = None) -> None:
        config = folder / "config.toml"
        if not config.exists():
            config.write_text(
                f'[bot]\ndata_dir = "{folder / "data"}"\n[telegram]\ntoken = "{TOKEN}"\napi_url = "{feed.url}"\n'
            )
        profiler = ["-m", "cProfile", "-o", str(profile.resolve())] if profile is not None else []
        super().__init__(*profiler, "bot.py", "run", "--config", str(config), log=folder / "log")

    def open_poll(self, feed: FeedProcess, chat: int = GROUP) -> Json:
        """A poll, opened by typing; the message that shows it."""
        feed.ask("say", chat=chat, text=QUESTION)
        message: Json = wait_until(lambda: feed.ask("message", chat=chat), "the poll is shown", 30)
        return message


class NullProcess(Process):
    """The null bot."""

    def __init__(self, feed: FeedProcess, *, total: int = 0, answers: bool = False) -> None:
        flags = ["--answer"] if answers else []
        super().__init__("-m", "bench.null_bot", "--api", feed.url, "--total", str(total), *flags)


def scratch_folder(settings: Settings, stack: ExitStack) -> Path:
    """A fresh folder on the disk that is measured."""
    return Path(stack.enter_context(tempfile.TemporaryDirectory(dir=settings.scratch, prefix="linli-bench-")))
