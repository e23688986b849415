"""The unit of work: everything that one transaction reads and stages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncConnection

from app import (
    case_repository,
    decision_repository,
    election_repository,
    estate_repository,
    repositories,
    roll_repository,
)
from app.messages import DeadLetter
from storage.after import Aftermath
from storage.alarms import Alarms
from storage.cases import Cases
from storage.codes import Codes
from storage.decisions import Decisions
from storage.elections import Elections
from storage.errors import Unsealed
from storage.estates import Estates, Rooms
from storage.events import Events
from storage.foresight import foresee_speakers, foresee_votes
from storage.objections import Objections, Proxies
from storage.outbox import Outbox
from storage.people import People
from storage.polls import Polls
from storage.posts import Posts
from storage.prompts import Prompts
from storage.roll import Rolls
from storage.staging import Session, Shelf


class UnitOfWork:
    """One transaction. Writes are staged, and written together by ``flush``."""

    def __init__(self, connection: AsyncConnection, *, sealed: bool = False) -> None:
        self._session = Session(connection)
        self._rooms, self._people = Rooms(self._session), People(self._session)
        self._alarms, self._posts = Alarms(self._session), Posts(self._session)
        self._prompts, self._outbox = Prompts(self._session), Outbox(self._session)
        self._events = Events(self._session)
        self._estates, self._polls = Estates(self._session), Polls(self._session)
        self._rolls = Rolls(self._session)
        self._proxies, self._objections = Proxies(self._session), Objections(self._session)
        self._cases, self._codes = Cases(self._session), Codes(self._session)
        self._decisions, self._after = Decisions(self._session), Aftermath(self._session)
        self._elections = Elections(self._session)
        self._sealed = sealed
        self.estates: estate_repository.Estates = self._estates
        self.rooms: estate_repository.Rooms = self._rooms
        self.people: estate_repository.People = self._people
        self.polls: repositories.Polls = self._polls
        self.cases: case_repository.Cases = self._cases
        self.rolls: roll_repository.Rolls = self._rolls
        self.proxies: roll_repository.Proxies = self._proxies
        self.objections: roll_repository.Objections = self._objections
        self.decisions: decision_repository.Decisions = self._decisions
        self.after: decision_repository.Aftermath = self._after
        self.elections: election_repository.Elections = self._elections
        self.alarms: repositories.Alarms = self._alarms
        self.posts: repositories.Posts = self._posts
        self.prompts: repositories.Prompts = self._prompts
        self.codes: repositories.Codes = self._codes
        self.outbox: repositories.Outbox = self._outbox
        self._shelves = self._all_shelves()

    def _all_shelves(self) -> tuple[Shelf[Any, Any], ...]:
        """All shelves, parents before those that point to them."""
        return (
            self._estates.shelf,
            self._rooms.shelf,
            self._people.shelf,
            self._people.accounts,
            self._people.residences,
            self._people.roles,
            self._people.given,
            self._polls.shelf,
            self._polls.cast,
            *self._cases.shelves,
            self._rolls.owners,
            self._rolls.units,
            self._proxies.shelf,
            self._objections.notices,
            self._objections.shelf,
            *self._decisions.shelves,
            *self._after.shelves,
            *self._elections.shelves,
            self._alarms.shelf,
            self._posts.shelf,
            self._prompts.shelf,
            self._codes.shelf,
            self._events.seen,
            self._events.cursors,
        )

    def mark(self) -> int:
        """A place to rewind to."""
        return self._session.log.mark()

    def rewind(self, mark: int) -> None:
        """Drop every write staged since the mark."""
        self._session.log.rewind(mark)

    async def foresee(
        self, platform: str, speakers: Collection[repositories.Speaker], subjects: Collection[str]
    ) -> None:
        """Read in a few questions what the events of a batch will ask one by one."""
        persons = await foresee_speakers(platform, speakers, self._estates, self._rooms, self._people, self._prompts)
        await foresee_votes(persons, subjects, self._polls)

    async def unseen(self, platform: str, event_ids: Sequence[str]) -> frozenset[str]:
        """Which of these events were never handled."""
        return await self._events.unseen(platform, event_ids)

    def note_seen(self, platform: str, event_id: str, day: datetime) -> None:
        """Stage that the event was handled; only the day is kept."""
        self._events.note_seen(platform, event_id, day)

    def set_cursor(self, platform: str, identity: str, cursor: str) -> None:
        """Stage how far the platform's events are kept."""
        self._events.set_cursor(platform, identity, cursor)

    def add_dead_letter(self, letter: DeadLetter) -> None:
        """Stage an unreadable event's id, kind and error for the operator."""
        self._events.add_dead_letter(letter)

    async def move_chat(self, platform: str, old: str, new: str) -> None:
        """Re-key a room, its prompts and queue to the chat's new id, and people's direct chats; forget its posts.

        If the new chat became a room of its own meanwhile, that room joins the estate, takes over the old room's
        reminders and its language, and the old one is forgotten.
        """
        if old == new:
            return
        await self._move_room(platform, old, new)
        # Messages do not move along, and their ids may come again in the new chat.
        await self._posts.drop_chat(platform, old)
        for prompt in await self._prompts.in_chat(platform, old):
            self._prompts.delete(prompt.address, prompt.account)
            moved = replace(prompt.address, chat=new)
            if await self._prompts.find(moved, prompt.account) is None:
                self._prompts.put(replace(prompt, address=moved))
        for account in await self._people.accounts_with_direct(platform, old):
            self._people.put_account(replace(account, direct=new))
        await self._outbox.move_chat(platform, old, new)

    async def _move_room(self, platform: str, old: str, new: str) -> None:
        room = await self._rooms.find(platform, old)
        if room is None:
            return
        successor = await self._rooms.find(platform, new)
        if successor is None:
            self._rooms.put(replace(room, chat=new))
            return
        self._rooms.put(replace(successor, estate_id=room.estate_id, language=successor.language or room.language))
        # A room that nobody can be in any more would stand for one when the last of an estate joins another.
        self._rooms.forget(room)
        for alarm in await self._alarms.of_room(room.id):
            self._alarms.put(replace(alarm, room_id=successor.id))

    async def flush(self) -> None:
        """Write what is staged. Raises Unsealed, having written nothing, if a sealed unit holds what has no place
        beside a case whose author nobody may find, or beside a secret paper.
        """
        if self._sealed:
            apart = (*self._cases.shelves, *self._decisions.secret_shelves, self._alarms.shelf)
            if self._outbox.is_asked or any(shelf.staged_keys for shelf in self._shelves if shelf not in apart):
                raise Unsealed
        for shelf in self._shelves:
            await shelf.flush_puts()
        for shelf in reversed(self._shelves):
            await shelf.flush_deletes()
        await self._outbox.flush()
        await self._events.flush_letters()
        if self._sealed and self._session.connection.dialect.name == "sqlite":
            await self._cases.lay_in_order()
            await self._decisions.lay_in_order()
