"""What is known of a room stays true however the server's answers and its syncs overtake each other."""

from __future__ import annotations

import asyncio
from typing import Any

from transports.matrix_json import Json
from transports.matrix_rooms import Rooms

ROOM, BOT, CHEN = "!room:linli.test", "@linli:linli.test", "@chen:linli.test"


def member(account: str, membership: str) -> Json:
    return {"type": "m.room.member", "state_key": account, "event_id": "$1", "content": {"membership": membership}}


class SlowHome:
    """A homeserver whose answers come when the test lets them; each tells the state at the time of asking."""

    user_id = BOT

    def __init__(self) -> None:
        self.state = [member(BOT, "join")]
        self.let = asyncio.Event()
        self.let.set()
        self.asked = asyncio.Event()

    async def call(self, method: str, *path: str, **_: Any) -> Json:
        if path == ("createRoom",):
            self.asked.set()
            await self.let.wait()
            return {"room_id": ROOM}
        if path[-1] == "members":
            told = {"chunk": list(self.state)}
            self.asked.set()
            await self.let.wait()
            return told
        return {}


async def test_an_answer_that_a_sync_has_overtaken_is_not_kept() -> None:
    home = SlowHome()
    rooms = Rooms(home)  # type: ignore[arg-type]  # only `call` and `user_id` are used
    home.let.clear()
    asking = asyncio.create_task(rooms.present(ROOM))
    await home.asked.wait()
    home.state.append(member(CHEN, "invite"))
    rooms.apply(ROOM, member(CHEN, "invite"))
    home.let.set()
    # Whoever may have come is taken to be there already: what is said to one person is not said to two.
    assert CHEN in await asking
    assert CHEN in await rooms.present(ROOM)


async def test_a_direct_chat_that_a_sync_showed_half_made_is_looked_at_again() -> None:
    home = SlowHome()
    rooms = Rooms(home)  # type: ignore[arg-type]  # only `call` and `user_id` are used
    home.let.clear()
    opening = asyncio.create_task(rooms.open_direct(CHEN))
    await home.asked.wait()
    home.let.set()
    # The sync comes first, with the room as it is before anybody is invited.
    assert CHEN not in await rooms.present(ROOM)
    home.state.append(member(CHEN, "invite"))
    assert await opening == ROOM
    assert CHEN in await rooms.present(ROOM)
