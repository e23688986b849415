"""Ed25519 signatures under JSON objects, as Matrix makes them. Of no bot in particular."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from typing import Any

from Crypto.PublicKey import ECC
from Crypto.Signature import eddsa

Json = dict[str, Any]

SEED_BYTES = 32


def encode(content: bytes) -> str:
    """Base64 without padding."""
    return base64.b64encode(content).decode().rstrip("=")


def decode(text: str) -> bytes:
    """The bytes of base64, padded or not. Raises ValueError."""
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from None


def canonical(content: Mapping[str, Any]) -> bytes:
    """The one way to write an object that is signed. Raises ValueError for what cannot be written."""
    bare = {key: value for key, value in content.items() if key not in ("signatures", "unsigned")}
    return json.dumps(bare, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False).encode()


def public_key(seed: bytes) -> str:
    """The public key of a private one, as base64."""
    return encode(_private(seed).public_key().export_key(format="raw"))


def add_signature(content: Json, user: str, seed: bytes) -> Json:
    """The object with a signature added that is made with a cross-signing key, which is called by its public part."""
    signature = encode(eddsa.new(_private(seed), "rfc8032").sign(canonical(content)))
    signatures = {owner: dict(made) for owner, made in content.get("signatures", {}).items()}
    signatures.setdefault(user, {})[f"ed25519:{public_key(seed)}"] = signature
    return {**content, "signatures": signatures}


def is_signed(content: Mapping[str, Any], user: str, key_id: str, key: str) -> bool:
    """Whether the object bears a valid signature of the user's key. ``key_id`` is a device or a public key."""
    try:
        signature = content["signatures"][user][f"ed25519:{key_id}"]
        verifier = eddsa.new(eddsa.import_public_key(decode(key)), "rfc8032")
        verifier.verify(canonical(content), decode(signature))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return True


def _private(seed: bytes) -> ECC.EccKey:
    return ECC.construct(curve="Ed25519", seed=seed)
