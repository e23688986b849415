"""Opened stores for the contract tests."""

from collections.abc import AsyncIterator

import pytest

from storage.store import Store
from tests.contracts.storage_samples import opened


@pytest.fixture
async def store(migrated_url: str) -> AsyncIterator[Store]:
    """A new store, on each engine in turn."""
    async with opened(migrated_url) as store:
        yield store
