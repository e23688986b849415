"""Rolls from spreadsheets as people and attackers make them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from fractions import Fraction

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.roll_files import read_roll, write_roll
from app.roll_tables import MOST_COLUMNS, MOST_ROWS
from domain.refusal import Refusal
from domain.roll import Kind
from domain.roll_entries import Column, Entry, OwnerEntry

TABLE = "房号,面积,业主\n3-201,89.5,王伟\n3-202,１００㎡,李娜、张强\n"
ENGLISH = "unit,area,owners\n3-201,89.5,Wang Wei\n"


def csv_of(*rows: str, head: str = "unit,area,owners") -> bytes:
    return "\n".join((head, *rows)).encode()


def sheet(*rows: tuple[object, ...], prepare: Callable[[openpyxl.Workbook], None] | None = None) -> bytes:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(list(row))
    if prepare is not None:
        prepare(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def briefly(content: bytes) -> list[tuple[str, int, tuple[str, ...]]]:
    found = read_roll(content)
    assert [problem for problem in found.problems if problem.grave] == []
    return [(entry.unit, entry.area, tuple(owner.name for owner in entry.owners)) for entry in found.entries]


def codes(content: bytes) -> list[tuple[int, str]]:
    return [(problem.row, problem.code) for problem in read_roll(content).problems]


def refusal(content: bytes) -> str:
    with pytest.raises(Refusal) as refused:
        read_roll(content)
    return refused.value.code


CHINESE = [("3-201", 8_950, ("王伟",)), ("3-202", 10_000, ("李娜", "张强"))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_simplified_chinese_as_spreadsheets_write_it(encoding: str) -> None:
    assert briefly(TABLE.encode(encoding)) == CHINESE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "big5", "utf-16"])
def test_traditional_chinese_as_spreadsheets_write_it(encoding: str) -> None:
    text = "戶號,專有面積,所有權人\n三樓,89.5,陳國偉\n"
    assert briefly(text.encode(encoding)) == [("三樓", 8_950, ("陳國偉",))]


FAMILIES = {
    "big5": ("陳偉", "林志明", "黃淑芬", "張家豪", "許文雄"),
    "gb18030": ("陈伟", "林志明", "黄淑芬", "张家豪", "诸葛明"),
    "cp950": ("王大同", "李淑貞", "游錫坤"),
    "gb2312": ("王伟", "李娜", "欧阳修"),
}


@pytest.mark.parametrize(("encoding", "names"), [*FAMILIES.items(), *((code, FAMILIES[code][:1]) for code in FAMILIES)])
def test_english_heads_leave_it_to_the_names_to_tell_the_encoding(encoding: str, names: tuple[str, ...]) -> None:
    text = "".join(f"3-{no},89.5,{name}\n" for no, name in enumerate(names))
    found = briefly(f"unit,area,owners\n{text}".encode(encoding))
    assert tuple(owner for _, _, owners in found for owner in owners) == names


def test_a_file_without_the_column_says_nothing_of_representatives() -> None:
    assert [entry.representative for entry in read_roll(csv_of("1,80,Li Na;Wang Fang")).entries] == [None]
    named = csv_of("1,80,Li Na;Wang Fang,", head="unit,area,owners,representative")
    assert [entry.representative for entry in read_roll(named).entries] == [""]


def test_what_may_be_two_names_is_one_and_is_told() -> None:
    rows = ("1,10,Li & Sons Ltd", "2,10,Ann c/o Bo", "3,10,P；Q、R", '4,10,"S\nT"', "5,10,李娜，王芳")
    found = read_roll(csv_of(*rows))
    assert [len(entry.owners) for entry in found.entries] == [1, 1, 3, 2, 2]
    assert [(problem.row, problem.code, problem.grave) for problem in found.problems] == [
        (2, "owner-divider", False),
        (3, "owner-divider", False),
    ]


@pytest.mark.parametrize("divider", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_dividers_and_line_ends(divider: str, ending: str) -> None:
    text = ENGLISH.replace(",", divider).replace("\n", ending)
    assert briefly(text.encode()) == [("3-201", 8_950, ("Wang Wei",))]


def test_titles_above_totals_below_and_empty_rows_between() -> None:
    text = f"锦绣苑业主名册,,\n,,\n{TABLE},,\n合计,189.5,\n制表人:老王,,\n"
    assert briefly(text.encode()) == CHINESE


def test_rows_are_counted_as_the_spreadsheet_shows_them() -> None:
    text = "title\n\nunit,area,owners\n\n3-201,none,P\n"
    assert codes(text.encode()) == [(5, "area-unreadable")]


def test_a_workbook_with_numbers_merged_buildings_formulas_and_a_cover() -> None:
    def prepare(book: openpyxl.Workbook) -> None:
        cover = book.create_sheet("Cover", 0)
        cover.append(["The roll of Lakeside"])

    content = sheet(
        ("楼栋", "房号", "面积", "业主", "开发商"),
        ("3号楼", 201, 89.5, "王伟", None),
        (None, 202, 44.1 + 45.4, "李娜", None),
        (None, 203, 3201, "Builder", True),
        prepare=prepare,
    )
    found = read_roll(content)
    assert [(entry.unit, entry.building, entry.area, entry.developer) for entry in found.entries] == [
        ("201", "3号楼", 8_950, False),
        ("202", "3号楼", 8_950, False),
        ("203", "3号楼", 320_100, True),
    ]


def test_the_same_numbers_in_several_buildings_are_called_by_building() -> None:
    found = read_roll(csv_of("1,101,10,P", "2,101,10,Q", head="building,unit,area,owners"))
    assert [entry.unit for entry in found.entries] == ["1-101", "2-101"]
    assert [problem.code for problem in found.problems] == ["unit-joined"]


def test_a_unit_that_became_a_date_is_told() -> None:
    content = sheet(("unit", "area", "owners"), (datetime(2026, 3, 2), 10, "P"))  # noqa: DTZ001 - cells have no zone
    assert codes(content) == [(2, "unit-date")]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ("1,,P", "area-missing"),
        ("1,0,P", "area-zero"),
        ("1,-5,P", "area-zero"),
        ("1,0.001,P", "area-fine"),
        ("1,89.555,P", "area-fine"),
        ("1,100000.01,P", "area-huge"),
        ("1,1e5,P", "area-unreadable"),
        ("1,八十九,P", "area-unreadable"),
        ("1,NaN,P", "area-unreadable"),
        ('1,"1,234",P', "area-two-ways"),
        ("1,89.5,", "owners-missing"),
        (",89.5,P", "unit-missing"),
        (f"1,89.5,{'P' * 1001}", "cell-long"),
        (f"{'1' * 101},89.5,P", "cell-long"),
    ],
)
def test_what_is_wrong_in_a_row(row: str, code: str) -> None:
    assert codes(csv_of(row)) == [(2, code)]


@pytest.mark.parametrize(
    ("written", "area"),
    [
        ("89.5", 8_950), ("89.5㎡", 8_950), ("89.50 m2", 8_950), ('"89,5"', 8_950), ('"1,234.5"', 123_450),
        ("８９．５", 8_950), (" 89.5平方米", 8_950), ("0.01", 1), ("100000", 10_000_000), ("89.500", 8_950),
    ],
)  # fmt: skip
def test_areas_as_people_write_them(written: str, area: int) -> None:
    assert briefly(csv_of(f"1,{written},P")) == [("1", area, ("P",))]


def test_what_is_wrong_between_rows() -> None:
    head = "unit,area,owners,share,representative,kind,developer,phone"
    found = read_roll(
        csv_of(
            "1,10,P;Q,3/4,R,flat,no,",
            "１,10,P,,,,,",
            "2,10,Wang Wei,1/2,,castle,,138",
            "3,10,Wang Wei,,,,perhaps,139",
            "4,10,Li Na,half,,,,",
            "5,10,Li Na,,,,,",
            "6,10,Li Na;li na,,,,,",
            head=head,
        )
    )
    told = {(problem.row, problem.column, problem.code, problem.grave) for problem in found.problems}
    assert told == {
        (2, Column.REPRESENTATIVE, "representative-unknown", True),
        (3, Column.UNIT, "unit-twice", True),
        (4, Column.KIND, "kind-unknown", False),
        (5, Column.DEVELOPER, "developer-unreadable", True),
        (6, Column.SHARE, "share-unreadable", True),
        (8, Column.OWNERS, "owner-same", False),  # row 6 is no entry
        (8, Column.OWNERS, "owner-twice", False),
    }


def test_namesakes_and_shares_beyond_the_whole() -> None:
    found = read_roll(csv_of("2,10,W,3/4,138", "3,10,W,1/2,139", head="unit,area,owners,share,phone"))
    assert [(problem.code, problem.given, problem.grave) for problem in found.problems] == [
        ("shares-sum", "5/4", True),
        ("owner-namesake", "W", False),
    ]


def test_two_thousand_problems_are_not_all_listed() -> None:
    found = read_roll(csv_of(*(f"{no},none,P{no}" for no in range(2000))))
    assert len(found.problems) == 201
    assert (found.problems[-1].code, found.problems[-1].given) == ("more", "1800")


# -- what is no roll -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "roll-file-empty"),
        (b"\n\n,,\n", "roll-file-empty"),
        (b"unit,area,owners\n", "roll-file-empty"),
        (b"unit,owners\n1,P\n", "roll-file-header"),
        (b"hello\nworld\n", "roll-file-header"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "roll-file-kind"),
        (b"PK\x03\x04 and then nothing", "roll-file-broken"),
        (b"%PDF-1.4\n\x00\x01\x02", "roll-file-encoding"),
        (b"\xff\xfe\x00", "roll-file-encoding"),
    ],
)
def test_what_is_no_roll_is_refused(content: bytes, code: str) -> None:
    assert refusal(content) == code


def test_the_columns_that_are_missing_are_named() -> None:
    with pytest.raises(Refusal) as refused:
        read_roll(b"owners,phone\nP,1\n")
    assert refused.value.data == {"missing": ("unit", "area")}


def package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def altered(change: Callable[[dict[str, bytes]], None]) -> bytes:
    """A good workbook, spoiled."""
    with zipfile.ZipFile(io.BytesIO(sheet(("unit", "area", "owners"), ("1", 10, "P")))) as good:
        parts = {name: good.read(name) for name in good.namelist()}
    change(parts)
    return package(parts)


def test_another_kind_of_package_is_refused() -> None:
    assert refusal(package({"word/document.xml": b"<a/>"})) == "roll-file-kind"


def test_a_bomb_is_not_unpacked() -> None:
    def swell(parts: dict[str, bytes]) -> None:
        parts["xl/sharedStrings.xml"] = b"<sst>" + bytes(61_000_000).replace(b"\0", b" ") + b"</sst>"

    content = altered(swell)
    assert len(content) < 200_000
    assert refusal(content) == "roll-file-large"


def test_words_that_grow_are_refused() -> None:
    def define(parts: dict[str, bytes]) -> None:
        laughs = b"".join(b'<!ENTITY l%d "%s">' % (no, b"&l%d;" % (no - 1) * 10) for no in range(1, 10))
        name = "xl/worksheets/sheet1.xml"
        parts[name] = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "ha">' + laughs + b"]>" + parts[name]

    assert refusal(altered(define)) == "roll-file-broken"


@pytest.mark.parametrize("name", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_spoiled_parts_are_refused_or_read(name: str) -> None:
    for spoiled in (b"", b"<", b"<a/>", b"<worksheet xmlns='x'><sheetData><row r='x'><c r='??'/></row></sheetData>"):
        with zipfile.ZipFile(io.BytesIO(sheet(("unit", "area", "owners"), ("1", 10, "P")))) as good:
            parts = {each: good.read(each) for each in good.namelist()}
        assert outcome(package(parts | {name: spoiled})).startswith(("read", "roll-file-"))


def outcome(content: bytes) -> str:
    """How reading ends."""
    try:
        read_roll(content)
    except Refusal as refused:
        return refused.code
    return "read"


def test_a_size_that_the_sheet_makes_up_is_not_believed() -> None:
    def claim(parts: dict[str, bytes]) -> None:
        name = "xl/worksheets/sheet1.xml"
        parts[name] = parts[name].replace(b'<dimension ref="A1:C2"', b'<dimension ref="A1:XFD1048576"')

    content = altered(claim)
    assert briefly(content) == [("1", 1_000, ("P",))]


def test_too_wide_and_too_long_is_refused() -> None:
    wide = ",".join(["unit,area,owners", *(f"c{no}" for no in range(100_000))]).encode()
    assert refusal(wide + b"\n" + b"1,2,P" + b",x" * 100_000) == "roll-file-large"
    assert refusal(csv_of(*(f"{no},1,P" for no in range(MOST_ROWS + 40)))) == "roll-file-large"
    far = sheet(("unit", "area", "owners"), (*("x" for _ in range(MOST_COLUMNS)), "x"))
    assert refusal(far) == "roll-file-large"


def test_a_cell_of_megabytes_is_one_problem() -> None:
    found = read_roll(csv_of("1,10," + "P" * 4_900_000))
    (problem,) = found.problems
    assert (problem.code, len(problem.given)) == ("cell-long", 40)


def test_ten_thousand_units_are_read() -> None:
    rows = [(f"{no // 100}-{no % 100:03}", 89.5, f"Owner {no}") for no in range(10_000)]
    assert len(read_roll(sheet(("unit", "area", "owners"), *rows)).entries) == 10_000


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_whatever_is_sent_is_a_roll_or_refused(content: bytes) -> None:
    for sent in (content, csv_of() + b"\n" + content, b"PK\x03\x04" + content):
        assert outcome(sent).startswith(("read", "roll-file-"))


# -- there and back --------------------------------------------------------------------------------------------------

words = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12)
labels = st.from_regex(r"[1-9][0-9]?-[1-9][0-9]{2}", fullmatch=True)
OWNERS = ["王伟", "Li Na", "=cmd()", "-x", "@y", "Smith, John"]
entries = st.builds(
    lambda unit, building, area, owners, share, kind, developer, chosen: Entry(
        0,
        unit,
        building,
        area,
        tuple(OwnerEntry(name, contact) for name, contact in owners),
        share,
        owners[chosen % len(owners)][0] if chosen is not None else "",
        kind,
        developer,
    ),
    labels,
    st.sampled_from(["", "3", "A"]),
    st.integers(1, 10_000_000),
    st.lists(
        st.tuples(
            st.sampled_from(["王伟", "Li Na", "=cmd()", "-x", "@y", "Smith, John"]), st.sampled_from(["", "138"])
        ),
        min_size=1,
        max_size=3,
        unique_by=lambda owner: owner[0],
    ),
    st.none() | st.fractions(0, Fraction(1, 30), max_denominator=20_000).filter(bool),
    st.sampled_from(Kind),
    st.booleans(),
    st.none() | st.integers(0, 2),
)


@settings(max_examples=60)
@given(
    st.lists(entries, min_size=1, max_size=20, unique_by=lambda entry: entry.unit),
    st.sampled_from(["en", "zh-Hans", "zh-Hant"]),
)
def test_what_is_written_is_read_again(found: list[Entry], language: str) -> None:
    for entry in found:
        # A comma divides names where Chinese is written: no name there has one.
        if any("王" in owner.name for owner in entry.owners) and any("," in owner.name for owner in entry.owners):
            return
    content = write_roll(found, language)
    again = read_roll(content)
    plain = [entry_without_row(entry) for entry in again.entries]
    assert plain == [entry_without_row(entry) for entry in found]
    assert [problem.code for problem in again.problems if problem.grave] == []


def entry_without_row(entry: Entry) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in entry.__slots__ if name != "row")


def test_no_cell_that_is_written_acts_as_a_formula() -> None:
    content = write_roll([Entry(0, "=1+1", "@x", 100, (OwnerEntry('=HYPERLINK("x")', "+86138"),))], "en")
    (_, row) = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert [cell for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
