"""What goes out, as Telegram wants it: text with entities in UTF-16 units, keyboards, pieces of at most 4,096."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from telegram import InputFile

from app.messages import Button, Menus, Outgoing, Span, Style
from app.ports import SendRefused

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_TOAST = 200
MAX_ACTION_BYTES = 64
MAX_PHOTO_BYTES = 10_000_000
MAX_FILE_BYTES = 50_000_000
MAX_COMMANDS = 100
MAX_SUMMARY = 256

START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
COMMAND_NAME = re.compile(r"[a-z0-9_]{1,32}")

# Telegram knows Chinese as "zh" alone; those who read traditional characters see the simplified menu.
LANGUAGE_CODES = {"zh-Hans": "zh", "zh-Hant": ""}

Json = dict[str, Any]
StartLink = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a method of the Bot API."""

    method: str
    arguments: Json


@dataclass(frozen=True, slots=True)
class Piece:
    """A text short enough for one message, with its entities."""

    text: str
    entities: tuple[Json, ...]


def calls(message: Outgoing, start_link: StartLink) -> list[Call]:
    """The calls that send a message, in order: a file that cannot take the text as its caption goes first, buttons
    and the request to answer come with the last. Raises SendRefused for what Telegram could never take."""
    address = message.address
    place: Json = {"chat_id": address.chat or address.account}
    if address.thread:
        place["message_thread_id"] = int(address.thread)
    made: list[Call] = []
    texts = pieces(message.body, MAX_TEXT)
    if message.attachment is not None:
        caption = pieces(message.body, MAX_CAPTION)
        if len(caption) > 1:
            caption = []
        else:
            texts = []
        made.append(file_call(message, place, caption))
    made += [Call("sendMessage", place | text_arguments(piece)) for piece in texts]
    if not made:
        raise SendRefused("the message is empty")
    if message.reply_to:
        reply = {"message_id": int(message.reply_to), "allow_sending_without_reply": True}
        made[0].arguments["reply_parameters"] = reply
    if message.buttons:
        made[-1].arguments["reply_markup"] = keyboard(message.buttons, start_link)
    elif message.force_reply:
        made[-1].arguments["reply_markup"] = {"force_reply": True, "selective": True}
    return made


def file_call(message: Outgoing, place: Json, caption: Sequence[Piece]) -> Call:
    """The call that sends the attachment: as a picture where Telegram takes it as one."""
    attachment = message.attachment
    if attachment is None or len(attachment.content) > MAX_FILE_BYTES:
        raise SendRefused("the file is too large")
    arguments = dict(place)
    if caption:
        arguments |= {"caption": caption[0].text, "caption_entities": list(caption[0].entities)}
    picture = attachment.media_type in ("image/png", "image/jpeg") and len(attachment.content) <= MAX_PHOTO_BYTES
    method, key = ("sendPhoto", "photo") if picture else ("sendDocument", "document")
    arguments[key] = InputFile(attachment.content, filename=wellformed(attachment.name))
    return Call(method, arguments)


def edit_call(message: Outgoing, message_id: str, start_link: StartLink) -> Call:
    """The call that replaces a message's text and buttons. Raises SendRefused if it does not fit one message."""
    texts = pieces(message.body, MAX_TEXT)
    if len(texts) != 1:
        raise SendRefused("an edited message must be neither empty nor longer than 4,096")
    arguments: Json = {"chat_id": message.address.chat or message.address.account, "message_id": int(message_id)}
    arguments |= text_arguments(texts[0])
    if message.buttons:
        arguments["reply_markup"] = keyboard(message.buttons, start_link)
    return Call("editMessageText", arguments)


def caption_call(edit: Call) -> Call:
    """The same edit for a message whose text stands under a file. Raises SendRefused if it is too long for that."""
    arguments = {key: value for key, value in edit.arguments.items() if key != "link_preview_options"}
    text = arguments.pop("text")
    if units(text) > MAX_CAPTION:
        raise SendRefused("the text is too long to stand under a file")
    return Call("editMessageCaption", arguments | {"caption": text, "caption_entities": arguments.pop("entities")})


def text_arguments(piece: Piece) -> Json:
    """The arguments common to sending and editing text. Never a parse_mode: what people write is not markup."""
    return {
        "text": piece.text,
        "entities": list(piece.entities),
        "link_preview_options": {"is_disabled": True},
    }


def keyboard(rows: Sequence[Sequence[Button]], start_link: StartLink) -> Json:
    """Inline buttons. Raises SendRefused for an action or a payload that Telegram cannot carry."""
    return {"inline_keyboard": [[inline_button(button, start_link) for button in row] for row in rows]}


def inline_button(button: Button, start_link: StartLink) -> Json:
    """One button that carries its action back, or opens the bot's direct chat."""
    text = wellformed(button.label)
    if button.start:
        if not START_PAYLOAD.fullmatch(button.start):
            raise SendRefused("a start payload does not fit a Telegram link")
        return {"text": text, "url": start_link(button.start)}
    if not 1 <= len(wellformed(button.action).encode()) <= MAX_ACTION_BYTES:
        raise SendRefused("a button's action is not of 1 to 64 bytes")
    return {"text": text, "callback_data": wellformed(button.action)}


def toast(text: str) -> str:
    """The answer to a tap, cut to what Telegram shows."""
    text = wellformed(text)
    return text if units(text) <= MAX_TOAST else text[: fitting(text, MAX_TOAST - 1)] + "…"


def menu_calls(menus: Menus) -> Iterator[Call]:
    """The calls that set the command menus, by scope and language; names that Telegram does not allow are left out."""
    for scope, by_language in (("all_group_chats", menus.group), ("all_private_chats", menus.private)):
        for language, entries in by_language.items():
            code = LANGUAGE_CODES.get(language, language.partition("-")[0])
            commands = [
                {"command": entry.command, "description": wellformed(entry.summary)[:MAX_SUMMARY]}
                for entry in entries
                if COMMAND_NAME.fullmatch(entry.command)
            ][:MAX_COMMANDS]
            if not commands or (language and not code):
                continue
            arguments: Json = {"commands": commands, "scope": {"type": scope}}
            yield Call("setMyCommands", arguments | ({"language_code": code} if code else {}))


def wellformed(text: str) -> str:
    """The text without halves of surrogate pairs, which no request can carry."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def units(text: str) -> int:
    """The length in UTF-16 code units, as Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def fitting(text: str, limit: int) -> int:
    """How many whole characters fit in ``limit`` UTF-16 units."""
    for index, character in enumerate(text):
        limit -= 2 if ord(character) > 0xFFFF else 1
        if limit < 0:
            return index
    return len(text)


def pieces(body: Sequence[Span], limit: int) -> list[Piece]:
    """The text in pieces of at most ``limit`` UTF-16 units; none if there is nothing but white space."""
    runs = [Span(wellformed(span.text), span.style) for span in body if span.text]
    made: list[Piece] = []
    while runs := trimmed(runs):
        text = "".join(run.text for run in runs)
        at = len(text) if units(text) <= limit else cut(runs, text, fitting(text, limit))
        head, runs = split(runs, at)
        made.append(rendered(trimmed(head)))
    return made


def trimmed(runs: list[Span]) -> list[Span]:
    """Without empty lines before and white space after, which Telegram drops (and entities may not cover)."""
    runs = list(runs)
    while runs and not runs[0].text.strip():
        runs.pop(0)
    while runs and not runs[-1].text.strip():
        runs.pop()
    if runs:
        runs[0] = Span(runs[0].text.lstrip("\r\n"), runs[0].style)
        runs[-1] = Span(runs[-1].text.rstrip(), runs[-1].style)
    return runs


def cut(runs: Sequence[Span], text: str, most: int) -> int:
    """Where to cut a text of which ``most`` characters fit.

    After a line, else after a word, outside styled runs; else before the styled run that is in the way; and inside
    one only if it fits no message whole, again after a line or a word if there is one in the latter half.
    """
    start = 0
    ends = []
    styled = (0, 0)
    for run in runs:
        end = start + len(run.text)
        if run.style is Style.PLAIN:
            ends += [(at, text[at - 1]) for at in range(start + 1, min(end, most) + 1) if text[at - 1] in "\n "]
        elif start < most < end:
            styled = (start, end)
        start = end
    loose = last_break(ends, most // 2)
    if loose:
        return loose
    if styled == (0, 0):
        return most
    if styled[0] > 0:
        return styled[0]
    inside = [(at, text[at - 1]) for at in range(1, most + 1) if text[at - 1] in "\n "]
    return last_break(inside, most // 2) or most


def last_break(ends: Sequence[tuple[int, str]], least: int) -> int:
    """The last end of a line at or after ``least``, else the last end of a word there, else 0."""
    for wanted in "\n ":
        for at, character in reversed(ends):
            if character == wanted and at >= least:
                return at
    return 0


def split(runs: Sequence[Span], at: int) -> tuple[list[Span], list[Span]]:
    """The runs before and after a place in their text."""
    head: list[Span] = []
    tail: list[Span] = []
    for run in runs:
        head += [Span(run.text[:at], run.style)] if at > 0 else []
        tail += [Span(run.text[at:], run.style)] if at < len(run.text) else []
        at = max(0, at - len(run.text))
    return head, tail


def rendered(runs: Sequence[Span]) -> Piece:
    """Text and entities. White space at the ends of a styled run stays outside its entity."""
    entities: list[Json] = []
    offset = 0
    for run in runs:
        inner = run.text.strip()
        if run.style is not Style.PLAIN and inner:
            before = units(run.text[: len(run.text) - len(run.text.lstrip())])
            kind = "bold" if run.style is Style.BOLD else "pre" if "\n" in inner else "code"
            entities.append({"type": kind, "offset": offset + before, "length": units(inner)})
        offset += units(run.text)
    return Piece("".join(run.text for run in runs), tuple(entities))
