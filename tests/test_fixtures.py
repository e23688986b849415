"""The guards and databases themselves: what the other tests take for granted."""

import asyncio
import socket
import time
from pathlib import Path

import pytest
from blockbuster import BlockingError
from sqlalchemy import text
from sqlalchemy.ext.asyncio import create_async_engine

from app import config_source
from tests import network_guard
from tests.databases import PostgreSQL

# For documentation only (RFC 5737): nobody answers there.
ELSEWHERE = "192.0.2.1"


def test_another_machine_cannot_be_reached() -> None:
    with socket.socket() as probe, pytest.raises(network_guard.OutsideWorld):
        probe.connect((ELSEWHERE, 80))
    with pytest.raises(network_guard.OutsideWorld):
        socket.getaddrinfo("example.org", 80)
    assert len(network_guard.attempts) == 2
    # They were wanted here.
    network_guard.attempts.clear()


async def test_the_loop_cannot_reach_another_machine_either() -> None:
    with pytest.raises(network_guard.OutsideWorld):
        await asyncio.open_connection(ELSEWHERE, 80)
    assert network_guard.attempts.pop().startswith("socket.connect")


async def test_this_machine_can_be_reached() -> None:
    server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        assert await reader.read() == b""
        writer.close()


async def test_our_code_may_not_block_the_loop(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text("[bot]")
    with pytest.raises(BlockingError):
        config_source.Source(file, {}, {})
    await asyncio.to_thread(config_source.Source, file, {}, {})


async def test_tests_themselves_may() -> None:
    time.sleep(0)  # noqa: ASYNC251 - that it is allowed here is the point


async def test_a_database_is_new_and_works(database_url: str) -> None:
    engine = create_async_engine(database_url)
    try:
        async with engine.begin() as connection:
            await connection.execute(text("CREATE TABLE neighbours (name TEXT)"))
            await connection.execute(text("INSERT INTO neighbours VALUES ('陈')"))
            assert (await connection.execute(text("SELECT name FROM neighbours"))).scalar() == "陈"
    finally:
        await engine.dispose()


async def test_a_database_is_dropped_even_while_somebody_holds_it(postgresql: PostgreSQL) -> None:
    with postgresql.new_database() as url:
        engine = create_async_engine(url)
        connection = await engine.connect()
        await connection.execute(text("SELECT 1"))
    await connection.invalidate()
    await engine.dispose()
    gone = create_async_engine(url)
    with pytest.raises(Exception, match="does not exist"):
        await gone.connect()
    await gone.dispose()
