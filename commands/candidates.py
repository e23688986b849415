"""Who stands: the list in the order of the lot, one candidate's own page, and questions put to them."""

from __future__ import annotations

from dataclasses import replace

from app.arguments import FreeText
from app.context import Context, Effects
from app.declare import Registry
from app.election_arguments import ElectionNo
from app.messages import Attachment
from app.words import Arg, Line, Press, Reply, receipt, words
from commands.candidate_meant import candidate_meant
from commands.election_replies import ask_for_answer
from commands.election_words import (
    election_of_button,
    find_election,
    lot_line,
    names_of,
    nominee_lines,
    phase_line,
    place_among,
    title_line,
)
from commands.estates import name_of
from commands.placeholders import require_own_words
from domain import candidates_page
from domain.candidacies import Candidacy, Outcome, Standing
from domain.election_list import listed
from domain.elections import Election, Phase
from domain.refusal import Refusal
from domain.rights import Right

MOST_BUTTONS = 40
MOST_REASONS = 10
OPEN_TO_QUESTIONS = (Phase.NOMINATING, Phase.VETTING, Phase.NOTICE, Phase.VOTING, Phase.STOPPED)
STANDS = (Standing.ACCEPTED, Standing.PASSED)


async def candidates(ctx: Context, ballot: ElectionNo | None = None, who: FreeText | None = None) -> Reply:
    """Who stands in an election, or one candidate's page. Raises Refusal."""
    election = await find_election(ctx, ballot)
    known = await ctx.uow.elections.candidacies(election.id)
    if who is not None:
        candidacy, _ = await candidate_meant(ctx, shown_ones(election, known), who)
        return await page(ctx, election, candidacy)
    return await overview(ctx, election)


def shown_ones(election: Election, known: tuple[Candidacy, ...]) -> tuple[Candidacy, ...]:
    """Those of whom there is a page: the list, and before there is one whoever said that they stand."""
    return listed(known) if election.listed else tuple(each for each in known if each.standing in STANDS)


async def overview(effects: Effects, election: Election) -> Reply:
    """Where the election is, and who stands; a button leads to each page."""
    known = await effects.uow.elections.candidacies(election.id)
    lines: list[Line] = [title_line(election), phase_line(election)]
    if not election.listed:
        nominees = nominee_lines(known)
        lines += nominees or [words("nominees-none")]
        if election.phase in (Phase.CALLED, Phase.NOMINATING):
            lines += [words("nominate-how", no=election.no), lot_line(election)]
    shown = shown_ones(election, known)
    names = names_of(shown)
    if election.listed:
        for each in shown:
            shows = each.outcome not in (None, Outcome.NOT_ELECTED) and election.phase is not Phase.VOID
            outcome = f"-{each.outcome}" if shows else ""
            said: dict[str, Arg] = {"number": each.number, "name": names[each.id]}
            lines.append(words(f"candidate-line{outcome}", **said, place=place_among(shown, each)))
        lines.append(words("candidates-lot", seed=election.lot_seed))
    rows = []
    for each in shown[:MOST_BUTTONS]:
        label = f"{each.number}  {names[each.id]}" if election.listed else names[each.id]
        rows.append((Press(label, f"epage:{each.id}"),))
    return Reply(tuple(lines), tuple(rows))


async def before_voting(ctx: Context, election: Election, *, typed: bool = False) -> Reply:
    """Who stands, and when one can vote on them; whoever ``typed`` a choice reads first that it was not taken."""
    shown = await overview(ctx, election)
    if typed and election.phase not in (Phase.VOID, Phase.STOPPED):
        early = words("vote-early", no=election.no, at=election.calendar.notice_until)
        return replace(shown, lines=(early, *shown.lines))
    if election.phase in (Phase.VOID, Phase.STOPPED):
        return shown
    opens = words("election-not-open", at=election.calendar.notice_until)
    return replace(shown, lines=(*shown.lines, opens))


async def page_button(ctx: Context, candidacy_id: str) -> Reply:
    """One candidate's page; from a room it goes to the direct chat. Raises Refusal."""
    candidacy = await ctx.uow.elections.candidacy(candidacy_id)
    if candidacy is None:
        raise Refusal("button-old")
    election = await election_of_button(ctx, candidacy.election_id)
    shown = await page(ctx, election, candidacy)
    if ctx.room is None:
        return shown
    if await ctx.tell(ctx.person.id, shown, platform=ctx.incoming.platform, opening=True):
        return receipt("page-sent")
    return Reply((words("page-unreachable", no=election.no),), personal=True, alert=True)


async def page(effects: Effects, election: Election, candidacy: Candidacy) -> Reply:
    """What a candidate says of themselves, who nominated them and why, and their answers."""
    head: dict[str, Arg] = {"name": candidacy.name, "unit": candidacy.unit or "–", "number": candidacy.number}
    lines: list[Line] = [words("page-title" if election.listed else "page-title-unlisted", **head)]
    lines.append(words("page-statement", text=candidacy.statement) if candidacy.statement else words("page-silent"))
    others = [made for made in candidacy.nominations if made.person_id != candidacy.person_id]
    if others:
        lines.append(words("page-supporters", count=len(others)))
    for made in [made for made in others if made.reason][:MOST_REASONS]:
        lines.append(words("page-reason", by=await name_of(effects, made.person_id), text=made.reason))
    for asked in await effects.uow.elections.questions(election.id):
        if asked.candidacy_id == candidacy.id:
            lines.append(words("question-text", number=asked.no, text=asked.text))
            lines.append(words("question-answer", text=asked.answer) if asked.answer else words("question-open"))
    if candidacy.person_id and election.phase in (Phase.NOMINATING, Phase.VETTING, Phase.NOTICE, Phase.VOTING):
        about = str(candidacy.number) if election.listed else candidacy.name
        lines.append(words("question-ask-how", no=election.no, about=about))
    content = await effects.uow.elections.photo(candidacy.id) if candidacy.photo else None
    photo = Attachment("photo.jpg", "image/jpeg", content) if content is not None else None
    return Reply(tuple(lines), attachment=photo)


async def ask(ctx: Context, ballot: ElectionNo | None = None, question: FreeText | None = None) -> Reply:
    """Put a question to a candidate. Raises Refusal."""
    election = await find_election(ctx, ballot)
    known = shown_ones(election, await ctx.uow.elections.candidacies(election.id))
    if question is None:
        ctx.ask(f"ask {election.no}", "question", " ")
        return Reply((words("ask-ask-question"), words("ask-or-cancel")), asks=True)
    candidacy, text = await candidate_meant(ctx, known, question)
    if not text and election.phase in OPEN_TO_QUESTIONS:
        ctx.ask(f"ask {election.no} ={candidacy.id}", "question", " ")
        return Reply((words("ask-question-text", name=candidacy.name), words("ask-or-cancel")), asks=True)
    require_own_words(ctx, text, command="ask", no=election.no)
    asked_before = await ctx.uow.elections.questions(election.id)
    made = candidates_page.ask(election, candidacy, asked_before, person_id=ctx.person.id, text=text, now=ctx.now)
    ctx.uow.elections.put_question(made)
    lines: list[Line] = [
        words("question-told", no=election.no, by=await name_of(ctx, ctx.person.id)),
        words("question-text", number=made.no, text=made.text),
        words("question-how", no=election.no, number=made.no),
    ]
    button = ((Press(words("button-answer"), f"easked:{election.id}:{made.no}"),),)
    told = await ctx.tell(candidacy.person_id, Reply(tuple(lines), button), opening=True)
    key = "question-put-untold" if not told else "question-put" if ctx.room is not None else "question-put-told"
    return Reply((words(key, number=made.no, name=candidacy.name),))


async def answer_button(ctx: Context, election_id: str, number: int) -> Reply:
    """Ask the candidate for the answer. Raises Refusal."""
    return ask_for_answer(ctx, await election_of_button(ctx, election_id), number)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("candidates", group="elections", needs=Right.RESIDENT)(candidates)
    registry.command("ask", group="elections", needs=Right.RESIDENT)(ask)
    registry.action("epage")(page_button)
    registry.action("easked")(answer_button)
