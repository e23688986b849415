"""A person's own ballot in a decision: for whom they vote, what they marked, and the buttons that set it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from app.context import Context, Effects
from app.words import Arg, Line, Listed, Press, Reply, Words, words
from commands.decision_words import (
    among_members,
    marking_lines,
    mode_line,
    rule_lines,
    title_lines,
    units_words,
    weight_words,
)
from commands.election_ballot import (
    SHOWN,
    count_line,
    is_marked,
    mark_buttons,
    marks_read,
    marks_words,
    marks_written,
)
from domain.decision import Decision, DecisionState, require_open
from domain.electorate import Electorate, Party, basis_of, party_key, weigh
from domain.papers import Choice, Origin, Paper
from domain.proxies import holds
from domain.refusal import Refusal
from domain.rules import Conflict
from domain.secrecy import Mode

SIGNS = {Choice.YES: "y", Choice.NO: "n", Choice.ABSTAIN: "a"}
BLANK = "-"
MOST_PARTIES = 20


@dataclass(frozen=True, slots=True)
class Seat:
    """One party for which a person may vote: as its owner (``by`` is the owner's id), or by proxy (the person's id)."""

    party: Party
    by: str
    origin: Origin


async def seats_of(ctx: Context, decision: Decision, electorate: Electorate) -> list[Seat]:
    """All parties for which the person may vote, their own first. Raises Refusal decision-no-party."""
    seats: dict[str, Seat] = {}
    owners = [owner.id for owner in await ctx.uow.rolls.owners_of_person(ctx.person.id)]
    departed = await ctx.uow.after.departed(decision.id)
    owners += [owner for owner, person in departed.items() if person == ctx.person.id]
    if among_members(decision):
        # Members vote as who was elected, whoever has registered as that owner since.
        members = await ctx.uow.elections.members(decision.estate_id)
        owners = [each.owner_id for each in members if each.serves and each.person_id == ctx.person.id]
    for owner in owners:
        for party in electorate.held_by(owner):
            seats.setdefault(party.key, Seat(party, owner, Origin.CHAT))
    known = {party.key: party for party in electorate.parties}
    for proxy in await ctx.uow.proxies.of_estate(decision.estate_id):
        key = party_key(proxy.party)
        # What is cast in secret nobody can take back, so nobody may come to vote for others once that has begun.
        in_time = decision.mode is not Mode.SECRET or proxy.recorded_at < decision.opens_at
        if proxy.holder == ctx.person.id and key in known and in_time and holds(proxy, ctx.now, decision.no):
            seats.setdefault(key, Seat(known[key], ctx.person.id, Origin.PROXY))
    if not seats:
        raise Refusal("decision-members" if among_members(decision) else "decision-no-party", no=decision.no)
    return list(seats.values())


async def seat_of(ctx: Context, decision: Decision, electorate: Electorate, key: str) -> Seat:
    """The party of a button, if the person may vote for it. Raises Refusal decision-no-party, button-old."""
    seats = await seats_of(ctx, decision, electorate)
    found = next((seat for seat in seats if seat.party.key == key), None)
    if found is None:
        raise Refusal("button-old")
    return found


async def decision_of_button(ctx: Context, decision_id: str) -> Decision:
    """The decision a button speaks of, if the person may see it; the conversation is about its estate from here on.
    Raises Refusal button-old, need-resident.
    """
    decision = await ctx.uow.decisions.by_id(decision_id)
    if decision is None or (ctx.room is not None and decision.estate_id != ctx.estate.id):
        raise Refusal("button-old")
    if ctx.room is None and decision.estate_id not in await ctx.uow.people.estates_of(ctx.person.id):
        raise Refusal("need-resident")
    if decision.estate_id != ctx.estate.id:
        await ctx.turn_to(decision.estate_id)
    return decision


async def frozen(effects: Effects, decision: Decision) -> Electorate:
    """The roll as it was when the decision opened. Raises Refusal if it is not open."""
    electorate = await effects.uow.decisions.electorate(decision.id)
    if electorate is None:
        require_open(decision, effects.now)
        raise Refusal("decision-not-open", no=decision.no, at=decision.opens_at)
    return electorate


async def own_paper(ctx: Context, decision: Decision, seat: Seat) -> Paper | None:
    """What the person has cast for the party so far; of a secret ballot nobody can tell."""
    if decision.mode is Mode.SECRET:
        return None
    papers = await ctx.uow.decisions.papers_of(decision.id, seat.party.key)
    mine = (each for each in papers if (each.owner, each.origin) == (seat.by, seat.origin))
    return next(mine, None)


def marks_of(decision: Decision, choices: Mapping[int, Choice]) -> str:
    """The choices as a button carries them, one sign an item; where candidates are marked, one number."""
    if is_marked(decision):
        return marks_written(decision, choices)
    return "".join(SIGNS[choices[item.no]] if item.no in choices else BLANK for item in decision.items)


def choices_of(decision: Decision, marks: str) -> dict[int, Choice]:
    """What a button carries. Raises Refusal button-old for a token that was made up."""
    if is_marked(decision):
        return marks_read(decision, marks)
    if len(marks) != len(decision.items) or not set(marks) <= {*SIGNS.values(), BLANK}:
        raise Refusal("button-old")
    read = {sign: choice for choice, sign in SIGNS.items()}
    return {item.no: read[sign] for item, sign in zip(decision.items, marks, strict=True) if sign != BLANK}


def choice_words(decision: Decision, choices: Mapping[int, Choice]) -> Words | str | Listed:
    """What was chosen, in words."""
    if decision.contest is not None:
        return marks_words(decision, choices)
    if len(decision.items) == 1:
        return words(f"choice-{choices[1]}")
    return "  ".join(f"{no} {SHOWN[choice]}" for no, choice in sorted(choices.items()))


async def ballot(ctx: Context, decision: Decision, seat: Seat | None = None, marks: str = "") -> Reply:
    """The ballot for one party (the first that has not voted, if none is named), with what is marked so far.

    Raises Refusal as `seats_of` and `domain.decision.require_open`.
    """
    electorate = await frozen(ctx, decision)
    require_open(decision, ctx.now)
    seats = await seats_of(ctx, decision, electorate)
    chosen = seat if seat is not None else await _first_without(ctx, decision, seats)
    paper = await own_paper(ctx, decision, chosen)
    # Whoever is registered as this owner today need not be who cast it.
    shows = paper is not None and decision.mode is Mode.OPEN
    if not marks:
        marks = marks_of(decision, paper.choices if paper is not None and shows else {})
    # Where candidates are marked, their buttons name them.
    head = title_lines(decision)[:1] if is_marked(decision) else title_lines(decision)
    lines: list[Line] = [*head, *await _for_whom(ctx, decision, electorate, chosen)]
    lines += [mode_line(decision), *rule_lines(decision)[:1], *marking_lines(decision)]
    if paper is not None and shows:
        lines.append(words("ballot-now", choice=choice_words(decision, paper.choices), receipt=paper.receipt))
    elif paper is not None:
        lines.append(words("ballot-cast-already"))
    lines += await _on_paper(ctx, decision, chosen)
    if is_marked(decision):
        lines.append(count_line(decision, choices_of(decision, marks)))
    lines.append(words("decision-closes", at=decision.closes_at))
    cast_already = await _is_cast_in_secret(ctx, decision, chosen)
    if cast_already:
        again = "secret-cast-already-marks" if is_marked(decision) else "secret-cast-already"
        lines.append(words(again, no=decision.no))
    rows = [] if cast_already else _buttons(decision, chosen, marks)
    others = [each for each in seats if each.party.key != chosen.party.key][:MOST_PARTIES]
    rows += [
        (Press(words("button-other-party", units=units_words(each.party)), f"dfor:{decision.id}:{each.party.key}"),)
        for each in others
    ]
    return Reply(tuple(lines), tuple(rows), in_memory=True)


async def _on_paper(ctx: Context, decision: Decision, seat: Seat) -> list[Line]:
    """That organisers entered a ballot on paper for the party, and what a vote here does to it."""
    papers = await ctx.uow.decisions.papers_of(decision.id, seat.party.key)
    handed = [each for each in papers if each.origin is Origin.PAPER]
    if not handed:
        return []
    if decision.rules[0].conflict is Conflict.PAPER:
        return [words("ballot-on-paper-first")]
    return [words("ballot-on-paper-invalid" if handed[0].invalid else "ballot-on-paper")]


async def _is_cast_in_secret(ctx: Context, decision: Decision, seat: Seat) -> bool:
    """Whether a secret ballot was cast for the party: nobody can tell which, so only its receipt changes it."""
    return decision.mode is Mode.SECRET and seat.party.key in await ctx.uow.decisions.took_part(decision.id)


async def _first_without(ctx: Context, decision: Decision, seats: list[Seat]) -> Seat:
    if decision.mode is Mode.SECRET:
        took_part = await ctx.uow.decisions.took_part(decision.id)
        return next((seat for seat in seats if seat.party.key not in took_part), seats[0])
    for seat in seats:
        if await own_paper(ctx, decision, seat) is None:
            return seat
    return seats[0]


async def _for_whom(ctx: Context, decision: Decision, electorate: Electorate, seat: Seat) -> list[Line]:
    """The units, heads and shares that this ballot is for."""
    weight = weigh(electorate, basis_of(decision.rules))[seat.party.key]
    said: dict[str, Arg] = {"units": units_words(seat.party), "weight": weight_words(weight, decision.rules)}
    if seat.origin is Origin.PROXY:
        return [words("ballot-for-proxy", **said)]
    if among_members(decision):
        return [words("ballot-for-member")]
    lines: list[Line] = [words("ballot-for", **said)]
    if len(seat.party.owners) > 1:
        roll = await ctx.uow.rolls.whole(decision.estate_id)
        names = [roll.owners[each].name for each in seat.party.owners if each != seat.by and each in roll.owners]
        if names:
            key = "ballot-with-secret" if decision.mode is Mode.SECRET else "ballot-with"
            lines.append(words(key, names=tuple(names)))
    return lines


def _buttons(decision: Decision, seat: Seat, marks: str) -> list[tuple[Press, ...]]:
    """One tap casts where there is one item; with several, marks are set and then cast together."""
    about = f"{decision.id}:{seat.party.key}"
    if is_marked(decision):
        return mark_buttons(decision, about, marks)
    if len(decision.items) == 1:
        return [
            tuple(
                Press(
                    words(f"choice-{choice}-marked" if marks == sign else f"choice-{choice}"), f"dvote:{about}:{sign}"
                )
                for choice, sign in SIGNS.items()
            )
        ]
    rows = []
    for place, item in enumerate(decision.items):
        row = []
        for choice, sign in SIGNS.items():
            label = words(f"choice-{choice}-marked" if marks[place] == sign else f"choice-{choice}")
            after = marks[:place] + sign + marks[place + 1 :]
            row.append(Press(words("button-item", item=item.no, choice=label), f"dmark:{about}:{after}"))
        rows.append(tuple(row))
    if BLANK not in marks:
        rows.append((Press(words("button-cast-paper"), f"dvote:{about}:{marks}"),))
    return rows


def shows_nothing(decision: Decision) -> bool:
    """Whether what is chosen may not be seen by others while it is typed."""
    return decision.mode is not Mode.OPEN and decision.state is not DecisionState.VOID
