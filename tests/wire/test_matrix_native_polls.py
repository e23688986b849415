"""Polls as Element has them: shown, answered, taken back, taken over and ended, and counted as clients count them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from tests.wire.house import House, matrix_says, running_house
from tests.wire.matrix_person import Event, MatrixPerson
from tests.wire.strict_person import StrictPerson
from tests.wire.synapse import Synapse
from tests.wire.test_matrix_encrypted import encrypting, hears, lakeside, strict_person

UNSTABLE = "org.matrix.msc3381.poll"
People = Callable[[str], Awaitable[MatrixPerson]]


@pytest.fixture
async def house(synapse: Synapse, tmp_path: Path) -> Any:
    async with running_house(synapse, tmp_path, encrypting) as running:
        yield running


async def room_with_polls(house: House, chen: MatrixPerson, *others: MatrixPerson) -> str:
    """A room that shows the app's own polls."""
    room = await chen.create_room(name="Lakeside", invite=[house.matrix.user, *(other.user_id for other in others)])
    for other in others:
        await other.join(room)
    await matrix_says(chen, room, lambda text: "I am Linli" in text)
    await chen.say(room, "!settings polls app")
    await matrix_says(chen, room, lambda text: "Quick polls now appear in this group as the app's own polls" in text)
    return room


async def poll_in(person: MatrixPerson, room: str, question: str) -> Event:
    """The poll of the bot's that asks this, once it is there."""

    def found(seen: MatrixPerson) -> Event | None:
        for event in seen.events:
            asked = event["content"].get(f"{UNSTABLE}.start", {}).get("question", {}).get("body", "")
            if event["room_id"] == room and event["type"] == f"{UNSTABLE}.start" and question in asked:
                return event
        return None

    event = await person.sync_until(found, 15.0)
    assert event is not None
    return event


def ids_of(poll: Event) -> list[str]:
    return [answer["id"] for answer in poll["content"][f"{UNSTABLE}.start"]["answers"]]


async def answer(person: MatrixPerson, room: str, poll: str, *picks: object, stable: bool = False) -> str:
    relation = {"rel_type": "m.reference", "event_id": poll}
    if stable:
        return await person.send(room, "m.poll.response", {"m.relates_to": relation, "m.selections": list(picks)})
    content = {"m.relates_to": relation, f"{UNSTABLE}.response": {"answers": list(picks)}}
    return await person.send(room, f"{UNSTABLE}.response", content)


async def counts(person: MatrixPerson, room: str, no: int) -> str:
    """What the bot says the counts are now."""
    asked = await person.say(room, f"!results {no}")

    def answered(seen: MatrixPerson) -> str:
        for event in seen.events:
            content = event["content"]
            about = content.get("m.relates_to", {}).get("m.in_reply_to", {}).get("event_id")
            if event["room_id"] == room and about == asked:
                return str(content["body"])
        return ""

    return await person.sync_until(answered, 15.0)


def bars(said: str) -> list[int]:
    """The counts of the options in a result."""
    return [int(line.split("(")[0].split()[-1]) for line in said.splitlines() if "(" in line and "%" in line]


async def test_a_poll_is_shown_answered_changed_and_taken_back(house: House, matrix_person: People) -> None:
    chen, dana = await matrix_person("Chen"), await matrix_person("Dana")
    room = await room_with_polls(house, chen, dana)
    await chen.say(room, "!poll Repaint the gate? | Yes | No | Later")
    poll = await poll_in(chen, room, "#1  Repaint the gate?")
    yes, no, later = ids_of(poll)
    assert poll["content"][f"{UNSTABLE}.start"]["max_selections"] == 1
    # For clients that know no polls.
    assert "!vote 1" in poll["content"]["body"]

    await answer(chen, room, poll["event_id"], yes)
    first = await answer(dana, room, poll["event_id"], no)
    assert bars(await counts(chen, room, 1)) == [1, 1, 0]
    last = await answer(dana, room, poll["event_id"], later, stable=True)
    assert bars(await counts(chen, room, 1)) == [1, 0, 1]
    # What holds after the latest answer is redacted is the one before.
    await dana.redact(room, last)
    assert bars(await counts(chen, room, 1)) == [1, 1, 0]
    await house.stop()
    await dana.redact(room, first)
    await house.start()
    assert bars(await counts(chen, room, 1)) == [1, 0, 0]
    # A moderator who tidies up takes nobody's vote away.
    await answer(dana, room, poll["event_id"], no)
    events = await chen.messages(room)
    hers = next(e for e in reversed(events) if e["sender"] == dana.user_id and e["type"] == f"{UNSTABLE}.response")
    await chen.redact(room, hers["event_id"])
    assert bars(await counts(chen, room, 1)) == [1, 1, 0]
    # No message of the bot's shows the counts beside the poll, and none of its reactions invites to another way.
    reactions = [event for event in await chen.messages(room) if event["type"] == "m.reaction"]
    assert [e for e in reactions if e["content"]["m.relates_to"]["event_id"] == poll["event_id"]] == []


async def test_what_names_no_answer_spoils_the_vote_as_in_every_client(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with_polls(house, chen)
    await chen.say(room, "!poll Which days? | Mon | Tue | Wed --multi 2")
    poll = await poll_in(chen, room, "Which days?")
    mon, tue, wed = ids_of(poll)
    for picks, expected in (
        ((mon, tue), [1, 1, 0]),
        ((wed, tue, mon), [0, 1, 1]),  # the first two: no more may be chosen
        ((), [0, 0, 0]),
        ((mon,), [1, 0, 0]),
        (("nothing of this poll",), [0, 0, 0]),
        ((tue,), [0, 1, 0]),
        ((tue, 7), [0, 0, 0]),
        ((tue,), [0, 1, 0]),
        ((tue, tue), [0, 1, 0]),
    ):
        await answer(chen, room, poll["event_id"], *picks)
        said = await counts(chen, room, 1)
        assert bars(said) == expected, (picks, said)


async def test_the_bot_ends_it_and_late_answers_do_not_count(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with_polls(house, chen)
    await chen.say(room, "!poll Repaint the gate? | Yes | No")
    poll = await poll_in(chen, room, "Repaint the gate?")
    await answer(chen, room, poll["event_id"], ids_of(poll)[0])
    assert bars(await counts(chen, room, 1)) == [1, 0]
    await chen.say(room, "!close 1")

    def ended(seen: MatrixPerson) -> Event | None:
        ends = [event for event in seen.events if event["type"] == f"{UNSTABLE}.end"]
        return ends[0] if ends else None

    end = await chen.sync_until(ended, 15.0)
    assert end is not None
    assert end["content"]["m.relates_to"] == {"rel_type": "m.reference", "event_id": poll["event_id"]}
    assert "1 person voted" in end["content"]["body"]
    await matrix_says(chen, room, lambda text: "Most support: Yes" in text)
    await answer(chen, room, poll["event_id"], ids_of(poll)[1])
    assert bars(await counts(chen, room, 1)) == [1, 0]


async def test_secret_polls_are_never_the_apps_own(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with_polls(house, chen)
    await chen.say(room, "!poll Trust the manager? | Yes | No --anonymous")
    await matrix_says(chen, room, lambda text: "Trust" in text and "there everybody can look up who chose what" in text)
    await chen.say(room, "!poll Fee? | 10 | 20 --hidden")
    await matrix_says(chen, room, lambda text: "Fee" in text and "there everybody can look up who chose what" in text)
    await chen.say(room, "!poll Order? | A | B --ranked")
    await matrix_says(chen, room, lambda text: "Order?" in text and "look up" not in text)
    assert [event for event in await chen.messages(room) if event["type"] == f"{UNSTABLE}.start"] == []


async def test_words_and_options_change_within_the_poll(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with_polls(house, chen)
    await chen.say(room, "!poll Repaint the gate? | Yes | No")
    poll = await poll_in(chen, room, "Repaint the gate?")
    await chen.say(room, "!edit 1 Repaint the fence? | Yes | No")

    def edited(question: str, options: int) -> Callable[[MatrixPerson], Event | None]:
        def found(seen: MatrixPerson) -> Event | None:
            for event in seen.events:
                block = event["content"].get("m.new_content", {}).get(f"{UNSTABLE}.start", {})
                if question in block.get("question", {}).get("body", "") and len(block["answers"]) == options:
                    assert event["content"]["m.relates_to"]["event_id"] == poll["event_id"]
                    return event
            return None

        return found

    event = await chen.sync_until(edited("fence", 2), 15.0)
    assert event is not None
    # An answer to the words of before is none to those of now.
    await answer(chen, room, poll["event_id"], ids_of(poll)[0])
    assert bars(await counts(chen, room, 1)) == [0, 0]
    fresh = [a["id"] for a in event["content"]["m.new_content"][f"{UNSTABLE}.start"]["answers"]]
    await answer(chen, room, poll["event_id"], fresh[0])
    await chen.say(room, "!add 1 Next year")
    event = await chen.sync_until(edited("fence", 3), 15.0)
    assert event is not None
    assert [a["id"] for a in event["content"]["m.new_content"][f"{UNSTABLE}.start"]["answers"]][:2] == fresh
    assert bars(await counts(chen, room, 1)) == [1, 0, 0]


async def test_elements_own_poll_is_adopted_counted_and_ended(house: House, synapse: Synapse) -> None:
    async with strict_person(synapse, "Chen") as chen, strict_person(synapse, "Dana") as dana:
        room = await lakeside(house, chen)
        await chen.do("invite", room=room, user=dana.user_id)
        await dana.until(lambda person: room in person.invitations)
        await dana.do("join", room=room)
        poll = await chen.do("start_poll", room=room, question="Bench by the lake?", answers=["Yes", "No", "Two"])
        await dana.reads(poll)
        shown = await chen.do("poll", room=room, poll=poll)
        await dana.do("answer_poll", room=room, poll=poll, answers=[shown["ids"][1]])
        await chen.do("answer_poll", room=room, poll=poll, answers=[shown["ids"][0]])
        await dana.do("answer_poll", room=room, poll=poll, answers=[shown["ids"][2]])
        relation = {"m.in_reply_to": {"event_id": poll}}
        adopt = {"msgtype": "m.text", "body": "!poll adopt", "m.relates_to": relation}
        await dana.do("send", room=room, content=adopt)
        await hears(dana, room, "I count this poll now, with the 2 votes cast so far.")
        await dana.do("answer_poll", room=room, poll=poll, answers=[shown["ids"][0]])
        await dana.do("send", room=room, text="!results 1")
        said = await hears(dana, room, "2  (100 %)")
        assert bars(dana.seen[said]["content"]["body"]) == [2, 0, 0]
        drawn = await chen.do("poll", room=room, poll=poll)
        assert (drawn["counts"], drawn["voters"]) == ({"Yes": 2, "No": 0, "Two": 0}, 2)
        # Again is no second poll.
        await dana.do("send", room=room, content=adopt)
        await hears(dana, room, "I count this poll already. It is #1")
        # Its author ends it in Element, and the bot tells the result.
        await chen.do("end_poll", room=room, poll=poll)
        await hears(dana, room, "Most support: Yes")


async def test_a_strict_client_draws_what_the_bot_counts(house: House, synapse: Synapse) -> None:
    async with strict_person(synapse, "Chen") as chen:
        room = await lakeside(house, chen)
        await chen.do("send", room=room, text="!settings polls app")
        await hears(chen, room, "Quick polls now appear in this group as the app's own polls")
        await chen.do("send", room=room, text="!poll Repaint the gate? | Yes | No --multi")

        def started(person: StrictPerson) -> str | None:
            starts = [e for e in person.seen.values() if e["type"] == f"{UNSTABLE}.start" and not e["failure"]]
            return starts[0]["event_id"] if starts else None

        poll = await chen.until(started)
        drawn = await chen.do("poll", room=room, poll=poll)
        assert (drawn["question"], drawn["most"], list(drawn["counts"])) == ("#1  Repaint the gate?", 2, ["Yes", "No"])
        await chen.do("answer_poll", room=room, poll=poll, answers=drawn["ids"])
        await chen.do("send", room=room, text="!results 1")
        said = await hears(chen, room, "1  (100 %)")
        assert bars(chen.seen[said]["content"]["body"]) == [1, 1]
        await chen.do("send", room=room, text="!close 1")
        await hears(chen, room, "Equal support: Yes, No")

        def ended(person: StrictPerson) -> bool:
            return any(event["type"] == f"{UNSTABLE}.end" for event in person.seen.values())

        await chen.until(ended)
        drawn = await chen.do("poll", room=room, poll=poll)
        assert (drawn["counts"], drawn["voters"], drawn["ended"]) == ({"Yes": 1, "No": 1}, 1, True)


async def test_what_cannot_be_taken_over_is_refused_with_what_to_do(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with_polls(house, chen)

    async def started(question: str, kind: str = "m.disclosed", *options: str) -> str:
        answers = [{"m.id": f"{number}", "m.text": [{"body": text}]} for number, text in enumerate(options)]
        block = {"question": {"m.text": [{"body": question}]}, "kind": kind, "answers": answers}
        return await chen.send(room, "m.poll.start", {"m.poll": block, "m.text": [{"body": question}]})

    async def adopted(event: str, wanted: str) -> None:
        await chen.say(room, "!poll adopt", reply_to=event)
        await matrix_says(chen, room, lambda text: wanted in text)

    await chen.say(room, "!poll adopt")
    await matrix_says(chen, room, lambda text: "Which poll do you mean? Reply to it" in text)
    await adopted(await chen.say(room, "Bench?"), "is not one of the app's polls")
    await adopted(await started("Hidden?", "m.undisclosed", "Yes", "No"), "I do not take such a poll over")
    await adopted(await started("Alone?", "m.disclosed", "Yes"), "at least two options")
    await adopted(await started("Twice?", "m.disclosed", "Yes", "yes"), "Yes")
    ended = await started("Over?", "m.disclosed", "Yes", "No")
    relation = {"rel_type": "m.reference", "event_id": ended}
    await chen.send(room, "m.poll.end", {"m.relates_to": relation, "m.text": [{"body": "Ended"}]})
    await adopted(ended, "This poll has ended")
    own = await started("Mine?", "m.disclosed", "Yes", "No")
    await chen.say(room, "!poll adopt", reply_to=own)
    await matrix_says(chen, room, lambda text: "I count this poll now" in text and "#1  Mine?" in text)
    await chen.say(room, "!add 1 Perhaps")
    await matrix_says(chen, room, lambda text: "its words cannot be changed there" in text)
    await answer(chen, room, own, "1", stable=True)
    assert bars(await counts(chen, room, 1)) == [0, 1]


async def test_only_who_may_ends_a_poll_in_the_app(house: House, matrix_person: People) -> None:
    chen, dana = await matrix_person("Chen"), await matrix_person("Dana")
    room = await room_with_polls(house, chen, dana)
    await chen.say(room, "!poll Repaint the gate? | Yes | No")
    poll = (await poll_in(chen, room, "Repaint the gate?"))["event_id"]
    end = {"m.relates_to": {"rel_type": "m.reference", "event_id": poll}, f"{UNSTABLE}.end": {}}
    await dana.send(room, f"{UNSTABLE}.end", end)
    await chen.say(room, "!vote 1 1")
    assert bars(await counts(chen, room, 1)) == [1, 0]
    await chen.send(room, f"{UNSTABLE}.end", end)
    await matrix_says(chen, room, lambda text: "Most support: Yes" in text)


async def test_the_look_of_open_polls_stays_when_the_setting_changes(house: House, matrix_person: People) -> None:
    chen = await matrix_person("Chen")
    room = await room_with_polls(house, chen)
    await chen.say(room, "!poll Gate? | Yes | No")
    poll = await poll_in(chen, room, "Gate?")
    await chen.say(room, "!settings polls text")
    await matrix_says(chen, room, lambda text: "as messages of mine" in text)
    await chen.say(room, "!poll Fence? | Yes | No")
    plain = await matrix_says(chen, room, lambda text: "Fence?" in text and "Nobody has voted yet" in text)
    await chen.react(room, plain, "1️⃣")
    await answer(chen, room, poll["event_id"], ids_of(poll)[1])
    assert bars(await counts(chen, room, 1)) == [0, 1]
    assert bars(await counts(chen, room, 2)) == [1, 0]
    await chen.say(room, "!settings polls app")
    await matrix_says(chen, room, lambda text: "as the app's own polls" in text)
    await chen.say(room, "!unvote 2")
    assert bars(await counts(chen, room, 2)) == [0, 0]
    assert len([e for e in await chen.messages(room) if e["type"] == f"{UNSTABLE}.start"]) == 1


async def test_an_encrypted_answer_is_taken_back_as_one_in_the_open(house: House, synapse: Synapse) -> None:
    async with strict_person(synapse, "Chen") as chen:
        room = await lakeside(house, chen)
        poll = await chen.do("start_poll", room=room, question="Bench?", answers=["Yes", "No"])
        drawn = await chen.until(lambda person: poll in person.seen) and await chen.do("poll", room=room, poll=poll)
        first = await chen.do("answer_poll", room=room, poll=poll, answers=[drawn["ids"][0]])
        relation = {"m.in_reply_to": {"event_id": poll}}
        adopt = {"msgtype": "m.text", "body": "!poll adopt", "m.relates_to": relation}
        await chen.do("send", room=room, content=adopt)
        await hears(chen, room, "with the 1 vote cast so far")
        second = await chen.do("answer_poll", room=room, poll=poll, answers=[drawn["ids"][1]])
        await chen.do("send", room=room, text="!results 1")
        assert bars(chen.seen[await hears(chen, room, "No   ██████████")]["content"]["body"]) == [0, 1]
        await chen.do("redact", room=room, event=second)
        await chen.do("redact", room=room, event=first)
        await chen.do("send", room=room, text="!vote 1")
        await chen.do("send", room=room, text="!results 1")
        assert bars(chen.seen[await hears(chen, room, "No   ░░░░░░░░░░  0")]["content"]["body"]) == [0, 0]
