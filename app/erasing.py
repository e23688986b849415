"""Forgetting a person: who they are goes, and what the estate's record must keep stays without a name."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.context import Effects
from app.election_people import Stood, forget_in_elections
from app.merge import EVERY_POLL
from app.voters import voter_of
from domain.estate import CodePurpose, Grant, Person, Role
from domain.proxies import Proxy
from domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Erased:
    """What was taken back because whoever comes again is somebody new: votes in open polls, by their numbers, proxies
    ``held``, and those ``given`` as the only one of a party who was registered; the ``roles`` that ended; and what
    stays without a name: how many suggestions. ``owner`` tells whether the roll keeps a name,
    ``stood`` where they were a candidate.
    """

    polls: tuple[int, ...]
    held: tuple[Proxy, ...]
    given: tuple[Proxy, ...]
    roles: tuple[Grant, ...]
    cases: int
    owner: bool
    stood: tuple[Stood, ...]


async def erase_person(effects: Effects, person: Person) -> Erased:
    """Forget the person. Raises Refusal forget-last-organiser."""
    uow = effects.uow
    polls: list[int] = []
    cases = 0
    roles: list[Grant] = []
    for estate_id in sorted(await uow.people.estates_of(person.id)):
        roles += await _leave_roles(effects, estate_id, person.id)
    for estate_id in sorted(await uow.people.estates_of(person.id)):
        polls += await _withdraw_votes(effects, estate_id, person.id)
        cases += await _withdraw_support(effects, estate_id, person.id)
        await _drop_own_alarms(effects, estate_id, person.id)
        uow.people.remove_resident(estate_id, person.id)
    stood = await forget_in_elections(effects, person.id)
    owners = await uow.rolls.owners_of_person(person.id)
    held, given = await proxies_of(effects, person.id)
    for proxy in (*held, *given):
        uow.proxies.delete(proxy.id)
        for alarm in await uow.alarms.of_ref("proxy.end", proxy.id):
            uow.alarms.delete(alarm.id)
    for owner in owners:
        # The roll stays what it is: the register of who owns what. How to reach them was told in confidence.
        uow.rolls.put_owner(replace(owner, person_id="", contact="", contact_mark=""))
    for code in await uow.codes.of_subject(CodePurpose.PERSON, person.id):
        uow.codes.delete(code)
    await _forget_accounts(effects, person.id)
    uow.people.put(Person(person.id))
    effects.turn.erases = True
    return Erased(tuple(sorted(polls)), held, given, tuple(roles), cases, bool(owners), stood)


async def proxies_of(effects: Effects, person_id: str) -> tuple[tuple[Proxy, ...], tuple[Proxy, ...]]:
    """The proxies a person holds, and those given by parties of which nobody else is registered."""
    held: list[Proxy] = []
    given: list[Proxy] = []
    for estate_id in await effects.uow.rolls.estates():
        roll = await effects.uow.rolls.whole(estate_id)
        for each in await effects.uow.proxies.of_estate(estate_id):
            registered = {roll.owners[owner].person_id for owner in each.party if owner in roll.owners} - {""}
            if each.holder == person_id:
                held.append(each)
            elif registered == {person_id}:
                given.append(each)
    return tuple(held), tuple(given)


async def _leave_roles(effects: Effects, estate_id: str, person_id: str) -> list[Grant]:
    grants = await effects.uow.people.grants(estate_id)
    organisers = [grant.person_id for grant in grants if grant.role is Role.ORGANISER]
    if organisers == [person_id]:
        raise Refusal("forget-last-organiser")
    for grant in grants:
        if grant.person_id == person_id:
            effects.uow.people.revoke(estate_id, person_id, grant.role)
    for alarm in await effects.uow.alarms.of_estate(estate_id, "role.end"):
        if alarm.ref.partition(":")[2] == person_id:
            effects.uow.alarms.delete(alarm.id)
    return [grant for grant in grants if grant.person_id == person_id]


async def _withdraw_votes(effects: Effects, estate_id: str, person_id: str) -> list[int]:
    """Take back the votes in open polls: under a new name they could be cast again. Closed ones stand."""
    found = []
    for poll in await effects.uow.polls.latest_in(estate_id, EVERY_POLL):
        if not poll.is_open:
            continue
        voter = await voter_of(effects, poll, person_id)
        if await effects.uow.polls.vote_of(poll.id, voter) is not None:
            effects.uow.polls.delete_vote(poll.id, voter)
            effects.turn.stale[f"poll:{poll.id}"] = estate_id
            found.append(poll.no)
    return found


async def _withdraw_support(effects: Effects, estate_id: str, person_id: str) -> int:
    """Take back support for what is open. Returns how many suggestions stay without a name."""
    supported = await effects.uow.cases.supported_by(person_id)
    written = 0
    for case in await effects.uow.cases.of_estate(estate_id):
        written += case.author == person_id
        if case.id in supported and case.is_open:
            effects.uow.cases.remove_support(case.id, person_id)
            effects.turn.stale[f"case:{case.id}"] = estate_id
        if case.assignee == person_id:
            effects.uow.cases.put(replace(case, assignee=""))
    return written


async def _drop_own_alarms(effects: Effects, estate_id: str, person_id: str) -> None:
    for alarm in await effects.uow.alarms.of_estate(estate_id, "reminder"):
        if alarm.person_id == person_id:
            effects.uow.alarms.delete(alarm.id)


async def _forget_accounts(effects: Effects, person_id: str) -> None:
    uow = effects.uow
    for account in await uow.people.accounts_of(person_id):
        if account.direct:
            await uow.outbox.drop_chat(account.platform, account.direct)
            await uow.posts.drop_chat(account.platform, account.direct)
            await uow.prompts.drop_chat(account.platform, account.direct)
        uow.people.delete_account(account.platform, account.account)
