"""A decision: items put to the owners' assembly under rules, from announcement to close.

Once announced nothing of it can be edited: who read the notice must find the same words on the ballot. It can be put
off once where the rule allows, closed, or declared void with a reason.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from domain.contest import Contest, Method
from domain.elections import MOST_CANDIDATES, MOST_SEATS
from domain.electorate import basis_of
from domain.refusal import Refusal
from domain.rules import Rule, check_rule
from domain.secrecy import Mode

MAX_TITLE = 120
MAX_ITEM = 500
MAX_ITEMS = 20
MAX_ATTACHMENT = 20_000
MAX_REASON = 300


class DecisionState(StrEnum):
    """ANNOUNCED: to be read, not yet voted on. CLOSED: its result stands. VOID: it counts for nothing."""

    ANNOUNCED = "announced"
    OPEN = "open"
    CLOSED = "closed"
    VOID = "void"


class Label(StrEnum):
    """What a result may call itself. Linli claims no legal force that it cannot know of."""

    POLL = "consultative poll"
    CHAT = "decision taken in chat"
    SIGNED = "decision backed by signed papers"


@dataclass(frozen=True, slots=True)
class Item:
    """One question, answered yes, no or abstain. ``no`` counts from 1; in an election's ballot it is the candidate's on
    the list, so that one may be missing.
    """

    no: int
    text: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of one estate; ``no`` is the number that people type. All times are aware UTC.

    ``closes_at`` is when voting ends, ``closed_at`` when it was closed or declared void. ``extended`` counts how often
    the end was put off. ``attachment`` is the text that the items refer to, "" for none. In an election's ballot the
    items are its candidates under their numbers on the list, and ``contest`` tells what they stand for.
    """

    id: str
    estate_id: str
    no: int
    title: str
    items: tuple[Item, ...]
    mode: Mode
    label: Label
    proposed_by: str
    announced_at: datetime
    opens_at: datetime
    closes_at: datetime
    attachment: str = ""
    state: DecisionState = DecisionState.ANNOUNCED
    extended: int = 0
    closed_at: datetime | None = None
    void_reason: str = ""
    contest: Contest | None = None

    @property
    def rules(self) -> tuple[Rule, ...]:
        """The rule of each item."""
        return tuple(item.rule for item in self.items)

    @property
    def proxy_cap(self) -> int | None:
        """For how many parties one person may vote in this ballot; None for any number."""
        return min((rule.proxy_cap for rule in self.rules if rule.proxy_cap is not None), default=None)


def announce(decision: Decision) -> Decision:
    """The decision with its words trimmed, if it can be announced as it is. Its items are numbered from 1 as they
    stand; the candidates of an election keep the numbers that they have on its list.

    Raises Refusal: title-empty, title-too-long (most, length), items-none, items-too-many (most, given), item-empty
    (item), item-too-long (item, most, length), item-twice (item), attachment-too-long (most, length), rules-differ,
    notice-short (days, earliest), open-short (days, earliest), open-long (days, latest), those of
    `domain.rules.check_rule`, and contest-unsound (what) for an election that nobody could hold.
    """
    numbered = decision.items if decision.contest else _numbered(decision.items)
    trimmed = replace(
        decision,
        title=decision.title.strip(),
        attachment=decision.attachment.strip(),
        items=tuple(replace(item, text=item.text.strip()) for item in numbered),
        state=DecisionState.ANNOUNCED,
    )
    _check_words(trimmed)
    if trimmed.contest is not None:
        _check_contest(trimmed.contest, trimmed.items)
    for rule in trimmed.rules:
        check_rule(rule)
    basis_of(trimmed.rules)
    check_times(trimmed.rules, trimmed.announced_at, trimmed.opens_at, trimmed.closes_at)
    return trimmed


def _numbered(items: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(replace(item, no=no) for no, item in enumerate(items, start=1))


def _check_contest(contest: Contest, items: tuple[Item, ...]) -> None:
    """Whoever calls an election is told in words what is wrong with it; this is the last look before it is voted on.

    Raises Refusal contest-unsound (what: numbers, rules, seats, alternates, marks, candidates or committee).
    """
    numbers = [item.no for item in items]
    sound = {
        "numbers": numbers == sorted({*numbers}) and numbers[0] >= 1,
        "rules": len({item.rule for item in items}) == 1,
        "seats": 1 <= contest.seats <= MOST_SEATS,
        "alternates": 0 <= contest.alternates <= MOST_CANDIDATES,
        "marks": 1 <= contest.max_marks <= MOST_CANDIDATES,
        "candidates": contest.method is Method.MARKS or len(items) <= contest.seats,
        "committee": _has_sound_committee(contest),
    }
    for what, holds in sound.items():
        if not holds:
            raise Refusal("contest-unsound", what=what)


def _has_sound_committee(contest: Contest) -> bool:
    """Whether the seats are among the agreed ones, and the minimum can be reached; where none is at stake all are 0."""
    if contest.agreed == 0:
        return contest.filled == contest.minimum == 0
    whole = contest.filled + contest.seats
    return contest.filled >= 0 and whole <= contest.agreed and 0 <= contest.minimum <= contest.agreed


def _check_words(decision: Decision) -> None:
    """Raises Refusal as `announce` says."""
    if not decision.title:
        raise Refusal("title-empty")
    if len(decision.title) > MAX_TITLE:
        raise Refusal("title-too-long", most=MAX_TITLE, length=len(decision.title))
    if len(decision.attachment) > MAX_ATTACHMENT:
        raise Refusal("attachment-too-long", most=MAX_ATTACHMENT, length=len(decision.attachment))
    if not decision.items:
        raise Refusal("items-none")
    most = MOST_CANDIDATES if decision.contest else MAX_ITEMS
    if len(decision.items) > most:
        raise Refusal("items-too-many", most=most, given=len(decision.items))
    seen: set[str] = set()
    for item in decision.items:
        if not item.text:
            raise Refusal("item-empty", item=item.no)
        if len(item.text) > MAX_ITEM:
            raise Refusal("item-too-long", item=item.no, most=MAX_ITEM, length=len(item.text))
        folded = " ".join(item.text.split()).casefold()
        if folded in seen:
            raise Refusal("item-twice", item=item.no)
        seen.add(folded)


def check_times(rules: tuple[Rule, ...], announced_at: datetime, opens_at: datetime, closes_at: datetime) -> None:
    """Hold the times against the strictest of the rules. Raises Refusal: notice-short, open-short, open-long."""
    notice = max(rule.notice_days for rule in rules)
    earliest = announced_at + timedelta(days=notice)
    if opens_at < earliest:
        raise Refusal("notice-short", days=notice, earliest=earliest)
    least = max(rule.min_open_days for rule in rules)
    soonest = opens_at + timedelta(days=least)
    if closes_at < soonest or closes_at <= opens_at:
        raise Refusal("open-short", days=least, earliest=soonest)
    _check_longest(rules, opens_at, closes_at)


def _check_longest(rules: tuple[Rule, ...], opens_at: datetime, closes_at: datetime) -> None:
    """Raises Refusal open-long."""
    most = min(rule.max_open_days for rule in rules)
    latest = opens_at + timedelta(days=most)
    if closes_at > latest:
        raise Refusal("open-long", days=most, latest=latest)


def require_open(decision: Decision, now: datetime) -> None:
    """Refuse what needs an open ballot.

    Raises Refusal: decision-void (no, reason), decision-closed (no), decision-not-open (no, at: when it opens).
    """
    if decision.state is DecisionState.VOID:
        raise Refusal("decision-void", no=decision.no, reason=decision.void_reason)
    if decision.state is DecisionState.CLOSED or now >= decision.closes_at:
        raise Refusal("decision-closed", no=decision.no)
    if decision.state is DecisionState.ANNOUNCED:
        raise Refusal("decision-not-open", no=decision.no, at=decision.opens_at)


def open_(decision: Decision, now: datetime) -> Decision:
    """The decision, open for votes; the roll is frozen at the same moment.

    If the program was down when it should have opened, it opens late and the end stays as announced.
    Raises Refusal: decision-void, decision-closed, decision-early (no, at), decision-open (no).
    """
    if decision.state is DecisionState.OPEN:
        raise Refusal("decision-open", no=decision.no)
    if decision.state is not DecisionState.ANNOUNCED or now >= decision.closes_at:
        require_open(decision, now)
    if now < decision.opens_at:
        raise Refusal("decision-early", no=decision.no, at=decision.opens_at)
    return replace(decision, state=DecisionState.OPEN)


def extend(decision: Decision, until: datetime, now: datetime) -> Decision:
    """The decision with a later end, as often as the strictest of its rules allows.

    Raises Refusal: those of `require_open`, extend-spent (no, most), extend-earlier (no, at), open-long.
    """
    require_open(decision, now)
    most = min(rule.extensions for rule in decision.rules)
    if decision.extended >= most:
        raise Refusal("extend-spent", no=decision.no, most=most)
    if until <= decision.closes_at:
        raise Refusal("extend-earlier", no=decision.no, at=decision.closes_at)
    _check_longest(decision.rules, decision.opens_at, until)
    return replace(decision, closes_at=until, extended=decision.extended + 1)


def void(decision: Decision, reason: str, now: datetime) -> Decision:
    """The decision, declared void with a reason everybody reads. A result that was closed stands.

    Raises Refusal: decision-void, decision-closed, reason-missing (no), reason-too-long (most, length).
    """
    if decision.state in (DecisionState.VOID, DecisionState.CLOSED):
        require_open(decision, now)
    words = reason.strip()
    if not words:
        raise Refusal("reason-missing", no=decision.no)
    if len(words) > MAX_REASON:
        raise Refusal("reason-too-long", most=MAX_REASON, length=len(words))
    return replace(decision, state=DecisionState.VOID, closed_at=now, void_reason=words)


def close(decision: Decision, now: datetime) -> Decision:
    """The decision, closed. Not before its time: whoever was told an end may wait until then.

    Raises Refusal: decision-void, decision-closed, decision-not-open, decision-running (no, at: its end).
    """
    if decision.state is not DecisionState.OPEN:
        require_open(decision, now)
    if now < decision.closes_at:
        raise Refusal("decision-running", no=decision.no, at=decision.closes_at)
    return replace(decision, state=DecisionState.CLOSED, closed_at=now)
