"""The outbox: limits held, a crash in mid-send, chats and messages that are gone, and what a platform makes wait."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.messages import Address, Batch, Button, Capabilities, Delivery, Incoming, Menus, Outgoing, Pace, Post, Span
from app.outbox import Sender
from app.pace import Limiter
from app.ports import ChatGone, ChatMoved, Clock, MessageGone, RetryLater, SendFailure, SendRefused
from app.sent_files import SentFile
from storage.store import Store
from tests.contracts.storage_samples import opened

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


ONE_BY_ONE = Pace(at_once=1)


async def as_it_is(message: Outgoing) -> Outgoing | None:
    return message


class Platform:
    """A platform that takes messages, and can be told to refuse the next ones of a chat."""

    def __init__(self, name: str = "telegram", pace: Pace | None = None) -> None:
        self.platform = name
        self.identity = "bot"
        self.pace = pace or Pace()
        self.capabilities = Capabilities(
            buttons=True,
            private_taps=True,
            toasts=True,
            start_links=False,
            opens_direct=True,
            max_text=4096,
            most_buttons=100,
        )
        self.shown: dict[str, str] = {}
        self.sent: list[tuple[str, str]] = []
        self.edited: list[tuple[str, str]] = []
        self.failures: dict[str, list[Exception]] = {}
        self.forgotten: set[str] = set()
        self.meanwhile: Callable[[], object] | None = None

    def fail(self, chat: str, *failures: Exception) -> None:
        self.failures.setdefault(chat, []).extend(failures)

    def _meet(self, chat: str) -> None:
        if self.failures.get(chat):
            raise self.failures[chat].pop(0)

    async def start(self) -> None:
        """It is always there."""

    async def poll(self, cursor: str) -> Batch:
        return Batch((), cursor)

    async def open_direct(self, account: str) -> str:
        self._meet(f"@{account}")
        return f"direct-{account}"

    async def send(self, message: Outgoing) -> str:
        self._meet(message.address.chat)
        message_id = f"m{len(self.sent) + 1}"
        self.sent.append((message.address.chat, message.plain))
        self.shown[message_id] = message.plain
        return message_id

    async def edit(self, message: Outgoing, message_id: str) -> None:
        self._meet(message.address.chat)
        if message_id in self.forgotten:
            raise MessageGone
        self.edited.append((message_id, message.plain))
        self.shown[message_id] = message.plain

    async def acknowledge(self, tap: Incoming, text: str, *, alert: bool, opens: str = "") -> bool:
        return True

    async def find_poll(self, address: Address, message_id: str) -> None:
        return None

    async def fetch(self, file: SentFile, most: int) -> bytes:
        raise SendRefused("nobody sends files here")

    async def erase(self, address: Address, message_id: str) -> bool:
        return False

    async def is_admin(self, address: Address, account: str) -> bool:
        return False

    async def publish_menus(self, menus: Menus) -> None:
        """It has none."""

    def start_link(self, payload: str) -> str:
        return ""

    async def close(self) -> None:
        """Nothing is held."""


class House:
    """A sender, its store and its platform, and what it reported."""

    def __init__(self, store: Store, platform: Platform) -> None:
        self.store = store
        self.platform = platform
        self.moved: list[tuple[str, str, str]] = []
        self.gone: list[str] = []
        self.sender = self.restarted()

    def restarted(self) -> Sender:
        self.sender = Sender(self.store, self.platform, lambda: NOW, moved=self._moved, gone=self._gone, look=as_it_is)
        return self.sender

    async def _moved(self, platform: str, old: str, new: str) -> None:
        self.moved.append((platform, old, new))
        async with self.store.transaction() as uow:
            await uow.outbox.move_chat(platform, old, new)

    async def _gone(self, message: Outgoing) -> None:
        self.gone.append(message.address.chat)
        async with self.store.transaction() as uow:
            await uow.outbox.drop_chat(message.address.platform, message.address.chat)

    async def add(self, *messages: Outgoing) -> None:
        async with self.store.transaction() as uow:
            for message in messages:
                uow.outbox.add(message)

    async def crash_in_mid_send(self) -> None:
        """Leave the oldest message as a kill between sending and noting would."""
        oldest = await self.store.queue(self.platform.platform, 1)
        async with self.store.sending() as desk:
            await desk.begin(oldest)
        self.restarted()

    async def waiting(self) -> list[str]:
        return [row.message.plain for row in await self.store.queue(self.platform.platform, 999)]

    async def posts(self, view: str) -> list[Post]:
        async with self.store.transaction() as uow:
            return list(await uow.posts.of_view(view))


@pytest.fixture
async def store(migrated_sqlite_url: str) -> AsyncIterator[Store]:
    async with opened(migrated_sqlite_url) as store:
        yield store


@pytest.fixture
def house(store: Store) -> House:
    return House(store, Platform())


def at(moment: datetime) -> Clock:
    return lambda: moment


def says(text: str, chat: str = "room", *, platform: str = "telegram", view: str = "") -> Outgoing:
    return Outgoing(f"token {text}", Address(platform, chat), (Span(text),), view=view)


def notice(text: str, chat: str = "room", *, platform: str = "telegram") -> Outgoing:
    return replace(says(text, chat, platform=platform), delivery=Delivery.NOTICE)


# -- a crash in mid-send ----------------------------------------------------------------------------------------------


async def test_after_a_crash_a_notice_is_sent_again_and_an_answer_is_not(house: House) -> None:
    for message in (says("answer"), notice("result")):
        await house.add(message)
        await house.crash_in_mid_send()
        await house.sender.drain()
    assert house.platform.sent == [("room", "result")]
    assert await house.waiting() == []
    # It may have been read: there is nothing for the operator to mend.
    assert await house.store.dead_letters(9) == ()


async def test_only_what_was_in_mid_send_is_in_doubt(house: House) -> None:
    await house.add(says("doubtful"), says("not begun"))
    await house.crash_in_mid_send()
    await house.sender.drain()
    assert house.platform.sent == [("room", "not begun")]


async def test_what_is_in_doubt_does_not_end_the_draining_of_other_chats(house: House) -> None:
    await house.add(says("doubtful"), says("news", "elsewhere"))
    await house.crash_in_mid_send()
    await house.sender.drain()
    assert house.platform.sent == [("elsewhere", "news")]
    assert await house.waiting() == []


async def test_where_a_platform_knows_the_same_message_again_an_answer_is_sent_again(store: Store) -> None:
    house = House(store, Platform("matrix"))
    await house.add(says("answer", platform="matrix"))
    await house.crash_in_mid_send()
    await house.sender.drain()
    assert house.platform.sent == [("room", "answer")]


async def test_an_answer_in_place_of_a_message_is_sent_again_since_it_only_says_the_same(house: House) -> None:
    await house.add(replace(says("marked"), edits="m7"))
    await house.crash_in_mid_send()
    await house.sender.drain()
    assert house.platform.edited == [("m7", "marked")]


# -- an answer of the platform that is lost ---------------------------------------------------------------------------


async def test_what_has_perhaps_arrived_is_sent_again_if_it_is_a_notice_and_not_if_it_is_an_answer(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await house.add(says("secret words"), notice("result", "other"))
    for chat in ("room", "other"):
        house.platform.fail(chat, RetryLater(0, whole_platform=True, perhaps_sent=True, reason="no answer"))
    sender = Sender(
        house.store, house.platform, lambda: datetime.now(UTC), moved=house._moved, gone=house._gone, look=as_it_is
    )
    await sender.drain()
    assert house.platform.sent == [("other", "result")]
    assert await house.waiting() == []
    (letter,) = await house.store.dead_letters(9)
    assert (letter.event_id, letter.kind) == ("outbox:token secret words", "send")
    assert "perhaps" in letter.error
    assert "secret words" not in caplog.text + letter.error
    assert len([record for record in caplog.records if "row" in record.message]) == 1


async def test_an_answer_in_doubt_makes_the_platform_wait_as_any_failure_does(store: Store) -> None:
    house = House(store, Platform(pace=ONE_BY_ONE))
    await house.add(says("doubtful"), says("later", "other"))
    house.platform.fail("room", RetryLater(30, whole_platform=True, perhaps_sent=True))
    assert 29 < await house.sender.drain_once() <= 30
    assert await house.waiting() == ["later"]


async def test_a_chat_whose_platform_names_no_time_to_wait_is_tried_at_growing_intervals(house: House) -> None:
    await house.add(notice("result"))
    house.platform.fail("room", *(RetryLater(0) for _ in range(6)))
    waits: list[float] = []
    for _ in range(6):
        clock = at(NOW + timedelta(days=len(waits)))
        sender = Sender(house.store, house.platform, clock, moved=house._moved, gone=house._gone, look=as_it_is)
        await sender.drain_once()
        waits.append(await sender.drain_once())
    assert waits[-1] > 10 * waits[0] > 0


# -- what a platform makes wait ---------------------------------------------------------------------------------------


async def test_one_chat_that_must_wait_holds_up_no_other(house: House) -> None:
    await house.add(says("1"), says("2"), says("3", "other"))
    house.platform.fail("room", RetryLater(30))
    await house.sender.drain_once()
    assert house.platform.sent == [("other", "3")]
    assert 29 < await house.sender.drain_once() <= 30
    assert await house.waiting() == ["1", "2"]


async def test_a_platform_that_must_wait_holds_up_everything(store: Store) -> None:
    house = House(store, Platform(pace=ONE_BY_ONE))
    await house.add(says("1"), says("2", "other"))
    house.platform.fail("room", RetryLater(30, whole_platform=True))
    await house.sender.drain_once()
    assert 29 < await house.sender.drain_once() <= 30
    assert house.platform.sent == []


async def test_messages_of_a_chat_keep_their_order_over_a_wait(house: House) -> None:
    await house.add(says("1"), says("2"), says("3"))
    house.platform.fail("room", RetryLater(0.05), RetryLater(0.05))
    sender = Sender(
        house.store, house.platform, lambda: datetime.now(UTC), moved=house._moved, gone=house._gone, look=as_it_is
    )
    await sender.drain()
    assert [text for _, text in house.platform.sent] == ["1", "2", "3"]


async def test_a_chat_that_always_makes_wait_is_given_up_at_last_and_a_platform_never_is(house: House) -> None:
    await house.add(says("hopeless"), says("away", "other"))
    for day in range(40):
        house.platform.fail("room", RetryLater(0))
        house.platform.fail("other", RetryLater(0, whole_platform=True))
        # A new sender has no memory of holds; the row's own time is past.
        await Sender(
            house.store,
            house.platform,
            at(NOW + timedelta(days=day)),
            moved=house._moved,
            gone=house._gone,
            look=as_it_is,
        ).drain_once()
    assert await house.waiting() == ["away"]
    assert [letter.kind for letter in await house.store.dead_letters(9)] == ["send"]


async def test_a_notice_that_waited_for_the_platform_long_is_not_given_up_when_the_chat_must_wait_too(
    house: House,
) -> None:
    await house.add(notice("result"))
    house.platform.fail("room", *(RetryLater(0, whole_platform=True) for _ in range(40)), RetryLater(0), RetryLater(0))
    for day in range(50):
        clock = at(NOW + timedelta(days=day))
        await Sender(
            house.store, house.platform, clock, moved=house._moved, gone=house._gone, look=as_it_is
        ).drain_once()
    assert house.platform.sent == [("room", "result")]


async def test_a_full_queue_of_a_chat_that_must_wait_neither_spins_nor_hides_the_others(house: House) -> None:
    await house.add(*(says(f"{number}") for number in range(200)), says("through", "other"))
    house.platform.fail("room", *(RetryLater(30) for _ in range(9)))
    await house.sender.drain_once()
    wait = await house.sender.drain_once()
    assert house.platform.sent == [("other", "through")]
    assert 29 < wait <= 30


# -- live messages ----------------------------------------------------------------------------------------------------


async def test_of_a_live_message_only_the_latest_words_are_sent_and_then_edited(house: House) -> None:
    await house.add(*(says(f"{votes} votes", view="poll:1") for votes in range(50)))
    await house.sender.drain()
    await house.add(*(says(f"{votes} votes", view="poll:1") for votes in range(50, 300)))
    await house.sender.drain()
    assert house.platform.sent == [("room", "49 votes")]
    assert house.platform.edited == [("m1", "299 votes")]


async def test_a_live_message_that_is_gone_is_posted_anew_and_edited_from_then_on(house: House) -> None:
    await house.add(says("first", view="poll:1"))
    await house.sender.drain()
    house.platform.forgotten.add("m1")
    for words in ("second", "third"):
        await house.add(says(words, view="poll:1"))
        await house.sender.drain()
    assert house.platform.sent == [("room", "first"), ("room", "second")]
    assert house.platform.edited == [("m2", "third")]
    assert [post.message_id for post in await house.posts("poll:1")] == ["m2"]


async def test_the_buttons_of_a_live_message_are_those_it_shows_now(house: House) -> None:
    for option in ("1", "2"):
        button = ((Button("x", action=f"v:{option}"),),)
        await house.add(replace(says(option, view="poll:1"), buttons=button))
        await house.sender.drain()
    assert [post.actions for post in await house.posts("poll:1")] == [("v:2",)]


async def test_words_in_place_of_a_message_that_is_gone_are_said_anew(house: House) -> None:
    house.platform.forgotten.add("m7")
    await house.add(replace(says("your ballot"), edits="m7"))
    await house.sender.drain()
    assert house.platform.sent == [("room", "your ballot")]


# -- chats that move or are gone, messages that are refused -----------------------------------------------------------


async def test_a_chat_that_moved_gets_its_messages_at_its_new_place(house: House) -> None:
    await house.add(says("1"), says("2"))
    house.platform.fail("room", ChatMoved("supergroup"))
    sender = Sender(
        house.store, house.platform, lambda: datetime.now(UTC), moved=house._moved, gone=house._gone, look=as_it_is
    )
    await sender.drain()
    assert house.moved == [("telegram", "room", "supergroup")]
    assert house.platform.sent == [("supergroup", "1"), ("supergroup", "2")]


async def test_a_chat_that_is_gone_is_told_of_once_and_gets_nothing_more(house: House) -> None:
    await house.add(says("1"), says("2"), says("3", "other"))
    house.platform.fail("room", ChatGone())
    await house.sender.drain()
    assert house.gone == ["room"]
    assert house.platform.sent == [("other", "3")]
    assert await house.waiting() == []


@pytest.mark.parametrize("failure", [SendRefused("can't parse entities"), KeyError("secret words")])
async def test_what_is_refused_for_good_is_noted_without_its_words_and_stops_nothing(
    house: House, failure: Exception, caplog: pytest.LogCaptureFixture
) -> None:
    await house.add(notice("secret words"), says("2"))
    house.platform.fail("room", failure)
    await house.sender.drain()
    assert house.platform.sent == [("room", "2")]
    letters = await house.store.dead_letters(9)
    assert [(letter.platform, letter.kind) for letter in letters] == [("telegram", "send")]
    assert "secret words" not in caplog.text + letters[0].error


async def test_a_direct_chat_is_opened_where_none_is_known(house: House) -> None:
    message = replace(says("hello"), address=Address("telegram", "", account="wang"))
    await house.add(message)
    await house.sender.drain()
    assert house.platform.sent == [("direct-wang", "hello")]


async def test_a_person_without_a_direct_chat_who_cannot_be_written_to_holds_up_nobody(house: House) -> None:
    failures: Sequence[SendFailure] = (ChatGone(),)
    house.platform.fail("@wang", *failures)
    await house.add(replace(says("hello"), address=Address("telegram", "", account="wang")), says("2"))
    await house.sender.drain()
    assert house.platform.sent == [("room", "2")]


class Slow(Platform):
    """A platform that takes its time with one chat, until it is told to go on."""

    def __init__(self, chat: str) -> None:
        super().__init__()
        self.chat = chat
        self.entered, self.leave = asyncio.Event(), asyncio.Event()

    async def send(self, message: Outgoing) -> str:
        if message.address.chat == self.chat:
            self.entered.set()
            await self.leave.wait()
        return await super().send(message)


async def test_quiet_waits_until_what_is_sent_to_a_chat_is_noted_and_for_no_other_chat(store: Store) -> None:
    platform = Slow("room")
    house = House(store, platform)
    await house.add(says("1", view="poll:1"))
    sending = asyncio.create_task(house.sender.drain())
    await platform.entered.wait()
    await asyncio.wait_for(house.sender.quiet({"other"}), 5)
    quiet = asyncio.create_task(house.sender.quiet({"room", "wang"}))
    await asyncio.sleep(0)
    assert not quiet.done()
    platform.leave.set()
    await quiet
    assert len(await house.posts("poll:1")) == 1
    await sending


async def test_what_is_being_sent_when_the_program_ends_is_in_doubt_at_the_next_start(store: Store) -> None:
    platform = Slow("room")
    house = House(store, platform)
    await house.add(says("answer"), notice("result", "other"))
    sending = asyncio.create_task(house.sender.run())
    await platform.entered.wait()
    sending.cancel()
    await house.sender.drain(patience=0.05)
    await house.sender.stop()
    platform.leave.set()
    await house.restarted().drain()
    assert platform.sent == [("other", "result")]


# -- the limiter ------------------------------------------------------------------------------------------------------


def test_a_chat_is_written_to_once_in_its_time_and_others_meanwhile() -> None:
    limiter = Limiter(Pace(per_chat_seconds=1))
    limiter.note("a", 100)
    assert limiter.wait_for("a", group=True, now=100.25) == pytest.approx(0.75)
    assert limiter.wait_for("b", group=True, now=100.25) == 0
    assert limiter.wait_for("a", group=True, now=101) == 0


def test_a_group_takes_so_many_a_minute_and_a_direct_chat_any_number() -> None:
    limiter = Limiter(Pace(per_group_minute=20))
    for second in range(20):
        limiter.note("a", 100 + second)
    assert limiter.wait_for("a", group=True, now=120) == pytest.approx(40)
    assert limiter.wait_for("a", group=False, now=120) == 0
    assert limiter.wait_for("a", group=True, now=160) == 0


def test_a_hold_never_ends_sooner_than_the_longest_that_was_asked() -> None:
    limiter = Limiter(Pace(per_chat_seconds=1))
    limiter.hold("a", 30, 100)
    limiter.hold("a", 5, 100)
    assert limiter.wait_for("a", group=True, now=100) == pytest.approx(30)
    limiter.hold("", 60, 100)
    assert limiter.wait_for("b", group=True, now=110) == pytest.approx(50)


MOMENTS = st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 20)), max_size=150)


@given(MOMENTS)
def test_no_window_ever_holds_more_than_the_platform_allows(asked: list[tuple[str, float]]) -> None:
    pace = Pace(per_chat_seconds=1, per_group_minute=20, overall_second=3)
    limiter = Limiter(pace)
    now = 0.0
    sent: list[tuple[str, float]] = []
    for chat, later in asked:
        now += later / 20
        # A hair more, as floating-point sums may fall just short of a window's end.
        now += limiter.wait_for(chat, group=True, now=now) * (1 + 1e-9)
        if limiter.wait_for(chat, group=True, now=now) > 0:
            now += 1e-6
        limiter.note(chat, now)
        sent.append((chat, now))
    for index, (chat, at) in enumerate(sent):
        following = sent[index + 1 :]
        own = [then for other, then in following if other == chat]
        assert len([then for _, then in following if then - at < 1 - 1e-5]) <= 2
        assert all(then - at >= 1 - 1e-5 for then in own)
        assert len([then for then in own if then - at < 60 - 1e-5]) <= 19
