"""The record of a closed decision or election, from which anybody can recount it; docs/record.md tells its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from domain.acts import Act, act_data, written_time
from domain.canonical import canonical, digest
from domain.counting import Count
from domain.decision import Decision
from domain.electorate import Electorate, electorate_data, electorate_hash
from domain.papers import Counted, Disputed, Origin, SecretPaper
from domain.record_papers import Weigher, paper_rows, secret_rows, set_aside_rows
from domain.record_results import contest_data, result_data, seating_data
from domain.roll import HeadsBasis
from domain.rule_data import rule_to_data
from domain.rules import Measure
from domain.secrecy import Mode, Reveals, reveals_sealed, reveals_secret

FORMAT = "linli-record/1"
ELECTION_FORMAT = "linli-record/2"
"""A verifier that knows of no seats must not find the record of an election right: it would not have counted them."""
Data = dict[str, object]


@dataclass(frozen=True, slots=True)
class Closing:
    """What a record is made of: a closed decision, the roll it was voted on by, and how it was counted.

    ``holders`` are the shown names of proxy holders by id. ``key`` blinds the weights of a sealed ballot. Of a secret
    one there are ``secret`` papers and, apart from them, the keys of the parties that ``took_part`` and, of those
    voted for by proxy, the holders' ids in ``authorities``.
    """

    estate: str
    decision: Decision
    electorate: Electorate
    count: Count
    holders: Mapping[str, str] = field(default_factory=dict)
    key: bytes = b""
    secret: Sequence[SecretPaper] = ()
    took_part: Sequence[str] = ()
    authorities: Mapping[str, str] = field(default_factory=dict)


def announcing_details(decision: Decision) -> Data:
    """The details of the act that announces a decision: whatever of it can be edited by nobody from then on."""
    words: Data = {
        "items": _items(decision),
        **_contest(decision),
        "attachment": decision.attachment,
        "mode": str(decision.mode),
        "announced_at": written_time(decision.announced_at),
        "opens_at": written_time(decision.opens_at),
    }
    closes_at = written_time(decision.closes_at)
    return {"decision": decision.no, "title": decision.title, "words": digest(words), "closes_at": closes_at}


def extending_details(decision: Decision) -> Data:
    """The details of the act that puts its end off."""
    return {"decision": decision.no, "until": written_time(decision.closes_at)}


def opening_details(decision: Decision, electorate: Electorate) -> Data:
    """The details of the act that opens a decision: what is announced of the roll."""
    return {"decision": decision.no, "electorate": electorate_hash(electorate)}


def record_body(closing: Closing) -> Data:
    """The published record without its acts and head. Committing to 900 weights takes seconds, so it is made once."""
    return _body(closing, opened=False)


def closing_details(closing: Closing, body: Data) -> Data:
    """The details of the act that closes it. Its hash, which the room is told, covers every word of the record."""
    return {**opening_details(closing.decision, closing.electorate), "record": digest(body)}


def build_record(closing: Closing, body: Data, acts: Sequence[Act]) -> bytes:
    """The file that is published. ``acts`` is the estate's chain up to the act that closed this decision."""
    published = _with_acts(body, closing.decision, acts)
    return canonical({**published, "sha256": digest(published)})


def open_record(closing: Closing, body: Data, acts: Sequence[Act]) -> bytes:
    """The auditor's form of a sealed record, in which each paper is opened. Raises ValueError for another mode's."""
    if closing.decision.mode is not Mode.SEALED:
        raise ValueError("only a sealed record has a form that opens it")
    head = digest(_with_acts(body, closing.decision, acts))
    inside = {**_with_acts(_body(closing, opened=True), closing.decision, acts), "published": head}
    return canonical({**inside, "sha256": digest(inside)})


def _with_acts(body: Data, decision: Decision, acts: Sequence[Act]) -> Data:
    return {**body, "acts": [act_data(act, details=_concerns(act, decision)) for act in acts]}


def _concerns(act: Act, decision: Decision) -> bool:
    """Whether it is an act of the decision, or of the election whose ballot it is: they have one number."""
    return act.details is not None and decision.no in (act.details.get("decision"), act.details.get("election"))


def hidden_measures(decision: Decision) -> tuple[Measure, ...]:
    """What its papers bear as commitments. Where each party is one head there is nothing in it to hide."""
    if decision.mode is not Mode.SEALED:
        return ()
    first = decision.rules[0]
    heads = first.heads_basis is HeadsBasis.UNIT or first.holder_cap is not None
    shares = any(rule.counts_shares for rule in decision.rules)
    return tuple(measure for measure, hide in ((Measure.HEADS, heads), (Measure.SHARES, shares)) if hide)


def _body(closing: Closing, *, opened: bool) -> Data:
    """The record without its acts and hashes."""
    decision, shown = closing.decision, opened or closing.decision.mode is Mode.OPEN
    hidden = hidden_measures(decision)
    weigher = Weigher(closing.electorate, closing.count, closing.key, hidden)
    if decision.mode is Mode.SECRET:
        papers, reveals = secret_rows(closing.secret), reveals_secret(closing.secret)
    else:
        papers, reveals = paper_rows(weigher, decision.mode, opened=opened), _reveals(closing)
    return {
        "format": ELECTION_FORMAT if decision.contest else FORMAT,
        **_words(closing),
        "opened": opened,
        "items": _items(decision),
        **_contest(decision),
        "grain": {"heads": closing.count.grain.heads, "shares": closing.count.grain.shares},
        "hidden": [str(measure) for measure in hidden],
        "electorate": _electorate(closing, shown=shown),
        "took_part": sorted(list(closing.electorate.party(key).labels) for key in _took_part(closing)),
        "papers": papers,
        "set_aside": set_aside_rows(weigher, shown=shown),
        **_lists(closing, weigher),
        "results": [
            result_data(item, result, weigher.blindings_of(item))
            for item, result in zip(decision.items, closing.count.results, strict=True)
        ],
        **({"seating": seating_data(closing.count.seating)} if closing.count.seating else {}),
        "reveals": "" if reveals is None else str(reveals),
    }


def _words(closing: Closing) -> Data:
    decision = closing.decision
    return {
        "estate": closing.estate,
        "decision": decision.no,
        "title": decision.title,
        "attachment": decision.attachment,
        "mode": str(decision.mode),
        "label": str(decision.label),
        "announced_at": written_time(decision.announced_at),
        "opens_at": written_time(decision.opens_at),
        "closes_at": written_time(decision.closes_at),
        "closed_at": written_time(decision.closed_at or decision.closes_at),
        "extended": decision.extended,
    }


def _items(decision: Decision) -> list[Data]:
    return [{"no": item.no, "text": item.text, "rule": rule_to_data(item.rule)} for item in decision.items]


def _contest(decision: Decision) -> Data:
    """What an election's record has besides. It is part of the words: nobody changes the seats once voting opened."""
    return {"contest": contest_data(decision.contest)} if decision.contest else {}


def _electorate(closing: Closing, *, shown: bool) -> Data:
    electorate, total = closing.electorate, closing.count.results[0].total
    data: Data = {
        "sha256": electorate_hash(electorate),
        "parties": len(electorate.parties),
        "units": electorate.units,
        "heads": total.heads,
        "shares": total.shares,
    }
    return {**data, "roll": electorate_data(electorate)} if shown else data


def _took_part(closing: Closing) -> list[str]:
    if closing.decision.mode is Mode.SECRET:
        return list(closing.took_part)
    return [key for key, each in closing.count.settled.items() if isinstance(each, Counted)]


def _lists(closing: Closing, weigher: Weigher) -> Data:
    """Who is disputed, who gave two ballots, and who was voted for by proxy; none of it says how anybody voted."""
    disputed, conflicts = [], []
    settled = [(list(closing.electorate.party(key).labels), key, each) for key, each in closing.count.settled.items()]
    for units, key, each in sorted(settled, key=lambda row: row[0]):
        if isinstance(each, Disputed):
            heads, shares = weigher.weight(key)
            disputed.append({"units": units, "heads": heads, "shares": shares})
        if each.beside:
            counted = each.papers[0] if isinstance(each, Disputed) else each.paper
            conflicts.append({"units": units, "counted": str(counted.origin)})
    by_proxy = _by_proxy(closing)
    labels = {key: list(closing.electorate.party(key).labels) for key in by_proxy}
    # Holders are numbered in the order of what they voted for: two may have the same name.
    ordered = sorted(by_proxy, key=lambda key: labels[key])
    numbers: dict[str, int] = {}
    for key in ordered:
        numbers.setdefault(by_proxy[key], len(numbers) + 1)
    proxies = [
        {"units": labels[key], "holder": closing.holders[by_proxy[key]], "holder_no": numbers[by_proxy[key]]}
        for key in ordered
    ]
    return {
        "disputed": disputed,
        "conflicts": conflicts,
        "proxies": proxies,
    }


def _by_proxy(closing: Closing) -> dict[str, str]:
    """Of the parties that a proxy holder voted for, who did; in a secret ballot no paper tells."""
    if closing.decision.mode is Mode.SECRET:
        return dict(closing.authorities)
    papers = {key: each.paper for key, each in closing.count.settled.items() if isinstance(each, Counted)}
    return {key: paper.owner for key, paper in papers.items() if paper.origin is Origin.PROXY}


def _reveals(closing: Closing) -> Reveals | None:
    """An open record hides nothing, so it reveals nothing."""
    if closing.decision.mode is Mode.OPEN:
        return None
    papers = [each.paper for each in closing.count.settled.values() if isinstance(each, Counted)]
    return reveals_sealed([{} if paper.invalid else paper.choices for paper in papers])
