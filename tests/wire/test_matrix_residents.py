"""What residents do to their own messages and rooms: edit, redact, mention; give power, take it, mute, ban."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.wire.house import House, matrix_says, running_house
from tests.wire.matrix_person import Event, MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.test_matrix_native_polls import bars, counts

People = Callable[[str], Awaitable[MatrixPerson]]


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> AsyncIterator[House]:
    async with running_house(synapse, tmp_path) as running:
        yield running


async def lakeside(house: House, chen: MatrixPerson, *others: MatrixPerson) -> str:
    room = await chen.create_room(name="Lakeside", invite=[house.matrix.user, *(other.user_id for other in others)])
    for other in others:
        await other.join(room)
    await matrix_says(chen, room, lambda text: "I am Linli" in text)
    return room


def message(person: MatrixPerson, event_id: str) -> Event:
    return next(event for event in person.events if event["event_id"] == event_id)


async def test_a_vote_stays_when_its_message_is_edited_or_redacted(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await lakeside(house, chen)
    await chen.say(room, "!poll Gate? | Yes | No")
    await matrix_says(chen, room, lambda text: "Gate?" in text)
    vote = await chen.say(room, "!vote 1 2")
    assert bars(await counts(chen, room, 1)) == [0, 1]
    await chen.edit(room, vote, "!vote 1 1")
    assert bars(await counts(chen, room, 1)) == [0, 1]
    await chen.redact(room, vote)
    assert bars(await counts(chen, room, 1)) == [0, 1]
    await chen.say(room, "!unvote 1")
    assert bars(await counts(chen, room, 1)) == [0, 0]


async def test_a_message_redacted_while_the_bot_was_away_is_not_acted_on(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await lakeside(house, chen)
    await chen.say(room, "!poll Gate? | Yes | No")
    await matrix_says(chen, room, lambda text: "Gate?" in text)
    await house.stop()
    await chen.redact(room, await chen.say(room, "!vote 1 2"))
    await house.start()
    assert bars(await counts(chen, room, 1)) == [0, 0]


async def test_an_answer_rings_for_whom_it_answers_alone(house: House, matrix_person: People) -> None:
    chen, dana = await matrix_person("Chen"), await matrix_person("Dana")
    room = await lakeside(house, chen, dana)
    await chen.say(room, "!poll Ask Dana? | Yes | No")
    poll = await matrix_says(chen, room, lambda text: "#1  Ask Dana?" in text)
    # What all should see rings for nobody; who wants to hear of everything has set the room so.
    assert message(chen, poll)["content"]["m.mentions"] == {}
    await dana.say(room, "!vote 9 1")
    refused = await matrix_says(chen, room, lambda text: "#9" in text)
    assert message(chen, refused)["content"]["m.mentions"] == {"user_ids": [dana.user_id]}
    await dana.react(room, poll, "1️⃣")
    await matrix_says(chen, room, lambda text: "1 person has voted" in text)
    edit = next(e for e in chen.events if "1 person has voted" in e["content"].get("m.new_content", {}).get("body", ""))
    assert edit["content"]["m.mentions"] == edit["content"]["m.new_content"]["m.mentions"] == {}


async def test_power_given_and_taken_counts_at_once(house: House, matrix_person: People) -> None:
    chen, dana = await matrix_person("Chen"), await matrix_person("Dana")
    room = await lakeside(house, chen, dana)
    await chen.say(room, "!poll Gate? | Yes | No")
    await matrix_says(chen, room, lambda text: "Gate?" in text)
    await dana.say(room, "!close 1")
    await matrix_says(chen, room, lambda text: "Only whoever opened #1" in text)
    await chen.set_power(room, dana.user_id, 50)
    await dana.say(room, "!void 1 The wrong gate")
    await matrix_says(chen, room, lambda text: "The wrong gate" in text)
    await chen.say(room, "!poll Fence? | Yes | No")
    await matrix_says(chen, room, lambda text: "Fence?" in text)
    await chen.set_power(room, dana.user_id, 0)
    await dana.say(room, "!close 2")
    await matrix_says(chen, room, lambda text: "Only whoever opened #2" in text)


async def test_a_bot_that_is_muted_for_a_while_loses_no_vote(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await lakeside(house, chen)
    await chen.say(room, "!poll Gate? | Yes | No")
    await matrix_says(chen, room, lambda text: "Gate?" in text)
    await chen.set_power(room, house.matrix.user, -1)
    await chen.say(room, "!vote 1 2")
    await chen.say(room, "!results 1")
    await house.stop()
    await house.start()
    await chen.set_power(room, house.matrix.user, 0)
    assert house.alive
    assert bars(await counts(chen, room, 1)) == [0, 1]


async def test_banned_and_asked_in_again_it_shows_what_is_open(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await lakeside(house, chen)
    await chen.say(room, "!poll Gate? | Yes | No")
    await matrix_says(chen, room, lambda text: "Gate?" in text)
    await chen.ban(room, house.matrix.user)
    await chen.request("POST", f"/rooms/{room}/unban", {"user_id": house.matrix.user})
    await chen.sync()
    chen.events.clear()
    await chen.invite(room, house.matrix.user)
    again = await matrix_says(chen, room, lambda text: "Gate?" in text)
    await chen.react(room, again, "1️⃣")
    assert bars(await counts(chen, room, 1)) == [1, 0]


async def test_who_invites_it_while_it_is_away_is_answered_when_it_is_back(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    await house.stop()
    room = await chen.create_room(name="Lakeside", invite=[house.matrix.user])
    await chen.say(room, "!poll Gate? | Yes | No")
    await house.start()
    await matrix_says(chen, room, lambda text: "I am Linli" in text)
    # What was said to it after the invitation counts.
    await matrix_says(chen, room, lambda text: "#1  Gate?" in text)
