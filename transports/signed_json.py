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
KEY_BYTES = 32
_MOST = 2**53 - 1
"""Whole numbers beyond this are not the same to everybody who reads JSON."""


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
    """The one way to write an object. Raises ValueError for what has no such way: fractions, numbers too great."""
    _look_for_numbers(content)
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def public_key(seed: bytes) -> str:
    """The public key of a private one, as base64."""
    return encode(_private(seed).public_key().export_key(format="raw"))


def add_signature(content: Json, user: str, seed: bytes) -> Json:
    """The object with a signature added that is made with a cross-signing key, which is called by its public part."""
    signature = encode(eddsa.new(_private(seed), "rfc8032").sign(_signed_part(content)))
    there = content.get("signatures")
    signatures = dict(there) if isinstance(there, dict) else {}
    made = signatures.get(user)
    signatures[user] = {**(made if isinstance(made, dict) else {}), f"ed25519:{public_key(seed)}": signature}
    return {**content, "signatures": signatures}


def is_signed(content: Mapping[str, Any], user: str, key_id: str, key: str) -> bool:
    """Whether the object bears a valid signature of the user's key. ``key_id`` is a device or a public key."""
    try:
        signature = content["signatures"][user][f"ed25519:{key_id}"]
        raw = decode(key)
        if len(raw) != KEY_BYTES:
            return False
        eddsa.new(eddsa.import_public_key(raw), "rfc8032").verify(_signed_part(content), decode(signature))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return False
    return True


def _signed_part(content: Mapping[str, Any]) -> bytes:
    return canonical({key: value for key, value in content.items() if key not in ("signatures", "unsigned")})


def _look_for_numbers(value: object) -> None:
    if isinstance(value, float) or (isinstance(value, int) and abs(value) > _MOST):
        raise ValueError("such a number cannot be signed")
    if isinstance(value, Mapping):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for part in value:
            _look_for_numbers(part)


def _private(seed: bytes) -> ECC.EccKey:
    return ECC.construct(curve="Ed25519", seed=seed)
