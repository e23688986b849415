"""A refusal: the one way in which the rules say no to a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta


class Refusal(Exception):
    """Raised when what somebody asked cannot be done, and nothing of it was done.

    ``code`` names the sentence in the locales (``refusal-<code>``); ``data`` are its variables. The domain never
    writes prose: the same refusal is read in three languages.
    """

    def __init__(self, code: str, **data: str | int | datetime | timedelta) -> None:
        super().__init__(code)
        self.code = code
        self.data: Mapping[str, str | int | datetime | timedelta] = data
