"""Where lines come from and go to: pipes, files, and a person at a terminal."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from transports.prompt import read_lines, typed_lines, writer

CTRL_C, CTRL_D = "\x03", "\x04"


async def test_lines_of_a_file_come_as_they_are_without_marks_of_their_origin() -> None:
    stream = io.BytesIO("\ufeffa101> 你好\r\n\n  b202> \ufeffhi\nlast".encode() + b" \xff")
    lines = [line async for line in read_lines(stream)]
    assert lines == ["a101> 你好", "", "  b202> \ufeffhi", "last �"]


async def test_a_line_is_read_only_when_it_is_asked_for() -> None:
    stream = io.BytesIO(b"one\ntwo\n")
    lines = read_lines(stream)
    assert await anext(lines) == "one"
    assert stream.tell() == len(b"one\n")
    assert [line async for line in lines] == ["two"]


@pytest.fixture
def keyboard() -> Iterator[PipeInput]:
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        yield keys


async def typed(keyboard: PipeInput, keys: str, history: Path | None = None) -> list[str]:
    keyboard.send_text(keys)
    return [line async for line in typed_lines(lambda: "a101>", lambda: "Mon 23 Nov, 09:00", history)]


@pytest.mark.parametrize(
    ("keys", "lines"),
    [
        (f"one\rtwo\r{CTRL_D}", ["one", "two"]),
        (f"one\r{CTRL_C}", ["one"]),
        (f"half{CTRL_C}whole\r{CTRL_D}", ["whole"]),
    ],
)
async def test_lines_typed_at_a_terminal(keyboard: PipeInput, keys: str, lines: list[str]) -> None:
    assert await typed(keyboard, keys) == lines


async def test_history_outlives_the_rehearsal(keyboard: PipeInput, tmp_path: Path) -> None:
    history = tmp_path / "rehearsal.history"
    assert await typed(keyboard, f"a101> hello\r{CTRL_D}", history) == ["a101> hello"]
    assert "a101> hello" in history.read_text("utf-8")


def test_each_line_is_written_at_once() -> None:
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as reader, os.fdopen(writing, "w", encoding="utf-8") as stream:
        write = writer(stream)
        write("你好")
        assert reader.read(100) == "你好\n".encode()


def test_a_pipe_that_nobody_reads_is_told_once_and_then_left_in_peace() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        write = writer(stream)
        os.close(reading)
        with pytest.raises(BrokenPipeError):
            write("nobody")
        stream.write("what Python may still want to flush as it ends")
        stream.flush()


def test_a_transcript_is_utf_8_whatever_the_system_prefers(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="ascii"))
    write = writer()
    write("你好 \ud800")
    assert raw.getvalue() == "你好 ?\n".encode()
