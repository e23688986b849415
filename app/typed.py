"""From what was typed to a command and its arguments, under any of its names in any language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from app import syntax
from app.arguments import Reading, Switch
from app.declare import Command, Parameter, Registry
from app.i18n import Catalogue
from domain.refusal import Refusal


class Missing(Exception):
    """An argument was not typed and is to be asked for."""

    def __init__(self, parameter: Parameter) -> None:
        super().__init__(parameter.name)
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Named:
    """A command found by what was typed, and the languages in which that is its name (none: the Latin name)."""

    command: Command
    typed: syntax.Typed
    languages: tuple[str, ...]


class Names:
    """All names of commands and flags in all languages."""

    def __init__(self, registry: Registry, catalogue: Catalogue) -> None:
        self._registry = registry
        self._names: dict[str, tuple[str, tuple[str, ...]]] = {name: (name, ()) for name in registry.commands}
        self._flags: dict[str, str] = {}
        for language in catalogue.languages:
            for name in registry.commands:
                for alias in catalogue.listing(language, f"{name}-aliases"):
                    meant, languages = self._names.get(alias.casefold(), (name, ()))
                    self._names[alias.casefold()] = (meant, (*languages, language))
            for flag in self._all_flags():
                for alias in catalogue.listing(language, f"flag-{flag}-aliases"):
                    self._flags.setdefault(alias.casefold(), flag)

    def _all_flags(self) -> Iterable[str]:
        found = {flag.name for command in self._registry.commands.values() for flag in command.flags}
        self._flags.update({name: name for name in found})
        return sorted(found)

    def find(self, typed: syntax.Typed) -> Named | None:
        """The command that was meant, the number glued to its name allowed."""
        for reading in (typed, syntax.unglue(typed)):
            if reading is not None and reading.name in self._names:
                name, languages = self._names[reading.name]
                named = Named(self._registry.commands[name], reading, languages)
                return self._within(named) or named
        return self._run_together(typed)

    def _run_together(self, typed: syntax.Typed) -> Named | None:
        """A Chinese name with what follows it at once, as it is written without spaces: ``/提名我``."""
        for end in range(len(typed.name) - 1, 1, -1):
            alias = typed.name[:end]
            if alias.isascii() or alias not in self._names:
                continue
            name, languages = self._names[alias]
            command = self._registry.commands[name]
            if not command.arguments:
                return None
            rest = f"{typed.name[end:]} {typed.rest}".strip()
            return Named(command, replace(typed, name=alias, rest=rest), languages)
        return None

    def _within(self, outer: Named) -> Named | None:
        """The command whose name is all that was typed after the name of another one, to which it belongs."""
        inner = self._names.get(syntax.mapped(outer.typed.rest).strip().casefold())
        if inner is None or self._registry.commands[inner[0]].within != outer.command.name:
            return None
        return Named(self._registry.commands[inner[0]], replace(outer.typed, rest=""), outer.languages)

    def nearest(self, name: str) -> str | None:
        """The name that looks most like what was typed."""
        close = get_close_matches(name, self._names, n=1, cutoff=0.5)
        return close[0] if close else None

    def flag(self, command: Command, typed: str) -> Parameter:
        """The flag of a command by its name in any language. Raises Refusal flag-unknown, flag-unknown-near."""
        by_name = {flag.name: flag for flag in command.flags}
        if typed in self._flags and self._flags[typed] in by_name:
            return by_name[self._flags[typed]]
        aliases = [alias for alias, name in self._flags.items() if name in by_name]
        close = get_close_matches(typed, aliases, n=1, cutoff=0.5)
        if close:
            raise Refusal("flag-unknown-near", flag=typed, near=close[0])
        raise Refusal("flag-unknown", flag=typed)


@dataclass(frozen=True, slots=True)
class Bound:
    """The arguments of one call, read and ready."""

    positional: tuple[object, ...]
    flags: Mapping[str, object]


def bind(command: Command, text: str, names: Names, reading: Reading) -> Bound:
    """Read a command's arguments from what was typed after its name. Raises Missing, Refusal."""
    flags: dict[str, object] = {}
    if command.flags:
        text, flags = _take_flags(command, text, names, reading)
    values: list[object] = []
    for parameter in command.arguments:
        if text.strip():
            value, text = parameter.type.take(text, reading)
            values.append(value)
        elif parameter.optional:
            values.append(None)
        else:
            raise Missing(parameter)
    if text.strip() and command.arguments:
        raise Refusal("too-much", extra=text.strip()[:30])
    return Bound(tuple(values), flags)


def _take_flags(command: Command, text: str, names: Names, reading: Reading) -> tuple[str, dict[str, object]]:
    flags: dict[str, object] = {}
    at = 0
    while (found := syntax.find_flag(text, at)) is not None:
        parameter = names.flag(command, found.name)
        if found.value:
            value, left = parameter.type.take(found.value, reading)
            if left.strip() and parameter.type is not Switch:
                raise Refusal("too-much", extra=left.strip()[:30])
            rest = text[found.end :]
        else:
            following = text[found.end :]
            if not following.strip() and parameter.type.__name__ not in ("Switch", "Count"):
                raise Refusal("flag-value", flag=found.name)
            value, rest = parameter.type.take(following, reading)
        flags[parameter.name] = value
        before = text[: found.start].rstrip(" \t")
        # What comes next can begin where the blanks before this flag were.
        at = len(before)
        text = before + (" " if rest.strip() else "") + rest
    return text.strip(), flags
