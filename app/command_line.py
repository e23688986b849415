"""What can be asked of the program when it is started."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

CONFIG = "config.toml"


def read_arguments(arguments: Sequence[str] | None, *, has_config: bool) -> argparse.Namespace:
    """The command line. Without a command it is ``run`` where there is a configuration, else the rehearsal.

    ``has_config``: whether the file of settings is in its usual place.
    """
    parser = argparse.ArgumentParser(prog="bot.py", description="Linli, a residents' assembly in the group chat.")
    parser.add_argument("--config", type=Path, default=None, help=f"settings (default: {CONFIG} beside bot.py)")
    parser.add_argument("--script", type=Path, help="rehearsal: read the lines from this file")
    parser.add_argument("--db", type=Path, help="rehearsal: keep the database in this file (default: forget it)")
    parser.add_argument("--language", help="rehearsal: en, zh-Hans or zh-Hant")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    helps = {
        "run": "run on the platforms of the settings",
        "rehearse": "open a group chat in the terminal",
        "check": "look at settings, tokens and reachability, one line each",
        "recovery-key": "Matrix: keep the account's keys under a new recovery key, which is shown this once",
        "migrate": "bring the database up to this version (a backup is made first)",
        "backup": "copy the database to FILE, also while the bot runs",
        "restore": "put a backup in the place of the database; the bot must not run",
        "roll": "import FILE: take an estate's roll over from a CSV or XLSX file; the bot must not run",
    }
    helps["verify"] = "FILE: recount the record of a decision from the file alone"
    for name, text in helps.items():
        command = commands.add_parser(name, help=text)
        command.add_argument("--config", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        if name in ("backup", "restore", "verify"):
            command.add_argument("file", type=Path)
        if name == "roll":
            command.add_argument("action", choices=["import"])
            command.add_argument("file", type=Path)
            command.add_argument("--estate", default="", help="its name, where there are several")
            command.add_argument("--yes", action="store_true", help="take it over without asking")
        if name == "rehearse":
            command.add_argument("--script", type=Path, default=argparse.SUPPRESS)
            command.add_argument("--db", type=Path, default=argparse.SUPPRESS)
            command.add_argument("--language", default=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.command is None:
        rehearsing = options.script or options.db or options.language
        configured = options.config is not None or has_config
        options.command = "run" if configured and not rehearsing else "rehearse"
    return options
