"""A proxy before a homeserver that can be told to answer wrongly, as networks, web servers and other programs do."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from aiohttp import web

Change = Callable[[dict[str, Any]], None]


@dataclass
class Faults:
    """What goes wrong. ``answers`` gives status, media type and body by a part of the path; ``changes`` alters what
    the homeserver answered there; ``hang_up`` ends connections without an answer. ``asked`` is what was asked."""

    url: str = ""
    answers: dict[str, tuple[int, str, str]] = field(default_factory=dict)
    changes: dict[str, Change] = field(default_factory=dict)
    hang_up: bool = False
    asked: list[str] = field(default_factory=list)


@asynccontextmanager
async def faulty(upstream: str) -> AsyncIterator[Faults]:
    """A proxy on a loopback port."""
    faults = Faults()
    async with aiohttp.ClientSession() as session:

        async def pass_on(request: web.Request) -> web.StreamResponse:
            path = request.path
            faults.asked.append(f"{request.method} {path}")
            if faults.hang_up:
                assert request.transport is not None
                request.transport.close()
                return web.Response()
            for named, (status, media_type, text) in faults.answers.items():
                if named in path:
                    return web.Response(status=status, content_type=media_type, text=text)
            headers = {name: request.headers[name] for name in ("Authorization",) if name in request.headers}
            target = f"{upstream}{request.raw_path}"
            data = await request.read()
            async with session.request(request.method, target, data=data or None, headers=headers) as answer:
                content = await answer.json()
                for named, change in faults.changes.items():
                    if named in path:
                        change(content)
                return web.Response(status=answer.status, text=json.dumps(content), content_type="application/json")

        app = web.Application()
        app.router.add_route("*", "/{path:.*}", pass_on)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        faults.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
        try:
            yield faults
        finally:
            await runner.cleanup()
