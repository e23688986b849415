"""A backup of a living bot, put back: the bot goes on from the backup's moment, on the same platform."""

from pathlib import Path

from storage.backup import backup, restore
from storage.store import open_store
from tests.wire.telegram_house import counts, telegram_house


async def test_a_restored_bot_goes_on_from_the_backups_cursor(tmp_path: Path) -> None:
    home, copy = tmp_path / "home", tmp_path / "copy.db"
    home.mkdir()
    url = f"sqlite+aiosqlite:///{home / 'linli.db'}"
    async with telegram_house(home) as house:
        server = house.server
        alice, group = house.estate()
        poll = await house.poll(alice, group)
        await (await alice.tap(poll, "Yes")).answered()
        await server.wait_for(lambda: counts(poll) == [1, 0])
        await house.settled()
        await backup(url, copy)
        for number in range(3):
            await (await server.user(f"Late {number}").tap(poll, "No")).answered()
        await server.wait_for(lambda: counts(poll) == [1, 3])
        await house.settled()
        await house.stop()

        kept = await open_store(f"sqlite+aiosqlite:///{copy}", exclusive=False)
        cursor = await kept.cursor("telegram", server.token.partition(":")[0])
        await kept.close()
        await restore(copy, url)
        asked = len(server.ledger.calls_of("getUpdates"))
        bob = server.user("Bob")
        waiting = await bob.tap(poll, "No")
        await house.start()
        assert (await waiting.answered(10)).text.startswith("#1: No")
        assert server.ledger.calls_of("getUpdates")[asked].arguments["offset"] == int(cursor)
        # What came after the backup is lost with what it restored; nothing is counted that is not there.
        await server.wait_for(lambda: counts(poll) == [1, 1])
