"""What goes wrong while the Matrix transport starts, as the operator is told."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from app.ports import TransportRefused
from transports.matrix_wire import Rejection, Unreachable, polling_failure


@contextmanager
def told_to_the_operator() -> Iterator[None]:
    """Turns what fails inside into what the ports have for it. Raises TransportDown, TransportRefused."""
    try:
        yield
    except OSError as error:
        raise TransportRefused(f"what is kept of Matrix cannot be read ({error.strerror})") from None
    except (Rejection, Unreachable) as error:
        raise polling_failure(error) from None
