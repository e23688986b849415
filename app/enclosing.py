"""Fetching files from a platform and making of them what may be kept."""

from __future__ import annotations

import asyncio
import logging
import re
import unicodedata
from collections.abc import Sequence
from pathlib import PurePosixPath

from app.photos import NoPicture, redrawn
from app.ports import SendFailure, Transport
from app.sent_files import MOST_BYTES, Enclosure, SentFile, Unfit

log = logging.getLogger(__name__)

AT_ONCE = 2
PATIENCE = 8.0
"""Seconds that a batch of events may wait for all its files."""
MOST_NAME = 80
PICTURE = "image/jpeg"

_SEPARATORS = re.compile(r"[/\\:]+")


class Enclosing:
    """One platform's files. Fetching is bounded, as everybody's votes wait for it."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._hands = asyncio.Semaphore(AT_ONCE)

    async def enclose(self, files: Sequence[SentFile], until: float) -> tuple[Enclosure, ...] | Unfit:
        """All of them, or why one cannot be had. ``until`` is a time of the loop's clock."""
        made: list[Enclosure] = []
        for number, file in enumerate(files, 1):
            if file.size > MOST_BYTES:
                return Unfit.LARGE
            try:
                async with asyncio.timeout_at(until), self._hands:
                    content = await self._transport.fetch(file, MOST_BYTES)
                    made.append(await asyncio.to_thread(_enclosed, file, content, number))
            except (SendFailure, TimeoutError) as failure:
                # Never its reference: that may hold a key.
                log.warning("%s: a file could not be had (%s)", self._transport.platform, type(failure).__name__)
                return Unfit.LOST
            except NoPicture as failure:
                log.info("%s: a file is not the picture it is said to be (%s)", self._transport.platform, failure)
                return Unfit.BROKEN
        return tuple(made)


def _enclosed(file: SentFile, content: bytes, number: int) -> Enclosure:
    """Raises NoPicture."""
    if file.is_picture:
        return Enclosure(f"photo-{number}.jpg", PICTURE, redrawn(content), picture=True)
    return Enclosure(plain_name(file.name, number), file.media_type, content, picture=False)


def plain_name(name: str, number: int) -> str:
    """A name that is a name on every machine: no folders, no signs that are not seen, not too long."""
    last = _SEPARATORS.split(name.strip())[-1]
    seen = "".join(sign for sign in last if unicodedata.category(sign)[0] != "C").strip(" .")
    path = PurePosixPath(seen or f"file-{number}")
    ending = path.suffix[:12]
    return f"{path.stem[: MOST_NAME - len(ending)]}{ending}"
