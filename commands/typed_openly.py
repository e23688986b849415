"""What was typed where everybody reads it, and is nobody else's business: it is taken away where the bot may delete."""

from __future__ import annotations

from app.context import Context
from app.turn import Erasure
from app.words import Arg, Press, Reply, words


def take_away(
    ctx: Context, gone_key: str, kept_key: str, buttons: tuple[tuple[Press, ...], ...] = (), **args: Arg
) -> None:
    """Delete the message, and say so without saying what it was; ``kept_key`` where it could not be deleted."""
    address = ctx.incoming.address
    gone, kept = (
        ctx.compose(Reply((words(key, **args),), buttons, in_memory=True), ctx.reader, address)
        for key in (gone_key, kept_key)
    )
    ctx.turn.erasures.append(Erasure(address, (ctx.incoming.message_id,), gone, kept))
