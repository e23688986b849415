"""The main job on real wires: people in a Telegram group and in a Matrix room vote in the same poll."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest

from tests.wire.house import CODE, House, code_in, matrix_says, running_house, shown, telegram_says
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User

People = Callable[[str], Awaitable[MatrixPerson]]


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> AsyncIterator[House]:
    async with running_house(synapse, tmp_path) as running:
        yield running


async def linked_rooms(house: House, chen: MatrixPerson) -> tuple[User, Chat, str]:
    """A Telegram group of Alice's and a Matrix room of Chen's, joined to one estate by a code."""
    alice = house.telegram.user("Alice", language_code="en")
    group = house.telegram.group("Lakeside", creator=alice)
    house.telegram.add_bot(group)
    await alice.start()
    await alice.say(group, "/link")
    code = code_in(await telegram_says(house, alice.private, lambda text: CODE.search(text) is not None))
    room = await chen.create_room(name="Lakeside on Matrix", invite=[house.matrix.user])
    await matrix_says(chen, room, lambda text: "poll" in text)
    await chen.say(room, f"!link {code}")
    await matrix_says(chen, room, lambda text: "Lakeside" in text)
    return alice, group, room


async def test_one_poll_is_voted_from_both_and_survives_a_restart(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    alice, group, room = await linked_rooms(house, chen)
    bob = house.telegram.user("Bob", language_code="zh-hans")

    await alice.say(group, "/poll Repaint the gate? | Yes | No | Next year")
    await telegram_says(house, group, lambda text: "Repaint" in text)
    poll = await matrix_says(chen, room, lambda text: "Repaint" in text)

    tapped = await bob.tap(shown(group, "Repaint"), "Yes")
    assert "Yes" in (await tapped.answered()).text
    await chen.react(room, poll, "2️⃣")
    await telegram_says(house, group, lambda text: "2 people have voted" in text)
    await matrix_says(chen, room, lambda text: "2 people have voted" in text)

    await house.stop()
    late = await bob.tap(shown(group, "Repaint"), "Next year")
    await chen.say(room, "!vote 1 1")
    await house.start()
    assert "Next year" in (await late.answered(15)).text
    await alice.say(group, "/vote 1 2")

    def one_each(text: str) -> bool:
        counts = [line.split()[-3] for line in text.splitlines()[1:4]]
        return "3 people have voted" in text and counts == ["1", "1", "1"]

    await telegram_says(house, group, one_each)

    await alice.say(group, "/close 1")
    await telegram_says(house, group, lambda text: "Equal support: Yes, No, Next year" in text)
    await matrix_says(chen, room, lambda text: "Equal support: Yes, No, Next year" in text)


async def test_a_person_with_two_apps_has_one_vote(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    alice, group, room = await linked_rooms(house, chen)
    await alice.say(group, "/poll Bins? | Green | Grey")
    poll = await matrix_says(chen, room, lambda text: "Bins" in text)
    await telegram_says(house, group, lambda text: "Bins" in text)
    room_code = code_in("\n".join(message.text for message in alice.messages))
    await alice.dm("/link me")
    code = code_in(
        await telegram_says(house, alice.private, lambda text: CODE.search(text) is not None and room_code not in text)
    )
    direct = await chen.create_room(direct=True, invite=[house.matrix.user])
    await chen.say(direct, f"!link {code}")
    await matrix_says(chen, direct, lambda text: "⚠" not in text and len(text) > 20)

    await (await alice.tap(shown(group, "Bins"), "Green")).answered()
    await telegram_says(house, group, lambda text: "1 person has voted" in text)
    await chen.react(room, poll, "2️⃣")
    counted = await telegram_says(house, group, lambda text: "Grey" in text and "1  (100 %)" in text.splitlines()[2])
    assert "1 person has voted" in counted


async def test_what_is_secret_is_never_asked_where_all_can_see(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    alice, group, room = await linked_rooms(house, chen)
    await alice.say(group, "/poll Trust the manager? | Yes | No --anonymous")
    poll = await matrix_says(chen, room, lambda text: "Trust" in text)
    await chen.sync(0.5)
    reactions = [event for event in await chen.messages(room) if event["type"] == "m.reaction"]
    assert [event for event in reactions if event["content"]["m.relates_to"]["event_id"] == poll] == []
    await chen.say(room, "!vote 1 2")
    await matrix_says(chen, room, lambda text: "direct message" in text and "not counted" in text)
    direct = await chen.create_room(direct=True, invite=[house.matrix.user])
    await chen.say(direct, "!vote 1 2")
    await matrix_says(chen, direct, lambda text: "#1: No" in text)
    await telegram_says(house, group, lambda text: "1 person has voted" in text)
