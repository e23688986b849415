"""Voting: by button, by number, by an option's words, by an order, by answers to dates; and taking it back."""

from __future__ import annotations

from collections.abc import Mapping

from app import syntax
from app.arguments import BallotNo, FreeText
from app.context import Context
from app.declare import Registry
from app.election_arguments import ElectionNo
from app.i18n import Catalogue
from app.voters import voter_of
from app.words import Line, Press, Reply, Soon, Words, bold, receipt, words
from commands.ballot_meant import only_ballot
from commands.ballots import (
    choice_text,
    find_poll,
    needs_secret_taps,
    plain_options,
    poll_buttons,
    poll_lines,
    poll_of_button,
    require_same_words,
    rules_of,
    view_of,
)
from commands.candidates import before_voting
from commands.decision_vote import vote_in_decision
from commands.decision_words import find_decision
from commands.personal import personal_ballot
from domain.choices import read_choice
from domain.decision import DecisionState
from domain.decision import require_open as require_running
from domain.elections import OFFICES, Phase
from domain.poll import Choice, Poll, PollKind, Vote, check_choice, fold, require_open
from domain.refusal import Refusal
from domain.rights import Right
from domain.tally.dates import Answer


async def vote(ctx: Context, ballot: ElectionNo | None = None, choice: FreeText | None = None) -> Reply | None:
    """List what is open, show a poll, or vote in it. Raises Refusal."""
    if ballot is None:
        return await list_open(ctx)
    if not ballot:
        only = await only_ballot(ctx, choice or "")
        if only is None:
            return await list_open(ctx)
        ballot = ElectionNo(only)
    decision = await find_decision(ctx, ballot)
    if decision is not None:
        return await vote_in_decision(ctx, decision, choice)
    election = await ctx.uow.elections.by_no(ctx.estate.id, ballot)
    if election is not None:
        # Its ballot comes once voting opens.
        return await before_voting(ctx, election, typed=choice is not None)
    poll = await find_poll(ctx, ballot)
    if choice is None:
        return await show(ctx, poll)
    require_open(poll, ctx.now)
    if needs_secret_taps(poll) and not ctx.secret_here:
        raise Refusal("vote-in-private", no=poll.no)
    return await cast(ctx, poll, read_choice(poll, syntax.mapped(choice), answer_words(ctx.catalogue)))


async def list_open(ctx: Context) -> Reply:
    """What can be voted on now, with a button each."""
    polls = await ctx.uow.polls.open_in(ctx.estate.id)
    polls = tuple(poll for poll in polls if poll.closes_at is None or poll.closes_at > ctx.now)
    decisions = [each for each in await ctx.uow.decisions.of_estate(ctx.estate.id) if each.state == "open"]
    later = await _later(ctx)
    if not polls and not decisions:
        return Reply((words("vote-none-open"), *later))
    lines = [words("vote-open-list")]
    lines += [words("vote-open-decision", no=each.no, title=each.title, at=each.closes_at) for each in decisions]
    lines += [
        words("vote-open-line", no=poll.no, question=poll.question)
        if poll.closes_at is None
        else words("vote-open-line-until", no=poll.no, question=poll.question, at=poll.closes_at)
        for poll in polls
    ]
    buttons = tuple((Press(f"#{each.no} {each.title}"[:40], f"dballot:{each.id}"),) for each in decisions[:10])
    buttons += tuple((Press(f"#{poll.no} {poll.question}"[:40], f"show:{poll.id}"),) for poll in polls[:20])
    return Reply((*lines, *later), buttons)


async def _later(ctx: Context) -> list[Words]:
    """What the owners vote on later, and from when."""
    decisions = await ctx.uow.decisions.of_estate(ctx.estate.id)
    elections = await ctx.uow.elections.of_estate(ctx.estate.id)
    opens = [(each.no, each.title, each.opens_at) for each in decisions if each.state is DecisionState.ANNOUNCED]
    opens += [(each.no, each.title, each.calendar.notice_until) for each in elections if each.phase is Phase.NOTICE]
    return [words("vote-opens-later", no=no, title=title, at=at) for no, title, at in opens]


async def show(ctx: Context, poll: Poll) -> Reply:
    """The poll with its buttons; in a direct message as the person's own ballot."""
    if ctx.room is None:
        return await personal_ballot(ctx, poll)
    lines: list[Line] = [bold("poll-title", no=poll.no, question=poll.question)]
    if not poll.is_open:
        choices = await ctx.uow.polls.choices(poll.id)
        return Reply(poll_lines(poll, choices, ctx.room_reader(ctx.room)))
    # No counts here: the live message has them, and this one is never edited.
    lines += [*plain_options(poll), *(words(key, **args) for key, args in rules_of(poll))]
    if poll.closes_at is not None:
        lines.append(words("poll-open-until", at=poll.closes_at))
    return Reply(tuple(lines), poll_buttons(poll), numbered=True, secret_taps=needs_secret_taps(poll))


async def show_button(ctx: Context, poll_id: str) -> Reply:
    """A poll picked from the list."""
    return await show(ctx, await poll_of_button(ctx, poll_id))


async def cast(ctx: Context, poll: Poll, choice: Choice) -> Reply:
    """Record the choice in place of an earlier one, and say so to the person alone. Raises Refusal."""
    require_open(poll, ctx.now)
    checked = check_choice(poll, choice)
    voter = await voter_of(ctx, poll, ctx.person.id)
    earlier = await ctx.uow.polls.vote_of(poll.id, voter)
    cast_at = None if poll.anonymous else ctx.now
    vote = Vote(poll.id, voter, checked, cast_at)
    if vote != earlier:
        # The same again is a later vote, which counts where a person's two accounts become one.
        ctx.uow.polls.put_vote(vote)
    if earlier is None or earlier.choice != checked:
        ctx.refresh(view_of(poll))
    return _acknowledged(poll, earlier.choice if earlier is not None else None, checked)


def _acknowledged(poll: Poll, before: Choice | None, now: Choice) -> Reply:
    said, more = choice_text(poll, now), _until(poll)
    if before is None:
        line = words("vote-recorded", no=poll.no, choice=said, more=more)
    elif before == now:
        line = words("vote-same", no=poll.no, choice=said, more=more)
    else:
        line = words("vote-changed", no=poll.no, before=choice_text(poll, before), choice=said, more=more)
    return Reply((line,), personal=True, in_memory=poll.anonymous)


def _until(poll: Poll) -> Words:
    if poll.closes_at is None:
        return words("vote-may-change")
    return words("vote-may-change-until", at=Soon(poll.closes_at))


async def unvote(ctx: Context, ballot: BallotNo) -> Reply:
    """Take one's vote back. Raises Refusal."""
    decision = await find_decision(ctx, ballot)
    if decision is not None:
        require_running(decision, ctx.now)
        raise Refusal("decision-no-unvote" if decision.contest is None else "election-no-unvote", no=decision.no)
    return await withdraw(ctx, await find_poll(ctx, ballot))


async def withdraw(ctx: Context, poll: Poll) -> Reply:
    """Take one's vote back, whatever it was. Raises Refusal."""
    require_open(poll, ctx.now)
    voter = await voter_of(ctx, poll, ctx.person.id)
    earlier = await ctx.uow.polls.vote_of(poll.id, voter)
    if earlier is None:
        return Reply((words("unvote-nothing", no=poll.no),), personal=True, in_memory=poll.anonymous)
    ctx.uow.polls.delete_vote(poll.id, voter)
    ctx.refresh(view_of(poll))
    line = words("unvote-done", no=poll.no, choice=choice_text(poll, earlier.choice))
    return Reply((line,), personal=True, in_memory=poll.anonymous)


async def tap(ctx: Context, poll_id: str, revision: int, option: int) -> Reply | None:
    """A button under the poll: sets the one choice, adds a mark, or says yes to a date. Raises Refusal."""
    poll = await poll_of_button(ctx, poll_id)
    require_open(poll, ctx.now)
    require_same_words(poll, revision)
    if poll.kind is PollKind.RANKED:
        raise Refusal("button-old")
    if poll.kind is PollKind.SINGLE:
        return await cast(ctx, poll, Choice((option,)))
    present = await present_choice(ctx, poll)
    if poll.kind is PollKind.DATES:
        answers = dict(zip(present.options, present.answers, strict=True)) if present else {}
        answers[option] = Answer.YES
        return await cast(ctx, poll, Choice(tuple(answers), tuple(answers.values())))
    marks = set(present.options) if present else set()
    return await cast(ctx, poll, Choice(tuple(sorted(marks | {option}))))


async def picked(ctx: Context, poll_id: str, tokens: tuple[str, ...]) -> Reply | None:
    """An answer in the app's own poll: all that is chosen now, or nothing any more. Raises Refusal."""
    poll = await poll_of_button(ctx, poll_id)
    require_open(poll, ctx.now)
    marks = set()
    for token in tokens[: poll.max_marks]:
        _, _, revision, option = token.split(":")
        require_same_words(poll, int(revision))
        marks.add(int(option))
    if marks:
        return await cast(ctx, poll, Choice(tuple(sorted(marks))))
    return await withdraw(ctx, poll) if await present_choice(ctx, poll) is not None else None


async def untap(ctx: Context, poll_id: str, revision: int, option: int) -> Reply | None:
    """A reaction taken away: withdraws that option, if it is what the person chose. Raises Refusal."""
    poll = await poll_of_button(ctx, poll_id)
    require_open(poll, ctx.now)
    present = await present_choice(ctx, poll)
    if present is None or option not in present.options:
        return None
    if len(present.options) == 1:
        return await withdraw(ctx, poll)
    kept = [index for index, marked in enumerate(present.options) if marked != option]
    answers = tuple(present.answers[index] for index in kept) if present.answers else ()
    return await cast(ctx, poll, Choice(tuple(present.options[index] for index in kept), answers))


async def present_choice(ctx: Context, poll: Poll) -> Choice | None:
    """What the person has chosen so far."""
    voter = await voter_of(ctx, poll, ctx.person.id)
    vote = await ctx.uow.polls.vote_of(poll.id, voter)
    return vote.choice if vote is not None else None


async def clear(ctx: Context, poll_id: str) -> Reply:
    """The button that takes all marks back. Raises Refusal."""
    return await withdraw(ctx, await poll_of_button(ctx, poll_id))


async def ballot_button(ctx: Context, poll_id: str) -> Reply:
    """Send the person their own ballot by direct message. Raises Refusal."""
    poll = await poll_of_button(ctx, poll_id)
    require_open(poll, ctx.now)
    ballot = await personal_ballot(ctx, poll)
    if ctx.room is None:
        return ballot
    if await ctx.tell(ctx.person.id, ballot, opening=True):
        return receipt("ballot-sent", no=poll.no)
    # The tap has made the person known here, so that the link it opens finds a voter.
    return Reply((words("ballot-unreachable", no=poll.no),), personal=True, alert=True, opens=f"ballot_{poll.id}")


async def said_in_reply(ctx: Context, poll_id: str, text: str) -> Reply | None:
    """Somebody answered the poll's message: a vote if it reads as one, else talk that is none of ours."""
    poll = await poll_of_button(ctx, poll_id)
    try:
        choice = read_choice(poll, syntax.mapped(text), answer_words(ctx.catalogue))
        checked = check_choice(poll, choice)
    except Refusal:
        return None
    if needs_secret_taps(poll) and not ctx.secret_here:
        raise Refusal("vote-in-private", no=poll.no)
    return await cast(ctx, poll, checked)


def answer_words(catalogue: Catalogue) -> Mapping[str, Answer]:
    """Yes, maybe and no as people type them, in all languages."""
    return {
        fold(said): answer
        for language in catalogue.languages
        for answer in Answer
        for said in (answer.value, *catalogue.listing(language, f"answer-{answer.value}-words"))
    }


async def choices_ballot(ctx: Context, command: str) -> Reply | None:
    """The open ballots to pick from when a command asks for one; of elections the latest."""
    if ctx.house.registry.commands[command].group == "elections":
        known = [each for each in await ctx.uow.elections.of_estate(ctx.estate.id) if each.purpose not in OFFICES]
        offered = tuple((Press(f"#{each.no} {each.title}"[:40], f"say:{each.no}"),) for each in known[:-11:-1])
        return Reply((), offered) if offered else None
    polls = await ctx.uow.polls.open_in(ctx.estate.id)
    decisions = [each for each in await ctx.uow.decisions.of_estate(ctx.estate.id) if each.state == "open"]
    rows = tuple((Press(f"#{each.no} {each.title}"[:40], f"say:{each.no}"),) for each in decisions[:10])
    rows += tuple((Press(f"#{poll.no} {poll.question}"[:40], f"say:{poll.no}"),) for poll in polls[:20])
    return Reply((), rows) if rows else None


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("vote", group="polls", needs=Right.RESIDENT)(vote)
    registry.command("unvote", group="polls", needs=Right.RESIDENT)(unvote)
    registry.action("v")(tap)
    registry.action("unv")(untap)
    registry.action("w")(clear)
    registry.action("show")(show_button)
    registry.action("ballot")(ballot_button)
    registry.hook("picked-poll")(picked)
    registry.hook("start-ballot")(ballot_button)
    registry.hook("reply-poll")(said_in_reply)
    registry.hook("choices-ballot")(choices_ballot)
