"""Reading JSON that others wrote. What may be missing reads as empty; what must be there raises Malformed."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class Malformed(ValueError):
    """Something that must be there is missing or of another type. Its text names the key, never a value."""


def part(value: object, *keys: str) -> Json:
    """The object found by following the keys, {} where there is none."""
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def items(value: object, *keys: str) -> list[Any]:
    """The list found by following the keys, [] where there is none."""
    *path, last = keys
    found = part(value, *path).get(last)
    return found if isinstance(found, list) else []


def words(value: object, *keys: str) -> str:
    """The string found by following the keys, "" where there is none."""
    *path, last = keys
    found = part(value, *path).get(last)
    return found if isinstance(found, str) else ""


def needed(value: object, *keys: str) -> str:
    """The non-empty string found by following the keys. Raises Malformed."""
    found = words(value, *keys)
    if not found:
        raise Malformed(".".join(keys))
    return found


def objects(value: object, *keys: str) -> list[Json]:
    """The objects in the list found by following the keys; whatever else is in it is left out."""
    return [item for item in items(value, *keys) if isinstance(item, dict)]
