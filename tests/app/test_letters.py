"""Letters with codes: the pictures open what they should, and nothing in a name gets out of the text."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

import pytest
import zxingcpp
from PIL import Image

from app.letters import Letter, letters_csv, letters_html
from tests.app.declared import CATALOGUE

LINK = "https://t.me/linli_bot?start=register_K7QM2R4T9XWD"
HOSTILE = "<script>alert(1)</script>\"&' =cmd()"


def a_letter(owner: str = "王伟", *units: str, building: str = "3", code: str = "K7QM-2R4T-9XWD") -> Letter:
    return Letter(owner, units or ("3-201",), building, code, (("Telegram", LINK),))


class Page(HTMLParser):
    """What a browser makes of it: the tags with their attributes, and the text."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(content.decode())
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def page(*letters: Letter, language: str = "en") -> Page:
    return Page(letters_html(CATALOGUE, language, "Lakeside", "1 March 2027", letters))


def seen_by_a_camera(found: Page) -> list[str]:
    """What is read from the pictures of a page, drawn as their paths say."""
    read, size = [], 0
    for tag, attributes in found.tags:
        if tag == "svg":
            size = int(str(attributes["viewbox"]).split()[2])
        elif tag == "path":
            read.append(_read(str(attributes["d"]), size))
    return read


def _read(path: str, size: int) -> str:
    """Rows of strokes: M moves, m moves on, h draws."""
    scale = 6
    picture = Image.new("L", (size * scale, size * scale), 255)
    x = y = 0.0
    for sign, numbers in re.findall(r"([Mmh])([-0-9. ]+)", path):
        values = [float(value) for value in re.findall(r"-?[0-9.]+", numbers)]
        if sign == "h":
            box = [int(value * scale) for value in (x, y - 0.5, x + values[0], y + 0.5)]
            picture.paste(0, (box[0], box[1], box[2], box[3]))
            x += values[0]
        elif sign == "M":
            x, y = values
        else:
            x, y = x + values[0], y + values[1]
    (found,) = zxingcpp.read_barcodes(picture)
    return str(found.text)


def test_the_picture_opens_the_bot_with_the_code() -> None:
    found = page(a_letter(), a_letter("Li Na", "3-202", code="AAAA-BBBB-CCCC"))
    assert seen_by_a_camera(found) == [LINK, LINK]


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_every_letter_names_owner_units_and_code(language: str) -> None:
    found = page(a_letter("王伟", "3-201", "P-7"), a_letter("Li Na", "3-202", code="AAAA-BBBB-CCCC"), language=language)
    assert dict(found.tags[0:1])["html"] == {"lang": language}
    units = "3-201, P-7" if language == "en" else "3-201、P-7"
    for said in ("王伟", units, "Li Na", "3-202"):
        assert found.text.count(said) == 1
    assert found.text.count("K7QM-2R4T-9XWD") == 3  # to be read, and to be typed on either platform
    assert found.text.count("1 March 2027") == 2


def test_nothing_is_loaded_and_no_name_becomes_a_tag() -> None:
    found = page(a_letter(HOSTILE, HOSTILE, building=HOSTILE))
    assert {tag for tag, _ in found.tags} <= {
        "html", "head", "meta", "title", "style", "body", "article", "i", "header", "br", "h1", "p", "div", "figure",
        "svg", "path", "figcaption",
    }  # fmt: skip
    names = {name for _, attributes in found.tags for name in attributes}
    assert not names & {"src", "href", "srcset", "onload", "action"}
    assert HOSTILE in found.text


def test_they_come_as_somebody_walks() -> None:
    found = page(
        a_letter("c", "10-1", building="10"), a_letter("b", "9-10", building="9"), a_letter("a", "9-2", building="9")
    )
    assert re.findall(r"(?:10|9)-\d+", found.text) == ["9-2", "9-10", "10-1"]


def test_many_units_are_cut_visibly() -> None:
    found = page(a_letter("B", *(f"U{no}" for no in range(20))))
    assert "U11 … (+8)" in found.text


def test_without_a_link_it_says_what_to_type() -> None:
    found = page(Letter("B", ("1",), "", "K7QM-2R4T-9XWD", ()))
    assert "Scan" not in found.text
    assert "/register K7QM-2R4T-9XWD" in found.text


@pytest.mark.parametrize("language", CATALOGUE.languages)
def test_the_table_has_the_same_and_no_formula(language: str) -> None:
    content = letters_csv(CATALOGUE, language, [a_letter("=1+1"), a_letter("Li Na", "-3", building="@x", code="A")])
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    assert len(rows[0]) == 4
    assert rows[1:] == [["'=1+1", "3-201", "3", "K7QM-2R4T-9XWD"], ["Li Na", "'-3", "'@x", "A"]]


def test_a_hundred_letters_are_no_burden() -> None:
    letters = [
        Letter(f"Owner {no}", (f"{no}",), "", "K7QM-2R4T-9XWD", (("Telegram", f"{LINK}{no}"),)) for no in range(100)
    ]
    assert len(letters_html(CATALOGUE, "en", "Lakeside", "1 March 2027", letters)) < 800_000
