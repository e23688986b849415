"""What is known of a room stays true however the server's answers and its syncs overtake each other."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from transports.matrix_facts import MOST_KNOWN
from transports.matrix_json import Json
from transports.matrix_rooms import Rooms
from transports.matrix_wire import Rejection

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
        self.loads = 0
        self.held = ""
        """What is held back, if not everything is."""

    async def call(self, method: str, *path: str, **_: Any) -> Json:
        if path == ("createRoom",):
            await self._hold(path)
            return {"room_id": ROOM}
        if path[-1] == "members":
            told = {"chunk": list(self.state)}
            self.loads += 1
            await self._hold(path)
            return told
        if path[3:4] == ("m.room.member",):
            told = next((event for event in self.state if event["state_key"] == path[4]), {})
            await self._hold(path)
            return told
        return {}

    async def _hold(self, path: tuple[str, ...]) -> None:
        if not self.held or self.held in path:
            self.asked.set()
            await self.let.wait()


async def being_asked(home: SlowHome, *asking: Any) -> list[asyncio.Task[Any]]:
    """Ask, and be in the middle of it."""
    home.let.clear()
    home.asked.clear()
    tasks = [asyncio.create_task(question) for question in asking]
    await home.asked.wait()
    return tasks


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
    home.held = "createRoom"
    [opening] = await being_asked(home, rooms.open_direct(CHEN))
    # The sync comes first, with the room as it is before anybody is invited.
    assert CHEN not in await rooms.present(ROOM)
    home.state.append(member(CHEN, "invite"))
    home.let.set()
    assert await opening == ROOM
    assert CHEN in await rooms.present(ROOM)


async def test_who_left_while_everybody_was_asked_for_is_not_there() -> None:
    home = SlowHome()
    home.state.append(member(CHEN, "join"))
    rooms = Rooms(home)  # type: ignore[arg-type]  # only `call` and `user_id` are used
    [asking] = await being_asked(home, rooms.present(ROOM))
    home.state.pop()
    rooms.apply(ROOM, member(CHEN, "leave"))
    home.let.set()
    # Else the key of what is said next would go to somebody who has left.
    assert await asking == {BOT}
    assert await rooms.present(ROOM) == {BOT}


async def test_members_who_are_only_shown_again_throw_no_answer_away() -> None:
    home = SlowHome()
    home.state.append(member(CHEN, "join"))
    rooms = Rooms(home)  # type: ignore[arg-type]  # only `call` and `user_id` are used
    asking = await being_asked(home, rooms.present(ROOM), rooms.present(ROOM))
    rooms.apply(ROOM, member(CHEN, "join"))
    home.let.set()
    assert await asyncio.gather(*asking) == [{BOT, CHEN}] * 2
    assert await rooms.present(ROOM) == {BOT, CHEN}
    assert home.loads == 1


async def test_who_comes_and_goes_without_end_is_taken_to_be_there() -> None:
    class Restless(SlowHome):
        async def call(self, method: str, *path: str, **_: Any) -> Json:
            told = await super().call(method, *path)
            if path[-1] == "members":
                rooms.apply(ROOM, member(CHEN, "join"))
            return told

    home = Restless()
    rooms = Rooms(home)  # type: ignore[arg-type]  # only `call` and `user_id` are used
    assert await rooms.present(ROOM) == {BOT, CHEN}
    assert 1 < home.loads < 10


async def test_a_late_answer_about_one_member_brings_back_nobody() -> None:
    home = SlowHome()
    home.state.append(member(CHEN, "join"))
    home.held = "m.room.member"
    rooms = Rooms(home)  # type: ignore[arg-type]  # only `call` and `user_id` are used
    [asking] = await being_asked(home, rooms.member(ROOM, CHEN))
    assert await rooms.present(ROOM) == {BOT, CHEN}
    rooms.apply(ROOM, member(CHEN, "leave"))
    home.let.set()
    await asking
    assert await rooms.present(ROOM) == {BOT}


async def test_a_room_that_nobody_knows_is_no_room_without_a_name() -> None:
    asked = []

    class Elsewhere(SlowHome):
        async def call(self, method: str, *path: str, **_: Any) -> Json:
            asked.append(path[-1])
            raise Rejection(404, "M_NOT_FOUND")

    rooms = Rooms(Elsewhere())  # type: ignore[arg-type]  # only `call` and `user_id` are used
    with pytest.raises(Rejection):
        await rooms.facts(ROOM)
    # Nor is it looked for in any other way.
    assert {"sync", "state"} & set(asked) == set()


async def test_a_third_person_who_is_known_is_enough_to_know() -> None:
    home = SlowHome()
    rooms = Rooms(home)  # type: ignore[arg-type]  # only `call` and `user_id` are used
    rooms.set_direct({CHEN: [ROOM]})
    await rooms.facts(ROOM)
    rooms.apply(ROOM, member("@li:linli.test", "join"))
    assert (await rooms.private_with(ROOM), await rooms.find_direct(CHEN)) == ("", "")
    assert home.loads == 0


async def test_everybody_is_asked_for_once_and_then_known_from_what_syncs_tell() -> None:
    home = SlowHome()
    home.state += [member(f"@neighbour{number}:linli.test", "join") for number in range(2_000)]
    rooms = Rooms(home)  # type: ignore[arg-type]  # only `call` and `user_id` are used
    before = await rooms.present(ROOM)
    rooms.apply(ROOM, member(CHEN, "invite"))
    rooms.apply(ROOM, member("@neighbour7:linli.test", "leave"))
    rooms.apply(ROOM, member("@neighbour8:linli.test", "ban"))
    rooms.apply(ROOM, member("@neighbour9:linli.test", "join"))
    gone = {"@neighbour7:linli.test", "@neighbour8:linli.test"}
    assert await rooms.present(ROOM) == (before | {CHEN}) - gone
    assert (len(before), home.loads) == (2_001, 1)
    # Thrown out and let in again: who came and went behind its back is asked for.
    rooms.forget(ROOM)
    assert await rooms.present(ROOM) == before
    assert home.loads == 2


async def test_of_those_who_speak_only_the_latest_are_kept_in_mind() -> None:
    home = SlowHome()
    rooms = Rooms(home)  # type: ignore[arg-type]  # only `call` and `user_id` are used
    facts = await rooms.facts(ROOM)
    for number in range(MOST_KNOWN + 100):
        rooms.apply(ROOM, member(f"@neighbour{number}:linli.test", "join"))
    assert len(facts.members) == MOST_KNOWN
    assert f"@neighbour{MOST_KNOWN + 99}:linli.test" in facts.members
    assert home.loads == 0
