"""Declaring what the bot can do: commands, buttons, due jobs and live views, each with one decorator.

The signature of a command's handler is its grammar: positional parameters are read in order from what was typed,
keyword-only ones are flags, a default makes either optional. Parser, usage line, help, menu and the question for a
missing argument all follow from it. Names, aliases and sentences are locale keys (``vote-aliases``, ``vote-summary``,
``vote-example``, ``ask-<argument>``).
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from app import syntax
from app.arguments import Argument, Reading, Switch
from app.i18n import Catalogue
from domain.refusal import Refusal
from domain.rights import Right

if TYPE_CHECKING:
    from app.context import Effects
    from app.words import Reply
    from domain.estate import Room
    from domain.schedule import Alarm

CommandHandler = Callable[..., Awaitable["Reply | None"]]
ActionHandler = Callable[..., Awaitable["Reply | None"]]
JobHandler = Callable[["Effects", "Alarm", bool], Awaitable[None]]
ViewHandler = Callable[["Effects", str, "Room | None"], Awaitable["Reply | None"]]


class Missing(Exception):
    """An argument was not typed and is to be asked for."""

    def __init__(self, parameter: Parameter) -> None:
        super().__init__(parameter.name)
        self.parameter = parameter


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument or flag: its name, the type that reads it, and whether it may be left out."""

    name: str
    type: type[Argument]
    optional: bool


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, grammar, right and handler.

    ``admin_fact``: whether its rights depend on the platform's administrators, which are then asked before the
    transaction. ``private_only`` and ``room_only`` say where it works. ``hidden`` keeps it out of menus.
    """

    name: str
    handler: CommandHandler
    arguments: tuple[Parameter, ...]
    flags: tuple[Parameter, ...]
    needs: Right
    admin_fact: bool
    room_only: bool
    private_only: bool
    hidden: bool
    group: str


@dataclass(frozen=True, slots=True)
class Action:
    """What a button's action does; ``name`` is what stands before the first colon, ``parts`` the types of the rest."""

    name: str
    handler: ActionHandler
    admin_fact: bool
    parts: tuple[Callable[[str], object], ...]

    def read(self, parts: Sequence[str]) -> tuple[object, ...]:
        """The handler's arguments. Raises Refusal button-old: a token may be of another version, or made up."""
        if len(parts) != len(self.parts):
            raise Refusal("button-old")
        try:
            return tuple(read(part) for read, part in zip(self.parts, parts, strict=True))
        except ValueError:
            raise Refusal("button-old") from None


@dataclass(slots=True)
class Registry:
    """All that was declared."""

    commands: dict[str, Command] = field(default_factory=dict)
    actions: dict[str, Action] = field(default_factory=dict)
    hooks: dict[str, ActionHandler] = field(default_factory=dict)
    jobs: dict[str, JobHandler] = field(default_factory=dict)
    views: dict[str, ViewHandler] = field(default_factory=dict)

    def command(
        self,
        name: str,
        *,
        group: str,
        needs: Right = Right.ANYONE,
        room_only: bool = False,
        private_only: bool = False,
        admin_fact: bool = False,
        hidden: bool = False,
    ) -> Callable[[CommandHandler], CommandHandler]:
        """Declare a command. ``group`` is the heading under which help lists it."""

        def declare(handler: CommandHandler) -> CommandHandler:
            arguments, flags = _grammar(handler)
            asks_platform = admin_fact or needs in (Right.ROOM_ADMIN, Right.ORGANISE)
            self.commands[name] = Command(
                name, handler, arguments, flags, needs, asks_platform, room_only, private_only, hidden, group
            )
            return handler

        return declare

    def action(self, name: str, *, admin_fact: bool = False) -> Callable[[ActionHandler], ActionHandler]:
        """Declare what buttons of this name do. The parts between colons are the handler's arguments, read by the
        types it names (``str``, ``int``, an enumeration)."""

        def declare(handler: ActionHandler) -> ActionHandler:
            self.actions[name] = Action(name, handler, admin_fact, _parts(handler))
            return handler

        return declare

    def hook(self, name: str) -> Callable[[ActionHandler], ActionHandler]:
        """Declare what the road itself asks for on the way, and no button can: ``choices-<argument>`` (buttons for a
        missing argument), ``reply-<view>`` (words said in answer to a live message), ``start-<payload>`` (a link into
        the direct chat), ``said`` (other words in a direct message).
        """

        def declare(handler: ActionHandler) -> ActionHandler:
            self.hooks[name] = handler
            return handler

        return declare

    def job(self, name: str) -> Callable[[JobHandler], JobHandler]:
        """Declare what happens when an alarm of this job falls due; told whether it is late."""

        def declare(handler: JobHandler) -> JobHandler:
            self.jobs[name] = handler
            return handler

        return declare

    def view(self, name: str) -> Callable[[ViewHandler], ViewHandler]:
        """Declare how a live message of this name looks now."""

        def declare(handler: ViewHandler) -> ViewHandler:
            self.views[name] = handler
            return handler

        return declare


def _parts(handler: ActionHandler) -> tuple[Callable[[str], object], ...]:
    hints = typing.get_type_hints(handler)
    return tuple(hints[name] for name in list(inspect.signature(handler).parameters)[1:])


def _grammar(handler: CommandHandler) -> tuple[tuple[Parameter, ...], tuple[Parameter, ...]]:
    hints = typing.get_type_hints(handler, include_extras=False, localns={"Context": Any, "Reply": Any})
    arguments: list[Parameter] = []
    flags: list[Parameter] = []
    for name, parameter in list(inspect.signature(handler).parameters.items())[1:]:
        optional = parameter.default is not inspect.Parameter.empty
        made = Parameter(name, _plain_type(hints[name]), optional)
        (flags if parameter.kind is inspect.Parameter.KEYWORD_ONLY else arguments).append(made)
    return tuple(arguments), tuple(flags)


def _plain_type(hint: Any) -> type[Argument]:
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        hint = next(part for part in typing.get_args(hint) if part is not type(None))
    return typing.cast("type[Argument]", hint)


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
                return Named(self._registry.commands[name], reading, languages)
        return None

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
        at = found.start
        text = text[: found.start].rstrip(" \t") + (" " if rest.strip() else "") + rest
    return text.strip(), flags
