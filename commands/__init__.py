"""What the bot can do, one file per feature. Each file declares itself in ``register``."""

from __future__ import annotations

from app.declare import Registry
from commands import personal, poll, reminders, results, run_poll, vote

FEATURES = (poll, vote, personal, results, run_poll, reminders)


def declared() -> Registry:
    """A registry with everything in it."""
    registry = Registry()
    for feature in FEATURES:
        feature.register(registry)
    return registry
