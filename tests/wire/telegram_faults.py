"""Faults on request: what goes wrong between the bot and the Bot API server."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from aiohttp import web

from tests.wire.telegram_sending import too_many_requests
from tests.wire.telegram_updates import Signal

GATEWAY_PAGE = b"<html><head><title>%d</title></head><body><center><h1>%d</h1></center>nginx</body></html>"


@dataclass(eq=False)
class Fault:
    """What the next `times` calls of a method (`*`: of any) meet. `hits` counts those that met it.

    `status` with `body` is answered without doing the work. `drop` cuts the connection before or after doing
    it. `truncate` does the work and sends half of the answer. `hold` makes the call wait, before or after the
    work, until `release`.
    """

    method: str
    times: int = 1
    status: int | None = None
    body: bytes | None = None
    drop: Literal["before", "after"] | None = None
    truncate: bool = False
    hold: Literal["before", "after"] | None = None
    hits: int = 0
    _gate: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        """Lets the calls that are held, and later ones, go on."""
        self._gate.set()

    async def wait_at(self, place: Literal["before", "after"]) -> None:
        """Waits if calls are held at this place."""
        if self.hold == place:
            await self._gate.wait()

    def answer(self) -> web.Response | None:
        """The answer that is given instead of the work."""
        if self.status is None:
            return None
        page = GATEWAY_PAGE % (self.status, self.status)
        body = page if self.body is None else self.body
        kind = "application/json" if body.startswith(b"{") else "text/html"
        return web.Response(status=self.status, body=body, content_type=kind)


class Faults:
    """The faults still to come, in the order they were asked for."""

    def __init__(self, signal: Signal) -> None:
        self._signal = signal
        self._coming: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        """Arms a fault."""
        self._coming.append(fault)
        return fault

    def take(self, method: str) -> Fault | None:
        """The fault this call meets, if any."""
        for fault in self._coming:
            if fault.method in ("*", method):
                fault.hits += 1
                if fault.hits == fault.times:
                    self._coming.remove(fault)
                self._signal.notify()
                return fault
        return None

    def clear(self) -> None:
        """Disarms all, and lets held calls go on."""
        for fault in self._coming:
            fault.release()
        self._coming.clear()


def flood_body(retry_after: int) -> bytes:
    """The body of a 429; seconds."""
    error = too_many_requests(retry_after)
    answer: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    return json.dumps(answer | {"parameters": error.parameters}).encode()


def drop_connection(request: web.Request) -> web.Response:
    """Cuts the connection; what is returned never leaves."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def send_half(request: web.Request, body: bytes) -> web.StreamResponse:
    """Promises the whole body, sends half of it and hangs up."""
    response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
    await response.prepare(request)
    await response.write(body[: len(body) // 2])
    if request.transport is not None:
        request.transport.close()
    return response
