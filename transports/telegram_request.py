"""HTTP for python-telegram-bot, over aiohttp: answering a tap costs a third of what the library's own client takes,
and in a busy vote that is most of what the program does."""

from __future__ import annotations

import asyncio
import json
import ssl
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import httpx
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from transports.downloads import PATIENCE, PIECE, read_at_most

NEVER_SENT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
"""What is raised before anything of a call has left: nobody there, or no connection free."""

CONNECT_SECONDS = 10.0
IDLE_SECONDS = 15.0
"""How long an unused connection is kept: less than servers do, so that a call does not run into its end."""


@contextmanager
def _named() -> Iterator[None]:
    """The client's own errors, which may hold the address and with it the token, only as the cause of others."""
    try:
        yield
    except TimeoutError as error:
        raise TimedOut(type(error).__name__) from error
    except (aiohttp.ClientError, OSError) as error:
        raise NetworkError(type(error).__name__) from error


class AiohttpRequest(BaseRequest):
    """One pool of connections. ``seconds`` is how long a call may take where it does not say so itself."""

    def __init__(self, connections: int, seconds: float) -> None:
        self._connections = connections
        self._seconds = seconds
        self._session: aiohttp.ClientSession | None = None
        self._proxies: dict[str, str] = {}
        self._tls: ssl.SSLContext | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds that a call may take."""
        return self._seconds

    async def initialize(self) -> None:
        """Make ready for calls, also after ``shutdown``."""
        self._opened()

    async def shutdown(self) -> None:
        """Let go of connections."""
        if self._session is not None:
            await self._session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """The status and payload of an answer.

        Raises NetworkError or TimedOut, with the client's own error as the cause; ValueError for what cannot be
        encoded.
        """
        session = self._opened()
        # Let the loop see which idle connections the server has closed: a call written to one of those would end in
        # doubt, as nobody could tell whether it was done.
        await asyncio.sleep(0)
        seconds = self._seconds if read_timeout is BaseRequest.DEFAULT_NONE else read_timeout
        options = self._options(url, seconds, seconds)
        with _named():
            async with session.request(method, url, **body_of(request_data), **options) as response:
                return response.status, await response.read()

    async def download(self, url: str, most: int) -> tuple[int, bytes]:
        """The status and content of a file, or the beginning of the refusal.

        Raises SendRefused if it has more than ``most`` bytes; NetworkError, TimedOut as above.
        """
        session = self._opened()
        await asyncio.sleep(0)
        options = self._options(url, self._seconds, PATIENCE * self._seconds)
        with _named():
            # Unpacked, it could be far more than what is sent.
            async with session.get(url, headers={"Accept-Encoding": "identity"}, **options) as response:
                if response.status != 200:
                    return response.status, await response.content.read(PIECE)
                return response.status, await read_at_most(response, most)

    def _options(self, url: str, silence: float, whole: float) -> dict[str, Any]:
        """How an address is asked: for how many seconds the server may say nothing, and how many it may take."""
        limits = aiohttp.ClientTimeout(total=whole + CONNECT_SECONDS, connect=CONNECT_SECONDS, sock_read=silence)
        options: dict[str, Any] = {"timeout": limits, "proxy": self._proxy(url), "allow_redirects": False}
        if url.startswith("https:"):
            options["ssl"] = self._trusted()
        return options

    def _opened(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._proxies = urllib.request.getproxies()
            connector = aiohttp.TCPConnector(limit=self._connections, keepalive_timeout=IDLE_SECONDS)
            self._session = aiohttp.ClientSession(connector=connector, cookie_jar=aiohttp.DummyCookieJar())
        return self._session

    def _proxy(self, url: str) -> str | None:
        """The proxy that the environment names for an address."""
        parts = urlsplit(url)
        if not self._proxies or urllib.request.proxy_bypass(parts.hostname or ""):
            return None
        proxy = self._proxies.get(parts.scheme) or self._proxies.get("all")
        return proxy if proxy is not None and proxy.startswith("http") else None

    def _trusted(self) -> ssl.SSLContext:
        """The authorities that httpx trusts: those of the environment, else its own list, as some systems have none."""
        if self._tls is None:
            self._tls = httpx.create_ssl_context()
        return self._tls


def body_of(data: RequestData | None) -> dict[str, Any]:
    """A call's arguments as JSON, or as a form where files go with them. Raises ValueError."""
    if data is None:
        return {}
    if not data.contains_files:
        body = json.dumps(data.parameters, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
        return {"data": body.encode(), "headers": {"Content-Type": "application/json"}}
    # Names of files stay as they are written, in UTF-8, as browsers send them.
    form = aiohttp.FormData(quote_fields=False)
    for name, text in data.json_parameters.items():
        form.add_field(name, text)
    for name, (filename, content, kind) in (data.multipart_data or {}).items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return {"data": form}
