"""Column types that mean the same on every database."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import BigInteger, Dialect, Text
from sqlalchemy.types import TypeDecorator

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
# NUL ends a string for PostgreSQL, and half a surrogate pair is no character at all.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


class Instant(TypeDecorator[datetime]):
    """A moment, as whole microseconds since 1970 in UTC: the same order and precision on every database.

    Gives back aware UTC. Raises ValueError for a naive time: it would be somebody's guess.
    """

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        """Microseconds."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Aware UTC."""
        return None if value is None else _EPOCH + timedelta(microseconds=value)


class Length(TypeDecorator[timedelta]):
    """A length of time, as whole microseconds."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: timedelta | None, dialect: Dialect) -> Any:
        """Microseconds."""
        return None if value is None else value // _MICROSECOND

    def process_result_value(self, value: Any, dialect: Dialect) -> timedelta | None:
        """A timedelta."""
        return None if value is None else timedelta(microseconds=value)


class Day(TypeDecorator[date]):
    """A day, as people write it: 2026-11-23."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> Any:
        """The day in ISO form."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        """The day."""
        return None if value is None else date.fromisoformat(value)


class Words(TypeDecorator[str]):
    """Text that people wrote: what no database can hold becomes U+FFFD instead of failing everybody's batch."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> Any:
        """Text that can be stored."""
        return None if value is None else storable(value)


def fields_of(value: Any) -> dict[str, Any]:
    """The fields of a flat slotted dataclass by name; `dataclasses.asdict` copies every value deeply, far slower."""
    return {name: getattr(value, name) for name in value.__slots__}


def storable(text: str) -> str:
    """The text with U+FFFD for what no database can hold."""
    return text if text.isascii() and "\0" not in text else _UNSTORABLE.sub("�", text)
