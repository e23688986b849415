"""The documents say what is so: links lead somewhere, commands exist, and every transcript is really played."""

import asyncio
import os
import re
import runpy
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.syntax import find_flag, read_command
from app.times import parse_duration, parse_recurrence_prefix, parse_when_prefix
from app.typed import Names
from commands import declared
from domain.refusal import Refusal
from tests.chats.harness import CATALOGUE, play

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")])
PICTURES = sorted(ROOT.glob("docs/pictures/*.chat"))
READMES = [ROOT / "README.md", ROOT / "README.zh-Hans.md"]
GUIDES = {"en": ("residents.md", "organisers.md"), "zh-Hans": ("residents.zh-Hans.md", "organisers.zh-Hans.md")}
OF_BOTFATHER = {"newbot", "setprivacy", "revoke"}

CHAT = re.compile(r"(?<=^```chat\n).*?(?=^```$)", re.MULTILINE | re.DOTALL)
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r'\]\(([^)\s]+)\)|src="([^"]+)"')
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
SETTING = re.compile(r"^\| `(\w+\.\w+)` \| `(.*?)` \|", re.MULTILINE)
TIMES = re.compile(r"<!-- times: (?P<kind>once|again|long) -->\n(?P<table>(?:\|.*\n)+)")

REGISTRY = declared()
NAMES = Names(REGISTRY, CATALOGUE)


def shown(path: Path) -> str:
    return str(path.relative_to(ROOT))


def written(path: Path) -> str:
    return path.read_text("utf-8")


def spans(path: Path) -> list[str]:
    """What stands between backticks in a document's sentences."""
    return [found.replace("\\|", "|") for found in CODE.findall(FENCE.sub("", written(path)))]


def anchors(path: Path) -> set[str]:
    """The names that headings get, as code hosts make them."""
    plain = (re.sub(r"[^\w\- ]", "", heading.lower()) for heading in HEADING.findall(FENCE.sub("", written(path))))
    return {heading.strip().replace(" ", "-") for heading in plain}


def chats() -> Iterator[object]:
    for path in DOCUMENTS:
        for number, block in enumerate(CHAT.findall(written(path))):
            yield pytest.param(path, block, id=f"{shown(path)}-{number}")


def test_the_documents_are_there() -> None:
    here = {shown(path) for path in DOCUMENTS}
    guides = {f"docs/{name}" for names in GUIDES.values() for name in names}
    assert {"README.md", "README.zh-Hans.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/operators.md"} | guides <= here
    assert PICTURES
    assert all(CHAT.search(written(path)) for path in READMES)


@pytest.mark.parametrize("path", [pytest.param(path, id=shown(path)) for path in DOCUMENTS])
def test_links_lead_somewhere(path: Path) -> None:
    lost = []
    for target in (first or second for first, second in LINK.findall(FENCE.sub("", written(path)))):
        if re.match(r"(?:https?|mailto):", target):
            continue
        file, _, anchor = target.partition("#")
        there = (path.parent / file).resolve() if file else path
        if not there.exists() or (anchor and anchor not in anchors(there)):
            lost.append(target)
    assert lost == []


@pytest.mark.parametrize(("path", "block"), list(chats()))
def test_a_transcript_in_a_document_is_what_happens(path: Path, block: str, tmp_path: Path) -> None:
    happened = asyncio.run(play(block, tmp_path))
    if os.environ.get("UPDATE_CHATS") == "1":
        path.write_text(written(path).replace(block, happened), "utf-8")
        return
    assert happened.splitlines() == block.splitlines()


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in PICTURES])
def test_a_picture_shows_what_happens(path: Path, tmp_path: Path) -> None:
    happened = asyncio.run(play(written(path), tmp_path))
    picture = runpy.run_path(str(path.parent / "draw.py"))["draw"](happened)
    if os.environ.get("UPDATE_CHATS") == "1":
        path.write_text(happened, "utf-8")
        path.with_suffix(".svg").write_text(picture, "utf-8")
        return
    assert happened.splitlines() == written(path).splitlines()
    assert picture == written(path.with_suffix(".svg"))


@pytest.mark.parametrize("path", [pytest.param(path, id=shown(path)) for path in DOCUMENTS])
def test_commands_and_flags_in_a_document_exist(path: Path) -> None:
    strange = []
    for span in spans(path):
        typed = read_command(span)
        if typed is None or typed.name in OF_BOTFATHER:
            continue
        named = NAMES.find(typed)
        if named is None:
            strange.append(span)
            continue
        found = find_flag(named.typed.rest)
        while found is not None:
            try:
                NAMES.flag(named.command, found.name)
            except Refusal:
                strange.append(span)
            found = find_flag(named.typed.rest, found.end)
    assert strange == []


@pytest.mark.parametrize("language", GUIDES)
def test_every_command_and_every_flag_is_explained(language: str) -> None:
    explained = [span for name in GUIDES[language] for span in spans(ROOT / "docs" / name)]
    typed = [read for span in explained if (read := read_command(span)) is not None]
    commands = {named.command.name for read in typed if (named := NAMES.find(read)) is not None}
    wanted = {command.name for command in REGISTRY.commands.values() if not command.hidden}
    assert wanted - commands == set()
    flags = {flag.name for command in REGISTRY.commands.values() for flag in command.flags}
    words = " ".join(explained)
    missing = {
        flag
        for flag in flags
        if not any(f"--{word}" in words for word in (flag, *CATALOGUE.listing(language, f"flag-{flag}-aliases")))
    }
    assert missing == set()


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in READMES])
def test_the_table_of_settings_is_that_of_the_example(path: Path) -> None:
    example = tomllib.loads(written(ROOT / "config.example.toml"))
    real = {f"{section}.{key}": value for section, keys in example.items() for key, value in keys.items()}
    told = {name: tomllib.loads(f"value = {default}")["value"] for name, default in SETTING.findall(written(path))}
    assert told == real


def times() -> Iterator[tuple[str, str, str]]:
    for path in DOCUMENTS:
        for table in TIMES.finditer(written(path)):
            for row in table["table"].splitlines():
                for span in CODE.findall(row.split("|")[1]):
                    yield shown(path), table["kind"], span


def test_every_form_of_time_in_the_documents_is_read() -> None:
    now, zone = datetime(2026, 11, 23, 1, tzinfo=UTC), ZoneInfo("Asia/Shanghai")
    forms = list(times())
    assert {(path, kind) for path, kind, _ in forms} >= {
        (f"docs/{names[1]}", kind) for names in GUIDES.values() for kind in ("once", "again", "long")
    }
    unread = []
    for path, kind, form in forms:
        if kind == "long":
            left = "" if parse_duration(form) is not None else None
        else:
            once = parse_when_prefix(f"{form} water", now, zone)
            again = parse_recurrence_prefix(f"{form} water")
            left = (again or (None, None))[1] if kind == "again" else (once or (None, None))[1]
            left = None if left != "water" else ""
        if left is None:
            unread.append((path, form))
    assert unread == []
