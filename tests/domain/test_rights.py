from datetime import UTC, datetime

import pytest

from domain.estate import Grant, Role
from domain.poll import Poll, PollKind, options_from
from domain.refusal import Refusal
from domain.rights import Right, check, may_organise, may_run_poll, roles_of

NOW = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def grant(person: str, role: Role) -> Grant:
    return Grant("estate", person, role, None, NOW)


ANNA_ORGANISES = (grant("anna", Role.ORGANISER), grant("ben", Role.AUDITOR))
POLL = Poll("poll", "estate", 7, PollKind.SINGLE, "Bins?", options_from(("yes", "no")), "carl", "room", NOW)


def refusal(
    right: Right, person: str, *, grants: tuple[Grant, ...] = (), room_admin: bool = False, resident: bool = False
) -> str | None:
    """What is said against it, None if nothing is."""
    try:
        check(right, person_id=person, grants=grants, room_admin=room_admin, resident=resident)
    except Refusal as refused:
        return refused.code
    return None


def test_roles_are_those_of_the_person_alone() -> None:
    both = (*ANNA_ORGANISES, grant("anna", Role.AUDITOR))
    assert roles_of("anna", both) == {Role.ORGANISER, Role.AUDITOR}
    assert roles_of("ben", both) == {Role.AUDITOR}
    assert roles_of("carl", both) == frozenset()


@pytest.mark.parametrize("right", list(Right))
def test_a_stranger_may_do_only_what_anyone_may(right: Right) -> None:
    expected = {
        Right.ANYONE: None,
        Right.RESIDENT: "need-resident",
        Right.ROOM_ADMIN: "need-room-admin",
        Right.ORGANISE: "need-organiser",
    }
    assert refusal(right, "stranger", grants=ANNA_ORGANISES) == expected[right]


def test_a_resident_is_not_an_administrator() -> None:
    assert refusal(Right.RESIDENT, "carl", resident=True) is None
    assert refusal(Right.ROOM_ADMIN, "carl", resident=True) == "need-room-admin"
    assert refusal(Right.ROOM_ADMIN, "carl", room_admin=True) is None


@pytest.mark.parametrize(
    ("person", "grants", "room_admin", "may"),
    [
        ("anna", ANNA_ORGANISES, False, True),
        ("ben", ANNA_ORGANISES, False, False),
        ("carl", ANNA_ORGANISES, True, False),
        ("carl", (), True, True),
        ("carl", (), False, False),
        ("carl", (grant("ben", Role.AUDITOR),), True, True),
    ],
    ids=[
        "an organiser",
        "an auditor changes nothing",
        "an administrator where there is an organiser",
        "an administrator where there is none",
        "a resident where there is none",
        "an auditor does not take the administrator's place",
    ],
)
def test_who_may_organise(person: str, grants: tuple[Grant, ...], room_admin: bool, may: bool) -> None:
    assert may_organise(person, grants, room_admin=room_admin) is may
    refused = refusal(Right.ORGANISE, person, grants=grants, room_admin=room_admin, resident=True)
    assert refused == (None if may else "need-organiser" if grants else "need-organiser-yet")


@pytest.mark.parametrize(
    ("person", "room_admin", "may"),
    [("carl", False, True), ("anna", False, True), ("ben", False, False), ("dora", False, False), ("dora", True, True)],
    ids=["who opened it", "an organiser", "an auditor", "a resident", "an administrator of the room"],
)
def test_who_runs_a_poll(person: str, room_admin: bool, may: bool) -> None:
    assert may_run_poll(POLL, person, ANNA_ORGANISES, room_admin=room_admin) is may
