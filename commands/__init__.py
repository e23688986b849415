"""What the bot can do, one file per feature. Each file declares itself in ``register``."""

from __future__ import annotations

from app.declare import Registry
from commands import (
    adopt,
    cancel,
    case_files,
    cases,
    casework,
    codename,
    drafts,
    help,
    language,
    link,
    personal,
    plain_words,
    poll,
    publish,
    register,
    reminders,
    results,
    roles,
    roll,
    roll_changes,
    run_poll,
    settings,
    setup,
    start,
    status,
    suggest,
    support,
    vote,
)

FEATURES = (
    poll, vote, personal, results, run_poll, adopt, suggest, plain_words, drafts, codename, case_files,
    cases, support, casework, publish,
    roll, roll_changes, register, reminders,
    setup, link, language, settings, roles, status, start, help, cancel,
)  # fmt: skip


def declared() -> Registry:
    """A registry with everything in it."""
    registry = Registry()
    for feature in FEATURES:
        feature.register(registry)
    return registry
