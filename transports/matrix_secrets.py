"""Small secrets in the key store, sealed with the configured key. They outlive the device whose store it is."""

from __future__ import annotations

import json

from Crypto.Hash import SHA256
from Crypto.Protocol.KDF import HKDF

from transports.matrix_json import Json
from transports.matrix_olm import OTHER_KEY, Machine, StoreLocked, rows, write
from transports.secret_storage import StorageKey


def save(olm: Machine, name: str, content: Json) -> None:
    """Keep a secret in place of what was there under its name."""
    sealed = json.dumps(_key(olm).encrypt(name, json.dumps(content)))
    write(olm, "INSERT OR REPLACE INTO bot_secrets VALUES (?, ?)", [(name, sealed)])


def load(olm: Machine, name: str) -> Json | None:
    """A kept secret, None if there is none. Raises StoreLocked when it was sealed with another key."""
    found = rows(olm, "SELECT content FROM bot_secrets WHERE name = ?", name)
    if not found:
        return None
    try:
        opened = json.loads(_key(olm).decrypt(name, json.loads(found[0][0])))
    except ValueError:
        raise StoreLocked(f"the Matrix keys were sealed with another matrix.encryption_key. {OTHER_KEY}") from None
    return opened if isinstance(opened, dict) else None


def _key(olm: Machine) -> StorageKey:
    # Another one than nio makes of the same words for its own.
    derived = HKDF(olm.store.pickle_key.encode(), 32, b"", SHA256, 1, b"secrets of the key store")
    assert isinstance(derived, bytes)  # noqa: S101 - one key is asked for
    return StorageKey("store", derived)
