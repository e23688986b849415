"""The queue: newer words take the place of older ones, and a crash in mid-send is known afterwards."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from app.messages import Address, Attachment, DeadLetter, Delivery, Outgoing, Post
from app.ports import QueuedMessage
from storage.store import Store
from tests.contracts.storage_samples import NOW, a_message, opened


async def add(store: Store, *messages: Outgoing) -> None:
    async with store.transaction() as unit:
        for message in messages:
            unit.outbox.add(message)


async def begin(store: Store, *rows: QueuedMessage) -> None:
    async with store.sending() as desk:
        await desk.begin(rows)


async def finish(store: Store, row: QueuedMessage, post: Post | None, *lost: Post) -> None:
    async with store.sending() as desk:
        await desk.finish(row, post, lost)


async def put_back(store: Store, row: QueuedMessage, not_before: datetime) -> None:
    async with store.sending() as desk:
        await desk.put_back(row, not_before)


async def drop(store: Store, row: QueuedMessage, letter: DeadLetter | None) -> None:
    async with store.sending() as desk:
        await desk.drop(row, letter)


async def tokens(store: Store) -> list[str]:
    return [row.message.token for row in await store.queue("console", 99)]


async def test_messages_wait_in_the_order_they_were_added(store: Store) -> None:
    await add(store, a_message("1"), a_message("2", chat="-5"))
    await add(store, a_message("3"), replace(a_message("4"), address=Address("matrix", "-100")))
    assert await tokens(store) == ["1", "2", "3"]
    assert [row.message.token for row in await store.queue("console", 2)] == ["1", "2"]
    assert [row.message.token for row in await store.queue("matrix", 2)] == ["4"]


async def test_newer_words_of_a_view_take_the_place_of_older_ones(store: Store) -> None:
    await add(store, a_message("first", view="poll:1"), a_message("answer"))
    before = await store.queue("console", 9)
    await add(store, a_message("second", view="poll:1"), a_message("third", view="poll:1"))
    after = await store.queue("console", 9)
    assert [row.message.token for row in after] == ["third", "answer"]
    assert [row.id for row in after] == [row.id for row in before]


@pytest.mark.parametrize(
    "other",
    [
        a_message("other", view="poll:2"),
        a_message("other", view="poll:1", chat="-5"),
        replace(a_message("other", view="poll:1"), edits="77"),
        replace(a_message("other", view="poll:1"), address=Address("console", "-100", account="wang")),
        replace(a_message("other", view="poll:1"), address=Address("matrix", "-100")),
        a_message("other"),
    ],
    ids=["another view", "another chat", "an edit", "another person", "another platform", "no view"],
)
async def test_only_words_for_the_same_place_are_replaced(store: Store, other: Outgoing) -> None:
    await add(store, a_message("first", view="poll:1"))
    await add(store, other, a_message("second", view="poll:1"))
    queued = await store.queue("console", 9) + await store.queue("matrix", 9)
    assert sorted(row.message.token for row in queued) == ["other", "second"]


async def test_messages_without_a_view_never_replace_each_other(store: Store) -> None:
    await add(store, a_message("1"), a_message("2"))
    await add(store, a_message("3"))
    assert await tokens(store) == ["1", "2", "3"]


async def test_newer_words_are_said_where_and_as_surely_as_the_older_would_have_been(store: Store) -> None:
    first = replace(
        a_message("first", view="poll:1"),
        address=Address("console", "-100", "topic"),
        reply_to="7",
        delivery=Delivery.NOTICE,
        attachment=Attachment("a.png", "image/png", b"old"),
    )
    await add(store, first)
    await add(store, a_message("second", view="poll:1", words="new"))
    (row,) = await store.queue("console", 9)
    assert row.message == replace(first, token="second", body=a_message("", words="new").body, attachment=None)


async def test_words_of_a_send_under_way_are_not_replaced(store: Store) -> None:
    await add(store, a_message("first", view="poll:1"))
    (first,) = await store.queue("console", 9)
    await begin(store, first)
    await add(store, a_message("second", view="poll:1"))
    await add(store, a_message("third", view="poll:1"))
    queued = await store.queue("console", 9)
    assert [(row.message.token, row.begun) for row in queued] == [("first", True), ("third", False)]
    await finish(store, first, None)
    assert await tokens(store) == ["third"]


async def test_newer_words_stay_whatever_becomes_of_the_older(store: Store) -> None:
    await add(store, a_message("first", view="poll:1"))
    (stale,) = await store.queue("console", 9)
    await add(store, a_message("second", view="poll:1"))
    await finish(store, stale, None)
    await put_back(store, stale, NOW)
    await drop(store, stale, None)
    (row,) = await store.queue("console", 9)
    assert (row.message.token, row.begun, row.attempts) == ("second", False, 0)


async def test_a_crash_in_mid_send_is_known_afterwards(migrated_url: str) -> None:
    async with opened(migrated_url) as store:
        await add(store, a_message("1"), a_message("2"))
        row, _ = await store.queue("console", 9)
        await begin(store, row)
    async with opened(migrated_url) as store:
        queued = await store.queue("console", 9)
    assert [(row.message.token, row.begun, row.attempts) for row in queued] == [("1", True, 0), ("2", False, 0)]


async def test_a_finished_send_notes_where_it_is_posted(store: Store) -> None:
    await add(store, a_message("1", view="poll:1"))
    (row,) = await store.queue("console", 9)
    await begin(store, row)
    post = Post(row.message.address, "m1", "poll:1", ("vote:1",), NOW)
    await finish(store, row, post)
    assert await tokens(store) == []
    edited = replace(post, actions=("vote:1", "vote:2"))
    await finish(store, row, edited)
    async with store.transaction() as unit:
        assert await unit.posts.of_view("poll:1") == (edited,)


async def test_a_message_put_back_waits_and_is_no_longer_under_way(store: Store) -> None:
    await add(store, a_message("1", view="poll:1"))
    (row,) = await store.queue("console", 9)
    await begin(store, row)
    later = NOW + timedelta(seconds=30)
    await put_back(store, replace(row, attempts=7), later)
    (row,) = await store.queue("console", 9)
    assert (row.begun, row.attempts, row.not_before) == (False, 7, later)
    await add(store, a_message("2", view="poll:1"))
    (row,) = await store.queue("console", 9)
    assert (row.message.token, row.not_before) == ("2", later)


async def test_a_message_put_back_gives_way_to_newer_words_behind_it(store: Store) -> None:
    await add(store, a_message("1", view="poll:1"))
    (row,) = await store.queue("console", 9)
    await begin(store, row)
    await add(store, a_message("2", view="poll:1"), a_message("3", view="poll:2"))
    later = NOW + timedelta(seconds=30)
    await put_back(store, row, later)
    newer, other = await store.queue("console", 9)
    assert (newer.message.token, newer.not_before, other.message.token) == ("2", later, "3")
    assert other.not_before < NOW


async def test_a_dropped_message_leaves_a_letter(store: Store) -> None:
    await add(store, a_message("1"), a_message("2"))
    one, two = await store.queue("console", 9)
    letter = DeadLetter("console", "outbox:1", "send", "SendRefused", NOW)
    await drop(store, one, letter)
    await drop(store, two, None)
    assert await tokens(store) == []
    assert await store.dead_letters(9) == (letter,)


async def test_a_number_is_never_used_again(store: Store) -> None:
    await add(store, a_message("1"))
    (first,) = await store.queue("console", 9)
    await finish(store, first, None)
    await add(store, a_message("2"))
    (second,) = await store.queue("console", 9)
    assert second.id > first.id


async def test_what_a_refused_event_queued_is_dropped(store: Store) -> None:
    await add(store, a_message("kept", view="poll:1"))
    async with store.transaction() as unit:
        unit.outbox.add(a_message("before"))
        mark = unit.mark()
        unit.outbox.add(a_message("refused", view="poll:1"))
        await unit.outbox.drop_chat("console", "-100")
        await unit.outbox.move_chat("console", "-100", "-5")
        unit.rewind(mark)
        unit.outbox.add(a_message("after"))
    queued = [(row.message.token, row.message.address.chat) for row in await store.queue("console", 9)]
    assert queued == [("kept", "-100"), ("before", "-100"), ("after", "-100")]


async def test_a_chat_that_is_gone_loses_what_was_queued_before(store: Store) -> None:
    await add(store, a_message("1"), a_message("2", chat="-5"))
    async with store.transaction() as unit:
        unit.outbox.add(a_message("3"))
        await unit.outbox.drop_chat("console", "-100")
        unit.outbox.add(a_message("4"))
    assert await tokens(store) == ["2", "4"]


async def lanes(store: Store, *, urgent: bool, after: str = "", most: int = 9) -> list[tuple[str, int]]:
    async with store.sending() as desk:
        found = await desk.lanes("console", urgent=urgent, after=after, most=most)
    return [(lane.name, lane.head) for lane in found]


def a_notice(token: str, *, chat: str = "-100") -> Outgoing:
    return replace(a_message(token, chat=chat), delivery=Delivery.NOTICE)


async def test_lanes_tell_where_something_waits_and_what_is_the_oldest_there(store: Store) -> None:
    direct = replace(a_message("5"), address=Address("console", "", account="wang"))
    elsewhere = replace(a_message("6"), address=Address("matrix", "-100"))
    await add(store, a_notice("1", chat="b"), a_message("2", chat="a"), a_message("3", chat="b"))
    await add(store, a_notice("4", chat="c"), direct, elsewhere, a_message("7", chat="a"))
    ids = {row.message.token: row.id for row in await store.queue("console", 9)}
    assert await lanes(store, urgent=True) == [("a", ids["2"]), ("b", ids["1"]), ("wang", ids["5"])]
    assert await lanes(store, urgent=False) == [("b", ids["1"]), ("c", ids["4"])]
    assert await lanes(store, urgent=True, after="a", most=1) == [("b", ids["1"])]
    assert await lanes(store, urgent=True, after="wang") == []


async def test_a_chat_that_moves_takes_its_lane_along(store: Store) -> None:
    await add(store, a_message("1", chat="old"))
    async with store.transaction() as unit:
        await unit.outbox.move_chat("console", "old", "new")
    assert [name for name, _ in await lanes(store, urgent=True)] == ["new"]


async def test_live_messages_are_not_urgent(store: Store) -> None:
    await add(store, a_message("1", view="poll:1"))
    assert await lanes(store, urgent=True) == []
    assert len(await lanes(store, urgent=False)) == 1


async def test_answers_whose_time_is_over_are_dropped_unless_they_are_under_way(store: Store) -> None:
    over = [replace(a_message(token), until=NOW) for token in ("under way", "late")]
    await add(store, *over, replace(a_message("in time"), until=NOW + timedelta(seconds=1)), a_message("any time"))
    await begin(store, (await store.queue("console", 1))[0])
    async with store.sending() as desk:
        assert await desk.expire("matrix", NOW) == 0
        assert await desk.expire("console", NOW) == 1
    assert await tokens(store) == ["under way", "in time", "any time"]


async def test_a_post_that_is_gone_is_forgotten_with_the_send_that_found_out(store: Store) -> None:
    await add(store, a_message("1", view="poll:1"))
    (row,) = await store.queue("console", 9)
    old = Post(row.message.address, "m1", "poll:1", (), NOW)
    elsewhere = replace(old, address=Address("console", "-5"))
    async with store.transaction() as unit:
        unit.posts.put(old)
        unit.posts.put(elsewhere)
    async with store.sending() as desk:
        assert await desk.posts(row) == (old,)
    await finish(store, row, replace(old, message_id="m2"), old)
    async with store.sending() as desk:
        assert [post.message_id for post in await desk.posts(row)] == ["m2"]
