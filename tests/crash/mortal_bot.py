"""The bot as a process that dies on command: `python -m tests.crash.mortal_bot --failpoint NAME --hit N -- run …`.

Starting the program costs seconds of reading code. So a kill loop starts a *nursery* (`--nursery`): a process that
has read the code and forks a bot for each line of JSON on its standard input. It tells in lines of JSON when one is
born and when one has died, and takes those who are left with it when its input ends.

Time can run faster than it does (`--speed 60 --since T`), so that a reminder in a minute rings in a second.
"""

import argparse
import importlib
import json
import os
import select
import signal
import sys
import traceback
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from app.messages import Pace
from tests.crash import failpoints
from tests.crash.failpoints import Method, NoSuchPlace, replace

READ_AHEAD = ("bot", "storage.migrating", "transports.telegram", "transports.matrix")
"""What a nursery reads once for all its children."""


@dataclass(frozen=True)
class Order:
    """How a process is to live and die. `since` (epoch seconds) is when its clock began to run at `speed`.

    With `schema` the program is one of the future, whose migrations up to there are in the folder `schemas`.
    """

    arguments: list[str]
    program: str = "bot"
    failpoint: str = ""
    hit: int = 1
    log: str = ""
    speed: float = 1.0
    since: float = 0.0
    schema: int = 0
    schemas: str = ""

    def as_line(self) -> bytes:
        """As the nursery reads it."""
        return json.dumps(asdict(self)).encode() + b"\n"


def live(order: Order) -> int:
    """Be the program until it ends or dies; its exit status."""
    if order.failpoint:
        failpoints.arm(order.failpoint, order.hit)
    if order.program != "bot":
        status: int = importlib.import_module(order.program).main(order.arguments)
        return status
    without_limits()
    bot = importlib.import_module("bot")
    if order.speed != 1.0:
        _hurry(bot, order)
    if order.schema:
        replace("storage.schema:SCHEMA", lambda _: order.schema)
        replace("storage.migrating:SCHEMA", lambda _: order.schema)
        replace("storage.migrating:_FOLDER", lambda _: Path(order.schemas))
    ended: int = bot.main(order.arguments)
    return ended


def without_limits() -> None:
    """The server of the tests takes any number of messages: waiting for limits would only make the test longer."""

    def unlimited(method: Method) -> Method:
        given = method.__kwdefaults__ or {}
        if "pace" not in given:
            raise NoSuchPlace("TelegramTransport has no pace")
        method.__kwdefaults__ = given | {"pace": Pace()}
        return method

    for transport in (failpoints.TELEGRAM, failpoints.MATRIX):
        replace(f"{transport}.__init__", unlimited)


def _hurry(bot: Any, order: Order) -> None:
    """Let the program's clock run fast. Its bell is the event loop's, which keeps real time."""

    def now() -> datetime:
        return fast(datetime.now(UTC))

    def fast(real: datetime) -> datetime:
        return datetime.fromtimestamp(order.since + (real.timestamp() - order.since) * order.speed, UTC)

    def real(shown: datetime) -> datetime:
        return datetime.fromtimestamp(order.since + (shown.timestamp() - order.since) / order.speed, UTC)

    def in_real_time(arm: Method) -> Method:
        def wrapped(self: Any, upcoming: datetime | None) -> None:
            arm(self, None if upcoming is None else real(upcoming))

        return wrapped

    replace("app.due:AlarmClock.arm", in_real_time)
    # How long an answer is still of use is a matter of real time, as sending takes it.
    replace("app.context:ANSWER_LIFE", lambda life: life * order.speed)
    replace("bot:utc_now", lambda _: now)
    replace("bot:build", lambda build: partial(build, clock=now))


def nurse() -> None:
    """Fork a process for each order until standard input ends."""
    for module in READ_AHEAD:
        importlib.import_module(module)
    children: dict[int, int] = {}
    while True:
        ready, _, _ = select.select([0, *children], [], [])
        for life in set(ready) & set(children):
            child = children.pop(life)
            os.close(life)
            _, status = os.waitpid(child, 0)
            _tell({"died": child, "status": os.waitstatus_to_exitcode(status)})
        if 0 in ready:
            # Whoever orders waits for the birth before the next order.
            line = os.read(0, select.PIPE_BUF)
            if not line:
                break
            life, child = _bear(Order(**json.loads(line)))
            children[life] = child
            _tell({"born": child})
    for child in children.values():
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _bear(order: Order) -> tuple[int, int]:
    """Fork: a pipe that falls shut when the child dies, as only the child holds the other end; and its number."""
    life, held_by_child = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(life)
        _be_born(order)
    os.close(held_by_child)
    return life, child


def _be_born(order: Order) -> None:
    """The child's whole life; never returns."""
    status = 70
    try:
        quiet = os.open(os.devnull, os.O_RDONLY)
        log = os.open(order.log or os.devnull, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for stream, file in ((0, quiet), (1, log), (2, log)):
            os.dup2(file, stream)
        status = live(order)
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else 1
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _tell(news: dict[str, int]) -> None:
    sys.stdout.write(json.dumps(news) + "\n")
    sys.stdout.flush()


def main(arguments: Sequence[str] | None = None) -> int:
    """One mortal process, or a nursery of them."""
    parser = argparse.ArgumentParser(description="The bot as a process that dies on command.")
    parser.add_argument("--nursery", action="store_true")
    parser.add_argument("--failpoint", default="", choices=["", *failpoints.FAILPOINTS])
    parser.add_argument("--hit", type=int, default=1)
    parser.add_argument("--speed", type=float, default=1.0)
    parser.add_argument("--since", type=float, default=0.0)
    parser.add_argument("arguments", nargs="*", help="after --: the arguments of bot.py")
    options = parser.parse_args(arguments)
    if options.nursery:
        nurse()
        return 0
    return live(
        Order(
            options.arguments,
            failpoint=options.failpoint,
            hit=options.hit,
            speed=options.speed,
            since=options.since,
        )
    )


if __name__ == "__main__":
    sys.exit(main())
