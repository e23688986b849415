"""Polls in the look of the platform's own: where they may be, what they say, and what cannot be changed in them."""

from __future__ import annotations

from app.context import Context, Effects
from app.messages import NativePoll, Post
from app.words import Press, Words, words
from commands.ballots import needs_secret_taps, view_of
from domain.estate import Room
from domain.poll import Poll, PollKind, PollStatus
from domain.refusal import Refusal


async def native_form(effects: Effects, poll: Poll, room: Room, voters: int) -> NativePoll | None:
    """The poll as one of the platform's own in this room, None if it is shown there as a message like any.

    What is on the screen already keeps its form, whatever the setting has become since.
    """
    shown = await posts_in(effects, poll, room)
    if shown:
        if not any(post.answers for post in shown):
            return None
    elif not (poll.is_open and room.native_polls and fits(effects, poll, room)):
        return None
    return NativePoll(
        question=f"#{poll.no}  {poll.question}",
        most=poll.max_marks,
        open=poll.is_open,
        ending=effects.room_reader(room).text(_ending(poll, voters)),
    )


def _ending(poll: Poll, voters: int) -> Words:
    if poll.status is PollStatus.VOID:
        return words("native-void", no=poll.no, reason=poll.void_reason)
    return words("native-closed", no=poll.no, voters=voters)


def fits(effects: Effects, poll: Poll, room: Room) -> bool:
    """Whether the poll can be one of the platform's own there. None in which a choice is nobody's business ever is:
    who chose what can be looked up by everybody in the room."""
    most = effects.house.capabilities[room.platform].native_polls
    return poll.kind in (PollKind.SINGLE, PollKind.MULTI) and not needs_secret_taps(poll) and len(poll.options) <= most


def is_kept_back(effects: Effects, poll: Poll, room: Room) -> bool:
    """Whether the poll would be one of the platform's own there, were it not for its secrecy."""
    most = effects.house.capabilities[room.platform].native_polls
    return bool(most) and room.native_polls and needs_secret_taps(poll)


def native_presses(poll: Poll) -> tuple[tuple[Press, ...], ...]:
    """The answers, open or closed: a poll that has ended is still the same poll."""
    return tuple((Press(option.text, f"v:{poll.id}:{poll.revision}:{option.number}"),) for option in poll.options)


async def posts_in(effects: Effects, poll: Poll, room: Room) -> tuple[Post, ...]:
    """Where the poll is shown in a room."""
    posts = await effects.uow.posts.of_view(view_of(poll))
    here = (room.platform, room.chat)
    return tuple(post for post in posts if (post.address.platform, post.address.chat) == here)


async def require_changeable(ctx: Context, poll: Poll, options: int) -> None:
    """Refuse other words, or more options, where a room's app could not show them.

    Raises Refusal options-in-app, options-too-many.
    """
    for post in await ctx.uow.posts.of_view(view_of(poll)):
        if post.adopted:
            raise Refusal("options-in-app", no=poll.no)
        most = ctx.house.capabilities[post.address.platform].native_polls
        if post.answers and options > most:
            raise Refusal("options-too-many", most=most, given=options)
