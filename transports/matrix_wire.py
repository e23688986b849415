"""Calls to a Matrix homeserver, the login they need, and what refusals mean.

Of nio's client only the sending of one request is used. Its own loop, its retries and its parsing of whole answers
would keep from us what the outbox and the intake decide by: one malformed event makes nio refuse a whole sync, its
schema warnings quote what people wrote, and it moves its sync token on before anything is kept. Nothing here repeats
the token or a message's words.
"""

from __future__ import annotations

import asyncio
import json
import logging
import re
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

import aiohttp
from nio import AsyncClient, AsyncClientConfig

from app.config import MatrixSettings
from app.ports import ChatGone, RetryLater, SendFailure, SendRefused, TransportDown, TransportRefused
from transports.answers import pause_seconds, read_json, with_whole_characters
from transports.downloads import PATIENCE, read_at_most
from transports.matrix_addresses import CLIENT_API, DOWNLOAD_API, MEDIA_API, address_of, may_be_id
from transports.matrix_json import Json, words
from transports.matrix_session import read_session, write_session

log = logging.getLogger(__name__)

T = TypeVar("T")
Read = Callable[[aiohttp.ClientResponse], Awaitable[T]]

LIST = "list"
"""Where an answer that is a list is found: all answers but one are objects."""

PAUSE_SECONDS = 5.0
"""What to wait when the server does not say how long."""

REFUSED_PAUSE_SECONDS = 60.0
"""What sending waits while the account is refused: polling tells the operator."""

_HALF = re.compile(rb"\\u[dD][89a-fA-F]")
"""Where a character may begin of which only half is there."""

TOKEN_LOST = ("M_UNKNOWN_TOKEN", "M_MISSING_TOKEN")
ACCOUNT_CLOSED = ("M_USER_DEACTIVATED", "M_USER_LOCKED", "M_USER_SUSPENDED", "M_CONSENT_NOT_GIVEN")
ROOM_CLOSED = ("M_FORBIDDEN", "M_NOT_FOUND", "M_UNKNOWN_ROOM", "M_GUEST_ACCESS_FORBIDDEN")


class Rejection(Exception):
    """The homeserver answered, and the answer is no: HTTP status, Matrix's errcode, seconds to wait or None.

    ``answer`` tells how it may become a yes, where the server asks who one is.
    """

    def __init__(self, status: int, code: str, retry_after: float | None = None, answer: Json | None = None) -> None:
        super().__init__(f"{status} {code}")
        self.status, self.code, self.retry_after, self.answer = status, code, retry_after, answer


class Unreachable(Exception):
    """There was no answer of a homeserver: no connection, no time left, or something else answers there."""


def polling_failure(error: Rejection | Unreachable) -> TransportDown | TransportRefused:
    """What a failed poll means to the intake."""
    if isinstance(error, Unreachable):
        return TransportDown(str(error))
    if error.code in TOKEN_LOST or error.code in ACCOUNT_CLOSED:
        return TransportRefused(f"the homeserver refuses the account ({error.code})")
    return TransportDown(f"the homeserver answers {error}", error.retry_after)


def sending_failure(error: Rejection | Unreachable | TransportRefused) -> SendFailure:
    """What a failed send means to the outbox. Limits are by account, so they hold everywhere at once."""
    if isinstance(error, TransportRefused):
        return RetryLater(REFUSED_PAUSE_SECONDS, whole_platform=True, reason=str(error))
    if isinstance(error, Unreachable):
        return RetryLater(PAUSE_SECONDS, whole_platform=True, reason=str(error))
    reason = f"the homeserver answers {error}"
    if error.status == 429 or error.status >= 500:
        pause = PAUSE_SECONDS if error.retry_after is None else error.retry_after
        return RetryLater(pause, whole_platform=True, reason=reason)
    if error.code in TOKEN_LOST or error.code in ACCOUNT_CLOSED:
        return RetryLater(REFUSED_PAUSE_SECONDS, whole_platform=True, reason=reason)
    if error.code in ROOM_CLOSED:
        return ChatGone(reason)
    return SendRefused(reason)


class Homeserver:
    """The bot's account on its homeserver.

    ``session_path`` keeps the access token and the device between starts: logging in is limited far more strictly
    than anything else, and what was sent is recognised again by its device. A call may take ``answer_seconds``.
    """

    def __init__(self, settings: MatrixSettings, session_path: Path, answer_seconds: float) -> None:
        # It logs what it cannot read, words included.
        nio_log = logging.getLogger("nio")
        nio_log.setLevel(logging.CRITICAL)
        nio_log.propagate = False
        self._settings = settings
        self._session_path = session_path
        self._answer_seconds = answer_seconds
        self._login_lock = asyncio.Lock()
        self.user_id = ""
        self.device_id = ""
        self._token = ""
        config = AsyncClientConfig(
            store_sync_tokens=False, encryption_enabled=False, max_limit_exceeded=0, max_timeouts=0
        )
        self._client = AsyncClient(settings.homeserver.rstrip("/"), settings.user, config=config)

    async def open(self) -> None:
        """Take up the kept session, or log in. Raises Rejection, Unreachable, TransportRefused."""
        if self._settings.access_token:
            self._token = self._settings.access_token
        elif not await self._resume():
            async with self._login_lock:
                await self._login()
        me = await self.call("GET", "account", "whoami")
        self.user_id = words(me, "user_id")
        if not self.user_id:
            raise Unreachable("the homeserver does not say who the bot is")
        if self.user_id.lower() != self._settings.user.lower():
            raise TransportRefused(f"the session on the homeserver is of {self.user_id}, not of the configured user")
        self.device_id = words(me, "device_id") or self.device_id

    async def log_in_anew(self) -> None:
        """Go on as a new device. Raises Rejection, Unreachable; TransportRefused without a password."""
        if not self._settings.password:
            raise TransportRefused("the keys of this session are lost: give a new matrix.access_token")
        async with self._login_lock:
            self.device_id = ""
            await self._login()

    async def ask(self, method: str, *path: str, body: Json | None = None) -> tuple[int, Json]:
        """The status and the answer of a call to the client API, be it a refusal. Raises Unreachable, and Rejection
        where asking again is all that can be done."""
        try:
            return 200, await self.call(method, *path, body=body)
        except Rejection as error:
            if error.status == 429 or error.status >= 500:
                raise
            return error.status, error.answer or {"errcode": error.code}

    async def call(
        self,
        method: str,
        *path: str,
        query: Mapping[str, str] | None = None,
        body: Json | None = None,
        seconds: float | None = None,
        api: str = CLIENT_API,
    ) -> Json:
        """One request to the client API. The path's parts are escaped here. Raises Rejection, Unreachable.

        What can be no id is not asked for: a server would hang up on it, which would look as if it were away.
        """
        if not all(may_be_id(piece) for piece in path):
            raise Rejection(404, "M_NOT_FOUND")
        data = None if body is None else json.dumps(body).encode()
        if data is None and method in ("POST", "PUT"):
            data = b"{}"
        return await self._authorised(method, address_of(api, path, query), data, "application/json", seconds, _answer)

    async def upload(self, name: str, media_type: str, content: bytes) -> str:
        """Store a file on the homeserver and return its mxc address. Raises Rejection, Unreachable."""
        address = address_of(MEDIA_API, ("upload",), {"filename": name})
        return words(await self._authorised("POST", address, content, media_type, None, _answer), "content_uri")

    async def download(self, server: str, media_id: str, most: int) -> bytes:
        """A file from any homeserver. Raises Rejection, Unreachable; SendRefused if it has more than ``most`` bytes."""
        if not (may_be_id(server) and may_be_id(media_id)):
            raise Rejection(404, "M_NOT_FOUND")
        address = address_of(DOWNLOAD_API, (server, media_id), None)
        seconds = PATIENCE * self._answer_seconds
        return await self._authorised("GET", address, None, "application/json", seconds, partial(_file, most=most))

    async def close(self) -> None:
        """Let go of connections."""
        await self._client.close()

    async def _authorised(
        self, method: str, address: str, data: bytes | None, media_type: str, seconds: float | None, read: Read[T]
    ) -> T:
        """A request with the access token, made twice if the token has become void in between and can be renewed."""
        token = self._token
        try:
            return await self._request(method, address, data, media_type, seconds, token, read)
        except Rejection as error:
            if error.code not in TOKEN_LOST or not self._settings.password:
                raise
        async with self._login_lock:
            # Another call may have been quicker.
            if self._token == token:
                log.warning("matrix: the access token is void; logging in again")
                await self._login()
        return await self._request(method, address, data, media_type, seconds, self._token, read)

    async def _request(
        self,
        method: str,
        address: str,
        data: bytes | None,
        media_type: str,
        seconds: float | None,
        token: str,
        read: Read[T],
    ) -> T:
        headers = {"Content-Type": media_type}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        most = self._answer_seconds if seconds is None else seconds
        try:
            async with asyncio.timeout(most):
                response = await self._client.send(method, address, data, headers, timeout=most)
                async with response:
                    return await read(response)
        except (aiohttp.ClientError, OSError, TimeoutError) as error:
            raise Unreachable(f"the homeserver cannot be reached ({type(error).__name__})") from None

    async def _resume(self) -> bool:
        kept = await asyncio.to_thread(read_session, self._session_path)
        mine = words(kept, "homeserver") == self._settings.homeserver and words(kept, "user") == self._settings.user
        self.device_id = words(kept, "device_id") if mine else ""
        self._token = words(kept, "access_token") if mine else ""
        return bool(self._token)

    async def _login(self) -> None:
        """Get a new token, for the same device if there was one. Raises Rejection, Unreachable, TransportRefused."""
        body: Json = {
            "type": "m.login.password",
            "identifier": {"type": "m.id.user", "user": self._settings.user},
            "password": self._settings.password,
            "initial_device_display_name": self._settings.device_name,
        }
        if self.device_id:
            body["device_id"] = self.device_id
        address = address_of(CLIENT_API, ("login",), None)
        data = json.dumps(body).encode()
        try:
            answer = await self._request("POST", address, data, "application/json", None, "", _answer)
        except Rejection as error:
            if error.status in (429, 404) or error.status >= 500:
                raise
            raise TransportRefused(f"the homeserver refuses the login ({error.code})") from None
        self._token, self.device_id = words(answer, "access_token"), words(answer, "device_id")
        if not self._token:
            raise Unreachable("the homeserver does not answer a login as it should")
        session = {
            "homeserver": self._settings.homeserver,
            "user": self._settings.user,
            "device_id": self.device_id,
            "access_token": self._token,
        }
        try:
            await asyncio.to_thread(write_session, self._session_path, session)
        except OSError as error:
            log.error("matrix: the session cannot be kept (%s); the next start must log in again", error.strerror)


async def _file(response: aiohttp.ClientResponse, *, most: int) -> bytes:
    """A file of at most so many bytes. Raises Rejection, Unreachable, SendRefused."""
    if response.status == 200:
        return await read_at_most(response, most)
    await _answer(response)
    raise Unreachable(f"HTTP {response.status} without a file")


async def _answer(response: aiohttp.ClientResponse) -> Json:
    """What a homeserver answered with. Raises Rejection; Unreachable when no homeserver speaks like this."""
    status, content = response.status, await response.read()
    try:
        answer = read_json(content)
        if _HALF.search(content):
            answer = with_whole_characters(answer)
    except (ValueError, RecursionError):
        answer = None
    if isinstance(answer, list):
        answer = {LIST: answer}
    if not isinstance(answer, dict):
        if status == 429:
            raise Rejection(status, "M_LIMIT_EXCEEDED")
        raise Unreachable(f"HTTP {status} without an answer of a homeserver")
    if 200 <= status < 300:
        return answer
    if status == 401 and isinstance(answer.get("flows"), list):
        raise Rejection(status, words(answer, "errcode") or "M_FORBIDDEN", answer=answer)
    code = words(answer, "errcode")
    if not code:
        raise Unreachable(f"HTTP {status} without an answer of a homeserver")
    # "M_" and a few words: nothing of ours is in it, whatever the server is.
    code = "".join(letter for letter in code[:40] if letter.isascii() and (letter.isalnum() or letter in "._"))
    raise Rejection(status, code, pause_seconds(answer.get("retry_after_ms"), unit=0.001))
