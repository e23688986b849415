"""What no program should send, and what arrives all the same: values and changes that spoil a piece of JSON."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

CANARY = "canary"
"""Stands in what people write: it must not come out where only kinds and ids may."""

ZALGO = "Z" + "\u0334\u0321\u0489\u0350" * 200 + "algo"
NAMES = (
    "\x00",
    "\x1b[31mred\x07\x08\r\n",
    "\u202eevil\u202d\u2066\u2067",
    "\u200f\u061c\u200e",
    ZALGO,
    "👩‍👩‍👧‍👦🏳️‍🌈" * 40,
    "\ud800",
    "\udc00\ud800",
    "\u3164\u2800",
    "{ $name } { -term }",
    "<b>&amp;</b>",
    "/close 1",
    "x" * 5000,
)
JUNK: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    -1,
    2**31,
    2**63,
    10**400,
    1.5,
    float("nan"),
    float("inf"),
    "",
    "0",
    f"{CANARY} text",
    [],
    {},
    [[], {}, None],
    {"id": {"id": []}},
    [{"type": "text_mention", "offset": -5, "length": 10**9, "user": 3}],
    *NAMES,
)


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where in a JSON value something stands, the value itself aside."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inside:
        yield (*path, key)
        yield from places(part, (*path, key))


@st.composite
def spoilt(draw: st.DrawFn, *sound: Any) -> Any:
    """One of some sound values with up to three of its parts gone, replaced, or put in another's place."""
    value = copy.deepcopy(draw(st.sampled_from(sound)))
    for _ in range(draw(st.integers(1, 3))):
        known = list(places(value))
        if not known:
            break
        *path, key = draw(st.sampled_from(known))
        holder = value
        for step in path:
            holder = holder[step]
        if draw(st.booleans()):
            holder[key] = copy.deepcopy(draw(st.sampled_from(JUNK)))
        elif draw(st.booleans()):
            del holder[key]
        else:
            other = value
            for step in draw(st.sampled_from(known)):
                other = other[step]
            holder[key] = copy.deepcopy(other)
    return value
