"""The text of a message as the Bot API understands it: length, entities, HTML, buttons.

Lengths and offsets are counted in UTF-16 code units.
"""

import html
import re
from itertools import accumulate
from typing import Any

from tests.wire.telegram_schema import bad_request

JSON = dict[str, Any]

MAX_TEXT = 4096
MAX_CAPTION = 1024
MAX_CALLBACK_DATA = 64  # bytes
MAX_BUTTONS = 100

ENTITY_TYPES = frozenset({
    "mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number", "bold", "italic",
    "underline", "strikethrough", "spoiler", "blockquote", "expandable_blockquote", "code", "pre",
    "text_link", "text_mention", "custom_emoji", "date_time",
})  # fmt: skip
TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link",
}  # fmt: skip
TOKEN = re.compile(r"<(/?)([a-zA-Z0-9-]*)([^<>]*)>|(&(?:#\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);)|<|[^<&]+|&")
COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@\w+)?")


def utf16_length(text: str) -> int:
    """Length in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part an entity covers."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "surrogatepass")


def formatted(arguments: JSON, text_key: str, entities_key: str) -> tuple[str, list[JSON]]:
    """The text and entities of a call. Raises 400 for bad HTML, bad entities or a text too long."""
    text: str = arguments.get(text_key, "")
    entities: list[JSON] = arguments.get(entities_key, [])
    mode = arguments.get("parse_mode")
    if mode == "HTML":
        text, entities = from_html(text)
    elif mode is not None:
        raise bad_request(f"unsupported parse_mode {mode!r} (this server knows HTML and entities)")
    check_entities(text, entities)
    text = text.rstrip()
    limit = MAX_TEXT if text_key == "text" else MAX_CAPTION
    if utf16_length(text) > limit:
        raise bad_request("message is too long" if text_key == "text" else "message caption is too long")
    return text, clipped(entities, utf16_length(text))


def clipped(entities: list[JSON], end: int) -> list[JSON]:
    """Entities cut to a text whose trailing space was dropped; in a fixed order."""
    kept = [{**e, "length": min(e["length"], end - e["offset"])} for e in entities if e["offset"] < end]
    return sorted(kept, key=lambda e: (e["offset"], -e["length"], e["type"]))


def check_entities(text: str, entities: list[JSON]) -> None:
    """Raises 400 if an entity has no known type, leaves the text or cuts a character in two."""
    boundaries = set(accumulate((1 + (ord(character) > 0xFFFF) for character in text), initial=0))
    end = max(boundaries)
    for entity in entities:
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        if entity["type"] not in ENTITY_TYPES:
            raise bad_request("can't parse entities: unsupported type of entity")
        if start < 0 or entity["length"] < 1 or stop > end:
            raise bad_request(
                f"entity beginning at UTF-16 offset {start} ends after the end of the text at UTF-16 offset {end}"
            )
        if start not in boundaries or stop not in boundaries:
            raise bad_request("entity begins or ends in a middle of a UTF-16 symbol")


def from_html(source: str) -> tuple[str, list[JSON]]:
    """Reads Telegram's HTML as strictly as the server: a bare `<` or an unknown or unclosed tag is a 400."""
    text, open_tags, entities = "", list[tuple[str, JSON]](), list[JSON]()
    for token in TOKEN.finditer(source):
        slash, tag, attributes, reference = token.groups()
        if tag is None:
            if token[0] == "<":
                raise bad_request(f"can't parse entities: Unclosed start tag at byte offset {token.start()}")
            text += html.unescape(reference) if reference else token[0]
        elif slash:
            if not open_tags or open_tags[-1][0] != tag.lower():
                raise bad_request(f"can't parse entities: Unexpected end tag at byte offset {token.start()}")
            entity = open_tags.pop()[1]
            entity["length"] = utf16_length(text) - entity["offset"]
            entities += [entity] if entity["length"] else []
        else:
            entity = start_tag(tag.lower(), attributes, token.start())
            open_tags.append((tag.lower(), entity | {"offset": utf16_length(text)}))
    if open_tags:
        raise bad_request(f"can't parse entities: Can't find end tag corresponding to start tag {open_tags[-1][0]}")
    return text, entities


def start_tag(tag: str, attributes: str, position: int) -> JSON:
    """The entity a tag opens, without its place."""
    if tag not in TAGS:
        raise bad_request(f'can\'t parse entities: Unsupported start tag "{tag}" at byte offset {position}')
    entity: JSON = {"type": TAGS[tag]}
    if tag == "a":
        link = re.search(r"""href=(?:"([^"]*)"|'([^']*)')""", attributes)
        entity["url"] = html.unescape((link[1] or link[2] or "") if link else "")
    if tag == "blockquote" and "expandable" in attributes:
        entity["type"] = "expandable_blockquote"
    return entity


def command_entities(text: str) -> list[JSON]:
    """The `/command` entities that the server finds in what people write (ASCII names only)."""
    return [
        {
            "type": "bot_command",
            "offset": utf16_length(text[: found.start()]),
            "length": utf16_length(found[0]),
        }
        for found in COMMAND.finditer(text)
    ]


def check_markup(markup: JSON | None) -> None:
    """Raises 400 for inline buttons that the server refuses."""
    buttons = [button for row in (markup or {}).get("inline_keyboard", []) for button in row]
    if len(buttons) > MAX_BUTTONS:
        raise bad_request("reply markup is too long")
    for button in buttons:
        kinds = button.keys() - {"text", "style", "icon_custom_emoji_id"}
        if not button["text"].strip():
            raise bad_request("BUTTON_TEXT_INVALID")
        if len(kinds) != 1:
            raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
        if "callback_data" in kinds and not 1 <= len(button["callback_data"].encode()) <= MAX_CALLBACK_DATA:
            raise bad_request("BUTTON_DATA_INVALID")
        if "url" in kinds and not re.match(r"(https?|tg)://\S+$", button["url"]):
            raise bad_request(f"inline keyboard button URL '{button['url']}' is invalid: Wrong HTTP URL")
