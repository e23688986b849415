"""Ending in good order: what has been begun is brought to its end, if that does not take too long."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")


async def to_its_end(work: Coroutine[Any, Any, T], patience: float) -> T:
    """Await the work. When cancelled, let it go on for at most so many seconds, then cancel it too.

    Raises what the work raises; once cancelled, only CancelledError.
    """
    task = asyncio.ensure_future(work)
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError:
        if not task.done():
            await asyncio.wait([task], timeout=patience)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Do the work until it ends, or until SIGTERM or SIGINT cancels it; at a second signal the process is gone at once.

    Raises what the work raises.
    """
    serving = asyncio.ensure_future(work)

    def stop() -> None:
        # The task's own count of cancellations would not do: the HTTP client's are in it too.
        _on_signal(lambda: os._exit(1))
        serving.cancel()

    _on_signal(stop)
    with suppress(asyncio.CancelledError):
        await serving


def _on_signal(act: Callable[[], None]) -> None:
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, act)
