"""A chat that lives on under another id: the room goes along, and open polls are shown there anew."""

from __future__ import annotations

from dataclasses import replace

from app.join_rooms import move_reminders, move_residents
from app.repositories import UnitOfWork
from app.turn import Turn
from domain.estate import Estate


async def follow(turn: Turn, platform: str, old: str, new: str) -> None:
    """Re-key the room of a chat. Its messages stayed behind, so what is live is posted again.

    The chat may have been heard under both ids already, as two estates: what moved is then known late, or was known
    early and somebody was still heard under the old id. Both become the one that was there first.
    """
    uow = turn.uow
    left, found = await uow.rooms.find(platform, old), await uow.rooms.find(platform, new)
    await uow.move_chat(platform, old, new)
    if left is not None and found is not None and left.estate_id != found.estate_id:
        both = [await uow.estates.get(room.estate_id) for room in (left, found)]
        first, second = sorted(both, key=lambda estate: estate.created_at)
        room = await uow.rooms.find(platform, new)
        if room is not None and room.estate_id != first.id:
            uow.rooms.put(replace(room, estate_id=first.id))
        if not await uow.rooms.of_estate(second.id):
            await _become_one(uow, second, first)
    room = await uow.rooms.find(platform, new)
    if room is not None:
        await show_open_polls(turn, room.estate_id)


async def _become_one(uow: UnitOfWork, second: Estate, first: Estate) -> None:
    """Let everything go along that still lives. Open polls get the other estate's next numbers."""
    await move_residents(uow, second.id, first.id)
    first = await move_reminders(uow, second.id, first)
    for poll in await uow.polls.open_in(second.id):
        uow.polls.put(replace(poll, estate_id=first.id, no=first.next_ballot))
        for job in ("poll.close", "poll.remind"):
            for alarm in await uow.alarms.of_ref(job, poll.id):
                uow.alarms.put(replace(alarm, estate_id=first.id))
        first = replace(first, next_ballot=first.next_ballot + 1)
    uow.estates.put(first)
    if not await uow.polls.latest_in(second.id, 1):
        uow.estates.delete(second.id)


async def show_open_polls(turn: Turn, estate_id: str) -> None:
    """Bring what is open up to date in the estate's rooms: one of them has missed what happened meanwhile."""
    for poll in await turn.uow.polls.open_in(estate_id):
        turn.stale[f"poll:{poll.id}"] = estate_id
