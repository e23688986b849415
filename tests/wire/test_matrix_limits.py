"""A whole house on a Synapse as it is shipped: it waits as it is told to, and everything arrives, once."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.wire.house import matrix_says, running_house
from tests.wire.matrix_person import MatrixPerson
from tests.wire.strict_person import StrictPerson
from tests.wire.synapse import SHIPPED_LIMITS, running_synapse
from tests.wire.test_matrix_encrypted import encrypting, hears, lakeside, strict_person
from tests.wire.test_matrix_native_polls import UNSTABLE

# Each is seeded with a reaction, so that it takes a very slow machine to keep within the limits by itself.
MANY_OPTIONS = "Yes | No | Later | Never | Only in spring | Ask the town | White | Grey | Green | As it was"
REFUSED = re.compile(r'\b429\b.*"PUT [^"]*/send/')


def bodies(person: MatrixPerson, room: str) -> list[str]:
    """What the bot has said anew in the room, the first line of each."""
    return [
        event["content"]["body"].splitlines()[0]
        for event in person.events
        if event["room_id"] == room
        and event["sender"] != person.user_id
        and event["type"] == "m.room.message"
        and event["content"].get("m.relates_to", {}).get("rel_type") != "m.replace"
        and event["content"]["msgtype"] == "m.notice"
    ]


@pytest.mark.timeout(180)
async def test_a_poll_from_invitation_to_result_under_the_shipped_limits(tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with running_synapse(tmp_path / "server", SHIPPED_LIMITS) as shipped:
        async with (
            await shipped.person("Chen") as chen,
            await shipped.person("Dana") as dana,
            running_house(shipped, tmp_path) as house,
        ):
            room = await chen.create_room(name="Lakeside", invite=[house.matrix.user, dana.user_id])
            await dana.join(room)
            await matrix_says(chen, room, lambda text: "I am Linli" in text)
            await chen.say(room, f"!poll Repaint the gate? | {MANY_OPTIONS}")
            poll = await matrix_says(chen, room, lambda text: "Repaint the gate?" in text)
            await dana.react(room, poll, "2️⃣")
            await chen.say(room, "!vote 1 1")
            await chen.say(room, "!results 1")
            await dana.say(room, "!vote 1 1")
            await chen.say(room, "!help")
            await chen.say(room, "!close 1")
            await matrix_says(chen, room, lambda text: "Most support: Yes" in text, 90.0)
            await matrix_says(chen, room, lambda text: "Closed" in text and "2 people voted" in text, 60.0)
            await matrix_says(chen, room, lambda text: "!poll" in text and "!remind" in text, 60.0)
            told = bodies(chen, room)
            assert len([line for line in told if "Repaint the gate?" in line]) == 3, told
        assert REFUSED.search(shipped.log), "nothing was refused: this shows nothing"


@pytest.mark.timeout(180)
async def test_encrypted_the_apps_own_poll_too_is_counted_under_the_shipped_limits(tmp_path: Path) -> None:
    def of_kind(kind: str) -> Callable[[StrictPerson], str | None]:
        def found(person: StrictPerson) -> str | None:
            return next((name for name, event in person.seen.items() if event["type"] == kind), None)

        return found

    (tmp_path / "server").mkdir()
    with running_synapse(tmp_path / "server", SHIPPED_LIMITS) as shipped:
        async with (
            strict_person(shipped, "Chen") as chen,
            running_house(shipped, tmp_path, encrypting) as house,
        ):
            room = await lakeside(house, chen)
            await chen.do("send", room=room, text="!settings polls app")
            await chen.do("send", room=room, text="!poll Gate? | Yes | No")
            poll = await chen.until(of_kind(f"{UNSTABLE}.start"))
            drawn = await chen.do("poll", room=room, poll=poll)
            await chen.do("answer_poll", room=room, poll=poll, answers=[drawn["ids"][1]])
            for asked in ("!results 1", "!results 1 names", "!status", "!help", "!export 1"):
                await chen.do("send", room=room, text=asked)
            await hears(chen, room, "1  (100 %)", 90.0)
            await chen.do("send", room=room, text="!close 1")
            await hears(chen, room, "Most support: No", 90.0)
            await chen.until(of_kind(f"{UNSTABLE}.end"), 60.0)
            drawn = await chen.do("poll", room=room, poll=poll)
            assert (drawn["counts"], drawn["ended"]) == ({"Yes": 0, "No": 1}, True)
        assert REFUSED.search(shipped.log), "nothing was refused: this shows nothing"
