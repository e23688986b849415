"""Questions are answered from what is kept and from what is staged, as if all were kept already."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from app.messages import Address, Post
from app.repositories import Prompt, UnitOfWork
from domain.appointments import Appointment
from domain.estate import Account, Grant, Role
from domain.poll import PollStatus
from storage.errors import RuleBroken
from storage.store import Store
from tests.contracts.storage_samples import (
    NOW,
    a_message,
    a_person,
    a_poll,
    a_room,
    a_vote,
    an_account,
    an_alarm,
    an_estate,
    settle_in,
)

Check = Callable[[UnitOfWork], Awaitable[None]]


async def staged_and_kept(store: Store, stage: Callable[[UnitOfWork], None], check: Check) -> None:
    """Check right after staging, after asking once before it, and in a later transaction."""
    async with store.transaction() as unit:
        mark = unit.mark()
        stage(unit)
        await check(unit)
        unit.rewind(mark)
        # Whatever was read and remembered meanwhile, the same writes must lead to the same answers.
        stage(unit)
        await check(unit)
    async with store.transaction() as unit:
        await check(unit)


async def test_rooms_are_found_in_the_order_they_joined(store: Store) -> None:
    await settle_in(store)

    def stage(unit: UnitOfWork) -> None:
        unit.estates.put(an_estate("other"))
        unit.rooms.put(a_room("z", "-3"))
        unit.rooms.put(a_room("a", "-2"))
        unit.rooms.put(a_room("far", "-4", estate="other"))
        unit.rooms.put(replace(a_room(), title="Renamed"))

    async def check(unit: UnitOfWork) -> None:
        assert [room.id for room in await unit.rooms.of_estate("estate")] == ["room", "z", "a"]
        found = await unit.rooms.find("console", "-100")
        assert found is not None
        assert found.title == "Renamed"
        assert [room.id for room in await unit.rooms.of_estate("other")] == ["far"]

    await staged_and_kept(store, stage, check)


async def test_a_room_that_joins_another_estate_comes_last_there(store: Store) -> None:
    async with store.transaction() as unit:
        unit.estates.put(an_estate("first"))
        unit.rooms.put(a_room("mover", "-1", estate="first"))
        unit.estates.put(an_estate("second"))
        unit.rooms.put(a_room("settled", "-2", estate="second"))

    async def check(unit: UnitOfWork) -> None:
        assert [room.id for room in await unit.rooms.of_estate("second")] == ["settled", "mover"]
        assert await unit.rooms.of_estate("first") == ()

    await staged_and_kept(store, lambda unit: unit.rooms.put(a_room("mover", "-1", estate="second")), check)
    async with store.transaction() as unit:
        unit.estates.delete("first")


async def test_polls_are_found_by_estate_number_and_state(store: Store) -> None:
    await settle_in(store)

    def stage(unit: UnitOfWork) -> None:
        unit.polls.put(replace(a_poll(), status=PollStatus.CLOSED, closed_at=NOW))
        unit.polls.put(a_poll("third", 3))
        unit.polls.put(a_poll("second", 2))

    async def check(unit: UnitOfWork) -> None:
        assert [poll.no for poll in await unit.polls.open_in("estate")] == [2, 3]
        assert [poll.no for poll in await unit.polls.latest_in("estate", 2)] == [3, 2]
        assert [poll.no for poll in await unit.polls.latest_in("estate", 9)] == [3, 2, 1]
        found = await unit.polls.in_estate("estate", 3)
        assert found is not None
        assert found.id == "third"
        assert await unit.polls.in_estate("other", 3) is None

    await staged_and_kept(store, stage, check)


async def test_votes_are_those_of_the_poll(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        unit.polls.put(a_poll("second", 2))
        for voter in ("li", "wang", "zhao"):
            unit.polls.put_vote(a_vote(voter))
        unit.polls.put_vote(a_vote("li", poll="second"))

    def stage(unit: UnitOfWork) -> None:
        unit.polls.put_vote(a_vote("li", 2))
        unit.polls.put_vote(a_vote("new", 1))
        unit.polls.delete_vote("poll", "wang")
        unit.polls.delete_vote("poll", "nobody")

    async def check(unit: UnitOfWork) -> None:
        votes = await unit.polls.votes("poll")
        assert {voter: vote.choice.options for voter, vote in votes.items()} == {
            "li": (2,),
            "zhao": (1,),
            "new": (1,),
        }
        assert set(await unit.polls.votes("second")) == {"li"}

    await staged_and_kept(store, stage, check)


async def test_the_open_polls_of_a_voter_are_found(store: Store) -> None:
    async with store.transaction() as unit:
        unit.estates.put(an_estate())
        unit.estates.put(an_estate("other"))
        for poll_id, no in (("kept", 1), ("withdrawn", 2), ("closing", 3)):
            unit.polls.put(a_poll(poll_id, no))
            unit.polls.put_vote(a_vote("li", poll=poll_id))
        unit.polls.put(a_poll("secret", 4, anonymous=True))
        unit.polls.put_vote(a_vote("li", poll="secret"))
        unit.polls.put(a_poll("elsewhere", 1, estate="other"))

    def stage(unit: UnitOfWork) -> None:
        unit.polls.put_vote(a_vote("li", poll="elsewhere"))
        unit.polls.delete_vote("withdrawn", "li")
        unit.polls.put(replace(a_poll("closing", 3), status=PollStatus.VOID))

    async def check(unit: UnitOfWork) -> None:
        assert [poll.id for poll in await unit.polls.open_with_vote_of("li")] == ["kept", "elsewhere"]
        assert await unit.polls.open_with_vote_of("wang") == ()

    await staged_and_kept(store, stage, check)


async def test_alarms_are_found_by_time_number_and_subject(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        for number, hours in ((1, 5), (2, 3), (3, 9)):
            unit.alarms.put(an_alarm(f"a{number}", hours=hours, no=number))
        assert await unit.alarms.next_due(NOW) == NOW + timedelta(hours=3)

    def stage(unit: UnitOfWork) -> None:
        unit.alarms.delete("a2")
        unit.alarms.put(an_alarm("a3", hours=2, no=3))
        unit.alarms.put(an_alarm("close", hours=4, job="poll.close"))

    async def check(unit: UnitOfWork) -> None:
        assert await unit.alarms.next_due(NOW) == NOW + timedelta(hours=2)
        assert await unit.alarms.next_due(NOW + timedelta(hours=4)) == NOW + timedelta(hours=5)
        due = await unit.alarms.due(NOW + timedelta(hours=4))
        assert [alarm.id for alarm in due] == ["a3", "close"]
        assert [alarm.id for alarm in await unit.alarms.of_estate("estate", "reminder")] == ["a3", "a1"]
        assert [alarm.id for alarm in await unit.alarms.of_ref("poll.close", "of-close")] == ["close"]
        assert await unit.alarms.by_no("estate", 2) is None
        # The alarms of polls have no number.
        assert await unit.alarms.by_no("estate", 0) is None

    await staged_and_kept(store, stage, check)


async def test_residents_are_found_by_any_spelling_of_their_name(store: Store) -> None:
    await settle_in(store)
    accounts = [
        an_account("1", "wang", name="Ms  Ｗang", handle="WangWei"),
        an_account("2", "li", name="wangwei"),
        an_account("3", "stranger", name="WANGWEI"),
    ]

    def stage(unit: UnitOfWork) -> None:
        for person in ("wang", "li", "stranger"):
            unit.people.put(a_person(person))
        for account in accounts:
            unit.people.put_account(account)
        unit.people.add_resident("estate", "wang")
        unit.people.add_resident("estate", "li")

    async def check(unit: UnitOfWork) -> None:
        assert await unit.people.named("estate", "@wangWEI") == (accounts[0], accounts[1])
        assert await unit.people.named("estate", "ms wang") == (accounts[0],)
        assert await unit.people.named("estate", "") == ()
        assert await unit.people.named("estate", "100%") == ()

    await staged_and_kept(store, stage, check)


async def test_two_people_become_one(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        unit.people.put(a_person("li"))
        unit.people.put_account(an_account("1", "wang"))
        unit.people.put_account(an_account("2", "li"))
        for person in ("wang", "li"):
            unit.people.add_resident("estate", person)
        unit.people.grant(Grant("estate", "li", Role.ORGANISER, None, NOW))
        unit.polls.put_vote(a_vote("li", 2))

    def stage(unit: UnitOfWork) -> None:
        unit.people.delete("li")
        unit.people.put_account(an_account("2", "wang"))
        unit.people.grant(Grant("estate", "wang", Role.ORGANISER, None, NOW))
        unit.polls.delete_vote("poll", "li")
        unit.polls.put_vote(a_vote("wang", 2))

    async def check(unit: UnitOfWork) -> None:
        assert [account.account for account in await unit.people.accounts_of("wang")] == ["1", "2"]
        assert await unit.people.accounts_of("li") == ()
        assert await unit.people.residents("estate") == {"wang"}
        assert await unit.people.estates_of("li") == frozenset()
        assert [grant.person_id for grant in await unit.people.grants("estate")] == ["wang"]
        assert set(await unit.polls.votes("poll")) == {"wang"}
        with pytest.raises(KeyError):
            await unit.people.get("li")

    await staged_and_kept(store, stage, check)


async def test_a_person_who_still_has_an_account_is_not_forgotten(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        unit.people.put_account(an_account("1", "wang"))
    with pytest.raises(RuleBroken):
        async with store.transaction() as unit:
            unit.people.delete("wang")
    async with store.transaction() as unit:
        assert (await unit.people.get("wang")).id == "wang"


async def test_roles_are_given_and_taken(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        unit.people.grant(Grant("estate", "wang", Role.ORGANISER, None, NOW))
        unit.people.add_resident("estate", "wang")

    def stage(unit: UnitOfWork) -> None:
        unit.people.revoke("estate", "wang", Role.ORGANISER)
        unit.people.grant(Grant("estate", "wang", Role.AUDITOR, "wang", NOW))
        unit.people.remove_resident("estate", "wang")

    async def check(unit: UnitOfWork) -> None:
        assert [grant.role for grant in await unit.people.grants("estate")] == [Role.AUDITOR]
        assert await unit.people.residents("estate") == frozenset()

    await staged_and_kept(store, stage, check)


def a_post(message_id: str, *, minutes: int, view: str = "poll:1", actions: tuple[str, ...] = ("x",)) -> Post:
    return Post(Address("console", "-100"), message_id, view, actions, NOW + timedelta(minutes=minutes))


async def test_posts_are_found_by_view_and_by_age(store: Store) -> None:
    async with store.transaction() as unit:
        for number in range(1, 5):
            unit.posts.put(a_post(f"m{number}", minutes=number))

    def stage(unit: UnitOfWork) -> None:
        unit.posts.delete("console", "-100", "m4")
        unit.posts.put(a_post("m3", minutes=3, actions=()))
        unit.posts.put(a_post("m1", minutes=1, view="poll:2"))
        unit.posts.put(a_post("m0", minutes=0))

    async def check(unit: UnitOfWork) -> None:
        assert [post.message_id for post in await unit.posts.of_view("poll:1")] == ["m0", "m2", "m3"]
        latest = await unit.posts.latest_with_actions("console", "-100")
        assert latest is not None
        assert latest.message_id == "m2"
        assert await unit.posts.latest_with_actions("console", "-1") is None

    await staged_and_kept(store, stage, check)


async def test_a_chat_that_moves_takes_everything_along(store: Store) -> None:
    await settle_in(store)
    prompt = Prompt(Address("console", "-100", "t"), "w", "/poll", "options", " | ", NOW)
    async with store.transaction() as unit:
        unit.posts.put(a_post("m1", minutes=1))
        unit.prompts.put(prompt)
        unit.people.put_account(replace(an_account("w", "wang"), direct="-100"))
        unit.outbox.add(a_message("queued"))
    async with store.transaction() as unit:
        unit.outbox.add(a_message("staged"))
        unit.outbox.add(a_message("elsewhere", chat="-5"))
        await unit.move_chat("console", "-100", "-200")
        unit.outbox.add(a_message("after"))
    async with store.transaction() as unit:
        room = await unit.rooms.find("console", "-200")
        assert room is not None
        assert (room.id, await unit.rooms.find("console", "-100")) == ("room", None)
        assert await unit.posts.of_view("poll:1") == (), "messages do not move along"
        moved = await unit.prompts.find(Address("console", "-200"), "w")
        assert moved == replace(prompt, address=Address("console", "-200", "t"))
        assert await unit.prompts.find(Address("console", "-100"), "w") is None
        account: Account | None = await unit.people.account("console", "w")
        assert account is not None
        assert account.direct == "-200"
    queued = {row.message.token: row.message.address.chat for row in await store.queue("console", 9)}
    assert queued == {"queued": "-200", "staged": "-200", "elsewhere": "-5", "after": "-100"}


async def test_a_chat_that_moves_onto_a_known_one_joins_it_to_the_estate(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        unit.alarms.put(an_alarm("a1"))
        unit.estates.put(an_estate("fresh"))
        unit.rooms.put(a_room("successor", "-200", estate="fresh"))
    async with store.transaction() as unit:
        await unit.move_chat("console", "-100", "-200")
    async with store.transaction() as unit:
        rooms = {room.id: room.active for room in await unit.rooms.of_estate("estate")}
        assert rooms == {"successor": True}
        (alarm,) = await unit.alarms.of_ref("reminder", "of-a1")
        assert alarm.room_id == "successor"


async def test_a_number_is_given_once(store: Store) -> None:
    await settle_in(store)
    with pytest.raises(RuleBroken):
        async with store.transaction() as unit:
            unit.polls.put(a_poll("another", 1))


async def test_who_gave_a_role_is_known_once_it_was_taken_back_and_the_person_is_gone(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        unit.people.put(a_person("pia"))
        unit.people.grant(Grant("estate", "pia", Role.ORGANISER, "wang", NOW))
        unit.people.grant(Grant("estate", "wang", Role.ORGANISER, None, NOW))
        # Another end is no other appointment.
        unit.people.grant(Grant("estate", "pia", Role.ORGANISER, "wang", NOW, NOW))

    def stage(unit: UnitOfWork) -> None:
        unit.people.revoke("estate", "pia", Role.ORGANISER)
        unit.people.delete("pia")

    async def check(unit: UnitOfWork) -> None:
        assert await unit.people.appointments("estate") == (Appointment("estate", "pia", Role.ORGANISER, "wang", NOW),)

    await staged_and_kept(store, stage, check)
    async with store.transaction() as unit:
        await unit.people.rename_appointed("estate", "pia", "pat")
        await unit.people.rename_appointed("estate", "wang", "li")
        assert await unit.people.appointments("estate") == (Appointment("estate", "pat", Role.ORGANISER, "li", NOW),)
    async with store.transaction() as unit:
        assert await unit.people.appointments("estate") == (Appointment("estate", "pat", Role.ORGANISER, "li", NOW),)
