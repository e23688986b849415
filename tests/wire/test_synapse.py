"""The Matrix fixtures themselves: what the other wire tests take for granted."""

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.wire.matrix_person import MatrixPerson, MatrixRefusal
from tests.wire.synapse import SHIPPED_MESSAGE_LIMITS, Synapse, running_synapse

People = Callable[[str], Awaitable[MatrixPerson]]


async def say_often(person: MatrixPerson, room: str, times: int) -> None:
    for number in range(times):
        await person.say(room, f"message {number}")


async def test_people_talk_in_a_room(matrix_person: People) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    room = await chen.create_room(name="Block 3", invite=[li.user_id])
    await li.sync_until(lambda person: room in person.invites)
    await li.join(room)
    question = await chen.say(room, "Is the lift working?")
    found = await li.sync_until(lambda person: [e for e in person.events if e["event_id"] == question])
    assert found[0]["content"]["body"] == "Is the lift working?"
    answer = await li.say(room, "No", reply_to=question)
    in_thread = await li.say(room, "since Monday", thread=question)
    reaction = await chen.react(room, answer, "1️⃣")
    await li.edit(room, answer, "Yes again")
    await chen.redact(room, reaction)
    assert await chen.text_of(room, answer) == "Yes again"
    events = {event["event_id"]: event for event in await chen.messages(room)}
    assert events[answer]["content"]["m.relates_to"]["m.in_reply_to"]["event_id"] == question
    assert events[in_thread]["content"]["m.relates_to"]["rel_type"] == "m.thread"
    assert events[reaction]["content"] == {}


async def test_power_kicks_and_upgrades(matrix_person: People) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    room = await chen.create_room(public=True)
    await li.join(room)
    with pytest.raises(MatrixRefusal, match="M_FORBIDDEN"):
        await li.kick(room, chen.user_id)
    await chen.set_power(room, li.user_id, 50)
    assert (await li.state(room, "m.room.power_levels"))["users"][li.user_id] == 50
    successor = await chen.upgrade(room)
    await li.sync_until(lambda person: [e for e in person.events if e["type"] == "m.room.tombstone"])
    assert (await li.state(room, "m.room.tombstone"))["replacement_room"] == successor
    await chen.kick(room, li.user_id)
    assert (await chen.members(room))[li.user_id] == "leave"


async def test_direct_and_encrypted_rooms_say_so(matrix_person: People) -> None:
    chen, li = await matrix_person("Chen"), await matrix_person("Li")
    direct = await chen.create_room(direct=True, invite=[li.user_id])
    await li.sync_until(lambda person: direct in person.invites)
    mine = next(e for e in li.invites[direct] if e.get("state_key") == li.user_id)
    assert mine["content"]["is_direct"] is True
    secret = await chen.create_room(encrypted=True)
    assert (await chen.state(secret, "m.room.encryption"))["algorithm"] == "m.megolm.v1.aes-sha2"


async def test_nothing_is_limited_unless_asked_for(matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await chen.create_room()
    await say_often(chen, room, 25)
    assert len([e for e in await chen.messages(room) if e["type"] == "m.room.message"]) == 25


async def test_a_name_is_registered_once_with_its_password(synapse: Synapse, matrix_person: People) -> None:
    taken = await synapse.register("linli-once")
    assert taken.user_id == synapse.user_id("linli-once")
    with pytest.raises(MatrixRefusal, match="M_USER_IN_USE"):
        await synapse.register("linli-once")
    login = {
        "type": "m.login.password",
        "identifier": {"type": "m.id.user", "user": "linli-once"},
        "password": synapse.password("linli-once"),
    }
    anybody = await matrix_person("Anybody")
    assert (await anybody.request("POST", "/login", login))["user_id"] == taken.user_id


async def test_strict_limits_can_be_had(tmp_path: Path) -> None:
    with running_synapse(tmp_path, SHIPPED_MESSAGE_LIMITS) as strict:
        async with await strict.person("Chen") as chen:
            room = await chen.create_room()
            with pytest.raises(MatrixRefusal) as refused:
                await say_often(chen, room, 25)
    assert (refused.value.status, refused.value.code) == (429, "M_LIMIT_EXCEEDED")
    assert refused.value.body["retry_after_ms"] > 0
    assert strict.process.poll() is not None


def test_a_server_that_cannot_start_shows_its_log(tmp_path: Path) -> None:
    with (
        pytest.raises(RuntimeError, match=r"did not start(.|\n)*oracle"),
        running_synapse(tmp_path, {"database": {"name": "oracle"}}),
    ):
        pytest.fail("it runs all the same")
