"""Row 10: what one vote costs in estates of different sizes. In this process, without a network."""

from __future__ import annotations

import asyncio
import gc
import itertools
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.engine import Defaults
from app.intake import Intake
from app.messages import Address, Batch, Capabilities, Incoming, Kind, Menus, Outgoing, Pace, Sender
from app.repositories import UnitOfWork
from bench.figures import Figure, middle
from bench.processes import Settings, scratch_folder
from bot import build
from domain.estate import Account, Estate, Person, Room
from domain.poll import Choice, Poll, PollKind, PollStatus, Vote, options_from
from storage.store import Store, open_store

CHAT = "-1001"
BATCH = 100
BATCHES = 10
FEW_POLLS, MANY_POLLS = 10, 10_000
FEW_PEOPLE, MANY_PEOPLE = 100, 20_000
VOTES_OF_A_POLL = 5
WROTE_AT_ONCE = 500
BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
FLAT = 1.2
ROWS = frozenset({10})


class Silent:
    """A platform that takes everything and says nothing."""

    platform = "telegram"
    identity = "100"
    pace = Pace()
    capabilities = Capabilities(
        buttons=True,
        private_taps=True,
        toasts=True,
        start_links=True,
        opens_direct=False,
        max_text=4096,
        most_buttons=100,
    )

    async def start(self) -> None:
        """Nothing to log in to."""

    async def poll(self, cursor: str) -> Batch:
        """Nothing ever comes."""
        await asyncio.Event().wait()
        return Batch((), cursor)

    async def open_direct(self, account: str) -> str:
        """The account's own chat."""
        return account

    async def send(self, message: Outgoing) -> str:
        """Taken."""
        return "1"

    async def edit(self, message: Outgoing, message_id: str) -> None:
        """Taken."""

    async def acknowledge(self, tap: Incoming, text: str, *, alert: bool, opens: str = "") -> bool:
        """Taken."""
        return True

    async def find_poll(self, address: Address, message_id: str) -> None:
        """There is none."""

    async def is_admin(self, address: Address, account: str) -> bool:
        """Nobody is."""
        return False

    async def publish_menus(self, menus: Menus) -> None:
        """There are none."""

    def start_link(self, payload: str) -> str:
        """There is none."""
        return ""

    async def close(self) -> None:
        """Nothing to close."""


@dataclass(frozen=True, slots=True)
class Size:
    """An estate's people, all of whom have voted in the poll that is measured, and its polls, half of them open."""

    people: int
    polls: int


class Town:
    """A database with one estate, and the road that takes its taps."""

    def __init__(self, store: Store, intake: Intake, size: Size) -> None:
        self._store = store
        self._intake = intake
        self._size = size
        self._number = itertools.count()

    async def people_move_in(self) -> None:
        """Write the estate with everybody and everything in it."""
        for start in range(0, self._size.people, WROTE_AT_ONCE):
            async with self._store.transaction() as uow:
                if start == 0:
                    uow.estates.put(
                        Estate("estate", "Garden Court", "en", "Asia/Shanghai", BEGUN, self._size.polls + 1)
                    )
                    uow.rooms.put(Room("room", "estate", "telegram", CHAT, "Garden Court"))
                    uow.polls.put(_poll(1))
                for number in range(start, min(start + WROTE_AT_ONCE, self._size.people)):
                    _move_in(uow, number)
        for start in range(2, self._size.polls + 1, WROTE_AT_ONCE):
            async with self._store.transaction() as uow:
                for no in range(start, min(start + WROTE_AT_ONCE, self._size.polls + 1)):
                    uow.polls.put(_poll(no))
                    for voter in range(VOTES_OF_A_POLL):
                        uow.polls.put_vote(Vote(f"poll{no}", _person(voter), Choice((1,)), BEGUN))

    async def cost(self, batches: int) -> float:
        """Milliseconds a vote, over some full batches of taps by people who change their vote."""
        prepared = [self._batch() for _ in range(batches)]
        gc.collect()
        start = time.perf_counter()
        for batch in prepared:
            await self._intake.take(batch)
        return (time.perf_counter() - start) / batches / BATCH * 1000

    def _batch(self) -> Batch:
        taps = [self._tap(next(self._number)) for _ in range(BATCH)]
        return Batch(tuple(taps), taps[-1].event_id)

    def _tap(self, number: int) -> Incoming:
        # The same hundred people in every estate, so that only what is around them differs.
        voter, option = number % FEW_PEOPLE, 2 + number // FEW_PEOPLE % 3
        return Incoming(
            platform="telegram",
            event_id=str(number),
            kind=Kind.TAP,
            address=Address("telegram", CHAT),
            private=False,
            at=BEGUN + timedelta(days=1),
            sender=Sender(str(voter), f"Neighbour {voter}", language="en"),
            action=f"v:poll1:1:{option}",
            message_id="1",
            tap_id=str(number),
            title="Garden Court",
        )


def _person(number: int) -> str:
    return f"person{number}"


def _move_in(uow: UnitOfWork, number: int) -> None:
    uow.people.put(Person(_person(number), "en", "estate"))
    uow.people.put_account(Account("telegram", str(number), _person(number), f"Neighbour {number}"))
    uow.people.add_resident("estate", _person(number))
    uow.polls.put_vote(Vote("poll1", _person(number), Choice((1,)), BEGUN))


def _poll(no: int) -> Poll:
    is_open = no % 2 == 1
    return Poll(
        id=f"poll{no}",
        estate_id="estate",
        no=no,
        kind=PollKind.SINGLE,
        question=f"Question {no}?",
        options=options_from(("Shed", "Courtyard", "Garden", "Street")),
        opened_by=_person(0),
        opened_in="room",
        opened_at=BEGUN,
        status=PollStatus.OPEN if is_open else PollStatus.CLOSED,
        closed_at=None if is_open else BEGUN,
    )


@asynccontextmanager
async def town(folder: Path, size: Size) -> AsyncIterator[Town]:
    """An estate of some size, with everything warm."""
    store = await open_store(f"sqlite+aiosqlite:///{folder / 'linli.db'}")
    try:
        transports: Sequence[Any] = [Silent()]
        engine = build(store, transports, Defaults("en", "Asia/Shanghai"), folder)
        made = Town(store, engine.intakes["telegram"], size)
        await made.people_move_in()
        await made.cost(3)
        yield made
    finally:
        await store.close()


def measure(settings: Settings, _rows: frozenset[int]) -> Iterator[Figure]:
    """Row 10: more polls, and more people."""
    few_people = settings.size(FEW_PEOPLE, FEW_PEOPLE)
    comparisons = (
        ("polls", Size(few_people, FEW_POLLS), Size(few_people, settings.size(MANY_POLLS, FEW_POLLS * 2))),
        ("people", Size(few_people, FEW_POLLS), Size(settings.size(MANY_PEOPLE, few_people * 2), FEW_POLLS)),
    )
    for what, small, large in comparisons:
        with ExitStack() as stack:
            folders = scratch_folder(settings, stack), scratch_folder(settings, stack)
            costs = asyncio.run(compare(folders, small, large, settings))
        few, many = (getattr(small, what), getattr(large, what))
        yield Figure(
            10,
            f"cost of one vote, {many} ÷ {few} {what}",
            tuple(big / little for little, big in costs),
            FLAT,
            absolute=(
                f"{middle(big for _, big in costs):.2f} ms; "
                f"in the small estate {middle(little for little, _ in costs):.2f} ms"
            ),
            note="without a network, in full batches of 100 taps; everybody in the estate has voted in the poll",
        )


async def compare(
    folders: tuple[Path, Path], small: Size, large: Size, settings: Settings
) -> list[tuple[float, float]]:
    """What one vote costs in both, in turns."""
    batches = settings.size(BATCHES, 2)
    async with town(folders[0], small) as village, town(folders[1], large) as city:
        return [(await village.cost(batches), await city.cost(batches)) for _ in range(settings.pairs)]
