"""A room joins another estate: its people and reminders come along, and the estate it leaves is dropped if empty."""

from __future__ import annotations

from dataclasses import dataclass, replace

from app.context import Effects
from app.repositories import UnitOfWork
from domain.cases import draw_number
from domain.estate import Estate, Room
from domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Joined:
    """The room and the estate after joining, and whether closed polls stayed behind with the estate it left."""

    room: Room
    estate: Estate
    polls_left: bool


async def join_room(effects: Effects, room: Room, target: Estate) -> Joined:
    """Move the room, alone or with all who are known only through it, to the other estate.

    An open poll would lose its voters on the way, so none may be open. So may an estate with a
    roll not be left: its owners and their votes would stay behind. Raises Refusal room-has-polls, room-has-roll.
    """
    uow = effects.uow
    left_id = room.estate_id
    open_polls = await uow.polls.open_in(left_id)
    if open_polls:
        numbers = tuple(f"#{poll.no}" for poll in open_polls)
        raise Refusal("room-has-polls", open=numbers, no=str(open_polls[0].no))
    if (await uow.rolls.whole(left_id)).units:
        raise Refusal("room-has-roll")
    alone = all(other.id == room.id for other in await uow.rooms.of_estate(left_id))
    moved = replace(room, estate_id=target.id)
    uow.rooms.put(moved)
    target = await move_reminders(uow, left_id, target, only="" if alone else room.id)
    polls_left = bool(await uow.polls.latest_in(left_id, 1))
    if alone:
        await move_residents(uow, left_id, target.id)
        await move_cases(effects, left_id, target.id)
        # A chain of formal acts is never broken off, though nobody adds to it any more.
        formal = await uow.decisions.acts(left_id) or await uow.after.rules(left_id)
        if not polls_left and not formal:
            uow.estates.delete(left_id)
    for poll in await uow.polls.open_in(target.id):
        effects.turn.stale[f"poll:{poll.id}"] = target.id
    return Joined(moved, target, polls_left)


async def move_residents(uow: UnitOfWork, left_id: str, target_id: str) -> None:
    """Make the neighbours of one estate those of another. Roles end: they were given for the one that is left."""
    people = uow.people
    for grant in await people.grants(left_id):
        people.revoke(left_id, grant.person_id, grant.role)
    for alarm in await uow.alarms.of_estate(left_id, "role.end"):
        uow.alarms.delete(alarm.id)
    for person_id in sorted(await people.residents(left_id)):
        people.add_resident(target_id, person_id)
        people.remove_resident(left_id, person_id)
        person = await people.get(person_id)
        if person.estate_id == left_id:
            people.put(replace(person, estate_id=target_id))


async def move_cases(effects: Effects, left_id: str, target_id: str) -> None:
    """Make the cases of one estate those of another. One whose number is taken there gets another."""
    uow = effects.uow
    taken = {case.no for case in await uow.cases.of_estate(target_id)}
    for case in await uow.cases.of_estate(left_id):
        no = draw_number(taken, effects.house.ids.below) if case.no in taken else case.no
        taken.add(no)
        uow.cases.put(replace(case, estate_id=target_id, no=no))
    for alarm in await uow.alarms.of_estate(left_id, "case.round"):
        uow.alarms.delete(alarm.id)
        if not await uow.alarms.of_estate(target_id, "case.round"):
            uow.alarms.put(replace(alarm, estate_id=target_id))


async def move_reminders(uow: UnitOfWork, left_id: str, target: Estate, *, only: str = "") -> Estate:
    """Reminders (of one room ``only``) get the other estate's next numbers; their times stay what they were."""
    for alarm in await uow.alarms.of_estate(left_id, "reminder"):
        if only and alarm.room_id != only:
            continue
        uow.alarms.put(replace(alarm, estate_id=target.id, no=target.next_reminder))
        target = replace(target, next_reminder=target.next_reminder + 1)
    uow.estates.put(target)
    return target
