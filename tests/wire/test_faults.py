"""The whole bot behind two proxies that go wrong, one before each server: it neither dies nor hurries, loses nothing,
says and does nothing twice that may be said and done but once, and is back as soon as they are.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace

import pytest
import pytest_asyncio

from app import intake
from app.messages import Pace
from tests.wire.fault_proxy import (
    BAD_GATEWAY,
    GARBAGE,
    HALF,
    HANG_UP,
    LOST,
    PORTAL,
    PROXY_LOGIN,
    RESET,
    SILENT,
    SPOILT,
    Fault,
    FaultProxy,
    fault_proxy,
    says,
    slow,
)
from tests.wire.house import House, matrix_says, running_house, telegram_says
from tests.wire.matrix_person import MatrixPerson
from tests.wire.synapse import Synapse
from tests.wire.telegram_chats import Chat, Message
from tests.wire.telegram_house import counts
from transports import matrix_wire, telegram_api

ANSWER_SECONDS = 0.5
PAUSE = 0.2
LONGEST_WAIT = 0.4
WINDOW = 0.4
RECOVERY = 4.0
"""One long poll, one answer that never comes, one back-off, and what the machine needs meanwhile."""

MOST_ASKED = 12
"""In a window, by the back-offs above: five polls, four messages or edits at each of two turns, and their like."""


@dataclass(frozen=True)
class Trouble:
    """What goes wrong on Telegram and on Matrix, what while sending if something else, and whether a sender can be
    sure then that nothing was done."""

    telegram: Fault
    matrix: Fault
    sending: Fault | None = None
    certain: bool = False


def on_both(fault: Fault, *, sending: Fault | None = None, certain: bool = False) -> Trouble:
    return Trouble(fault, fault, sending, certain)


def refusal(code: int, description: str, parameters: str = "") -> str:
    more = f',"parameters":{parameters}' if parameters else ""
    return f'{{"ok":false,"error_code":{code},"description":"{description}"{more}}}'


def limited(telegram: str, matrix: str) -> Trouble:
    flood = "Too Many Requests"
    return Trouble(says(429, refusal(429, flood, telegram)), says(429, matrix), certain=True)


TROUBLES = {
    "reset after accept": on_both(RESET, sending=HANG_UP),
    "answer lost": on_both(LOST),
    "late": on_both(slow(0.2), certain=True),
    "too slow": on_both(slow(ANSWER_SECONDS * 1.2)),
    "half a body": on_both(HALF),
    "garbage instead": on_both(GARBAGE),
    "garbage after": on_both(SPOILT),
    "limited": limited('{"retry_after":1}', '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":1000}'),
    "limited for no time": limited('{"retry_after":0}', '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":0}'),
    "limited, no figure": limited("", '{"errcode":"M_LIMIT_EXCEEDED"}'),
    "limited, nonsense": limited('{"retry_after":-1e999}', '{"errcode":"M_LIMIT_EXCEEDED","retry_after_ms":NaN}'),
    "an answer at once": Trouble(says(200, '{"ok":true,"result":[]}'), GARBAGE, sending=HANG_UP),
    "server error": Trouble(says(500, refusal(500, "Internal Server Error")), says(500, '{"errcode":"M_UNKNOWN"}')),
    "bad gateway": on_both(BAD_GATEWAY),
    "portal": on_both(PORTAL),
    "proxy login": on_both(PROXY_LOGIN, certain=True),
    "silence": on_both(SILENT, sending=Fault(end="silence")),
}


class Place:
    """A house behind two proxies, a Telegram group and a Matrix room. Each trouble has polls of its own there."""

    def __init__(self, house: House, telegram: FaultProxy, matrix: FaultProxy, chen: MatrixPerson) -> None:
        self.house = house
        self.telegram = telegram
        self.matrix = matrix
        self.alice = house.telegram.user("Alice")
        self.bob, self.carol = house.telegram.user("Bob"), house.telegram.user("Carol")
        self.group: Chat = house.telegram.group("Lakeside", creator=self.alice)
        house.telegram.add_bot(self.group)
        self.chen = chen
        self.wei = chen
        self.room = ""

    async def poll(self, question: str) -> tuple[Message, str]:
        """Ask both rooms something; the poll in the group, and the event that shows the one in the room."""
        await self.alice.say(self.group, f"/poll {question} | Yes | No")
        await self.chen.say(self.room, f"!poll {question} | Yes | No")
        await telegram_says(self.house, self.group, asks(question))
        found = next(message for message in self.group.messages if asks(question)(message.text))
        return found, await matrix_says(self.chen, self.room, asks(question))

    async def trouble(self) -> None:
        """Wait until both proxies have gone wrong once."""
        await self.telegram.trouble()
        await self.matrix.trouble()

    async def endure(self) -> None:
        """Let trouble last for a window, in which requests must be few."""
        await self.trouble()
        start = asyncio.get_running_loop().time()
        await asyncio.sleep(WINDOW)
        for proxy in (self.telegram, self.matrix):
            asked = proxy.asked_since(start)
            assert len(asked) <= MOST_ASKED, asked

    def heal(self) -> None:
        """Everything is well again."""
        self.telegram.heal()
        self.matrix.heal()

    async def empty(self) -> None:
        """Wait until nothing is left to be sent."""
        async with asyncio.timeout(RECOVERY):
            for platform in ("telegram", "matrix"):
                left = await self.house.store.queue(platform, 1)
                while left:
                    await asyncio.sleep(0.02)
                    left = await self.house.store.queue(platform, 1)

    async def in_room(self, wanted: Callable[[str], bool]) -> int:
        """How many messages of the bot read like this in the Matrix room, edits aside."""
        sent = [event for event in await self.chen.messages(self.room) if event["sender"] == self.house.matrix.user]
        new = [e for e in sent if e["content"].get("m.relates_to", {}).get("rel_type") != "m.replace"]
        return sum(wanted(event["content"].get("body", "")) for event in new)

    def in_group(self, wanted: Callable[[str], bool]) -> int:
        """How many messages of the bot read like this in the Telegram group."""
        return sum(wanted(message.text) for message in self.group.messages)


def asks(question: str) -> Callable[[str], bool]:
    """Whether a text is a poll's."""
    return lambda text: text.startswith("🗳") and question in text.partition("\n")[0]


def is_status(text: str) -> bool:
    """Whether a text is the answer to /status."""
    return text.startswith("Lakeside")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def place(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Place]:
    """One house for all troubles, whose waits are short."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "FIRST_WAIT", PAUSE)
        patch.setattr(intake, "LONGEST_WAIT", LONGEST_WAIT)
        patch.setattr(telegram_api, "PAUSE_SECONDS", PAUSE)
        patch.setattr(matrix_wire, "PAUSE_SECONDS", PAUSE)
        async with (
            fault_proxy(synapse.url) as matrix,
            fault_proxy("") as telegram,
            await synapse.person("Chen") as chen,
            await synapse.person("Wei") as wei,
        ):

            def between(house: House) -> None:
                telegram.upstream, house.api_url = house.telegram.root, telegram.url
                house.matrix = replace(house.matrix, homeserver=matrix.url)
                house.poll_seconds, house.answer_seconds, house.matrix_pace = 1, ANSWER_SECONDS, Pace()

            async with running_house(synapse, tmp_path_factory.mktemp("house"), between) as house:
                made = Place(house, telegram, matrix, chen)
                made.room = await chen.create_room(name="Lakeside", invite=[house.matrix.user, wei.user_id])
                made.wei = wei
                await wei.join(made.room)
                await matrix_says(chen, made.room, lambda text: "poll" in text)
                yield made


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", TROUBLES)
async def test_trouble_on_both_platforms(place: Place, caplog: pytest.LogCaptureFixture, name: str) -> None:
    caplog.set_level(logging.INFO)
    trouble = TROUBLES[name]
    polls = await place.poll(f"{name}: gate?")
    try:
        await receiving(place, trouble, name, *polls)
        await sending(place, trouble, name, *polls)
    finally:
        place.heal()
    assert place.house.alive
    assert "Traceback" not in caplog.text


async def receiving(place: Place, trouble: Trouble, name: str, shown: Message, event: str) -> None:
    """What people do while the bot hears nothing is done as soon as it hears again, once."""
    asked, bins = "1 person has voted", f"{name}: bins?"
    place.telegram.go_wrong(trouble.telegram, "/getUpdates")
    place.matrix.go_wrong(trouble.matrix, "/sync")
    await place.alice.say(place.group, "/help@another_bot")
    await place.chen.say(place.room, "good morning")
    await place.trouble()
    tapped = await place.bob.tap(shown, "Yes")
    await place.alice.say(place.group, f"/poll {bins} | Green | Grey")
    await place.chen.react(place.room, event, "1️⃣")
    await place.chen.say(place.room, f"!poll {bins} | Green | Grey")
    await place.endure()
    place.heal()
    assert "Yes" in (await tapped.answered(RECOVERY)).text
    await telegram_says(place.house, place.group, asks(bins), RECOVERY)
    await matrix_says(place.chen, place.room, asks(bins))
    await place.house.telegram.wait_for(lambda: counts(shown) == [1, 0], RECOVERY)
    await matrix_says(place.chen, place.room, lambda text: asks(f"{name}: gate?")(text) and asked in text)
    await place.empty()
    assert place.in_group(asks(bins)) == 1
    assert await place.in_room(asks(bins)) == 1


async def sending(place: Place, trouble: Trouble, name: str, shown: Message, event: str) -> None:
    """What the bot cannot say it says later: votes and polls surely, an answer once or not at all."""
    voted, lamps = "2 people have voted", f"{name}: lamps?"
    told = place.in_group(is_status), await place.in_room(is_status)
    place.telegram.go_wrong(
        trouble.sending or trouble.telegram, "/sendMessage", "/editMessageText", "/answerCallbackQuery"
    )
    place.matrix.go_wrong(trouble.sending or trouble.matrix, "/send/")
    tapped = await place.carol.tap(shown, "No")
    await place.alice.say(place.group, "/status")
    await place.alice.say(place.group, f"/poll {lamps} | Old | New")
    await place.wei.react(place.room, event, "2️⃣")
    await place.chen.say(place.room, "!status")
    await place.chen.say(place.room, f"!poll {lamps} | Old | New")
    await place.endure()
    sent_wrongly = place.telegram.met
    place.heal()
    await telegram_says(place.house, place.group, asks(lamps), RECOVERY)
    await place.house.telegram.wait_for(lambda: counts(shown) == [1, 1], RECOVERY)
    await matrix_says(place.chen, place.room, lambda text: asks(f"{name}: gate?")(text) and voted in text)
    await place.empty()
    assert 1 <= place.in_group(asks(lamps)) <= 1 + sent_wrongly * (not trouble.certain)
    assert place.in_group(is_status) - told[0] in ((1,) if trouble.certain else (0, 1))
    assert await place.in_room(asks(lamps)) == 1
    assert await place.in_room(is_status) - told[1] == 1
    assert tapped.answer is None or "No" in tapped.answer.text
