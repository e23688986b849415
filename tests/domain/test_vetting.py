"""Two organisers for a rejection, none who stands, and off the published list only after an objection."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from domain.candidacies import Candidacy, Standing, Vetting
from domain.elections import Election, Phase
from domain.vetting import is_strike, standing_persons, strike, undecided, verdict, vet
from tests.domain.elections import DAY, HOUR, NOW, candidacy, in_phase, passed
from tests.domain.test_decision import refused

ELECTION = in_phase(Phase.VETTING)
LI = candidacy("li", Standing.ACCEPTED)
NOTICE = in_phase(Phase.NOTICE)
IN_NOTICE = NOTICE.calendar.vet_until + HOUR


def vetted(
    who: Candidacy = LI,
    by: str = "org-1",
    passes: bool = True,
    reason: str = "",
    others: tuple[Candidacy, ...] = (),
    election: Election = ELECTION,
    now: datetime = NOW,
) -> Candidacy:
    return vet(election, (who, *others), who, by=by, passes=passes, reason=reason, now=now)


@pytest.mark.parametrize(
    ("said", "standing"),
    [
        ((), Standing.ACCEPTED),
        ((True,), Standing.PASSED),
        ((False,), Standing.ACCEPTED),
        ((False, True), Standing.PASSED),
        ((True, False), Standing.PASSED),
        ((False, False), Standing.REJECTED),
        ((True, False, False), Standing.REJECTED),
        ((True, True, False, False), Standing.REJECTED),
    ],
)
def test_what_organisers_agree_on(said: tuple[bool, ...], standing: Standing) -> None:
    who = candidacy("li", Standing.ACCEPTED, *((f"org-{no}", passes) for no, passes in enumerate(said)))
    assert verdict(who) is standing
    assert (who in undecided([who])) is (standing is Standing.ACCEPTED)


@pytest.mark.parametrize("standing", [each for each in Standing if each is not Standing.ACCEPTED])
def test_others_are_how_far_they_came(standing: Standing) -> None:
    who = candidacy("li", standing, ("org-1", False), ("org-2", False))
    assert (verdict(who), undecided([who])) == (standing, ())


def test_an_organiser_has_one_verdict_and_can_change_it() -> None:
    once = vetted(passes=False, reason=" Owes fees ")
    assert once.vettings == (Vetting("org-1", False, "Owes fees", NOW),)
    twice = vetted(once, passes=False, reason="Still owes fees", now=NOW + HOUR)
    assert (len(twice.vettings), verdict(twice)) == (1, Standing.ACCEPTED)
    other = vetted(twice, by="org-2", passes=False, reason="No owner")
    assert verdict(other) is Standing.REJECTED
    assert verdict(vetted(other, by="org-2")) is Standing.PASSED
    # What they come to is settled only when vetting ends.
    assert other.standing is Standing.ACCEPTED


@pytest.mark.parametrize(
    ("standing", "refusal"),
    [
        (Standing.NOMINATED, True),
        (Standing.ACCEPTED, True),
        (Standing.PASSED, True),
        (Standing.DECLINED, False),
        (Standing.WITHDRAWN, False),
        (Standing.REJECTED, True),
        (Standing.STRUCK, True),
    ],
)
def test_who_stands_or_may_yet_stand_vets_nobody(standing: Standing, refusal: bool) -> None:
    own = candidacy("org", standing, person_id="org-1")
    assert ("org-1" in standing_persons([LI, own])) is refusal
    if refusal:
        assert refused(lambda: vetted(others=(own,))) == ("vet-stands", {"no": 9})
    else:
        assert vetted(others=(own,)).vettings


def test_nobody_vets_themselves() -> None:
    assert refused(lambda: vetted(by="p-li"))[0] == "vet-stands"


def test_somebody_without_an_account_is_nobody_who_stands() -> None:
    assert standing_persons([candidacy("li", person_id="")]) == frozenset()


def test_a_rejection_has_a_reason() -> None:
    assert refused(lambda: vetted(passes=False, reason=" ")) == ("vet-reason-missing", {})
    assert refused(lambda: vetted(reason="x" * 301)) == ("reason-too-long", {"most": 300, "length": 301})


@pytest.mark.parametrize("standing", [each for each in Standing if each is not Standing.ACCEPTED])
def test_only_who_accepted_is_vetted(standing: Standing) -> None:
    assert refused(lambda: vetted(candidacy("li", standing))) == ("vet-not-accepted", {"name": "li"})


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.VETTING])
def test_vetting_has_its_phase(phase: Phase) -> None:
    assert refused(lambda: vetted(election=in_phase(phase)))[0] == "election-phase"
    assert refused(lambda: vetted(now=ELECTION.calendar.vet_until))[0] == "phase-over"


def struck(
    who: Candidacy,
    by: str = "org-1",
    objected: bool = True,
    reason: str = "Sold the flat",
    others: tuple[Candidacy, ...] = (),
    election: Election = NOTICE,
) -> Candidacy:
    return strike(election, (who, *others), who, by=by, reason=reason, now=IN_NOTICE, objected=objected)


def test_two_organisers_strike_somebody() -> None:
    who = passed("li")[0]
    once = struck(who)
    assert (once.standing, len(once.vettings)) == (Standing.PASSED, 2)
    again = struck(once, reason="I said so")
    assert (again.standing, len(again.vettings)) == (Standing.PASSED, 2)
    twice = struck(again, by="org-2")
    assert (twice.standing, twice.number) == (Standing.STRUCK, 1)
    # What was found before the list was published is kept.
    assert twice.vettings[0] == who.vettings[0]
    assert [is_strike(NOTICE, each) for each in twice.vettings] == [False, True, True]


def test_what_was_found_before_does_not_strike() -> None:
    who = candidacy("li", Standing.PASSED, ("org-1", False), ("org-2", True), ("org-3", True), number=1)
    assert struck(who, by="org-2").standing is Standing.PASSED


def test_who_is_struck_from_the_list() -> None:
    who = passed("li")[0]
    assert refused(lambda: struck(who, objected=False)) == ("strike-no-objection", {"name": "li"})
    assert refused(lambda: struck(who, reason=" "))[0] == "vet-reason-missing"
    assert refused(lambda: struck(who, by="p-li"))[0] == "vet-stands"
    assert refused(lambda: struck(who, others=(candidacy("x", person_id="org-1"),)))[0] == "vet-stands"
    gone = replace(who, standing=Standing.STRUCK)
    assert refused(lambda: struck(gone)) == ("strike-not-listed", {"name": "li"})


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.NOTICE])
def test_striking_has_its_phase(phase: Phase) -> None:
    assert refused(lambda: struck(passed("li")[0], election=in_phase(phase)))[0] == "election-phase"


def test_a_strike_of_an_earlier_list_is_none_of_this_one() -> None:
    """After nominations were reopened the list is published anew."""
    once = struck(passed("li")[0])
    calendar = replace(NOTICE.calendar, vet_until=IN_NOTICE + DAY)
    again = replace(NOTICE, calendar=calendar)
    assert not any(is_strike(again, each) for each in once.vettings)
