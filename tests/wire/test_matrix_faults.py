"""What the Matrix transport makes of failures: of the network, of servers, of its own login, of malformed events."""

import json
import logging
import stat
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from app.messages import Kind
from app.ports import RetryLater, TransportDown, TransportRefused
from tests.wire.fault_proxy import BAD_GATEWAY, GARBAGE, HANG_UP, PORTAL, Fault, FaultProxy, fault_proxy, says
from tests.wire.matrix_bot import MatrixBot, room_with, running_bot
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse

People = Callable[[str], Awaitable[MatrixPerson]]

NOT_MATRIX = says(500, '{"message": "oops"}')
LIMITED = says(429, '{"errcode": "M_LIMIT_EXCEEDED", "retry_after_ms": 1500}')
LIMITED_BY_PROXY = says(429, "<html>Too Many Requests</html>")
VOID_TOKEN = says(401, '{"errcode": "M_UNKNOWN_TOKEN", "error": "Unknown token"}')
CLOSED = says(403, '{"errcode": "M_USER_DEACTIVATED", "error": "gone"}')


@pytest.fixture
async def faults(synapse: Synapse) -> AsyncIterator[FaultProxy]:
    async with fault_proxy(synapse.url) as proxy:
        yield proxy


@pytest.fixture
async def bot(synapse: Synapse, faults: FaultProxy, tmp_path: Path) -> AsyncIterator[MatrixBot]:
    """A bot that reaches its homeserver through the proxy."""
    async with running_bot(synapse, tmp_path, homeserver=faults.url) as running:
        yield running


@pytest.mark.parametrize(
    "wrong", [BAD_GATEWAY, PORTAL, GARBAGE, NOT_MATRIX], ids=["html", "portal", "garbage", "other"]
)
async def test_whatever_is_no_homeserver_is_a_homeserver_that_is_away(
    bot: MatrixBot, faults: FaultProxy, matrix_person: People, wrong: Fault
) -> None:
    room = await room_with(bot, await matrix_person("Chen"))
    faults.go_wrong(wrong)
    with pytest.raises(TransportDown):
        await bot.poll()
    with pytest.raises(RetryLater) as told:
        await bot.say(room, "hello?")
    assert told.value.whole_platform
    faults.heal()
    await bot.say(room, "hello!")


async def test_a_lost_connection(bot: MatrixBot, faults: FaultProxy, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    faults.go_wrong(HANG_UP)
    asked = len(faults.asked)
    with pytest.raises(TransportDown):
        await bot.poll()
    with pytest.raises(RetryLater) as told:
        await bot.say(room, "hello?")
    assert told.value.whole_platform
    # Nobody tries again behind the outbox's back (the HTTP client does once, for what may be repeated).
    assert len(faults.asked) - asked <= 4
    faults.heal()
    await chen.say(room, "meanwhile")
    await bot.hear_text("meanwhile")


async def test_limits(bot: MatrixBot, faults: FaultProxy, matrix_person: People) -> None:
    room = await room_with(bot, await matrix_person("Chen"))
    faults.go_wrong(LIMITED)
    asked = len(faults.asked)
    with pytest.raises(RetryLater) as told:
        await bot.say(room, "hello?")
    assert (told.value.seconds, told.value.whole_platform) == (1.5, True)
    with pytest.raises(TransportDown) as down:
        await bot.poll()
    assert down.value.seconds == 1.5
    assert len(faults.asked) - asked == 2
    faults.go_wrong(LIMITED_BY_PROXY)
    with pytest.raises(RetryLater) as told:
        await bot.say(room, "hello?")
    assert told.value.seconds > 0


async def test_one_login_serves_all_starts(bot: MatrixBot, faults: FaultProxy) -> None:
    for _ in range(3):
        await bot.restart()
    assert len([path for _, path in faults.asked if path.endswith("/login")]) == 1
    session = bot.folder / "matrix-session.json"
    assert stat.S_IMODE(session.stat().st_mode) == 0o600
    assert [path.name for path in bot.folder.iterdir()] == ["matrix-session.json"]


async def test_a_void_token_is_renewed_for_the_same_device(
    bot: MatrixBot, faults: FaultProxy, matrix_person: People
) -> None:
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    session = bot.folder / "matrix-session.json"
    kept = json.loads(session.read_text())
    async with MatrixPerson(faults.url, bot.user_id, kept["access_token"]) as thief:
        await thief.request("POST", "/logout")
    await bot.say(room, "still here")
    renewed = json.loads(session.read_text())
    assert (renewed["device_id"], renewed["access_token"] != kept["access_token"]) == (kept["device_id"], True)
    faults.go_wrong(VOID_TOKEN, "/sync")
    logins = len([path for _, path in faults.asked if path.endswith("/login")])
    with pytest.raises(TransportRefused):
        await bot.poll()
    assert len([path for _, path in faults.asked if path.endswith("/login")]) == logins + 1


async def test_refusals_for_good(bot: MatrixBot, faults: FaultProxy) -> None:
    faults.go_wrong(CLOSED, "/sync")
    with pytest.raises(TransportRefused):
        await bot.poll()
    (bot.folder / "matrix-session.json").unlink()
    with pytest.raises(TransportRefused):
        await bot.restart(password="wrong")
    with pytest.raises(TransportRefused):
        await bot.restart(password=None, access_token="wrong")


async def test_an_access_token_alone_will_do(bot: MatrixBot) -> None:
    kept = json.loads((bot.folder / "matrix-session.json").read_text())
    await bot.restart(password=None, access_token=kept["access_token"])
    assert bot.transport.identity == bot.user_id
    assert bot.transport.start_link("payload") == f"https://matrix.to/#/{bot.user_id}"
    with pytest.raises(TransportRefused):
        await bot.restart(user="@somebody:else.test")


async def test_a_malformed_event_stops_nothing(
    bot: MatrixBot, faults: FaultProxy, matrix_person: People, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    chen = await matrix_person("Chen")
    room = await room_with(bot, chen)
    broken = {"msgtype": "m.text", "body": "canary", "m.relates_to": {"rel_type": "m.thread"}}
    spoilt = await chen.send(room, "m.room.message", broken)
    odd = await chen.send(room, "m.reaction", {"m.relates_to": "canary"})

    def spoil(answer: dict[str, Any]) -> None:
        for content in answer.get("rooms", {}).get("join", {}).values():
            events = content["timeline"]["events"]
            events[:0] = [{"type": "m.room.message", "content": "canary"}, {**events[0], "origin_server_ts": 10**30}]

    faults.changes["/sync"] = spoil
    await chen.say(room, "canary said well")
    await bot.hear_text("canary said well")
    letters = {letter.event_id: (letter.kind, letter.error) for letter in bot.dead}
    assert letters[spoilt] == ("m.room.message", "Malformed")
    assert letters[odd] == ("m.reaction", "Malformed")
    assert f"{room} without an id" in letters
    assert "canary" not in repr(bot.dead)
    assert [incoming.kind for incoming in bot.heard] == [Kind.BOT_ADDED, Kind.MESSAGE]
    token = json.loads((bot.folder / "matrix-session.json").read_text())["access_token"]
    assert "canary" not in caplog.text
    assert token not in caplog.text
