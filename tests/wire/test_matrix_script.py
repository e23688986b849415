"""What a homeserver can do that Synapse cannot be made to: gaps without end, hangs, nonsense, thousands of members."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.config import InvitePolicy, MatrixSettings
from app.messages import Batch, Kind
from app.ports import TransportDown
from tests.wire.scripted_homeserver import BOT, Answer, Json, ScriptedHomeserver, scripted_homeserver
from transports.matrix import MatrixTransport
from transports.matrix_json import part
from transports.matrix_sync import MOST_PAGES

ROOM, CHEN = "!lakeside:script.test", "@chen:script.test"
NOW_MS = 1_790_000_000_000


def said(number: int, text: str = "", sender: str = CHEN) -> Json:
    content = {"msgtype": "m.text", "body": text or f"line {number}"}
    return {
        "type": "m.room.message",
        "sender": sender,
        "event_id": f"${number}",
        "origin_server_ts": NOW_MS + number,
        "content": content,
    }


def state(kind: str, content: Json, key: str = "") -> Json:
    return {"type": kind, "state_key": key, "sender": CHEN, "event_id": f"${kind}{key}", "content": content}


def member(account: str, name: str) -> Json:
    return state("m.room.member", {"membership": "join", "displayname": name}, account)


class Lakeside:
    """A room: its members, and the pages into which its past is cut."""

    def __init__(self, *members: tuple[str, str]) -> None:
        everybody = {account: member(account, name) for account, name in ((BOT, "Linli"), (CHEN, "Chen"), *members)}
        self.members = everybody
        self.pages: dict[str, Answer] = {}

    def __call__(self, path: str, query: dict[str, str]) -> Answer | None:
        match path.split("/"):
            case ["state", "m.room.name", *_]:
                return state("m.room.name", {"name": "Lakeside"})
            case ["state", "m.room.create", *_]:
                return state("m.room.create", {"room_version": "11"})
            case ["state", "m.room.member", account]:
                return self.members.get(account)
            case ["members"]:
                return {"chunk": list(self.members.values())}
            case ["messages"]:
                return self.pages.get(query["from"], 403)
        return None


def joined(*events: Json, limited: bool = False, before: str = "", state: tuple[Json, ...] = ()) -> Json:
    timeline = {"events": list(events), "limited": limited, "prev_batch": before}
    return {"next_batch": "s2", "rooms": {"join": {ROOM: {"timeline": timeline, "state": {"events": list(state)}}}}}


def now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def bot_before(
    home: ScriptedHomeserver, folder: Path, answer_seconds: float = 10.0
) -> AsyncIterator[MatrixTransport]:
    settings = MatrixSettings(home.url, BOT, None, "a token", "Linli", InvitePolicy(anyone=True))
    transport = MatrixTransport(settings, folder, now, poll_seconds=0.2, answer_seconds=answer_seconds)
    try:
        await transport.start()
        yield transport
    finally:
        await transport.close()


@pytest.fixture
async def home() -> AsyncIterator[ScriptedHomeserver]:
    async with scripted_homeserver() as running:
        yield running


@pytest.fixture
async def bot(home: ScriptedHomeserver, tmp_path: Path) -> AsyncIterator[MatrixTransport]:
    async with bot_before(home, tmp_path) as running:
        yield running


def lines(batch: Batch) -> list[str]:
    return [event.text for event in batch.events if event.kind is Kind.MESSAGE]


async def test_a_gap_is_read_back_over_pages_that_overlap(home: ScriptedHomeserver, bot: MatrixTransport) -> None:
    room = home.rooms[ROOM] = Lakeside()
    home.syncs["s1"] = joined(said(8), said(9), limited=True, before="p1")
    # The latest first; one page tells again what the timeline has, one is empty, and the last has no end.
    room.pages = {
        "p1": {"chunk": [said(8), said(7), said(6)], "end": "p2"},
        "p2": {"chunk": [], "end": "p3"},
        "p3": {"chunk": [said(5), said(4)]},
    }
    assert lines(await bot.poll("s1")) == [f"line {number}" for number in range(4, 10)]


async def test_a_past_without_end_is_given_up_and_that_is_noted(home: ScriptedHomeserver, bot: MatrixTransport) -> None:
    room = home.rooms[ROOM] = Lakeside()
    home.syncs["s1"] = joined(said(1_000), limited=True, before="p0")
    room.pages = {f"p{n}": {"chunk": [said(999 - n)], "end": f"p{n + 1}"} for n in range(MOST_PAGES + 50)}
    batch = await bot.poll("s1")
    assert len([path for path in home.asked if path.endswith("/messages")]) == MOST_PAGES
    assert [(letter.kind, letter.error) for letter in batch.dead] == [("gap", "TooManyEvents")]
    assert lines(batch)[-2:] == ["line 999", "line 1000"]


async def test_a_past_that_is_shut_costs_nothing_of_the_present(home: ScriptedHomeserver, bot: MatrixTransport) -> None:
    home.rooms[ROOM] = Lakeside()
    home.syncs["s1"] = joined(said(2), limited=True, before="nowhere")
    assert lines(await bot.poll("s1")) == ["line 2"]


async def test_a_page_that_does_not_come_holds_the_cursor_back(home: ScriptedHomeserver, bot: MatrixTransport) -> None:
    room = home.rooms[ROOM] = Lakeside()
    home.syncs["s1"] = joined(said(2), limited=True, before="p1")
    room.pages = {"p1": b"\x00 no page"}
    with pytest.raises(TransportDown):
        await bot.poll("s1")
    room.pages = {"p1": {"chunk": [said(1)]}}
    assert lines(await bot.poll("s1")) == ["line 1", "line 2"]


async def test_a_homeserver_that_hangs_is_left_and_asked_again(home: ScriptedHomeserver, tmp_path: Path) -> None:
    home.rooms[ROOM] = Lakeside()
    async with bot_before(home, tmp_path, 1.0) as hurried:
        await hurried.poll("s0")
        home.syncs["s1"] = joined(said(1))
        for where in ("sync", "state"):
            home.hangs = {where}
            began = time.monotonic()
            with pytest.raises(TransportDown):
                await hurried.poll("s1")
            assert time.monotonic() - began < 5
        home.hangs = set()
        assert lines(await hurried.poll("s1")) == ["line 1"]


async def test_of_two_thousand_members_only_those_are_asked_for_who_matter(
    home: ScriptedHomeserver, bot: MatrixTransport
) -> None:
    many = [(f"@neighbour{number}:script.test", f"Neighbour {number}") for number in range(2_000)]
    home.rooms[ROOM] = Lakeside(*many)
    # A server sends those who speak along, as it was asked to; some forget to.
    spoke = [said(number, "hello", sender=many[number][0]) for number in range(50)]
    home.syncs["s1"] = joined(*spoke, said(60, "!organiser @neighbour1999:script.test"), state=(member(*many[0]),))
    batch = await bot.poll("s1")
    names = [event.sender.name for event in batch.events if event.sender is not None]
    assert names == [*(name for _, name in many[:50]), "Chen"]
    assert batch.events[-1].mentions["@neighbour1999:script.test"].name == "Neighbour 1999"
    rooms = [path for path in home.asked if path.startswith("GET rooms/")]
    assert [path for path in rooms if path.endswith(("/members", "/joined_members", "/state"))] == []
    assert home.told < 40_000
    asked = len(home.asked)
    home.syncs["s1"] = joined(*(said(100 + n, "again", sender=many[n][0]) for n in range(50)))
    await bot.poll("s1")
    assert len(home.asked) == asked + 1


async def test_a_server_that_tells_contents_alone_is_not_asked_for_everybody_either(
    home: ScriptedHomeserver, bot: MatrixTransport
) -> None:
    room = Lakeside(*((f"@neighbour{number}:script.test", "Neighbour") for number in range(2_000)))

    def contents_alone(path: str, query: dict[str, str]) -> Answer | None:
        told = room(path, query)
        single = path.startswith("state/") and isinstance(told, dict)
        return part(told, "content") if single else told

    home.rooms[ROOM] = contents_alone
    at_a_glance = (state("m.room.create", {}), state("m.room.name", {"name": "Lakeside"}))
    home.syncs[""] = joined(state=at_a_glance)
    home.syncs["s1"] = joined(said(1))
    batch = await bot.poll("s1")
    assert [(event.title, event.sender and event.sender.name) for event in batch.events] == [("Lakeside", "Chen")]
    assert [path for path in home.asked if path.endswith(("/members", "/joined_members", "/state"))] == []


async def test_a_third_person_is_noticed_before_anything_private_is_said(
    home: ScriptedHomeserver, bot: MatrixTransport
) -> None:
    room = home.rooms[ROOM] = Lakeside()
    direct = {"account_data": {"events": [{"type": "m.direct", "content": {CHEN: [ROOM]}}]}}
    home.syncs["s1"] = joined(said(1)) | direct
    assert (await bot.poll("s1")).events[0].private
    room.members["@spy:script.test"] = member("@spy:script.test", "Spy")
    home.syncs["s1"] = joined(member("@spy:script.test", "Spy") | {"origin_server_ts": NOW_MS}, said(2))
    batch = await bot.poll("s1")
    assert [event.private for event in batch.events if event.kind is Kind.MESSAGE] == [False]


KEYS = """
rooms join leave invite timeline events state limited prev_batch type content sender event_id account_data invite_state
state_key unsigned
""".split()
LEAVES = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=20), st.just(ROOM), st.just("m.room.message")
)
NONSENSE = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from([ROOM, *KEYS]), inner, max_size=5),
    max_leaves=25,
)


class Stand:
    """A bot and its homeserver in a loop of their own, for many answers one after the other."""

    def __init__(self, folder: Path) -> None:
        self.runner = asyncio.Runner()
        self.runner.run(self._open(folder))

    async def _open(self, folder: Path) -> None:
        self.stack = AsyncExitStack()
        self.home = await self.stack.enter_async_context(scripted_homeserver())
        self.home.rooms[ROOM] = Lakeside()
        self.bot = await self.stack.enter_async_context(bot_before(self.home, folder))

    def close(self) -> None:
        self.runner.run(self.stack.aclose())
        self.runner.close()


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    made = Stand(tmp_path_factory.mktemp("script"))
    yield made
    made.close()


@given(rooms=NONSENSE, more=NONSENSE, events=st.lists(NONSENSE, max_size=4))
def test_nonsense_between_two_lines_costs_neither(stand: Stand, rooms: Any, more: Any, events: list[Any]) -> None:
    answer = joined(said(1), *events, said(2))
    answer["rooms"]["leave"] = rooms
    answer |= {"account_data": more, "to_device": more, "device_lists": rooms}
    stand.home.syncs["s1"] = answer
    batch = stand.runner.run(stand.bot.poll("s1"))
    assert batch.cursor == "s2"
    assert [text for text in lines(batch) if text in ("line 1", "line 2")] == ["line 1", "line 2"]


@given(answer=NONSENSE.filter(lambda value: isinstance(value, dict)))
def test_an_answer_of_nonsense_alone_moves_nothing(stand: Stand, answer: Any) -> None:
    stand.home.syncs["s1"] = answer
    with pytest.raises(TransportDown):
        stand.runner.run(stand.bot.poll("s1"))
