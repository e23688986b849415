"""Reading what the Bot API gives. What must be there raises where it is not."""

from collections.abc import Mapping
from typing import Any

from transports.telegram_format import wellformed

Json = Mapping[str, Any]

MOST_ID = 2**63 - 1


def whole(value: object) -> int:
    """A number as Telegram gives ids. Raises TypeError for anything else."""
    if isinstance(value, bool) or not isinstance(value, int) or not -MOST_ID <= value <= MOST_ID:
        raise TypeError("no id")
    return value


def told(value: object) -> str:
    """A text that is no person's words, as it can be stored. Raises TypeError for anything else."""
    if not isinstance(value, str):
        raise TypeError("no text")
    return wellformed(value).replace("\0", "\ufffd")
