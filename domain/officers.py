"""Chair and vice-chairs: elected by the members among themselves, one head each, by more than half of them all."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace
from fractions import Fraction

from domain.committee import Member, Office
from domain.contest import Contest, Method
from domain.electorate import Electorate, FrozenUnit, Party
from domain.lot import unique_names
from domain.refusal import Refusal
from domain.rules import Denominator, Limb, Measure, Rule
from domain.seated import check_serves

MAX_DUTY = 120

OFFICERS_RULE = Rule(
    code="committee-officers",
    approval=(Limb(Measure.HEADS, Fraction(1, 2), strict=True, of=Denominator.ALL),),
    notice_days=0,
    min_open_days=0,
    max_open_days=30,
    proxy_cap=0,
)
"""No source: 物业管理条例 16 and 建房〔2009〕274号 32 say that members choose among themselves, not by how many."""


def serving(members: Collection[Member]) -> tuple[Member, ...]:
    """Those who are members now."""
    return tuple(each for each in members if each.serves)


def officers_contest(members: Collection[Member], office: Office, seats: int) -> tuple[Contest, Rule]:
    """What a ballot for this office is about, and its rule. Every member can be chosen.

    Raises Refusal office-seats (most) for more than one chair, or for as many vice-chairs as there are members;
    ValueError for an office that is none.
    """
    if office is Office.MEMBER:
        raise ValueError("members are elected by the owners")
    there = len(serving(members))
    most = 1 if office is Office.CHAIR else there - 1
    if not 1 <= seats <= min(most, there):
        raise Refusal("office-seats", most=max(0, min(most, there)))
    method = Method.MARKS if there > seats else Method.EACH
    return Contest(seats, alternates=0, max_marks=seats, method=method, agreed=0), OFFICERS_RULE


def member_key(member: Member) -> str:
    """What stands for a member as a party: it does not show who it is."""
    return "member-" + hashlib.sha256(member.id.encode()).hexdigest()[:16]


def electorate_of_members(members: Sequence[Member]) -> Electorate:
    """The members as the parties of a ballot, one head each, under their names."""
    there = serving(members)
    names = unique_names([(each.name, "") for each in there])
    return Electorate(tuple(_party(member, name) for member, name in zip(there, names, strict=True)))


def _party(member: Member, name: str) -> Party:
    unit = FrozenUnit(label=name, building="", area=0, share=None)
    return Party(key=member_key(member), units=(unit,), owners=(member.owner_id,))


def take_office(members: Collection[Member], chosen: Collection[str], office: Office) -> tuple[Member, ...]:
    """The members whose office changes, as it is then: those of the ids ``chosen`` take it, and who had it and was not
    chosen again is an ordinary member. Raises Refusal member-gone (name).
    """
    for member in members:
        if member.id in chosen:
            check_serves(member)
    taken = [replace(each, office=office) for each in members if each.id in chosen and each.office is not office]
    left = [
        replace(each, office=Office.MEMBER)
        for each in serving(members)
        if each.office is office and each.id not in chosen
    ]
    return (*taken, *left)


def assign(member: Member, duty: str) -> Member:
    """The member with this duty, in the committee's words; "" for none. Raises Refusal member-gone, duty-long (most,
    length).
    """
    check_serves(member)
    words = duty.strip()
    if len(words) > MAX_DUTY:
        raise Refusal("duty-long", most=MAX_DUTY, length=len(words))
    return replace(member, duty=words)
