"""An election on real wires: candidates, organisers and voters in a Telegram group and a Matrix room at once."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image

import bot
from domain.recount import recount
from tests.pictures import MARKS, photo
from tests.wire.house import CODE, House, code_in, matrix_says, now, running_house, telegram_says
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.telegram_chats import Chat, Media, Message
from tests.wire.telegram_people import User

People = Callable[[str], Awaitable[MatrixPerson]]
OWNERS = ("Alice", "Bob", "Eva", "Chen", "Dan", "Wang")
ROLL = "".join(("unit,area,owners\n", *(f"1-10{no},100,{name}\n" for no, name in enumerate(OWNERS, start=1)))).encode()


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> AsyncIterator[House]:
    async with running_house(synapse, tmp_path) as running:
        yield running


@dataclass
class Scene:
    """An estate in both apps: Alice, Bob and Eva are on Telegram, Chen, Dan and Wang on Matrix; Alice and Dan organise.
    ``direct`` is each Matrix person's direct chat with the bot.
    """

    house: House
    alice: User
    bob: User
    eva: User
    group: Chat
    chen: MatrixPerson
    dan: MatrixPerson
    wang: MatrixPerson
    room: str = ""
    direct: dict[str, str] = field(default_factory=dict)

    async def shows(self, chat: Chat, text: str) -> Message:
        """Wait until a message of the bot in a Telegram chat reads like this."""
        await telegram_says(self.house, chat, lambda said: text in said)
        found = chat.find(text)
        assert found is not None
        return found

    async def becomes(self, message: Message, text: str) -> None:
        """Wait until a message on Telegram shows this, in its words or on a button."""
        await self.house.telegram.wait_for(lambda: text in f"{message.text}\n{message.buttons}", 15.0)

    async def hears(self, person: MatrixPerson, text: str, *, room: bool = False) -> str:
        """Wait until the bot has said something like this to a person on Matrix, or in the room; the event's id."""
        where = self.room if room else self.direct[person.user_id]
        return await matrix_says(person, where, lambda said: text in said)

    async def both_hear(self, text: str) -> None:
        """Wait until the group and the room were told something like this."""
        await self.shows(self.group, text)
        await self.hears(self.chen, text, room=True)

    async def tell(self, person: MatrixPerson, text: str) -> None:
        """Say something to the bot in a direct chat on Matrix."""
        await person.say(self.direct[person.user_id], text)

    async def react(self, person: MatrixPerson, text: str, key: str, *, room: bool = False) -> None:
        """React to the message of the bot that reads like this."""
        where = self.room if room else self.direct[person.user_id]
        await person.react(where, await self.hears(person, text, room=room), key)

    async def tap(self, user: User, text: str, button: str, *, group: bool = False) -> Message:
        """Press a button of the message of the bot that reads like this."""
        message = await self.shows(self.group if group else user.private, text)
        await user.tap(message, button)
        return message

    async def on_day(self, day: int) -> None:
        """Start the bot again so many days after the call."""
        await self.house.stop()
        self.house.clock = lambda: now() + timedelta(days=day)
        await self.house.start()


# -- before --------------------------------------------------------------------------------------------------------


async def settled(house: House, matrix_person: People) -> Scene:
    """The scene, with everybody registered and the roll under notice."""
    chen, dan, wang = [await matrix_person(name) for name in ("Chen", "Dan", "Wang")]
    alice, bob, eva = (house.telegram.user(name, language_code="en") for name in ("Alice", "Bob", "Eva"))
    group = house.telegram.group("Lakeside", creator=alice)
    house.telegram.add_bot(group)
    it = Scene(house, alice, bob, eva, group, chen, dan, wang)
    await linked(it)
    codes = await codes_of(it)
    for user in (alice, bob, eva):
        await user.dm(f"/register {codes[user.name]}")
    for person, name in ((chen, "Chen"), (dan, "Dan"), (wang, "Wang")):
        it.direct[person.user_id] = await person.create_room(direct=True, invite=[house.matrix.user])
        await it.tell(person, f"!register {codes[name]}")
    for user in (alice, bob, eva):
        await it.shows(user.private, "You are registered in Lakeside")
    for person in (chen, dan, wang):
        await it.hears(person, "You are registered in Lakeside")
    await alice.say(group, "/organiser Dan")
    await it.hears(dan, "made you an organiser of Lakeside")
    await alice.say(group, "/notice 1d")
    await it.tap(alice, "I would show the roll", "Show it", group=True)
    await it.both_hear("is under public notice")
    return it


async def linked(it: Scene) -> None:
    """Alice's group set up as an estate, and a room of Chen's that joins it."""
    await it.alice.start()
    await it.alice.say(it.group, "/setup Lakeside | English | Shanghai")
    await it.shows(it.group, "Lakeside is set up")
    await it.alice.say(it.group, "/link")
    code = code_in(await telegram_says(it.house, it.alice.private, lambda text: CODE.search(text) is not None))
    invited = [it.house.matrix.user, it.dan.user_id, it.wang.user_id]
    it.room = await it.chen.create_room(name="Lakeside on Matrix", invite=invited)
    await it.dan.join(it.room)
    await it.wang.join(it.room)
    await it.hears(it.chen, "poll", room=True)
    await it.chen.say(it.room, f"!link {code}")
    await it.hears(it.chen, "Lakeside", room=True)


async def codes_of(it: Scene) -> dict[str, str]:
    """The codes of the letters, by owner, once Alice's roll is taken over."""
    await it.alice.send_file(it.alice.private, "roll.csv", ROLL, kind="text/csv")
    offer = await it.tap(it.alice, "Shall I read “roll.csv” as the roll", "Read it")
    await it.becomes(offer, "New: 6")
    await it.alice.tap(offer, "Take it over")
    await it.becomes(offer, "6 heads, counted so")
    await it.alice.dm("/codes")
    letters = (await it.shows(it.alice.private, "The same codes as a table")).media
    assert letters is not None
    return {row[0]: row[3] for row in csv.reader(io.StringIO(letters.data.decode("utf-8-sig")))}


async def file_in(person: MatrixPerson, room: str, kind: str) -> bytes:
    """The latest file of this kind that the bot has sent to a Matrix room."""

    def found(seen: MatrixPerson) -> str:
        contents = [event["content"] for event in seen.events if event["room_id"] == room and "content" in event]
        files = [each for each in contents if str(each.get("info", {}).get("mimetype", "")).startswith(kind)]
        return str(files[-1]["url"]) if files else ""

    return await person.download(await person.sync_until(found, 15.0))


def is_plain_picture(content: bytes) -> bool:
    """Whether it is a photo without what the camera noted."""
    with Image.open(io.BytesIO(content)) as picture:
        return picture.format == "JPEG" and not any(mark in content for mark in MARKS)


async def file_of(it: Scene, chat: Chat, name: str) -> Media:
    """The file of this name that was sent to a Telegram chat."""

    def found() -> Media | None:
        files = (each.media for each in chat.messages if each.media is not None)
        return next((each for each in files if each.filename == name), None)

    return await it.house.telegram.wait_for(found, 15.0)


# -- the phases ----------------------------------------------------------------------------------------------------


async def called(it: Scene) -> None:
    """Two seats, for which more than two must stand; the call in both rooms."""
    await it.alice.dm("/election Committee --seats 2 --rule simple")
    draft = await it.tap(it.alice, "To be called: Committee", "More must stand than seats")
    await it.becomes(draft, "More must stand than there are seats")
    assert "Secret:" in draft.text, "where heads alone are counted it is secret by default"
    await it.alice.tap(draft, "Call it")
    await it.both_hear("Election: call for candidates")


async def nominated(it: Scene) -> None:
    """By oneself, in reply, by mention on either platform, and by unit in a direct message."""
    pill = f'<a href="https://matrix.to/#/{it.chen.user_id}">Chen</a>'
    html = f"!nominate 1 {pill} she reads every bill"
    words = "!nominate 1 Chen she reads every bill"
    await it.dan.say(it.room, words, format="org.matrix.custom.html", formatted_body=html)
    await it.hears(it.chen, "“she reads every bill”")
    said = await it.eva.say(it.group, "I have mended the lift.")
    await it.alice.say(it.group, "/nominate 1 a good hand", reply_to=said)
    await it.shows(it.eva.private, "You are nominated by")
    await it.alice.dm("/nominate 1 1-106 the calmest of us")
    await it.hears(it.wang, "“the calmest of us”")
    await it.bob.say(it.group, "/nominate 1 me")
    await it.shows(it.bob.private, "You want to stand")
    await it.eva.say(it.group, f"/nominate 1 @{it.bob.username} always there")
    await it.shows(it.bob.private, "another neighbour has nominated you")


async def accepted(it: Scene) -> None:
    """Conditions confirmed by buttons, reactions, numbers and words; statements with photos."""
    for user in (it.bob, it.eva):
        form = await it.shows(user.private, "Please confirm each")
        await user.tap(form, "Confirm 1")
        await it.becomes(form, "1  ✓ I am an owner here")
        assert "'I stand'" not in str(form.buttons)
        await user.tap(form, "Confirm 2")
        await it.becomes(form, "'I stand'")
        await user.tap(form, "I stand")
        await it.becomes(form, "You stand in #1")
    await it.react(it.chen, "Please confirm each", "1️⃣")
    await it.hears(it.chen, "1  ✓ I am an owner here")
    await it.tell(it.chen, "2")
    await it.hears(it.chen, "2  ✓ I have the time")
    await it.react(it.chen, "Please confirm each", "3️⃣")
    await it.hears(it.chen, "You stand in #1")
    await it.hears(it.dan, "Chen stands")
    await it.tell(it.wang, "!accept 1 all")
    await it.hears(it.wang, "You stand in #1")
    await it.shows(it.alice.private, "Wang stands")

    await it.bob.send_photo(it.bob.private, photo(400), "/statement 1 The gate will close again.")
    await it.shows(it.bob.private, "With your photo")
    url, info = await it.chen.upload(photo(300)), {"mimetype": "image/jpeg"}
    words = "!statement 1 Open books, every month."
    await it.chen.say(it.direct[it.chen.user_id], words, msgtype="m.image", filename="me.jpg", url=url, info=info)
    await it.hears(it.chen, "With your photo")


async def vetted(it: Scene) -> None:
    """Alice lets three pass by buttons; Eva is rejected by Alice on Telegram and Dan on Matrix."""
    await it.on_day(8)
    await it.both_hear("Nominations are over")
    await it.hears(it.dan, "4 people wait for vetting")
    waiting = await it.shows(it.alice.private, "4 people wait for vetting")
    for name in ("Bob", "Chen", "Wang"):
        await it.alice.tap(waiting, f"✓ {name}")
        await it.becomes(waiting, f"{name} passes")
    await it.alice.dm("/vet 1 Eva reject owes two years of fees")
    await it.shows(it.alice.private, "Eva is rejected once a second organiser says so too")
    await it.shows(it.eva.private, "“owes two years of fees”")
    await it.eva.dm("/reply 1 I have paid half of it")
    await it.shows(it.alice.private, "“I have paid half of it”")
    await it.react(it.dan, "would reject Eva", "2️⃣")
    await it.hears(it.dan, "Why is Eva to be rejected?")
    await it.tell(it.dan, "half is not all")
    await it.hears(it.dan, "Eva is rejected, by two organisers")
    await it.shows(it.eva.private, "“half is not all”")


async def listed(it: Scene) -> dict[str, int]:
    """The list in both rooms, pages with photos, an objection and its answer; the numbers of the candidates."""
    await it.on_day(13)
    told = await telegram_says(it.house, it.group, lambda text: "The candidates, on public notice" in text)
    await it.hears(it.chen, "The candidates, on public notice", room=True)
    lines = (line.split("  ") for line in told.splitlines() if line[:1].isdigit())
    numbers = {name: int(no) for no, name in lines}
    assert set(numbers) == {"Bob", "Chen", "Wang"}

    await it.alice.dm("/candidates 1")
    await it.tap(it.alice, "Order drawn by lot", f"{numbers['Chen']}  Chen")
    page = await it.shows(it.alice.private, "“Open books, every month.”")
    assert page.media is not None
    assert page.media.kind == "photo"
    await it.tell(it.wang, "!candidates 1 Bob")
    await it.hears(it.wang, "“The gate will close again.”")
    for face in (page.media.data, await file_in(it.wang, it.direct[it.wang.user_id], "image/")):
        assert is_plain_picture(face)

    await it.wang.say(it.room, "!object 1 Bob he parks on the lawn")
    await it.shows(it.bob.private, "“he parks on the lawn”")
    await it.tap(it.alice, "objection 1 to Bob", "Answer")
    await it.shows(it.alice.private, "What is the answer to objection 1?")
    await it.alice.dm("No longer. The lawn is fenced.")
    await it.hears(it.wang, "No longer. The lawn is fenced.")

    await it.tell(it.dan, "!calendar 1")
    dates = await file_in(it.dan, it.direct[it.dan.user_id], "text/calendar")
    assert dates.startswith(b"BEGIN:VCALENDAR")
    return numbers


async def voted(it: Scene, numbers: dict[str, int]) -> None:
    """By buttons whose marks are set and left shown, typed, and cast by a reaction; the bot starts again meanwhile."""
    await it.on_day(22)
    await it.both_hear("Voting has begun")
    bob, chen, wang = (numbers[name] for name in ("Bob", "Chen", "Wang"))
    await it.bob.open_link(await it.shows(it.group, "Taken part: 0 of 6 owners"), "Vote")
    ballot = await it.shows(it.bob.private, "Marked: 0 of at most 2")
    await it.bob.tap(ballot, f"{bob}  Bob")
    await it.becomes(ballot, f"✓ {bob}  Bob")
    await it.on_day(23)
    await it.bob.tap(ballot, f"{chen}  Chen")
    await it.becomes(ballot, f"✓ {chen}  Chen")
    assert f"✓ {bob}  Bob" in str(ballot.buttons)
    over = await it.bob.tap(ballot, f"{wang}  Wang")
    assert "At most 2 can be marked" in (await over.answered()).text
    await it.bob.tap(ballot, "Review: 2 marks")
    await cast(it, it.bob, ballot)

    await it.alice.dm(f"/vote 1 {bob},{chen}")
    await cast(it, it.alice, await it.shows(it.alice.private, "Your choice"))
    await it.eva.dm("/vote 1 none")
    await cast(it, it.eva, await it.shows(it.eva.private, "none of them"))
    await it.tell(it.chen, f"!vote 1 {bob} {chen} {wang}")
    await it.hears(it.chen, "At most 2 can be marked")
    for person, marks in ((it.chen, f"{bob}, {chen}"), (it.dan, "Wang; Chen"), (it.wang, f"{wang}，{bob}")):
        await it.tell(person, f"!vote 1 {marks}")
        await it.react(person, "Your choice", "1️⃣")
        await it.hears(person, "#1: your paper is in the box")
    # What everybody sees does not move with each secret paper; who asks is told.
    await it.dan.say(it.room, "!turnout 1")
    await it.hears(it.dan, "Taken part: 6 of 6 owners", room=True)


async def cast(it: Scene, user: User, paper: Message) -> None:
    """What was read once more goes into the box."""
    await it.becomes(paper, "Your receipt")
    await user.tap(paper, "Cast it")
    await it.becomes(paper, "your paper is in the box")


async def counted(it: Scene, folder: Path) -> Any:
    """The result in both rooms, with one and the same record, which a recount accepts; and what is filed."""
    await it.on_day(45)
    told = await telegram_says(it.house, it.group, lambda text: "Result of the election" in text)
    await it.both_hear("Result of the election")
    published = (await file_of(it, it.group, "record-1.json")).data
    assert await file_in(it.chen, it.room, "application/json") == published
    assert recount(published)
    kept = folder / "record-1.json"
    await asyncio.to_thread(kept.write_bytes, published)
    assert await asyncio.to_thread(bot.main, ["verify", str(kept)]) == 0
    record = json.loads(published)
    head = f"Chain of acts: {record['acts'][-1]['hash'][:16]}"
    assert head in told
    await it.both_hear(head)
    await it.shows(it.bob.private, "you are elected")
    await it.hears(it.chen, "you are elected")
    await it.hears(it.wang, "you are not elected")
    await it.alice.dm("/filing 1")
    with ZipFile(io.BytesIO((await file_of(it, it.alice.private, "election-1.zip")).data)) as pack:
        assert pack.testzip() is None
        assert pack.read(next(name for name in pack.namelist() if name.endswith("record-1.json"))) == published
    return record


async def seated(it: Scene) -> None:
    """The result stands; the members elect their chair, and the estate is handed over to them."""
    await it.on_day(55)
    await it.both_hear("The committee is elected, and the result stands")
    await it.tap(it.bob, "you are a member of the committee", "Elect the chair")
    await it.tap(it.bob, "There is no chair yet", "Chair: 1 day")
    await it.both_hear("Chair of the committee")
    await it.bob.open_link(await it.shows(it.bob.private, "#2 Chair of the committee"), "Vote")
    paper = await it.shows(it.bob.private, "Marked: 0 of at most 1")
    await it.bob.tap(paper, "Bob")
    await it.becomes(paper, "✓")
    await it.bob.tap(paper, "Review: 1 mark")
    await it.becomes(paper, "Cast it")
    await it.bob.tap(paper, "Cast it")
    await it.shows(it.bob.private, "#2, for Bob")
    await it.tell(it.chen, "!vote 2 Bob")
    await it.hears(it.chen, "#2, for Chen")
    await it.on_day(57)
    await it.both_hear("The committee's chair: Bob")

    await it.chen.say(it.room, "!handover")
    await it.react(it.chen, "Hand Lakeside over to the committee?", "1️⃣", room=True)
    await it.both_hear("the committee organises from now on")
    await it.shows(it.alice.private, "and you no longer do")
    await it.hears(it.dan, "and you no longer do")
    await it.bob.say(it.group, "/organiser")
    first = (await it.shows(it.group, "by their election")).text.splitlines()[0]
    assert [name for name in OWNERS if name in first] == ["Bob", "Chen"]


# -- from the call to the seats ------------------------------------------------------------------------------------


@pytest.mark.timeout(180)
async def test_an_election_in_both_apps_from_the_call_to_the_committee_that_organises(
    house: House, matrix_person: People, tmp_path: Path
) -> None:
    it = await settled(house, matrix_person)
    await called(it)
    await nominated(it)
    await accepted(it)
    await vetted(it)
    numbers = await listed(it)
    await voted(it, numbers)
    record = await counted(it, tmp_path)
    assert all("units" not in paper for paper in record["papers"])
    rows = zip(record["items"], record["results"], strict=True)
    assert {item["text"]: found["yes"]["papers"] for item, found in rows} == {"Bob": 4, "Chen": 4, "Wang": 2}
    await seated(it)
