"""The session on the homeserver, kept between starts: logging in is limited far more strictly than anything else."""

from __future__ import annotations

import json
import logging
import os
from pathlib import Path

from transports.matrix_json import Json

log = logging.getLogger(__name__)


def read_session(path: Path) -> Json:
    """What is kept, {} if nothing is or it cannot be read."""
    try:
        kept = json.loads(path.read_bytes())
    except FileNotFoundError:
        return {}
    except ValueError:
        log.warning("matrix: the kept session cannot be read; logging in anew")
        return {}
    return kept if isinstance(kept, dict) else {}


def write_session(path: Path, session: Json) -> None:
    """Replace the file in one step, readable by its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(session, file)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
