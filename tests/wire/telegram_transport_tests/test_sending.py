"""What the bot says, as people see it in Telegram."""

from dataclasses import replace

import pytest

from app.messages import Address, Attachment, Button, Delivery, MenuEntry, Menus, Span, Style
from app.ports import RetryLater, SendRefused
from tests.wire.telegram_chats import Chat
from tests.wire.telegram_people import User
from tests.wire.telegram_server import TelegramServer
from tests.wire.telegram_transport_tests.kit import PNG, choice, latest, only, place, words
from transports.telegram import TelegramTransport

LONG = "".join(f"line {n}: 🗳🗳🗳🗳🗳🗳🗳🗳🗳🗳\n" for n in range(300))


async def test_text_styles_and_buttons(transport: TelegramTransport, ann: User, estate: Chat) -> None:
    asked = await ann.say(estate, "/poll")
    message = words(
        place(estate),
        "🗳 ",
        Span("#7", Style.BOLD),
        "  <Repaint> & *gate*?\n",
        Span("Yes █\nNo  ░", Style.CODE),
        reply_to=str(asked.message_id),
        buttons=(*choice("Yes", "No"), (Button("My votes", start="mine"),)),
        force_reply=True,
    )
    message_id = await transport.send(message)
    sent = latest(estate)
    assert str(sent.message_id) == message_id
    assert sent.text == "🗳 #7  <Repaint> & *gate*?\nYes █\nNo  ░"
    assert (sent.marked("bold"), sent.marked("pre")) == (["#7"], ["Yes █\nNo  ░"])
    assert sent.buttons == [["Yes", "No"], ["My votes"]]
    assert sent.button("No")["callback_data"] == "vote.2"
    assert sent.button("My votes")["url"] == "https://t.me/linli_test_bot?start=mine"
    assert sent.reply_to is asked
    assert not sent.forces_reply


async def test_link_previews_are_off(server: TelegramServer, transport: TelegramTransport, estate: Chat) -> None:
    await transport.send(words(place(estate), "see https://example.org"))
    (call,) = server.ledger.calls_of("sendMessage")
    assert call.arguments["link_preview_options"] == {"is_disabled": True}
    assert "parse_mode" not in call.arguments


async def test_a_question_asks_the_persons_app_to_answer(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    asked = await ann.say(estate, "/poll")
    await transport.send(words(place(estate), "Which?", reply_to=str(asked.message_id), force_reply=True))
    assert latest(estate).forces_reply
    assert server.ledger.calls_of("sendMessage")[0].arguments["reply_markup"]["selective"] is True


async def test_a_reply_to_a_deleted_message_is_said_all_the_same(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    asked = await ann.say(estate, "/poll")
    server.delete(asked)
    await transport.send(words(place(estate), "Here", reply_to=str(asked.message_id)))
    assert latest(estate).reply_to is None


async def test_a_direct_chat_is_found_by_the_account(transport: TelegramTransport, ann: User) -> None:
    await ann.start()
    await transport.send(words(Address("telegram", "", account=str(ann.id)), "Hello"))
    assert latest(ann.private).text == "Hello"


async def test_answers_stay_in_their_topic(server: TelegramServer, transport: TelegramTransport, ann: User) -> None:
    forum = server.group("Forum", forum=True, creator=ann)
    server.add_bot(forum)
    topic = server.topic(forum, "Lifts", ann)
    await transport.send(words(place(forum, topic), "in"))
    assert latest(forum).thread_id == topic


async def test_when_a_topic_is_gone_its_answers_are_said_outside(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    forum = server.group("Forum", forum=True, creator=ann)
    server.add_bot(forum)
    await transport.send(words(place(forum, 4711), "out"))
    assert (latest(forum).text, latest(forum).thread_id) == ("out", None)
    assert [call.code for call in server.ledger.calls_of("sendMessage")] == [400, 200]


CLOSED = '{"ok":false,"error_code":400,"description":"Bad Request: TOPIC_CLOSED"}'


async def test_a_closed_topic_takes_no_answers_but_a_notice_is_said_outside(
    server: TelegramServer, transport: TelegramTransport, ann: User
) -> None:
    forum = server.group("Forum", forum=True, creator=ann)
    server.add_bot(forum)
    topic = server.topic(forum, "Lifts", ann)
    server.fault("sendMessage", status=400, body=CLOSED)
    with pytest.raises(SendRefused, match="TOPIC_CLOSED"):
        await transport.send(words(place(forum, topic), "answer"))
    server.fault("sendMessage", status=400, body=CLOSED)
    await transport.send(words(place(forum, topic), "result", delivery=Delivery.NOTICE))
    assert [(said.text, said.thread_id) for said in forum.messages] == [("result", None)]


async def test_a_long_text_comes_in_pieces_with_the_buttons_last(
    transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    asked = await ann.say(estate, "/results")
    message = words(place(estate), LONG, buttons=choice("More"), reply_to=str(asked.message_id))
    message_id = await transport.send(message)
    said = estate.messages
    assert len(said) == 3
    assert "\n".join(piece.text for piece in said) == LONG.rstrip()
    assert [piece.buttons for piece in said] == [[], [], [["More"]]]
    assert [piece.reply_to for piece in said] == [asked, None, None]
    assert message_id == str(said[-1].message_id)


async def test_a_long_text_that_stopped_half_way_goes_on(
    server: TelegramServer, transport: TelegramTransport, estate: Chat
) -> None:
    message = words(place(estate), LONG)
    held = server.fault("sendMessage", hold="after")
    held.release()
    server.fault("sendMessage", retry_after=3)
    with pytest.raises(RetryLater) as caught:
        await transport.send(message)
    assert (caught.value.seconds, caught.value.whole_platform) == (3.0, False)
    assert len(estate.messages) == 1
    await transport.send(message)
    assert "\n".join(piece.text for piece in estate.messages) == LONG.rstrip()


async def test_half_sent_words_that_changed_begin_anew(
    server: TelegramServer, transport: TelegramTransport, estate: Chat
) -> None:
    message = words(place(estate), LONG)
    server.fault("sendMessage", hold="after").release()
    server.fault("sendMessage", retry_after=3)
    with pytest.raises(RetryLater):
        await transport.send(message)
    await transport.send(replace(message, body=(Span("short now"),)))
    assert latest(estate).text == "short now"


async def test_a_picture_with_its_caption(transport: TelegramTransport, estate: Chat) -> None:
    picture = Attachment("result.png", "image/png", PNG)
    message = words(place(estate), "🗳 ", Span("#7", Style.BOLD), attachment=picture, buttons=choice("Again"))
    message_id = await transport.send(message)
    sent = latest(estate)
    assert sent.media is not None
    assert (sent.media.kind, sent.media.filename, sent.media.data) == ("photo", "result.png", PNG)
    assert (sent.text, sent.marked("bold"), sent.buttons) == ("🗳 #7", ["#7"], [["Again"]])
    assert str(sent.message_id) == message_id


async def test_a_file_alone_and_under_a_long_text(transport: TelegramTransport, estate: Chat) -> None:
    table = Attachment("投票 7.csv", "text/csv", "选项,票\n".encode())
    await transport.send(words(place(estate), attachment=table))
    await transport.send(words(place(estate), "x" * 1025, attachment=table, buttons=choice("More")))
    alone, file, text = estate.messages
    for sent in (alone, file):
        assert sent.media is not None
        assert (sent.media.kind, sent.media.filename) == ("document", "投票 7.csv")
        assert sent.media.data == "选项,票\n".encode()
        assert (sent.text, sent.buttons) == ("", [])
    assert (len(text.text), text.buttons) == (1025, [["More"]])


async def test_half_characters_do_not_stop_a_message(transport: TelegramTransport, estate: Chat) -> None:
    buttons = ((Button("\ud83d", action="x\ud83d"),),)
    await transport.send(words(place(estate), "half \ud83d", buttons=buttons))
    assert (latest(estate).text, latest(estate).buttons) == ("half \ufffd", [["\ufffd"]])


async def test_an_edit_replaces_text_and_buttons(transport: TelegramTransport, estate: Chat) -> None:
    sent = await transport.send(words(place(estate), "1 vote", buttons=choice("Yes", "No")))
    await transport.edit(words(place(estate), Span("2", Style.BOLD), " votes", buttons=choice("Yes")), sent)
    assert (latest(estate).text, latest(estate).buttons) == ("2 votes", [["Yes"]])
    assert latest(estate).marked("bold") == ["2"]
    await transport.edit(words(place(estate), "closed"), sent)
    assert (latest(estate).text, latest(estate).buttons) == ("closed", [])


async def test_an_edit_that_changes_nothing_is_a_success(
    server: TelegramServer, transport: TelegramTransport, estate: Chat
) -> None:
    sent = await transport.send(words(place(estate), "same", buttons=choice("Yes")))
    await transport.edit(words(place(estate), "same", buttons=choice("Yes")), sent)
    assert server.ledger.calls[-1].code == 400
    assert latest(estate).past == []


async def test_the_words_under_a_picture_can_be_edited(transport: TelegramTransport, estate: Chat) -> None:
    picture = Attachment("result.png", "image/png", PNG)
    sent = await transport.send(words(place(estate), "before", attachment=picture))
    for _ in range(2):
        await transport.edit(words(place(estate), Span("after", Style.BOLD), buttons=choice("Yes")), sent)
    edited = latest(estate)
    assert (edited.text, edited.marked("bold"), edited.buttons) == ("after", ["after"], [["Yes"]])
    with pytest.raises(SendRefused):
        await transport.edit(words(place(estate), "x" * 1025), sent)


@pytest.mark.parametrize("alert", [False, True])
async def test_a_tap_is_answered_to_the_tapper(
    transport: TelegramTransport, ann: User, estate: Chat, alert: bool
) -> None:
    await transport.send(words(place(estate), "Paint?", buttons=choice("Yes")))
    query = await ann.tap(latest(estate), 0)
    assert await transport.acknowledge(await only(transport), "已记下" * 100, alert=alert)
    answer = await query.answered()
    assert (len(answer.text), answer.text[-2:], answer.alert) == (200, "已…", alert)


async def test_a_tap_without_words_only_stops_the_spinner(
    transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    await transport.send(words(place(estate), "Paint?", buttons=choice("Yes")))
    query = await ann.tap(latest(estate), 0)
    assert await transport.acknowledge(await only(transport), "", alert=True)
    answer = await query.answered()
    assert (answer.text, answer.alert) == ("", False)


async def test_a_tap_answered_too_late_or_in_vain_is_no_failure(
    server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat
) -> None:
    await transport.send(words(place(estate), "Paint?", buttons=choice("Yes")))
    query = await ann.tap(latest(estate), 0)
    tap = await only(transport)
    server.fault("answerCallbackQuery", drop="before")
    assert not await transport.acknowledge(tap, "noted", alert=False)
    server.fault("answerCallbackQuery", status=502)
    assert not await transport.acknowledge(tap, "noted", alert=False)
    query.expire()
    assert not await transport.acknowledge(tap, "noted", alert=False)
    await server.stop()
    assert not await transport.acknowledge(tap, "noted", alert=False)


async def test_who_administers(server: TelegramServer, transport: TelegramTransport, ann: User, estate: Chat) -> None:
    ben, eve = server.user("Ben"), server.user("Eve")
    await ben.say(estate, "hello")
    server.promote(eve, estate)
    answers = [await transport.is_admin(place(estate), str(who)) for who in (ann.id, ben.id, eve.id, 4711)]
    assert answers == [True, False, True, False]
    assert await transport.is_admin(Address("telegram", str(ben.id), account=str(ben.id)), str(ben.id))
    server.fault("getChatMember", drop="before")
    with pytest.raises(RetryLater):
        await transport.is_admin(place(estate), str(ann.id))


async def test_menus_are_published_by_scope_and_language(server: TelegramServer, transport: TelegramTransport) -> None:
    def menu(summary: str) -> tuple[MenuEntry, ...]:
        return (MenuEntry("vote", summary), MenuEntry("投票", summary))

    group = {"": menu("Vote"), "zh-Hans": menu("投票"), "zh-Hant": menu("投票(繁)")}
    await transport.publish_menus(Menus(group, {"": menu("Vote here")}))
    assert {
        (scope, language): [(entry["command"], entry["description"]) for entry in entries]
        for (scope, language), entries in server.commands.items()
    } == {
        ('{"type": "all_group_chats"}', ""): [("vote", "Vote")],
        ('{"type": "all_group_chats"}', "zh"): [("vote", "投票")],
        ('{"type": "all_private_chats"}', ""): [("vote", "Vote here")],
    }
    server.fault("setMyCommands", retry_after=5)
    with pytest.raises(RetryLater):
        await transport.publish_menus(Menus(group, {}))
