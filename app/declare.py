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
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from app.arguments import Argument
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
    transaction; ``poll_fact``: so is the platform's own poll that the message answers. ``private_only`` and
    ``room_only`` say where it works. ``hidden`` keeps it out of menus. ``within``: its name alone after that
    command's name means it too (``/poll adopt``). ``unwritten``: in a direct message no row may tell that it was used.
    ``takes_files``: what is sent along is for it; ``reads_files``: and is fetched at once, in a direct message too.
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
    poll_fact: bool = False
    within: str = ""
    unwritten: bool = False
    takes_files: bool = False
    reads_files: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """What a button's action does; ``name`` is what stands before the first colon, ``parts`` the types of the rest.

    ``unwritten``: no row may tell that it was pressed. ``sealed``: it is also done in a transaction of its own, which
    must hold nothing of a person. ``takes_files``: it sends a draft, with the files that go along.
    """

    name: str
    handler: ActionHandler
    admin_fact: bool
    parts: tuple[Callable[[str], object], ...]
    unwritten: bool = False
    sealed: bool = False
    takes_files: bool = False

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
        poll_fact: bool = False,
        within: str = "",
        unwritten: bool = False,
        takes_files: bool = False,
        reads_files: bool = False,
    ) -> Callable[[CommandHandler], CommandHandler]:
        """Declare a command. ``group`` is the heading under which help lists it."""

        def declare(handler: CommandHandler) -> CommandHandler:
            arguments, flags = _grammar(handler)
            asks_platform = admin_fact or needs in (Right.ROOM_ADMIN, Right.ORGANISE)
            self.commands[name] = Command(
                name,
                handler,
                arguments,
                flags,
                needs,
                asks_platform,
                room_only,
                private_only,
                hidden,
                group,
                poll_fact,
                within,
                unwritten,
                takes_files or reads_files,
                reads_files,
            )
            return handler

        return declare

    def action(
        self,
        name: str,
        *,
        admin_fact: bool = False,
        unwritten: bool = False,
        sealed: bool = False,
        takes_files: bool = False,
    ) -> Callable[[ActionHandler], ActionHandler]:
        """Declare what buttons of this name do. The parts between colons are the handler's arguments, read by the
        types it names (``str``, ``int``, an enumeration)."""

        def declare(handler: ActionHandler) -> ActionHandler:
            parts = _parts(handler)
            self.actions[name] = Action(name, handler, admin_fact, parts, unwritten or sealed, sealed, takes_files)
            return handler

        return declare

    def hook(self, name: str) -> Callable[[ActionHandler], ActionHandler]:
        """Declare what the road itself asks for on the way, and no button can: ``choices-<argument>`` (buttons for a
        missing argument), ``reply-<view>`` (words said in answer to a live message), ``picked-<view>`` and
        ``ended-<view>`` (what was chosen in a live message that is a poll of the platform's own, and that it was ended
        there), ``start-<payload>`` (a link into the direct chat), ``said`` and then ``plain`` (other words in a direct
        message), ``file`` (a file without words there), ``second-<what>`` (a second person agrees to what it takes two
        for).
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
