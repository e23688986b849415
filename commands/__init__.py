"""What the bot can do, one file per feature. Each file declares itself in ``register``."""

from __future__ import annotations

from app.declare import Registry
from commands import (
    adopt,
    cancel,
    candidates,
    case_files,
    cases,
    casework,
    codename,
    committee,
    decide,
    decision_close,
    decision_objections,
    decision_record,
    decision_run,
    decision_secret,
    decision_vote,
    decision_words,
    disputes,
    drafts,
    election_call,
    election_changes,
    election_files,
    election_objections,
    election_replies,
    election_results,
    election_run,
    election_seated,
    follow_up,
    handover,
    help,
    language,
    link,
    me,
    nominate,
    paper_ballots,
    personal,
    plain_words,
    poll,
    proxies,
    publish,
    recalls,
    receipts,
    register,
    reminders,
    results,
    roles,
    roll,
    roll_changes,
    roll_file,
    roll_notice,
    roll_objections,
    run_poll,
    runoff,
    settings,
    setup,
    standing,
    start,
    status,
    suggest,
    support,
    vacancies,
    vet,
    voiding,
    vote,
)

FEATURES = (
    poll, vote, personal, results, run_poll, adopt, suggest, plain_words, drafts, codename, case_files,
    cases, support, casework, publish,
    decide, decision_vote, decision_secret, decision_run, decision_close, decision_record,
    paper_ballots, receipts, decision_words, decision_objections, disputes, follow_up,
    election_call, nominate, standing, candidates, vet, election_objections, election_replies, election_run,
    election_changes, election_results, election_seated, runoff, election_files,
    committee, handover, vacancies, recalls, voiding,
    roll, roll_file, roll_notice, roll_objections, roll_changes, register, me, proxies, reminders,
    setup, link, language, settings, roles, status, start, help, cancel,
)  # fmt: skip


def declared() -> Registry:
    """A registry with everything in it."""
    registry = Registry()
    for feature in FEATURES:
        feature.register(registry)
    return registry
