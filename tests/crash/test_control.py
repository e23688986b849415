"""The harness is believed because it shows what a bot on the library's own loop loses."""

from pathlib import Path

import pytest

from tests.crash.crowd import Crowd
from tests.crash.kill_loop import PATIENCE, KillLoop
from tests.crash.mortal_bot import Order
from tests.crash.nursery import Nursery
from tests.wire.telegram_chats import Message, Shown
from tests.wire.telegram_server import TelegramServer

TAPS = 300
COUNTED_BEFORE_DEATH = 20


def counted(path: Path) -> list[int]:
    """The updates that a stock bot has counted, in order."""
    return [int(line.split()[0]) for line in path.read_text().splitlines()] if path.exists() else []


@pytest.mark.asyncio(loop_scope="session")
async def test_the_stock_loop_loses_what_it_was_given(tmp_path: Path, nursery: Nursery) -> None:
    async with TelegramServer() as server:
        group = server.group("Lakeside", creator=server.user("Alice"))
        server.add_bot(group)
        markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "yes"}]]}
        poll = Message(group, server.next_message_id(group), server.bot, Shown("Gate?", (), markup))
        server.post(poll)
        queries = [await server.user(f"Neighbour {n}").tap(poll, "Yes") for n in range(TAPS)]
        order = Order(
            [server.token, server.root, str(tmp_path / "count")], "tests.crash.stock_bot", log=str(tmp_path / "log")
        )
        mortal = await nursery.bear(order)
        await queries[COUNTED_BEFORE_DEATH - 1].answered(PATIENCE)
        assert await mortal.killed() == -9
        mortal = await nursery.bear(order)
        last = await server.user("The last neighbour").tap(poll, "Yes")
        await last.answered(PATIENCE)
        await server.wait_for(lambda: not server.queue.pending, PATIENCE)
        mortal.send_stop()
        assert await mortal.ended(PATIENCE) == 0, (tmp_path / "log").read_text()
        delivered = [update["update_id"] for update in server.ledger.delivered if "callback_query" in update]
    found = counted(tmp_path / "count")
    lost = set(delivered) - set(found)
    print(f"the stock loop: {len(delivered)} taps delivered, {len(lost)} of them lost by one kill")
    assert len(delivered) == TAPS + 1
    assert len(lost) >= COUNTED_BEFORE_DEATH


@pytest.mark.asyncio(loop_scope="session")
async def test_the_same_kill_costs_linli_nothing(tmp_path: Path, nursery: Nursery, seed: int) -> None:
    async with TelegramServer() as server:
        loop = KillLoop(Crowd(server, seed, groups=1, people=2), tmp_path, nursery, seed)
        group = loop.crowd.groups[0].chat
        mortal = await loop.bear()
        await loop.crowd.groups[0].people[0].say(group, "/poll Gate? | Yes | No")
        poll = await server.wait_for(lambda: group.find("Gate?"), PATIENCE)
        mortal.send_stop()
        assert await mortal.ended(PATIENCE) == 0, loop.log
        queries = [await server.user(f"Neighbour {n}").tap(poll, "Yes") for n in range(TAPS)]
        mortal = await loop.bear()
        await server.wait_for(lambda: any(query.answer for query in queries), PATIENCE)
        assert await mortal.killed() == -9
        mortal = await loop.bear()
        await server.wait_for(lambda: f"{TAPS} people have voted" in poll.text, PATIENCE)
        mortal.send_stop()
        assert await mortal.ended(PATIENCE) == 0, loop.log
        delivered = sum("callback_query" in update for update in server.ledger.delivered)
    assert delivered == TAPS
