"""What the crash tests share."""

import os
import random
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.crash.nursery import Nursery


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def nursery() -> AsyncIterator[Nursery]:
    """One nursery for all: reading the code takes seconds."""
    async with Nursery() as running:
        yield running


@pytest.fixture
def seed() -> int:
    """The seed that was asked for (CRASH_SEED), or a new one, which is shown if the test fails."""
    chosen = int(os.environ.get("CRASH_SEED") or random.SystemRandom().randrange(1_000_000))
    print(f"CRASH_SEED={chosen}")
    return chosen
