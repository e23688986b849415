"""Files that people send along with their words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SentFile:
    """A file that somebody sent: its name ("" for a photo without one), its kind, its size in bytes (0: not told), and
    what the platform needs to give it out.
    """

    name: str
    media_type: str
    size: int
    reference: str
