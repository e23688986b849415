"""Linli's composition root and command line: settings, storage, road, platforms; run until told to stop.

Without a command: the platforms of ``config.toml`` if there is one, else the rehearsal, a group chat in the terminal.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import logging
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack
from pathlib import Path

from app.checkup import letter_lines, transport_lines
from app.command_line import CONFIG, read_arguments
from app.config import Config, ConfigError, load_config
from app.ending import until_stopped
from app.engine import Defaults, Engine
from app.i18n import Catalogue
from app.ids import RandomIds
from app.ports import Account, Clock, StorageFailure, Transport, TransportDown, TransportRefused
from app.rehearsal import Rehearsal, Wording
from app.rehearsal_clock import RehearsalClock
from app.scrub import overwrite_what_is_freed
from commands import declared
from commands.roll_operator import OperatorsRoll
from domain import recount
from storage.backup import backup, companion, restore
from storage.errors import NoDatabase
from storage.keys import KeyFolder
from storage.lock import InstanceLock
from storage.store import Store, migrate, open_store
from storage.version import utc_now
from transports.console import ConsoleTransport
from transports.matrix_files import KEYS_FILE, SESSION_FILE
from transports.prompt import read_lines, typed_lines, writer

log = logging.getLogger("linli")

HERE = Path(__file__).resolve().parent
QUIET = (
    *("httpx", "httpcore", "telegram", "nio", "aiohttp", "apscheduler", "alembic", "sqlalchemy", "matplotlib"),
    *("aiosqlite", "asyncpg", "asyncio", "peewee"),  # they tell statements with their values, and what a task holds
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return the exit status: 0 done, 1 refused with the reason, 2 wrong usage."""
    options = read_arguments(arguments, has_config=(HERE / CONFIG).exists())
    try:
        match options.command:
            case "run" | "rehearse":
                return asyncio.run(run(options) if options.command == "run" else rehearse(options))
            case "check":
                return asyncio.run(check(settings(options)))
            case "recovery-key":
                return asyncio.run(recovery_key(settings(options)))
            case "verify":
                return recount.main([str(options.file)])
            case _:
                return asyncio.run(look_after(options, settings(options)))
    except ConfigError as error:
        for problem in error.problems:
            sys.stderr.write(f"{problem}\n")
    except (StorageFailure, TransportRefused, TransportDown, OSError) as error:
        sys.stderr.write(f"{error}\n")
    except KeyboardInterrupt:
        return 130
    return 1


def settings(options: argparse.Namespace) -> Config:
    """The settings of the file named, of config.toml, or of the environment alone. Raises ConfigError."""
    path: Path | None = options.config
    if path is None and (HERE / CONFIG).exists():
        path = HERE / CONFIG
    return load_config(path, os.environ)


def platforms(config: Config, clock: Clock) -> list[Account]:
    """The platforms that the settings name. A platform's library is loaded only then: each takes time and memory."""
    found: list[Account] = []
    if config.telegram is not None:
        from transports.telegram import TelegramTransport  # noqa: PLC0415

        found.append(TelegramTransport(config.telegram.token, config.telegram.api_url, clock))
    if config.matrix is not None:
        from transports.matrix import MatrixTransport  # noqa: PLC0415

        found.append(MatrixTransport(config.matrix, config.bot.data_dir, clock))
    return found


async def run(options: argparse.Namespace) -> int:
    """Run on the configured platforms until SIGTERM or SIGINT."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
    transports = platforms(config := settings(options), utc_now)
    if not transports:
        sys.stderr.write("The settings name no platform: fill in [telegram] or [matrix], see config.example.toml.\n")
        return 1
    config.bot.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    await until_stopped(serve(config, transports))
    return 0


async def serve(config: Config, transports: Sequence[Transport]) -> None:
    """Log in everywhere and serve until cancelled. Raises StorageFailure, TransportRefused, OSError."""
    async with AsyncExitStack() as stack:
        store = await open_store(config.storage.url)
        stack.push_async_callback(store.close)
        for transport in transports:
            stack.push_async_callback(transport.close)
            await start_patiently(transport)
            name = f"{transport.platform}-{safe(transport.identity)}"
            stack.enter_context(InstanceLock(config.bot.data_dir / f"{name}.lock", f"the account {transport.identity}"))
        defaults = Defaults(config.bot.language, config.bot.timezone.key, limited=True)
        engine = build(store, transports, defaults, config.bot.data_dir)
        await engine.sweep_keys()
        overwrite_what_is_freed()
        # What is loaded by now stays to the end: looking through it again and again made pauses that users felt.
        gc.freeze()
        await engine.run()


def safe(identity: str) -> str:
    """An identity as part of a file's name."""
    return "".join(character if character.isalnum() else "-" for character in identity)


async def start_patiently(transport: Transport) -> None:
    """Log in, and wait for a platform that cannot be reached. Raises TransportRefused."""
    wait = 1.0
    while True:
        try:
            await transport.start()
            log.info("%s: logged in", transport.platform)
            return
        except TransportDown as down:
            log.warning("%s: %s", transport.platform, down)
            await asyncio.sleep(down.seconds or wait)
            wait = min(60.0, wait * 2)


def build(
    store: Store,
    transports: Sequence[Transport],
    defaults: Defaults,
    data_dir: Path,
    clock: Clock = utc_now,
) -> Engine:
    """The road over a store and its platforms."""
    return Engine(
        declared(),
        store,
        transports,
        Catalogue.load(HERE / "locales"),
        clock=clock,
        ids=RandomIds(),
        keys=KeyFolder(data_dir / "keys"),
        defaults=defaults,
    )


async def check(config: Config) -> int:
    """One line for each thing the bot stands on; status 1 if one of them fails."""
    tell(f"settings: ok ({config.bot.language}, {config.bot.timezone.key}, data in {config.bot.data_dir})")
    failed = False
    try:
        async with AsyncExitStack() as stack:
            store = await open_store(config.storage.url, exclusive=False)
            stack.push_async_callback(store.close)
            tell("database: ok")
            for line in letter_lines(await store.dead_letters(10)):
                tell(line)
    except NoDatabase:
        tell("database: none yet, it is made at the first run")
    except (StorageFailure, OSError) as error:
        failed = True
        tell(f"database: {error}")
    async for worked, line in transport_lines(platforms(config, utc_now)):
        failed = failed or not worked
        tell(line)
    for name, section in (("telegram", config.telegram), ("matrix", config.matrix)):
        if section is None:
            tell(f"{name}: not configured")
    return 1 if failed else 0


async def recovery_key(config: Config) -> int:
    """Show the operator, this one time, the key under which the Matrix account's keys are kept from now on."""
    if config.matrix is None:
        sys.stderr.write("The settings name no account on Matrix.\n")
        return 1
    from transports.matrix import MatrixTransport  # noqa: PLC0415

    transport = MatrixTransport(config.matrix, config.bot.data_dir, utc_now)
    try:
        key = await transport.new_recovery_key()
    finally:
        await transport.close()
    tell(f"recovery key: {key}")
    tell(
        "Write it down and keep it away from this machine: it is not shown again, and an earlier one opens nothing new."
    )
    return 0


async def import_roll(options: argparse.Namespace, config: Config) -> int:
    """Take a roll over from a file, as an organiser does by direct message."""
    store = await open_store(config.storage.url)
    try:
        desk = OperatorsRoll(
            store, KeyFolder(config.bot.data_dir / "keys"), RandomIds(), Catalogue.load(HERE / "locales")
        )
        return await desk.take_over(options.file, options.estate, sure=options.yes)
    finally:
        await store.close()


def tell(line: str) -> None:
    """A line to the operator."""
    sys.stdout.write(f"{line}\n")


async def look_after(options: argparse.Namespace, config: Config) -> int:
    """Migrate, back up or restore the database, or take a roll over."""
    url, keys = config.storage.url, config.bot.data_dir / KEYS_FILE
    match options.command:
        case "roll":
            return await import_roll(options, config)
        case "migrate":
            done = await migrate(url)
            kept = f"; a copy of what it was: {done.backup}" if done.backup else ""
            tell(f"database: from version {done.before} to {done.after}{kept}")
        case "backup":
            await backup(url, options.file, (keys,))
            tell(f"backup: {options.file}")
        case "restore":
            aside = await restore(options.file, url, beside=(keys,))
            if companion(options.file, keys).exists():
                # Keys of yesterday under the session of today would be deaf and mute: Linli goes on as a new device.
                (config.bot.data_dir / SESSION_FILE).unlink(missing_ok=True)
            tell(f"restored from {options.file}; what was there before: {aside or 'nothing'}")
    return 0


async def rehearse(options: argparse.Namespace) -> int:
    """A group chat in the terminal, from a person's hands, a pipe or a script."""
    logging.basicConfig(level=logging.ERROR, format="%(levelname)s %(name)s: %(message)s")
    by_hand = options.script is None and sys.stdin.isatty()
    language = options.language or "en"
    catalogue = Catalogue.load(HERE / "locales")
    if language not in catalogue.languages:
        sys.stderr.write(f"--language takes {', '.join(catalogue.languages)}; {language!r} is none of them.\n")
        return 2
    database: Path | None = options.db.resolve() if options.db else None
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="linli-")))
        home = database.parent if database else folder
        clock = RehearsalClock(utc_now, flows=by_hand)
        store = await open_store(f"sqlite+aiosqlite:///{database or folder / 'rehearsal.db'}", clock=clock)
        stack.push_async_callback(store.close)
        console = ConsoleTransport(writer(), files=home if database else None)
        zone = load_config(None, {}).bot.timezone  # that of the example settings
        engine = build(store, [console], Defaults(language, zone.key), home, clock)
        rehearsal = Rehearsal(
            console,
            store,
            engine.intakes[console.platform],
            engine.senders[console.platform],
            engine.due,
            engine.workshop,
            clock,
            Wording(catalogue, language, zone),
            by_hand=by_hand,
        )
        await rehearsal.run(input_lines(stack, options, rehearsal, console))
    return 0


def input_lines(
    stack: AsyncExitStack, options: argparse.Namespace, rehearsal: Rehearsal, console: ConsoleTransport
) -> AsyncIterator[str]:
    """Where the rehearsal's lines come from."""
    if options.script is not None:
        return read_lines(stack.enter_context(options.script.open("rb")))
    if not rehearsal.by_hand:
        return read_lines(sys.stdin.buffer)
    return typed_lines(lambda: console.speaking, rehearsal.present, options.db and options.db.with_suffix(".history"))


if __name__ == "__main__":
    sys.exit(main())
