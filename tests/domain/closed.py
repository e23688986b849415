"""Decisions and elections that were voted on and closed, and their records, for the tests of both."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from domain.acts import Act, ActKind, append
from domain.contest import Contest, Method
from domain.counting import count, count_secret, secret_class
from domain.decision import Decision, DecisionState, Item, Label
from domain.electorate import Electorate, party_key
from domain.marks import marked
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
from domain.rule_data import rule_to_data
from domain.rules import Rule
from domain.secrecy import Mode

NOW = datetime(2026, 11, 1, 8, tzinfo=UTC)
KEY = b"the ballot's key"
Y, N, A = Choice.YES, Choice.NO, Choice.ABSTAIN
SEED = "what the lot is drawn with"
Steps = Sequence[tuple[ActKind, Mapping[str, object]]]


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


def with_acts(closing: Closing, before: Steps = ()) -> Closed:
    """``before`` is what was done until the decision was announced."""
    decision, acts = closing.decision, list[Act]()
    ends = [decision.closes_at - timedelta(days=days) for days in reversed(range(decision.extended + 1))]
    steps: Steps = [
        (ActKind.ROLE_GIVEN, {"role": "organiser", "to": "somebody"}),
        (ActKind.OPENED, {"decision": 2, "electorate": "0" * 64}),
        *before,
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
    return closed_as(replace(decided(mode, *rules), extended=extended), electorate, papers)


def closed_as(decision: Decision, electorate: Electorate, papers: Sequence[Paper], before: Steps = ()) -> Closed:
    holders = {paper.owner: "Ms Zhou" for paper in papers if paper.origin is Origin.PROXY}
    made = count(decision, electorate, by_party(papers))
    return with_acts(Closing("阳光花园", decision, electorate, made, holders, KEY), before)


def closed_secret(electorate: Electorate, rules: Sequence[Rule], choices: Sequence[Mapping[int, Choice]]) -> Closed:
    """The first parties said these things, one each; the first of them by proxy."""
    return closed_secret_as(decided(Mode.SECRET, *rules), electorate, choices)


def closed_secret_as(
    decision: Decision, electorate: Electorate, choices: Sequence[Mapping[int, Choice]], before: Steps = ()
) -> Closed:
    took_part = [party.key for party in electorate.parties[: len(choices)]]
    papers = [
        SecretPaper(each, f"S{at * 7919 % 1000:03}", *secret_class(electorate, decision.rules, key))
        for at, (key, each) in enumerate(zip(took_part, choices, strict=True))
    ]
    papers[0] = replace(papers[0], invalid="torn") if not choices[0] else papers[0]
    made = count_secret(decision, electorate, papers)
    authorities = {took_part[0]: "holder"}
    closing = Closing(
        "阳光花园", decision, electorate, made, {"holder": "Ms Zhou"}, b"", papers, took_part, authorities
    )
    return with_acts(closing, before)


# -- elections -----------------------------------------------------------------------------------------------------

COMMITTEE = Contest(seats=3, alternates=1, max_marks=5, method=Method.MARKS, agreed=5, filled=1, minimum=3)


def drawn(names: Collection[str], seed: str = SEED) -> list[str]:
    """The names in the order of the lot."""
    return sorted(names, key=lambda name: hashlib.sha256(f"{seed}:{name}".encode()).hexdigest())


def elective(mode: Mode, rule: Rule, names: Sequence[str], struck: int = 0, contest: Contest = COMMITTEE) -> Decision:
    """The ballot of an election among those of this list (in its order), but for one who was struck."""
    items = tuple(Item(no, name, rule) for no, name in enumerate(names, start=1) if no != struck)
    return replace(decided(mode, rule), title="业委会选举 Committee", items=items, contest=contest)


def calling(decision: Decision, *, seed: str = SEED) -> tuple[ActKind, Mapping[str, object]]:
    contest = decision.contest or COMMITTEE
    details = {
        "election": decision.no,
        "title": decision.title,
        "seats": contest.seats,
        "alternates": contest.alternates,
        "max_marks": contest.max_marks,
        "contested": True,
        "agreed": contest.agreed,
        "filled": contest.filled,
        "minimum": contest.minimum,
        "rule": rule_to_data(decision.items[0].rule),
        "mode": str(decision.mode),
        "conditions": ["Pays the fees"],
        "calendar": {"vote_until": "2026-11-01T08:00:00Z"},
        "lot": hashlib.sha256(seed.encode()).hexdigest(),
    }
    return ActKind.CALLED, details


def listing(decision: Decision, names: Mapping[int, str], *, seed: str = SEED) -> tuple[ActKind, Mapping[str, object]]:
    rows = [{"no": no, "name": name} for no, name in names.items()]
    return ActKind.LISTED, {"election": decision.no, "seed": seed, "candidates": rows}


def striking(decision: Decision, no: int, name: str) -> tuple[ActKind, Mapping[str, object]]:
    return ActKind.STRUCK, {"election": decision.no, "candidate": no, "name": name}


def steps_to(decision: Decision, names: Sequence[str], struck: int = 0) -> Steps:
    """From the call for candidates to the day before voting; another election goes on beside."""
    until = {"election": decision.no, "phase": "vetting", "until": "2026-10-20T08:00:00Z", "reason": "A storm"}
    return [
        calling(decision),
        (ActKind.PUT_OFF, until),
        (ActKind.CALLED, {"election": 2, "lot": "0" * 64}),
        listing(decision, dict(enumerate(names, start=1))),
        *([striking(decision, struck, names[struck - 1])] if struck else []),
    ]


def marking(
    decision: Decision, owners: str, caster: str, *numbers: int, origin: Origin = Origin.CHAT, invalid: str = ""
) -> Paper:
    """A ballot as `ballot` makes it, with marks for these candidates."""
    choices = {} if invalid else marked(decision, numbers)
    return replace(ballot(owners, caster, origin=origin, invalid=invalid), choices=choices)
