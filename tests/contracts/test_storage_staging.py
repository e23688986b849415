"""The staging of writes against a plain dict: whatever is put, deleted, marked, rewound, committed or lost."""

import asyncio
import copy
from collections.abc import Coroutine
from contextlib import AbstractAsyncContextManager
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, initialize, invariant, rule

from app.repositories import UnitOfWork
from storage.store import Store, open_store
from tests.contracts.storage_samples import a_message, a_poll, a_vote, settle_in

T = TypeVar("T")
Votes = dict[tuple[str, str], int]
POLLS = ("poll", "second")
VOTERS = ("li", "wang", "zhao", "chen")
polls, voters = st.sampled_from(POLLS), st.sampled_from(VOTERS)


class Lost(Exception):
    """Ends a transaction without keeping it."""


class StagingMachine(RuleBasedStateMachine):
    """Runs on a real database in memory; a model of dicts says what must be read."""

    marks = Bundle("marks")

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.kept: Votes = {}
        self.now: Votes = {}
        self.queue: list[str] = []
        self.queued: list[str] = []
        self.states: dict[int, tuple[Votes, list[str]]] = {}
        self.count = 0

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.runner.run(work)

    @initialize()
    def open(self) -> None:
        self.store: Store = self.run(open_store("sqlite+aiosqlite:///:memory:"))
        self.run(settle_in(self.store))
        self.run(self.add_second_poll())
        self.begin()

    async def add_second_poll(self) -> None:
        async with self.store.transaction() as unit:
            unit.polls.put(a_poll("second", 2))

    def begin(self) -> None:
        self.transaction: AbstractAsyncContextManager[UnitOfWork] = self.store.transaction()
        self.unit = self.run(self.transaction.__aenter__())
        self.states = {}

    @rule(poll=polls, voter=voters, option=st.integers(1, 3))
    def put(self, poll: str, voter: str, option: int) -> None:
        self.unit.polls.put_vote(a_vote(voter, option, poll=poll))
        self.now[poll, voter] = option

    @rule(poll=polls, voter=voters)
    def delete(self, poll: str, voter: str) -> None:
        self.unit.polls.delete_vote(poll, voter)
        self.now.pop((poll, voter), None)

    @rule()
    def add_message(self) -> None:
        self.count += 1
        self.unit.outbox.add(a_message(f"m{self.count}"))
        self.queued.append(f"m{self.count}")

    @rule(poll=polls)
    def read_votes(self, poll: str) -> None:
        votes = self.run(self.votes(self.unit, poll))
        assert votes == {voter: option for (of, voter), option in self.now.items() if of == poll}

    @rule(voter=voters)
    def read_polls_of_voter(self, voter: str) -> None:
        found = self.run(self.polls_of(voter))
        assert found == {poll for poll, of in self.now if of == voter}

    @rule(target=marks)
    def mark(self) -> int:
        mark = self.unit.mark()
        self.states[mark] = copy.deepcopy((self.now, self.queued))
        return mark

    @rule(mark=consumes(marks))
    def rewind(self, mark: int) -> None:
        # Marks of an earlier transaction, and those that were rewound past, are not for use.
        if mark in self.states:
            self.unit.rewind(mark)
            self.now, self.queued = copy.deepcopy(self.states[mark])
            self.states = {place: state for place, state in self.states.items() if place <= mark}

    @rule()
    def commit(self) -> None:
        self.run(self.transaction.__aexit__(None, None, None))
        self.kept = dict(self.now)
        self.queue += self.queued
        self.queued = []
        self.check_kept()
        self.begin()

    @rule()
    def lose(self) -> None:
        error = Lost()
        assert not self.run(self.leave(error))
        self.now, self.queued = dict(self.kept), []
        self.check_kept()
        self.begin()

    async def leave(self, error: Lost) -> bool:
        try:
            return bool(await self.transaction.__aexit__(Lost, error, None))
        except Lost:
            return False

    def check_kept(self) -> None:
        assert self.run(self.all_kept()) == self.kept
        queued = self.run(self.store.queue("console", 999))
        assert [row.message.token for row in queued] == self.queue

    async def all_kept(self) -> Votes:
        async with self.store.transaction() as unit:
            return {(poll, voter): n for poll in POLLS for voter, n in (await self.votes(unit, poll)).items()}

    async def votes(self, unit: UnitOfWork, poll: str) -> dict[str, int]:
        return {voter: vote.choice.options[0] for voter, vote in (await unit.polls.votes(poll)).items()}

    async def polls_of(self, voter: str) -> set[str]:
        return {poll.id for poll in await self.unit.polls.open_with_vote_of(voter)}

    @invariant()
    def marks_only_grow(self) -> None:
        assert all(mark <= self.unit.mark() for mark in self.states)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.run(self.leave(Lost()))
            self.run(self.store.close())
        self.runner.close()


TestStaging = StagingMachine.TestCase
TestStaging.settings = settings(
    max_examples=25, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
