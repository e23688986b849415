"""What is asked of every platform, asked of every platform: the console, the Bot API, and a real homeserver."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from app.messages import Address, Attachment, Button, Kind, Outgoing, Span, Style
from app.ports import ChatGone, MessageGone
from tests.contracts.transport_stands import (
    Stand,
    Wire,
    console_stand,
    hear,
    hear_text,
    matrix_stand,
    telegram_stand,
)

YES_NO = ((Button("Yes", "vote:1"), Button("No", "vote:2")),)
tokens = count(1)


@pytest.fixture(params=["console", "telegram", "matrix"])
async def stand(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Stand]:
    """Every platform in turn."""
    async with AsyncExitStack() as open_now:
        match request.param:
            case "console":
                yield await open_now.enter_async_context(console_stand(tmp_path))
            case "telegram":
                yield await open_now.enter_async_context(telegram_stand())
            case _:
                synapse = request.getfixturevalue("synapse")
                yield await open_now.enter_async_context(matrix_stand(synapse, tmp_path))


@pytest.fixture(params=["telegram", "matrix"])
async def wire(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Wire]:
    """Every platform on which messages are answered, styled and deleted, and bots put out."""
    async with AsyncExitStack() as open_now:
        if request.param == "telegram":
            yield await open_now.enter_async_context(telegram_stand())
        else:
            synapse = request.getfixturevalue("synapse")
            yield await open_now.enter_async_context(matrix_stand(synapse, tmp_path))


def message(stand: Stand, *body: Span | str, **more: Any) -> Outgoing:
    """A message to the room."""
    spans = tuple(Span(part) if isinstance(part, str) else part for part in body)
    return Outgoing(f"token-{next(tokens)}", stand.room, spans, **more)


async def with_buttons(stand: Stand) -> str:
    """The id of a message with buttons in the room, after which the bot has said something else."""
    asked = await stand.transport.send(message(stand, "The gate?", buttons=YES_NO))
    await stand.transport.send(message(stand, "By the way."))
    return asked


# -- what comes in ---------------------------------------------------------------------------------------------------


async def test_what_is_said_in_a_room_comes_in_once_with_all_that_is_known(stand: Stand) -> None:
    await stand.say("Bob", "Who has\nthe key?")
    await stand.say("Ann", "I do")
    heard = await hear_text(stand, "Who has\nthe key?")
    await hear_text(stand, "I do")
    assert heard.sender is not None
    told = (heard.platform, heard.kind, heard.private, heard.address, heard.title)
    assert told == (stand.transport.platform, Kind.MESSAGE, False, stand.room, stand.room_is_called)
    assert (heard.sender.account, heard.sender.name) == (stand.account("Bob"), stand.bob_is_called)
    assert (heard.addressed, heard.replies_to_bot, heard.reply_to, heard.action) == (False, False, "", "")
    assert heard.message_id
    assert heard.at.tzinfo is not None
    assert [event.text for event in stand.heard if event.kind is Kind.MESSAGE][-2:] == ["Who has\nthe key?", "I do"]
    assert len({event.event_id for event in stand.heard}) == len(stand.heard)


async def test_a_cursor_brings_the_same_again_and_the_next_one_does_not(stand: Stand) -> None:
    await stand.say("Ann", "first")
    at = stand.cursor
    await hear_text(stand, "first")
    brought = [event for event in stand.heard if event.text == "first"]
    again = await stand.transport.poll(at)
    assert [event for event in again.events if event.text == "first"] == brought
    stand.heard.clear()
    stand.cursor = again.cursor
    await stand.say("Ann", "second")
    await hear_text(stand, "second")
    assert [event.text for event in stand.heard if event.kind is Kind.MESSAGE] == ["second"]


async def test_a_direct_chat_is_private_and_can_be_written_to(stand: Stand) -> None:
    await stand.write("Ann", "/help poll")
    heard = await hear_text(stand, "/help poll")
    assert heard.sender is not None
    assert (heard.private, heard.address.account, heard.sender.account) == (True, *[stand.account("Ann")] * 2)
    assert heard.address.chat != stand.room.chat
    assert await stand.transport.open_direct(stand.account("Ann")) == heard.address.chat
    for chat in (heard.address.chat, ""):
        address = Address(stand.transport.platform, chat, account=stand.account("Ann"))
        assert await stand.transport.send(replace(message(stand, "Here."), address=address))


async def test_a_tap_tells_its_button_and_its_message(stand: Stand) -> None:
    asked = await with_buttons(stand)
    await stand.tap("Bob", asked, 2)
    tap = await hear(stand, lambda event: event.kind is Kind.TAP)
    assert tap.sender is not None
    assert (tap.message_id, tap.sender.account, tap.address) == (asked, stand.account("Bob"), stand.room)
    # Where everybody sees the tap there is only its number; the words are with the message.
    assert tap.action == ("vote:2" if stand.transport.capabilities.private_taps else "#2")
    assert tap.tap_id


async def test_the_bots_own_messages_do_not_come_back(stand: Stand) -> None:
    asked = await with_buttons(stand)
    await stand.transport.edit(message(stand, "The fence?", buttons=YES_NO), asked)
    await stand.say("Ann", "done")
    await hear_text(stand, "done")
    assert {event.sender.account for event in stand.heard if event.sender} <= {
        stand.account("Ann"),
        stand.account("Bob"),
    }
    assert [event.text for event in stand.heard if event.kind is Kind.MESSAGE][-1:] == ["done"]
    assert "The fence?" not in [event.text for event in stand.heard]


@pytest.mark.parametrize(
    "text", ["<b>bold?</b> &amp; \\n *a* [x](y)", "\u202eright to left\u202c שלום", "🏘" * 40, "/vote 1 2", "！vote 1 2"]
)
async def test_what_looks_like_markup_is_only_words(stand: Stand, text: str) -> None:
    await stand.say("Bob", text)
    await hear_text(stand, text)
    sent = await stand.transport.send(message(stand, text))
    assert await stand.shown(sent) == text
    styled = await stand.transport.send(message(stand, "Gate: ", Span(text, Style.BOLD), "\n", Span(text, Style.CODE)))
    assert await stand.shown(styled) == f"Gate: {text}\n{text}"


async def test_an_odd_name_can_be_said_again(stand: Stand) -> None:
    await stand.say("Bob", "hello")
    heard = await hear(stand, lambda event: event.sender is not None and event.sender.account == stand.account("Bob"))
    assert heard.sender is not None
    sent = await stand.transport.send(message(stand, f"{heard.sender.name}, welcome."))
    shown = await stand.shown(sent)
    # A bell in a name rings no terminal; elsewhere it is the app that leaves it out.
    assert shown.replace("\u0007", "") == f"{stand.bob_is_called}, welcome.".replace("\u0007", "")


async def test_a_long_text_is_whole_both_ways(stand: Stand) -> None:
    text = "\n".join("长" * 99 for _ in range(40))
    await stand.say("Ann", text)
    assert (await hear(stand, lambda event: event.text.startswith("长"))).text == text
    assert await stand.shown(await stand.transport.send(message(stand, text))) == text


# -- what goes out ---------------------------------------------------------------------------------------------------


async def test_what_is_sent_can_be_edited_and_edited_to_the_same(stand: Stand) -> None:
    sent = await stand.transport.send(message(stand, "0 votes", buttons=YES_NO))
    assert await stand.shown(sent) == "0 votes"
    for words in ("1 vote", "1 vote", "2 votes", "1 vote"):
        await stand.transport.edit(message(stand, words, buttons=YES_NO), sent)
        assert await stand.shown(sent) == words
    await stand.transport.edit(message(stand, "Closed."), sent)
    await stand.transport.edit(message(stand, "Closed."), sent)
    assert await stand.shown(sent) == "Closed."


async def test_two_messages_have_two_ids(stand: Stand) -> None:
    first = await stand.transport.send(message(stand, "the same words"))
    second = await stand.transport.send(message(stand, "the same words"))
    assert first != second


async def test_a_file_arrives_with_its_name(stand: Stand) -> None:
    table = Attachment("票 7.csv", "text/csv", "选项,票\n门,3\n".encode())
    sent = await stand.transport.send(message(stand, "#7 as a file", attachment=table))
    assert await stand.file(sent) == (table.name, table.content)


async def test_a_tap_can_be_acknowledged_whatever_became_of_it(stand: Stand) -> None:
    await stand.tap("Ann", await with_buttons(stand), 1)
    tap = await hear(stand, lambda event: event.kind is Kind.TAP)
    toasts = stand.transport.capabilities.toasts
    assert await stand.transport.acknowledge(tap, "#7: Yes. " + "长" * 300, alert=True) is toasts
    for odd in (tap, replace(tap, tap_id="nothing"), replace(tap, tap_id="")):
        assert await stand.transport.acknowledge(odd, "", alert=False) in (True, False)


async def test_the_rooms_creator_administers_it_and_a_guest_does_not(stand: Stand) -> None:
    await stand.say("Bob", "hello")
    await hear(stand, lambda event: event.sender is not None and event.sender.account == stand.account("Bob"))
    assert await stand.transport.is_admin(stand.room, stand.account("Ann"))
    assert not await stand.transport.is_admin(stand.room, stand.account("Bob"))


# -- where there are answers, styles and doors -----------------------------------------------------------------------


async def test_an_answer_tells_which_message_and_whose(wire: Wire) -> None:
    asked = await wire.transport.send(message(wire, "Which floor?"))
    await wire.answer("Bob", asked, "3")
    mine = await hear_text(wire, "3")
    assert (mine.reply_to, mine.replies_to_bot) == (asked, True)
    await wire.answer("Ann", mine.message_id, "4, I think")
    theirs = await hear_text(wire, "4, I think")
    assert (theirs.reply_to, theirs.replies_to_bot) == (mine.message_id, False)


async def test_styles_are_shown_where_they_were_meant(wire: Wire) -> None:
    body = (Span("🗳 #7", Style.BOLD), Span(" gate: "), Span("███", Style.CODE), Span(" 3"))
    sent = await wire.transport.send(message(wire, *body))
    assert await wire.shown(sent) == "🗳 #7 gate: ███ 3"
    assert (await wire.marked(sent, Style.BOLD), await wire.marked(sent, Style.CODE)) == (["🗳 #7"], ["███"])


async def test_a_message_that_was_deleted_is_gone(wire: Wire) -> None:
    sent = await wire.transport.send(message(wire, "1 vote"))
    await wire.delete(sent)
    with pytest.raises(MessageGone):
        await wire.transport.edit(message(wire, "2 votes"), sent)


async def test_outside_the_room_nothing_can_be_said(wire: Wire) -> None:
    sent = await wire.transport.send(message(wire, "1 vote"))
    await wire.put_out()
    removed = await hear(wire, lambda event: event.kind is Kind.BOT_REMOVED)
    assert removed.address.chat == wire.room.chat
    with pytest.raises(ChatGone):
        await wire.transport.send(message(wire, "hello?"))
    with pytest.raises(ChatGone):
        await wire.transport.edit(message(wire, "2 votes"), sent)
