"""Results: as text, as a picture, by name where the poll is not anonymous, and as files."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import replace

from app.arguments import BallotNo, Word
from app.context import Context, Effects
from app.declare import Registry
from app.messages import Attachment, Outgoing
from app.words import Line, Press, Reader, Reply, words
from commands.ballots import (
    Choices,
    answers_of,
    choice_text,
    counts_of,
    find_poll,
    hundredths,
    outcome,
    poll_lines,
    poll_of_button,
    rounds_lines,
)
from commands.candidates import overview
from commands.decision_vote import shown
from commands.decision_words import find_decision
from domain.poll import Poll, PollKind, Vote
from domain.refusal import Refusal
from domain.rights import Right
from domain.roll_cells import guarded
from domain.tally.dates import Answer

MOST_PICTURES = 20
"""How many pictures one batch of events may ask for."""


async def results(ctx: Context, ballot: BallotNo, names: Word | None = None) -> Reply:
    """The counts as they stand or as they closed; with ``names``, who chose what. Raises Refusal."""
    decision = await find_decision(ctx, ballot)
    if decision is not None:
        return await shown(ctx, decision)
    election = await ctx.uow.elections.by_no(ctx.estate.id, ballot)
    if election is not None:
        return await overview(ctx, election)
    poll = await find_poll(ctx, ballot)
    require_visible(poll)
    if names is not None:
        if names not in ctx.catalogue.listing(ctx.reader.language, "results-names-words") and names != "names":
            raise Refusal("too-much", extra=names)
        return await by_name(ctx, poll)
    choices = await ctx.uow.polls.choices(poll.id)
    buttons = ((Press(words("button-picture"), f"chart:{poll.id}"),),) if choices else ()
    return Reply(await result_lines(ctx, poll, ctx.reader), buttons)


def require_visible(poll: Poll) -> None:
    """Refuse to show counts that are hidden until the close. Raises Refusal results-hidden."""
    if poll.results_visible:
        return
    if poll.closes_at is not None:
        raise Refusal("results-hidden-until", no=poll.no, at=poll.closes_at)
    raise Refusal("results-hidden", no=poll.no)


async def result_lines(effects: Effects, poll: Poll, reader: Reader) -> tuple[Line, ...]:
    """The poll with its counts, the rounds of a run-off, and who came first."""
    choices = await effects.uow.polls.choices(poll.id)
    lines: list[Line] = list(poll_lines(poll, choices, reader))
    added: list[Line] = []
    if poll.kind is PollKind.RANKED and choices:
        added += rounds_lines(poll, choices)
    if not poll.is_open:
        added.append(outcome(poll, choices))
    return (*lines[:1], *added, *lines[1:]) if not poll.is_open else (*lines, *added, words("poll-label"))


async def by_name(ctx: Context, poll: Poll) -> Reply:
    """Who chose what. Raises Refusal names-anonymous."""
    if poll.anonymous:
        raise Refusal("names-anonymous", no=poll.no)
    votes = await ctx.uow.polls.votes(poll.id)
    lines: list[Line] = [words("results-by-name", no=poll.no, question=poll.question)]
    named = [(await name_of(ctx, voter), vote) for voter, vote in votes.items()]
    lines += [
        words("results-name-line", name=name, choice=choice_text(poll, vote.choice))
        for name, vote in sorted(named, key=lambda pair: (pair[1].choice.options, pair[0]))
    ]
    if not named:
        lines.append(words("outcome-none"))
    return Reply(tuple(lines))


async def name_of(effects: Effects, person_id: str) -> str:
    """The name a person is known by."""
    accounts = await effects.uow.people.accounts_of(person_id)
    return accounts[0].name if accounts else effects.catalogue.text(effects.estate.language, "person-gone")


async def picture(ctx: Context, poll_id: str) -> Reply | None:
    """The result as a picture, made outside the transaction and sent when it is ready. Raises Refusal."""
    poll = await poll_of_button(ctx, poll_id)
    require_visible(poll)
    if ctx.house.busy() or len(ctx.turn.work) >= MOST_PICTURES:
        raise Refusal("pictures-busy")
    choices = await ctx.uow.polls.choices(poll.id)
    reader = ctx.reader
    address = ctx.incoming.address
    if ctx.incoming.private:
        address = replace(address, account=ctx.account.account)
    caption = ctx.compose(Reply((words("picture-caption", no=poll.no),)), reader, address)
    ctx.turn.work.append(draw(poll, choices, reader, caption))
    return None


def draw(poll: Poll, choices: Choices, reader: Reader, caption: Outgoing) -> Callable[[], Outgoing]:
    """What draws the chart, later and in another thread."""
    counts, whole = counts_of(poll, choices)
    if poll.kind is PollKind.DATES:
        yes = [
            sum(answers_of(choice).get(option.number) is Answer.YES for choice in choices) for option in poll.options
        ]
        counts, whole = tuple(yes), len(choices)
    figures = [reader.text(words("poll-count", count=count, share=hundredths(count, whole))) for count in counts]
    title = f"#{poll.no}  {poll.question}"
    footer = reader.text(words("picture-footer", voters=len(choices)))

    def make() -> Outgoing:
        # Only now: what draws takes longer to load, and more memory, than all the rest of the program.
        from app.chart import Row, render_chart  # noqa: PLC0415

        texts = (option.text for option in poll.options)
        rows = [Row(*said) for said in zip(texts, counts, figures, strict=True)]
        content = render_chart(title, rows, footer, reader.language)
        return replace(caption, attachment=Attachment(f"poll-{poll.no}.png", "image/png", content))

    return make


async def export(ctx: Context, ballot: BallotNo, form: Word | None = None) -> Reply:
    """The votes as a file: CSV for a spreadsheet, JSON for a program. Raises Refusal."""
    poll = await find_poll(ctx, ballot)
    require_visible(poll)
    kind = form or "csv"
    if kind not in ("csv", "json"):
        raise Refusal("export-form", given=kind[:20])
    rows = await _rows(ctx, poll)
    content = _as_json(poll, rows) if kind == "json" else _as_csv(poll, rows)
    media = "application/json" if kind == "json" else "text/csv"
    attachment = Attachment(f"poll-{poll.no}.{kind}", media, content)
    line = words("export-done-anonymous" if poll.anonymous else "export-done", no=poll.no, votes=len(rows))
    return Reply((line,), attachment=attachment)


async def _rows(ctx: Context, poll: Poll) -> list[tuple[str, Vote]]:
    """Votes with names; of an anonymous poll without, sorted by what was chosen."""
    votes = await ctx.uow.polls.votes(poll.id)
    if poll.anonymous:
        unnamed = sorted(votes.values(), key=lambda vote: (vote.choice.options, vote.choice.answers))
        return [("", vote) for vote in unnamed]
    return sorted([(await name_of(ctx, voter), vote) for voter, vote in votes.items()], key=lambda row: row[0])


def _as_csv(poll: Poll, rows: list[tuple[str, Vote]]) -> bytes:
    """UTF-8 with a byte-order mark, which spreadsheets need to read Chinese; no cell may act as a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    headings = [guarded(f"{option.number} {option.text}") for option in poll.options]
    writer.writerow([*([] if poll.anonymous else ["name"]), *headings])
    for name, vote in rows:
        cells = [_mark(poll, vote, option.number) for option in poll.options]
        writer.writerow([*([] if poll.anonymous else [guarded(name)]), *cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _mark(poll: Poll, vote: Vote, number: int) -> str:
    if number not in vote.choice.options:
        return ""
    at = vote.choice.options.index(number)
    if poll.kind is PollKind.DATES:
        return vote.choice.answers[at].value
    return str(at + 1) if poll.kind is PollKind.RANKED else "1"


def _as_json(poll: Poll, rows: list[tuple[str, Vote]]) -> bytes:
    papers = []
    for name, vote in rows:
        paper: dict[str, object] = {"options": list(vote.choice.options)}
        if vote.choice.answers:
            paper["answers"] = [answer.value for answer in vote.choice.answers]
        if not poll.anonymous:
            paper["name"] = name
        papers.append(paper)
    counts, voters = counts_of(poll, [vote.choice for _, vote in rows])
    document = {
        "kind": poll.kind.value,
        "label": "consultative poll",
        "no": poll.no,
        "question": poll.question,
        "options": [option.text for option in poll.options],
        "status": poll.status.value,
        "opened_at": poll.opened_at.isoformat(),
        "closed_at": poll.closed_at.isoformat() if poll.closed_at else None,
        "anonymous": poll.anonymous,
        "voters": voters,
        "counts": list(counts),
        "votes": papers,
    }
    return json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True).encode()


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("results", group="polls", needs=Right.RESIDENT)(results)
    registry.command("export", group="polls", needs=Right.RESIDENT)(export)
    registry.action("chart")(picture)
