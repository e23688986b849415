"""Cross-signing for an account of a nio bot: its keys, their upload, signing its devices, and reading other people's.

nio encrypts but knows nothing of cross-signing, and clients that have nothing to do with unsigned devices neither
read such a bot nor let it read them. This module is of no bot in particular: it needs a server that answers calls
(``secret_storage.Server``), and pycryptodome, which nio brings.
"""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from transports.secret_storage import Server, ServerRefused, StorageKey, load, make_storage, open_storage
from transports.signed_json import SEED_BYTES, Json, add_signature, decode, encode, is_signed, public_key

MASTER, SELF_SIGNING, USER_SIGNING = "master", "self_signing", "user_signing"
USAGES = (MASTER, SELF_SIGNING, USER_SIGNING)


class CrossSigningRefused(Exception):
    """It cannot go on without the operator. ``reason`` is one of NEEDS_RECOVERY, OTHER_KEYS, NEEDS_SIGN_IN,
    NEEDS_APPROVAL; ``url`` is where the operator approves."""

    def __init__(self, reason: str, url: str = "") -> None:
        super().__init__(reason)
        self.reason, self.url = reason, url


NEEDS_RECOVERY = "the account has cross-signing keys already, and their private parts are not here"
OTHER_KEYS = "the account's cross-signing keys have been replaced since"
NEEDS_SIGN_IN = "the server asks for the account's password before it takes cross-signing keys, and has it not"
NEEDS_APPROVAL = "the server asks the account's owner to approve new cross-signing keys"


@dataclass(frozen=True, slots=True)
class PrivateKeys:
    """An account's three keys. Whoever has them can make devices that the account's friends trust."""

    master: bytes = field(repr=False)
    self_signing: bytes = field(repr=False)
    user_signing: bytes = field(repr=False)

    @property
    def seeds(self) -> tuple[bytes, bytes, bytes]:
        """The keys in the order of USAGES."""
        return self.master, self.self_signing, self.user_signing

    @classmethod
    def make(cls) -> PrivateKeys:
        """New keys."""
        return cls(*(secrets.token_bytes(SEED_BYTES) for _ in USAGES))

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> PrivateKeys:
        """Keys as ``write`` gives them. Raises ValueError."""
        seeds = [decode(str(kept.get(usage, ""))) for usage in USAGES]
        if any(len(seed) != SEED_BYTES for seed in seeds):
            raise ValueError("these are no cross-signing keys")
        return cls(*seeds)

    def write(self) -> dict[str, str]:
        """The keys as base64, by usage."""
        return {usage: encode(seed) for usage, seed in zip(USAGES, self.seeds, strict=True)}

    def public(self, user: str) -> dict[str, Json]:
        """The public parts, those below the master key signed by it."""
        written = {}
        for usage, seed in zip(USAGES, self.seeds, strict=True):
            key = public_key(seed)
            bare: Json = {"user_id": user, "usage": [usage], "keys": {f"ed25519:{key}": key}}
            written[usage] = bare if usage == MASTER else add_signature(bare, user, self.master)
        return written


@dataclass(frozen=True, slots=True)
class Identity:
    """What a server says somebody's keys are, as far as their signatures hold; "" for a key that is not there."""

    user: str
    master: str = ""
    self_signing: str = ""
    user_signing: str = ""

    @classmethod
    def read(cls, user: str, answer: Mapping[str, Any]) -> Identity:
        """What an answer to /keys/query tells of somebody."""
        master = _key_of(answer, user, MASTER)
        below = {}
        for usage in (SELF_SIGNING, USER_SIGNING):
            key = _key_of(answer, user, usage)
            held = is_signed(_part(answer, f"{usage}_keys", user), user, master, master) if master and key else False
            below[usage] = key if held else ""
        return cls(user, master, below[SELF_SIGNING], below[USER_SIGNING])

    def holds(self, keys: PrivateKeys) -> bool:
        """Whether these are all of the keys there are."""
        return (self.master, self.self_signing, self.user_signing) == tuple(map(public_key, keys.seeds))

    def is_part_of(self, keys: PrivateKeys) -> bool:
        """Whether there are no keys but these, though some may be missing."""
        there = (self.master, self.self_signing, self.user_signing)
        return all(key in ("", public_key(seed)) for key, seed in zip(there, keys.seeds, strict=True))

    def owns(self, device: Mapping[str, Any]) -> bool:
        """Whether the owner has signed the device, given as /keys/query tells of it."""
        return bool(self.self_signing) and is_signed(device, self.user, self.self_signing, self.self_signing)


def _part(answer: Mapping[str, Any], *names: str) -> Json:
    for name in names:
        found = answer.get(name)
        answer = found if isinstance(found, dict) else {}
    return dict(answer)


def _key_of(answer: Mapping[str, Any], user: str, usage: str) -> str:
    told = _part(answer, f"{usage}_keys", user)
    keys, usages = told.get("keys"), told.get("usage")
    if told.get("user_id") != user or not isinstance(usages, list) or usage not in usages:
        return ""
    if not isinstance(keys, dict) or len(keys) != 1:
        return ""
    [(name, key)] = keys.items()
    return key if isinstance(key, str) and name == f"ed25519:{key}" else ""


async def query(server: Server, *users: str) -> Json:
    """The answer to /keys/query for some people. Raises ServerRefused."""
    status, answer = await server.ask("POST", "keys", "query", body={"device_keys": {user: [] for user in users}})
    if status != 200:
        raise ServerRefused("keys/query", status, answer)
    return answer


async def publish(server: Server, user: str, keys: PrivateKeys, password: str | None = None) -> None:
    """Make these the account's keys. Servers take a first set as it is and ask for the password before another.

    Raises CrossSigningRefused, ServerRefused.
    """
    body: Json = {f"{usage}_key": key for usage, key in keys.public(user).items()}
    path = ("keys", "device_signing", "upload")
    status, answer = await server.ask("POST", *path, body=body)
    if status == 401 and "flows" in answer:
        body["auth"] = {**_stage(answer, user, password), "session": answer.get("session")}
        status, answer = await server.ask("POST", *path, body=body)
        if status == 401 and "flows" in answer:
            raise CrossSigningRefused(NEEDS_SIGN_IN)
    if status != 200:
        raise ServerRefused("cross-signing keys", status, answer)


def _stage(answer: Mapping[str, Any], user: str, password: str | None) -> Json:
    """The one stage with which the server would be content. Raises CrossSigningRefused."""
    flows = [flow.get("stages") for flow in answer["flows"] if isinstance(flow, dict)]
    if ["m.login.dummy"] in flows:
        return {"type": "m.login.dummy"}
    if ["m.login.password"] in flows and password:
        return {"type": "m.login.password", "identifier": {"type": "m.id.user", "user": user}, "password": password}
    for stage in ("m.oauth", "org.matrix.cross_signing_reset"):
        if [stage] in flows:
            raise CrossSigningRefused(NEEDS_APPROVAL, str(_part(answer, "params", stage).get("url", "")))
    raise CrossSigningRefused(NEEDS_SIGN_IN)


async def sign_own_device(server: Server, user: str, device: str, ed25519: str, keys: PrivateKeys) -> None:
    """Sign a device of the account that has this key. Raises ServerRefused, LookupError when it is not there."""
    told = _part(await query(server, user), "device_keys", user, device)
    # The device's own signature: no server is to have its own keys signed among ours.
    if (told.get("user_id"), told.get("device_id")) != (user, device) or not is_signed(told, user, device, ed25519):
        raise LookupError("the server does not know the device's keys as they are here")
    told.pop("unsigned", None)
    await _upload_signature(server, user, device, add_signature(told, user, keys.self_signing))


async def sign_user(server: Server, user: str, other: str, master: str, keys: PrivateKeys) -> None:
    """Vouch for somebody whose master key has been compared. Raises ServerRefused, LookupError when it is another."""
    answer = await query(server, other)
    if _key_of(answer, other, MASTER) != master:
        raise LookupError("the server names another master key")
    told = _part(answer, "master_keys", other)
    told.pop("unsigned", None)
    await _upload_signature(server, other, master, add_signature(told, user, keys.user_signing))


async def _upload_signature(server: Server, owner: str, name: str, signed: Json) -> None:
    status, answer = await server.ask("POST", "keys", "signatures", "upload", body={owner: {name: signed}})
    failures = _part(answer, "failures", owner)
    if status != 200 or failures:
        raise ServerRefused("signature", status, failures.get(name, answer))


async def take_up(
    server: Server,
    user: str,
    kept: PrivateKeys | None,
    save: Callable[[PrivateKeys], Awaitable[None]],
    *,
    password: str | None = None,
    recovery_key: str | None = None,
    replace: bool = False,
) -> PrivateKeys:
    """The account's keys: those kept, or recovered with the recovery key, or made when there are none or all are to
    be replaced. New ones are saved before anybody learns of them, so that this can be broken off and done again; when
    the server will not have them, those kept are saved again.

    Raises CrossSigningRefused, ServerRefused, WrongRecoveryKey, ValueError when the secret storage lacks them.
    """
    there = Identity.read(user, await query(server, user))
    keys = None if replace else kept
    if recovery_key and not replace and (keys is None or (there.master and not there.is_part_of(keys))):
        keys = await recover(server, user, await open_storage(server, user, recovery_key))
        if not there.is_part_of(keys):
            raise CrossSigningRefused(OTHER_KEYS)
        await save(keys)
    if keys is None:
        if there.master and not replace:
            raise CrossSigningRefused(NEEDS_RECOVERY)
        keys = PrivateKeys.make()
        await save(keys)
    elif not there.is_part_of(keys):
        raise CrossSigningRefused(OTHER_KEYS)
    if there.holds(keys):
        return keys
    try:
        await publish(server, user, keys, password)
    except (CrossSigningRefused, ServerRefused) as error:
        if kept is not None and (not isinstance(error, ServerRefused) or error.status < 500):
            await save(kept)
        raise
    return keys


async def keep(server: Server, user: str, keys: PrivateKeys) -> StorageKey:
    """Make a new secret storage with the keys in it. Its key is to be shown to the operator this one time; a new
    storage, with a new key, can be made whenever the keys are at hand. Raises ServerRefused."""
    contents = {f"m.cross_signing.{usage}": seed for usage, seed in keys.write().items()}
    return await make_storage(server, user, contents)


async def recover(server: Server, user: str, storage: StorageKey) -> PrivateKeys:
    """The keys in a secret storage. Raises ValueError when they are not there, ServerRefused."""
    return PrivateKeys.read({u: await load(server, user, storage, f"m.cross_signing.{u}") for u in USAGES})
