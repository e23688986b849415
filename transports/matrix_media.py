"""Files that people send in Matrix rooms, encrypted or not, and messages that are taken out of rooms."""

from __future__ import annotations

import asyncio
import json
import re

from nio.crypto.attachments import decrypt_attachment
from nio.exceptions import EncryptionError

from app.ports import RetryLater, SendFailure, SendRefused, TransportRefused
from app.sent_files import SentFile
from transports.downloads import too_large
from transports.matrix_json import Json, needed, part, words
from transports.matrix_rooms import Rooms
from transports.matrix_speech import Failure
from transports.matrix_wire import Homeserver, Rejection, Unreachable, sending_failure

KINDS = ("m.image", "m.file")

UNKNOWN_KIND = "application/octet-stream"
MOST_BYTES = 2**53 - 1
"""No larger number is one that Matrix knows."""

CIPHER = "v2"
"""The one way in which files are encrypted today."""

_ADDRESS = re.compile(r"mxc://([^/?#]+)/([^/?#]+)")


def file_of(content: Json) -> SentFile | None:
    """The file that a message brings, None if it is not of that kind. Raises Malformed."""
    if words(content, "msgtype") not in KINDS:
        return None
    sealed = part(content, "file")
    if sealed:
        keys = {"v": words(sealed, "v"), "key": words(sealed, "key", "k"), "iv": words(sealed, "iv")}
        reference = {"url": needed(content, "file", "url"), **keys, "sha256": words(sealed, "hashes", "sha256")}
    else:
        reference = {"url": needed(content, "url")}
    size = part(content, "info").get("size")
    return SentFile(
        name=words(content, "filename") or words(content, "body"),
        media_type=words(content, "info", "mimetype") or UNKNOWN_KIND,
        size=int(size) if isinstance(size, int) and 0 < size <= MOST_BYTES else 0,
        reference=json.dumps(reference),
    )


def caption_of(content: Json) -> str:
    """The words beside a file: its body, if that is not its name alone."""
    name, body = words(content, "filename"), words(content, "body")
    return body if name and name != body else ""


class Media:
    """The files of others, and what is taken out of rooms with or without them."""

    def __init__(self, home: Homeserver, rooms: Rooms) -> None:
        self._home, self._rooms = home, rooms

    async def fetch(self, file: SentFile, most: int) -> bytes:
        """The content of a file, as it was before it was encrypted. Raises RetryLater, SendRefused."""
        if file.size > most:
            raise too_large(most)
        reference = json.loads(file.reference)
        found = _ADDRESS.fullmatch(words(reference, "url"))
        if not found:
            raise SendRefused("the file has no address")
        try:
            content = await self._home.download(found[1], found[2], most)
        except Failure as error:
            raise _for_later(error) or SendRefused(f"the homeserver does not give the file out ({error})") from None
        if "key" not in reference:
            return content
        return await asyncio.to_thread(_opened, content, reference)

    async def erase(self, room: str, message_id: str) -> bool:
        """Take a message out of a room; False if the server does not let the bot do it. Raises RetryLater."""
        try:
            # The same again is no second redaction.
            await self._home.call("PUT", "rooms", room, "redact", message_id, f"erase.{message_id}", body={})
        except Failure as error:
            failure = _for_later(error)
            if failure is not None:
                raise failure from None
            return await self._is_gone(room, message_id)
        self._rooms.note_redacted(message_id)
        return True

    async def _is_gone(self, room: str, message_id: str) -> bool:
        """Whether somebody else has taken the message out before."""
        try:
            event = await self._home.call("GET", "rooms", room, "event", message_id)
        except Failure as error:
            failure = _for_later(error)
            if failure is not None:
                raise failure from None
            return False
        return bool(part(event, "unsigned").get("redacted_because"))


def _for_later(error: Rejection | Unreachable | TransportRefused) -> SendFailure | None:
    """The failure after which the same may work later, None after any other."""
    failure = sending_failure(error)
    return failure if isinstance(failure, RetryLater) else None


def _opened(content: bytes, reference: Json) -> bytes:
    """The file that was encrypted. Raises SendRefused if it has been changed since, or its key is none."""
    if words(reference, "v") != CIPHER:
        raise SendRefused("the file is encrypted in an unknown way")
    try:
        opened: bytes = decrypt_attachment(content, reference["key"], reference["sha256"], reference["iv"])
    except (EncryptionError, ValueError, TypeError, OverflowError):
        raise SendRefused("the file is not the one that was sent, or its key is none") from None
    return opened
