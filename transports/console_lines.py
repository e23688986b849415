"""Reading the lines of a rehearsal: ``NAME> text``, ``NAME#ROOM> text``, ``NAME@ text``, ``:clock +3d``.

Chinese keyboards type ``＞ 》 ＠ ＃ ：``; each counts as the sign it stands for.
"""

from __future__ import annotations

import re
import unicodedata

from app.rehearsal_lines import Leave, Line, Mistake, Nothing, Order, Place, Press, Speech, Word

ROOM = "room"
"""The chat in which everybody is who does not name another."""
BOT = "bot"

_NAME = r"[^\s:：#＃>＞》@＠/／!！][^\s#＃>＞》@＠]*"
_SPOKEN = re.compile(
    rf"\s*(?P<name>{_NAME})"
    r"(?:(?P<direct>[@＠])(?:[>＞》]|(?=[\s:：/／!！\u3000]|$))"
    r"|(?:[#＃](?P<room>[^\s#＃>＞》@＠]+))?[>＞》])"
    r"(?P<text>.*)",
    re.DOTALL,
)
_COLON = re.compile(r"\s*[:：]\s*(?P<word>[^\W\d_]+)\s*(?P<rest>.*)", re.DOTALL)
_FILE = re.compile(r"""\s*(?:(?P<sign>["'])(?P<quoted>.+?)(?P=sign)|(?P<path>\S+))""")
_ESCAPE = re.compile(r"\\(\\|n)")


def fold(name: str) -> str:
    """The form in which two spellings of a name or a room are the same."""
    return unicodedata.normalize("NFKC", name).casefold()


def direct_chat(account: str) -> str:
    """The chat of somebody with the bot alone."""
    return f"@{account}"


def room_chat(room: str) -> str:
    """The chat of a room; a name that is empty or that of the first room means the first."""
    folded = fold(room)
    return ROOM if folded in ("", ROOM) else f"#{folded}"


def names_speaker(line: str) -> bool:
    """Whether a line says who speaks."""
    return _SPOKEN.fullmatch(line) is not None


def read_aside(line: str) -> Order | Nothing | None:
    """The meaning of a line in which nobody speaks; None for every other line."""
    if not line.strip() or line.lstrip().startswith("#"):
        return Nothing()
    found = _COLON.fullmatch(line)
    word = found["word"].casefold() if found is not None else ""
    if found is None or word not in list(Word):
        return None
    return Order(Word(word), found["rest"].strip())


def read_line(line: str) -> Line:
    """What a line means. Raises Mistake."""
    aside = read_aside(line)
    if aside is not None:
        return aside
    spoken = _SPOKEN.fullmatch(line)
    if spoken is None:
        raise Mistake("rehearsal-order-unclear" if _COLON.fullmatch(line) else "rehearsal-line-unclear")
    name = spoken["name"]
    if fold(name) == BOT:
        raise Mistake("rehearsal-name-bot")
    place = _place(name, spoken["room"] or "", direct=spoken["direct"] is not None)
    said = spoken["text"].strip()
    colon = _COLON.fullmatch(said)
    if colon is not None and colon["word"].casefold() == "tap":
        return Press(place, _number(colon["rest"]))
    if colon is not None and colon["word"].casefold() == "leave" and not place.direct:
        return Leave(place)
    if not said:
        raise Mistake("rehearsal-line-empty", name=name)
    file = ""
    if colon is not None and colon["word"].casefold() == "file":
        file, said = _file(colon["rest"])
    return Speech(place, _ESCAPE.sub(lambda sign: "\n" if sign[1] == "n" else "\\", said), file)


def _file(text: str) -> tuple[str, str]:
    """The path of a file, in quotes if it has spaces, and the words beside it. Raises Mistake."""
    found = _FILE.match(text)
    path = (found["quoted"] or found["path"] or "") if found is not None else ""
    if found is None or not path:
        raise Mistake("rehearsal-file-unclear")
    return path, text[found.end() :].strip()


def _place(name: str, room: str, *, direct: bool) -> Place:
    if direct:
        return Place(name, direct_chat(fold(name)), direct)
    chat = room_chat(room)
    return Place(name, chat, direct, "" if chat == ROOM else room)


def _number(text: str) -> int:
    digits = unicodedata.normalize("NFKC", text).strip().strip("[]")
    if not re.fullmatch(r"\d{1,4}", digits, re.ASCII):
        raise Mistake("rehearsal-tap-unclear")
    return int(digits)
