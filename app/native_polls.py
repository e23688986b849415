"""What people do in polls of the platform's own, and to which of the bot's live messages it belongs."""

from __future__ import annotations

from app.context import Context
from app.messages import Incoming, Kind, Post
from app.turn import Turn
from app.words import Reply

IN_POLLS = (Kind.BALLOT, Kind.POLL_ENDED)
"""What happens in a poll of the platform's own."""


async def is_live(turn: Turn, incoming: Incoming) -> bool:
    """Whether it happened in a poll that shows a live message; what neighbours ask each other is none of ours."""
    return await _post(turn, incoming) is not None


async def in_native_poll(context: Context) -> Reply | None:
    """Hand what happened to whom the live message belongs. Raises Refusal."""
    post = await _post(context.turn, context.incoming)
    if post is None:
        return None
    view, _, ref = post.view.partition(":")
    hooks = context.house.registry.hooks
    if context.incoming.kind is Kind.POLL_ENDED:
        return await hooks[f"ended-{view}"](context, ref)
    actions = dict(zip(post.answers, post.actions, strict=True))
    picks = context.incoming.picks
    # As every client has it: an answer that is none of the poll's spoils the paper.
    known = all(pick in actions for pick in picks)
    return await hooks[f"picked-{view}"](context, ref, tuple(actions[pick] for pick in picks) if known else ())


async def _post(turn: Turn, incoming: Incoming) -> Post | None:
    post = await turn.uow.posts.by_message(incoming.platform, incoming.address.chat, incoming.message_id)
    return post if post is not None and post.answers and post.view else None
