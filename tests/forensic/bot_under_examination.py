"""The bot as a process to be examined: `python -m tests.forensic.bot_under_examination VARIANT run --config FILE`.

Its memory of senders lives for seconds and not for a day, so that a test sees its end. The variant `leaky` does what a
careless program would: it writes a case like anything else, and queues what it says back. It is the control: whoever
examines it must find the authors.
"""

import itertools
import os
import signal
import sys
from dataclasses import replace as changed
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import bot
from tests.crash.failpoints import Method, replace
from tests.crash.mortal_bot import without_limits

KEY_SECONDS = 3.0
IDLE_SECONDS = 1.0
KILL = "FORENSIC_KILL"
"""The environment variable that says at which emptying of the log it is to die."""
DAYS = "FORENSIC_DAYS"
"""The environment variable that says by how many days its clock is ahead."""


def leak() -> None:
    """Take the seals off."""

    def unsealed(transaction: Method) -> Method:
        def wrapped(self: Any, *, sealed: bool = False) -> Any:
            return transaction(self)

        return wrapped

    def queued(compose: Method) -> Method:
        def wrapped(self: Any, reply: Any, *args: Any, **kwargs: Any) -> Any:
            return compose(self, changed(reply, in_memory=False), *args, **kwargs)

        return wrapped

    def spoken(speak: Method) -> Method:
        return lambda context, reply, *, tapped: speak(context, changed(reply, in_memory=False), tapped=tapped)

    replace("storage.store:Store.transaction", unsealed)
    replace("app.context:Effects.compose", queued)
    replace("app.answering:_speak", spoken)
    replace("app.unwritten:Unwritten.forget", lambda _: lambda self, now: None)
    for overwriting in ("overwrite_small_blocks", "overwrite_own_blocks"):
        replace(f"app.engine:{overwriting}", lambda _: lambda: None)
    replace("bot:overwrite_what_is_freed", lambda _: lambda: None)


def dying(hit: int, empty: Method) -> Method:
    """The emptying of the log, at which the process dies the n-th time it is asked for."""
    asked = itertools.count(1)

    async def wrapped(*args: Any) -> Any:
        if next(asked) == hit:
            os.kill(os.getpid(), signal.SIGKILL)
        return await empty(*args)

    return wrapped


def shift(ahead: timedelta) -> None:
    """Let the program's clock be ahead. Its bell is the event loop's, which keeps real time."""

    def in_real_time(arm: Method) -> Method:
        return lambda self, upcoming: arm(self, None if upcoming is None else upcoming - ahead)

    def now() -> datetime:
        return datetime.now(UTC) + ahead

    replace("app.due:AlarmClock.arm", in_real_time)
    replace("bot:utc_now", lambda _: now)
    replace("bot:build", lambda build: partial(build, clock=now))


def main(arguments: list[str]) -> int:
    """Be the bot."""
    variant, *rest = arguments
    without_limits()
    if variant == "leaky":
        leak()
    # More in a day than a flood may bring, so that a test need not take days.
    replace("commands.suggest:MOST_UNNAMED_A_DAY", lambda most: 4 * most)
    replace("transports.telegram_request:IDLE_SECONDS", lambda _: IDLE_SECONDS)
    replace("app.engine:KEY_LIFE", lambda _: timedelta(seconds=KEY_SECONDS))
    if ahead := int(os.environ.get(DAYS, "0")):
        shift(timedelta(days=ahead))
    if os.environ.get(KILL):
        replace("storage.engine:_emptied_wal", partial(dying, int(os.environ[KILL])))
    return bot.main(rest)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
