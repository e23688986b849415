"""The shape of what people type: full-width and dash variants, the command's name, flags, separators.

Phones change what is typed: iOS turns ``--`` into a dash, Chinese keyboards type ``／｜：＃１２``. Every one of those
is mapped character for character, so that a place in the mapped text is the same place in the original: the syntax is
read from the mapped text, people's own words are cut from the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_FULL_WIDTH = {0xFF01 + i: chr(0x21 + i) for i in range(94)}
_OTHERS = {
    0x3000: " ",
    0x00A0: " ",
    0x3001: ",",
    0x3002: ".",
    0x2212: "-",
    0x2010: "-",
    0x2011: "-",
    0xFE63: "-",
    0xFFE8: "|",
    0x4E28: "|",
}
_MAP = _FULL_WIDTH | _OTHERS
_COMMAND = re.compile(r"\s*[/!](?P<name>[^\s/!@|#,:]+)(?:@(?P<bot>\w+))?(?=$|[\s|#,:])", re.DOTALL)
_GLUED = re.compile(r"(?P<name>\D+?)(?P<rest>\d.*)", re.DOTALL)
_FLAG = re.compile(r"(?:^|(?<=\s))(?:--|[\u2014\u2013]{1,2})(?P<name>[^\W\d_][\w-]*)(?:=(?P<value>\S+))?")
_SEPARATOR = re.compile(r"\||\n")
AFTER_NAME = " ,:\uff0c\uff1a\u3001"
"""What may stand between a name and the words behind it."""
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def sound(text: str) -> str:
    """The text with a replacement character for NUL, which no PostgreSQL text holds, and for halves of characters,
    which cannot be written as UTF-8; the same length.
    """
    return _UNSTORABLE.sub("\ufffd", text)


def mapped(text: str) -> str:
    """The text with full-width signs and exotic dashes as plain ones; the same length."""
    return text.translate(_MAP)


@dataclass(frozen=True, slots=True)
class Typed:
    """A command as typed: its name in lower case, the bot it was addressed to ("" for none), and the rest."""

    name: str
    bot: str
    rest: str


def read_command(text: str) -> Typed | None:
    """The command in a text, or None when it is plain talk."""
    found = _COMMAND.match(mapped(text))
    if found is None:
        return None
    rest = text[found.end() :].lstrip(f"{AFTER_NAME}\t\u3000")
    return Typed(found["name"].casefold(), (found["bot"] or "").casefold(), rest.strip(" \t\r\n\u3000"))


def unglue(typed: Typed) -> Typed | None:
    """``/投票7 2`` is typed without the space; the same command with it, or None if no number follows the name."""
    found = _GLUED.fullmatch(typed.name)
    if found is None:
        return None
    return Typed(found["name"], typed.bot, f"{found['rest']} {typed.rest}".strip())


@dataclass(frozen=True, slots=True)
class FlagFound:
    """A flag in a text: its name as typed, a value glued on by ``=`` ("" for none), and where it stands."""

    name: str
    value: str
    start: int
    end: int


def find_flag(text: str, start: int = 0) -> FlagFound | None:
    """The next ``--flag`` at or after a place in the text."""
    found = _FLAG.search(mapped(text), start)
    if found is None:
        return None
    glued = text[found.start("value") : found.end("value")] if found["value"] else ""
    return FlagFound(found["name"].casefold(), glued, found.start(), found.end())


def segments(text: str) -> list[str]:
    """The parts between ``|`` or line breaks, trimmed; empty ones between two separators on one line are kept."""
    plain = mapped(text)
    parts: list[str] = []
    at = 0
    for found in _SEPARATOR.finditer(plain):
        parts.append(text[at : found.start()].strip())
        at = found.end()
    parts.append(text[at:].strip())
    if "\n" in plain:
        parts = [part for part in parts if part]
    return parts


def first_segment(text: str) -> tuple[str, str]:
    """The part before the first separator, and what follows it."""
    found = _SEPARATOR.search(mapped(text))
    if found is None:
        return text.strip(), ""
    return text[: found.start()].strip(), text[found.end() :].strip(" \t")


def first_word(text: str) -> tuple[str, str]:
    """The first word in plain signs, and the rest as typed."""
    stripped = text.lstrip()
    found = re.match(r"\S+", mapped(stripped))
    if found is None:
        return "", ""
    return found.group(), stripped[found.end() :].lstrip()
