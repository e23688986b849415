"""A resident's Matrix client, plain HTTP and nothing else, to see the bot as other clients see it."""

import asyncio
import itertools
from collections.abc import Callable, Iterable, Mapping
from types import TracebackType
from typing import Any, Self, TypeVar
from urllib.parse import quote

import aiohttp

T = TypeVar("T")
Event = dict[str, Any]

SYNC_FILTER = '{"room":{"timeline":{"limit":1000}},"presence":{"not_types":["*"]}}'
REQUEST_TIMEOUT = aiohttp.ClientTimeout(total=30)


class MatrixRefusal(Exception):
    """The server answered with an error. `code` is Matrix's errcode."""

    def __init__(self, status: int, body: Mapping[str, Any]) -> None:
        self.status, self.body = status, body
        self.code = str(body.get("errcode", ""))
        super().__init__(f"{status} {self.code}: {body.get('error', '')}")


async def _send(
    session: aiohttp.ClientSession, method: str, url: str, body: object, params: Mapping[str, str] | None
) -> Event:
    async with session.request(method, url, json=body, params=params) as answer:
        content: Event = await answer.json()
        if answer.status >= 400:
            raise MatrixRefusal(answer.status, content)
        return content


async def request_once(server: str, method: str, path: str, body: object) -> Event:
    """Send one request without an account."""
    async with aiohttp.ClientSession(timeout=REQUEST_TIMEOUT) as session:
        return await _send(session, method, f"{server}/_matrix/client/v3{path}", body, None)


def _id(value: str) -> str:
    return quote(value, safe="")


class MatrixPerson:
    """Somebody with a Matrix client. What their client has received is in `events`, oldest first.

    Each event there has its `room_id`. `invites` are the rooms they are invited to, with the stripped state.
    """

    def __init__(self, server: str, user_id: str, access_token: str) -> None:
        self.server, self.user_id, self.access_token = server, user_id, access_token
        self.events: list[Event] = []
        self.invites: dict[str, list[Event]] = {}
        self._next_batch: str | None = None
        self._transactions = itertools.count(1)
        self._session = aiohttp.ClientSession(
            headers={"Authorization": f"Bearer {access_token}"}, timeout=REQUEST_TIMEOUT
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self._session.close()

    async def request(self, method: str, path: str, body: object = None, **params: str) -> Event:
        """Send a request to a path under /_matrix/client/v3. Raises MatrixRefusal."""
        url = f"{self.server}/_matrix/client/v3{path}"
        return await _send(self._session, method, url, {} if method == "POST" and body is None else body, params)

    async def set_name(self, name: str) -> None:
        await self.request("PUT", f"/profile/{_id(self.user_id)}/displayname", {"displayname": name})

    async def create_room(
        self,
        *,
        public: bool = False,
        direct: bool = False,
        trusted: bool = True,
        invite: Iterable[str] = (),
        name: str = "",
        encrypted: bool = False,
        version: str = "",
        kind: str = "",
    ) -> str:
        """Make a room and return its id. Who is ``trusted`` in a direct chat has as much power there as who made it."""
        preset = "public_chat" if public else "trusted_private_chat" if direct and trusted else "private_chat"
        body: Event = {"preset": preset, "is_direct": direct, "invite": list(invite)}
        if name:
            body["name"] = name
        if version:
            body["room_version"] = version
        if kind:
            body["creation_content"] = {"type": kind}
        if encrypted:
            content = {"algorithm": "m.megolm.v1.aes-sha2"}
            body["initial_state"] = [{"type": "m.room.encryption", "state_key": "", "content": content}]
        return str((await self.request("POST", "/createRoom", body))["room_id"])

    async def join(self, room: str) -> None:
        await self.request("POST", f"/join/{_id(room)}")

    async def leave(self, room: str) -> None:
        await self._act(room, "leave")

    async def invite(self, room: str, user_id: str) -> None:
        await self._act(room, "invite", user_id)

    async def kick(self, room: str, user_id: str) -> None:
        await self._act(room, "kick", user_id)

    async def ban(self, room: str, user_id: str) -> None:
        await self._act(room, "ban", user_id)

    async def _act(self, room: str, what: str, user_id: str | None = None) -> None:
        body = {"user_id": user_id} if user_id else {}
        await self.request("POST", f"/rooms/{_id(room)}/{what}", body)

    async def upgrade(self, room: str, version: str = "10") -> str:
        """Upgrade a room to another version; return the id of its successor."""
        answer = await self.request("POST", f"/rooms/{_id(room)}/upgrade", {"new_version": version})
        return str(answer["replacement_room"])

    async def state(self, room: str, kind: str, key: str = "") -> Event:
        return await self.request("GET", f"/rooms/{_id(room)}/state/{_id(kind)}/{_id(key)}")

    async def set_state(self, room: str, kind: str, content: Event, key: str = "") -> str:
        answer = await self.request("PUT", f"/rooms/{_id(room)}/state/{_id(kind)}/{_id(key)}", content)
        return str(answer["event_id"])

    async def set_power(self, room: str, user_id: str, level: int) -> None:
        """Give somebody a power level: 50 is a moderator, 100 an administrator."""
        levels = await self.state(room, "m.room.power_levels")
        levels.setdefault("users", {})[user_id] = level
        await self.set_state(room, "m.room.power_levels", levels)

    async def send(self, room: str, kind: str, content: Event) -> str:
        """Send an event and return its id."""
        path = f"/rooms/{_id(room)}/send/{_id(kind)}/t{next(self._transactions)}"
        return str((await self.request("PUT", path, content))["event_id"])

    async def say(
        self,
        room: str,
        body: str,
        *,
        reply_to: str = "",
        thread: str = "",
        msgtype: str = "m.text",
        **more: object,
    ) -> str:
        """Say something, as an answer to an event or in a thread if told so; return the event's id."""
        relates: Event = {}
        if thread:
            # As clients do it: whoever knows no threads sees an answer to the thread's root.
            relates |= {"rel_type": "m.thread", "event_id": thread, "is_falling_back": not reply_to}
        if reply_to or thread:
            relates["m.in_reply_to"] = {"event_id": reply_to or thread}
        content: Event = {"msgtype": msgtype, "body": body, **more}
        if relates:
            content["m.relates_to"] = relates
        return await self.send(room, "m.room.message", content)

    async def upload(self, content: bytes) -> str:
        """Store a file on the server; its address."""
        url = f"{self.server}/_matrix/media/v3/upload"
        async with self._session.post(url, data=content) as answer:
            told: Event = await answer.json()
            if answer.status >= 400:
                raise MatrixRefusal(answer.status, told)
            return str(told["content_uri"])

    async def download(self, uri: str) -> bytes:
        """What a file's address stands for."""
        url = f"{self.server}/_matrix/client/v1/media/download/{uri.removeprefix('mxc://')}"
        async with self._session.get(url) as answer:
            if answer.status >= 400:
                raise MatrixRefusal(answer.status, await answer.json())
            return await answer.read()

    async def edit(self, room: str, event_id: str, body: str) -> str:
        new = {"msgtype": "m.text", "body": body}
        relation = {"rel_type": "m.replace", "event_id": event_id}
        content = {"msgtype": "m.text", "body": f"* {body}", "m.new_content": new, "m.relates_to": relation}
        return await self.send(room, "m.room.message", content)

    async def react(self, room: str, event_id: str, key: str) -> str:
        relation = {"rel_type": "m.annotation", "event_id": event_id, "key": key}
        return await self.send(room, "m.reaction", {"m.relates_to": relation})

    async def redact(self, room: str, event_id: str) -> str:
        path = f"/rooms/{_id(room)}/redact/{_id(event_id)}/t{next(self._transactions)}"
        return str((await self.request("PUT", path, {}))["event_id"])

    async def messages(self, room: str, limit: int = 200) -> list[Event]:
        """The latest events of a room as the server has them now, oldest first."""
        answer = await self.request("GET", f"/rooms/{_id(room)}/messages", dir="b", limit=str(limit))
        return list(reversed(answer["chunk"]))

    async def text_of(self, room: str, event_id: str) -> str:
        """What a message reads now, after its edits; empty when it was redacted."""
        event = await self.request("GET", f"/rooms/{_id(room)}/event/{_id(event_id)}")
        edited = event.get("unsigned", {}).get("m.relations", {}).get("m.replace")
        content = edited["content"]["m.new_content"] if edited else event["content"]
        return str(content.get("body", ""))

    async def members(self, room: str) -> dict[str, str]:
        """Everybody who has a membership in the room: user id → join, invite, leave or ban."""
        answer = await self.request("GET", f"/rooms/{_id(room)}/members")
        return {event["state_key"]: event["content"]["membership"] for event in answer["chunk"]}

    async def sync(self, seconds: float = 0.0) -> None:
        """Receive what is new, waiting for it at most `seconds`."""
        params = {"timeout": str(int(seconds * 1000)), "filter": SYNC_FILTER}
        if self._next_batch:
            params["since"] = self._next_batch
        answer = await self.request("GET", "/sync", **params)
        self._next_batch = answer["next_batch"]
        rooms = answer.get("rooms", {})
        for room, content in rooms.get("invite", {}).items():
            self.invites[room] = content["invite_state"]["events"]
        for room, content in (rooms.get("join", {}) | rooms.get("leave", {})).items():
            self.invites.pop(room, None)
            self.events += ({**event, "room_id": room} for event in content["timeline"]["events"])

    async def sync_until(self, predicate: Callable[["MatrixPerson"], T], timeout: float = 10.0) -> T:
        """Receive until the predicate about this person is true; return what it gave. Raises TimeoutError."""
        async with asyncio.timeout(timeout):
            while not (found := predicate(self)):
                await self.sync(timeout)
        return found
