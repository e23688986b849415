"""Told to stop, the bot does what it has begun, within ten seconds; told again, it is gone at once."""

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path

import pytest
import pytest_asyncio

from tests.crash.crowd import Crowd
from tests.crash.invariants import broken
from tests.crash.kill_loop import KillLoop
from tests.crash.nursery import Nursery
from tests.wire.house import shown
from tests.wire.telegram_server import TelegramServer

pytestmark = pytest.mark.asyncio(loop_scope="session")

WITHIN = 10.0
AT_ONCE = 2.0
STOPS = 4


@pytest_asyncio.fixture(loop_scope="session")
async def loop(tmp_path: Path, nursery: Nursery, seed: int) -> AsyncIterator[KillLoop]:
    async with TelegramServer() as server:
        yield KillLoop(Crowd(server, seed), tmp_path, nursery, seed)


def delivered(server: TelegramServer, at_least: int) -> bool:
    """Whether the server regards so many updates as delivered."""
    return len(server.ledger.delivered) >= at_least


async def test_stopped_again_and_again_it_loses_nothing_and_says_nothing_twice(loop: KillLoop) -> None:
    server = loop.crowd.server
    await loop.crowd.arrive()
    crowding = asyncio.create_task(loop.go_on())
    for _ in range(STOPS):
        more = len(server.ledger.delivered) + 20
        mortal = await loop.bear()
        await server.wait_for(partial(delivered, server, more), WITHIN)
        await asyncio.sleep(loop.chance.uniform(0.0, 0.3))
        mortal.send_stop()
        assert await mortal.ended(WITHIN) == 0, loop.log
    crowding.cancel()
    await loop.catch_up()
    with loop.evidence() as evidence:
        assert broken(evidence) == []
    report = loop.sum_up([])
    assert (report.doubled.total(), report.unanswered.total()) == (0, 0), report.table()


@pytest.mark.parametrize("when", ["before", "after"])
async def test_what_is_being_sent_arrives_and_is_known_to_have_arrived(loop: KillLoop, when: str) -> None:
    server, group = loop.crowd.server, loop.crowd.groups[0]
    mortal = await loop.bear()
    await server.wait_for(lambda: server.queue.polls > 1, WITHIN)
    fault = server.fault("sendMessage", hold="before" if when == "before" else "after")
    await group.people[0].say(group.chat, "/remind 3d Water will be off")
    await server.wait_for(lambda: fault.hits, WITHIN)
    mortal.send_stop()
    with pytest.raises(TimeoutError):
        await mortal.ended(0.5)
    fault.release()
    assert await mortal.ended(WITHIN) == 0, loop.log
    mortal = await loop.bear()
    await group.people[0].say(group.chat, "/remind 3d Heating will be off")
    await server.wait_for(lambda: group.chat.find("Heating"), WITHIN)
    assert sum("Water" in message.text for message in group.chat.messages) == 1
    await mortal.killed()


async def test_taps_that_are_recorded_are_answered_before_the_end(loop: KillLoop) -> None:
    server, group = loop.crowd.server, loop.crowd.groups[0]
    mortal = await loop.bear()
    await group.people[0].say(group.chat, "/poll Bins? | Green | Grey")
    await server.wait_for(lambda: group.chat.find("Bins?"), WITHIN)
    fault = server.fault("answerCallbackQuery", hold="before")
    query = await group.people[1].tap(shown(group.chat, "Bins?"), "Grey")
    await server.wait_for(lambda: fault.hits, WITHIN)
    mortal.send_stop()
    with pytest.raises(TimeoutError):
        await mortal.ended(0.5)
    fault.release()
    assert await mortal.ended(WITHIN) == 0, loop.log
    assert query.answer is not None
    assert "Grey" in query.answer.text


async def test_a_picture_that_is_being_drawn_is_sent_before_the_end(loop: KillLoop) -> None:
    server, group = loop.crowd.server, loop.crowd.groups[0]
    mortal = await loop.bear()
    await group.people[0].say(group.chat, "/poll Bins? | Green | Grey")
    await server.wait_for(lambda: group.chat.find("Bins?"), WITHIN)
    await (await group.people[1].tap(shown(group.chat, "Bins?"), "Grey")).answered(WITHIN)
    await group.people[0].say(group.chat, "/results 1")
    results = await server.wait_for(
        lambda: next((m for m in group.chat.messages if m.buttons == [["Picture"]]), None), WITHIN
    )
    await (await group.people[2].tap(results, "Picture")).answered(WITHIN)
    mortal.send_stop()
    assert await mortal.ended(WITHIN) == 0, loop.log
    assert [m.media.kind for m in group.chat.messages if m.media is not None] == ["photo"]


async def test_a_second_signal_stops_at_once_while_the_server_hangs(loop: KillLoop) -> None:
    server, group = loop.crowd.server, loop.crowd.groups[0]
    mortal = await loop.bear()
    await server.wait_for(lambda: server.queue.polls > 1, WITHIN)
    fault = server.fault("sendMessage", times=100, hold="before")
    await group.people[0].say(group.chat, "/help")
    await server.wait_for(lambda: fault.hits, WITHIN)
    mortal.send_stop()
    with pytest.raises(TimeoutError):
        await mortal.ended(0.5)
    mortal.send(signal.SIGTERM)
    assert await mortal.ended(AT_ONCE) == 1
    fault.release()


async def test_a_server_that_hangs_delays_the_end_by_less_than_ten_seconds(loop: KillLoop) -> None:
    server, group = loop.crowd.server, loop.crowd.groups[0]
    mortal = await loop.bear()
    await group.people[0].say(group.chat, "/poll Bins? | Green | Grey")
    await server.wait_for(lambda: group.chat.find("Bins?"), WITHIN)
    fault = server.fault("*", times=1000, hold="before")
    await group.people[1].tap(shown(group.chat, "Bins?"), "Grey")
    await group.people[2].say(group.chat, "/vote 1 1")
    await server.wait_for(lambda: fault.hits > 1, WITHIN)
    mortal.send_stop()
    assert await mortal.ended(WITHIN) == 0, loop.log
    fault.release()
    server.clear_faults()
    mortal = await loop.bear()
    await server.wait_for(lambda: "2 people have voted" in shown(group.chat, "Bins?").text, WITHIN)
    await mortal.killed()


@pytest.mark.parametrize("listening", [False, True], ids=["refuses", "hangs"])
async def test_before_it_is_logged_in_it_ends_at_once(loop: KillLoop, listening: bool) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        nobody.setblocking(False)
        if listening:
            nobody.listen()
        address = f"http://127.0.0.1:{nobody.getsockname()[1]}"
        loop.config.write_text(loop.config.read_text().replace(loop.crowd.server.root, address))
        mortal = await loop.bear()
        if listening:
            calling, _ = await asyncio.wait_for(asyncio.get_running_loop().sock_accept(nobody), WITHIN)
            with calling:
                mortal.send_stop()
                assert await mortal.ended(AT_ONCE) == 0, loop.log
        else:
            await loop.logged("WARNING linli: telegram")
            mortal.send_stop()
            assert await mortal.ended(AT_ONCE) == 0, loop.log
    assert "Traceback" not in loop.log
