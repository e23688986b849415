"""How decisions are said: what is to be decided, who sees what, how many took part, and how it came out."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from app.context import Effects
from app.declare import Registry
from app.messages import Attachment, Delivery
from app.statutes import cited
from app.words import Arg, Line, Listed, Percent, Press, Reply, Words, bold, some_counted, words
from commands.roll_words import square_metres
from domain.contest import Method
from domain.counting import TakingPart, taking_part
from domain.decision import Decision, DecisionState, Label
from domain.electorate import Electorate, Party, Weight, basis_of, weigh
from domain.officers import OFFICERS_RULE
from domain.refusal import Refusal
from domain.roll import HeadsBasis, SharesBasis
from domain.rules import CUSTOM, Denominator, Limb, Measure, Rule
from domain.secrecy import Mode
from domain.tally.motion import Turnout, turnout

MOST_UNITS = 12
EXCERPT = 300


async def find_decision(effects: Effects, no: int) -> Decision | None:
    """The estate's decision of this number."""
    return await effects.uow.decisions.by_no(effects.estate.id, no)


def view_of(decision: Decision) -> str:
    """The live message that shows it."""
    return f"decision:{decision.id}"


def said_of(decision: Decision, key: str) -> str:
    """The text of the locales that says this of a decision, or of an election's ballot."""
    return f"decision-{key}" if decision.contest is None else f"ballot-{key}"


def label_line(decision: Decision) -> Words:
    """What a result may call itself."""
    if decision.label is Label.SIGNED:
        return words("label-signed")
    return words("label-chat" if decision.contest is None else "label-election")


def marking_lines(decision: Decision) -> list[Line]:
    """How a ballot for candidates is filled in."""
    if decision.contest is None:
        return []
    if decision.contest.method is Method.EACH:
        return [words("ballot-each", count=decision.contest.seats, first=str(decision.items[0].no))]
    most = words("election-marks", count=decision.contest.max_marks)
    return [most] if among_members(decision) else [most, words("marks-mean")]


def among_members(decision: Decision) -> bool:
    """Whether the members of the committee give an office to one of themselves."""
    return decision.contest is not None and not decision.contest.agreed


def title_lines(decision: Decision) -> list[Line]:
    """Number, title and items."""
    if decision.contest is not None:
        head: list[Line] = [bold("election-title", no=decision.no, title=decision.title)]
        return head + [words("candidate-line", number=item.no, name=item.text) for item in decision.items]
    lines: list[Line] = [bold("decision-title", no=decision.no, title=decision.title)]
    if len(decision.items) > 1 or decision.items[0].text != decision.title:
        lines += [words("decision-item", item=item.no, text=item.text) for item in decision.items]
    if decision.attachment:
        cut = decision.attachment if len(decision.attachment) <= EXCERPT else f"{decision.attachment[:EXCERPT]} …"
        lines.append(words("decision-attachment", text=cut))
    return lines


def whole_text(decision: Decision) -> Attachment | None:
    """The text that a decision is about as a file, where a message shows only its beginning."""
    if len(decision.attachment) <= EXCERPT:
        return None
    name = f"decision-{decision.no}.txt" if decision.no else "decision.txt"
    return Attachment(name, "text/plain", decision.attachment.encode())


def rule_lines(decision: Decision) -> list[Line]:
    """The rule of all items, or of each where they differ."""
    return rules_lines(decision.rules)


def rules_lines(rules: Sequence[Rule]) -> list[Line]:
    """One rule for all, or each under its number."""
    if len(set(rules)) == 1:
        return [*_rule(rules[0])]
    lines: list[Line] = []
    for no, rule in enumerate(rules, start=1):
        first, *more = _rule(rule)
        lines += [words("decision-item-rule", item=no, rule=first), *more]
    return lines


def _rule(rule: Rule) -> list[Words]:
    if rule.code == CUSTOM:
        return rule_in_full(rule)
    said = words(f"rule-{rule.code}")
    if not rule.source:
        return [said]
    source = words("rule-source" if rule.verified else "rule-source-unverified", source=cited(rule.source))
    return [said, source]


def rule_in_full(rule: Rule) -> list[Words]:
    """Every condition of a rule that an estate made."""
    lines = [words("rule-custom-name", base=words(f"rule-{rule.base or rule.code}-name"))]
    for kind, limbs in (("participation", rule.participation), ("approval", rule.approval)):
        for limb in limbs:
            what = measure_words(rule, limb.measure)
            lines.append(words(f"rule-{kind}", what=what, needed=needed_words(limb)))
    if not rule.participation:
        lines.append(words("rule-no-quorum"))
    lines.append(words("rule-days", notice=rule.notice_days, least=rule.min_open_days, most=rule.max_open_days))
    lines.append(words("rule-abstain-counts" if rule.abstain_participates else "rule-abstain-not"))
    return lines


def measure_words(rule: Rule, measure: Measure) -> Words:
    """What is compared: owners, units or members, their area or the shares that the roll states."""
    if rule.code == OFFICERS_RULE.code:
        return words("measure-members")
    if measure is Measure.HEADS:
        return words("measure-heads" if rule.heads_basis is HeadsBasis.PARTY else "measure-units")
    return words("measure-shares" if rule.shares_basis is SharesBasis.AREA else "measure-stated")


def needed_words(limb: Limb) -> Words:
    """What a limb wants: more than, or at least, a part of something."""
    of = words(f"of-{limb.of}") if limb.of is not Denominator.ALL else words("of-all")
    return words("needs-more" if limb.strict else "needs-least", fraction=str(limb.fraction), of=of)


def mode_line(decision: Decision) -> Words:
    """Who will see what."""
    return mode_words(decision.mode, members=among_members(decision))


def mode_words(mode: Mode, *, members: bool) -> Words:
    """Who will see what; no auditor opens what ``members`` vote among themselves."""
    return words("mode-sealed-members" if members and mode is Mode.SEALED else f"mode-{mode}")


def weight_words(weight: Weight, rules: Sequence[Rule]) -> Words:
    """What a party counts."""
    basis = basis_of(rules).shares_basis
    heads = heads_words(weight.heads, rules[0])
    if basis is None:
        return words("weight-heads", heads=heads)
    return words("weight-both", heads=heads, shares=shares_words(weight, basis))


def whole(number: Fraction) -> int | str:
    """A number of heads; exactly, also where a holder's excess leaves a part of one."""
    if number.denominator == 1:
        return int(number)
    return str(Decimal(number.numerator) / number.denominator) if not 100 % number.denominator else str(number)


def heads_words(number: Fraction, rule: Rule) -> Words:
    """So many owners, units where each unit is one head, or members of the committee."""
    if rule.code == OFFICERS_RULE.code:
        return words("heads-members", count=whole(number))
    return words("heads-owners" if rule.heads_basis is HeadsBasis.PARTY else "heads-units", count=whole(number))


def shares_words(weight: Weight, basis: SharesBasis) -> Words:
    """Some shares: square metres, or a part of the whole."""
    if basis is SharesBasis.AREA:
        return words("roll-area", area=_metres(weight))
    return words("roll-share", share=str(weight.shares))


def _metres(weight: Weight) -> Decimal:
    """Rounded down to hundredths, for display alone."""
    return square_metres(int(weight.shares))


def units_words(party: Party) -> Listed:
    """What a party votes for, cut visibly."""
    return some_counted(party.labels, MOST_UNITS)


# -- turnout -------------------------------------------------------------------------------------------------------


async def who_takes_part(effects: Effects, decision: Decision, electorate: Electorate) -> TakingPart:
    """What all parties count, and those that cast something so far that is not disputed."""
    if decision.mode is Mode.SECRET:
        whole = weigh(electorate, basis_of(decision.rules))
        part = await effects.uow.decisions.took_part(decision.id)
        return TakingPart(whole, {key: whole[key] for key in part})
    return taking_part(decision, electorate, await effects.uow.decisions.papers(decision.id))


async def turnout_lines(effects: Effects, decision: Decision, electorate: Electorate) -> list[Line]:
    """How many took part, and what is missing for a quorum under the strictest rule."""
    there = await who_takes_part(effects, decision, electorate)
    total = list(there.total.values())
    found = [(rule, turnout(rule, total, there.under(rule))) for rule in dict.fromkeys(decision.rules)]
    rule, most = max(found, key=lambda pair: _how_strict(*pair))
    lines = _turnout(rule, most, basis_of(decision.rules).shares_basis)
    if there.invalid and not rule.invalid_participates:
        lines.append(words("turnout-invalid", count=len(there.invalid)))
    return lines


def _how_strict(rule: Rule, there: Turnout) -> tuple[int, Fraction, int, int]:
    """A key that puts the rule last of which most is missing, and of equal ones the one that asks for more."""
    return there.heads, there.shares, there.parties, len(rule.participation)


def _turnout(rule: Rule, there: Turnout, basis: SharesBasis | None) -> list[Line]:
    """The lines of one rule."""
    heads = {"heads": whole(there.took_part.heads), "of": heads_words(there.total.heads, rule)}
    share = Percent(_hundredths(there.took_part.heads, there.total.heads))
    if basis is None:
        lines: list[Line] = [words("turnout-heads", percent=share, **heads)]
    else:
        shares = Percent(_hundredths(there.took_part.shares, there.total.shares))
        there_is, in_all = shares_words(there.took_part, basis), shares_words(there.total, basis)
        both: dict[str, Arg] = {**heads, "percent": share, "shares": there_is, "whole": in_all, "part": shares}
        lines = [words("turnout-both", **both)]
    if not rule.participation and not rule.least_parties:
        return lines
    if there.quorate:
        return [*lines, words("turnout-enough")]
    missing: list[Words] = []
    if there.heads > there.parties:
        missing.append(heads_words(Fraction(there.heads), rule))
    elif there.parties:
        missing.append(words("heads-owners", count=there.parties))
    if there.shares and basis is not None:
        missing.append(shares_words(Weight(shares=there.shares), basis))
    said = missing[0] if len(missing) == 1 else words("missing-both", first=missing[0], second=missing[1])
    return [*lines, words("turnout-missing", missing=said)]


def _hundredths(part: Fraction, whole: Fraction) -> int:
    """Hundredths of a percent, rounded down."""
    return int(part * 10_000 / whole) if whole else 0


# -- the message in the room ---------------------------------------------------------------------------------------


async def live_message(effects: Effects, ref: str, room: object) -> Reply | None:
    """The live message of a decision: what is asked, and how many took part. Never a running total."""
    decision = await effects.uow.decisions.by_id(ref)
    if decision is None or among_members(decision):
        # So few vote there that each change would tell who has just voted.
        return None
    # The list of candidates stands above it in the room, and in every ballot.
    lines = title_lines(decision)[:1] if decision.contest is not None else title_lines(decision)
    if decision.state is DecisionState.ANNOUNCED:
        lines += [words("decision-opens", at=decision.opens_at), words("decision-closes", at=decision.closes_at)]
        return Reply(tuple(lines), delivery=Delivery.NOTICE)
    if decision.state is DecisionState.VOID:
        lines.append(words("decision-voided", reason=decision.void_reason))
        return Reply(tuple(lines), delivery=Delivery.NOTICE)
    electorate = await effects.uow.decisions.electorate(decision.id)
    if electorate is not None:
        lines += await turnout_lines(effects, decision, electorate)
    if decision.state is DecisionState.CLOSED:
        return Reply((*lines, words("decision-closed-at", at=decision.closed_at or decision.closes_at)))
    lines.append(words("decision-closes", at=decision.closes_at))
    return Reply(tuple(lines), vote_buttons(decision), delivery=Delivery.NOTICE)


def vote_buttons(decision: Decision) -> tuple[tuple[Press, ...], ...]:
    """The way to one's own ballot, in the direct chat."""
    return ((Press(words("button-ballot-paper"), f"dballot:{decision.id}", start=f"paper_{decision.id}"),),)


async def the_decision(effects: Effects, no: int) -> Decision:
    """The decision of this number, or an election's ballot. Raises Refusal decision-unknown (no), ballot-not-yet (no,
    at: when voting opens).
    """
    found = await find_decision(effects, no)
    if found is not None:
        return found
    election = await effects.uow.elections.by_no(effects.estate.id, no)
    if election is not None:
        raise Refusal("ballot-not-yet", no=no, at=election.calendar.notice_until)
    raise Refusal("decision-unknown", no=no)


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.view("decision")(live_message)
