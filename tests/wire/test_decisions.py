"""A formal vote on real wires: one estate in a Telegram group and in a Matrix room, each owner in their own app."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.recount import recount
from tests.pictures import ROLLS
from tests.wire.house import CODE, House, code_in, matrix_says, now, running_house, telegram_says
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.telegram_chats import Chat, Media, Message
from tests.wire.telegram_people import User

People = Callable[[str], Awaitable[MatrixPerson]]
ROLL = ("\n".join(ROLLS["roll.csv"]) + "\n").encode()


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> AsyncIterator[House]:
    async with running_house(synapse, tmp_path) as running:
        yield running


async def shows(house: House, chat: Chat, text: str) -> Message:
    """Wait until a message of the bot in a Telegram chat reads like this."""
    await telegram_says(house, chat, lambda said: text in said)
    found = chat.find(text)
    assert found is not None
    return found


async def linked(house: House, alice: User, group: Chat, chen: MatrixPerson) -> str:
    """Alice's group set up as an estate, and a room of Chen's that joins it; the room's id."""
    await alice.start()
    await alice.say(group, "/setup Lakeside | English | Shanghai")
    await shows(house, group, "Lakeside is set up")
    await alice.say(group, "/link")
    code = code_in(await telegram_says(house, alice.private, lambda text: CODE.search(text) is not None))
    room = await chen.create_room(name="Lakeside on Matrix", invite=[house.matrix.user])
    await matrix_says(chen, room, lambda text: "poll" in text)
    await chen.say(room, f"!link {code}")
    await matrix_says(chen, room, lambda text: "Lakeside" in text)
    return room


async def codes_of(house: House, alice: User) -> dict[str, str]:
    """The codes of the letters, by owner, once Alice's roll is taken over."""
    await alice.send_file(alice.private, "roll.csv", ROLL, kind="text/csv")
    offer = await shows(house, alice.private, "Shall I read “roll.csv” as the roll")
    await alice.tap(offer, "Read it")
    await house.telegram.wait_for(lambda: "New: 6" in offer.text)
    await alice.tap(offer, "Take it over")
    await house.telegram.wait_for(lambda: "4 heads, counted so" in offer.text)
    await alice.dm("/codes")
    letters = (await shows(house, alice.private, "The same codes as a table")).media
    assert letters is not None
    return {row[0]: row[3] for row in csv.reader(io.StringIO(letters.data.decode("utf-8-sig")))}


async def on_day(house: House, day: int) -> None:
    """Start the bot again so many days later."""
    await house.stop()
    house.clock = lambda: now() + timedelta(days=day)
    await house.start()


async def file_in(person: MatrixPerson, room: str, name: str) -> bytes:
    """The file of this name that the bot has sent to a Matrix room."""

    def found(seen: MatrixPerson) -> str:
        events = [event for event in seen.events if event["room_id"] == room and event["type"] == "m.room.message"]
        return next(
            (e["content"]["url"] for e in events if e["content"].get("filename", e["content"]["body"]) == name), ""
        )

    return await person.download(await person.sync_until(found, 15.0))


def record_in(chat: Chat) -> Media:
    """The record that was sent to a Telegram chat."""
    return next(
        each.media for each in chat.messages if each.media is not None and each.media.filename == "record-1.json"
    )


@dataclass(frozen=True)
class Scene:
    """An estate in both apps, with one owner in each, and a decision that has been announced."""

    alice: User
    bob: User
    chen: MatrixPerson
    group: Chat
    room: str
    direct: str


async def announced(house: House, matrix_person: People, flags: str = "") -> Scene:
    """The scene, once the decision stands in both rooms."""
    chen = await matrix_person("Chen")
    alice, bob = house.telegram.user("Alice", language_code="en"), house.telegram.user("Bob", language_code="en")
    group = house.telegram.group("Lakeside", creator=alice)
    house.telegram.add_bot(group)
    room = await linked(house, alice, group, chen)
    codes = await codes_of(house, alice)
    await bob.dm(f"/register {codes['Olga Braun']}")
    await shows(house, bob.private, "You are registered in Lakeside as Olga Braun")
    direct = await chen.create_room(direct=True, invite=[house.matrix.user])
    await chen.say(direct, f"!register {codes['Chen Wei']}")
    await matrix_says(chen, direct, lambda text: "You are registered in Lakeside as Chen Wei" in text)

    await alice.say(group, "/notice 1d")
    await alice.tap(await shows(house, group, "I would show the roll"), "Show it")
    await matrix_says(chen, room, lambda text: "is under public notice" in text)
    opens = (now() + timedelta(days=3)).date()
    await alice.dm(f"/decide Paint the gate? --rule simple --opens {opens} {flags}".rstrip())
    await alice.tap(await shows(house, alice.private, "To be announced: Paint the gate?"), "Announce it")
    await shows(house, group, "To be decided by the owners")
    await matrix_says(chen, room, lambda text: "To be decided by the owners" in text and "Paint the gate?" in text)
    return Scene(alice, bob, chen, group, room, direct)


async def opened(house: House, scene: Scene) -> Message:
    """Days later voting has begun in both rooms; the ballot that Bob opens by the link in his group."""
    await on_day(house, 4)
    await shows(house, scene.group, "Voting has begun")
    await matrix_says(scene.chen, scene.room, lambda text: "Voting has begun" in text)
    await scene.bob.open_link(await shows(house, scene.group, "Taken part: 0 of 4 owners"), "Vote")
    return await shows(house, scene.bob.private, "You vote for 1-103")


async def closed(house: House, scene: Scene) -> Any:
    """Weeks later: the record, the same in both rooms, recounted, under the head that both were told."""
    await on_day(house, 40)
    told = await telegram_says(house, scene.group, lambda text: "Result of the vote" in text)
    await matrix_says(scene.chen, scene.room, lambda text: "Result of the vote" in text)
    published = record_in(scene.group).data
    assert await file_in(scene.chen, scene.room, "record-1.json") == published
    assert recount(published)
    record = json.loads(published)
    head = str(record["acts"][-1]["hash"])[:16]
    assert f"Chain of acts: {head}" in told
    await matrix_says(scene.chen, scene.room, lambda text: f"Chain of acts: {head}" in text)
    return record


def papers_of(record: Any) -> list[int]:
    """How many said yes, no, and neither."""
    return [record["results"][0][said]["papers"] for said in ("yes", "no", "abstain")]


async def test_a_sealed_decision_in_both_apps_from_the_announcement_to_the_record(
    house: House, matrix_person: People
) -> None:
    scene = await announced(house, matrix_person)
    bob, chen, group, room, direct = scene.bob, scene.chen, scene.group, scene.room, scene.direct
    ballot = await opened(house, scene)
    await bob.tap(ballot, "No")
    cast = await shows(house, bob.private, "#1, for 1-103: No.")
    assert "Your receipt" in cast.text
    await chen.say(direct, "!vote 1 yes")
    await matrix_says(chen, direct, lambda text: "#1, for 1-101, 2-101: Yes." in text)
    await shows(house, group, "Taken part: 2 of 4 owners")
    await matrix_says(chen, room, lambda text: "Taken part: 2 of 4 owners" in text)

    # What is typed where everybody reads it counts nowhere, and is taken away where the bot may.
    await bob.say(group, "/vote 1 yes")
    await shows(house, group, "A vote for #1 was typed here, where everybody can read it. It does not count")
    house.telegram.promote(house.telegram.bot, group)
    await chen.set_power(room, house.matrix.user, 50)
    typed = await bob.say(group, "/vote 1 yes")
    await shows(house, group, "A vote for #1 was typed here. I took it away, and it does not count")
    assert typed in group.deleted
    typed_there = await chen.say(room, "!vote 1 no")
    await matrix_says(chen, room, lambda text: "A vote for #1 was typed here. I took it away" in text)
    assert "body" not in next(e for e in await chen.messages(room) if e["event_id"] == typed_there)["content"]

    assert papers_of(await closed(house, scene)) == [1, 1, 0]


async def test_an_open_decision_in_both_apps_though_the_bot_is_started_again_between_votes(
    house: House, matrix_person: People
) -> None:
    scene = await announced(house, matrix_person, "--mode open")
    ballot = await opened(house, scene)
    await on_day(house, 5)
    await scene.bob.tap(ballot, "No")
    await shows(house, scene.bob.private, "#1, for 1-103: No.")
    await on_day(house, 6)
    # Everybody may see it, so it may be said where everybody reads it.
    await scene.chen.say(scene.room, "!vote 1 yes")
    await matrix_says(scene.chen, scene.direct, lambda text: "#1, for 1-101, 2-101: Yes." in text)
    record = await closed(house, scene)
    assert papers_of(record) == [1, 1, 0]
    said = {tuple(paper["units"]): paper["choices"]["1"] for paper in record["papers"]}
    assert said == {("1-103",): "no", ("1-101", "2-101"): "yes"}


async def test_a_secret_decision_in_both_apps_though_the_bot_is_started_again_between_votes(
    house: House, matrix_person: People
) -> None:
    scene = await announced(house, matrix_person, "--mode secret")
    ballot = await opened(house, scene)
    await scene.bob.tap(ballot, "No")
    review = await shows(house, scene.bob.private, "#1, for 1-103: No. Shall I cast it?")
    await scene.bob.tap(review, "Cast it")
    await shows(house, scene.bob.private, "#1: your paper is in the box")
    await on_day(house, 6)
    await scene.chen.say(scene.direct, "!vote 1 yes")
    await matrix_says(scene.chen, scene.direct, lambda text: "Yes. Shall I cast it?" in text)
    await scene.chen.say(scene.direct, "1")
    await matrix_says(scene.chen, scene.direct, lambda text: "#1: your paper is in the box" in text)
    record = await closed(house, scene)
    assert papers_of(record) == [1, 1, 0]
    assert all("units" not in paper for paper in record["papers"])
    assert record["reveals"] == "few"
