"""How often a hold of an election is told, and how that is read from the chain of acts."""

from __future__ import annotations

from datetime import UTC, datetime

from domain.acts import Act, ActKind, append
from domain.election_holds import is_said, times_held
from domain.elections import Phase
from tests.domain.elections import in_phase

NOW = datetime(2026, 11, 27, 20, tzinfo=UTC)


def chain(*acts: tuple[ActKind, dict[str, object]]) -> list[Act]:
    made: list[Act] = []
    for kind, details in acts:
        made.append(append(made, kind, NOW, details))
    return made


def held(waits: str, phase: Phase = Phase.NOTICE, no: int = 1) -> tuple[ActKind, dict[str, object]]:
    return ActKind.PUT_OFF, {"election": no, "phase": str(phase), "until": "", "reason": "", "waits": waits}


def test_a_hold_is_told_at_once_and_then_less_and_less() -> None:
    assert [day for day in range(30) if is_said(day)] == [0, 1, 3, 7, 14, 21, 28]


def test_only_days_without_a_break_for_the_same_count() -> None:
    under = in_phase(Phase.NOTICE, no=1)
    listed: tuple[ActKind, dict[str, object]] = (ActKind.LISTED, {"election": 1})
    told: tuple[ActKind, dict[str, object]] = (
        ActKind.PUT_OFF,
        {"election": 1, "phase": "notice", "until": "", "reason": "many are away"},
    )
    assert times_held([], under, "objections") == 0
    assert times_held(chain(held("vetting", Phase.VETTING), listed), under, "objections") == 0
    two = (listed, held("objections"), held("objections", no=2), held("objections"))
    assert times_held(chain(*two), under, "objections") == 2
    assert times_held(chain(*two), under, "roll-notice-first") == 0
    assert times_held(chain(*two, held("roll-notice-first")), under, "objections") == 0
    assert times_held(chain(*two, told, held("objections")), under, "objections") == 1
