"""Events that no homeserver should pass on, and some that a real one does: the rest of the sync is read."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from contextlib import AsyncExitStack, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from app.messages import Address, Batch, Kind
from app.ports import TransportDown
from tests.wire.fault_proxy import fault_proxy, says
from tests.wire.matrix_bot import room_with, running_bot
from tests.wire.matrix_person import MatrixRefusal
from tests.wire.poison import CANARY, spoilt
from tests.wire.synapse import Synapse

DEEP = "deep"
ROOM, BEN, ME = "!room", "@ben:linli.test", "@bot:linli.test"


def event(kind: str, content: object, **more: Any) -> dict[str, Any]:
    """A timeline event of Ben's."""
    said = {"type": kind, "sender": BEN, "event_id": f"${kind}", "origin_server_ts": 1_790_000_000_000}
    return said | {"content": content, "unsigned": {}} | more


def member(account: str, membership: str, before: str, **more: Any) -> dict[str, Any]:
    """Somebody comes or goes."""
    unsigned = {"prev_content": {"membership": before, "is_direct": True}, "prev_sender": BEN}
    content = {"membership": membership, "displayname": CANARY} | more
    return event("m.room.member", content, state_key=account, unsigned=unsigned)


MESSAGE = {
    "msgtype": "m.text",
    "body": f"> quoted\n\n!vote 7 {CANARY}",
    "format": "org.matrix.custom.html",
    "formatted_body": f'<a href="https://matrix.to/#/{BEN}">Ben</a> hello',
    "m.mentions": {"user_ids": [BEN, ME]},
    "m.relates_to": {
        "rel_type": "m.thread",
        "event_id": "$root",
        "is_falling_back": False,
        "m.in_reply_to": {"event_id": "$other"},
    },
}
FILE = {
    "msgtype": "m.image",
    "filename": "a.jpg",
    "info": {"mimetype": "image/jpeg", "size": 7},
    "file": {"url": "mxc://script.test/a", "v": "v2", "key": {"k": "a"}, "iv": "a", "hashes": {"sha256": "a"}},
}
SOUND = (
    event("m.room.message", MESSAGE),
    event("m.room.message", MESSAGE | FILE),
    event("m.reaction", {"m.relates_to": {"rel_type": "m.annotation", "event_id": "$poll", "key": "1️⃣"}}),
    event("m.room.redaction", {"redacts": "$m.reaction"}, redacts="$m.reaction"),
    event("m.room.tombstone", {"replacement_room": "!next", "body": CANARY}, state_key=""),
    event("m.room.name", {"name": CANARY}, state_key=""),
    event("m.room.create", {"room_version": "12", "predecessor": {"room_id": "!old"}}, state_key=""),
    event("m.room.encryption", {"algorithm": "m.megolm.v1.aes-sha2"}, state_key=""),
    member(BEN, "leave", "join"),
    member(ME, "invite", "leave"),
)


class Stand:
    """A bot before its homeserver in a loop of their own, with a room, and one of which it is told what is not so."""

    def __init__(self, synapse: Synapse, folder: Path) -> None:
        self.runner = asyncio.Runner()
        self.runner.run(self._open(synapse, folder))
        self.count = 0

    async def _open(self, synapse: Synapse, folder: Path) -> None:
        self.stack = AsyncExitStack()
        self.proxy = await self.stack.enter_async_context(fault_proxy(synapse.url))
        self.bot = await self.stack.enter_async_context(running_bot(synapse, folder, homeserver=self.proxy.url))
        self.chen = await self.stack.enter_async_context(await synapse.person("Chen"))
        self.room = await room_with(self.bot, self.chen, version="10")
        self.spoilt_room = await room_with(self.bot, self.chen)

    def close(self) -> None:
        self.runner.run(self.stack.aclose())
        self.runner.close()

    async def read_between(self, strange: Any, levels: int = 1) -> Batch:
        """The batch of a strange event between two sound ones, as the bot has it from a homeserver."""
        self.count += 1
        sound = {"msgtype": "m.text", "body": "before"}
        before = event("m.room.message", sound, event_id=f"$before{self.count}", sender=self.chen.user_id)
        after = before | {"event_id": f"$after{self.count}", "content": sound | {"body": "after"}}
        answer = json.dumps({"rooms": {"join": {ROOM: {"timeline": {"events": [before, strange, after]}}}}})
        answer = answer.replace(ROOM, self.spoilt_room).replace(ME, self.bot.user_id).replace(BEN, self.chen.user_id)
        answer = answer.replace(f'"{DEEP}"', "[" * levels + "]" * levels)
        self.proxy.go_wrong(says(200, f'{{"next_batch": "{self.bot.cursor}", {answer[1:]}'), "/sync")
        try:
            return await self.bot.transport.poll(self.bot.cursor)
        finally:
            self.proxy.heal()


@pytest.fixture(scope="module")
def stand(synapse: Synapse, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    made = Stand(synapse, tmp_path_factory.mktemp("poison"))
    yield made
    made.close()


@given(strange=spoilt(*SOUND))
@settings(max_examples=150, deadline=None)
def test_a_spoilt_event_costs_no_other_and_what_it_tells_can_be_stored(stand: Stand, strange: Any) -> None:
    batch = stand.runner.run(stand.read_between(strange))
    texts = [incoming.text for incoming in batch.events]
    assert [text for text in texts if text in ("before", "after")] == ["before", "after"]
    for incoming in batch.events:
        json.dumps(asdict(incoming), default=str, ensure_ascii=False).encode()
    assert CANARY not in repr(batch.dead)


@pytest.mark.parametrize("levels", [200, 1000, 30_000])
def test_content_nested_deep_is_read_around(stand: Stand, levels: int) -> None:
    deep = event("m.room.message", MESSAGE | {"nested": DEEP})
    batch = stand.runner.run(stand.read_between(deep, levels))
    assert [incoming.text[:7] for incoming in batch.events] == ["before", "!vote 7", "after"]


LONG = 60_000
HARD: dict[str, dict[str, Any]] = {
    "a long body": {"body": "x" * LONG},
    "a long answer": {"body": "hard", "m.relates_to": {"m.in_reply_to": {"event_id": "$" + "x" * LONG}}},
    "an answer with NUL": {"body": "hard", "m.relates_to": {"m.in_reply_to": {"event_id": "$\x00\n\x7f"}}},
    "an answer to a path": {"body": "hard", "m.relates_to": {"m.in_reply_to": {"event_id": "../../.."}}},
    "an answer to a dot": {"body": "hard", "m.relates_to": {"m.in_reply_to": {"event_id": "."}}},
    "a long thread": {"body": "hard", "m.relates_to": {"rel_type": "m.thread", "event_id": "$" + "x" * LONG}},
    "many mentions": {"body": "hard", "m.mentions": {"user_ids": [f"@x{n}:y.z" for n in range(4000)]}},
    "many brackets": {"body": "hard", "formatted_body": "<a<" * (LONG // 3)},
    "many comments": {"body": "hard", "formatted_body": "<!" * (LONG // 2)},
    "a name": {"body": "\u202e\u2066\ud83d\ude00\u0000 \x1b[31m" + "Z\u0334\u0321" * 900},
}


def test_hard_events_between_others(stand: Stand) -> None:
    async def read() -> None:
        start = len(stand.bot.heard)
        for name, content in HARD.items():
            with suppress(MatrixRefusal):  # a homeserver that does not let it through will do as well
                await stand.chen.send(stand.room, "m.room.message", {"msgtype": "m.text"} | content)
            await stand.chen.say(stand.room, f"after {name}")
        await stand.bot.hear_text(f"after {next(reversed(HARD))}")
        heard = [incoming.text for incoming in stand.bot.heard[start:]]
        assert [text for text in heard if text.startswith("after")] == [f"after {name}" for name in HARD]

    stand.runner.run(read())


def test_an_event_about_which_the_server_stumbles_is_given_up_at_last(stand: Stand) -> None:
    async def read() -> None:
        await stand.chen.say(stand.room, "before")
        # Whose it was has to be asked for.
        root = await stand.chen.say(stand.room, "root", msgtype="m.emote")
        hard = await stand.chen.say(stand.room, "hard", reply_to=root)
        await stand.chen.say(stand.room, "after")
        stand.proxy.go_wrong(says(500, '{"errcode": "M_UNKNOWN"}'), "/event/")
        for _ in range(4):
            with pytest.raises(TransportDown):
                await stand.bot.poll()
        await stand.bot.hear_text("after")
        stand.proxy.heal()
        assert [letter.event_id for letter in stand.bot.dead] == [hard]
        assert [heard.text for heard in stand.bot.heard[-2:]] == ["before", "after"]

    stand.runner.run(read())


@pytest.mark.parametrize("level", ["much", "²", "9" * 5000, 1e300, None, [], {"a": 1}, True])
def test_power_that_is_no_number_is_none(stand: Stand, level: object) -> None:
    async def ask() -> bool:
        def spoil(answer: dict[str, Any]) -> None:
            answer["users"] = {stand.chen.user_id: level}

        stand.proxy.changes["m.room.power_levels"] = spoil
        return await stand.bot.transport.is_admin(Address("matrix", stand.room), stand.chen.user_id)

    assert stand.runner.run(ask()) is False


def test_a_reaction_to_what_is_no_event_stops_nothing(stand: Stand) -> None:
    async def read() -> None:
        for target in ("$" + "x" * LONG, "\x00", "..", "?", "%2e%2e", "!room:linli.test"):
            relation = {"rel_type": "m.annotation", "event_id": target, "key": "1"}
            with suppress(MatrixRefusal):
                await stand.chen.send(stand.room, "m.reaction", {"m.relates_to": relation})
        await stand.chen.say(stand.room, "after the reactions")
        await stand.bot.hear_text("after the reactions")
        assert [incoming for incoming in stand.bot.heard if incoming.kind is Kind.TAP] == []

    stand.runner.run(read())
