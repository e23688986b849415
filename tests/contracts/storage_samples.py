"""Values to keep, and opened stores to keep them in."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta

from app.messages import Address, Outgoing, Span
from domain.estate import Account, Estate, Person, Room
from domain.poll import Choice, Option, Poll, PollKind, Vote
from domain.schedule import Alarm
from storage.store import Store, open_store

NOW = datetime(2026, 12, 1, 19, 30, 15, 123456, tzinfo=UTC)
OPTIONS = (Option(1, "甲"), Option(2, "乙"))


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Store]:
    store = await open_store(url)
    try:
        yield store
    finally:
        await store.close()


def an_estate(estate_id: str = "estate") -> Estate:
    return Estate(estate_id, "Jade Court 翠苑", "zh-Hans", "Asia/Shanghai", NOW)


def a_room(room_id: str = "room", chat: str = "-100", *, estate: str = "estate", platform: str = "console") -> Room:
    return Room(room_id, estate, platform, chat, f"Room {room_id}")


def a_person(person_id: str) -> Person:
    return Person(person_id)


def an_account(account: str, person: str, *, name: str = "", handle: str = "", platform: str = "console") -> Account:
    return Account(platform, account, person, name or account, handle)


def a_poll(poll_id: str = "poll", no: int = 1, *, estate: str = "estate", anonymous: bool = False) -> Poll:
    return Poll(poll_id, estate, no, PollKind.SINGLE, "Where?", OPTIONS, "wang", "room", NOW, anonymous=anonymous)


def a_vote(voter: str, *options: int, poll: str = "poll") -> Vote:
    return Vote(poll, voter, Choice(options or (1,)), NOW)


def an_alarm(alarm_id: str, *, hours: int = 1, no: int = 0, job: str = "reminder", room: str = "room") -> Alarm:
    due = NOW + timedelta(hours=hours)
    return Alarm(alarm_id, "estate", job, f"of-{alarm_id}", due, "UTC", "2026-12-01", "wang", no=no, room_id=room)


def a_message(token: str, *, view: str = "", chat: str = "-100", words: str = "") -> Outgoing:
    return Outgoing(token, Address("console", chat), (Span(words or token),), view=view)


async def settle_in(store: Store) -> None:
    """An estate with a room and a poll."""
    async with store.transaction() as unit:
        unit.estates.put(an_estate())
        unit.rooms.put(a_room())
        unit.people.put(a_person("wang"))
        unit.polls.put(a_poll())
