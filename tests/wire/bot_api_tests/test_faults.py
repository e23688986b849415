"""The server fails when asked to, and runs as a process of its own."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.error import NetworkError, RetryAfter, TelegramError

from tests.wire.bot_api_tests.calls import JSON, buttons, updates
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_server import TelegramServer


@pytest.mark.parametrize(
    ("fault", "error", "done"),
    [
        ({"status": 502}, NetworkError, 0),
        ({"status": 200, "body": "<html>captive portal</html>"}, TelegramError, 0),
        ({"retry_after": 7}, RetryAfter, 0),
        ({"drop": "before"}, NetworkError, 0),
        ({"drop": "after"}, NetworkError, 1),
        ({"truncate": True}, NetworkError, 1),
    ],
)
async def test_faults(
    server: TelegramServer, bot: Bot, estate: Chat, fault: JSON, error: type[TelegramError], done: int
) -> None:
    server.fault("sendMessage", **fault)
    with pytest.raises(error):
        await bot.send_message(estate.id, "once")
    assert len(estate.messages) == done
    await bot.send_message(estate.id, "twice")
    assert len(estate.messages) == done + 1


@pytest.mark.parametrize(("place", "done"), [("before", 0), ("after", 1)])
async def test_calls_can_be_held(server: TelegramServer, bot: Bot, estate: Chat, place: Any, done: int) -> None:
    fault = server.fault("sendMessage", hold=place)
    send = asyncio.create_task(bot.send_message(estate.id, "slow"))
    await server.wait_for(lambda: fault.hits)
    await server.wait_for(lambda: len(estate.messages) == done)
    assert not send.done()
    fault.release()
    assert (await send).text == "slow"
    assert len(estate.messages) == 1


async def test_it_runs_as_a_process_under_control() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.wire.telegram_server", stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout
        root = f"http://127.0.0.1:{int(await process.stdout.readline())}"
        async with aiohttp.ClientSession(root) as http:

            async def control(operation: str, **arguments: Any) -> Any:
                async with http.post(f"/control/{operation}", json=arguments) as answer:
                    told = await answer.json()
                assert "error" not in told, told
                return told["result"]

            await drive(root, control)
    finally:
        process.terminate()
        await process.wait()


async def drive(root: str, control: Callable[..., Awaitable[Any]]) -> None:
    server = TelegramServer()
    user = await control("user", name="Ann")
    group = await control("group", title="Estate", creator=user)
    await control("write", user=user, chat=group, text="/poll")
    async with Bot(server.token, f"{root}/bot") as bot:
        assert (await updates(bot))[-1]["message"]["text"] == "/poll"
        await bot.send_message(group, "Bins?", reply_markup=buttons([("Yes", "y")]))
        shown = await control("wait_message", chat=group, text="Bins")
        assert shown["buttons"] == [["Yes"]]
        query = await control("tap", user=user, chat=group, message_id=shown["message_id"], button="Yes")
        await bot.answer_callback_query(query, "Counted.")
    assert (await control("answer", query=query))["text"] == "Counted."
    assert (await control("wait_calls", method="sendMessage", count=1)) == 1
    ledger = await control("ledger")
    assert (len(ledger["pending"]), ledger["violations"]) == (4, [])
