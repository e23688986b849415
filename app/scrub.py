"""Overwriting memory that is free: what was read, sent and let go of stays in it until something else is put there.

As thorough as can be from inside a program: what a library still holds it does not touch.
"""

from __future__ import annotations

import ctypes
import gc
from contextlib import suppress

_SMALL = range(48, 513, 16)
"""The sizes of which Python keeps blocks itself, for all threads."""
_SMALL_BYTES = 2 << 20
_LARGE = range(513, 1105, 8)
"""Sizes of which the C library keeps some blocks for each thread, and does not overwrite them."""
_LARGE_AT_ONCE = 20
_HEADER = bytes.__basicsize__
_ZERO = b"\0"
_M_PERTURB = -6
_FILLING = 0xA5


def overwrite_what_is_freed() -> None:
    """From now on let larger pieces of memory (of more than 512 bytes) be overwritten when they are let go of: what
    platforms send and are sent is among them. Works with the GNU C library; with others nothing happens.
    """
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(_M_PERTURB, _FILLING)


def overwrite_small_blocks() -> None:
    """Fill the free small blocks with zeros. Takes about a second: call it in a thread."""
    gc.collect()
    for size in _SMALL:
        # Held all at once, so that each is another block.
        held = [_ZERO * (size - _HEADER) for _ in range(_SMALL_BYTES // size)]
        del held


def overwrite_own_blocks() -> None:
    """Fill the free blocks that the C library keeps for this thread with zeros, and give back whole free pages."""
    for size in _LARGE:
        # Not made by bytes(n): that asks for memory in a way that passes these blocks by.
        held = [_ZERO * (size - _HEADER) for _ in range(_LARGE_AT_ONCE)]
        del held
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).malloc_trim(0)
