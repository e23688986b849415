"""A homeserver that says what a test has written down, for what no real one can be made to say."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import unquote

from aiohttp import web

Json = dict[str, Any]
Answer = Json | int | bytes
"""What is answered: JSON, raw bytes, or the status of a refusal."""

BOT = "@linli:script.test"
_API = "/_matrix/client/"


class ScriptedHomeserver:
    """``answers`` finds by method and path (its parts below the API's version, unquoted) and the query what is said;
    None is 404. ``asked`` is every path, ``told`` how many bytes were answered.
    """

    def __init__(self) -> None:
        self.url = ""
        self.asked: list[str] = []
        self.told = 0
        self.syncs: dict[str, Answer] = {}
        self.rooms: dict[str, Callable[[str, dict[str, str]], Answer | None]] = {}
        self.files: dict[str, Answer] = {}
        self.hangs: set[str] = set()

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Answer one request."""
        _, _, path = unquote(request.raw_path.partition("?")[0]).removeprefix(_API).partition("/")
        self.asked.append(f"{request.method} {path}")
        if any(part in path for part in self.hangs):
            await asyncio.Event().wait()
        answer = self._answer(path, dict(request.query))
        if answer is None or isinstance(answer, int):
            status, code = (answer, "M_FORBIDDEN") if answer else (404, "M_NOT_FOUND")
            return web.json_response({"errcode": code, "error": "no"}, status=status)
        response = (
            web.Response(body=answer, content_type="application/json")
            if isinstance(answer, bytes)
            else web.json_response(answer)
        )
        self.told += len(response.body or b"") if isinstance(response.body, bytes) else 0
        return response

    def _answer(self, path: str, query: dict[str, str]) -> Answer | None:
        if path == "account/whoami":
            return {"user_id": BOT, "device_id": "SCRIPT"}
        if path == "sync":
            return self.syncs.get(query.get("since", ""), {"next_batch": query.get("since", "s0")})
        if path == "joined_rooms":
            return {"joined_rooms": list(self.rooms)}
        for room, tell in self.rooms.items():
            if path.startswith(f"rooms/{room}/"):
                return tell(path.removeprefix(f"rooms/{room}/"), query)
        if path.startswith("media/download/"):
            return self.files.get(path.removeprefix("media/download/"))
        return {} if "account_data" in path else None


@asynccontextmanager
async def scripted_homeserver() -> AsyncIterator[ScriptedHomeserver]:
    """One on a loopback port."""
    home = ScriptedHomeserver()
    handler: Callable[[web.BaseRequest], Awaitable[web.StreamResponse]] = home.serve  # type: ignore[assignment]
    server = web.Server(handler, access_log=None, handler_cancellation=True)
    listening = await asyncio.get_running_loop().create_server(server, "127.0.0.1", 0)
    home.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    try:
        yield home
    finally:
        listening.close()
        await server.shutdown(0.1)
        await listening.wait_closed()
