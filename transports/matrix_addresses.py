"""The addresses of a homeserver's API."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote, urlencode

CLIENT_API = "/_matrix/client/v3"
MEDIA_API = "/_matrix/media/v3"
DOWNLOAD_API = "/_matrix/client/v1/media/download"
RELATIONS_API = "/_matrix/client/v1"

MOST_ID = 512
"""Bytes. Matrix allows ids 255, and a transaction's is an event's and a little more."""

_CONTROL = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


def may_be_id(piece: str) -> bool:
    """Whether a part of a path can be an id that a server knows."""
    return len(piece.encode(errors="replace")) <= MOST_ID and piece not in (".", "..") and not _CONTROL.search(piece)


def address_of(api: str, path: tuple[str, ...], query: Mapping[str, str] | None) -> str:
    """The path and query of a request; the path's parts are escaped."""
    escaped = "/".join(quote(piece, safe="") for piece in path)
    return f"{api}/{escaped}" + (f"?{urlencode(query)}" if query else "")
