"""Files that people send on Telegram, and messages that are deleted there."""

from __future__ import annotations

from collections.abc import Sequence

from telegram.error import TelegramError

from app.messages import Address
from app.ports import RetryLater, SendFailure, SendRefused
from app.sent_files import SentFile
from transports.downloads import too_large
from transports.telegram_api import BotApi, NoAnswer, Rejection, sending_failure
from transports.telegram_json import Json, told, whole

MOST_BYTES = 20_000_000
"""What the Bot API gives out, however large a file may be."""

UNKNOWN_KIND = "application/octet-stream"

NOT_THERE = (404, 410)

# Telegram's own words, in lower case.
ALREADY_GONE = "message to delete not found"


def file_of(message: Json) -> SentFile | None:
    """The photo or document of a message, None if it has neither. Raises KeyError, TypeError for an unknown shape."""
    if message.get("photo"):
        photo = largest(message["photo"])
        return SentFile("", "image/jpeg", size_of(photo), told(photo["file_id"]))
    document = message.get("document")
    if not document:
        return None
    kind = told(document.get("mime_type", "")) or UNKNOWN_KIND
    return SentFile(told(document.get("file_name", "")), kind, size_of(document), told(document["file_id"]))


def largest(sizes: Sequence[Json]) -> Json:
    """The largest picture of those in which a photo is kept, as far as it is given out."""
    fitting = [size for size in sizes if size_of(size) <= MOST_BYTES]
    return max(fitting or sizes, key=lambda size: whole(size["width"]) * whole(size["height"]))


def size_of(file: Json) -> int:
    """A file's size in bytes, 0 where Telegram does not tell it."""
    return max(0, whole(file.get("file_size", 0)))


async def fetch(api: BotApi, file: SentFile, most: int) -> bytes:
    """The content of a file. Raises RetryLater, SendRefused."""
    if file.size > most:
        raise too_large(most)
    try:
        found = await api.call("getFile", {"file_id": file.reference})
    except TelegramError as error:
        raise _fetching_failure(error) from None
    path = found.get("file_path") if isinstance(found, dict) else None
    if not isinstance(path, str) or not path:
        raise SendRefused("the Bot API does not say where the file is")
    try:
        return await api.download(path, most)
    except TelegramError as error:
        if isinstance(error, Rejection | NoAnswer) and error.code in NOT_THERE:
            raise SendRefused("the file is not given out any more") from None
        raise _fetching_failure(error) from None


def _fetching_failure(error: TelegramError) -> SendFailure:
    failure = sending_failure(error)
    return failure if isinstance(failure, RetryLater) else SendRefused(str(failure))


async def erase(api: BotApi, address: Address, message_id: str) -> bool:
    """Delete a message; False if Telegram does not let the bot do it. Raises RetryLater."""
    arguments = {"chat_id": address.chat or address.account, "message_id": int(message_id)}
    try:
        await api.call("deleteMessage", arguments)
    except TelegramError as error:
        failure = sending_failure(error)
        if isinstance(failure, RetryLater):
            raise failure from None
        # A chat that has moved counts its messages anew: the same number there would be another message.
        return isinstance(error, Rejection) and error.says(ALREADY_GONE)
    return True
