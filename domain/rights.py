"""Who may do what. Asked in one place, before a handler runs."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from domain.estate import Grant, Role
from domain.poll import Poll
from domain.refusal import Refusal


class Right(StrEnum):
    """What a command needs."""

    ANYONE = "anyone"
    RESIDENT = "resident"  # known in a room of the estate
    ROOM_ADMIN = "room-admin"  # administers the room on its platform
    ORGANISE = "organise"  # an organiser, or where there is none yet, an administrator of the room


def roles_of(person_id: str, grants: Iterable[Grant]) -> frozenset[Role]:
    """The roles a person holds."""
    return frozenset(grant.role for grant in grants if grant.person_id == person_id)


def check(right: Right, *, person_id: str, grants: tuple[Grant, ...], room_admin: bool, resident: bool) -> None:
    """Refuse who may not.

    Raises Refusal: need-resident, need-room-admin, need-organiser, need-organiser-yet (where there is none).
    """
    if right is Right.RESIDENT and not resident:
        raise Refusal("need-resident")
    if right is Right.ROOM_ADMIN and not room_admin:
        raise Refusal("need-room-admin")
    if right is Right.ORGANISE and not may_organise(person_id, grants, room_admin=room_admin):
        organised = any(grant.role is Role.ORGANISER for grant in grants)
        raise Refusal("need-organiser" if organised else "need-organiser-yet")


def may_organise(person_id: str, grants: tuple[Grant, ...], *, room_admin: bool) -> bool:
    """Organisers may; until the estate has one, administrators of the room may."""
    if Role.ORGANISER in roles_of(person_id, grants):
        return True
    return room_admin and not any(grant.role is Role.ORGANISER for grant in grants)


def may_run_poll(poll: Poll, person_id: str, grants: tuple[Grant, ...], *, room_admin: bool) -> bool:
    """Who opened a poll runs it, and so do organisers and administrators of the room."""
    return poll.opened_by == person_id or room_admin or Role.ORGANISER in roles_of(person_id, grants)
