"""The command menus that platforms show, in every language."""

from __future__ import annotations

from app.context import House
from app.declare import Command
from app.messages import MenuEntry, Menus


def menus(house: House) -> Menus:
    """What each kind of chat is offered; "" is the default language."""
    languages = {"": house.language, **{language: language for language in house.catalogue.languages}}
    commands = [command for command in house.registry.commands.values() if not command.hidden]
    group = [command for command in commands if not command.private_only]
    private = [command for command in commands if not command.room_only]
    return Menus(
        group={key: _entries(house, language, group) for key, language in languages.items()},
        private={key: _entries(house, language, private) for key, language in languages.items()},
    )


def _entries(house: House, language: str, commands: list[Command]) -> tuple[MenuEntry, ...]:
    return tuple(
        MenuEntry(command.name, house.catalogue.text(language, f"{command.name}-summary")) for command in commands
    )
