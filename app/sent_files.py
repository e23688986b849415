"""Files that people send along with their words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MOST_BYTES = 5_000_000
"""How large a file may be. The words that refuse a larger one name it."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that somebody sent: its name ("" for a photo without one), its kind, its size in bytes (0: not told), and
    what the platform needs to give it out, which may hold the key of a file that is encrypted.
    """

    name: str
    media_type: str
    size: int
    reference: str

    @property
    def is_picture(self) -> bool:
        """Whether it is said to be a picture of a kind that can be made anew."""
        return self.media_type in PICTURES


PICTURES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that was fetched, as it may be kept. A ``picture`` was made anew: nothing is in it but what is seen, and
    its name says nothing.
    """

    name: str
    media_type: str
    content: bytes
    picture: bool


class Unfit(StrEnum):
    """Why a file cannot be kept."""

    LARGE = "large"
    LOST = "lost"  # the platform did not give it out, or not in time
    BROKEN = "broken"  # it is said to be a picture, and is none
