"""What only the platform knows of an event, asked before its transaction opens."""

from __future__ import annotations

from dataclasses import dataclass

from app.messages import FoundPoll
from app.sent_files import Enclosure, SentFile, Unfit


@dataclass(frozen=True, slots=True)
class Plan:
    """What an event will want from the platform."""

    asks_admin: bool = False
    asks_poll: bool = False
    files: tuple[SentFile, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it wants nothing."""
        return not (self.asks_admin or self.asks_poll or self.files)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the platform told: whether the sender administers the room, the poll that is answered, and the files that
    are to be kept, or why one of them cannot be.
    """

    admin: bool = False
    poll: FoundPoll | None = None
    files: tuple[Enclosure, ...] | Unfit = ()


NOTHING_ASKED = Facts()
