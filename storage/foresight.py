"""Foresight: what the events of a batch will ask one by one is read beforehand, in a few questions for all of them.

It only fills what a unit of work remembers of its reading; without it every answer is the same, and slower.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import TypeVar

from sqlalchemy import select

from app.repositories import Speaker
from storage import tables
from storage.estates import Estates, Rooms
from storage.people import People
from storage.polls import Polls
from storage.prompts import Prompts

T = TypeVar("T")

# How many values one question may name; every database takes as many.
_AT_ONCE = 500


async def foresee_speakers(
    platform: str, speakers: Collection[Speaker], estates: Estates, rooms: Rooms, people: People, prompts: Prompts
) -> frozenset[str]:
    """Read the rooms and estates spoken in, and the speakers, where they live, and what waits for their answer.

    Returns the ids of the people who speak.
    """
    chats = {chat for chat, _ in speakers}
    found = {
        account: await people.account(platform, account) for account in await _accounts(platform, speakers, people)
    }
    persons = frozenset(account.person_id for account in found.values() if account is not None)
    for some in _some(sorted(chats)):
        columns = tables.rooms.c
        groups = [("chat", platform, chat) for chat in some]
        await rooms.shelf.load_groups(groups, columns.platform == platform, columns.chat.in_(some))
        here = select(columns.estate_id).where(columns.platform == platform, columns.chat.in_(some))
        await estates.shelf.load_keys((), tables.estates.c.id.in_(here))
    for some in _some(sorted(persons)):
        await people.shelf.load_keys(some, tables.people.c.id.in_(some))
        groups_of = [("person", person) for person in some]
        await people.residences.load_groups(groups_of, tables.residents.c.person_id.in_(some))
    await _prompts(platform, speakers, prompts)
    return persons


async def _accounts(platform: str, speakers: Collection[Speaker], people: People) -> Sequence[str]:
    names = sorted({account for _, account in speakers})
    columns = tables.accounts.c
    for some in _some(names):
        keys = [(platform, account) for account in some]
        await people.accounts.load_keys(keys, columns.platform == platform, columns.account.in_(some))
    return names


async def _prompts(platform: str, speakers: Collection[Speaker], prompts: Prompts) -> None:
    columns = tables.prompts.c
    for some in _some(sorted(set(speakers))):
        keys = [(platform, chat, account) for chat, account in some]
        asked = columns.platform == platform, columns.account.in_([account for _, account in some])
        await prompts.shelf.load_keys(keys, *asked)


async def foresee_votes(persons: Collection[str], subjects: Collection[str], polls: Polls) -> None:
    """Read the polls among the subjects, and what the people chose so far in those that are not anonymous."""
    for some in _some(sorted(subjects)):
        await polls.shelf.load_keys(some, tables.polls.c.id.in_(some))
    known = [poll for subject in subjects if (poll := await polls.by_id(subject)) is not None]
    named = sorted(poll.id for poll in known if not poll.anonymous)
    columns = tables.votes.c
    for some in _some(sorted(persons)):
        for poll_id in named:
            await polls.cast.load_keys(product((poll_id,), some), columns.poll_id == poll_id, columns.voter.in_(some))


def _some(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
