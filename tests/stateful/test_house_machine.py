"""Whatever neighbours do, and wherever the program is killed, it counts what the documents say it counts.

A short run belongs to all tests; ``HYPOTHESIS_PROFILE=long`` makes it thousands of lives, with fresh chances each time.
"""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import HealthCheck, event, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, precondition, rule

from app.messages import Kind
from tests.stateful.estate import ROOMS, is_admin, platform_of
from tests.stateful.model import SILENT
from tests.stateful.platforms import direct_chat
from tests.stateful.polls import Polls, accounts, closes, ends, indexes, listens
from tests.stateful.reading import CODE

LONG = os.environ.get("HYPOTHESIS_PROFILE") == "long"
EXAMPLES = int(os.environ.get("HOUSE_EXAMPLES", "3000" if LONG else "15"))


class HouseMachine(Polls):
    """Neighbours, platforms and kills at random, against dictionaries."""

    # -- rooms and accounts ---------------------------------------------------------------------------------------

    @rule(admin=st.sampled_from(["t-anna", "m-mei"]), index=indexes, into=st.sampled_from(sorted(ROOMS)), end=ends)
    def join_rooms(self, admin: str, index: int, into: str, end: int) -> None:
        """A code from one room, and its use in another."""
        self.serve()
        own = [room for room, platform in ROOMS.items() if platform == platform_of(admin) and self.is_in(room)]
        guest = "t-anna" if ROOMS[into] == "telegram" else "m-mei"
        if not own or not self.is_in(into) or self.is_shut(admin):
            return
        room = own[index % len(own)]
        self.say(admin, room, "/link", listens(admin, room))
        code = self.code_for(admin)
        if code is None:
            return
        self.estate.model.codes[code] = ("room", self.estate.model.rooms[room].estate, self.life())
        self.close_all_in(into, guest)
        self.serve()
        granted = is_admin(guest)
        self.say(guest, into, f"/link {code}", lambda model, now: model.join(guest, into, code, granted, now))
        self.then(end)

    def code_for(self, account: str) -> str | None:
        """The code that was written to an account just now."""
        server = self.estate.servers[platform_of(account)]
        mark = len(server.messages)
        self.serve()
        new = [shown.text for shown in server.messages[mark:] if shown.chat == direct_chat(account)]
        found = [code[0] for text in new if (code := CODE.search(text))]
        return found[-1] if found else None

    def life(self) -> datetime:
        return self.estate.clock() + timedelta(hours=24)

    def close_all_in(self, room: str, guest: str) -> None:
        """A room with open polls cannot join. Half of the time they are closed first."""
        of = self.estate.model.estate_of(guest, room)
        for poll in self.estate.model.polls.values():
            if poll.estate == of and poll.status == "open" and poll.no % 2:
                self.say(guest, room, f"/close {poll.no}", closes(guest, room, poll.no))

    @rule(asker=accounts, other=accounts, end=ends)
    def link_accounts(self, asker: str, other: str, end: int) -> None:
        """Two accounts become one person."""
        if self.is_shut(asker) or self.is_shut(other):
            return
        self.serve()
        self.say(asker, None, "/link me", listens(asker, None))
        code = self.code_for(asker)
        assert code is not None
        self.estate.model.codes[code] = ("person", asker, self.life())
        self.say(other, None, code, lambda model, now: model.link(other, code, now))
        self.then(end)

    @rule(room=st.sampled_from(sorted(ROOMS)), told=st.sampled_from(["first", "late", "twice"]), end=ends)
    def migrate(self, room: str, told: str, end: int) -> None:
        """The chat lives on under another id; in the new one people may be heard before the bot is told so."""
        place = self.estate.places[room]
        server = self.estate.servers[place.platform]
        if not self.is_in(room):
            return
        speaker = {"plaza": "t-ben", "garden": "t-cai", "gate": "m-lin"}[room]
        old, new = place.chat, f"{room}-{len(place.chats) + 1}"
        event(f"migrated, told {told}")
        moved = replace(self.estate.event(speaker, room), kind=Kind.ROOM_MOVED, sender=None, moved_to=new)
        server.moved[old] = new
        place.chats.append(new)
        if told == "late":
            self.say(speaker, room, "hello?", listens(speaker, room))
        self.estate.happen(moved, lambda model, now: SILENT)
        if told == "twice":
            # Telegram tells it in both chats; meanwhile a straggler may be heard in the old one.
            straggler = replace(self.estate.event(speaker, room), address=moved.address, text="hello?")
            self.estate.happen(straggler, listens(speaker, room))
            self.estate.again(moved)
        self.then(end)

    @rule(room=st.sampled_from(sorted(ROOMS)), end=ends)
    def remove_or_bring_back(self, room: str, end: int) -> None:
        place = self.estate.places[room]
        server = self.estate.servers[place.platform]
        back = place.chat in server.shut
        kind = Kind.BOT_ADDED if back else Kind.BOT_REMOVED
        change = replace(self.estate.event("t-anna" if place.platform == "telegram" else "m-mei", room), kind=kind)
        if back:
            server.shut.discard(place.chat)
            self.estate.happen(change, lambda model, now: model.arrive(room))
        else:
            server.shut.add(place.chat)
            self.estate.happen(change, lambda model, now: model.leave(room))
        note(f"{kind} {room}")
        self.then(end)

    @rule(account=accounts, end=ends)
    def block_or_unblock(self, account: str, end: int) -> None:
        server, chat = self.estate.servers[platform_of(account)], direct_chat(account)
        blocks = chat not in server.shut
        (server.shut.add if blocks else server.shut.discard)(chat)
        kind = Kind.BLOCKED if blocks else Kind.UNBLOCKED
        self.estate.happen(
            replace(self.estate.event(account, None), kind=kind), lambda model, now: model.blocked(account)
        )
        self.then(end)

    @rule(room=st.sampled_from(sorted(ROOMS)), index=indexes)
    def delete_a_live_message(self, room: str, index: int) -> None:
        place = self.estate.places[room]
        server = self.estate.servers[place.platform]
        self.serve()
        polls = [
            poll
            for poll in self.estate.model.polls.values()
            if poll.status == "open" and self.estate.live(server, place.chat, poll.question)
        ]
        if polls:
            poll = polls[index % len(polls)]
            for shown in self.estate.live(server, place.chat, poll.question):
                shown.deleted = True
            self.estate.deleted[room, poll.question] = poll.changes

    # -- reactions and results ------------------------------------------------------------------------------------

    @precondition(lambda self: any(tap.platform == "matrix" for tap in self.taps))
    @rule(index=indexes, end=ends)
    def take_a_reaction_away(self, index: int, end: int) -> None:
        taps = [tap for tap in self.taps if tap.platform == "matrix"]
        tap = taps[-1 - index % len(taps)]
        server = self.estate.servers["matrix"]
        assert tap.sender is not None
        intent = self.untaps.get(tap.event_id)
        if intent is None or tap.address.chat in server.shut | set(server.moved):
            return
        untap = replace(
            self.estate.event(tap.sender.account, None),
            kind=Kind.UNTAP,
            address=tap.address,
            private=tap.private,
            action=tap.action,
            message_id=tap.message_id,
        )
        self.estate.happen(untap, intent)
        self.then(end)

    @precondition(lambda self: self.estate.model.polls)
    @rule(account=accounts, index=indexes, which=indexes, names=st.booleans(), end=ends)
    def ask_for_results(self, account: str, index: int, which: int, names: bool, end: int) -> None:
        room = self.a_place(account, index)
        poll = self.a_poll(account, room, which)
        if poll is None:
            return
        no = poll.no
        text = f"/results {no}{' names' if names else ''}"
        self.say(account, room, text, lambda model, now: model.results(account, room, no, names=names))
        self.then(end)

    # -- time, deliveries and kills -------------------------------------------------------------------------------

    @rule(step=st.sampled_from([timedelta(minutes=3), timedelta(hours=1), timedelta(hours=4), timedelta(days=1), None]))
    def pass_time(self, step: timedelta | None) -> None:
        """So long, or to the next deadline exactly."""
        clock = self.estate.clock
        ends = [poll.closes_at for poll in self.estate.model.polls.values() if poll.status == "open" and poll.closes_at]
        if step is None and ends:
            clock.now = max(clock.now, min(ends) - timedelta(milliseconds=1))
        else:
            clock.now += step or timedelta(minutes=3)
        self.serve()

    @rule(batch=st.integers(1, 3), together=st.booleans())
    def work(self, batch: int, together: bool) -> None:
        """Whatever waits is taken in."""
        self.serve(batch=batch, together=together)

    @rule(fuse=st.integers(0, 24), batch=st.integers(1, 3))
    def work_and_be_killed(self, fuse: int, batch: int) -> None:
        if not self.serve(fuse=fuse, batch=batch):
            event("killed")

    @precondition(lambda self: self.estate.house.journal)
    @rule(index=indexes, count=st.integers(1, 4))
    def deliver_again(self, index: int, count: int) -> None:
        """An old batch comes once more."""
        handled = self.estate.house.journal
        start = max(0, len(handled) - 1 - index % 12)
        young = self.estate.clock.now - timedelta(hours=40)
        for event_id in handled[start : start + count]:
            old = self.estate.events[event_id]
            if old.at > young:
                self.estate.servers[old.platform].deliver(old)
        self.serve()

    @rule(order=st.randoms(use_true_random=False))
    def reorder(self, order: Random) -> None:
        """What is on its way from different chats arrives in another order; in each chat it stays as it was."""
        for server in self.estate.servers.values():
            server.shuffle(order)
        self.serve(batch=2)

    @rule()
    def a_day_ends(self) -> None:
        """What was seen long ago is forgotten."""
        self.runner.run(self.estate.house.forget())
        self.estate.clock.now += timedelta(hours=12)
        self.serve()

    @invariant()
    def it_counts_and_shows_what_the_documents_say(self) -> None:
        self.note_step()
        self.estate.check()


HouseMachine.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=40 if LONG else 25,
    deadline=None,
    derandomize=not LONG,
    database=None,
    print_blob=True,
    suppress_health_check=list(HealthCheck),
)
TestHouse = pytest.mark.timeout(0 if LONG else 120)(HouseMachine.TestCase)
