"""Files of an election: its dates for one's own calendar, and what is filed with the authorities as one archive."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime

from app import calendar_file as ics
from app import filing
from app.calendar_file import Event, calendar_file
from app.context import Context
from app.declare import Registry
from app.election_arguments import ElectionNo
from app.filing import FilingFile, Page, Table, filing_pack
from app.made_later import send_when_made
from app.messages import Attachment, Span
from app.words import Arg, Line, Reply, Words, words
from commands.committee import member_lines
from commands.decision_ballot import frozen
from commands.decision_results import counted, not_counted_lines
from commands.decision_words import label_line, turnout_lines
from commands.election_results import outcome_lines
from commands.election_seated import serving
from commands.election_words import (
    after_lines,
    condition_lines,
    find_election,
    rule_and_mode,
    seats_lines,
    title_line,
)
from commands.estates import estate_words
from commands.roll_words import totals_lines
from domain.acts import Act, ActKind
from domain.candidacies import Candidacy, Outcome
from domain.decision import Decision
from domain.election_calendar import nominates
from domain.election_law import law_deadlines
from domain.election_list import names_on_list
from domain.elections import Election, Phase, Purpose
from domain.estate import Role
from domain.refusal import Refusal
from domain.rights import Right, roles_of
from domain.roll import natural

# -- the calendar --------------------------------------------------------------------------------------------------


async def calendar(ctx: Context, ballot: ElectionNo | None = None) -> Reply:
    """The dates of an election as a file for one's own calendar. Raises Refusal."""
    election = await find_election(ctx, ballot)
    if election.phase is Phase.VOID:
        raise Refusal("election-over", no=election.no)
    sequence = len(_acts_of(election, await ctx.uow.decisions.acts(ctx.estate.id)))
    events = _events(ctx, election, sequence)
    name = ctx.reader.text(title_line(election))
    content = await asyncio.to_thread(calendar_file, name, events, ctx.now, ctx.estate.zone)
    file = Attachment(f"election-{election.no}.ics", ics.MEDIA_TYPE, content)
    return Reply((words("calendar-here", no=election.no), words("calendar-again", no=election.no)), attachment=file)


def _acts_of(election: Election, chain: Sequence[Act]) -> list[Act]:
    """The formal acts of an election and of its ballot."""
    return [
        act
        for act in chain
        if act.details is not None and election.no in (act.details.get("election"), act.details.get("decision"))
    ]


def _events(ctx: Context, election: Election, sequence: int) -> list[Event]:
    dates = election.calendar
    spans: list[tuple[str, datetime, datetime]] = []
    if nominates(election.purpose):
        spans += [
            ("nominate", dates.nominate_from, dates.nominate_until),
            ("vet", dates.nominate_until, dates.vet_until),
        ]
    spans += [
        ("notice", dates.vet_until, dates.notice_until),
        ("vote", dates.notice_until, dates.vote_until),
        ("result", dates.vote_until, dates.result_until),
    ]
    events = []
    text = ctx.reader.text
    for name, start, end in spans:
        about: dict[str, Arg] = {"no": election.no, "title": election.title}
        what = text(words(f"event-{name}-about", **about))
        uid = f"{election.id}-{name}@linli"
        events.append(Event(uid, start, end, text(words(f"event-{name}", **about)), what, sequence, alarm=False))
        last = text(words(f"event-{name}-end", **about))
        events.append(Event(f"{election.id}-{name}-end@linli", end, end, last, what, sequence))
    for each in law_deadlines(election):
        last = text(words(f"event-{each.name}-end", no=election.no, title=election.title))
        what = text(words(f"event-{each.name}-about"))
        events.append(Event(f"{election.id}-{each.name}-end@linli", each.at, each.at, last, what, sequence))
    return events


# -- the filing pack -----------------------------------------------------------------------------------------------


async def filing_(ctx: Context, ballot: ElectionNo) -> Reply | None:
    """What is filed with the authorities, as one archive, for organisers, members and auditors. Raises Refusal."""
    election = await find_election(ctx, ballot)
    members = await serving(ctx)
    is_auditor = Role.AUDITOR in roles_of(ctx.person.id, ctx.grants)
    if not (ctx.is_organiser or is_auditor or any(each.person_id == ctx.person.id for each in members)):
        raise Refusal("filing-not-yours")
    decision = await ctx.uow.decisions.by_id(election.id)
    record = await ctx.uow.decisions.record(election.id)
    if election.phase is Phase.VOID:
        raise Refusal("decision-void", no=election.no, reason=election.void_reason)
    if decision is None or record is None:
        raise Refusal("filing-early", no=election.no, at=election.calendar.vote_until)
    pages = [
        await _notices(ctx, election),
        await _candidates(ctx, election),
        await _minutes(ctx, election, decision),
        await _elected(ctx, election),
    ]
    tables = [await _roll_table(ctx, decision)]
    files = [FilingFile(f"record-{election.no}.json", record)]
    made_at, language = ctx.now.astimezone(ctx.zone), ctx.reader.language
    said = Reply((words("filing-here", no=election.no), words("filing-what"), *after_lines(election)))

    def make() -> bytes:
        return filing_pack(files, pages, tables, made_at, language)

    send_when_made(ctx, said, f"election-{election.no}.zip", filing.MEDIA_TYPE, make)
    return None


def _said(ctx: Context, lines: Sequence[Line]) -> list[str]:
    return [line.text if isinstance(line, Span) else ctx.reader.text(line) for line in lines]


def _heading(ctx: Context, key: str, election: Election) -> str:
    return ctx.reader.text(words(key, no=election.no, title=election.title, estate=estate_words(ctx.estate)))


async def _notices(ctx: Context, election: Election) -> Page:
    """What was announced and when, and the hash of each act."""
    rows = []
    for act in _acts_of(election, await ctx.uow.decisions.acts(ctx.estate.id)):
        what = ctx.reader.text(words(_done(election, act)))
        at = _dated(ctx, datetime.fromisoformat(act.at))
        rows.append([str(act.no), at, what, _more(ctx, act.details or {}), act.hash])
    header = [ctx.reader.text(words(f"filing-{name}")) for name in ("act", "when", "done", "more", "hash")]
    again = election.purpose is Purpose.RUNOFF
    asked = [] if again else condition_lines(election)
    lines = [*seats_lines(election), *asked, *rule_and_mode(election)]
    sections = [(ctx.reader.text(words("act-runoff" if again else "election-called")), _said(ctx, lines))]
    return Page("notices", _heading(ctx, "filing-notices", election), sections, [Table("notices", header, rows)])


def _done(election: Election, act: Act) -> str:
    """What an act of an election is called: in a run-off nobody is called for; the ballot is the list under notice."""
    if act.kind == ActKind.CALLED and election.purpose is Purpose.RUNOFF:
        return "act-runoff"
    return "act-ballot" if act.kind == ActKind.ANNOUNCED else f"act-{act.kind}"


async def _candidates(ctx: Context, election: Election) -> Page:
    """Everybody on the list, with what they said of themselves."""
    known = await ctx.uow.elections.candidacies(election.id)
    names = names_on_list(known)
    sections = [
        (f"{each.number}  {names[each.id]}", _said(ctx, _candidate_lines(each)))
        for each in sorted(known, key=lambda each: each.number)
        if each.number
    ]
    lot = ctx.reader.text(words("candidates-lot", seed=election.lot_seed))
    return Page("candidates", _heading(ctx, "filing-candidates", election), [("", [lot]), *sections])


def _dated(ctx: Context, at: datetime) -> str:
    """A time as it is filed: with its year, on the estate's clock."""
    return at.astimezone(ctx.zone).strftime("%Y-%m-%d %H:%M")


def _more(ctx: Context, details: Mapping[str, object]) -> str:
    """What else an act says, in words."""
    said = [str(details[key]) for key in ("name", "reason") if details.get(key)]
    if "until" in details:
        said.insert(0, _dated(ctx, datetime.fromisoformat(str(details["until"]))))
    listed = details.get("candidates")
    if isinstance(listed, list):
        said += [f"{row['no']} {row['name']}" for row in listed]
    members = details.get("members")
    if isinstance(members, list):
        said += [str(name) for name in members]
    return "; ".join(said)


def _candidate_lines(candidacy: Candidacy) -> list[Line]:
    lines: list[Line] = [words("filing-unit", unit=candidacy.unit or "–")]
    if candidacy.statement:
        lines.append(words("page-statement", text=candidacy.statement))
    if candidacy.outcome is not None:
        lines.append(words(f"came-out-{candidacy.outcome}"))
    elif candidacy.standing == "struck":
        lines.append(words("came-out-struck"))
    return lines


async def _minutes(ctx: Context, election: Election, decision: Decision) -> Page:
    """How it was voted: rule, turnout, everybody's result, and what it may call itself."""
    electorate = await frozen(ctx, decision)
    found = await counted(ctx, decision, electorate)
    turnout = await turnout_lines(ctx, decision, electorate)
    result: list[Line] = [*outcome_lines(decision, found, ctx.reader), *not_counted_lines(electorate, found)]
    times: list[Words] = [
        words("filing-opened", at=_dated(ctx, decision.opens_at)),
        words("filing-closed", at=_dated(ctx, decision.closed_at or decision.closes_at)),
        words("filing-notice", at=_dated(ctx, election.calendar.result_until)),
    ]
    sections = [
        (ctx.reader.text(words("filing-how")), _said(ctx, [*rule_and_mode(election), *times])),
        (ctx.reader.text(words("filing-turnout")), _said(ctx, turnout)),
        (ctx.reader.text(words("filing-result")), _said(ctx, [*result, label_line(decision)])),
    ]
    return Page("minutes", _heading(ctx, "filing-minutes", election), sections)


async def _elected(ctx: Context, election: Election) -> Page:
    """The committee as it sits, and the roll it rests on."""
    members = await serving(ctx)
    lines = await member_lines(ctx, members) if members else [words("filing-not-seated")]
    if not members:
        known = await ctx.uow.elections.candidacies(election.id)
        elected = [each for each in known if each.outcome is Outcome.ELECTED]
        lines += [words("candidate-line-elected", number=each.number, name=each.name) for each in elected]
    roll: list[Line] = totals_lines(ctx, await ctx.uow.rolls.whole(ctx.estate.id))
    sections = [
        (ctx.reader.text(words("filing-members")), _said(ctx, lines)),
        (ctx.reader.text(words("filing-roll")), _said(ctx, roll)),
    ]
    return Page("elected", _heading(ctx, "filing-elected", election), sections)


async def _roll_table(ctx: Context, decision: Decision) -> Table:
    """The totals of the roll as it was frozen, by building."""
    electorate = await frozen(ctx, decision)
    units = [unit for party in electorate.parties for unit in party.units]
    rows = []
    for name in sorted({unit.building for unit in units}, key=natural):
        inside = [unit for unit in units if unit.building == name]
        parties = sum(name in party.buildings for party in electorate.parties)
        area = sum(unit.area for unit in inside)
        rows.append([name, str(len(inside)), str(parties), f"{area // 100}.{area % 100:02d}"])
    rows.append(
        ["", str(len(units)), str(len(electorate.parties)), f"{electorate.area // 100}.{electorate.area % 100:02d}"]
    )
    header = [ctx.reader.text(words(f"filing-{name}")) for name in ("building", "units", "owners", "area")]
    return Table("roll", header, rows)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("calendar", group="elections", needs=Right.RESIDENT)(calendar)
    registry.command("filing", group="elections", needs=Right.RESIDENT, admin_fact=True)(filing_)
