"""Encrypted rooms and direct chats as residents have them: with matrix-js-sdk, which trusts signed devices alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from app.config import EncryptionSettings
from tests.wire.house import House, running_house
from tests.wire.strict_person import StrictPerson
from tests.wire.synapse import Synapse

ROOT = Path(__file__).resolve().parents[2]
NODE = ROOT / ".venv" / "bin" / "node"
CLIENT = ROOT / "tests" / "strict_client" / "strict_client.mjs"
KEY = "a key drawn by lot, 0123456789"


@asynccontextmanager
async def strict_person(synapse: Synapse, name: str, *, signed: bool = True) -> AsyncIterator[StrictPerson]:
    """A resident with a strict client; ``signed`` as Element has them today, which sign their devices."""
    account = await synapse.person(name)
    await account.close()
    local = account.user_id[1:].partition(":")[0]
    person = await StrictPerson.start(NODE, CLIENT)
    try:
        await person.do("login", server=synapse.url, user=local, password=synapse.password(local))
        if signed:
            await person.do("cross_sign", password=synapse.password(local))
        person.user_id = account.user_id
        yield person
    finally:
        await person.close()


@pytest.fixture
async def chen(synapse: Synapse) -> AsyncIterator[StrictPerson]:
    async with strict_person(synapse, "Chen") as person:
        yield person


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> AsyncIterator[House]:
    async with running_house(synapse, tmp_path, encrypting) as running:
        yield running


def encrypting(house: House) -> None:
    house.matrix = replace(house.matrix, encryption=EncryptionSettings(KEY))


async def hears(person: StrictPerson, room: str, text: str, seconds: float = 20.0) -> str:
    """Wait until a person reads something of this in somebody else's encrypted message in the room; its event's id."""

    def found(reader: StrictPerson) -> str | None:
        for event_id, event in reader.seen.items():
            content = event["content"].get("m.new_content", event["content"])
            others = event["room"] == room and event["sender"] != reader.user_id
            if others and event["encrypted"] and text in content.get("body", ""):
                return event_id
        return None

    try:
        return str(await person.until(found, seconds))
    except TimeoutError:
        seen = [(event["type"], event["failure"], str(event["content"])[:90]) for event in person.seen.values()]
        pytest.fail(f"{text!r} was not read; seen: {seen}")


async def test_a_poll_in_an_encrypted_room_is_opened_voted_and_closed(house: House, chen: StrictPerson) -> None:
    room = await chen.do("create_room", name="Lakeside", invite=[house.matrix.user])
    await hears(chen, room, "I am Linli")
    await chen.do("send", room=room, text="!poll Repaint the gate? | Yes | No")
    poll = await hears(chen, room, "Repaint the gate?")
    await chen.do(
        "send",
        room=room,
        type="m.reaction",
        content={"m.relates_to": {"rel_type": "m.annotation", "event_id": poll, "key": "1️⃣"}},
    )
    await hears(chen, room, "1 person has voted")
    await chen.do("send", room=room, text="!close 1")
    await hears(chen, room, "Most support: Yes")
    assert not [event for event in chen.seen.values() if event["failure"]]
