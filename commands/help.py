"""Help: everything there is in one list, and each command with its usage, flags and examples."""

from __future__ import annotations

from app.arguments import SEGMENT, Count, FreeText, Switch
from app.context import Context
from app.declare import Command, Parameter, Registry
from app.messages import Span
from app.syntax import Typed, mapped
from app.words import Line, Reply, Words, bold, words
from domain.refusal import Refusal

GROUPS = ("polls", "running", "cases", "casework", "reminders", "room", "help")


async def help_(ctx: Context, topic: FreeText | None = None) -> Reply:
    """List the commands, or explain one. Raises Refusal help-unknown, help-unknown-near."""
    if topic is None:
        return _overview(ctx)
    name = mapped(topic).strip().lstrip("/!").split()[:1]
    sought = name[0].casefold() if name else ""
    named = ctx.house.names.find(Typed(sought, "", ""))
    if named is not None:
        return _explained(ctx, named.command)
    near = ctx.house.names.nearest(sought)
    if near is not None:
        raise Refusal("help-unknown-near", given=sought[:32], near=near)
    raise Refusal("help-unknown", given=sought[:32])


def _overview(ctx: Context) -> Reply:
    commands = [command for command in ctx.house.registry.commands.values() if not command.hidden]
    groups = [*GROUPS, *sorted({command.group for command in commands} - set(GROUPS))]
    lines: list[Line] = []
    for group in groups:
        of_group = [command for command in commands if command.group == group]
        if of_group:
            lines.append(bold(f"group-{group}"))
            lines += [_line(ctx, command) for command in of_group]
    return Reply((*lines, words("help-more")))


def _line(ctx: Context, command: Command) -> Words:
    summary = words(f"{command.name}-summary")
    alias = _alias(ctx, command)
    if alias is None:
        return words("help-line", name=command.name, summary=summary)
    return words("help-line-alias", name=command.name, alias=alias, summary=summary)


def _alias(ctx: Context, command: Command) -> str | None:
    """The name in the reader's language where that is not written in Latin letters."""
    aliases = ctx.catalogue.listing(ctx.reader.language, f"{command.name}-aliases")
    return next((alias for alias in aliases if not alias.isascii()), None)


def _explained(ctx: Context, command: Command) -> Reply:
    lines: list[Line] = [_line(ctx, command), words("help-usage", usage=_usage(ctx, command))]
    aliases = [*ctx.catalogue.listing(ctx.reader.language, f"{command.name}-aliases")]
    if _alias(ctx, command) is not None:
        # The name in their own letters stands in the usage; the Latin one comes last.
        aliases = [*aliases[1:], command.name] if aliases[0] == _alias(ctx, command) else [*aliases, command.name]
    prefixed = tuple(f"{ctx.reader.prefix}{alias}" for alias in aliases)
    lines.append(words("help-also", aliases=prefixed))
    lines += [_flag_line(ctx, command, flag) for flag in command.flags]
    if ctx.catalogue.has(f"{command.name}-details"):
        lines.append(words(f"{command.name}-details"))
    lines.append(words("for-example", example=words(f"{command.name}-example")))
    return Reply(tuple(lines))


def _usage(ctx: Context, command: Command) -> str:
    """The command as it is typed, built from its declaration: [optional] parts in brackets."""
    typed = f"{ctx.reader.prefix}{_alias(ctx, command) or command.name}"
    for place, parameter in enumerate(command.arguments):
        between = " | " if place and parameter.type.joiner == SEGMENT else " "
        said = _argument(ctx, command, parameter)
        typed += f" [{between.strip()} {said}]".replace("[ ", "[") if parameter.optional else f"{between}{said}"
    return typed + (" [--…]" if command.flags else "")


def _argument(ctx: Context, command: Command, parameter: Parameter) -> str:
    for key in (f"argument-{command.name}-{parameter.name}", f"argument-{parameter.name}"):
        if ctx.catalogue.has(key):
            return ctx.reader.text(words(key))
    return parameter.name


def _flag_line(ctx: Context, command: Command, flag: Parameter) -> Line:
    aliases = ctx.catalogue.listing(ctx.reader.language, f"flag-{flag.name}-aliases")
    local = next((alias for alias in aliases if not alias.isascii()), None)
    names = f"--{flag.name}" if local is None else f"--{local} / --{flag.name}"
    if flag.type not in (Switch, Count):
        names += " …"
    for key in (f"flag-{command.name}-{flag.name}-summary", f"flag-{flag.name}-summary"):
        if ctx.catalogue.has(key):
            return words("help-flag", names=names, summary=words(key))
    return Span(names)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.command("help", group="help")(help_)
