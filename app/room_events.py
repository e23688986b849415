"""What happens to a chat rather than in it: the bot is added or removed, the chat moves, a person shuts the door."""

from __future__ import annotations

from dataclasses import replace

from app.context import Effects, House
from app.i18n import match_language
from app.identify import find_account, find_room, nowhere
from app.messages import Delivery, Incoming, Kind
from app.room_moves import follow
from app.turn import Turn
from app.words import Reply, words
from domain.estate import Role


async def room_event(house: House, turn: Turn, incoming: Incoming, *, command: bool) -> None:
    """Note what happened, and say a word where it helps. ``command``: whether a command was typed."""
    uow = turn.uow
    match incoming.kind:
        case Kind.BOT_REMOVED:
            room = await uow.rooms.find(incoming.platform, incoming.address.chat)
            if room is not None:
                uow.rooms.put(room.left())
            await uow.outbox.drop_chat(incoming.platform, incoming.address.chat)
        case Kind.ROOM_MOVED:
            await follow(turn, incoming.platform, incoming.address.chat, incoming.moved_to)
        case Kind.LEFT:
            await _left(house, turn, incoming)
        case Kind.BLOCKED | Kind.UNBLOCKED:
            if incoming.sender is not None:
                account = await find_account(house, turn, incoming.platform, incoming.sender, "")
                uow.people.put_account(replace(account, blocked=incoming.kind is Kind.BLOCKED))
        case Kind.BOT_ADDED:
            if not incoming.private:
                await _say_in_room(house, turn, incoming, Reply((words("welcome-room"),)))
        case Kind.ENCRYPTED | Kind.UNREADABLE:
            key = "encrypted-room" if incoming.kind is Kind.ENCRYPTED else f"unreadable-{incoming.text}"
            say = _say_to_stranger if incoming.private else _say_in_room
            await say(house, turn, incoming, Reply((words(key),)))
        case Kind.ANONYMOUS:
            if command:
                await _say_in_room(house, turn, incoming, Reply((words("anonymous-admin"),)))


async def _left(house: House, turn: Turn, incoming: Incoming) -> None:
    """Leaving a group leaves no role: whoever else organises hears of it, or everybody if nobody can."""
    room = await turn.uow.rooms.find(incoming.platform, incoming.address.chat)
    if room is None or incoming.sender is None:
        return
    account = await turn.uow.people.account(incoming.platform, incoming.sender.account)
    grants = await turn.uow.people.grants(room.estate_id)
    held = [grant.role for grant in grants if account is not None and grant.person_id == account.person_id]
    if account is None or not held:
        return
    voice = Effects(house, turn, await turn.uow.estates.get(room.estate_id))
    lines = tuple(words(f"left-{role}", name=account.name, room=room.title or "?") for role in held)
    reply = Reply(lines, delivery=Delivery.NOTICE)
    others = {grant.person_id for grant in grants if grant.role is Role.ORGANISER} - {account.person_id}
    told = [await voice.tell(person, reply) for person in sorted(others)]
    if not any(told):
        await voice.announce(reply)


async def _say_to_stranger(house: House, turn: Turn, incoming: Incoming, reply: Reply) -> None:
    """An answer in a direct chat that cannot be used, so that nobody is made known by it."""
    language = match_language(incoming.sender.language) if incoming.sender is not None else None
    voice = Effects(house, turn, nowhere(house, turn, language))
    account = incoming.sender.account if incoming.sender is not None else incoming.address.chat
    address = replace(incoming.address, account=account)
    reader = voice.reader_in(language, incoming.platform)
    turn.uow.outbox.add(voice.compose(reply, reader, address, reply_to=incoming.message_id))


async def _say_in_room(house: House, turn: Turn, incoming: Incoming, reply: Reply) -> None:
    room = await find_room(house, turn, incoming)
    estate = await turn.uow.estates.get(room.estate_id)
    voice = Effects(house, turn, estate)
    message = voice.compose(reply, voice.room_reader(room), incoming.address, reply_to=incoming.message_id)
    turn.uow.outbox.add(message)
