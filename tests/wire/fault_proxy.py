"""A proxy before a server that goes wrong on request, as networks, web servers and other programs do.

In a test: `async with fault_proxy(server.root) as proxy:`, then `proxy.faults["sendMessage"] = LOST`; the key is a
part of the path, "" is every path, and the first that fits is met until it is taken away.
"""

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any, Literal

import aiohttp
from aiohttp import web

Change = Callable[[dict[str, Any]], None]
PASSED_ON = ("Authorization", "Content-Type")


@dataclass(frozen=True)
class Fault:
    """What a request meets.

    `at_accept` is met before anything is read: the connection is reset, or nobody ever speaks. Otherwise the server
    does the work if `done`; then `seconds` pass; then the client gets the server's answer, or `body` with `status`,
    half of either, no answer at all, or a reset.
    """

    at_accept: Literal["reset", "silence"] | None = None
    done: bool = False
    seconds: float = 0.0
    end: Literal["answer", "half", "silence", "reset"] = "answer"
    status: int = 200
    body: bytes | None = None
    media_type: str = "application/json"


def says(status: int, body: str | bytes, *, done: bool = False) -> Fault:
    """Something else answers."""
    raw = body.encode() if isinstance(body, str) else body
    return Fault(
        status=status, body=raw, media_type="text/html" if raw.startswith(b"<") else "application/json", done=done
    )


RESET = Fault(at_accept="reset")
SILENT = Fault(at_accept="silence")
HANG_UP = Fault(end="reset")
LOST = Fault(done=True, end="reset")
HALF = Fault(done=True, end="half")
GARBAGE = says(200, b"\x00{]\xff\xfe")
SPOILT = says(200, b"\x00{]\xff\xfe", done=True)
BAD_GATEWAY = says(502, "<html><body><h1>502 Bad Gateway</h1></body></html>")
PORTAL = says(200, "<html>Please sign in to the building's Wi-Fi</html>")
PROXY_LOGIN = says(407, "<html>Proxy authentication required</html>")


def slow(seconds: float) -> Fault:
    """The work is done, and the answer takes its time."""
    return Fault(done=True, seconds=seconds)


class FaultProxy:
    """The proxy. `asked` is every request: the loop's time, the method and the path; `met` counts those that met a
    fault since things last went well; `changes` alters by a part of the path what the server answered in JSON."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.url = ""
        self.faults: dict[str, Fault] = {}
        self.changes: dict[str, Change] = {}
        self.asked: list[tuple[float, str]] = []
        self.met = 0
        self._trouble = asyncio.Event()
        self._server = web.Server(self._serve, access_log=None, handler_cancellation=True)
        self._connections: set[_Accepted] = set()
        self._session: aiohttp.ClientSession | None = None

    async def start(self) -> asyncio.Server:
        """Listen on a loopback port."""
        self._session = aiohttp.ClientSession(auto_decompress=True)
        listening = await asyncio.get_running_loop().create_server(self._accept, "127.0.0.1", 0)
        self.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        return listening

    async def close(self) -> None:
        """Hang up on everybody."""
        for connection in set(self._connections):
            connection.abort()
        await self._server.shutdown(0.1)
        if self._session is not None:
            await self._session.close()

    def go_wrong(self, fault: Fault, *paths: str) -> None:
        """Let requests with one of these in their path meet a fault; what is met at accept ends what is connected."""
        self.faults = dict.fromkeys(paths or ("",), fault)
        self.met = 0
        self._trouble.clear()
        if fault.at_accept:
            for handler in self._server.connections:
                if handler.transport is not None:
                    handler.transport.close()

    def heal(self) -> None:
        """Let nothing go wrong any more, except for those who are still kept waiting."""
        self.faults = {}

    async def trouble(self, within: float = 5.0) -> None:
        """Wait until a request has met a fault. Raises TimeoutError."""
        async with asyncio.timeout(within):
            await self._trouble.wait()

    def asked_since(self, moment: float) -> list[str]:
        """What was asked since a time of the loop; a connection that is not served is told as such."""
        return [what for at, what in self.asked if at >= moment]

    def _meet(self) -> None:
        self.met += 1
        self._trouble.set()

    def _accept(self) -> asyncio.BaseProtocol:
        fault = next((fault for fault in self.faults.values() if fault.at_accept), None)
        if fault is None or fault.at_accept is None:
            return self._server()
        self._note("a connection")
        self._meet()
        return _Accepted(fault.at_accept, self._connections)

    def _note(self, what: str) -> None:
        self.asked.append((asyncio.get_running_loop().time(), what))

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        self._note(f"{request.method} {request.path}")
        fault = next((fault for part, fault in self.faults.items() if part in request.path), None)
        if fault is None or fault.at_accept:
            status, media_type, body = await self._pass_on(request)
            return web.Response(status=status, body=body, content_type=media_type)
        self._meet()
        await request.read()
        status, media_type, body = fault.status, fault.media_type, fault.body or b""
        if fault.done:
            answer = await self._pass_on(request)
            if fault.body is None:
                status, media_type, body = answer
        await asyncio.sleep(fault.seconds)
        return await _end(request, fault.end, web.Response(status=status, body=body, content_type=media_type))

    async def _pass_on(self, request: web.BaseRequest) -> tuple[int, str, bytes]:
        assert self._session is not None
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        data = await request.read()
        target = f"{self.upstream}{request.raw_path}"
        async with self._session.request(request.method, target, data=data or None, headers=headers) as answer:
            body = await answer.read()
        for part, change in self.changes.items():
            if part in request.path:
                content = json.loads(body)
                change(content)
                body = json.dumps(content).encode()
        return answer.status, answer.content_type, body


async def _end(request: web.BaseRequest, how: str, answer: web.Response) -> web.StreamResponse:
    match how:
        case "silence":
            await asyncio.Event().wait()
        case "reset":
            if request.transport is not None:
                _reset(request.transport)
        case "half":
            body = bytes(answer.body) if isinstance(answer.body, bytes) else b""
            half = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
            await half.prepare(request)
            await half.write(body[: len(body) // 2])
            if request.transport is not None:
                request.transport.close()
            return half
    return answer


def _reset(transport: asyncio.BaseTransport) -> None:
    """End a connection as a crashed peer does, without any farewell."""
    connected = transport.get_extra_info("socket")
    if connected is not None:
        connected.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    assert isinstance(transport, asyncio.Transport)
    transport.abort()


class _Accepted(asyncio.Protocol):
    """A connection nobody will serve."""

    def __init__(self, fate: Literal["reset", "silence"], connections: set["_Accepted"]) -> None:
        self._fate = fate
        self._connections = connections
        self._transport: asyncio.BaseTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._connections.add(self)
        if self._fate == "reset":
            _reset(transport)

    def connection_lost(self, error: Exception | None) -> None:
        self._connections.discard(self)

    def abort(self) -> None:
        """End it."""
        if self._transport is not None:
            _reset(self._transport)


@asynccontextmanager
async def fault_proxy(upstream: str) -> AsyncIterator[FaultProxy]:
    """A proxy on a loopback port, before the server at an address."""
    proxy = FaultProxy(upstream)
    listening = await proxy.start()
    try:
        yield proxy
    finally:
        listening.close()
        await proxy.close()
        await listening.wait_closed()
