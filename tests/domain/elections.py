"""Elections and candidates that several tests share."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any
from zoneinfo import ZoneInfo

from domain.candidacies import Candidacy, Nomination, Standing, Vetting
from domain.contest import Method
from domain.election_calendar import propose
from domain.election_phases import call, due, step
from domain.elections import Election, Phase, Purpose
from domain.rule_presets import CN_ORDINARY
from domain.secrecy import Mode

NOW = datetime(2026, 11, 1, 2, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)
ZONE = ZoneInfo("Asia/Shanghai")


def draft(**changes: object) -> Election:
    """An election of five as it would be called."""
    made = Election(
        id="e",
        estate_id="estate",
        no=9,
        title="Owners' committee",
        purpose=Purpose.COMMITTEE,
        seats=5,
        alternates=2,
        max_marks=5,
        contested=False,
        agreed=5,
        filled=0,
        minimum=5,
        term_years=3,
        conditions=("Owns a flat here", "Owes no fees"),
        rule=CN_ORDINARY,
        mode=Mode.SEALED,
        method=Method.MARKS,
        most_nominations=3,
        calendar=propose(CN_ORDINARY, NOW, ZONE),
        called_by="organiser",
        lot_seed="seed",
    )
    return replace(made, **changes)  # type: ignore[arg-type]  # each field with its own type


def called(**changes: object) -> Election:
    return call(draft(**changes), NOW)


def in_phase(phase: Phase, **changes: object) -> Election:
    """An election in a phase, whatever led there."""
    listed = phase in (Phase.NOTICE, Phase.VOTING, Phase.RESULT_NOTICE, Phase.SEATED)
    return replace(called(**changes), phase=phase, listed=listed)


def candidacy(
    name: str, /, standing: Standing = Standing.NOMINATED, *said: tuple[str, bool], number: int = 0, **changes: Any
) -> Candidacy:
    """The owner of that name; ``said`` are organisers and whether they pass them."""
    made = Candidacy(
        id=f"c-{name}",
        election_id="e",
        owner_id=f"o-{name}",
        person_id=f"p-{name}",
        name=name,
        unit=f"u-{name}",
        given=name,
        standing=standing,
        nominations=(Nomination("p-other", "", NOW),),
        vettings=tuple(Vetting(by, passes, "" if passes else "Owes fees", NOW) for by, passes in said),
        confirmed=None if standing in (Standing.NOMINATED, Standing.DECLINED) else NOW,
        number=number,
    )
    return replace(made, **changes)


def passed(*names: str) -> list[Candidacy]:
    """Candidates on a list, numbered as given."""
    return [candidacy(name, Standing.PASSED, ("org-1", True), number=no) for no, name in enumerate(names, start=1)]


def accepted(*names: str) -> list[Candidacy]:
    """Candidates whom an organiser let pass."""
    return [candidacy(name, Standing.ACCEPTED, ("org-1", True)) for name in names]


def walk(election: Election, candidacies: Sequence[Candidacy], to: Phase) -> tuple[Election, tuple[Candidacy, ...]]:
    """Step by step, each when it is due, to a phase."""
    there = tuple(candidacies)
    while election.phase is not to:
        at = due(election)
        assert at is not None, election.phase
        done = step(election, there, at)
        election, there = done.election, done.candidacies
    return election, there


def ids(prefix: str = "new") -> Callable[[], str]:
    numbers: Iterator[int] = count(1)
    return lambda: f"{prefix}-{next(numbers)}"
