"""Decisions in every database: all of one comes back as it was put, and a secret paper beside nothing of a person."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import MISSING, fields, replace
from datetime import timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from app.repositories import UnitOfWork
from domain.acts import ActKind, append, first_broken
from domain.contest import Contest, Method
from domain.decision import Decision, DecisionState, Item, Label
from domain.electorate import Electorate, FrozenUnit, Party, electorate_hash
from domain.estate import Person
from domain.paper_slips import Slip
from domain.papers import Choice, Origin, Paper, SecretPaper
from domain.roll import SharesBasis
from domain.rule_presets import CN_SPECIAL, DE_WEG, TW_RECONVENED
from domain.rules import Conflict, Denominator, Limb, Measure, customised
from domain.secrecy import Mode
from storage.errors import RuleBroken, Unsealed
from storage.store import Store
from tests.contracts.storage_samples import NOW, a_message, an_account, an_alarm, an_estate, opened, settle_in

DAY = timedelta(days=1)
OWN_RULE = customised(
    TW_RECONVENED,
    approval=(
        Limb(Measure.SHARES, Fraction(5, 9), strict=False, of=Denominator.CAST),
        Limb(Measure.HEADS, Fraction(7, 13), strict=True, of=Denominator.ALL),
    ),
    shares_basis=SharesBasis.SHARE,
    holder_cap=Fraction(10, 101),
    proxy_cap=0,
    invalid_participates=True,
    abstain_participates=False,
    extensions=3,
    conflict=Conflict.PAPER,
    source="管理規約　第十二條",
)
DECISION = Decision(
    id="d1",
    estate_id="estate",
    no=7,
    title="电梯 ２０２６ «lift» '\";--",
    items=(
        Item(1, "更换电梯？　全額", OWN_RULE),
        Item(2, "האם להחליף את המעלית?", CN_SPECIAL),
        Item(3, "Sell the lamp\n\U0001f642", DE_WEG),
    ),
    mode=Mode.SEALED,
    label=Label.SIGNED,
    proposed_by="wang",
    announced_at=NOW,
    opens_at=NOW + 15 * DAY,
    closes_at=NOW + 30 * DAY,
    attachment="报价　１２３\n| a | b |",
    state=DecisionState.VOID,
    extended=2,
    closed_at=NOW + 31 * DAY,
    void_reason="wrong offer",
    contest=Contest(seats=3, alternates=2, max_marks=1, method=Method.EACH, agreed=11, filled=4, minimum=5),
)
BARE = Decision("d2", "estate", 8, "Bins", (Item(1, "Buy?", DE_WEG),), Mode.OPEN, Label.CHAT, "wang", NOW, NOW, NOW)
SECRET = replace(BARE, id="d3", no=9, mode=Mode.SECRET)
ELECTORATE = Electorate(
    (
        Party(
            "beef",
            (FrozenUnit("３-201 东", "三号楼", 8_951, Fraction(125, 10_007)), FrozenUnit("P1", "", 1_250, None)),
            ("o2", "o1"),
            "o1",
        ),
        Party("developer", (FrozenUnit("9-1", "9", 10**12, Fraction(1, 3**40)),), (), developer=True),
        Party("cafe", (FrozenUnit("دار ٢", "ב", 0, Fraction(1)),), ("o3",)),
    )
)
PAPER = Paper("beef", "o1", Origin.CHAT, {1: Choice.YES, 3: Choice.ABSTAIN, 12: Choice.NO}, "r1")
BLANK = Paper("beef", "o1", Origin.PAPER, {}, "r2", "unsigned 未签名")
BY_PROXY = Paper("beef", "holder", Origin.PROXY, {2: Choice.NO}, "r3")
SLIP = Slip("k7f", "d1", "beef", "o1", {1: Choice.NO, 10: Choice.YES}, "olga", NOW, "torn 破")
SECRET_PAPER = SecretPaper({1: Choice.NO, 2: Choice.YES}, "r9", 3, 2**70 + 1, "two crosses")


async def hold(store: Store, *held: Decision) -> None:
    """An estate that has these decisions."""
    await settle_in(store)
    async with store.transaction() as unit:
        for decision in held:
            unit.decisions.put(decision)


@pytest.mark.parametrize("sample", [DECISION, SLIP, SECRET_PAPER, BLANK], ids=lambda sample: type(sample).__name__)
def test_the_samples_leave_no_field_at_its_default(sample: Any) -> None:
    """Otherwise a column that was forgotten would go unnoticed."""
    assert not [f.name for f in fields(sample) if f.default is not MISSING and f.default == getattr(sample, f.name)]


async def test_decisions_come_back_as_they_were_put(store: Store) -> None:
    await hold(store, BARE, DECISION)
    async with store.transaction() as unit:
        assert await unit.decisions.by_id("d1") == DECISION
        assert await unit.decisions.by_no("estate", 8) == BARE
        assert await unit.decisions.by_no("elsewhere", 8) is None
        assert await unit.decisions.by_no("estate", 1) is None
        assert await unit.decisions.by_id("none") is None
        unit.decisions.put(replace(BARE, state=DecisionState.OPEN))
        assert await unit.decisions.of_estate("estate") == (DECISION, replace(BARE, state=DecisionState.OPEN)), "staged"
    async with store.transaction() as unit:
        assert await unit.decisions.of_estate("estate") == (DECISION, replace(BARE, state=DecisionState.OPEN))
        assert await unit.decisions.of_estate("elsewhere") == ()


async def test_two_decisions_cannot_have_one_number(store: Store) -> None:
    with pytest.raises(RuleBroken):
        await hold(store, BARE, replace(BARE, id="other"))


async def test_the_frozen_roll_comes_back_exactly(store: Store) -> None:
    await hold(store, DECISION)
    async with store.transaction() as unit:
        unit.decisions.put_electorate("d1", ELECTORATE)
    async with store.transaction() as unit:
        found = await unit.decisions.electorate("d1")
        assert found == ELECTORATE
        assert electorate_hash(found) == electorate_hash(ELECTORATE)
        assert await unit.decisions.electorate("d2") is None


async def test_a_partys_papers_keep_their_order_and_are_replaced_together(store: Store) -> None:
    await hold(store, DECISION, BARE)
    other = Paper("cafe", "o3", Origin.CHAT, {1: Choice.YES}, "r4")
    async with store.transaction() as unit:
        await unit.decisions.put_papers("d1", "beef", (BY_PROXY, PAPER, BLANK))
        await unit.decisions.put_papers("d1", "cafe", [other])
        await unit.decisions.put_papers("d2", "cafe", [other])
    changed = replace(PAPER, choices={1: Choice.NO}, receipt="r5")
    async with store.transaction() as unit:
        assert await unit.decisions.papers_of("d1", "beef") == (BY_PROXY, PAPER, BLANK)
        assert await unit.decisions.papers_of("d1", "none") == ()
        assert await unit.decisions.papers("d1") == {"beef": (BY_PROXY, PAPER, BLANK), "cafe": (other,)}
        await unit.decisions.put_papers("d1", "beef", (BLANK, changed))
        assert await unit.decisions.papers_of("d1", "beef") == (BLANK, changed), "staged"
    async with store.transaction() as unit:
        assert await unit.decisions.papers_of("d1", "beef") == (BLANK, changed)
        await unit.decisions.put_papers("d1", "beef", ())
    async with store.transaction() as unit:
        assert await unit.decisions.papers("d1") == {"cafe": (other,)}
        assert await unit.decisions.papers("d2") == {"cafe": (other,)}


@pytest.mark.parametrize("papers", [(replace(PAPER, party="cafe"),), (PAPER, replace(PAPER, receipt="r5"))])
async def test_papers_that_would_be_lost_are_refused(store: Store, papers: Sequence[Paper]) -> None:
    await hold(store, DECISION)
    async with store.transaction() as unit:
        with pytest.raises(ValueError, match="several parties, or two"):
            await unit.decisions.put_papers("d1", "beef", papers)


async def test_slips_wait_until_they_are_confirmed(store: Store) -> None:
    await hold(store, DECISION, BARE)
    later, elsewhere = replace(SLIP, code="a1", entered_at=NOW + DAY), replace(SLIP, code="b2", decision_id="d2")
    async with store.transaction() as unit:
        for slip in (later, elsewhere, SLIP):
            unit.decisions.put_slip(slip)
    async with store.transaction() as unit:
        assert await unit.decisions.slip("k7f") == SLIP
        assert await unit.decisions.slip("none") is None
        assert await unit.decisions.slips("d1") == (SLIP, later)
        unit.decisions.delete_slip("k7f")
        assert await unit.decisions.slips("d1") == (later,)
    async with store.transaction() as unit:
        assert await unit.decisions.slip("k7f") is None


async def test_acts_are_a_chain_to_which_is_only_added(store: Store) -> None:
    await settle_in(store)
    chain = [append((), ActKind.ROLL_FROZEN, NOW, {"解": ["a", 1, None, {"b": True}], "rtl": "שלום"})]
    for number in range(11):
        chain.append(append(chain, ActKind.EXTENDED, NOW, {"no": number}))
    chain[3] = chain[3].without_details()
    async with store.transaction() as unit:
        unit.estates.put(an_estate("other"))
        unit.decisions.add_act("other", chain[0])
        for act in reversed(chain):
            unit.decisions.add_act("estate", act)
    async with store.transaction() as unit:
        found = await unit.decisions.acts("estate")
        assert found == tuple(chain)
        assert first_broken(found) is None
        assert await unit.decisions.acts("other") == (chain[0],)
    with pytest.raises(RuleBroken):
        async with store.transaction() as unit:
            unit.decisions.add_act("estate", append((), ActKind.VOIDED, NOW, {}))
    async with store.transaction() as unit:
        assert await unit.decisions.acts("estate") == tuple(chain)


async def test_records_are_kept_byte_by_byte(store: Store) -> None:
    await hold(store, DECISION, BARE)
    every_byte = bytes(range(256)) * 500
    async with store.transaction() as unit:
        unit.decisions.put_record("d1", every_byte, b"{}\0")
        unit.decisions.put_record("d2", b"", None)
    async with store.transaction() as unit:
        assert await unit.decisions.record("d1") == every_byte
        assert await unit.decisions.opened_record("d1") == b"{}\0"
        assert (await unit.decisions.record("d2"), await unit.decisions.opened_record("d2")) == (b"", None)
        assert (await unit.decisions.record("d3"), await unit.decisions.opened_record("d3")) == (None, None)


def vote(unit: UnitOfWork, party: str, paper: SecretPaper, holder: str = "") -> None:
    unit.decisions.note_part("d3", party, holder)
    unit.decisions.put_secret_paper("d3", paper)


async def test_secret_papers_are_sealed_and_found_without_an_order_of_time(store: Store) -> None:
    await hold(store, SECRET, replace(SECRET, id="d4", no=10))
    other = SecretPaper({1: Choice.ABSTAIN}, "r0", 1, 1)
    for party, holder, paper in (("p2", "", SECRET_PAPER), ("p1", "li", other)):
        async with store.transaction(sealed=True) as unit:
            vote(unit, party, paper, holder)
    changed = replace(SECRET_PAPER, choices={1: Choice.YES}, invalid="")
    async with store.transaction(sealed=True) as unit:
        assert await unit.decisions.secret_papers("d3") == (other, SECRET_PAPER)
        vote(unit, "p2", changed)
    async with store.transaction() as unit:
        assert await unit.decisions.secret_papers("d3") == (other, changed)
        assert list((await unit.decisions.took_part("d3")).items()) == [("p1", "li"), ("p2", "")]
        assert await unit.decisions.secret_papers("d4") == ()
        assert await unit.decisions.took_part("d4") == {}


async def seal(store: Store, beside: Callable[[UnitOfWork], None]) -> None:
    async with store.transaction(sealed=True) as unit:
        vote(unit, "p1", SECRET_PAPER)
        beside(unit)


BESIDE: dict[str, Callable[[UnitOfWork], None]] = {
    "a person": lambda unit: unit.people.put(Person("li", "en")),
    "an account": lambda unit: unit.people.put_account(an_account("42", "wang", name="new name")),
    "a message": lambda unit: unit.outbox.add(a_message("t1")),
    "an event": lambda unit: unit.note_seen("console", "700000001:42:7", NOW),
    "a cursor": lambda unit: unit.set_cursor("console", "bot", "12"),
    "the decision": lambda unit: unit.decisions.put(replace(SECRET, extended=1)),
    "its roll": lambda unit: unit.decisions.put_electorate("d3", ELECTORATE),
    "a slip": lambda unit: unit.decisions.put_slip(replace(SLIP, decision_id="d3")),
    "the end of a slip": lambda unit: unit.decisions.delete_slip("k7f"),
    "an act": lambda unit: unit.decisions.add_act("estate", append((), ActKind.OPENED, NOW, {})),
    "a record": lambda unit: unit.decisions.put_record("d3", b"{}", None),
}


@pytest.mark.parametrize("beside", BESIDE)
async def test_nothing_of_a_person_is_written_beside_a_secret_paper(store: Store, beside: str) -> None:
    await hold(store, SECRET)
    with pytest.raises(Unsealed):
        await seal(store, BESIDE[beside])
    async with store.transaction() as unit:
        assert await unit.decisions.secret_papers("d3") == ()
        assert await unit.decisions.took_part("d3") == {}


async def test_a_paper_with_a_name_is_not_written_beside_a_secret_one(store: Store) -> None:
    async def both() -> None:
        async with store.transaction(sealed=True) as unit:
            vote(unit, "p1", SECRET_PAPER)
            await unit.decisions.put_papers("d3", "beef", (PAPER,))

    await hold(store, SECRET)
    with pytest.raises(Unsealed):
        await both()


async def test_an_alarm_may_be_set_beside_a_secret_paper(store: Store) -> None:
    await hold(store, SECRET)
    await seal(store, lambda unit: unit.alarms.put(an_alarm("a9", job="decision.view")))
    async with store.transaction() as unit:
        assert await unit.decisions.secret_papers("d3") == (SECRET_PAPER,)


VOTERS = 150
PARTIES = [f"party-{number * 0x9E3779B97F4A7C15 % 2**64:016x}" for number in range(1, VOTERS + 1)]
RECEIPTS = [f"receipt-{number * 0xD1B54A32D192ED03 % 2**64:016x}" for number in range(1, VOTERS + 1)]


async def cast_all(file: Path, order: Sequence[int], *, sealed: bool) -> None:
    """Many votes in secret, of which ``order`` tells who comes when; after each the log is looked at.

    Whoever comes again had said more before.
    """
    to_come = Counter(order)
    async with opened(f"sqlite+aiosqlite:///{file}") as store:
        await hold(store, SECRET)
        for number in order:
            to_come[number] -= 1
            choices = dict.fromkeys(range(1, 2 + 5 * to_come[number]), list(Choice)[number % 3])
            async with store.transaction(sealed=sealed) as unit:
                vote(unit, PARTIES[number], SecretPaper(choices, RECEIPTS[number], 1, 1))
            assert (file.with_name(f"{file.name}-wal").read_bytes() == b"") is sealed


def pages(file: Path, texts: Sequence[str]) -> list[tuple[bytes, list[str]]]:
    """The pages that hold any of the texts, and these in the order in which they lie there."""
    content = file.read_bytes()
    size = int.from_bytes(content[16:18])
    found = []
    for page in (content[start : start + size] for start in range(0, len(content), size)):
        held = {text: page.index(text.encode()) for text in texts if text.encode() in page}
        if held:
            found.append((page, sorted(held, key=lambda text: held[text])))
    return found


@pytest.mark.parametrize("sealed", [True, False])
async def test_on_the_disk_secret_ballots_lie_in_the_order_of_their_keys(tmp_path: Path, *, sealed: bool) -> None:
    file, voters = tmp_path / "linli.db", 30
    await cast_all(file, range(voters), sealed=sealed)
    for texts in (PARTIES[:voters], RECEIPTS[:voters]):
        ((_, lying),) = pages(file, texts)
        # A page is filled from its end. Without the seal the rows lie as they came, so this test can find it.
        assert lying[::-1] == (sorted(texts) if sealed else texts)


@pytest.mark.parametrize("sealed", [True, False])
async def test_on_the_disk_nothing_depends_on_who_came_when(tmp_path: Path, *, sealed: bool) -> None:
    files = [tmp_path / "first.db", tmp_path / "second.db"]
    for file, step in zip(files, (1, 67), strict=True):
        await cast_all(file, [number * step % VOTERS for number in range(VOTERS)], sealed=sealed)
    for texts in (PARTIES, RECEIPTS):
        first, second = (pages(file, texts) for file in files)
        assert sorted(text for _, held in first for text in held) == sorted(texts), "each once"
        assert len(first) > 1, "one page would say nothing of the order of pages"
        # Whole pages, with what was overwritten in them, and the order of pages. Without the seal they differ.
        assert (first == second) is sealed


@pytest.mark.parametrize("sealed", [True, False])
async def test_on_the_disk_nothing_tells_whose_paper_was_replaced(tmp_path: Path, *, sealed: bool) -> None:
    files, once = [tmp_path / "first.db", tmp_path / "second.db"], range(30)
    for file, again in zip(files, ((), (3, 17, 8)), strict=True):
        await cast_all(file, [*once, *again], sealed=sealed)
    first, second = (pages(file, RECEIPTS[: len(once)]) for file in files)
    assert (first == second) is sealed


def test_secret_ballots_have_no_row_ids_and_no_column_for_a_time(migrated_sqlite_url: str) -> None:
    with closing(sqlite3.connect(migrated_sqlite_url.removeprefix("sqlite+aiosqlite:///"))) as connection:
        columns = {}
        for table in ("secret_parts", "secret_papers"):
            columns[table] = [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]
            with pytest.raises(sqlite3.OperationalError, match="rowid"):
                connection.execute(f"SELECT rowid FROM {table}")  # noqa: S608 - a name of ours
    assert columns == {
        "secret_parts": ["decision_id", "party", "holder"],
        "secret_papers": ["decision_id", "receipt", "choices", "heads", "shares", "invalid"],
    }
