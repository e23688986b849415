"""Decisions that were voted on and closed, and their records, for the tests of the record and of its verifier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from domain.acts import Act, ActKind, append
from domain.counting import count, count_secret, secret_class
from domain.decision import Decision, DecisionState, Item, Label
from domain.electorate import Electorate, party_key
from domain.papers import Choice, Origin, Paper, SecretPaper
from domain.record import (
    Closing,
    announcing_details,
    build_record,
    closing_details,
    extending_details,
    open_record,
    opening_details,
    record_body,
)
from domain.rules import Rule
from domain.secrecy import Mode

NOW = datetime(2026, 11, 1, 8, tzinfo=UTC)
KEY = b"the ballot's key"
Y, N, A = Choice.YES, Choice.NO, Choice.ABSTAIN


def decided(mode: Mode, *rules: Rule) -> Decision:
    return Decision(
        id="d",
        estate_id="e",
        no=3,
        title="电梯 Lifts",
        items=tuple(Item(no, f"Item {no} of building 2", rule) for no, rule in enumerate(rules, start=1)),
        mode=mode,
        label=Label.CHAT,
        proposed_by="p",
        announced_at=NOW - timedelta(days=20),
        opens_at=NOW - timedelta(days=5),
        closes_at=NOW,
        state=DecisionState.CLOSED,
        closed_at=NOW,
    )


@dataclass(frozen=True, slots=True)
class Closed:
    """A closing, what was made of it, and the chain up to it."""

    closing: Closing
    acts: tuple[Act, ...]

    @property
    def file(self) -> bytes:
        return build_record(self.closing, record_body(self.closing), self.acts)

    @property
    def opened(self) -> bytes:
        return open_record(self.closing, record_body(self.closing), self.acts)


def with_acts(closing: Closing) -> Closed:
    decision, acts = closing.decision, list[Act]()
    ends = [decision.closes_at - timedelta(days=days) for days in reversed(range(decision.extended + 1))]
    steps: list[tuple[ActKind, Mapping[str, object]]] = [
        (ActKind.ROLE_GIVEN, {"role": "organiser", "to": "somebody"}),
        (ActKind.OPENED, {"decision": 2, "electorate": "0" * 64}),
        (ActKind.ANNOUNCED, announcing_details(replace(decision, closes_at=ends[0], extended=0))),
        (ActKind.OPENED, opening_details(decision, closing.electorate)),
        *((ActKind.EXTENDED, extending_details(replace(decision, closes_at=end))) for end in ends[1:]),
        (ActKind.CLOSED, {"decision": 2}),
        (ActKind.CLOSED, closing_details(closing, record_body(closing))),
    ]
    for kind, details in steps:
        acts.append(append(acts, kind, NOW, details))
    return Closed(closing, tuple(acts))


def said(*choices: Choice | None) -> dict[int, Choice]:
    return {no: choice for no, choice in enumerate(choices, start=1) if choice is not None}


def ballot(owners: str, caster: str, *choices: Choice | None, origin: Origin = Origin.CHAT, invalid: str = "") -> Paper:
    """``owners`` are ids with a + between them. The receipt tells them apart for a reader of the tests."""
    key = party_key(tuple(owners.split("+")))
    return Paper(key, caster, origin, said(*choices), f"R-{key[:6]}-{caster}-{origin}", invalid)


def by_party(papers: Sequence[Paper]) -> dict[str, list[Paper]]:
    found: dict[str, list[Paper]] = {}
    for paper in papers:
        found.setdefault(paper.party, []).append(paper)
    return found


def closed(
    mode: Mode, electorate: Electorate, rules: Sequence[Rule], papers: Sequence[Paper], *, extended: int = 0
) -> Closed:
    decision = replace(decided(mode, *rules), extended=extended)
    holders = {paper.owner: "Ms Zhou" for paper in papers if paper.origin is Origin.PROXY}
    made = count(decision, electorate, by_party(papers))
    return with_acts(Closing("阳光花园", decision, electorate, made, holders, KEY))


def closed_secret(electorate: Electorate, rules: Sequence[Rule], choices: Sequence[Mapping[int, Choice]]) -> Closed:
    """The first parties said these things, one each; the first of them by proxy."""
    decision = decided(Mode.SECRET, *rules)
    took_part = [party.key for party in electorate.parties[: len(choices)]]
    papers = [
        SecretPaper(each, f"S{at * 7919 % 1000:03}", *secret_class(electorate, rules, key))
        for at, (key, each) in enumerate(zip(took_part, choices, strict=True))
    ]
    papers[0] = replace(papers[0], invalid="torn") if not choices[0] else papers[0]
    made = count_secret(decision, electorate, papers)
    authorities = {took_part[0]: "holder"}
    return with_acts(
        Closing("阳光花园", decision, electorate, made, {"holder": "Ms Zhou"}, b"", papers, took_part, authorities)
    )
