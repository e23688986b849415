"""Cases in every database: found in every way, and in a sealed transaction beside nothing of a person."""

import asyncio
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.repositories import UnitOfWork
from domain.case_files import CaseFile
from domain.case_thread import Note, Speaker
from domain.cases import Area, Case
from domain.estate import Person
from storage.errors import RuleBroken, StorageLocked, Unsealed
from storage.store import Store
from tests.contracts.storage_samples import NOW, a_message, a_person, an_account, an_alarm, an_estate, opened, settle_in

TODAY = NOW.date()


def a_case(
    case_id: str = "c1", no: int = 417, *, text: str = "The lamp", author: str = "", codename: str = "beef"
) -> Case:
    return Case(case_id, "estate", no, Area.OTHER, text, TODAY, author=author, codename=codename)


def a_file(
    file_id: str,
    *,
    case_id: str = "c1",
    name: str = "photo-1.jpg",
    size: int = 3,
    named: bool = False,
    shown: bool = False,
) -> CaseFile:
    return CaseFile(file_id, case_id, name, "image/jpeg", size, named, TODAY, shown)


async def put(store: Store, *cases: Case) -> None:
    async with store.transaction() as unit:
        for case in cases:
            unit.cases.put(case)


async def seal(store: Store, case: Case, beside: Callable[[UnitOfWork], None] = lambda unit: None) -> None:
    async with store.transaction(sealed=True) as unit:
        unit.cases.put(case)
        beside(unit)


async def test_a_case_is_found_by_number_by_codename_and_with_its_estate(store: Store) -> None:
    await settle_in(store)
    other = a_case("c2", 212, author="wang", codename="")
    async with store.transaction() as unit:
        unit.cases.put(a_case())
        assert await unit.cases.by_no("estate", 417) == a_case(), "staged"
        unit.cases.put(other)
    async with store.transaction() as unit:
        assert await unit.cases.by_no("estate", 417) == a_case()
        assert await unit.cases.by_no("elsewhere", 417) is None
        assert await unit.cases.by_codename("beef") == a_case()
        assert await unit.cases.by_codename("dead") is None
        assert await unit.cases.of_estate("estate") == (other, a_case())


async def test_two_cases_cannot_have_one_number(store: Store) -> None:
    await settle_in(store)
    with pytest.raises(RuleBroken):
        await put(store, a_case("c1"), a_case("c2"))


async def test_notes_come_in_their_order(store: Store) -> None:
    await settle_in(store)
    notes = [Note(f"n{9 - place}", "c1", place, Speaker.AUTHOR, "", f"{place}", TODAY) for place in (1, 2, 3)]
    async with store.transaction() as unit:
        unit.cases.put(a_case())
        for note in reversed(notes):
            unit.cases.put_note(note)
    async with store.transaction() as unit:
        assert await unit.cases.notes("c1") == tuple(notes)


async def test_support_is_one_for_each_person_and_can_be_taken_back(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        unit.people.put(a_person("li"))
        unit.cases.put(a_case())
        for person in ("wang", "li", "wang"):
            unit.cases.add_support("c1", person)
    async with store.transaction() as unit:
        assert await unit.cases.supporters("c1") == {"wang", "li"}
        assert await unit.cases.supported_by("li") == {"c1"}
        unit.cases.remove_support("c1", "wang")
        unit.people.delete("li")
    async with store.transaction() as unit:
        assert await unit.cases.supporters("c1") == frozenset(), "who is forgotten supports nothing"


BESIDE: dict[str, Callable[[UnitOfWork], None]] = {
    "a person": lambda unit: unit.people.put(Person("li", "en")),
    "an account": lambda unit: unit.people.put_account(an_account("42", "wang", name="new name")),
    "a message": lambda unit: unit.outbox.add(a_message("t1")),
    "an estate": lambda unit: unit.estates.put(replace(an_estate(), name="renamed")),
    "an event": lambda unit: unit.note_seen("console", "700000001:42:7", NOW),
    "a cursor": lambda unit: unit.set_cursor("console", "bot", "12"),
}


@pytest.mark.parametrize("beside", BESIDE)
async def test_nothing_of_a_person_is_written_beside_a_case_without_a_name(store: Store, beside: str) -> None:
    await settle_in(store)
    with pytest.raises(Unsealed):
        await seal(store, a_case(), BESIDE[beside])
    async with store.transaction() as unit:
        assert await unit.cases.of_estate("estate") == ()


async def test_what_belongs_to_a_sealed_case_is_written_with_it(store: Store) -> None:
    await settle_in(store)
    async with store.transaction(sealed=True) as unit:
        unit.cases.put(a_case())
        unit.cases.put_note(Note("n1", "c1", 1, Speaker.AUTHOR, "", "more", TODAY))
        unit.alarms.put(an_alarm("a9", job="case.round"))
    async with store.transaction() as unit:
        assert await unit.cases.by_no("estate", 417) == a_case()
        assert len(await unit.cases.notes("c1")) == 1


async def test_postgresql_says_that_it_keeps_the_order(store: Store, migrated_url: str) -> None:
    assert store.hides_steps is migrated_url.startswith("sqlite")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "linli.db"


def places(path: Path, texts: list[str]) -> list[int]:
    """The order in which texts stand in the file: which of them comes first, second ..."""
    content = path.read_bytes()
    where = {text: content.index(text.encode()) for text in texts}
    return [texts.index(text) for text in sorted(texts, key=lambda text: where[text])]


def concordance(order: list[int]) -> float:
    """Kendall's tau: 1 if the order is that of the numbers, -1 if it is the opposite, about 0 if it is neither."""
    pairs = [(before, after) for at, before in enumerate(order) for after in order[at + 1 :]]
    return sum(1 if before < after else -1 for before, after in pairs) / len(pairs)


@pytest.mark.parametrize(("sealed", "told"), [(True, False), (False, True)])
async def test_on_the_disk_sealed_cases_lie_in_no_order_of_time(file: Path, *, sealed: bool, told: bool) -> None:
    ids = [f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}" for number in range(1, 21)]
    texts = [f"text of {case_id}" for case_id in ids]
    async with opened(f"sqlite+aiosqlite:///{file}") as store:
        await settle_in(store)
        for no, (case_id, text) in enumerate(zip(ids, texts, strict=True), start=100):
            async with store.transaction(sealed=sealed) as unit:
                unit.cases.put(a_case(case_id, no, text=text, codename=""))
    tau = abs(concordance(places(file, texts)))
    # Without the seal the leaky layout is found, so this test can find one.
    assert (tau > 0.5) is told, tau


@pytest.mark.parametrize(("sealed", "told"), [(True, False), (False, True)])
async def test_on_the_disk_their_photos_lie_in_no_order_of_time(file: Path, *, sealed: bool, told: bool) -> None:
    ids = [f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}" for number in range(1, 21)]
    # The end of a photo lies in pages of its own, which are taken in the order of time.
    ends = [f"photo of {file_id}" for file_id in ids]
    contents = [end.rjust(9000, "x") for end in ends]
    async with opened(f"sqlite+aiosqlite:///{file}") as store:
        await settle_in(store)
        for file_id, content in zip(ids, contents, strict=True):
            async with store.transaction(sealed=sealed) as unit:
                unit.cases.add_file(a_file(file_id, size=len(content)), content.encode())
    tau = abs(concordance(places(file, ends)))
    assert (tau > 0.5) is told, tau


async def test_files_are_found_by_case_and_by_estate_and_end(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        unit.cases.put(a_case())
        unit.estates.put(an_estate("other"))
        unit.cases.put(replace(a_case("c2", 418, codename=""), estate_id="other"))
        unit.cases.add_file(a_file("f2", name="photo-2.jpg"), b"two")
        unit.cases.add_file(a_file("f1", name="photo-1.jpg", named=True), b"one")
        unit.cases.add_file(a_file("f3", case_id="c2"), b"three")
        assert [file.id for file in await unit.cases.files("c1")] == ["f1", "f2"]
        assert await unit.cases.file_content("f2") == b"two"
    async with store.transaction() as unit:
        found = await unit.cases.files("c1")
        assert found == (a_file("f1", name="photo-1.jpg", named=True), a_file("f2", name="photo-2.jpg"))
        assert {file.id for file in await unit.cases.files_of_estate("estate")} == {"f1", "f2"}
        assert await unit.cases.file_content("f1") == b"one"
        unit.cases.drop_file("f1")
        unit.cases.put_file(replace(found[1], shown=True))
        assert await unit.cases.file_content("f1") is None
    async with store.transaction() as unit:
        assert await unit.cases.files("c1") == (a_file("f2", name="photo-2.jpg", shown=True),)
        assert await unit.cases.file_content("f1") is None
        assert await unit.cases.file_content("f2") == b"two"


async def test_a_file_of_a_sealed_case_is_written_with_it_and_named_ones_stay(store: Store) -> None:
    await settle_in(store)
    async with store.transaction() as unit:
        unit.cases.put(a_case("c2", 418, author="chen", codename=""))
        unit.cases.add_file(a_file("f2", case_id="c2", named=True), b"named")
    async with store.transaction(sealed=True) as unit:
        unit.cases.put(a_case())
        unit.cases.add_file(a_file("f1"), b"unnamed")
    async with store.transaction() as unit:
        assert [await unit.cases.file_content(each) for each in ("f1", "f2")] == [b"unnamed", b"named"]


async def test_a_sealed_transaction_leaves_nothing_in_the_log_beside_it(file: Path) -> None:
    async with opened(f"sqlite+aiosqlite:///{file}") as store:
        await settle_in(store)
        async with store.transaction() as unit:
            unit.people.put_account(an_account("author-account", "wang"))
        log = file.with_name("linli.db-wal")
        assert b"author-account" in log.read_bytes(), "the log would tell who wrote something just before"
        await seal(store, a_case())
        assert log.read_bytes() == b""


async def test_while_another_reads_nothing_is_sealed_and_nothing_is_lost(file: Path) -> None:
    async with opened(f"sqlite+aiosqlite:///{file}") as store:
        await settle_in(store)
        with closing(await asyncio.to_thread(sqlite3.connect, file, check_same_thread=False)) as reader:
            await asyncio.to_thread(lambda: reader.execute("BEGIN").execute("SELECT * FROM people").fetchall())
            async with store.transaction() as unit:
                unit.people.put(a_person("li"))
            with pytest.raises(StorageLocked):
                await seal(store, a_case())
        await seal(store, a_case())
        async with store.transaction() as unit:
            assert await unit.cases.of_estate("estate") == (a_case(),)


async def test_a_log_left_by_a_crash_is_emptied_at_the_next_start(file: Path) -> None:
    async with opened(f"sqlite+aiosqlite:///{file}") as store:
        await settle_in(store)
        log = file.with_name("linli.db-wal")
        left = log.read_bytes()
        copy = file.with_name("copy.db")
        await asyncio.to_thread(shutil.copyfile, file, copy)
    await asyncio.to_thread(copy.with_name("copy.db-wal").write_bytes, left)
    assert left
    async with opened(f"sqlite+aiosqlite:///{copy}"):
        assert copy.with_name("copy.db-wal").read_bytes() == b""


def test_no_column_of_a_case_could_hold_a_time() -> None:
    schema = (Path(__file__).parents[2] / "storage" / "case_tables.py").read_text("utf-8")
    assert not re.search(r"Instant|_at\"", schema)
