"""As much of HTTP as Bot API clients use: requests with a length, one after the other on a connection that is kept."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any
from typing import Protocol as Shape
from urllib.parse import parse_qsl, unquote

Json = dict[str, Any]
Reply = Callable[[bytes], None]


class Served(Shape):
    """What answers the requests."""

    def serve(self, path: str, arguments: Json, reply: Reply) -> None:
        """Answer one request, now or later."""

    def gone(self, reply: Reply) -> None:
        """The connection of this reply was lost."""


class Protocol(asyncio.Protocol):
    """One connection."""

    def __init__(self, served: Served) -> None:
        self._served = served
        self._buffer = b""
        self._transport: asyncio.Transport | None = None
        self._reply = self._send

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Somebody connected."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - for the type
        self._transport = transport

    def connection_lost(self, error: Exception | None) -> None:
        """They hung up, or died."""
        self._transport = None
        self._served.gone(self._reply)

    def data_received(self, data: bytes) -> None:
        """A piece of a request, or several requests."""
        self._buffer += data
        while (end := self._buffer.find(b"\r\n\r\n")) >= 0:
            head = self._buffer[:end]
            length, form = _body_of(head)
            if len(self._buffer) < end + 4 + length:
                return
            body = self._buffer[end + 4 : end + 4 + length]
            self._buffer = self._buffer[end + 4 + length :]
            target = head[: head.find(b"\r\n")].split(b" ")[1].decode()
            path, _, query = target.partition("?")
            self._served.serve(unquote(path), _arguments(query, body, form=form), self._reply)

    def _send(self, body: bytes) -> None:
        if self._transport is not None:
            head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(body)
            self._transport.write(head + body)


def _body_of(head: bytes) -> tuple[int, bool]:
    """The length of what follows, and whether it is a form."""
    length, form = 0, False
    for line in head.lower().split(b"\r\n")[1:]:
        if line.startswith(b"content-length:"):
            length = int(line[15:])
        elif line.startswith(b"content-type:"):
            form = b"json" not in line
    return length, form


def _arguments(query: str, body: bytes, *, form: bool) -> Json:
    arguments: Json = dict(parse_qsl(query))
    if body and form:
        arguments |= parse_qsl(body.decode(), keep_blank_values=True)
    elif body:
        arguments |= json.loads(body)
    return arguments
