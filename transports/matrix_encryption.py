"""Encryption as the transport uses it: this device, its account's identity, and what is read and written with them."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from app.config import EncryptionSettings
from app.ports import Clock, TransportRefused
from transports import cross_signing, matrix_secrets
from transports.cross_signing import CrossSigningRefused, Identity, PrivateKeys
from transports.matrix_decrypt import NO_KEY, UNKNOWN, Decryptor, Undecryptable
from transports.matrix_devices import Devices
from transports.matrix_encrypt import Encryptor
from transports.matrix_files import KEYS_FILE
from transports.matrix_json import Json, part
from transports.matrix_olm import Machine, OlmThread, StoreLocked
from transports.matrix_verification import Me
from transports.matrix_waiting import Waiting, done_with, is_told, wait_for_key, waiting
from transports.matrix_wire import Homeserver
from transports.secret_storage import DEFAULT_KEY, ServerRefused, WrongRecoveryKey, account_data, load_ciphers
from transports.signed_json import add_signature, public_key

log = logging.getLogger(__name__)

IDENTITY = "cross-signing"
WAYS_OUT = "Set matrix.recovery_key to the account's recovery key; the operators' guide says what else can be done."


class Encryption:
    """One device's. To be opened once the account is logged in."""

    def __init__(
        self, home: Homeserver, settings: EncryptionSettings, password: str | None, folder: Path, clock: Clock
    ) -> None:
        self._home, self._settings, self._password = home, settings, password
        self._folder, self._clock = folder, clock
        self._thread = OlmThread()
        self._devices = Devices(self._thread, home.call, strict=settings.strict)
        self._encryptor = Encryptor(self._thread, home.call, self._devices, clock)
        self._decryptor = Decryptor(self._thread, self._devices, self._encryptor.send_to_device)
        self._me: Me | None = None
        self._told: set[str] = set()
        self._told_with = ""

    async def open(self) -> None:
        """Take up this device's keys and the account's, or make them, and let the server know of them. What failed
        half-way can be tried again.

        Raises TransportRefused when the operator must help; Rejection, Unreachable, OSError.
        """
        if self._me is not None:
            return
        await asyncio.to_thread(load_ciphers)
        try:
            self._me = await self._take_up()
        except StoreLocked as error:
            raise TransportRefused(str(error)) from None
        except (CrossSigningRefused, WrongRecoveryKey, ServerRefused, ValueError) as error:
            raise TransportRefused(f"{error}. {WAYS_OUT}") from None
        finally:
            if self._me is None:
                await self._thread.close()

    async def _take_up(self) -> Me:
        user = self._home.user_id
        await self._thread.open(self._folder, user, self._home.device_id, self._settings.key)
        if await self._is_bereft():
            await self._begin_anew()
        keys = await self._identity()
        self._encryptor.own = partial(add_signature, user=user, seed=keys.self_signing)
        ed25519 = await self._thread.run(lambda olm: str(olm.account.identity_keys["ed25519"]))
        await self._encryptor.settle()
        await self._see_signed(keys)
        return Me(user, self._home.device_id, ed25519, public_key(keys.master))

    async def close(self) -> None:
        """Let go of the key store."""
        await self._thread.close()

    @property
    def me(self) -> Me:
        """Who this device is, once open."""
        if self._me is None:
            raise RuntimeError("the keys are not open")
        return self._me

    # -- with each sync -------------------------------------------------------------------------------------------

    async def receive(self, answer: Mapping[str, Any]) -> list[Json]:
        """Take in what a sync says to this device, before its rooms are read. Returns what is about verification."""
        self._devices.note_changes(answer)
        return await self._decryptor.receive(answer)

    async def settle(self) -> None:
        """Do what has been put off. Raises Rejection, Unreachable."""
        await self._encryptor.settle()

    async def read(self, room: str, event: Json) -> Json:
        """The event as it was before it was encrypted. One whose key has not come is kept, and the key asked for.

        Raises Undecryptable, Rejection, Unreachable.
        """
        try:
            return await self._decryptor.decrypt(room, event)
        except Undecryptable as failure:
            if failure.reason in (NO_KEY, UNKNOWN):
                await self._thread.run(lambda olm: wait_for_key(olm, room, event, self._clock()))
                if failure.reason == NO_KEY:
                    await self._decryptor.ask_for(room, event)
            raise

    async def waiting(self) -> list[Waiting]:
        """The events whose keys had not come, with those whose keys have come by now."""
        return await self._thread.run(lambda olm: waiting(olm, self._clock()))

    async def kept(self, cursor: str) -> None:
        """The batch before this cursor was kept: what it told of waits no more."""
        if self._told and self._told_with == cursor:
            told, self._told = self._told, set()
            await self._thread.run(lambda olm: done_with(olm, told))

    def tells(self, events: set[str], cursor: str) -> None:
        """These events, which waited, go with the batch that ends at the cursor."""
        self._told, self._told_with = events, cursor

    async def is_told(self, account: str, event: str) -> bool:
        """Whether somebody has been told today, because of another event, that what they write cannot be read."""
        return await self._thread.run(lambda olm: is_told(olm, account, event, self._clock()))

    # -- what the bot says ----------------------------------------------------------------------------------------

    async def seal(self, room: str, people: list[str], settings: Json, kind: str, content: Json) -> Json:
        """The content of the m.room.encrypted event that says this to these people. Raises Rejection, Unreachable."""
        return await self._encryptor.encrypt(room, people, settings, kind, content)

    async def reaches(self, account: str) -> bool:
        """Whether somebody has a device that can read what is encrypted for them. Raises Rejection, Unreachable."""
        await self._devices.learn([account])
        return bool(await self._thread.run(lambda olm: self._devices.targets(olm, [account])))

    # -- the account ----------------------------------------------------------------------------------------------

    async def look(self) -> tuple[str, ...]:
        """What others see of the account's keys, once it is known that the ones kept here, if any, can be opened.

        Raises TransportRefused; Rejection, Unreachable, OSError.
        """
        await asyncio.to_thread(load_ciphers)
        try:
            if await asyncio.to_thread((self._folder / KEYS_FILE).exists):
                await self._thread.open(self._folder, self._home.user_id, self._home.device_id, self._settings.key)
                await self._thread.run(_kept_keys)
        except StoreLocked as error:
            raise TransportRefused(str(error)) from None
        return await identity_lines(self._home)

    async def new_recovery_key(self) -> str:
        """Keep the account's keys in a new secret storage on the server; its key, to be written down.

        Raises TransportRefused; Rejection, Unreachable, OSError.
        """
        await asyncio.to_thread(load_ciphers)
        try:
            await self._thread.open(self._folder, self._home.user_id, self._home.device_id, self._settings.key)
            kept = await self._thread.run(_kept_keys)
            if kept is None:
                raise TransportRefused("there are no keys to keep yet: let the bot run once")
            return (await cross_signing.keep(self._home, self._home.user_id, kept)).recovery_key
        except (StoreLocked, ServerRefused, ValueError) as error:
            raise TransportRefused(str(error)) from None

    async def _is_bereft(self) -> bool:
        """Whether the server knows keys of this device that are not those kept here: the key store was lost."""
        mine = await self._thread.run(lambda olm: olm.account.identity_keys["ed25519"])
        return await _key_at_server(self._home) not in ("", mine)

    async def _begin_anew(self) -> None:
        """Go on as another device: with the old one's keys lost, nobody's keys for it can be read any more."""
        log.warning("matrix: the keys of this device are lost; logging in as a new one. See the operators' guide")
        await self._home.log_in_anew()
        await self._thread.close()
        await self._thread.open(self._folder, self._home.user_id, self._home.device_id, self._settings.key)

    async def _identity(self) -> PrivateKeys:
        user = self._home.user_id

        async def save(keys: PrivateKeys) -> None:
            await self._thread.run(lambda olm: matrix_secrets.save(olm, IDENTITY, dict(keys.write())))

        kept = await self._thread.run(_kept_keys)
        keys = await cross_signing.take_up(
            self._home, user, kept, save, password=self._password, recovery_key=self._settings.recovery_key
        )
        if not await account_data(self._home, user, DEFAULT_KEY):
            log.warning("matrix: the account's keys are kept here alone; keep them safe with: bot.py recovery-key")
        return keys

    async def _see_signed(self, keys: PrivateKeys) -> None:
        """A device whose keys were uploaded before there was an identity is signed now."""
        answer = await cross_signing.query(self._home, self._home.user_id)
        device = part(answer, "device_keys", self._home.user_id, self._home.device_id)
        if device and not Identity.read(self._home.user_id, answer).owns(device):
            ed25519 = await self._thread.run(lambda olm: olm.account.identity_keys["ed25519"])
            await cross_signing.sign_own_device(self._home, self._home.user_id, self._home.device_id, ed25519, keys)


def _kept_keys(olm: Machine) -> PrivateKeys | None:
    kept = matrix_secrets.load(olm, IDENTITY)
    return None if kept is None else PrivateKeys.read(kept)


async def _key_at_server(home: Homeserver) -> str:
    """The key of this device as the server has it, "" if it has none. Raises ServerRefused, Unreachable."""
    answer = await cross_signing.query(home, home.user_id)
    device = part(answer, "device_keys", home.user_id, home.device_id)
    key = part(device, "keys").get(f"ed25519:{home.device_id}")
    return key if isinstance(key, str) else ""


async def identity_lines(home: Homeserver) -> tuple[str, ...]:
    """What the server tells others of the account's keys, for the operator to compare.

    Raises TransportRefused; Rejection, Unreachable.
    """
    try:
        answer = await cross_signing.query(home, home.user_id)
        backup = await account_data(home, home.user_id, DEFAULT_KEY)
    except ServerRefused as error:
        raise TransportRefused(str(error)) from None
    identity = Identity.read(home.user_id, answer)
    if not identity.master:
        return ("the account has no keys yet, they are made at the first run",)
    groups = " ".join(identity.master[start : start + 4] for start in range(0, len(identity.master), 4))
    device = part(answer, "device_keys", home.user_id, home.device_id)
    signed = "is signed" if device and identity.owns(device) else "is NOT signed: Element does not show what it says"
    kept = "are kept under a recovery key" if backup else "are kept here alone: make a recovery key with recovery-key"
    return (
        f"the account's master key, for others to compare: {groups}",
        f"this device ({home.device_id}) {signed}",
        f"the account's keys {kept}",
    )
