"""Ballot papers: who may cast for a party, what a new ballot does, and which of a party's ballots counts.

Joint owners of a common thing use its vote as one (PRC Civil Code 278 counts a party once; WEG 25 (2); 公寓大廈管理條例
27). Where they name nobody, agreement is what counts: while they differ, the party is disputed and counted nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from domain.electorate import Party
from domain.refusal import Refusal
from domain.rules import Conflict


class Choice(StrEnum):
    """What one paper says to one item."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Origin(StrEnum):
    """How a ballot came: typed by an owner, on paper, or by the holder of a written authority."""

    CHAT = "chat"
    PAPER = "paper"
    PROXY = "proxy"


@dataclass(frozen=True, slots=True)
class Paper:
    """One ballot for one party. ``owner`` is the id of who cast it (a proxy holder's for a proxy); ``choices`` by item
    number, and an item that is left out was left blank: it counts nowhere. ``invalid`` is why none of it counts, "" for
    a valid one. ``receipt`` finds it in the record.
    """

    party: str
    owner: str
    origin: Origin
    choices: Mapping[int, Choice]
    receipt: str
    invalid: str = ""

    def says_as(self, other: Paper) -> bool:
        """Whether two papers say the same. Invalid ones say nothing, whatever is written on them."""
        if self.invalid or other.invalid:
            return bool(self.invalid) and bool(other.invalid)
        return dict(self.choices) == dict(other.choices)


@dataclass(frozen=True, slots=True)
class Counted:
    """``paper`` counts. ``agreeing`` are co-owners' that say the same; ``beside`` came the other way (chat or paper)
    and do not count; ``ended`` are proxies' that the principal's own voting ended.
    """

    paper: Paper
    agreeing: tuple[Paper, ...] = ()
    beside: tuple[Paper, ...] = ()
    ended: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class Disputed:
    """Co-owners differ: none of ``papers`` counts. ``beside`` and ``ended`` as of `Counted`."""

    papers: tuple[Paper, ...]
    beside: tuple[Paper, ...] = ()
    ended: tuple[Paper, ...] = ()


Settled = Counted | Disputed


def settle(papers: Sequence[Paper], conflict: Conflict, representative: str = "") -> Settled | None:
    """Which of one party's ballots counts; None if there is none. ``papers`` are in the order they were cast, at most
    one of each person and way. With a ``representative`` (an owner's id) nobody else's counts.
    """
    own = [paper for paper in papers if paper.origin is not Origin.PROXY]
    if representative:
        own = [paper for paper in own if paper.owner == representative]
    proxies = [paper for paper in papers if paper.origin is Origin.PROXY]
    if not own:
        return _agreed(proxies) if proxies else None
    chat = [paper for paper in own if paper.origin is Origin.CHAT]
    handed = [paper for paper in own if paper.origin is Origin.PAPER]
    first, second = (chat, handed) if conflict is Conflict.CHAT else (handed, chat)
    counting, beside = (first, second) if first else (second, [])
    return replace(_agreed(counting), beside=tuple(beside), ended=tuple(proxies))


def _agreed(papers: Sequence[Paper]) -> Settled:
    first, *others = papers
    if all(paper.says_as(first) for paper in others):
        return Counted(first, tuple(others))
    return Disputed(tuple(papers))


class Effect(StrEnum):
    """What a ballot did to its party's vote."""

    COUNTED = "counted"  # the party had none that counts, and now has this
    CHANGED = "changed"  # it counts in place of what was there
    SAME = "same"  # nothing is different from before
    DISPUTED = "disputed"  # co-owners differ now, or still do
    AGREED = "agreed"  # they differed, and do no longer
    BESIDE = "beside"  # listed, but the ballot given the other way counts


@dataclass(frozen=True, slots=True)
class Cast:
    """The party's papers after a ballot was cast, and what it did."""

    papers: tuple[Paper, ...]
    effect: Effect


def cast(papers: Sequence[Paper], new: Paper, conflict: Conflict, representative: str = "") -> Cast:
    """Take a ballot that `check_cast` let through. The same person's earlier one of the same way is replaced, and the
    new one keeps its place in the order.
    """
    after = [new if _replaces(new, paper) else paper for paper in papers]
    if new not in after:
        after.append(new)
    then, now = settle(papers, conflict, representative), settle(after, conflict, representative)
    return Cast(tuple(after), _effect(then, now, new))


def _replaces(new: Paper, old: Paper) -> bool:
    return (new.owner, new.origin) == (old.owner, old.origin)


def _effect(then: Settled | None, now: Settled | None, new: Paper) -> Effect:
    if now is None or new in now.beside or new in now.ended:
        return Effect.BESIDE
    if isinstance(now, Disputed):
        return Effect.DISPUTED
    if then is None:
        return Effect.COUNTED
    if isinstance(then, Disputed):
        return Effect.AGREED
    return Effect.SAME if now.paper.says_as(then.paper) else Effect.CHANGED


def check_cast(party: Party, owner: str, names: Mapping[str, str]) -> None:
    """Refuse who may not cast for a party as its owner. ``names`` are owners' by id.

    Raises Refusal: ballot-not-yours (unit), ballot-represented (unit, name: of who votes for them all).
    """
    if owner not in party.owners:
        raise Refusal("ballot-not-yours", unit=party.labels[0])
    if party.representative and owner != party.representative:
        raise Refusal("ballot-represented", unit=party.labels[0], name=names[party.representative])


def check_proxy(party: Party, holder: str, authorities: Mapping[str, str], papers: Sequence[Paper]) -> None:
    """Refuse who may not cast as a party's proxy. ``authorities`` tells by party key who holds one; ``papers`` are the
    party's so far.

    Raises Refusal: proxy-none (unit), proxy-ended (unit: the principal voted, which ends it for this ballot).
    """
    if authorities.get(party.key) != holder:
        raise Refusal("proxy-none", unit=party.labels[0])
    if any(paper.origin is not Origin.PROXY for paper in papers):
        raise Refusal("proxy-ended", unit=party.labels[0])


def check_authority(party: Party, holder: str, authorities: Mapping[str, str], cap: int | None) -> None:
    """Refuse to record an authority. ``cap`` is the least `Rule.proxy_cap` of the ballot.

    Raises Refusal: proxy-own (unit: an owner needs none), proxy-cap (most: for so many parties one person may vote).
    """
    if holder in party.owners:
        raise Refusal("proxy-own", unit=party.labels[0])
    others = sum(held == holder for key, held in authorities.items() if key != party.key)
    if cap is not None and others >= cap:
        raise Refusal("proxy-cap", most=cap)


def check_choices(choices: Mapping[int, Choice], items: Collection[int]) -> None:
    """Refuse a ballot cast in the chat that does not answer every item once.

    Raises Refusal: item-unknown (item, last), items-missing (items: their numbers).
    """
    for item in choices:
        if item not in items:
            raise Refusal("item-unknown", item=item, last=max(items))
    missing = sorted(set(items) - choices.keys())
    if missing:
        raise Refusal("items-missing", items=tuple(map(str, missing)))


@dataclass(frozen=True, slots=True)
class SecretPaper:
    """A ballot of which nothing tells whose it is. ``heads`` and ``shares`` are its weight class, which by
    `domain.secrecy.check_secret` at least five parties share, or all.
    """

    choices: Mapping[int, Choice]
    receipt: str
    heads: int
    shares: int
    invalid: str = ""


def cast_secret(papers: Sequence[SecretPaper], new: SecretPaper, *, took_part: bool) -> tuple[SecretPaper, ...]:
    """The papers after a secret ballot. Its ``receipt`` is fresh for a party that did not yet take part; one that did
    can only replace the paper whose receipt it presents. They are kept sorted by receipt: no order tells who came when.

    Raises Refusal: secret-voted (took part, and presents no receipt of a paper of its weight), receipt-foreign (did
    not take part, and presents a receipt that was given to somebody).
    """
    old = next((paper for paper in papers if paper.receipt == new.receipt), None)
    if took_part and (old is None or (old.heads, old.shares) != (new.heads, new.shares)):
        raise Refusal("secret-voted")
    if not took_part and old is not None:
        raise Refusal("receipt-foreign")
    others = [paper for paper in papers if paper.receipt != new.receipt]
    return tuple(sorted((*others, new), key=lambda paper: paper.receipt))
