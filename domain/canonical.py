"""Canonical JSON: the one way to write a value, so that its hash is the hash of what it says.

UTF-8, keys sorted by code point, no white space, no escapes that are not needed, and no floats: two programs may print
the same float differently, and nothing that is counted here is one.
"""

from __future__ import annotations

import hashlib
import json


def canonical(value: object) -> bytes:
    """The bytes. Raises ValueError for floats, for keys that are not text, and for what JSON cannot say."""
    _check(value)
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def digest(value: object) -> str:
    """SHA-256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _check(value: object) -> None:
    """Raises ValueError."""
    if isinstance(value, dict):
        for key, each in value.items():
            if not isinstance(key, str):
                raise ValueError(f"a key that is no text: {key!r}")
            _check(each)
    elif isinstance(value, list | tuple):
        for each in value:
            _check(each)
    elif value is not None and not isinstance(value, str | int):
        raise ValueError(f"canonical JSON has no {type(value).__name__}")
