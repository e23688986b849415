"""A Bot API server for tests, on the loopback interface: the HTTP side of `World`.

In a test: `async with TelegramServer() as server: Bot(server.token, base_url=server.base_url)`.
As a process of its own: `python -m tests.wire.telegram_server --port N`; it prints its port and is then
driven through `/control/…` (see telegram_control).

It knows the methods of telegram_methods. A call that bot_api.json does not allow is answered 400 and told in
`violations`, which a test asserts to be empty at its end; so is a method that this server does not know.
"""

import argparse
import asyncio
import json
import sys
from typing import Any, Literal, Self

from aiohttp import web

from tests.wire.telegram_chats import JSON, Media
from tests.wire.telegram_control import Control
from tests.wire.telegram_faults import Fault, Faults, drop_connection, flood_body, send_half
from tests.wire.telegram_methods import Methods
from tests.wire.telegram_schema import (
    METHODS,
    ApiError,
    SchemaViolation,
    bad_request,
    checked,
    read_arguments,
)
from tests.wire.telegram_sending import RealLimits
from tests.wire.telegram_updates import Call
from tests.wire.telegram_world import World

BY_LOWER_CASE = {method.lower(): method for method in METHODS}
MAX_BODY = 60_000_000  # bytes
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


class TelegramServer(World):
    """The world with a Bot API server in front of it."""

    def __init__(self, **world: str) -> None:
        super().__init__(**world)
        self.root = ""
        self.violations: list[str] = []
        self._methods = Methods(self)
        self._faults = Faults(self.signal)
        self._runner: web.AppRunner | None = None

    @property
    def base_url(self) -> str:
        """What `telegram.Bot` takes as `base_url`."""
        return f"{self.root}/bot"

    @property
    def base_file_url(self) -> str:
        """What `telegram.Bot` takes as `base_file_url`."""
        return f"{self.root}/file/bot"

    @property
    def limits(self) -> RealLimits | None:
        """Telegram's own limits, when they are switched on by setting this."""
        return self._methods.sending.limits

    @limits.setter
    def limits(self, limits: RealLimits | None) -> None:
        self._methods.sending.limits = limits

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(self, *error: object) -> None:
        await self.stop()

    async def start(self, port: int = 0) -> int:
        """Listens on a port of 127.0.0.1, 0 for any free one; returns it."""
        application = web.Application(client_max_size=MAX_BODY)
        application.router.add_route("*", "/bot{token}/{method}", self._serve_call)
        application.router.add_get("/file/bot{token}/{path:.+}", self._serve_file)
        application.router.add_post("/control/{operation}", Control(self).serve)
        self._runner = web.AppRunner(application, access_log=None, handler_cancellation=True, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        bound: int = self._runner.addresses[0][1]
        self.root = f"http://127.0.0.1:{bound}"
        return bound

    async def stop(self) -> None:
        """Hangs up on everybody; the world stays, and `start` with the same port goes on with it."""
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None

    def fault(
        self,
        method: str,
        *,
        times: int = 1,
        status: int | None = None,
        body: bytes | str | None = None,
        retry_after: int | None = None,
        drop: Literal["before", "after"] | None = None,
        truncate: bool = False,
        hold: Literal["before", "after"] | None = None,
    ) -> Fault:
        """Lets the next calls of a method go wrong, as described by `Fault`; `retry_after` makes it a 429."""
        if retry_after is not None:
            status, body = 429, flood_body(retry_after)
        raw = body.encode() if isinstance(body, str) else body
        return self._faults.add(Fault(method, times, status, raw, drop, truncate, hold))

    def clear_faults(self) -> None:
        """Disarms the faults still to come."""
        self._faults.clear()

    async def _serve_call(self, request: web.Request) -> web.StreamResponse:
        # The real server does not mind the case either.
        method = BY_LOWER_CASE.get(request.match_info["method"].lower(), request.match_info["method"])
        if request.match_info["token"] != self.token:
            return _refusal(ApiError(401, "Unauthorized"))
        if method not in METHODS:
            self.violations.append(f"{method} is no method of the Bot API")
            return self._settled(method, {}, ApiError(404, "Not Found: method not found"))
        fault = self._faults.take(method) or Fault(method)
        await fault.wait_at("before")
        if fault.drop == "before":
            self._log(Call(method, {}, None))
            return drop_connection(request)
        instead = fault.answer()
        if instead is not None:
            self._log(Call(method, {}, instead.status))
            return instead
        answer = await self._do(request, method)
        await fault.wait_at("after")
        if fault.drop == "after":
            return drop_connection(request)
        if fault.truncate:
            return await send_half(request, bytes(answer.body) if isinstance(answer.body, bytes) else b"{}")
        return answer

    async def _do(self, request: web.Request, method: str) -> web.Response:
        """Does what a call asks for and gives the answer to it."""
        arguments: JSON = {}
        try:
            arguments = checked(method, await read_arguments(request))
            if method == "getUpdates":
                return self._settled(method, arguments, await self._get_updates(arguments))
            if method not in self._methods.table:
                raise SchemaViolation(f"{method} is not known to the test server")
            result = self._methods.table[method](arguments)
        except SchemaViolation as violation:
            self.violations.append(str(violation))
            return self._settled(method, arguments, bad_request(str(violation)))
        except ApiError as error:
            if "entit" in error.description:
                self.violations.append(f"{method}: {error.description}")
            return self._settled(method, arguments, error)
        return self._settled(method, arguments, json.dumps(result, ensure_ascii=False))

    async def _get_updates(self, arguments: JSON) -> str:
        """The batch as JSON text, pieced together because a pending update may be no JSON itself."""
        if self.webhook:
            raise ApiError(409, WEBHOOK_ACTIVE)
        if "allowed_updates" in arguments:
            self.queue.allowed = frozenset(arguments["allowed_updates"]) or None
        limit = min(max(arguments.get("limit", 100), 1), 100)
        timeout = min(max(arguments.get("timeout", 0), 0), 50)
        batch = await self.queue.poll(arguments.get("offset", 0), limit, timeout)
        return "[" + ",".join(pending.source for pending in batch) + "]"

    def _settled(self, method: str, arguments: JSON, outcome: str | ApiError) -> web.Response:
        """The answer, written into the ledger. An outcome that is text is the result as JSON."""
        if isinstance(outcome, ApiError):
            self._log(Call(method, arguments, outcome.code, outcome.description))
            return _refusal(outcome)
        self._log(Call(method, arguments, 200))
        return _json_response(200, f'{{"ok":true,"result":{outcome}}}')

    def _log(self, call: Call) -> None:
        self.ledger.calls.append(call)
        self.signal.notify()

    async def _serve_file(self, request: web.Request) -> web.StreamResponse:
        """Gives a file out; faults and the ledger know it as the method `download`."""
        path = request.match_info["path"]
        media = self.files.get(path.rpartition("/")[2])
        fault = self._faults.take("download") or Fault("download")
        await fault.wait_at("before")
        if fault.drop == "before":
            return drop_connection(request)
        instead = fault.answer()
        if media is None or request.match_info["token"] != self.token:
            self._log(Call("download", {"path": path}, 404))
            return _refusal(ApiError(404, "Not Found"))
        self._log(Call("download", {"path": path}, 200 if instead is None else instead.status))
        if instead is not None:
            return instead
        if fault.truncate:
            return await send_half(request, media.data)
        return await _give_out(request, media, fault)


async def _give_out(request: web.Request, media: Media, fault: Fault) -> web.StreamResponse:
    """Sends a file; what is held "after" is held half-way. One whose size is no truth comes without its length."""
    response = web.StreamResponse(headers={"Content-Type": "application/octet-stream"})
    if media.told_size is None:
        response.content_length = len(media.data)
    await response.prepare(request)
    half = len(media.data) // 2
    await response.write(media.data[:half])
    await fault.wait_at("after")
    await response.write(media.data[half:])
    await response.write_eof()
    return response


def _json_response(status: int, text: str) -> web.Response:
    return web.Response(status=status, body=text.encode(), content_type="application/json")


def _refusal(error: ApiError) -> web.Response:
    answer: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        answer["parameters"] = error.parameters
    return _json_response(error.code, json.dumps(answer, ensure_ascii=False))


async def _serve(port: int) -> None:
    bound = await TelegramServer().start(port)
    sys.stdout.write(f"{bound}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


def main() -> None:
    """Serves until the process is ended; prints the port first."""
    parser = argparse.ArgumentParser(description="A Bot API server for tests.")
    parser.add_argument("--port", type=int, default=0)
    asyncio.run(_serve(parser.parse_args().port))


if __name__ == "__main__":
    main()
