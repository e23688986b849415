"""What messages look like on a console, and which of them no platform would take."""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence

from wcwidth import wcswidth

from app.messages import Button, Capabilities, Outgoing
from app.ports import SendRefused

LONGEST_ACTION = 64  # bytes: what a button can carry on the strictest platform
WIDEST_LINE = 78  # columns, up to which all buttons stand in one line


def check(message: Outgoing, capabilities: Capabilities) -> None:
    """Hold a message to what platforms demand, so that a rehearsal shows what would fail. Raises SendRefused."""
    buttons = [button for row in message.buttons for button in row]
    if not message.plain.strip():
        raise SendRefused("the message is empty")
    if len(message.plain.encode("utf-16-le")) // 2 > capabilities.max_text:
        raise SendRefused("the message is too long")
    if len(buttons) > capabilities.most_buttons:
        raise SendRefused("the message has too many buttons")
    if any(not 0 < len(button.action.encode()) <= LONGEST_ACTION for button in buttons):
        raise SendRefused("a button carries too much or nothing")


def lay_out(message: Outgoing) -> tuple[str, ...]:
    """The lines of a message: further ones and buttons indented, then the name of what is attached."""
    lines = (*_body(message.plain), *_buttons(message.buttons))
    if message.attachment is None:
        return lines
    return (*lines, f"  <{without_controls(message.attachment.name)}>")


def block(mark: str, text: str) -> tuple[str, ...]:
    """The lines of a text after a mark that says whose it is."""
    first, *further = _body(text)
    return (f"{mark} {first}", *further)


def without_controls(text: str) -> str:
    """The text without what a terminal would obey: what people write must not move its cursor."""
    return "".join(sign for sign in text.replace("\t", "    ") if unicodedata.category(sign) != "Cc")


def _body(text: str) -> tuple[str, ...]:
    first, *further = (without_controls(line).rstrip() for line in text.strip().split("\n"))
    return (first, *(f"  {line}".rstrip() for line in further))


def _buttons(rows: Sequence[Sequence[Button]]) -> list[str]:
    """All buttons in one line where they fit, else a line for each row; numbers go on over the rows."""
    count = itertools.count(1)
    lines = [
        "  " + "  ".join(f"[{next(count)}] {without_controls(button.label)}" for button in row) for row in rows if row
    ]
    together = "".join(lines)
    return [together] if lines and wcswidth(together) <= WIDEST_LINE else lines
