"""A look at what the bot stands on, one line for each thing, for the operator."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Sequence

from app.messages import DeadLetter
from app.ports import Account, TransportDown, TransportRefused

PATIENCE = 30.0


async def transport_lines(transports: Sequence[Account]) -> AsyncIterator[tuple[bool, str]]:
    """Log in to every platform once. Yields whether it worked, and what to tell."""
    for transport in transports:
        try:
            async with asyncio.timeout(PATIENCE):
                more = await transport.look()
            yield True, f"{transport.platform}: ok, logged in as {transport.identity}"
            for line in more:
                yield True, f"{transport.platform}: {line}"
        except TimeoutError:
            yield False, f"{transport.platform}: no answer within {PATIENCE:g} s"
        except (TransportDown, TransportRefused) as error:
            yield False, f"{transport.platform}: {error}"
        finally:
            await transport.close()


def letter_lines(letters: Sequence[DeadLetter]) -> list[str]:
    """What could not be read or sent: when, which, and the error's kind; never what anybody wrote."""
    if not letters:
        return ["events that could not be read or messages that could not be sent: none"]
    head = f"events that could not be read or messages that could not be sent (the last {len(letters)}):"
    return [
        head,
        *(
            f"  {letter.at:%Y-%m-%d %H:%M} {letter.platform} {letter.event_id} {letter.kind}: {letter.error}"
            for letter in letters
        ),
    ]
