"""How a decision came out: a chart, and every comparison in whole numbers."""

from __future__ import annotations

from fractions import Fraction

from app.context import Effects
from app.messages import Span, Style
from app.text_chart import bar, columns
from app.words import Line, Reader, Words, bold, words
from commands.decision_words import measure_words, needed_words, whole
from commands.roll_words import square_metres
from domain.counting import Count, count, count_secret
from domain.decision import Decision
from domain.electorate import Electorate
from domain.papers import Counted, Disputed
from domain.roll import SharesBasis
from domain.rules import Rule
from domain.secrecy import Mode
from domain.tally.motion import Comparison, Grain, MotionResult

MOST_LISTED = 20


async def counted(effects: Effects, decision: Decision, electorate: Electorate) -> Count:
    """How a decision that is over was counted."""
    if decision.mode is Mode.SECRET:
        return count_secret(decision, electorate, await effects.uow.decisions.secret_papers(decision.id))
    return count(decision, electorate, await effects.uow.decisions.papers(decision.id))


def not_counted_lines(electorate: Electorate, found: Count) -> list[Line]:
    """The ballots that count nowhere: which units' owners differ, how many papers are invalid, and who gave two."""
    parties = [key for key, each in found.settled.items() if isinstance(each, Disputed)]
    lines: list[Line] = []
    if parties:
        units = tuple(electorate.party(key).labels[0] for key in parties[:MOST_LISTED])
        lines.append(words("result-disputed", count=len(parties), units=units))
    invalid = found.results[0].invalid.papers
    if invalid:
        lines.append(words("result-invalid", count=invalid))
    twice = [key for key, each in found.settled.items() if isinstance(each, Counted) and each.beside]
    if twice:
        units = tuple(electorate.party(key).labels[0] for key in twice[:MOST_LISTED])
        lines.append(words("result-conflicts", count=len(twice), units=units))
    return lines


def result_lines(decision: Decision, results: tuple[MotionResult, ...], reader: Reader) -> list[Line]:
    """How every item came out, as a chart and with every comparison in whole numbers."""
    lines: list[Line] = []
    for item, result in zip(decision.items, results, strict=True):
        verdict = "adopted" if result.adopted else "rejected" if result.quorate else "no-quorum"
        one = len(decision.items) == 1
        lines.append(bold(f"result-{verdict}") if one else bold(f"result-item-{verdict}", item=item.no, text=item.text))
        lines += _chart(item.rule, result, reader)
        if result.least_parties:
            enough = result.participating.papers >= result.least_parties
            said = {"papers": result.participating.papers, "least": result.least_parties}
            lines.append(words("limb-parties", verdict=words("limb-met" if enough else "limb-not-met"), **said))
        lines += [comparison_line(item.rule, "participation", each) for each in result.participation]
        if result.quorate:
            lines += [comparison_line(item.rule, "approval", each) for each in result.approval]
        if result.grain != Grain():
            lines.append(words("result-grain", heads=result.grain.heads, shares=result.grain.shares))
    return lines


def _chart(rule: Rule, result: MotionResult, reader: Reader) -> list[Line]:
    """Yes, no and abstentions by heads, each with what it weighs beside its bar."""
    counted = rule.counts_shares and rule.shares_basis is SharesBasis.AREA
    rows = []
    most = max(result.participating.heads, result.yes.heads + result.no.heads + result.abstain.heads, 1)
    for name, each in (("yes", result.yes), ("no", result.no), ("abstain", result.abstain)):
        shown = [reader.text(words(f"choice-{name}")), bar(each.heads, most), _heads(each.heads, result)]
        rows.append(
            [*shown, reader.text(words("roll-area", area=square_metres(each.shares // result.grain.shares)))]
            if counted
            else shown
        )
    return [Span(line, Style.CODE) for line in columns(rows, right=(2, 3), widest=16)]


def _heads(heads: int, result: MotionResult) -> str:
    """A number of heads, whose grains may be finer than one."""
    return str(whole(Fraction(heads, result.grain.heads)))


def comparison_line(rule: Rule, kind: str, each: Comparison) -> Words:
    """One comparison in whole numbers, and whether it holds."""
    limb = each.limb
    what = measure_words(rule, limb.measure)
    sum_ = _decimal(each.part, each.decimals)
    factor = limb.fraction.denominator
    written = f"{sum_} × {factor} = {_decimal(each.left, each.decimals)} {_sign(each)} {_right(each)}"
    verdict = words("limb-met" if each.met else "limb-not-met")
    return words(f"limb-{kind}", what=what, needed=needed_words(limb), written=written, verdict=verdict)


def _sign(each: Comparison) -> str:
    if each.left == each.right:
        return "="
    return ">" if each.left > each.right else "<"


def _right(each: Comparison) -> str:
    whole = _decimal(each.whole, each.decimals)
    over = each.limb.fraction.numerator
    right = _decimal(each.right, each.decimals)
    return right if over == 1 else f"{right} ({whole} × {over})"


def _decimal(number: int, decimals: int) -> str:
    """Exactly, with what stands behind the point only where something does."""
    if not decimals:
        return str(number)
    return str(square_metres(number))
