"""Matrix's secret storage (4S): secrets kept in an account's data, readable with a recovery key alone.

Of no bot in particular: it needs a server that answers calls, and pycryptodome, which nio brings. Storages are made
with a key drawn by lot, never with a passphrase; those that have one are opened with their recovery key alone.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from Crypto.Cipher import AES

from transports.signed_json import Json, add_signature, decode, encode, is_signed, public_key

ALGORITHM = "m.secret_storage.v1.aes-hmac-sha2"
DEFAULT_KEY = "m.secret_storage.default_key"
KEY_BYTES = 32
_PREFIX = b"\x8b\x01"
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
_ZEROES = b"\x00" * 32


class Server(Protocol):
    """A homeserver's client API, logged in. What is called is below ``/_matrix/client/v3``."""

    async def ask(self, method: str, *path: str, body: Json | None = None) -> tuple[int, Json]:
        """The status and the body of the answer, be it a refusal. The path's parts are escaped by the callee."""
        ...


class ServerRefused(Exception):
    """The server answered no. ``status`` is HTTP's, ``code`` Matrix's errcode."""

    def __init__(self, what: str, status: int, answer: Mapping[str, Any]) -> None:
        self.status, self.code = status, str(answer.get("errcode", ""))
        super().__init__(f"{what}: {status} {self.code}")


class WrongRecoveryKey(Exception):
    """The recovery key is mistyped, or of another storage."""


async def account_data(server: Server, user: str, kind: str) -> Json:
    """An entry of the account's data, {} if there is none. Raises ServerRefused."""
    status, answer = await server.ask("GET", "user", user, "account_data", kind)
    if status == 404:
        return {}
    if status != 200:
        raise ServerRefused(kind, status, answer)
    return answer


async def set_account_data(server: Server, user: str, kind: str, content: Json) -> None:
    """Write an entry of the account's data. Raises ServerRefused."""
    status, answer = await server.ask("PUT", "user", user, "account_data", kind, body=content)
    if status != 200:
        raise ServerRefused(kind, status, answer)


@dataclass(frozen=True, slots=True)
class StorageKey:
    """The key of a storage. ``id`` is its name in the account's data."""

    id: str
    key: bytes = field(repr=False)

    @classmethod
    def make(cls) -> StorageKey:
        """A new key."""
        return cls(secrets.token_urlsafe(24), secrets.token_bytes(KEY_BYTES))

    @property
    def recovery_key(self) -> str:
        """The key as people write it down: base58 in groups of four."""
        return write_recovery_key(self.key)

    def description(self) -> Json:
        """What the account's data says of the key: enough to tell whether one has the right one."""
        iv = _new_iv()
        return {"algorithm": ALGORITHM, "iv": encode(iv), "mac": encode(_check_mac(self.key, iv))}

    def encrypt(self, name: str, secret: str) -> Json:
        """A secret as it is stored under its name."""
        iv, (cipher_key, mac_key) = _new_iv(), _derive(self.key, name)
        ciphertext = _aes(cipher_key, iv).encrypt(secret.encode())
        mac = hmac.digest(mac_key, ciphertext, hashlib.sha256)
        return {"iv": encode(iv), "ciphertext": encode(ciphertext), "mac": encode(mac)}

    def decrypt(self, name: str, stored: Mapping[str, Any]) -> str:
        """A stored secret. Raises ValueError when it is damaged or of another key."""
        try:
            iv, ciphertext, mac = (decode(stored[part]) for part in ("iv", "ciphertext", "mac"))
        except (KeyError, TypeError):
            raise ValueError(f"{name} is not stored as it should be") from None
        cipher_key, mac_key = _derive(self.key, name)
        if not hmac.compare_digest(mac, hmac.digest(mac_key, ciphertext, hashlib.sha256)):
            raise ValueError(f"{name} is damaged, or of another key")
        plain: bytes = _aes(cipher_key, iv).decrypt(ciphertext)
        return plain.decode()


def load_ciphers() -> None:
    """Load from the disk what is loaded at its first use otherwise. An event loop lets a thread do this beforehand."""
    seed = bytes(KEY_BYTES)
    is_signed(add_signature({}, "", seed), "", public_key(seed), public_key(seed))
    StorageKey("", seed).encrypt("", "")


def read_recovery_key(text: str) -> bytes:
    """The key that somebody has written down; blanks do not count. Raises WrongRecoveryKey."""
    number = 0
    for sign in "".join(text.split()):
        digit = _ALPHABET.find(sign)
        if digit < 0:
            raise WrongRecoveryKey("a recovery key has no such character in it")
        number = number * 58 + digit
    size = len(_PREFIX) + KEY_BYTES + 1
    content = number.to_bytes(size, "big") if number < 256**size else b""
    if not content.startswith(_PREFIX) or _parity(content):
        raise WrongRecoveryKey(
            "a recovery key is twelve groups of four characters, capitals matter; this one is mistyped"
        )
    return content[len(_PREFIX) : -1]


def write_recovery_key(key: bytes) -> str:
    """A key for people to write down."""
    content = _PREFIX + key
    number = int.from_bytes(content + bytes([_parity(content)]), "big")
    signs = ""
    while number:
        number, digit = divmod(number, 58)
        signs = _ALPHABET[digit] + signs
    return " ".join(signs[start : start + 4] for start in range(0, len(signs), 4))


async def open_storage(server: Server, user: str, recovery_key: str) -> StorageKey:
    """The account's storage, opened with its recovery key. Raises WrongRecoveryKey, ServerRefused."""
    key = read_recovery_key(recovery_key)
    key_id = (await account_data(server, user, DEFAULT_KEY)).get("key")
    if not isinstance(key_id, str):
        raise WrongRecoveryKey("the account has no secret storage")
    told = await account_data(server, user, f"m.secret_storage.key.{key_id}")
    if told.get("algorithm") != ALGORITHM:
        raise WrongRecoveryKey("the account's secret storage is of a kind that is not known here")
    try:
        # Without iv and mac nobody can tell beforehand; the secrets themselves have macs too.
        if "mac" in told and not hmac.compare_digest(decode(told["mac"]), _check_mac(key, decode(told["iv"]))):
            raise WrongRecoveryKey("the recovery key is not that of the account's secret storage")
    except (ValueError, KeyError, TypeError):
        raise WrongRecoveryKey("the account's secret storage is damaged") from None
    return StorageKey(key_id, key)


async def make_storage(server: Server, user: str, contents: Mapping[str, str]) -> StorageKey:
    """A new storage with these secrets in it, made the account's default once it is whole. A recovery key from before
    then opens nothing any more. Raises ServerRefused."""
    key = StorageKey.make()
    await set_account_data(server, user, f"m.secret_storage.key.{key.id}", key.description())
    for name, secret in contents.items():
        await store(server, user, key, name, secret)
    await set_account_data(server, user, DEFAULT_KEY, {"key": key.id})
    for name, secret in contents.items():
        await set_account_data(server, user, name, {"encrypted": {key.id: key.encrypt(name, secret)}})
    return key


async def store(server: Server, user: str, key: StorageKey, name: str, secret: str) -> None:
    """Keep a secret, beside copies that other keys have of it. Raises ServerRefused."""
    there = (await account_data(server, user, name)).get("encrypted")
    kept = there if isinstance(there, dict) else {}
    await set_account_data(server, user, name, {"encrypted": {**kept, key.id: key.encrypt(name, secret)}})


async def load(server: Server, user: str, key: StorageKey, name: str) -> str:
    """A kept secret. Raises ValueError when it is not there or damaged; ServerRefused."""
    kept = (await account_data(server, user, name)).get("encrypted")
    stored = kept.get(key.id) if isinstance(kept, dict) else None
    if not isinstance(stored, dict):
        raise ValueError(f"{name} is not in the secret storage")
    return key.decrypt(name, stored)


def _parity(content: bytes) -> int:
    parity = 0
    for byte in content:
        parity ^= byte
    return parity


def _new_iv() -> bytes:
    # Bit 63 is zero so that implementations with a counter of 64 bits agree with those of 128.
    iv = bytearray(secrets.token_bytes(16))
    iv[8] &= 0x7F
    return bytes(iv)


def _derive(key: bytes, name: str) -> tuple[bytes, bytes]:
    """The two keys of a secret: HKDF with SHA-256 and no salt."""
    drawn = hmac.digest(_ZEROES, key, hashlib.sha256)
    first = hmac.digest(drawn, name.encode() + b"\x01", hashlib.sha256)
    return first, hmac.digest(drawn, first + name.encode() + b"\x02", hashlib.sha256)


def _aes(key: bytes, iv: bytes) -> Any:
    if len(iv) != AES.block_size:
        raise ValueError("an initial vector has 16 bytes")
    return AES.new(key, AES.MODE_CTR, nonce=b"", initial_value=int.from_bytes(iv, "big"))


def _check_mac(key: bytes, iv: bytes) -> bytes:
    cipher_key, mac_key = _derive(key, "")
    return hmac.digest(mac_key, _aes(cipher_key, iv).encrypt(_ZEROES), hashlib.sha256)
