"""What every command about a ballot needs: finding it, who runs it, and how it looks."""

from __future__ import annotations

from collections.abc import Sequence

from app.context import Context
from app.messages import Span, Style
from app.text_chart import bar, columns
from app.words import Line, Listed, Percent, Press, Reader, Words, bold, words
from domain.poll import Choice, Poll, PollKind, PollStatus
from domain.refusal import Refusal
from domain.rights import may_run_poll
from domain.tally.approval import count_approval
from domain.tally.dates import Answer, count_dates
from domain.tally.percent import percent_down
from domain.tally.ranked import count_ranked

Choices = Sequence[Choice]
"""What was chosen, once for every vote; a count needs no names."""

MARKS = {Answer.YES: "✓", Answer.MAYBE: "?", Answer.NO: "✗"}


async def find_poll(ctx: Context, no: int) -> Poll:
    """The poll of this estate with this number. Raises Refusal ballot-unknown, ballot-none, ballot-is-decision,
    ballot-is-election.
    """
    poll = await ctx.uow.polls.in_estate(ctx.estate.id, no)
    if poll is not None:
        return poll
    # The ballot of an election is a decision of the same number: it is called what people know it as.
    if await ctx.uow.elections.by_no(ctx.estate.id, no) is not None:
        raise Refusal("ballot-is-election", no=no)
    if await ctx.uow.decisions.by_no(ctx.estate.id, no) is not None:
        raise Refusal("ballot-is-decision", no=no)
    open_now = [poll.no for poll in await ctx.uow.polls.open_in(ctx.estate.id)]
    open_now += [each.no for each in await ctx.uow.decisions.of_estate(ctx.estate.id) if each.state == "open"]
    if open_now:
        raise Refusal("ballot-unknown", no=no, open=tuple(f"#{each}" for each in sorted(open_now)))
    raise Refusal("ballot-none", no=no)


async def poll_of_button(ctx: Context, poll_id: str) -> Poll:
    """The poll a button speaks of, if the person may vote there.

    A button in a room belongs to that room's estate; one in a direct message to any estate where the person lives,
    of which this conversation then speaks for a moment, whichever it spoke of before. Raises Refusal button-old,
    need-resident.
    """
    poll = await ctx.uow.polls.by_id(poll_id)
    if poll is None:
        raise Refusal("button-old")
    if ctx.room is not None and poll.estate_id != ctx.estate.id:
        raise Refusal("button-old")
    if ctx.room is None and poll.estate_id not in await ctx.uow.people.estates_of(ctx.person.id):
        raise Refusal("need-resident")
    if poll.estate_id != ctx.estate.id:
        ctx.estate = await ctx.uow.estates.get(poll.estate_id)
    return poll


def require_same_words(poll: Poll, revision: int) -> None:
    """Refuse a button that was shown before the poll was put in other words. Raises Refusal button-reworded."""
    if revision != poll.revision:
        raise Refusal("button-reworded", no=poll.no)


def require_manager(ctx: Context, poll: Poll) -> None:
    """Refuse who does not run the poll. Raises Refusal need-poll-manager."""
    if not may_run_poll(poll, ctx.person.id, ctx.grants, room_admin=ctx.room_admin):
        raise Refusal("need-poll-manager", no=poll.no)


def view_of(poll: Poll) -> str:
    """The name of the poll's live message."""
    return f"poll:{poll.id}"


def hundredths(part: int, whole: int) -> Percent:
    """A share, rounded down."""
    return Percent(int(percent_down(part, whole) * 100) if whole else 0)


def poll_lines(poll: Poll, choices: Choices, reader: Reader) -> tuple[Line, ...]:
    """The poll as everybody sees it: question, options with what may be known of the counts, and what can be done."""
    lines: list[Line] = [bold("poll-title", no=poll.no, question=poll.question)]
    shown = poll.results_visible and poll.status is not PollStatus.VOID
    lines += count_lines(poll, choices, reader) if shown else plain_options(poll)
    lines += [words(key, **args) for key, args in rules_of(poll)]
    lines.append(footer(poll, len(choices)))
    if poll.status is PollStatus.CLOSED:
        lines.append(words("poll-label"))
    return tuple(lines)


def plain_options(poll: Poll) -> list[Line]:
    """The options with their numbers alone."""
    return [Span(f"{option.number}  {option.text}") for option in poll.options]


def rules_of(poll: Poll) -> list[tuple[str, dict[str, int | str]]]:
    """The texts that say how this poll is answered, where it is not the plain way."""
    rules: list[tuple[str, dict[str, int | str]]] = []
    if poll.is_open:
        if poll.kind is PollKind.MULTI:
            many = poll.max_marks >= len(poll.options)
            rules.append(("poll-rule-any", {}) if many else ("poll-rule-multi", {"most": poll.max_marks}))
        if poll.kind is PollKind.RANKED:
            rules.append(("poll-rule-ranked", {"no": poll.no}))
        if poll.kind is PollKind.DATES:
            rules.append(("poll-rule-dates", {"no": poll.no}))
        if poll.residents_add:
            rules.append(("poll-rule-add", {"no": poll.no}))
        if poll.hidden:
            rules.append(("poll-rule-hidden", {}))
    if poll.anonymous:
        rules.append(("poll-rule-anonymous", {}))
    return rules


def footer(poll: Poll, voters: int) -> Words:
    """How many have voted, and until when it is open or how it ended."""
    if poll.status is PollStatus.VOID:
        return words("poll-footer-void", reason=poll.void_reason)
    if poll.status is PollStatus.CLOSED:
        return words("poll-footer-closed", voters=voters, at=poll.closed_at or poll.opened_at)
    if poll.closes_at is None:
        return words("poll-footer-open", voters=voters)
    return words("poll-footer-until", voters=voters, at=poll.closes_at)


def count_lines(poll: Poll, choices: Choices, reader: Reader) -> list[Line]:
    """The options with bars and counts. Long options get a line of their own, so that a phone can show them."""
    if poll.kind is PollKind.DATES:
        return _date_lines(poll, choices)
    counts, whole = counts_of(poll, choices)
    cells = []
    for option, count in zip(poll.options, counts, strict=True):
        said = reader.text(words("poll-count", count=count, share=hundredths(count, whole)))
        cells.append((str(option.number), option.text, bar(count, max(whole, 1)), said))
    return [Span(line, Style.CODE) for line in columns(cells, widest=16)]


def counts_of(poll: Poll, choices: Choices) -> tuple[tuple[int, ...], int]:
    """Count by option and what it is a share of: the people who voted. For ranked polls the first preferences."""
    counted = 1 if poll.kind is PollKind.RANKED else None
    marks = [frozenset(choice.options[:counted]) for choice in choices]
    result = count_approval(len(poll.options), marks)
    return result.counts, result.voters


def _date_lines(poll: Poll, choices: Choices) -> list[Line]:
    result = count_dates(len(poll.options), [answers_of(choice) for choice in choices])
    cells = [
        (
            str(option.number),
            option.text,
            f"✓ {count.yes}",
            f"? {count.maybe}",
            f"✗ {count.no}",
            "★" if choices and option.number in result.best else "",
        )
        for option, count in zip(poll.options, result.counts, strict=True)
    ]
    return [Span(line, Style.CODE) for line in columns(cells, widest=16)]


def answers_of(choice: Choice) -> dict[int, Answer]:
    """A dates choice as answers by option."""
    return dict(zip(choice.options, choice.answers, strict=True))


def rounds_lines(poll: Poll, choices: Choices) -> list[Line]:
    """The rounds of an instant run-off, one line each, and how the last was decided."""
    result = count_ranked(len(poll.options), [choice.options for choice in choices])
    texts = {option.number: option.text for option in poll.options}
    lines: list[Line] = []
    for number, held in enumerate(result.rounds, start=1):
        counted = " · ".join(f"{texts[option]} {count}" for option, count in held.counts)
        if held.eliminated:
            out = tuple(texts[option] for option in held.eliminated)
            lines.append(words("ranked-round-out", round=number, counts=counted, out=out))
        else:
            lines.append(words("ranked-round", round=number, counts=counted))
        if held.exhausted:
            lines.append(words("ranked-exhausted", count=held.exhausted))
    return lines


def winners_of(poll: Poll, choices: Choices) -> tuple[str, ...]:
    """The options that came first: none without votes, several if they are equal."""
    if not choices:
        return ()
    if poll.kind is PollKind.RANKED:
        numbers = tuple(count_ranked(len(poll.options), [choice.options for choice in choices]).winners)
    elif poll.kind is PollKind.DATES:
        numbers = tuple(count_dates(len(poll.options), [answers_of(choice) for choice in choices]).best)
    else:
        counts, _ = counts_of(poll, choices)
        most = max(counts)
        numbers = tuple(number for number, count in enumerate(counts, start=1) if count == most and most)
    return tuple(poll.options[number - 1].text for number in numbers)


def outcome(poll: Poll, choices: Choices) -> Words:
    """Who came first, in one line."""
    first = winners_of(poll, choices)
    if not first:
        return words("outcome-none")
    if len(first) == 1:
        return words("outcome-one", option=first[0])
    return words("outcome-tied", options=first)


def choice_text(poll: Poll, choice: Choice) -> str | Listed:
    """A choice in the options' own words."""
    texts = [poll.options[number - 1].text for number in choice.options if number <= len(poll.options)]
    if poll.kind is PollKind.DATES:
        marks = [MARKS[answer] for answer in choice.answers]
        return tuple(f"{mark} {text}" for mark, text in zip(marks, texts, strict=False))
    return " > ".join(texts) if poll.kind is PollKind.RANKED else tuple(texts)


def poll_buttons(poll: Poll) -> tuple[tuple[Press, ...], ...]:
    """What can be pressed under the poll in a room: states to set, never toggles."""
    if not poll.is_open:
        return ()
    if poll.kind is PollKind.RANKED:
        return ((Press(words("button-rank"), f"ballot:{poll.id}"),),)
    presses = [Press(option.text, f"v:{poll.id}:{poll.revision}:{option.number}") for option in poll.options]
    rows = pack(presses)
    if poll.kind is PollKind.DATES:
        rows += ((Press(words("button-dates"), f"ballot:{poll.id}"),),)
    elif poll.kind is PollKind.MULTI:
        rows += ((Press(words("button-clear"), f"w:{poll.id}"),),)
    return rows


def pack(presses: list[Press]) -> tuple[tuple[Press, ...], ...]:
    """Short labels share a row, long ones get their own."""
    rows: list[tuple[Press, ...]] = []
    width = 0
    for press in presses:
        needs = len(press.label if isinstance(press.label, str) else press.label.key) + 4
        if rows and width + needs <= 28 and len(rows[-1]) < 4:
            rows[-1] = (*rows[-1], press)
            width += needs
        else:
            rows.append((press,))
            width = needs
    return tuple(rows)


def needs_secret_taps(poll: Poll) -> bool:
    """Whether a choice must not be tapped where others see who tapped: anonymous polls, and hidden ones whose counts
    could be read from the taps.
    """
    return poll.anonymous or poll.hidden
