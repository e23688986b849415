"""What people do in Telegram, as the road gets to know it."""

from datetime import UTC, datetime
from typing import Any

import pytest

from app.messages import Address, Kind, Sender
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer
from tests.wire.telegram_transport_tests.kit import JSON, NOW, choice, events, latest, only, place, words
from transports.telegram import TelegramTransport
from transports.telegram_updates import Me, event_of

ME = Me(99, "Linli_bot")
BEN: JSON = {"id": 5, "is_bot": False, "first_name": "Ben", "last_name": "Wu", "language_code": "zh-hant"}
GROUP: JSON = {"id": -100, "type": "supergroup", "title": "Estate"}


def message(**fields: Any) -> JSON:
    """An update with a message of Ben's; ``sender`` stands for the field "from"."""
    said = {"message_id": 8, "date": 1_790_000_000, "chat": GROUP, "from": fields.pop("sender", BEN)}
    return {"update_id": 3, "message": said | fields}


async def test_a_message_in_a_group(transport: TelegramTransport, ann: User, estate: Chat) -> None:
    said = await ann.say(estate, "/vote 7 1")
    event = await only(transport)
    assert event.kind is Kind.MESSAGE
    assert event.address == Address("telegram", str(estate.id))
    assert event.sender == Sender(str(ann.id), "Ann", f"user{ann.id}", "zh-hans")
    assert (event.text, event.title, event.message_id) == ("/vote 7 1", "Estate", str(said.message_id))
    assert event.at == datetime.fromtimestamp(said.date, UTC)
    assert (event.private, event.addressed, event.reply_to, event.mentions) == (False, False, "", {})


async def test_a_direct_message_with_a_start_payload(transport: TelegramTransport, ann: User) -> None:
    await ann.start("link_K7QM")
    event = await only(transport)
    assert event.private
    assert event.address == Address("telegram", str(ann.id), account=str(ann.id))
    assert (event.text, event.title) == ("/start link_K7QM", "")


async def test_topics_are_threads_and_their_beginning_is_no_message_answered(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    forum = server.group("Forum", forum=True, creator=ann)
    server.add_bot(forum)
    topic = server.topic(forum, "Lifts", ann)
    server.queue.drop_all()
    await ann.say(forum, "/poll", thread=topic)
    event = await only(transport)
    assert event.address == place(forum, topic)
    assert (event.reply_to, event.replies_to_bot, event.mentions) == ("", False, {})


async def test_outside_topics_a_reply_opens_no_thread(
    transport: TelegramTransport, server: TelegramServer, ann: User, estate: Chat
) -> None:
    ben = server.user("Ben")
    first = await ann.say(estate, "/one")
    await ben.say(estate, "/two", reply_to=first)
    event = (await events(transport))[1]
    assert event.address == place(estate)
    assert (event.reply_to, event.replies_to_bot) == (str(first.message_id), False)
    assert event.mentions["^"] == Sender(str(ann.id), "Ann", f"user{ann.id}", "zh-hans")


async def test_a_reply_to_the_bot(transport: TelegramTransport, ann: User, estate: Chat) -> None:
    sent = await transport.send(words(place(estate), "Which?"))
    await ann.say(estate, "2", reply_to=latest(estate))
    event = await only(transport)
    assert (event.reply_to, event.replies_to_bot, event.mentions) == (sent, True, {})


async def test_an_anonymous_admin_is_nobody(transport: TelegramTransport, ann: User, estate: Chat) -> None:
    await ann.say(estate, "/vote 7 1", anonymous=True)
    event = await only(transport)
    assert (event.kind, event.sender, event.text) == (Kind.ANONYMOUS, None, "/vote 7 1")


async def test_a_caption_is_text(transport: TelegramTransport, ann: User) -> None:
    await ann.send_file(ann.private, "roll.csv", b"a,b", "/import@linli_test_bot roll")
    event = await only(transport)
    assert (event.text, event.addressed) == ("/import roll", True)


@pytest.mark.parametrize("inaccessible", [False, True])
async def test_a_tap(transport: TelegramTransport, ann: User, estate: Chat, inaccessible: bool) -> None:
    sent = await transport.send(words(place(estate), "Paint?", buttons=choice("Yes", "No")))
    query = await ann.tap(latest(estate), "No", inaccessible=inaccessible)
    event = await only(transport)
    assert event.kind is Kind.TAP
    assert (event.action, event.message_id, event.tap_id) == ("vote.2", sent, query.id)
    assert (event.address, event.private, event.at) == (place(estate), False, NOW)
    assert event.sender == Sender(str(ann.id), "Ann", f"user{ann.id}", "zh-hans")


async def test_a_tap_in_a_direct_chat(transport: TelegramTransport, ann: User) -> None:
    await ann.start()
    address = Address("telegram", "", account=str(ann.id))
    await transport.send(words(address, "Sure?", buttons=choice("Yes")))
    await ann.tap(latest(ann.private), 0)
    event = (await events(transport))[1]
    assert event.private
    assert event.address == Address("telegram", str(ann.id), account=str(ann.id))


async def test_two_taps_are_two_events(transport: TelegramTransport, ann: User, estate: Chat) -> None:
    await transport.send(words(place(estate), "Paint?", buttons=choice("Yes", "No")))
    for which in (0, 0, 1):
        await ann.tap(latest(estate), which)
    assert len({event.event_id for event in await events(transport)}) == 3


async def test_the_bot_comes_and_goes(server: TelegramServer, transport: TelegramTransport, ann: User) -> None:
    garden = server.group("Garden", creator=ann)
    server.add_bot(garden, ann)
    server.promote(server.bot, garden)
    server.restrict_bot(garden)
    server.kick_bot(garden, ann)
    added, removed = await events(transport)
    assert (added.kind, added.title, added.address) == (Kind.BOT_ADDED, "Garden", place(garden))
    assert added.sender is not None
    assert added.sender.account == str(ann.id)
    assert (removed.kind, removed.address) == (Kind.BOT_REMOVED, place(garden))


async def test_the_bot_leaves_by_itself(server: TelegramServer, transport: TelegramTransport, estate: Chat) -> None:
    server.leave(estate)
    event = await only(transport)
    assert (event.kind, event.sender) == (Kind.BOT_REMOVED, None)


async def test_a_blocked_bot_is_told(transport: TelegramTransport, ann: User) -> None:
    await ann.block()
    await ann.unblock()
    blocked, unblocked = await events(transport)
    assert [event.kind for event in (blocked, unblocked)] == [Kind.BLOCKED, Kind.UNBLOCKED]
    assert blocked.private
    assert blocked.address.account == str(ann.id)
    assert blocked.sender is not None
    assert blocked.sender.account == str(ann.id)


async def test_who_leaves_a_group_is_told_and_who_joins_is_not(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    garden = server.group("Garden")
    server.add_bot(garden)
    server.queue.drop_all()
    await ann.leave(garden)
    await ann.join(garden)
    (gone,) = await events(transport)
    assert (gone.kind, gone.address, gone.private) == (Kind.LEFT, place(garden), False)
    assert gone.sender is not None
    assert (gone.sender.account, gone.sender.name) == (str(ann.id), ann.name)


async def test_a_group_becomes_a_supergroup(server: TelegramServer, transport: TelegramTransport, ann: User) -> None:
    old = server.group("Small", supergroup=False, creator=ann)
    server.add_bot(old)
    server.queue.drop_all()
    new = server.migrate(old)
    moves = [event for event in await events(transport) if event.kind is Kind.ROOM_MOVED]
    assert len(moves) == 2
    assert {(event.address.chat, event.moved_to) for event in moves} == {(str(old.id), str(new.id))}


@pytest.mark.parametrize(
    ("said", "text", "addressed"),
    [
        ("/vote@Linli_bot 7 1", "/vote 7 1", True),
        ("/vote@LINLI_BOT", "/vote", True),
        ("/投票@Linli_bot 7 1", "/投票 7 1", True),
        ("/投票@Linli_bot，7", "/投票，7", True),
        ("／投票＠Linli_bot 7", "／投票 7", True),
        ("/vote 7 1", "/vote 7 1", False),
        ("/vote 7 ann@Linli_bots.example", "/vote 7 ann@Linli_bots.example", False),
        ("@Linli_bot /vote 7 1", "/vote 7 1", True),
        ("@linli_bot, what is open?", "what is open?", True),
        ("@Linli_bot：现在投什么？", "现在投什么？", True),
        ("请@Linli_bot帮忙", "请帮忙", True),
        ("what is open, @Linli_bot?", "what is open,?", True),
        ("first\nsecond @Linli_bot", "first\nsecond", True),
        ("@Linli_bot", "", True),
        ("@Linli_bot2 hello", "@Linli_bot2 hello", False),
        ("mail me: x@Linli_bot", "mail me: x@Linli_bot", False),
        ("half a \ud83d character", "half a \ufffd character", False),
    ],
)
def test_how_the_bot_is_named(said: str, text: str, addressed: bool) -> None:
    event = event_of(message(text=said), ME, NOW)
    assert event is not None
    assert (event.text, event.addressed) == (text, addressed)


def test_people_without_a_username_are_told_by_their_mention() -> None:
    text = "🗳🗳 Carl Ö. and Ben Wu and Linli"
    carl = {"id": 6, "is_bot": False, "first_name": "Carl"}
    entities = [
        {"type": "bold", "offset": 0, "length": 4},
        {"type": "text_mention", "offset": 5, "length": 7, "user": carl},
        {"type": "text_mention", "offset": 17, "length": 6, "user": BEN},
        {"type": "text_mention", "offset": 28, "length": 5, "user": {"id": 99, "is_bot": True, "first_name": "L"}},
    ]
    event = event_of(message(text=text, entities=entities), ME, NOW)
    assert event is not None
    assert {spelled: who.account for spelled, who in event.mentions.items()} == {"Carl Ö.": "6", "Ben Wu": "5"}
    assert event.mentions["Ben Wu"] == Sender("5", "Ben Wu", "", "zh-hant")
    assert event.addressed


CHANNEL: JSON = {"id": -200, "type": "channel", "title": "News"}
CHANNEL_BOT: JSON = {"id": 136817688, "is_bot": True, "first_name": "Channel"}
ROBOT: JSON = {"id": 7, "is_bot": True, "first_name": "Robot"}
NOT_FOR_US = {
    "a command to another bot": message(text="/vote@Other_bot 7 1"),
    "a bot's words": message(text="/vote 7 1", sender=ROBOT),
    "a sticker": message(sticker={"emoji": "👍"}),
    "somebody joining": message(new_chat_members=[BEN]),
    "a channel's post": message(text="/vote", chat=CHANNEL),
    "a post forwarded from the linked channel": message(
        text="/vote", sender=CHANNEL_BOT, sender_chat=CHANNEL, is_automatic_forward=True
    ),
    "words without anybody": {"update_id": 3, "message": {"message_id": 8, "date": 1, "chat": GROUP, "text": "x"}},
    "a tap on an inline result": {"update_id": 3, "callback_query": {"id": "1", "from": BEN, "data": "x"}},
    "a tap in a channel": {
        "update_id": 3,
        "callback_query": {"id": "1", "from": BEN, "data": "x", "message": {"message_id": 8, "chat": CHANNEL}},
    },
    "a channel taking the bot in": {
        "update_id": 3,
        "my_chat_member": {
            "chat": CHANNEL,
            "from": BEN,
            "date": 1,
            "old_chat_member": {"status": "left"},
            "new_chat_member": {"status": "administrator"},
        },
    },
    "another kind": {"update_id": 3, "poll_answer": {}},
}


@pytest.mark.parametrize("update", NOT_FOR_US.values(), ids=NOT_FOR_US.keys())
def test_what_is_not_for_us(update: JSON) -> None:
    assert event_of(update, ME, NOW) is None


def test_a_person_speaking_as_a_channel_is_nobody() -> None:
    event = event_of(message(text="/vote 7 1", sender=CHANNEL_BOT, sender_chat=CHANNEL), ME, NOW)
    assert event is not None
    assert (event.kind, event.sender) == (Kind.ANONYMOUS, None)


def test_a_reply_to_a_bot_or_to_the_group_points_at_nobody() -> None:
    replied: JSON = {"message_id": 4, "date": 1, "chat": GROUP, "text": "x"}
    for author in ({"from": ROBOT}, {"from": CHANNEL_BOT, "sender_chat": GROUP}, {}):
        event = event_of(message(text="/nudge", reply_to_message=replied | author), ME, NOW)
        assert event is not None
        assert (event.reply_to, event.replies_to_bot, event.mentions) == ("4", False, {})


def test_a_reply_within_a_topic_is_a_reply() -> None:
    replied: JSON = {"message_id": 4, "date": 1, "chat": GROUP, "text": "x", "from": BEN}
    event = event_of(message(text="2", message_thread_id=2, is_topic_message=True, reply_to_message=replied), ME, NOW)
    assert event is not None
    assert (event.address.thread, event.reply_to) == ("2", "4")


@pytest.mark.parametrize(
    ("status", "is_member", "kind"),
    [
        ("member", None, None),
        ("restricted", True, None),
        ("restricted", False, Kind.BOT_REMOVED),
        ("left", None, Kind.BOT_REMOVED),
    ],
)
def test_a_restricted_bot_may_be_in_the_group_or_not(status: str, is_member: bool | None, kind: Kind | None) -> None:
    change = {
        "chat": GROUP,
        "from": BEN,
        "date": 1_790_000_000,
        "old_chat_member": {"status": "member"},
        "new_chat_member": {"status": status} | ({} if is_member is None else {"is_member": is_member}),
    }
    event = event_of({"update_id": 3, "my_chat_member": change}, ME, NOW)
    assert (event.kind if event is not None else None) == kind
