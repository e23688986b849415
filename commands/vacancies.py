"""Seats that fall vacant before the term ends: a member resigns or has left, and the next alternate is asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from app.arguments import FreeText
from app.context import Context, Effects
from app.declare import Registry
from app.held import VACATE, HeldSecond
from app.messages import Delivery
from app.words import Line, Press, Reply, words
from commands.case_round import tell_organisers
from commands.committee import member_named
from commands.decision_run import declare_void
from commands.election_offices import offices_fall
from commands.election_seated import further_line, later_rounds, seat_committee, serving
from commands.estates import estate_reader, estate_words
from commands.formal_acts import add_act
from commands.organising import require_organiser
from commands.roles import clear_end
from commands.second_organiser import ask_second, require_independent, wanted_already
from domain.acts import ActKind
from domain.candidacies import Candidacy, Outcome
from domain.committee import Ended, Member, RecallState
from domain.decision import DecisionState, void
from domain.departed import owns_something
from domain.elections import Election, Phase, Purpose
from domain.estate import Grant, Role
from domain.recall import drop
from domain.refusal import Refusal
from domain.rights import Right, roles_of
from domain.seated import next_alternates, succeed, vacancies, vacate

TO_ANSWER = timedelta(days=7)
"""How long the next alternate has to take a seat before others may be elected to it."""


async def resign(ctx: Context) -> Reply:
    """Ask a member whether they leave the committee. Raises Refusal."""
    member = await _own_seat(ctx)
    asked = words("resign-question", estate=estate_words(ctx.estate), until=member.until)
    return Reply((asked,), ((Press(words("button-resign"), f"eresign:{ctx.estate.id}:{member.id}"),),))


async def _own_seat(ctx: Context) -> Member:
    found = next((each for each in await serving(ctx) if each.person_id == ctx.person.id), None)
    if found is None:
        raise Refusal("member-not")
    return found


async def resigned(ctx: Context, estate_id: str, member_id: str) -> Reply:
    """Leave the seat that was asked about. Raises Refusal."""
    await ctx.turn_back(estate_id)
    member = await _own_seat(ctx)
    if member.id != member_id:
        raise Refusal("button-old")
    await leave_seat(ctx, member, Ended.RESIGNED)
    return Reply((words("resigned"),), replaces=True)


async def vacate_seat(ctx: Context, who: FreeText) -> Reply:
    """Say that a member has left the estate: only who owns nothing here any more loses a seat so, and only by two.

    Raises Refusal.
    """
    require_organiser(ctx)
    members = await serving(ctx)
    if not members:
        raise Refusal("committee-none")
    member, _ = await member_named(ctx, members, who)
    roll = await ctx.uow.rolls.whole(ctx.estate.id)
    if owns_something(roll, member.owner_id, member.name):
        raise Refusal("vacate-owner", name=member.name)
    first = wanted_already(ctx, VACATE, member.id)
    if first is not None:
        # Whoever says the same as another agrees with them.
        return await confirm_vacant(ctx, first)
    return ask_second(ctx, VACATE, member.id, "", words("vacate-second", name=member.name))


async def confirm_vacant(ctx: Context, held: HeldSecond) -> Reply:
    """A second organiser confirms that a member owns nothing here any more. Raises Refusal."""
    member = next((each for each in await serving(ctx) if each.id == held.ref), None)
    if member is None:
        raise Refusal("slip-unknown")
    require_organiser(ctx)
    await require_independent(ctx, member.since, [held.by])
    roll = await ctx.uow.rolls.whole(ctx.estate.id)
    if owns_something(roll, member.owner_id, member.name):
        raise Refusal("vacate-owner", name=member.name)
    await leave_seat(ctx, member, Ended.DEPARTED)
    return Reply((words("vacated", name=member.name),), personal=True)


async def leave_seat(effects: Effects, member: Member, why: Ended) -> None:
    """A seat is vacant: every room hears so, the organiser's role goes with it, and the next alternate is asked."""
    member = vacate(member, why, effects.now)
    effects.uow.elections.put_member(member)
    election = await effects.uow.elections.by_id(member.election_id)
    number = election.no if election is not None else 0
    await add_act(effects, ActKind.VACATED, {"election": number, "name": member.name, "why": str(why)})
    await effects.announce(Reply((words(f"seat-vacant-{why}", name=member.name),), delivery=Delivery.NOTICE))
    grants = await effects.uow.people.grants(effects.estate.id)
    organisers = {grant.person_id for grant in grants if grant.role is Role.ORGANISER}
    if member.person_id in organisers and len(organisers) > 1:
        effects.uow.people.revoke(effects.estate.id, member.person_id, Role.ORGANISER)
        await clear_end(effects, Role.ORGANISER, member.person_id)
    await offices_fall(effects)
    await _recalls_fall(effects, member)
    if election is not None and await _vacant(effects, election):
        await ask_next(effects, election)


async def _recalls_fall(effects: Effects, member: Member) -> None:
    """Who has left need not be recalled."""
    for made in await effects.uow.elections.recalls(effects.estate.id):
        if made.member_id != member.id:
            continue
        if made.state in (RecallState.ASKED, RecallState.HEARING):
            effects.uow.elections.put_recall(drop(made))
        decision = await effects.uow.decisions.by_id(made.decision_id) if made.decision_id else None
        if decision is not None and decision.state in (DecisionState.ANNOUNCED, DecisionState.OPEN):
            reader = estate_reader(effects)
            reason = reader.text(words(f"seat-vacant-{member.ended}", name=member.name))
            await declare_void(effects, void(decision, reason, effects.now))


async def _vacant(effects: Effects, election: Election) -> int:
    """How many seats of the committee that this election is for wait for an alternate."""
    rounds = await later_rounds(effects, election)
    of_these = {each.id for each in rounds}
    ever = await effects.uow.elections.members(effects.estate.id)
    sought = rounds[-1].seats if rounds[-1].phase is not Phase.SEATED else 0
    return vacancies([each for each in ever if each.election_id in of_these], rounds[0].agreed, sought)


async def seat_elected(effects: Effects, election: Election) -> None:
    """The result stands: seat whoever was elected. Of whom the roll says that they have sold organisers hear."""
    await seat_committee(effects, election)
    if any(each.election_id == election.id for each in await serving(effects)):
        await offices_fall(effects)
    roll = await effects.uow.rolls.whole(effects.estate.id)
    gone: list[Line] = [
        words("member-departed", name=each.name)
        for each in await serving(effects)
        if each.election_id == election.id and not owns_something(roll, each.owner_id, each.name)
    ]
    await tell_organisers(effects, gone)


async def ask_next(effects: Effects, election: Election) -> None:
    """Ask the next alternate whether they take the seat; where two are equal or nobody is left, tell organisers."""
    group = next_alternates(
        await _all_candidacies(effects, election), await effects.uow.elections.members(effects.estate.id)
    )
    if not group:
        await tell_organisers(
            effects,
            [words("alternates-none"), await further_line(effects, election, await _open_seats(effects, election))],
        )
        return
    if len(group) > 1:
        names = tuple(each.name for each in group)
        line = await further_line(effects, election, await _open_seats(effects, election))
        await tell_organisers(effects, [words("alternates-tied", names=names), line])
        return
    (first,) = group
    lines = (words("told-next", no=election.no, title=election.title),)
    if not first.person_id or not await effects.tell(
        first.person_id, Reply(lines, (seat_buttons(first),)), opening=True
    ):
        await tell_organisers(effects, [words("alternate-unreachable", name=first.name)])


async def _open_seats(effects: Effects, election: Election) -> int:
    """How many seats nobody holds, those too that nobody was elected for."""
    rounds = await later_rounds(effects, election)
    of_these = {each.id for each in rounds}
    return rounds[-1].agreed - sum(each.election_id in of_these for each in await serving(effects))


async def is_asking(effects: Effects, election: Election) -> bool:
    """Whether an alternate is still being asked for a seat that fell vacant lately."""
    rounds = {each.id for each in await later_rounds(effects, election)}
    ever = await effects.uow.elections.members(effects.estate.id)
    lately = [
        each
        for each in ever
        if each.election_id in rounds and each.ended_at is not None and effects.now < each.ended_at + TO_ANSWER
    ]
    return bool(lately and len(next_alternates(await _all_candidacies(effects, election), ever)) == 1)


async def _all_candidacies(effects: Effects, election: Election) -> list[Candidacy]:
    """Those of the committee's last rounds, in the order in which their alternates come."""
    found: list[Candidacy] = []
    chain = await later_rounds(effects, election)
    roll = await effects.uow.rolls.whole(effects.estate.id)
    # Those who lost a run-off were equal at the last seat, and come before whoever was behind them.
    for each in sorted(chain, key=lambda each: (each.purpose is not Purpose.RUNOFF, each.no)):
        known = await effects.uow.elections.candidacies(each.id)
        found += [one for one in known if owns_something(roll, one.owner_id, one.name)]
    return found


async def take(ctx: Context) -> Reply:
    """Whoever is the next alternate is asked whether they take the vacant seat. Raises Refusal."""
    for candidacy in reversed(await ctx.uow.elections.of_person(ctx.person.id)):
        election = await ctx.uow.elections.by_id(candidacy.election_id)
        if election is not None and election.estate_id == ctx.estate.id and await _is_next(ctx, election, candidacy):
            said = words("told-next", no=election.no, title=election.title)
            return Reply((said,), (seat_buttons(candidacy),))
    raise Refusal("seat-taken")


async def _is_next(ctx: Context, election: Election, candidacy: Candidacy) -> bool:
    """Whether a seat waits, and for this alternate; of several who are equal for none."""
    if candidacy.outcome is not Outcome.ALTERNATE or not await _vacant(ctx, election):
        return False
    members = await ctx.uow.elections.members(ctx.estate.id)
    return [each.id for each in next_alternates(await _all_candidacies(ctx, election), members)] == [candidacy.id]


def seat_buttons(candidacy: Candidacy) -> tuple[Press, ...]:
    """To take the seat, or to leave it to the next."""
    return (
        Press(words("button-take-seat"), f"etake:{candidacy.id}"),
        Press(words("button-decline-seat"), f"eleave:{candidacy.id}"),
    )


async def _asked(ctx: Context, candidacy_id: str) -> tuple[Election, Candidacy]:
    """The alternate whose turn it is, and who pressed. Raises Refusal button-old, seat-taken."""
    candidacy = await ctx.uow.elections.candidacy(candidacy_id)
    election = await ctx.uow.elections.by_id(candidacy.election_id) if candidacy is not None else None
    if candidacy is None or election is None or candidacy.person_id != ctx.person.id:
        raise Refusal("button-old")
    if election.estate_id != ctx.estate.id:
        await ctx.turn_to(election.estate_id)
    if not await _is_next(ctx, election, candidacy):
        raise Refusal("seat-taken")
    return election, candidacy


async def take_seat(ctx: Context, candidacy_id: str) -> Reply:
    """The next alternate takes the vacant seat, for what is left of the term. Raises Refusal."""
    election, candidacy = await _asked(ctx, candidacy_id)
    members = await serving(ctx)
    rounds = {each.id for each in await later_rounds(ctx, election)}
    ever = await ctx.uow.elections.members(ctx.estate.id)
    vacated = [each for each in ever if not each.serves and each.election_id in rounds]
    made = succeed(max(vacated, key=lambda each: (each.until, each.ended_at)), candidacy, ctx.house.ids.new(), ctx.now)
    ctx.uow.elections.put_member(made)
    ctx.uow.elections.put_candidacy(replace(candidacy, outcome=Outcome.ELECTED))
    await add_act(ctx, ActKind.SEATED, {"election": election.no, "members": [made.name]})
    await _organise_too(ctx, made, members)
    await ctx.announce(Reply((words("seat-filled", name=made.name, until=made.until),), delivery=Delivery.NOTICE))
    await offices_fall(ctx)
    if await _vacant(ctx, election):
        await ask_next(ctx, election)
    return Reply((words("seat-yours", until=made.until),), replaces=True)


async def _organise_too(ctx: Context, made: Member, members: list[Member]) -> None:
    """Where the committee organises, whoever joins it does."""
    organise = {grant.person_id for grant in ctx.grants if grant.role is Role.ORGANISER}
    if not {each.person_id for each in members} & organise or made.person_id in organise:
        return
    if Role.AUDITOR in roles_of(made.person_id, ctx.grants):
        ctx.uow.people.revoke(ctx.estate.id, made.person_id, Role.AUDITOR)
    ctx.uow.people.grant(Grant(ctx.estate.id, made.person_id, Role.ORGANISER, made.person_id, ctx.now))
    await add_act(ctx, ActKind.ROLE_GIVEN, {"role": Role.ORGANISER.value, "person": made.person_id})


async def decline_seat(ctx: Context, candidacy_id: str) -> Reply:
    """The next alternate does not take it: whoever comes after is asked. Raises Refusal."""
    election, candidacy = await _asked(ctx, candidacy_id)
    ctx.uow.elections.put_candidacy(replace(candidacy, outcome=Outcome.NOT_ELECTED))
    await ask_next(ctx, election)
    return Reply((words("seat-declined"),), replaces=True)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("resign", group="committee", needs=Right.RESIDENT, private_only=True)(resign)
    registry.command("seat", group="committee", needs=Right.RESIDENT, private_only=True)(take)
    registry.command("vacate", group="committee", needs=Right.ORGANISE)(vacate_seat)
    registry.hook(f"second-{VACATE}")(confirm_vacant)
    registry.action("eresign")(resigned)
    registry.action("etake")(take_seat)
    registry.action("eleave")(decline_seat)
