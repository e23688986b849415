"""Settings as they were written: in a TOML file, overridden by environment variables, each with its place."""

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from app.config_problems import Kind, Problem

ENVIRONMENT_PREFIX = "LINLI_"
# No setting comes near this; a bigger file is some other file.
MAX_FILE_BYTES = 1 << 20
MAX_SECRET_BYTES = 1 << 16

Schema = Mapping[str, Mapping[str, type]]
"""Section → key → `str`, or `list` for a setting that may be text or a list of texts."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a setting was written: a line of a file, or an environment variable."""

    name: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as written: its text or list of texts, and its place."""

    key: str
    value: str | list[str]
    place: Place

    @property
    def text(self) -> str:
        """The value of a setting whose schema says `str`."""
        return self.value if isinstance(self.value, str) else ", ".join(self.value)


def near(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like a mistyped word, or None when none is alike."""
    by_lower = {choice.lower(): choice for choice in choices}
    found = difflib.get_close_matches(word[:100].lower(), by_lower, n=1, cutoff=0.6)
    return by_lower[found[0]] if found else None


_NAME = re.compile(r"[A-Za-z_]{1,30}")


class Source:
    """Everything the operator wrote, checked for names and types. Problems gather in `problems`."""

    def __init__(self, path: Path | None, environ: Mapping[str, str], schema: Schema) -> None:
        self.problems: list[Problem] = []
        self.path = path
        self.base = path.parent if path else Path()
        self._name = path.name if path else "configuration"
        self._schema = schema
        self._lines: dict[tuple[str, ...], int] = {}
        self._settings: dict[tuple[str, str], Setting] = {}
        if path:
            self._read_file(path)
        self._from_environment: set[tuple[str, str]] = set()
        self._read_environment(environ)

    def get(self, section: str, key: str) -> Setting | None:
        """Return a setting that was written; an empty text counts as not written."""
        return self._settings.get((section, key))

    def one_of(self, section: str, *keys: str) -> Setting | None:
        """Return the one setting written among alternatives; two of them are a conflict.

        A variable in the environment replaces all the alternatives in the file.
        """
        written = [(section, key) for key in keys if (section, key) in self._settings]
        overriding = [name for name in written if name in self._from_environment]
        chosen = overriding or written
        if len(chosen) > 1:
            last = self._settings[chosen[-1]]
            others = ", ".join(self._settings[name].key for name in chosen[:-1])
            self.wrong(last, f"keep either it or {others}", kind=Kind.CONFLICT)
        return self._settings[chosen[0]] if chosen else None

    def secret(self, section: str, *keys: str) -> tuple[str, Setting] | None:
        """Return a secret and the setting that gave it, itself or by the file named in its `_file` key."""
        setting = self.one_of(section, *(name for key in keys for name in (key, f"{key}_file")))
        if setting is None:
            return None
        secret = self._file_content(setting) if setting.key.endswith("_file") else setting.text.strip()
        if secret and not secret.isprintable():
            self.wrong(setting, "one line of printable characters")
            secret = ""
        return secret, setting

    def wrong(
        self, setting: Setting, expected: str, near_match: str | None = None, kind: Kind = Kind.BAD_VALUE
    ) -> None:
        """Note that a setting cannot stand as it is."""
        self._note(setting.place, setting.key, kind, expected, near_match)

    def missing(self, section: str, key: str, expected: str) -> None:
        """Note that a setting is needed and was not written."""
        line = self._lines.get((section,))
        self._note(Place(self._name, line), f"{section}.{key}", Kind.MISSING, expected)

    def _note(self, place: Place, key: str, kind: Kind, expected: str, near_match: str | None = None) -> None:
        self.problems.append(Problem(place.line, key, kind, near_match, expected, place.name))

    def _read_file(self, path: Path) -> None:
        try:
            with path.open("rb") as file:
                raw = file.read(MAX_FILE_BYTES + 1)
            # Editors on Windows put a byte order mark first, which TOML does not allow.
            text = raw.decode("utf-8-sig").replace("\r\n", "\n")
        except OSError as error:
            self._note(Place(self._name, None), "", Kind.UNREADABLE, error.strerror or str(error))
            return
        except UnicodeDecodeError as error:
            place = Place(self._name, error.object.count(b"\n", 0, error.start) + 1)
            self._note(place, "", Kind.SYNTAX, "the file must be saved as UTF-8")
            return
        if len(raw) > MAX_FILE_BYTES:
            self._note(Place(self._name, None), "", Kind.UNREADABLE, "it is too big to be a configuration")
            return
        self._read_text(text)

    def _read_text(self, text: str) -> None:
        try:
            document = tomllib.loads(text)
        except (ValueError, RecursionError) as error:
            self._note(Place(self._name, _line_of(error, text)), "", Kind.SYNTAX, _said(error))
            return
        self._lines = _lines_of_keys(text)
        for section, content in document.items():
            if section not in self._schema:
                match = near(section, self._schema)
                expected = ", ".join(f"[{name}]" for name in self._schema)
                self._note(self._place(section), _told(section), Kind.UNKNOWN_SECTION, expected, match and f"[{match}]")
            elif not isinstance(content, dict):
                self._note(self._place(section), section, Kind.WRONG_TYPE, f"a section: [{section}] on a line")
            else:
                self._take_section(section, content)

    def _take_section(self, section: str, content: Mapping[str, object]) -> None:
        keys = self._schema[section]
        for key, value in content.items():
            place, name = self._place(section, key), f"{section}.{_told(key)}"
            if key not in keys:
                self._note(place, name, Kind.UNKNOWN_KEY, f"one of {', '.join(keys)}", near(key, keys))
            elif isinstance(value, str):
                self._keep(section, key, value, place)
            elif keys[key] is list and isinstance(value, list) and all(isinstance(v, str) for v in value):
                self._settings[section, key] = Setting(name, value, place)
            else:
                expected = "text in quotes" + (", or a list of them" if keys[key] is list else "")
                self._note(place, name, Kind.WRONG_TYPE, expected)

    def _read_environment(self, environ: Mapping[str, str]) -> None:
        known = {
            f"{ENVIRONMENT_PREFIX}{section}_{key}".upper(): (section, key)
            for section, keys in self._schema.items()
            for key in keys
        }
        ours = tuple(f"{ENVIRONMENT_PREFIX}{section}_".upper() for section in self._schema)
        for variable, value in sorted(environ.items()):
            if variable in known:
                section, key = known[variable]
                if value.strip():
                    self._keep(section, key, value, Place(variable, None))
                    self._from_environment.add((section, key))
            elif variable.startswith(ours):
                # Others may own LINLI_ names (container systems make some up); in a section it is a slip.
                expected = "a variable of a setting in config.example.toml"
                self._note(Place(variable, None), variable, Kind.UNKNOWN_KEY, expected, near(variable, known))

    def _keep(self, section: str, key: str, value: str, place: Place) -> None:
        if value.strip():
            self._settings[section, key] = Setting(f"{section}.{key}", value, place)

    def _place(self, *names: str) -> Place:
        return Place(self._name, self._lines.get(names) or self._lines.get(names[:1]) or 1)

    def _file_content(self, setting: Setting) -> str:
        path = self.base / setting.text
        # Not by its name: a secret that was put here in place of a file's name would be told.
        named = f"the file it names, seen from {str(self.base)!r},"
        try:
            with path.open("rb") as file:
                content = file.read(MAX_SECRET_BYTES).decode().strip()
        except (OSError, ValueError) as error:
            reason = error.strerror if isinstance(error, OSError) else "it does not hold text"
            self.wrong(setting, f"{named} {reason}", kind=Kind.UNREADABLE)
            return ""
        if not content:
            self.wrong(setting, f"{named} is empty", kind=Kind.UNREADABLE)
        return content


def _said(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it is nested too deeply"
    if not isinstance(error, tomllib.TOMLDecodeError):
        return "a number is too long"
    return re.sub(r" \(at .*\)$", "", str(error))


def _told(name: str) -> str:
    """A name as it is told: what is not made like the name of a setting may be a secret in the wrong place."""
    return name if _NAME.fullmatch(name) else "…"


def _line_of(error: Exception, text: str) -> int:
    found = re.search(r"\(at line (\d+), column \d+\)$", str(error))
    return int(found[1]) if found else text.rstrip("\n").count("\n") + 1


def _lines_of_keys(text: str) -> dict[tuple[str, ...], int]:
    """Return the first line of each section and `section, key` of a valid document.

    tomllib tells no positions. But a statement is a valid document by itself, and no shorter part of it is;
    so lines are gathered until they parse.
    """
    lines: dict[tuple[str, ...], int] = {}
    table: tuple[str, ...] = ()
    statement: list[str] = []
    for number, line in enumerate(text.split("\n"), start=1):
        statement.append(line)
        try:
            content = tomllib.loads("\n".join(statement))
        except ValueError:
            continue
        start, is_header = number - len(statement) + 1, statement[0].lstrip().startswith("[")
        statement = []
        paths = list(_paths(content))
        if is_header:
            table = max(paths, key=len)
        for path in paths:
            lines.setdefault((path if is_header else table + path)[:2], start)
    return lines


def _paths(content: Mapping[str, object]) -> Iterable[tuple[str, ...]]:
    """Yield the paths of the names in one statement, two deep: nothing deeper is a setting."""
    for name, value in content.items():
        yield (name,)
        if isinstance(value, dict):
            yield from ((name, inner) for inner in value)
