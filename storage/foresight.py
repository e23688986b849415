"""Foresight: what the events of a batch will ask one by one is read beforehand, in a few questions for all of them.

It only fills what a unit of work remembers of its reading; without it every answer is the same, and slower.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import product
from typing import Any, TypeVar

from sqlalchemy import BindParameter, bindparam, select

from app.repositories import Speaker
from storage import tables
from storage.estates import Estates, Rooms
from storage.people import People
from storage.polls import Polls
from storage.prompts import Prompts

T = TypeVar("T")

# How many values one question may name; every database takes as many.
_AT_ONCE = 500

_platform: BindParameter[Any] = bindparam("of_platform")
_some: BindParameter[Any] = bindparam("some", expanding=True)
_accounts, _rooms, _prompts, _votes = tables.accounts.c, tables.rooms.c, tables.prompts.c, tables.votes.c
_ACCOUNTS = tables.accounts.select().where(_accounts.platform == _platform, _accounts.account.in_(_some))
_PEOPLE = tables.people.select().where(tables.people.c.id.in_(_some))
_HOMES = tables.residents.select().where(tables.residents.c.person_id.in_(_some))
_ROOMS = tables.rooms.select().where(_rooms.platform == _platform, _rooms.chat.in_(_some))
_HERE = select(_rooms.estate_id).where(_rooms.platform == _platform, _rooms.chat.in_(_some))
_ESTATES = tables.estates.select().where(tables.estates.c.id.in_(_HERE))
_PROMPTS = tables.prompts.select().where(_prompts.platform == _platform, _prompts.account.in_(_some))
_POLLS = tables.polls.select().where(tables.polls.c.id.in_(_some))
_VOTES = tables.votes.select().where(_votes.poll_id == bindparam("of_poll"), _votes.voter.in_(_some))


async def foresee_speakers(
    platform: str, speakers: Collection[Speaker], estates: Estates, rooms: Rooms, people: People, prompts: Prompts
) -> frozenset[str]:
    """Read the rooms and estates spoken in, and the speakers, where they live, and what waits for their answer.

    Returns the ids of the people who speak.
    """
    names = sorted({account for _, account in speakers})
    for some in _portions(names):
        keys = [(platform, account) for account in some]
        await people.accounts.load_keys(keys, _ACCOUNTS, {"of_platform": platform, "some": some})
    for chats in _portions(sorted({chat for chat, _ in speakers})):
        asked = {"of_platform": platform, "some": chats}
        await rooms.shelf.load_groups([("chat", platform, chat) for chat in chats], _ROOMS, asked)
        await estates.shelf.load(_ESTATES, asked)
    known = [await people.account(platform, account) for account in names]
    persons = frozenset(account.person_id for account in known if account is not None)
    for some in _portions(sorted(persons)):
        await people.shelf.load_keys(some, _PEOPLE, {"some": some})
        await people.residences.load_groups([("person", person) for person in some], _HOMES, {"some": some})
    for pairs in _portions(sorted(set(speakers))):
        waiting = [(platform, chat, account) for chat, account in pairs]
        asked = {"of_platform": platform, "some": [account for _, account in pairs]}
        await prompts.shelf.load_keys(waiting, _PROMPTS, asked)
    return persons


async def foresee_votes(persons: Collection[str], subjects: Collection[str], polls: Polls) -> None:
    """Read the polls among the subjects, and what the people chose so far in those that are not anonymous."""
    for some in _portions(sorted(subjects)):
        await polls.shelf.load_keys(some, _POLLS, {"some": some})
    found = [await polls.by_id(subject) for subject in sorted(subjects)]
    named = [poll.id for poll in found if poll is not None and not poll.anonymous]
    for some in _portions(sorted(persons)):
        for poll_id in named:
            await polls.cast.load_keys(product((poll_id,), some), _VOTES, {"of_poll": poll_id, "some": some})


def _portions(values: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
