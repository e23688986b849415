"""How an election came out: a table and a chart of all who stood, who is elected, tied and next, and what is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction

from app.context import Context, Effects
from app.declare import Registry
from app.made_later import MOST_AT_ONCE
from app.messages import Attachment, Outgoing, Span, Style
from app.text_chart import bar, columns
from app.words import Line, Listed, Press, Reader, Reply, Words, bold, words
from commands.decision_ballot import decision_of_button, frozen
from commands.decision_results import comparison_line, counted, result_lines
from commands.decision_words import measure_words, needed_words, title_lines, whole
from commands.roll_words import square_metres
from domain.contest import Contest
from domain.counting import Count
from domain.decision import Decision, DecisionState
from domain.elections import Phase
from domain.refusal import Refusal
from domain.roll import SharesBasis
from domain.rules import Denominator, Measure, Rule
from domain.tally.motion import Comparison, Grain, MotionResult
from domain.tally.seats import Seating

MET, NOT_MET = "✓", "–"


def found_lines(decision: Decision, found: Count, reader: Reader) -> list[Line]:
    """How a decision or an election came out, under its title."""
    if decision.contest is not None:
        return [*title_lines(decision)[:1], *outcome_lines(decision, found, reader)]
    return [*title_lines(decision), *result_lines(decision, found.results, reader)]


async def fallen_lines(effects: Effects, decision: Decision) -> list[Line]:
    """That the result was declared void, and why; nothing for one that stands."""
    election = await effects.uow.elections.by_id(decision.id)
    if election is None or election.phase is not Phase.VOID:
        return []
    return [words("phase-void", reason=election.void_reason)]


def chart_buttons(decision: Decision) -> tuple[tuple[Press, ...], ...]:
    """The way to the result as a picture."""
    return ((Press(words("button-picture"), f"echart:{decision.id}"),),) if decision.contest is not None else ()


def outcome_lines(decision: Decision, found: Count, reader: Reader) -> list[Line]:
    """Everybody who stood with heads and shares, in the order of the result, and what follows from it."""
    if found.seating is None or decision.contest is None:
        return []
    first = found.results[0]
    lines: list[Line] = [] if first.quorate else [bold("election-no-quorum")]
    lines += [*_verdict(decision, decision.contest, found.seating), *_table(decision, found, reader)]
    rule = decision.rules[0]
    lines += [comparison_line(rule, "participation", each) for each in first.participation]
    if first.quorate:
        lines += [_needed(decision, found, limb, rule) for limb in range(len(first.approval))]
    if first.grain != Grain():
        lines.append(words("result-grain", heads=first.grain.heads, shares=first.grain.shares))
    return lines


def _needed(decision: Decision, found: Count, at: int, rule: Rule) -> Words:
    """What it took to be approved by the limb at this place of the rule, with the number that it is of: one for all, or
    one for each where people abstained of some and the rule counts those who said yes or no.
    """
    limb = found.results[0].approval[at].limb
    if limb.of is Denominator.CAST and not any(result.abstain.heads for result in found.results):
        # Every paper says yes or no of everybody: those who said either are those who took part.
        limb = replace(limb, of=Denominator.PARTICIPATING)
    amounts = [_least(rule, result.approval[at], in_people=result.grain.heads == 1) for result in found.results]
    said = {"what": measure_words(rule, limb.measure), "needed": needed_words(limb)}
    if len({exact for _, exact, _ in amounts}) == 1:
        key, _, amount = amounts[0]
        return words(key, **said, amount=amount)
    sign = ">" if amounts[0][0] == "approval-needs-more" else "≥"
    each = tuple(f"{item.no}: {sign} {exact}" for item, (_, exact, _) in zip(decision.items, amounts, strict=True))
    return words("approval-needs-each", **said, amounts=each)


def _least(rule: Rule, each: Comparison, *, in_people: bool) -> tuple[str, str, Words | str]:
    """The text that says the least it took, the number, and the number as it is read; ``in_people`` where heads are
    counted whole.
    """
    value = Fraction(each.whole) * each.limb.fraction / 10**each.decimals
    least, exact = ("approval-needs-more" if each.limb.strict else "approval-needs-least"), whole(value)
    if each.limb.strict and each.limb.measure is Measure.HEADS and in_people:
        # More than four and a half owners are five.
        least, exact = "approval-needs-least", whole(Fraction(value // 1 + 1))
    in_metres = each.limb.measure is Measure.SHARES and rule.shares_basis is SharesBasis.AREA and each.decimals > 0
    return least, str(exact), words("metres", number=str(exact)) if in_metres else str(exact)


def _verdict(decision: Decision, contest: Contest, seating: Seating) -> list[Line]:
    """Who is elected, who must run again, who comes next, and whether there is a committee."""
    names = {item.no: item.text for item in decision.items}
    elected = bold("result-elected", names=_named(names, seating.elected)) if seating.elected else bold("result-nobody")
    lines: list[Line] = [elected]
    if seating.tied:
        lines.append(words("result-tied", names=_named(names, seating.tied), count=seating.tied_seats))
    if seating.alternates:
        lines.append(words("result-alternates", names=tuple(_named(names, group) for group in seating.alternates)))
    if seating.open_seats:
        lines.append(words("result-open-seats", count=seating.open_seats))
    if contest.agreed:
        lines.append(_committee(contest, len(seating.elected), stands=seating.stands))
    return lines


def _committee(contest: Contest, elected: int, *, stands: bool) -> Words:
    filled = contest.filled + elected
    key = "result-committee" if stands else "result-no-committee"
    return words(key, filled=filled, of=contest.agreed, minimum=max(contest.minimum, contest.agreed // 2 + 1))


def _named(names: dict[int, str], numbers: Sequence[int]) -> Listed:
    return tuple(f"{no} {names[no]}" for no in numbers)


def ranked(decision: Decision, found: Count) -> list[tuple[int, str, MotionResult]]:
    """Number, name and result of everybody who stood: the approved in their order, then the others by what they got."""
    rows = [(item.no, item.text, result) for item, result in zip(decision.items, found.results, strict=True)]
    place = {no: at for at, no in enumerate(found.seating.ranking)} if found.seating is not None else {}
    last = len(rows)
    return sorted(rows, key=lambda row: (place.get(row[0], last), -row[2].yes.heads, -row[2].yes.shares, row[0]))


def _table(decision: Decision, found: Count, reader: Reader) -> list[Line]:
    rule = decision.rules[0]
    areas = rule.counts_shares and rule.shares_basis is SharesBasis.AREA
    rows = []
    for no, name, result in ranked(decision, found):
        most = max(result.participating.heads, result.yes.heads, 1)
        row = [f"{no}", name, bar(result.yes.heads, most, 6), heads_text(result)]
        if areas:
            row.append(reader.text(words("roll-area", area=square_metres(result.yes.shares // result.grain.shares))))
        rows.append([*row, MET if result.adopted else NOT_MET])
    return [Span(line, Style.CODE) for line in columns(rows, right=(0, 3, 4) if areas else (0, 3), widest=12)]


def heads_text(result: MotionResult) -> str:
    """How many heads approve, exactly."""
    return str(whole(Fraction(result.yes.heads, result.grain.heads)))


# -- as a picture --------------------------------------------------------------------------------------------------


async def picture(ctx: Context, decision_id: str) -> Reply | None:
    """The result as a picture, made outside the transaction and sent when it is ready. Raises Refusal."""
    decision = await decision_of_button(ctx, decision_id)
    if decision.state is not DecisionState.CLOSED:
        raise Refusal("decision-not-running", no=decision.no)
    if ctx.house.busy() or len(ctx.turn.work) >= MOST_AT_ONCE:
        raise Refusal("pictures-busy")
    found = await counted(ctx, decision, await frozen(ctx, decision))
    address = ctx.incoming.address
    if ctx.incoming.private:
        address = replace(address, account=ctx.account.account)
    caption = ctx.compose(Reply((words("picture-caption", no=decision.no),)), ctx.reader, address)
    ctx.turn.work.append(_draw(decision, found, ctx.reader, caption))
    return None


def _draw(decision: Decision, found: Count, reader: Reader, caption: Outgoing) -> Callable[[], Outgoing]:
    """What draws the chart, later and in another thread."""
    rule: Rule = decision.rules[0]
    rows = [
        (f"{no}  {name}", int(heads_text(result)) if heads_text(result).isdecimal() else 0, _sign(reader, result))
        for no, name, result in ranked(decision, found)
    ]
    took_part = found.results[0].participating
    footer = reader.text(
        words("election-picture-footer", count=took_part.papers, what=measure_words(rule, rule.approval[0].measure))
    )
    title = f"#{decision.no}  {decision.title}"

    def make() -> Outgoing:
        # Only now: what draws takes longer to load, and more memory, than all the rest of the program.
        from app.chart import Row, render_chart  # noqa: PLC0415

        content = render_chart(title, [Row(*row) for row in rows], footer, reader.language, whole=took_part.papers)
        return replace(caption, attachment=Attachment(f"election-{decision.no}.png", "image/png", content))

    return make


def _sign(reader: Reader, result: MotionResult) -> str:
    return reader.text(words("limb-met" if result.adopted else "limb-not-met"))


def register(registry: Registry) -> None:
    """Declare what this file does."""
    registry.action("echart")(picture)
