"""Reading a file from a server, and never more of it than is wanted."""

from __future__ import annotations

import aiohttp

from app.ports import SendRefused

PATIENCE = 6
"""A file may take so many times as long as another answer."""

PIECE = 65_536


async def read_at_most(response: aiohttp.ClientResponse, most: int) -> bytes:
    """The content of an answer. Raises SendRefused as soon as it is known to have more than ``most`` bytes, be it said
    or shown, and what the HTTP client raises."""
    content = bytearray()
    too_much = (response.content_length or 0) > most
    while not too_much and (piece := await response.content.read(PIECE)):
        content += piece
        too_much = len(content) > most
    if too_much:
        # The rest of the file is still to come on this connection.
        response.close()
        raise too_large(most)
    return bytes(content)


def too_large(most: int) -> SendRefused:
    """The refusal of a file that has more bytes than are wanted."""
    return SendRefused(f"the file has more than {most} bytes")
