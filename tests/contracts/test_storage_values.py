"""Every value comes back as it was put, from every engine."""

from dataclasses import MISSING, fields, replace
from datetime import timedelta
from typing import Any

import pytest

from app.messages import Address, Attachment, Button, DeadLetter, Delivery, Outgoing, Post, Span, Style
from app.repositories import Prompt
from domain.case_thread import Note, Speaker
from domain.cases import Area, Case, CaseStatus, Showing
from domain.estate import Account, Box, CodePurpose, Estate, Grant, LinkCode, Person, Role, Room
from domain.poll import Choice, Option, Poll, PollKind, PollStatus, Vote
from domain.roll import HeadsBasis, SharesBasis
from domain.schedule import Alarm
from domain.tally.dates import Answer
from storage.store import Store
from tests.contracts.storage_samples import NOW, a_person, a_poll, an_alarm, an_estate, settle_in

ESTATE = Estate(
    "jade",
    "翠苑 «Jade» '\";--",
    "zh-Hant",
    "Asia/Hong_Kong",
    NOW,
    7,
    9,
    named=True,
    box=Box.NAMED,
    heads_basis=HeadsBasis.UNIT,
    shares_basis=SharesBasis.SHARE,
    proxy_cap=3,
)
ROOM = Room("r1", "jade", "telegram", "-100123", "ردهة 大堂", "en", active=False, native_polls=True)
PERSON = Person("li", "zh-Hans", "jade")
ACCOUNT = Account("telegram", "42", "li", "李 雷", "LiLei", "42", blocked=True)
GRANT = Grant("jade", "li", Role.AUDITOR, "li", NOW, NOW)
POLL = Poll(
    id="p1",
    estate_id="jade",
    no=7,
    kind=PollKind.DATES,
    question="When?\nAnd | why \U0001f642",
    options=(Option(1, "Mon"), Option(2, "Tue", "li")),
    opened_by="li",
    opened_in="r1",
    opened_at=NOW,
    opened_thread="t9",
    closes_at=NOW + timedelta(days=3),
    max_marks=2,
    anonymous=True,
    hidden=True,
    residents_add=True,
    remind_before=timedelta(hours=1, microseconds=1),
    status=PollStatus.VOID,
    closed_at=NOW + timedelta(days=1),
    void_reason="wrong list",
    revision=4,
)
VOTE = Vote("p1", "f00d", Choice((2, 1), (Answer.YES, Answer.MAYBE)), NOW)
ALARM = Alarm(
    id="a1",
    estate_id="jade",
    job="reminder",
    ref="x",
    due_at=NOW,
    zone="Asia/Shanghai",
    key="2026-12-01",
    created_by="li",
    no=3,
    room_id="r1",
    thread="t",
    person_id="li",
    text="Bins 垃圾",
    rule="daily@08:00",
)
POST = Post(Address("telegram", "-1", "5", "42"), "m1", "poll:p1", ("vote:p1:1", "start:x"), NOW, ("a", "b"))
PROMPT = Prompt(
    Address("telegram", "-1", "5", "42"), "42", "/poll Q", "options", " | ", NOW, room_admin=True, estate_id="e1"
)
CODE = LinkCode("abcd", CodePurpose.PERSON, "li", NOW)
MESSAGE = Outgoing(
    token="t1",
    address=Address("telegram", "-1", "5", "42"),
    body=(Span("bold 粗", Style.BOLD), Span("\nplain"), Span("▇▇ 3", Style.CODE)),
    buttons=((Button("Yes", "vote:p1:1"),), (Button("Me", start="x"), Button("No", "n"))),
    reply_to="77",
    view="poll:p1",
    edits="78",
    delivery=Delivery.NOTICE,
    force_reply=True,
    attachment=Attachment("结果.png", "image/png", b"\x89PNG\0\xff"),
    until=NOW + timedelta(minutes=10),
)
CASE = Case(
    id="c1",
    estate_id="jade",
    no=417,
    area=Area.VEHICLES,
    text="灯坏了 lamp",
    opened_on=NOW.date(),
    author="li",
    codename="beef",
    status=CaseStatus.DECLINED,
    reason="no money",
    changed_on=NOW.date() + timedelta(days=1),
    answered_on=NOW.date() + timedelta(days=2),
    assignee="wang",
    merged_into=212,
    showing=Showing.HIDDEN,
    shortened="灯 …",
    muted=True,
    asked="reopen",
    agenda_on=NOW.date() + timedelta(days=3),
    opened_in="r1",
    opened_thread="5",
)
NOTE = Note("n1", "c1", 2, Speaker.ORGANISER, "li", "订好了", NOW.date())
SAMPLES = (CASE, ESTATE, ROOM, PERSON, ACCOUNT, GRANT, POLL, VOTE, ALARM, POST, PROMPT, CODE, MESSAGE)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: type(sample).__name__)
def test_the_samples_leave_no_field_at_its_default(sample: Any) -> None:
    """Otherwise a column that was forgotten would go unnoticed."""
    unused = [f.name for f in fields(sample) if f.default is not MISSING and f.default == getattr(sample, f.name)]
    # A poll of the platform's own is found with the words of a view, when it is sent.
    # What may not be written is never queued at all.
    assert [name for name in unused if name not in ("native", "unwritten")] == []


async def test_every_value_comes_back_as_it_was_put(store: Store) -> None:
    async with store.transaction() as unit:
        unit.estates.put(ESTATE)
        unit.rooms.put(ROOM)
        unit.people.put(PERSON)
        unit.people.put_account(ACCOUNT)
        unit.people.grant(GRANT)
        unit.people.add_resident("jade", "li")
        unit.polls.put(POLL)
        unit.polls.put_vote(VOTE)
        unit.alarms.put(ALARM)
        unit.posts.put(POST)
        unit.prompts.put(PROMPT)
        unit.codes.put(CODE)
        unit.cases.put(CASE)
        unit.cases.put_note(NOTE)
        unit.outbox.add(MESSAGE)
    async with store.transaction() as unit:
        assert await unit.estates.get("jade") == ESTATE
        assert await unit.rooms.get("r1") == ROOM
        assert await unit.people.get("li") == PERSON
        assert await unit.people.account("telegram", "42") == ACCOUNT
        assert await unit.people.grants("jade") == (GRANT,)
        assert await unit.people.residents("jade") == {"li"}
        assert await unit.polls.by_id("p1") == POLL
        assert await unit.polls.votes("p1") == {"f00d": VOTE}
        assert await unit.alarms.by_no("jade", 3) == ALARM
        assert await unit.posts.by_message("telegram", "-1", "m1") == POST
        assert await unit.prompts.find(PROMPT.address, "42") == PROMPT
        assert await unit.codes.find(CodePurpose.PERSON, "abcd") == CODE
        assert await unit.cases.by_id("c1") == CASE
        assert await unit.cases.notes("c1") == (NOTE,)
    (queued,) = await store.queue("telegram", 5)
    assert (queued.message, queued.attempts, queued.begun) == (MESSAGE, 0, False)
    assert queued.not_before < NOW


async def test_values_are_replaced(store: Store) -> None:
    await settle_in(store)
    other = replace(
        a_poll(), question="Now?", options=(Option(1, "only"),), closes_at=None, status=PollStatus.CLOSED, closed_at=NOW
    )
    async with store.transaction() as unit:
        unit.polls.put(replace(a_poll(), options=(*a_poll().options, Option(3, "丙", "wang"))))
    async with store.transaction() as unit:
        found = await unit.polls.by_id("poll")
        assert found is not None
        assert [option.text for option in found.options] == ["甲", "乙", "丙"]
        unit.polls.put(other)
    async with store.transaction() as unit:
        assert await unit.polls.by_id("poll") == other


async def test_text_that_no_database_can_hold_does_not_fail_the_batch(store: Store) -> None:
    async with store.transaction() as unit:
        unit.estates.put(replace(an_estate(), name="a\0b\ud83dc 好"))
    async with store.transaction() as unit:
        assert (await unit.estates.get("estate")).name == "a�b�c 好"


async def test_a_time_without_a_zone_is_refused(store: Store) -> None:
    await settle_in(store)
    with pytest.raises(Exception, match="without a zone"):
        async with store.transaction() as unit:
            unit.alarms.put(replace(an_alarm("a"), due_at=NOW.replace(tzinfo=None)))


async def test_what_is_not_there_is_told(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        for asked in (unit.estates.get("none"), unit.people.get("none")):
            with pytest.raises(KeyError):
                await asked
        assert await unit.rooms.get("none") is None
        assert await unit.rooms.find("console", "none") is None
        assert await unit.people.account("console", "none") is None
        assert await unit.polls.by_id("none") is None
        assert await unit.polls.in_estate("estate", 99) is None
        assert await unit.polls.in_estate("elsewhere", 1) is None
        assert await unit.codes.find(CodePurpose.ROOM, "none") is None
        assert await unit.alarms.next_due(NOW) is None


async def test_cursors_and_dead_letters_are_kept(store: Store) -> None:
    letters = [DeadLetter("telegram", str(number), "message", "KeyError", NOW) for number in range(3)]
    async with store.transaction() as unit:
        unit.set_cursor("telegram", "bot1", "500")
        unit.set_cursor("telegram", "bot2", "9")
        for letter in letters:
            unit.add_dead_letter(letter)
    async with store.transaction() as unit:
        unit.set_cursor("telegram", "bot1", "501")
    assert await store.cursor("telegram", "bot1") == "501"
    assert await store.cursor("telegram", "bot2") == "9"
    assert await store.cursor("matrix", "bot1") == ""
    assert await store.dead_letters(2) == (letters[2], letters[1])


async def test_events_are_seen_once(store: Store) -> None:
    async with store.transaction() as unit:
        assert await unit.unseen("console", ["1", "2", "2"]) == {"1", "2"}
        unit.note_seen("console", "1", NOW)
        assert await unit.unseen("console", ["1", "2"]) == {"2"}
    async with store.transaction() as unit:
        many = [str(number) for number in range(1200)]
        assert await unit.unseen("console", many) == set(many) - {"1"}
        assert await unit.unseen("matrix", ["1"]) == {"1"}


async def test_purging_forgets_what_is_old_and_nothing_else(store: Store) -> None:
    day, address = timedelta(days=1), Address("console", "-1")
    async with store.transaction() as unit:
        for age in range(4):
            unit.note_seen("console", f"seen-{age}", NOW - age * day)
            unit.codes.put(LinkCode(f"code-{age}", CodePurpose.ROOM, "r", NOW - age * day))
            unit.prompts.put(Prompt(address, f"who-{age}", "", "", "", NOW - age * day))
    await store.purge(NOW - 2 * day)
    async with store.transaction() as unit:
        # Of the event two days old only the day is kept, and that day is not yet over by the limit.
        assert await unit.unseen("console", [f"seen-{age}" for age in range(4)]) == {"seen-3"}
        codes = [await unit.codes.find(CodePurpose.ROOM, f"code-{age}") is not None for age in range(4)]
        prompts = [await unit.prompts.find(address, f"who-{age}") is not None for age in range(4)]
    assert codes == prompts == [True, True, True, False]


async def test_rows_are_counted(store: Store) -> None:
    await settle_in(store)
    counted = await store.counts()
    assert (counted["estates"], counted["poll_options"], counted["votes"]) == (1, 2, 0)


async def test_people_are_put_before_what_points_to_them(store: Store) -> None:
    async with store.transaction() as unit:
        unit.people.put_account(replace(ACCOUNT, person_id="new"))
        unit.people.add_resident("estate", "new")
        unit.people.put(replace(a_person("new"), estate_id="estate"))
        unit.estates.put(an_estate())
    async with store.transaction() as unit:
        assert await unit.people.estates_of("new") == {"estate"}
