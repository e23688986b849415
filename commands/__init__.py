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
    decide,
    decision_close,
    decision_objections,
    decision_record,
    decision_run,
    decision_secret,
    decision_vote,
    decision_words,
    drafts,
    follow_up,
    help,
    language,
    link,
    me,
    personal,
    plain_words,
    poll,
    proxies,
    publish,
    register,
    reminders,
    results,
    roles,
    roll,
    roll_changes,
    roll_notice,
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
    decide, decision_vote, decision_secret, decision_run, decision_close, decision_record, decision_words,
    decision_objections, follow_up,
    roll, roll_notice, roll_changes, register, me, proxies, reminders,
    setup, link, language, settings, roles, status, start, help, cancel,
)  # fmt: skip


def declared() -> Registry:
    """A registry with everything in it."""
    registry = Registry()
    for feature in FEATURES:
        feature.register(registry)
    return registry
