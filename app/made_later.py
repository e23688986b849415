"""Files that take too long for a transaction: they are made after it, and sent when they are ready."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.context import Context
from app.messages import Attachment, Outgoing
from app.words import Reply
from domain.refusal import Refusal

MOST_AT_ONCE = 20
"""How many pieces of work one batch of events may ask for."""


def send_when_made(ctx: Context, said: Reply, name: str, media_type: str, make: Callable[[], bytes]) -> None:
    """Send ``said`` to where the command was given, with the file of this name that ``make`` makes.

    ``make`` runs in another thread, once the transaction is in, so it must hold all that it needs. A file that it
    cannot make (ValueError, RuntimeError, OSError) is not sent, nor is one that was being made as the program ended:
    whoever asked asks again. The file waits in the database until it is sent, so it cannot be one for memory alone.
    Raises Refusal files-busy.
    """
    if said.in_memory:
        raise ValueError("what is made later is written down")
    if ctx.house.busy() or len(ctx.turn.work) >= MOST_AT_ONCE:
        raise Refusal("files-busy")
    address = ctx.incoming.address
    if ctx.incoming.private:
        address = replace(address, account=ctx.account.account)
    message = ctx.compose(said, ctx.reader, address)

    def made() -> Outgoing:
        return replace(message, attachment=Attachment(name, media_type, make()))

    ctx.turn.work.append(made)
