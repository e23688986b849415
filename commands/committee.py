"""The committee: who is on it, who does what, and electing its chair and vice-chairs among its members."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from app.arguments import BallotNo, FreeText
from app.context import Context, Effects
from app.declare import Registry
from app.messages import Delivery
from app.spoken_names import after_name, plain_start
from app.words import Line, Press, Reply, Words, words
from commands.candidate_meant import begins, by_part, check_alone
from commands.decision_run import open_ballot
from commands.election_calling import take_number
from commands.election_seated import serving
from commands.election_words import election_of_button
from commands.formal_acts import add_act
from domain.acts import ActKind
from domain.candidacies import Candidacy, Standing
from domain.committee import Member, Office
from domain.contest import Method
from domain.decision import announce
from domain.election_list import ballot_of
from domain.election_phases import call
from domain.elections import OFFICES, Calendar, Election, Phase, Purpose
from domain.lot import numbered
from domain.officers import OFFICERS_RULE, assign, electorate_of_members
from domain.record import announcing_details
from domain.refusal import Refusal
from domain.rights import Right
from domain.secrecy import Mode

HOURS = (1, 24, 72)
MOST_VICES = 3


async def committee(ctx: Context) -> Reply:
    """Who is on the committee, in which office, and until when. Raises Refusal."""
    members = await _members(ctx)
    return Reply((*await member_lines(ctx, members), words("committee-how")))


async def _members(effects: Effects) -> list[Member]:
    """Raises Refusal committee-none."""
    members = await serving(effects)
    if not members:
        raise Refusal("committee-none")
    return members


async def member_lines(effects: Effects, members: list[Member]) -> list[Line]:
    """The committee, the chair first."""
    order = (Office.CHAIR, Office.VICE, Office.MEMBER)
    lines: list[Line] = [words("committee-title", count=len(members), until=max(each.until for each in members))]
    for each in sorted(members, key=lambda each: (order.index(each.office), each.name)):
        key = "committee-line-duty" if each.duty else "committee-line"
        lines.append(words(key, name=each.name, office=words(f"office-{each.office}"), duty=each.duty))
    return lines


async def officers(ctx: Context, ballot: BallotNo | None = None) -> Reply:
    """The committee's offices, and for its members and organisers the way to elect them. Raises Refusal."""
    members = await _members(ctx)
    lines = await member_lines(ctx, members)
    running = await _running(ctx)
    if running is not None:
        return Reply((*lines, words("officers-running", no=running.no, at=running.calendar.vote_until)))
    if not _may(ctx, members):
        return Reply((*lines, words("officers-who")))
    has_chair = any(each.office is Office.CHAIR for each in members)
    most = min(MOST_VICES, len(members) - 1)
    rows: list[tuple[Press, ...]] = []
    if not has_chair:
        lines.append(words("officers-chair-how", needed=len(members) // 2 + 1, count=len(members)))
        rows += [(_start(ctx, Purpose.CHAIR, 1, hours),) for hours in HOURS]
    else:
        lines.append(words("officers-vices-how", needed=len(members) // 2 + 1, count=len(members)))
        rows += [tuple(_start(ctx, Purpose.VICES, seats, hours) for hours in HOURS[1:]) for seats in range(1, most + 1)]
    return Reply(tuple(lines), tuple(rows))


async def officers_button(ctx: Context, election_id: str) -> Reply:
    """The same under what members read once they are elected. Raises Refusal."""
    await election_of_button(ctx, election_id)
    return await officers(ctx)


def _start(ctx: Context, purpose: Purpose, seats: int, hours: int) -> Press:
    label = words(f"button-elect-{purpose}", count=seats, length=timedelta(hours=hours))
    return Press(label, f"eoff:{ctx.estate.id}:{purpose}:{seats}:{hours}")


def _may(ctx: Context, members: list[Member]) -> bool:
    return ctx.is_organiser or any(each.person_id == ctx.person.id for each in members)


async def _running(effects: Effects) -> Election | None:
    """An election of officers that runs now."""
    for each in await effects.uow.elections.of_estate(effects.estate.id):
        if each.purpose in OFFICES and each.phase is Phase.VOTING:
            return each
    return None


async def elect(ctx: Context, estate_id: str, purpose: Purpose, seats: int, hours: int) -> Reply:
    """Let the members elect among themselves, from now on for some hours. Raises Refusal."""
    await ctx.turn_back(estate_id)
    members = await _members(ctx)
    if purpose not in OFFICES or hours not in HOURS or not 1 <= seats <= MOST_VICES:
        raise Refusal("button-old")
    if not _may(ctx, members):
        raise Refusal("officers-not-yours")
    running = await _running(ctx)
    if running is not None:
        raise Refusal("officers-running", no=running.no)
    able = [each for each in members if purpose is Purpose.CHAIR or each.office is not Office.CHAIR]
    made = _drafted(ctx, purpose, min(seats, len(able)), hours, members)
    stand = numbered([_candidacy(ctx, made, each) for each in able], made.lot_seed)
    ctx.uow.elections.put(made)
    for candidacy in stand:
        ctx.uow.elections.put_candidacy(candidacy)
    decision = announce(ballot_of(made, stand))
    await add_act(ctx, ActKind.ANNOUNCED, announcing_details(decision))
    await open_ballot(ctx, decision, electorate_of_members(members))
    return Reply((words("officers-begun", no=made.no, at=made.calendar.vote_until),), replaces=True)


def _drafted(ctx: Context, purpose: Purpose, seats: int, hours: int, members: list[Member]) -> Election:
    until = ctx.now + timedelta(hours=hours)
    drafted = Election(
        id=ctx.house.ids.new(),
        estate_id=ctx.estate.id,
        no=take_number(ctx),
        title=ctx.catalogue.text(ctx.estate.language, f"title-{purpose}", count=seats),
        purpose=purpose,
        seats=seats,
        alternates=0,
        max_marks=seats,
        contested=False,
        agreed=0,
        filled=0,
        minimum=0,
        term_years=1,
        conditions=(),
        rule=OFFICERS_RULE,
        mode=Mode.SEALED,
        method=Method.MARKS,
        most_nominations=0,
        calendar=Calendar(ctx.now, ctx.now, ctx.now, ctx.now, ctx.now, until, until),
        called_by=ctx.person.id,
        lot_seed=f"{ctx.house.ids.new()}{ctx.house.ids.new()}",
        parent=members[0].election_id,
    )
    return call(drafted, ctx.now)


def _candidacy(ctx: Context, made: Election, member: Member) -> Candidacy:
    return Candidacy(
        id=ctx.house.ids.new(),
        election_id=made.id,
        owner_id=member.owner_id,
        person_id=member.person_id,
        name=member.name,
        unit="",
        given=member.name,
        standing=Standing.PASSED,
    )


async def member_named(
    ctx: Context, members: list[Member], text: str, neighbours: Sequence[str] = ()
) -> tuple[Member, str]:
    """The member that the words begin with, and the rest. A second name in a row may be one of the ``neighbours``, too.

    Raises Refusal member-unknown (given, names), candidate-which (given, names), candidate-one (name, other).
    """
    for form, sender in sorted(ctx.incoming.mentions.items(), key=lambda pair: -len(pair[0])):
        account = await ctx.uow.people.account(ctx.incoming.platform, sender.account) if text.startswith(form) else None
        found = [each for each in members if account is not None and each.person_id == account.person_id]
        if found:
            return found[0], text[len(form) :].strip()
    plain = plain_start(text).lstrip("@\uff20 ")
    for each in sorted(members, key=lambda each: -len(each.name)):
        length = begins(plain, each.name)
        if length:
            check_alone(each.name, (*(other.name for other in members), *neighbours), plain[length:])
            return each, after_name(plain[length:])
    meant, given, said = by_part([(each.name, each) for each in members], plain)
    if len(meant) == 1:
        return meant[0], said
    if meant:
        raise Refusal("candidate-which", given=given, names=tuple(each.name for each in meant))
    raise Refusal("member-unknown", given=given, names=tuple(each.name for each in members))


async def duty(ctx: Context, who: FreeText) -> Reply:
    """Say what a member sees to; every room reads it. Raises Refusal."""
    members = await _members(ctx)
    chair = next((each for each in members if each.office is Office.CHAIR), None)
    if not ctx.is_organiser and (chair is None or chair.person_id != ctx.person.id):
        raise Refusal("duty-not-yours")
    member, text = await member_named(ctx, members, who)
    if not text:
        raise Refusal("duty-empty", name=member.name)
    ctx.uow.elections.put_member(assign(member, text))
    line: Words = words("duty-told", name=member.name, duty=text)
    await ctx.announce(Reply((line,), delivery=Delivery.NOTICE))
    return Reply((words("duty-done", name=member.name),), personal=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("committee", group="committee", needs=Right.RESIDENT)(committee)
    registry.command("officers", group="committee", needs=Right.RESIDENT, admin_fact=True)(officers)
    registry.command("duty", group="committee", needs=Right.RESIDENT, admin_fact=True)(duty)
    registry.action("eofficers", admin_fact=True)(officers_button)
    registry.action("eoff", admin_fact=True)(elect)
