"""Where the lines of a rehearsal come from and go to: a person at a terminal, a pipe, a file."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO


async def read_lines(stream: BinaryIO) -> AsyncIterator[str]:
    """The lines of a pipe or a file, as UTF-8 and without line breaks; what is no UTF-8 shows as �."""
    mark = "\ufeff"
    while line := await asyncio.to_thread(stream.readline):
        yield line.decode("utf-8", errors="replace").removeprefix(mark).rstrip("\r\n")
        mark = ""


async def typed_lines(
    speaking: Callable[[], str], toolbar: Callable[[], str], history: Path | None
) -> AsyncIterator[str]:
    """The lines a person types. The prompt says who speaks, the line below it what the time is.

    What was typed is cleared when it is sent, for the rehearsal to show it as part of the transcript. Ctrl-C clears
    the line, on an empty one it ends the rehearsal as Ctrl-D does.
    """
    # Loaded for a person at a terminal alone.
    from prompt_toolkit import PromptSession  # noqa: PLC0415
    from prompt_toolkit.history import FileHistory, InMemoryHistory  # noqa: PLC0415
    from prompt_toolkit.patch_stdout import patch_stdout  # noqa: PLC0415

    session: PromptSession[str] = PromptSession(
        history=InMemoryHistory() if history is None else FileHistory(str(history)),
        erase_when_done=True,
        bottom_toolbar=toolbar,
        refresh_interval=1.0,
    )
    while True:
        try:
            # What falls due while a person types is printed above the prompt, by a thread that ends with it.
            with patch_stdout(raw=True):
                line = await session.prompt_async(lambda: f"{speaking() or '>'} ")
        except KeyboardInterrupt:
            if not session.default_buffer.text:
                return
        except EOFError:
            return
        else:
            yield line


def writer(stream: TextIO | None = None) -> Callable[[str], None]:
    """What writes each line at once, to standard output if no stream is named: whoever reads a pipe sees it when it
    happens. Raises BrokenPipeError once nobody reads, and leaves the stream such that the program can still end
    quietly.
    """
    if stream is None and isinstance(sys.stdout, TextIOWrapper):
        # A transcript is UTF-8 wherever it was made; a terminal shows what it can.
        encoding = sys.stdout.encoding if sys.stdout.isatty() else "utf-8"
        sys.stdout.reconfigure(encoding=encoding, errors="replace")

    def write(line: str) -> None:
        out = stream or sys.stdout  # looked up late: a prompt puts its own there while it is open
        try:
            print(line, file=out, flush=True)
        except BrokenPipeError:
            with suppress(OSError):
                # Python flushes the stream once more as it ends, and would complain.
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, out.fileno())
                os.close(nowhere)
            raise

    return write
