"""What one reads of objections to elections: how many there are, one's own, and what waits for whoever answers."""

from __future__ import annotations

from app.context import Context, Effects
from app.election_people import stands_in
from app.words import Line, Press, Reply, words
from commands.election_objections import (
    OPEN_TO_OBJECTION,
    about_words,
    objections_of,
    objections_reply,
    result_subject,
)
from commands.election_words import is_running
from domain.elections import Election
from domain.objections import Objection


async def election_part(ctx: Context) -> Reply:
    """Objections to the elections that are not over, as this person reads them here: in a room only how many."""
    lines: list[Line] = []
    rows: list[tuple[Press, ...]] = []
    for election in await ctx.uow.elections.of_estate(ctx.estate.id):
        if not is_running(election):
            continue
        made = await objections_of(ctx, election) if election.phase in OPEN_TO_OBJECTION else ()
        if made:
            answered = sum(each.is_answered for each in made)
            lines.append(words("election-objections", no=election.no, count=len(made), answered=answered))
        if ctx.room is not None:
            continue
        waiting = [each for each in made if not each.is_answered]
        if waiting and ctx.is_organiser and not await stands_in(ctx, election, ctx.person.id):
            shown = await objections_reply(ctx, election)
            lines += [*shown.lines[1:], words("election-objections-how", no=election.no, number=waiting[0].no)]
            rows += shown.buttons
        lines += await _own_lines(ctx, election)
    return Reply(tuple(lines), tuple(rows))


async def _own_lines(ctx: Context, election: Election) -> list[Line]:
    """The person's own objections to its list and to its result, with their answers."""
    lines: list[Line] = []
    for each in await _all_of(ctx, election):
        if each.person_id != ctx.person.id:
            continue
        about = await about_words(ctx, election, each)
        lines.append(words("election-objection-yours", no=election.no, number=each.no, about=about))
        lines.append(words("objection-text", text=each.text))
        answered = words("objection-answer", text=each.answer) if each.is_answered else words("objection-waits")
        lines.append(answered)
    return lines


async def _all_of(effects: Effects, election: Election) -> list[Objection]:
    subjects = (election.subject, result_subject(election))
    return [each for name in subjects for each in await effects.uow.objections.of_subject(election.estate_id, name)]
