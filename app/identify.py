"""Who spoke, where, and of which estate: people, rooms and estates come into being when they are first met."""

from __future__ import annotations

from dataclasses import replace

from app.bidi import clean_name
from app.context import Context, House
from app.i18n import match_language
from app.messages import Address, Incoming, Kind, Sender
from app.repositories import UnitOfWork
from app.room_moves import show_open_polls
from app.turn import Turn
from domain.estate import Account, Estate, Person, Room

MOST_NAME = 64


async def find_room(house: House, turn: Turn, incoming: Incoming, language: str | None = None) -> Room:
    """The room of a group chat, with an estate of its own if it is new.

    ``language`` is the one in which the first command there was written, if its name told.
    """
    room = await turn.uow.rooms.find(incoming.platform, incoming.address.chat)
    if room is not None:
        if not room.active:
            # Back in: the polls went on without this room.
            await show_open_polls(turn, room.estate_id)
        return _kept_current(turn.uow, room, incoming)
    hint = match_language(incoming.sender.language) if incoming.sender is not None else None
    estate = Estate(
        id=house.ids.new(),
        name=clean_name(incoming.title)[:MOST_NAME],
        language=language or hint or house.language,
        zone=house.zone,
        created_at=turn.now,
    )
    turn.uow.estates.put(estate)
    room = Room(house.ids.new(), estate.id, incoming.platform, incoming.address.chat, estate.name)
    turn.uow.rooms.put(room)
    return room


def _kept_current(uow: UnitOfWork, room: Room, incoming: Incoming) -> Room:
    title = clean_name(incoming.title)[:MOST_NAME] or room.title
    if room.active and title == room.title:
        return room
    current = replace(room, title=title, active=True)
    uow.rooms.put(current)
    return current


async def find_account(house: House, turn: Turn, platform: str, sender: Sender, direct: str) -> Account:
    """The account of who spoke, with a person of its own if it is new; a changed name or chat is noted."""
    known = await turn.uow.people.account(platform, sender.account)
    if known is None:
        person = Person(house.ids.new())
        turn.uow.people.add(person)
        account = Account(platform, sender.account, person.id, "")
    else:
        account = known
    current = Account(
        platform,
        sender.account,
        account.person_id,
        name=clean_name(sender.name)[:MOST_NAME] or account.name or sender.account,
        handle=sender.handle or account.handle,
        direct=direct or sender.direct or account.direct,
        blocked=account.blocked and not direct,
    )
    if current != known:
        turn.uow.people.put_account(current)
    return current


async def identify(
    house: House, turn: Turn, incoming: Incoming, *, admin: bool, language: str | None
) -> Context | None:
    """The context of an event, None if nobody is behind it. Somebody who writes directly and was never seen in a
    room is in the estate NOWHERE, where only what needs no estate works. Who presses what a room left behind is in no
    room either.
    """
    sender = incoming.sender
    if sender is None:
        return None
    direct = incoming.address.chat if incoming.private else ""
    account = await find_account(house, turn, incoming.platform, sender, direct)
    person = await _with_language(turn.uow, account, sender)
    room = None
    if not (incoming.private or await is_left_behind(turn, incoming)):
        room = await find_room(house, turn, incoming, language)
        estate = await turn.uow.estates.get(room.estate_id)
        if not await turn.uow.people.lives_in(estate.id, person.id):
            turn.uow.people.add_resident(estate.id, person.id)
        if person.estate_id != estate.id:
            person = replace(person, estate_id=estate.id)
            turn.uow.people.put(person)
    else:
        estate = await _estate_of(house, turn, person)
    return Context(
        house,
        turn,
        estate,
        incoming=incoming,
        sender=sender,
        room=room,
        person=person,
        account=account,
        grants=await turn.uow.people.grants(estate.id),
        room_admin=admin and room is not None,
        resident=await turn.uow.people.lives_in(estate.id, person.id),
    )


async def is_left_behind(turn: Turn, incoming: Incoming) -> bool:
    """Whether a button was pressed in a group that is no room of ours: the group has moved, and left it behind."""
    if incoming.private or incoming.kind not in (Kind.TAP, Kind.UNTAP):
        return False
    return await turn.uow.rooms.find(incoming.platform, incoming.address.chat) is None


async def _with_language(uow: UnitOfWork, account: Account, sender: Sender) -> Person:
    person = await uow.people.get(account.person_id)
    hint = match_language(sender.language)
    if person.language is None and hint is not None:
        person = replace(person, language=hint)
        uow.people.put(person)
    return person


NOWHERE = "nowhere"
"""The id of the estate that stands in for none: a direct message by somebody who was never seen in a room."""


async def _estate_of(house: House, turn: Turn, person: Person) -> Estate:
    """The estate a direct message speaks of: the one last spoken in, else the one where the person is known."""
    lives_in = await turn.uow.people.estates_of(person.id)
    if person.estate_id in lives_in and person.estate_id is not None:
        return await turn.uow.estates.get(person.estate_id)
    if lives_in:
        return await turn.uow.estates.get(min(lives_in))
    return nowhere(house, turn, person.language)


def nowhere(house: House, turn: Turn, language: str | None) -> Estate:
    """The estate that stands in for none."""
    return Estate(NOWHERE, "", language or house.language, house.zone, turn.now)


def direct_address(account: Account) -> Address:
    """Where the bot writes to an account."""
    return Address(account.platform, account.direct, account=account.account)
