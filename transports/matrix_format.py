"""Putting a message into the form Matrix takes: plain text for all, HTML where there is style, and its relations."""

from __future__ import annotations

import hashlib
import html
import json
from collections.abc import Sequence

from app.messages import Attachment, Outgoing, Span, Style
from app.ports import SendRefused
from transports.matrix_json import Json

MOST_BYTES = 60_000
"""An event may have 65,536 bytes; the server adds signatures and the like."""

MOST_FALLBACK = 500
"""How many characters of an edit are repeated for clients that know no edits."""

NO_BREAK_SPACE = "\u00a0"
PNG_START = b"\x89PNG\r\n\x1a\n"


def new_content(message: Outgoing, answered: str = "") -> Json:
    """The content of a new message. Raises SendRefused when it is too long for an event.

    It is a notice, so that no other bot answers it. It names whoever is ``answered`` and nobody else, whatever names
    are in its words: only for them it rings.
    """
    content = _text(message.body) | {"m.mentions": {"user_ids": [answered]} if answered else {}}
    relation = relation_of(message)
    if relation:
        content["m.relates_to"] = relation
    return fitting(content)


def edited_content(message: Outgoing, message_id: str) -> Json:
    """The content that replaces a message. Raises SendRefused when it is too long for an event."""
    fresh = fitting(_text(message.body) | {"m.mentions": {}})
    return {
        "msgtype": fresh["msgtype"],
        # Only clients that know no edits show this, as a message of its own.
        "body": f"* {message.plain[:MOST_FALLBACK]}",
        "m.mentions": {},
        "m.new_content": fresh,
        "m.relates_to": {"rel_type": "m.replace", "event_id": message_id},
    }


def file_content(message: Outgoing, attachment: Attachment, address: str) -> Json:
    """The content of a stored file with the message's text as its caption. Raises SendRefused."""
    picture = attachment.media_type.startswith("image/")
    info: Json = {"mimetype": attachment.media_type, "size": len(attachment.content)}
    if picture and attachment.content.startswith(PNG_START):
        info["w"] = int.from_bytes(attachment.content[16:20], "big")
        info["h"] = int.from_bytes(attachment.content[20:24], "big")
    content: Json = {"body": attachment.name}
    if message.plain:
        content = _text(message.body)
    content |= {
        "msgtype": "m.image" if picture else "m.file",
        "filename": attachment.name,
        "url": address,
        "info": info,
        "m.mentions": {},
    }
    relation = relation_of(message)
    if relation:
        content["m.relates_to"] = relation
    return fitting(content)


def sealed_file_content(message: Outgoing, attachment: Attachment, sealed: Json) -> Json:
    """The same for a file that is stored encrypted; ``sealed`` says where, and with what it is opened."""
    content = file_content(message, attachment, "")
    del content["url"]
    return {**content, "file": sealed}


def digest(content: Json) -> str:
    """A short name for a content, the same for the same content."""
    return hashlib.sha256(json.dumps(content, sort_keys=True).encode()).hexdigest()[:16]


def as_html(body: Sequence[Span]) -> str:
    """The body in Matrix's HTML, "" if it has no style. Nothing in the text is taken for a tag."""
    if all(span.style is Style.PLAIN for span in body):
        return ""
    made = ""
    after_block = False
    for span in _joined(body):
        text = html.escape(span.text, quote=False)
        if after_block:
            text = text.removeprefix("\n")
        block = span.style is Style.CODE and "\n" in span.text
        if block:
            made = made.removesuffix("<br>") + f"<pre><code>{text}\n</code></pre>"
        elif span.style is Style.CODE:
            # Spaces in a row would run together.
            made += f"<code>{text.replace(' ', NO_BREAK_SPACE)}</code>"
        elif span.style is Style.BOLD:
            made += f"<strong>{text}</strong>".replace("\n", "<br>")
        else:
            made += text.replace("\n", "<br>")
        after_block = block
    return made


def _joined(body: Sequence[Span]) -> list[Span]:
    """The body with lines of fixed width that follow each other made one block."""
    joined: list[Span] = []
    for span in body:
        between = joined[-1] if joined else None
        before = joined[-2] if len(joined) > 1 else None
        if span.style is Style.CODE and before is not None and before.style is Style.CODE and between == Span("\n"):
            joined[-2:] = [Span(f"{before.text}\n{span.text}", Style.CODE)]
        else:
            joined.append(span)
    return joined


def _text(body: Sequence[Span]) -> Json:
    content: Json = {"msgtype": "m.notice", "body": "".join(span.text for span in body)}
    formatted = as_html(body)
    if formatted:
        content |= {"format": "org.matrix.custom.html", "formatted_body": formatted}
    return content


def relation_of(message: Outgoing) -> Json:
    """Where the message belongs: its thread, and what it answers. Clients without threads see an answer to the root."""
    relation: Json = {}
    thread = message.address.thread
    if thread:
        relation |= {"rel_type": "m.thread", "event_id": thread, "is_falling_back": not message.reply_to}
    if message.reply_to or thread:
        relation["m.in_reply_to"] = {"event_id": message.reply_to or thread}
    return relation


def fitting(content: Json, most: int = MOST_BYTES) -> Json:
    """The content, without its styles if it is too long with them. Raises SendRefused."""
    if _size(content) > most:
        content = _plain(content)
    if _size(content) > most:
        raise SendRefused("the message is too long for a Matrix event")
    return content


def _plain(content: Json) -> Json:
    plain = {key: value for key, value in content.items() if key not in ("format", "formatted_body")}
    fresh = plain.get("m.new_content")
    return {**plain, "m.new_content": _plain(fresh)} if isinstance(fresh, dict) else plain


def _size(content: Json) -> int:
    return len(json.dumps(content, ensure_ascii=False).encode("utf-8", "surrogatepass"))
