"""The machine on which it was measured, as the program itself sees it."""

from __future__ import annotations

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("python-telegram-bot", "httpx", "matrix-nio", "SQLAlchemy", "aiosqlite", "fluent.runtime", "APScheduler")


def described(scratch: Path) -> list[str]:
    """A few lines: processor, Python, system, the disk under the scratch folder, versions."""
    return [
        f"processor: {_processor()}, {os.cpu_count()} cores",
        f"memory: {_memory()}",
        f"system: {_system()}, file system of the scratch folder: {_file_system(scratch)}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}",
        "libraries: " + ", ".join(f"{name} {version(name)}" for name in LIBRARIES),
    ]


def _processor() -> str:
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory() -> str:
    for line in _lines("/proc/meminfo"):
        if line.startswith("MemTotal"):
            return f"{int(line.split()[1]) / 2**20:.1f} GiB"
    return "unknown"


def _system() -> str:
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        name = platform.system()
    return f"{name}, kernel {platform.release()}"


def _file_system(folder: Path) -> str:
    """The type of the mount that holds the folder."""
    best, kind = "", "unknown"
    for line in _lines("/proc/mounts"):
        point, found = line.split()[1:3]
        if folder.resolve().is_relative_to(point) and len(point) >= len(best):
            best, kind = point, found
    return kind


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text().splitlines()
    except OSError:
        return []
