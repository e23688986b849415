"""A chat that lives on under another id: the room goes along, and open polls are shown there anew."""

from __future__ import annotations

from app.context import Turn


async def follow(turn: Turn, platform: str, old: str, new: str) -> None:
    """Re-key the room of a chat. Its messages stayed behind, so what is live is posted again."""
    await turn.uow.move_chat(platform, old, new)
    room = await turn.uow.rooms.find(platform, new)
    if room is not None:
        await show_open_polls(turn, room.estate_id)


async def show_open_polls(turn: Turn, estate_id: str) -> None:
    """Bring what is open up to date in the estate's rooms: one of them has missed what happened meanwhile."""
    for poll in await turn.uow.polls.open_in(estate_id):
        turn.stale[f"poll:{poll.id}"] = estate_id
