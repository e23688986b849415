"""Taking over a poll that a resident started with the app's own button, and hearing when one is ended there."""

from __future__ import annotations

from dataclasses import replace

from app import syntax
from app.bidi import clean_name
from app.context import Context
from app.declare import Registry
from app.identify import find_account
from app.messages import Address, FoundPoll, Post, Sender
from app.words import Line, Reply, bold, words
from commands.ballots import plain_options, require_manager, view_of
from commands.native import native_presses
from commands.run_poll import end
from domain.poll import Choice, Poll, PollKind, Vote, check_words, close, options_from
from domain.refusal import Refusal
from domain.rights import Right


async def adopt(ctx: Context) -> Reply:
    """Count the app's poll that the message answers as a poll of the estate. Raises Refusal."""
    found = await _found(ctx)
    author = await _person(ctx, found.author)
    poll = _as_poll(ctx, found, author)
    ctx.uow.estates.put(replace(ctx.estate, next_ballot=poll.no + 1))
    ctx.uow.polls.put(poll)
    actions = tuple(press.action for row in native_presses(poll) for press in row)
    there = Address(ctx.incoming.platform, ctx.incoming.address.chat)
    ids = tuple(answer for answer, _ in found.answers)
    ctx.uow.posts.put(Post(there, ctx.incoming.reply_to, view_of(poll), actions, ctx.now, ids))
    votes = await _take_votes(ctx, poll, found)
    # The other rooms get it shown.
    ctx.refresh(view_of(poll))
    lines: list[Line] = [
        bold("poll-title", no=poll.no, question=poll.question),
        *plain_options(poll),
        words("adopt-done", no=poll.no, votes=votes),
    ]
    if found.unread:
        lines.append(words("adopt-unread", count=found.unread))
    lines.append(words("adopt-close", no=poll.no) if found.may_end else words("adopt-no-end", no=poll.no))
    return Reply(tuple(lines))


async def _found(ctx: Context) -> FoundPoll:
    """The poll to be taken over. Raises Refusal."""
    if not ctx.capabilities.native_polls:
        raise Refusal("adopt-elsewhere")
    if not ctx.incoming.reply_to:
        raise Refusal("adopt-which")
    chat = ctx.incoming.address.chat
    post = await ctx.uow.posts.by_message(ctx.incoming.platform, chat, ctx.incoming.reply_to)
    known = await ctx.uow.polls.by_id(post.view.partition(":")[2]) if post is not None else None
    if known is not None:
        raise Refusal("adopt-already", no=known.no)
    found = ctx.facts.poll
    if found is None:
        raise Refusal("adopt-none")
    if found.ended:
        raise Refusal("adopt-ended")
    if found.hidden:
        raise Refusal("adopt-hidden")
    return found


def _as_poll(ctx: Context, found: FoundPoll, author: str) -> Poll:
    """Raises Refusal when its words could not be put to a vote here either."""
    question = _in_one_line(found.question)
    options = tuple(_in_one_line(text) for _, text in found.answers)
    check_words(question, options)
    most = min(max(found.most, 1), len(options))
    return Poll(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        no=ctx.estate.next_ballot,
        kind=PollKind.SINGLE if most == 1 else PollKind.MULTI,
        question=question,
        options=options_from(options),
        opened_by=author,
        opened_in=ctx.room.id if ctx.room is not None else "",
        opened_at=ctx.now,
        max_marks=most,
    )


def _in_one_line(text: str) -> str:
    return clean_name(syntax.sound(text))


async def _person(ctx: Context, sender: Sender) -> str:
    """The person behind an account of the room, known as a resident from now on."""
    account = await find_account(ctx.house, ctx.turn, ctx.incoming.platform, sender, "")
    if not await ctx.uow.people.lives_in(ctx.estate.id, account.person_id):
        ctx.uow.people.add_resident(ctx.estate.id, account.person_id)
    return account.person_id


async def _take_votes(ctx: Context, poll: Poll, found: FoundPoll) -> int:
    """Record what was chosen so far. Returns how many people it was."""
    chat, platform = ctx.incoming.address.chat, ctx.incoming.platform
    await ctx.uow.foresee(platform, {(chat, sender.account) for sender, _ in found.ballots}, ())
    numbers = {answer: number for number, (answer, _) in enumerate(found.answers, start=1)}
    voted: set[str] = set()
    for sender, picks in found.ballots:
        person = await _person(ctx, sender)
        if not picks or any(pick not in numbers for pick in picks):
            continue
        marks = {numbers[pick] for pick in picks[: poll.max_marks]}
        ctx.uow.polls.put_vote(Vote(poll.id, person, Choice(tuple(sorted(marks))), ctx.now))
        voted.add(person)
    return len(voted)


async def ended(ctx: Context, poll_id: str) -> None:
    """Somebody ended the poll in the app. Raises Refusal."""
    poll = await ctx.uow.polls.by_id(poll_id)
    if poll is None or not poll.is_open:
        return
    require_manager(ctx, poll)
    await end(ctx, close(poll, ctx.now))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command(
        "adopt", group="polls", needs=Right.RESIDENT, room_only=True, hidden=True, poll_fact=True, within="poll"
    )(adopt)
    registry.hook("ended-poll")(ended)
