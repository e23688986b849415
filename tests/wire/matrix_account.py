"""An account on a homeserver with nothing of its own: it asks what it is told to, and has a device that can sign."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

import aiohttp
import vodozemac

from tests.wire.matrix_person import REQUEST_TIMEOUT
from tests.wire.strict_person import StrictPerson
from tests.wire.synapse import Synapse
from transports.signed_json import canonical

Json = dict[str, Any]
ALGORITHMS = ["m.olm.v1.curve25519-aes-sha2", "m.megolm.v1.aes-sha2"]


class MatrixAccount:
    """One session of an account. ``writes`` are the paths it has asked to change something at."""

    def __init__(self, server: str) -> None:
        self.server = server
        self.name = self.password = self.user = self.device = ""
        self.writes: list[tuple[str, ...]] = []
        self._olm = vodozemac.Account()
        self._headers: dict[str, str] = {}
        self._session = aiohttp.ClientSession(timeout=REQUEST_TIMEOUT)

    @classmethod
    async def login(cls, synapse: Synapse, name: str) -> Self:
        """A new session, with a device whose keys are uploaded."""
        account = cls(synapse.url)
        account.name, account.password = name, synapse.password(name)
        identifier = {"type": "m.id.user", "user": name}
        body = {"type": "m.login.password", "identifier": identifier, "password": account.password}
        status, session = await account.ask("POST", "login", body=body)
        assert status == 200, session
        account.user, account.device = session["user_id"], session["device_id"]
        account._headers = {"Authorization": f"Bearer {session['access_token']}"}
        status, answer = await account.ask("POST", "keys", "upload", body={"device_keys": account.device_keys()})
        assert status == 200, answer
        account.writes.clear()
        return account

    @property
    def ed25519(self) -> str:
        """The device's public key."""
        return self._olm.ed25519_key.to_base64()

    def device_keys(self) -> Json:
        """The device's keys, signed by itself alone."""
        told: Json = {
            "user_id": self.user,
            "device_id": self.device,
            "algorithms": ALGORITHMS,
            "keys": {
                f"curve25519:{self.device}": self._olm.curve25519_key.to_base64(),
                f"ed25519:{self.device}": self.ed25519,
            },
        }
        signature = self._olm.sign(canonical(told)).to_base64()
        return {**told, "signatures": {self.user: {f"ed25519:{self.device}": signature}}}

    async def ask(self, method: str, *path: str, body: Json | None = None, **query: str) -> tuple[int, Json]:
        """What transports/secret_storage.py asks of a server."""
        if method != "GET" and path != ("keys", "query"):
            self.writes.append(path)
        url = f"{self.server}/_matrix/client/v3/{'/'.join(quote(part, safe='') for part in path)}"
        async with self._session.request(method, url, json=body, params=query, headers=self._headers) as answer:
            return answer.status, await answer.json()

    async def call(self, method: str, *path: str, body: Json | None = None, **query: str) -> Json:
        """The answer to what must not be refused."""
        status, answer = await self.ask(method, *path, body=body, **query)
        assert status == 200, answer
        return answer

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        await self._session.close()
        # The connections are closed in the loop's next round.
        await asyncio.sleep(0)


async def meet(client: StrictPerson, account: MatrixAccount) -> None:
    """The client follows the devices only of those whom it has written to."""
    room = await client.do("create_room", invite=[account.user], direct=True)
    await client.do("send", room=room, text="hello")
