"""Proxies: a written authority from one party to one adult, for one ballot or until a day."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from domain.refusal import Refusal
from domain.roll import PartyKey, Roll


@dataclass(frozen=True, slots=True)
class Proxy:
    """That a person may vote for a party.

    ``party`` are the ids of its owners in order, ``holder`` is the person's id. It holds for the ballot of this number
    (0: for every ballot) and until a time (None: as long as the ballot lasts); one of the two is always given.
    """

    id: str
    estate_id: str
    party: PartyKey
    holder: str
    recorded_by: str
    recorded_at: datetime
    ballot: int = 0
    until: datetime | None = None


def holds(proxy: Proxy, now: datetime, ballot: int = 0) -> bool:
    """Whether it holds now, for this ballot (0: for any)."""
    in_time = proxy.until is None or now < proxy.until
    return in_time and (not ballot or proxy.ballot in (0, ballot))


def standing(proxies: Iterable[Proxy], roll: Roll, now: datetime) -> tuple[Proxy, ...]:
    """Those that hold now. A party that has changed since gave no authority: its units belong to others."""
    parties = roll.parties()
    return tuple(proxy for proxy in proxies if proxy.party in parties and holds(proxy, now))


def _meet(one: Proxy, other: Proxy) -> bool:
    """Whether both hold for a same ballot."""
    return not one.ballot or not other.ballot or one.ballot == other.ballot


def record(known: Iterable[Proxy], roll: Roll, new: Proxy, *, most: int, now: datetime) -> tuple[Proxy, ...]:
    """The proxies that the new one replaces: those of the same party for the same ballots. ``most`` is for how many
    parties one person may vote by proxy (0: any number).

    Raises Refusal proxy-for-what, proxy-own, proxy-same, proxy-cap.
    """
    if not new.ballot and new.until is None:
        raise Refusal("proxy-for-what")
    if any(roll.owners[owner].person_id == new.holder for owner in new.party):
        raise Refusal("proxy-own")
    valid = standing(known, roll, now)
    replaced = tuple(proxy for proxy in valid if proxy.party == new.party and _meet(proxy, new))
    if any((proxy.holder, proxy.ballot, proxy.until) == (new.holder, new.ballot, new.until) for proxy in replaced):
        raise Refusal("proxy-same")
    others = {proxy.party for proxy in valid if proxy.holder == new.holder and _meet(proxy, new)} - {new.party}
    if most and len(others) >= most:
        raise Refusal("proxy-cap", most=most)
    return replaced
