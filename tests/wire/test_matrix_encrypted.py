"""Encrypted rooms and direct chats as residents have them: with matrix-js-sdk, which trusts signed devices alone."""

from __future__ import annotations

import asyncio
import base64
import sqlite3
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.config import EncryptionSettings, InvitePolicy, MatrixSettings
from app.ports import TransportDown, TransportRefused
from storage.backup import backup, restore
from tests.wire.house import House, now, running_house
from tests.wire.strict_person import StrictPerson
from tests.wire.synapse import Synapse
from transports import cross_signing, matrix_decrypt, matrix_envelopes
from transports.matrix import MatrixTransport
from transports.matrix_encrypt import Encryptor
from transports.matrix_files import KEYS_FILE
from transports.matrix_wire import Unreachable

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
        password = synapse.password(local)
        # Without signed keys of its own a strict client would not even try to write.
        await person.do("login", server=synapse.url, user=local, password=password, strict=signed)
        if signed:
            await person.do("cross_sign", password=password)
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
        there = [event for event in person.seen.values() if event["room"] == room]
        seen = [(event["type"], event["failure"], str(event["content"])[:90]) for event in there]
        pytest.fail(f"{text!r} was not read; seen: {seen}")


async def lakeside(house: House, person: StrictPerson, *, encrypted: bool = True) -> str:
    """A person's room with the bot in it."""
    room: str = await person.do("create_room", name="Lakeside", invite=[house.matrix.user], encrypted=encrypted)
    if encrypted:
        await hears(person, room, "I am Linli")
    return room


async def asks_and_hears(person: StrictPerson, room: str, no: int) -> None:
    """Both sides read each other now."""
    await person.do("send", room=room, text=f"!poll Question {no}? | Yes | No")
    await hears(person, room, f"#{no}  Question {no}?")


async def test_a_poll_in_an_encrypted_room_is_opened_voted_and_closed(house: House, chen: StrictPerson) -> None:
    room = await lakeside(house, chen)
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


async def test_without_cross_signing_neither_reads_the_other(
    synapse: Synapse, tmp_path: Path, chen: StrictPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: a bot that encrypts, as nio does, and no more. The harness must show what it is there to show."""

    async def nothing(*_: object, **__: object) -> None:
        return None

    monkeypatch.setattr(cross_signing, "publish", nothing)
    monkeypatch.setattr(cross_signing, "sign_own_device", nothing)
    async with running_house(synapse, tmp_path, encrypting) as house:
        room = await chen.do("create_room", name="Lakeside", invite=[house.matrix.user])
        said = await chen.until(
            lambda person: next((e for e in of(person, house.matrix.user) if person.seen[e]["encrypted"]), None)
        )
        assert "UNSIGNED" in await chen.cannot_read(said)
        await chen.do("send", room=room, text="!poll Repaint the gate? | Yes | No")
        await asyncio.sleep(3)
        assert not of(chen, house.matrix.user, "Repaint")


async def test_an_anonymous_ballot_is_cast_in_an_encrypted_direct_chat(house: House, chen: StrictPerson) -> None:
    room = await lakeside(house, chen)
    await chen.do("send", room=room, text="!poll --anonymous New chair? | Wang | Li")
    await hears(chen, room, "New chair?")
    direct = await chen.do("create_room", invite=[house.matrix.user], direct=True)
    # A client that has not heard of its own invitation yet gives nobody a key.
    await chen.until(lambda person: is_asked_in(person, direct))
    await chen.do("send", room=direct, text="!vote 1 2")
    await hears(chen, direct, "Li")
    await hears(chen, room, "1 person has voted")


async def test_the_bot_opens_its_own_direct_chats_encrypted(house: House, chen: StrictPerson) -> None:
    room = await lakeside(house, chen)
    await chen.do("send", room=room, text="!link")
    invited = await chen.until(lambda person: person.invitations[-1] if person.invitations else None)
    await chen.do("join", room=invited)
    await hears(chen, invited, "!link")


async def test_after_a_restart_and_a_week_later_both_sides_read_on(house: House, chen: StrictPerson) -> None:
    room = await lakeside(house, chen)
    await asks_and_hears(chen, room, 1)
    await house.stop()
    await chen.do("send", room=room, text="!poll Question 2? | Yes | No")
    await house.start()
    await hears(chen, room, "#2  Question 2?")
    await house.stop()
    house.clock = lambda: now() + timedelta(days=8)
    await chen.do("advance", seconds=8 * 86400)
    await house.start()
    await asks_and_hears(chen, room, 3)
    assert not [event for event in chen.seen.values() if event["failure"]]


async def hears_of_another_device(person: StrictPerson, user_id: str, known: object) -> None:
    """What is written before one's app has heard of somebody's new device is not for that one to read."""
    deadline = time.monotonic() + 20
    while await person.do("devices", user=user_id) == known:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)


async def test_with_its_recovery_key_the_account_goes_on_elsewhere(
    synapse: Synapse, house: House, chen: StrictPerson, tmp_path: Path
) -> None:
    room = await lakeside(house, chen)
    transport = MatrixTransport(house.matrix, house.folder, now)
    recovery_key = await transport.new_recovery_key()
    before = await transport.look()
    await transport.close()
    await house.stop()

    house.folder = tmp_path / "elsewhere"
    house.folder.mkdir()
    with pytest.raises(TransportRefused, match="recovery"):
        await house.start()
    await house.stop()
    house.matrix = replace(house.matrix, encryption=EncryptionSettings(KEY, recovery_key))
    known = await chen.do("devices", user=house.matrix.user)
    await house.start()
    await hears_of_another_device(chen, house.matrix.user, known)
    await house.hears_matrix()
    await asks_and_hears(chen, room, 1)
    transport = MatrixTransport(house.matrix, house.folder, now)
    after = await transport.look()
    await transport.close()
    assert after[0] == before[0]
    assert "is signed" in after[1]


async def test_who_has_not_signed_a_device_is_told_once_in_words_it_can_read(
    synapse: Synapse, house: House, chen: StrictPerson
) -> None:
    room = await lakeside(house, chen)
    async with strict_person(synapse, "Wang", signed=False) as wang:
        await chen.do("invite", room=room, user=wang.user_id)
        await wang.do("join", room=room)
        await wang.until(lambda person: "m.room.encryption" in [event["type"] for event in person.seen.values()])
        for _ in range(3):
            await wang.do("send", room=room, text="!poll Bins? | Green | Grey")
        told = await wang.until(lambda person: next(iter(of(person, house.matrix.user, "not verified")), None))
        assert not wang.seen[told]["encrypted"]
        await asks_and_hears(chen, room, 1)
        assert len(of(chen, house.matrix.user, "not verified")) == 1


async def test_where_the_operator_accepts_them_unsigned_devices_are_heard(synapse: Synapse, tmp_path: Path) -> None:
    def lenient(house: House) -> None:
        house.matrix = replace(house.matrix, encryption=EncryptionSettings(KEY, strict=False))

    async with running_house(synapse, tmp_path, lenient) as house, strict_person(synapse, "Wang", signed=False) as wang:
        room = await lakeside(house, wang)
        await asks_and_hears(wang, room, 1)
        assert not of(wang, house.matrix.user, "not verified")


async def test_with_its_keys_lost_the_bot_goes_on_as_a_new_device(house: House, chen: StrictPerson) -> None:
    room = await lakeside(house, chen)
    transport = MatrixTransport(house.matrix, house.folder, now)
    recovery_key = await transport.new_recovery_key()
    await transport.close()
    await house.stop()
    for file in house.folder.glob("matrix-keys.db*"):
        file.unlink()
    house.matrix = replace(house.matrix, encryption=EncryptionSettings(KEY, recovery_key))
    await house.start()
    await asks_and_hears(chen, room, 1)


async def test_a_backup_brings_back_what_the_bot_could_read(house: House, chen: StrictPerson, tmp_path: Path) -> None:
    room = await lakeside(house, chen)
    await asks_and_hears(chen, room, 1)
    url, keys = f"sqlite+aiosqlite:///{house.folder / 'linli.db'}", house.folder / KEYS_FILE
    safe = tmp_path / "safe"
    safe.mkdir()
    await backup(url, safe / "copy.db", (keys,))
    await asks_and_hears(chen, room, 2)
    await house.stop()
    for file in house.folder.iterdir():
        if file.is_file():
            file.unlink()
    # Said while there is no bot, under a key that the lost device had.
    await chen.do("send", room=room, text="!vote 1 2")
    await restore(safe / "copy.db", url, beside=(keys,))
    await house.start()
    await hears(chen, room, "1 person has voted")
    await asks_and_hears(chen, room, 2)


async def test_a_start_that_broke_off_is_made_again_from_the_beginning(
    synapse: Synapse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = await synapse.register("begun-and-broken-off")
    password, anyone = synapse.password("begun-and-broken-off"), InvitePolicy(anyone=True)
    encryption = EncryptionSettings(KEY)
    settings = MatrixSettings(synapse.url, account.user_id, password, None, "Linli", anyone, encryption)
    transport = MatrixTransport(settings, tmp_path, now)
    real, broken = Encryptor.settle, [True]

    async def settle(encryptor: Encryptor) -> None:
        if broken.pop() if broken else False:
            raise Unreachable("the homeserver cannot be reached")
        await real(encryptor)

    monkeypatch.setattr(Encryptor, "settle", settle)
    with pytest.raises(TransportDown):
        await transport.start()
    await transport.start()
    assert "is signed" in (await transport.look())[1]
    await transport.close()


async def test_with_another_key_the_store_stays_shut_and_that_is_said(house: House) -> None:
    await house.stop()
    house.matrix = replace(house.matrix, encryption=EncryptionSettings("another key drawn by lot, 98765"))
    with pytest.raises(TransportRefused, match="Give the key it was made with"):
        await house.start()
    await house.stop()
    looking = MatrixTransport(house.matrix, house.folder, now)
    with pytest.raises(TransportRefused, match="Give the key it was made with"):
        await looking.look()
    await looking.close()
    house.matrix = replace(house.matrix, encryption=EncryptionSettings(KEY))
    await house.start()
    looking = MatrixTransport(house.matrix, house.folder, now)
    # Beside the running bot, and without changing anything.
    assert any("is signed" in line for line in await looking.look())
    await looking.close()


async def test_a_damaged_store_is_told_with_what_to_do(house: House) -> None:
    await house.stop()
    store = house.folder / KEYS_FILE
    store.write_bytes(store.read_bytes()[:5000])
    with pytest.raises(TransportRefused, match="Put a backup back with restore, or remove the file"):
        await house.start()
    await house.stop()
    store.unlink()


async def test_the_operator_hears_of_a_key_that_is_gone_and_of_keys_that_are_kept_nowhere(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    await house.stop()
    caplog.clear()
    await house.start()
    assert "keep them safe with: bot.py recovery-key" in caplog.text
    await house.stop()
    keeping = MatrixTransport(house.matrix, house.folder, now)
    await keeping.new_recovery_key()
    await keeping.close()
    caplog.clear()
    await house.start()
    assert "recovery-key" not in caplog.text
    await house.stop()
    caplog.clear()
    house.matrix = replace(house.matrix, encryption=None)
    await house.start()
    assert "matrix.encryption_key is gone" in caplog.text


async def test_files_are_encrypted_too(house: House, chen: StrictPerson) -> None:
    room = await lakeside(house, chen)
    await chen.do("send", room=room, text="!poll Repaint the gate? | Yes | No")
    await hears(chen, room, "Repaint the gate?")
    await chen.do("send", room=room, text="!export 1")
    event = await chen.until(lambda person: next((e for e in person.seen.values() if "file" in e["content"]), None))
    content = base64.b64decode(await chen.do("download", file=event["content"]["file"]))
    assert b"1 Yes" in content


@pytest.mark.parametrize("between", ["room", "devices"])
async def test_a_person_verifies_the_bot_by_emoji(
    house: House, chen: StrictPerson, caplog: pytest.LogCaptureFixture, between: str
) -> None:
    room = await lakeside(house, chen)
    where: dict[str, Any] = {"room": room}
    if between == "devices":
        [device] = (await chen.do("devices", user=house.matrix.user)).keys()
        where = {"device": device}
    name = await chen.do("verify", user=house.matrix.user, **where)
    await chen.until(lambda person: person.verifications[name]["phase"] == "Ready")
    await chen.do("start_sas", verification=name)
    emoji = await chen.until(lambda person: person.verifications[name].get("emoji"))
    assert f"should see {' '.join(emoji)}" in caplog.text
    await chen.do("confirm", verification=name)
    await chen.until(lambda person: person.verifications[name]["phase"] == "Done")
    if between == "room":
        # The client signs, uploads, and learns of it with a later sync.
        async with asyncio.timeout(15):
            for _ in range(1000):
                if (await chen.do("trust", user=house.matrix.user))["verified"]:
                    return
                await asyncio.sleep(0.05)
        pytest.fail("the bot is not verified")


class LateKeys:
    """Rooms' keys on their way to the bot, which stop here until they are let go on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, house: House) -> None:
        self._house = house
        self._held: list[dict[str, Any]] = []
        self.holding = True
        real = matrix_decrypt.take_in

        def take_in(olm: Any, events: Any, count: int) -> list[dict[str, Any]]:
            self._held += events
            passed = [] if self.holding else self._held
            self._held = self._held if self.holding else []
            return real(olm, passed, count)

        monkeypatch.setattr(matrix_decrypt, "take_in", take_in)

    async def are_missed(self, events: int) -> None:
        """Wait until so many events wait for their keys."""
        async with asyncio.timeout(15):
            for _ in range(1000):
                if await asyncio.to_thread(self._waiting) == events:
                    return
                await asyncio.sleep(0.05)
        pytest.fail(f"{self._waiting()} events wait")

    def _waiting(self) -> int:
        with closing(sqlite3.connect(self._house.folder / KEYS_FILE)) as connection:
            [(count,)] = connection.execute("SELECT count(*) FROM bot_waiting").fetchall()
            return int(count)


async def test_a_vote_whose_key_comes_late_counts_once(
    house: House, chen: StrictPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = await lakeside(house, chen)
    await asks_and_hears(chen, room, 1)
    late = LateKeys(monkeypatch, house)
    await chen.do("discard_session", room=room)
    await chen.do("send", room=room, text="!vote 1 1")
    await chen.do("send", room=room, text="!poll Question 2? | Yes | No")
    await late.are_missed(2)
    await house.stop()
    await house.start()
    late.holding = False
    await hears(chen, room, "1 person has voted")
    await hears(chen, room, "#2  Question 2?")
    await late.are_missed(0)
    await asks_and_hears(chen, room, 3)


async def test_whose_keys_do_not_come_is_told_once(
    house: House, chen: StrictPerson, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matrix_envelopes, "GRACE", timedelta(0))
    room = await lakeside(house, chen)
    late = LateKeys(monkeypatch, house)
    await chen.do("discard_session", room=room)
    for number in range(3):
        await chen.do("send", room=room, text=f"!poll Question {number + 1}? | Yes | No")
    told = await chen.until(lambda person: next(iter(of(person, house.matrix.user, "has not reached me")), None))
    assert not chen.seen[told]["encrypted"]
    await late.are_missed(3)
    late.holding = False
    await hears(chen, room, "#3  Question 3?")
    assert len(of(chen, house.matrix.user, "has not reached me")) == 1


def is_asked_in(person: StrictPerson, room: str) -> bool:
    """Whether the person's client knows that somebody is invited there."""
    return any(e["room"] == room and e["content"].get("membership") == "invite" for e in person.seen.values())


def of(person: StrictPerson, sender: str, text: str = "") -> list[str]:
    """The events of a sender that a person sees, with this text if it is given."""
    return [
        event_id
        for event_id, event in person.seen.items()
        if event["sender"] == sender and text in event["content"].get("body", "")
    ]
