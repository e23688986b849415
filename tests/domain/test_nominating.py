"""Who nominates whom, and who accepts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from domain.candidacies import Candidacy, Nomination, Standing
from domain.elections import MOST_CANDIDATES, Election, Phase, Purpose
from domain.nominating import accept, decline, is_same, merge, nominate, resolve, take_back, withdraw
from tests.domain.elections import DAY, HOUR, NOW, called, candidacy, in_phase
from tests.domain.test_decision import refused

ELECTION = called()
LATER = NOW + HOUR


def proposed(name: str, /, **changes: Any) -> Candidacy:
    return candidacy(name, id=f"new-{name}", nominations=(), **changes)


def by(
    person: str, known: list[Candidacy], who: Candidacy, reason: str = "", election: Election = ELECTION
) -> Candidacy:
    return nominate(election, known, who, by=person, reason=reason, now=LATER)


def test_a_nomination_makes_a_candidacy() -> None:
    found = by("p-x", [], proposed("li"), " Knows the lifts ")
    assert found.nominations == (Nomination("p-x", "Knows the lifts", LATER),)
    assert (found.id, found.standing) == ("new-li", Standing.NOMINATED)


def test_several_nominations_are_one_candidacy() -> None:
    first = candidacy("li", Standing.ACCEPTED)
    found = by("p-x", [candidacy("wang"), first], proposed("li"), "Too")
    assert (found.id, found.standing, found.confirmed) == (first.id, Standing.ACCEPTED, NOW)
    assert [each.person_id for each in found.nominations] == ["p-other", "p-x"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"owner_id": "o"}, {"owner_id": "o"}, True),
        ({"owner_id": "o"}, {"owner_id": "q"}, False),
        ({"owner_id": "o", "person_id": "p"}, {"owner_id": "q", "person_id": "p"}, True),
        ({"given": "Li  Na"}, {"given": "li na"}, True),
        ({"given": "Li Na"}, {"given": "Li"}, False),
        ({"given": "Li", "owner_id": "o"}, {"given": "Li"}, False),
        ({"given": "Li", "owner_id": "o"}, {"given": "Li", "owner_id": "q"}, False),
        ({}, {}, False),
    ],
)
def test_who_is_the_same_person(one: dict[str, Any], other: dict[str, Any], same: bool) -> None:
    blank = candidacy("x", owner_id="", person_id="", given="")
    first, second = (replace(blank, **each) for each in (one, other))
    assert (is_same(first, second), is_same(second, first)) == (same, same)


def test_what_was_typed_becomes_an_owner_once_somebody_names_them_properly() -> None:
    known = candidacy("li", owner_id="", person_id="p-li", name="", unit="")
    found = by("p-x", [known], proposed("li", name="Li Na", unit="1-1"))
    assert (found.id, found.owner_id, found.name, found.unit) == (known.id, "o-li", "Li Na", "1-1")
    later = by("p-y", [candidacy("li", person_id="")], proposed("li", name="other"))
    assert (later.person_id, later.name) == ("p-li", "li")


GONE = [
    (Standing.DECLINED, "nominate-declined"),
    (Standing.WITHDRAWN, "nominate-withdrawn"),
    (Standing.REJECTED, "nominate-rejected"),
    (Standing.STRUCK, "nominate-rejected"),
]


@pytest.mark.parametrize(("standing", "code"), GONE)
def test_who_went_is_not_nominated_by_others(standing: Standing, code: str) -> None:
    assert refused(lambda: by("p-x", [candidacy("li", standing)], proposed("li"))) == (code, {"name": "li"})


@pytest.mark.parametrize("standing", [Standing.DECLINED, Standing.WITHDRAWN])
def test_but_can_come_back_themselves(standing: Standing) -> None:
    gone = candidacy("li", standing, confirmed=NOW, nominations=(Nomination("p-li", "old", NOW),))
    found = by("p-li", [gone], proposed("li"), "I have time after all")
    assert (found.standing, found.confirmed) == (Standing.NOMINATED, None)
    assert found.nominations == (Nomination("p-li", "I have time after all", LATER),)
    struck = [candidacy("li", Standing.STRUCK)]
    assert refused(lambda: by("p-li", struck, proposed("li")))[0] == "nominate-rejected"


def test_nobody_nominates_somebody_twice() -> None:
    known = [by("p-x", [], proposed("li"))]
    assert refused(lambda: by("p-x", known, proposed("li"))) == ("nominate-twice", {"no": 9, "name": "li"})
    own = [by("p-li", [], proposed("li"))]
    assert refused(lambda: by("p-li", own, proposed("li")))[0] == "nominate-twice"


def test_who_nominated_takes_it_back_and_it_counts_no_more() -> None:
    first = by("p-x", [], proposed("li"))
    second = by("p-y", [first], proposed("li"))
    less = take_back(ELECTION, second, by="p-x", now=LATER)
    assert (less.standing, less.nominations) == (Standing.NOMINATED, (Nomination("p-y", "", LATER),))
    none = take_back(ELECTION, less, by="p-y", now=LATER)
    assert (none.standing, none.nominations) == (Standing.WITHDRAWN, ())
    again = by("p-z", [none], proposed("li"), "After all")
    assert (again.id, again.standing) == (first.id, Standing.NOMINATED)
    assert again.nominations == (Nomination("p-z", "After all", LATER),)
    # It leaves room for another.
    most = ELECTION.most_nominations
    known = [candidacy(f"n{no}", nominations=(Nomination("p-x", "", NOW),)) for no in range(most)]
    known[0] = take_back(ELECTION, known[0], by="p-x", now=LATER)
    assert by("p-x", known, proposed("one-more")).standing is Standing.NOMINATED


@pytest.mark.parametrize("standing", sorted(set(Standing) - {Standing.NOMINATED}))
def test_who_has_answered_is_not_taken_back_by_others(standing: Standing) -> None:
    code, _ = refused(lambda: take_back(ELECTION, candidacy("li", standing), by="p-other", now=LATER))
    assert code == "nominate-stands"


def test_nothing_is_taken_back_once_nominations_are_over() -> None:
    code, _ = refused(lambda: take_back(ELECTION, candidacy("li"), by="p-other", now=NOW + 99 * DAY))
    assert code == "phase-over"


def test_one_person_nominates_so_many_others() -> None:
    """Oneself does not count, nor who declined or withdrew."""
    mine = (Nomination("p-x", "", NOW),)
    known = [
        candidacy("a", nominations=mine),
        candidacy("b", Standing.ACCEPTED, nominations=mine),
        candidacy("c", Standing.DECLINED, nominations=mine),
        candidacy("d", Standing.WITHDRAWN, nominations=mine),
        candidacy("x", Standing.ACCEPTED, nominations=mine),
    ]
    third = by("p-x", known, proposed("e"))
    full = ("nominate-many", {"no": 9, "most": 3})
    assert refused(lambda: by("p-x", [*known, third], proposed("f"))) == full
    assert refused(lambda: by("p-x", [*known, third, candidacy("f")], proposed("f"))) == full
    # Themselves they can still nominate.
    assert by("p-x", [*known[:4], third], proposed("x")).person_id == "p-x"


def test_a_list_has_an_end() -> None:
    known = [candidacy(f"n{no}") for no in range(MOST_CANDIDATES)]
    full = ("nominate-full", {"most": MOST_CANDIDATES})
    assert refused(lambda: by("p-x", known, proposed("li"))) == full
    assert by("p-x", [*known[:-1], candidacy("gone", Standing.DECLINED)], proposed("li")).name == "li"
    assert by("p-x", known, proposed("n3")).id == "c-n3"


def test_reasons_are_short() -> None:
    data = {"most": 300, "length": 301}
    assert refused(lambda: by("p-x", [], proposed("li"), "x" * 301)) == ("reason-too-long", data)


@pytest.mark.parametrize("phase", [phase for phase in Phase if phase is not Phase.NOMINATING])
def test_every_phase_has_its_acts(phase: Phase) -> None:
    election = in_phase(phase)
    over = phase in (Phase.VETTING, Phase.NOTICE, Phase.VOTING, Phase.RESULT_NOTICE)
    code = "nominations-over" if over else "election-phase"
    assert refused(lambda: by("p-x", [], proposed("li"), election=election))[0] == code
    assert refused(lambda: accept(election, candidacy("li"), "p-li", (1, 2), LATER))[0] == code


def test_a_run_off_takes_no_nominations() -> None:
    runoff = replace(in_phase(Phase.NOTICE), purpose=Purpose.RUNOFF)
    assert refused(lambda: by("p-x", [], proposed("li"), election=runoff)) == ("election-no-nominations", {"no": 9})


def test_nominations_end_on_time_though_nobody_has_said_so_yet() -> None:
    at = ELECTION.calendar.nominate_until
    data = {"no": 9, "phase": "nominating", "at": at}
    late = refused(lambda: nominate(ELECTION, [], proposed("li"), by="p-x", reason="", now=at))
    assert late == ("phase-over", data)
    assert refused(lambda: accept(ELECTION, candidacy("li"), "p-li", (1, 2), at))[0] == "phase-over"


def test_the_nominee_accepts_every_condition() -> None:
    found = accept(ELECTION, candidacy("li"), "p-li", {2, 1}, LATER)
    assert (found.standing, found.confirmed) == (Standing.ACCEPTED, LATER)
    free = called(conditions=())
    assert accept(free, candidacy("li"), "p-li", (), LATER).standing is Standing.ACCEPTED


@pytest.mark.parametrize(
    ("who", "person", "confirmed", "code", "data"),
    [
        (candidacy("li"), "p-x", (1, 2), "accept-not-yours", {"name": "li"}),
        (candidacy("li", person_id=""), "", (1, 2), "accept-not-yours", {"name": "li"}),
        (candidacy("li", owner_id="", name=""), "p-li", (1, 2), "accept-not-on-roll", {"name": "li"}),
        (candidacy("li"), "p-li", (1,), "conditions-unconfirmed", {"conditions": ("2",)}),
        (candidacy("li"), "p-li", (3,), "conditions-unclear", {"given": "3", "no": 9, "example": "1,2"}),
        (candidacy("li", Standing.ACCEPTED), "p-li", (1, 2), "accept-already", {"no": 9}),
        (candidacy("li", Standing.DECLINED), "p-li", (1, 2), "accept-declined", {"no": 9, "phase": "nominating"}),
        (candidacy("li", Standing.WITHDRAWN), "p-li", (1, 2), "accept-declined", {"no": 9, "phase": "nominating"}),
        (candidacy("li", Standing.STRUCK), "p-li", (1, 2), "accept-struck", {"no": 9}),
        (candidacy("li", Standing.REJECTED), "p-li", (1, 2), "accept-rejected", {"no": 9}),
        (
            candidacy("li", Standing.LAPSED),
            "p-li",
            (1, 2),
            "accept-late",
            {"no": 9, "at": ELECTION.calendar.nominate_until},
        ),
    ],
)
def test_who_cannot_accept(
    who: Candidacy, person: str, confirmed: tuple[int, ...], code: str, data: dict[str, object]
) -> None:
    assert refused(lambda: accept(ELECTION, who, person, confirmed, LATER)) == (code, data)


@pytest.mark.parametrize("phase", [Phase.NOMINATING, Phase.VETTING, Phase.STOPPED])
def test_one_can_leave_until_the_list_is_published(phase: Phase) -> None:
    election = in_phase(phase)
    assert decline(election, candidacy("li"), "p-li").standing is Standing.DECLINED
    assert withdraw(election, candidacy("li", Standing.ACCEPTED), "p-li").standing is Standing.WITHDRAWN
    published = replace(election, listed=True)
    assert refused(lambda: withdraw(published, candidacy("li", Standing.PASSED), "p-li")) == (
        "withdraw-late",
        {"no": 9},
    )
    assert refused(lambda: decline(published, candidacy("li"), "p-li"))[0] == "withdraw-late"


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda: withdraw(in_phase(Phase.NOTICE), candidacy("li", Standing.PASSED), "p-li"), "withdraw-late"),
        (lambda: withdraw(in_phase(Phase.SEATED), candidacy("li", Standing.PASSED), "p-li"), "election-phase"),
        (lambda: withdraw(in_phase(Phase.VOID), candidacy("li", Standing.ACCEPTED), "p-li"), "election-phase"),
        (lambda: withdraw(in_phase(Phase.CALLED), candidacy("li", Standing.ACCEPTED), "p-li"), "election-phase"),
        (lambda: withdraw(ELECTION, candidacy("li", Standing.ACCEPTED), "p-x"), "candidacy-not-yours"),
        (lambda: withdraw(ELECTION, candidacy("li", Standing.ACCEPTED, person_id=""), ""), "candidacy-not-yours"),
        (lambda: withdraw(ELECTION, candidacy("li"), "p-li"), "candidacy-not-standing"),
        (lambda: withdraw(ELECTION, candidacy("li", Standing.WITHDRAWN), "p-li"), "candidacy-not-standing"),
        (lambda: decline(ELECTION, candidacy("li"), "p-x"), "accept-not-yours"),
        (lambda: decline(ELECTION, candidacy("li", Standing.ACCEPTED), "p-li"), "accept-already"),
        (lambda: decline(ELECTION, candidacy("li", Standing.DECLINED), "p-li"), "accept-declined"),
        (lambda: decline(ELECTION, candidacy("li", Standing.STRUCK), "p-li"), "accept-struck"),
    ],
)
def test_who_cannot_leave(act: Callable[[], object], code: str) -> None:
    assert refused(act)[0] == code


def test_who_came_onto_the_roll_is_known() -> None:
    found = resolve(candidacy("li", owner_id=""), owner_id="o", person_id="p", name="Li Na", unit="1-1")
    assert (found.owner_id, found.person_id, found.name, found.unit, found.given) == ("o", "p", "Li Na", "1-1", "li")


def test_two_that_are_one_person_become_one() -> None:
    first = candidacy(
        "li", owner_id="", person_id="", nominations=(Nomination("a", "1", NOW), Nomination("b", "2", NOW))
    )
    second = candidacy(
        "Li Na",
        Standing.ACCEPTED,
        ("org-1", True),
        statement="Lifts!",
        photo=True,
        nominations=(Nomination("b", "0", NOW - HOUR), Nomination("c", "3", NOW + DAY)),
    )
    found = merge(first, second)
    assert (found.id, found.owner_id, found.name) == (first.id, "o-Li Na", "Li Na")
    assert [(each.person_id, each.reason) for each in found.nominations] == [("b", "0"), ("a", "1"), ("c", "3")]
    assert (found.standing, found.confirmed, found.statement) == (Standing.ACCEPTED, NOW, "Lifts!")
    assert found.photo is False  # the photo is kept under the other's id
    assert len(found.vettings) == 1
    turned = merge(second, first)
    assert replace(turned, id=first.id, photo=False, given=first.given) == found


def test_of_two_that_are_one_nobody_loses_a_verdict() -> None:
    one = candidacy("li", Standing.ACCEPTED, ("org-1", False), ("org-2", True))
    other = candidacy("li", Standing.ACCEPTED, ("org-1", True), ("org-3", False))
    said = {each.person_id: each.passes for each in merge(one, other).vettings}
    assert said == {"org-1": False, "org-2": True, "org-3": False}
