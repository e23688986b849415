"""Messages that are deleted on Telegram: which may be, and what is said of the others."""

import pytest

from app.messages import Address
from app.ports import RetryLater
from tests.wire.telegram_chats import Chat, Message
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer
from tests.wire.telegram_transport_tests.kit import JSON, latest, place, words
from transports.telegram import TelegramTransport

TWO_DAYS = 48 * 3600


async def erased(transport: TelegramTransport, message: Message, address: Address | None = None) -> bool:
    """Ask for a message to be deleted, and see that it has happened if it is said to have."""
    done = await transport.erase(address or place(message.chat), str(message.message_id))
    assert (message in message.chat.deleted) == done
    return done


async def test_what_a_person_said_in_a_direct_chat(transport: TelegramTransport, ann: User) -> None:
    said = await ann.send_photo(ann.private, b"\xff\xd8\xff", "Nobody must know")
    kept = await ann.dm("hello")
    assert await erased(transport, said, Address("telegram", str(ann.id), account=str(ann.id)))
    assert kept in ann.private.history.values()
    again = await ann.dm("Nobody must know either")
    assert await erased(transport, again, Address("telegram", "", account=str(ann.id)))


async def test_what_a_person_said_two_days_ago_stays(transport: TelegramTransport, ann: User) -> None:
    said = await ann.dm("long ago")
    said.date -= TWO_DAYS + 60
    assert not await erased(transport, said)


async def test_what_people_say_in_a_group_stays_unless_the_bot_administers_it(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    said = await ann.say(estate, "/suggest a lamp")
    assert not await erased(transport, said)
    server.promote(server.bot, estate)
    assert await erased(transport, said)


async def test_the_bots_own_words(transport: TelegramTransport, estate: Chat) -> None:
    sent = await transport.send(words(place(estate), "Done."))
    shown = latest(estate)
    assert sent == str(shown.message_id)
    assert await erased(transport, shown)


async def test_what_is_gone_is_gone(server: TelegramServer, transport: TelegramTransport, ann: User) -> None:
    said = await ann.dm("hello")
    assert await erased(transport, said)
    assert await erased(transport, said)
    assert len(server.ledger.calls_of("deleteMessage")) == 2


async def test_where_the_bot_is_no_longer(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    said = await ann.say(estate, "/one")
    server.kick_bot(estate)
    assert not await erased(transport, said)
    assert not await transport.erase(place(-17), "1")


async def test_a_number_in_a_group_that_has_moved_is_nothing_in_the_new_one(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    old = server.group("Small", supergroup=False, creator=ann)
    server.add_bot(old)
    await transport.send(words(place(old), "Done."))
    shown = latest(old)
    new = server.migrate(old)
    assert not await erased(transport, shown)
    assert new.deleted == []


@pytest.mark.parametrize(
    "fault", [{"status": 502}, {"retry_after": 7}, {"drop": "before"}, {"hold": "before"}, {"drop": "after"}], ids=str
)
async def test_what_may_work_later(
    server: TelegramServer, transport: TelegramTransport, ann: User, fault: JSON
) -> None:
    said = await ann.dm("hello")
    server.fault("deleteMessage", **fault)
    with pytest.raises(RetryLater):
        await transport.erase(place(ann.private), str(said.message_id))
    server.clear_faults()
    # Whether the lost answer said yes or not: it is gone now.
    assert await erased(transport, said)
