"""A chat that gets another id, heard of too late or too early: the room, its people and its polls stay one estate."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.messages import Incoming, Kind
from tests.stateful.estate import Estate
from tests.stateful.model import SILENT
from tests.stateful.reading import CODE


class Group:
    """A group on Telegram that was given another id, with a poll from before."""

    def __init__(self, estate: Estate) -> None:
        self.estate = estate
        self.place = estate.places["plaza"]

    async def hear(self, *events: Incoming) -> None:
        for event in events:
            self.estate.happen(event, lambda model, now: SILENT)
        await self.estate.serve()

    def says(self, account: str, text: str, *, chat: str = "", private: bool = False) -> Incoming:
        event = replace(self.estate.event(account, None if private else "plaza"), text=text)
        return replace(event, address=replace(event.address, chat=chat)) if chat else event

    def moves(self) -> Incoming:
        """The news of the move, which Telegram tells in both chats."""
        here = self.estate.event("t-anna", "plaza")
        return replace(
            here, kind=Kind.ROOM_MOVED, sender=None, address=replace(here.address, chat="plaza-1"), moved_to="plaza-2"
        )

    def move(self) -> None:
        self.estate.servers["telegram"].moved["plaza-1"] = "plaza-2"
        self.place.chats.append("plaza-2")

    def heard(self, chat: str) -> list[str]:
        return [shown.text for shown in self.estate.servers["telegram"].in_chat(chat)]


@pytest.fixture
async def group(tmp_path: Path) -> AsyncIterator[Group]:
    estate = Estate(tmp_path)
    await estate.house.start()
    group = Group(estate)
    await group.hear(group.says("t-anna", "/poll Paint? | Yes | No"), group.says("t-ben", "/start", private=True))
    group.move()
    yield group
    await estate.house.stop()


async def votes(group: Group) -> list[dict[str, object]]:
    return [poll.votes for poll in group.estate.house.polls()]


async def test_who_was_heard_before_the_news_of_the_move_lives_in_the_estate(group: Group) -> None:
    await group.hear(group.says("t-ben", "hello?"), group.moves())
    await group.hear(group.says("t-ben", "/vote 1 2", private=True))
    assert await votes(group) == [{"t-ben": (2,)}]
    assert group.heard("plaza-2")[0].startswith("🗳 #1  Paint?")


async def test_a_poll_opened_before_the_news_of_the_move_goes_on_under_the_next_number(group: Group) -> None:
    await group.hear(group.says("t-ben", "/poll Early? | Yes | No --until 5h"), group.moves())
    await group.hear(group.says("t-cai", "/vote 2 1"), group.says("t-cai", "/vote 1 2"))
    assert [(poll.question, poll.no, poll.votes) for poll in group.estate.house.polls()] == [
        ("Early?", 2, {"t-cai": (1,)}),
        ("Paint?", 1, {"t-cai": (2,)}),
    ]
    group.estate.clock.now = group.estate.clock.now.replace(hour=7)
    await group.estate.serve()
    assert any("🗳 #2  Early?\nMost support: Yes" in text for text in group.heard("plaza-2"))


async def test_who_is_still_heard_under_the_old_id_does_not_take_the_room_away(group: Group) -> None:
    await group.hear(group.moves())
    await group.hear(group.says("t-cai", "/status", chat="plaza-1"), group.moves())
    await group.hear(group.says("t-ben", "/vote 1 2"), group.says("t-cai", "/vote 1 1", private=True))
    assert await votes(group) == [{"t-ben": (2,), "t-cai": (1,)}]


async def test_a_moved_group_that_joins_another_estate_brings_its_neighbours(group: Group) -> None:
    await group.hear(group.says("t-ben", "hello?"), group.moves())
    await group.hear(group.says("t-anna", "/void 1 joining"), replace(group.says("t-cai", "/start"), private=False))
    garden = replace(group.estate.event("t-anna", "garden"), text="/link")
    direct = replace(group.estate.event("t-anna", None), text="/start")
    await group.hear(direct, garden)
    code = next(found[0] for text in group.heard("with-t-anna") if (found := CODE.search(text)))
    await group.hear(group.says("t-anna", f"/link {code}"))
    await group.hear(replace(group.estate.event("t-anna", "garden"), text="/poll Shared? | Yes | No"))
    await group.hear(group.says("t-ben", "/vote 1 2", private=True))
    assert {"t-ben": (2,)} in await votes(group)
