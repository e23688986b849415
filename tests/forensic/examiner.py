"""Who wrote what? An examiner with everything a program left behind: its files, and its memory.

He knows all who live in the estate, by every name there is for them, and all that a suggestion is known by. He looks
for the author of each: beside it, in the order in which things lie, in the times that are kept, and in what was
written together. What he finds is compared with what happened.
"""

from __future__ import annotations

import math
import re
import sqlite3
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

NEAR = 1500
"""Bytes within which two things stand beside each other."""
ENCODINGS = {"utf-8": b"", "utf-16-le": b"\0", "utf-32-le": b"\0\0\0"}
"""How text lies in files and in memory, and what stands behind each plain sign then."""

NAMES = (rb"Neighbour\d\dq", rb"50000000\d\d")
MARKS = (rb"lamp\d{3}x\d{6}", rb"[0-9a-f]{32}", rb"[a-z]{3,8}-[a-z]{3,8}-[a-z]{3,8}-[a-z]{3,8}-[a-z]{3,8}")
"""How what the examiner looks for is written: names and ids; texts, hashes and codenames."""

SIGNS = re.compile(rb"\{[\d,]+\}|(\\d|\[[^]]+\]|[A-Za-z0-9-])")
"""What in a kind stands for one sign each; how often a sign comes stands for none."""

T = TypeVar("T")


@dataclass(frozen=True)
class Suggestion:
    """What somebody wrote: how it can be recognised, the author's number among the people, and when it was sent."""

    marks: tuple[str, ...]
    author: int
    sent: tuple[float, float]


@dataclass(frozen=True)
class Beside:
    """How many suggestions had somebody's name beside them, and how often the nearest was the author's."""

    named: int
    right: int

    def tells(self, people: int) -> bool:
        """Whether that is more often than would happen by guessing among so many people, once in a thousand times."""
        by_chance = 1 / people
        expected = self.named * by_chance
        return self.right > expected + 3.3 * math.sqrt(expected * (1 - by_chance)) + 1


def _filled(filling: bytes, sign: re.Match[bytes]) -> bytes:
    return b"(?:%s%s)" % (sign[0], filling) if sign[1] else sign[0]


def standing_in(content: bytes, kinds: Sequence[bytes], words: Mapping[str, T], offset: int = 0) -> list[tuple[int, T]]:
    """Where any of the words, which are of these kinds, stands in any encoding, and what it means."""
    found = []
    for encoding, filling in ENCODINGS.items():
        for kind in kinds:
            # One look for all words of a kind, however many there are.
            pattern = SIGNS.sub(partial(_filled, filling), kind)
            for match in re.finditer(pattern, content):
                meant = words.get(match[0].decode(encoding, "replace"))
                if meant is not None:
                    found.append((offset + match.start(), meant))
    return sorted(found, key=lambda each: each[0])


def windows(places: Sequence[int], length: int) -> Iterator[tuple[int, int]]:
    """The parts of something so long that are near to any of the places."""
    start = end = 0
    for place in places:
        if place - NEAR > end:
            if end:
                yield start, end
            start = max(0, place - NEAR)
        end = min(length, place + NEAR)
    if end:
        yield start, end


def beside(
    content: bytes,
    suggestions: Sequence[Suggestion],
    people: Sequence[Sequence[str]],
    *,
    kinds: Sequence[bytes] = NAMES,
    marks: Sequence[bytes] = MARKS,
) -> Beside:
    """Whose name stands nearest to each suggestion, if one stands near it at all."""
    names = standing_in(content, kinds, {name: person for person, each in enumerate(people) for name in each})
    known = [at for at, _ in names]
    wanted = {mark: number for number, each in enumerate(suggestions) for mark in each.marks}
    nearest: dict[int, tuple[int, int]] = {}
    for start, end in windows(known, len(content)):
        for at, number in standing_in(content[start:end], marks, wanted, start):
            place = bisect_left(known, at)
            for there, person in names[max(0, place - 1) : place + 1]:
                nearest[number] = min(nearest.get(number, (NEAR + 1, -1)), (abs(there - at), person))
    near = {number: person for number, (distance, person) in nearest.items() if distance <= NEAR}
    return Beside(len(near), sum(person == suggestions[number].author for number, person in near.items()))


def order_told(content: bytes, marks: Sequence[str]) -> float | None:
    """How far the order in which marks lie is that in which they were made: Kendall's tau, from -1 to 1; None if fewer
    than ten are there.
    """
    found = [(number, at) for number, mark in enumerate(marks) if (at := content.find(mark.encode())) >= 0]
    if len(found) < 10:
        return None
    order = [number for number, _ in sorted(found, key=lambda pair: pair[1])]
    pairs = [(before, after) for at, before in enumerate(order) for after in order[at + 1 :]]
    return sum(1 if before < after else -1 for before, after in pairs) / len(pairs)


def times_kept(database: Path, since: float, until: float) -> list[str]:
    """The tables and columns in which a time between the two (seconds since 1970) is kept."""
    found = []
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        for table in tables:
            columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608 - names out of the schema
                cells = zip(columns, row, strict=True)
                found += [f"{table}.{name}" for name, value in cells if _within(value, since, until)]
    return found


def _within(value: object, since: float, until: float) -> bool:
    if isinstance(value, int | float):
        return any(since <= value / scale <= until for scale in (1, 1e3, 1e6, 1e9))
    if isinstance(value, str) and len(value) > len("2026-11-24"):
        try:
            return since <= datetime.fromisoformat(value).timestamp() <= until
        except (ValueError, OverflowError):
            return False
    return False


def times_logged(log: str, since: float, until: float) -> list[str]:
    """The lines of a log that were written between the two."""
    found = []
    for line in log.splitlines():
        try:
            at = datetime.strptime(line[:23], "%Y-%m-%d %H:%M:%S,%f").astimezone().timestamp()
        except ValueError:
            continue  # a line that goes on
        if since <= at <= until:
            found.append(line)
    return found


def written_together(log: bytes, suggestions: Sequence[Suggestion], people: Sequence[Sequence[str]]) -> bool:
    """Whether a log of what was written lately holds both a suggestion and somebody's name."""
    return holds(log, suggestions) and bool(
        standing_in(log, NAMES, {name: person for person, each in enumerate(people) for name in each})
    )


def holds(content: bytes, suggestions: Sequence[Suggestion]) -> bool:
    """Whether any of the suggestions is in it."""
    return bool(standing_in(content, MARKS, {mark: True for each in suggestions for mark in each.marks}))


def files_of(folder: Path) -> Mapping[str, bytes]:
    """Every file under a folder."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def memory_of(pid: int) -> bytes:
    """All that a process can write to in its memory."""
    kept = []
    maps = Path(f"/proc/{pid}/maps").read_text("utf-8").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in maps:
            span, rights, *_ = line.split()
            start, end = (int(part, 16) for part in span.split("-"))
            if not rights.startswith("rw") or "[vvar" in line:
                continue
            memory.seek(start)
            try:
                kept.append(memory.read(end - start))
            except OSError:
                continue  # a guard page
    return b"\0".join(kept)
