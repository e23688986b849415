"""Ending in good order: what has been begun is brought to its end, if that does not take too long."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
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
