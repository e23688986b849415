"""What can be wrong with a configuration, said so that the operator can mend it."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """In which way a setting is wrong."""

    SYNTAX = "syntax"
    UNKNOWN_SECTION = "unknown-section"
    UNKNOWN_KEY = "unknown-key"
    WRONG_TYPE = "wrong-type"
    BAD_VALUE = "bad-value"
    MISSING = "missing"
    CONFLICT = "conflict"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend. It never holds the value itself where that may be a secret.

    `line` counts from 1 and is None where no line is at fault: for an environment variable, or for a file
    that cannot be read. `place` is the file, or the variable. `key` is `section.key`, a section, or empty.
    `expected` says what should stand there, as the end of a sentence.
    """

    line: int | None
    key: str
    kind: Kind
    near_match: str | None
    expected: str
    place: str

    def __str__(self) -> str:
        """Say place, fault and remedy in one line."""
        where = self.place if self.line is None else f"{self.place}:{self.line}"
        hint = f" Did you mean {self.near_match}?" if self.near_match else ""
        return f"{where}: {self._fault()}.{hint}"

    def _fault(self) -> str:
        match self.kind:
            case Kind.SYNTAX:
                return f"this is not valid TOML: {self.expected}"
            case Kind.UNKNOWN_SECTION:
                return f"there is no section [{self.key}]; expected {self.expected}"
            case Kind.UNKNOWN_KEY:
                return f"there is no setting {self.key}; expected {self.expected}"
            case Kind.WRONG_TYPE | Kind.BAD_VALUE:
                return f"{self.key} must be {self.expected}"
            case Kind.MISSING:
                return f"{self.key} is missing: {self.expected}"
            case Kind.CONFLICT:
                return f"{self.key} is set twice over: {self.expected}"
            case Kind.UNREADABLE:
                return f"{self.key} cannot be read: {self.expected}" if self.key else f"cannot be read: {self.expected}"


class ConfigError(Exception):
    """The configuration cannot be used. Holds every problem found, in the order of the file."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = tuple(sorted(problems, key=lambda problem: (problem.line or 0, problem.key)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
