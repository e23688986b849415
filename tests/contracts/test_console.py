"""The console keeps to what is asked of every platform, and writes transcripts as they are to be read."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from app.messages import Address, Attachment, Batch, Button, Incoming, Kind, Outgoing, Post, Span, Style
from app.ports import MessageGone, SendRefused, Transport
from app.rehearsal_lines import Mistake, Press, Speech
from transports.console import ConsoleTransport

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
ROOM = Address("console", "room")
GARDEN = Address("console", "#garden")
YES_NO = ((Button("Yes", "vote:1"), Button("No", "vote:2")),)


class Stand:
    """A console and what it printed."""

    def __init__(self, files: Path | None = None) -> None:
        self.lines: list[str] = []
        self.console = ConsoleTransport(self.lines.append, files=files)

    @property
    def printed(self) -> str:
        """What was printed since it was last asked."""
        text = "\n".join(self.lines)
        self.lines.clear()
        return text

    def hear(self, *lines: str) -> None:
        for line in lines:
            heard = self.console.read(line)
            assert isinstance(heard, Speech | Press)
            self.console.hear(heard, NOW)

    async def event(self, line: str) -> Incoming:
        self.hear(line)
        return (await self.console.poll("")).events[-1]


@pytest.fixture
def stand() -> Stand:
    return Stand()


def message(text: str, address: Address = ROOM, buttons: tuple[tuple[Button, ...], ...] = ()) -> Outgoing:
    return Outgoing("token", address, (Span(text),), buttons)


def test_it_is_a_platform(stand: Stand) -> None:
    platform: Transport = stand.console
    assert (platform.platform, platform.identity, platform.start_link("x")) == ("console", "bot", "")


# -- what comes in ---------------------------------------------------------------------------------------------------


async def test_what_somebody_says_in_the_room(stand: Stand) -> None:
    heard = await stand.event("A101> hello")
    assert (heard.kind, heard.address, heard.private, heard.text) == (Kind.MESSAGE, ROOM, False, "hello")
    assert heard.sender is not None
    assert (heard.sender.account, heard.sender.name, heard.sender.direct) == ("a101", "A101", "@a101")
    assert (heard.at, heard.title, heard.addressed) == (NOW, "room", False)
    assert heard.message_id


async def test_what_somebody_says_to_the_bot_alone(stand: Stand) -> None:
    heard = await stand.event("a101@ hello")
    assert heard.private
    assert heard.address == Address("console", "@a101", account="a101")


@pytest.mark.parametrize(
    ("text", "addressed"), [("@bot hello", True), ("/vote@Bot 1", True), ("a robot@bottom", False), ("bot", False)]
)
async def test_the_bot_knows_when_it_is_named(stand: Stand, text: str, addressed: bool) -> None:
    assert (await stand.event(f"a101> {text}")).addressed is addressed


async def test_events_come_again_until_the_cursor_says_they_are_kept(stand: Stand) -> None:
    stand.hear("a101> one", "b202> two")
    first = await stand.console.poll("")
    stand.hear("c303> three")
    again = await stand.console.poll("")
    rest = await stand.console.poll(first.cursor)
    assert [event.text for event in again.events] == ["one", "two", "three"]
    assert again.events[:2] == first.events
    assert rest.events == again.events[2:]
    assert rest.cursor == again.cursor


async def test_event_ids_go_on_where_the_last_run_stopped(stand: Stand) -> None:
    stand.hear("a101> one")
    first = await stand.console.poll("")
    later = Stand()
    later.hear("a101> two")
    second = await later.console.poll(first.cursor)
    assert first.events[0].event_id != second.events[0].event_id
    assert first.events[0].message_id != second.events[0].message_id


async def test_a_poll_waits_for_something_to_happen(stand: Stand) -> None:
    polling: asyncio.Task[Batch] = asyncio.create_task(stand.console.poll(""))
    await asyncio.sleep(0)
    assert not polling.done()
    stand.hear("a101> at last")
    assert [event.text for event in (await polling).events] == ["at last"]


async def test_the_first_to_speak_in_a_room_administers_it_after_a_restart_too(stand: Stand) -> None:
    stand.hear("a101@ in private first", "b202> hello", "a101> hello", "a101#garden> hello")
    before = await stand.console.poll("")
    later = Stand()
    later.hear("c303> hello", "c303#yard> hello")
    await later.console.poll(before.cursor)
    for console in (stand.console, later.console):
        assert await console.is_admin(ROOM, "b202")
        assert not await console.is_admin(ROOM, "a101")
        assert await console.is_admin(GARDEN, "a101")
        assert not await console.is_admin(Address("console", "@a101", account="a101"), "a101")
    assert await later.console.is_admin(Address("console", "#yard"), "c303")


# -- buttons ---------------------------------------------------------------------------------------------------------


async def test_a_press_is_of_the_latest_message_with_buttons_there(stand: Stand) -> None:
    await stand.console.send(message("Earlier?", buttons=((Button("A", "a"), Button("B", "b")),)))
    latest = await stand.console.send(message("Now?", buttons=YES_NO))
    await stand.console.send(message("Elsewhere?", GARDEN, ((Button("X", "x"),),)))
    await stand.console.send(message("No buttons."))
    tap = await stand.event("a101> :tap 2")
    assert (tap.kind, tap.action, tap.message_id, tap.address) == (Kind.TAP, "vote:2", latest, ROOM)
    assert tap.tap_id


async def test_an_edit_decides_which_buttons_there_are(stand: Stand) -> None:
    earlier = await stand.console.send(message("Earlier?", buttons=((Button("A", "a"),),)))
    latest = await stand.console.send(message("Now?", buttons=YES_NO))
    await stand.console.edit(message("Now?", buttons=((Button("C", "c"),),)), latest)
    # Editing the earlier message does not make it the latest.
    await stand.console.edit(message("Earlier!", buttons=((Button("A", "a"),),)), earlier)
    assert (await stand.event("a101> :tap 1")).action == "c"
    await stand.console.edit(message("Over."), latest)
    assert (await stand.event("a101> :tap 1")).action == "a"


async def test_a_button_that_is_not_there_is_a_mistake(stand: Stand) -> None:
    with pytest.raises(Mistake) as none:
        stand.hear("a101> :tap 1")
    assert none.value.key == "rehearsal-tap-none"
    await stand.console.send(message("Now?", buttons=YES_NO))
    for number in (0, 3):
        with pytest.raises(Mistake) as beyond:
            stand.hear(f"a101> :tap {number}")
        assert (beyond.value.key, beyond.value.data) == ("rehearsal-tap-beyond", {"number": number, "most": 2})


async def test_buttons_of_an_earlier_run_can_be_pressed_once_recalled(stand: Stand) -> None:
    shown = await stand.console.send(message("Now?", buttons=YES_NO))
    later = Stand()
    later.console.recall(Post(ROOM, shown, "poll:1", ("vote:1", "vote:2"), NOW))
    assert (await later.event("a101> :tap 2")).action == "vote:2"
    newer = await later.console.send(message("Newer?", buttons=((Button("X", "x"),),)))
    assert (await later.event("a101> :tap 1")).message_id == newer


# -- what goes out ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "voice"),
    [
        (ROOM, "bot"),
        (GARDEN, "bot#garden"),
        (Address("console", "@a101", account="a101"), "bot@a101"),
        (Address("console", "", account="a101"), "bot@a101"),
    ],
)
async def test_where_a_message_is_said(stand: Stand, address: Address, voice: str) -> None:
    number = await stand.console.send(message("One\n\nTwo  \n", address))
    await stand.console.edit(message("Three", address), number)
    assert stand.printed == f"{voice}> One\n\n  Two\n{voice}~ Three"


async def test_names_are_written_as_people_last_spelled_them(stand: Stand) -> None:
    heard = await stand.event("Mei-Ling#Garden> hello")
    await stand.console.send(message("Hello.", heard.address))
    await stand.console.send(message("Hello.", Address("console", "@mei-ling", account="mei-ling")))
    assert stand.printed == "bot#Garden> Hello.\nbot@Mei-Ling> Hello."


async def test_buttons_are_numbered_over_all_rows(stand: Stand) -> None:
    await stand.console.send(message("Now?", buttons=(*YES_NO, (Button("Later", "later"),))))
    assert stand.printed == "bot> Now?\n  [1] Yes  [2] No  [3] Later"


async def test_many_buttons_keep_their_rows(stand: Stand) -> None:
    rows = tuple((Button(f"{'很长的选项' * 4}{no}", f"vote:{no}"),) for no in (1, 2))
    await stand.console.send(message("Now?", buttons=rows))
    assert stand.printed == f"bot> Now?\n  [1] {'很长的选项' * 4}1\n  [2] {'很长的选项' * 4}2"


async def test_styles_are_left_out(stand: Stand) -> None:
    await stand.console.send(
        replace(message(""), body=(Span("Bold", Style.BOLD), Span("\n"), Span("x  1", Style.CODE)))
    )
    assert stand.printed == "bot> Bold\n  x  1"


async def test_what_people_write_does_not_move_the_cursor_of_the_terminal(stand: Stand) -> None:
    await stand.console.send(message("\x1b[2Jgone\rover\x07\u009b1A", buttons=((Button("\x1b[0m", "x"),),)))
    stand.console.echo("a101> \x1b[2Jgone")
    assert stand.printed == "bot> [2Jgoneover1A\n  [1] [0m\na101> [2Jgone"


async def test_a_file_is_named_and_put_where_it_can_be_opened(tmp_path: Path) -> None:
    stand = Stand(files=tmp_path)
    attachment = Attachment("../poll-7.csv", "text/csv", b"a,b\n")
    await stand.console.send(replace(message("The votes."), attachment=attachment))
    assert stand.printed == "bot> The votes.\n  <../poll-7.csv>"
    assert (tmp_path / "poll-7.csv").read_bytes() == b"a,b\n"


async def test_an_edit_that_changes_nothing_is_silent(stand: Stand) -> None:
    number = await stand.console.send(message("Now?", buttons=YES_NO))
    stand.lines.clear()
    await stand.console.edit(message("Now?", buttons=YES_NO), number)
    assert stand.printed == ""


async def test_a_message_of_an_earlier_run_can_be_edited_and_one_that_never_was_cannot(stand: Stand) -> None:
    number = await stand.console.send(message("Now?"))
    later = Stand()
    await later.console.edit(message("Then."), number)
    assert later.printed == "bot~ Then."
    for unknown in ("99999999999999999999", "0", "", "x"):
        with pytest.raises(MessageGone):
            await later.console.edit(message("Then."), unknown)


async def test_only_who_pressed_is_answered(stand: Stand) -> None:
    await stand.console.send(message("Now?", buttons=YES_NO))
    tap = await stand.event("B202> :tap 1")
    stand.lines.clear()
    assert await stand.console.acknowledge(tap, "Yes.\nYou can change it.", alert=False)
    assert await stand.console.acknowledge(tap, "", alert=False)
    assert stand.printed == "bot@B202> Yes.\n  You can change it."


@pytest.mark.parametrize(
    "refused",
    [
        message(" \n"),
        message("x" * 4097),
        message("🏠" * 2049),
        message("x", buttons=((Button("x", "é" * 33),),)),
        message("x", buttons=((Button("x"),),)),
        message("x", buttons=tuple((Button(str(no), str(no)),) for no in range(101))),
    ],
)
async def test_what_no_platform_would_take_is_refused(stand: Stand, refused: Outgoing) -> None:
    with pytest.raises(SendRefused):
        await stand.console.send(refused)
    assert stand.printed == ""


async def test_the_longest_message_is_taken(stand: Stand) -> None:
    await stand.console.send(message("🏠" * 2048, buttons=((Button("x", "é" * 32),),)))
    assert stand.printed.startswith("bot> 🏠")


# -- lines typed by hand ---------------------------------------------------------------------------------------------


async def test_a_line_typed_by_hand_is_said_by_the_last_speaker_in_the_same_place(stand: Stand) -> None:
    assert stand.console.complete("hello") == "hello"
    assert stand.console.speaking == ""
    for line, speaking in [
        ("a101> hi", "a101>"),
        ("A101#Garden> hi", "A101#Garden>"),
        ("b202@ hi", "b202@"),
    ]:
        stand.hear(line)
        assert stand.console.speaking == speaking
        assert stand.console.complete("/vote 1") == f"{speaking} /vote 1"
    for whole in ("a101> hi", ":clock +3d", ":quit", "", "# note"):
        assert stand.console.complete(whole) == whole
    assert stand.console.complete(":tap 2") == "b202@ :tap 2"
