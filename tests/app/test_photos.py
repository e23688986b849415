"""Pictures made anew: what is seen stays, what tells of their owner does not, and what breaks readers fails."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from app.enclosing import plain_name
from app.photos import MOST_PIXELS, SIDE, NoPicture, redrawn
from tests.pictures import DOCUMENT, MARKS, photo


def opened(content: bytes) -> Image.Image:
    with Image.open(BytesIO(content)) as picture:
        picture.load()
        return picture


def test_nothing_of_the_owner_is_left() -> None:
    before = photo()
    assert all(mark in before for mark in MARKS)
    after = redrawn(before)
    assert [mark for mark in MARKS if mark in after] == []
    picture = opened(after)
    assert dict(picture.getexif()) == {}
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("turned", [False, True])
def test_it_shows_the_same_and_stands_upright(*, turned: bool) -> None:
    picture = opened(redrawn(photo(turned=turned)))
    assert picture.size == (64, 128)
    upper, lower = picture.getpixel((32, 20)), picture.getpixel((32, 110))
    assert isinstance(upper, tuple)
    assert isinstance(lower, tuple)
    assert upper[0] > 200 > 60 > upper[2]
    assert lower[2] > 200 > 60 > lower[0]


def test_a_large_one_becomes_smaller_and_keeps_its_shape() -> None:
    picture = opened(redrawn(photo(side=1500)))
    assert picture.size == (SIDE // 2, SIDE)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF"])
def test_what_is_clear_becomes_white(kind: str) -> None:
    out = BytesIO()
    Image.new("RGBA", (8, 8), (0, 0, 0, 0)).save(out, kind)
    assert opened(redrawn(out.getvalue())).getpixel((4, 4)) == (255, 255, 255)


def bomb(width: int, height: int) -> bytes:
    """A picture of a few bytes that says it has this many pixels."""

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", header) + part(b"IDAT", zlib.compress(bytes(99))) + part(b"IEND", b"")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        DOCUMENT,
        photo()[:40],
        photo()[: len(photo()) // 2],
        bomb(MOST_PIXELS, 2),
        bomb(2**31 - 1, 2**31 - 1),
        b"BM" + bytes(60),
        b"II*\0" + bytes(60),
    ],
    ids=["nothing", "short", "document", "cut", "half", "large", "huge", "bmp", "tiff"],
)
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(NoPicture):
        redrawn(content)


@given(st.binary(max_size=40), st.integers(0, 2000), st.integers(0, 255))
def test_whatever_was_spoiled_is_a_picture_or_none(tail: bytes, place: int, byte: int) -> None:
    content = bytearray(photo(16))
    content[place % len(content)] = byte
    try:
        after = redrawn(bytes(content) + tail)
    except NoPicture:
        return
    assert not any(mark in after for mark in MARKS)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("notice.pdf", "notice.pdf"),
        ("C:\\Users\\chen\\notice.pdf", "notice.pdf"),
        ("../../etc/passwd", "passwd"),
        ("通知 (1).docx", "通知 (1).docx"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("", "file-3"),
        ("..", "file-3"),
        ("x" * 300 + ".pdf", "x" * 76 + ".pdf"),
    ],
)
def test_a_name_is_a_name_everywhere(name: str, kept: str) -> None:
    assert plain_name(name, 3) == kept
