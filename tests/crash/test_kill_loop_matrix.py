"""The same on a real Synapse: reactions and typed votes, a bot that dies, and every choice counted once."""

import asyncio
import json
import sqlite3
from pathlib import Path

import pytest

from tests.crash.kill_loop import AT_RANDOM, LONGEST_LIFE, PATIENCE, reading
from tests.crash.matrix_crowd import Room
from tests.crash.mortal_bot import Order
from tests.crash.nursery import Nursery
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse

WAYS = (
    "before commit",
    "after commit",
    "before the cursor moves",
    "after the cursor moved",
    "before a send",
    "after a send",
    AT_RANDOM,
)
NEIGHBOURS = ("Ann", "Ben", "Cem")


@pytest.mark.timeout(180)
@pytest.mark.asyncio(loop_scope="session")
async def test_no_choice_in_a_matrix_room_is_lost_or_doubled(
    synapse: Synapse, tmp_path: Path, nursery: Nursery, seed: int
) -> None:
    async with await synapse.person("Linli") as bot:
        people = [await synapse.person(name) for name in NEIGHBOURS]
        try:
            number = await people[0].create_room(name="Lakeside", public=True, invite=[bot.user_id])
            for person in people[1:]:
                await person.join(number)
            room = Room(number, bot.user_id, people, seed)
            await _live_and_die(Order(_settings(synapse, bot, tmp_path), log=str(tmp_path / "log")), nursery, room)
        finally:
            for person in people:
                await person.close()
    with reading(tmp_path / "data" / "linli.db") as database:
        assert _wrong(database, room) == []
    # Matrix knows a message it was given before: nothing is ever said twice.
    assert [room.posts(paper)[1:] for paper in room.papers] == [[] for _ in room.papers]
    assert room.answers() == dict.fromkeys(room.asked, 1)


def _settings(synapse: Synapse, bot: MatrixPerson, folder: Path) -> list[str]:
    password = synapse.password(bot.user_id[1:].partition(":")[0])
    config = folder / "config.toml"
    config.write_text(
        f'[bot]\ndata_dir = "{folder / "data"}"\n'
        f'[matrix]\nhomeserver = "{synapse.url}"\nuser = "{bot.user_id}"\npassword = "{password}"\n'
    )
    return ["run", "--config", str(config)]


async def _live_and_die(order: Order, nursery: Nursery, room: Room) -> None:
    mortal = await nursery.bear(order)
    await room.watcher.sync_until(lambda seen: "poll" in _heard(seen, room), PATIENCE)
    await mortal.killed()
    await room.ask()
    enough = asyncio.Event()
    crowding = asyncio.create_task(_go_on(room, enough))
    for way in WAYS:
        if way == AT_RANDOM:
            mortal = await nursery.bear(order)
            await asyncio.sleep(room.chance.uniform(0.0, LONGEST_LIFE))
            await mortal.killed()
        else:
            mortal = await nursery.bear(
                Order(order.arguments, failpoint=way, hit=room.chance.randint(1, 6), log=order.log)
            )
            assert await mortal.ended(PATIENCE) == -9, f"{way}: {_end_of(order.log)}"
    # Not cancelled: what was asked for in that moment might be done, and nobody would know of it.
    enough.set()
    await crowding
    born = _births(order.log)
    mortal = await nursery.bear(order)
    # What is not said by then, the checks tell. One that is not up yet would end as any program at its beginning.
    deadline = asyncio.get_running_loop().time() + 2 * PATIENCE
    while not (_births(order.log) > born and _all_said(room, Path(order.log).parent)):
        if asyncio.get_running_loop().time() >= deadline:
            break
        await room.watcher.sync(0.2)
    mortal.send_stop()
    assert await mortal.ended(PATIENCE) == 0, _end_of(order.log)
    await room.watcher.sync()


def _births(log: str) -> int:
    return Path(log).read_text().count("matrix: logged in")


def _end_of(log: str) -> str:
    return Path(log).read_text()[-3000:]


async def _go_on(room: Room, enough: asyncio.Event) -> None:
    while not enough.is_set():
        await room.act()
        await room.watcher.sync()
        await asyncio.sleep(room.chance.uniform(0.0, 0.1))


def _heard(person: MatrixPerson, room: Room) -> str:
    return " ".join(str(event["content"].get("body", "")) for event in person.events if event["sender"] == room.bot)


def _all_said(room: Room, folder: Path) -> bool:
    with reading(folder / "data" / "linli.db") as database:
        answered = set(room.asked) <= set(room.answers())
        return answered and not _wrong(database, room)


def _wrong(database: sqlite3.Connection, room: Room) -> list[str]:
    """What is not as it must be once everything is done."""
    wrong = [str(row[0]) for row in database.execute("PRAGMA integrity_check") if row[0] != "ok"]
    wrong += [f"orphan in {row[0]}" for row in database.execute("PRAGMA foreign_key_check")]
    people = dict(database.execute("SELECT person_id, account FROM accounts WHERE platform = 'matrix'").fetchall())
    polls = database.execute("SELECT id, question FROM polls ORDER BY no").fetchall()
    if [question for _, question in polls] != [paper.question for paper in room.papers]:
        wrong.append(f"polls: {[tuple(row) for row in polls]}")
    for (poll, question), paper in zip(polls, room.papers, strict=False):
        rows = database.execute("SELECT voter, choice FROM votes WHERE poll_id = ?", (poll,))
        kept = {people[voter]: json.loads(choice)["options"] for voter, choice in rows}
        if kept != {voter: [option] for voter, option in paper.votes.items()}:
            wrong.append(f"{question}: {kept}, not {paper.votes}")
    for table in ("outbox", "dead_letters"):
        (rows,) = database.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own names
        wrong += [f"{rows} rows are left in {table}"] if rows else []
    return wrong
