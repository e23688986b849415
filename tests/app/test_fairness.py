"""Whose turn it is: a flood in one place must not be everybody's wait, whatever the platform's limits and pace."""

import asyncio
import tracemalloc
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import outbox
from app.messages import Delivery, Outgoing, Pace, Post
from app.outbox import Sender
from app.pace import MOST_REMEMBERED, Limiter
from app.ports import Lane, RetryLater
from app.turns import Turns
from storage.store import Store
from tests.app.test_outbox import NOW, House, Platform, as_it_is, notice, says
from tests.contracts.storage_samples import opened
from tests.wire.telegram_chats import Account, Chat
from tests.wire.telegram_sending import RealLimits
from transports.telegram import TELEGRAM_PACE

ROUND_TRIP = 0.02
"""Seconds that a platform takes for a call in these tests."""


@pytest.fixture
async def store(migrated_sqlite_url: str) -> AsyncIterator[Store]:
    async with opened(migrated_sqlite_url) as store:
        yield store


class Distant(Platform):
    """A platform that takes a while, and notes the order and the number of those under way at the same time."""

    def __init__(self, pace: Pace | None = None, *, hangs: Iterable[str] = ()) -> None:
        super().__init__(pace=pace)
        self.hangs = set(hangs)
        self.under_way: list[str] = []
        self.most_at_once = 0
        self.twice_at_once: set[str] = set()
        self.news = asyncio.Event()

    async def send(self, message: Outgoing) -> str:
        chat = message.address.chat
        if chat in self.under_way:
            self.twice_at_once.add(chat)
        self.under_way.append(chat)
        self.most_at_once = max(self.most_at_once, len(self.under_way))
        try:
            await asyncio.sleep(3600 if chat in self.hangs else ROUND_TRIP)
            return await super().send(message)
        finally:
            self.under_way.remove(chat)
            self.news.set()

    async def until(self, wanted: Callable[[], bool]) -> int:
        """Wait until something has been sent. Returns how many messages were by then."""
        while not wanted():
            self.news.clear()
            await self.news.wait()
        return len(self.sent)


def flood(rooms: int, each: int) -> list[Outgoing]:
    return [says(f"{room} {number}", f"flood {room}") for number in range(each) for room in range(rooms)]


def place_of(platform: Platform, chat: str) -> int:
    """How many messages were sent before the first to a chat."""
    return [sent for sent, _ in platform.sent].index(chat)


# -- in what order ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rooms", [1, 20])
async def test_however_much_waits_elsewhere_a_quiet_chat_is_next(store: Store, rooms: int) -> None:
    platform = Distant(Pace(at_once=2))
    house = House(store, platform)
    await house.add(*flood(rooms, 100 // rooms))
    sending = asyncio.create_task(house.sender.run())
    before = await platform.until(lambda: len(platform.sent) >= 10)
    await house.add(says("quiet", "quiet"))
    house.sender.wake()
    await platform.until(lambda: ("quiet", "quiet") in platform.sent)
    sending.cancel()
    await house.sender.stop()
    # At most what was under way, and one of each flooding room that had not been served yet.
    assert place_of(house.platform, "quiet") <= before + 2 + max(0, rooms - before) + 2


async def test_messages_of_a_chat_keep_their_order_and_never_overtake(store: Store) -> None:
    platform = Distant()
    house = House(store, platform)
    await house.add(*flood(5, 6))
    await house.sender.drain()
    assert platform.twice_at_once == set()
    assert platform.most_at_once == 5
    for room in range(5):
        assert [text for chat, text in platform.sent if chat == f"flood {room}"] == [f"{room} {n}" for n in range(6)]


async def test_a_chat_that_hangs_delays_no_other(store: Store) -> None:
    house = House(store, Distant(hangs=["stuck"]))
    await house.add(says("never", "stuck"), *(says(f"{number}", f"chat {number}") for number in range(30)))
    await house.sender.drain_once(asyncio.get_running_loop().time() + 0.8)
    await house.sender.stop()
    assert len(house.platform.sent) == 30


async def test_no_more_are_sent_at_once_than_the_platform_is_meant_to_bear(store: Store) -> None:
    platform = Distant(Pace(at_once=3))
    house = House(store, platform)
    await house.add(*flood(12, 2))
    await house.sender.drain()
    assert platform.most_at_once == 3


async def test_one_at_a_time_is_strictly_in_order(store: Store) -> None:
    house = House(store, Distant(Pace(at_once=1)))
    await house.add(says("1", "a"), notice("2", "b"), says("3", "a"), says("4", "c"))
    await house.sender.drain()
    assert [text for _, text in house.platform.sent] == ["1", "2", "3", "4"]


async def test_an_answer_comes_before_many_notices(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MOST_LANES", 40)
    house = House(store, Distant(Pace(at_once=1, overall_second=1000)))
    house.sender._turns = Turns(strictly=False)
    await house.add(*(notice(f"{number}", f"resident {number}") for number in range(80)))
    await house.add(says("answer", "asker"))
    await house.sender.drain_once(asyncio.get_running_loop().time() + ROUND_TRIP * 60)
    await house.sender.stop()
    assert place_of(house.platform, "asker") <= 1


def test_what_is_not_urgent_has_its_turn_even_in_a_flood_of_what_is() -> None:
    turns = Turns(strictly=False)
    lanes = [Lane(f"urgent {number}", number, urgent=True) for number in range(40)] + [Lane("notice", 99, urgent=False)]
    for served in range(40):
        first = next(turns.order(lanes, float(served)))
        turns.served(first.name, float(served))
        if first.name == "notice":
            break
    assert served < 4


def test_with_more_chats_waiting_than_are_read_at_once_none_is_forgotten() -> None:
    turns = Turns(strictly=False)
    for number in range(20_000):
        turns.served(f"chat {number}", number / 1000)
    assert len(turns._served) <= 5000


async def test_more_chats_than_are_read_at_once_are_all_served(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outbox, "MOST_LANES", 40)
    house = House(store, Platform())
    # The first of them must wait, and would hide the others behind them.
    held = [says(f"{number}", f"a {number:04}") for number in range(60)]
    house.platform.failures = {message.address.chat: [RetryLater(25)] for message in held}
    await house.add(*held, says("through", "z"))
    for _ in range(3):
        await house.sender.drain_once()
    assert house.platform.sent == [("z", "through")]


# -- how much memory, how long ----------------------------------------------------------------------------------------


async def test_only_the_heads_of_a_long_queue_are_read(store: Store) -> None:
    house = House(store, Platform(pace=Pace(per_chat_seconds=1)))
    for part in range(10):
        await house.add(*(says(f"{part} {number} {'x' * 2000}", "room") for number in range(500)))
    tracemalloc.start()
    try:
        await house.sender.drain_once()
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(house.platform.sent) == 1
    assert peak < 2_000_000  # bytes; the queue holds ten million


async def test_an_answer_that_nobody_waits_for_any_more_is_dropped_and_a_notice_never(store: Store) -> None:
    house = House(store, Platform())
    late = replace(says("late"), until=NOW)
    await house.add(late, replace(says("in time"), until=NOW + timedelta(minutes=1)), notice("result"))
    await house.sender.drain()
    assert [text for _, text in house.platform.sent] == ["in time", "result"]
    assert await house.waiting() == []


async def test_the_lane_of_a_chat_that_must_wait_long_does_not_grow_without_end(store: Store) -> None:
    house = House(store, Platform())
    await house.add(says("held"))
    house.platform.fail("room", RetryLater(300))
    await house.sender.drain_once()
    await house.add(*(replace(says(f"{number}"), until=NOW + timedelta(minutes=10)) for number in range(50)))
    later = NOW + timedelta(minutes=11)
    await Sender(
        house.store, house.platform, lambda: later, moved=house._moved, gone=house._gone, look=as_it_is
    ).drain_once()
    assert await house.waiting() == []
    assert house.platform.sent == [("room", "held")]


def test_the_limiter_forgets_chats_that_may_be_written_to_again() -> None:
    limiter = Limiter(TELEGRAM_PACE)
    for number in range(20_000):
        limiter.note(f"chat {number}", number / 5)
    assert len(limiter._chat_free) <= MOST_REMEMBERED
    assert len(limiter._minute) <= MOST_REMEMBERED


# -- the platform's limits, strictly ----------------------------------------------------------------------------------

SENT = st.lists(st.tuples(st.integers(0, 40), st.floats(0, 3), st.booleans()), max_size=120)


@given(SENT)
def test_wherever_within_a_round_trip_a_message_arrives_it_is_never_too_early(
    asked: list[tuple[int, float, bool]],
) -> None:
    """Against the test server's own count of Telegram's limits; the clock is the list's."""
    now = 0.0
    limits = RealLimits(lambda: now)
    limiter = Limiter(TELEGRAM_PACE)
    bot = Account(1, "Linli")
    chats = [Chat(-1 - number, "supergroup", "Lakeside", bot) for number in range(41)]
    for number, round_trip, late in asked:
        chat = str(number)
        while (wait := limiter.wait_for(chat, group=True, now=now)) > 0:
            now += wait + 1e-6
        limiter.under_way += 1
        start = now
        now = start + round_trip if late else start
        limits.admit(chats[number])
        now = start + round_trip
        limiter.under_way -= 1
        limiter.note(chat, now)
    assert limits.refused == 0


def test_what_may_wait_is_spread_so_that_a_groups_minute_is_never_used_up() -> None:
    limiter = Limiter(TELEGRAM_PACE)
    now, gaps = 0.0, []
    for _ in range(200):
        wait = limiter.wait_for("room", group=True, now=now, evenly=True)
        gaps.append(wait)
        now += wait
        limiter.note("room", now)
    assert max(gaps) < 3.2
    assert now / 200 == pytest.approx(3, rel=0.05)


def test_a_long_message_counts_as_the_pieces_it_is_sent_in() -> None:
    limiter = Limiter(Pace(per_group_minute=20))
    for second in range(18):
        limiter.note("room", second)
    assert limiter.wait_for("room", group=True, now=20, calls=2) == 0
    assert limiter.wait_for("room", group=True, now=20, calls=3) == pytest.approx(40)
    assert limiter.wait_for("room", group=True, now=20, calls=5) == pytest.approx(42)


async def test_several_live_messages_of_one_chat_are_edited_at_the_chats_pace(store: Store) -> None:
    times: list[float] = []

    class Timed(Platform):
        async def edit(self, message: Outgoing, message_id: str) -> None:
            times.append(asyncio.get_running_loop().time())
            await super().edit(message, message_id)

    house = House(store, Timed(pace=Pace(per_chat_seconds=0.2)))
    async with store.transaction() as uow:
        for number in range(3):
            message = says("x", view="poll:1")
            uow.posts.put(Post(message.address, f"m{number}", "poll:1", (), NOW))
    await house.add(replace(says("now", view="poll:1"), delivery=Delivery.NOTICE))
    await house.sender.drain()
    assert [later - earlier >= 0.2 for earlier, later in pairwise(times)] == [True, True]
