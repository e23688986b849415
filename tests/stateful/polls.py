"""What neighbours do with polls: open them, vote by tap, by number and by words, change, withdraw, and run them."""

from __future__ import annotations

import asyncio
import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from hypothesis import event, note
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from app.messages import Incoming, Kind
from tests.stateful.estate import NAMES, ROOMS, Estate, is_admin, platform_of
from tests.stateful.model import Chosen, Intent, Paper, Wanted
from tests.stateful.platforms import Shown, direct_chat

TREES = ("Ash", "Birch", "Cedar", "Dogwood", "Elm")

accounts = st.sampled_from(sorted(NAMES))
indexes = st.integers(0, 99)
lengths = st.sampled_from([timedelta(hours=1), timedelta(hours=5), timedelta(days=3)])
# What the bot does after a step: everything, nothing yet, or it dies after so many places.
EVERYTHING, NOTHING = -1, -2
ends = st.sampled_from([EVERYTHING] * 8 + [NOTHING] * 4 + list(range(8)))


@st.composite
def wanted(draw: st.DrawFn) -> Wanted:
    """A poll without its question."""
    kind = draw(st.sampled_from(["single", "single", "multi", "ranked", "dates"]))
    options = TREES[: draw(st.integers(2, 4))]
    most = draw(st.integers(2, len(options))) if kind == "multi" else 1
    secret = draw(st.sampled_from(["", "", "", "anonymous", "hidden", "both"]))
    until = draw(st.one_of(st.none(), lengths))
    return Wanted("", options, kind, most, secret in ("anonymous", "both"), secret in ("hidden", "both"), until)


def typed(wish: Wanted) -> str:
    flags = {"multi": f" --multi {wish.most}", "ranked": " --ranked", "dates": " --dates"}.get(wish.kind, "")
    flags += " --anonymous" * wish.anonymous + " --hidden" * wish.hidden
    if wish.until is not None:
        flags += f" --until {hours(wish.until)}"
    return f"/poll {wish.question} | {' | '.join(wish.options)}{flags}"


def listens(account: str, room: str | None) -> Intent:
    """Words that are no vote."""
    return lambda model, now: model.listen(account, room)


def closes(account: str, room: str | None, no: int) -> Intent:
    return lambda model, now: model.close(account, room, no, is_admin(account))


def hours(length: timedelta) -> str:
    return f"{int(length.total_seconds()) // 3600}h"


class Polls(RuleBasedStateMachine):
    """Polls in rooms and in direct messages."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="house-"))
        self.runner = asyncio.Runner()
        self.estate = Estate(self.folder)
        self.runner.run(self.estate.house.start())
        self.taps: list[Incoming] = []
        self.untaps: dict[str, Intent] = {}
        self.polls_asked = 0
        self.traces: object = None

    def teardown(self) -> None:
        self.runner.run(self.estate.house.stop())
        self.runner.close()
        shutil.rmtree(self.folder)

    # -- helpers --------------------------------------------------------------------------------------------------

    def serve(self, **how: object) -> bool:
        return self.runner.run(self.estate.serve(**how))  # type: ignore[arg-type]  # passed on as they are

    def then(self, end: int) -> None:
        if end == EVERYTHING:
            self.serve()
        elif end != NOTHING and not self.serve(fuse=end):
            event("killed")

    def a_place(self, account: str, index: int) -> str | None:
        """A room of the account's platform where the bot is, or its direct chat."""
        rooms = [room for room, platform in ROOMS.items() if platform == platform_of(account) and self.is_in(room)]
        places: list[str | None] = [*rooms, None]
        return None if self.is_shut(account) and not rooms else places[index % (len(places) - self.is_shut(account))]

    def is_in(self, room: str) -> bool:
        place = self.estate.places[room]
        return place.chat not in self.estate.servers[place.platform].shut

    def is_shut(self, account: str) -> bool:
        return direct_chat(account) in self.estate.servers[platform_of(account)].shut

    def a_poll(self, account: str, room: str | None, index: int) -> Paper | None:
        """One that can be spoken of there by its number, rather an open one."""
        if room is None:
            self.serve()  # of which estate a direct message speaks depends on what is still on its way
        of = self.estate.model.estate_of(account, room)
        polls = [poll for poll in self.estate.model.polls.values() if poll.estate == of]
        polls.sort(key=lambda poll: (poll.status != "open", -poll.no))
        return polls[index % (len(polls) + 3) % len(polls)] if polls else None

    def note_step(self) -> None:
        """Count the step, and whether it did anything."""
        house, servers = self.estate.house, self.estate.servers.values()
        traces = (len(house.journal), house.kills, self.estate.clock.now, [len(server.log) for server in servers])
        event("step did something" if traces != self.traces else "step did nothing")
        self.traces = traces

    def say(self, account: str, room: str | None, text: str, intent: Intent) -> Incoming:
        note(f"{account} in {room}: {text}")
        return self.estate.say(account, room, text, intent)

    # -- rules ----------------------------------------------------------------------------------------------------

    @initialize(first=wanted(), second=wanted())
    def move_in(self, first: Wanted, second: Wanted) -> None:
        for account, room in (("t-anna", "plaza"), ("t-ben", "plaza"), ("m-mei", "gate"), ("t-cai", "garden")):
            self.say(account, room, "hello", listens(account, room))
        for account in NAMES:
            self.say(account, None, "/help", listens(account, None))
        self.open("t-anna", 0, first, EVERYTHING)
        self.open("t-ben", 0, second, EVERYTHING)

    @rule(account=accounts, index=indexes, wish=wanted(), end=ends)
    def open(self, account: str, index: int, wish: Wanted, end: int) -> None:
        room = self.a_place(account, index)
        self.polls_asked += 1
        wish = Wanted(
            f"Q{self.polls_asked}?", wish.options, wish.kind, wish.most, wish.anonymous, wish.hidden, wish.until
        )
        self.say(account, room, typed(wish), lambda model, now: model.open(account, room, wish, now))
        self.then(end)

    @precondition(lambda self: self.estate.model.polls)
    @rule(account=accounts, index=indexes, which=indexes, order=st.permutations(range(4)), data=st.data(), end=ends)
    def vote(self, account: str, index: int, which: int, order: list[int], data: st.DataObject, end: int) -> None:
        room = self.a_place(account, index)
        poll = self.a_poll(account, room, which)
        if poll is None:
            self.serve()
            return
        numbers = [number + 1 for number in order if number < len(poll.options)]
        numbers = numbers[: 1 if poll.kind == "single" else data.draw(st.integers(1, 3))]
        chosen: Chosen = tuple(numbers)
        words = [poll.options[number - 1] for number in numbers]
        said = [str(number) for number in numbers]
        style = data.draw(st.sampled_from(["numbers", "words", "beginnings"]))
        text = (">" if poll.kind == "ranked" else ",").join(said if style == "numbers" else words)
        if style == "beginnings" and len(words) == 1:
            text = words[0][:3].lower()
        if poll.kind == "dates":
            answers = [data.draw(st.sampled_from(["yes", "maybe", "no"])) for _ in numbers]
            chosen = tuple(zip(numbers, answers, strict=True))
            text = " ".join(f"{number}={answer}" for number, answer in chosen)
        no = poll.no
        self.say(account, room, f"/vote {no} {text}", lambda model, now: model.vote(account, room, no, chosen, now))
        self.then(end)

    def buttons(self, account: str) -> list[tuple[Shown, str | None, Paper, int]]:
        """Everything with buttons that the account can press: the message, its room, its poll and the button."""
        server = self.estate.servers[platform_of(account)]
        found = []
        for shown in reversed(server.messages):
            room = self.estate.room_of(server.platform, shown.chat)
            mine = shown.chat == direct_chat(account) and not self.is_shut(account)
            here = room is not None and self.estate.places[room].chat == shown.chat and self.is_in(room)
            if shown.deleted or not (mine or here):
                continue
            poll = self._poll_of(shown)
            if poll is not None:
                found += [
                    (shown, room, poll, at) for at, button in enumerate(shown.buttons) if button.label != "Picture"
                ]
        return sorted(found, key=lambda each: each[2].status != "open")

    def _poll_of(self, shown: Shown) -> Paper | None:
        words = shown.text.split()
        return next((poll for poll in self.estate.model.polls.values() if poll.question in words), None)

    @precondition(lambda self: self.estate.model.polls)
    @rule(account=accounts, index=st.integers(0, 40), twice=st.sampled_from([False, False, True]), end=ends)
    def tap(self, account: str, index: int, twice: bool, end: int) -> None:
        choices = self.buttons(account)
        if not choices:
            self.serve()
            return
        shown, room, poll, button = choices[index % len(choices)]
        action = f"#{button + 1}" if platform_of(account) == "matrix" else shown.buttons[button].action
        note(f"{account} in {room}: [{shown.buttons[button].label}] of {poll.question}")
        tap = replace(self.estate.event(account, room), kind=Kind.TAP, action=action, message_id=shown.message_id)
        self.estate.happen(tap, self.meaning(account, room, poll, shown, button))
        self.taps.append(tap)
        if twice:
            self.estate.again(tap)
        label = shown.buttons[button].label.removeprefix("✓ ")
        if room is not None and label in poll.options:
            number, question = poll.options.index(label) + 1, poll.question
            self.untaps[tap.event_id] = lambda model, now: model.unpress(account, room, question, number, now)
        self.then(end)

    def meaning(self, account: str, room: str | None, poll: Paper, shown: Shown, button: int) -> Intent:
        """What a neighbour expects of a button, by what stands on it."""
        label, question = shown.buttons[button].label.strip("[]"), poll.question
        if label == "Take mine back":
            return lambda model, now: model.clear(account, room, question)
        if label in ("Put them in order", "Answer each date", "Start over"):
            return listens(account, room)
        if poll.kind == "ranked":
            order = next(
                (
                    line.removeprefix("Your order so far: ")
                    for line in shown.text.splitlines()
                    if line.startswith("Your order so far: ")
                ),
                "",
            )
            numbers = [poll.options.index(word.strip()) + 1 for word in order.split(">") if word.strip()]
            if label == "Cast":
                return lambda model, now: model.press(account, room, question, tuple(numbers), now)
            return listens(account, room)
        if poll.kind == "dates" and room is None:
            row, column = divmod(button, 3)
            pair = (row + 1, ("yes", "maybe", "no")[column])
            return lambda model, now: model.press(account, room, question, (pair,), now)
        number = poll.options.index(label.removeprefix("✓ ")) + 1
        chosen: Chosen = ((number, "yes"),) if poll.kind == "dates" else (number,)
        return lambda model, now: model.press(account, room, question, chosen, now)

    @precondition(lambda self: self.estate.model.polls)
    @rule(crowd=st.permutations(sorted(NAMES)), index=st.integers(0, 3), end=ends)
    def all_vote(self, crowd: list[str], index: int, end: int) -> None:
        """Everybody presses something under the first poll that they see."""
        for number, account in enumerate(crowd):
            self.tap(account, (index + number) % 4, number == index, NOTHING)
        self.then(end)

    @precondition(lambda self: self.taps)
    @rule(index=indexes, end=ends)
    def tap_the_same_again(self, index: int, end: int) -> None:
        tap = self.taps[-1 - index % len(self.taps)]
        if tap.address.chat not in self.estate.servers[tap.platform].moved | dict.fromkeys(
            self.estate.servers[tap.platform].shut, ""
        ):
            self.estate.again(tap)
        self.then(end)

    @precondition(lambda self: self.estate.model.polls)
    @rule(account=accounts, index=indexes, which=indexes, end=ends)
    def withdraw(self, account: str, index: int, which: int, end: int) -> None:
        room = self.a_place(account, index)
        poll = self.a_poll(account, room, which)
        if poll is None:
            self.serve()
            return
        no = poll.no
        self.say(account, room, f"/unvote {no}", lambda model, now: model.withdraw(account, room, no))
        self.then(end)

    @precondition(lambda self: self.estate.model.polls)
    @rule(
        account=st.sampled_from(["t-anna", "t-ben", "m-mei"]),
        index=indexes,
        which=indexes,
        act=st.sampled_from(["close", "extend", "void", "extend", "add", "close"]),
        length=lengths,
        end=ends,
    )
    def run_poll(self, account: str, index: int, which: int, act: str, length: timedelta, end: int) -> None:
        room = self.a_place(account, index)
        poll = self.a_poll(account, room, which)
        if poll is None:
            self.serve()
            return
        no, admin = poll.no, is_admin(account)
        texts = {
            "close": (f"/close {no}", closes(account, room, no)),
            "void": (f"/void {no} a mistake", lambda model, now: model.void(account, room, no, admin)),
            "extend": (
                f"/extend {no} {hours(length)}",
                lambda model, now: model.extend(account, room, no, admin, length, now),
            ),
            "add": (f"/add {no} Elm", lambda model, now: model.add(account, room, no, admin, "Elm")),
        }
        self.say(account, room, *texts[act])
        self.then(end)
