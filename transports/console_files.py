"""Files that people send in a rehearsal: they lie on this machine."""

from __future__ import annotations

from pathlib import Path

from app.ports import SendRefused
from app.sent_files import SentFile

UNKNOWN_KIND = "application/octet-stream"
KINDS = {
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".webp": "image/webp",
}
"""Here and not looked up in this machine's list: that may differ from the next one's."""


def lies_there(desk: Path, name: str) -> bool:
    """Whether there is a file of this name, seen from the folder ``desk``."""
    try:
        return (desk / Path(name).expanduser()).is_file()
    except (OSError, RuntimeError, ValueError):
        return False


def sent_file(desk: Path, name: str) -> SentFile:
    """The file of this name, of which nothing is read yet."""
    path = desk / Path(name).expanduser()
    return SentFile(path.name, KINDS.get(path.suffix.casefold(), UNKNOWN_KIND), 0, str(path))


def content_of(file: SentFile, most: int) -> bytes:
    """What is in a file. Raises SendRefused."""
    try:
        with Path(file.reference).open("rb") as opened:
            content = opened.read(most + 1)
    except OSError:
        raise SendRefused("the file is not there any more") from None
    if len(content) > most:
        raise SendRefused(f"the file has more than {most} bytes")
    return content
