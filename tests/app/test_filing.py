"""Filing packs: the same bytes for the same pack, names that stay in their folder, and words that stay words."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from html.parser import HTMLParser
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from app.filing import SUMS, FilingFile, Page, Table, file_name, filing_pack, page_html, table_csv
from tests.app.declared import NOW, SHANGHAI

RECORD = FilingFile("record-9.json", b'{"format":"linli-record/1"}')
ROLL = Table("roll-totals", ("Building", "Units"), [("3", "48"), ("3甲", "12")], title="The roll")
NOTICE = Page(
    "notice", "Public notice", [("When", ["From 1 March", "until 8 March"]), ("", ["Put up\nin the lobby"])], [ROLL]
)
MADE_AT = datetime(2026, 11, 23, 9, 0, 1, tzinfo=SHANGHAI)
HOSTILE = "<script>alert(1)</script>\"&' \u202e=cmd()"
ANY = st.text(st.characters(blacklist_categories=()))


def pack(
    files: Sequence[FilingFile] = (RECORD,), pages: Sequence[Page] = (NOTICE,), tables: Sequence[Table] = (ROLL,)
) -> bytes:
    return filing_pack(files, pages, tables, MADE_AT, "zh-Hans")


def opened(content: bytes) -> zipfile.ZipFile:
    package = zipfile.ZipFile(io.BytesIO(content))
    assert package.testzip() is None
    return package


class Seen(HTMLParser):
    """What a browser makes of a page: its tags with their attributes, and its text."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text.append(data)


def test_pages_come_first_then_tables_then_files_and_the_sums_of_all() -> None:
    names = opened(pack()).namelist()
    assert names == ["01-notice.html", "02-roll-totals.csv", "03-record-9.json", SUMS]
    assert opened(pack()).read("03-record-9.json") == RECORD.content


def test_the_sums_are_those_of_all_files() -> None:
    with opened(pack()) as package:
        lines = package.read(SUMS).decode("ascii").split("\n")
        told = {line[66:]: line[:64] for line in lines[:-1]}
        assert {line[64:66] for line in lines[:-1]} == {"  "}
        assert lines[-1] == ""
        assert told == {
            name: hashlib.sha256(package.read(name)).hexdigest() for name in package.namelist() if name != SUMS
        }


def test_the_same_pack_is_the_same_to_the_byte_and_bears_one_date() -> None:
    assert pack() == pack()
    entries = opened(pack()).infolist()
    assert {entry.date_time for entry in entries} == {(2026, 11, 23, 9, 0, 0)}  # a ZIP archive counts two seconds
    assert {(entry.create_system, entry.external_attr, entry.extra) for entry in entries} == {(3, 0o100644 << 16, b"")}


def test_names_sort_as_they_are_numbered_however_many_there_are() -> None:
    names = opened(pack(files=[RECORD] * 120)).namelist()
    assert names[0] == "001-notice.html"
    assert names == [*sorted(names[:-1]), SUMS]
    assert len(set(names)) == 123


@pytest.mark.parametrize(
    ("name", "becomes"),
    [
        ("record-9.json", "07-record-9.json"),
        ("../../etc/passwd", "07-passwd"),
        ("..", "07"),
        ("", "07"),
        ("C:\\Windows\\system.INI", "07-system.ini"),
        ("/absolute.pdf", "07-absolute.pdf"),
        ("folder/", "07-folder"),
        ("候选人 照片.jpg", "07.jpg"),
        ("照片-2 (copy).jpg", "07-2-copy.jpg"),
        (".htaccess", "07-htaccess"),
        ("a.tar.gz", "07-a-tar.gz"),
        ("a.b c", "07-a-b-c"),
        ("con", "07-con"),
        ("line\nbreak\x00.txt", "07-line-break.txt"),
        ("fdp.\u202etxt", "07-fdp-txt"),
        ("x" * 500 + ".json", f"07-{'x' * 60}.json"),
    ],
)
def test_a_name_is_a_name_on_every_machine(name: str, becomes: str) -> None:
    assert file_name(name, "", 7) == becomes


@given(ANY, st.sampled_from(["", ".html", ".csv"]))
@example("../..\\..//x", "")
@example("con.aux.", "")
def test_no_name_leaves_its_folder(name: str, ending: str) -> None:
    made = file_name(name, ending, 3)
    assert re.fullmatch(r"03(-[A-Za-z0-9_][A-Za-z0-9_-]{0,59})?(\.[a-z0-9]{1,8})?", made)
    assert made.endswith(ending)
    assert PurePosixPath(made).parts == (made,) == PureWindowsPath(made).parts


def test_a_page_says_its_language_and_can_be_printed() -> None:
    content = page_html(NOTICE, "zh-Hans")
    seen = Seen(content)
    assert seen.tags[0] == ("html", {"lang": "zh-Hans"})
    assert b"@page { size: A4" in content
    assert [tag for tag, _ in seen.tags if tag in ("h1", "h2", "p", "th", "td", "br")] == (
        ["h1", "h2", "p", "p", "p", "br", "h2", "th", "th", "td", "td", "td", "td"]
    )
    for said in ("Public notice", "From 1 March", "Put up", "in the lobby", "The roll", "3甲"):
        assert said in seen.text


def test_nothing_is_loaded_and_no_words_become_tags() -> None:
    hostile = Table(HOSTILE, (HOSTILE,), [(HOSTILE,)], HOSTILE)
    seen = Seen(page_html(Page(HOSTILE, HOSTILE, [(HOSTILE, [HOSTILE])], [hostile]), 'en"><script>'))
    assert {tag for tag, _ in seen.tags} <= {
        "html", "head", "meta", "title", "style", "body", "h1", "h2", "section", "p", "table", "thead", "tbody", "tr",
        "th", "td",
    }  # fmt: skip
    assert {name for _, attributes in seen.tags for name in attributes} == {
        "lang", "charset", "http-equiv", "content", "name", "dir",
    }  # fmt: skip
    assert seen.text.count(HOSTILE.replace("\u202e", "")) == 7


def test_words_from_right_to_left_keep_to_themselves() -> None:
    seen = Seen(page_html(Page("p", "9", [("", ["אלף 9"])], [Table("t", ("a",), [("ב",)])]), "en"))
    shown = [attributes for tag, attributes in seen.tags if tag in ("h1", "p", "th", "td")]
    assert shown == [{"dir": "auto"}] * 4


@given(ANY)
def test_any_words_can_be_printed(words: str) -> None:
    content = page_html(Page(words, words, [(words, [words])], [Table(words, (words,), [(words,)], words)]), "en")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", content.decode())


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "'", "＝", "\t=", "\r=", " ="])
def test_no_cell_acts_as_a_formula(sign: str) -> None:
    content = table_csv(Table("t", (f"{sign}1",), [(f"{sign}cmd()",)]))
    assert content.startswith(b"\xef\xbb\xbf")
    cells = [row[0] for row in csv.reader(io.StringIO(content.decode("utf-8-sig")))]
    assert all(re.match("'[=+@'＝-]", cell) for cell in cells)
    assert len(cells) == 2


@given(st.lists(st.tuples(ANY, ANY), max_size=5))
def test_any_cells_come_back_where_they_were(rows: list[tuple[str, str]]) -> None:
    found = list(csv.reader(io.StringIO(table_csv(Table("t", ("a", "b"), rows)).decode("utf-8-sig"), newline="")))
    assert [len(row) for row in found] == [2] * (len(rows) + 1)
    assert not any(re.match("[=+@＝＋－＠\t\r-]", cell) for row in found for cell in row)


def test_a_table_that_is_none_and_a_time_without_a_zone_are_refused() -> None:
    torn = Table("t", ("a", "b"), [("only one",)])
    with pytest.raises(ValueError, match="row"):
        pack(tables=[torn])
    with pytest.raises(ValueError, match="row"):
        pack(pages=[Page("p", "t", [], [torn])])
    with pytest.raises(ValueError, match="zone"):
        filing_pack([], [], [], NOW.replace(tzinfo=None), "en")


def test_a_pack_of_nothing_is_an_archive_too() -> None:
    with opened(filing_pack([], [], [], NOW, "en")) as package:
        assert (package.namelist(), package.read(SUMS)) == ([SUMS], b"")
