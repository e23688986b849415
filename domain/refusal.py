"""A refusal: the one way in which the rules say no to a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

Data = str | int | datetime | timedelta | tuple[str, ...] | tuple[tuple[str, ...], ...]
"""What a refusal tells; a tuple is a list, whose separator is of the reader's language."""


class Refusal(Exception):
    """Raised when what somebody asked cannot be done, and nothing of it was done.

    ``code`` names the sentence in the locales (``refusal-<code>``); ``data`` are its variables. The domain never
    writes prose: the same refusal is read in three languages.
    """

    def __init__(self, code: str, **data: Data) -> None:
        super().__init__(code)
        self.code = code
        self.data: Mapping[str, Data] = data
