"""Places in the program at which a process can be made to die, put there from outside: the program knows of none.

Each is a method that is looked up by name when it is armed, so that a place that is gone is an error and not a test
that tests nothing any more.
"""

import importlib
import os
import signal
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import Any

Hit = Callable[[], None]
Method = Callable[..., Any]
Wrap = Callable[[Method, Hit], Method]


class NoSuchPlace(LookupError):
    """The program has no method of this name any more: the failpoint must move with it."""


def before(method: Method, hit: Hit) -> Method:
    """Hit when a coroutine begins."""

    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        hit()
        return await method(*args, **kwargs)

    return wrapped


def after(method: Method, hit: Hit) -> Method:
    """Hit when a coroutine has done its work, before the caller learns of it."""

    async def wrapped(*args: Any, **kwargs: Any) -> Any:
        result = await method(*args, **kwargs)
        hit()
        return result

    return wrapped


def on_call(method: Method, hit: Hit) -> Method:
    """Hit when a plain function begins."""

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        hit()
        return method(*args, **kwargs)

    return wrapped


def before_commit(method: Method, hit: Hit) -> Method:
    """Hit when everything of a transaction is written and nothing is committed."""

    @asynccontextmanager
    async def wrapped(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        transaction: AbstractAsyncContextManager[Any] = method(*args, **kwargs)
        async with transaction as connection:
            yield connection
            hit()

    return wrapped


def after_commit(method: Method, hit: Hit) -> Method:
    """Hit when a transaction is in, before anybody learns of it."""

    @asynccontextmanager
    async def wrapped(*args: Any, **kwargs: Any) -> AsyncIterator[Any]:
        transaction: AbstractAsyncContextManager[Any] = method(*args, **kwargs)
        async with transaction as connection:
            yield connection
        hit()

    return wrapped


def before_confirming(method: Method, hit: Hit) -> Method:
    """Hit when the platform is about to be told that what came before a new cursor is safely kept."""
    told: list[str] = []

    async def wrapped(self: Any, cursor: str) -> Any:
        if told and told[-1] != cursor:
            hit()
        told[:] = [cursor]
        return await method(self, cursor)

    return wrapped


TELEGRAM = "transports.telegram:TelegramTransport"
MATRIX = "transports.matrix:MatrixTransport"


def _on_both(method: str, wrap: Wrap) -> list[tuple[str, Wrap]]:
    return [(f"{transport}.{method}", wrap) for transport in (TELEGRAM, MATRIX)]


FAILPOINTS: Mapping[str, list[tuple[str, Wrap]]] = {
    "in mid-batch": [("app.dispatch:Dispatch.handle", before)],
    "at the end of a batch": [("storage.unit:UnitOfWork.set_cursor", on_call)],
    "before commit": [("storage.engine:Database.transaction", before_commit)],
    "after commit": [("storage.engine:Database.transaction", after_commit)],
    "before the cursor moves": _on_both("poll", before_confirming),
    "after the cursor moved": _on_both("poll", after),
    "before a send": [*_on_both("send", before), *_on_both("edit", before)],
    "after a send": [*_on_both("send", after), *_on_both("edit", after)],
    "between commit and answer": [(f"{TELEGRAM}.acknowledge", before)],
    "after an answer": [(f"{TELEGRAM}.acknowledge", after)],
    "in a migration": [("storage.migrating:Steps._check", on_call)],
    "in a backup": [("storage.backup:_sync", on_call)],
}
"""What each place is called, and the methods (module:qualified name) that lead there."""


def arm(name: str, hit: int) -> None:
    """Let this process die without a word when it comes to a place for the n-th time. Raises NoSuchPlace."""
    left = hit

    def die() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    for place, wrap in FAILPOINTS[name]:
        replace(place, partial(_wrapped, wrap, die))


def _wrapped(wrap: Wrap, hit: Hit, method: Method) -> Method:
    return wrap(method, hit)


def replace(place: str, change: Callable[[Any], Any]) -> None:
    """Put something else in the place of a method, a function or a value: "module:Class.method". Raises NoSuchPlace."""
    module, _, path = place.partition(":")
    owner: Any = importlib.import_module(module)
    *classes, name = path.split(".")
    for each in classes:
        owner = vars(owner).get(each)
        if owner is None:
            raise NoSuchPlace(place)
    method = vars(owner).get(name)
    if method is None:
        raise NoSuchPlace(place)
    setattr(owner, name, change(method))
