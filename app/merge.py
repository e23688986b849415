"""Two accounts turn out to be one person: everything of the one becomes the other's, and nobody has two votes."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.context import Effects
from app.election_people import join_in_elections
from app.voters import voter_of
from domain.estate import Person, Role
from domain.papers import Origin
from domain.poll import Poll, Vote
from domain.refusal import Refusal

EVERY_POLL = 1_000_000


@dataclass(frozen=True, slots=True)
class Merged:
    """What joining two people came to: the open polls in which both had voted and one vote was ``dropped``, and the
    elections in which both stood, ``twice``, of which one candidacy is left.
    """

    person: Person
    dropped: tuple[int, ...]
    twice: tuple[int, ...]


async def merge_people(effects: Effects, kept: Person, absorbed: Person) -> Merged:
    """Make the absorbed person's accounts, homes, roles, polls, reminders and votes the kept person's.

    Where both had voted in an open poll, the later vote stays; in an anonymous one, whose votes bear no time, the
    kept person's. A closed poll's counts stand as they were published.
    """
    uow = effects.uow
    lived_in = await uow.people.estates_of(absorbed.id)
    dropped: list[int] = []
    twice: list[int] = []
    forgettable = True
    for estate_id in sorted(lived_in):
        for poll in await uow.polls.latest_in(estate_id, EVERY_POLL):
            both = await _move_vote(effects, poll, kept.id, absorbed.id)
            forgettable = forgettable and not (both and not poll.is_open)
            if both and poll.is_open:
                dropped.append(poll.no)
            _move_authorship(effects, poll, kept.id, absorbed.id)
        await _move_cases(effects, estate_id, kept.id, absorbed.id)
        await _move_reminders(effects, estate_id, kept.id, absorbed.id)
        await _move_roles(effects, estate_id, kept.id, absorbed.id)
        uow.people.add_resident(estate_id, kept.id)
        uow.people.remove_resident(estate_id, absorbed.id)
    for owner in await uow.rolls.owners_of_person(absorbed.id):
        uow.rolls.put_owner(replace(owner, person_id=kept.id))
    for estate_id in await uow.rolls.estates():
        await _move_roll_matters(effects, estate_id, kept.id, absorbed.id)
        twice += await join_in_elections(effects, estate_id, kept.id, absorbed.id)
    for account in await uow.people.accounts_of(absorbed.id):
        uow.people.put_account(replace(account, person_id=kept.id))
    person = replace(
        kept,
        language=kept.language or absorbed.language,
        estate_id=kept.estate_id or absorbed.estate_id,
    )
    uow.people.put(person)
    if forgettable:
        uow.people.delete(absorbed.id)
    return Merged(person, tuple(sorted(dropped)), tuple(sorted(twice)))


async def _move_vote(effects: Effects, poll: Poll, kept: str, absorbed: str) -> bool:
    """Move the absorbed person's vote; True if both had one, of which an open poll keeps one."""
    try:
        mine = await voter_of(effects, poll, kept)
        other = await voter_of(effects, poll, absorbed)
    except Refusal:
        return False  # the key is gone: nobody can tell these voters apart, and nobody can vote again
    votes = await effects.uow.polls.votes(poll.id)
    theirs, own = votes.get(other), votes.get(mine)
    if theirs is None:
        return False
    if own is not None and not poll.is_open:
        return True
    effects.uow.polls.delete_vote(poll.id, other)
    if own is None or _is_later(theirs, own):
        effects.uow.polls.put_vote(replace(theirs, voter=mine))
    if own is not None:
        effects.turn.stale[f"poll:{poll.id}"] = poll.estate_id
    return own is not None


def _is_later(vote: Vote, than: Vote) -> bool:
    return vote.cast_at is not None and than.cast_at is not None and vote.cast_at > than.cast_at


def _move_authorship(effects: Effects, poll: Poll, kept: str, absorbed: str) -> None:
    """Let who opened a poll, or added an option, run it from every account."""
    options = tuple(
        replace(option, added_by=kept) if option.added_by == absorbed else option for option in poll.options
    )
    opened_by = kept if poll.opened_by == absorbed else poll.opened_by
    moved = replace(poll, options=options, opened_by=opened_by)
    if moved != poll:
        effects.uow.polls.put(moved)


async def _move_cases(effects: Effects, estate_id: str, kept: str, absorbed: str) -> None:
    """Cases under the absorbed person's name, given to them, answered or supported by them become the kept person's."""
    cases = effects.uow.cases
    for case in await cases.of_estate(estate_id):
        moved = replace(
            case,
            author=kept if case.author == absorbed else case.author,
            assignee=kept if case.assignee == absorbed else case.assignee,
        )
        if moved != case:
            cases.put(moved)
        for note in await cases.notes(case.id):
            if note.person == absorbed:
                cases.put_note(replace(note, person=kept))
    for case_id in await cases.supported_by(absorbed):
        cases.remove_support(case_id, absorbed)
        cases.add_support(case_id, kept)
        effects.turn.stale[f"case:{case_id}"] = estate_id


async def _move_reminders(effects: Effects, estate_id: str, kept: str, absorbed: str) -> None:
    for alarm in await effects.uow.alarms.of_estate(estate_id, "reminder"):
        moved = replace(
            alarm,
            created_by=kept if alarm.created_by == absorbed else alarm.created_by,
            person_id=kept if alarm.person_id == absorbed else alarm.person_id,
        )
        if moved != alarm:
            effects.uow.alarms.put(moved)


async def _move_roles(effects: Effects, estate_id: str, kept: str, absorbed: str) -> None:
    grants = await effects.uow.people.grants(estate_id)
    held = {grant.role for grant in grants if grant.person_id == kept}
    for alarm in await effects.uow.alarms.of_estate(estate_id, "role.end"):
        role, _, person = alarm.ref.partition(":")
        if person == absorbed:
            # Where the kept person has the role already, it ends as theirs does.
            effects.uow.alarms.delete(alarm.id)
            if role not in held:
                effects.uow.alarms.put(replace(alarm, ref=f"{role}:{kept}"))
    for grant in grants:
        moved = replace(grant, given_by=kept) if grant.given_by == absorbed else grant
        if grant.person_id == absorbed:
            effects.uow.people.revoke(estate_id, absorbed, grant.role)
            if grant.role not in held:
                effects.uow.people.grant(replace(moved, person_id=kept))
        elif moved != grant:
            effects.uow.people.grant(moved)
    roles = {grant.role for grant in await effects.uow.people.grants(estate_id) if grant.person_id == kept}
    if {Role.ORGANISER, Role.AUDITOR} <= roles:
        # Nobody audits what they organise.
        effects.uow.people.revoke(estate_id, kept, Role.AUDITOR)
    await effects.uow.people.rename_appointed(estate_id, absorbed, kept)


async def _move_roll_matters(effects: Effects, estate_id: str, kept: str, absorbed: str) -> None:
    """Proxies that the absorbed person holds, and their objections, become the kept person's."""
    for proxy in await effects.uow.proxies.of_estate(estate_id):
        if proxy.holder == absorbed:
            effects.uow.proxies.put(replace(proxy, holder=kept))
    for objection in await effects.uow.objections.of_estate(estate_id):
        if objection.person_id == absorbed:
            effects.uow.objections.put(replace(objection, person_id=kept))
    for decision in await effects.uow.decisions.of_estate(estate_id):
        for party, papers in (await effects.uow.decisions.papers(decision.id)).items():
            mine = {paper.owner for paper in papers if paper.origin is Origin.PROXY}
            if absorbed in mine and kept not in mine:
                moved = [replace(each, owner=kept) if each.owner == absorbed else each for each in papers]
                await effects.uow.decisions.put_papers(decision.id, party, moved)
