"""A person's own ballot in a direct message: their marks left shown, an order made tap by tap, answers to dates."""

from __future__ import annotations

from dataclasses import replace

from app.context import Context
from app.declare import Registry
from app.voters import voter_of
from app.words import Line, Press, Reply, words
from commands.ballots import (
    MARKS,
    answers_of,
    choice_text,
    pack,
    poll_lines,
    poll_of_button,
    require_same_words,
    view_of,
)
from domain.poll import Choice, Poll, PollKind, Vote, check_choice, require_open
from domain.refusal import Refusal
from domain.tally.dates import Answer

DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


async def personal_ballot(ctx: Context, poll: Poll) -> Reply:
    """The poll for one reader, with what they chose and buttons that set it.

    Of an anonymous poll the marks are not shown here: the message would join the person to the choice on disk.
    """
    reader = ctx.person_reader(ctx.person, ctx.account.platform)
    lines: list[Line] = list(poll_lines(poll, await ctx.uow.polls.choices(poll.id), reader))
    if not poll.is_open:
        return Reply(tuple(lines))
    present = await _present(ctx, poll)
    if present is not None and not poll.anonymous:
        lines.append(words("ballot-yours", choice=choice_text(poll, present)))
    return Reply(tuple(lines), _buttons(poll, present), numbered=poll.kind in (PollKind.SINGLE, PollKind.MULTI))


async def _present(ctx: Context, poll: Poll) -> Choice | None:
    voter = await voter_of(ctx, poll, ctx.person.id)
    vote = await ctx.uow.polls.vote_of(poll.id, voter)
    return vote.choice if vote is not None else None


def _buttons(poll: Poll, present: Choice | None) -> tuple[tuple[Press, ...], ...]:
    shown = None if poll.anonymous else present
    if poll.kind is PollKind.RANKED:
        return _ranking_buttons(poll, ())
    if poll.kind is PollKind.DATES:
        return _date_buttons(poll, shown)
    chosen = shown.options if shown is not None else ()
    presses = [
        Press(
            f"✓ {option.text}" if option.number in chosen else option.text,
            f"m:{poll.id}:{poll.revision}:{option.number}",
        )
        for option in poll.options
    ]
    rows = pack(presses)
    if poll.kind is PollKind.MULTI:
        rows += ((Press(words("button-clear"), f"w:{poll.id}"),),)
    return rows


def personal_ballot_buttons(poll: Poll) -> tuple[tuple[Press, ...], ...]:
    """The buttons of a ballot nobody has marked yet."""
    return _buttons(poll, None)


async def mark(ctx: Context, poll_id: str, revision: int, option: int) -> Reply:
    """A mark on one's own ballot, set and left shown. Raises Refusal."""
    poll = await _ballot(ctx, poll_id, revision, PollKind.SINGLE, PollKind.MULTI)
    present = await _present(ctx, poll)
    marks = set(present.options) if present is not None and poll.kind is PollKind.MULTI else set()
    return await _cast(ctx, poll, Choice(tuple(sorted(marks | {option}))), present)


async def _ballot(ctx: Context, poll_id: str, revision: int, *kinds: PollKind) -> Poll:
    """The open poll of a button, if its words and its kind are still those. Raises Refusal."""
    poll = await poll_of_button(ctx, poll_id)
    require_open(poll, ctx.now)
    require_same_words(poll, revision)
    if poll.kind not in kinds:
        raise Refusal("button-old")
    return poll


def _ranking_buttons(poll: Poll, order: tuple[int, ...]) -> tuple[tuple[Press, ...], ...]:
    so_far = "".join(DIGITS[number] for number in order)
    presses = [
        Press(option.text, f"r:{poll.id}:{poll.revision}:{so_far}{DIGITS[option.number]}")
        for option in poll.options
        if option.number not in order
    ]
    rows = pack(presses)
    if order:
        rows += (
            (
                Press(words("button-cast"), f"rc:{poll.id}:{poll.revision}:{so_far}"),
                Press(words("button-again"), f"r:{poll.id}:{poll.revision}:"),
            ),
        )
    return rows


async def rank(ctx: Context, poll_id: str, revision: int, order: str) -> Reply:
    """One step of an order: the button carries the whole order so far, so a tap twice changes nothing."""
    poll, numbers = await _order(ctx, poll_id, revision, order)
    reader = ctx.person_reader(ctx.person, ctx.account.platform)
    lines: list[Line] = list(poll_lines(poll, await ctx.uow.polls.choices(poll.id), reader))
    if numbers:
        lines.append(words("ballot-order", choice=choice_text(poll, Choice(numbers))))
    memory = poll.anonymous
    return Reply(tuple(lines), _ranking_buttons(poll, numbers), replaces=True, in_memory=memory)


async def rank_cast(ctx: Context, poll_id: str, revision: int, order: str) -> Reply:
    """Cast the order. Raises Refusal."""
    poll, numbers = await _order(ctx, poll_id, revision, order)
    return await _cast(ctx, poll, Choice(numbers), await _present(ctx, poll))


async def _order(ctx: Context, poll_id: str, revision: int, order: str) -> tuple[Poll, tuple[int, ...]]:
    poll = await _ballot(ctx, poll_id, revision, PollKind.RANKED)
    numbers = tuple(DIGITS.find(digit) for digit in order)
    if numbers:
        check_choice(poll, Choice(numbers))
    return poll, numbers


def _date_buttons(poll: Poll, present: Choice | None) -> tuple[tuple[Press, ...], ...]:
    answers = answers_of(present) if present is not None else {}
    rows = []
    for option in poll.options:
        row = []
        for answer in Answer:
            chosen = answers.get(option.number) is answer
            label = f"{MARKS[answer]} {option.text}" if answer is Answer.YES else MARKS[answer]
            action = f"d:{poll.id}:{poll.revision}:{option.number}:{answer.value}"
            row.append(Press(f"[{label}]" if chosen else label, action))
        rows.append(tuple(row))
    return tuple(rows)


async def date(ctx: Context, poll_id: str, revision: int, option: int, answer: Answer) -> Reply:
    """One answer to one date, set and left shown. Raises Refusal."""
    poll = await _ballot(ctx, poll_id, revision, PollKind.DATES)
    present = await _present(ctx, poll)
    answers = answers_of(present) if present is not None else {}
    answers[option] = answer
    return await _cast(ctx, poll, Choice(tuple(answers), tuple(answers.values())), present)


async def _cast(ctx: Context, poll: Poll, choice: Choice, before: Choice | None) -> Reply:
    """Record the choice and show the ballot again in the place of the one that was tapped."""
    checked = check_choice(poll, choice)
    if before != checked or not poll.anonymous:
        voter = await voter_of(ctx, poll, ctx.person.id)
        ctx.uow.polls.put_vote(Vote(poll.id, voter, checked, None if poll.anonymous else ctx.now))
    if before != checked:
        ctx.refresh(view_of(poll))
    if poll.anonymous:
        said = words("ballot-cast", no=poll.no, choice=choice_text(poll, checked))
        return Reply((said,), personal=True, in_memory=True)
    return replace(await personal_ballot(ctx, poll), replaces=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("m")(mark)
    registry.action("r")(rank)
    registry.action("rc")(rank_cast)
    registry.action("d")(date)
