"""Whose devices are whose: asked from the server, kept current by what syncs tell, trusted by cross-signing."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Protocol

from nio import KeysQueryResponse
from nio.crypto import OlmDevice

from transports.cross_signing import Identity
from transports.matrix_json import Json, items, part
from transports.matrix_olm import Machine, OlmThread, together

log = logging.getLogger(__name__)

USERS_A_QUERY = 200


class Call(Protocol):
    """A call to the client API that raises when it is refused."""

    async def __call__(self, method: str, *path: str, body: Json | None = None) -> Json:
        """The answer."""


class Devices:
    """``strict`` trusts no device that its owner has not signed."""

    def __init__(self, thread: OlmThread, call: Call, *, strict: bool) -> None:
        self._thread, self._call, self._strict = thread, call, strict
        self._identities: dict[str, Identity] = {}
        self._signed: dict[str, set[str]] = {}
        self._stale: set[str] = set()

    def note_changes(self, answer: Mapping[str, Any]) -> None:
        """A sync says whose devices have changed, and who is in no encrypted room with the bot any more."""
        lists = part(dict(answer), "device_lists")
        self._stale |= {user for user in items(lists, "changed") if user in self._identities}
        for user in items(lists, "left"):
            self._identities.pop(user, None)

    def knows(self, user: str) -> bool:
        """Whether somebody's server has said which devices they have."""
        return user in self._identities

    def forget(self, user: str) -> None:
        """Ask anew when next needed."""
        self._stale |= {user} & self._identities.keys()

    async def identity(self, user: str) -> Identity:
        """Somebody's cross-signing keys. Raises what the calls raise."""
        await self.learn([user])
        return self._identities.get(user, Identity(user))

    def trusts(self, device: OlmDevice) -> bool:
        """Whether the device is to be written to and believed."""
        return not self._strict or device.id in self._signed.get(device.user_id, ())

    def targets(self, olm: Machine, users: Iterable[str]) -> list[OlmDevice]:
        """The trusted devices of these people, this one left out."""
        return [
            device
            for user in users
            for device in olm.device_store.active_user_devices(user)
            if device.id != olm.device_id and self.trusts(device)
        ]

    async def learn(self, users: Iterable[str]) -> None:
        """Have the devices of these people at hand, as they are now. Raises what the calls raise."""
        wanted = sorted(user for user in set(users) if user not in self._identities or user in self._stale)
        for start in range(0, len(wanted), USERS_A_QUERY):
            some = wanted[start : start + USERS_A_QUERY]
            # A change that is told of during the query must not be lost with it.
            self._stale.difference_update(some)
            try:
                answer = await self._call("POST", "keys", "query", body={"device_keys": {user: [] for user in some}})
            except BaseException:
                self._stale.update(some)
                raise
            away = part(answer, "failures")
            told = [user for user in some if user.partition(":")[2] not in away]
            # Whose server is away stays as they were, to be asked after again.
            self._stale.update(set(some) - set(told))
            await self._thread.run(partial(self._note, users=told, answer=answer))

    def _note(self, olm: Machine, users: Sequence[str], answer: Json) -> None:
        with together(olm):
            for user in users:
                identity = Identity.read(user, answer)
                devices = part(answer, "device_keys", user)
                of_user = {name: device for name, device in devices.items() if isinstance(device, dict)}
                signed = {name for name, device in of_user.items() if identity.owns(device)}
                try:
                    olm.handle_response(KeysQueryResponse({user: of_user}, {}))
                except Exception as error:
                    # Whatever a server says of somebody's devices: nobody else's are touched by it.
                    log.warning("matrix: somebody's devices cannot be read: %s", type(error).__name__)
                    signed = set()
                self._identities[user], self._signed[user] = identity, signed
